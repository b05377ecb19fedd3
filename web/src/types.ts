// SPDX-License-Identifier: Apache-2.0
/** The parts of the documents and results that the page reads; core/README.md describes them. */

export type Text = string | Record<string, string>;
export type Decimal = string;
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export interface Ratio { numerator: number; denominator: number; basisPoints: number }

export interface PromotionDocument { id?: string; name?: Text; stage?: string; [field: string]: unknown }
export interface ProgramDocument {
  format: string; id: string; name?: Text; currency: string;
  ledgers?: { id: string; name?: Text; unit?: Text; decimals?: number }[];
  metrics?: { id: string; name?: Text; type?: string; window?: { type: string; months?: number } }[];
  tiers?: { id: string; name?: Text; qualify?: Condition }[];
  redemptions?: { id: string; ledger: string; points: Decimal; value: Decimal; step?: Decimal; minimum?: Decimal; maxShare?: Decimal }[];
  promotions?: PromotionDocument[];
  [field: string]: unknown;
}
export interface Condition {
  metric?: { id: string; atLeast?: Decimal | number; atMost?: Decimal | number };
  all?: Condition[]; any?: Condition[]; not?: Condition; [field: string]: unknown;
}

export type Operand = string | number | [number, number];
export interface Step {
  code: string; op: string; of: Operand[]; is: Decimal | Decimal[];
  rounding?: string; rule?: string; source?: string; figure?: string;
}

export type Missing = {
  amount?: Decimal; units?: Decimal | number; points?: Decimal; days?: number; orders?: number;
  tier?: string; difference?: Decimal;
};

export interface Applied {
  promotion: string; name?: Text; stage: string; source: 'program' | 'request' | 'voucher';
  times?: number; rung?: number | null; base: Decimal; discount: Decimal; shares: Decimal[];
}
export interface Rejected {
  promotion: string; name?: Text; stage: string; source: string; reason: string;
  missing?: Missing | null; by?: string | null;
}
export interface QuoteResult {
  asOf: string; currency: string;
  list: Decimal; discount: Decimal; net: Decimal; pointsValue: Decimal; payable: Decimal;
  lines: { id: string; list: Decimal; discount: Decimal; net: Decimal; pointsValue: Decimal; payable: Decimal }[];
  applied: Applied[]; rejected: Rejected[];
  redemption: null | {
    redemption: string; ledger: string; requested: Decimal; used: Decimal; value: Decimal;
    rate?: Ratio | null; reason?: string | null; missing?: Missing | null;
  };
  earned: {
    ledger: string; points: Decimal;
    rules: { rule: string; name?: Text; base: Decimal; points: Decimal }[];
    notEarned: { rule: string; name?: Text; reason: string; missing?: Missing | null }[];
  }[];
  vouchersIssued: {
    promotion: string; count: number; value: Decimal; minimum?: Decimal | null;
    validFrom?: string | null; validTo?: string | null;
  }[];
  tier: { before: string | null; after: string | null } | null;
  effectiveDiscount: { paid: Decimal; list: Decimal; payRatio: Ratio | null; off: number | null } | null;
  explanation?: Step[];
}

export interface StatementResult {
  asOf: string; currency: string; notCounted: number;
  balances: {
    ledger: string; name?: Text; unit?: Text; balance: Decimal; value: Decimal | null;
    lots: { event: string; earned: string; expires: string | null; points: Decimal; remaining: Decimal }[];
    expiring: { date: string; points: Decimal }[];
  }[];
  metrics: { metric: string; name?: Text; value: Decimal; from?: string | null; to?: string | null }[];
  tier: {
    current: string | null; name?: Text | null; since?: string | null; validUntil?: string | null;
    next: null | {
      tier: string; name?: Text;
      progress: { metric: string; value: Decimal; at: Decimal; missing: Decimal }[];
    };
    timeline: { date: string; tier: string | null }[];
  } | null;
  explanation?: Step[];
}

export interface Reading {
  code: string; payRatio: Ratio; limit?: Ratio | null; paid: Decimal; goods: Decimal; baskets: Decimal[];
}
export interface Piece {
  from: Decimal; to: Decimal; slope: Decimal; intercept: Decimal;
  paidFrom: Decimal; paidTo: Decimal; ratioFrom: Ratio; ratioTo: Ratio; vouchers: Decimal;
}
export interface Cliff {
  at: Decimal; paidBefore: Decimal; paidAt: Decimal; drop: Decimal;
  vouchersBefore: Decimal; vouchersAt: Decimal;
}
export interface EffectiveDiscountResult {
  currency?: string;
  basket?: {
    list: Decimal; discount: Decimal; paid: Decimal; vouchers: Decimal;
    payRatio: Ratio | null; payRatioWithVouchers: Ratio | null;
  } | null;
  curve?: { pieces: Piece[]; cliffs: Cliff[]; dominated: { from: Decimal; to: Decimal; payAt: Decimal }[] } | null;
  readings?: Reading[];
  explanation?: Step[];
}

export interface ParsedOffer {
  readings: { promotion: PromotionDocument; words: Record<string, string>; assumptions: string[] }[];
}

export interface Failure { code: string; pointer: string; message: string; params?: Record<string, unknown> }

/** What a person typed in the history table; empty fields are left out of the request. */
export interface HistoryRow { type: 'purchase' | 'redeem' | 'adjust'; date: string; amount: string; expires: string }
export interface BasketLine { name: string; category: string; quantity: string; unitPrice: string }
export interface HeldVoucher { value: string; minimum: string }

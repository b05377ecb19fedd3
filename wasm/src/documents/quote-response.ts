// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

import type { CivilDate, Currency, Decimal, Exact, Id, ItemSelection, LocalText, Ratio } from './common.ts';
import type { ErrorResponse } from './error.ts';
import type { Explanation } from './explanation.ts';
import type { Reason } from './codes.ts';
import type { VoucherDocument } from './voucher.ts';

/** The answer to quote. */
export type QuoteResponse = QuoteSuccess | ErrorResponse;

/** What is paid. */
export interface QuoteSuccess {
  /** Answered. */
  ok: true;
  /** The answer. */
  result: QuoteResult;
}

/** What is paid, what applied and why, what did not and what is missing, points earned and used, vouchers given back, the tier after it. */
export interface QuoteResult {
  /** The day of the question. */
  asOf: CivilDate;
  /** The currency of every amount. */
  currency: Currency;
  /** Amount before discounts. */
  list: Decimal;
  /** list less net. */
  discount: Decimal;
  /** Amount after promotions and vouchers. */
  net: Decimal;
  /** Value of the points used as payment. */
  pointsValue: Decimal;
  /** net less pointsValue: what is paid in money. */
  payable: Decimal;
  /** The same for each line of the basket, in its order. */
  lines: QuotedLine[];
  /** Promotions and vouchers that applied, in the order in which they did. */
  applied: Applied[];
  /** Promotions and vouchers that did not apply. */
  rejected: Rejected[];
  /** Points used as payment; null when the request asks for none. */
  redemption: QuotedRedemption | null;
  /** Points earned, for each ledger of the programme. */
  earned: Earned[];
  /** Vouchers given back. */
  vouchersIssued: VouchersIssued[];
  /** Vouchers that were used and had value beyond what they took off. Absent: none. */
  vouchersLeft?: VoucherLeft[];
  /** Points that promotions give, beside those of earn rules. Absent: none. */
  pointsGiven?: PointsGiven[];
  /** Money for later. Absent: none. */
  cashback?: CashbackGiven[];
  /** Goods added to the order. Absent: none. */
  gifts?: GiftGiven[];
  /** Stages whose combination is the best of those that were looked at, and perhaps not the best of all. Absent: none. */
  best?: InexactBest[];
  /** What gift cards pay, in the order of the request. Absent: none. */
  payments?: GiftCardPayment[];
  /** payable less what gift cards pay. Absent: the payable amount. */
  due?: Decimal;
  /** The tier before and after the order. */
  tier: QuotedTier;
  /** What the whole is worth; vouchers given back are not counted. */
  effectiveDiscount: QuotedDiscount;
  /** The derivation of the figures, when the request asks for it. */
  explanation?: Explanation;
}

/** Amounts of a line. */
export interface QuotedLine {
  /** As in the request. */
  id: Id;
  /** Amount before discounts. */
  list: Decimal;
  /** list less net. */
  discount: Decimal;
  /** Amount after promotions and vouchers. */
  net: Decimal;
  /** Its share of the points used. */
  pointsValue: Decimal;
  /** net less pointsValue. */
  payable: Decimal;
  /** Its units, where promotions treated them differently. Absent: alike. */
  pieces?: QuotedPiece[];
}

/** Units of a line that were treated alike. What is left of them is shared in whole minor units, the left-over ones to the first. */
export interface QuotedPiece {
  /** How many. */
  units: number;
  /** Amount before discounts. */
  list: Decimal;
  /** Amount after promotions and vouchers. */
  net: Decimal;
  /** net less its share of the points used. */
  payable: Decimal;
}

/** Points that one promotion gives. */
export interface PointsGiven {
  /** The promotion. */
  promotion: Id;
  /** The ledger. */
  ledger: Id;
  /** How many. */
  points: Decimal;
}

/** Money for later of one promotion. */
export interface CashbackGiven {
  /** The promotion. */
  promotion: Id;
  /** How much. */
  amount: Decimal;
}

/** Goods that one promotion adds. */
export interface GiftGiven {
  /** The promotion. */
  promotion: Id;
  /** The article. */
  sku: string;
  /** Its name, or null. */
  name: LocalText | null;
  /** Units. */
  quantity: number;
  /** What one is worth, or null. */
  value: Decimal | null;
}

/** A stage with more combinations than were looked at. */
export interface InexactBest {
  /** The stage. */
  stage: Id;
  /** Always false. */
  exact: false;
}

/** Units that a group of a set is short of. */
export interface ShortGroup {
  /** Its place, from 1. */
  group: number;
  /** How many more it takes. */
  units: number;
  /** The goods that fit. */
  items: ItemSelection;
}

/** Where a promotion comes from. */
export type PromotionSource = 'program' | 'request' | 'voucher';

/** A promotion or voucher that applied. */
export interface Applied {
  /** Its id. */
  promotion: Id;
  /** Its name, or null. */
  name: LocalText | null;
  /** The stage in which it applied. */
  stage: Id;
  /** Where it comes from. */
  source: PromotionSource;
  /** Repeats that counted. */
  times: number;
  /** Position of the rung that was reached, from 0. */
  rung: number;
  /** What the trigger looked at: amount of the eligible lines, or of the units that sets reduce. */
  base: Decimal;
  /** What it took off; 0 when it gives vouchers. */
  discount: Decimal;
  /** The discount by line, in the order of the basket. */
  shares: Decimal[];
}

/** A promotion or voucher that did not apply. */
export interface Rejected {
  /** Its id. */
  promotion: Id;
  /** Its name, or null. */
  name: LocalText | null;
  /** The stage in which it was tried. */
  stage: Id;
  /** Where it comes from. */
  source: PromotionSource;
  /** Why not. */
  reason: Reason;
  /** How far it is from applying; null where there is no distance. */
  missing: Missing | null;
  /** The promotion it lost to, or null. */
  by: Id | null;
  /** The missing units by the groups of a set. Absent: they are of no set. */
  groups?: ShortGroup[];
}

/** How far a rule is from applying: exactly one field. */
export interface Missing {
  /** Money that is missing. */
  amount?: Decimal;
  /** Units that are missing. */
  units?: number;
  /** Points that are missing, or could not be used. */
  points?: Decimal;
  /** Days until it starts, or since it ended. */
  days?: number;
  /** Orders that are missing. */
  orders?: number;
  /** The tier that is needed. */
  tier?: Id;
  /** What is missing of a count, or beyond it. */
  count?: Decimal;
  /** How much more the winner takes off, or how much lower a price would have to be. */
  difference?: Decimal;
}

/** Points used as payment. */
export interface QuotedRedemption {
  /** Its id. */
  redemption: Id;
  /** The ledger of the points. */
  ledger: Id;
  /** Points asked for, or as many as possible. */
  requested: 'max' | Decimal;
  /** Points used. */
  used: Decimal;
  /** What they pay. */
  value: Decimal;
  /** Value of one point, in the currency. */
  rate: Ratio;
  /** Why fewer than requested, or null. */
  reason: Reason | null;
  /** By how much; null where there is no distance. */
  missing: Missing | null;
  /** The value by line, in the order of the basket. */
  shares: Decimal[];
}

/** Points earned in a ledger. */
export interface Earned {
  /** The ledger. */
  ledger: Id;
  /** All points together. */
  points: Decimal;
  /** Rules that gave points. */
  rules: EarnedByRule[];
  /** Rules that gave none. */
  notEarned: NotEarned[];
}

/** Points by one rule. */
export interface EarnedByRule {
  /** Its id. */
  rule: Id;
  /** Its name, or null. */
  name: LocalText | null;
  /** What was counted, in the unit of its measure. */
  base: Exact;
  /** What it gave. */
  points: Decimal;
}

/** A rule that gave no points. */
export interface NotEarned {
  /** Its id. */
  rule: Id;
  /** Its name, or null. */
  name: LocalText | null;
  /** Why not. */
  reason: Reason;
  /** How far it is from applying; null where there is no distance. */
  missing: Missing | null;
}

/** Vouchers that one promotion gives back. */
export interface VouchersIssued {
  /** The promotion. */
  promotion: Id;
  /** How many. */
  count: number;
  /** Face value of each. */
  value: Decimal;
  /** Smallest order each can be used in. */
  minimum: Decimal;
  /** First day. */
  validFrom: CivilDate;
  /** Last day, or null. */
  validTo: CivilDate | null;
  /** One of them with all its terms, as a later request has it in vouchers. The id is that of the promotion, cut to 53 characters, and the day; of several each needs one of its own. */
  voucher: VoucherDocument;
}

/** A voucher that an order was too small for. */
export interface VoucherLeft {
  /** The voucher. */
  promotion: Id;
  /** What it was worth beyond what it took off. */
  value: Decimal;
  /** The voucher with that value, as a later request has it in vouchers; null where the value is lost. */
  voucher: VoucherDocument | null;
}

/** What a gift card pays. */
export interface GiftCardPayment {
  /** The gift card. */
  giftCard: Id;
  /** What it pays. */
  paid: Decimal;
  /** What is left on it. */
  left: Decimal;
}

/** The tier before and after the order; null below the first. */
export interface QuotedTier {
  /** The tier at which the order is placed. */
  before: Id | null;
  /** The tier when the order counts. */
  after: Id | null;
}

/** What is paid against the list value of the goods. */
export interface QuotedDiscount {
  /** What is paid in money. */
  paid: Decimal;
  /** List value of the goods. */
  list: Decimal;
  /** paid ÷ list (折 is ten times it); null when list is 0. */
  payRatio: Ratio | null;
  /** 1 − payRatio in basis points; null when list is 0. */
  off: number | null;
}

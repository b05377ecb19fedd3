// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

import type { CivilDate, Currency, Decimal, Exact, Ratio } from './common.ts';
import type { ErrorResponse } from './error.ts';
import type { Explanation } from './explanation.ts';
import type { ReadingCode } from './codes.ts';

/** The answer to effective-discount. */
export type EffectiveDiscountResponse = EffectiveDiscountSuccess | ErrorResponse;

/** What promotions are worth. */
export interface EffectiveDiscountSuccess {
  /** Answered. */
  ok: true;
  /** The answer. */
  result: EffectiveDiscountResult;
}

/** For a basket, over all baskets, and in the readings of the terms. */
export interface EffectiveDiscountResult {
  /** The day of the purchase. */
  asOf: CivilDate;
  /** The currency of every amount. */
  currency: Currency;
  /** The basket asked for; null when there is none. */
  basket: BasketReading | null;
  /** The curve asked for; null when there is none. */
  curve: Curve | null;
  /** The readings that exist for these promotions. */
  readings: Reading[];
  /** The derivation of the figures, when the request asks for it. */
  explanation?: Explanation;
}

/** One basket. */
export interface BasketReading {
  /** The basket before discounts. */
  list: Decimal;
  /** list less paid. */
  discount: Decimal;
  /** What is paid. */
  paid: Decimal;
  /** Face value of the vouchers given back. */
  vouchers: Decimal;
  /** paid ÷ list; null when list is 0. */
  payRatio: Ratio | null;
  /** (paid − redemption rate × vouchers) ÷ list; null when list is 0. */
  payRatioWithVouchers: Ratio | null;
}

/** What is paid over all baskets. */
export interface Curve {
  /** The curve in exact straight pieces, without gaps. */
  pieces: CurvePiece[];
  /** Baskets at which a minor unit more lowers what is paid, or raises the vouchers. */
  cliffs: Cliff[];
  /** Baskets that pay at least as much as a larger one. */
  dominated: DominatedRange[];
}

/** On it paid = slope × basket + intercept, before rounding to the minor unit. */
export interface CurvePiece {
  /** First basket, inside. */
  from: Decimal;
  /** Last basket, inside. */
  to: Decimal;
  /** Of what is paid. */
  slope: Exact;
  /** In the currency. */
  intercept: Exact;
  /** Paid for the first basket, exactly. */
  paidFrom: Decimal;
  /** Paid for the last basket, exactly. */
  paidTo: Decimal;
  /** paidFrom ÷ from; null when from is 0. */
  ratioFrom: Ratio | null;
  /** paidTo ÷ to; null when to is 0. */
  ratioTo: Ratio | null;
  /** Face value of the vouchers given back, the same on the whole piece. */
  vouchers: Decimal;
}

/** A basket, and the one a minor unit smaller. */
export interface Cliff {
  /** The basket. */
  at: Decimal;
  /** Paid a minor unit below. */
  paidBefore: Decimal;
  /** Paid at it. */
  paidAt: Decimal;
  /** paidBefore less paidAt. */
  drop: Decimal;
  /** Vouchers a minor unit below. */
  vouchersBefore: Decimal;
  /** Vouchers at it. */
  vouchersAt: Decimal;
}

/** Every basket in it pays at least what the larger one pays. */
export interface DominatedRange {
  /** First basket, inside. */
  from: Decimal;
  /** Last basket, inside. */
  to: Decimal;
  /** The larger basket. */
  payAt: Decimal;
}

/** One way to read the terms: paid ÷ goods over the baskets. */
export interface Reading {
  /** Which way. */
  code: ReadingCode;
  /** paid ÷ goods. */
  payRatio: Ratio;
  /** The ratio that is approached and not reached, or null. */
  limit: Ratio | null;
  /** Paid over all baskets of the reading, in the currency; a mean may be a fraction. */
  paid: Exact;
  /** List value of the goods, in the currency. */
  goods: Exact;
  /** The baskets; empty for a mean. */
  baskets: Decimal[];
}

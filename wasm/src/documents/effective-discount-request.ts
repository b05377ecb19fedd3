// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

import type { Amount, AmountBase, CivilDate, Currency, PositiveAmount, ShareOrNone } from './common.ts';
import type { ProgramOrDigest } from './quote-request.ts';
import type { PromotionDocument } from './promotion.ts';
import type { Stage } from './program.ts';

/** What promotions are really worth: for a basket, over all baskets, and in the readings of their terms. A basket is one eligible line. */
export interface EffectiveDiscountRequest {
  /** A programme whose promotions and stages take part. Either this or currency. */
  program?: ProgramOrDigest;
  /** The currency, when there is no programme. */
  currency?: Currency;
  /** The order of discounts, when there is no programme. Default: line, order, voucher, each choosing all. */
  stages?: Stage[];
  /** The day of the purchase. */
  asOf: CivilDate;
  /** The promotions, tried after those of the programme. Default: none. */
  promotions?: PromotionDocument[];
  /** A basket to look at. Default: none. */
  basket?: Amount;
  /** The baskets of the curve. Default: no curve. */
  curve?: CurveRange;
  /** Share of the vouchers that come back. Default: 0.6. */
  redemptionRate?: ShareOrNone;
  /** Which amount earns the next voucher, where a promotion does not say. Default: net. */
  voucherBase?: AmountBase;
  /** Price of a unit, for promotions that count units. Default: a basket is one unit. */
  unitPrice?: PositiveAmount;
  /** Whether the result has its derivation. Default: false. */
  explain?: boolean;
}

/** From one basket to another, both inside. */
export interface CurveRange {
  /** The smallest basket. */
  from: Amount;
  /** The largest basket. */
  to: Amount;
}

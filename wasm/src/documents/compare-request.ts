// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

import type { Amount, AmountBase, CivilDate, Currency, Id, LocalText, PositiveAmount, ShareOrNone } from './common.ts';
import type { CompareBy } from './codes.ts';
import type { CurveRange } from './effective-discount-request.ts';
import type { ProgramOrDigest } from './quote-request.ts';
import type { PromotionDocument } from './promotion.ts';
import type { Stage } from './program.ts';

/** Which of several offers costs least for which basket. A basket is one eligible line. */
export interface CompareRequest {
  /** The programme that offers without one of their own are tried with. Either this or currency. */
  program?: ProgramOrDigest;
  /** The currency, when there is no programme. */
  currency?: Currency;
  /** The order of discounts, when there is no programme. Default: line, order, voucher, each choosing all. */
  stages?: Stage[];
  /** The day of the purchase. */
  asOf: CivilDate;
  /** What is compared. */
  offers: ComparedOffer[];
  /** A basket to look at. Default: none. */
  basket?: Amount;
  /** The baskets to compare. Default: from 0 to the largest of the ends that the curves of the offers have by themselves. */
  curve?: CurveRange;
  /** What a basket costs: paid, or afterVouchers: less the redemption rate × the face value of the vouchers given back. Default: paid. */
  by?: CompareBy;
  /** Share of the vouchers that come back. Default: 0.6. */
  redemptionRate?: ShareOrNone;
  /** Which amount earns the next voucher, where a promotion does not say. Default: net. */
  voucherBase?: AmountBase;
  /** Price of a unit, for promotions that count units. Default: a basket is one unit. */
  unitPrice?: PositiveAmount;
}

/** Promotions, with a programme of their own or with that of the request. */
export interface ComparedOffer {
  /** By which the result names it; different for each. */
  id: Id;
  /** Words for it. Default: none. */
  name?: LocalText;
  /** A programme of the same currency, in place of that of the request. */
  program?: ProgramOrDigest;
  /** The promotions, tried after those of the programme. Default: none. */
  promotions?: PromotionDocument[];
}

// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

import type { Amount, CivilDate, Id, LocalText, Names, PositiveAmount, ShareOrNone, TimeOfDay, Word } from './common.ts';
import type { Basket } from './basket.ts';
import type { GiftCard, ProgramOrDigest, RedeemRequest, UsedBudget } from './quote-request.ts';
import type { Member } from './member.ts';
import type { PromotionDocument } from './promotion.ts';
import type { VoucherDocument } from './voucher.ts';

/** What to add to this basket, whether to split it, and whether to use vouchers and points now. */
export interface AdviseBasketRequest {
  /** The programme, or the digest that validate gave it. */
  program: ProgramOrDigest;
  /** Today. */
  asOf: CivilDate;
  /** Now. Default: unknown; conditions on hours do not hold. */
  time?: TimeOfDay;
  /** Who buys. Default: nothing is known. */
  member?: Member;
  /** What is bought. */
  basket: Basket;
  /** More promotions, tried after those of the programme. Default: none. */
  promotions?: PromotionDocument[];
  /** Vouchers in the member's hand. Default: none. */
  vouchers?: VoucherDocument[];
  /** What has been used of the budgets of promotions, by their ids; others are not looked at. Default: nothing. */
  used?: {
    /** Of one promotion. */
    [k: string]: UsedBudget;
  };
  /** Points the member wants to pay with. Default: none. */
  redeem?: RedeemRequest;
  /** Gift cards to pay with. They are money and change no advice. Default: none. */
  giftCards?: GiftCard[];
  /** What could be added. Default: a good of any price of which nothing is known, and one like each kind of line. */
  goods?: AddableGood[];
  /** The list amount that is added at most. Default: that of the basket. */
  mostExtra?: Amount;
  /** The part of vouchers given back that counts as money. Default: 0. */
  redemptionRate?: ShareOrNone;
}

/** What could be added to a basket. */
export interface AddableGood {
  /** Unique among the goods. */
  id: Id;
  /** What it is called. Default: none. */
  name?: LocalText;
  /** Article. Default: none. */
  sku?: Word;
  /** Category. Default: none. */
  category?: Word;
  /** Brand. Default: none. */
  brand?: Word;
  /** Tags. Default: none. */
  tags?: Names;
  /** Price of one unit. Default: any, one unit. */
  unitPrice?: PositiveAmount;
  /** Units that can be added. Default: 10. */
  atMost?: number;
}

// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

import type { Amount, CivilDate, Id, PointsInput, ProgramDigest, TimeOfDay } from './common.ts';
import type { Basket } from './basket.ts';
import type { Member } from './member.ts';
import type { ProgramDocument } from './program.ts';
import type { PromotionDocument } from './promotion.ts';
import type { VoucherDocument } from './voucher.ts';

/** This member, this basket, now: what is paid, what applied and why, what did not and what is missing? */
export interface QuoteRequest {
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
  /** Gift cards to pay with, in this order, after everything else. They are money, no discount: what is earned, and what is payable, stays the same. Default: none. */
  giftCards?: GiftCard[];
  /** Whether the result has its derivation. Default: false. */
  explain?: boolean;
}

/** A programme document, or the digest of one that this process has validated. */
export type ProgramOrDigest = ProgramDigest | ProgramDocument;

/** What has been used of a budget. */
export interface UsedBudget {
  /** Orders. Default: 0. */
  uses?: number;
  /** Orders of this member. Default: 0. */
  member?: number;
  /** Money. Default: 0. */
  amount?: Amount;
}

/** Money paid in before. */
export interface GiftCard {
  /** Unique among the gift cards. */
  id: Id;
  /** What is on it. */
  balance: Amount;
}

/** Points to pay with. */
export interface RedeemRequest {
  /** A redemption of the programme. */
  redemption: Id;
  /** How many, or as many as possible. */
  points: 'max' | PointsInput;
}

// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

import type { CivilDate, Currency, Decimal, Id, LocalText, Ratio } from './common.ts';
import type { ErrorResponse } from './error.ts';
import type { Missing, PromotionSource } from './quote-response.ts';
import type { NowVerdict, NowWhy, Reason, SplitVerdict, TopUpRole, TopUpVerdict } from './codes.ts';

/** The answer to advise-basket. */
export type AdviseBasketResponse = BasketAdviceSuccess | ErrorResponse;

/** Advice for a basket. */
export interface BasketAdviceSuccess {
  /** Answered. */
  ok: true;
  /** The answer. */
  result: BasketAdvice;
}

/** What to add, whether to split, what to use now. */
export interface BasketAdvice {
  /** The day. */
  asOf: CivilDate;
  /** The currency of every amount. */
  currency: Currency;
  /** The order as it is, before discounts. */
  list: Decimal;
  /** What is paid for it. */
  payable: Decimal;
  /** What it gives for later. */
  later: LaterValue;
  /** What of that counts as money. */
  counted: Decimal;
  /** What to add. */
  topUp: TopUp;
  /** Two orders. */
  split: SplitAdvice;
  /** Vouchers and points. */
  now: NowAdvice;
}

/** What an order gives for later. */
export interface LaterValue {
  /** Face of the vouchers given back. */
  vouchers: Decimal;
  /** Money given back. */
  cashback: Decimal;
  /** Points, by ledger. */
  points: LaterPoints[];
}

/** Points of a ledger. */
export interface LaterPoints {
  /** The ledger. */
  ledger: Id;
  /** The points. */
  points: Decimal;
}

/** An offer and what it does. */
export interface AdvisedOffer {
  /** The promotion, or voucher. */
  promotion: Id;
  /** Its name, or null. */
  name: LocalText | null;
  /** Where it comes from. */
  source: PromotionSource;
  /** How many times. */
  times: number;
  /** Position of the rung. */
  rung: number;
  /** What it takes off. */
  discount: Decimal;
}

/** From 0. */
export type OptionPosition = number;

/** What to add. */
export interface TopUp {
  /** Position of the best option; null: none. */
  best: OptionPosition | null;
  /** Whether to add anything. */
  verdict: TopUpVerdict;
  /** Whether every candidate was looked at. */
  exact: boolean;
  /** The list amount that is added at most. */
  mostExtra: Decimal;
  /** By ascending list amount. */
  options: TopUpOption[];
}

/** Goods that could be added. */
export interface TopUpOption {
  /** What it is the best for. */
  roles: TopUpRole[];
  /** What is added. */
  goods: AddedGood[];
  /** What is added, before discounts. */
  list: Decimal;
  /** What is paid for the whole order. */
  payable: Decimal;
  /** Cost less that of the order as it is. */
  change: Decimal;
  /** What counts as money of what the order gives for later. */
  counted: Decimal;
  /** What the order gives more for later. */
  later: LaterValue;
  /** What the goods cost as an order of their own. */
  alone: Decimal;
  /** alone less change. */
  saving: Decimal;
  /** change ÷ list; null when change is not above zero. */
  rate: Ratio | null;
  /** Offers that apply more than before. */
  starts: AdvisedOffer[];
  /** Offers that apply no longer. */
  stops: AdvisedOffer[];
  /** Whether it is worth it. */
  verdict: TopUpVerdict;
}

/** Units of a good that are added. */
export interface AddedGood {
  /** The good of the request; null: one that the advice has supplied. */
  good: Id | null;
  /** The line whose facts it has; null: none. */
  like: Id | null;
  /** Its name, or null. */
  name: LocalText | null;
  /** Units. */
  quantity: number;
  /** Before discounts. */
  amount: Decimal;
}

/** The best way to buy the units in two orders. */
export interface SplitAdvice {
  /** Both orders together. */
  payable: Decimal;
  /** What counts as money of what they give for later. */
  counted: Decimal;
  /** Cost of one order less that of both. */
  saving: Decimal;
  /** Whether to split. */
  verdict: SplitVerdict;
  /** Whether every way was looked at. */
  exact: boolean;
  /** The first and the second; none where there is only one unit. */
  orders: SplitOrder[];
}

/** One of two orders. */
export interface SplitOrder {
  /** Its units. */
  lines: SplitPart[];
  /** Vouchers brought to it. */
  vouchers: Id[];
  /** Whether it asks for points to pay with. */
  redeem: boolean;
  /** Before discounts. */
  list: Decimal;
  /** Taken off. */
  discount: Decimal;
  /** Paid with points. */
  pointsValue: Decimal;
  /** Paid. */
  payable: Decimal;
  /** What it gives for later. */
  later: LaterValue;
  /** Promotions and vouchers, in the order of application. */
  applied: Id[];
}

/** Units of a line. */
export interface SplitPart {
  /** The line. */
  line: Id;
  /** Units. */
  quantity: number;
}

/** Now or later. */
export interface NowAdvice {
  /** Every held voucher. */
  vouchers: VoucherNow[];
  /** Every redemption. */
  points: PointsNow[];
}

/** A held voucher. */
export interface VoucherNow {
  /** The voucher. */
  voucher: Id;
  /** Its name, or null. */
  name: LocalText | null;
  /** Its value. */
  face: Decimal;
  /** What it takes off now. */
  off: Decimal;
  /** What is lost of it now. */
  lost: Decimal;
  /** Cost without it less cost with it. */
  takes: Decimal;
  /** List amount to be added so that it takes its whole value off; null when it does so now, or none is near. */
  more: Decimal | null;
  /** Its last day; null: none. */
  ends: CivilDate | null;
  /** Why it does not apply, or not in full; null: it does. */
  reason: Reason | null;
  /** How far it is from that; null where there is no distance. */
  missing: Missing | null;
  /** Offers that apply without it and not with it. */
  displaces: AdvisedOffer[];
  /** What the order gives more for later than without it. */
  later: LaterValue;
  /** Whether to use it now. */
  verdict: NowVerdict;
  /** Why. */
  why: NowWhy;
}

/** As many points as possible by one redemption. */
export interface PointsNow {
  /** The redemption. */
  redemption: Id;
  /** Its name, or null. */
  name: LocalText | null;
  /** The ledger of the points. */
  ledger: Id;
  /** Points used. */
  used: Decimal;
  /** What they pay. */
  value: Decimal;
  /** Points left of the balance; null when that is not known. */
  left: Decimal | null;
  /** Cost without points less cost with them. */
  takes: Decimal;
  /** Why it does not apply, or not in full; null: it does. */
  reason: Reason | null;
  /** How far it is from that; null where there is no distance. */
  missing: Missing | null;
  /** What the order gives more for later than without points. */
  later: LaterValue;
  /** Worth of the points that are not given because of it. */
  forgone: Decimal;
  /** Whether to use it now. */
  verdict: NowVerdict;
  /** Why. */
  why: NowWhy;
}

// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

import type { Amount, Id, LocalText, PointsInput, PositiveAmount, PositiveMeasured, PositivePoints, Share } from './common.ts';
import type { Condition } from './condition.ts';
import type { CountingWindow } from './window.ts';

/** Points as payment: points of the ledger are worth value, in multiples of step; or only sums of rungs can be used, of which the one within reach of the greatest value is taken. The value of the points used is floored to the minor unit. */
export interface Redemption {
  /** Unique among the redemptions. */
  id: Id;
  /** Shown to people. Default: none. */
  name?: LocalText;
  /** The points that are used. */
  ledger: Id;
  /** This many points are worth value. Either these two or rungs. */
  points?: PositivePoints;
  /** What they are worth. */
  value?: PositiveAmount;
  /** Points and what they are worth together, ascending. Either these or points and value. */
  rungs?: RedemptionRung[];
  /** The value is for each whole or part unit of a count of the order. Default: for the order. */
  each?: RedemptionEach;
  /** Only multiples of it can be used; not with rungs. Default: the smallest unit of the ledger. */
  step?: PositivePoints;
  /** Fewest points that can be used. Default: 0. */
  minimum?: PointsInput;
  /** Largest part of the amount still to pay, floored to the minor unit. Default: 1. */
  maxShare?: Share;
  /** Who can use it, and when. Default: everybody. */
  when?: Condition;
}

/** Points that are worth a value together. */
export interface RedemptionRung {
  /** Points; more than those of the rung before. */
  points: PositivePoints;
  /** What they are worth. */
  value: PositiveAmount;
}

/** Units of a count for which the value is given. */
export interface RedemptionEach {
  /** The count; a part of a unit counts as a whole one. */
  of: Id;
  /** Most units, a whole number. Default: no limit. */
  atMost?: PositiveMeasured;
}

/** Something of a catalogue, to be had for points, and for money too where cash is more than 0. */
export interface Reward {
  /** Unique among the rewards. */
  id: Id;
  /** Shown to people. Default: none. */
  name?: LocalText;
  /** The points that it takes. */
  ledger: Id;
  /** How many. */
  points: PositivePoints;
  /** Money that is paid beside. Default: 0. */
  cash?: Amount;
  /** What it would cost in money. Default: 0, not said. */
  value?: Amount;
  /** How often it can be had. Default: no limit. */
  limit?: TimesLimit;
  /** Who can have it, and when. Default: everybody. */
  when?: Condition;
}

/** How often something can be had in a window. */
export interface TimesLimit {
  /** Over which days. */
  window: CountingWindow;
  /** How often. */
  times: number;
}

/** Whole blocks of points into another ledger, or to a partner. */
export interface Transfer {
  /** Unique among the transfers. */
  id: Id;
  /** Shown to people. Default: none. */
  name?: LocalText;
  /** The points that are transferred. */
  ledger: Id;
  /** Size of a block: only multiples of it can be transferred. */
  block: PositivePoints;
  /** Fewest points in one transfer. Default: 0. */
  minimum?: PointsInput;
  /** What each block gives: points of the ledger it goes to, or whole units of the partner. */
  gives: PositiveMeasured;
  /** Where it goes. */
  to: TransferTarget;
  /** Who can transfer, and when. Default: everybody. */
  when?: Condition;
}

/** A ledger of the programme or a partner's unit: exactly one field. */
export interface TransferTarget {
  /** A ledger of the programme. */
  ledger?: Id;
  /** What the partner's points are called. */
  unit?: LocalText;
}

/** At the end of the last day of each period as many whole blocks as the balance holds become vouchers, one each; the rest stays. */
export interface Conversion {
  /** Unique among the conversions. */
  id: Id;
  /** Shown to people. Default: none. */
  name?: LocalText;
  /** The points that are converted. */
  ledger: Id;
  /** The calendar period. */
  every: 'month' | 'quarter' | 'halfYear' | 'year';
  /** Points for a voucher. */
  block: PositivePoints;
  /** The voucher that a block becomes. */
  voucher: VoucherTerms;
}

/** A voucher for a later order. */
export interface VoucherTerms {
  /** Its face value. */
  value: PositiveAmount;
  /** Smallest order it can be used in. Default: 0. */
  minimum?: Amount;
  /** Usable for this many days after the day of issue. Default: no end. */
  validDays?: number;
}

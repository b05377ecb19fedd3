// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

import type { Amount, AmountBase, DateWindow, Id, ItemSelection, LocalText, Percent, PositiveAmount, PositiveMeasured } from './common.ts';
import type { Condition } from './condition.ts';

/** One offer: who, when and which goods, what it takes (trigger) and what it gives (benefit, or rungs of which the highest reached applies). */
export interface PromotionDocument {
  /** Unique among the promotions of a programme or request. */
  id: Id;
  /** Shown to people. Default: none. */
  name?: LocalText;
  /** The stage in which it takes its turn. Default: order. */
  stage?: Id;
  /** Inside its stage the higher comes first; ties in document order. Default: 0. */
  priority?: number;
  /** Of the promotions of a group at most one applies in a quote. Default: none. */
  group?: Id;
  /** Days on which it runs; checked before when. Default: always. */
  valid?: DateWindow;
  /** Who gets it, and when. Default: everybody. */
  when?: Condition;
  /** Eligible lines: only these count and only these are reduced. Default: every line. */
  items?: ItemSelection;
  /** What it takes. Default: nothing. */
  trigger?: Trigger;
  /** What it gives. Either this or rungs. */
  benefit?: Benefit;
  /** Marks and what each gives, ascending; the highest reached applies. Benefits of one kind. The trigger then has no at. Either this or benefit. */
  rungs?: Rung[];
  /** Most that it takes off one order, or the largest face value of the vouchers it gives for one. Default: no cap. */
  cap?: PositiveAmount;
}

/** What is compared with the mark or the marks. */
export type Trigger = AmountTrigger | QuantityTrigger;

/** The amount of the eligible lines. */
export interface AmountTrigger {
  /** By amount. */
  type: 'amount';
  /** The mark; reached at exactly this amount. Required with benefit, absent with rungs. */
  at?: PositiveAmount;
  /** Which amount; payable only for vouchers given back. Default: net. */
  base?: AmountBase;
  /** Once, or for each full mark. Default: once. */
  repeat?: Repeat;
  /** Most repeats that count; only with each. Default: no limit. */
  times?: Times;
}

/** The number of units of the eligible lines. */
export interface QuantityTrigger {
  /** By units. */
  type: 'quantity';
  /** The mark, in units. Required with benefit, absent with rungs. */
  at?: number;
  /** Once, or for each full mark. Default: once. */
  repeat?: Repeat;
  /** Most repeats that count; only with each. Default: no limit. */
  times?: Times;
}

/** Once, or for each full mark (每满). */
export type Repeat = 'once' | 'each';

/** A number of repeats. */
export type Times = number;

/** A mark and what is given from it on. */
export interface Rung {
  /** The mark: an amount or units, as the trigger says. Above the one before. */
  at: PositiveMeasured;
  /** What is given from it on. */
  benefit: Benefit;
}

/** What a promotion gives. */
export type Benefit = PercentBenefit | AmountBenefit | VoucherBenefit;

/** A percentage off the eligible amount, rounded by the programme's rounding. */
export interface PercentBenefit {
  /** A percentage. */
  type: 'percent';
  /** Percent taken off. */
  off: Percent;
  /** Of what is left when its turn comes (net), or of the list amount. Default: net. */
  base?: 'net' | 'list';
  /** Rounded once for the order and shared over the lines, or once for each line. Default: order. */
  scope?: 'order' | 'line';
}

/** An amount off. Never more than what is left of the eligible lines; the surplus is lost. */
export interface AmountBenefit {
  /** An amount. */
  type: 'amount';
  /** Amount taken off, for each repeat. */
  off: PositiveAmount;
  /** Off the order, off each eligible line, or off each eligible unit. Default: order. */
  scope?: 'order' | 'line' | 'unit';
}

/** Vouchers for a later order. */
export interface VoucherBenefit {
  /** Vouchers. */
  type: 'voucher';
  /** Face value of each. */
  value: PositiveAmount;
  /** Smallest order each can be used in. Default: 0. */
  minimum?: Amount;
  /** How many, for each repeat. Default: 1. */
  count?: number;
  /** Usable for this many days after the day of issue. Default: no end. */
  validDays?: number;
  /** The goods it can be used for. Default: every line. */
  items?: ItemSelection;
}

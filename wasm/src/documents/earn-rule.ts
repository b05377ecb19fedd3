// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

import type { AmountBase, DateWindow, Id, ItemSelection, LocalText, Measured, PointsInput, PositiveMeasured, PositivePoints, PositiveRate, Rounding } from './common.ts';
import type { Condition } from './condition.ts';
import type { CountingWindow } from './window.ts';

/** What is counted, how it becomes points, where the one rounding happens, and how much of it there can be. */
export interface EarnRule {
  /** Unique among the earn rules. */
  id: Id;
  /** Shown to people. Default: none. */
  name?: LocalText;
  /** The ledger that gets the points. */
  ledger: Id;
  /** What is counted. */
  measure: Measure;
  /** How it becomes points. */
  award: Award;
  /** To the smallest unit of the ledger. Default: floor. */
  rounding?: Rounding;
  /** Rounded once for each unit of a line, each line, the order, or the calendar month, of which an event earns what it adds. unit and line need a measure of amounts or quantities. Default: order. */
  scope?: 'order' | 'line' | 'unit' | 'month';
  /** Only what lies above it counts, of each event (of the month with the scope month); in the unit of the measure. Default: 0. */
  above?: Measured;
  /** Fewest points when anything is counted, before limits; not with the scope month. Default: as the award says. */
  atLeast?: PositivePoints;
  /** The most that counts, or is given; those on what is measured first, then in this order. Default: no limit. */
  limits?: EarnLimit[];
  /** When a choice makes the condition hold, the purchases since the first day of this window that earned nothing by the rule earn then. Default: later purchases only. */
  retroactive?: CountingWindow;
  /** Days on which it applies; checked before when. Default: always. */
  valid?: DateWindow;
  /** Who earns, and when. Default: everybody. */
  when?: Condition;
  /** The lines that count. Default: every line. */
  items?: ItemSelection;
}

/** What an earn rule counts. Counts and streaks are looked for in purchases and activities, everything else in purchases. */
export type Measure = AmountMeasure | QuantityMeasure | OrdersMeasure | PointsMeasure | CountMeasure | StreakMeasure;

/** The money of the eligible lines. */
export interface AmountMeasure {
  /** Money. */
  type: 'amount';
  /** Before discounts, after promotions and vouchers, or after points too. Default: net. */
  base?: AmountBase;
}

/** The units of the eligible lines. */
export interface QuantityMeasure {
  /** Units. */
  type: 'quantity';
}

/** 1 for the order. */
export interface OrdersMeasure {
  /** Orders. */
  type: 'orders';
}

/** Points that other rules of the same ledger have just given: a bonus. Bonuses over the same base add. */
export interface PointsMeasure {
  /** Points of other rules. */
  type: 'points';
  /** Those rules. Rules that measure each other in a ring are an error. */
  of: Id[];
}

/** What the event carries of a count: nights, kilometres, reviews. */
export interface CountMeasure {
  /** A count. */
  type: 'count';
  /** The count. */
  of: Id;
}

/** 1 when the event makes the run of consecutive days with that count a multiple of days long; a day counts once. */
export interface StreakMeasure {
  /** Runs of days. */
  type: 'streak';
  /** The count that a day must have. */
  of: Id;
  /** Length of a run, in days. */
  days: number;
}

/** How what is counted becomes points. */
export type Award = RateAward | BlockAward | FixedAward;

/** What is counted × points ÷ per, exact, then rounded once. */
export interface RateAward {
  /** In proportion. */
  type: 'rate';
  /** Points for each per. */
  points: PositiveRate;
  /** In the unit of the measure. Default: 1. */
  per?: PositiveMeasured;
}

/** Full blocks of per, × points. */
export interface BlockAward {
  /** By full blocks. */
  type: 'block';
  /** Points for each full block. */
  points: PositivePoints;
  /** Size of a block, in the unit of the measure. */
  per: PositiveMeasured;
}

/** The points, when what is counted is more than 0. */
export interface FixedAward {
  /** A fixed number. */
  type: 'fixed';
  /** Points. */
  points: PositivePoints;
}

/** The most that a rule counts, or gives, in a window. What has been used is not given back by a refund. */
export interface EarnLimit {
  /** Over which days. Default: each event for itself. */
  window?: CountingWindow;
  /** The most that counts, in the unit of the measure. Either this or points. */
  measured?: Measured;
  /** The most points of the rule. Either this or measured. */
  points?: PointsInput;
  /** What lies beyond does not count (clamp), or an event that would pass the limit earns nothing by the rule (refuse). Default: clamp. */
  over?: 'clamp' | 'refuse';
  /** The rate for what is measured beyond; only with measured and a rate award, and in one limit of a rule. Default: nothing. */
  then?: RateBeyond;
}

/** What is counted beyond a limit × points ÷ per. */
export interface RateBeyond {
  /** Points for each per. */
  points: PositiveRate;
  /** In the unit of the measure. Default: 1. */
  per?: PositiveMeasured;
}

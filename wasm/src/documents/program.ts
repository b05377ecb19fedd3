// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

import type { Allocation, AmountBase, Currency, DateWindow, Id, ItemSelection, LocalText, PointsInput, PositiveAmount, PositiveMeasured, PositivePoints, PositiveRate, Rounding, Share } from './common.ts';
import type { Condition } from './condition.ts';
import type { PromotionDocument } from './promotion.ts';

/** A loyalty programme: how points are earned, kept and used, which tiers there are, and which promotions run. */
export interface ProgramDocument {
  /** The format of the document. */
  format: 'loyalty-program/1';
  /** Names the programme. */
  id: Id;
  /** Shown to people. Default: none. */
  name?: LocalText;
  /** The currency of every amount. */
  currency: Currency;
  /** How percentages of amounts are rounded to the minor unit. Default: halfUp. */
  rounding?: Rounding;
  /** How order discounts and points used are shared over lines. Default: largestRemainder. */
  allocation?: Allocation;
  /** Kinds of points. Default: none. */
  ledgers?: Ledger[];
  /** How points are earned; the rules of a ledger add up. Default: none. */
  earn?: EarnRule[];
  /** Counters that tiers and conditions look at. Default: none. */
  metrics?: Metric[];
  /** Levels, from the lowest to the highest; below the first there is no tier. Default: none. */
  tiers?: Tier[];
  /** How long a tier once reached is kept although its condition no longer holds. Default: whileQualified. */
  tierValidity?: TierValidity;
  /** Ways of paying with points. Default: none. */
  redemptions?: Redemption[];
  /** The order of the discounts. Default: line, order, voucher, each choosing all. */
  stages?: Stage[];
  /** Offers of the programme. Default: none. */
  promotions?: PromotionDocument[];
}

/** One kind of points: spendable points, status credits, stamps. */
export interface Ledger {
  /** Unique among the ledgers. */
  id: Id;
  /** Shown to people. Default: none. */
  name?: LocalText;
  /** What one of them is called. Default: none. */
  unit?: LocalText;
  /** Decimals of the points. Default: 0. */
  decimals?: number;
  /** When points end. Default: never. */
  expiry?: Expiry;
}

/** When points end. */
export type Expiry = NoExpiry | ExpiryAfterEarning;

/** Points do not end. */
export interface NoExpiry {
  /** Points do not end. */
  type: 'never';
}

/** Points end a number of months or days after they were earned. Months clamp: 31 January + 1 month is the end of February. */
export interface ExpiryAfterEarning {
  /** After the day of earning. */
  type: 'afterEarning';
  /** Months after the day of earning. Either this or days. */
  months?: number;
  /** Days after the day of earning. Either this or months. */
  days?: number;
  /** Moved forward to the end of the month, quarter or year. The day is the last on which the points can be used. Default: none. */
  snap?: 'none' | 'monthEnd' | 'quarterEnd' | 'yearEnd';
}

/** What is counted, how it becomes points, and where the one rounding happens. */
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
  /** Rounded once for the order, or once for each line. Default: order. */
  scope?: 'order' | 'line';
  /** Days on which it applies; checked before when. Default: always. */
  valid?: DateWindow;
  /** Who earns, and when. Default: everybody. */
  when?: Condition;
  /** The lines that count. Default: every line. */
  items?: ItemSelection;
}

/** What an earn rule counts. */
export type Measure = AmountMeasure | QuantityMeasure | OrdersMeasure | PointsMeasure;

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

/** A counter that tiers and conditions look at. */
export type Metric = SpendMetric | PointsMetric | OrdersMetric;

/** Money spent. */
export interface SpendMetric {
  /** Unique among the metrics. */
  id: Id;
  /** Shown to people. Default: none. */
  name?: LocalText;
  /** Money spent. */
  type: 'spend';
  /** Before discounts, after promotions and vouchers, or after points too. Default: net. */
  base?: AmountBase;
  /** The lines that count. Default: every line. */
  items?: ItemSelection;
  /** Which days count. Default: lifetime. */
  window?: MetricWindow;
}

/** Points earned; using or losing them does not lower it. */
export interface PointsMetric {
  /** Unique among the metrics. */
  id: Id;
  /** Shown to people. Default: none. */
  name?: LocalText;
  /** Points earned. */
  type: 'points';
  /** In this ledger. */
  ledger: Id;
  /** Which days count. Default: lifetime. */
  window?: MetricWindow;
}

/** Orders placed. */
export interface OrdersMetric {
  /** Unique among the metrics. */
  id: Id;
  /** Shown to people. Default: none. */
  name?: LocalText;
  /** Orders placed. */
  type: 'orders';
  /** Which days count. Default: lifetime. */
  window?: MetricWindow;
}

/** Which days up to today a metric counts. */
export type MetricWindow = CalendarYearWindow | RollingMonthsWindow | LifetimeWindow;

/** From 1 January of this year. */
export interface CalendarYearWindow {
  /** This calendar year. */
  type: 'calendarYear';
}

/** From the day after the same day a number of months ago. */
export interface RollingMonthsWindow {
  /** The last months. */
  type: 'rollingMonths';
  /** How many. */
  months: number;
}

/** From the beginning. */
export interface LifetimeWindow {
  /** All days. */
  type: 'lifetime';
}

/** A level. A member holds the highest whose condition holds. */
export interface Tier {
  /** Unique among the tiers. */
  id: Id;
  /** Shown to people. Default: none. */
  name?: LocalText;
  /** What it takes; at the mark exactly it holds. */
  qualify: Condition;
}

/** How long a tier once reached is kept. Reaching it again extends it. */
export type TierValidity = WhileQualified | ValidMonths | EndOfNextYear;

/** Only while its condition holds. */
export interface WhileQualified {
  /** While its condition holds. */
  type: 'whileQualified';
}

/** For a number of months. */
export interface ValidMonths {
  /** For months. */
  type: 'months';
  /** How many. */
  months: number;
}

/** To 31 December of the next calendar year. */
export interface EndOfNextYear {
  /** To the end of the next year. */
  type: 'endOfNextYear';
}

/** Points as payment: points of the ledger are worth value. The value of the points used is floored to the minor unit. */
export interface Redemption {
  /** Unique among the redemptions. */
  id: Id;
  /** Shown to people. Default: none. */
  name?: LocalText;
  /** The points that are used. */
  ledger: Id;
  /** This many points are worth value. */
  points: PositivePoints;
  /** What they are worth. */
  value: PositiveAmount;
  /** Only multiples of it can be used. Default: the smallest unit of the ledger. */
  step?: PositivePoints;
  /** Fewest points that can be used. Default: 0. */
  minimum?: PointsInput;
  /** Largest part of the amount still to pay, floored to the minor unit. Default: 1. */
  maxShare?: Share;
  /** Who can use it, and when. Default: everybody. */
  when?: Condition;
}

/** A step in the order of discounts. */
export interface Stage {
  /** Unique among the stages. */
  id: Id;
  /** Of the promotions that apply: all, by priority; the first of that order; or the one with the largest discount. Default: all. */
  choose?: 'all' | 'first' | 'best';
}

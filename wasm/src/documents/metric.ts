// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

import type { AmountBase, Id, ItemSelection, LocalText, Measured } from './common.ts';
import type { CountingWindow } from './window.ts';

/** A counter that tiers, milestones and conditions look at. */
export type Metric = SpendMetric | PointsMetric | OrdersMetric | CountMetric;

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
  window?: CountingWindow;
  /** What an upgrade does to the value. Default: keep. */
  onUpgrade?: OnUpgrade;
  /** What of the value is counted again in the next period. Default: nothing. */
  rollover?: Rollover;
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
  window?: CountingWindow;
  /** What an upgrade does to the value. Default: keep. */
  onUpgrade?: OnUpgrade;
  /** What of the value is counted again in the next period. Default: nothing. */
  rollover?: Rollover;
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
  window?: CountingWindow;
  /** What an upgrade does to the value. Default: keep. */
  onUpgrade?: OnUpgrade;
  /** What of the value is counted again in the next period. Default: nothing. */
  rollover?: Rollover;
}

/** What purchases and activities carry of a count: nights, kilometres, reviews. */
export interface CountMetric {
  /** Unique among the metrics. */
  id: Id;
  /** Shown to people. Default: none. */
  name?: LocalText;
  /** A count. */
  type: 'count';
  /** The count. */
  of: Id;
  /** Which days count. Default: lifetime. */
  window?: CountingWindow;
  /** What an upgrade does to the value. Default: keep. */
  onUpgrade?: OnUpgrade;
  /** What of the value is counted again in the next period. Default: nothing. */
  rollover?: Rollover;
}

/** When the member rises: the value stays (keep); what was counted before counts no longer (zero); or the mark that the reached tier asks of the metric is taken off, not below zero (charge). */
export type OnUpgrade = 'keep' | 'zero' | 'charge';

/** At the end of a period what was counted in it above the mark of the tier held is counted again on the first day of the next. What was rolled over is not rolled over again and does not count for milestones. */
export interface Rollover {
  /** At most so much, in the unit of the metric. Default: all of it. */
  cap?: Measured;
}

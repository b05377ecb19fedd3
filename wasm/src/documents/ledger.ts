// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

import type { CivilDate, Id, LocalText, MonthDay } from './common.ts';
import type { Condition } from './condition.ts';

/** One kind of points: spendable points, status credits, stamps. When they can be used, when they end, and what happens when more is taken back than is there. */
export interface Ledger {
  /** Unique among the ledgers. */
  id: Id;
  /** Shown to people. Default: none. */
  name?: LocalText;
  /** What one of them is called. Default: none. */
  unit?: LocalText;
  /** Decimals of the points. Default: 0. */
  decimals?: number;
  /** Decimals to which a balance is shown, floored; what is beyond is kept and counts. Not more than decimals. Default: decimals. */
  shown?: number;
  /** From when points that were earned can be used. Default: none, at once. */
  pending?: Pending;
  /** When points end: one rule, or several of which the first holds whose condition holds on the day the points are given. Default: never. */
  expiry?: ExpiryRules | Expiry;
  /** When points are taken back that are no longer there: they are owed and repaid by the next that become usable (deficit), or forgotten (clamp). Default: deficit. */
  overdraw?: 'deficit' | 'clamp';
}

/** From when points that were earned can be used. Points given by an adjustment, a milestone, a transfer or a refund are never pending. */
export type Pending = PendingNone | PendingDays | PendingNextMonth | PendingDate | PendingConfirmation;

/** They can be used at once. */
export interface PendingNone {
  /** At once. */
  type: 'none';
}

/** They can be used a number of days after the day of earning. */
export interface PendingDays {
  /** After days. */
  type: 'days';
  /** How many: with 1 the first day of use is the next. */
  days: number;
}

/** They can be used from the first day of the next month on. */
export interface PendingNextMonth {
  /** From the next month. */
  type: 'nextMonth';
}

/** They can be used from a day on; at once when it has passed. */
export interface PendingDate {
  /** From a day on. */
  type: 'date';
  /** First day of use. */
  date: CivilDate;
}

/** They can be used from the day of the event confirm of their purchase on. */
export interface PendingConfirmation {
  /** Once confirmed. */
  type: 'confirmation';
}

/** Of these the first holds whose condition holds on the day the points are given; when none does, the points never end. */
export type ExpiryRules = Expiry[];

/** When points end: the last day on which they can be used. */
export type Expiry = NoExpiry | ExpiryAfterEarning | ExpiryAfterActivity | ExpiryDate;

/** Points do not end. */
export interface NoExpiry {
  /** Points do not end. */
  type: 'never';
  /** For whom, judged on the day the points are given. Default: everybody. */
  when?: Condition;
}

/** Points end a number of months or days after they were given. Months clamp: 31 January + 1 month is the end of February. */
export interface ExpiryAfterEarning {
  /** After the day they were given. */
  type: 'afterEarning';
  /** Months after that day. Either this or days. */
  months?: number;
  /** Days after that day. Either this or months. */
  days?: number;
  /** Where the day moves to. Default: none. */
  snap?: Snap;
  /** The day of the year for a yearly snap; only with it. */
  on?: MonthDay;
  /** Whether the day after that, instead, is the last day of use. Default: false. */
  dayAfter?: boolean;
  /** For whom, judged on the day the points are given. Default: everybody. */
  when?: Condition;
}

/** Points end a number of months or days after the member's last activity, or after they were given if that is later; every activity moves the day for all points still there. */
export interface ExpiryAfterActivity {
  /** After the last activity. */
  type: 'afterActivity';
  /** Months after that day. Either this or days. */
  months?: number;
  /** Days after that day. Either this or months. */
  days?: number;
  /** Where the day moves to. Default: none. */
  snap?: Snap;
  /** The day of the year for a yearly snap; only with it. */
  on?: MonthDay;
  /** Whether the day after that, instead, is the last day of use. Default: false. */
  dayAfter?: boolean;
  /** What keeps points alive. Default: purchase and redeem. */
  activities?: (('purchase' | 'redeem' | 'transfer' | 'adjust' | 'refund' | 'activity') | Id)[];
  /** For whom, judged on the day the points are given. Default: everybody. */
  when?: Condition;
}

/** Points end on a day; given after it, on the day they were given. */
export interface ExpiryDate {
  /** On a day. */
  type: 'date';
  /** Last day of use. */
  date: CivilDate;
  /** For whom, judged on the day the points are given. Default: everybody. */
  when?: Condition;
}

/** Moved forward to the end of the month, quarter, half-year or year, or to the next day on of a year (yearly); a day that already stands there stays. The day is the last on which the points can be used. */
export type Snap = 'none' | 'monthEnd' | 'quarterEnd' | 'halfYearEnd' | 'yearEnd' | 'yearly';

// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

import type { Amount, Id, LocalText, MonthDay } from './common.ts';
import type { Condition } from './condition.ts';

/** A level. A member rises at once to the highest whose condition holds. Conditions of tiers ask for metrics, orders, segments, dates, choices and memberships. */
export interface Tier {
  /** Unique among the tiers. */
  id: Id;
  /** Shown to people. Default: none. */
  name?: LocalText;
  /** What it takes; at the mark exactly it holds. */
  qualify: Condition;
  /** What it takes to go on once it is held. Default: as qualify. */
  keep?: Condition;
  /** What a year at this tier is worth to a member beside points, as the owner says; for advice. Default: 0. */
  worth?: Amount;
}

/** How long a tier once reached is kept. An event after which its condition holds begins it anew. */
export type TierValidity = WhileQualified | ValidMonths | EndOfNextYear | ValidToDate;

/** Only while its condition holds. */
export interface WhileQualified {
  /** While its condition holds. */
  type: 'whileQualified';
}

/** For a number of months, to the same day inclusive, then moved forward. */
export interface ValidMonths {
  /** For months. */
  type: 'months';
  /** How many. */
  months: number;
  /** Moved forward to the end of the month, quarter, half-year or year. Default: none. */
  snap?: 'none' | 'monthEnd' | 'quarterEnd' | 'halfYearEnd' | 'yearEnd';
}

/** To 31 December of the next calendar year. */
export interface EndOfNextYear {
  /** To the end of the next year. */
  type: 'endOfNextYear';
}

/** To a day of a later year; when that lies before the day of reaching, to the same day a year later. */
export interface ValidToDate {
  /** To a day. */
  type: 'date';
  /** The last day. */
  on: MonthDay;
  /** Years after the year of reaching. */
  years: number;
}

/** What happens when a validity has ended and neither keep of the tier held nor qualify of it or a higher one holds. */
export interface Downgrade {
  /** The member falls to the highest tier whose condition holds (fit), to the level below with a new validity (oneLevel), or not at all (never). */
  type: 'fit' | 'oneLevel' | 'never';
  /** Days that the member stays before falling. Default: 0. */
  graceDays?: number;
  /** A member who fell less than so many months ago is not lowered until they have passed. Default: 0, no such limit. */
  atMostOnceInMonths?: number;
}

// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

import type { MonthDay } from './common.ts';

/** The days before and including a day that a metric or a limit looks at. From day to personalYear the kinds are periods, whose days end together; the rolling ones slide. */
export type CountingWindow =
  | DayWindow
  | WeekWindow
  | MonthWindow
  | QuarterWindow
  | CalendarYearWindow
  | ProgramYearWindow
  | PersonalYearWindow
  | RollingMonthsWindow
  | RollingDaysWindow
  | LifetimeWindow;

/** The day itself. */
export interface DayWindow {
  /** This day. */
  type: 'day';
}

/** From Monday. */
export interface WeekWindow {
  /** This week. */
  type: 'week';
}

/** From the first day of this month. */
export interface MonthWindow {
  /** This calendar month. */
  type: 'month';
}

/** From the first day of this quarter: 1 January, April, July or October. */
export interface QuarterWindow {
  /** This calendar quarter. */
  type: 'quarter';
}

/** From 1 January of this year. */
export interface CalendarYearWindow {
  /** This calendar year. */
  type: 'calendarYear';
}

/** From the last day of the year on which the programme's own year begins. */
export interface ProgramYearWindow {
  /** This year of the programme. */
  type: 'programYear';
  /** The first day of the programme's year. */
  startsOn: MonthDay;
}

/** From the last anniversary of the member's own day; 29 February is the 28th in a common year. */
export interface PersonalYearWindow {
  /** The member's own year. */
  type: 'personalYear';
  /** The day of joining (of the first event where that is not known), or of the last change of tier (of joining before there was one). */
  from: 'joining' | 'tierChange';
}

/** From the day after the same day a number of months ago. Months clamp: twelve months before 29 February is 28 February. */
export interface RollingMonthsWindow {
  /** The last months. */
  type: 'rollingMonths';
  /** How many. */
  months: number;
}

/** A number of days, today among them. */
export interface RollingDaysWindow {
  /** The last days. */
  type: 'rollingDays';
  /** How many, with today. */
  days: number;
}

/** From the beginning. */
export interface LifetimeWindow {
  /** All days. */
  type: 'lifetime';
}

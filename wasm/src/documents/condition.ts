// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

import type { DateWindow, Id, Measured, SomeNames, TimeOfDay, Weekday } from './common.ts';

/** When a rule applies: exactly one field. A fact that the request does not give makes its condition fail with the reason fact_unknown. */
export interface Condition {
  /** Holds when every one of them does. */
  all?: Condition[];
  /** Holds when at least one of them does. */
  any?: Condition[];
  /** Holds when this one does not. A fact that is unknown stays unknown. */
  not?: Condition;
  /** The tier the member holds before the order. */
  tier?: TierCondition;
  /** The day lies in the window. */
  date?: DateWindow;
  /** The day is one of these days of the week. */
  weekday?: Weekday[];
  /** The time lies in the window. */
  time?: TimeWindow;
  /** It is the month, or the day, of the member's birthday. 29 February counts as 28 February in a common year. */
  birthday?: 'month' | 'day';
  /** New: no order before this one. Returning: at least one. */
  customer?: 'new' | 'returning';
  /** How many orders the member placed before this one. */
  orders?: OrdersCondition;
  /** The member is in one of these segments. */
  segment?: SomeNames;
  /** The basket is bought through one of these channels. */
  channel?: SomeNames;
  /** The basket is paid in one of these ways. */
  payment?: SomeNames;
  /** A metric of the programme against a mark. */
  metric?: MetricCondition;
  /** What the member has chosen. */
  choice?: ChoiceCondition;
  /** The member has bought this membership and it still holds. */
  membership?: Id;
}

/** Either a lowest tier or a list of tiers. */
export interface TierCondition {
  /** This tier or a higher one. */
  atLeast?: Id;
  /** One of these tiers. */
  in?: Id[];
}

/** From one minute to another, both inside. When from is later than to, the window passes midnight. */
export interface TimeWindow {
  /** First minute. */
  from: TimeOfDay;
  /** Last minute. */
  to: TimeOfDay;
}

/** At least one of the two ends; both are inside. */
export interface OrdersCondition {
  /** Orders, at least. Default: no lower end. */
  atLeast?: number;
  /** Orders, at most. Default: no upper end. */
  atMost?: number;
}

/** A metric and at least one of the two ends; both are inside. */
export interface MetricCondition {
  /** A metric of the programme. */
  id: Id;
  /** In the unit of the metric, at least. Default: no lower end. */
  atLeast?: Measured;
  /** In the unit of the metric, at most. Default: no upper end. */
  atMost?: Measured;
}

/** An option of a choice. */
export interface ChoiceCondition {
  /** A choice of the programme. */
  id: Id;
  /** The option that must be chosen. */
  is: Id;
}

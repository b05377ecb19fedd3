// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

import type { Amount, CivilDate, Id, Measured, Names, PointsInput, PositivePoints, SignedDecimal, Word } from './common.ts';

/** What is known of the member: a snapshot, or a history from which it is worked out; never both. */
export type Member = MemberHistory | MemberSnapshot;

/** The member as they stand before the order. What is left out is unknown. */
export interface MemberSnapshot {
  /** The tier held. Default, and null: none. */
  tier?: Id | null;
  /** Spendable points by ledger. */
  balances?: {
    /** The balance of the ledger. */
    [k: string]: PointsInput;
  };
  /** Values by metric, before the order. */
  metrics?: {
    /** In the unit of the metric. */
    [k: string]: Measured;
  };
  /** Orders before this one. */
  orders?: number;
  /** Date of birth. */
  birthday?: CivilDate;
  /** Groups the member belongs to. */
  segments?: Names;
}

/** What the member has done, from which tier, balances and metrics follow. */
export interface MemberHistory {
  /** Day of joining. */
  joined?: CivilDate;
  /** Date of birth. */
  birthday?: CivilDate;
  /** Groups the member belongs to. */
  segments?: Names;
  /** Events in date order; those of one day in the order in which they happened. */
  history: HistoryEvent[];
}

/** Something that happened on a day. */
export type HistoryEvent = Purchase | Redeem | Adjust;

/** An order and what was paid for it. */
export interface Purchase {
  /** An order. */
  type: 'purchase';
  /** Unique among the events. */
  id: Id;
  /** Day of the order. */
  date: CivilDate;
  /** What was paid, for all three bases. Either this or lines. */
  amount?: Amount;
  /** What was bought and paid. Either this or amount. */
  lines?: PastLine[];
  /** Through which channel. Default: unknown. */
  channel?: Word;
  /** How it was paid. Default: unknown. */
  payment?: Word;
}

/** A line of a past order with its amounts for each base a rule may ask for. */
export interface PastLine {
  /** Article. Default: none. */
  sku?: Word;
  /** Category. Default: none. */
  category?: Word;
  /** Brand. Default: none. */
  brand?: Word;
  /** Tags. Default: none. */
  tags?: Names;
  /** Units. Default: 1. */
  quantity?: number;
  /** Amount before discounts. */
  list: Amount;
  /** Amount after promotions and vouchers. Default: list. */
  net?: Amount;
  /** Amount after points used as payment. Default: net. */
  payable?: Amount;
}

/** Points taken from a ledger, soonest expiry first. */
export interface Redeem {
  /** Points used. */
  type: 'redeem';
  /** Unique among the events. */
  id: Id;
  /** Day. */
  date: CivilDate;
  /** From this ledger. */
  ledger: Id;
  /** How many; not more than there are. */
  points: PositivePoints;
}

/** Points given or taken (ledger, points, expires), or a value counted by a metric (metric, value): opening balances, goodwill, corrections. */
export interface Adjust {
  /** A correction. */
  type: 'adjust';
  /** Unique among the events. */
  id: Id;
  /** Day. */
  date: CivilDate;
  /** The ledger. Either this or metric. */
  ledger?: Id;
  /** Points given (above 0) or taken (below 0). */
  points?: SignedDecimal;
  /** Last day of points given. Default: as the ledger says. */
  expires?: CivilDate;
  /** The metric. Either this or ledger. */
  metric?: Id;
  /** Counted as if it had happened on the day, in the unit of the metric. */
  value?: SignedDecimal;
}

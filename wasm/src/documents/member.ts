// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

import type { CivilDate, Id, Measured, Names, PointsInput } from './common.ts';
import type { HistoryEvent } from './event.ts';

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
  /** What the member has chosen, by choice. Default: the first option of each. */
  choices?: {
    /** The option. */
    [k: string]: Id;
  };
  /** Paid levels that hold. Default: none. */
  memberships?: Id[];
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

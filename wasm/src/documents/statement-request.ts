// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

import type { CivilDate } from './common.ts';
import type { HistoryEvent } from './event.ts';
import type { MemberHistory } from './member.ts';
import type { ProgramOrDigest } from './quote-request.ts';

/** What this history has led to by a day: balances by lot, tier and its timeline, what is missing. */
export interface StatementRequest {
  /** The programme, or the digest that validate gave it. */
  program: ProgramOrDigest;
  /** The day; its events count, later ones do not. */
  asOf: CivilDate;
  /** Whose history. */
  member: MemberHistory;
  /** Whether the result lists every movement of every ledger. Default: false. */
  entries?: boolean;
  /** Events that follow the history without touching it, in date order, none before asOf; the result has a second statement after them. Default: none. */
  whatIf?: HistoryEvent[];
  /** The day of the second statement, not before asOf. Both this and whatIf, or neither. */
  whatIfAsOf?: CivilDate;
  /** Whether the result has its derivation. Default: false. */
  explain?: boolean;
}

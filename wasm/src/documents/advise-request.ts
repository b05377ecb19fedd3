// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

import type { Amount, CivilDate } from './common.ts';
import type { MemberHistory } from './member.ts';
import type { ProgramOrDigest } from './quote-request.ts';

/** What this member should do next: the ways to levels and whether they are worth it, points before they end, the cheapest way to each reward. */
export interface AdviseRequest {
  /** The programme, or the digest that validate gave it. */
  program: ProgramOrDigest;
  /** The day; its events count, later ones do not. */
  asOf: CivilDate;
  /** Whose history. */
  member: MemberHistory;
  /** What the member will spend anyway. Default: not known. */
  plan?: SpendPlan;
  /** Whether the result has its derivation. Default: false. */
  explain?: boolean;
}

/** Spend to come, evenly by day from asOf to a day, both inside. */
export interface SpendPlan {
  /** How much in all. */
  spend: Amount;
  /** The last day, not before asOf. */
  until: CivilDate;
}

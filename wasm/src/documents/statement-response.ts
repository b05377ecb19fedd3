// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

import type { CivilDate, Currency, Decimal, Id, LocalText } from './common.ts';
import type { ErrorResponse } from './error.ts';
import type { Explanation } from './explanation.ts';

/** The answer to statement. */
export type StatementResponse = StatementSuccess | ErrorResponse;

/** What a history has led to. */
export interface StatementSuccess {
  /** Answered. */
  ok: true;
  /** The answer. */
  result: StatementResult;
}

/** Balances by lot, metrics, tier and what is missing, on the day asked for. */
export interface StatementResult {
  /** The day. */
  asOf: CivilDate;
  /** The currency of every amount. */
  currency: Currency;
  /** Events after the day. */
  notCounted: number;
  /** For each ledger of the programme. */
  balances: Balance[];
  /** For each metric of the programme. */
  metrics: MetricValue[];
  /** The tier, the next one and the way to it. */
  tier: StatementTier;
  /** The derivation of the figures, when the request asks for it. */
  explanation?: Explanation;
}

/** Points of a ledger. */
export interface Balance {
  /** The ledger. */
  ledger: Id;
  /** Its name, or null. */
  name: LocalText | null;
  /** What one of its points is called, or null. */
  unit: LocalText | null;
  /** Spendable points. */
  balance: Decimal;
  /** What the redemption that gives most would pay for them; null when there is none. */
  value: Decimal | null;
  /** Open lots, in the order in which they will be used. */
  lots: Lot[];
  /** Points that end, by date. */
  expiring: Expiring[];
}

/** Points given together; they end together. */
export interface Lot {
  /** The event that gave them. */
  event: Id;
  /** The day they were given. */
  earned: CivilDate;
  /** Last day on which they can be used, or null. */
  expires: CivilDate | null;
  /** Points given. */
  points: Decimal;
  /** Points not yet used. */
  remaining: Decimal;
}

/** Points that end on a day. */
export interface Expiring {
  /** Last day on which they can be used. */
  date: CivilDate;
  /** How many. */
  points: Decimal;
}

/** A counter and the days it counts. */
export interface MetricValue {
  /** The metric. */
  metric: Id;
  /** Its name, or null. */
  name: LocalText | null;
  /** In its unit: an amount, points, or a number of orders. */
  value: Decimal;
  /** First day that counts, or null. */
  from: CivilDate | null;
  /** Last day that counts. */
  to: CivilDate;
}

/** The tier held, the next one and the way to it. */
export interface StatementTier {
  /** The tier; null below the first. */
  current: Id | null;
  /** Its name, or null. */
  name: LocalText | null;
  /** The day it was reached, or null. */
  since: CivilDate | null;
  /** Last day on which it is kept without its condition, or null. */
  validUntil: CivilDate | null;
  /** The tier above; null at the top. */
  next: NextTier | null;
  /** Changes, by date. */
  timeline: TierChange[];
}

/** The tier above and how far it is. */
export interface NextTier {
  /** The tier. */
  tier: Id;
  /** Its name, or null. */
  name: LocalText | null;
  /** For each metric of its condition. */
  progress: Progress[];
}

/** A metric against a mark, in the unit of the metric. */
export interface Progress {
  /** The metric. */
  metric: Id;
  /** Where it stands. */
  value: Decimal;
  /** The mark. */
  at: Decimal;
  /** What is missing; 0 when the mark is reached. */
  missing: Decimal;
}

/** From this day on, this tier. */
export interface TierChange {
  /** The day. */
  date: CivilDate;
  /** The tier; null below the first. */
  tier: Id | null;
}

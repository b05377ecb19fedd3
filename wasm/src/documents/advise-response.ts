// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

import type { CivilDate, Currency, Decimal, Id, LocalText } from './common.ts';
import type { Condition } from './condition.ts';
import type { ErrorResponse } from './error.ts';
import type { Explanation } from './explanation.ts';
import type { Reason, Verdict } from './codes.ts';

/** The answer to advise. */
export type AdviseResponse = AdviceSuccess | ErrorResponse;

/** What to do next. */
export interface AdviceSuccess {
  /** Answered. */
  ok: true;
  /** The answer. */
  result: AdviceResult;
}

/** Levels, memberships, points that end and rewards, as seen from a day. */
export interface AdviceResult {
  /** The day. */
  asOf: CivilDate;
  /** The currency of every amount. */
  currency: Currency;
  /** Events after the day. */
  notCounted: number;
  /** What the member will spend anyway; null when the request does not say. */
  plan: AdvicePlan | null;
  /** The tier held, then each higher one. */
  levels: AdviceLevel[];
  /** For each membership of the programme. */
  memberships: AdviceMembership[];
  /** For each ledger and day on which open points end. */
  expiring: AdviceEnding[];
  /** For each reward of the programme. */
  rewards: AdviceReward[];
  /** The derivation of the figures, when the request asks for it. */
  explanation?: Explanation;
}

/** What the member will spend anyway, evenly by day. */
export interface AdvicePlan {
  /** How much in all. */
  spend: Decimal;
  /** The last day. */
  until: CivilDate;
}

/** What leads to a level or keeps it, and whether that is worth it. */
export interface AdviceLevel {
  /** Whether it is held already. */
  aim: 'keep' | 'reach';
  /** The tier. */
  tier: Id;
  /** Its name, or null. */
  name: LocalText | null;
  /** Of the tier held: its last day when nothing more happens; null for others, and when that is not within five years. */
  until: CivilDate | null;
  /** Whether every way is listed and every amount was looked for. */
  complete: boolean;
  /** The alternatives, at most 16. */
  ways: AdviceLevelWay[];
  /** Position of the way of purchases with the least extra spend; null when purchases alone do not do it. */
  way: number | null;
  /** The tier without it; null: none. */
  than: Id | null;
  /** The owner's worth of a year at this tier, less that at the other. */
  worth: Decimal;
  /** The points of the plan at both tiers, by ledger. */
  points: AdviceLevelPoints[];
  /** Worth and value of points together. */
  benefit: Decimal;
  /** Whether it is worth its money. */
  verdict: Verdict;
}

/** Marks and conditions that together lead to a level. */
export interface AdviceLevelWay {
  /** What has to hold beside the marks. */
  conditions: AdviceCondition[];
  /** Marks of metrics. */
  marks: AdviceMark[];
  /** Whether what is missing can still count. */
  possible: boolean;
  /** Spend that is needed beyond the plan; null when spending alone does not reach the marks. */
  extra: Decimal | null;
}

/** A leaf of a tree, or its negation. */
export interface AdviceCondition {
  /** The condition. */
  condition: Condition;
  /** Why it does not hold, or is not open; null when it is. */
  reason: Reason | null;
}

/** A mark of a metric, in its unit. */
export interface AdviceMark {
  /** The metric. */
  metric: Id;
  /** Its name, or null. */
  name: LocalText | null;
  /** What is counted. */
  value: Decimal;
  /** The mark. */
  at: Decimal;
  /** What is missing to it. */
  missing: Decimal;
  /** The first day counted; null: ever. */
  from: CivilDate | null;
  /** The last day on which what is missing counts together with the value; null: any. */
  by: CivilDate | null;
  /** The smallest purchase that counts what is missing; null when none does. */
  spend: Decimal | null;
  /** The part of the plan that falls on these days; null without a plan. */
  planned: Decimal | null;
}

/** Points of the plan as one purchase. */
export interface AdviceLevelPoints {
  /** The ledger. */
  ledger: Id;
  /** At this tier. */
  points: Decimal;
  /** At the other tier. */
  than: Decimal;
  /** Worth of the former less that of the latter. */
  value: Decimal;
}

/** Whether a paid membership is worth its fee. */
export interface AdviceMembership {
  /** The membership. */
  membership: Id;
  /** Its name, or null. */
  name: LocalText | null;
  /** Whether it holds on the day. */
  held: boolean;
  /** Its fee. */
  fee: Decimal;
  /** The smallest purchase at which it brings its fee; null when none does. */
  breakEven: Decimal | null;
  /** Whether every amount was looked for. */
  complete: boolean;
  /** What it brings with the plan; null without a plan. */
  gain: Decimal | null;
  /** Whether it is worth its money. */
  verdict: Verdict;
}

/** Points that end on a day, and what is best done with them. */
export interface AdviceEnding {
  /** The ledger. */
  ledger: Id;
  /** The last day of use, the best moment. */
  date: CivilDate;
  /** How many end. */
  points: Decimal;
  /** How many of them one use can take. */
  usable: Decimal;
  /** The others. */
  lost: Decimal;
  /** What the points are worth: lost when nothing is done; null without a redemption. */
  value: Decimal | null;
  /** The best use; null when nothing has a value. */
  use: AdviceUse | null;
}

/** One redemption, or one reward a number of times. */
export interface AdviceUse {
  /** The redemption; null for a reward. */
  redemption: Id | null;
  /** The reward; null for a redemption. */
  reward: Id | null;
  /** How often the reward is taken; 1 for a redemption. */
  times: number;
  /** Points that it takes. */
  points: Decimal;
  /** What it gives. */
  value: Decimal;
}

/** A reward and the ways to it. */
export interface AdviceReward {
  /** The reward. */
  reward: Id;
  /** Its name, or null. */
  name: LocalText | null;
  /** The ledger of its points. */
  ledger: Id;
  /** Points that it costs. */
  points: Decimal;
  /** Money that it costs beside them. */
  cash: Decimal;
  /** What it would cost in money; null when the programme does not say. */
  value: Decimal | null;
  /** Why it does not hold, or is not open; null when it is. */
  reason: Reason | null;
  /** Points less balance. */
  missing: Decimal;
  /** Whether every amount was looked for. */
  complete: boolean;
  /** The ways to it. */
  ways: AdviceRewardWay[];
  /** Position of the way that costs least; null when there is none. */
  cheapest: number | null;
}

/** A way to a reward and what it costs. */
export interface AdviceRewardWay {
  /** The balance is enough, a purchase earns what is missing, points of another ledger are transferred, or money is paid. */
  type: 'balance' | 'purchase' | 'transfer' | 'money';
  /** The transfer; null for others. */
  transfer: Id | null;
  /** Points of the other ledger that are given up. */
  points: Decimal | null;
  /** Points that the purchase has to earn: of the reward's ledger, or of the one that is given up. */
  missing: Decimal | null;
  /** The smallest such purchase. */
  spend: Decimal | null;
  /** What it earns of that ledger. */
  earns: Decimal | null;
  /** The first day on which that can be used; null: not before it is confirmed, or nothing is earned. */
  from: CivilDate | null;
  /** What the points given up are worth. */
  value: Decimal | null;
  /** Spend, points given up and cash together. */
  cost: Decimal;
}

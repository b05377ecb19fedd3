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
  /** Every movement of every ledger, in order, when the request asks for them. */
  entries?: LedgerMovement[];
  /** For each metric of the programme. */
  metrics: MetricValue[];
  /** The tier, the next one and the way to it. */
  tier: StatementTier;
  /** For each milestone of the programme. */
  milestones: MilestoneStanding[];
  /** Vouchers of conversions and milestones that are not past their last day. */
  vouchers: VoucherHeld[];
  /** Paid levels that hold. */
  memberships: MembershipHeld[];
  /** For each choice of the programme. */
  choices: ChoiceHeld[];
  /** Points moved, in the order of the events. */
  transfers: TransferMade[];
  /** What each refund did, in the order of the events. */
  refunds: RefundOutcome[];
  /** The statement after the events of whatIf; null when the request has none. */
  whatIf: StatementAfter | null;
  /** The derivation of the figures, when the request asks for it. */
  explanation?: Explanation;
}

/** The same after the events of whatIf, on their day. */
export interface StatementAfter {
  /** The day. */
  asOf: CivilDate;
  /** For each ledger of the programme. */
  balances: Balance[];
  /** Every movement of every ledger, in order, when the request asks for them. */
  entries?: LedgerMovement[];
  /** For each metric of the programme. */
  metrics: MetricValue[];
  /** The tier, the next one and the way to it. */
  tier: StatementTier;
  /** For each milestone of the programme. */
  milestones: MilestoneStanding[];
  /** Vouchers of conversions and milestones that are not past their last day. */
  vouchers: VoucherHeld[];
  /** Paid levels that hold. */
  memberships: MembershipHeld[];
  /** For each choice of the programme. */
  choices: ChoiceHeld[];
  /** Points moved, in the order of the events. */
  transfers: TransferMade[];
  /** What each refund did, in the order of the events. */
  refunds: RefundOutcome[];
}

/** Points of a ledger. */
export interface Balance {
  /** The ledger. */
  ledger: Id;
  /** Its name, or null. */
  name: LocalText | null;
  /** What one of its points is called, or null. */
  unit: LocalText | null;
  /** Points that can be used; below 0: owed. */
  balance: Decimal;
  /** The balance floored to the decimals that are shown. */
  shown: Decimal;
  /** Points that cannot be used yet. */
  pending: Decimal;
  /** Points that are owed. */
  deficit: Decimal;
  /** What the redemption that gives most would pay for them; null when there is none. */
  value: Decimal | null;
  /** Open lots in the order in which they will be used, then those that cannot be used yet. */
  lots: Lot[];
  /** Points that end, by date. */
  expiring: Expiring[];
}

/** Points given together; they end together. */
export interface Lot {
  /** The event that gave them; null for what no event gave. */
  event: Id | null;
  /** The day they were given. */
  earned: CivilDate;
  /** First day on which they can be used; null while they are not confirmed. */
  available: CivilDate | null;
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
  /** In its unit: an amount, points, orders, or a number of its count. */
  value: Decimal;
  /** The part of it that comes from the period before. */
  rolledOver: Decimal;
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
  /** How far the condition is under which the tier goes on; null without a tier. */
  keep: KeepTier | null;
  /** The tier above; null at the top. */
  next: NextTier | null;
  /** Changes, by date. */
  timeline: TierChange[];
}

/** The condition under which a tier goes on. */
export interface KeepTier {
  /** For each metric of that condition. */
  progress: Progress[];
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
  /** The member joined, the condition came to hold, the validity ended, or goods went back. */
  cause: 'joined' | 'qualified' | 'ended' | 'refund';
}

/** One movement of one ledger. */
export interface LedgerMovement {
  /** The day. */
  date: CivilDate;
  /** The event that caused it; null for what a day brings: usable, convert, expire. */
  event: Id | null;
  /** The ledger. */
  ledger: Id;
  /** Earned; pending until now (usable); used, moved, converted to vouchers; adjusted; given by a milestone; ended; taken back by a refund; given back by one. */
  kind:
    'earn' | 'usable' | 'redeem' | 'transfer' | 'convert' | 'adjust' | 'milestone' | 'expire' | 'takeBack' | 'giveBack';
  /** Change of the balance, with its sign; 0 for what is pending. */
  points: Decimal;
  /** The balance after it. */
  balance: Decimal;
}

/** A milestone: the next mark, and what was reached. */
export interface MilestoneStanding {
  /** The milestone. */
  milestone: Id;
  /** Its name, or null. */
  name: LocalText | null;
  /** Of its metric, without what was rolled over. */
  value: Decimal;
  /** The next mark; null when there is none left. */
  at: Decimal | null;
  /** What is missing to it; null when there is none left. */
  missing: Decimal | null;
  /** Marks reached that wait for a choice. */
  open: number;
  /** Marks reached, by date. */
  reached: MilestoneReached[];
}

/** A mark that was reached. */
export interface MilestoneReached {
  /** The day. */
  date: CivilDate;
  /** What was given; null while nothing is chosen. */
  reward: Id | null;
}

/** Vouchers given together. */
export interface VoucherHeld {
  /** The conversion or the milestone that gave them. */
  source: Id;
  /** Face value of each. */
  value: Decimal;
  /** Smallest order each can be used in. */
  minimum: Decimal;
  /** How many. */
  count: number;
  /** The day they were given. */
  issued: CivilDate;
  /** Last day, or null. */
  validUntil: CivilDate | null;
}

/** A paid level that holds. */
export interface MembershipHeld {
  /** The membership. */
  membership: Id;
  /** Its name, or null. */
  name: LocalText | null;
  /** Last day. */
  until: CivilDate;
}

/** What the member has chosen. */
export interface ChoiceHeld {
  /** The choice. */
  choice: Id;
  /** Its name, or null. */
  name: LocalText | null;
  /** The option that holds. */
  option: Id;
}

/** Points that were moved. */
export interface TransferMade {
  /** The event. */
  event: Id;
  /** The transfer. */
  transfer: Id;
  /** Points moved. */
  points: Decimal;
  /** What they became: points of the other ledger, or units of the partner. */
  gives: Decimal;
}

/** What one refund did. Ledgers and metrics that nothing happened to are left out. */
export interface RefundOutcome {
  /** The refund. */
  event: Id;
  /** The purchase, or the event redeem. */
  of: Id;
  /** Points that it took back. */
  takenBack: PointsTakenBack[];
  /** Points that it gave back. */
  givenBack: PointsGivenBack[];
  /** What metrics lost. */
  metrics: MetricLoss[];
  /** The tier before it; null below the first. */
  tierBefore: Id | null;
  /** The tier after it; null below the first. */
  tierAfter: Id | null;
}

/** points = fromLots + ended + deficit + forgiven. */
export interface PointsTakenBack {
  /** The ledger. */
  ledger: Id;
  /** In all: what the returned goods had earned. */
  points: Decimal;
  /** Taken from lots that were pending or open. */
  fromLots: Decimal;
  /** Had ended unused: nothing is taken for them. */
  ended: Decimal;
  /** Owed since. */
  deficit: Decimal;
  /** Forgotten. */
  forgiven: Decimal;
}

/** Points used that go back to where they came from. */
export interface PointsGivenBack {
  /** The ledger. */
  ledger: Id;
  /** In all. */
  points: Decimal;
  /** Of them to lots that had ended: they ended with them. */
  lapsed: Decimal;
}

/** What a metric lost by a refund. */
export interface MetricLoss {
  /** The metric. */
  metric: Id;
  /** How much, in its unit. */
  value: Decimal;
}

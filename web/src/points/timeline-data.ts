// SPDX-License-Identifier: Apache-2.0
// A ledger through time, as the core gave it: nothing is added up here.
import type { LedgerMovement, StatementAfter, StatementResult } from '../types.ts';

/** A day on which something moved: what did, and the balance after it. */
export interface Stop { date: string; future: boolean; movements: LedgerMovement[]; balance: string; tier: string | null | undefined }
export interface Line { ledger: string; from: string; asOf: string; to: string; stops: Stop[]; tiers: TierSpan[] }
export interface TierSpan { tier: string | null; from: string; to: string; future: boolean }

const dayLength = 86400000;
export const dayOf = (date: string): Date => {
  const [year, month, day] = date.split('-').map(Number);
  const at = new Date(0);
  at.setUTCFullYear(year!, month! - 1, day);
  return at;
};
const textOf = (day: Date) => day.toISOString().slice(0, 10);
export const daysAfter = (date: string, days: number): string => textOf(new Date(dayOf(date).getTime() + days * dayLength));

export const daysBetween = (from: string, to: string): number => Math.round((dayOf(to).getTime() - dayOf(from).getTime()) / dayLength);

/** How far ahead the drawing goes: the day after the last known end, from a quarter to three years. */
export function horizon(result: StatementResult): string {
  const last = result.balances.flatMap((b) => [...b.expiring.map((e) => e.date), ...b.lots.map((l) => l.available ?? '')]).reduce((a, b) => (b > a ? b : a), '');
  const [least, most] = [daysAfter(result.asOf, 92), daysAfter(result.asOf, 3 * 366)];
  const wanted = last ? daysAfter(last, 15) : least;
  const day = wanted < least ? least : wanted > most ? most : wanted;
  return day > '9999-12-31' || day.length > 10 ? result.asOf : day;
}

/** One ledger from its first movement to the horizon; `later` is the same statement on that day, if nothing else happens. */
export function lineOf(ledger: string, asOf: string, later: StatementAfter): Line {
  const movements = (later.entries ?? []).filter((m) => m.ledger === ledger);
  const { timeline } = later.tier;
  const dates = new Set([...movements.map((m) => m.date), ...timeline.map((t) => t.date), asOf, later.asOf]);
  const sorted = [...dates].sort();
  let balance = '0'; // before anything moved
  let next = 0;
  const stops = sorted.map((date): Stop => {
    const here: LedgerMovement[] = [];
    for (; next < movements.length && movements[next]!.date <= date; next++) here.push(movements[next]!);
    balance = here[here.length - 1]?.balance ?? balance;
    const change = timeline.filter((t) => t.date === date).pop();
    return { date, future: date > asOf, movements: here, balance, tier: change?.tier };
  });
  const tiers = timeline.map((change, i): TierSpan => ({
    tier: change.tier, from: change.date, to: timeline[i + 1]?.date ?? later.asOf, future: change.date > asOf,
  })).filter((span) => span.from < span.to);
  return { ledger, from: sorted[0]!, asOf, to: later.asOf, stops, tiers };
}

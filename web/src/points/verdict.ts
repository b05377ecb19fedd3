// SPDX-License-Identifier: Apache-2.0
import type { Part } from '../component.ts';
import type { Names } from '../names.ts';
import type { Condition, StatementResult } from '../types.ts';

/** What is missing to the next tier, in pieces of a sentence; undefined when there is none. `figure` shows an amount. */
export function toNextTier<T>(part: Pick<Part, 't'>, names: Names, result: StatementResult, figure: (pointer: string, text: string) => T): (T | string)[] | undefined {
  const { next } = result.tier;
  if (!next) return undefined;
  const tier = names.tier(next.tier);
  const open = next.progress.map((goal, i) => ({ goal, i })).filter(({ goal }) => Number(goal.missing) !== 0);
  const how = ways(names.program.tiers?.find((t) => t.id === next.tier)?.qualify);
  if (open.length === 0 || (open.length > 1 && how === 'mixed')) return [part.t('points.nextIs', { tier })];
  const goals: (T | string)[] = [];
  open.slice(0, 3).forEach(({ goal, i }, n) => {
    if (n) goals.push(part.t(how === 'any' ? 'list.or' : 'list.and'));
    const mark = '\u0001';
    const [before, after] = part.t(names.isSpend(goal.metric) ? 'points.goalSpend' : 'points.goalCount', { missing: mark }).split(mark);
    goals.push(before!, figure(`/tier/next/progress/${i}/missing`, names.measured(goal.metric, goal.missing)), after!);
  });
  const mark = '\u0001';
  const [before, after] = part.t('points.toNext', { goals: mark, tier }).split(mark);
  return [before!, ...goals, after!].filter((piece) => piece !== '');
}

/** Whether one of the goals is enough, all are needed, or the tree has both. */
function ways(condition: Condition | undefined): 'any' | 'all' | 'mixed' {
  const list = condition?.any ?? condition?.all ?? [];
  if (list.length === 1) return ways(list[0]);
  if (list.some((child) => child.any || child.all || child.not)) return 'mixed';
  return condition?.any ? 'any' : 'all';
}

/** The pieces of a sentence that stands first: it begins with a capital. */
export function capital<T>([first, ...rest]: (T | string)[]): (T | string)[] {
  return typeof first === 'string' ? [first.charAt(0).toUpperCase() + first.slice(1), ...rest] : first === undefined ? rest : [first, ...rest];
}

/** The sentence that comes first: the way to the next tier, and what ends next. */
export function pointsVerdict(part: Part, names: Names, result: StatementResult): unknown[] {
  const { format } = part;
  const sentences: unknown[][] = [];
  const goal = toNextTier<unknown>(part, names, result, (pointer, text) => part.figure(pointer, part.t('points.missing'), text));
  if (goal) sentences.push(capital(goal));
  else if (result.tier.current) sentences.push([part.t('points.top', { tier: names.tier(result.tier.current) })]);
  const b = result.balances.findIndex((balance) => Number(balance.deficit) > 0);
  const owed = result.balances[b];
  if (owed) {
    sentences.push(part.sentence('points.owed', { points: part.figure(`/balances/${b}/deficit`, part.t('points.owedLabel'), names.points(owed.ledger, owed.deficit)) }));
  }
  // The soonest to end, of all ledgers.
  const ends = result.balances.map((balance, i) => ({ i, ledger: balance.ledger, end: balance.expiring[0] })).filter(({ end }) => end)
    .sort((x, y) => (x.end!.date < y.end!.date ? -1 : 1));
  const first = ends[0];
  if (first?.end) {
    const { date, points } = first.end;
    sentences.push(part.sentence('points.ends', {
      points: part.figure(`/balances/${first.i}/expiring/0/points`, part.t('points.expiring'), names.points(first.ledger, points)),
      date: format.date(date, date.slice(0, 4) === result.asOf.slice(0, 4) ? 'short' : 'long'),
    }));
  }
  const [balance] = result.balances;
  if (sentences.length === 0 && balance) {
    sentences.push(part.sentence('points.have', { points: part.figure('/balances/0/shown', part.t('points.spendable'), names.points(balance.ledger, balance.shown)) }));
  }
  if (sentences.length === 0) sentences.push([part.t('points.nothing')]);
  return [sentences.map((pieces, i) => [i ? part.t('list.semicolon') : '', pieces]), part.t('list.stop')];
}

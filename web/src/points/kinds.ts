// SPDX-License-Identifier: Apache-2.0
import type { HistoryEvent, ProgramDocument } from '../types.ts';

/** What an entry is for people. `reward` and `redeem`, `adjust` and `metric`, `choose` and `take` share a type of the contract. */
export const kinds = ['purchase', 'refund', 'redeem', 'reward', 'transfer', 'activity', 'choose', 'take', 'join', 'confirm', 'adjust', 'metric'] as const;
export type Kind = (typeof kinds)[number];

export function kindOf(event: HistoryEvent): Kind {
  if (event.type === 'redeem' && event.reward !== undefined) return 'reward';
  if (event.type === 'adjust' && event.metric !== undefined) return 'metric';
  if (event.type === 'choose' && event.milestone !== undefined) return 'take';
  return event.type;
}

/** What a member of the programme can do. */
export function kindsOf(program: ProgramDocument): Kind[] {
  const has = (list: readonly unknown[] | undefined) => (list?.length ?? 0) > 0;
  const possible: Record<Kind, boolean> = {
    purchase: true, refund: true, redeem: has(program.ledgers), reward: has(program.rewards), transfer: has(program.transfers),
    activity: has(program.counts), choose: has(program.choices), take: choosable(program).length > 0, join: has(program.memberships),
    confirm: program.ledgers?.some((l) => l.pending?.type === 'confirmation') ?? false, adjust: has(program.ledgers), metric: has(program.metrics),
  };
  return kinds.filter((kind) => possible[kind]);
}

/** Milestones that let the member choose. */
export const choosable = (program: ProgramDocument) => (program.milestones ?? []).filter((m) => m.rewards.length > 1);

/** Entries that can go back, or be confirmed. */
export function targets(kind: 'refund' | 'confirm', earlier: readonly HistoryEvent[]): HistoryEvent[] {
  return earlier.filter((e) => e.type === 'purchase' || e.type === (kind === 'refund' ? 'redeem' : 'activity'));
}

/** A new entry of a kind, with what a choice of one leaves no doubt about. */
export function blank(kind: Kind, id: string, date: string, program: ProgramDocument, earlier: readonly HistoryEvent[]): HistoryEvent {
  const of = (list: readonly HistoryEvent[]) => list[list.length - 1]?.id ?? '';
  const first = (list: readonly { id: string }[] | undefined) => list?.[0]?.id ?? '';
  const ledger = program.redemptions?.[0]?.ledger ?? first(program.ledgers);
  switch (kind) {
    case 'purchase': return { type: 'purchase', id, date, amount: '' };
    case 'refund': return { type: 'refund', id, date, of: of(targets('refund', earlier)) };
    case 'confirm': return { type: 'confirm', id, date, of: of(targets('confirm', earlier)) };
    case 'redeem': return { type: 'redeem', id, date, ledger, points: '' };
    case 'reward': return { type: 'redeem', id, date, reward: first(program.rewards), times: 1 };
    case 'transfer': return { type: 'transfer', id, date, transfer: first(program.transfers), points: '' };
    case 'activity': return { type: 'activity', id, date, counts: { [first(program.counts)]: '1' } };
    case 'choose': {
      const choice = program.choices?.[0];
      const option = choice?.options[1];
      return { type: 'choose', id, date, choice: choice?.id ?? '', option: (typeof option === 'object' ? option.id : option) ?? '' };
    }
    case 'take': {
      const milestone = choosable(program)[0];
      return { type: 'choose', id, date, milestone: milestone?.id ?? '', reward: first(milestone?.rewards) };
    }
    case 'join': return { type: 'join', id, date, membership: first(program.memberships) };
    case 'adjust': return { type: 'adjust', id, date, ledger, points: '' };
    case 'metric': return { type: 'adjust', id, date, metric: first(program.metrics), value: '' };
  }
}

/** The words that conditions of a programme ask for in a field, for suggestions. */
export function wordsOf(program: ProgramDocument, field: 'channel' | 'payment' | 'categories'): string[] {
  const found = new Set<string>();
  JSON.stringify(program, (key, value: unknown) => {
    if (key === field && Array.isArray(value)) value.forEach((word) => found.add(String(word)));
    return value;
  });
  return [...found].sort();
}

/** A whole number as a number; anything else stays what was typed. */
export const whole = (text: string): number | string => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : text);

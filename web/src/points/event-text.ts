// SPDX-License-Identifier: Apache-2.0
import type { Names } from '../names.ts';
import type { HistoryEvent } from '../types.ts';
import type { Words } from '../words.ts';
import { kindOf } from './kinds.ts';

/** An entry in words: what it is, more about it, and its amount. Amounts are shown as they were given, never added up. */
export interface EventText { title: string; details: string[]; amount: string }

export function eventText(event: HistoryEvent, words: Words, names: Names): EventText {
  const title = words.say(`kind.${kindOf(event)}`);
  const text = (amount: string, ...details: (string | undefined)[]): EventText => ({ title, amount, details: details.filter((d): d is string => Boolean(d)) });
  const counts = (given: Record<string, unknown> | undefined) => Object.entries(given ?? {}).filter(([, n]) => n !== '' && n !== undefined)
    .map(([id, n]) => names.counted(id, String(n)));
  switch (event.type) {
    case 'purchase': {
      const lines = event.lines?.map((line) => names.money(String(line.net ?? line.list)));
      const used = event.redeem?.map((r) => words.say('entry.paidWith', { points: names.points(r.ledger, String(r.points)) }));
      const amount = lines ? lines.slice(0, 3).join(words.say('list.plus')) + (lines.length > 3 ? ' …' : '') : names.money(String(event.amount ?? ''));
      return text(amount, ...counts(event.counts), ...used ?? [], event.channel, event.payment, ...new Set(event.lines?.map((line) => line.category)));
    }
    case 'activity': return text(counts(event.counts).join(words.say('list.comma')));
    case 'refund': {
      const lines = event.lines?.map((line) => words.say('entry.lineBack', { line: line.line, n: String(line.quantity ?? 1) }));
      return text(event.amount !== undefined ? names.money(String(event.amount)) : lines ? '' : words.say('entry.whole'), words.say('entry.of', { id: event.of }), ...lines ?? []);
    }
    case 'redeem':
      return event.reward !== undefined
        ? text(Number(event.times ?? 1) === 1 ? '' : `× ${event.times}`, names.reward(event.reward))
        : text(names.points(event.ledger ?? '', String(event.points ?? '')));
    case 'transfer': return text(names.points(names.program.transfers?.find((t) => t.id === event.transfer)?.ledger ?? '', String(event.points)), names.transfer(event.transfer));
    case 'choose':
      return event.milestone !== undefined
        ? text('', names.milestone(event.milestone), names.reward(event.reward ?? '', event.milestone))
        : text(names.option(event.choice ?? '', event.option ?? ''), names.choice(event.choice ?? ''));
    case 'join': return text('', names.membership(event.membership));
    case 'confirm': return text('', words.say('entry.of', { id: event.of }));
    case 'adjust':
      return event.metric !== undefined
        ? text(names.measured(event.metric, String(event.value ?? '')), names.metric(event.metric))
        : text(names.points(event.ledger ?? '', String(event.points ?? '')), event.expires ? words.say('entry.expires', { date: event.expires }) : undefined);
  }
}

/** An entry in one phrase, for choices and announcements. */
export function eventPhrase(event: HistoryEvent, words: Words, names: Names, day: (date: string) => string): string {
  const { title, amount, details } = eventText(event, words, names);
  return [`${day(event.date)} ${title}`, amount, ...details].filter(Boolean).join(' · ');
}

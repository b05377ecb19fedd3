// SPDX-License-Identifier: Apache-2.0
import type { Failure, HistoryEvent, HistoryRow, ProgramDocument } from './types.ts';

/** An id that no event has yet: e1, e2, … */
export function freshId(events: readonly HistoryEvent[]): string {
  const taken = new Set(events.map((event) => event.id));
  let n = events.length + 1;
  while (taken.has(`e${n}`)) n++;
  return `e${n}`;
}

/** What a host set as history, as events of the contract: ids where they are missing, and `amount` for points too. */
export function eventsOf(rows: readonly HistoryRow[], program: ProgramDocument): HistoryEvent[] {
  const ledger = program.ledgers?.[0]?.id ?? '';
  const named = rows.filter((row) => row['id'] !== undefined) as object[] as HistoryEvent[];
  const events: HistoryEvent[] = [];
  for (const { amount, expires, ...row } of rows) {
    const id = row['id'] ?? freshId([...events, ...named]);
    const given = row['points'] ?? row['metric'] ?? row['reward'];
    const short = (row.type === 'redeem' || row.type === 'adjust') && given === undefined ? { ledger, points: amount } : amount === undefined ? {} : { amount };
    events.push({ ...row, ...short, ...(expires ? { expires } : {}), id } as HistoryEvent);
  }
  return events;
}

/** By date; those of one day, and those without a date, keep their order. */
export function inOrder(events: readonly HistoryEvent[]): HistoryEvent[] {
  const day = (event: HistoryEvent) => event.date || '9999-12-31';
  return [...events].sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
}

/** Failures by the event they are about; their pointers then start at the event. `list` is where the events stand in the request. */
export function failuresByEvent(failures: readonly Failure[], events: readonly HistoryEvent[], list: string): Map<HistoryEvent, Failure[]> {
  const found = new Map<HistoryEvent, Failure[]>();
  for (const failure of failures) {
    if (!failure.pointer.startsWith(`${list}/`)) continue;
    const [index, ...path] = failure.pointer.slice(list.length + 1).split('/');
    const event = events[Number(index)];
    if (event) found.set(event, [...found.get(event) ?? [], { ...failure, pointer: path.map((part) => `/${part}`).join('') }]);
  }
  return found;
}

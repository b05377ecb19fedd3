// SPDX-License-Identifier: Apache-2.0
// A history as files: CSV with the columns that can be read again, JSON as the member of a statement request.
import Papa from 'papaparse';
import type { Facts, HistoryEvent } from '../types.ts';
import { columns } from './csv-columns.ts';

/** Spreadsheets take texts that begin so for formulas; a negative number is none. */
const formulas = /^[=+@\t\r]|^-(?!\d)/;
/** The mark by which spreadsheets know UTF-8. */
const mark = '\ufeff';

export function csvText(rows: readonly (readonly string[])[]): string {
  return mark + Papa.unparse(rows as string[][], { newline: '\r\n', escapeFormulae: formulas });
}

/** One row for each entry, and one more for each further line, or ledger whose points paid. Columns nobody uses are left out. */
export function historyCsv(events: readonly HistoryEvent[]): string {
  const rows = events.flatMap(rowsOf);
  const used = columns.filter(({ name }) => name === 'date' || name === 'type' || name === 'id' || rows.some((row) => row[name] !== undefined));
  return csvText([used.map(({ name }) => name), ...rows.map((row) => used.map(({ name }) => row[name] ?? ''))]);
}

type Cells = Record<string, string | undefined>;
const countsText = (counts: object) => Object.entries(counts).map(([count, n]) => `${count}=${n}`).join(';');
const text = (value: unknown) => (value === undefined ? undefined : String(value));

function rowsOf(event: HistoryEvent): Cells[] {
  const { type, id, date } = event;
  const own = { date, type, id };
  switch (event.type) {
    case 'purchase': {
      const { lines = [], redeem = [] } = event;
      const counts = event.counts && countsText(event.counts);
      return Array.from({ length: Math.max(1, lines.length, redeem.length) }, (_, i): Cells => {
        const line = lines[i];
        return {
          ...own, ...(i ? {} : { amount: text(event.amount), counts, channel: event.channel, payment: event.payment }),
          list: text(line?.list), net: text(line?.net), payable: text(line?.payable), line: line?.id, quantity: text(line?.quantity),
          sku: line?.sku, category: line?.category, brand: line?.brand, tags: line?.tags?.join(';'),
          ledger: redeem[i]?.ledger, points: text(redeem[i]?.points),
        };
      });
    }
    case 'refund':
      if (!event.lines) return [{ ...own, of: event.of, amount: text(event.amount) }];
      return event.lines.map((line) => ({ ...own, of: event.of, line: line.line, quantity: text(line.quantity) }));
    case 'activity':
      return [{ ...own, counts: event.counts && countsText(event.counts) }];
    default: {
      const { type: _type, id: _id, date: _date, ...rest } = event;
      return [{ ...own, ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, text(value)])) }];
    }
  }
}

/** What the operation `statement` takes beside a programme. */
export function historyJson(asOf: string, facts: Facts, events: readonly HistoryEvent[]): string {
  return `${JSON.stringify({ asOf, member: { ...facts, history: events } }, null, 2)}\n`;
}

/** Hands a file to the reader. */
export function download(name: string, type: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

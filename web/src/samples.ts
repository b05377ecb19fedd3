// SPDX-License-Identifier: Apache-2.0
import type { BasketLine, HeldVoucher, HistoryEvent, HistoryRow, Samples, Text } from './types.ts';

/** The day the samples are told from, so that they read the same on every day. */
export const sampleDay = '2026-11-22';

/** What the goods of the first sample are called; other samples show their article numbers. */
const goods: Record<string, Text> = {
  longjing: { en: 'Longjing tea, 125 g', 'zh-CN': '明前龙井 125g' },
  cup: { en: 'Porcelain cup', 'zh-CN': '白瓷品茗杯' },
};

/** Entries of a history as rows of the table. */
export function rowsOf(history: readonly HistoryEvent[]): HistoryRow[] {
  return history.map((event) => ({
    type: event.type, date: event.date,
    amount: String((event.type === 'purchase' ? event.amount : event.points) ?? ''),
    expires: event.type === 'adjust' ? event.expires ?? '' : '', event,
  }));
}

/** A row as an event. What the row does not show is kept, as long as its kind is. */
export function eventOf(row: HistoryRow, index: number, ledger: string): object {
  const { event } = row;
  const kept = event?.type === row.type ? event : undefined;
  const id = event?.id ?? `e${index + 1}`;
  if (kept && isFixed(row)) return { ...kept, date: row.date };
  if (row.type === 'purchase') return { ...kept, type: 'purchase', id, date: row.date, amount: row.amount };
  const points = { ledger, ...kept, type: row.type, id, date: row.date, points: row.amount };
  if (row.type === 'redeem') return points;
  return { ...points, expires: row.expires || undefined };
}

/** Whether the entry has lines, or counts for a metric: then only its date can be changed here. */
export function isFixed({ event, type }: HistoryRow): boolean {
  if (event?.type !== type) return false;
  return (event.type === 'purchase' && event.lines !== undefined) || (event.type === 'adjust' && event.metric !== undefined);
}

export function linesOf(samples: Samples | undefined, say: (text: Text) => string): BasketLine[] {
  const lines = samples?.quote?.basket.lines ?? [{ id: 'a', unitPrice: '100', quantity: 1 }];
  return lines.map((line) => ({
    name: say(goods[line.id] ?? line.sku ?? line.id), category: line.category ?? '', quantity: String(line.quantity ?? 1),
    unitPrice: String(line.unitPrice), document: line,
  }));
}

export function vouchersOf(samples: Samples | undefined): HeldVoucher[] {
  return (samples?.quote?.vouchers ?? []).map((document) => ({ value: String(document.value), minimum: String(document.minimum ?? ''), document }));
}

/** An offer just out of reach of the first sample, so that a distance shows. */
export const sampleOffers = (chinese: boolean): string[] => [chinese ? '满400减80' : '80 off over 400'];

/** What the merchant's view opens with, and the chips under the field. */
export const samplePromo = (chinese: boolean): string => promoTemplates(chinese)[0]!;
export const promoTemplates = (chinese: boolean): string[] => chinese
  ? ['满100送50券，满100可用', '满300减50', '每满100减20，最高减60', '8.5折', '满3件8折']
  : ['spend 100, get a 50 voucher, usable from 100', '50 off over 300', '20 off every 100, max 60', '15% off', '20% off 3 or more items'];

// SPDX-License-Identifier: Apache-2.0
import type { BasketLine, HeldVoucher, HistoryRow } from './types.ts';

/** The day the sample data are told from, so that they read the same on every day. */
export const sampleDay = '2026-11-22';

const row = (type: HistoryRow['type'], date: string, amount: string, expires = ''): HistoryRow => ({ type, date, amount, expires });

/** A year of a member: silver since February, 640 of spend below gold, 300 points about to end. */
export const sampleHistory = (): HistoryRow[] => [
  row('purchase', '2025-12-18', '800.00'),
  row('purchase', '2026-02-14', '860.00'),
  row('redeem', '2026-03-08', '500'),
  row('purchase', '2026-05-01', '1280.00'),
  row('purchase', '2026-09-10', '1420.00'),
];

export const sampleBasket = (chinese: boolean): BasketLine[] => [
  { name: chinese ? '明前龙井 125g' : 'Longjing tea 125 g', category: 'tea', quantity: '2', unitPrice: '128.00' },
  { name: chinese ? '白瓷品茗杯' : 'Porcelain cup', category: 'teaware', quantity: '1', unitPrice: '58.00' },
];
export const sampleOffers = (chinese: boolean): string[] => [chinese ? '满400减80' : '$80 off over $400'];
export const sampleVouchers = (): HeldVoucher[] => [{ value: '20', minimum: '200' }];

/** What the merchant's view opens with. */
export const samplePromo = (chinese: boolean): string => chinese ? '满100送50券，满100可用' : 'spend 100 get 50 voucher';
export const promoTemplates = (chinese: boolean): string[] => chinese
  ? ['满100送50券，满100可用', '满300减50', '每满100减20，最高减60', '8.5折', '满3件8折']
  : ['spend 100 get 50 voucher', '$20 off over $100', '15% off'];

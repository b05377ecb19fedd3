// SPDX-License-Identifier: Apache-2.0
import type { BasketLine, HeldVoucher, Samples, Text } from './types.ts';

/** The day the samples are told from, so that they read the same on every day. */
export const sampleDay = '2026-11-22';

/** What the goods of the first sample are called; other samples show their article numbers. */
const goods: Record<string, Text> = {
  longjing: { en: 'Longjing tea, 125 g', 'zh-CN': '明前龙井 125g' },
  cup: { en: 'Porcelain cup', 'zh-CN': '白瓷品茗杯' },
};

export function linesOf(samples: Samples | undefined, say: (text: Text) => string): BasketLine[] {
  const lines = samples?.quote?.basket.lines ?? [{ id: 'a', unitPrice: '100', quantity: 1 }];
  return lines.map((line) => ({
    name: say(goods[line.id] ?? line.sku ?? line.id), category: line.category ?? '', quantity: String(line.quantity ?? 1),
    unitPrice: String(line.unitPrice), sku: line.sku ?? '', brand: line.brand ?? '', tags: (line.tags ?? []).join(', '), document: line,
  }));
}

export function vouchersOf(samples: Samples | undefined): HeldVoucher[] {
  return (samples?.quote?.vouchers ?? []).map((document) => ({ value: String(document.value), minimum: String(document.minimum ?? ''), document }));
}

/** What is compared at first. */
export const sampleOffers = (chinese: boolean): string[] => (chinese ? ['满300减50', '8.8折', '每满100送20券，满100可用'] : ['50 off over 300', '12% off', 'Every 100, get a 20 voucher, usable from 100']);

/** What the merchant's view opens with, and the chips under the field. */
export const samplePromo = (chinese: boolean): string => promoTemplates(chinese)[0]!;
export const promoTemplates = (chinese: boolean): string[] => chinese
  ? ['满100送50券，满100可用', '满300减50', '每满100减20，最高减60', '8.5折', '满3件8折']
  : ['spend 100, get a 50 voucher, usable from 100', '50 off over 300', '20 off every 100, max 60', '15% off', '20% off 3 or more items'];

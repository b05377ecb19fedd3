// SPDX-License-Identifier: Apache-2.0
import type { Format } from './format.ts';
import type { Missing, ProgramDocument } from './types.ts';
import type { Words } from './words.ts';

/** How far a rule is from applying, as a phrase: "¥12.00", "2 units", "金卡". Empty when there is no distance. Points are those of the ledger. */
export function distance(missing: Missing | null | undefined, words: Words, format: Format, program?: ProgramDocument, ledger?: string): string {
  if (!missing) return '';
  const money = missing.amount ?? missing.difference;
  if (money !== undefined) return format.money(money);
  if (missing.points !== undefined) {
    const { unit } = program?.ledgers?.find((l) => l.id === ledger) ?? program?.ledgers?.[0] ?? {};
    return words.say('points.amount', { points: format.decimal(missing.points), unit: words.text(unit, words.say('points.unit')) });
  }
  if (missing.units !== undefined) return words.say('distance.units', { n: Number(missing.units) });
  if (missing.count !== undefined) return format.decimal(missing.count);
  if (missing.days !== undefined) return words.say('distance.days', { n: Number(missing.days) });
  if (missing.orders !== undefined) return words.say('distance.orders', { n: Number(missing.orders) });
  if (missing.tier !== undefined) return words.text(program?.tiers?.find((t) => t.id === missing.tier)?.name, missing.tier);
  return '';
}

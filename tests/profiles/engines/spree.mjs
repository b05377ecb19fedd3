// SPDX-License-Identifier: Apache-2.0
// Spree: the best discount of each line, then the best of the order, worked out on list prices and shared by largest remainder.

import { divide } from '../exact.mjs';
import { applied, concerns, kind, least, linesOf, minor, rate, sortedBy, total } from './common.mjs';

const calculated = (promotion, base) => {
  if (promotion.benefit.type === 'amount') return minor(promotion.benefit.off);
  const { n, d } = rate(promotion.benefit.off);
  return least(divide(base * n, d, 'halfUp'), base);
};

function largestRemainder(amount, weights) {
  const all = total(weights);
  const shares = weights.map((weight) => amount * weight / all);
  const rest = Number(amount - total(shares));
  const places = sortedBy(weights.map((weight, index) => ({ index, part: -(amount * weight % all) })), (one) => one.part);
  for (const { index } of places.slice(0, rest)) shares[index] += 1n;
  return shares;
}

export function quote(basket, promotions) {
  const lines = linesOf(basket);
  const results = [];
  const candidates = promotions.filter((one) => one.stage === 'line');
  const best = lines.map((line) => candidates.filter((one) => concerns(one.items, line))
    .map((one) => ({ one, saving: least(calculated(one, line.list), line.list) }))
    .reduce((top, next) => (top && top.saving >= next.saving ? top : next), undefined));
  for (const promotion of candidates) {
    if (kind(promotion) === 'amount.order') throw new Error('not a line discount');
    const shares = best.map((win) => (win?.one === promotion ? win.saving : 0n));
    if (total(shares)) results.push(applied(promotion, lines, shares));
  }
  const list = total(lines.map((line) => line.list));
  const chosen = promotions.filter((one) => one.stage === 'order').map((one) => ({ one, saving: least(calculated(one, list), list) }))
    .reduce((top, next) => (top && top.saving >= next.saving ? top : next), undefined);
  if (chosen) {
    const bases = lines.map((line) => line.net);
    if (total(bases) === 0n) return results;
    results.push(applied(chosen.one, lines, largestRemainder(least(chosen.saving, total(bases)), bases)));
  }
  return results;
}

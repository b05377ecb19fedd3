// SPDX-License-Identifier: Apache-2.0
// Medusa: exact fractions, no rounding; buy-get first, then by the number of the value, largest first; units by line subtotal.

import { amount, fraction, least, percent, sum, whole, zero } from '../exact.mjs';
import { concerns } from './common.mjs';

function buyGet(promotion, lines, given) {
  const [buy, get] = promotion.trigger.of;
  const order = [...lines].sort((a, b) => b.subtotal.compare(a.subtotal));
  const left = new Map(lines.map((line) => [line, line.quantity]));
  const most = promotion.trigger.times ?? 1;
  for (let times = 0; times < most; ++times) {
    const pick = (count, items) => {
      const picked = [];
      let open = count;
      for (const line of order.filter((one) => concerns(items, one))) {
        const some = Math.min(open, left.get(line));
        if (some) picked.push([line, some]);
        open -= some;
        left.set(line, left.get(line) - some);
      }
      return open ? undefined : picked;
    };
    const bought = pick(buy.quantity, buy.items);
    const target = bought && pick(get.quantity, get.items);
    if (!target) break;
    for (const [line, units] of target) {
      const value = line.subtotal.over(whole(line.quantity)).times(whole(units)).times(percent(promotion.benefit.off));
      given.set(line, (given.get(line) ?? zero).plus(value));
    }
  }
}

function across(promotion, lines, given) {
  const own = lines.filter((line) => concerns(promotion.items, line));
  const open = (line) => line.subtotal.minus(line.applied);
  const all = sum(own.map(open));
  if (all.n <= 0n) return;
  for (const line of own) {
    const value = promotion.benefit.type === 'percent'
      ? percent(promotion.benefit.off).times(open(line))
      : open(line).over(all).times(amount(promotion.benefit.off));
    given.set(line, least(value, open(line)));
  }
}

export function quote(basket, promotions) {
  const lines = basket.lines.map((line) => ({ ...line, subtotal: amount(line.unitPrice).times(whole(line.quantity)), applied: zero }));
  const isBuyGet = (one) => one.trigger?.type === 'sets';
  const ordered = [...promotions].sort((a, b) => Number(isBuyGet(b)) - Number(isBuyGet(a))
    || fraction(b.benefit.off).compare(fraction(a.benefit.off)));
  return ordered.map((promotion) => {
    const given = new Map();
    if (isBuyGet(promotion)) buyGet(promotion, lines, given);
    else across(promotion, lines, given);
    const shares = lines.map((line) => given.get(line) ?? zero);
    lines.forEach((line, index) => { line.applied = line.applied.plus(shares[index]); });
    return { promotion: promotion.id, discount: sum(shares), shares };
  }).filter((one) => one.discount.n > 0n);
}

// SPDX-License-Identifier: Apache-2.0
// Magento sales rules: rule by rule over the items; percentages of what is left of an item, rounded there; a cart amount by the
// running error of rounding; buy x get y inside an item.

import { divide, Fraction, whole } from '../exact.mjs';
import { applied, concerns, kind, least, linesOf, minor, rate, total } from './common.mjs';

const million = 1_000_000n;

function cartFixed(promotion, lines, own) {
  const amount = minor(promotion.benefit.off);
  const all = total(own.map((line) => line.net));
  // The first delta is a millionth of the currency's unit, a ten-thousandth of a minor unit.
  let delta = new Fraction(1n, million / 100n);
  const shares = lines.map(() => 0n);
  for (const line of own) {
    if (all === 0n || line.net === 0n) continue;
    const ratio = line.net < all ? new Fraction(line.net, all) : whole(1);
    const price = whole(amount).times(ratio).plus(delta);
    const rounded = price.round('halfUp');
    delta = price.minus(rounded);
    shares[line.index] = least(rounded.n, line.net);
  }
  return shares;
}

function buyGet(promotion, line) {
  const size = BigInt(promotion.trigger.of[0].quantity);
  const free = BigInt(promotion.benefit.of.units);
  const periods = line.quantity / size;
  const rest = line.quantity - periods * size - (size - free);
  return (periods * free + (rest > 0n ? rest : 0n)) * line.unit;
}

function amounts(promotion, lines) {
  const own = lines.filter((line) => concerns(promotion.items, line));
  if (kind(promotion) === 'amount.order') return cartFixed(promotion, lines, own);
  return lines.map((line) => {
    if (!own.includes(line)) return 0n;
    if (promotion.trigger?.type === 'sets') return least(buyGet(promotion, line), line.net);
    if (kind(promotion) === 'amount.unit') return least(minor(promotion.benefit.off) * line.quantity, line.net);
    const { n, d } = rate(promotion.benefit.off);
    return least(divide(line.net * n, d, 'halfUp'), line.net);
  });
}

export function quote(basket, promotions) {
  const lines = linesOf(basket);
  const results = [];
  for (const rule of [...promotions].sort((a, b) => (b.priority ?? 0) - (a.priority ?? 0))) {
    const result = applied(rule, lines, amounts(rule, lines));
    if (result.discount) results.push(result);
    if (rule.stops && result.discount) break;
  }
  return results;
}

// SPDX-License-Identifier: Apache-2.0
// commercetools, by its documentation: one discount after the other by rank, what is left of the price of one unit rounded half even
// after each; a discount of the total price stays with the cart.

import { divide } from '../exact.mjs';
import { applied, concerns, kind, least, linesOf, minor, rate, sortedBy, total } from './common.mjs';

/** Not documented: the left-over minor units to the largest fractions. */
function proportionate(amount, lines) {
  const all = total(lines.map((line) => line.net));
  if (all === 0n) return lines.map(() => 0n);
  const shares = lines.map((line) => amount * line.net / all);
  const places = sortedBy(lines.map((line, index) => ({ index, part: -(amount * line.net % all) })), (one) => one.part);
  for (const { index } of places.slice(0, Number(amount - total(shares)))) shares[index] += 1n;
  return shares;
}

function unitsOf(promotion, lines) {
  if (promotion.trigger?.type !== 'sets') return lines.map((line) => (concerns(promotion.items, line) ? line.quantity : 0n));
  const own = lines.filter((line) => concerns(promotion.items, line));
  const times = total(own.map((line) => line.quantity)) / BigInt(promotion.trigger.of[0].quantity);
  let left = least(times, BigInt(promotion.trigger.times ?? times)) * BigInt(promotion.benefit.of.units);
  const units = lines.map(() => 0n);
  for (const line of sortedBy(own, (one) => one.unit)) {
    units[line.index] = least(left, line.quantity);
    left -= units[line.index];
  }
  return units;
}

export function quote(basket, promotions) {
  const lines = linesOf(basket);
  const results = [];
  const last = (one) => Number(one.stage === 'total');
  for (const promotion of [...promotions].sort((a, b) => last(a) - last(b) || (b.priority ?? 0) - (a.priority ?? 0))) {
    const units = unitsOf(promotion, lines);
    const { type } = promotion.benefit;
    let result;
    if (promotion.stage === 'total') {
      const left = total(lines.map((line) => line.net)) - total(results.filter((one) => !one.shares).map((one) => one.discount));
      const { n, d } = rate(type === 'percent' ? promotion.benefit.off : '0');
      const discount = type === 'percent' ? left - divide(left * (d - n), d, 'halfEven') : minor(promotion.benefit.off);
      result = { promotion: promotion.id, discount: least(discount, left), shares: null };
    } else if (kind(promotion) === 'amount.order') {
      result = applied(promotion, lines, proportionate(least(minor(promotion.benefit.off), total(lines.map((line) => line.net))), lines));
    } else {
      result = applied(promotion, lines, lines.map((line) => {
        const unit = line.net / line.quantity;
        if (type === 'price') return unit > minor(promotion.benefit.price) ? (unit - minor(promotion.benefit.price)) * units[line.index] : 0n;
        const { n, d } = rate(promotion.benefit.off);
        return (unit - divide(unit * (d - n), d, 'halfEven')) * units[line.index];
      }));
    }
    if (result.discount) results.push(result);
    if (promotion.stops && result.discount) break;
  }
  return results;
}

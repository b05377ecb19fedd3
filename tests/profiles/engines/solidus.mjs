// SPDX-License-Identifier: Apache-2.0
// Solidus: in each lane every line takes the one discount that is best for it; amounts are shared from the last line on, truncated.

import { divide } from '../exact.mjs';
import { applied, concerns, kind, least, linesOf, minor, rate, total } from './common.mjs';

/** Each part from the last: its share of what is left among the parts that are left, truncated. */
export function distributed(amount, weights) {
  const shares = [];
  let [left, parts] = [amount, total(weights)];
  for (const weight of [...weights].reverse()) {
    const share = parts > 0n ? left * weight / parts : 0n;
    shares.unshift(share);
    left -= share;
    parts -= weight;
  }
  return shares;
}

function quantityGroups(promotion, lines) {
  const size = promotion.trigger.of[0].quantity;
  const order = [...lines].sort((a, b) => Number(b.quantity - a.quantity) || a.index - b.index);
  const units = order.flatMap((line) => Array(Number(line.quantity)).fill(line.index));
  const used = units.slice(0, units.length - units.length % size);
  return lines.map((line) => minor(promotion.benefit.off) * BigInt(used.filter((index) => index === line.index).length));
}

function amounts(promotion, lines) {
  const own = lines.filter((line) => concerns(promotion.items, line));
  const { n, d } = promotion.benefit.type === 'percent' ? rate(promotion.benefit.off) : { n: 0n, d: 1n };
  const byLine = {
    'percent.line': () => own.map((line) => divide(line.net * n, d, 'halfUp')),
    'amount.line': () => own.map(() => minor(promotion.benefit.off)),
    'amount.unit': () => quantityGroups(promotion, lines),
    'amount.order': () => distributed(minor(promotion.benefit.off), own.map((line) => line.net)),
  }[kind(promotion)]();
  const shares = lines.map(() => 0n);
  own.forEach((line, index) => { shares[line.index] = least(byLine[index], line.net); });
  return shares;
}

export function quote(basket, promotions) {
  const lines = linesOf(basket);
  const results = [];
  for (const lane of ['pre', 'default', 'post']) {
    const possible = promotions.filter((one) => one.stage === lane).map((one) => ({ one, shares: amounts(one, lines) }));
    const best = lines.map((_, index) =>
      possible.reduce((top, next) => (top && top.shares[index] >= next.shares[index] ? top : next), undefined));
    for (const option of possible) {
      const shares = option.shares.map((share, index) => (best[index] === option ? share : 0n));
      if (total(shares)) results.push(applied(option.one, lines, shares));
    }
  }
  return results;
}

// SPDX-License-Identifier: Apache-2.0
// Solidus, legacy promotions: the best adjustment of each line, all on list prices, and the best adjustment of the order beside it.

import { divide } from '../exact.mjs';
import { applied, concerns, kind, least, linesOf, minor, rate, total } from './common.mjs';
import { distributed } from './solidus.mjs';

function quantities(promotion, lines) {
  const size = BigInt(promotion.trigger.of[0].quantity);
  const all = total(lines.map((line) => line.quantity));
  let left = all - all % size;
  return lines.map((line) => {
    const usable = least(left, line.quantity);
    left -= usable;
    return minor(promotion.benefit.off) * usable;
  });
}

function adjustments(promotion, lines) {
  const own = lines.filter((line) => concerns(promotion.items, line));
  const { n, d } = promotion.benefit.type === 'percent' ? rate(promotion.benefit.off) : { n: 0n, d: 1n };
  const byLine = {
    'percent.line': () => own.map((line) => divide(line.list * n, d, 'halfUp')),
    'amount.line': () => own.map(() => minor(promotion.benefit.off)),
    'amount.unit': () => quantities(promotion, lines),
    'amount.order': () => distributed(minor(promotion.benefit.off), own.map((line) => line.list)),
  }[kind(promotion)]();
  const shares = lines.map(() => 0n);
  own.forEach((line, index) => { shares[line.index] = least(byLine[index], line.list); });
  return shares;
}

export function quote(basket, promotions) {
  const lines = linesOf(basket);
  const results = [];
  const possible = promotions.filter((one) => one.stage === 'line').map((one) => ({ one, shares: adjustments(one, lines) }));
  const best = lines.map((_, index) =>
    possible.reduce((top, next) => (top && top.shares[index] >= next.shares[index] ? top : next), undefined));
  for (const option of possible) {
    const shares = option.shares.map((share, index) => (best[index] === option ? share : 0n));
    if (total(shares)) results.push(applied(option.one, lines, shares));
  }
  const list = total(lines.map((line) => line.list));
  const wholeOrder = promotions.filter((one) => one.stage === 'order').map((one) => {
    const { n, d } = rate(one.benefit.type === 'percent' ? one.benefit.off : '0');
    const discount = one.benefit.type === 'percent' ? divide(list * n, d, 'halfUp') : minor(one.benefit.off);
    return { promotion: one.id, discount: least(discount, list), shares: null };
  }).reduce((top, next) => (top && top.discount >= next.discount ? top : next), undefined);
  if (wholeOrder) results.push(wholeOrder);
  return results;
}

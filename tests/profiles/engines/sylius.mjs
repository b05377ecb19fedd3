// SPDX-License-Identifier: Apache-2.0
// Sylius: negative amounts; shares rounded half towards zero, the difference given a minor unit a line from the first line on;
// no line below its minimum price, what that blocks shared again over the others.

import { divide } from '../exact.mjs';
import { concerns, kind, least, linesOf, minor, rate, total } from './common.mjs';

function proportional(integers, amount) {
  const all = total(integers);
  const shares = integers.map((one) => (one === 0n ? 0n : divide(one * amount, all, 'halfDown')));
  let rest = amount - total(shares);
  if (rest === 0n || rest === amount) return shares;
  const step = rest < 0n ? -1n : 1n;
  return shares.map((share) => {
    if (rest === 0n) return share;
    rest -= step;
    return share + step;
  });
}

function withMinimum(items, amount) {
  const given = proportional(items.map((item) => item.total), amount);
  const results = [...given];
  const open = [];
  let left = 0n;
  items.forEach((item, index) => {
    const excess = item.total + given[index] - item.minimum;
    if (excess <= 0n) {
      left += excess;
      results[index] = item.minimum - item.total;
    } else {
      open.push({ index, total: item.total, minimum: item.minimum - given[index] });
    }
  });
  if (left === 0n || !open.length) return results;
  withMinimum(open, left).forEach((share, place) => { results[open[place].index] += share; });
  return results;
}

const minimum = (line) => minor(line.floorPrice ?? '0') * line.quantity;

function amounts(promotion, lines) {
  const all = total(lines.map((line) => line.net));
  const { n, d } = promotion.benefit.type === 'percent' ? rate(promotion.benefit.off) : { n: 0n, d: 1n };
  if (promotion.benefit.scope === 'unit') {
    return lines.map((line) => {
      if (!concerns(promotion.items, line)) return 0n;
      const unit = line.net / line.quantity;
      const wanted = kind(promotion) === 'percent.unit' ? divide(line.unit * n, d, 'halfUp') : minor(promotion.benefit.off);
      return least(wanted, unit - minor(line.floorPrice ?? '0')) * line.quantity;
    });
  }
  const amount = promotion.benefit.type === 'percent' ? -divide(all * n, d, 'halfUp') : -least(all, minor(promotion.benefit.off));
  const items = lines.map((line) => ({ total: line.net, minimum: minimum(line) }));
  return withMinimum(items, amount).map((share) => -share);
}

export function quote(basket, promotions) {
  const lines = linesOf(basket);
  const ordered = [...promotions].sort((a, b) => (b.priority ?? 0) - (a.priority ?? 0));
  const alone = ordered.find((one) => one.combines?.with?.length === 0);
  return (alone ? [alone] : ordered).map((promotion) => {
    const shares = amounts(promotion, lines);
    lines.forEach((line, index) => { line.net -= shares[index]; });
    return { promotion: promotion.id, discount: total(shares), shares };
  }).filter((one) => one.discount);
}

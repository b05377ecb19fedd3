// SPDX-License-Identifier: Apache-2.0
// WooCommerce coupons: lines by line total × quantity, largest first; percentages of the list price floored by line, then made up to
// the rounded whole; a cart amount the same for each unit, floored, again and again, then minor unit by minor unit.

import { divide } from '../exact.mjs';
import { applied, concerns, kind, least, linesOf, minor, rate, sortedBy, total } from './common.mjs';

const priceLeft = (line, given) => line.net - (given.get(line) ?? 0n);
const add = (given, line, some) => given.set(line, (given.get(line) ?? 0n) + some);

function remainder(items, given, amount) {
  let done = 0n;
  for (const line of items) {
    for (let unit = 0n; unit < line.quantity; ++unit) {
      const some = least(priceLeft(line, given), 1n);
      add(given, line, some);
      done += some;
      if (done >= amount) return done;
    }
  }
  return done;
}

function percentage(coupon, items, given) {
  const { n, d } = rate(coupon.benefit.off);
  const limit = coupon.benefit.units ? BigInt(coupon.benefit.units.atMost) : undefined;
  let [count, base, done] = [0n, 0n, 0n];
  for (const line of items) {
    const units = limit === undefined ? line.quantity : least(limit - count, line.quantity);
    const price = line.list * units / line.quantity;
    const some = least(priceLeft(line, given), price * n / d);
    add(given, line, some);
    [count, base, done] = [count + units, base + price, done + some];
  }
  const should = divide(base * n, d, 'halfDown');
  if (done < should) remainder(items, given, should - done);
}

function eachUnit(items, given, amount) {
  return total(items.map((line) => {
    const some = least(priceLeft(line, given), amount * line.quantity);
    add(given, line, some);
    return some;
  }));
}

function cartAmount(items, given, amount) {
  const open = items.filter((line) => priceLeft(line, given) > 0n);
  const count = total(open.map((line) => line.quantity));
  if (count === 0n) return;
  const each = amount / count;
  if (each === 0n) {
    remainder(open, given, amount);
    return;
  }
  const done = eachUnit(open, given, each);
  if (done > 0n && done < amount) cartAmount(open, given, amount - done);
}

export function quote(basket, promotions) {
  const lines = linesOf(basket);
  const items = sortedBy(lines, (line) => -line.list * line.quantity);
  const place = { 'amount.unit': 1n, 'percent.order': 2n, 'amount.order': 3n };
  const coupons = sortedBy(sortedBy(promotions, (one) => minor(one.benefit.off)), (one) => place[kind(one)]);
  return coupons.map((coupon) => {
    const given = new Map();
    const own = items.filter((line) => concerns(coupon.items, line) && line.net > 0n);
    if (coupon.benefit.type === 'percent') percentage(coupon, own, given);
    else if (kind(coupon) === 'amount.unit') eachUnit(own, given, minor(coupon.benefit.off));
    else cartAmount(own, given, minor(coupon.benefit.off));
    return applied(coupon, lines, lines.map((line) => given.get(line) ?? 0n));
  }).filter((one) => one.discount);
}

// SPDX-License-Identifier: Apache-2.0
// What the restated algorithms read from a basket and from promotion documents: whole minor units.

import { amount, fraction } from '../exact.mjs';

export const minor = (text) => amount(text).n;

export function linesOf(basket) {
  return basket.lines.map((line, index) => {
    const unit = minor(line.unitPrice);
    const quantity = BigInt(line.quantity);
    return { ...line, index, unit, quantity, list: unit * quantity, net: unit * quantity };
  });
}

/** A percentage as numerator and denominator: `"12.5"` is 125 / 1000. */
export function rate(off) {
  const { n, d } = fraction(off);
  return { n, d: d * 100n };
}

export const kind = ({ benefit }) => `${benefit.type}.${benefit.scope ?? 'order'}`;

export const concerns = (items, line) =>
  (!items?.skus || items.skus.includes(line.sku ?? line.id)) && (!items?.categories || items.categories.includes(line.category));

export const total = (list) => list.reduce((all, one) => all + one, 0n);
export const least = (a, b) => (a < b ? a : b);

/** Stable, as the sorts of all these languages are. */
export const sortedBy = (list, key) => [...list].sort((a, b) => {
  const [left, right] = [key(a), key(b)];
  return left < right ? -1 : Number(left > right);
});

/** Takes the shares off the lines and says so. */
export function applied(promotion, lines, shares) {
  lines.forEach((line, index) => { line.net -= shares[index]; });
  return { promotion: promotion.id, discount: total(shares), shares };
}

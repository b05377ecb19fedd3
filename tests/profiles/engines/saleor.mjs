// SPDX-License-Identifier: Apache-2.0
// Saleor: percentages half up; an order discount goes to all lines but the last by rounded share, the last takes what remains.

import { divide } from '../exact.mjs';
import { applied, concerns, kind, least, linesOf, minor, rate, sortedBy, total } from './common.mjs';

const off = (price, promotion) => {
  if (promotion.benefit.type === 'amount') return least(minor(promotion.benefit.off), price);
  const { n, d } = rate(promotion.benefit.off);
  return least(divide(price * n, d, 'halfUp'), price);
};

function propagated(lines, discount) {
  if (lines.length === 1) return [discount];
  const all = total(lines.map((line) => line.net));
  if (all === 0n) return lines.map(() => 0n);
  let remaining = discount;
  return lines.map((line, index) => {
    if (index === lines.length - 1) return remaining;
    const share = least(divide(line.net * discount, all, 'halfUp'), line.net);
    remaining -= share;
    return share;
  });
}

export function quote(basket, promotions) {
  const lines = linesOf(basket);
  const results = [];
  const catalogue = promotions.filter((one) => one.stage === 'catalogue');
  const wins = lines.map((line) => {
    const savings = catalogue.filter((one) => concerns(one.items, line)).map((one) => ({ one, saving: off(line.unit, one) * line.quantity }));
    return savings.reduce((best, next) => (best && best.saving >= next.saving ? best : next), undefined);
  });
  for (const promotion of catalogue) {
    const shares = wins.map((win) => (win?.one === promotion ? win.saving : 0n));
    if (total(shares)) results.push(applied(promotion, lines, shares));
  }
  const voucher = promotions.find((one) => one.stage === 'voucher');
  if (voucher) {
    const { units } = voucher.benefit;
    if (units) {
      const cheapest = sortedBy(lines, (line) => line.net / line.quantity)[0];
      results.push(applied(voucher, lines, lines.map((line) => (line === cheapest ? off(line.net / line.quantity, voucher) : 0n))));
    } else if (kind(voucher).endsWith('.order')) {
      results.push(applied(voucher, lines, propagated(lines, off(total(lines.map((line) => line.net)), voucher))));
    } else {
      results.push(applied(voucher, lines, lines.map((line) => {
        if (!concerns(voucher.items, line)) return 0n;
        return voucher.benefit.type === 'percent' ? off(line.net, voucher) : off(line.net / line.quantity, voucher) * line.quantity;
      })));
    }
    return results.filter((one) => one.discount);
  }
  const subtotal = total(lines.map((line) => line.net));
  const best = promotions.filter((one) => one.stage === 'order')
    .reduce((top, one) => (top && off(subtotal, top) >= off(subtotal, one) ? top : one), undefined);
  if (best) results.push(applied(best, lines, propagated(lines, off(subtotal, best))));
  return results.filter((one) => one.discount);
}

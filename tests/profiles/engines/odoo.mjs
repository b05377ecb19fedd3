// SPDX-License-Identifier: Apache-2.0
// Odoo (sale_loyalty): a discount is a line of its own, rounded once; goods of one tax. A percentage of the order is of its total, of
// those only the largest stands; one of chosen goods is of what earlier rewards have left of each line, unrounded.

import { amount, least, percent, sum, whole, zero } from '../exact.mjs';
import { concerns } from './common.mjs';

const cheapestOf = (lines) => lines.reduce((low, line) => (amount(line.unitPrice).compare(amount(low.unitPrice)) < 0 ? line : low));
const global = (one) => one.group === 'global';

/** What the rewards before have left of each line: percentages compound, amounts use up the other lines first. */
function remaining(lines, chosen, before) {
  const left = new Map(lines.map((line) => [line, line.total]));
  for (const { reward, discount } of before) {
    const own = lines.filter((line) => concerns(reward.items, line));
    if (reward.benefit.units) {
      const line = cheapestOf(own);
      left.set(line, left.get(line).times(whole(1).minus(percent(reward.benefit.off).over(whole(line.quantity)))));
    } else if (reward.benefit.type === 'percent') {
      for (const line of own) left.set(line, left.get(line).times(whole(1).minus(percent(reward.benefit.off))));
    } else {
      let open = discount;
      for (const line of [...lines.filter((one) => !chosen.includes(one)), ...chosen]) {
        const some = least(left.get(line), open);
        left.set(line, left.get(line).minus(some));
        open = open.minus(some);
      }
    }
  }
  return left;
}

export function quote(basket, promotions) {
  const lines = basket.lines.map((line) => ({ ...line, total: amount(line.unitPrice).times(whole(line.quantity)) }));
  const largest = promotions.filter(global).reduce((top, one) =>
    (top && percent(top.benefit.off).compare(percent(one.benefit.off)) >= 0 ? top : one), undefined);
  const results = [];
  for (const reward of promotions.filter((one) => !global(one) || one === largest)) {
    const { benefit } = reward;
    const orderTotal = sum(lines.map((line) => line.total)).minus(sum(results.map((one) => one.discount)));
    let discount;
    if (benefit.type === 'amount') discount = amount(benefit.off);
    else if (benefit.units) discount = amount(cheapestOf(lines).unitPrice).times(percent(benefit.off));
    else if (global(reward)) discount = orderTotal.times(percent(benefit.off));
    else {
      const chosen = lines.filter((line) => concerns(reward.items, line));
      const left = remaining(lines, chosen, results);
      discount = sum(chosen.map((line) => left.get(line))).times(percent(benefit.off));
    }
    if (reward.cap) discount = least(discount, amount(reward.cap));
    discount = least(discount, orderTotal).round('halfUp');
    if (discount.compare(zero) > 0) results.push({ reward, discount });
  }
  return results.map(({ reward, discount }) => ({ promotion: reward.id, discount, shares: null }));
}

/** Free products are further goods: for every full number of points one reward. */
export function gifts(basket, promotions) {
  return promotions.filter((one) => one.benefit.type === 'gift').flatMap(({ items, trigger, benefit }) => {
    const points = basket.lines.filter((line) => concerns(items, line)).reduce((all, line) => all + line.quantity, 0);
    const count = Math.floor(points / trigger.at);
    return benefit.gifts.map((gift) => ({ sku: gift.sku, quantity: count * gift.quantity })).filter((gift) => gift.quantity);
  });
}

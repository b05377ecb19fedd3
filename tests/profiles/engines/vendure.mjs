// SPDX-License-Identifier: Apache-2.0
// Vendure: adjustments are negative, rounded as Math.round does (half upwards, so half towards less discount); order adjustments
// shared by floors of negative shares, units then given back to the largest errors.

import { floorDivide } from '../exact.mjs';
import { concerns, kind, least, linesOf, minor, rate, sortedBy, total } from './common.mjs';

const mathRound = (n, d) => floorDivide(2n * n + d, 2n * d);

function prorate(weights, amount) {
  const all = total(weights);
  const rounded = weights.map((weight) => floorDivide(amount * weight, all));
  const errors = weights.map((weight, index) => amount * weight - rounded[index] * all);
  let added = total(rounded);
  while (added < amount) {
    let [most, at] = [0n, -1];
    errors.forEach((error, index) => { if (error > most) [most, at] = [error, index]; });
    rounded[at] += 1n;
    errors[at] -= all;
    added += 1n;
  }
  return rounded;
}

function freeUnits(promotion, lines) {
  const bought = total(lines.filter((line) => concerns(promotion.items, line)).map((line) => line.quantity));
  const free = new Map();
  if (bought < BigInt(promotion.trigger.at)) return free;
  let left = BigInt(promotion.benefit.units.atMost);
  for (const line of sortedBy(lines.filter((one) => concerns(promotion.benefit.items, one)), (one) => one.unit)) {
    const some = least(line.quantity, left);
    free.set(line, some);
    left -= some;
  }
  return free;
}

function lineAdjustment(promotion, line, lines) {
  if (promotion.trigger?.type === 'quantity') return -line.unit * (freeUnits(promotion, lines).get(line) ?? 0n);
  if (!concerns(promotion.items, line)) return 0n;
  if (kind(promotion) === 'amount.line') return -minor(promotion.benefit.off);
  const { n, d } = rate(promotion.benefit.off);
  return mathRound(-line.unit * n * line.quantity, d);
}

export function quote(basket, promotions) {
  const lines = linesOf(basket);
  const results = new Map(promotions.map((one) => [one, lines.map(() => 0n)]));
  const adjust = (promotion, line, wanted) => {
    const some = -wanted > line.net ? -line.net : wanted;
    line.net += some;
    results.get(promotion)[line.index] -= some;
  };
  for (const line of lines) {
    for (const promotion of promotions.filter((one) => one.stage === 'line')) adjust(promotion, line, lineAdjustment(promotion, line, lines));
  }
  for (const promotion of promotions.filter((one) => one.stage === 'order')) {
    const all = total(lines.map((line) => line.net));
    const { n, d } = rate(promotion.benefit.type === 'percent' ? promotion.benefit.off : '0');
    const amount = promotion.benefit.type === 'percent' ? mathRound(-all * n, d) : -least(minor(promotion.benefit.off), all);
    if (amount === 0n) continue;
    prorate(lines.map((line) => line.net), amount).forEach((share, index) => adjust(promotion, lines[index], share));
  }
  return promotions.map((one) => ({ promotion: one.id, discount: total(results.get(one)), shares: results.get(one) }))
    .filter((one) => one.discount);
}

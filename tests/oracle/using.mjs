// SPDX-License-Identifier: Apache-2.0
// Using points (core/time.md 1.9): rewards, transfers, conversions, and what a balance is worth.

import { formatDay, spanEnd } from './dates.mjs';
import { holds } from './conditions.mjs';
import { floor, fraction, units } from './fractions.mjs';
import { Failure } from './program.mjs';
import { firstDay } from './windows.mjs';

/** What a reward takes: `{ledger, points}`. */
export function redeemReward(account, { reward: id, times = 1, day }) {
  const reward = account.program.rewards.get(id);
  if (holds(reward.when, account.facts) !== true) throw new Failure('not_allowed');
  if (reward.limit) {
    const from = firstDay(reward.limit.window, day, account.standing.anchors);
    const taken = account.rewardsTaken.filter((one) => one.id === id && (from === null || one.day >= from));
    if (taken.reduce((sum, one) => sum + one.times, times) > reward.limit.times) throw new Failure('not_allowed');
  }
  account.rewardsTaken.push({ id, day, times });
  return { ledger: reward.ledger, points: reward.points * BigInt(times) };
}

export function transfer(account, event) {
  const rule = account.program.transfers.get(event.transfer);
  if (holds(rule.when, account.facts) !== true) throw new Failure('not_allowed');
  const { decimals } = account.program.ledgers.get(rule.ledger);
  const points = units(event.points, decimals);
  if (points % rule.block !== 0n || points < rule.minimum) throw new Failure('not_a_multiple');
  account.take(rule.ledger, points, event, 'transfer');
  const blocks = points / rule.block;
  if (rule.to.ledger !== undefined) account.give(rule.to.ledger, blocks * rule.gives, event, 'transfer');
  account.transfers.push({ event: event.id, rule, points, blocks });
}

const monthsOf = { month: 1, quarter: 3, halfYear: 6, year: 12 };

/** At the end of the last day of a period whole blocks become vouchers. */
export function convert(account, day) {
  for (const { id, ledger, every, block, voucher } of account.program.conversions) {
    if (spanEnd(day, monthsOf[every]) !== day) continue;
    const blocks = account.ledgers.get(ledger).balance() / block;
    if (blocks <= 0n) continue;
    account.ledgers.get(ledger).take(blocks * block, day, null, 'convert', id);
    issueVoucher(account, id, voucher, blocks, day);
  }
}

export function issueVoucher(account, source, { value, minimum, validDays }, count, day) {
  const voucher = { source, value, minimum, count, issued: formatDay(day), lastDay: validDays === undefined ? null : day + validDays };
  account.vouchers.push(voucher);
  return voucher;
}

/**
 * What the redemption that gives most would pay for a balance; null when none is open to the member. What depends on an order
 * that is not known, its channel perhaps, may be open.
 */
export function worth(program, ledger, balance, facts) {
  const open = program.redemptions.filter((one) => one.ledger === ledger && !one.each && holds(one.when, facts) !== false);
  const values = open.map((one) => (one.rungs ? worthInRungs(one, balance) : worthInSteps(one, balance)));
  return values.length === 0 ? null : values.reduce((a, b) => (a > b ? a : b));
}

function worthInSteps({ rate, step, minimum }, balance) {
  const points = (balance / step) * step;
  return points <= 0n || points < minimum ? 0n : floor(fraction(points * rate.value, rate.points));
}

/**
 * The greatest value of a sum of rungs within the balance: of every sum of points in turn, what it is worth at best. The sum of the fewest
 * points that is worth it is taken, and has to reach the minimum.
 */
function worthInRungs({ rungs, minimum }, balance) {
  const best = [0n];
  let taken = 0n;
  for (let points = 1n; points <= balance; points += 1n) {
    const reachable = rungs.filter((rung) => rung.points <= points && best[points - rung.points] !== undefined);
    if (reachable.length === 0) continue;
    best[points] = reachable.map((rung) => best[points - rung.points] + rung.value).reduce((a, b) => (a > b ? a : b));
    if (best[points] > best[taken]) taken = points;
  }
  return taken >= minimum ? best[taken] : 0n;
}

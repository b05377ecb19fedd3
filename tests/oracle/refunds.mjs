// SPDX-License-Identifier: Apache-2.0
// Refunds (core/time.md 1.10).

import { floor, fraction, least, rounded, shared, total, units } from './fractions.mjs';
import { formatDay } from './dates.mjs';
import { undoMilestones } from './milestones.mjs';
import { Failure } from './program.mjs';
import { standingAfter } from './standing.mjs';

export function refund(account, event) {
  const refunded = account.happened.get(event.of);
  const tierBefore = account.standing.tier?.id ?? null;
  const result = { event: event.id, of: event.of, takenBack: [], givenBack: [], metrics: [], tierBefore };
  account.refunds.push(result);
  if (refunded.type === 'redeem') refundRedemption(account, event, refunded, result);
  else refundPurchase(account, event, refunded, result);
  account.step({ event, refund: true });
  result.tierAfter = account.standing.tier?.id ?? null;
}

/** A redemption goes back whole. */
function refundRedemption(account, event, redemption, result) {
  if (redemption.refunded) throw new Failure('already_refunded');
  redemption.refunded = true;
  result.givenBack = redemption.redeemed.map((used) => giveBack(account, event, used, used.points));
}

function refundPurchase(account, event, order, result) {
  const countedBefore = order.records.map(({ value }) => value);
  returnGoods(account, event, order);
  result.givenBack = order.redeemed
    .map((used) => giveBack(account, event, used, dueBack(order, used)))
    .filter(({ points }) => points > 0n);
  const takenBack = order.lots.map((granted) => takeBack(account, event, order, granted));
  lowerCounts(order);

  const step = account.steps.find((one) => one.purchase === order);
  if (order.lines.every((line) => line.left === 0n)) step.gone = true;
  takenBack.push(...standAgain(account, event));

  result.takenBack = inLedgers(account, takenBack);
  result.metrics = lost(account, order, countedBefore);
}

/** Marks what is returned: units of lines, money, or all that is left. */
function returnGoods(account, { lines, amount }, order) {
  const returned = new Map();
  for (const { line: id, quantity = 1 } of lines ?? []) {
    const line = order.lines.find((one) => one.id === id);
    if (!line) throw new Failure('unknown_reference');
    if (returned.has(line)) throw new Failure('duplicate_id');
    returned.set(line, BigInt(quantity));
  }
  if (amount !== undefined) returned.set(order.lines[0], units(amount, account.program.money));
  if (amount !== undefined && order.lines[0].net === 0n) throw new Failure('refund_exceeds_purchase');
  if (returned.size === 0) for (const line of order.lines) returned.set(line, line.left);
  if (order.lines.every((line) => line.left === 0n)) throw new Failure('already_refunded');
  for (const [line, part] of returned) {
    if (part > line.left) throw new Failure('refund_exceeds_purchase');
    line.left -= part;
  }
}

/** What of the points used for a purchase is due back by now. */
function dueBack(order, { points }) {
  const shares = shared(points, order.lines.map((line) => line.net));
  return total(order.lines.map((line, index) => floor(fraction(shares[index] * (line.whole - line.left), line.whole))));
}

/** Gives used points back until `due` have been: to the lots they came from, last taken first. */
function giveBack(account, event, used, due) {
  let left = due - used.back;
  const result = { ledger: used.ledger, points: left, lapsed: 0n };
  used.back = due;
  for (const taking of [...used.takings].reverse()) {
    const part = least(left, taking.points);
    taking.points -= part;
    left -= part;
    if (part > 0n) result.lapsed += account.ledgers.get(used.ledger).putBack(taking.lot, part, event.day, event.id);
  }
  return result;
}

/** A line keeps the floor of its points × what is left of it; the rest is taken back. */
function takeBack(account, event, order, granted) {
  const keeps = order.lines.map((line, index) => floor(fraction(granted.shares[index] * line.left, line.whole)));
  const points = total(granted.kept) - total(keeps);
  granted.kept = keeps;
  for (const record of granted.records) record.value -= points;
  return { ledger: granted.ledger, ...account.ledgers.get(granted.ledger).takeBack(granted.lot, points, event.day, event.id) };
}

/** Lowers what the returned goods counted: spend by the share, rounded half up; orders and counts when nothing is left. */
function lowerCounts(order) {
  const gone = order.lines.every((line) => line.left === 0n);
  for (const record of order.records.filter(({ counted }) => counted !== undefined)) {
    const { counted, line } = record;
    if (line) record.value = counted - rounded(fraction(counted * (line.whole - line.left), line.whole), 'halfUp');
    else if (gone) record.value = 0n;
  }
}

/** The standing becomes what it would be without the returned goods; milestones that it does not reach are undone. */
function standAgain(account, event) {
  const before = account.standing;
  const steps = account.steps.filter(({ gone }) => !gone);
  const standing = standingAfter(account.program, account.member, account.start, steps, event.day);
  standing.timeline = before.timeline;
  if (standing.held !== before.held) standing.timeline.push({ date: formatDay(event.day), tier: standing.tier?.id ?? null, cause: 'refund' });
  account.standing = standing;
  account.earning.anchors = standing.anchors;

  const takenBack = undoMilestones(account, event, standing.reached);
  standing.reached = account.milestones.map(({ milestone, period, mark }) => ({ milestone, period, mark }));
  return takenBack;
}

/** Sums by ledger, in the order of the programme. */
function inLedgers(account, parts) {
  return [...account.ledgers.keys()].map((ledger) => {
    const of = (field) => total(parts.filter((part) => part.ledger === ledger).map((part) => part[field]));
    return { ledger, points: of('points'), fromLots: of('fromLots'), ended: of('ended'), deficit: of('deficit'), forgiven: of('forgiven') };
  }).filter(({ points }) => points > 0n);
}

/** What metrics lost, in the order of the programme. */
function lost(account, { records }, countedBefore) {
  const lostBy = (metric) => total(records.map((record, index) => (record.metric === metric ? countedBefore[index] - record.value : 0n)));
  return [...account.program.metrics.keys()].map((metric) => ({ metric, value: lostBy(metric) })).filter(({ value }) => value !== 0n);
}

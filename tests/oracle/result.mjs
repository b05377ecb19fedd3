// SPDX-License-Identifier: Apache-2.0
// An account written down as the result of a statement.

import { formatDay } from './dates.mjs';
import { marksOf } from './conditions.mjs';
import { decimal, floor, fraction, most, total } from './fractions.mjs';
import { worth } from './using.mjs';

export function resultOf(account, asOf, entries) {
  const { program, standing } = account;
  return {
    asOf: formatDay(asOf),
    balances: [...account.ledgers.values()].map((ledger) => balanceOf(ledger, account, asOf)),
    ...(entries && { entries: entriesOf(account) }),
    metrics: [...program.metrics.values()].map((metric) => metricOf(metric, standing, asOf)),
    tier: tierOf(program, standing, asOf),
    milestones: [...program.milestones.values()].map((milestone) => milestoneOf(milestone, account, asOf)),
    vouchers: account.vouchers.filter(({ lastDay }) => lastDay === null || lastDay >= asOf).map((voucher) => voucherOf(voucher, program)),
    memberships: membershipsOf(program, standing, asOf),
    choices: [...program.choices.values()].map(({ id, name = null }) => ({ choice: id, name, option: standing.choices.get(id) })),
    transfers: account.transfers.map((transfer) => transferOf(transfer, program)),
    refunds: account.refunds.map((refund) => refundOf(refund, program)),
  };
}

function balanceOf(ledger, { program, standing }, asOf) {
  const { id, name = null, unit = null, decimals, shown } = ledger.document;
  const inDecimals = (points) => decimal(points, decimals);
  const balance = ledger.balance();
  const value = worth(program, id, balance, standing.facts(asOf));
  const lots = [...ledger.open(), ...ledger.pending()];
  return {
    ledger: id, name, unit,
    balance: inDecimals(balance),
    shown: decimal(floor(fraction(balance, 10n ** BigInt(decimals - shown))), shown),
    pending: inDecimals(total(ledger.pending().map(({ remaining }) => remaining))),
    deficit: inDecimals(ledger.deficit),
    value: value === null ? null : decimal(value, program.money),
    lots: lots.map((lot) => ({
      event: lot.event, earned: formatDay(lot.given), available: formatDay(lot.available), expires: formatDay(lot.lastDay),
      points: inDecimals(lot.points), remaining: inDecimals(lot.remaining),
    })),
    expiring: expiringOf(ledger).map(({ day, points }) => ({ date: formatDay(day), points: inDecimals(points) })),
  };
}

function expiringOf(ledger) {
  const days = new Map();
  for (const { lastDay, remaining } of ledger.open()) if (lastDay !== null) days.set(lastDay, (days.get(lastDay) ?? 0n) + remaining);
  return [...days].map(([day, points]) => ({ day, points }));
}

/** Movements of all ledgers by date, those of a day by ledger. */
function entriesOf(account) {
  const all = [...account.ledgers.values()].flatMap((ledger) => ledger.entries().map((entry) => ({ ...entry, decimals: ledger.document.decimals })));
  return all.sort((a, b) => a.day - b.day).map(({ day, event, ledger, kind, change, balance, decimals }) => ({
    date: formatDay(day), event, ledger, kind, points: decimal(change, decimals), balance: decimal(balance, decimals),
  }));
}

function metricOf({ id, name = null, decimals }, { metrics }, asOf) {
  return {
    metric: id, name,
    value: decimal(metrics.value(id, asOf), decimals),
    rolledOver: decimal(metrics.rolledOver(id, asOf), decimals),
    from: formatDay(metrics.from(id, asOf)),
    to: formatDay(asOf),
  };
}

function tierOf(program, standing, asOf) {
  const { tier, held, timeline, validUntil } = standing;
  const next = program.tiers[held + 1];
  const progress = (tree) => progressOf(tree, program, standing, asOf);
  return {
    current: tier?.id ?? null,
    name: tier?.name ?? null,
    since: tier ? timeline.at(-1)?.date ?? null : null,
    validUntil: formatDay(validUntil),
    keep: tier ? { progress: progress(tier.keep) } : null,
    next: next ? { tier: next.id, name: next.name ?? null, progress: progress(next.qualify) } : null,
    timeline,
  };
}

function progressOf(tree, program, { metrics }, asOf) {
  return marksOf(tree).map(({ metric, at }) => {
    const { decimals } = program.metrics.get(metric);
    const value = metrics.value(metric, asOf);
    return { metric, value: decimal(value, decimals), at: decimal(at, decimals), missing: decimal(most(0n, at - value), decimals) };
  });
}

function milestoneOf(milestone, { program, standing, milestones }, asOf) {
  const { decimals } = program.metrics.get(milestone.metric);
  const value = standing.milestoneValue(milestone, asOf);
  const at = standing.nextMark(milestone, asOf);
  const reached = milestones.filter((one) => one.milestone === milestone.id);
  return {
    milestone: milestone.id,
    name: milestone.name ?? null,
    value: decimal(value, decimals),
    at: at === undefined ? null : decimal(at, decimals),
    missing: at === undefined ? null : decimal(most(0n, at - value), decimals),
    open: reached.filter(({ reward }) => reward === null).length,
    reached: reached.map(({ date, reward }) => ({ date, reward })),
  };
}

function voucherOf({ source, value, minimum, count, issued, lastDay }, { money }) {
  return { source, value: decimal(value, money), minimum: decimal(minimum, money), count: Number(count), issued, validUntil: formatDay(lastDay) };
}

function membershipsOf(program, { memberships }, asOf) {
  return [...program.memberships.values()]
    .filter(({ id }) => memberships.get(id) >= asOf)
    .map(({ id, name = null }) => ({ membership: id, name, until: formatDay(memberships.get(id)) }));
}

function transferOf({ event, rule, points, blocks }, program) {
  const { decimals } = program.ledgers.get(rule.ledger);
  const to = program.ledgers.get(rule.to.ledger);
  return { event, transfer: rule.id, points: decimal(points, decimals), gives: decimal(blocks * rule.gives, to?.decimals ?? 0) };
}

function refundOf({ event, of, takenBack, givenBack, metrics, tierBefore, tierAfter }, program) {
  const pointsOf = ({ ledger, ...fields }) => {
    const { decimals } = program.ledgers.get(ledger);
    return { ledger, ...Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, decimal(value, decimals)])) };
  };
  return {
    event, of,
    takenBack: takenBack.map(pointsOf),
    givenBack: givenBack.map(pointsOf),
    metrics: metrics.map(({ metric, value }) => ({ metric, value: decimal(value, program.metrics.get(metric).decimals) })),
    tierBefore, tierAfter,
  };
}

// SPDX-License-Identifier: Apache-2.0
// A programme document with its defaults filled in and its amounts in smallest units. Fields keep the names of the document.

import { exact, fraction, times, units } from './fractions.mjs';
import { marksOf, readCondition, readDates } from './conditions.mjs';

/** Decimals of the currencies that do not have two. */
const currencyDecimals = { BHD: 3, CLP: 0, ISK: 0, JOD: 3, JPY: 0, KRW: 0, KWD: 3, OMR: 3, TND: 3, UGX: 0, VND: 0, XAF: 0, XOF: 0, XPF: 0 };
const byId = (list) => new Map(list.map((one) => [one.id, one]));

export class Failure extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

export function readProgram(document) {
  const program = { currency: document.currency, money: currencyDecimals[document.currency] ?? 2 };
  program.counts = byId((document.counts ?? []).map((count) => ({ decimals: 0, ...count })));
  program.choices = byId((document.choices ?? []).map((choice) => ({ ...choice, options: choice.options.map((option) => option.id ?? option) })));
  program.memberships = byId(document.memberships ?? []);
  program.ledgers = byId((document.ledgers ?? []).map(readLedger));
  program.metrics = byId((document.metrics ?? []).map((metric) => readMetric(metric, program)));
  const condition = (tree) => readCondition(tree, (metric, text) => inUnitOf(program, metric, text));
  const withCondition = (one) => ({ ...one, when: condition(one.when) });
  for (const ledger of program.ledgers.values()) ledger.expiry = ledger.expiry.map(withCondition);
  program.earn = (document.earn ?? []).map((rule) => readRule(withCondition(rule), program));
  program.tiers = (document.tiers ?? []).map(({ qualify, keep = qualify, ...tier }) => ({ ...tier, qualify: condition(qualify), keep: condition(keep) }));
  program.tierPosition = new Map(program.tiers.map(({ id }, position) => [id, position]));
  program.tierValidity = document.tierValidity ?? { type: 'whileQualified' };
  program.downgrade = { type: 'fit', graceDays: 0, atMostOnceInMonths: 0, ...document.downgrade };
  program.milestones = byId((document.milestones ?? []).map((milestone) => readMilestone(milestone, program)));
  program.redemptions = (document.redemptions ?? []).map((one) => readRedemption(withCondition(one), program));
  program.rewards = byId((document.rewards ?? []).map((one) => ({ ...withCondition(one), points: points(program, one.ledger, one.points) })));
  program.transfers = byId((document.transfers ?? []).map((one) => readTransfer(withCondition(one), program)));
  program.conversions = (document.conversions ?? []).map((one) => ({
    ...one, block: points(program, one.ledger, one.block), voucher: readVoucher(one.voucher, program),
  }));
  return program;
}

/** Points of a ledger in its smallest units. */
export const points = (program, ledger, text) => units(text, program.ledgers.get(ledger).decimals);

/** A value in the unit of a metric. */
export const inUnitOf = (program, metric, text) => units(text, program.metrics.get(metric).decimals);

/** The first mark of a tree for a metric, or undefined. */
export const markFor = (tree, metric) => marksOf(tree).find((one) => one.metric === metric)?.at;

function readLedger(ledger) {
  const expiry = Array.isArray(ledger.expiry) ? ledger.expiry : [ledger.expiry ?? { type: 'never' }];
  return { decimals: 0, shown: ledger.decimals ?? 0, pending: { type: 'none' }, overdraw: 'deficit', ...ledger, expiry };
}

/** What one of the things a rule measures is written with: money, points, counts; units and orders are whole. */
function measureDecimals(measure, ledger, program) {
  if (measure.type === 'amount') return program.money;
  if (measure.type === 'points') return program.ledgers.get(ledger).decimals;
  return measure.type === 'count' ? program.counts.get(measure.of).decimals : 0;
}

function readRule(rule, program) {
  const decimals = measureDecimals(rule.measure, rule.ledger, program);
  const given = program.ledgers.get(rule.ledger).decimals;
  const measured = (text) => units(text, decimals);
  const rate = ({ points: of, per = '1' }) => times(fraction(units('1', given)), perUnit(exact(of), measured(per)));
  const award = {
    rate: () => ({ type: 'rate', rate: rate(rule.award) }),
    block: () => ({ type: 'block', per: measured(rule.award.per), points: units(rule.award.points, given) }),
    fixed: () => ({ type: 'fixed', points: units(rule.award.points, given) }),
  }[rule.award.type]();
  const limits = (rule.limits ?? []).map((limit) => ({
    window: limit.window,
    refuse: limit.over === 'refuse',
    measured: limit.measured === undefined ? undefined : measured(limit.measured),
    points: limit.points === undefined ? undefined : units(limit.points, given),
    then: limit.then && { type: 'rate', rate: rate(limit.then) },
  }));
  return {
    rounding: 'floor', scope: 'order', ...rule, award, limits,
    valid: readDates(rule.valid),
    above: measured(rule.above ?? '0'),
    atLeast: units(rule.atLeast ?? '0', given),
  };
}

const perUnit = (value, per) => times(value, fraction(1n, per));

function readMetric(metric, program) {
  const decimals = {
    spend: () => program.money,
    points: () => program.ledgers.get(metric.ledger).decimals,
    orders: () => 0,
    count: () => program.counts.get(metric.of).decimals,
  }[metric.type]();
  const cap = metric.rollover?.cap;
  return {
    base: 'net', window: { type: 'lifetime' }, onUpgrade: 'keep', ...metric, decimals,
    rollover: metric.rollover && { cap: cap === undefined ? undefined : units(cap, decimals) },
  };
}

function readVoucher(voucher, program) {
  return {
    value: units(voucher.value, program.money), minimum: units(voucher.minimum ?? '0', program.money), validDays: voucher.validDays,
  };
}

function readMilestone(milestone, program) {
  const { decimals } = program.metrics.get(milestone.metric);
  const rewards = milestone.rewards.map((reward) => ({
    ...reward,
    points: reward.points && { ledger: reward.points.ledger, points: points(program, reward.points.ledger, reward.points.points) },
    voucher: reward.voucher && readVoucher(reward.voucher, program),
  }));
  return {
    ...milestone, rewards,
    at: units(milestone.at, decimals),
    every: milestone.every === undefined ? undefined : units(milestone.every, decimals),
  };
}

function readRedemption(redemption, program) {
  const inLedger = (text) => points(program, redemption.ledger, text);
  const rung = (one) => ({ points: inLedger(one.points), value: units(one.value, program.money) });
  return {
    ...redemption,
    rungs: redemption.rungs?.map(rung),
    rate: redemption.rungs ? undefined : rung(redemption),
    step: redemption.step === undefined ? 1n : inLedger(redemption.step),
    minimum: inLedger(redemption.minimum ?? '0'),
  };
}

function readTransfer(transfer, program) {
  const inLedger = (text) => points(program, transfer.ledger, text);
  return {
    ...transfer,
    block: inLedger(transfer.block),
    minimum: inLedger(transfer.minimum ?? '0'),
    gives: transfer.to.ledger === undefined ? units(transfer.gives, 0) : points(program, transfer.to.ledger, transfer.gives),
  };
}

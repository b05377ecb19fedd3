// SPDX-License-Identifier: Apache-2.0
// Random programmes: small ones, of every mechanic of core/time.md. Marks and amounts are of one size so that they meet.

import { formatDay, parseDay } from './dates.mjs';

export const firstDayOfAll = parseDay('2023-01-01');
const currencies = { EUR: 2, JPY: 0, KWD: 3 };
const roundings = ['up', 'down', 'ceiling', 'floor', 'halfUp', 'halfDown', 'halfEven'];

export class ProgramDraw {
  constructor(draw) {
    this.draw = draw;
    this.currency = draw.weighted({ EUR: 8, JPY: 1, KWD: 1 });
    this.money = currencies[this.currency];
  }

  /** A document, valid by construction. */
  program() {
    const { draw } = this;
    this.counts = draw.some([{ id: 'nights' }, { id: 'km', decimals: 1 }, { id: 'checkIn' }], 45);
    this.choices = draw.some([{ id: 'summer', options: ['off', 'on'] }, { id: 'kind', options: ['points', 'miles', 'none'] }], 30);
    this.memberships = draw.some([{ id: 'plus', fee: this.cash(10), months: draw.one([1, 6, 12]) }], 25);
    this.tierIds = ['base', 'silver', 'gold', 'top'].slice(0, draw.one([0, 1, 2, 2, 3, 3, 4]));
    this.ledgers = ['points', 'status', 'miles'].slice(0, draw.one([1, 1, 2, 2, 3])).map((id) => ({ id, decimals: draw.one([0, 0, 0, 1, 2]) }));
    this.metrics = ['m1', 'm2', 'm3'].slice(0, draw.one([0, 1, 1, 2, 3])).map((id) => this.metric(id));
    const document = {
      format: 'loyalty-program/1', id: 'random', currency: this.currency,
      counts: this.counts, choices: this.choices, memberships: this.memberships,
      ledgers: this.ledgers.map((ledger) => this.ledger(ledger)),
      metrics: this.metrics,
      tiers: this.tierIds.map((id, level) => this.tier(id, level)),
    };
    document.earn = this.rules();
    if (this.tierIds.length > 0) {
      document.tierValidity = this.validity();
      if (draw.chance(60)) document.downgrade = this.downgrade();
    }
    document.milestones = this.metrics.length > 0 ? ['m30', 'm50'].slice(0, draw.one([0, 0, 1, 1, 2])).map((id) => this.milestone(id)) : [];
    document.redemptions = draw.chance(40) ? ['pay', 'best'].slice(0, draw.int(1, 2)).map((id) => this.redemption(id)) : [];
    document.rewards = draw.chance(35) ? [this.reward('coffee')] : [];
    document.transfers = draw.chance(35) ? [this.transfer('sky')] : [];
    document.conversions = draw.chance(30) ? ['c1', 'c2'].slice(0, draw.one([1, 1, 1, 2])).map((id) => this.conversion(id)) : [];
    return document;
  }

  /** Money of about `size` units of the currency. */
  cash(size) {
    const unit = 10 ** this.money;
    return this.draw.chance(70) ? this.draw.amount(1, size, 0) : this.draw.amount(1, size * unit, this.money);
  }

  points(ledger, size) {
    return this.draw.amount(1, size, this.draw.chance(70) ? 0 : this.ledgers.find(({ id }) => id === ledger).decimals);
  }

  anyLedger() {
    return this.draw.one(this.ledgers).id;
  }

  anyDate() {
    const { draw } = this;
    const edges = ['2024-02-28', '2024-02-29', '2024-03-01', '2024-12-31', '2025-01-01', '2025-06-30', '2025-07-01', '2026-02-28'];
    return draw.chance(40) ? draw.one(edges) : formatDay(firstDayOfAll + draw.int(0, 1400));
  }

  dates() {
    const { draw } = this;
    const from = firstDayOfAll + draw.int(0, 1000);
    return draw.weighted({ both: 3, from: 1, to: 1 }) === 'both'
      ? { from: formatDay(from), to: formatDay(from + draw.int(0, 400)) }
      : { [draw.one(['from', 'to'])]: formatDay(from) };
  }

  window(forPeriod = false) {
    const { draw } = this;
    const type = draw.weighted({
      day: 1, week: 1, month: 2, quarter: 2, calendarYear: 4, programYear: 2, personalYear: 3,
      ...(!forPeriod && { rollingMonths: 5, rollingDays: 2, lifetime: 3 }),
    });
    const rest = {
      programYear: () => ({ startsOn: draw.one(['04-01', '02-29', '12-31', '07-15']) }),
      personalYear: () => ({ from: draw.one(['joining', 'tierChange']) }),
      rollingMonths: () => ({ months: draw.one([1, 2, 3, 6, 12, 12, 18]) }),
      rollingDays: () => ({ days: draw.one([1, 7, 30, 90, 365]) }),
    }[type];
    return { type, ...rest?.() };
  }

  snap() {
    const { draw } = this;
    const snap = draw.weighted({ no: 5, none: 1, monthEnd: 2, quarterEnd: 1, halfYearEnd: 1, yearEnd: 1, yearly: 2 });
    return {
      ...(snap !== 'no' && { snap }),
      ...(snap === 'yearly' && { on: draw.one(['03-31', '02-29', '12-31', '07-01']) }),
      ...draw.maybe(12, 'dayAfter', () => true),
    };
  }

  expiry() {
    const { draw } = this;
    const length = () => (draw.chance(60) ? { months: draw.one([1, 1, 3, 6, 12, 24]) } : { days: draw.one([1, 5, 10, 30, 90, 365]) });
    const activities = ['purchase', 'redeem', 'transfer', 'adjust', 'refund', 'activity', ...this.counts.map(({ id }) => id)];
    const type = draw.weighted({ never: 2, afterEarning: 5, afterActivity: 3, date: 1 });
    const rest = {
      afterEarning: () => ({ ...length(), ...this.snap() }),
      afterActivity: () => ({ ...length(), ...this.snap(), ...draw.maybe(60, 'activities', () => [draw.one(activities), ...draw.some(activities, 20)]) }),
      date: () => ({ date: this.anyDate() }),
    }[type];
    return { type, ...rest?.() };
  }

  pending() {
    const { draw } = this;
    const type = draw.weighted({ none: 1, days: 3, nextMonth: 2, date: 1, confirmation: 2 });
    return { type, ...(type === 'days' && { days: draw.one([1, 3, 14, 30, 60]) }), ...(type === 'date' && { date: this.anyDate() }) };
  }

  ledger({ id, decimals }) {
    const { draw } = this;
    const standing = () => this.condition(['tier', 'date', 'choice', 'membership', 'segment', 'metric', 'orders'], 1);
    const list = () => Array.from({ length: draw.int(1, 2) }, () => ({ ...this.expiry(), when: standing() })).concat(draw.chance(70) ? [this.expiry()] : []);
    return {
      id, decimals,
      ...draw.maybe(20, 'name', () => ({ en: `Ledger ${id}`, 'zh-CN': '积分' })),
      ...(decimals > 0 && draw.maybe(40, 'shown', () => draw.int(0, decimals))),
      ...draw.maybe(40, 'pending', () => this.pending()),
      ...draw.maybe(80, 'expiry', () => (draw.chance(25) ? list() : this.expiry())),
      ...draw.maybe(40, 'overdraw', () => draw.one(['clamp', 'clamp', 'deficit'])),
    };
  }

  metric(id) {
    const { draw } = this;
    const type = draw.weighted({ spend: 5, points: 2, orders: 2, ...(this.counts.length > 0 && { count: 3 }) });
    const rollover = draw.chance(30);
    const decimals = {
      spend: () => this.money,
      points: () => this.ledgers.find((ledger) => ledger.id === metric.ledger).decimals,
      orders: () => 0,
      count: () => this.counts.find((count) => count.id === metric.of).decimals ?? 0,
    };
    const metric = {
      id, type,
      ...(type === 'spend' && { ...draw.maybe(50, 'base', () => draw.one(['list', 'net', 'payable'])), ...draw.maybe(25, 'items', () => this.items()) }),
      ...(type === 'points' && { ledger: this.anyLedger() }),
      ...(type === 'count' && { of: draw.one(this.counts).id }),
      ...draw.maybe(rollover ? 100 : 85, 'window', () => this.window(rollover)),
      ...draw.maybe(30, 'onUpgrade', () => draw.one(['keep', 'zero', 'charge'])),
    };
    if (rollover) metric.rollover = draw.chance(50) ? {} : { cap: this.mark(metric, 0.5) };
    this.metricDecimals = { ...this.metricDecimals, [id]: decimals[type]() };
    return metric;
  }

  /** About as much as a handful of purchases bring. */
  mark(metric, size = 1) {
    const { draw } = this;
    const base = { spend: 400, points: 400, orders: 6, count: 20 }[metric.type];
    return draw.amount(1, Math.max(1, Math.round(base * size)), 0);
  }

  /** A condition of the kinds given, where the programme has what they ask for. */
  condition(kinds, depth = 2) {
    const { draw } = this;
    const has = {
      tier: this.tierIds.length, metric: this.metrics?.length, choice: this.choices.length, membership: this.memberships.length,
    };
    const possible = kinds.filter((kind) => has[kind] !== 0 && has[kind] !== undefined || !(kind in has));
    if (depth > 0 && draw.chance(25)) {
      const several = () => Array.from({ length: draw.int(1, 3) }, () => this.condition(kinds, depth - 1));
      const tree = draw.one(['all', 'any', 'not']);
      return { [tree]: tree === 'not' ? this.condition(kinds, depth - 1) : several() };
    }
    const kind = draw.one(possible);
    return { [kind]: this.leaf(kind) };
  }

  leaf(kind) {
    const { draw } = this;
    switch (kind) {
      case 'tier': return draw.chance(60) ? { atLeast: draw.one(this.tierIds) } : { in: [draw.one(this.tierIds), ...draw.some(this.tierIds, 30)] };
      case 'date': return this.dates();
      case 'weekday': return [draw.one(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']), 'mon', 'sat'];
      case 'time': return { from: '09:00', to: '12:00' };
      case 'birthday': return draw.one(['month', 'day']);
      case 'customer': return draw.one(['new', 'returning']);
      case 'orders': return draw.one([{ atLeast: draw.int(0, 4) }, { atMost: draw.int(0, 4) }, { atLeast: 1, atMost: draw.int(1, 5) }]);
      case 'segment': return [draw.one(['student', 'vip'])];
      case 'channel': return [draw.one(['app', 'web'])];
      case 'payment': return ['card'];
      case 'metric': return this.metricLeaf();
      case 'choice': return this.choiceLeaf();
      case 'membership': return draw.one(this.memberships).id;
      default: throw new Error(`no condition ${kind}`);
    }
  }

  metricLeaf() {
    const { draw } = this;
    const metric = draw.one(this.metrics);
    const type = draw.weighted({ atLeast: 6, atMost: 1 });
    return { id: metric.id, [type]: this.mark(metric) };
  }

  choiceLeaf() {
    const choice = this.draw.one(this.choices);
    return { id: choice.id, is: this.draw.chance(70) ? choice.options[1] : choice.options[0] };
  }

  tier(id, level) {
    const { draw } = this;
    const kinds = ['metric', 'metric', 'orders', 'segment', 'date', 'choice', 'membership'];
    const plain = () => {
      const metric = draw.one(this.metrics);
      return { metric: { id: metric.id, atLeast: String(Math.round(({ spend: 150, points: 150, orders: 2, count: 6 }[metric.type]) * level + draw.int(0, 2))) } };
    };
    const tree = () => (this.metrics.length > 0 && draw.chance(70) ? plain() : this.condition(kinds));
    return { id, qualify: tree(), ...draw.maybe(35, 'keep', tree), ...draw.maybe(20, 'worth', () => this.cash(100)) };
  }

  validity() {
    const { draw } = this;
    const type = draw.weighted({ whileQualified: 4, months: 4, endOfNextYear: 2, date: 2 });
    const rest = {
      months: () => ({ months: draw.one([1, 3, 6, 12]), ...draw.maybe(40, 'snap', () => draw.one(['none', 'monthEnd', 'quarterEnd', 'halfYearEnd', 'yearEnd'])) }),
      date: () => ({ on: draw.one(['02-28', '02-29', '12-31', '04-01']), years: draw.int(0, 2) }),
    }[type];
    return { type, ...rest?.() };
  }

  downgrade() {
    const { draw } = this;
    return {
      type: draw.weighted({ fit: 4, oneLevel: 4, never: 1 }),
      ...draw.maybe(50, 'graceDays', () => draw.one([0, 1, 5, 30])),
      ...draw.maybe(35, 'atMostOnceInMonths', () => draw.one([0, 1, 6, 12])),
    };
  }

  items() {
    const { draw } = this;
    const lists = () => draw.one([{ categories: ['tea'] }, { skus: ['t1', 'g1'] }, { brands: ['b'] }, { tags: ['new'] }]);
    return draw.weighted({ only: 2, without: 2, both: 1 }) === 'only' ? lists() : { ...draw.maybe(30, 'brands', () => ['b', 'c']), exclude: lists() };
  }

  rules() {
    const rules = [];
    const { draw } = this;
    for (let number = 1; number <= draw.int(1, 5); number += 1) rules.push(this.rule(`r${number}`, rules));
    return rules;
  }

  rule(id, before) {
    const { draw } = this;
    const ledger = this.anyLedger();
    const bases = before.filter((rule) => rule.ledger === ledger).map((rule) => rule.id);
    const type = draw.weighted({
      amount: 6, quantity: 1, orders: 1, ...(bases.length > 0 && { points: 4 }), ...(this.counts.length > 0 && { count: 2, streak: 1 }),
    });
    const measure = {
      amount: () => ({ type, ...draw.maybe(50, 'base', () => draw.one(['list', 'net', 'payable'])) }),
      quantity: () => ({ type }),
      orders: () => ({ type }),
      points: () => ({ type, of: [draw.one(bases)] }),
      count: () => ({ type, of: draw.one(this.counts).id }),
      streak: () => ({ type, of: draw.one(this.counts).id, days: draw.int(1, 4) }),
    }[type]();
    const scopes = type === 'amount' || type === 'quantity' ? { order: 4, line: 2, unit: 2, month: 2 } : { order: 4, month: 1 };
    const scope = draw.weighted(scopes);
    const award = this.award(type, ledger);
    const rule = {
      id, ledger, measure, award,
      ...draw.maybe(50, 'rounding', () => draw.one(roundings)),
      ...((scope !== 'order' || draw.chance(20)) && { scope }),
      ...draw.maybe(18, 'above', () => this.measured(type)),
      ...(scope !== 'month' && draw.maybe(15, 'atLeast', () => this.points(ledger, 30))),
      ...draw.maybe(35, 'limits', () => this.limits(type, award, ledger)),
      ...draw.maybe(12, 'valid', () => this.dates()),
      ...((type === 'amount' || type === 'quantity') && draw.maybe(20, 'items', () => this.items())),
    };
    const kinds = ['tier', 'date', 'weekday', 'birthday', 'customer', 'orders', 'segment', 'channel', 'payment', 'metric', 'choice', 'membership', 'time'];
    if (this.choices.length > 0 && draw.chance(35)) {
      rule.when = draw.chance(60) ? { choice: this.choiceLeaf() } : { all: [{ choice: this.choiceLeaf() }, this.condition(kinds)] };
      if (draw.chance(60)) rule.retroactive = this.window();
    } else if (draw.chance(35)) rule.when = this.condition(kinds);
    return rule;
  }

  /** As much of what is measured as one purchase, or a few, bring. */
  measured(type, purchases = 1) {
    const size = { amount: 60, quantity: 3, orders: 1, points: 60, count: 4, streak: 1 }[type];
    return this.draw.amount(1, size * purchases, 0);
  }

  award(type, ledger) {
    const { draw } = this;
    const rate = () => ({
      type: 'rate', points: draw.one(['1', '2', '0.5', '1.25', '0.333', '17.5', '0.01']), ...draw.maybe(35, 'per', () => (type === 'amount' ? draw.one(['1', '3', '10']) : '2')),
    });
    switch (draw.weighted({ rate: 6, block: 2, fixed: 2 })) {
      case 'block': return { type: 'block', points: this.points(ledger, 10), per: this.measured(type) };
      case 'fixed': return { type: 'fixed', points: this.points(ledger, 60) };
      default: return rate();
    }
  }

  limits(type, award, ledger) {
    const { draw } = this;
    let then = award.type === 'rate';
    return Array.from({ length: draw.one([1, 1, 2, 3]) }, () => {
      const limit = { ...draw.maybe(80, 'window', () => this.window()) };
      if (draw.chance(60)) limit.measured = this.measured(type, 3);
      else limit.points = this.points(ledger, 120);
      if (draw.chance(25)) limit.over = draw.one(['clamp', 'refuse', 'refuse']);
      if (limit.measured && limit.over !== 'refuse' && then && draw.chance(50)) {
        then = false;
        limit.then = { points: draw.one(['0.5', '0.1', '2']), ...draw.maybe(30, 'per', () => '3') };
      }
      return limit;
    });
  }

  milestone(id) {
    const { draw } = this;
    const metric = draw.one(this.metrics);
    const rewards = [
      () => ({ id: 'points', points: this.pointsReward() }),
      () => ({ id: 'night', voucher: this.voucher() }),
      () => ({ id: 'gift' }),
    ];
    const first = draw.int(0, 2);
    const count = draw.one([1, 1, 2, 3]);
    const every = { spend: 100, points: 100, orders: 2, count: 5 }[metric.type];
    return {
      id, metric: metric.id, at: this.mark(metric),
      ...draw.maybe(50, 'every', () => String(draw.int(every, every * 3))),
      rewards: Array.from({ length: count }, (_, index) => rewards[(first + index) % 3]()),
    };
  }

  pointsReward() {
    const ledger = this.anyLedger();
    return { ledger, points: this.points(ledger, 200) };
  }

  voucher() {
    const { draw } = this;
    return { value: this.cash(20), ...draw.maybe(40, 'minimum', () => this.cash(50)), ...draw.maybe(70, 'validDays', () => draw.one([1, 30, 90, 365])) };
  }

  redemption(id) {
    const { draw } = this;
    const ledger = this.anyLedger();
    const rung = (from, to) => ({ points: draw.amount(from, to, 0), value: this.cash(to / 10) });
    return {
      id, ledger,
      ...(draw.chance(50) ? { points: draw.amount(1, 200, 0), value: this.cash(5), ...draw.maybe(40, 'step', () => draw.amount(1, 50, 0)) } : { rungs: [rung(1, 50), rung(51, 150), rung(151, 400)].slice(0, draw.int(1, 3)) }),
      ...draw.maybe(30, 'minimum', () => draw.amount(1, 200, 0)),
      ...draw.maybe(20, 'when', () => this.condition(['tier', 'metric', 'channel', 'date', 'choice', 'membership', 'orders'])),
    };
  }

  reward(id) {
    const { draw } = this;
    const ledger = this.anyLedger();
    return {
      id, ledger, points: this.points(ledger, 60), value: this.cash(10),
      ...draw.maybe(50, 'limit', () => ({ window: this.window(), times: draw.int(1, 3) })),
      ...draw.maybe(30, 'when', () => this.condition(['tier', 'metric', 'date', 'choice', 'membership', 'orders', 'segment'])),
    };
  }

  transfer(id) {
    const { draw } = this;
    const ledger = this.anyLedger();
    const others = this.ledgers.filter((one) => one.id !== ledger).map((one) => one.id);
    const to = others.length > 0 && draw.chance(70) ? { ledger: draw.one(others) } : { unit: 'Skyline miles' };
    return {
      id, ledger, block: draw.amount(1, 60, 0), gives: to.ledger ? this.points(to.ledger, 80) : draw.one(['800', '1', '12']), to,
      ...draw.maybe(40, 'minimum', () => draw.amount(1, 150, 0)),
      ...draw.maybe(20, 'when', () => this.condition(['tier', 'metric', 'date', 'choice', 'membership', 'orders', 'segment'])),
    };
  }

  conversion(id) {
    const { draw } = this;
    return { id, ledger: this.anyLedger(), every: draw.one(['month', 'month', 'quarter', 'halfYear', 'year']), block: draw.amount(1, 200, 0), voucher: this.voucher() };
  }
}

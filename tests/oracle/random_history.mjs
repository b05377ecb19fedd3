// SPDX-License-Identifier: Apache-2.0
// Random histories. An account goes along, so that what is used is there, what is returned was bought, and the days fall on
// the edges that the account is about to meet.

import { Account } from './account.mjs';
import { addMonths, formatDay, nextYearly, parseDay, spanEnd } from './dates.mjs';
import { decimal, least, most } from './fractions.mjs';
import { readEvent, readHistory } from './history.mjs';
import { readProgram } from './program.mjs';
import { firstDayOfAll } from './random_program.mjs';

export class HistoryDraw {
  constructor(draw, document) {
    this.draw = draw;
    this.document = document;
    this.program = readProgram(document);
    this.events = [];
    this.orders = [];
    this.plan = [];
  }

  /** A request for a statement, without the programme. */
  request() {
    const { draw } = this;
    this.start = this.firstDay();
    const joined = draw.weighted({ no: 4, before: 3, same: 2, after: 1 });
    const member = {
      ...(joined !== 'no' && { joined: formatDay(this.start + { before: -draw.int(1, 400), same: 0, after: draw.int(1, 60) }[joined]) }),
      ...draw.maybe(50, 'birthday', () => formatDay(parseDay('1992-02-29') + draw.int(0, draw.one([0, 1000])))),
      ...draw.maybe(60, 'segments', () => draw.some(['student', 'vip'], 50)),
    };
    this.begin(member);
    const last = this.start + draw.one([40, 120, 400, 400, 800, 1400]);
    const count = draw.one([0, 1, 2, 4, 6, 8, 10, 12, 15, 20, 25, 32, 40]);
    for (let tries = 0; tries < count && this.failed === undefined; tries += 1) {
      const day = this.nextDay(last);
      this.happen(this.plan.length > 0 ? this.plan.shift()(day) : this.event(day), day);
      if (this.plan.length === 0 && draw.chance(5)) this.plan = this.scenario();
    }
    const asOf = this.lastDay();
    const history = this.events.concat(this.laterPurchases(asOf));
    const request = { asOf: formatDay(asOf), member: { ...member, history }, ...draw.maybe(60, 'entries', () => true) };
    return this.failed === undefined && draw.chance(20) ? { ...request, ...this.whatIf(asOf) } : request;
  }

  /** Any day, or one on which periods and yearly days end and begin. */
  firstDay() {
    const { draw } = this;
    if (draw.chance(65)) return firstDayOfAll + draw.int(0, 700);
    return parseDay(`${draw.one(['2023', '2024'])}-${draw.one(['01-01', '01-31', '02-28', '03-31', '04-01', '06-30', '07-01', '07-15', '12-31'])}`);
  }

  /** Events that belong together and rarely meet by chance. */
  scenario() {
    const { draw } = this;
    const redeem = () => this.redeem();
    const buy = () => this.purchase();
    const returnLast = () => this.refund(this.orders.at(-1));
    const returnUse = () => this.refundUse();
    const untilEnd = () => {
      const ends = [...this.account.ledgers.values()].flatMap(({ lots }) => lots.map(({ lastDay }) => lastDay)).filter((day) => day !== null && day >= this.today && day < this.today + 400);
      if (ends.length > 0) this.advance(Math.min(...ends) + 1);
      return undefined;
    };
    return draw.one([
      [buy, redeem, returnLast, returnUse],
      [buy, redeem, returnLast, returnUse, buy],
      [buy, redeem, untilEnd, returnLast, returnLast],
      [buy, buy, redeem, untilEnd, returnUse, returnLast],
      [buy, returnLast, buy],
    ]);
  }

  begin({ joined, birthday, segments }) {
    const member = { joined: joined && parseDay(joined), birthday: birthday && parseDay(birthday), segments };
    this.account = new Account(this.program, member, Math.min(this.start, member.joined ?? Infinity));
    this.today = this.account.start;
    this.account.morning(this.today);
    this.advance(this.start);
  }

  advance(day) {
    while (this.today < day) {
      this.account.evening(this.today);
      this.today += 1;
      this.account.morning(this.today);
    }
  }

  /** Adds an event; one in fifty cannot have happened and ends the history. */
  happen(event, day) {
    if (event === undefined) return;
    const complete = { ...event, id: event.id ?? `e${this.events.length + 1}`, date: formatDay(day) };
    this.events.push(complete);
    try {
      this.account.event(readHistory(this.events, this.program).at(-1));
      if (complete.type === 'purchase') this.orders.push(complete.id);
    } catch (failure) {
      if (failure.code === undefined) throw failure;
      if (this.draw.chance(4)) this.failed = failure.code;
      else this.startAgain();
    }
  }

  /** What cannot have happened is left out, and the account brought to where it was. */
  startAgain() {
    const events = this.events.slice(0, -1);
    const { member, start } = this.account;
    const { today } = this;
    this.account = new Account(this.program, member, start);
    this.today = start;
    this.account.morning(start);
    for (const event of events) {
      this.advance(parseDay(event.date));
      this.account.event(readEvent(event, this.program));
    }
    this.advance(today);
    this.events = events;
    this.plan = [];
  }

  /** The same day, soon, a month or so later, or at an edge: the day something ends, and the days around it. */
  nextDay(last) {
    const { draw, today } = this;
    if (this.events.length === 0) return today;
    const edge = () => draw.one(this.edges().concat(today + 1)) + draw.int(-1, 1);
    const day = {
      same: () => today, soon: () => today + draw.int(1, 20), later: () => today + draw.int(20, 90), edge,
    }[draw.weighted({ same: 25, soon: 30, later: 12, edge: 33 })]();
    if (day <= last) this.advance(Math.max(day, today));
    return this.today;
  }

  edges() {
    const { draw, today, account } = this;
    const events = this.events.map(({ date }) => parseDay(date));
    const windows = [1, 3, 6, 12].map((months) => addMonths(draw.one(events), months));
    const lots = [...account.ledgers.values()].flatMap(({ lots: all }) => all.flatMap(({ lastDay, available }) => [lastDay, available]));
    const calendar = [1, 3, 12].map((months) => spanEnd(today, months));
    const { validUntil, failingSince, lastFall, memberships } = account.standing;
    const { graceDays, atMostOnceInMonths } = this.program.downgrade;
    const falls = [failingSince === null ? null : failingSince + graceDays, lastFall === null ? null : addMonths(lastFall, atMostOnceInMonths)];
    const yearly = ['02-28', '03-31', '04-01', '07-01', '07-15', '12-31'].map((monthDay) => nextYearly(monthDay, today));
    return [...windows, ...lots, ...calendar, draw.one(yearly), validUntil, ...falls, ...memberships.values()].filter((day) => day !== null && day >= today && day < today + 500);
  }

  event(day) {
    const { draw, document } = this;
    const { counts, choices, memberships, ledgers, milestones, rewards, transfers } = document;
    const confirms = ledgers.some(({ pending }) => pending?.type === 'confirmation');
    const open = milestones.filter(({ id, rewards: several }) => several.length > 1 && (draw.chance(3) || this.account.milestones.some((one) => one.milestone === id && one.reward === null)));
    const kind = draw.weighted({
      purchase: 40,
      redeem: 8,
      adjust: 6,
      ...(this.orders.length > 0 && { refund: 16 }),
      ...(counts.length > 0 && { activity: 10 }),
      ...(confirms && this.orders.length > 0 && { confirm: 8 }),
      ...(choices.length > 0 && { choose: 6 }),
      ...(memberships.length > 0 && { join: 4 }),
      ...(open.length > 0 && { take: 20 }),
      ...(rewards.length > 0 && { reward: 7 }),
      ...(transfers.length > 0 && { transfer: 6 }),
    });
    return {
      purchase: () => this.purchase(),
      redeem: () => this.redeem(),
      adjust: () => this.adjust(day),
      refund: () => this.refund(),
      activity: () => ({ type: 'activity', counts: this.counted(70) }),
      confirm: () => ({ type: 'confirm', of: draw.one(this.orders) }),
      choose: () => this.choose(),
      join: () => ({ type: 'join', membership: draw.one(memberships).id }),
      take: () => this.takeReward(draw.one(open)),
      reward: () => ({ type: 'redeem', reward: draw.one(rewards).id, ...draw.maybe(30, 'times', () => draw.int(1, 3)) }),
      transfer: () => this.transfer(),
    }[kind]();
  }

  counted(percent) {
    const { draw } = this;
    return Object.fromEntries(draw.some(this.document.counts, percent).map(({ id, decimals = 0 }) => [id, draw.chance(10) ? '0' : draw.amount(1, 8 * 10 ** decimals, decimals)]));
  }

  choose() {
    const choice = this.draw.one(this.document.choices);
    return { type: 'choose', choice: choice.id, option: this.draw.one(choice.options) };
  }

  takeReward(milestone) {
    return { type: 'choose', milestone: milestone.id, reward: this.draw.one(milestone.rewards).id };
  }

  money(value) {
    return decimal(value, this.program.money);
  }

  /** An amount: small, a mark of the programme or just below or above it, or what a mark still lacks. */
  amount() {
    const { draw } = this;
    const unit = 10 ** this.program.money;
    const missing = this.missingToMarks();
    const value = {
      any: () => BigInt(draw.int(0, 200 * unit)),
      round: () => BigInt(draw.int(1, 30) * 10 * unit),
      small: () => BigInt(draw.int(0, 3 * unit)),
      edge: () => draw.one(missing) + BigInt(draw.int(-1, 1)),
    }[draw.weighted({ any: 4, round: 4, small: 1, ...(missing.length > 0 && { edge: 4 }) })]();
    return most(0n, value);
  }

  missingToMarks() {
    const { standing } = this.account;
    const spend = [...this.program.metrics.values()].filter(({ type }) => type === 'spend');
    const marks = this.document.tiers.map(({ qualify }) => qualify.metric).filter((metric) => metric?.atLeast !== undefined);
    return marks.flatMap(({ id, atLeast }) => spend.filter((metric) => metric.id === id).map(() => {
      const at = BigInt(atLeast) * 10n ** BigInt(this.program.money);
      return at - standing.metrics.value(id, this.today);
    })).filter((value) => value > 0n);
  }

  purchase() {
    const { draw } = this;
    const used = draw.chance(25) ? this.usedPoints() : [];
    return {
      type: 'purchase',
      ...(draw.chance(45) ? { amount: this.money(this.amount()) } : { lines: this.lines() }),
      ...(this.document.counts.length > 0 && draw.maybe(50, 'counts', () => this.counted(60))),
      ...(used.length > 0 && { redeem: used }),
      ...draw.maybe(40, 'channel', () => draw.one(['app', 'shop'])),
      ...draw.maybe(30, 'payment', () => draw.one(['card', 'cash'])),
    };
  }

  lines() {
    const { draw } = this;
    return Array.from({ length: draw.int(1, 3) }, (_, index) => {
      const list = draw.chance(8) ? 0n : this.amount();
      const net = least(list, draw.chance(60) ? list : (list * BigInt(draw.int(1, 9))) / 10n);
      const payable = draw.chance(60) ? net : (net * BigInt(draw.int(0, 9))) / 10n;
      return {
        ...draw.maybe(40, 'id', () => 'abc'[index]),
        ...draw.maybe(30, 'sku', () => draw.one(['t1', 'g1', 'x1'])),
        ...draw.maybe(50, 'category', () => draw.one(['tea', 'gift'])),
        ...draw.maybe(30, 'brand', () => draw.one(['b', 'c'])),
        ...draw.maybe(20, 'tags', () => draw.some(['new', 'sale'], 60)),
        ...draw.maybe(60, 'quantity', () => draw.int(1, 4)),
        list: this.money(list),
        ...(net < list && { net: this.money(net) }),
        ...(payable < net && { payable: this.money(payable) }),
      };
    });
  }

  /** Some points of a ledger: few, many, all, now and then one too many. */
  somePoints(ledger) {
    const { draw } = this;
    const balance = this.account.ledgers.get(ledger).balance();
    if (balance <= 0n) return undefined;
    const share = { few: 8n, half: 2n, all: 1n }[draw.weighted({ few: 3, half: 3, all: 2 })];
    const points = draw.chance(3) ? balance + 1n : most(1n, balance / share);
    return decimal(points, this.program.ledgers.get(ledger).decimals);
  }

  usedPoints() {
    return this.draw.some(this.document.ledgers, 60).map(({ id }) => ({ ledger: id, points: this.somePoints(id) })).filter(({ points }) => points !== undefined);
  }

  redeem() {
    const ledger = this.draw.one(this.document.ledgers).id;
    const points = this.somePoints(ledger);
    return points === undefined ? undefined : { type: 'redeem', ledger, points };
  }

  adjust(day) {
    const { draw, document } = this;
    if (document.metrics.length > 0 && draw.chance(35)) {
      const metric = draw.one([...this.program.metrics.values()]);
      const value = draw.amount(0, 50, 0);
      return { type: 'adjust', metric: metric.id, value: draw.chance(25) ? `-${value}` : value };
    }
    const { id, decimals } = draw.one(document.ledgers);
    if (draw.chance(30)) {
      const points = this.somePoints(id);
      return points && { type: 'adjust', ledger: id, points: `-${points}` };
    }
    return { type: 'adjust', ledger: id, points: draw.amount(0, 100 * 10 ** decimals, decimals), ...draw.maybe(40, 'expires', () => formatDay(day + draw.one([0, 1, 10, 100]))) };
  }

  transfer() {
    const { draw } = this;
    const rule = draw.one([...this.program.transfers.values()]);
    const blocks = this.account.ledgers.get(rule.ledger).balance() / rule.block;
    if (blocks <= 0n) return undefined;
    const points = (draw.chance(50) ? blocks : 1n) * rule.block + (draw.chance(3) ? 1n : 0n);
    return { type: 'transfer', transfer: rule.id, points: decimal(points, this.program.ledgers.get(rule.ledger).decimals) };
  }

  /** A redemption that went back whole, if there is one. */
  refundUse() {
    const used = this.events.filter(({ type }) => type === 'redeem').map(({ id }) => id);
    return used.length > 0 ? { type: 'refund', of: this.draw.chance(50) ? used.at(-1) : this.draw.one(used) } : undefined;
  }

  refund(which) {
    const { draw } = this;
    if (draw.chance(3)) return { type: 'refund', of: draw.one([...this.events.map(({ id }) => id), 'nothing']) };
    if (which === undefined && draw.chance(15)) return this.refundUse();
    const of = which ?? (draw.chance(50) ? this.orders.at(-1) : draw.one(this.orders));
    if (of === undefined) return undefined;
    const { lines } = this.account.happened.get(of);
    const left = lines.filter((line) => line.left > 0n);
    if (draw.chance(35)) return left.length > 0 || draw.chance(10) ? { type: 'refund', of } : undefined;
    if (lines[0].byAmount) {
      const most1 = left[0]?.left ?? 1n;
      const amount = draw.chance(4) ? most1 + 1n : most(1n, (most1 * BigInt(draw.int(1, 4))) / 4n);
      return { type: 'refund', of, amount: this.money(amount) };
    }
    const some = draw.some(left, 60);
    if (some.length === 0) return undefined;
    const returned = (line) => (draw.chance(3) ? Number(line.left) + 1 : draw.int(1, Number(line.left)));
    return { type: 'refund', of, lines: some.map((line) => ({ line: line.id, ...draw.maybe(85, 'quantity', () => returned(line)) })) };
  }

  /** The day of the statement: that of the last event, an edge, or a while later; now and then before the last events. */
  lastDay() {
    const { draw, today } = this;
    if (this.events.length > 0 && this.failed === undefined && draw.chance(8)) return parseDay(draw.one(this.events).date);
    const later = { same: () => 0, next: () => 1, soon: () => draw.int(2, 40), far: () => draw.int(41, 500) };
    return today + later[draw.weighted({ same: 5, next: 2, soon: 3, far: 3 })]();
  }

  laterPurchases(asOf) {
    if (!this.draw.chance(15) || this.events.length === 0 || parseDay(this.events.at(-1).date) > asOf) return [];
    return [{ type: 'purchase', id: 'later', date: formatDay(asOf + this.draw.int(1, 30)), amount: this.money(this.amount()) }];
  }

  /** Events that might happen, from the day of the statement on. */
  whatIf(asOf) {
    const { draw } = this;
    if (this.today > asOf) return {};
    this.advance(asOf);
    const before = this.events;
    for (let number = draw.int(0, 3); number > 0 && this.failed === undefined; number -= 1) {
      this.advance(this.today + draw.one([0, 0, 1, 20]));
      this.happen(this.event(this.today), this.today);
    }
    const whatIf = this.events.slice(before.length).map((event) => ({ ...event, id: `w${event.id}` }));
    const renamed = new Map(whatIf.map(({ id }) => [id.slice(1), id]));
    this.events = before;
    return {
      whatIf: whatIf.map((event) => (renamed.has(event.of) ? { ...event, of: renamed.get(event.of) } : event)),
      whatIfAsOf: formatDay(this.today + draw.one([0, 0, 1, 60])),
    };
  }
}

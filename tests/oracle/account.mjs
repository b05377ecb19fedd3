// SPDX-License-Identifier: Apache-2.0
// A member of a programme through the days (core/time.md 2): ledgers, standing and what has been given.

import { eligible, holds } from './conditions.mjs';
import { parseDay } from './dates.mjs';
import { total } from './fractions.mjs';
import { Earning } from './earning.mjs';
import { availableFrom, Ledger } from './ledger.mjs';
import { Failure, inUnitOf, points as inUnits } from './program.mjs';
import { convert, redeemReward, transfer } from './using.mjs';
import { chooseReward, grantMilestones } from './milestones.mjs';
import { refund } from './refunds.mjs';
import { earnAfterChoice } from './retroactive.mjs';
import { Standing } from './standing.mjs';

export class Account {
  /** `start`: the day of joining or of the first event, whichever is earlier; null without either. */
  constructor(program, member, start) {
    this.program = program;
    this.member = member;
    this.start = start;
    this.ledgers = new Map([...program.ledgers.values()].map((document) => [document.id, new Ledger(document)]));
    this.standing = new Standing(program, member, start);
    this.earning = new Earning(program, this.standing.anchors);
    this.steps = [];
    this.happened = new Map();
    this.milestones = [];
    this.vouchers = [];
    this.rewardsTaken = [];
    this.transfers = [];
    this.refunds = [];
  }

  morning(day) {
    this.standing.morning(day);
    for (const ledger of this.ledgers.values()) ledger.activateDue(day);
  }

  evening(day) {
    convert(this, day);
    for (const ledger of this.ledgers.values()) ledger.expire(day);
  }

  event(event) {
    this.facts = this.standing.factsNow(event.day, event);
    const positive = [...event.counts].filter(([, value]) => value > 0n).map(([id]) => id);
    const kinds = [event.type, ...(event.redeem ? ['redeem'] : []), ...positive];
    for (const ledger of this.ledgers.values()) ledger.activity(event.day, kinds);
    const handlers = {
      purchase: () => this.purchase(event),
      activity: () => this.purchase({ ...event, lines: [] }),
      redeem: () => this.redeem(event),
      adjust: () => this.adjust(event),
      confirm: () => this.confirm(event),
      choose: () => this.choose(event),
      join: () => this.step({ event, join: { membership: event.membership, months: this.program.memberships.get(event.membership).months } }),
      transfer: () => this.step({ event, records: transfer(this, event) }),
      refund: () => refund(this, event),
    };
    handlers[event.type]();
  }

  /** A step of the standing, and what it reaches. */
  step({ event, records = [], ...rest }) {
    const step = { day: event.day, event, records, ...rest };
    this.steps.push(step);
    grantMilestones(this, event, this.standing.event(step));
  }

  /** Takes points that can be used. */
  take(ledger, points, { day, id }, kind) {
    const from = this.ledgers.get(ledger);
    if (points > from.balance()) throw new Failure('insufficient_points');
    return points > 0n ? from.take(points, day, id, kind) : [];
  }

  /** Gives points of today, by the rules of their ledger for the member before the event. */
  give(ledger, points, { day, id }, kind, options = {}) {
    const { document } = this.ledgers.get(ledger);
    const { channel, payment, ...member } = this.facts;
    const rule = document.expiry.find((one) => holds(one.when, member) === true);
    return this.ledgers.get(ledger).give({ day, event: id, kind, points, rule, ...options });
  }

  purchase(event) {
    const order = { ...event, facts: this.facts, redeemed: [], lots: [], records: [] };
    this.happened.set(event.id, order);
    for (const { ledger, points } of event.redeem ?? []) {
      const used = inUnits(this.program, ledger, points);
      order.redeemed.push({ ledger, points: used, takings: this.take(ledger, used, event, 'redeem'), back: 0n });
    }
    order.given = this.earning.earn(order);
    for (const [id] of this.ledgers) this.credit(order, id, this.program.earn.filter((rule) => rule.ledger === id), event);
    order.records.push(...this.recordsOf(order));
    this.step({ event, records: [...order.records], purchase: event.type === 'purchase' ? order : undefined });
  }

  /** Gives what the rules of a ledger have earned for a purchase in one lot: of the day and by the cause of `event`. */
  credit(order, ledger, rules, event, cause) {
    const given = rules.map(({ id }) => order.given.get(id)).filter(Boolean);
    const points = total(given.map((one) => one.points));
    if (points === 0n) return [];
    const { pending } = this.ledgers.get(ledger).document;
    const available = pending.type === 'confirmation' && order.confirmed ? event.day : availableFrom(pending, event.day);
    const lot = this.give(ledger, points, event, 'earn', { available, cause });
    const shares = order.lines.map((_, index) => total(given.map((one) => one.shares[index])));
    const counting = [...this.program.metrics.values()].filter((metric) => metric.type === 'points' && metric.ledger === ledger);
    const records = counting.map(({ id }) => ({ metric: id, day: event.day, value: points }));
    order.lots.push({ ledger, lot, shares, kept: shares, records });
    order.records.push(...records);
    return records;
  }

  /** What an order counts for metrics, beside points. */
  recordsOf(order) {
    const { day, lines, counts, type } = order;
    return [...this.program.metrics.values()].flatMap((metric) => {
      const record = (value, line) => ({ metric: metric.id, day, value, counted: value, line });
      if (metric.type === 'spend') return lines.filter((line) => eligible(line, metric.items)).map((line) => record(line[metric.base], line));
      if (metric.type === 'orders') return type === 'purchase' ? [record(1n)] : [];
      return metric.type === 'count' && counts.has(metric.of) ? [record(counts.get(metric.of))] : [];
    });
  }

  redeem(event) {
    const { reward, ledger, points } = event;
    const taken = reward === undefined ? { ledger, points: inUnits(this.program, ledger, points) } : redeemReward(this, event);
    const takings = this.take(taken.ledger, taken.points, event, 'redeem');
    this.happened.set(event.id, { ...event, redeemed: [{ ...taken, takings, back: 0n }] });
    this.step({ event });
  }

  adjust(event) {
    const { metric, value, ledger, points, expires } = event;
    if (metric !== undefined) {
      this.step({ event, records: [{ metric, day: event.day, value: inUnitOf(this.program, metric, value) }] });
      return;
    }
    const change = inUnits(this.program, ledger, points);
    if (change < 0n) this.take(ledger, -change, event, 'adjust');
    const lastDay = expires && parseDay(expires);
    if (lastDay < event.day) throw new Failure('invalid_window');
    if (change > 0n) this.give(ledger, change, event, 'adjust', { lastDay });
    this.step({ event });
  }

  confirm(event) {
    const order = this.happened.get(event.of);
    order.confirmed = true;
    for (const { ledger, lot } of order.lots) if (lot.available === null) this.ledgers.get(ledger).activate(lot, event.day, event.id);
    this.step({ event });
  }

  choose(event) {
    if (event.milestone !== undefined) {
      chooseReward(this, event);
      this.step({ event });
      return;
    }
    const records = earnAfterChoice(this, event);
    this.step({ event, records, choose: event });
  }
}

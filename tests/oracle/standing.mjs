// SPDX-License-Identifier: Apache-2.0
// What the member is: metrics, tier, choices, memberships, milestones reached. All of it follows from the steps of the history,
// so that a refund can ask what it would be without the goods: the steps are gone through again from the first day.

import { addMonths, civil, dayOf, formatDay, snapped, yearlyDay } from './dates.mjs';
import { holds } from './conditions.mjs';
import { Metrics } from './metrics.mjs';
import { isPeriod } from './windows.mjs';

/** The last day of a validity that begins on a day; null when it has no length. */
function validUntil(validity, day) {
  const { year } = civil(day);
  switch (validity.type) {
    case 'whileQualified': return null;
    case 'months': return snapped(addMonths(day, validity.months), validity);
    case 'endOfNextYear': return dayOf(year + 1, 12, 31);
    case 'date': {
      const that = yearlyDay(validity.on, year + validity.years);
      return that >= day ? that : yearlyDay(validity.on, year + validity.years + 1);
    }
    default: throw new Error(`no validity ${validity.type}`);
  }
}

export class Standing {
  /** `member`: joined, birthday, segments; `start`: the first day, of joining or of the first event, null without either. */
  constructor(program, member, start) {
    this.program = program;
    this.member = member;
    this.start = start;
    this.anchors = { joining: member.joined ?? start, tierChange: null };
    this.metrics = new Metrics(program, this.anchors);
    this.orders = 0n;
    this.choices = new Map([...program.choices.values()].map(({ id, options }) => [id, options[0]]));
    this.memberships = new Map();
    this.reached = [];
    this.held = -1;
    this.validUntil = null;
    this.failingSince = null;
    this.lastFall = null;
    this.timeline = [];
  }

  get tier() {
    return this.program.tiers[this.held];
  }

  /** The facts of a day; `channel` and `payment` of an order, where there is one. */
  facts(day, { channel, payment } = {}) {
    return {
      day, channel, payment,
      birthday: this.member.birthday,
      segments: this.member.segments,
      orders: this.orders,
      tier: this.held,
      tierPosition: (id) => this.program.tierPosition.get(id),
      metric: (id) => this.metrics.value(id, day),
      choice: (id) => this.choices.get(id),
      membership: (id) => (this.memberships.get(id) ?? -Infinity) >= day,
    };
  }

  /** The same facts as they are now, whatever happens later. */
  factsNow(day, order) {
    const values = new Map([...this.program.metrics.keys()].map((id) => [id, this.metrics.value(id, day)]));
    const choices = new Map(this.choices);
    const memberships = new Map(this.memberships);
    return {
      ...this.facts(day, order),
      metric: (id) => values.get(id),
      choice: (id) => choices.get(id),
      membership: (id) => (memberships.get(id) ?? -Infinity) >= day,
    };
  }

  morning(day) {
    if (day !== this.start) this.metrics.rollOver(day, this.tier);
    this.review(day, day === this.start ? 'joined' : 'qualified');
  }

  /**
   * One event: `{day, purchase, records, choose, join, refund}`. Counters move, then milestones are reached, then the tier is reviewed,
   * but not after a refund, which neither lifts nor prolongs it.
   * Returns the milestones reached.
   */
  event({ day, purchase, records, choose, join, refund }) {
    if (purchase) this.orders += 1n;
    for (const record of records) this.metrics.count(record);
    if (choose) this.choices.set(choose.choice, choose.option);
    if (join) this.prolong(join, day);
    const marks = this.reach(day);
    if (!refund) this.review(day, 'qualified', true);
    return marks;
  }

  /** Nothing has happened and nobody has joined: the tier that needs nothing is held, since when is not known. */
  withoutFirstDay(day) {
    const facts = this.facts(day);
    this.held = this.program.tiers.findLastIndex((tier) => holds(tier.qualify, facts) === true);
  }

  prolong({ membership, months }, day) {
    const until = this.memberships.get(membership) ?? -Infinity;
    const from = until >= day ? until + 1 : day;
    this.memberships.set(membership, addMonths(from, months) - 1);
  }

  /** The value of a milestone's metric without what was rolled over, and the period it counts in. */
  milestoneValue({ metric }, day) {
    return this.metrics.value(metric, day) - this.metrics.rolledOver(metric, day);
  }

  milestonePeriod({ metric }, day) {
    return isPeriod(this.program.metrics.get(metric).window) ? this.metrics.from(metric, day) : null;
  }

  /** The smallest mark of a milestone that has not been reached in the present period; undefined when there is none. */
  nextMark(milestone, day) {
    const period = this.milestonePeriod(milestone, day);
    const isReached = (mark) => this.reached.some((one) => one.milestone === milestone.id && one.period === period && one.mark === mark);
    let mark = milestone.at;
    while (isReached(mark)) {
      if (milestone.every === undefined) return undefined;
      mark += milestone.every;
    }
    return mark;
  }

  reach(day) {
    const marks = [];
    for (const milestone of this.program.milestones.values()) {
      const value = this.milestoneValue(milestone, day);
      for (let mark = this.nextMark(milestone, day); mark !== undefined && mark <= value; mark = this.nextMark(milestone, day)) {
        const reach = { milestone: milestone.id, period: this.milestonePeriod(milestone, day), mark };
        this.reached.push(reach);
        marks.push(reach);
      }
    }
    return marks;
  }

  /** Looks at the tier once: it rises, for the cause given, goes on, or falls. */
  review(day, cause, afterEvent = false) {
    const { tiers, downgrade } = this.program;
    const facts = this.facts(day);
    const qualified = tiers.map((tier) => holds(tier.qualify, facts) === true);
    const highest = qualified.lastIndexOf(true);
    if (highest > this.held) return this.rise(day, highest, cause);
    if (this.held < 0) return undefined;

    const validityOver = this.validUntil === null || this.validUntil < day;
    if (qualified[this.held] || holds(this.tier.keep, facts) === true) {
      if (afterEvent || validityOver) this.beginValidity(day);
      return undefined;
    }
    if (!validityOver) return undefined;
    this.failingSince ??= day;
    if (day < this.failingSince + downgrade.graceDays || downgrade.type === 'never') return undefined;
    if (this.lastFall !== null && day < addMonths(this.lastFall, downgrade.atMostOnceInMonths)) return undefined;
    if (downgrade.type === 'oneLevel' && day === this.lastFall) return undefined;
    return this.fall(day, downgrade.type === 'fit' ? highest : this.held - 1);
  }

  rise(day, to, cause) {
    this.change(day, to, cause);
    this.beginValidity(day);
    this.metrics.upgraded(day, this.tier);
  }

  fall(day, to) {
    this.change(day, to, 'ended');
    this.lastFall = day;
    this.beginValidity(day);
  }

  change(day, to, cause) {
    this.held = to;
    this.anchors.tierChange = day;
    this.timeline.push({ date: formatDay(day), tier: this.tier?.id ?? null, cause });
  }

  beginValidity(day) {
    this.validUntil = this.held < 0 ? null : validUntil(this.program.tierValidity, day);
    this.failingSince = null;
  }
}

/** The standing after the steps, day by day from the first day to the morning of `today` and its steps so far. */
export function standingAfter(program, member, start, steps, today) {
  const standing = new Standing(program, member, start);
  for (let day = start; day <= today; day += 1) {
    standing.morning(day);
    for (const step of steps) if (step.day === day) standing.event(step);
  }
  return standing;
}

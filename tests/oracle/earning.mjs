// SPDX-License-Identifier: Apache-2.0
// What one event earns by the rules of the programme (core/time.md 1.5).

import { civil } from './dates.mjs';
import { eligible, holds, inDates } from './conditions.mjs';
import { floor, fraction, least, most, plus, rounded, shared, times, total } from './fractions.mjs';
import { firstDay } from './windows.mjs';

/** The rules with those they measure before them. */
function inOrderOfNeed(rules) {
  const ordered = [];
  const add = (rule) => {
    if (ordered.includes(rule)) return;
    for (const id of rule.measure.of && rule.measure.type === 'points' ? rule.measure.of : []) add(rules.find((one) => one.id === id));
    ordered.push(rule);
  };
  rules.forEach(add);
  return ordered;
}

/** Points for what was measured, exactly. */
function awarded(award, measured) {
  switch (award.type) {
    case 'rate': return times(measured, award.rate);
    case 'block': return fraction(floor(times(measured, fraction(1n, award.per))) * award.points);
    case 'fixed': return fraction(measured.numerator > 0n ? award.points : 0n);
    default: throw new Error(`no award ${award.type}`);
  }
}

export class Earning {
  constructor(program, anchors) {
    this.program = program;
    this.anchors = anchors;
    this.rules = inOrderOfNeed(program.earn);
    this.used = new Map(program.earn.map(({ id }) => [id, []]));
    this.months = new Map();
    this.runs = new Map();
  }

  /**
   * What each rule gives for an event: a map from the id of a rule that applies to `{points, shares}`, shares by line.
   * `event`: day, lines (none for an activity), counts, facts, streaks.
   */
  earn(event) {
    const given = new Map();
    event.streaks = this.moveStreaks(event);
    for (const rule of this.rules) {
      if (this.applies(rule, event, event.facts)) given.set(rule.id, this.earnBy(rule, event, event.day, given));
    }
    return given;
  }

  applies(rule, event, facts) {
    if (event.type === 'activity' && !['count', 'streak', 'points'].includes(rule.measure.type)) return false;
    return inDates(rule.valid, event.day) && holds(rule.when, facts) === true;
  }

  /** The lengths of the runs of days that the event has made longer, by count. */
  moveStreaks({ day, counts }) {
    const longer = new Map();
    for (const [count, value] of counts) {
      const run = this.runs.get(count);
      if (value === 0n || run?.day === day) continue;
      const length = run?.day === day - 1 ? run.length + 1 : 1;
      this.runs.set(count, { day, length });
      longer.set(count, length);
    }
    return longer;
  }

  /** What a rule measures on each line, and in all. What belongs to no line is shared by the lines' net. */
  measure(rule, { lines, counts, streaks }, given) {
    const { type, base = 'net', of, days } = rule.measure;
    const byLine = (value) => {
      const weights = lines.map(value);
      return { whole: total(weights), weights };
    };
    const byNet = (whole) => ({ whole, weights: lines.map((line) => line.net) });
    switch (type) {
      case 'amount': return byLine((line) => (eligible(line, rule.items) ? line[base] : 0n));
      case 'quantity': return byLine((line) => (eligible(line, rule.items) ? line.quantity : 0n));
      case 'points': return this.measurePoints(of.map((id) => given.get(id)).filter(Boolean), lines);
      case 'orders': return byNet(1n);
      case 'count': return byNet(counts.get(of) ?? 0n);
      case 'streak': return byNet(streaks.has(of) && streaks.get(of) % days === 0 ? 1n : 0n);
      default: throw new Error(`no measure ${type}`);
    }
  }

  measurePoints(given, lines) {
    return { whole: total(given.map((one) => one.points)), weights: lines.map((_, index) => total(given.map((one) => one.shares[index]))) };
  }

  /** What a rule gives for an event, as of a day: the day of the event, or that of a choice for one of the past. */
  earnBy(rule, event, day, given) {
    const { whole, weights } = this.measure(rule, event, given);
    const points = this.pointsFor(rule, { day, whole, weights, lines: event.lines });
    return { points, shares: shared(points, weights) };
  }

  pointsFor(rule, { day, whole, weights, lines }) {
    const byLine = rule.scope === 'line' || rule.scope === 'unit';
    const parts = byLine
      ? lines.map((line, index) => ({ full: weights[index], beyond: 0n, units: rule.scope === 'unit' ? line.quantity : 1n }))
      : [{ full: whole, beyond: 0n, units: 1n }];
    const month = this.month(rule, day);
    this.offset(rule, parts, month);
    if (!this.limitMeasured(rule, parts, day)) return 0n;

    let points = rule.scope === 'month' ? this.pointsOfMonth(rule, parts[0], month) : total(parts.map((part) => pointsOf(rule, part)));
    if (whole > 0n) points = most(points, rule.atLeast);
    for (const limit of rule.limits.filter((one) => one.points !== undefined)) {
      const left = this.left(rule, limit, 'points', day);
      if (limit.refuse && points > left) return 0n;
      points = least(points, left);
    }
    month.raw += whole;
    month.full += parts[0]?.full ?? 0n;
    month.beyond += parts[0]?.beyond ?? 0n;
    this.used.get(rule.id).push({ day, measured: total(parts.map((part) => part.full)), points });
    return points;
  }

  /** What the rule has measured in the month of a day. */
  month(rule, day) {
    const key = `${rule.id} ${civil(day).year} ${civil(day).month}`;
    if (!this.months.has(key)) this.months.set(key, { raw: 0n, full: 0n, beyond: 0n });
    return this.months.get(key);
  }

  /** Only what lies above `above` counts: of the event, from its first line on, or of the month. */
  offset(rule, parts, month) {
    let skipped = rule.scope === 'month' ? most(0n, rule.above - month.raw) : rule.above;
    for (const part of parts) {
      const below = least(skipped, part.full);
      part.full -= below;
      skipped -= below;
    }
  }

  /** How much of a limit is left on a day. */
  left(rule, limit, kind, day) {
    if (limit.window === undefined) return limit[kind];
    const from = firstDay(limit.window, day, this.anchors);
    const inWindow = this.used.get(rule.id).filter((use) => from === null || use.day >= from);
    return most(0n, limit[kind] - total(inWindow.map((use) => use[kind])));
  }

  /** Limits what counts, part by part; false when a limit refuses the event. */
  limitMeasured(rule, parts, day) {
    for (const limit of rule.limits.filter((one) => one.measured !== undefined)) {
      let left = this.left(rule, limit, 'measured', day);
      if (limit.refuse && total(parts.map((part) => part.full)) > left) return false;
      for (const part of parts) {
        const counts = least(part.full, left);
        if (limit.then) Object.assign(part, { beyond: part.full - counts, then: limit.then });
        part.full = counts;
        left -= counts;
      }
    }
    return true;
  }

  /** The points of the month with what is measured now, less those of the month before it. */
  pointsOfMonth(rule, part, month) {
    const before = pointsOf(rule, { ...part, full: month.full, beyond: month.beyond });
    return pointsOf(rule, { ...part, full: month.full + part.full, beyond: month.beyond + part.beyond }) - before;
  }
}

/** Points of a part, rounded once for each of its units. */
function pointsOf(rule, { full, beyond, units, then }) {
  const inFull = awarded(rule.award, fraction(full, units));
  const all = then ? plus(inFull, awarded(then, fraction(beyond, units))) : inFull;
  return rounded(all, rule.rounding) * units;
}

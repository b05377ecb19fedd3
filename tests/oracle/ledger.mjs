// SPDX-License-Identifier: Apache-2.0
// One ledger of one member: lots, what is open, pending and owed (core/time.md 1.4, 1.10). Amounts in its smallest units.

import { addMonths, parseDay, snapped, spanEnd } from './dates.mjs';
import { least, total } from './fractions.mjs';

/** The last day of points given on `day`, when the count begins on `from`; null for never. */
function lastDayOf(rule, day, from) {
  switch (rule?.type ?? 'never') {
    case 'never': return null;
    case 'date': return Math.max(day, parseDay(rule.date));
    case 'afterEarning': return snapped(counted(rule, day), rule);
    case 'afterActivity': return snapped(counted(rule, from), rule);
    default: throw new Error(`no expiry ${rule.type}`);
  }
}

const counted = (rule, day) => (rule.months === undefined ? day + rule.days : addMonths(day, rule.months));

/** The day from which points earned on `day` can be used; null until they are confirmed. */
export function availableFrom(pending, day) {
  switch (pending.type) {
    case 'none': return day;
    case 'days': return day + pending.days;
    case 'nextMonth': return spanEnd(day, 1) + 1;
    case 'date': return Math.max(day, parseDay(pending.date));
    case 'confirmation': return null;
    default: throw new Error(`no pending ${pending.type}`);
  }
}

/** Orders days, null for never after all of them. */
const later = (a, b) => (a === null ? Infinity : a) - (b === null ? Infinity : b) || 0;

export class Ledger {
  constructor(document) {
    this.document = document;
    this.lots = [];
    this.deficit = 0n;
    this.movements = [];
  }

  /** Lots that can be used, soonest last day first, those without one last, of equal ones the earlier given first. */
  open() {
    return this.there().filter((lot) => lot.usable).sort((a, b) => later(a.lastDay, b.lastDay) || a.number - b.number);
  }

  /** Lots that cannot be used yet, in the order in which they will be, those without a day last. */
  pending() {
    return this.there().filter((lot) => !lot.usable).sort((a, b) => later(a.available, b.available) || a.number - b.number);
  }

  there() {
    return this.lots.filter((lot) => !lot.ended && lot.remaining > 0n);
  }

  balance() {
    return total(this.open().map((lot) => lot.remaining)) - this.deficit;
  }

  /** Writes down by how much the balance changes; what one cause does in one event stands together, but each use of points by itself. */
  note(day, event, kind, change, cause = event) {
    const last = kind === 'redeem' ? undefined : this.movements.find((one) => one.day === day && one.kind === kind && one.cause === cause);
    if (last) last.change += change;
    else this.movements.push({ day, event, kind, change, cause });
  }

  /**
   * Gives points on a day. `rule` is the expiry rule that holds, `lastDay` in its place a day of their own, `available` the day
   * from which they can be used (null: when confirmed).
   */
  give({ day, event, kind, points, rule, lastDay, available = day, cause }) {
    const lot = {
      number: this.lots.length, event, given: day, points, remaining: points, rule: lastDay === undefined ? rule : undefined,
      lastDay: lastDay ?? lastDayOf(rule, day, day),
      available, usable: available !== null && available <= day,
      ended: false, endedUnused: 0n, forgiven: 0n,
    };
    this.lots.push(lot);
    this.note(day, event, kind, lot.usable ? points : 0n, cause);
    if (lot.usable) this.repay(lot);
    return lot;
  }

  /** Pending points become usable. */
  activate(lot, day, cause = null) {
    if (lot.usable || lot.ended) return;
    lot.usable = true;
    lot.available = day;
    this.note(day, null, 'usable', lot.remaining, cause);
    this.repay(lot);
  }

  activateDue(day) {
    for (const lot of this.lots) if (!lot.usable && lot.available !== null && lot.available <= day) this.activate(lot, day);
  }

  /** Points of a lot that have just become usable pay what is owed. */
  repay(lot) {
    const paid = least(this.deficit, lot.remaining);
    lot.remaining -= paid;
    this.deficit -= paid;
  }

  /** Every activity moves the last day of the points that depend on it. */
  activity(day, kinds) {
    for (const lot of this.lots) {
      if (lot.ended || lot.rule?.type !== 'afterActivity') continue;
      const counting = lot.rule.activities ?? ['purchase', 'redeem'];
      if (kinds.some((kind) => counting.includes(kind))) lot.lastDay = lastDayOf(lot.rule, lot.given, Math.max(lot.given, day));
    }
  }

  /** Takes points out of open lots; the balance must hold them. Returns what came from which lot, in this order. */
  take(points, day, event, kind, cause = event) {
    const takings = this.takeOpen(points);
    this.note(day, event, kind, -points, cause);
    return takings;
  }

  takeOpen(points) {
    const takings = [];
    let left = points;
    for (const lot of this.open()) {
      const taken = least(left, lot.remaining);
      if (taken === 0n) break;
      lot.remaining -= taken;
      left -= taken;
      takings.push({ lot, points: taken });
    }
    return takings;
  }

  /** End of the day: points whose last day it is end. */
  expire(day) {
    const ending = this.lots.filter((lot) => !lot.ended && lot.lastDay !== null && lot.lastDay <= day);
    for (const lot of ending.sort((a, b) => later(a.lastDay, b.lastDay) || a.number - b.number)) {
      const lost = lot.remaining;
      lot.remaining = 0n;
      lot.endedUnused += lost;
      lot.ended = true;
      this.note(day, null, 'expire', lot.usable ? -lost : 0n);
    }
  }

  /**
   * Takes back points of a lot: as long as they are there from it, then nothing for those that ended unused, then from other
   * open lots; the rest is owed or forgotten.
   */
  takeBack(lot, points, day, event) {
    const own = least(points, lot.remaining);
    lot.remaining -= own;
    const ended = least(points - own, lot.endedUnused);
    lot.endedUnused -= ended;
    const others = total(this.takeOpen(points - own - ended).map((taking) => taking.points));
    const missing = points - own - ended - others;
    const owed = this.document.overdraw === 'clamp' ? 0n : missing;
    this.deficit += owed;
    lot.forgiven += missing - owed;
    this.note(day, event, 'takeBack', -((lot.usable ? own : 0n) + others + owed));
    return { points, fromLots: own + others, ended, deficit: owed, forgiven: missing - owed };
  }

  /**
   * Puts used points back into their lot. What was forgiven of it is made good first, and what has ended ends again: returns how
   * many of them nobody can use.
   */
  putBack(lot, points, day, event) {
    const madeGood = least(points, lot.forgiven);
    lot.forgiven -= madeGood;
    const left = points - madeGood;
    if (lot.ended) {
      lot.endedUnused += left;
      return points;
    }
    lot.remaining += left;
    this.note(day, event, 'giveBack', left);
    this.repay(lot);
    return madeGood;
  }

  /** What changed the balance, one by one, with the balance after it. What changed nothing is left out, but for what was earned. */
  entries() {
    let balance = 0n;
    return this.movements
      .filter(({ kind, change }) => change !== 0n || kind === 'earn')
      .map(({ day, event, kind, change }) => {
        balance += change;
        return { day, event, ledger: this.document.id, kind, change, balance };
      });
  }
}

// SPDX-License-Identifier: Apache-2.0
// What is counted (core/time.md 1.6): every metric is a list of what was counted on which day.

import { least, most } from './fractions.mjs';
import { markFor } from './program.mjs';
import { firstDay, isPeriod } from './windows.mjs';

export class Metrics {
  /** `anchors`: the days from which personal years are counted; they change under our hands. */
  constructor(program, anchors) {
    this.program = program;
    this.anchors = anchors;
    this.counted = new Map([...program.metrics.keys()].map((id) => [id, []]));
  }

  /** Counts a record `{metric, day, value}`; a refund may lower its value later. */
  count(record) {
    this.counted.get(record.metric).push({ kind: 'counted', record });
  }

  from(id, day) {
    return firstDay(this.program.metrics.get(id).window, day, this.anchors);
  }

  /** What is counted on a day, or only what was counted in one way. */
  value(id, day, only) {
    const from = this.from(id, day);
    let sum = 0n;
    for (const { kind, record, void: forgotten } of this.counted.get(id)) {
      if (!forgotten && (from === null || record.day >= from) && (only === undefined || kind === only)) sum += record.value;
    }
    return sum;
  }

  rolledOver(id, day) {
    return this.value(id, day, 'rolled');
  }

  /** On the morning on which a period begins, what the one before had above the mark of the tier held is counted again. */
  rollOver(day, tier) {
    for (const { id, window, rollover } of this.program.metrics.values()) {
      if (!rollover || !isPeriod(window) || this.from(id, day) === this.from(id, day - 1)) continue;
      const mark = tier && markFor(tier.qualify, id);
      if (mark === undefined) continue;
      const value = this.value(id, day - 1);
      const fresh = value - this.rolledOver(id, day - 1);
      const surplus = [fresh, rollover.cap ?? fresh].reduce(least, value - mark);
      if (surplus > 0n) this.counted.get(id).push({ kind: 'rolled', record: { metric: id, day, value: surplus } });
    }
  }

  /** What reaching a tier does to the counters. */
  upgraded(day, tier) {
    for (const { id, onUpgrade } of this.program.metrics.values()) {
      if (onUpgrade === 'zero') for (const one of this.counted.get(id)) one.void = true;
      const mark = onUpgrade === 'charge' ? markFor(tier.qualify, id) : undefined;
      if (mark === undefined) continue;
      const charged = least(mark, most(0n, this.value(id, day)));
      this.counted.get(id).push({ kind: 'charged', record: { metric: id, day, value: -charged } });
    }
  }
}

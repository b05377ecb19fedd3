// SPDX-License-Identifier: Apache-2.0
// What is counted (core/time.md 1.6): every metric is a list of what was counted on which day.

import { least, most, total } from './fractions.mjs';
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

  inWindow(id, day) {
    const from = this.from(id, day);
    return this.counted.get(id).filter(({ record, void: forgotten }) => !forgotten && (from === null || record.day >= from));
  }

  value(id, day) {
    return total(this.inWindow(id, day).map(({ record }) => record.value));
  }

  rolledOver(id, day) {
    return total(this.inWindow(id, day).filter(({ kind }) => kind === 'rolled').map(({ record }) => record.value));
  }

  /** On the morning on which a period begins, what the one before had above the mark of the tier held is counted again. */
  rollOver(day, tier) {
    for (const { id, window, rollover } of this.program.metrics.values()) {
      if (!rollover || !isPeriod(window) || this.from(id, day) === this.from(id, day - 1)) continue;
      const mark = tier && markFor(this.program, tier.qualify, id);
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
      const mark = onUpgrade === 'charge' ? markFor(this.program, tier.qualify, id) : undefined;
      if (mark === undefined) continue;
      const charged = least(mark, most(0n, this.value(id, day)));
      this.counted.get(id).push({ kind: 'charged', record: { metric: id, day, value: -charged } });
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
// Seeded draws: the same seed gives the same case on every machine.

import { decimal } from './fractions.mjs';

export class Draw {
  constructor(seed) {
    this.state = seed >>> 0;
  }

  /** A whole number of 32 bits (mulberry32). */
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  }

  /** Both ends are possible. */
  int(from, to) {
    return from + (this.next() % (to - from + 1));
  }

  chance(percent) {
    return this.int(1, 100) <= percent;
  }

  one(list) {
    return list[this.int(0, list.length - 1)];
  }

  /** One of the keys of an object, as often as their weights say. */
  weighted(weights) {
    let left = this.int(1, Object.values(weights).reduce((a, b) => a + b, 0));
    for (const [key, weight] of Object.entries(weights)) {
      left -= weight;
      if (left <= 0) return key;
    }
    throw new Error('no weights');
  }

  some(list, percent) {
    return list.filter(() => this.chance(percent));
  }

  shuffled(list) {
    const left = [...list];
    return list.map(() => left.splice(this.int(0, left.length - 1), 1)[0]);
  }

  /** Field and value, or nothing: to be spread into an object. */
  maybe(percent, field, value) {
    return this.chance(percent) ? { [field]: value() } : {};
  }

  /** A decimal from `from` to `to` smallest units. */
  amount(from, to, decimals) {
    return decimal(BigInt(this.int(from, to)), decimals);
  }
}

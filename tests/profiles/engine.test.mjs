// SPDX-License-Identifier: Apache-2.0
// The worked cases of the compatibility profiles through the calculator itself. A case that says that it needs a setting which the model
// lacks must come out differently, and every other one exactly as the engine.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, test } from 'node:test';

import { core } from './core.mjs';
import { amount, Fraction } from './exact.mjs';

const json = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const names = readdirSync(new URL('../../core/profiles/', import.meta.url)).map((name) => name.slice(0, -'.json'.length)).sort();
const text = (value) => (value instanceof Fraction ? value.toString() : value);
const rows = (applied, needs) => applied.map(({ promotion, discount, shares }) =>
  ({ promotion, discount: text(discount), shares: needs.includes('noShares') ? null : shares && shares.map(text) }));

const calculator = await core();
after(() => calculator.close());

for (const name of names) {
  const { settings, lacks } = json(`../../core/profiles/${name}.json`);
  for (const one of json(`./${name}.json`).cases) {
    test(`${name}/${one.name}: as the calculator`, async () => {
      const expected = one.settings ?? one.expect;
      const quoted = await calculator.quote(settings, one.basket, one.promotions);
      const actual = { applied: rows(quoted.applied, one.needs), discount: text(quoted.discount), payable: text(quoted.payable) };
      const wanted = { applied: rows(expected.applied, one.needs), discount: expected.discount, payable: expected.payable };
      for (const need of one.needs) assert.ok(need in lacks, need);
      // Shares are all that a stage without them says differently; fractions of minor units change the amounts.
      if (one.needs.includes('exactShares')) {
        assert.notDeepEqual(actual, wanted);
        const off = quoted.payable.minus(amount(wanted.payable));
        const most = new Fraction(BigInt(one.basket.lines.length * one.promotions.length), 2n);  // half a minor unit for each line and offer
        assert.ok(off.compare(most) <= 0 && most.plus(off).n >= 0n, `${actual.payable} for ${wanted.payable}`);
      } else {
        assert.deepEqual(actual, wanted);
        assert.equal(one.needs.includes('noShares'), expected.applied.some(({ shares }) => shares === null));
      }
      if (expected.gifts) assert.deepEqual(quoted.gifts, expected.gifts);
    });
  }
}

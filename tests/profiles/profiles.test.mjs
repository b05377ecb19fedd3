// SPDX-License-Identifier: Apache-2.0
// The worked cases of the compatibility profiles, each figure found twice: by a restatement of the engine's own way of sharing and
// rounding, and by the profile's settings read literally. `node --test tests/profiles/`

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

import { amount, Fraction, sum } from './exact.mjs';
import { quote as bySettings } from './settings.mjs';

const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');
const json = (path) => JSON.parse(read(path));
const namesIn = (folder) => readdirSync(new URL(folder, import.meta.url)).filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -'.json'.length)).sort();

const profiles = namesIn('../../core/profiles/');
const page = read('../../core/profiles.md');

const fraction = (value) => (value instanceof Fraction ? value : new Fraction(value));
const text = (value) => (value === null ? null : fraction(value).toString());
const rows = (applied) => applied.map(({ promotion, discount, shares }) =>
  ({ promotion, discount: text(discount), shares: shares && shares.map(text) }));
const result = (expected) => ({ applied: expected.applied, discount: expected.discount, payable: expected.payable });

function totals(basket, applied) {
  const list = sum(basket.lines.map((line) => amount(line.unitPrice).times(new Fraction(BigInt(line.quantity)))));
  const discount = sum(applied.map((one) => fraction(one.discount)));
  return { applied: rows(applied), discount: text(discount), payable: text(list.minus(discount)) };
}

test('every profile has its cases, at least six, and the others none', () => {
  assert.deepEqual(namesIn('./'), profiles);
  for (const name of profiles) assert.ok(json(`./${name}.json`).cases.length >= 6, name);
});

test('all profiles have one shape', () => {
  const keys = (object) => Object.keys(object);
  for (const name of profiles) {
    const profile = json(`../../core/profiles/${name}.json`);
    assert.equal(profile.id, name);
    assert.deepEqual(keys(profile),
      ['format', 'id', 'name', 'sources', 'defaults', 'settings', 'offers', 'lacks']);
    assert.deepEqual(keys(profile.offers), ['percent', 'amount', 'price', 'sets'], name);
    for (const key of keys(profile.settings)) assert.ok(['rounding', 'allocation', 'units', 'stages', 'offerDefaults'].includes(key), `${name}: ${key}`);
    for (const [type, scopes] of Object.entries(profile.settings.offerDefaults ?? {}).filter(([type]) => type !== 'sets')) {
      for (const scope of keys(scopes)) assert.ok(profile.offers[type].includes(scope), `${name}: ${type} by ${scope}`);
    }
    for (const { repository, paths } of profile.sources) assert.ok(repository && paths.length, name);
  }
});

test('every setting that a case needs and the model lacks is described on the page, and the profile says that it lacks it', () => {
  for (const name of profiles) {
    const { lacks } = json(`../../core/profiles/${name}.json`);
    const needed = new Set(json(`./${name}.json`).cases.flatMap((one) => one.needs));
    for (const need of [...needed, ...Object.keys(lacks)]) assert.ok(page.includes(`| \`${need}\` |`), `${name}: ${need}`);
    assert.deepEqual([...needed].filter((need) => !(need in lacks)), [], name);
  }
});

for (const name of profiles) {
  const profile = json(`../../core/profiles/${name}.json`);
  const engine = await import(`./engines/${name}.mjs`);
  for (const one of json(`./${name}.json`).cases) {
    test(`${name}/${one.name}: as the engine`, () => {
      const goods = one.promotions.filter((promotion) => promotion.benefit.type !== 'gift');
      assert.deepEqual(totals(one.basket, engine.quote(one.basket, goods)), result(one.expect));
      if (one.expect.gifts) assert.deepEqual(engine.gifts(one.basket, one.promotions), one.expect.gifts);
    });
    test(`${name}/${one.name}: as the settings`, () => {
      const quoted = bySettings(profile, one.basket, one.promotions);
      assert.deepEqual({ applied: rows(quoted.applied), discount: text(quoted.discount), payable: text(quoted.payable) },
        result(one.settings ?? one.expect));
      if (one.expect.gifts) assert.deepEqual(quoted.gifts, one.expect.gifts);
    });
  }
}

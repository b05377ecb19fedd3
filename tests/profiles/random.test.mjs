// SPDX-License-Identifier: Apache-2.0
// Random baskets: the restated algorithms against the profiles' settings, and these read literally against the calculator itself. Where they
// may differ is said in core/profiles.md.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, test } from 'node:test';

import { core } from './core.mjs';
import { Fraction } from './exact.mjs';
import { quote as bySettings } from './settings.mjs';

const json = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const names = readdirSync(new URL('../../core/profiles/', import.meta.url)).map((name) => name.slice(0, -'.json'.length)).sort();
const fraction = (value) => (value instanceof Fraction ? value : new Fraction(value));
const rows = (applied) => applied.map(({ promotion, discount, shares }) =>
  `${promotion} ${fraction(discount)} ${shares && shares.map((share) => String(fraction(share))).join(' ')}`).sort();

/** The same numbers every time (mulberry32). */
function draws(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const price = (minor) => `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;

function basketOf(draw, floors) {
  const most = [60, 500, 4000][draw(3)];
  return { lines: Array.from({ length: 1 + draw(5) }, (_, index) => {
    const unit = 20 + draw(most);
    const floor = floors && draw(2) ? { floorPrice: price(draw(unit)) } : {};
    return { id: 'abcde'[index], category: 'tea', quantity: 1 + draw(4), unitPrice: price(unit), ...floor };
  }) };
}

const menuOf = (name) => json(`./${name}.json`).cases.flatMap((one) => one.promotions)
  .filter(({ benefit }) => benefit.type !== 'gift');

const listOf = (basket) => basket.lines.reduce((all, line) => all + BigInt(line.quantity) * BigInt(line.unitPrice.replace('.', '')), 0n);
const taken = (engine) => engine.reduce((all, { discount }) => all + fraction(discount).n, 0n);

/** Where core/profiles.md says that the settings give something else. */
const known = {
  saleor: (engine) => engine.some(({ shares }) => shares.some((share) => share < 0n)),
  'solidus-legacy': (engine, basket) => taken(engine) > listOf(basket),
  sylius: (engine, basket, promotions, ours) =>
    ours.applied.some((one) => taken(engine.filter(({ promotion }) => promotion === one.promotion)) < one.discount.n)
    || new Set(promotions.map(({ benefit }) => benefit.scope)).size > 1,
  odoo: (engine, basket, promotions) => promotions.length > 1,
  commercetools: (engine, basket, promotions) => promotions.length > 1
    && promotions.some(({ stage, trigger, benefit }) => trigger || (stage === 'items' && benefit.type === 'amount')),
  woocommerce: (engine, basket, promotions) => promotions.length > 1 && basket.lines.some((line) => Number(line.unitPrice) <= 5)
    && promotions.some(({ stage }) => stage === 'product'),
};

const calculator = await core();
after(() => calculator.close());

const ofUnits = ({ trigger, benefit }) => trigger?.type === 'sets' || Boolean(benefit.units);

/** Where the calculator keeps the units of a line apart, and the settings read literally look at the whole line: core/profiles.md, section 4. */
const apart = ({ lines }, promotions) => (promotions.length > 1
  ? promotions.some((one) => ofUnits(one) || one.benefit.scope === 'unit')
  : ofUnits(promotions[0]) && lines.some(({ unitPrice }) => Number(unitPrice) < Number(promotions[0].benefit.off)));

for (const name of names) {
  test(`${name}: 2000 random baskets`, async () => {
    const profile = json(`../../core/profiles/${name}.json`);
    const { quote } = await import(`./engines/${name}.mjs`);
    const draw = draws(20261122);
    const menu = menuOf(name);
    let compared = 0;
    let calculated = 0;
    for (let round = 0; round < 2000; ++round) {
      const basket = basketOf(draw, name === 'sylius');
      const promotions = Array.from({ length: 1 + draw(2) }, (_, index) => ({ ...menu[draw(menu.length)], id: `p${index}` }));
      const engine = quote(basket, promotions);
      const ours = bySettings(profile, basket, promotions);
      if (!profile.lacks.exactShares && !apart(basket, promotions)) {
        const quoted = await calculator.quote(profile.settings, basket, promotions);
        const shown = ours.applied.map((one, index) => (one.shares ? one : { ...one, shares: quoted.applied[index]?.shares }));
        assert.deepEqual(rows(quoted.applied), rows(shown), JSON.stringify({ basket, promotions }));
        ++calculated;
      }
      if (known[name]?.(engine, basket, promotions, ours)) continue;
      assert.deepEqual(rows(ours.applied), rows(engine), JSON.stringify({ basket, promotions }));
      ++compared;
    }
    assert.ok(compared > 900, `${compared} compared`);
    assert.ok(profile.lacks.exactShares || calculated > 900, `${calculated} calculated`);
  });
}

// SPDX-License-Identifier: Apache-2.0
// The same promotions with json-rules-engine: it finds which rules apply, the discounts are then worked out by hand.

import { Engine } from 'json-rules-engine';

import { prepare, settle } from './plain.mjs';

const atLeast = (fact, value) => ({ fact, operator: 'greaterThanInclusive', value });
const conditions = {
  p1: [atLeast('total', 0)],
  p2: [atLeast('teaTotal', 10000)],
  p3: [{ fact: 'tier', operator: 'equal', value: 'gold' }],
  p4: [atLeast('total', 30000)],
  p5: [atLeast('snackUnits', 3)],
  p6: [atLeast('hillTotal', 500000)],
  p7: [{ fact: 'channel', operator: 'equal', value: 'app' }, atLeast('total', 20000)],
  p8: [atLeast('day', 20261201), { fact: 'day', operator: 'lessThanInclusive', value: 20261231 }],
  p9: [atLeast('total', 20000)],
  p10: [atLeast('total', 50000)],
};

const engine = new Engine();
for (const [id, all] of Object.entries(conditions)) engine.addRule({ conditions: { all }, event: { type: id } });

export async function quote(request) {
  const facts = prepare(request);
  const { total, teaTotal, hillTotal, snackUnits, tier, channel, asOf } = facts;
  const day = Number(asOf.replaceAll('-', ''));
  const { events } = await engine.run({ total, teaTotal, hillTotal, snackUnits, tier, channel, day });
  return settle(facts, new Set(events.map((event) => event.type)));
}

const curve = new Engine();
for (const [id, mark] of [['c2', 30000], ['c3', 10000], ['c4', 100000], ['c4b', 200000], ['c5', 50000]]) {
  curve.addRule({ conditions: { all: [atLeast('basket', mark)] }, event: { type: id } });
}

export async function curvePoint(basket) {
  const { events } = await curve.run({ basket });
  const applying = new Set(events.map((event) => event.type));
  let paid = basket - Math.floor(basket * 0.05 + 0.5);
  if (applying.has('c2')) paid -= 5000;
  if (applying.has('c3')) paid -= 400 * Math.min(6, Math.floor(basket / 10000));
  if (applying.has('c4b')) paid -= 20000;
  else if (applying.has('c4')) paid -= 8000;
  return { paid, vouchers: applying.has('c5') ? 5000 : 0 };
}

// SPDX-License-Identifier: Apache-2.0
// The data and the small machines behind the offers of a basket, with the core of the page but without a browser: every template is a document that
// compiles and does what its words say, the best combination is never worse than the order as entered, and places of pointers are found in JSON text.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startCore } from '../../web/static-results.mjs';

const { build } = createRequire(new URL('../../web/package.json', import.meta.url))('esbuild');
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const readProgram = (name) => JSON.parse(readFileSync(here(`../../core/programs/${name}.json`), 'utf8'));

/** A module of the page's sources. */
async function source(path) {
  const { outputFiles: [file] } = await build({ entryPoints: [here(`../../web/src/${path}`)], bundle: true, write: false, format: 'esm', logLevel: 'error' });
  return import(`data:text/javascript;base64,${Buffer.from(file.contents).toString('base64')}`);
}

let call;
let templating;
let merged;
let placeOf;
let shops;
let worthTelling;
before(async () => {
  call = await startCore(here('../../build/web/'));
  [templating, { merged }, { placeOf }, shops, { worthTelling }] = await Promise.all(['basket/template.ts', 'basket/merged.ts', 'basket/place.ts', 'basket/placed.ts', 'basket/worth.ts'].map(source));
});

const tea = readProgram('tea-club');
const shop = { ...tea, promotions: [], stages: [{ id: 'line', choose: 'best' }, { id: 'order', choose: 'all' }, { id: 'voucher', choose: 'all' }] };
const ask = (operation, request) => {
  const response = call(operation, request);
  assert.ok(response.ok, JSON.stringify(response.errors));
  return response.result;
};

// Three teas at 120.00 and two pieces of teaware at 60.00: 480.00. What each template makes of it as it stands; by hand.
const basket = { lines: [
  { id: 'tea', sku: 'tea-1', category: 'tea', quantity: 3, unitPrice: '120.00' },
  { id: 'cup', sku: 'cup-1', category: 'teaware', quantity: 2, unitPrice: '60.00' },
] };
const does = {
  over: { discount: '50.00' },
  each: { discount: '60.00' }, // 4 × 20.00, at most 60.00
  ladder: { discount: '30.00' }, // 480.00 reaches the second mark
  percent: { discount: '72.00' },
  'percent-floor': { discount: '164.00' }, // 3 × 48.00, and 60.00 only down to 50.00: 2 × 10.00
  several: { discount: '96.00' },
  second: { discount: '90.00' }, // 120+120, 120+60: half of 120.00 and of 60.00
  free: { discount: '120.00' }, // one set, of the three dearest
  together: { discount: '60.00' }, // two sets: half of 60.00 each
  bundle: { discount: '60.00' }, // two sets of 180.00 at 150.00
  'any-for': { discount: '161.00' }, // 360.00 at 199.00
  'new-price': { discount: '42.00' }, // two of 120.00 at 99.00
  'add-on': { discount: '50.10' }, // one of 60.00 at 9.90
  gift: { discount: '0.00', gifts: [{ promotion: 'gift', sku: 'cup-1', name: null, quantity: 1, value: null }] },
  voucher: { discount: '0.00', vouchersIssued: 1 },
  points: { discount: '0.00', pointsGiven: [{ promotion: 'points', ledger: 'points', points: '80' }] },
  cashback: { discount: '0.00', cashback: [{ promotion: 'cashback', amount: '24.00' }] },
  tier: { discount: '48.00' },
  new: { discount: '15.00' },
  hours: { discount: '48.00' },
  alone: { discount: '144.00' },
  'while-it-lasts': { discount: '10.00' },
};

test('every template compiles, is named in each language, and does what it says', () => {
  const { templates, firstValues, filled } = templating;
  assert.deepEqual(templates.map(({ id }) => id), Object.keys(does));
  for (const template of templates) {
    const values = firstValues(template, shop);
    const promotion = filled(template, values, shop);
    ask('validate', { program: { ...shop, promotions: [promotion] } });
    const result = ask('quote', { program: shop, asOf: '2026-11-22', time: '15:00', member: { tier: 'silver', orders: 0 }, basket, promotions: [promotion] });
    const { discount, vouchersIssued, ...given } = does[template.id];
    assert.equal(result.discount, discount, template.id);
    if (vouchersIssued) assert.deepEqual([result.vouchersIssued.length, result.vouchersIssued[0].value, result.vouchersIssued[0].minimum], [1, '50.00', '100.00']);
    for (const [field, value] of Object.entries(given)) assert.deepEqual(result[field], value, template.id);
    assert.deepEqual(Object.keys(promotion.name), ['en', 'zh-CN'], template.id);
    for (const words of Object.values(promotion.name)) assert.doesNotMatch(words, /[{}…]|undefined/, template.id);
  }
});

test('each field of a template goes where it says, and an empty one goes away', () => {
  const { templates, filled, firstValues } = templating;
  for (const template of templates) {
    const values = firstValues(template, shop);
    for (const field of template.fields) {
      const at = (document) => field.at.map((pointer) => pointer.slice(1).split('/').reduce((node, name) => node?.[name], document));
      const other = { count: '7', words: 'a, b', tier: 'gold', ledger: 'points', time: '09:30' }[field.kind] ?? '7.25';
      const document = filled(template, { ...values, [field.id]: other }, shop);
      const expected = { count: 7, words: ['a', 'b'] }[field.kind] ?? other;
      for (const value of at(document)) assert.deepEqual(value, expected, `${template.id} ${field.id}`);
      for (const value of at(filled(template, { ...values, [field.id]: '' }, shop))) assert.equal(value, undefined, `${template.id} ${field.id}`);
    }
  }
  const percent = templates.find(({ id }) => id === 'percent');
  assert.equal('items' in filled(percent, { percent: '15', categories: ' ' }, shop), false);
  assert.deepEqual(filled(percent, { percent: '12.5', cap: '', categories: '' }, shop).name, { en: '12.5% off', 'zh-CN': '8.75折' });
});

test('of what to add, less than one unit of the currency that only costs nothing is not told', () => {
  const starts = [{ promotion: 'p' }];
  const option = (verdict, list, roles, more = {}) => ({ verdict, list, roles, starts: [], ...more });
  const told = (best, ...options) => {
    const topUp = worthTelling({ best, verdict: best === null ? 'not_worth_it' : options[best].verdict, options });
    return [topUp.options.map(({ list }) => list), topUp.best, topUp.verdict];
  };
  assert.deepEqual(told(0, option('free', '0.01', ['most'])), [[], null, 'nothing_near']);
  assert.deepEqual(told(0, option('free', '0.99', ['most']), option('cheaper', '8.00', ['cheaper'], { starts })), [['8.00'], 0, 'cheaper']);
  assert.deepEqual(told(0, option('free', '0.01', ['most']), option('not_worth_it', '8.00', ['next'], { starts })), [['8.00'], null, 'not_worth_it']);
  assert.deepEqual(told(1, option('free', '0.01', ['most']), option('lowers_total', '6.00', ['first', 'lowest'], { starts })), [['6.00'], 0, 'lowers_total']);
  for (const kept of [option('lowers_total', '0.01', ['lowest']), option('free', '1.00', ['most']), option('free', '10.50', ['most']), option('free', '0.01', ['most'], { starts }), option('free', '1', ['most'])]) {
    assert.deepEqual(told(0, kept), [[kept.list], 0, kept.verdict]);
  }
});

test('a percentage that rounds: the advice of the core has a free 0.01, and it is not told', () => {
  const program = { format: 'loyalty-program/1', id: 'x', currency: 'CNY', promotions: [{ id: 'p', benefit: { type: 'percent', off: '50' } }] };
  const { topUp } = ask('advise-basket', { program, asOf: '2026-11-22', basket: { lines: [{ id: 'a', quantity: 1, unitPrice: '80.00' }] } });
  assert.ok(topUp.options.some(({ list, verdict }) => list === '0.01' && verdict === 'free'), JSON.stringify(topUp));
  assert.ok(!worthTelling(topUp).options.some(({ list }) => list === '0.01'));
});

/** Small numbers that are the same each time. */
function* numbers(seed) {
  for (let state = seed; ;) {
    state = (state * 1103515245 + 12345) % 2147483648;
    yield state / 2147483648;
  }
}

test('the best combination never costs more than the order as entered, and one that stands is what was entered', () => {
  const random = numbers(7);
  const pick = (list) => list[Math.floor(random.next().value * list.length)];
  const cents = (amount) => BigInt(amount.replace('.', ''));
  let better = 0;
  for (let round = 0; round < 300; round++) {
    const stages = [{ id: 'line', choose: pick(['all', 'best', 'first']) }, { id: 'order', choose: pick(['all', 'best', 'first']) }, { id: 'voucher', choose: pick(['all', 'first']) }];
    const offer = (i) => {
      const mark = pick(['100', '200', '300', '']);
      return {
        id: `p${i}`, stage: pick(['line', 'order']), priority: pick([0, 0, 5]), ...(pick([0, 0, 1]) && { group: 'g' }),
        ...pick([{}, {}, { combines: { notWith: [pick(['p0', 'p1', 'line'])] } }, { combines: { with: [pick(['p0', 'p1', 'order', 'v1'])] } }]),
        ...(mark && { trigger: { type: 'amount', at: mark } }),
        benefit: pick([{ type: 'percent', off: pick(['10', '15', '40']) }, { type: 'amount', off: pick(['10', '30', '80']) }]),
      };
    };
    const promotions = [0, 1, 2, 3, 4].map(offer);
    const program = { format: 'loyalty-program/1', id: 'x', currency: 'CNY', stages, promotions: promotions.slice(0, 2) };
    const request = {
      asOf: '2026-11-22', promotions: promotions.slice(2), vouchers: [{ id: 'v1', value: '20', minimum: pick(['0', '150']) }],
      basket: { lines: [{ id: 'a', quantity: pick([1, 2]), unitPrice: pick(['99.90', '128.00']) }, { id: 'b', quantity: 1, unitPrice: pick(['58.00', '150.05']) }] },
    };
    const entered = ask('quote', { program, ...request });
    const other = merged(program, request);
    const best = ask('quote', { program: other.program, ...other.request });
    assert.ok(cents(best.payable) <= cents(entered.payable), JSON.stringify({ program, request }));
    if (cents(best.payable) < cents(entered.payable)) better++;
    // What applies in the best combination may stand together: asked for alone it applies as a whole.
    const chosen = new Set(best.applied.map(({ promotion }) => promotion));
    const alone = ask('quote', { program: other.program, ...other.request, promotions: other.request.promotions.filter(({ id }) => chosen.has(id)) });
    assert.equal(alone.payable, best.payable);
  }
  assert.ok(better > 20, `${better} orders are not at their best`);
});

test('as each shop computes it: its settings compile, and every template that it has is quoted with them', () => {
  const { asShop, placed } = shops;
  const profiles = JSON.parse(readFileSync(here('../../build/web/profiles.json'), 'utf8'));
  assert.ok(profiles.length > 10);
  for (const profile of profiles) {
    const program = asShop(tea, profile);
    ask('validate', { program, warnings: false });
    const promotions = templating.templates.map((template) => templating.filled(template, templating.firstValues(template, tea), tea)).flatMap((offer) => placed(profile, offer) ?? []);
    assert.ok(promotions.length >= 9, `${profile.id}: ${promotions.length}`);
    for (const promotion of promotions) {
      ask('quote', { program: { ...program, promotions: [] }, asOf: '2026-11-22', basket, promotions: [promotion], vouchers: [{ id: 'v', value: '5' }] });
      assert.ok(program.stages.some(({ id }) => id === promotion.stage), `${profile.id} ${promotion.id}`);
    }
  }
  // 15 % of the order is no offer of Magento: it takes it off each line.
  const magento = profiles.find(({ id }) => id === 'magento');
  assert.deepEqual(placed(magento, { id: 'x', benefit: { type: 'percent', off: '15' } }), { id: 'x', stage: 'order', benefit: { type: 'percent', off: '15', scope: 'line' } });
  assert.equal(placed(profiles.find(({ id }) => id === 'vendure'), { id: 'x', benefit: { type: 'price', price: '1' } }), null);
});

test('the place of a pointer in a text: of the value, or of what it is missing in', () => {
  const text = '{\n  "a": [1, {"b": "x\\"}"}],\n  "c/d": -4,\n  "e": {}\n}';
  const found = (pointer) => {
    const place = placeOf(text, pointer);
    return [text.slice(place.from, place.to), place.line];
  };
  assert.deepEqual(found('/a/0'), ['1', 2]);
  assert.deepEqual(found('/a/1/b'), ['"x\\"}"', 2]);
  assert.deepEqual(found('/c~1d'), ['-4', 3]);
  assert.deepEqual(found('/e/f'), ['{}', 4]);
  assert.deepEqual(found(''), [text, 1]);
  for (const broken of ['{"a" 1}', '{"a":', '[1,', '']) assert.equal(placeOf(broken, '/a/b'), undefined, broken);
});

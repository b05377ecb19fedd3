// SPDX-License-Identifier: Apache-2.0
// Baskets under many offers: quotes natively and in WebAssembly, byte for byte the same, and how their cost grows with lines and offers.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { loadLoyalty } = await import(here('../../build/wasm/wasm/node.js'));

const categories = ['tea', 'snack', 'cup', 'cake', 'book'];
const goods = (i) => ({ categories: [categories[i % categories.length]] });
const money = (minor) => (minor / 100).toFixed(2);

/** Percentages, amounts, marks, repeated marks, rungs: of the order, or of a category. */
function whole(i) {
  const items = i % 2 === 0 ? goods(i) : {};
  return [
    { items, benefit: { type: 'percent', off: String(2 + (i % 5)) } },
    { items, trigger: { type: 'amount', at: '200', repeat: 'each', times: 3 }, benefit: { type: 'amount', off: '3' } },
    { items, trigger: { type: 'quantity', at: 3 }, benefit: { type: 'percent', off: '4', scope: 'line' } },
    { items, trigger: { type: 'amount' }, rungs: [{ at: '100', benefit: { type: 'amount', off: '2' } }, { at: '300', benefit: { type: 'amount', off: '7' } }] },
    { items, trigger: { type: 'amount', at: '1000000' }, benefit: { type: 'amount', off: '500' } },
  ][i % 5];
}

/** Sets and single units: the third free, the second at half price, bundles, add-ons, new prices, floors. */
function units(i) {
  return [
    { items: goods(i), trigger: { type: 'sets', of: [{ quantity: 3 }] }, benefit: { type: 'percent', off: '100', of: { units: 1 } } },
    { items: goods(i), trigger: { type: 'sets', of: [{ quantity: 2 }], times: 5 }, benefit: { type: 'percent', off: '50', scope: 'unit', of: { units: 1 } } },
    { trigger: { type: 'sets', of: [{ items: goods(i) }, { items: goods(i + 1) }] }, benefit: { type: 'price', price: money(4000 + 10 * i), scope: 'set' } },
    { trigger: { type: 'sets', of: [{ items: goods(i), quantity: 2 }, { items: goods(i + 2) }] }, benefit: { type: 'amount', off: '5', of: {} }, floor: { percent: '30', blocked: 'moved' } },
    { items: goods(i), benefit: { type: 'price', price: money(6000 - 10 * i), units: { atMost: 3, take: 'dearest' } } },
  ][i % 5];
}

/** Every kind of offer, of which the best is taken; the first eight stand with one another. */
function best(i) {
  const offer = i % 2 === 0 ? whole(i / 2) : units((i - 1) / 2);
  return i < 8 ? { ...offer, combines: { notWith: ['loner'] } } : { ...offer, group: 'loner' };
}

const kinds = {
  'whole lines and orders': { offer: whole, choose: 'all' },
  'sets and units': { offer: units, choose: 'all' },
  'the best of all kinds': { offer: best, choose: 'best' },
};

function programOf({ offer, choose }, count) {
  const promotions = Array.from({ length: count }, (_, i) => ({ id: `p${i}`, ...offer(i) }));
  return { format: 'loyalty-program/1', id: 'bench', currency: 'CNY', stages: [{ id: 'order', choose }], promotions };
}

function basketOf(count) {
  return { lines: Array.from({ length: count }, (_, i) => ({ id: `l${i}`, category: categories[i % categories.length], quantity: 1 + (i % 3), unitPrice: money(1990 + ((i * 137) % 8000)) })) };
}

const sizes = [[20, 10], [40, 10], [20, 20], [200, 50], [400, 50], [200, 100]];
const rounds = (lines, offers) => (lines * offers > 1000 ? 60 : 200);

const loyalty = await loadLoyalty();
const cases = Object.entries(kinds).flatMap(([name, kind]) => sizes.map(([lines, offers]) => {
  const program = programOf(kind, offers);
  const { digest } = loyalty.compile(program);
  return { name, lines, offers, program, request: JSON.stringify({ program: digest, asOf: '2026-11-22', basket: basketOf(lines) }) };
}));

/** Least microseconds natively, and the answer. */
function natively() {
  const calls = cases.flatMap(({ program, request, lines, offers }) => [`validate\t${JSON.stringify({ program, warnings: false })}`, ...Array(rounds(lines, offers)).fill(`quote\t${request}`)]);
  const answers = execFileSync(here('../../build/release/tests/tools/call_lines'), ['--time'], { input: `${calls.join('\n')}\n`, maxBuffer: 1 << 30, encoding: 'utf8' }).trimEnd().split('\n');
  let at = 0;
  return cases.map(({ lines, offers }) => {
    const runs = answers.slice(at + 1, at + 1 + rounds(lines, offers)).map((line) => line.split('\t'));
    at += 1 + runs.length;
    return { microseconds: Math.min(...runs.map(([spent]) => Number(spent))), response: runs[0][1] };
  });
}

function inModule({ request, lines, offers }) {
  let least = Infinity;
  for (let i = 0; i < rounds(lines, offers); i += 1) {
    const begin = performance.now();
    loyalty.callText('quote', request);
    least = Math.min(least, (performance.now() - begin) * 1000);
  }
  return least;
}

const native = natively();
console.log('Quotes of baskets under many offers, microseconds, text in and out, least of several');
console.log(`  ${'offers about'.padEnd(26)}${'lines'.padStart(6)}${'offers'.padStart(8)}${'applied'.padStart(9)}${'native'.padStart(10)}${'WebAssembly'.padStart(13)}${'ratio'.padStart(8)}${'growth'.padStart(9)}`);
const times = new Map();
for (const [i, one] of cases.entries()) {
  const answer = loyalty.callText('quote', one.request);
  assert.equal(answer, native[i].response, 'the same bytes natively and in WebAssembly');
  const { ok, result } = JSON.parse(answer);
  assert.ok(ok && result.applied.length > 0);
  const spent = inModule(one);
  times.set(`${one.name} ${one.lines} ${one.offers}`, spent);
  const base = one.lines < 100 ? '20 10' : '200 50';
  const growth = spent / times.get(`${one.name} ${base}`);
  const inexact = result.best === undefined ? '' : '  not exact';
  console.log(`  ${one.name.padEnd(26)}${String(one.lines).padStart(6)}${String(one.offers).padStart(8)}${String(result.applied.length).padStart(9)}${native[i].microseconds.toFixed(0).padStart(10)}${spent.toFixed(0).padStart(13)}${(spent / native[i].microseconds).toFixed(2).padStart(8)}${`${growth.toFixed(2)} ×`.padStart(9)}${inexact}`);
}

// SPDX-License-Identifier: Apache-2.0
// Every mechanic has a vector, and so has every pair of mechanics that can depend on each other.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { loadLoyalty } from '../wasm/files.mjs';
import { depends, mechanics } from './mechanics.mjs';
import { meetings, pairOf } from './pairs.mjs';

const names = Object.keys(mechanics);
const later = ['gift', 'vouchersBack', 'points', 'cashback'];

/** Pairs that cannot depend on each other. */
const apart = [
  { of: later, with: later, why: 'each is worked out on the order as it has been paid, and changes nothing of it; where only one may be given, the group or the stage decides, whatever they give' },
];

const loyalty = await loadLoyalty();
const table = await meetings(loyalty);

function print() {
  const column = (name) => String(names.indexOf(name) + 1).padStart(3);
  const rows = names.map((name, i) => {
    const cells = names.slice(0, i).map((other) => String(table.get(pairOf(name, other))?.length ?? '·').padStart(3));
    return `${column(name)} ${name.padEnd(16)}${cells.join('')}`;
  });
  console.log(['Vectors in which two mechanics meet', ...rows, `${' '.repeat(20)}${names.map(column).join('')}`].join('\n'));
}

test('every pair of mechanics that can meet does so in a vector', () => {
  print();
  const missing = [];
  for (const [i, a] of names.entries()) {
    for (const b of names.slice(0, i)) {
      const listed = apart.some((rule) => (rule.of.includes(a) && rule.with.includes(b)) || (rule.of.includes(b) && rule.with.includes(a)));
      if (!listed && !table.has(pairOf(a, b))) missing.push(pairOf(a, b));
    }
  }
  assert.deepEqual(missing, []);
});

test('what is said to be apart never meets', () => {
  for (const { of, with: others, why } of apart) {
    assert.ok(why.length > 20);
    const met = of.flatMap((a) => others.filter((b) => b !== a).map((b) => pairOf(a, b))).filter((pair) => table.has(pair));
    assert.deepEqual(met, []);
  }
});

test('figures that add up do not depend on each other', () => {
  const figures = (net, off = 0) => new Map(Object.entries({ net, off }));
  assert.ok(!depends(figures(70, 30), figures(90, 10), figures(80, 20), figures(100)));
  assert.ok(depends(figures(72, 28), figures(90, 10), figures(80, 20), figures(100)));
  assert.ok(depends(figures(72, 28), figures(90, 10), figures(80, 20), new Map([['net', 100], ['b: below_threshold', 1]])));
});

// SPDX-License-Identifier: Apache-2.0
// Every vector through the loader, in Node.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { loadLoyalty, readText, vectorNames } from './files.mjs';
import { differences, loadVector, rawField, respond } from './vectors.mjs';

const loyalty = await loadLoyalty();

for (const name of vectorNames()) {
  test(name, async () => {
    const vector = await loadVector(name, readText);
    assert.deepEqual(differences(vector.expect, JSON.parse(respond(loyalty, vector))), []);
  });
}

test('the comparison accepts more fields in objects and nothing else', () => {
  const match = (expect, actual) => differences(expect, actual).length === 0;
  assert.ok(match({ a: 1 }, { a: 1, b: 2 }));
  assert.ok(match({ a: [{ b: 1 }] }, { a: [{ b: 1, c: 2 }] }));
  assert.ok(match([], []));
  for (const [expect, actual] of [
    [{ a: 1 }, { b: 1 }], [{ a: 1 }, { a: '1' }], [{ a: [1] }, { a: [1, 2] }], [{ a: [] }, { a: {} }], [{ a: {} }, { a: [] }],
    [{ a: null }, { b: null }], [{ a: null }, { a: {} }], [{ a: {} }, { a: null }],
  ]) {
    assert.ok(!match(expect, actual), JSON.stringify([expect, actual]));
  }
});

test('a request is taken as written', () => {
  const text = String.raw`{"x": "}\"{", "request" : {"a":[1.50, "]"], "a":2} , "y":1}`;
  assert.equal(rawField(text, 'request'), '{"a":[1.50, "]"], "a":2}');
  assert.equal(rawField('{"request":12.0}', 'request'), '12.0');
  assert.equal(rawField('{"x":{"request":1}}', 'request'), undefined);
});

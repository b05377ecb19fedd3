// SPDX-License-Identifier: Apache-2.0
// The vectors are enough: every code of the core's tables is in some response.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { loadLoyalty, readText, vectorNames } from './files.mjs';
import { loadVector, respond } from './vectors.mjs';

const loyalty = await loadLoyalty();
const names = vectorNames();
const explainable = ['quote', 'statement', 'advise', 'effective-discount'];
const found = { error: new Set(), lint: new Set(), reason: new Set(), step: new Set(), advice: new Set() };

for (const name of names) {
  const vector = await loadVector(name, readText);
  const response = JSON.parse(respond(loyalty, vector));
  for (const { code } of response.errors ?? []) found.error.add(code);
  for (const { code } of response.result?.warnings ?? []) found.lint.add(code);
  if (response.ok && explainable.includes(vector.call.operation)) {
    const request = JSON.stringify({ ...JSON.parse(vector.call.request), explain: true });
    const { result } = JSON.parse(respond(loyalty, { ...vector, call: { ...vector.call, request } }));
    for (const { code } of result.explanation) found.step.add(code);
  }
  collectReasons(response.result);
}

function collectReasons(value) {
  if (typeof value !== 'object' || value === null) return;
  if (typeof value.reason === 'string') found.reason.add(value.reason);
  if (typeof value.verdict === 'string') found.advice.add(value.verdict);
  Object.values(value).forEach(collectReasons);
}

/** What no request to the complete module can bring about: the answer of a core that breaks its own rules, and that of a smaller module. */
const unreachable = new Set(['internal_error', 'not_in_module']);

/** The codes of a header: the names in the X(…) rows of its first table. */
async function codesOf(header) {
  const [, table] = (await readText(`core/include/loyalty/${header}.h`)).split(/^#define LOYALTY_\w+\(X\)/m);
  const codes = [...(table ?? '').split(/\n(?! {2}X\()/)[0].matchAll(/^ +X\((\w+)/gm)].map(([, code]) => code);
  assert.ok(codes.length > 0, `no table in ${header}.h`);
  return codes;
}

for (const header of Object.keys(found)) {
  test(`every ${header} code has a vector`, async () => {
    assert.deepEqual((await codesOf(header)).filter((code) => !found[header].has(code) && !unreachable.has(code)), []);
  });
}

test('there are at least 150 vectors', () => assert.ok(names.length >= 150, `${names.length}`));

// SPDX-License-Identifier: Apache-2.0
// Native and WebAssembly answer byte for byte alike, vector by vector.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';

import { loadLoyalty, nativeFolder, readText, vectorNames } from './files.mjs';
import { loadVector, respond } from './vectors.mjs';

test('native and WebAssembly responses are the same bytes', async () => {
  const dump = execFileSync(`${nativeFolder}tests/tools/dump_vectors`, { encoding: 'utf8', maxBuffer: 2 ** 30 });
  const native = new Map(dump.trimEnd().split('\n').map((line) => line.split('\t', 2)));
  const names = vectorNames();
  assert.deepEqual([...native.keys()], names);

  const loyalty = await loadLoyalty();
  for (const name of names) {
    const response = respond(loyalty, await loadVector(name, readText));
    assert.equal(response, native.get(name), name);
  }
});

// SPDX-License-Identifier: Apache-2.0
// The size of what a page downloads, against wasm/budget.json.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';

import { moduleFolder, root } from './files.mjs';

const budget = JSON.parse(readFileSync(`${root}wasm/budget.json`, 'utf8'));
const wasm = readFileSync(`${moduleFolder}loyalty.wasm`);
const glue = readFileSync(`${moduleFolder}loyalty.mjs`);

test('the module keeps within its budget', (t) => {
  const brotli = brotliCompressSync(wasm).length + brotliCompressSync(glue).length;
  t.diagnostic(`wasm ${wasm.length} of ${budget.wasmBytes} bytes, wasm and glue ${brotli} of ${budget.wasmAndGlueBrotliBytes} as brotli`);
  assert.ok(wasm.length <= budget.wasmBytes, `wasm: ${wasm.length} bytes`);
  assert.ok(brotli <= budget.wasmAndGlueBrotliBytes, `wasm and glue: ${brotli} bytes as brotli`);
});

test('the glue neither makes code from text nor reaches for files', () => {
  const text = glue.toString();
  for (const forbidden of ['new Function', 'eval(', '__dirname', 'require(']) {
    assert.ok(!text.includes(forbidden), forbidden);
  }
});

test('the first line names version, commit and compiler', () => {
  assert.match(glue.toString().split('\n', 1)[0], /^\/\/ Loyalty Calculator \d+\.\d+\.\d+ \(.+\), Emscripten \d+\.\d+\.\d+/);
});

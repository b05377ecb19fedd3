// SPDX-License-Identifier: Apache-2.0
// The size of what a page downloads, module by module, against wasm/budget.json.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';

import { moduleFolder, root } from './files.mjs';

const budget = JSON.parse(readFileSync(`${root}wasm/budget.json`, 'utf8'));
const glue = readFileSync(`${moduleFolder}loyalty.mjs`);

for (const [module, { wasmBytes, wasmAndGlueBrotliBytes }] of Object.entries(budget)) {
  test(`${module} keeps within its budget`, (t) => {
    const wasm = readFileSync(`${moduleFolder}${module}.wasm`);
    const brotli = brotliCompressSync(wasm).length + brotliCompressSync(glue).length;
    t.diagnostic(`wasm ${wasm.length} of ${wasmBytes} bytes, wasm and glue ${brotli} of ${wasmAndGlueBrotliBytes} as brotli`);
    assert.ok(wasm.length <= wasmBytes, `wasm: ${wasm.length} bytes`);
    assert.ok(brotli <= wasmAndGlueBrotliBytes, `wasm and glue: ${brotli} bytes as brotli`);
  });
}

test('every module has a budget', () => {
  const modules = readdirSync(moduleFolder).filter((name) => name.endsWith('.wasm')).map((name) => name.slice(0, -'.wasm'.length));
  assert.deepEqual(modules.sort(), Object.keys(budget).sort());
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

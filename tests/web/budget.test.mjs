// SPDX-License-Identifier: Apache-2.0
// What a first visit downloads, compressed as a static host would.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { built } from './page.mjs';

const budget = JSON.parse(await readFile(new URL('../../web/budget.json', import.meta.url), 'utf8'));

for (const [name, { files, brotliBytes }] of Object.entries(budget)) {
  test(`${name}: at most ${brotliBytes} bytes`, async (context) => {
    const sizes = await Promise.all(files.map(async (file) => [file, brotliCompressSync(await readFile(built + file)).length]));
    const total = sizes.reduce((sum, [, size]) => sum + size, 0);
    context.diagnostic(`${total} bytes: ${sizes.map(([file, size]) => `${file} ${size}`).join(', ')}`);
    assert.ok(total <= brotliBytes, `${total} bytes`);
  });
}

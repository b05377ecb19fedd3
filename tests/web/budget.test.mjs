// SPDX-License-Identifier: Apache-2.0
// What a first visit downloads, and what comes later, compressed as a static host would.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { built } from './page.mjs';

const budget = JSON.parse(await readFile(new URL('../../web/budget.json', import.meta.url), 'utf8'));
const all = (await readdir(built, { recursive: true })).map((name) => name.replaceAll('\\', '/'));

/** The files named, `*` standing for the digest in a name, and what they import at once. `without` is there already. */
async function closure(names, without = []) {
  const found = new Set();
  const add = async (name) => {
    if (found.has(name) || without.includes(name)) return;
    found.add(name);
    if (!name.endsWith('.js')) return;
    for (const [, path] of (await readFile(built + name, 'utf8')).matchAll(/\b(?:import|from)\s*"(\.{1,2}\/[^"]+)"/g)) await add(normalize(join(dirname(name), path)));
  };
  for (const name of names) {
    const [before, after] = name.split('*');
    const matching = after === undefined ? [name] : all.filter((file) => file.startsWith(before) && file.endsWith(after));
    assert.equal(matching.length, 1, `${name}: ${matching.join(', ')}`);
    await add(matching[0]);
  }
  return [...found];
}

for (const [name, { files, after = [], brotliBytes }] of Object.entries(budget)) {
  test(`${name}: at most ${brotliBytes} bytes`, async (context) => {
    const needed = await closure(files, await closure(after));
    const sizes = await Promise.all(needed.map(async (file) => [file, brotliCompressSync(await readFile(built + file)).length]));
    const total = sizes.reduce((sum, [, size]) => sum + size, 0);
    context.diagnostic(`${total} bytes: ${sizes.map(([file, size]) => `${file} ${size}`).join(', ')}`);
    assert.ok(total <= brotliBytes, `${total} bytes`);
  });
}

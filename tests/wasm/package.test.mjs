// SPDX-License-Identifier: Apache-2.0
// The packed npm package, installed into an empty folder, works from there.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { moduleFolder } from './files.mjs';

test('the packed package works in a folder of its own', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'loyalty-package-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const run = (command, ...args) => execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

  const [packed] = JSON.parse(run('npm', 'pack', moduleFolder, '--json', '--pack-destination', folder));
  const files = packed.files.map((file) => file.path);
  for (const name of ['loyalty.mjs', 'loyalty.wasm', 'loyalty-offer.wasm', 'loyalty-quote.wasm', 'loyalty-statement.wasm', 'loader.js', 'loader.d.ts', 'node.js', 'README.md', 'LICENSE']) {
    assert.ok(files.includes(name), `${name} is missing among ${files}`);
  }
  assert.ok(!files.some((name) => name.includes('CMake')), String(files));

  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}');
  run('npm', 'install', '--offline', '--no-audit', '--no-fund', packed.filename);
  writeFileSync(join(folder, 'main.mjs'), `
    import { loadLoyalty, LoyaltyError } from 'loyalty-calculator';
    const loyalty = await loadLoyalty();
    const [reading] = loyalty.parseOffer({ text: '8.5折', currency: 'CNY' }).readings;
    let code;
    try { loyalty.parseOffer({ text: 'nothing of the kind', currency: 'CNY' }); }
    catch (error) { code = error instanceof LoyaltyError && error.code; }
    console.log(JSON.stringify([reading.promotion.benefit.type, code]));`);
  assert.deepEqual(JSON.parse(run(process.execPath, 'main.mjs')), ['percent', 'offer_not_understood']);
});

// SPDX-License-Identifier: Apache-2.0
// Every vector in Chromium under the page's Content-Security-Policy, byte for byte as in Node; and the loader's ways with a
// real network.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';

import { listen, staticServer } from '../../web/server.mjs';
import { loadLoyalty, moduleFolder, readText, root, vectorNames } from '../wasm/files.mjs';
import { loadVector, respond } from '../wasm/vectors.mjs';
import { launch, watch } from './browser.mjs';

const broken = { remaining: 0 };
const server = staticServer({ folder: root });
const untyped = staticServer({ folder: root, type: (path) => (path.endsWith('.wasm') ? 'text/plain' : undefined) });
const address = await listen(server);
const untypedAddress = await listen(untyped);
const browser = await launch();
after(async () => {
  await browser.close();
  server.close();
  untyped.close();
});

async function open(at) {
  const page = await browser.newPage();
  const complaints = await watch(page, at);
  await page.goto(`${at}tests/web/pages/vectors.html`);
  await page.waitForFunction(() => window.runVectors !== undefined);
  return { page, complaints };
}

const { page, complaints } = await open(address);
const names = vectorNames();
const results = await page.evaluate((all) => window.runVectors(all), names);
const node = await loadLoyalty();

test('every vector has been run', () => assert.deepEqual(results.map(({ name }) => name), names));

for (const { name, response, differences } of results) {
  test(name, async () => {
    assert.deepEqual(differences, []);
    assert.equal(response, respond(node, await loadVector(name, readText)));
  });
}

test('the page needs no unsafe-eval and nothing from elsewhere', () => {
  assert.deepEqual(complaints, []);
});

test('the policy is in force: code from text is refused, and the watch sees it', async () => {
  const guarded = await open(address);
  await guarded.page.addScriptTag({ url: `${address}tests/web/pages/forbidden.mjs`, type: 'module' });
  await guarded.page.waitForFunction(() => window.forbidden !== undefined);
  assert.equal(await guarded.page.evaluate(() => window.forbidden), 'EvalError');
  assert.ok(guarded.complaints.some((complaint) => complaint.includes('policy violation')), String(guarded.complaints));
});

test('a host that does not know .wasm files still works', async () => {
  const { page: other, complaints: others } = await open(untypedAddress);
  const ok = await other.evaluate(async () => (await window.loadLoyalty()).call('parse-offer', { text: '8.5折', currency: 'CNY' }).ok);
  assert.equal(ok, true);
  assert.deepEqual(others, []);
});

test('a load that failed can be tried again', async () => {
  const { page: other } = await open(address);
  for (const file of ['loyalty.mjs', 'loyalty.wasm']) {
    broken.remaining = 1;
    await other.route(`**/${file}`, (route) => (broken.remaining-- > 0 ? route.abort() : route.continue()));
    const outcome = await other.evaluate(async () => {
      const codes = [];
      for (let attempt = 0; attempt < 2; attempt += 1) {
        codes.push(await window.loadLoyalty().then(() => 'loaded', (error) => error.code));
      }
      return codes;
    });
    assert.deepEqual(outcome, ['load_failed', 'loaded'], file);
    await other.unroute(`**/${file}`);
  }
});

test('integrity is checked', async () => {
  const { createHash } = await import('node:crypto');
  const hash = createHash('sha384').update(readFileSync(`${moduleFolder}loyalty.wasm`)).digest('base64');
  const { page: other } = await open(address);
  const load = (wasmIntegrity) => other.evaluate((integrity) => window.loadLoyalty({ wasmIntegrity: integrity }).then(() => 'loaded', (error) => error.code), wasmIntegrity);
  assert.equal(await load(`sha384-${hash}`), 'loaded');
  assert.equal(await load(`sha384-${'A'.repeat(64)}`), 'load_failed');
});

test('a worker computes with the module of the page', async () => {
  const { page: other, complaints: others } = await open(address);
  const payable = await other.evaluate(async () => {
    const loyalty = await window.loadLoyalty();
    const worker = new Worker('worker.mjs', { type: 'module' });
    return new Promise((done) => {
      worker.onmessage = ({ data }) => done(data);
      worker.onerror = (event) => done(`error: ${event.message}`);
      worker.postMessage(loyalty.wasmModule);
    });
  });
  assert.equal(payable, 'percent');
  assert.deepEqual(others, []);
});

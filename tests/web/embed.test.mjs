// SPDX-License-Identifier: Apache-2.0
// <loyalty-calculator> on a page of another origin, under that page's own strict policy.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { launch } from './browser.mjs';
import { openPage, seen, servePage } from './page.mjs';

let browser;
let ours;
let partner;
let partnerOrigin;
const read = (name) => readFile(new URL(name, import.meta.url), 'utf8');

before(async () => {
  // What a host of the files must send for pages of other origins.
  [browser, ours] = await Promise.all([launch(), servePage({ 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' })]);
  const host = new URL(ours.origin).origin;
  // What a partner must allow, and nothing else; the rest is the partner's own.
  const policy = `default-src 'none'; style-src 'self'; script-src 'self' ${host} 'wasm-unsafe-eval'; connect-src ${host}`;
  const files = {
    '/': ['text/html; charset=utf-8', (await read('partner.html')).replaceAll('ORIGIN', ours.address)],
    '/partner.css': ['text/css', await read('partner.css')],
    '/partner.mjs': ['text/javascript', await read('partner.mjs')],
  };
  partner = createServer((request, response) => {
    const file = files[request.url];
    if (!file) return response.writeHead(204).end();
    return response.writeHead(200, { 'Content-Type': file[0], 'Content-Security-Policy': policy }).end(file[1]);
  });
  await new Promise((resolve) => partner.listen(0, '127.0.0.1', resolve));
  partnerOrigin = `http://127.0.0.1:${partner.address().port}/`;
});
after(async () => { await browser?.close(); ours?.close(); partner?.closeAllConnections(); partner?.close(); });

async function visit(steps) {
  const opened = await openPage(browser, [ours.origin, partnerOrigin], { locale: 'en-US' });
  try {
    await opened.page.goto(partnerOrigin);
    await opened.page.locator('#promo .verdict').waitFor();
    await opened.page.locator('#points .verdict').waitFor();
    await steps(opened.page);
    opened.check();
  } finally {
    await opened.close();
  }
}

test('it computes, in the language and colours asked for, and keeps foreign styles out', () => visit(async (page) => {
  assert.match(await seen(page.locator('#promo .verdict .sentence')), /约8\.33折/);
  assert.match(await seen(page.locator('#points .verdict .sentence')), /Spend CN¥640 more to reach Gold/);
  const style = await page.locator('#promo lc-view-promo .button').first().evaluate((node) => getComputedStyle(node).color);
  assert.notEqual(style, 'rgb(255, 0, 0)');
  assert.equal(await page.locator('#points').evaluate((node) => node.hasAttribute('data-dark')), true);
  const accent = await page.locator('#promo .readings .part').first().evaluate((node) => getComputedStyle(node).fill);
  assert.equal(accent, 'rgb(91, 42, 134)');
}));

test('elements share one core: what each view needs is fetched once, and the larger rest not at all', () => visit(async (page) => {
  await page.evaluate(() => { document.querySelector('#promo').after(document.querySelector('#promo').cloneNode(true)); });
  await page.locator('#promo .verdict').nth(1).waitFor();
  const fetched = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name.split('/').pop()).filter((name) => name.endsWith('.wasm')));
  assert.deepEqual(fetched.sort(), ['loyalty-offer.wasm', 'loyalty-statement.wasm']);
}));

test('events and properties', () => visit(async (page) => {
  const names = await page.evaluate(() => window.heard.map((event) => `${event.id} ${event.name}`));
  for (const expected of ['promo lc-ready', 'points lc-ready', 'promo lc-result', 'points lc-result']) assert.ok(names.includes(expected), expected);
  assert.ok(!names.some((name) => /lc-(error|change)/.test(name)), names.join());
  await page.locator('#promo').evaluate((element) => { element.offer = '8.5折'; });
  await page.waitForFunction(() => document.querySelector('#promo').result?.readings?.[0]?.payRatio.basisPoints === 8500);
  await page.locator('#points').evaluate((element) => { element.history = [{ type: 'purchase', date: '2026-11-01', amount: '1200.00', expires: '' }]; });
  await page.waitForFunction(() => document.querySelector('#points').result?.balances[0].balance === '1200');
  await page.locator('#points').evaluate((element) => { element.locale = 'zh-CN'; });
  await page.locator('#points').getByText('可用积分').first().waitFor();
  await page.locator('#promo lc-offer input').first().fill('9折');
  await page.waitForFunction(() => window.heard.some((event) => event.name === 'lc-change' && event.id === 'promo'));
}));

test('bad markup never throws; it shows the trouble and says so in an event', async () => {
  const opened = await openPage(browser, [ours.origin, partnerOrigin], { locale: 'en-US' });
  await opened.page.goto(partnerOrigin);
  await opened.page.locator('#points .verdict').waitFor();
  await opened.page.evaluate((address) => { document.querySelector('#points').program = `${address}programs/none.json`; }, ours.address);
  await opened.page.waitForFunction(() => window.heard.some((event) => event.name === 'lc-error' && event.id === 'points'));
  await opened.page.locator('#points [role="alert"]').waitFor();
  await opened.close();
});

test('the content of the tag stands until the calculator does', async () => {
  const opened = await openPage(browser, [ours.origin, partnerOrigin], { locale: 'en-US' });
  await opened.page.route('**/*.wasm', (route) => route.abort());
  await opened.page.goto(partnerOrigin);
  const fallback = opened.page.getByRole('link', { name: '满100送50' });
  await opened.page.locator('#promo [role="alert"]').waitFor();
  assert.ok(await fallback.isVisible());
  await opened.page.unroute('**/*.wasm');
  await opened.page.locator('#promo').getByRole('button').click();
  await opened.page.locator('#promo .verdict').waitFor();
  assert.ok(!await fallback.isVisible());
  await opened.close();
});

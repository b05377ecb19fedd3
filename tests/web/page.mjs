// SPDX-License-Identifier: Apache-2.0
// What the page's own tests share: the built page in a sub-folder of a static host, views, and text as a reader sees it.

import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listen, staticServer } from '../../web/server.mjs';
import { watch } from './browser.mjs';

export const built = fileURLToPath(new URL('../../build/web/', import.meta.url));
assert.ok(existsSync(join(built, 'index.html')), 'build/web is missing: run `npm --prefix web run build` first');

/** The page with its headers, two folders deep, as on a host that has other things too. */
export async function servePage(headers = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'loyalty-page-'));
  cpSync(built, join(folder, 'some/where'), { recursive: true });
  const server = staticServer({ folder, headers });
  const origin = await listen(server);
  return {
    origin,
    address: `${origin}some/where/`,
    file: (name) => join(folder, 'some/where', name),
    close() {
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** A page of its own context, watched. `check()` fails on anything that no page may do. */
export async function openPage(browser, origins, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10000);
  const complaints = await watch(page, ...origins);
  return { page, context, check: () => assert.deepEqual(complaints, []), close: () => context.close() };
}

/** Opens a view of the page and waits for its result. Resolves to a locator of its element. */
export async function openView(page, address, view) {
  await page.goto('about:blank');
  await page.goto(`${address}#${view}`);
  const calculator = page.locator(`loyalty-calculator[view="${view}"]`);
  await calculator.locator('.verdict').first().waitFor();
  return calculator;
}

/** Scrolls to everything that is fetched only then, and back to the top. */
export async function fetchAll(page, view) {
  const waiting = view.locator('lc-later[data-waiting]');
  for (let i = 0; i < 20 && await waiting.count() > 0; i++) {
    await waiting.first().scrollIntoViewIfNeeded().catch(() => undefined); // it may have arrived meanwhile
    await page.waitForTimeout(50);
  }
  assert.equal(await waiting.count(), 0, 'a part does not arrive');
  await page.evaluate(() => window.scrollTo(0, 0));
}

/** Opens all details, also those that are drawn only then. */
export async function openDetails(page, view) {
  for (const details of await view.locator('details').all()) await details.evaluate((node) => { node.open = true; });
  await page.waitForTimeout(50);
}

/** The text as a reader sees it, without the hidden hints of the buttons. */
export async function seen(locator) {
  const text = await locator.evaluate((node) => {
    const walk = (n) => {
      if (n.nodeType === Node.TEXT_NODE) return n.data;
      return n.nodeType === Node.ELEMENT_NODE && !n.classList.contains('vh') ? [...n.childNodes].map(walk).join('') : '';
    };
    return walk(node);
  });
  return text.replace(/\s+/g, ' ').trim();
}

// SPDX-License-Identifier: Apache-2.0
// Takes the picture of the README from the built page: web/picture.png. Needs `npm run build` and Chromium.

import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { listen, staticServer } from './server.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const server = staticServer({ folder: here('../build/web') });
const address = await listen(server);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'],
});
const page = await browser.newPage({ viewport: { width: 1200, height: 860 }, locale: 'zh-CN', colorScheme: 'light' });
await page.goto(`${address}#promo`);
const view = page.locator('loyalty-calculator[view="promo"]');
await view.locator('.readings').waitFor();
// The offer for each full 100: its curve is the sawtooth.
await view.locator('lc-offer input').first().fill('每满100送50券，满100可用');
await view.locator('lc-chart .cliff').nth(3).waitFor({ state: 'attached' });
await page.locator('h1').click(); // takes the focus away
await page.screenshot({ path: here('picture.png') });
await browser.close();
server.close();

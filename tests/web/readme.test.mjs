// SPDX-License-Identifier: Apache-2.0
// The element of the README, as it stands there, on a page beside the files.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { launch } from './browser.mjs';
import { openPage, seen, servePage } from './page.mjs';

let browser;
let host;
before(async () => { [browser, host] = await Promise.all([launch(), servePage()]); });
after(async () => { await browser?.close(); host?.close(); });

test('the element of the README shows what the offer is worth', async () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, snippet] = /^```html\n([\s\S]*?)^```$/m.exec(readme);
  writeFileSync(host.file('snippet.html'), `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>snippet</title><link rel="icon" href="icon.svg">${snippet}</html>`);
  const opened = await openPage(browser, [host.origin]);
  try {
    await opened.page.goto(`${host.address}snippet.html`);
    const sentence = opened.page.locator('loyalty-calculator .verdict .sentence');
    await sentence.waitFor();
    assert.match(await seen(sentence), /约8\.33折.*9折/);
    opened.check();
  } finally {
    await opened.close();
  }
});

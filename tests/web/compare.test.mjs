// SPDX-License-Identifier: Apache-2.0
// "Compare": offers side by side over the same baskets.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './browser.mjs';
import { openPage, openView, seen, servePage } from './page.mjs';

let browser;
let site;
before(async () => { [browser, site] = await Promise.all([launch(), servePage()]); });
after(async () => { await browser?.close(); site?.close(); });

async function visit(options, steps) {
  const opened = await openPage(browser, [site.origin], options);
  try {
    await steps(await openView(opened.page, site.address, 'compare'), opened.page);
    opened.check();
  } finally {
    await opened.close();
  }
}
const chinese = { locale: 'zh-CN' };
const english = { locale: 'en-US' };

test('the sample, in Chinese: which is cheapest at the basket, and from which basket on another one is', () => visit(chinese, async (view) => {
  // 350.00: less 50.00 is 300.00; 12 % off 308.00; vouchers count for nothing now
  assert.equal(await seen(view.locator('.verdict .sentence')), '买 ¥350：满300减50');
  const columns = view.locator('.columns li');
  assert.equal(await columns.count(), 3);
  assert.match(await seen(columns.nth(0)), /满300减50 ?¥300\.00.*最省/);
  assert.match(await seen(columns.nth(1)), /¥308\.00.*8\.8折.*多付 ¥8\.00/);
  assert.match(await seen(columns.nth(2)), /¥350\.00.*另得 ¥60 的券.*多付 ¥50\.00/);
  // 12 % of 416.66 are 50.00 and of 416.71 50.01: from there on the percentage takes more than 50.00
  const crossovers = await view.locator('.crossovers li').allInnerTexts();
  assert.match(crossovers[0], /^¥300\.00 起：满300减50比8\.8折省 ¥14\.00$/);
  assert.match(crossovers[1], /^¥416\.71 起：8\.8折比满300减50省 ¥0\.01$/);
}));

test('in English: another basket, vouchers counted, a programme, a derivation', () => visit(english, async (view) => {
  const basket = view.locator('input#basket');
  await basket.fill('500');
  assert.equal(await seen(view.locator('.verdict .sentence')), 'At CN¥500: 12% off');
  await view.getByLabel('Counted').selectOption({ label: 'with 60% of the vouchers used later' });
  // 500.00 gets five vouchers of 20.00; 60 % of them are 60.00, and 12 % of 500.00 are, too
  assert.equal(await seen(view.locator('.verdict .sentence')), 'At CN¥500: 12% off, Every 100, get a 20 voucher, usable from 100');
  await view.getByLabel('Or the offers of a programme').selectOption({ label: 'Tea Club' });
  await view.locator('.columns li').nth(3).waitFor();
  assert.match(await seen(view.locator('.columns li').nth(3)), /Tea Club/);
  assert.ok(await view.getByRole('button', { name: 'Type an offer' }).isDisabled());
  await view.locator('.columns .fig').nth(1).click();
  assert.match(await view.locator('dialog[open] ol').innerText(), /440\.00/);
}));

test('what is wrong stands at its place, and the figures from before it stay', () => visit(english, async (view) => {
  await view.locator('input#basket').fill('3.555');
  assert.equal(await view.locator('input#basket').getAttribute('aria-invalid'), 'true');
  assert.match(await seen(view.locator('.verdict .sentence')), /CN¥350/);
  await view.locator('input#basket').fill('100');
  await view.locator('lc-offer input').first().fill('nonsense');
  await view.locator('lc-offer .field-error').waitFor();
  assert.equal(await view.locator('.columns li').count(), 2);
}));

// SPDX-License-Identifier: Apache-2.0
// The page as a merchant uses it, in both languages: what is a promotion really worth?

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
    await steps(await openView(opened.page, site.address, 'promo'), opened.page);
    opened.check();
  } finally {
    await opened.close();
  }
}

const chinese = { locale: 'zh-CN' };
const english = { locale: 'en-US' };
const values = async (view) => Object.fromEntries(await Promise.all((await view.locator('.readings li').all())
  .map(async (item) => [await item.getAttribute('data-code'), await seen(item.locator('.value'))])));

test('满100送50 opens with its six readings, in Chinese', () => visit(chinese, async (view) => {
  assert.equal(await seen(view.locator('.verdict .sentence')), '实际相当于约8.33折（约省 16.7%）；60% 核销时9折（省 10%）。');
  assert.deepEqual(await values(view), {
    headline: '5折 省 50%', voucher_as_cash: '约6.67折 约省 33.3%', best: '7.5折 省 25%', worst: '约8.75折 约省 12.5%',
    typical: '约8.33折 约省 16.7%', with_breakage: '9折 省 10%',
  });
  assert.match(await seen(view.locator('[data-code="worst"]')), /¥349\.98 ÷ 商品 ¥399\.98 · 上限趋近8\.75折/);
}));

test('the same offer in English', () => visit(english, async (view) => {
  assert.match(await seen(view.locator('.verdict .sentence')), /about 16\.7% off .*83\.3%.*8\.33折.*with 60% of the vouchers used, 10% off/);
  assert.match((await values(view)).best, /^25% off pay 75% · 7\.5折$/);
}));

test('the redemption rate: slider, field, plus and minus', () => visit(chinese, async (view) => {
  const field = view.getByRole('textbox', { name: '券核销率' });
  await view.getByRole('button', { name: '增加：券核销率' }).click();
  assert.equal(await field.inputValue(), '61');
  await view.getByRole('slider', { name: '券核销率' }).fill('0');
  assert.equal((await values(view)).with_breakage, '原价 不打折');
  await field.fill('100');
  await field.press('Enter');
  assert.equal((await values(view)).with_breakage, (await values(view)).typical);
}));

test('an immediate discount has fewer readings and its jump on the chart', () => visit(chinese, async (view) => {
  await view.getByRole('button', { name: '满300减50' }).click();
  assert.equal((await values(view)).headline, '约8.33折 约省 16.7%');
  assert.equal((await values(view)).voucher_as_cash, undefined);
  assert.equal(await view.locator('lc-chart .cliff').count(), 1);
  await view.getByText('查看数据').click();
  const table = await seen(view.locator('table.data'));
  assert.match(table, /¥299\.99/);
  assert.match(table, /¥300\.00/);
  assert.match(await seen(view.locator('ul.dominated')), /¥250/);
}));

test('the cursor of the chart gives the exact basket', () => visit(english, async (view) => {
  const slider = view.getByRole('slider', { name: 'Basket' });
  await slider.focus();
  await slider.press('ArrowRight');
  assert.equal(await view.getByRole('textbox', { name: 'Basket' }).inputValue(), '151');
  await view.getByRole('textbox', { name: 'Basket' }).fill('199.99');
  await view.getByRole('textbox', { name: 'Basket' }).press('Enter');
  assert.match(await seen(view.locator('.at')), /^Pay CN¥199\.99 for CN¥199\.99/);
}));

test('the terms as fields', () => visit(english, async (view) => {
  await view.getByText('Terms as fields').click();
  await view.getByLabel('Voucher value').fill('20');
  assert.match(await seen(view.locator('[data-code="headline"]')), /20% off/);
  await view.getByLabel('Voucher value').fill('abc');
  assert.equal(await view.getByLabel('Voucher value').inputValue(), 'abc');
  assert.match(await seen(view.locator('lc-promo-fields .field-error')), /"abc" is not a decimal number/);
}));

test('terms that do not go together are named, although no field of theirs can show it', () => visit(english, async (view) => {
  await view.getByText('Terms as fields').click();
  await view.locator('lc-promo-fields #repeat').selectOption('each');
  await view.locator('lc-promo-fields #benefit').selectOption('percent');
  assert.match(await seen(view.locator('.inputs [role="alert"]')), /A percentage cannot be given several times/);
}));

test('an offer that cannot be read keeps the text and says where', () => visit(chinese, async (view) => {
  const field = view.locator('lc-offer input').first();
  await field.fill('来就送惊喜');
  assert.equal(await field.inputValue(), '来就送惊喜');
  assert.equal(await field.getAttribute('aria-invalid'), 'true');
  assert.match(await seen(view.locator('lc-offer .field-error')), /没看懂/);
  await field.fill('8.5折');
  assert.equal((await values(view)).headline, '8.5折 省 15%');
}));

for (const options of [chinese, english]) {
  test(`every number opens its derivation (${options.locale})`, () => visit(options, async (view) => {
    const figures = await view.locator('.fig').all();
    assert.ok(figures.length > 15);
    for (const figure of figures) {
      const pointer = await figure.getAttribute('data-pointer');
      await figure.click();
      const dialog = view.locator('dialog[open]');
      await dialog.locator('footer').waitFor();
      assert.ok(await dialog.locator('ol li').count() > 0, `no steps for ${pointer}`);
      assert.doesNotMatch(await dialog.innerText(), /step\.|rounding\.|undefined|\[object/, pointer);
      await dialog.getByRole('button').first().click();
    }
  }));
}

test('what is typed is computed at once', () => visit(chinese, async (view, page) => {
  const frames = await page.evaluate(async () => {
    const inside = (selector) => document.querySelector('loyalty-calculator[view="promo"]').shadowRoot.querySelector('lc-view-promo').shadowRoot.querySelector(selector);
    const field = inside('lc-offer').shadowRoot.querySelector('input');
    field.value = '满100送30券，满100可用';
    const before = inside('.verdict .sentence').textContent;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    for (let frame = 1; frame < 60; frame++) {
      await new Promise(requestAnimationFrame);
      if (inside('.verdict .sentence').textContent !== before) return frame;
    }
    return 60;
  });
  assert.ok(frames <= 2, `${frames} frames`);
  assert.notEqual(await seen(view.locator('.verdict .sentence')), '');
}));

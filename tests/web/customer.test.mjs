// SPDX-License-Identifier: Apache-2.0
// The page as a customer uses it, in both languages: points and tier, and what a basket really costs.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './browser.mjs';
import { fetchAll, openDetails, openPage, openView, seen, servePage } from './page.mjs';

let browser;
let site;
before(async () => { [browser, site] = await Promise.all([launch(), servePage()]); });
after(async () => { await browser?.close(); site?.close(); });

async function visit(view, options, steps) {
  const opened = await openPage(browser, [site.origin], options);
  try {
    await steps(await openView(opened.page, site.address, view), opened.page);
    opened.check();
  } finally {
    await opened.close();
  }
}

const chinese = { locale: 'zh-CN' };
const english = { locale: 'en-US' };

test('my points, in Chinese: the verdict comes first, from the sample', () => visit('points', chinese, async (view) => {
  assert.equal(await seen(view.locator('.verdict .sentence')), '再消费 ¥640 升金卡；300 积分 12月31日到期。');
  assert.equal(await view.locator('[data-sample]').textContent(), '示例数据');
  assert.equal(await seen(view.locator('.balance .big')), '5,235 积分');
  assert.match(await seen(view.locator('.balance')), /可抵 ¥52\.00/);
  assert.match(await seen(view.locator('.card.tier')), /银卡/);
  assert.match(await seen(view.locator('.card.tier .next .progress').last()), /¥4,360 \/ ¥5,000/);
  assert.equal(await view.locator('.ends li').count(), 3);
}));

test('my points, in English', () => visit('points', english, async (view) => {
  assert.equal(await seen(view.locator('.verdict .sentence')), 'Spend CN¥640 more to reach Gold; 300 points expire on Dec 31.');
  assert.match(await seen(view.locator('.balance')), /worth CN¥52\.00/);
}));

test('this basket, in Chinese: price, saving, order of what was applied, distance of what was not', () => visit('basket', chinese, async (view) => {
  assert.equal(await seen(view.locator('.price')), '¥224.00');
  assert.match(await seen(view.locator('.verdict')), /约7\.13折.*约省 28\.7%.*优惠共减 ¥80\.00/);
  const applied = await view.locator('.receipt .minus dt').allInnerTexts();
  assert.deepEqual(applied.map((text) => text.replace(/\s+/g, ' ')), ['1 满300减50 计划', '2 每满200减10，最高减40 计划', '3 20元券 券', '用 1,000 积分']);
  const rejected = view.locator('.rejected li');
  // 314.00 of goods, but 254.00 when its turn comes; nothing restricts it to certain goods
  assert.equal(await seen(rejected.filter({ hasText: '满400减80' })), '满400减80计入的金额还差 ¥146.00');
  assert.match(await seen(rejected.filter({ hasText: '金卡' })), /需要金卡等级/);
}));

test('this basket, in English, with another tier and an offer typed as text', () => visit('basket', english, async (view) => {
  assert.equal(await seen(view.locator('.price')), 'CN¥224.00');
  await view.getByLabel('Tier').selectOption({ label: 'Gold' });
  // 256.00 less 15 % is 217.60; 275.60 with the cup: below 300, once 200: −10.00, voucher −20.00, points −10.00
  assert.equal(await seen(view.locator('.price')), 'CN¥235.60');
  await view.locator('lc-offer input').first().fill('10% off');
  await view.locator('lc-offer .reading').first().waitFor();
  assert.notEqual(await seen(view.locator('.price')), 'CN¥235.60');
}));

test('a threshold not reached: what counts towards it, whatever that is', () => visit('basket', english, async (view) => {
  const offer = view.locator('lc-offer input').first();
  const reason = (distance) => view.locator('.rejected li .why').filter({ hasText: distance });
  // 314.00 of goods, but 254.00 when its turn comes, after 60.00 of earlier discounts
  assert.equal(await seen(reason('CN¥146.00')), 'what counts towards it is CN¥146.00 short');
  await offer.fill('20% off 9 or more items');
  await reason('6 units').waitFor();
  assert.equal(await seen(reason('6 units')), 'what counts towards it is 6 units short');
}));

test('points of several ledgers are named by their ledger', () => visit('basket', english, async (view) => {
  await view.locator('#pick').selectOption('nights-club');
  await view.locator('.earned').nth(1).waitFor();
  assert.match(await seen(view.locator('.verdict')), /you earn 8,656 points, 3 nights\./);
  assert.deepEqual(await view.locator('.earned > .sub dt').allInnerTexts(), ['Points', 'Qualifying nights']);
}));

test('an offer that means nothing is kept as typed, with the message at its field', () => visit('basket', english, async (view) => {
  const field = view.locator('lc-offer input').first();
  await field.fill('something nice');
  await view.locator('lc-offer input[aria-invalid="true"]').first().waitFor(); // what reads offers comes with the first one typed
  assert.match(await seen(view.locator('lc-offer .field-error').first()), /could not be understood/);
  assert.equal(await field.inputValue(), 'something nice');
  assert.equal(await seen(view.locator('.price')), 'CN¥224.00');
}));

test('points: the slider, the field and the most possible agree with the receipt', () => visit('basket', chinese, async (view) => {
  await view.getByRole('button', { name: '最多' }).click();
  // half of 234.00 is 117.00: 11,700 points; the balance has 5,235, in full hundreds 5,200: 52.00
  assert.equal(await seen(view.locator('.price')), '¥182.00');
  await view.getByRole('textbox', { name: '使用积分' }).fill('300');
  assert.match(await seen(view.locator('.receipt .note')), /还差 200 积分/);
  assert.equal(await seen(view.locator('.price')), '¥234.00');
}));

test('a bad price is kept, marked and explained at its line', () => visit('basket', english, async (view) => {
  const price = view.locator('lc-lines li').first().locator('input').nth(3);
  await price.fill('12.345');
  assert.equal(await price.getAttribute('aria-invalid'), 'true');
  assert.match(await seen(view.locator('lc-lines .field-error')), /more than 2 decimals/);
  await price.fill('-1');
  assert.equal(await price.getAttribute('aria-invalid'), 'true');
  assert.equal(await price.inputValue(), '-1');
}));

for (const [view, options] of [['points', chinese], ['basket', chinese], ['points', english], ['basket', english]]) {
  test(`every number of ${view} opens its derivation (${options.locale})`, () => visit(view, options, async (element, page) => {
    await fetchAll(page, element);
    await openDetails(page, element);
    const figures = await element.locator('.fig').all();
    assert.ok(figures.length > 5);
    for (const figure of figures) {
      const pointer = await figure.getAttribute('data-pointer');
      await figure.click();
      const dialog = element.locator('dialog[open]');
      await dialog.locator('footer').waitFor(); // the words of derivations, and what computes them, come with the first
      const steps = await dialog.locator('ol li').count();
      assert.ok(steps > 0, `no steps for ${pointer}`);
      const text = await dialog.innerText();
      assert.doesNotMatch(text, /step\.|rounding\.|undefined|\[object/, pointer);
      await dialog.getByRole('button').first().click();
      await dialog.waitFor({ state: 'detached' }).catch(() => assert.fail(`drawer of ${pointer} stays open`));
    }
  }));
}

test('a visit loads what it shows: the balance, the basket, and the rest when it is asked for', async () => {
  await visit('points', english, async (view, page) => {
    const modules = () => page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name.split('/').pop()).filter((name) => name.endsWith('.wasm')));
    assert.deepEqual(await modules(), ['loyalty-statement.wasm']);
    await page.getByRole('tab', { name: 'This basket' }).click();
    await page.locator('#panel-basket .price .fig').waitFor();
    assert.deepEqual(await modules(), ['loyalty-statement.wasm', 'loyalty-quote.wasm']);
    await page.getByRole('tab', { name: 'My points' }).click();
    await view.locator('.fig').first().click();
    await view.locator('dialog[open] ol li').first().waitFor();
    assert.deepEqual((await modules()).slice(2), ['loyalty.wasm']);
  });
});

test('an explanation that cannot be fetched says so and can be tried again', async () => {
  const opened = await openPage(browser, [site.origin], english);
  try {
    const view = await openView(opened.page, site.address, 'points');
    await opened.page.route('**/loyalty.wasm', (route) => route.abort(), { times: 1 });
    await view.locator('.fig').first().click();
    await view.getByRole('alert').getByText('could not be loaded').waitFor();
    await view.getByRole('button', { name: 'Try again' }).click();
    await view.locator('dialog[open] ol li').first().waitFor();
  } finally {
    await opened.close();
  }
});

test('the drawer closes with Escape, gives the focus back, and copies as text', async () => {
  await visit('basket', { ...chinese, permissions: ['clipboard-read', 'clipboard-write'] }, async (view, page) => {
    const price = view.locator('.price .fig');
    await price.click();
    await view.getByRole('button', { name: '复制为文字' }).click();
    await view.getByText('已复制').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /^到手价: ¥224\.00\n1\. /);
    assert.match(copied, /Σ \(182\.63, 41\.37\) \[\d+\] = 224\.00$/m);
    await page.keyboard.press('Escape');
    assert.equal(await view.locator('dialog[open]').count(), 0);
    assert.ok(await price.evaluate((node) => node.matches(':focus')));
  });
});

test('an own programme document: what is wrong is listed, what was typed stays, a right one is used everywhere', () => visit('basket', english, async (view, page) => {
  await view.getByRole('button', { name: 'Edit' }).click();
  const text = view.getByLabel('Document (JSON)');
  await text.fill('{"format":"loyalty-program/1","id":"mine","currency":"USD","earn":[{"id":"a"}],"typo":1}');
  await view.getByRole('button', { name: 'Use this programme' }).click();
  assert.match(await seen(view.locator('#problems')), /There is no field "typo" here/);
  assert.match(await text.inputValue(), /"typo":1/);
  for (const bad of ['{"format":', '', '['.repeat(500_000), '{"id":"a","id":"b"}', `{"format":"loyalty-program/1","id":"\u0000"}`]) {
    await text.fill(bad);
    await view.getByRole('button', { name: 'Use this programme' }).click();
    assert.ok(await view.locator('#problems li').count() > 0, bad.slice(0, 20));
    assert.equal((await text.inputValue()).length, bad.length);
  }
  await text.fill('{"format":"loyalty-program/1","id":"mine","name":"Mine","currency":"USD"}');
  await view.getByRole('button', { name: 'Use this programme' }).click();
  assert.equal(await seen(view.locator('.price')), '$294.00'); // 314.00 less the voucher of 20.00
  await page.locator('#tab-points').click();
  assert.equal(await seen(page.locator('loyalty-calculator[view="points"] .verdict h2')), 'Mine');
}));

test('the language and the theme are remembered', () => visit('points', english, async (view, page) => {
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByRole('button', { name: '深色' }).click();
  await view.locator('[data-sample]', { hasText: '示例数据' }).waitFor();
  await page.reload();
  await view.locator('[data-sample]', { hasText: '示例数据' }).waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN');
  assert.equal(await page.title(), '积分与优惠计算器');
  assert.equal(await view.getAttribute('theme'), 'dark');
  assert.equal(await view.locator('[lang]').first().getAttribute('lang'), 'zh-CN');
}));

test('the first paint already shows the result of the sample, also without JavaScript', async () => {
  const { page, close } = await openPage(browser, [site.origin], { javaScriptEnabled: false });
  await page.goto(site.address);
  assert.equal(await page.locator('#panel-points .sentence:visible').innerText(), '再消费 ¥640 升金卡；300 积分 12月31日到期。');
  await close();
});

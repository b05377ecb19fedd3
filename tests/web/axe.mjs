// SPDX-License-Identifier: Apache-2.0
// What axe finds in every view, theme and state of a language. A file for each language tests it: together they take longer than one may.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import axeCore from 'axe-core';
import { launch } from './browser.mjs';
import { fetchAll, openDetails, openPage, openView, servePage } from './page.mjs';

async function violations(page) {
  await page.evaluate(axeCore.source);
  const found = await page.evaluate(() => window.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }));
  return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => `${n.target.flat().join(' ')} ${n.failureSummary}`).join(' | ')}`);
}

const spoil = {
  points: async (view) => {
    await view.locator('lc-entries [data-edit]').nth(1).click();
    await view.locator('lc-entries lc-event #amount').fill('x');
  },
  basket: (view) => view.locator('lc-offer input').first().fill('?!'),
  promo: (view) => view.locator('lc-offer input').first().fill('?!'),
  compare: (view) => view.locator('lc-offer input').first().fill('?!'),
};
/** Further states of a view, each with what leads to it. */
export const states = {
  points: [
    ['new entry', (view) => view.getByRole('button', { name: /添加记录|Add entry/ }).click()],
    ['lines', (view) => view.locator('lc-event.new input[name="stated"]').last().check()],
    ['what if, with a return', (view) => view.locator('lc-what-if .chip').nth(1).click()],
    ['import, with rejected rows', async (view) => {
      await view.getByRole('button', { name: /从文件导入|From a file/ }).click();
      await view.locator('lc-import summary').click();
      await view.locator('lc-import textarea').fill('date,amount\n2026-01-01,1\n1/2/2026,2');
      await view.getByRole('button', { name: /^(检查|Check)$/ }).click();
    }, (page) => page.keyboard.press('Escape')],
    ['is it to be erased', (view) => view.locator('lc-entries .erase').click()],
  ],
  basket: [
    ['goods of the lines', (view) => view.getByRole('button', { name: /货号、品牌、标签|SKU, brand, tags/ }).click()],
    ['templates', async (view) => {
      await view.locator('lc-offers .ways button').nth(1).click();
      await view.locator('lc-palette dialog[open]').waitFor();
    }],
    ['a template that is not right yet', async (view) => {
      await view.locator('[data-template="together"]').click();
      await view.locator('lc-palette #percent').fill('-1');
      await view.locator('lc-palette #given').fill('');
      await view.locator('lc-palette .primary').click();
    }, (page) => page.keyboard.press('Escape')],
    ['a document that is not right', async (view) => {
      await view.locator('lc-offers .ways button').nth(2).click();
      await view.locator('lc-paste textarea').fill('{"id": "?",\n"benefit": {"type": "percent", "off": "101"}}');
      await view.locator('lc-paste .primary').click();
      await view.locator('lc-paste #problems').waitFor();
    }, (page) => page.keyboard.press('Escape')],
    ['a better combination', async (view) => {
      await view.locator('lc-offers .ways button').nth(1).click();
      await view.locator('[data-template="alone"]').click();
      await view.locator('lc-palette #percent').fill('60');
      await view.locator('lc-palette .primary').click();
      await view.locator('lc-best table').waitFor();
    }],
    ['gift cards', async (view) => {
      for (let i = 0; i < 2; i++) await view.locator('lc-gift-cards .add').click();
      for (const field of await view.locator('lc-gift-cards input').all()) await field.fill('100');
      await view.locator('lc-payments .due').waitFor();
    }],
    ['the best combination taken', async (view) => {
      await view.evaluate((element) => {
        element.offers = ['5 off over 100', { id: 'ten', name: 'Ten off', priority: 9, benefit: { type: 'amount', off: '10' } }, { id: 'twenty', name: 'Twenty off', combines: { notWith: ['ten'] }, benefit: { type: 'amount', off: '20' } }];
      });
      await view.locator('lc-best .take').click();
      await view.locator('lc-best .undo').waitFor();
    }, (page) => page.locator('loyalty-calculator[view="basket"] lc-best .undo').click()],
    ['advice', (view) => view.locator('lc-advice section[aria-labelledby="top-up"]').waitFor()],
    ['the choice of a shop', async (view) => {
      await view.locator('button.shop').click();
      await view.locator('lc-shop select').waitFor();
    }],
  ],
};

export function testAxe(locale) {
  let browser;
  let site;
  before(async () => { [browser, site] = await Promise.all([launch(), servePage()]); });
  after(async () => { await browser?.close(); site?.close(); });

  for (const colorScheme of ['light', 'dark']) {
    for (const view of ['points', 'basket', 'promo', 'compare']) {
      test(`axe: ${view}, ${locale}, ${colorScheme}`, async () => {
        const { page, check, close } = await openPage(browser, [site.origin], { locale, colorScheme });
        const element = await openView(page, site.address, view);
        await fetchAll(page, element);
        await openDetails(page, element);
        assert.deepEqual(await violations(page), [], 'sample');
        await element.locator('.fig').first().click();
        assert.deepEqual(await violations(page), [], 'drawer');
        await page.keyboard.press('Escape');
        for (const [name, lead, back] of states[view] ?? []) {
          await lead(element);
          await page.waitForTimeout(50);
          assert.deepEqual(await violations(page), [], name);
          await back?.(page);
        }
        await spoil[view](element);
        await element.locator('.field-error').first().waitFor();
        assert.deepEqual(await violations(page), [], 'error');
        if (view === 'points' || view === 'basket') {
          await element.getByRole('button', { name: /换成我的|Start with mine|回到示例|Back to the sample/ }).click();
          assert.deepEqual(await violations(page), [], 'empty');
        }
        check();
        await close();
      });
    }
  }
}

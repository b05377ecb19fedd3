// SPDX-License-Identifier: Apache-2.0
// For everybody: axe in every view, language, theme and state; the keyboard alone; narrow screens; large enough targets.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import axeCore from 'axe-core';
import { launch } from './browser.mjs';
import { fetchAll, openDetails, openPage, openView, seen, servePage } from './page.mjs';

let browser;
let site;
before(async () => { [browser, site] = await Promise.all([launch(), servePage()]); });
after(async () => { await browser?.close(); site?.close(); });

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
const states = {
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

for (const locale of ['zh-CN', 'en-US']) {
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

for (const width of [320, 390]) {
  for (const view of ['points', 'basket', 'promo', 'compare']) {
    test(`no sideways scrolling at ${width} px: ${view}`, async () => {
      const { page, check, close } = await openPage(browser, [site.origin], { locale: 'en-US', viewport: { width, height: 800 }, hasTouch: true, isMobile: true });
      const element = await openView(page, site.address, view);
      await fetchAll(page, element);
      await openDetails(page, element);
      const check320 = async (state) => {
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${state}: ${wide} px`);
      };
      await check320('sample');
      for (const [name, lead, back] of states[view] ?? []) {
        await lead(element);
        await check320(name);
        await back?.(page);
      }
      check();
      await close();
    });
  }
}

test('targets are at least 24 px, and 44 px on touch for everything that is not in a sentence', async () => {
  for (const [hasTouch, least] of [[false, 24], [true, 44]]) {
    const { page, close } = await openPage(browser, [site.origin], { locale: 'zh-CN', hasTouch, isMobile: hasTouch, viewport: { width: 390, height: 844 } });
    for (const view of ['points', 'basket', 'promo', 'compare']) {
      const element = await openView(page, site.address, view);
      await fetchAll(page, element);
      if (view === 'points') {
        await element.getByRole('button', { name: '添加记录' }).click();
        await element.locator('lc-what-if .chip').nth(1).click();
      }
      if (view === 'basket') {
        await element.locator('button.shop').click();
        await element.getByRole('button', { name: '货号、品牌、标签' }).click();
        await element.locator('lc-gift-cards .add').click();
        await element.locator('lc-offers .ways button').nth(1).click();
        await element.locator('lc-palette dialog[open]').waitFor();
      }
      const controls = [...await element.locator('button:not(.fig), input, select, summary').all(), ...await page.locator('.choice button, [role="tab"]').all()];
      for (const control of controls) {
        if (!await control.isVisible()) continue;
        // A choice is hit anywhere on its label.
        const label = control.locator('xpath=ancestor::label[contains(@class, "choice") or contains(@class, "switch")]');
        const box = await (await label.count() ? label : control).boundingBox();
        assert.ok(box.height >= least - 0.5 && box.width >= 24, `${view}: ${await control.evaluate((n) => n.outerHTML.slice(0, 120))} ${box.width}×${box.height}`);
      }
    }
    await close();
  }
});

const activeText = () => {
  let node = document.activeElement;
  while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  return `${node?.localName} ${node?.id} ${node?.className} ${node?.getAttribute('data-pointer') ?? ''}`;
};

test('with the keyboard alone: tabs, an entry, an explanation, the chart', async () => {
  const { page, check, close } = await openPage(browser, [site.origin], { locale: 'en-US' });
  const points = await openView(page, site.address, 'points');
  await page.keyboard.press('Tab');
  assert.match(await page.evaluate(activeText), /skip/);
  const reach = async (pattern, limit = 60) => {
    for (let i = 0; i < limit; i++) {
      if (pattern.test(await page.evaluate(activeText))) return;
      await page.keyboard.press('Tab');
    }
    assert.fail(`${pattern} is not reached; focus is on ${await page.evaluate(activeText)}`);
  };
  await reach(/tab-points/);
  await page.keyboard.press('ArrowRight');
  assert.match(await page.evaluate(activeText), /tab-basket/);
  await page.keyboard.press('End');
  assert.match(await page.evaluate(activeText), /tab-compare/);
  await page.keyboard.press('Home');
  assert.equal(await page.locator('[role="tab"][aria-selected="true"]').getAttribute('id'), 'tab-points');

  await reach(/fig .*missing/);
  await page.keyboard.press('Enter');
  assert.equal(await points.locator('dialog[open]').count(), 1);
  await page.keyboard.press('Escape');
  assert.match(await page.evaluate(activeText), /fig .*missing/);

  await reach(/button\s+button add/);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(50);
  assert.match(await page.evaluate(activeText), /^select type/);
  await reach(/^input amount/);
  await page.keyboard.type('640');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(50);
  assert.match(await page.evaluate(activeText), /button\s+button add/);
  assert.equal(await points.locator('lc-entries .entries > li').count(), 6);
  assert.equal(await seen(points.locator('.balance .big')), '5,875 points');
  await reach(/icon/);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter'); // removes it again
  await page.waitForTimeout(50);
  assert.match(await page.evaluate(activeText), /undo/);
  assert.equal(await seen(points.locator('.balance .big')), '5,235 points');

  await fetchAll(page, points);
  await points.locator('lc-timeline').scrollIntoViewIfNeeded();
  await points.locator('lc-timeline #day').focus();
  await page.keyboard.press('ArrowRight');
  assert.match(await seen(points.locator('lc-timeline .reading')), /^December 31, 2026: expired -300 points; balance 4,935 points, if nothing else happens$/);
  await page.keyboard.press('Home');
  assert.match(await seen(points.locator('lc-timeline .reading')), /^December 18, 2025: earned \+800 points; balance 800 points$/);

  const promo = await openView(page, site.address, 'promo');
  await reach(/basket-range/, 90);
  await page.keyboard.press('ArrowLeft');
  assert.match(await seen(promo.locator('.at')), /CN¥149\.00/);
  check();
  await close();
});

test('the focus is visible', async () => {
  const { page, close } = await openPage(browser, [site.origin], { locale: 'en-US' });
  await openView(page, site.address, 'basket');
  for (let i = 0; i < 30; i++) {
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => {
      let node = document.activeElement;
      while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
      const style = getComputedStyle(node);
      return node === document.body ? 2 : style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth);
    });
    assert.ok(outline >= 2, await page.evaluate(activeText));
  }
  await close();
});

test('results are announced once, after typing has stopped', async () => {
  const { page, close } = await openPage(browser, [site.origin], { locale: 'en-US' });
  const view = await openView(page, site.address, 'basket');
  await page.waitForTimeout(800);
  await view.locator('output[data-announce]').evaluate((node) => {
    window.announcements = [];
    new MutationObserver(() => window.announcements.push(node.textContent)).observe(node, { childList: true, characterData: true, subtree: true });
  });
  const price = view.locator('lc-lines input').nth(3);
  await price.pressSequentially('0', { delay: 30 });
  await price.fill('150.00');
  await page.waitForTimeout(900);
  const heard = await page.evaluate(() => window.announcements);
  assert.equal(heard.length, 1, heard.join(' | '));
  assert.match(heard[0], /^You pay CN¥/);
  await close();
});

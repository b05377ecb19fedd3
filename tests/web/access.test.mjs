// SPDX-License-Identifier: Apache-2.0
// For everybody: the keyboard alone; narrow screens; large enough targets. What axe finds is in axe.mjs.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { states } from './axe.mjs';
import { launch } from './browser.mjs';
import { fetchAll, openDetails, openPage, openView, seen, servePage } from './page.mjs';

let browser;
let site;
before(async () => { [browser, site] = await Promise.all([launch(), servePage()]); });
after(async () => { await browser?.close(); site?.close(); });

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

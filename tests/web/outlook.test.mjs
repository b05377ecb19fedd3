// SPDX-License-Identifier: Apache-2.0
// Looking ahead on "My points": what if, the balance through time, milestones, what is pending and what is owed.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './browser.mjs';
import { fetchAll, openDetails, openPage, openView, seen, servePage } from './page.mjs';

let browser;
let site;
before(async () => { [browser, site] = await Promise.all([launch(), servePage()]); });
after(async () => { await browser?.close(); site?.close(); });

const chinese = { locale: 'zh-CN' };
const english = { locale: 'en-US' };

async function visit(options, programme, steps) {
  const opened = await openPage(browser, [site.origin], options);
  try {
    const view = await openView(opened.page, site.address, 'points');
    if (programme !== 'tea-club') await view.locator('lc-program select').selectOption(programme);
    await fetchAll(opened.page, view);
    await steps(view, opened.page);
    opened.check();
  } finally {
    await opened.close();
  }
}

const scenario = (view) => view.evaluate((element) => element.shadowRoot.querySelector('lc-view-points').scenario);
/** The rows of the comparison: [label, without, with]. */
const compared = async (view) => Promise.all((await view.locator('lc-what-if .compare tbody tr').all()).map(async (row) =>
  Promise.all((await row.locator('th, td').all()).map((cell) => seen(cell)))));

test('what if I spend this: before and after, and the history stays as it is', () => visit(chinese, 'tea-club', async (view) => {
  const before = await scenario(view);
  await view.getByRole('button', { name: '我消费' }).click();
  const form = view.locator('lc-what-if lc-event');
  await form.getByLabel('实付金额').fill('640.00');
  const rows = await compared(view);
  assert.deepEqual(rows.find(([label]) => label === '可用积分').slice(1), ['5,235 积分', '5,875 积分']);
  assert.deepEqual(rows.find(([label]) => label === '会员等级').slice(1), ['银卡', '金卡']);
  assert.deepEqual(await scenario(view), before);
  assert.equal(await view.locator('[data-sample]').count(), 1, 'still the sample');
  assert.equal(await seen(view.locator('.balance .big')), '5,235 积分');
}));

test('on a later day both columns are of that day: what ends in between is in both', () => visit(english, 'tea-club', async (view) => {
  await view.getByRole('button', { name: 'I spend' }).click();
  const form = view.locator('lc-what-if lc-event');
  await form.getByLabel('Amount paid').fill('100.00');
  await form.getByLabel('Date').fill('2027-01-01');
  const rows = await compared(view);
  assert.deepEqual(rows.find(([label]) => label === 'Spendable points').slice(1), ['4,935 points', '5,035 points']);
  await form.getByLabel('Date').fill('2026-11-21');
  assert.match(await seen(form.locator('.field-error')), /2026-11-2/, 'the past cannot be tried');
  assert.deepEqual(await compared(view), []);
}));

test('what if I return this: what is given back and taken back, tier and milestones', () => visit(english, 'pine-hotels', async (view) => {
  await view.getByRole('button', { name: 'I return' }).click();
  const panel = view.locator('lc-what-if');
  // The stay of 20 November: 4,484 points that cannot be used yet, two nights, the milestone of 50 nights.
  assert.match(await seen(panel.locator('dl')), /Taken back ?4,484 points ?4,484 from points still there.*Nights this year loses ?−2 nights/);
  const rows = await compared(view);
  assert.deepEqual(rows.find(([label]) => label === 'Not usable yet').slice(1), ['4,484 points', '0 points']);
  assert.deepEqual(rows.find(([label]) => label.startsWith('30 nights')).slice(1), ['5 marks reached, 1 to choose', '4 marks reached']);
  // A part of it: one of two nights of the room.
  await panel.getByLabel('A part').check();
  await panel.locator('lc-event').getByLabel(/^room/).fill('3');
  assert.match(await seen(panel.locator('.field-error')), /2/);
  await panel.locator('lc-event').getByLabel(/^room/).fill('1');
  assert.match(await seen(panel.locator('dl')), /Taken back ?2,242 points/);
}));

test('what if I redeem this: more than there is, is refused at the field', () => visit(english, 'tea-club', async (view) => {
  await view.getByRole('button', { name: 'I use points' }).click();
  const form = view.locator('lc-what-if lc-event');
  await form.getByLabel('points', { exact: true }).fill('9000');
  assert.match(await seen(form.locator('.field-error')), /9000 points cannot be taken from a balance of 5235/);
  assert.equal(await form.getByLabel('points', { exact: true }).getAttribute('aria-invalid'), 'true');
  await form.getByLabel('points', { exact: true }).fill('235');
  assert.deepEqual((await compared(view)).find(([label]) => label === 'Spendable points').slice(1), ['5,235 points', '5,000 points']);
  await view.getByRole('button', { name: 'Clear' }).click();
  assert.equal(await view.locator('lc-what-if lc-event').count(), 0);
}));

test('figures on both sides open their own derivation', () => visit(english, 'tea-club', async (view) => {
  await view.getByRole('button', { name: 'I spend' }).click();
  await view.locator('lc-what-if lc-event').getByLabel('Amount paid').fill('640.00');
  for (const [column, value] of [[0, /^5,235 points$/], [1, /^5,875 points$/]]) {
    const figure = view.locator('lc-what-if .compare tbody tr').first().locator('td').nth(column).locator('.fig');
    await figure.click();
    const dialog = view.locator('dialog[open]');
    assert.match(await dialog.locator('.value').innerText(), value);
    assert.match(await dialog.locator('li').last().innerText(), column ? /= 5875/ : /= 5235/);
    await dialog.getByRole('button', { name: 'Close' }).click();
  }
}));

test('the outcome is announced in one sentence', () => visit(english, 'tea-club', async (view) => {
  await view.getByRole('button', { name: 'I spend' }).click();
  await view.locator('lc-what-if lc-event').getByLabel('Amount paid').fill('640.00');
  assert.equal(await view.locator('lc-what-if output').textContent(), 'Nov 22, 2026 Purchase · CN¥640.00: 5,875 points, Gold.');
}));

test('the balance through time: the steps of the past, the drops to come, the tiers; and the same as a table', () => visit(english, 'tea-club', async (view, page) => {
  const chart = view.locator('lc-timeline');
  assert.match(await chart.locator('svg desc').textContent(),
    /^From December 18, 2025 to .*; 5,235 points now\. 4 expiries ahead, among them 300 points on Dec 31, 2026, 860 points .* Silver from Feb 14, 2026, No tier from Sep 11, 2027$/);
  assert.equal(await chart.locator('.drop').count(), 4 + 1, 'four marks and the key');
  await openDetails(page, view);
  const rows = await Promise.all((await chart.locator('tbody tr').all()).map((row) => seen(row)));
  assert.equal(rows[0], 'Dec 18, 2025earned 800800');
  assert.ok(rows.some((row) => /^Mar 8, 2026used ?-5001,160$/.test(row)), rows.join('\n'));
  assert.ok(rows.some((row) => /^Dec 31, 2026expired expected -3004,935$/.test(row)), rows.join('\n'));
  assert.ok(rows.some((row) => /^Feb 14, 2026tier Silver ?$/.test(row)), rows.join('\n'));
  // The balance of the day is the statement's own.
  assert.match(await seen(chart.locator('.reading')), /^November 22, 2026: balance 5,235 points$/);
  assert.equal(await chart.locator('#day').getAttribute('aria-valuetext'), 'November 22, 2026: balance 5,235 points');
}));

test('the chart follows the history, and the pointer chooses a day', () => visit(chinese, 'tea-club', async (view, page) => {
  const chart = view.locator('lc-timeline');
  await view.locator('lc-entries .entries > li').first().getByRole('button', { name: /^删除/ }).click();
  await page.waitForTimeout(300);
  assert.match(await seen(chart.locator('.reading')), /^2026年11月22日：余额 3,720 积分$/);
  const drawing = chart.locator('.drawing');
  await drawing.scrollIntoViewIfNeeded();
  const box = await drawing.boundingBox();
  await page.mouse.move(box.x + box.width - 14, box.y + 100);
  assert.match(await seen(chart.locator('.reading')), /若无其他变动，余额 0 积分$/);
}));

test('several ledgers: each has its line', () => visit(english, 'compass-miles', async (view) => {
  const chart = view.locator('lc-timeline');
  assert.match(await seen(chart.locator('.reading')), /82,643\.91 miles/);
  await chart.getByRole('button', { name: 'Status kilometres' }).click();
  assert.match(await seen(chart.locator('.reading')), /160,530 km/);
}));

test('a part that does not arrive says so and can be tried again; the rest works', async () => {
  const opened = await openPage(browser, [site.origin], english);
  const { page } = opened;
  await page.route('**/parts/timeline-*', (route) => route.abort());
  const view = await openView(page, site.address, 'points');
  await view.locator('lc-later').first().scrollIntoViewIfNeeded();
  await view.getByText('This part could not be loaded.').waitFor();
  assert.equal(await seen(view.locator('.balance .big')), '5,235 points');
  await page.unroute('**/parts/timeline-*');
  await view.getByRole('button', { name: 'Try again' }).click();
  await view.locator('lc-timeline svg').waitFor();
  await opened.close();
});

test('points owed are said first of all, with what repays them', () => visit(chinese, 'tea-club', async (view) => {
  await view.evaluate((element) => {
    element.history = [{ type: 'purchase', id: 'a', date: '2026-11-01', amount: '300.00' }, { type: 'redeem', id: 'b', date: '2026-11-02', ledger: 'points', points: '200' }, { type: 'refund', id: 'c', date: '2026-11-03', of: 'a' }];
  });
  await view.locator('.owed').waitFor();
  assert.match(await seen(view.locator('.verdict .sentence')), /欠 200 积分/);
  assert.equal(await seen(view.locator('.balance .big')), '-200 积分');
  assert.match(await seen(view.locator('.owed')), /欠 200 积分，由之后得到的积分抵还/);
  assert.match(await seen(view.locator('lc-standing .refunds')), /扣回\s*300 积分\s*100 从现有积分扣、欠 200/);
}));

test('the way to the next tier: one of several, or all of them', async () => {
  await visit(english, 'red-lantern', async (view) => {
    assert.match(await seen(view.locator('.verdict .sentence')), /^Collect 5,868 growth more and collect 5 orders more to reach Black/);
    assert.match(await seen(view.locator('.card.tier .next .group')), /All of these are needed/);
    assert.equal(await view.locator('.card.tier .next .progress').count(), 2);
  });
  await visit(english, 'pine-hotels', async (view) => {
    assert.match(await seen(view.locator('.card.tier .keep .group')), /One of these is enough/);
    assert.equal(await view.locator('.card.tier .keep .progress').count(), 3);
  });
});

for (const [name, options] of [['zh-CN', chinese], ['en', english]]) {
  test(`every programme of the gallery shows its statement without a hitch (${name})`, async () => {
    const opened = await openPage(browser, [site.origin], options);
    const view = await openView(opened.page, site.address, 'points');
    const ids = await view.locator('lc-program select option').evaluateAll((list) => list.map((option) => option.value).filter(Boolean));
    assert.ok(ids.length >= 14, ids.join());
    for (const id of ids) {
      await view.locator('lc-program select').selectOption(id);
      await opened.page.waitForFunction((wanted) => document.querySelector('loyalty-calculator[view="points"]').shadowRoot.querySelector('lc-view-points')?.program.id === wanted, id);
      await fetchAll(opened.page, view);
      await opened.page.waitForTimeout(150);
      assert.equal(await view.locator('[role="alert"], .field-error').count(), 0, `${id}: ${await view.locator('[role="alert"], .field-error').allTextContents()}`);
      const text = await view.evaluate((element) => {
        const walk = (node) => (node.nodeType === Node.TEXT_NODE ? node.data : node.localName === 'style' ? '' : [...(node.shadowRoot ?? node).childNodes].map(walk).join(' '));
        return walk(element);
      });
      assert.doesNotMatch(text, /undefined|NaN|\[object|\bnull\b|\u0001|\b(kind|entry|cause|need|move|timeline|standing|refund|whatIf|milestone)\.\w/, id);
    }
    opened.check();
    await opened.close();
  });
}

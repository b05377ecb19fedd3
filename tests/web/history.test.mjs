// SPDX-License-Identifier: Apache-2.0
// A member's own history on the page, in both languages: every kind of entry by form, changed, removed and put back; from
// files and to files; kept on the device only when asked.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch } from './browser.mjs';
import { fetchAll, openPage, openView, seen, servePage } from './page.mjs';

let browser;
let site;
before(async () => { [browser, site] = await Promise.all([launch(), servePage()]); });
after(async () => { await browser?.close(); site?.close(); });

const chinese = { locale: 'zh-CN' };
const english = { locale: 'en-US' };

/** "My points", all parts there. `programme` is taken by its id. */
async function visit(options, programme, steps) {
  const opened = await openPage(browser, [site.origin], options);
  try {
    const view = await openView(opened.page, site.address, 'points');
    if (programme !== 'tea-club') await view.locator('lc-program select').selectOption(programme);
    await fetchAll(opened.page, view);
    await steps(view, opened.page, opened);
    opened.check();
  } finally {
    await opened.close();
  }
}

const entries = (view) => view.locator('lc-entries .entries > li');
const balance = (view) => seen(view.locator('.balance .big').first());
const result = (view) => view.evaluate((element) => element.result);
/** The history as it goes to the core. */
const history = (view) => view.evaluate((element) => element.shadowRoot.querySelector('lc-view-points').scenario.member.history);

/** Opens the form of a new entry of a kind, as far as it is not there, and gives its fields. */
async function newEntry(view, kind) {
  const form = view.locator('lc-event.new');
  if (await form.count() === 0) await view.getByRole('button', { name: /^\+ (Add entry|添加记录)$/ }).click();
  await form.locator('#type').selectOption(kind);
  return form;
}

const add = (view) => view.getByRole('button', { name: /^(Add to the history|加入记录)$/ }).click();

test('a purchase more moves the balance and the tier, and the data are no longer the sample', () => visit(chinese, 'tea-club', async (view) => {
  const form = await newEntry(view, 'purchase');
  await form.getByLabel('日期').fill('2026-11-20');
  await form.getByLabel('实付金额').fill('640.00');
  assert.equal(await balance(view), '5,235 积分', 'nothing counts before it is added');
  await add(view);
  assert.equal(await balance(view), '5,875 积分');
  assert.equal(await seen(view.locator('.card.tier .big')), '金卡');
  assert.equal(await view.locator('[data-sample]').count(), 0);
  assert.equal(await seen(entries(view).first().locator('.what')), '消费 2026年11月20日');
}));

test('an entry is changed in its place, and the figures follow each key', () => visit(english, 'tea-club', async (view, page) => {
  const row = entries(view).nth(1);
  await row.getByRole('button', { name: /^Change: May 1, 2026 Purchase/ }).click();
  const form = row.locator('lc-event');
  await form.getByLabel('Amount paid').fill('1920.00');
  assert.equal(await balance(view), '6,515 points'); // 640 more, twice in May
  await form.getByLabel('Date').fill('2026-10-01');
  await row.getByRole('button', { name: 'Done' }).click();
  // It now stands after that of September.
  assert.match(await seen(entries(view).first()), /^Purchase Oct 1, 2026 CN¥1,920\.00/);
  assert.deepEqual((await history(view)).map((event) => event.date), ['2025-12-18', '2026-02-14', '2026-03-08', '2026-09-10', '2026-10-01']);
  assert.ok(await page.evaluate(() => {
    let node = document.activeElement;
    while (node.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
    return node.hasAttribute('data-edit');
  }), 'the focus is back at the entry');
}));

test('entries of one day change places', () => visit(english, 'tea-club', async (view) => {
  for (const amount of ['10.00', '20.00']) {
    const form = await newEntry(view, 'purchase');
    await form.getByLabel('Amount paid').fill(amount);
    await add(view);
  }
  const amounts = async () => (await history(view)).slice(-2).map((event) => event.amount);
  assert.deepEqual(await amounts(), ['10.00', '20.00']);
  await entries(view).first().getByRole('button', { name: /^Change/ }).click();
  await view.getByRole('button', { name: 'Earlier on that day' }).click();
  assert.deepEqual(await amounts(), ['20.00', '10.00']);
}));

test('bad entries keep what was typed, say so in their place, and the figures are from before', () => visit(chinese, 'tea-club', async (view) => {
  const row = entries(view).nth(3);
  await row.getByRole('button', { name: /^修改/ }).click();
  const amount = row.locator('lc-event #amount');
  await amount.fill('12,5x');
  assert.equal(await amount.inputValue(), '12,5x');
  assert.equal(await amount.getAttribute('aria-invalid'), 'true');
  assert.match(await seen(row.locator('.field-error')), /12,5x/);
  assert.match(await seen(view.locator('.verdict [role="alert"]')), /修改前的结果/);
  assert.equal(await balance(view), '5,235 积分');
  await row.getByRole('button', { name: '完成' }).click();
  assert.match(await seen(row.locator('.field-error')), /12,5x/, 'also with the form closed');
  await row.getByRole('button', { name: /^修改/ }).click();
  await amount.fill('860.00');
  assert.equal(await view.locator('[role="alert"]').count(), 0);
}));

test('what the core refuses is said at the entry: too many points, twice returned, more than bought', () => visit(english, 'tea-club', async (view) => {
  const form = await newEntry(view, 'redeem');
  await form.getByLabel('points', { exact: true }).fill('9000');
  await add(view);
  const row = entries(view).first();
  assert.match(await seen(row.locator('.field-error')), /9000 points cannot be taken from a balance of 5235/);
  assert.equal(await row.locator('lc-event').count(), 1, 'its form is open');
  await row.getByRole('button', { name: /^Remove/ }).click();

  let returned = await newEntry(view, 'refund');
  await returned.getByLabel('What goes back').selectOption({ label: 'May 1, 2026 Purchase · CN¥1,280.00' });
  await returned.getByLabel('A part').check();
  await returned.getByLabel('Amount that goes back').fill('1280.01');
  await add(view);
  assert.match(await seen(row.locator('.field-error')), /1280\.01.*1280\.00 are left/);
  await row.locator('lc-event').getByLabel('All that is left').check();
  assert.equal(await row.locator('.field-error').count(), 0);
  await row.getByRole('button', { name: 'Done' }).click();
  returned = await newEntry(view, 'refund');
  await returned.getByLabel('What goes back').selectOption({ label: 'May 1, 2026 Purchase · CN¥1,280.00' });
  await add(view);
  assert.match(await seen(row.locator('.field-error')), /Nothing of "o3" is left to return/);
}));

test('a removed entry is put back as it was, and so are all', () => visit(chinese, 'tea-club', async (view) => {
  const before = await history(view);
  await entries(view).nth(2).getByRole('button', { name: /^删除/ }).click();
  assert.equal((await history(view)).length, before.length - 1);
  assert.match(await seen(view.locator('lc-entries [role="status"]').first()), /已删除：2026年3月8日 使用积分/);
  await view.getByRole('button', { name: '撤销' }).click();
  assert.deepEqual(await history(view), before);
  await view.getByRole('button', { name: '全部删除' }).click();
  assert.deepEqual(await history(view), []);
  assert.match(await seen(view.locator('.verdict .sentence')), /。$/);
  await view.getByRole('button', { name: '撤销' }).click();
  assert.deepEqual(await history(view), before);
}));

test('from the sample to one’s own and back: neither is lost', () => visit(english, 'tea-club', async (view) => {
  const sample = await history(view);
  await view.getByRole('button', { name: 'Start with mine' }).click();
  assert.deepEqual(await history(view), []);
  const form = await newEntry(view, 'adjust');
  await form.getByLabel('Points (minus takes away)').fill('77');
  await add(view);
  assert.equal(await balance(view), '77 points');
  await view.getByRole('button', { name: 'Back to the sample' }).click();
  assert.deepEqual(await history(view), sample);
  await view.getByRole('button', { name: 'Start with mine' }).click();
  assert.equal(await balance(view), '77 points');
}));

test('every kind of entry by form, each with what the core makes of it', () => visit(english, 'pine-hotels', async (view) => {
  await view.getByRole('button', { name: 'Start with mine' }).click();
  await view.getByLabel('As of').fill('2026-11-22');
  const done = async (form, fields) => {
    for (const [label, value] of Object.entries(fields)) {
      const field = form.getByLabel(label, { exact: true });
      if (await field.evaluate((node) => node.localName === 'select')) await field.selectOption({ label: value });
      else await field.fill(value);
    }
    await add(view);
    assert.equal(await view.locator('lc-entries .field-error').count(), 0, await seen(view.locator('lc-entries')));
  };
  await done(await newEntry(view, 'adjust'), { Date: '2026-01-01', 'Points (minus takes away)': '30000' });
  await done(await newEntry(view, 'metric'), { Date: '2026-01-01', Counter: 'Nights this year', 'Value (minus takes away)': '28' });
  await done(await newEntry(view, 'choose'), { Date: '2026-01-02', Choice: 'Winter double points', Option: 'Registered' });

  const stay = await newEntry(view, 'purchase');
  await stay.getByLabel('Lines', { exact: true }).check();
  await stay.getByLabel('Category 1').fill('room');
  await stay.getByLabel('Quantity 1').fill('2');
  await stay.getByLabel('Before discounts 1').fill('300.00');
  await stay.getByLabel('After discounts 1').fill('280.00');
  await stay.getByRole('button', { name: 'Add line' }).click();
  await stay.getByLabel('Category 2').fill('restaurant');
  await stay.getByLabel('Before discounts 2').fill('60.00');
  await done(stay, { Date: '2026-02-10', Nights: '2', Payment: 'pine-card', 'Paid with Points': '2000' });
  assert.deepEqual((await history(view)).at(-1), {
    type: 'purchase', id: 'e4', date: '2026-02-10', counts: { nights: '2' }, payment: 'pine-card', redeem: [{ ledger: 'points', points: '2000' }],
    lines: [{ category: 'room', quantity: 2, list: '300.00', net: '280.00' }, { category: 'restaurant', list: '60.00' }],
  });

  const back = await newEntry(view, 'refund');
  await back.getByLabel('A part').check();
  await back.getByLabel(/^room, €280\.00/).fill('1');
  await done(back, { Date: '2026-02-20' });
  await done(await newEntry(view, 'reward'), { Date: '2026-03-01', Reward: 'A night in the city', 'How often': '1' });
  await done(await newEntry(view, 'transfer'), { Date: '2026-03-02', Points: '3000' });
  await done(await newEntry(view, 'redeem'), { Date: '2026-03-03', points: '1000' });

  const statement = await result(view);
  assert.equal(statement.transfers[0].gives, '1000');
  assert.equal(statement.refunds[0].of, 'e4');
  assert.deepEqual(statement.choices.map((c) => c.option), ['on']);
  assert.match(await seen(view.locator('lc-standing li').filter({ hasText: 'Winter double points' })), /Registered/);
  // The milestone of 30 nights has a reward to choose: 28 and 2.
  assert.equal(statement.milestones[0].open, 1);
  await view.locator('lc-standing').getByRole('button', { name: 'Take: 2,500 points' }).click();
  assert.equal((await result(view)).milestones[0].open, 0);
  assert.deepEqual((await history(view)).at(-1), { type: 'choose', id: 'e9', date: '2026-11-22', milestone: 'nights-30', reward: 'points' });
  assert.deepEqual((await history(view)).map((event) => event.id), ['e1', 'e2', 'e3', 'e4', 'e5', 'e6', 'e7', 'e8', 'e9']);
}));

test('activities, memberships and confirmations, where a programme has them', () => visit(chinese, 'tea-club', async (view, page) => {
  await view.getByRole('button', { name: '编辑' }).click();
  await view.getByLabel('文档（JSON）').fill(JSON.stringify({
    format: 'loyalty-program/1', id: 'own', name: '自家计划', currency: 'CNY', counts: [{ id: 'review', name: '评价' }],
    ledgers: [{ id: 'points', name: '积分', pending: { type: 'confirmation' } }],
    earn: [{ id: 'base', ledger: 'points', measure: { type: 'amount', base: 'net' }, award: { type: 'rate', points: '1' } },
      { id: 'plus', ledger: 'points', measure: { type: 'points', of: ['base'] }, award: { type: 'rate', points: '1' }, when: { membership: 'plus' } },
      { id: 'review', ledger: 'points', measure: { type: 'count', of: 'review' }, award: { type: 'rate', points: '5' } }],
    memberships: [{ id: 'plus', name: '年卡', fee: '99.00', months: 12 }],
  }));
  await view.getByRole('button', { name: '使用此计划' }).click();
  await fetchAll(page, view);
  await view.getByRole('button', { name: '全部删除' }).click(); // the entries of before stayed
  await newEntry(view, 'join');
  await add(view);
  const bought = await newEntry(view, 'purchase');
  await bought.getByLabel('实付金额').fill('100');
  await add(view);
  const activity = await newEntry(view, 'activity');
  await activity.getByLabel('评价').fill('2');
  await add(view);
  assert.match(await seen(view.locator('.balance')), /0 积分 待入账 共 210 积分.*确认后可用/);
  const confirmed = await newEntry(view, 'confirm');
  await confirmed.getByLabel('确认哪一笔').selectOption({ index: 1 }); // the activity stands first
  await add(view);
  assert.equal(await balance(view), '200 积分');
  assert.match(await seen(view.locator('lc-standing .facts')), /年卡\s*至 2027年11月21日/);
}));

test('an own programme: everything that is wrong is said with its place, and the text stays', () => visit(english, 'tea-club', async (view) => {
  await view.getByRole('button', { name: 'Edit' }).click();
  const text = '{"format":"loyalty-program/1","id":"mine","currency":"USD","ledgers":[{"id":"a","decimals":9}],"tiers":[{"id":"t","qualify":{"metric":{"id":"none","atLeast":"1"}}}]}';
  const file = join(tmpdir(), `programme-${process.pid}.json`);
  await writeFile(file, text);
  await view.getByLabel('Load a file').setInputFiles(file);
  const field = view.getByLabel('Document (JSON)');
  await field.evaluate((node, expected) => new Promise((resolve) => { const look = () => (node.value === expected ? resolve() : setTimeout(look, 20)); look(); }), text);
  await view.getByRole('button', { name: 'Use this programme' }).click();
  const problems = await seen(view.locator('#problems'));
  assert.match(problems, /9.*\/ledgers\/0\/decimals/);
  assert.equal(await field.inputValue(), text);
}));

test('from a CSV file: good rows are taken, the others told by row and column, and saved with their reasons', () => visit(english, 'tea-club', async (view, page) => {
  const file = join(tmpdir(), `history-${process.pid}.csv`);
  await writeFile(file, Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from([
    'date,type,id,of,amount,points,remark', '2026-01-05,purchase,o1,,"1280.00",,"tea, green"', '05/02/2026,purchase,o2,,10.00,,',
    '2026-03-01,purchase,o3,,"1.280,00",,', '2026-03-02,refund,f1,o9,,,', '2026-03-03,redeem,r1,,,100,', '2026-03-04,purchase,o1,,5.00,,', ''].join('\r\n'))]));
  await view.getByRole('button', { name: 'From a file' }).click();
  const dialog = view.locator('lc-import dialog');
  await dialog.getByLabel('File (UTF-8, UTF-16 or GBK)').setInputFiles(file);
  await dialog.locator('output').waitFor();
  assert.equal(await seen(dialog.locator('output')), '2 entries can be taken over; 4 rows are rejected.');
  assert.match(await seen(dialog), /left out: remark/);
  const rows = await Promise.all((await dialog.locator('.rejected tbody tr').all()).map((row) => seen(row)));
  assert.equal(rows.length, 4);
  assert.match(rows[0], /^3 ?date ?“05\/02\/2026” is not a date such as 2026-12-31/);
  assert.match(rows[1], /^4 ?amount ?“1\.280,00” is not a number such as 1234\.50/);
  assert.match(rows[2], /^5 ?of ?.*o9/);
  assert.match(rows[3], /^7 ?id ?.*o1.*twice/);
  const [saved] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Save rejected rows (CSV)' }).click()]);
  assert.equal(saved.suggestedFilename(), 'rejected.csv');
  const lines = (await readFile(await saved.path(), 'utf8')).split('\r\n');
  assert.equal(lines[0], '\ufeffdate,type,id,of,amount,points,remark,row,column,reason');
  assert.match(lines[2], /^2026-03-01,purchase,o3,,"1\.280,00",,,4,amount,/);
  await dialog.getByRole('button', { name: 'Take over 2 entries' }).click();
  assert.equal(await balance(view), '1,180 points');
  assert.equal(await entries(view).count(), 2, 'they replace the sample');

  // Another file is added to them.
  await view.getByRole('button', { name: 'From a file' }).click();
  await dialog.getByLabel('Or paste the text').fill('日期,金额\n2026年4月1日,20\n2026年4月2日,30');
  await dialog.getByRole('button', { name: 'Check' }).click();
  await dialog.getByRole('button', { name: 'Take over 2 entries' }).click();
  assert.equal(await balance(view), '1,230 points');
  await view.getByRole('button', { name: 'Undo' }).click();
  assert.equal(await balance(view), '1,180 points');
}));

test('a file in GBK, and text that is nothing, in Chinese', () => visit(chinese, 'tea-club', async (view) => {
  const file = join(tmpdir(), `gbk-${process.pid}.csv`);
  // 日期,金额,类别 and 茶 in GBK
  await writeFile(file, Buffer.concat([Buffer.from([0xc8, 0xd5, 0xc6, 0xda, 0x2c, 0xd4, 0xad, 0xbc, 0xdb, 0x2c, 0xc0, 0xe0, 0xb1, 0xf0, 0x0a]), Buffer.from('2026-01-05,80.00,'), Buffer.from([0xb2, 0xe8, 0x0a])]));
  await view.getByRole('button', { name: '从文件导入' }).click();
  const dialog = view.locator('lc-import dialog');
  await dialog.getByLabel('或粘贴文本').fill('你好');
  await dialog.getByRole('button', { name: '检查' }).click();
  assert.match(await seen(dialog.locator('[role="alert"]')), /没有“date”（日期）列。首行为：你好/);
  await dialog.locator('input[type="file"]').setInputFiles(file);
  await dialog.getByRole('button', { name: '采用 1 条' }).click();
  assert.deepEqual(await history(view), [{ type: 'purchase', id: 'e1', date: '2026-01-05', lines: [{ category: '茶', list: '80.00' }] }]);
}));

test('what is saved as CSV and as JSON comes back the same', () => visit(english, 'pine-hotels', async (view, page) => {
  const before = await history(view);
  for (const [button, name] of [['Save as CSV', 'history.csv'], ['Save as JSON', 'history.json']]) {
    const [saved] = await Promise.all([page.waitForEvent('download'), view.getByRole('button', { name: button }).click()]);
    assert.equal(saved.suggestedFilename(), name);
    const file = join(tmpdir(), `${process.pid}-${name}`);
    await saved.saveAs(file);
    await view.getByRole('button', { name: 'Remove all' }).click();
    await view.getByRole('button', { name: 'From a file' }).click();
    await view.locator('lc-import input[type="file"]').setInputFiles(file);
    await view.getByRole('button', { name: `Take over ${before.length} entries` }).click();
    const after = await history(view);
    // CSV knows texts only: what counts is that the core makes the same of them.
    if (name.endsWith('json')) assert.deepEqual(after, before);
    else assert.deepEqual(after.map((e) => `${e.id} ${e.date} ${e.type}`), before.map((e) => `${e.id} ${e.date} ${e.type}`));
    assert.equal(await balance(view), '87,365 points');
  }
}));

/** All that this origin has stored. */
const stored = (page) => page.evaluate(async () => ({
  local: Object.keys(localStorage), session: Object.keys(sessionStorage), cookie: document.cookie,
  databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
}));
const nothing = { local: [], session: [], cookie: '', databases: 0, caches: 0 };

test('nothing is stored unless asked; then it comes back, and erasing leaves nothing', () => visit(english, 'compass-miles', async (view, page) => {
  await entries(view).first().getByRole('button', { name: /^Remove/ }).click();
  assert.deepEqual(await stored(page), nothing);
  const keep = view.getByRole('switch', { name: 'Keep on this device' });
  await keep.check();
  await view.getByLabel('About the member').or(view.getByText('About the member')).first().click();
  await view.getByLabel('Birthday').fill('1990-05-04');
  const form = await newEntry(view, 'purchase');
  await form.getByLabel('Amount paid').fill('12.34');
  await add(view);
  const before = await history(view);
  assert.deepEqual((await stored(page)).local, ['lc-history']);

  await page.reload();
  await view.locator('.verdict').waitFor();
  await fetchAll(page, view);
  assert.equal(await seen(view.locator('.verdict h2')), 'Compass Miles');
  assert.deepEqual(await history(view), before);
  assert.equal(await view.locator('[data-sample]').count(), 0);
  assert.equal(await view.getByLabel('Birthday').inputValue(), '1990-05-04');
  assert.ok(await keep.isChecked());
  assert.equal(await page.locator('loyalty-calculator[view="basket"]').evaluate((element) => element.program), 'compass-miles', 'the programme is that of all views');

  await view.getByRole('button', { name: 'Erase everything' }).click();
  await view.getByRole('button', { name: 'Cancel' }).click();
  assert.deepEqual((await stored(page)).local, ['lc-history'], 'asked first');
  await view.getByRole('button', { name: 'Erase everything' }).click();
  await view.getByRole('button', { name: 'Erase now' }).click();
  assert.deepEqual(await stored(page), nothing);
  assert.deepEqual(await history(view), []);
  assert.ok(!await keep.isChecked());
  assert.equal(await view.getByRole('button', { name: 'Undo' }).count(), 0, 'nothing to put back');
  assert.doesNotMatch(await page.content() + await view.evaluate((element) => element.shadowRoot.querySelector('lc-view-points').shadowRoot.textContent), /12\.34/);
  await page.reload();
  await view.locator('[data-sample]').waitFor();
  assert.deepEqual(await stored(page), nothing);
}));

test('switching it off takes the stored history away and leaves the page as it is', () => visit(chinese, 'tea-club', async (view, page) => {
  await view.getByRole('switch', { name: '保存在本机' }).check();
  assert.deepEqual(await stored(page), nothing, 'the sample is not stored');
  await entries(view).first().getByRole('button', { name: /^删除/ }).click();
  assert.deepEqual((await stored(page)).local, ['lc-history']);
  await view.getByRole('switch', { name: '保存在本机' }).uncheck();
  assert.deepEqual(await stored(page), nothing);
  assert.equal(await entries(view).count(), 4);
}));

test('where storage is refused or full, that is said', () => visit(english, 'tea-club', async (view, page) => {
  await page.evaluate(() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; });
  await entries(view).first().getByRole('button', { name: /^Remove/ }).click();
  await view.getByRole('switch', { name: 'Keep on this device' }).click();
  await view.getByText('This browser refuses to store it.').waitFor();
  assert.ok(!await view.getByRole('switch', { name: 'Keep on this device' }).isChecked());
}));

test('a long history stays quick: a thousand entries', () => visit(english, 'tea-club', async (view) => {
  await view.evaluate((element) => {
    const day = (i) => new Date(Date.UTC(2020, 0, 1 + 2 * i)).toISOString().slice(0, 10);
    element.history = Array.from({ length: 1000 }, (_, i) => ({ type: 'purchase', date: day(i), amount: `${10 + (i % 90)}.00` }));
  });
  await view.getByText('1,000 entries').waitFor();
  assert.equal(await entries(view).count(), 15);
  await view.getByRole('button', { name: /more entries$/ }).click();
  assert.equal(await entries(view).count(), 75);
}));

// SPDX-License-Identifier: Apache-2.0
// "This basket" with all kinds of offers: typed, from templates, as documents; why not, and what then makes it apply; the best combination; what to add.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './browser.mjs';
import { openPage, openView, seen, servePage } from './page.mjs';

let browser;
let site;
before(async () => { [browser, site] = await Promise.all([launch(), servePage()]); });
after(async () => { await browser?.close(); site?.close(); });

const chinese = { locale: 'zh-CN' };
const english = { locale: 'en-US' };
async function visit(options, steps) {
  const opened = await openPage(browser, [site.origin], options);
  try {
    await steps(await openView(opened.page, site.address, 'basket'), opened.page);
    opened.check();
  } finally {
    await opened.close();
  }
}

const add = async (view, name) => view.locator('lc-offers .ways').getByRole('button', { name }).click();
const line = (view, n) => view.locator('lc-lines li').nth(n).locator('.cell > input');
const reasonOf = (view, name) => view.locator('.rejected li').filter({ has: view.page().locator('.name', { hasText: name }) });
const later = async (view, selector) => {
  await view.locator('lc-later.after').scrollIntoViewIfNeeded();
  const part = view.locator(selector);
  await part.waitFor();
  return part;
};

test('a line with a category, an offer from a template: why it does not apply, and the stated change makes it apply', () => visit(english, async (view) => {
  await view.getByRole('button', { name: 'Start with mine' }).click();
  for (const [i, text] of ['Green tea', 'tea', '1', '80.00'].entries()) await line(view, 0).nth(i).fill(text);
  await add(view, 'Pick a template');
  const dialog = view.locator('lc-palette dialog[open]');
  await dialog.locator('[data-template="second"]').click();
  await dialog.getByLabel('Percent off').fill('50');
  await dialog.getByLabel('Categories').fill('tea');
  assert.equal(await seen(dialog.locator('h2')), 'Every second one: 50% off');
  await dialog.getByRole('button', { name: 'Add to the basket' }).click();
  const rejected = reasonOf(view, 'Every second one: 50% off');
  assert.match(await seen(rejected), /1 unit short.*One set lacks 1 unit of tea/);
  assert.equal(await seen(view.locator('.price')), 'CN¥80.00');
  await line(view, 0).nth(2).fill('2');
  assert.equal(await rejected.count(), 0);
  // 80.00 + 40.00
  assert.equal(await seen(view.locator('.price')), 'CN¥120.00');
  assert.match(await seen(view.locator('.receipt .minus').first()), /Every second one: 50% off added −CN¥40\.00/);
}));

test('a template is checked by the core at its fields, and can be changed later', () => visit(chinese, async (view) => {
  await add(view, '选模板');
  const dialog = view.locator('lc-palette dialog[open]');
  await dialog.locator('[data-template="percent"]').click();
  const percent = dialog.locator('#percent');
  await percent.fill('150');
  await dialog.locator('.primary').click();
  assert.equal(await percent.getAttribute('aria-invalid'), 'true');
  assert.match(await seen(dialog.locator('#percent-error')), /150 超出范围/);
  assert.ok(await percent.evaluate((node) => node.getRootNode().activeElement === node));
  await percent.fill('15');
  assert.equal(await dialog.locator('#percent-error').count(), 0);
  await dialog.locator('.primary').click();
  const made = view.locator('lc-offers .made');
  assert.match(await seen(made), /8\.5折 模板/);
  // 254.00 after 满300减50 and 每满200减10; 15 % are 38.10, then the voucher of 20.00 only from 200.00 on, points of 10.00
  assert.equal(await seen(view.locator('.price')), '¥185.90');
  await made.getByRole('button', { name: /修改/ }).click();
  await dialog.locator('#percent').fill('20');
  await dialog.locator('.primary').click();
  assert.match(await seen(made), /8折 模板/);
}));

test('a pasted document with errors: each with its pointer and its line, the text stays; mended, it applies', () => visit(english, async (view) => {
  await add(view, 'Paste a document');
  const dialog = view.locator('lc-paste dialog[open]');
  const text = dialog.locator('textarea');
  const wrong = '{\n  "id": "cup",\n  "name": "A cup for 200",\n  "trigger": {"type": "amount", "at": "200"},\n  "benefit": {"type": "gift", "gifts": [{"sku": "cup-1", "valu": "58.00"}]},\n  "cap": "-4"\n}';
  await text.fill(wrong);
  await dialog.getByRole('button', { name: 'Add to the basket' }).click();
  const problems = dialog.locator('#problems li');
  assert.deepEqual(await Promise.all((await problems.all()).map((problem) => seen(problem))), [
    'There is no field "valu" here. /benefit/gifts/0/valu Go to line 5', '-4 is outside the range 0.01 to 90071992547409.91. /cap Go to line 6']);
  assert.equal(await text.inputValue(), wrong);
  await problems.nth(1).getByRole('button').click();
  assert.equal(await text.evaluate((node) => node.value.slice(node.selectionStart, node.selectionEnd)), '"-4"');
  await text.fill('{\n  "id": "cup"\n  "name": 1}');
  await dialog.getByRole('button', { name: 'Add to the basket' }).click();
  assert.match(await seen(problems.first()), /not valid JSON: .*line 3, column 3.* Go to line 3/);
  await text.fill(wrong.replace('valu', 'value').replace(',\n  "cap": "-4"', ''));
  await dialog.getByRole('button', { name: 'Add to the basket' }).click();
  assert.match(await seen(view.locator('.voucher').filter({ hasText: 'cup-1' })), /1 × cup-1 · worth CN¥58 each ?A cup for 200/);
}));

test('a list of documents; one that names another keeps its id, and the reason says which one it lost to', () => visit(english, async (view) => {
  await add(view, 'Paste a document');
  await view.locator('lc-paste textarea').fill(JSON.stringify([
    { id: 'ten', name: 'Ten off', priority: 2, benefit: { type: 'amount', off: '10' } },
    { id: 'five', name: 'Five off', combines: { notWith: ['ten'] }, benefit: { type: 'amount', off: '5' } }]));
  await view.locator('lc-paste .primary').click();
  assert.equal(await view.locator('lc-offers .made').count(), 2);
  assert.match(await seen(reasonOf(view, 'Five off')), /Ten off/);
  // an id that is there twice is said at its offer
  await add(view, 'Paste a document');
  await view.locator('lc-paste textarea').fill('{"id": "ten", "benefit": {"type": "amount", "off": "1"}}');
  await view.locator('lc-paste .primary').click();
  assert.match(await seen(view.locator('lc-offers .field-error')), /ten.*twice/);
}));

test('goods of a line: an offer about a tag applies when the line has it', () => visit(english, async (view) => {
  await add(view, 'Paste a document');
  await view.locator('lc-paste textarea').fill('{"id": "x", "name": "Spring", "items": {"tags": ["spring"]}, "benefit": {"type": "amount", "off": "7"}}');
  await view.locator('lc-paste .primary').click();
  await reasonOf(view, 'Spring').waitFor();
  await view.getByRole('button', { name: 'SKU, brand, tags' }).click();
  assert.equal(await view.getByLabel('SKU of item 1').inputValue(), 'tea-1');
  await view.getByLabel('Tags of item 1').fill('new, spring');
  assert.equal(await reasonOf(view, 'Spring').count(), 0);
  assert.match(await view.locator('.receipt').innerText(), /Spring added\s+−CN¥7\.00/);
}));

for (const [options, words] of [
  [chinese, { type: '满300减80', already: '现在的组合已经是最优。', saves: '换个组合能再省 ¥30.00', away: '不用：满300减50', come: '改用：满300减80' }],
  [english, { type: '80 off over 300', already: 'As entered it is already the best combination.', saves: 'Another combination costs CN¥30.00 less', away: 'It leaves out: 50 off over 300', come: 'It uses instead: 80 off over 300' }],
]) {
  test(`the best combination beside the one entered (${options.locale})`, () => visit(options, async (view) => {
    const card = await later(view, 'lc-best .card');
    assert.equal(await seen(card.locator('.lead')), words.already);
    // 50.00 off leaves 264.00, so that 80 off over 300 comes too late; in its place it takes 30.00 more
    await view.locator('lc-offer input').first().fill(words.type);
    await card.locator('table').waitFor();
    assert.equal(await seen(card.locator('.lead')), words.saves);
    const items = await card.locator('ul li').allInnerTexts();
    assert.deepEqual(items.slice(0, 2), [words.away, words.come]);
    assert.match(await seen(card.locator('.total')), /224\.00.*194\.00/);
    assert.equal(await card.locator('.take').count(), 0, 'an offer of the programme is not the reader\'s to leave out');
    await card.locator('.lead .fig').click();
    assert.match(await view.locator('dialog[open] ol').innerText(), /224\.00[\s\S]*194\.00[\s\S]*30\.00/);
  }));
}

for (const [options, words] of [
  [chinese, { mine: '换成我的', paste: '粘贴文档', take: '采用最优组合', taken: '已去掉：Ten off', undo: '撤销' }],
  [english, { mine: 'Start with mine', paste: 'Paste a document', take: 'Take the best combination', taken: 'Left out: Ten off', undo: 'Undo' }],
]) {
  test(`the best combination is taken, and taken back (${options.locale})`, () => visit(options, async (view, page) => {
    await view.getByRole('button', { name: words.mine }).click();
    for (const [i, text] of ['A', '', '1', '100.00'].entries()) await line(view, 0).nth(i).fill(text);
    await add(view, words.paste);
    await view.locator('lc-paste textarea').fill(JSON.stringify([
      { id: 'ten', name: 'Ten off', priority: 2, benefit: { type: 'amount', off: '10' } },
      { id: 'twenty', name: 'Twenty off', combines: { notWith: ['ten'] }, benefit: { type: 'amount', off: '20' } }]));
    await view.locator('lc-paste .primary').click();
    assert.match(await seen(view.locator('.price')), /90\.00/);
    const card = await later(view, 'lc-best .card');
    const focused = () => page.evaluate(() => {
      let node = document.activeElement;
      while (node.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
      return node.textContent;
    });
    await card.getByRole('button', { name: words.take }).click();
    await card.locator('.undo').waitFor();
    assert.match(await seen(view.locator('.price')), /80\.00/);
    assert.equal(await view.locator('lc-offers .made').count(), 1);
    assert.equal(await seen(card.getByRole('status')), words.taken);
    assert.equal(await card.locator('.take').count(), 0);
    assert.equal(await focused(), words.undo);
    await page.keyboard.press('Enter');
    await card.locator('.take').waitFor();
    assert.match(await seen(view.locator('.price')), /90\.00/);
    assert.equal(await view.locator('lc-offers .made').count(), 2);
    assert.equal(await focused(), words.take);
    assert.equal(await card.locator('.undo').count(), 0);
    // another way than back: what was taken is not offered again
    await card.locator('.take').click();
    await view.locator('lc-offers .made .icon').click();
    assert.match(await seen(view.locator('.price')), /100\.00/);
    assert.equal(await card.locator('.undo').count(), 0);
  }));
}

test('a voucher that stands in the way is left out, too, and comes back', () => visit(english, async (view) => {
  await view.evaluate((element) => {
    element.offers = [{ id: 'five', name: 'Five off', priority: 9, combines: { notWith: ['sixty'] }, benefit: { type: 'amount', off: '5.00' } },
      { id: 'sixty', name: 'Sixty off', combines: { notWith: ['voucher-1'] }, benefit: { type: 'amount', off: '60.00' } }];
  });
  const card = await later(view, 'lc-best .card');
  await card.getByRole('button', { name: 'Take the best combination' }).click();
  // 314.00 − 50.00 − 10.00 − 60.00, and 10.00 in points, in the place of 5.00 and the voucher of 20.00
  assert.equal(await seen(card.getByRole('status')), 'Left out: Five off, Voucher of 20');
  assert.equal(await seen(view.locator('.price')), 'CN¥184.00');
  assert.equal(await view.locator('lc-vouchers li').count(), 0);
  await card.getByRole('button', { name: 'Undo' }).click();
  await card.locator('.take').waitFor();
  assert.equal(await seen(view.locator('.price')), 'CN¥219.00');
  assert.equal(await view.locator('lc-vouchers li').count(), 1);
}));

test('where an offer of the programme stays in the way, the button says what is paid then', () => visit(english, async (view) => {
  await view.evaluate((element) => {
    element.offers = [{ id: 'ten', name: 'Ten off', combines: { notWith: ['twenty'] }, benefit: { type: 'amount', off: '10.00' } },
      { id: 'twenty', name: 'Twenty off', benefit: { type: 'amount', off: '20.00' } },
      { id: 'seventy', name: 'Seventy off', combines: { notWith: ['over-300'] }, benefit: { type: 'amount', off: '70.00' } }];
  });
  const card = await later(view, 'lc-best .card');
  const take = card.getByRole('button', { name: 'Leave out what can be left out and pay CN¥204.00' });
  await take.click();
  assert.equal(await seen(card.getByRole('status')), 'Left out: Ten off');
  assert.equal(await seen(view.locator('.price')), 'CN¥204.00');
}));

test('gift cards pay what is payable, each figure derived; a wrong balance is said at its field', () => visit(english, async (view, page) => {
  assert.equal(await view.locator('lc-payments').count(), 0);
  await view.locator('lc-gift-cards').scrollIntoViewIfNeeded();
  const cards = view.locator('lc-gift-cards');
  for (const [i, balance] of ['100.00', '500'].entries()) {
    await cards.getByRole('button', { name: 'Add gift card' }).click();
    await page.keyboard.type(balance); // the new field has the focus
    assert.equal(await cards.getByLabel(`Balance of gift card ${i + 1}`).inputValue(), balance);
  }
  // 224.00 are payable: 100.00 and 124.00
  const rows = view.locator('lc-payments dl > div');
  assert.deepEqual(await Promise.all((await rows.all()).map(seen)), [
    'Gift card 1 CN¥0.00 left on it −CN¥100.00', 'Gift card 2 CN¥376.00 left on it −CN¥124.00', 'Still to payCN¥0.00']);
  assert.equal(await seen(view.locator('.price')), 'CN¥224.00');
  await rows.nth(1).locator('dd .fig').click();
  assert.match(await view.locator('dialog[open] ol').innerText(), /Paid with the gift card: 124\.00/);
  await page.keyboard.press('Escape');
  await cards.getByLabel('Balance of gift card 2').fill('x');
  assert.match(await seen(cards.locator('.field-error')), /x/);
  assert.equal(await cards.getByLabel('Balance of gift card 2').getAttribute('aria-invalid'), 'true');
  await cards.getByRole('button', { name: 'Remove gift card 2' }).click();
  assert.match(await seen(rows.last()), /^Still to payCN¥124\.00$/);
  await view.getByRole('button', { name: 'Start with mine' }).waitFor({ state: 'detached' });
  await view.getByRole('button', { name: 'Back to the sample' }).click();
  assert.equal(await cards.locator('input').count(), 0);
  assert.equal(await view.locator('lc-payments').count(), 0);
}));

test('what to add: it is told, and added it does what was told', () => visit(english, async (view) => {
  await view.locator('lc-offer input').first().fill('20 off over 260');
  const card = await later(view, 'lc-advice section[aria-labelledby="top-up"]');
  await card.getByText('20 off over 260').first().waitFor();
  const option = card.locator('li.best');
  const told = /pay (CN¥[\d.,]+)/.exec(await seen(option))[1];
  await option.getByRole('button', { name: /Add to the basket/ }).click();
  assert.equal(await view.locator('lc-lines li').count(), 3);
  assert.equal(await seen(view.locator('.price')), told);
}));

test('what to add, of goods that the host has', () => visit(english, async (view) => {
  await view.evaluate((element) => {
    element.offers = ['20 off over 260'];
    element.goods = [{ id: 'whisk', name: { en: 'Whisk' }, category: 'teaware', sku: 'whisk-1', unitPrice: '8.00', atMost: 2 }];
  });
  const card = await later(view, 'lc-advice section[aria-labelledby="top-up"]');
  // 254.00 and 8.00 are 262.00: 20.00 off, 12.00 less than without
  assert.equal(await seen(card.locator('.lead')), 'Worth it: add CN¥8.00 and pay CN¥12.00 less.');
  await card.locator('li.best').getByRole('button', { name: /Add to the basket/ }).click();
  assert.deepEqual(await Promise.all((await line(view, 2).all()).map((field) => field.inputValue())), ['Whisk', 'teaware', '1', '8.00']);
  assert.equal(await seen(view.locator('.price')), 'CN¥212.00');
}));

test('one order or two, and what to use now', () => visit(chinese, async (view) => {
  const now = await later(view, 'lc-advice section[aria-labelledby="now"]');
  assert.match(await seen(now), /现在用|留着/);
  assert.match(await seen(await later(view, 'lc-advice section[aria-labelledby="split"] .lead')), /一单|两单/);
}));

test('offers of the host: in words and as documents', () => visit(english, async (view) => {
  await view.evaluate((element) => {
    element.offers = ['10% off', { id: 'mine', name: 'Mine', benefit: { type: 'amount', off: '4.00' } }];
  });
  await view.locator('lc-offers .made').waitFor();
  assert.equal(await view.locator('lc-offer input').first().inputValue(), '10% off');
  await view.locator('.receipt').getByText('10% off').waitFor();
  assert.match(await view.locator('.receipt').innerText(), /Mine added\s+−CN¥4\.00/);
}));

test('computed as a shop does: its rounding and its stages; offers it does not have are named', () => visit(english, async (view) => {
  await view.getByRole('button', { name: 'As my shop computes it' }).click();
  const shop = view.getByLabel('Computed as in');
  await shop.waitFor();
  assert.ok((await shop.locator('option').count()) > 10);
  await shop.selectOption({ label: 'Vendure' });
  await add(view, 'Pick a template');
  await view.locator('[data-template="any-for"]').click();
  await view.locator('lc-palette .primary').click();
  assert.match(await seen(view.locator('lc-shop p').last()), /Vendure has no such offers: Any 3 for 199/);
  for (const option of await shop.locator('option').all()) {
    await shop.selectOption(await option.getAttribute('value'));
    assert.equal(await view.locator('.stale').count(), 0, await option.textContent());
  }
}));

// SPDX-License-Identifier: Apache-2.0
// What one quote gives for later is what a later one takes: vouchers, what is left of them, and gift cards.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { loadLoyalty } from './files.mjs';

const program = {
  format: 'loyalty-program/1', id: 'shop', currency: 'CNY',
  promotions: [{
    id: 'back', name: '满100送50', trigger: { type: 'amount', at: '100' },
    benefit: {
      type: 'voucher', value: '50', minimum: '20', validDays: 30, items: { categories: ['tea'] }, unused: 'kept', group: 'back', combines: { notWith: ['sale'] },
    },
  }],
};
const basket = (unitPrice, category) => ({ lines: [{ id: 'a', quantity: 1, unitPrice, category }] });

for (const module of ['loyalty', 'loyalty-quote']) {
  const loyalty = await loadLoyalty({ module });

  test(`${module}: a voucher goes from quote to quote until nothing is left of it`, () => {
    const first = loyalty.quote({ program, asOf: '2026-11-22', basket: basket('120.00', 'mug') });
    assert.equal(first.payable, '120.00');
    let vouchers = first.vouchersIssued.map(({ voucher }) => voucher);
    const left = [];
    for (const [price, payable] of [['15.00', '15.00'], ['30.00', '0.00'], ['20.00', '0.00']]) {
      const used = loyalty.quote({ program, asOf: '2026-11-23', basket: basket(price, 'tea'), vouchers });
      assert.equal(used.payable, payable);
      const applied = new Set(used.applied.map(({ promotion }) => promotion));
      const kept = (used.vouchersLeft ?? []).flatMap(({ voucher }) => (voucher === null ? [] : [voucher]));
      vouchers = [...vouchers.filter(({ id }) => !applied.has(id)), ...kept];
      left.push(vouchers.map(({ value }) => value));
    }
    // 15.00 is below the minimum of 20.00; 50.00 − 30.00 = 20.00; 20.00 − 20.00: used up.
    assert.deepEqual(left, [['50.00'], ['20.00'], []]);
  });

  test(`${module}: a gift card goes from quote to quote`, () => {
    let balance = '100.00';
    const dues = [];
    for (const price of ['30.00', '45.50', '60.00']) {
      const { payments, due, payable } = loyalty.quote({ program, asOf: '2026-11-22', basket: basket(price), giftCards: [{ id: 'g', balance }] });
      assert.equal(payable, price);
      balance = payments[0].left;
      dues.push(due);
    }
    // 100.00 − 30.00 − 45.50 = 24.50 pay for a part of 60.00.
    assert.deepEqual([balance, dues], ['0.00', ['0.00', '0.00', '35.50']]);
  });
}

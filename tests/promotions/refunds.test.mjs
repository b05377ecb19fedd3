// SPDX-License-Identifier: Apache-2.0
// What a quote has shared out is what goes back: orders become a history piece by piece, and are returned unit by unit.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { loadLoyalty } from '../wasm/files.mjs';
import { randomNumbers } from '../wasm/mutations.mjs';
import { minor } from './amounts.mjs';
import { quoteVectors } from './pairs.mjs';

const loyalty = await loadLoyalty();

/** The lines of a purchase as it has been quoted: every piece is a line, called by its place. */
function purchased(request, result) {
  return result.lines.flatMap((line, i) => {
    const { unitPrice, id, ...goods } = request.basket.lines[i];
    const pieces = line.pieces ?? [{ units: goods.quantity ?? 1, ...line }];
    return pieces.map(({ units, list, net, payable }, at) => ({ ...goods, id: line.pieces ? `${id}.${at + 1}` : id, quantity: units, list, net, payable }));
  });
}

const bases = ['list', 'net', 'payable'];

function statement(lines, refunds) {
  const history = [{ type: 'purchase', id: 'o', date: '2026-11-22', lines }];
  for (const [i, line] of refunds.entries()) history.push({ type: 'refund', id: `f${i}`, date: '2026-11-23', of: 'o', lines: [{ line, quantity: 1 }] });
  const program = { format: 'loyalty-program/1', id: 'shop', currency: 'CNY', metrics: bases.map((base) => ({ id: base, type: 'spend', base, window: { type: 'lifetime' } })) };
  return loyalty.compile(program).statement({ asOf: '2026-11-23', member: { history } });
}

/** What one unit of several is worth: they differ by a minor unit at most. */
const isUnitOf = (value, amount, units) => value === amount / units || (amount % units > 0n && value === amount / units + 1n);

test('every unit goes back at what it has cost, and the last one leaves nothing', async () => {
  const random = randomNumbers(20261122);
  let pieces = 0;
  let orders = 0;
  for (const { name, request } of await quoteVectors()) {
    const response = JSON.parse(loyalty.callText('quote', JSON.stringify(request)));
    const lines = purchased(request, response.result);
    const units = lines.flatMap((line) => Array(line.quantity > 40 ? 0 : line.quantity).fill(line.id));
    if (units.length > 200 || lines.some((line) => line.quantity > 40) || (request.program.currency ?? 'CNY') !== 'CNY') continue;
    for (let i = units.length - 1; i > 0; i -= 1) {
      const j = Math.floor(random() * (i + 1));
      [units[i], units[j]] = [units[j], units[i]];
    }
    const answer = statement(lines, units);
    const left = new Map(lines.map((line) => [line.id, Object.fromEntries(bases.map((base) => [base, minor(line[base])]))]));
    const whole = new Map(lines.map((line) => [line.id, line]));
    for (const [i, refund] of answer.refunds.entries()) {
      const line = whole.get(units[i]);
      for (const base of bases) {
        const given = minor(refund.metrics.find(({ metric }) => metric === base)?.value ?? '0.00');
        assert.ok(isUnitOf(given, minor(line[base]), BigInt(line.quantity)), `${name}: ${base} of ${units[i]}: ${given} of ${line[base]} for ${line.quantity}`);
        left.get(units[i])[base] -= given;
      }
    }
    for (const [id, amounts] of left) assert.deepEqual(amounts, { list: 0n, net: 0n, payable: 0n }, `${name}: ${id}`);
    for (const { metric, value } of answer.metrics) assert.equal(value, '0.00', `${name}: ${metric}`);
    pieces += lines.length - response.result.lines.length;
    orders += 1;
  }
  assert.ok(orders > 100 && pieces > 20, `${orders} orders, ${pieces} pieces`);
});

test('a free unit gives nothing back, the others what they have cost', () => {
  const offers = [{ id: 'b2g1', trigger: { type: 'sets', of: [{ quantity: 3 }] }, benefit: { type: 'percent', off: '100', of: { units: 1 } } }];
  const request = { program: { format: 'loyalty-program/1', id: 'shop', currency: 'CNY', promotions: offers }, asOf: '2026-11-22', basket: { lines: [{ id: 'a', quantity: 3, unitPrice: '10.00' }] } };
  const lines = purchased(request, loyalty.quote(request));
  assert.deepEqual(lines.map(({ id, quantity, net }) => [id, quantity, net]), [['a.1', 1, '0.00'], ['a.2', 2, '20.00']]);
  const after = (...refunds) => statement(lines, refunds).metrics.find(({ metric }) => metric === 'net').value;
  assert.equal(after('a.1'), '20.00');
  assert.equal(after('a.2'), '10.00');
});

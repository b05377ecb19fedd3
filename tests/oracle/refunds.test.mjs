// SPDX-License-Identifier: Apache-2.0
// Refunds in long histories: what the core does not work out again must be what the simulation finds when it goes through all days again.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { differences, Native, outcome } from './compare.mjs';
import { refundCase } from './random_refunds.mjs';
import { nativeCommand, seed } from './settings.mjs';
import { statement } from './statement.mjs';

const native = new Native(nativeCommand);
after(() => native.close());

const call = (program, request) => native.call('statement', JSON.stringify({ program, ...request }));

test('40 histories of 400 events are what the simulation says', async (t) => {
  let refunds = 0;
  for (let number = 0; number < 40; number += 1) {
    const { program, request } = refundCase(seed, number, 400);
    const answer = outcome(await call(program, request));
    assert.deepEqual(differences(statement(program, request), answer).slice(0, 5), [], `case ${number} of seed ${seed}`);
    refunds += answer.refunds?.length ?? 0;
  }
  t.diagnostic(`${refunds} refunds`);
  assert.ok(refunds > 500);
});

test('20,000 refunds of one old purchase among 60,000 events', async () => {
  const program = {
    format: 'loyalty-program/1', id: 'many', currency: 'EUR', metrics: [{ id: 'spend', type: 'spend', window: { type: 'lifetime' } }],
    tiers: [{ id: 'silver', qualify: { metric: { id: 'spend', atLeast: '100000' } } }],
  };
  const history = [{ type: 'purchase', id: 'old', date: '2020-01-01', amount: '40000.00' }];
  for (let at = 1; at < 60000; at += 1) {
    const date = new Date(Date.UTC(2020, 0, 1 + Math.floor(at / 30))).toISOString().slice(0, 10);
    history.push(at % 3 === 0 ? { type: 'refund', id: `e${at}`, date, of: 'old', amount: '1.00' } : { type: 'purchase', id: `e${at}`, date, amount: '5.00' });
  }
  const answer = outcome(await call(program, { asOf: '2026-01-01', member: { history } }));
  assert.equal(answer.metrics[0].value, `${40000 - 19999 + 5 * 40000}.00`);
  assert.equal(answer.refunds.length, 19999);
});

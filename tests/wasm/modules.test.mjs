// SPDX-License-Identifier: Apache-2.0
// The smaller modules answer what they hold byte for byte as the complete one, and refuse the rest by name.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { loadLoyalty, readText, vectorNames } from './files.mjs';
import { loadVector, respond } from './vectors.mjs';

const complete = await loadLoyalty();
const vectors = await Promise.all(vectorNames().map((name) => loadVector(name, readText)));
const parsed = (vector) => {
  try {
    return JSON.parse(vector.call.request);
  } catch {
    return undefined;
  }
};
const having = (vector, fields) => ({ ...vector, call: { ...vector.call, request: JSON.stringify({ ...parsed(vector), ...fields }) } });
const isObject = (request) => typeof request === 'object' && request !== null && !Array.isArray(request);

const unexplained = (operations) => vectors.filter(({ call }) => operations.includes(call.operation)).filter((vector) => isObject(parsed(vector)))
  .map((vector) => having(vector, { explain: undefined }));

/** What each module is asked: requests as the pages that load it make them. */
const answering = {
  'loyalty-quote': ['quote'],
  'loyalty-statement': ['statement'],
  'loyalty-offer': ['effective-discount', 'compare', 'parse-offer'],
};
const asked = Object.fromEntries(Object.entries(answering).map(([module, operations]) => [module, unexplained(operations)]));
asked['loyalty-quote'] = asked['loyalty-quote'].filter((vector) => parsed(vector).member?.history === undefined);

for (const [module, list] of Object.entries(asked)) {
  test(`${module}: ${list.length} responses as the complete module gives them`, async () => {
    assert.ok(list.length > 100, `${list.length}`);
    const loyalty = await loadLoyalty({ module });
    for (const vector of list) assert.equal(respond(loyalty, vector), respond(complete, vector));
  });

  test(`${module}: programmes are checked as in the complete module`, async () => {
    const loyalty = await loadLoyalty({ module });
    const checks = vectors.filter((vector) => vector.call.operation === 'validate' && isObject(parsed(vector)));
    assert.ok(checks.length > 50, `${checks.length}`);
    for (const vector of checks.map((check) => having(check, { warnings: false, dependence: undefined }))) assert.equal(respond(loyalty, vector), respond(complete, vector));
  });

  test(`${module}: what is left out is refused by name`, async () => {
    const loyalty = await loadLoyalty({ module });
    const refusal = (operation, request) => {
      const [error] = loyalty.call(operation, request).errors;
      return [error.code, error.params.name, error.pointer];
    };
    const program = { format: 'loyalty-program/1', id: 'p', currency: 'CNY' };
    for (const operation of ['advise', 'advise-basket', ...Object.values(answering).flat()]) {
      if (answering[module].includes(operation)) continue;
      assert.deepEqual(refusal(operation, {}), ['not_in_module', operation, '']);
    }
    assert.deepEqual(refusal('validate', { program }), ['not_in_module', 'warnings', '']);
    assert.deepEqual(refusal('validate', { program, warnings: true }), ['not_in_module', 'warnings', '/warnings']);
    assert.deepEqual(refusal('validate', { program, warnings: false, dependence: true }), ['not_in_module', 'dependence', '/dependence']);
    const today = { program, asOf: '2026-11-22', member: { history: [] } };
    if (module === 'loyalty-quote') {
      const basket = { lines: [{ id: 'a', quantity: 1, unitPrice: '1.00' }] };
      assert.deepEqual(refusal('quote', { ...today, basket }), ['not_in_module', 'history', '/member']);
      assert.deepEqual(refusal('quote', { program, asOf: today.asOf, basket, explain: true }), ['not_in_module', 'explain', '/explain']);
    } else if (module === 'loyalty-offer') {
      const promotions = [{ id: 'p', trigger: { type: 'amount', at: '100' }, benefit: { type: 'amount', off: '20' } }];
      assert.deepEqual(refusal('effective-discount', { currency: 'CNY', asOf: today.asOf, promotions, explain: true }), ['not_in_module', 'explain', '/explain']);
    } else {
      assert.deepEqual(refusal('statement', { ...today, explain: true }), ['not_in_module', 'explain', '/explain']);
    }
    assert.deepEqual(refusal('guess', {}), ['unknown_operation', 'guess', '']);
  });
}

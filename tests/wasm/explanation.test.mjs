// SPDX-License-Identifier: Apache-2.0
// Every figure of every vector's result is derived, and every derivation gives its figure.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { handmadeSteps } from './explanation_cases.mjs';
import { check, figuresOf, numbersOf } from './explanation.mjs';
import { loadLoyalty, readText, vectorNames } from './files.mjs';
import { ratio, subtract } from './rational.mjs';
import { loadVector, respond } from './vectors.mjs';

/**
 * Fields that hold no figure: identifiers and words, which may look like numbers; the baskets that a reading looks at; conditions
 * as they stand in the programme; and the curve, whose pieces are exact by themselves and are compared with the calculation of every basket in tests/core.
 */
const except = new Set([
  'id', 'name', 'unit', 'promotion', 'rule', 'ledger', 'redemption', 'event', 'metric', 'tier', 'by', 'words', 'explanation', 'baskets', 'curve', 'condition',
]);

/** Numbers that stand for facts a request may leave out: the defaults of core/README.md. */
const defaults = ['0', '1', '0.6'];
const zero = ratio(0n);
const operations = ['quote', 'statement', 'advise', 'effective-discount'];

const loyalty = await loadLoyalty();
let explained = 0;

for (const name of vectorNames()) {
  const vector = await loadVector(name, readText);
  if (!operations.includes(vector.call.operation) || !JSON.parse(respond(loyalty, vector)).ok) continue;
  // Asked for the derivation, whether or not the vector itself asks.
  const request = { ...JSON.parse(vector.call.request), explain: true };
  const { result } = JSON.parse(respond(loyalty, { ...vector, call: { ...vector.call, request: JSON.stringify(request) } }));
  explained += 1;
  test(name, () => {
    const given = numbersOf(request, vector.setup && JSON.parse(vector.setup.request), defaults);
    // A reading chooses the baskets it looks at; what an adjustment takes stands in its event with a minus.
    const isGiven = (value, step) => given(value) || step.code === 'basket_amount' || (step.code === 'event_amount' && given(subtract(zero, value)));
    const { problems, derived } = check(result, isGiven);
    assert.deepEqual(problems, []);
    assert.deepEqual(figuresOf(result, except).filter((pointer) => !derived.has(pointer)), [], 'figures that no step derives');
  });
}

test('there are explanations to check', () => assert.ok(explained > 0));

for (const { title, steps, passes } of handmadeSteps) {
  test(`the evaluation itself: ${title}`, () => {
    const { problems } = check({ total: steps.at(-1).is, explanation: steps }, () => true);
    assert.equal(problems.length === 0, passes, problems.join('; '));
  });
}

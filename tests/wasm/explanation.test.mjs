// SPDX-License-Identifier: Apache-2.0
// Every figure of every vector's result is derived, and every derivation gives its figure.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { handmadeSteps } from './explanation_cases.mjs';
import { check, figuresOf, numbersOf } from './explanation.mjs';
import { loadLoyalty, readText, vectorNames } from './files.mjs';
import { add, equal, format, parse, ratio, subtract } from './rational.mjs';
import { loadVector, respond } from './vectors.mjs';

/**
 * Fields that hold no figure: identifiers and words, which may look like numbers; the baskets that a reading looks at; conditions
 * as they stand in the programme; and the curve, whose pieces are exact by themselves and are compared with the calculation of every basket in tests/core.
 * `entries` are the movements themselves, from which the balances follow: see entryProblems. `whatIf` is another statement, which has no explanation: asked for
 * by itself, with the events in the history, it has one.
 */
const except = new Set([
  'id', 'name', 'unit', 'promotion', 'rule', 'ledger', 'redemption', 'event', 'metric', 'tier', 'by', 'words', 'explanation', 'baskets', 'curve', 'condition',
  'entries', 'whatIf',
]);

/** Numbers that stand for facts a request may leave out: the defaults of core/README.md. */
const defaults = ['0', '1', '0.6'];
const zero = ratio(0n);
const operations = ['quote', 'statement', 'advise', 'effective-discount'];

/** What is wrong with the entries of a statement: each balance is the one before and the points; the last one is that of the ledger. */
function entryProblems({ entries, balances }) {
  const problems = [];
  const last = new Map(balances.map(({ ledger }) => [ledger, zero]));
  entries.forEach(({ ledger, points, balance }, i) => {
    const expected = add(last.get(ledger), parse(points));
    if (!equal(expected, parse(balance))) problems.push(`entry ${i}: the balance is ${balance}, not ${format(expected)}`);
    last.set(ledger, parse(balance));
  });
  for (const { ledger, balance } of balances) {
    if (!equal(last.get(ledger), parse(balance))) problems.push(`${ledger}: the entries sum to ${format(last.get(ledger))}, not ${balance}`);
  }
  return problems;
}

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
  if (vector.call.operation !== 'statement') continue;
  test(`entries of ${name}`, () => {
    const call = { ...vector.call, request: JSON.stringify({ ...request, explain: false, entries: true }) };
    assert.deepEqual(entryProblems(JSON.parse(respond(loyalty, { ...vector, call })).result), []);
  });
}

test('there are explanations to check', () => assert.ok(explained > 0));

test('entries that do not add up are found', () => {
  const balances = [{ ledger: 'points', balance: '7' }];
  const entry = (points, balance) => ({ ledger: 'points', points, balance });
  assert.deepEqual(entryProblems({ balances, entries: [entry('10', '10'), entry('-3', '7')] }), []);
  assert.equal(entryProblems({ balances, entries: [entry('10', '10'), entry('-3', '8')] }).length, 2);
  assert.equal(entryProblems({ balances, entries: [entry('10', '10')] }).length, 1);
});

for (const { title, steps, passes } of handmadeSteps) {
  test(`the evaluation itself: ${title}`, () => {
    const { problems } = check({ total: steps.at(-1).is, explanation: steps }, () => true);
    assert.equal(problems.length === 0, passes, problems.join('; '));
  });
}

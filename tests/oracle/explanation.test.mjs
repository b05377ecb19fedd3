// SPDX-License-Identifier: Apache-2.0
// Every figure of a statement is derived, whatever the programme and the history, and being asked for it changes nothing else.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { check, figuresOf, numbersOf } from '../wasm/explanation.mjs';
import { ratio, subtract } from '../wasm/rational.mjs';
import { Native } from './compare.mjs';
import { randomCase } from './random.mjs';
import { cases, nativeCommand, seed } from './settings.mjs';

const native = new Native(nativeCommand);
after(() => native.close());

/** A derivation is long, and worked out again with fractions. */
const some = Math.ceil(cases / 5);

/** Fields of a statement that hold no figure. */
const except = new Set(['id', 'name', 'unit', 'ledger', 'event', 'of', 'metric', 'tier', 'explanation']);
const zero = ratio(0n);

async function ask({ program, request }, explain) {
  return JSON.parse(await native.call('statement', JSON.stringify({ program, ...request, entries: false, whatIf: undefined, whatIfAsOf: undefined, explain })));
}

function problemsOf(request, result) {
  const given = numbersOf(request, ['0', '1']);
  // What an adjustment takes stands in its event with a minus.
  const isGiven = (value, step) => given(value) || (step.code === 'event_amount' && given(subtract(zero, value)));
  const { problems, derived } = check(result, isGiven);
  const missing = figuresOf(result, except).filter((pointer) => !derived.has(pointer));
  return [...problems, ...missing.map((pointer) => `${pointer} is not derived`)];
}

test(`${some} random statements are derived`, async () => {
  let explained = 0;
  for (let number = 0; number < some; number += 1) {
    const one = randomCase(seed, number);
    const { ok, result } = await ask(one, true);
    if (!ok) continue;
    explained += 1;
    const what = `case ${number} of seed ${seed}`;
    assert.deepEqual(problemsOf(one, result).slice(0, 5), [], what);
    const { explanation, ...figures } = result;
    assert.ok(explanation.length > 0, what);
    assert.deepEqual((await ask(one, false)).result, figures, what);
  }
  assert.ok(explained > some / 2, `only ${explained} of ${some} cases were answered`);
});

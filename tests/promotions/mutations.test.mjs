// SPDX-License-Identifier: Apache-2.0
// Documents changed at random: an answer or errors, never a crash, and no answer with an amount that cannot be.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { loadLoyalty } from '../wasm/files.mjs';
import { mutated, mutationKinds, randomNumbers } from '../wasm/mutations.mjs';
import { flaws } from './amounts.mjs';
import { mechanicsOf } from './mechanics.mjs';
import { quoteVectors } from './pairs.mjs';

const loyalty = await loadLoyalty();
const vectors = await quoteVectors();

/** Numbers that make another offer of a document, not a wrong one. */
const numbers = ['0', '0.01', '0.05', '1', '3', '9.99', '10', '33.33', '50', '99.99', '100', '1000', '90071992547409.91', 1, 2, 3, 5, 7, 100, 1000000];

function otherNumber(original, random) {
  const document = structuredClone(original);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const places = [];
  const visit = (value) => {
    for (const [key, field] of Object.entries(value)) {
      if (typeof field === 'number' || (typeof field === 'string' && /^[0-9.]+$/.test(field))) places.push([value, key]);
      else if (typeof field === 'object' && field !== null) visit(field);
    }
  };
  visit(document);
  for (let round = 0; round < 3; round += 1) {
    const [object, key] = pick(places);
    object[key] = pick(numbers.filter((number) => typeof number === typeof object[key]));
  }
  return JSON.stringify(document);
}

function answered(text, from) {
  let response;
  try {
    response = JSON.parse(loyalty.callText('quote', text));
  } catch (cause) {
    throw new Error(`${from}: ${text}`, { cause });
  }
  if (!response.ok) {
    assert.ok(response.errors.length > 0);
    return false;
  }
  assert.deepEqual(flaws(response.result), [], `${from}: ${text}`);
  return true;
}

test('every vector', () => {
  for (const { name, request } of vectors) assert.ok(answered(JSON.stringify(request), name));
});

test('documents changed at random give errors or amounts that can be', () => {
  const random = randomNumbers(20261122);
  const kinds = mutationKinds.filter((kind) => !kind.startsWith('history'));
  const answers = { ok: 0, errors: 0 };
  for (const { name, request } of vectors) {
    for (let round = 0; round < 40; round += 1) {
      const text = round % 2 === 0 ? otherNumber(request, random) : mutated(request, kinds[Math.floor(random() * kinds.length)], random);
      if (text !== undefined) answers[answered(text, name) ? 'ok' : 'errors'] += 1;
    }
  }
  console.log(`${answers.ok} answers, ${answers.errors} errors`);
  assert.ok(answers.ok > 1000 && answers.errors > 1000);
});

test('offers of several documents together', () => {
  const random = randomNumbers(4);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const offers = vectors.flatMap(({ request }) => request.program.promotions ?? [])
    .filter(({ benefit, rungs, stage, combines }) => stage === undefined && combines === undefined && !JSON.stringify(benefit ?? rungs).includes('"points"'));
  const met = new Set();
  let answers = 0;
  for (let round = 0; round < 1500; round += 1) {
    const chosen = Array.from({ length: 1 + Math.floor(random() * 8) }, (_, i) => ({ ...pick(offers), id: `p${i}`, priority: Math.floor(random() * 3) }));
    const stages = [{ id: 'line' }, { id: 'order', choose: pick(['all', 'all', 'first', 'best']) }, { id: 'voucher' }];
    const program = { format: 'loyalty-program/1', id: 'shop', currency: 'CNY', rounding: pick(['halfUp', 'floor', 'up', 'halfEven']),
      allocation: pick(['largestRemainder', 'remainderToLast', 'runningError', 'equalPerUnit', 'perLine']), stages, promotions: chosen };
    const request = { ...structuredClone(pick(vectors).request), program };
    for (const field of ['used', 'redeem', 'member', 'promotions']) delete request[field];
    if (answered(JSON.stringify(request), 'together')) {
      answers += 1;
      mechanicsOf(request).forEach((name) => met.add(name));
    }
  }
  assert.ok(answers > 1000, `${answers} answers`);
  assert.ok(met.size > 25, [...met].join());
});

// SPDX-License-Identifier: Apache-2.0
// The core's statement against the simulation over random programmes and histories, natively and in WebAssembly.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { loadLoyalty } from '../wasm/files.mjs';
import { differences, Native, outcome, shrunk } from './compare.mjs';
import { randomCase } from './random.mjs';
import { cases, nativeCommand, seed } from './settings.mjs';
import { statement } from './statement.mjs';

/** So many differing cases are made small and shown before the test gives up. */
const shown = 3;

const native = new Native(nativeCommand);
const loyalty = await loadLoyalty();
after(() => native.close());

const textOf = ({ program, request }) => JSON.stringify({ program, ...request });

/** The fields in which the core's answer to a case is not the simulation's. */
const differing = async (one) => differences(statement(one.program, one.request), outcome(await native.call('statement', textOf(one))));

/** Whether a smaller case, which may not be one any more, still differs. */
async function stillDiffers(one) {
  const response = JSON.parse(await native.call('statement', textOf(one)));
  const pointer = response.errors?.[0].pointer ?? '';
  if (pointer.startsWith('/program')) return false;
  try {
    return (await differing(one)).length > 0;
  } catch {
    return false;
  }
}

async function report(number, one) {
  const small = await shrunk(one, stillDiffers);
  const fields = await differing(await stillDiffers(small) ? small : one);
  return `case ${number} of seed ${seed}\n${textOf(small)}\n${fields.slice(0, 5).join('\n')}`;
}

test(`${cases} random statements are what the simulation says, natively and in WebAssembly`, async (t) => {
  t.diagnostic(`seed ${seed}`);
  const reports = [];
  const outcomes = { answered: 0, refused: 0, events: 0 };
  for (let number = 0; number < cases && reports.length < shown; number += 1) {
    const one = randomCase(seed, number);
    const response = await native.call('statement', textOf(one));
    assert.equal(loyalty.callText('statement', textOf(one)), response, `case ${number} of seed ${seed}: WebAssembly answers otherwise`);
    const fields = differences(statement(one.program, one.request), outcome(response));
    if (fields.length > 0) reports.push(await report(number, one));
    outcomes[JSON.parse(response).ok ? 'answered' : 'refused'] += 1;
    outcomes.events += one.request.member.history.length;
  }
  t.diagnostic(`${outcomes.answered} answered, ${outcomes.refused} refused as they must be, ${outcomes.events} events`);
  assert.deepEqual(reports, [], reports.join('\n\n'));
});

// SPDX-License-Identifier: Apache-2.0
// Every number of every programme of the gallery is one that its vectors see: with one unit more, or one less, one of them goes wrong.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { Native } from '../oracle/compare.mjs';
import { nativeFolder, readText, vectorNames } from '../wasm/files.mjs';
import { differences, loadVector } from '../wasm/vectors.mjs';
import { changed, constantsOf } from './constants.mjs';
import { unseen } from './unseen.mjs';

const native = new Native(`${nativeFolder}tests/tools/call_lines`);
after(() => native.close());

const call = async (operation, request) => JSON.parse(await native.call(operation, JSON.stringify(request)));

/** What was asked of a programme, by the text of the programme: `{name, operation, request, expect}`, the request without it. */
const vectors = new Map();
for (const name of vectorNames().filter((one) => !one.startsWith('errors/') && !one.startsWith('validate/'))) {
  const { setup, call: { operation, request: text }, expect } = await loadVector(name, readText);
  if (setup || typeof text !== 'string' || !text.trimStart().startsWith('{')) continue;
  const { program, ...request } = JSON.parse(text);
  if (program === null || typeof program !== 'object') continue;
  const key = JSON.stringify(program);
  vectors.set(key, [...(vectors.get(key) ?? []), { name, operation, request, expect }]);
}

/** Whether a vector of a programme goes wrong with another one. */
async function isSeen(program, others) {
  for (const { operation, request, expect } of vectors.get(JSON.stringify(program)) ?? []) {
    if (differences(expect, await call(operation, { program: others, ...request })).length > 0) return true;
  }
  return false;
}

/** The changes of a programme's numbers that no vector sees, as "pointer value → other"; and how many there were to see. */
async function unseenOf(program) {
  const blind = [];
  let changes = 0;
  for (const { pointer, value, others } of constantsOf(program)) {
    let valid = 0;
    for (const other of others) {
      const mutant = changed(program, pointer, other);
      if (!(await call('validate', { program: mutant })).ok) continue;
      valid += 1;
      if (!(await isSeen(program, mutant))) blind.push(`${pointer} ${value} → ${other}`);
    }
    changes += valid;
    if (valid === 0) blind.push(`${pointer} ${value}: nothing else is valid`);
  }
  return { blind, changes };
}

const { programs } = JSON.parse(await readText('core/programs/index.json'));

for (const { id, program: file } of programs) {
  test(`every number of ${id} is seen`, async (t) => {
    const program = JSON.parse(await readText(`core/programs/${file}`));
    assert.ok(vectors.has(JSON.stringify(program)), 'the programme has vectors');
    const { blind, changes } = await unseenOf(program);
    const excused = Object.values(unseen).flatMap(({ changes: of }) => of[id] ?? []);
    t.diagnostic(`${changes} changes, ${excused.length} of them excused`);
    assert.deepEqual(blind.filter((one) => !excused.includes(one)), [], 'no vector sees these');
    assert.deepEqual(excused.filter((one) => !blind.includes(one)), [], 'these need no excuse any more');
  });
}

test('a programme without vectors is seen by none', async () => {
  const program = JSON.parse(await readText('core/programs/tea-club.json'));
  assert.equal(await isSeen({ ...program, id: 'nobody' }, program), false);
});

test('how much the small programmes of the vectors are seen by their own vectors', async (t) => {
  const gallery = new Set(await Promise.all(programs.map(async ({ program }) => JSON.stringify(JSON.parse(await readText(`core/programs/${program}`))))));
  let changes = 0;
  let blind = 0;
  let count = 0;
  for (const key of vectors.keys()) {
    if (gallery.has(key) || key.length > 20000) continue;
    const one = await unseenOf(JSON.parse(key));
    changes += one.changes;
    blind += one.blind.length;
    count += 1;
  }
  t.diagnostic(`${count} programmes: ${blind} of ${changes} changes unseen`);
  assert.ok(count > 0 && blind < changes);
});

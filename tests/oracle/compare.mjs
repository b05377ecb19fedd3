// SPDX-License-Identifier: Apache-2.0
// Comparing the core with the simulation: the differing fields, and the smallest request on which they differ.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** The native core as a process that answers calls line by line (tests/tools/call_lines.cpp). */
export class Native {
  constructor(command) {
    this.process = spawn(command, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.answers = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
  }

  /** The text of the response. */
  async call(operation, request) {
    this.process.stdin.write(`${operation}\t${request}\n`);
    const { value, done } = await this.answers.next();
    if (done) throw new Error('the native core has stopped');
    return value;
  }

  close() {
    this.process.stdin.end();
  }
}

/** What a response says in the shape of the simulation: the result, or the code of the first error. */
export function outcome(response) {
  const { ok, result, errors } = JSON.parse(response);
  return ok ? result : { error: errors[0].code };
}

/** A line for every field that is not what is expected, by its pointer. */
export function differences(expected, actual, pointer = '') {
  if (expected === actual) return [];
  const both = [expected, actual];
  if (!both.every((one) => typeof one === 'object' && one !== null)) {
    return [`${pointer || '/'}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`];
  }
  const fields = [...new Set(both.flatMap(Object.keys))];
  return fields.flatMap((field) => differences(expected[field], actual[field], `${pointer}/${field}`));
}

/** Lists of the programme whose entries may be left out to make a case smaller. */
const removable = ['conversions', 'transfers', 'rewards', 'redemptions', 'milestones', 'tiers', 'earn', 'metrics', 'ledgers', 'memberships', 'choices', 'counts'];

/**
 * Leaves out of a case `{program, request}` what it can while `fails(case)` goes on to be true: events, what might be, entries of
 * the programme and their optional fields.
 */
export async function shrunk(original, fails) {
  let best = original;
  const attempt = async (change) => {
    const candidate = structuredClone(best);
    if (change(candidate) === false || !(await fails(candidate))) return false;
    best = candidate;
    return true;
  };
  const dropEach = async (listOf) => {
    for (let index = listOf(best).length - 1; index >= 0; index -= 1) await attempt((one) => void listOf(one).splice(index, 1));
  };
  for (let round = 0, before = ''; round < 4 && before !== JSON.stringify(best); round += 1) {
    before = JSON.stringify(best);
    await attempt(({ request }) => void (delete request.whatIf && delete request.whatIfAsOf));
    await attempt(({ request }) => void delete request.entries);
    if (best.request.whatIf) await dropEach((one) => one.request.whatIf);
    await dropEach((one) => one.request.member.history);
    for (const list of removable) if (best.program[list]) await dropEach((one) => one.program[list]);
    for (const field of Object.keys(best.program)) await attempt(({ program }) => void delete program[field]);
    for (const list of removable) await dropFields(attempt, best, (one) => one.program[list] ?? []);
    await dropFields(attempt, best, (one) => one.request.member.history);
    for (const field of ['joined', 'birthday', 'segments']) await attempt(({ request }) => void delete request.member[field]);
  }
  return best;
}

async function dropFields(attempt, best, listOf) {
  for (let index = 0; index < listOf(best).length; index += 1) {
    for (const field of Object.keys(listOf(best)[index])) await attempt((one) => (field in (listOf(one)[index] ?? {}) ? void delete listOf(one)[index][field] : false));
  }
}

// SPDX-License-Identifier: Apache-2.0
// A member's history of 1,000 to 100,000 events: the statement natively and in WebAssembly, and how its cost grows.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { loadLoyalty } = await import(here('../../build/wasm/wasm/node.js'));

/** Two ledgers, pending, inactivity, a monthly limit, tiers over a rolling year, milestones. */
export const program = {
  format: 'loyalty-program/1', id: 'bench', currency: 'CNY',
  counts: [{ id: 'visits' }],
  ledgers: [
    { id: 'points', pending: { type: 'days', days: 14 }, expiry: { type: 'afterEarning', months: 12, snap: 'monthEnd' } },
    { id: 'status', expiry: { type: 'afterActivity', months: 18 } },
  ],
  earn: [
    { id: 'base', ledger: 'points', measure: { type: 'amount' }, award: { type: 'rate', points: '1', per: '1' } },
    { id: 'bonus', ledger: 'points', measure: { type: 'points', of: ['base'] }, award: { type: 'rate', points: '0.5', per: '1' }, when: { tier: { atLeast: 'gold' } } },
    { id: 'visit', ledger: 'status', measure: { type: 'count', of: 'visits' }, award: { type: 'rate', points: '10', per: '1' }, limits: [{ window: { type: 'month' }, points: '100' }] },
  ],
  metrics: [
    { id: 'spend', type: 'spend', window: { type: 'rollingMonths', months: 12 } },
    { id: 'visits', type: 'count', of: 'visits', window: { type: 'calendarYear' } },
  ],
  tiers: [
    { id: 'silver', qualify: { metric: { id: 'spend', atLeast: '5000' } } },
    { id: 'gold', qualify: { all: [{ metric: { id: 'spend', atLeast: '20000' } }, { metric: { id: 'visits', atLeast: '10' } }] } },
  ],
  tierValidity: { type: 'endOfNextYear' },
  milestones: [{ id: 'm', metric: 'visits', at: '20', every: '20', rewards: [{ id: 'p', points: { ledger: 'points', points: '200' } }] }],
  redemptions: [{ id: 'pay', ledger: 'points', points: '100', value: '1.00', step: '100' }],
};

/** `count` events, three a day: of twenty, sixteen purchases, two visits, one redemption, one return of goods bought three days before. */
export function history(count) {
  const events = [];
  const first = Date.UTC(1927, 0, 1) / 86_400_000;
  for (let i = 0; i < count; i += 1) {
    const date = new Date((first + Math.floor(i / 3)) * 86_400_000).toISOString().slice(0, 10);
    const id = `e${i}`;
    if (i % 20 === 19) events.push({ type: 'refund', id, date, of: `e${i - 9}` });
    else if (i % 20 === 18 && i > 60) events.push({ type: 'redeem', id, date, ledger: 'points', points: '100' });
    else if (i % 10 === 7) events.push({ type: 'activity', id, date, counts: { visits: '1' } });
    else events.push({ type: 'purchase', id, date, lines: [{ id: 'a', quantity: 1 + (i % 3), list: `${20 + (i % 90)}.50`, category: 'tea' }] });
  }
  return events;
}

export const request = (digest, count, explain) => {
  const events = history(count);
  return { program: digest, asOf: events.at(-1).date, member: { history: events }, explain };
};

/** Least milliseconds of several calls. */
function measure(call, rounds) {
  let least = Infinity;
  for (let i = 0; i < rounds; i += 1) {
    const begin = performance.now();
    call();
    least = Math.min(least, performance.now() - begin);
  }
  return least;
}

function native(requests) {
  const lines = [`validate\t${JSON.stringify({ program })}`];
  for (const one of requests) for (let i = 0; i < 5; i += 1) lines.push(`statement\t${one}`);
  const answers = execFileSync(here('../../build/release/tests/tools/call_lines'), ['--time'], { input: `${lines.join('\n')}\n`, maxBuffer: 1 << 30, encoding: 'utf8' })
    .trimEnd().split('\n').slice(1);
  return requests.map((_, i) => {
    const runs = answers.slice(i * 5, i * 5 + 5).map((line) => line.split('\t'));
    return { milliseconds: Math.min(...runs.map(([microseconds]) => Number(microseconds) / 1000)), response: runs[0][1] };
  });
}

const loyalty = await loadLoyalty();
const compiled = loyalty.compile(program);
const rows = [];
const sizes = [1_000, 10_000, 100_000];
const requests = sizes.map((count) => JSON.stringify(request(compiled.digest, count, false)));
requests.push(JSON.stringify(request(compiled.digest, 1_000, true)));
const natively = native(requests);
for (const [i, text] of requests.entries()) {
  const answer = loyalty.callText('statement', text);
  assert.equal(answer, natively[i].response, 'the same bytes natively and in WebAssembly');
  const milliseconds = measure(() => loyalty.callText('statement', text), i === 2 ? 3 : 9);
  rows.push([i < 3 ? `${sizes[i]} events` : '1000 events, with explanation', natively[i].milliseconds, milliseconds]);
}

console.log('Statement of a history, milliseconds');
console.log(`  ${'events'.padEnd(34)}${'native'.padStart(10)}${'WebAssembly'.padStart(14)}${'to 1,000, per event'.padStart(22)}`);
for (const [i, [name, nativeTime, wasmTime]] of rows.entries()) {
  const growth = i < 3 ? `${((wasmTime / sizes[i]) / (rows[0][2] / sizes[0])).toFixed(2)} ×` : '';
  console.log(`  ${name.padEnd(34)}${nativeTime.toFixed(2).padStart(10)}${wasmTime.toFixed(2).padStart(14)}${growth.padStart(22)}`);
}

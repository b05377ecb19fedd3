// SPDX-License-Identifier: Apache-2.0
// One run, one table: a quote of 20 lines under 10 promotions, and a discount curve, by this calculator natively and in
// WebAssembly, by json-rules-engine, and by JavaScript written for these very promotions. All give the same amounts.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

import * as plain from './plain.mjs';
import * as rulesEngine from './rules_engine.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const read = async (name) => JSON.parse(await readFile(here(name), 'utf8'));
const { loadLoyalty } = await import(here('../../build/wasm/wasm/node.js'));

const loyalty = await loadLoyalty();
const program = loyalty.compile(await read('program.json'));
const { program: _, ...request } = await read('quote.json');
const curveRequest = await read('curve.json');

// The same results first; a fast wrong answer is worth nothing.
const quoted = program.quote(request);
const byHand = plain.quote(request);
assert.deepEqual(await rulesEngine.quote(request), byHand);
assert.equal(quoted.payable, plain.amount(byHand.payable));
assert.equal(quoted.earned[0].points, String(byHand.points));
assert.equal(quoted.vouchersIssued.reduce((sum, voucher) => sum + voucher.count * plain.cents(voucher.value), 0), byHand.vouchers);

const curve = loyalty.effectiveDiscount(curveRequest).curve;
for (const piece of curve.pieces) {
  for (const [at, paid] of [[piece.from, piece.paidFrom], [piece.to, piece.paidTo]]) {
    const expected = plain.curvePoint(plain.cents(at));
    assert.equal(paid, plain.amount(expected.paid), `paid at ${at}`);
    assert.equal(plain.cents(piece.vouchers), expected.vouchers, `vouchers at ${at}`);
  }
}

/** Median microseconds of a call over several rounds of at least 40 ms. */
async function measure(call) {
  const rounds = [];
  let calls = 1;
  for (let round = 0; round < 9; round += 1) {
    for (;;) {
      const begin = performance.now();
      for (let i = 0; i < calls; i += 1) {
        const result = call();
        if (result instanceof Promise) await result;
      }
      const spent = performance.now() - begin;
      if (spent >= 40) {
        rounds.push((spent * 1000) / calls);
        break;
      }
      calls *= 2;
    }
  }
  return rounds.sort((a, b) => a - b)[4];
}

function native() {
  const report = JSON.parse(execFileSync(here('../../build/release/tests/bench/call_bench'), ['--benchmark_min_time=0.2', '--benchmark_format=json'], {
    encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'],
  }));
  return (name) => {
    const run = report.benchmarks.find((benchmark) => benchmark.name === name);
    assert.ok(run !== undefined && !run.error_occurred, `${name}: ${run?.error_message ?? 'not there'}`);
    return run.real_time;
  };
}

const nativeTime = native();
const text = JSON.stringify({ ...request, program: program.digest });
const bare = { ...request, explain: false };
const points = Array.from({ length: 1001 }, (_, i) => i * 250);

const tables = {
  'Quote: 20 lines, 10 promotions, microseconds': [
    ['json-rules-engine, without explanation', await measure(() => rulesEngine.quote(request))],
    ['plain JavaScript, without explanation', await measure(() => plain.quote(request))],
    ['native, text in and out, with explanation', nativeTime('quote/explain:1')],
    ['native, text in and out, without', nativeTime('quote/explain:0')],
    ['WebAssembly, text in and out, with explanation', await measure(() => loyalty.callText('quote', text))],
    ['WebAssembly, objects in and out, with explanation', await measure(() => program.quote(request))],
    ['WebAssembly, objects in and out, without', await measure(() => program.quote(bare))],
  ],
  'Discount curve from 0 to 2500.00, 5 promotions, microseconds': [
    ['json-rules-engine, 1001 points', await measure(async () => { for (const point of points) await rulesEngine.curvePoint(point); })],
    ['plain JavaScript, 1001 points', await measure(() => points.map(plain.curvePoint))],
    ['native, exact pieces', nativeTime('curve')],
    ['WebAssembly, exact pieces', await measure(() => loyalty.effectiveDiscount(curveRequest))],
  ],
};

console.log(`Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}; the ratio is to json-rules-engine, above 1 is faster`);
for (const [title, rows] of Object.entries(tables)) {
  console.log(`\n${title}`);
  for (const [name, time] of rows) {
    console.log(`  ${name.padEnd(52)} ${time.toFixed(2).padStart(10)}   ${(rows[0][1] / time).toFixed(2).padStart(8)} ×`);
  }
}

// SPDX-License-Identifier: Apache-2.0
// The loader in Node: results, errors, crashes, programmes by digest.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { loadLoyalty, LoyaltyError, moduleFolder } from './files.mjs';

const offer = { text: '满300减50', currency: 'CNY' };
const program = {
  format: 'loyalty-program/1', id: 'shop', currency: 'CNY',
  promotions: [{ id: 'm300', stage: 'order', trigger: { type: 'amount', at: '300' }, benefit: { type: 'amount', off: '50' } }],
};
const basket = { lines: [{ id: 'a', quantity: 1, unitPrice: '320.00' }] };
const request = { asOf: '2026-11-22', basket };

const realGlue = (await import(`${moduleFolder}loyalty.mjs`)).default;

/** A glue whose instances throw what `fault()` returns, once each time it returns something. */
function faultyGlue(fault) {
  const made = { count: 0 };
  const glue = async (options) => {
    made.count += 1;
    const instance = await realGlue(options);
    let dead;
    return {
      call(operation, text) {
        dead ??= fault();
        if (dead !== undefined) throw dead;
        return instance.call(operation, text);
      },
    };
  };
  return { glue, made };
}

test('results come back, refusals are thrown', async () => {
  const loyalty = await loadLoyalty();
  assert.equal(loyalty.parseOffer(offer).readings[0].promotion.benefit.off, '50.00');
  assert.equal(loyalty.quote({ ...request, program }).payable, '270.00');
  assert.throws(() => loyalty.quote({ ...request, program: { ...program, typo: 1 } }), (error) => {
    assert.ok(error instanceof LoyaltyError);
    assert.ok(error instanceof Error);
    assert.equal(error.name, 'LoyaltyError');
    assert.equal(error.code, 'unknown_field');
    assert.equal(error.pointer, '/program/typo');
    assert.equal(error.errors[0].code, 'unknown_field');
    return true;
  });
});

test('call gives the whole response and throws only for what is no request', async () => {
  const loyalty = await loadLoyalty();
  assert.equal(loyalty.call('parse-offer', offer).ok, true);
  assert.deepEqual(loyalty.call('parse-offer', JSON.stringify(offer)), loyalty.call('parse-offer', offer));
  assert.deepEqual(loyalty.call('parse-offer', new TextEncoder().encode(JSON.stringify(offer))), loyalty.call('parse-offer', offer));
  assert.equal(loyalty.call('no-such-operation', {}).errors[0].code, 'unknown_operation');
  assert.equal(loyalty.call('quote', '{').errors[0].code, loyalty.call('quote', '').errors[0].code);
  for (const wrong of [[], [1, {}], ['quote'], ['quote', undefined], ['quote', () => 1]]) {
    assert.throws(() => loyalty.call(...wrong), TypeError);
  }
});

test('text survives: NUL, astral characters, lone surrogates', async () => {
  const loyalty = await loadLoyalty();
  const named = (name) => loyalty.quote({ ...request, program: { ...program, promotions: [{ ...program.promotions[0], name }] } }).applied[0].name;
  for (const name of ['满300减50', 'a\u0000b', '🍵 茶', 'é'.repeat(300)]) assert.equal(named(name), name);
  // As text, not as an escape, it cannot be UTF-8: it is replaced, and nothing after it is lost.
  const response = loyalty.call('parse-offer', `{"text":"\ud800 满300减50","currency":"CNY"}`);
  assert.equal(typeof response.ok, 'boolean');
});

test('a crash fails one call, the next one works', async () => {
  for (const thrown of [new WebAssembly.RuntimeError('unreachable'), 5259216, new RangeError('stack')]) {
    let faults = [];
    const { glue, made } = faultyGlue(() => faults.shift());
    const loyalty = await loadLoyalty({ glue });
    assert.equal(made.count, 2);

    faults = [thrown];
    assert.throws(() => loyalty.quote({ ...request, program }), (error) => error instanceof LoyaltyError && error.code === 'engine_crashed');
    assert.equal(loyalty.quote({ ...request, program }).payable, '270.00');
    await loyalty.ready;
    assert.equal(made.count, 3);

    faults = [thrown];
    assert.equal(loyalty.call('quote', { ...request, program }).errors[0].code, 'engine_crashed');
    assert.equal(loyalty.call('quote', { ...request, program }).ok, true);
  }
});

test('a crash of the reserve too is survived', async () => {
  let faults = [];
  const { glue } = faultyGlue(() => faults.shift());
  const loyalty = await loadLoyalty({ glue });
  faults = ['one', 'two'];
  for (let i = 0; i < 3; i += 1) assert.equal(loyalty.call('quote', { ...request, program }).errors[0].code, 'engine_crashed');
  assert.throws(() => loyalty.callText('quote', '{}'), LoyaltyError);
  await loyalty.ready;
  assert.equal(loyalty.quote({ ...request, program }).payable, '270.00');
});

test('a response that is not JSON counts as a crash', async () => {
  let garbage = true;
  const glue = async (options) => {
    const instance = await realGlue(options);
    return { call: (...args) => (garbage ? 'garbage' : instance.call(...args)) };
  };
  const loyalty = await loadLoyalty({ glue });
  assert.equal(loyalty.call('parse-offer', offer).errors[0].code, 'engine_crashed');
  garbage = false;
  assert.equal(loyalty.call('parse-offer', offer).ok, true);
});

test('a compiled programme is named by its digest and sent again after a crash', async () => {
  const sent = [];
  let fault;
  const glue = async (options) => {
    const instance = await realGlue(options);
    return {
      call(operation, text) {
        sent.push([operation, JSON.parse(text)]);
        if (fault !== undefined) throw fault;
        return instance.call(operation, text);
      },
    };
  };
  const loyalty = await loadLoyalty({ glue });
  const compiled = loyalty.compile(program);
  assert.match(compiled.digest, /^p-[0-9a-f]{16}$/);
  assert.equal(compiled.counts.promotions, 1);
  assert.equal(compiled.quote(request).payable, '270.00');
  assert.deepEqual(sent.at(-1), ['quote', { ...request, program: compiled.digest }]);

  fault = 'crash';
  assert.throws(() => compiled.quote(request), { code: 'engine_crashed' });
  fault = undefined;
  sent.length = 0;
  assert.equal(compiled.quote(request).payable, '270.00');
  assert.deepEqual(sent.map(([operation]) => operation), ['quote', 'validate', 'quote']);
  assert.throws(() => loyalty.quote({ ...request, program: 'p-0000000000000000' }), { code: 'program_not_loaded' });
  assert.throws(() => loyalty.compile({ ...program, currency: 'XXL' }), LoyaltyError);
});

test('a failed load says so and can be tried again', async () => {
  const failed = (options) => assert.rejects(loadLoyalty(options), (error) => error instanceof LoyaltyError && error.code === 'load_failed');
  await failed({ folder: '/no/such/folder' });
  await failed({ wasmBinary: new Uint8Array([1, 2, 3]) });
  await failed({ wasmUrl: pathToFileURL('/no/such.wasm') });
  await failed({ glue: async () => { throw new Error('no'); } });
  const { quote } = await loadLoyalty();
  assert.equal(typeof quote, 'function');
});

test('a module compiled elsewhere is used as it is', async () => {
  const first = await loadLoyalty();
  const second = await loadLoyalty({ wasmModule: first.wasmModule, wasmUrl: 'https://example.invalid/never-fetched.wasm' });
  assert.deepEqual(second.parseOffer(offer), first.parseOffer(offer));
});

test('a request of megabytes is answered, and small ones after it', async () => {
  const loyalty = await loadLoyalty();
  for (const text of ['['.repeat(1_000_000), `{"program":"${'满'.repeat(1_000_000)}"}`, '9'.repeat(3_000_000)]) {
    assert.equal(loyalty.call('quote', text).ok, false);
    assert.equal(loyalty.call('parse-offer', offer).ok, true);
  }
});

test('runs where code generation from strings is forbidden', () => {
  const script = `
    import { loadLoyalty } from ${JSON.stringify(pathToFileURL(`${moduleFolder}node.js`).href)};
    const loyalty = await loadLoyalty();
    console.log(loyalty.parseOffer(${JSON.stringify(offer)}).readings.length > 0);`;
  const output = execFileSync(process.execPath, ['--disallow-code-generation-from-strings', '--input-type=module', '-e', script], { encoding: 'utf8' });
  assert.equal(output, 'true\n');
});

test('what is built for the browser does not know Node', () => {
  for (const file of ['loader.js', 'module.js', 'error.js']) {
    assert.doesNotMatch(readFileSync(moduleFolder + file, 'utf8'), /node:|process\.|require\(/);
  }
});

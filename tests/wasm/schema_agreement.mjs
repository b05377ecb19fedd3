// SPDX-License-Identifier: Apache-2.0
// ajv on one side, the core on the other. Where the schema refuses a request, the core does; where the schema accepts it, the
// core may refuse it only for what a schema cannot say. Run through schema_agreement.test.mjs.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';

import { loadLoyalty, readText, vectorNames } from './files.mjs';
import { readSchemas } from '../../wasm/types.mjs';
import { instanceMaker, vocabulary } from './instances.mjs';
import { mutated, mutationKinds, randomNumbers } from './mutations.mjs';
import { exampleErrors, operations, schemaErrors } from './schemas.mjs';
import { loadVector, respond } from './vectors.mjs';

const seed = Number(process.env.LOYALTY_SEED ?? 20261122);
const instanceCount = Number(process.env.LOYALTY_INSTANCES ?? 4000);
const mutantCount = Number(process.env.LOYALTY_MUTANTS ?? 6000);

const loyalty = await loadLoyalty();

/** Codes of what a schema cannot say, from the two tables of core/schema/README.md. */
const readme = await readText('core/schema/README.md');
const codesBelow = (title) => new Set([...readme.split(`## ${title}`)[1].split('\n## ')[0].matchAll(/^\| `(\w+)`/gm)].map((row) => row[1]));
const semanticCodes = codesBelow('What only the core can say');
const textCodes = codesBelow('What only the text shows');

/** What disagrees about the text of a request; undefined when the two agree. */
function disagreement(operation, text) {
  const refused = schemaErrors(`${operation}-request`, JSON.parse(text));
  const response = loyalty.call(operation, text);
  if (response.ok && refused.length > 0) return `the core accepts what the schema refuses: ${refused[0]}`;
  if (response.ok) return schemaErrors(`${operation}-response`, response).map((error) => `the response is not what the schema says: ${error}`)[0];
  if (refused.length > 0) return undefined;
  const unexpected = response.errors.filter(({ code }) => !semanticCodes.has(code) && !(textCodes.has(code) && onlyInText(text)));
  if (unexpected.length === 0) return undefined;
  return `the schema accepts what the core refuses: ${unexpected[0].pointer}: ${unexpected[0].code}, ${unexpected[0].message}`;
}

/** Whether parsing loses something of the text: how a number is written, a field that stands twice. */
function onlyInText(text) {
  const withoutStrings = text.replace(/"(?:[^"\\]|\\.)*"/g, '""');
  const compact = text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, (_, string) => string ?? '');
  return /\d[eE]/.test(withoutStrings) || compact !== JSON.stringify(JSON.parse(text));
}

const parses = (text) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const vectors = (await Promise.all(vectorNames().map((name) => loadVector(name, readText)))).map((vector) => ({
  ...vector,
  text: typeof vector.call.request === 'string' ? vector.call.request : undefined,
}));
const gallery = readdirSync(new URL('../../core/programs/', import.meta.url)).filter((name) => name.endsWith('.json') && name !== 'index.json');

/** Requests from which mutants are made: the gallery, and what the vectors ask, where it is small. */
const originals = [];
for (const name of gallery) {
  const document = JSON.parse(await readText(`core/programs/${name}`));
  const operation = /\.(quote|statement)\.json$/.exec(name)?.[1];
  originals.push(operation === undefined ? { operation: 'validate', document: { program: document } } : { operation, document });
}
for (const { call, text } of vectors) {
  if (operations.includes(call.operation) && text !== undefined && text.length < 20000 && parses(text)) {
    originals.push({ operation: call.operation, document: JSON.parse(text) });
  }
}

originals.push(
  {
    operation: 'effective-discount',
    document: {
      currency: 'CNY', asOf: '2026-11-22', basket: '150.00', curve: { from: '0.00', to: '500.00' }, redemptionRate: '0.6', voucherBase: 'list',
      stages: [{ id: 'order', choose: 'all' }], explain: true,
      promotions: [{ id: 'v', trigger: { type: 'amount', at: '100', repeat: 'each', times: 3 }, benefit: { type: 'voucher', value: '50', minimum: '100' } }],
    },
  },
  {
    operation: 'effective-discount',
    document: {
      program: { format: 'loyalty-program/1', id: 'p', currency: 'JPY' }, asOf: '2026-11-22', basket: 3000, unitPrice: 100,
      promotions: [{ id: 'q', trigger: { type: 'quantity' }, rungs: [{ at: 3, benefit: { type: 'percent', off: '10', base: 'list', scope: 'line' } }] }],
    },
  },
  {
    operation: 'compare',
    document: {
      currency: 'CNY', asOf: '2026-11-22', basket: '150.00', curve: { from: '0.00', to: '500.00' }, by: 'afterVouchers', redemptionRate: '0.6', voucherBase: 'list',
      unitPrice: '10.00', stages: [{ id: 'order', choose: 'all' }],
      offers: [
        { id: 'a', name: 'A', promotions: [{ id: 'v', trigger: { type: 'amount', at: '100' }, benefit: { type: 'voucher', value: '50', minimum: '100' } }] },
        { id: 'b', program: { format: 'loyalty-program/1', id: 'p', currency: 'CNY' }, promotions: [{ id: 'q', benefit: { type: 'percent', off: '10' } }] },
      ],
    },
  },
  { operation: 'parse-offer', document: { text: '每满100减20，最高减60', currency: 'CNY' } },
  { operation: 'parse-offer', document: { text: 'spend 100 get 50 voucher', currency: 'USD' } },
);

test('the tables name codes, none of them twice', async () => {
  const codes = new Set([...(await readText('core/include/loyalty/error.h')).matchAll(/^ {2}X\((\w+),/gm)].map((row) => row[1]));
  assert.ok(semanticCodes.size > 10 && textCodes.size > 1);
  for (const code of [...semanticCodes, ...textCodes]) assert.ok(codes.has(code), code);
});

test('the examples of the schemas are valid', () => assert.deepEqual(exampleErrors(), []));

test('the gallery is valid by schema and core', async () => {
  for (const name of gallery) {
    const document = JSON.parse(await readText(`core/programs/${name}`));
    const operation = /\.(quote|statement)\.json$/.exec(name)?.[1] ?? 'validate';
    const request = operation === 'validate' ? { program: document } : document;
    assert.deepEqual(schemaErrors(`${operation}-request`, request), [], name);
    const response = loyalty.call(operation, JSON.stringify(request));
    assert.ok(response.ok, `${name}: ${JSON.stringify(response.errors)}`);
    assert.deepEqual(schemaErrors(`${operation}-response`, response), [], name);
  }
});

for (const operation of operations) {
  test(`requests of the vectors: ${operation}`, () => {
    const asked = vectors.filter(({ call, text }) => call.operation === operation && text !== undefined && parses(text));
    for (const { name, text } of asked) assert.equal(disagreement(operation, text), undefined, name);
  });

  test(`responses to the vectors: ${operation}`, () => {
    const asked = vectors.filter(({ call }) => call.operation === operation);
    assert.ok(asked.length > 0);
    for (const vector of asked) {
      const response = JSON.parse(respond(loyalty, vector));
      assert.deepEqual(schemaErrors(`${operation}-response`, response), [], vector.name);
    }
  });
}

test(`documents made up from the schemas (LOYALTY_SEED=${seed} LOYALTY_INSTANCES=${instanceCount})`, () => {
  const schemas = readSchemas();
  const make = instanceMaker(schemas, randomNumbers(seed));
  const unused = vocabulary(schemas, operations.map((operation) => `${operation}-request.json`));
  let valid = 0;
  for (let made = 0; made < instanceCount; made += 1) {
    const operation = operations[made % operations.length];
    const document = make(`${operation}-request.json`);
    const text = JSON.stringify(document);
    assert.equal(disagreement(operation, text), undefined, `${operation}: ${text}`);
    if (schemaErrors(`${operation}-request`, document).length > 0) continue;
    valid += 1;
    for (const [, word] of text.matchAll(/"(\w+)"/g)) unused.delete(word);
  }
  // Enough of them are right, and everything a request can say has been said.
  assert.ok(valid > instanceCount / 5, `${valid} of ${instanceCount} are valid`);
  assert.deepEqual([...unused].filter((word) => /^\w+$/.test(word)), []);
});

test(`mutants (LOYALTY_SEED=${seed} LOYALTY_MUTANTS=${mutantCount})`, () => {
  const random = randomNumbers(seed);
  const verdicts = { accepted: 0, refused: 0 };
  for (let made = 0; made < mutantCount;) {
    const { operation, document } = originals[Math.floor(random() * originals.length)];
    const kind = mutationKinds[Math.floor(random() * mutationKinds.length)];
    const text = mutated(document, kind, random);
    if (text === undefined) continue;
    made += 1;
    const found = disagreement(operation, text);
    assert.equal(found, undefined, `${kind} of ${operation}: ${text}`);
    verdicts[schemaErrors(`${operation}-request`, JSON.parse(text)).length === 0 ? 'accepted' : 'refused'] += 1;
  }
  // Both sides have to have something to say.
  assert.ok(verdicts.accepted > mutantCount / 10 && verdicts.refused > mutantCount / 4, JSON.stringify(verdicts));
});

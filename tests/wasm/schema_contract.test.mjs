// SPDX-License-Identifier: Apache-2.0
// The schemas as a published contract: described, closed, in step with the tables of the core and with the generated types.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';

import { documentTypes, readSchemas } from '../../wasm/types.mjs';
import { readText, root, vectorNames } from './files.mjs';

const schemas = readSchemas();

/** Every schema inside a schema, with its pointer. */
function* parts(schema, pointer) {
  if (typeof schema !== 'object' || schema === null) return;
  yield { schema, pointer };
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'const' || key === 'examples') continue;
    if (Array.isArray(value)) {
      for (const [index, element] of value.entries()) yield* parts(element, `${pointer}/${key}/${index}`);
    } else {
      yield* parts(value, `${pointer}/${key}`);
    }
  }
}

const allParts = [...schemas].flatMap(([name, schema]) => [...parts(schema, name)]);

/** The names in a table of a header: X(name, …) line by line. */
async function tableOf(header, macro) {
  const text = await readText(`core/include/loyalty/${header}`);
  const table = text.split(`#define ${macro}(X)`)[1].split(/\n(?! {2}X\()/)[0];
  return [...table.matchAll(/^ {2}X\((\w+)[,)]/gm)].map((row) => row[1]);
}

async function enumeratorsOf(header, name) {
  const body = (await readText(`core/include/loyalty/${header}`)).split(`enum class ${name} `)[1].split('{')[1].split('}')[0];
  return body.replace(/\/\/.*$/gm, '').split(',').map((word) => word.trim()).filter(Boolean);
}

test('every schema says what it is', () => {
  for (const [name, schema] of schemas) {
    assert.equal(schema.$id, name);
    assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema', name);
    assert.ok(schema.title && schema.description, name);
    for (const [key, definition] of Object.entries(schema.$defs ?? {})) assert.ok(definition.title && definition.description, `${name}: ${key}`);
  }
});

test('titles, the names of the types, are used once', () => {
  const titles = allParts.map(({ schema }) => schema.title).filter((title) => typeof title === 'string');
  assert.deepEqual(titles.filter((title, index) => titles.indexOf(title) !== index), []);
});

test('every field, element and value is described', () => {
  for (const { schema, pointer } of allParts) {
    const conditional = /\/(if|then|else|dependentSchemas)(\/|$)/.test(pointer);
    if (conditional) continue;
    for (const [field, value] of Object.entries(schema.properties ?? {})) {
      if (typeof value === 'object') assert.ok(value.description, `${pointer}: ${field}`);
    }
    for (const keyword of ['items', 'additionalProperties']) {
      if (typeof schema[keyword] === 'object' && !Array.isArray(schema[keyword])) {
        assert.ok(schema[keyword].description || schema[keyword].$ref, `${pointer}: ${keyword}`);
      }
    }
  }
});

test('every object refuses fields it does not know', () => {
  for (const { schema, pointer } of allParts) {
    if (schema.properties === undefined || /\/(if|then|else|dependentSchemas)(\/|$)/.test(pointer)) continue;
    if (pointer.endsWith('/properties')) continue;
    assert.equal(schema.additionalProperties, false, pointer);
  }
});

test('codes are those of the core', async () => {
  const codes = schemas.get('codes.json').$defs;
  assert.deepEqual(codes.errorCode.enum, await tableOf('error.h', 'LOYALTY_ERROR_CODES'));
  assert.deepEqual(codes.reason.enum, await tableOf('reason.h', 'LOYALTY_REASONS'));
  assert.deepEqual(codes.verdict.enum, await tableOf('advice.h', 'LOYALTY_VERDICTS'));
  assert.deepEqual(codes.topUpVerdict.enum, await tableOf('basket_advice.h', 'LOYALTY_TOP_UP_VERDICTS'));
  assert.deepEqual(codes.topUpRole.enum, await tableOf('basket_advice.h', 'LOYALTY_TOP_UP_ROLES'));
  assert.deepEqual(codes.nowWhy.enum, await tableOf('basket_advice.h', 'LOYALTY_NOW_WHYS'));
  assert.deepEqual(codes.stepCode.enum, await tableOf('step.h', 'LOYALTY_STEPS'));
  assert.deepEqual(codes.warningCode.enum, await tableOf('lint.h', 'LOYALTY_LINT_CODES'));
  assert.deepEqual(codes.warningDetail.enum, await tableOf('lint.h', 'LOYALTY_LINT_DETAILS'));
  assert.deepEqual(codes.operation.enum, await enumeratorsOf('step.h', 'Operation'));
  assert.deepEqual(codes.readingCode.enum, await enumeratorsOf('effective_discount.h', 'ReadingCode'));
  assert.deepEqual(codes.assumption.enum, await enumeratorsOf('offer_text.h', 'Assumption'));
});

test('the TypeScript types are what the schemas say', async () => {
  const modules = await documentTypes();
  for (const [path, text] of modules) assert.equal(await readText(`wasm/src/${path}`), text, `${path}: run node wasm/types.mjs`);
  const committed = readdirSync(`${root}wasm/src/documents`).map((name) => `documents/${name}`);
  assert.deepEqual(committed.filter((path) => !modules.has(path)), []);
});

/** The codes that vectors of a folder expect, by what the pointer expression picks from their response. */
async function expectedCodes(folder, pick) {
  const found = new Set();
  for (const name of vectorNames().filter((candidate) => candidate.startsWith(`${folder}/`))) {
    const { expect } = JSON.parse(await readText(`tests/vectors/${name}.json`));
    for (const { code } of pick(expect) ?? []) found.add(code);
  }
  return found;
}

test('every error that a request can cause has a vector', async () => {
  const covered = await expectedCodes('errors', (expect) => expect.errors);
  const codes = (await tableOf('error.h', 'LOYALTY_ERROR_CODES')).filter((code) => !['internal_error', 'not_in_module'].includes(code));
  assert.deepEqual(codes.filter((code) => !covered.has(code)), []);
});

test('every warning has a vector', async () => {
  const covered = await expectedCodes('validate', (expect) => expect.result?.warnings);
  assert.deepEqual((await tableOf('lint.h', 'LOYALTY_LINT_CODES')).filter((code) => !covered.has(code)), []);
});

test('the README lists every warning and every detail of one', async () => {
  const listed = [...(await readText('core/README.md')).split('\n## 6.')[1].matchAll(/^\| `(\w+)` \|/gm)].map((row) => row[1]).filter((word) => word !== 'detail');
  assert.deepEqual(listed, [...await tableOf('lint.h', 'LOYALTY_LINT_CODES'), ...await tableOf('lint.h', 'LOYALTY_LINT_DETAILS')]);
});

test('every detail of a warning has a vector', async () => {
  const covered = new Set();
  for (const name of vectorNames().filter((candidate) => candidate.startsWith('validate/'))) {
    const { expect } = JSON.parse(await readText(`tests/vectors/${name}.json`));
    for (const { params } of expect.result?.warnings ?? []) covered.add(params?.detail);
  }
  assert.deepEqual((await tableOf('lint.h', 'LOYALTY_LINT_DETAILS')).filter((code) => !covered.has(code)), []);
});

test('sample requests of the gallery hold the programme beside them', async () => {
  const { programs } = JSON.parse(await readText('core/programs/index.json'));
  const files = readdirSync(`${root}core/programs`).filter((name) => name.endsWith('.json') && name !== 'index.json');
  assert.deepEqual(programs.flatMap(({ program, quote, statement }) => [program, quote, statement]).sort(), files.sort());
  for (const { id, name, program, quote, statement } of programs) {
    const document = JSON.parse(await readText(`core/programs/${program}`));
    assert.deepEqual({ id: document.id, name: document.name }, { id, name });
    for (const request of [quote, statement]) assert.deepEqual(JSON.parse(await readText(`core/programs/${request}`)).program, document, request);
  }
});

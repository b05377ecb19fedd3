// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';

const require = createRequire(new URL('../../web/package.json', import.meta.url));
const { parse } = require('@formatjs/icu-messageformat-parser');
const read = (path) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
const catalogues = {
  en: JSON.parse(await read('web/locales/en.json')),
  'zh-CN': JSON.parse(await read('web/locales/zh-CN.json')),
};
const english = Object.keys(catalogues.en);

function placeholders(text) {
  const found = new Set();
  const walk = (elements) => elements.forEach((element) => {
    if (element.type !== 0 && element.type !== 7) found.add(element.value);
    for (const option of Object.values(element.options ?? {})) walk(option.value);
  });
  walk(parse(text, { ignoreTag: true }));
  return [...found].sort();
}

test('both catalogues have the same keys in the same order', () => {
  assert.deepEqual(Object.keys(catalogues['zh-CN']), english);
});

test('no text is empty, and Chinese text has no placeholder that English lacks', () => {
  for (const key of english) {
    assert.notEqual(catalogues.en[key].trim(), '', key);
    assert.notEqual(catalogues['zh-CN'][key].trim(), '', key);
    const extra = placeholders(catalogues['zh-CN'][key]).filter((name) => !placeholders(catalogues.en[key]).includes(name));
    assert.deepEqual(extra, [], key);
  }
});

test('Chinese sentences are Chinese', () => {
  const same = new Set(['list.plus', 'points.amount', 'ratio.fold', 'error.invalid_combination']);
  for (const key of english) {
    if (!same.has(key)) assert.match(catalogues['zh-CN'][key], /[\u3000-\u9fff\uff00-\uffef]/, key);
  }
});

for (const [kind, header, table] of [
  ['error', 'core/include/loyalty/error.h', 'LOYALTY_ERROR_CODES'],
  ['reason', 'core/include/loyalty/reason.h', 'LOYALTY_REASONS'],
  ['step', 'core/include/loyalty/step.h', 'LOYALTY_STEPS'],
  ['warning', 'core/include/loyalty/lint.h', 'LOYALTY_LINT_CODES'],
  ['warningDetail', 'core/include/loyalty/lint.h', 'LOYALTY_LINT_DETAILS'],
]) {
  test(`every ${kind} of the core has words, with plain placeholders only`, async () => {
    const source = await read(header);
    const start = source.indexOf(`#define ${table}(X)`);
    const codes = [...source.slice(start, source.indexOf('enum class', start)).matchAll(/^\s*X\((\w+)/gm)].map((m) => m[1]);
    assert.ok(codes.length > 12, `${codes.length} codes found in ${header}`);
    const known = english.filter((key) => key.startsWith(`${kind}.`)).map((key) => key.slice(kind.length + 1));
    assert.deepEqual(known.toSorted(), codes.toSorted());
    for (const code of codes) {
      for (const catalogue of Object.values(catalogues)) assert.doesNotMatch(catalogue[`${kind}.${code}`], /\{\w+\s*,/, code);
    }
  });
}

test('error sentences use the parameters that the core gives', async () => {
  const source = await read('core/include/loyalty/error.h');
  for (const [, code, sentence] of source.matchAll(/^\s*X\((\w+),\s*"((?:[^"\\]|\\.)*)"\)/gm)) {
    assert.deepEqual(placeholders(catalogues.en[`error.${code}`]), placeholders(sentence.replaceAll('\\"', '"')), code);
  }
});

test('every key that the page names exists', async () => {
  const folder = new URL('../../web/src/', import.meta.url);
  let named = 0;
  for (const file of await readdir(folder, { recursive: true })) {
    if (!/\.(ts|html)$/.test(file)) continue;
    const source = await readFile(new URL(file, folder), 'utf8');
    for (const [, key] of source.matchAll(/(?:\bt|say|sentence)\(\s*'([a-z]\w*\.[\w.]+)'/g)) {
      named++;
      assert.ok(key in catalogues.en, `${file}: ${key}`);
    }
    for (const [, key] of source.matchAll(/{{(?:zh:|en:)?(page\.[\w.]+)}}/g)) {
      named++;
      assert.ok(key in catalogues.en, `${file}: ${key}`);
    }
  }
  assert.ok(named > 100, `${named} keys found`);
});

test('what the core and the forms can name has words: kinds, columns, movements, causes', async () => {
  const list = (source, from, to) => [...source.slice(source.indexOf(from), source.indexOf(to, source.indexOf(from))).matchAll(/'(\w+)'/g)].map((m) => m[1]);
  const kinds = list(await read('web/src/points/kinds.ts'), 'export const kinds', 'as const');
  const columns = [...(await read('web/src/points/csv-columns.ts')).matchAll(/\{ name: '(\w+)'/g)].map((m) => m[1]);
  const statement = JSON.parse(await read('core/schema/statement-response.json'));
  const choicesOf = (name) => {
    const found = [];
    JSON.stringify(statement, (key, value) => {
      if (key === name && value?.enum) found.push(...value.enum);
      return value;
    });
    return found;
  };
  const wanted = { kind: kinds, 'csv.means': columns, move: choicesOf('kind'), cause: choicesOf('cause') };
  for (const [prefix, names] of Object.entries(wanted)) {
    assert.ok(names.length >= 4, `${prefix}: ${names}`);
    assert.deepEqual(names.filter((name) => !(`${prefix}.${name}` in catalogues.en)), [], prefix);
  }
});

// SPDX-License-Identifier: Apache-2.0
// Writes the TypeScript types of every document, request and response, from the schemas in core/schema: one module for
// each schema in src/documents/, and src/documents.ts with all of them.
// `node wasm/types.mjs` writes the files, `node wasm/types.mjs --check` fails when they are not what the schemas say.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(new URL('../web/package.json', import.meta.url));
const { compile } = require('json-schema-to-typescript');

const schemas = fileURLToPath(new URL('../core/schema/', import.meta.url));
const sources = fileURLToPath(new URL('src/', import.meta.url));

const header = `// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.
`;

/** All schemas by file name. */
export function readSchemas() {
  const names = readdirSync(schemas).filter((name) => name.endsWith('.json'));
  return new Map(names.sort().map((name) => [name, JSON.parse(readFileSync(schemas + name, 'utf8'))]));
}

/** The generated modules: text by path below src/. */
export async function documentTypes() {
  const all = readSchemas();
  const modules = new Map();
  for (const name of all.keys()) modules.set(`documents/${name.replace('.json', '.ts')}`, await moduleOf(name, all));
  const exports = [...modules.keys()].map((path) => `export * from './${path}';\n`);
  return modules.set('documents.ts', `${header}\n${exports.join('')}`);
}

async function moduleOf(file, all) {
  const { $defs = {}, ...root } = all.get(file);
  const types = Object.values($defs);
  if (Object.keys(root).some((key) => !['$schema', '$id', 'title', 'description', 'examples'].includes(key))) types.unshift(root);
  const imports = new Map();
  const declarations = [];
  for (const type of types) {
    const text = await compile(simplified(type, { file, all, imports }), type.title, {
      additionalProperties: false,
      bannerComment: '',
      style: { singleQuote: true, printWidth: 120 },
    });
    declarations.push(compact(text));
  }
  imports.delete(file);
  const lines = [...imports].map(([from, names]) => `import type { ${[...names].sort().join(', ')} } from './${from.replace('.json', '.ts')}';\n`);
  return `${header}${lines.length > 0 ? '\n' : ''}${lines.sort().join('')}${declarations.map((text) => `\n${text}`).join('')}`;
}

/** Comments on one line, alternatives side by side. */
function compact(text) {
  return text
    .replace(/\/\*\*\n\s*\* ([^\n]*)\n\s*\*\//g, '/** $1 */')
    .replace(/ =\n((?: {2}\| '\w+'\n?)+)/g, (_, list) => ` =\n${filled(list.trim().split(/\s*\n\s*/))}`);
}

function filled(alternatives) {
  const lines = [];
  for (const alternative of alternatives) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + alternative.length < 118) lines[lines.length - 1] = `${last} ${alternative}`;
    else lines.push(`  ${alternative}`);
  }
  return lines.join('\n');
}

/** The title of what a reference points to; noted for the imports. */
function nameOf(reference, { file, all, imports }) {
  const [target, pointer = ''] = reference.split('#');
  const from = target === '' ? file : target;
  let schema = all.get(from);
  for (const key of pointer.split('/').slice(1)) schema = schema[key];
  if (!imports.has(from)) imports.set(from, new Set());
  imports.get(from).add(schema.title);
  return schema.title;
}

const restrictions = [
  '$schema', '$id', '$defs', 'if', 'then', 'else', 'allOf', 'dependentSchemas', 'discriminator', 'propertyNames', 'examples',
  'minItems', 'maxItems', 'minProperties', 'maxProperties',
];

/** A schema as the type compiler takes it: references become names; what only restricts values is left out. */
function simplified(schema, context) {
  if (typeof schema !== 'object' || schema === null) return schema;
  if (Array.isArray(schema)) return schema.map((element) => simplified(element, context));
  if (schema.$ref !== undefined) return { description: schema.description, tsType: nameOf(schema.$ref, context) };
  if (schema.prefixItems !== undefined) return { description: schema.description, tsType: '[number, number]' };
  const result = {};
  for (const [key, value] of Object.entries(schema)) {
    if (restrictions.includes(key)) continue;
    if (key === 'properties') {
      result.properties = Object.fromEntries(Object.entries(value).map(([name, field]) => [name, simplified(field, context)]));
    } else {
      result[key] = typeof value === 'object' ? simplified(value, context) : value;
    }
  }
  // A list's type says what its elements are.
  if (result.items !== undefined) delete result.items.description;
  if (schema.then?.$ref !== undefined) result.oneOf = simplified([schema.then, schema.else], context);
  if (result.oneOf !== undefined) {
    delete result.type;
    delete result.required;
  }
  return result;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const modules = await documentTypes();
  if (process.argv.includes('--check')) {
    for (const [path, text] of modules) {
      if (readFileSync(sources + path, 'utf8') === text) continue;
      console.error(`wasm/src/${path} is not what core/schema says: run node wasm/types.mjs`);
      process.exitCode = 1;
    }
  } else {
    rmSync(`${sources}documents`, { recursive: true, force: true });
    mkdirSync(`${sources}documents`);
    for (const [path, text] of modules) writeFileSync(sources + path, text);
  }
}

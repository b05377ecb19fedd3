// SPDX-License-Identifier: Apache-2.0
// The schemas of core/schema as validators, for tests. Loading this needs code generation; see code_generation.mjs.

import Ajv from 'ajv/dist/2020.js';

import { readSchemas } from '../../wasm/types.mjs';

/** The errors of every example that a schema gives, with its place. */
export function exampleErrors() {
  const examplesOf = function* (schema, pointer) {
    if (typeof schema !== 'object' || schema === null) return;
    for (const example of schema.examples ?? []) yield { pointer, example };
    for (const [key, value] of Object.entries(schema)) if (key !== 'examples') yield* examplesOf(value, `${pointer}/${key}`);
  };
  return [...readSchemas()].flatMap(([name, schema]) =>
    [...examplesOf(schema, '')].flatMap(({ pointer, example }) => {
      const validate = ajv.getSchema(pointer === '' ? name : `${name}#${pointer}`);
      return validate(example) ? [] : [`${name}#${pointer}: ${ajv.errorsText(validate.errors)}`];
    }));
}

export const operations = ['validate', 'quote', 'statement', 'advise', 'advise-basket', 'effective-discount', 'compare', 'parse-offer'];

// Types and required fields of the branches of an if stand in the schema around it.
const ajv = new Ajv.default({ strict: true, strictTypes: false, strictRequired: false, discriminator: true });
for (const schema of readSchemas().values()) ajv.addSchema(schema);

/** Errors of a document against the schema of a name ("quote-request"); empty when it is valid. */
export function schemaErrors(name, document) {
  const validate = ajv.getSchema(`${name}.json`);
  return validate(document) ? [] : validate.errors.map((error) => `${error.instancePath}: ${error.message} (${error.schemaPath})`);
}

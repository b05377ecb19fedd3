// SPDX-License-Identifier: Apache-2.0
// The vectors in JavaScript, for Node and for a browser: nothing here knows files. The format is in tests/vectors/README.md.

/** @typedef {{operation: string, request: string | Uint8Array}} Call */

/**
 * Reads one vector. `readText(path)` gives the text of a file by its path from the repository's root.
 * @returns {Promise<{name: string, setup: Call | undefined, call: Call, expect: unknown}>}
 */
export async function loadVector(name, readText) {
  const text = await readText(`tests/vectors/${name}.json`);
  const document = JSON.parse(text);
  for (const field of ['why', 'operation', 'expect']) {
    if (!document[field]) throw new Error(`${name}: no ${field}`);
  }
  if (document.name !== name) throw new Error(`${name}: its name is not its path`);

  const files = [];
  for (const [key, path] of Object.entries(document.files ?? {})) files.push([JSON.stringify(key), await readText(path)]);
  const complete = (request) => files.reduce((all, [key, content]) => all.split(key).join(content), request);

  const setupText = rawField(text, 'setup');
  return {
    name,
    setup: setupText && { operation: document.setup.operation, request: complete(rawField(setupText, 'request')) },
    call: { operation: document.operation, request: requestOf(text, document, complete) },
    expect: document.expect,
  };
}

function requestOf(text, document, complete) {
  if (document.requestText !== undefined) return complete(document.requestText);
  if (document.requestHex !== undefined) return fromHex(document.requestHex);
  if (document.requestRepeat !== undefined) return complete(repeated(document.requestRepeat));
  return complete(rawField(text, 'request') ?? '');
}

function fromHex(hex) {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function repeated({ before = '', text = '', times = 0, separator = '', after = '' }) {
  const parts = Array.from({ length: times }, (_, index) => text.split('#').join(String(index)));
  return before + parts.join(separator) + after;
}

/** The response text of `loyalty` (wasm/src/loader.ts) to a vector. */
export function respond(loyalty, { setup, call }) {
  if (setup) loyalty.callText(setup.operation, setup.request);
  return loyalty.callText(call.operation, call.request);
}

/** The text of the value of a field in the text of an object, exactly as written. */
export function rawField(object, field) {
  let at = skipSpace(object, 0);
  if (object[at] !== '{') return undefined;
  at += 1;
  while (at < object.length) {
    at = skipSpace(object, at);
    const keyEnd = skipValue(object, at);
    const key = object.slice(at + 1, keyEnd - 1);
    const begin = skipSpace(object, skipSpace(object, keyEnd) + 1);
    const end = skipValue(object, begin);
    if (key === field) return object.slice(begin, end);
    at = skipSpace(object, end);
    if (object[at] !== ',') return undefined;
    at += 1;
  }
  return undefined;
}

function skipSpace(text, at) {
  while (at < text.length && ' \n\r\t'.includes(text[at])) at += 1;
  return at;
}

function skipValue(text, start) {
  let at = start;
  let depth = 0;
  do {
    const c = text[at];
    if (c === '"') {
      for (at += 1; at < text.length && text[at] !== '"'; at += 1) if (text[at] === '\\') at += 1;
      at += 1;
    } else if (c === '{' || c === '[') {
      depth += 1;
      at += 1;
    } else if (c === '}' || c === ']') {
      depth -= 1;
      at += 1;
    } else if (depth > 0) {
      at += 1;
    } else {
      while (at < text.length && !',}] \n\r\t'.includes(text[at])) at += 1;
    }
  } while (depth > 0 && at < text.length);
  return at;
}

/** One line for each place at which `actual` is not what `expect` asks for. */
export function differences(expect, actual, pointer = '') {
  if (isObject(expect) && isObject(actual)) {
    return Object.entries(expect).flatMap(([field, value]) =>
      Object.hasOwn(actual, field)
        ? differences(value, actual[field], `${pointer}/${field}`)
        : [`${pointer}/${field}: missing, expected ${JSON.stringify(value)}`]);
  }
  if (Array.isArray(expect) && Array.isArray(actual) && expect.length === actual.length) {
    return expect.flatMap((value, index) => differences(value, actual[index], `${pointer}/${index}`));
  }
  const scalar = expect === null || typeof expect !== 'object';
  return scalar && expect === actual ? [] : [`${pointer}: expected ${JSON.stringify(expect)}, got ${JSON.stringify(actual)}`];
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

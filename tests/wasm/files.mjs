// SPDX-License-Identifier: Apache-2.0
// Where things are, for the tests that run in Node.

import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const moduleFolder = `${root}build/wasm/wasm/`;
export const nativeFolder = `${root}build/release/`;

export const readText = (path) => readFile(root + path, 'utf8');

/** The built loader, as an application in Node gets it. */
export const { loadLoyalty, LoyaltyError } = await import(`${moduleFolder}node.js`);

/** Names of all vectors, sorted by code unit as the native tool sorts them. */
export function vectorNames() {
  return readdirSync(`${root}tests/vectors`, { recursive: true })
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort((a, b) => (a < b ? -1 : 1));
}

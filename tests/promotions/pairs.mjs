// SPDX-License-Identifier: Apache-2.0
// Which mechanics meet in a vector: both are in its request, what the one does depends on the other, and what the vector expects
// goes wrong when either is taken out.

import { readText, vectorNames } from '../wasm/files.mjs';
import { differences } from '../wasm/vectors.mjs';
import { depends, figuresOf, mechanicsOf, without } from './mechanics.mjs';

export const pairOf = (a, b) => [a, b].sort().join(' × ');

/** The quotes of vectors that stand in their file as they are sent. */
export async function quoteVectors() {
  const vectors = [];
  for (const name of vectorNames().filter((one) => one.startsWith('quote/'))) {
    const document = JSON.parse(await readText(`tests/vectors/${name}.json`));
    const { request, expect } = document;
    if (request?.program?.promotions === undefined && request?.promotions === undefined && request?.vouchers === undefined) continue;
    if (typeof request.program === 'object' && expect.ok) vectors.push({ name, request, expect });
  }
  return vectors;
}

/** The pairs that meet in a vector. */
export function pairsOf(loyalty, { request, expect }) {
  const found = mechanicsOf(request);
  const answers = new Map();
  const answer = (names) => {
    const key = names.join();
    if (!answers.has(key)) {
      const response = JSON.parse(loyalty.callText('quote', JSON.stringify(without(request, names))));
      // Some offers are no documents without a part of them: those do not show what the part does.
      answers.set(key, response.ok && { seen: differences(expect, response).length > 0, figures: figuresOf(response.result) });
    }
    return answers.get(key);
  };
  const pairs = [];
  for (const [i, a] of found.entries()) {
    for (const b of found.slice(i + 1)) {
      if (!answer([a]).seen || !answer([b]).seen || !answer([a, b])) continue;
      if (depends(answer([]).figures, answer([b]).figures, answer([a]).figures, answer([a, b]).figures)) pairs.push(pairOf(a, b));
    }
  }
  return pairs;
}

/** By pair, the vectors in which it meets. */
export async function meetings(loyalty) {
  const table = new Map();
  for (const vector of await quoteVectors()) {
    for (const pair of pairsOf(loyalty, vector)) table.set(pair, [...(table.get(pair) ?? []), vector.name]);
  }
  return table;
}

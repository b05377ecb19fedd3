// SPDX-License-Identifier: Apache-2.0
// Runs in the browser: the same vectors, the same comparison, the same module as in Node.

import { loadLoyalty } from '../../../build/wasm/wasm/loader.js';
import { differences, loadVector, respond } from '../../wasm/vectors.mjs';

const readText = async (path) => {
  const response = await fetch(`../../../${path}`);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.text();
};

/** For each vector its response and where it differs from what it expects. */
window.runVectors = async (names) => {
  const loyalty = await loadLoyalty();
  const results = [];
  for (const name of names) {
    const vector = await loadVector(name, readText);
    const response = respond(loyalty, vector);
    results.push({ name, response, differences: differences(vector.expect, JSON.parse(response)) });
  }
  return results;
};

window.loadLoyalty = loadLoyalty;

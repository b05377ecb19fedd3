// SPDX-License-Identifier: Apache-2.0

import { loadLoyalty } from '../../../build/wasm/wasm/loader.js';

self.onmessage = async ({ data: wasmModule }) => {
  try {
    const loyalty = await loadLoyalty({ wasmModule });
    const [reading] = loyalty.parseOffer({ text: '8.5折', currency: 'CNY' }).readings;
    self.postMessage(reading.promotion.benefit.type);
  } catch (error) {
    self.postMessage(`error: ${error}`);
  }
};

// SPDX-License-Identifier: Apache-2.0
// Quotes of the calculator itself, with the settings of a profile and nothing else: the module that the node step has built, or the native
// process that LOYALTY_CALL_LINES names (tests/tools/call_lines.cpp).

import { Native } from '../oracle/compare.mjs';
import { amount } from './exact.mjs';

async function caller() {
  if (process.env.LOYALTY_CALL_LINES) {
    const native = new Native(process.env.LOYALTY_CALL_LINES);
    return { quote: async (request) => JSON.parse(await native.call('quote', JSON.stringify(request))), close: () => native.close() };
  }
  const { loadLoyalty } = await import('../wasm/files.mjs');
  const loyalty = await loadLoyalty();
  return { quote: async (request) => loyalty.call('quote', request), close: () => {} };
}

/** `quote(settings, basket, promotions)`: applied, gifts, discount and payable as the worked cases write them, amounts as fractions. */
export async function core() {
  const { quote, close } = await caller();
  return {
    close,
    async quote(settings, basket, promotions) {
      const program = { format: 'loyalty-program/1', id: 'shop', currency: 'EUR', ...settings };
      const lines = basket.lines.map((line) => ({ sku: line.id, ...line }));
      const { ok, result, errors } = await quote({ program, asOf: '2026-11-22', basket: { ...basket, lines }, promotions });
      if (!ok) throw new Error(JSON.stringify(errors));
      return {
        applied: result.applied.filter(({ discount }) => amount(discount).n > 0n)
          .map(({ promotion, discount, shares }) => ({ promotion, discount: amount(discount), shares: shares.map(amount) })),
        gifts: (result.gifts ?? []).map(({ sku, quantity }) => ({ sku, quantity })),
        discount: amount(result.discount),
        payable: amount(result.payable),
      };
    },
  };
}

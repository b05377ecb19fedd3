// SPDX-License-Identifier: Apache-2.0
import type { Engine } from '../engine.ts';
import type { Decimal, ProgramDocument, QuoteResult, Step } from '../types.ts';

/**
 * How much more one amount is than the other, worked out by the core, with its derivation: goods at the one price, less the other. Null where it is not more.
 */
export function difference(engine: Engine, { currency, asOf }: QuoteResult, more: Decimal, less: Decimal): { amount: Decimal; steps: Step[] } | null {
  const answer = engine.about<QuoteResult>('quote', plain(currency), {
    asOf, basket: { lines: [{ id: 'more', quantity: 1, unitPrice: more }] }, explain: true,
    promotions: /[1-9]/.test(less) ? [{ id: 'less', benefit: { type: 'amount', off: less } }] : [],
  });
  if (!answer.ok || !/[1-9]/.test(answer.result.payable)) return null;
  return { amount: answer.result.payable, steps: answer.result.explanation ?? [] };
}

const programs = new Map<string, ProgramDocument>();
/** A programme without rules, the same one for each question. */
function plain(currency: string): ProgramDocument {
  let program = programs.get(currency);
  if (!program) programs.set(currency, (program = { format: 'loyalty-program/1', id: 'plain', currency }));
  return program;
}

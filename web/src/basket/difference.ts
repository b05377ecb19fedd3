// SPDX-License-Identifier: Apache-2.0
import type { Derive } from '../component.ts';
import type { Engine } from '../engine.ts';
import type { Decimal, ProgramDocument, QuoteResult } from '../types.ts';

/**
 * How much more one amount is than the other, worked out by the core, with its derivation: goods at the one price, less the other. Null where it is not more.
 */
export function difference(engine: Engine, { currency, asOf }: QuoteResult, more: Decimal, less: Decimal): { amount: Decimal; derive: Derive } | null {
  const request = {
    asOf, basket: { lines: [{ id: 'more', quantity: 1, unitPrice: more }] },
    promotions: /[1-9]/.test(less) ? [{ id: 'less', benefit: { type: 'amount', off: less } }] : [],
  };
  const answer = engine.about<QuoteResult>('quote', plain(currency), request);
  if (!answer.ok || !/[1-9]/.test(answer.result.payable)) return null;
  return { amount: answer.result.payable, derive: () => engine.explained('quote', request, plain(currency)) };
}

const programs = new Map<string, ProgramDocument>();
/** A programme without rules, the same one for each question. */
function plain(currency: string): ProgramDocument {
  let program = programs.get(currency);
  if (!program) programs.set(currency, (program = { format: 'loyalty-program/1', id: 'plain', currency }));
  return program;
}

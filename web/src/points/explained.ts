// SPDX-License-Identifier: Apache-2.0
import type { Engine } from '../engine.ts';
import { LoyaltyError } from '../../../wasm/src/error.ts';
import type { Facts, HistoryEvent, ProgramDocument, StatementResult, Step } from '../types.ts';

/** How the figures of a statement come about. */
export async function explained(engine: Engine, program: ProgramDocument, about: { asOf: string; member: Facts & { history: HistoryEvent[] } }): Promise<Step[]> {
  const answer = (await engine.open('loyalty')).about<StatementResult>('statement', program, { ...about, explain: true });
  if (!answer.ok) throw new LoyaltyError(answer.errors);
  return answer.result.explanation ?? [];
}

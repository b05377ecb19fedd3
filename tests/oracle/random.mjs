// SPDX-License-Identifier: Apache-2.0
// One random case: a programme and a request for a statement, the same for the same seed.

import { Draw } from './draw.mjs';
import { HistoryDraw } from './random_history.mjs';
import { ProgramDraw } from './random_program.mjs';

/** @returns {{program: object, request: object}} `request` is the request without its field `program`. */
export function randomCase(seed, number) {
  const draw = new Draw(Math.imul(seed, 0x9e3779b1) + Math.imul(number + 1, 0x85ebca6b));
  const program = new ProgramDraw(draw).program();
  return { program, request: new HistoryDraw(draw, program).request() };
}

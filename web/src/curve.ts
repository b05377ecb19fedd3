// SPDX-License-Identifier: Apache-2.0
import type { CurvePiece } from './types.ts';

export interface Point { x: number; y: number }

/**
 * A piece of a curve as points: the paid share of the basket, less `back` per basket. It is a hyperbola in these drawings, slope + intercept ÷ basket; enough
 * points to look smooth. Floating point is used for the places on the drawing only.
 */
export function trace(piece: CurvePiece, back = 0): Point[] {
  const [from, to] = [Number(piece.from), Number(piece.to)];
  const [paidFrom, paidTo] = [Number(piece.paidFrom), Number(piece.paidTo)];
  const count = from === to ? 1 : 48;
  const points: Point[] = [];
  for (let i = 0; i <= count; i++) {
    const share = i / count;
    const x = from + (to - from) * share;
    if (x > 0) points.push({ x, y: (paidFrom + (paidTo - paidFrom) * share - back) / x });
  }
  return points;
}

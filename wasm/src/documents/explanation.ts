// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

import type { Allocation, Exact, Rounding } from './common.ts';
import type { Pointer } from './error.ts';
import type { StepCode, StepOperation } from './codes.ts';

/** The derivation of the figures of a result. Re-evaluating each step gives its value. */
export type Explanation = Step[];

/** One piece of arithmetic. Fields that say nothing are left out. */
export interface Step {
  /** What it means. */
  code: StepCode;
  /** What is done. */
  op: StepOperation;
  /** Operands, in order. Absent: none, or the value is given. */
  of?: Operand[];
  /** The value, or a list of values. */
  is: Exact | Exact[];
  /** How the quotient is rounded to the decimals of the value, or how an allocation shares. */
  rounding?: Rounding | Allocation;
  /** Id of the rule it belongs to. */
  rule?: string;
  /** Where in the request that rule is. */
  source?: Pointer;
  /** Figures of the result that have this value. */
  figures?: Pointer[];
}

/** A literal number, the value of an earlier step, or one element of the list of an earlier step. */
export type Operand = Exact | number | [number, number];

// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

import type { ErrorCode } from './codes.ts';

/** A request that is refused: everything found wrong with it, up to 50 errors. */
export interface ErrorResponse {
  /** Refused. */
  ok: false;
  /** What is wrong. */
  errors: Failure[];
}

/** One thing that is wrong, and where. */
export interface Failure {
  /** Stable code. */
  code: ErrorCode;
  /** Where in the request. */
  pointer: Pointer;
  /** English sentence with its parameters filled in. */
  message: string;
  /** The parameters of the sentence, for other languages. */
  params: Params;
}

/** RFC 6901: "" is the whole, "/a/0" the first element of the field a. */
export type Pointer = string;

/** Names and values, all texts. */
export interface Params {
  /** A value. */
  [k: string]: string;
}

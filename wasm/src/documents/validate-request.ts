// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

import type { ProgramDocument } from './program.ts';

/** Is this programme right, and what in it will surprise its owner? */
export interface ValidateRequest {
  /** The programme. */
  program: ProgramDocument;
  /** Whether to look for what may surprise its owner. */
  warnings?: boolean;
  /** Whether to look for baskets in which the order of promotions changes what is paid. */
  dependence?: boolean;
}

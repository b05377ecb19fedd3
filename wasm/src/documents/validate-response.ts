// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

import type { Dependence } from './dependence.ts';
import type { ErrorResponse, Params, Pointer } from './error.ts';
import type { ProgramDigest } from './common.ts';
import type { WarningCode } from './codes.ts';

/** The answer to validate. */
export type ValidateResponse = ValidateSuccess | ErrorResponse;

/** The programme is right. */
export interface ValidateSuccess {
  /** Answered. */
  ok: true;
  /** The answer. */
  result: Validation;
}

/** The name by which later requests can call the programme, and what may surprise its owner. */
export interface Validation {
  /** Depends on the content of the document alone. */
  program: ProgramDigest;
  /** In document order; left out when not asked for. */
  warnings?: Warning[];
  /** How many elements each list of the document has. */
  counts: Counts;
  /** Where the order of promotions changes what is paid; left out when not asked for. */
  dependence?: Dependence;
}

/** Something that is allowed and may not be meant. */
export interface Warning {
  /** Stable code. */
  code: WarningCode;
  /** Where in the request. */
  pointer: Pointer;
  /** English sentence with its parameters filled in. */
  message: string;
  /** The parameters of the sentence, for other languages; `detail` is one of codes.json#/$defs/warningDetail. */
  params: Params;
}

/** How many elements each list of the document has, by its field. */
export interface Counts {
  /** Counts. */
  counts: number;
  /** Choices. */
  choices: number;
  /** Memberships. */
  memberships: number;
  /** Ledgers. */
  ledgers: number;
  /** Earn rules. */
  earn: number;
  /** Metrics. */
  metrics: number;
  /** Tiers. */
  tiers: number;
  /** Milestones. */
  milestones: number;
  /** Redemptions. */
  redemptions: number;
  /** Rewards. */
  rewards: number;
  /** Transfers. */
  transfers: number;
  /** Conversions. */
  conversions: number;
  /** Stages, those by default too. */
  stages: number;
  /** Promotions. */
  promotions: number;
}

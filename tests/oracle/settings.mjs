// SPDX-License-Identifier: Apache-2.0
// What the comparison runs on: the number of cases, the seed, and the built core.

import { nativeFolder } from '../wasm/files.mjs';

/** LOYALTY_ORACLE_CASES and LOYALTY_ORACLE_SEED choose other cases. */
export const cases = Number(process.env.LOYALTY_ORACLE_CASES ?? 10000);
export const seed = Number(process.env.LOYALTY_ORACLE_SEED ?? 20261122);
export const nativeCommand = `${nativeFolder}tests/tools/call_lines`;

// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

import type { Currency } from './common.ts';

/** What does this offer say? */
export interface ParseOfferRequest {
  /** An offer in everyday words, "满300减50" or "15% off"; at most 400 bytes. */
  text: string;
  /** The currency of its amounts. */
  currency: Currency;
}

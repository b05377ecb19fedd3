// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

import type { Assumption } from './codes.ts';
import type { ErrorResponse } from './error.ts';
import type { PromotionDocument } from './promotion.ts';

/** The answer to parse-offer. */
export type ParseOfferResponse = ParseOfferSuccess | ErrorResponse;

/** The offer was understood. */
export interface ParseOfferSuccess {
  /** Answered. */
  ok: true;
  /** The answer. */
  result: ParsedOffer;
}

/** The ways to read the offer. */
export interface ParsedOffer {
  /** The likeliest first. */
  readings: OfferReading[];
}

/** One way to read an offer. */
export interface OfferReading {
  /** The offer as a document. */
  promotion: PromotionDocument;
  /** The reading in words, which read back to the same terms. */
  words: OfferWords;
  /** What the text did not say. */
  assumptions: Assumption[];
}

/** The terms in English, simplified and traditional Chinese, and Japanese. */
export interface OfferWords {
  /** In English. */
  en: string;
  /** In Chinese, simplified. */
  'zh-CN': string;
  /** In Chinese, traditional. */
  'zh-TW': string;
  /** In Japanese. */
  ja: string;
}

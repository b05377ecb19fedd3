// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

import type { BasketReading, Curve } from './effective-discount-response.ts';
import type { CivilDate, Currency, Decimal, Exact, Id, LocalText } from './common.ts';
import type { CompareBy } from './codes.ts';
import type { ErrorResponse } from './error.ts';

/** The answer to compare. */
export type CompareResponse = CompareSuccess | ErrorResponse;

/** Which offer costs least where. */
export interface CompareSuccess {
  /** Answered. */
  ok: true;
  /** The answer. */
  result: CompareResult;
}

/** Each offer by itself, and which costs least where. */
export interface CompareResult {
  /** The day of the purchase. */
  asOf: CivilDate;
  /** The currency of every amount. */
  currency: Currency;
  /** What a basket costs. */
  by: CompareBy;
  /** The baskets compared. */
  range: ComparedRange;
  /** The offers, in the order of the request. */
  offers: ComparedOfferResult[];
  /** The basket asked for; null when there is none. */
  basket: ComparedBasket | null;
  /** The range in runs without gaps, in each of which the same offers cost least. */
  best: ComparedRun[];
  /** Baskets from which another offer costs less. */
  crossovers: Crossover[];
}

/** Baskets, both ends inside. */
export interface ComparedRange {
  /** The smallest basket. */
  from: Decimal;
  /** The largest basket. */
  to: Decimal;
}

/** What one offer is worth by itself, as effective-discount says it. */
export interface ComparedOfferResult {
  /** Of the request. */
  id: Id;
  /** Of the request; null when it has none. */
  name: LocalText | null;
  /** The basket asked for; null when there is none. */
  basket: BasketReading | null;
  /** The curve over the range. */
  curve: Curve;
}

/** The offers at one basket. */
export interface ComparedBasket {
  /** The basket before discounts. */
  list: Decimal;
  /** All offers that cost least. */
  best: Id[];
  /** The offers by cost, equal ones in the order of the request. */
  ranking: RankedOffer[];
}

/** What an offer costs at one basket. */
export interface RankedOffer {
  /** The offer. */
  offer: Id;
  /** What it costs; after vouchers perhaps a fraction of the minor unit. */
  cost: Exact;
  /** How much more than the best. */
  more: Exact;
}

/** Baskets for which the same offers cost least. */
export interface ComparedRun {
  /** First basket, inside. */
  from: Decimal;
  /** Last basket, inside. */
  to: Decimal;
  /** The offers; several cost the same at every one of the baskets. */
  offers: Id[];
}

/** The first basket at which an offer that had been the cheapest, or as cheap as any, no longer is. */
export interface Crossover {
  /** The basket. */
  at: Decimal;
  /** The offer that was cheapest until then. */
  before: Id;
  /** The offer that costs less from here on. */
  after: Id;
  /** The first of the baskets just below at which both cost the same; null when there is none. */
  equalFrom: Decimal | null;
  /** How much less it costs at the basket; after vouchers perhaps a fraction of the minor unit. */
  saving: Exact;
}

// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

import type { Amount, Counted, Id, Names, Word } from './common.ts';

/** What is about to be bought. */
export interface Basket {
  /** The goods. Empty: nothing yet. */
  lines: BasketLine[];
  /** What the order carries beside money. Default: none. */
  counts?: Counted;
  /** Through which channel it is bought. Default: unknown. */
  channel?: Word;
  /** How it is paid. Default: unknown. */
  payment?: Word;
}

/** Units of one article at one price. */
export interface BasketLine {
  /** Unique among the lines. */
  id: Id;
  /** Article. Default: none. */
  sku?: Word;
  /** Category. Default: none. */
  category?: Word;
  /** Brand. Default: none. */
  brand?: Word;
  /** Tags. Default: none. */
  tags?: Names;
  /** Units. Default: 1. */
  quantity?: number;
  /** Price of one unit, before discounts. */
  unitPrice: Amount;
  /** No promotion takes a unit below it. Default: 0. */
  floorPrice?: Amount;
}

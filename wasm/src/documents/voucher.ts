// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

import type { Amount, DateWindow, Id, ItemSelection, LocalText, PositiveAmount } from './common.ts';
import type { Combines } from './promotion.ts';

/** A voucher in the member's hand: a promotion of the stage voucher with its minimum as trigger. */
export interface VoucherDocument {
  /** Unique among the vouchers and promotions of the request. */
  id: Id;
  /** Shown to people. Default: none. */
  name?: LocalText;
  /** Amount it takes off the eligible lines. */
  value: PositiveAmount;
  /** Smallest amount of eligible lines it can be used for. Default: 0. */
  minimum?: Amount;
  /** Days on which it can be used. Default: always. */
  valid?: DateWindow;
  /** The goods it can be used for. Default: every line. */
  items?: ItemSelection;
  /** What becomes of the value that an order is too small for. Default: lost. */
  unused?: UnusedValue;
  /** Of a group at most one voucher or promotion applies in one order. Default: none. */
  group?: Id;
  /** With which others it stands. Default: with all. */
  combines?: Combines;
}

/** lost: a voucher is used up with the order. kept: what is left of it can be used later. */
export type UnusedValue = 'lost' | 'kept';

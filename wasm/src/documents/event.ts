// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

import type { Amount, CivilDate, Counted, Id, Names, PositiveAmount, PositivePoints, SignedDecimal, Word } from './common.ts';

/** Something that happened on a day. */
export type HistoryEvent = Purchase | Activity | Redeem | TransferEvent | Adjust | Refund | Confirm | Choose | Join;

/** An order and what was paid for it. */
export interface Purchase {
  /** An order. */
  type: 'purchase';
  /** Unique among the events. */
  id: Id;
  /** Day of the order. */
  date: CivilDate;
  /** What was paid, for all three bases. Either this or lines. */
  amount?: Amount;
  /** What was bought and paid. Either this or amount. */
  lines?: PastLine[];
  /** What the order carried beside money. Default: none. */
  counts?: Counted;
  /** Points that paid for it, taken before it earns. Default: none. */
  redeem?: PointsUsed[];
  /** Through which channel. Default: unknown. */
  channel?: Word;
  /** How it was paid. Default: unknown. */
  payment?: Word;
}

/** A line of a past order with its amounts for each base a rule may ask for. */
export interface PastLine {
  /** Unique among the lines. Default: the position of the line, from 1. */
  id?: Id;
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
  /** Amount before discounts. */
  list: Amount;
  /** Amount after promotions and vouchers. Default: list. */
  net?: Amount;
  /** Amount after points used as payment. Default: net. */
  payable?: Amount;
}

/** Points taken from a ledger, soonest expiry first. */
export interface PointsUsed {
  /** From this ledger. */
  ledger: Id;
  /** How many; not more than can be used. */
  points: PositivePoints;
}

/** Something done that is not a purchase: a review, a referral, a check-in. */
export interface Activity {
  /** Something done. */
  type: 'activity';
  /** Unique among the events. */
  id: Id;
  /** Day. */
  date: CivilDate;
  /** What was done. Default: nothing that counts. */
  counts?: Counted;
}

/** Points taken from a ledger (ledger, points), or something of the catalogue taken for points (reward, times). */
export interface Redeem {
  /** Points used. */
  type: 'redeem';
  /** Unique among the events. */
  id: Id;
  /** Day. */
  date: CivilDate;
  /** From this ledger, soonest expiry first. Either this or reward. */
  ledger?: Id;
  /** How many; not more than can be used. */
  points?: PositivePoints;
  /** A reward of the programme. Either this or ledger. */
  reward?: Id;
  /** How often it is taken. Default: 1. */
  times?: number;
}

/** Points moved into another ledger or to a partner. */
export interface TransferEvent {
  /** Points moved. */
  type: 'transfer';
  /** Unique among the events. */
  id: Id;
  /** Day. */
  date: CivilDate;
  /** A transfer of the programme. */
  transfer: Id;
  /** How many; whole blocks, not fewer than its minimum. */
  points: PositivePoints;
}

/** Points given or taken (ledger, points, expires), or a value counted by a metric (metric, value): opening balances, goodwill, corrections. */
export interface Adjust {
  /** A correction. */
  type: 'adjust';
  /** Unique among the events. */
  id: Id;
  /** Day. */
  date: CivilDate;
  /** The ledger. Either this or metric. */
  ledger?: Id;
  /** Points given (above 0) or taken like a redemption (below 0). */
  points?: SignedDecimal;
  /** Last day of points given. Default: as the ledger says. */
  expires?: CivilDate;
  /** The metric. Either this or ledger. */
  metric?: Id;
  /** Counted as if it had happened on the day, in the unit of the metric. */
  value?: SignedDecimal;
}

/** A purchase goes back: whole, some units of some lines, or an amount of one that was stated by its amount. Or a redeem event, whole. Neither lines nor amount: all that is left. */
export interface Refund {
  /** Something goes back. */
  type: 'refund';
  /** Unique among the events. */
  id: Id;
  /** Day of the return. */
  date: CivilDate;
  /** The id of the earlier event. */
  of: Id;
  /** What of its lines. Default, without an amount: all that is left. */
  lines?: ReturnedLine[];
  /** How much of a purchase that was stated by its amount. Default, without lines: all that is left. */
  amount?: PositiveAmount;
}

/** Units of a line that go back. */
export interface ReturnedLine {
  /** The id of the line, or its position in the purchase, from 1, where it has none. */
  line: Id;
  /** Units; not more than are left. Default: 1. */
  quantity?: number;
}

/** A purchase has arrived, or cannot be returned any more: its points can be used. */
export interface Confirm {
  /** A confirmation. */
  type: 'confirm';
  /** Unique among the events. */
  id: Id;
  /** Day. */
  date: CivilDate;
  /** The id of the purchase. */
  of: Id;
}

/** An option of a choice (choice, option), or a reward of the oldest open mark of a milestone (milestone, reward). */
export interface Choose {
  /** Something is chosen. */
  type: 'choose';
  /** Unique among the events. */
  id: Id;
  /** Day. */
  date: CivilDate;
  /** A choice of the programme. Either this or milestone. */
  choice?: Id;
  /** The option that holds from now on. */
  option?: Id;
  /** A milestone that was reached. Either this or choice. */
  milestone?: Id;
  /** One of its rewards. */
  reward?: Id;
}

/** A membership is bought, or prolonged. */
export interface Join {
  /** A membership is bought. */
  type: 'join';
  /** Unique among the events. */
  id: Id;
  /** First day. */
  date: CivilDate;
  /** A membership of the programme. */
  membership: Id;
}

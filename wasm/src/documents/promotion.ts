// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

import type { Allocation, Amount, AmountBase, DateWindow, Id, ItemSelection, LocalText, Percent, PositiveAmount, PositiveMeasured, PositivePoints, RoundedFigure, Rounding, Word } from './common.ts';
import type { Condition } from './condition.ts';
import type { UnusedValue } from './voucher.ts';

/** One offer: who, when and which goods, what it takes (trigger) and what it gives (benefit, or rungs of which the highest reached applies). */
export interface PromotionDocument {
  /** Unique among the promotions of a programme or request. */
  id: Id;
  /** Shown to people. Default: none. */
  name?: LocalText;
  /** The stage in which it takes its turn. Default: order. */
  stage?: Id;
  /** Inside its stage the higher comes first; ties in document order. Default: 0. */
  priority?: number;
  /** Of the promotions of a group at most one applies in a quote. Default: none. */
  group?: Id;
  /** Days on which it runs; checked before when. Default: always. */
  valid?: DateWindow;
  /** Who gets it, and when. Default: everybody. */
  when?: Condition;
  /** Eligible lines: only these count, and only these are reduced unless the benefit names others. Default: every line. */
  items?: ItemSelection;
  /** What it takes. Default: nothing. */
  trigger?: Trigger;
  /** What it gives. Either this or rungs. */
  benefit?: Benefit;
  /** Marks and what each gives, ascending; the highest reached applies. Benefits of one kind. The trigger then has no at. Either this or benefit. */
  rungs?: Rung[];
  /** Most that it takes off one order, or the largest face value of the vouchers, or money, it gives back for one. Default: no cap. */
  cap?: PositiveAmount;
  /** With which others it stands. Default: with all; in a stage that chooses the best, with those that say so. */
  combines?: Combines;
  /** What no unit goes below by this promotion. Default: zero. */
  floor?: Floor;
  /** What it may give in total. Default: no limit. */
  budget?: Budget;
  /** Once it has applied, nothing after it does. Default: false. */
  stops?: boolean;
  /** How the discount becomes whole. Default: as the programme fills in, or rounds. */
  rounding?: Rounding;
  /** Of a percentage: which figure is rounded. Default: as the programme fills in, or the discount. */
  rounded?: RoundedFigure;
  /** How its discount is shared over the lines. Default: as the programme fills in, or shares. */
  allocation?: Allocation;
}

/** What is compared with the mark or the marks. */
export type Trigger = AmountTrigger | QuantityTrigger | SetsTrigger;

/** The amount of the eligible lines. */
export interface AmountTrigger {
  /** By amount. */
  type: 'amount';
  /** The mark; reached at exactly this amount. Required with benefit, absent with rungs. */
  at?: PositiveAmount;
  /** Which amount; payable only for vouchers given back. Default: net. */
  base?: AmountBase;
  /** Once, or for each full mark. Default: once. */
  repeat?: Repeat;
  /** Most repeats that count; only with each. Default: no limit. */
  times?: Times;
}

/** The number of units of the eligible lines. */
export interface QuantityTrigger {
  /** By units. */
  type: 'quantity';
  /** The mark, in units. Required with benefit, absent with rungs. */
  at?: number;
  /** Once, or for each full mark. Default: once. */
  repeat?: Repeat;
  /** Most repeats that count; only with each. Default: no limit. */
  times?: Times;
}

/** Sets of units, each with some of every group. No unit is in two sets, or twice in one; as many are made as the goods allow. */
export interface SetsTrigger {
  /** By sets. */
  type: 'sets';
  /** The groups. */
  of: SetGroup[];
  /** Which units sets are filled with first. Default: dearest. */
  take?: UnitOrder;
  /** Most sets. Default: no limit. */
  times?: Times;
  /** Promotions of one pool do not use the same units. Default: its own. */
  pool?: Id;
  /** Whether a set is of units of one line; only with one group. Default: as the programme fills in, or order. */
  within?: SetsWithin;
  /** Which groups choose their units first. Default: as the programme fills in, or given. */
  first?: SetsFirst;
  /** A set that is not full gives what exceeds the units to buy; only with one group. Default: as the programme fills in, or false. */
  partial?: boolean;
}

/** A set is made of units of the order, or of one line. */
export type SetsWithin = 'order' | 'line';

/** The group that the benefit is about chooses its units before the others, or after them. */
export type SetsFirst = 'given' | 'bought';

/** Units that a set needs. */
export interface SetGroup {
  /** The goods that fit. Default: those of the promotion. */
  items?: ItemSelection;
  /** Units of each set. Default: 1. */
  quantity?: SetUnits;
}

/** Units of a set. */
export type SetUnits = number;

/** By the list price of a unit, ascending or descending, then by what is left of it; or as the lines stand. Ties as the lines stand. */
export type UnitOrder = 'cheapest' | 'dearest' | 'basket';

/** Promotions, groups and stages with which a promotion stands, or those with which it does not. One of two that does not stand with the other is enough. */
export interface Combines {
  /** These and no others; none: it stands alone. */
  with?: Others;
  /** All but these. */
  notWith?: Others;
}

/** Ids of promotions, groups or stages. */
export type Others = Id[];

/** The least that a unit costs after this promotion: an amount, or a percentage of its list price. */
export interface Floor {
  /** For each unit. */
  price?: PositiveAmount;
  /** Of the list price of each unit. */
  percent?: Percent;
  /** What would have gone below it is lost, or moved to other reduced units as far as they can bear it. Default: lost. */
  blocked?: 'lost' | 'moved';
}

/** What a promotion may give in total; the request says what has been used. */
export interface Budget {
  /** Orders. Default: no limit. */
  uses?: number;
  /** Orders of one member. Default: no limit. */
  perMember?: number;
  /** Discounts, face value of vouchers, or money given back. Default: no limit. */
  amount?: PositiveAmount;
  /** Of what would exceed the amount: all of it, the part that is left, or nothing. Default: whole. */
  last?: 'whole' | 'part' | 'none';
}

/** At most so many of the reduced units. */
export interface UnitLimit {
  /** Units. */
  atMost: number;
  /** Which. Default: cheapest. */
  take?: UnitOrder;
  /** In all, or for each time that the trigger holds. Default: order. */
  per?: 'order' | 'time';
}

/** Which units of each set are reduced. */
export interface SetPart {
  /** Of which group, from 1. Default: the last. */
  group?: number;
  /** How many of each set. Default: all of the group. */
  units?: number;
  /** Which. Default: cheapest. */
  take?: UnitOrder;
  /** Of each set by itself, or of that group of all sets together. Default: set. */
  within?: 'set' | 'all';
}

/** Once, or for each full mark (每满). */
export type Repeat = 'once' | 'each';

/** A number of repeats. */
export type Times = number;

/** A mark and what is given from it on. */
export interface Rung {
  /** The mark: an amount or units, as the trigger says. Above the one before. */
  at: PositiveMeasured;
  /** What is given from it on. */
  benefit: Benefit;
}

/** What a promotion gives. */
export type Benefit =
  PercentBenefit | AmountBenefit | VoucherBenefit | PriceBenefit | PointsBenefit | CashbackBenefit | GiftBenefit;

/** A percentage off the eligible amount, rounded by the programme's rounding. */
export interface PercentBenefit {
  /** A percentage. */
  type: 'percent';
  /** Percent taken off. */
  off: Percent;
  /** Of what is left when its turn comes (net), or of the list amount. Default: net. */
  base?: 'net' | 'list';
  /** Rounded once for the order and shared over the lines, or once for each line, or for each unit. Default: order. */
  scope?: 'order' | 'line' | 'unit';
  /** The goods that are reduced. Default: those of the promotion, or the units of its sets. */
  items?: ItemSelection;
  /** Only some of their units. Default: all. */
  units?: UnitLimit;
  /** Which units of each set; only with sets. Default: all. */
  of?: SetPart;
}

/** An amount off. Never more than what is left of the eligible lines; the surplus is lost. */
export interface AmountBenefit {
  /** An amount. */
  type: 'amount';
  /** Amount taken off, for each repeat. */
  off: PositiveAmount;
  /** Off the order, off each reduced line, or off each reduced unit. Default: order. */
  scope?: 'order' | 'line' | 'unit';
  /** The goods that are reduced. Default: those of the promotion, or the units of its sets. */
  items?: ItemSelection;
  /** Only some of their units. Default: all. */
  units?: UnitLimit;
  /** Which units of each set; only with sets. Default: all. */
  of?: SetPart;
}

/** A new price for each reduced unit, or for each set as a whole; what costs no more already is left alone. */
export interface PriceBenefit {
  /** A new price. */
  type: 'price';
  /** The price; 0 for free units. */
  price: Amount;
  /** For each unit or for each set. Default: unit. */
  scope?: 'unit' | 'set';
  /** The goods that are reduced. Default: those of the promotion, or the units of its sets. */
  items?: ItemSelection;
  /** Only some of their units. Default: all. */
  units?: UnitLimit;
  /** Which units of each set; only with sets. Default: all. */
  of?: SetPart;
}

/** Points, for each time; given with the order. */
export interface PointsBenefit {
  /** Points. */
  type: 'points';
  /** A ledger of the programme. */
  ledger: Id;
  /** For each time. */
  points: PositivePoints;
}

/** Money for later: a percentage of what is paid for the eligible lines, or an amount for each time. The payable amount stays. */
export interface CashbackBenefit {
  /** Money for later. */
  type: 'cashback';
  /** Of the base. */
  percent?: Percent;
  /** For each time. */
  amount?: PositiveAmount;
  /** After promotions and vouchers, or after points too. Default: net. */
  base?: 'net' | 'payable';
}

/** Goods added to the order, for each time. */
export interface GiftBenefit {
  /** Goods. */
  type: 'gift';
  /** What is added. */
  gifts: Gift[];
}

/** Goods of one kind. */
export interface Gift {
  /** The article. */
  sku: Word;
  /** Shown to people. Default: none. */
  name?: LocalText;
  /** Units, for each time. Default: 1. */
  quantity?: number;
  /** What one is worth. Default: unknown. */
  value?: Amount;
}

/** Vouchers for a later order. */
export interface VoucherBenefit {
  /** Vouchers. */
  type: 'voucher';
  /** Face value of each. */
  value: PositiveAmount;
  /** Smallest order each can be used in. Default: 0. */
  minimum?: Amount;
  /** How many, for each repeat. Default: 1. */
  count?: number;
  /** Usable for this many days after the day of issue. Default: no end. */
  validDays?: number;
  /** The goods it can be used for. Default: every line. */
  items?: ItemSelection;
  /** What becomes of the value that an order is too small for. Default: lost. */
  unused?: UnusedValue;
  /** Of a group at most one voucher or promotion applies in one order. Default: none. */
  group?: Id;
  /** With which others it stands. Default: with all. */
  combines?: Combines;
}

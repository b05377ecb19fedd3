// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

import type { Allocation, Amount, Currency, Id, LocalText, RoundedFigure, Rounding } from './common.ts';
import type { Conversion, Redemption, Reward, Transfer } from './redemption.ts';
import type { Downgrade, Tier, TierValidity } from './tier.ts';
import type { EarnRule } from './earn-rule.ts';
import type { Ledger } from './ledger.ts';
import type { Metric } from './metric.ts';
import type { Milestone } from './milestone.ts';
import type { PromotionDocument, SetsFirst, SetsWithin } from './promotion.ts';

/** A loyalty programme: how points are earned, kept and used, which tiers there are, and which promotions run. */
export interface ProgramDocument {
  /** The format of the document. */
  format: 'loyalty-program/1';
  /** Names the programme. */
  id: Id;
  /** Shown to people. Default: none. */
  name?: LocalText;
  /** The currency of every amount. */
  currency: Currency;
  /** How percentages of amounts are rounded to the minor unit. Default: halfUp. */
  rounding?: Rounding;
  /** How order discounts and points used are shared over lines. Default: largestRemainder. */
  allocation?: Allocation;
  /** What is counted beside money: nights, kilometres, litres, and what a member does: reviews, referrals. Default: none. */
  counts?: Count[];
  /** What a member sets and keeps. Default: none. */
  choices?: Choice[];
  /** Levels that are bought. Default: none. */
  memberships?: Membership[];
  /** Kinds of points. Default: none. */
  ledgers?: Ledger[];
  /** How points are earned; the rules of a ledger add up. Default: none. */
  earn?: EarnRule[];
  /** Counters that tiers, milestones and conditions look at. Default: none. */
  metrics?: Metric[];
  /** Levels, from the lowest to the highest; below the first there is no tier. Default: none. */
  tiers?: Tier[];
  /** How long a tier once reached is kept although its condition no longer holds. Default: whileQualified. */
  tierValidity?: TierValidity;
  /** What happens when that time is over and no condition holds. Default: fit, at once. */
  downgrade?: Downgrade;
  /** Marks between the tiers, with rewards. Default: none. */
  milestones?: Milestone[];
  /** Ways of paying with points. Default: none. */
  redemptions?: Redemption[];
  /** A catalogue of what is to be had for points. Default: none. */
  rewards?: Reward[];
  /** Ways of moving points into another ledger or to a partner. Default: none. */
  transfers?: Transfer[];
  /** Balances that become vouchers at the end of a period. Default: none. */
  conversions?: Conversion[];
  /** The order of the discounts. Default: line, order, voucher, each choosing all. */
  stages?: Stage[];
  /** How cheapest and dearest compare units. Default: by unitPrice. */
  units?: UnitKey;
  /** What is filled in where a promotion, of the programme or of a request, says nothing. Default: nothing. */
  offerDefaults?: OfferDefaults;
  /** Offers of the programme. Default: none. */
  promotions?: PromotionDocument[];
}

/** Something counted beside money. An order and an activity say how many; what they do not name they have none of. */
export interface Count {
  /** Unique among the counts. */
  id: Id;
  /** Shown to people. Default: none. */
  name?: LocalText;
  /** Decimals of the numbers. Default: 0. */
  decimals?: number;
}

/** What a member sets and keeps: the first option until an event chooses another. */
export interface Choice {
  /** Unique among the choices. */
  id: Id;
  /** Shown to people. Default: none. */
  name?: LocalText;
  /** What can be chosen; the first holds until another is chosen. An option is its id, or its id and a name. */
  options: (Id | ChoiceOption)[];
}

/** An option of a choice that has a name. */
export interface ChoiceOption {
  /** Unique among the options of the choice. */
  id: Id;
  /** Shown to people. Default: none. */
  name?: LocalText;
}

/** A level that is bought: it holds from the day of the event to the day before the same day months later; bought again while it holds, it is prolonged. */
export interface Membership {
  /** Unique among the memberships. */
  id: Id;
  /** Shown to people. Default: none. */
  name?: LocalText;
  /** What it costs. */
  fee: Amount;
  /** How long it holds. */
  months: number;
}

/** A step in the order of discounts. */
export interface Stage {
  /** Unique among the stages. */
  id: Id;
  /** Of the promotions that apply: all, by priority; the first of that order; or the one with the largest discount. Default: all. */
  choose?: 'all' | 'first' | 'best';
  /** Whether the first or the best is chosen for the order, or for each line by itself. Default: order. */
  per?: 'order' | 'line';
  /** In which order promotions take their turn: by priority, or by the number of their value, equal ones as they stand. Default: priority. */
  order?: 'priority' | 'largestFirst' | 'smallestFirst';
  /** Promotions that combine with none come before the others. Default: false. */
  aloneFirst?: boolean;
  /** The group of its promotions that name none. Default: none. */
  group?: Id;
}

/** What units are compared by. */
export interface UnitKey {
  /** The price of one; what is left of one; list price of the line; that times its units; units of the line; nothing, so that they stay as they stand. Ties stay as they stand, those of unitPrice by what is left. */
  by: 'unitPrice' | 'netUnitPrice' | 'lineTotal' | 'lineTotalTimesQuantity' | 'lineQuantity' | 'basket';
}

/** What is filled in, by type of the benefit and scope. */
export interface OfferDefaults {
  /** For percentages. Default: nothing. */
  percent?: PercentDefaults;
  /** For amounts. Default: nothing. */
  amount?: AmountDefaults;
  /** For new prices. Default: nothing. */
  price?: PriceDefaults;
  /** For triggers that make sets. Default: nothing. */
  sets?: SetDefaults;
}

/** By scope of the percentage. */
export interface PercentDefaults {
  /** Off the order. Default: nothing. */
  order?: PercentTerms;
  /** Off each line. Default: nothing. */
  line?: PercentTerms;
  /** Off each unit. Default: nothing. */
  unit?: PercentTerms;
}

/** By scope of the amount. */
export interface AmountDefaults {
  /** Off the order. Default: nothing. */
  order?: OfferTerms;
  /** Off each line. Default: nothing. */
  line?: OfferTerms;
  /** Off each unit. Default: nothing. */
  unit?: OfferTerms;
}

/** By scope of the price. */
export interface PriceDefaults {
  /** Of each unit. Default: nothing. */
  unit?: OfferTerms;
  /** Of a set. Default: nothing. */
  set?: OfferTerms;
}

/** How a discount is worked out. */
export interface OfferTerms {
  /** How it becomes whole. Default: the programme's. */
  rounding?: Rounding;
  /** Which figure of a percentage is rounded. Default: discount. */
  rounded?: RoundedFigure;
  /** How it is shared. Default: the programme's. */
  allocation?: Allocation;
}

/** How a percentage is worked out. */
export interface PercentTerms {
  /** Of which amount. Default: net. */
  base?: 'list' | 'net';
  /** How it becomes whole. Default: the programme's. */
  rounding?: Rounding;
  /** Which figure is rounded. Default: discount. */
  rounded?: RoundedFigure;
  /** How it is shared. Default: the programme's. */
  allocation?: Allocation;
}

/** For triggers that make sets. */
export interface SetDefaults {
  /** Whether a set is of units of one line. Default: order. */
  within?: SetsWithin;
  /** Which groups choose their units first. Default: given. */
  first?: SetsFirst;
  /** Whether a set that is not full gives a part. Default: false. */
  partial?: boolean;
  /** Of which amount a percentage off their units is taken; goes before that of its scope. Default: as for its scope. */
  base?: 'list' | 'net';
}

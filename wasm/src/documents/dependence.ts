// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

import type { Basket, BasketLine } from './basket.ts';
import type { CivilDate, Decimal, Id, TimeOfDay } from './common.ts';
import type { MemberSnapshot } from './member.ts';

/** Where the order of things changes what is paid, each with the smallest basket that was found. */
export interface Dependence {
  /** Two stages; other: each in the other's place. */
  stages: StageExchange[];
  /** Two promotions of one stage; other: each with the other's place and priority. */
  promotions: PromotionExchange[];
  /** A stage that takes all or the first; other: it chooses the best. */
  combinations: MissedCombination[];
  /** Other: with one more unit less is paid. */
  addItem: CheaperWithMore[];
  /** Other: with a better offer more is paid. */
  betterOffer: DearerOffer[];
  /** What was looked at. */
  searched: DependenceSearched;
}

/** The discounts in the order of application. */
export type DependenceApplied = DependenceDiscount[];

export interface DependenceDiscount {
  /** The promotion. */
  promotion: Id;
  /** Its discount. */
  discount: Decimal;
}

/** Two stages whose exchange changes what is paid. */
export interface StageExchange {
  /** The stage that runs first. */
  first: Id;
  /** The stage that runs later. */
  second: Id;
  /** The day of the order. */
  asOf: CivilDate;
  /** The hour; left out where it does not matter. */
  time?: TimeOfDay;
  /** Who buys: no more than promotions ask for. */
  member: MemberSnapshot;
  /** The goods. */
  basket: Basket;
  /** What quote says is paid. */
  payable: Decimal;
  /** What is taken off. */
  applied: DependenceApplied;
  /** What is paid in the other case. */
  otherPayable: Decimal;
  /** What is taken off in the other case. */
  otherApplied: DependenceApplied;
  /** Whether the two would differ by less than a minor unit if nothing were rounded. */
  rounding: boolean;
}

/** Two promotions of one stage whose exchange changes what is paid. */
export interface PromotionExchange {
  /** The one that stands first in the document. */
  first: Id;
  /** The one that stands later. */
  second: Id;
  /** The day of the order. */
  asOf: CivilDate;
  /** The hour; left out where it does not matter. */
  time?: TimeOfDay;
  /** Who buys: no more than promotions ask for. */
  member: MemberSnapshot;
  /** The goods. */
  basket: Basket;
  /** What quote says is paid. */
  payable: Decimal;
  /** What is taken off. */
  applied: DependenceApplied;
  /** What is paid in the other case. */
  otherPayable: Decimal;
  /** What is taken off in the other case. */
  otherApplied: DependenceApplied;
  /** Whether the two would differ by less than a minor unit if nothing were rounded. */
  rounding: boolean;
}

/** A stage with an allowed combination that would take more off. */
export interface MissedCombination {
  /** The stage. */
  stage: Id;
  /** The day of the order. */
  asOf: CivilDate;
  /** The hour; left out where it does not matter. */
  time?: TimeOfDay;
  /** Who buys: no more than promotions ask for. */
  member: MemberSnapshot;
  /** The goods. */
  basket: Basket;
  /** What quote says is paid. */
  payable: Decimal;
  /** What is taken off. */
  applied: DependenceApplied;
  /** What is paid in the other case. */
  otherPayable: Decimal;
  /** What is taken off in the other case. */
  otherApplied: DependenceApplied;
  /** Whether the two would differ by less than a minor unit if nothing were rounded. */
  rounding: boolean;
}

/** A unit that lowers what is paid. */
export interface CheaperWithMore {
  /** The promotion whose discount grows most. */
  promotion: Id;
  /** The unit, as a line of its own. */
  added: BasketLine;
  /** The day of the order. */
  asOf: CivilDate;
  /** The hour; left out where it does not matter. */
  time?: TimeOfDay;
  /** Who buys: no more than promotions ask for. */
  member: MemberSnapshot;
  /** The goods. */
  basket: Basket;
  /** What quote says is paid. */
  payable: Decimal;
  /** What is taken off. */
  applied: DependenceApplied;
  /** What is paid in the other case. */
  otherPayable: Decimal;
  /** What is taken off in the other case. */
  otherApplied: DependenceApplied;
  /** Whether the two would differ by less than a minor unit if nothing were rounded. */
  rounding: boolean;
}

/** A better offer that raises what is paid. */
export interface DearerOffer {
  /** The offer. */
  promotion: Id;
  /** Its rung, from 0. */
  rung: number;
  /** What is better by a step: a larger discount, a lower new price, or a lower mark. */
  field: 'off' | 'price' | 'at';
  /** As it is. */
  from: Decimal;
  /** As it is in the other case. */
  to: Decimal;
  /** The day of the order. */
  asOf: CivilDate;
  /** The hour; left out where it does not matter. */
  time?: TimeOfDay;
  /** Who buys: no more than promotions ask for. */
  member: MemberSnapshot;
  /** The goods. */
  basket: Basket;
  /** What quote says is paid. */
  payable: Decimal;
  /** What is taken off. */
  applied: DependenceApplied;
  /** What is paid in the other case. */
  otherPayable: Decimal;
  /** What is taken off in the other case. */
  otherApplied: DependenceApplied;
  /** Whether the two would differ by less than a minor unit if nothing were rounded. */
  rounding: boolean;
}

/** What was looked at: nothing is said of other baskets. */
export interface DependenceSearched {
  /** Baskets tried, counted again for each question. */
  baskets: number;
  /** Quotes asked for. */
  quotes: number;
  /** Most quotes that are asked for. */
  limit: number;
  /** Whether everything of the search space was looked at. */
  complete: boolean;
  /** Promotions for which no member and day were found. */
  unmet: Id[];
}

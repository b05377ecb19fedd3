// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

/** 1 to 64 of A-Z a-z 0-9 _ . : -, unique among the things of its kind. */
export type Id = string;

/** Words for people: one text, or one for each language, by BCP 47 tag ("en", "zh-CN"). */
export type LocalText =
  | string
  | {
      /** The text in that language. */
      [k: string]: string;
    };

/** A BCP 47 language tag. */
export type LanguageTag = string;

/** A name that is compared as it stands; at most 4096 bytes. */
export type Word = string;

/** An ISO 4217 code; it sets the decimals of every amount (JPY 0, EUR 2, KWD 3). */
export type Currency = string;

/** Names a programme that this process has validated, by its content. */
export type ProgramDigest = string;

/** A day in the programme's own calendar, "2026-12-31"; years 0001 to 9999. */
export type CivilDate = string;

/** A day of every year, "03-31"; 29 February is the 28th in a common year. */
export type MonthDay = string;

/** A minute of the day in the programme's own time, "00:00" to "23:59". */
export type TimeOfDay = string;

/** From one day to another, both inside it. An end that is left out is open. */
export interface DateWindow {
  /** First day. Default: no beginning. */
  from?: CivilDate;
  /** Last day, not before from. Default: no end. */
  to?: CivilDate;
}

/** Money in the programme's currency: 0 to 9007199254740991 minor units, with no more decimals than the currency has. */
export type Amount = string | number;

/** Money in the programme's currency: 1 to 9007199254740991 minor units, with no more decimals than the currency has. */
export type PositiveAmount = string | number;

/** Points, 0 or more, with no more decimals than their ledger has; at most 9007199254740991 of its smallest unit. */
export type PointsInput = string | number;

/** Points, more than 0, with no more decimals than their ledger has; at most 9007199254740991 of its smallest unit. */
export type PositivePoints = string | number;

/** Points or an amount, with a sign, in the decimals of what they belong to; at most 9007199254740991 of the smallest unit either way. */
export type SignedDecimal = string | number;

/** A value in the unit of what it is compared with: an amount, points, a whole number of units or orders, or a number of a count; 0 or more. */
export type Measured = string | number;

/** How many of each count of the programme, by its id. What is not named: none. */
export interface Counted {
  /** How many, with no more decimals than the count has. */
  [k: string]: Measured;
}

/** A value in the unit of what it is compared with: an amount, points, a whole number of units or orders, or a number of a count; more than 0. */
export type PositiveMeasured = string | number;

/** An exact rate, more than 0, with at most 9 decimals. */
export type PositiveRate = string | number;

/** A percentage, more than 0 and at most 100, with at most 9 decimals: "15" takes 15 % off (8.5折). */
export type Percent = string | number;

/** A part of a whole, more than 0 and at most 1, with at most 9 decimals. */
export type Share = string | number;

/** A part of a whole, 0 to 1, with at most 9 decimals. */
export type ShareOrNone = string | number;

/** A number in a response: canonical text with all decimals of its currency or ledger. */
export type Decimal = string;

/** An exact number in a response: the shortest decimal, or a fraction in lowest terms ("5/6") where it has none. */
export type Exact = string;

/** An exact ratio in lowest terms. */
export interface Ratio {
  /** Whole number; carries the sign. */
  numerator: number;
  /** Whole number, 1 or more. */
  denominator: number;
  /** The ratio in ten-thousandths, rounded half up. */
  basisPoints: number;
}

/** Which amount of the lines a rule looks at: list before every discount, net after promotions and vouchers (inside the stages: what is left when its turn comes), payable after points used as payment too. */
export type AmountBase = 'list' | 'net' | 'payable';

/** How a quotient that is not whole becomes whole, named as in java.math.RoundingMode: up is away from zero, down towards it, half ties as the name says. */
export type Rounding = 'up' | 'down' | 'ceiling' | 'floor' | 'halfUp' | 'halfDown' | 'halfEven';

/** How a discount is shared over lines: by a name, or by its parts. */
export type Allocation = AllocationName | AllocationParts;

/** How a discount is shared over lines, part by part. What is left out is as in largestRemainder. */
export interface AllocationParts {
  /** What is shared: the discount as rounded, or the exact share of each line, and the rest makes up the rounded discount. Default: rounded. */
  of?: 'rounded' | 'exact';
  /** What lines are compared by. Default: net. */
  by?: 'net' | 'list' | 'units';
  /** Shares of the whole, of what the lines before have left, or by the running total. Default: total. */
  over?: 'total' | 'remaining' | 'running';
  /** With which line it begins. Default: first. */
  from?: 'first' | 'last';
  /** How a share is rounded; asDiscount: as the discount is. Default: floor. */
  share?: 'up' | 'down' | 'ceiling' | 'floor' | 'halfUp' | 'halfDown' | 'halfEven' | 'asDiscount';
  /** Where the minor units go that shares leave. Default: largestFraction. */
  rest?: 'largestFraction' | 'last' | 'first' | 'perUnit' | 'none';
  /** Which of equal fractions comes first. Default: earlier. */
  ties?: 'earlier' | 'later';
  /** What a line cannot bear is lost, or moved to the others. Default: lost. */
  blocked?: 'lost' | 'moved';
  /** The order of the lines; the second: by list price times quantity, largest first. Default: basket. */
  lines?: 'basket' | 'totalTimesQuantity';
}

/** What of a percentage is rounded: what it takes off, or the price that it leaves. */
export type RoundedFigure = 'discount' | 'price';

/** How a discount is shared over lines: proportional with left-over minor units to the largest fractions (ties to the earlier line); floored with the left-over to the last line; by the rounded running total; the same for every unit as far as it can bear it; or each line rounded by itself. Only discounts know the last two: the value of points is then shared by the first. */
export type AllocationName = 'largestRemainder' | 'remainderToLast' | 'runningError' | 'equalPerUnit' | 'perLine';

/** A day of the week. */
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** A list of names that are compared as they stand. */
export type Names = Word[];

/** At least one name; names are compared as they stand. */
export type SomeNames = Word[];

/** Lists that the lines of a basket are compared with. */
export interface LineMatch {
  /** Articles. */
  skus?: SomeNames;
  /** Categories. */
  categories?: SomeNames;
  /** Brands. */
  brands?: SomeNames;
  /** Tags; a line with any of them matches. */
  tags?: SomeNames;
}

/** Which lines a rule is about: those that match every list that is given (one entry of it is enough) and none of the exclude lists. Default: every line. */
export interface ItemSelection {
  /** Articles. */
  skus?: SomeNames;
  /** Categories. */
  categories?: SomeNames;
  /** Brands. */
  brands?: SomeNames;
  /** Tags; a line with any of them matches. */
  tags?: SomeNames;
  /** Lines that match any of these lists are not eligible. */
  exclude?: LineMatch;
}

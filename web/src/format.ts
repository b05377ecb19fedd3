// SPDX-License-Identifier: Apache-2.0
import type { Decimal, Ratio } from './types.ts';
import type { Words } from './words.ts';

/** Currency whose narrow symbol is unambiguous for a reader of this language. */
const home: Record<string, string> = { 'zh-CN': 'CNY', en: 'USD' };

const decimalsOf = (amount: Decimal) => (amount.split('.')[1] ?? '').length;
/** Intl takes decimal strings exactly; the type of its parameter lags behind. */
const exact = (amount: Decimal) => amount as unknown as number;

function dayNumber(date: string): number {
  const [year, month, day] = date.split('-').map(Number);
  return Date.UTC(year!, month! - 1, day!);
}

/** Shows decimal strings of the core; it never computes with them. The decimals shown are those of the string. */
export class Format {
  private readonly cache = new Map<string, Intl.NumberFormat>();

  constructor(private readonly words: Words, readonly currency: string) {}

  private number(options: Intl.NumberFormatOptions): Intl.NumberFormat {
    const key = JSON.stringify(options);
    let format = this.cache.get(key);
    if (!format) this.cache.set(key, (format = new Intl.NumberFormat(this.words.language, options)));
    return format;
  }

  /** An amount of money. `short` leaves out decimals that are all zero, for headlines. A fraction is shown to two decimals. */
  money(amount: Decimal, short = false): string {
    if (amount.includes('/')) return this.words.say('ratio.about') + this.money(roundedFraction(amount), short);
    const plain = short ? amount.replace(/\.0+$/, '') : amount;
    const decimals = decimalsOf(plain);
    return this.number({
      style: 'currency', currency: this.currency,
      currencyDisplay: home[this.words.language] === this.currency ? 'narrowSymbol' : 'symbol',
      minimumFractionDigits: decimals, maximumFractionDigits: decimals,
    }).format(exact(plain));
  }

  /** A decimal with separators. */
  decimal(amount: Decimal | number): string {
    const text = String(amount);
    const decimals = decimalsOf(text);
    return this.number({ minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(exact(text));
  }

  percent(basisPoints: number, digits = 1): string {
    return this.number({ style: 'percent', maximumFractionDigits: digits }).format(basisPoints / 10000);
  }

  /** What is paid, as the Chinese 折: 8500 basis points are 8.5折. */
  fold(basisPoints: number): string {
    if (basisPoints === 0) return this.words.say('ratio.free');
    if (basisPoints === 10000) return this.words.say('ratio.full');
    return this.words.say('ratio.fold', { fold: this.decimal(Math.round(basisPoints / 10) / 100) });
  }

  off(basisPoints: number): string {
    if (basisPoints === 10000) return this.words.say('ratio.none');
    return this.words.say('ratio.off', { percent: this.percent(10000 - basisPoints) });
  }

  /** The same ratio paid in the reader's leading convention, and the other one. */
  ratio(ratio: Ratio): { main: string; other: string } {
    const about = isExact(ratio) ? '' : this.words.say('ratio.about');
    const fold = this.fold(ratio.basisPoints);
    const off = this.off(ratio.basisPoints);
    const chinese = this.words.language === 'zh-CN';
    const pay = this.words.say('ratio.pay', { percent: this.percent(ratio.basisPoints) });
    return chinese ? { main: about + fold, other: about + off } : { main: about + off, other: `${pay} · ${fold}` };
  }

  date(date: string, style: 'long' | 'medium' | 'short' = 'long'): string {
    const options: Intl.DateTimeFormatOptions = style === 'short'
      ? { month: 'short', day: 'numeric', timeZone: 'UTC' } : { dateStyle: style, timeZone: 'UTC' };
    return new Intl.DateTimeFormat(this.words.language, options).format(dayNumber(date));
  }

  /** A day on an axis, as short as it can be told. */
  tick(day: Date, unit: 'year' | 'month' | 'day'): string {
    const options: Intl.DateTimeFormatOptions = unit === 'day' ? { month: 'short', day: 'numeric' }
      : unit === 'year' || day.getUTCMonth() === 0 ? { year: 'numeric' } : { month: 'short' };
    return new Intl.DateTimeFormat(this.words.language, { ...options, timeZone: 'UTC' }).format(day);
  }

  daysBetween(from: string, to: string): number {
    return Math.round((dayNumber(to) - dayNumber(from)) / 86400000);
  }

  relative(from: string, to: string): string {
    const days = this.daysBetween(from, to);
    return new Intl.RelativeTimeFormat(this.words.language, { numeric: 'auto' }).format(days, 'day');
  }
}

/** An exact fraction of the core, "749/3", as a decimal with two places, half up. */
function roundedFraction(fraction: string): Decimal {
  const [numerator, denominator] = fraction.split('/').map(BigInt) as [bigint, bigint];
  const hundredths = (numerator * 200n + denominator) / (denominator * 2n);
  const digits = String(hundredths).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Whether the ratio is a whole number of tenths of a percent, so that what is shown is not rounded. */
function isExact(ratio: Ratio): boolean {
  return (BigInt(ratio.numerator) * 1000n) % BigInt(ratio.denominator) === 0n;
}

/** Today in the reader's own calendar. */
export function today(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

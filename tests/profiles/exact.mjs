// SPDX-License-Identifier: Apache-2.0
// Exact fractions and the seven rounding modes, on BigInt. Amounts are counted in minor units of a currency with two decimals.

const magnitude = (n) => (n < 0n ? -n : n);
const gcd = (a, b) => (b === 0n ? a : gcd(b, a % b));

/** ⌊n ÷ d⌋ for d > 0. */
export const floorDivide = (n, d) => (n % d < 0n ? n / d - 1n : n / d);

/** n ÷ d for d > 0, made whole as `mode` says (names of java.math.RoundingMode). */
export function divide(n, d, mode) {
  const low = floorDivide(n, d);
  const part = n - low * d;
  if (part === 0n) return low;
  const towardsZero = n < 0n ? low + 1n : low;
  const awayFromZero = n < 0n ? low : low + 1n;
  if (mode === 'floor') return low;
  if (mode === 'ceiling') return low + 1n;
  if (mode === 'down') return towardsZero;
  if (mode === 'up') return awayFromZero;
  if (2n * part !== d) return 2n * part > d ? low + 1n : low;
  if (mode === 'halfUp') return awayFromZero;
  if (mode === 'halfDown') return towardsZero;
  if (mode === 'halfEven') return low % 2n === 0n ? low : low + 1n;
  throw new Error(`no rounding mode ${mode}`);
}

export class Fraction {
  constructor(n, d = 1n) {
    const sign = d < 0n ? -1n : 1n;
    const common = gcd(magnitude(n), magnitude(d)) * sign;
    this.n = n / common;
    this.d = d / common;
  }

  plus(other) { return new Fraction(this.n * other.d + other.n * this.d, this.d * other.d); }
  minus(other) { return new Fraction(this.n * other.d - other.n * this.d, this.d * other.d); }
  times(other) { return new Fraction(this.n * other.n, this.d * other.d); }
  over(other) { return new Fraction(this.n * other.d, this.d * other.n); }
  compare(other) {
    const difference = this.n * other.d - other.n * this.d;
    return difference < 0n ? -1 : Number(difference > 0n);
  }
  /** Whole minor units; the mode `exact` leaves it as it is. */
  round(mode) { return mode === 'exact' ? this : new Fraction(divide(this.n, this.d, mode)); }

  /** As an amount: two decimals, or a fraction of the currency's unit where it is not whole minor units. */
  toString() {
    if (this.d !== 1n) {
      const unit = new Fraction(this.n, this.d * 100n);
      return `${unit.n}/${unit.d}`;
    }
    const digits = String(magnitude(this.n)).padStart(3, '0');
    return `${this.n < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
  }
}

export const zero = new Fraction(0n);
export const whole = (n) => new Fraction(BigInt(n));
export const least = (a, b) => (a.compare(b) <= 0 ? a : b);
export const sum = (list) => list.reduce((all, one) => all.plus(one), zero);

/** `"12.345"` or `"10/3"`, times `scale`. */
export function fraction(text, scale = 1n) {
  const [top, bottom = '1'] = String(text).split('/');
  const [units, decimals = ''] = top.split('.');
  return new Fraction(BigInt(units + decimals) * scale, 10n ** BigInt(decimals.length) * BigInt(bottom));
}

/** An amount of the currency's unit in minor units. */
export const amount = (text) => fraction(text, 100n);

/** A percentage as a factor. */
export const percent = (text) => fraction(text).over(whole(100));

// SPDX-License-Identifier: Apache-2.0
// Exact fractions of big integers, and decimal text.

const gcd = (a, b) => (b === 0n ? a : gcd(b, a % b));
const magnitude = (a) => (a < 0n ? -a : a);

/** In lowest terms, the denominator above zero. */
export function fraction(numerator, denominator = 1n) {
  const sign = denominator < 0n ? -1n : 1n;
  const common = gcd(magnitude(numerator), magnitude(denominator)) || 1n;
  return { numerator: (sign * numerator) / common, denominator: (sign * denominator) / common };
}

export const plus = (a, b) => fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
export const times = (a, b) => fraction(a.numerator * b.numerator, a.denominator * b.denominator);
export const over = (a, b) => fraction(a.numerator * b.denominator, a.denominator * b.numerator);

/** The largest whole number that is not above the fraction. */
export function floor({ numerator, denominator }) {
  const quotient = numerator / denominator;
  return numerator % denominator < 0n ? quotient - 1n : quotient;
}

/** A whole number, rounded as in java.math.RoundingMode. */
export function rounded(value, mode) {
  const below = floor(value);
  const rest = value.numerator - below * value.denominator;
  if (rest === 0n) return below;
  const negative = value.numerator < 0n;
  const half = 2n * rest === value.denominator;
  const nearest = 2n * rest > value.denominator ? below + 1n : below;
  switch (mode) {
    case 'floor': return below;
    case 'ceiling': return below + 1n;
    case 'down': return negative ? below + 1n : below;
    case 'up': return negative ? below : below + 1n;
    case 'halfUp': return half ? (negative ? below : below + 1n) : nearest;
    case 'halfDown': return half ? (negative ? below + 1n : below) : nearest;
    case 'halfEven': return half ? (below % 2n === 0n ? below : below + 1n) : nearest;
    default: throw new Error(`no rounding ${mode}`);
  }
}

const tenTo = (decimals) => 10n ** BigInt(decimals);

/** "12.5" as a fraction. */
export function exact(text) {
  const [whole, decimals = ''] = String(text).replace('-', '').split('.');
  const value = fraction(BigInt(whole + decimals), tenTo(decimals.length));
  return String(text).startsWith('-') ? fraction(-value.numerator, value.denominator) : value;
}

/** "12.5" with 2 decimals is 1250n: the number of smallest units. */
export function units(text, decimals) {
  const value = times(exact(text), fraction(tenTo(decimals)));
  if (value.denominator !== 1n) throw new Error(`${text} has more than ${decimals} decimals`);
  return value.numerator;
}

/** 1250n with 2 decimals is "12.50". */
export function decimal(value, decimals) {
  const digits = magnitude(value).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const text = decimals > 0 ? `${whole}.${digits.slice(-decimals)}` : whole;
  return value < 0n ? `-${text}` : text;
}

export const least = (a, b) => (a < b ? a : b);
export const most = (a, b) => (a > b ? a : b);
export const total = (values) => values.reduce((sum, value) => sum + value, 0n);

/**
 * Shares a whole number by weights: everyone gets the floor, what is left over goes one by one to the largest fractions, of
 * equal ones to the earlier. All weights zero: all alike.
 */
export function shared(whole, weights) {
  const sum = total(weights);
  const counted = sum === 0n ? weights.map(() => 1n) : weights;
  const all = total(counted);
  const shares = counted.map((weight) => (whole * weight) / all);
  const rest = counted.map((weight) => (whole * weight) % all);
  let left = whole - total(shares);
  const byRest = rest.map((_, index) => index).sort((a, b) => (rest[a] === rest[b] ? a - b : rest[a] > rest[b] ? -1 : 1));
  for (const index of byRest) {
    if (left === 0n) break;
    shares[index] += 1n;
    left -= 1n;
  }
  return shares;
}

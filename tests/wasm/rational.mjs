// SPDX-License-Identifier: Apache-2.0
// Exact rationals, slow and obvious: the arithmetic against which explanations are checked.

function gcd(a, b) {
  return b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b);
}

export function ratio(numerator, denominator = 1n) {
  if (denominator === 0n) throw new RangeError('division by zero');
  const divisor = gcd(numerator, denominator) * (denominator < 0n ? -1n : 1n);
  return { n: numerator / divisor, d: denominator / divisor };
}

/** "12.30", "-1", "5/6" exactly; undefined for anything else. */
export function parse(text) {
  const fraction = /^(-?\d+)\/(\d+)$/.exec(text);
  if (fraction) return ratio(BigInt(fraction[1]), BigInt(fraction[2]));
  const decimal = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!decimal) return undefined;
  const [, sign, whole, places = ''] = decimal;
  const digits = BigInt(whole + places);
  return ratio(sign === '-' ? -digits : digits, 10n ** BigInt(places.length));
}

export const add = (a, b) => ratio(a.n * b.d + b.n * a.d, a.d * b.d);
export const subtract = (a, b) => ratio(a.n * b.d - b.n * a.d, a.d * b.d);
export const multiply = (a, b) => ratio(a.n * b.n, a.d * b.d);
export const divide = (a, b) => ratio(a.n * b.d, a.d * b.n);
export const compare = (a, b) => {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
};
export const equal = (a, b) => compare(a, b) === 0;
export const format = ({ n, d }) => (d === 1n ? `${n}` : `${n}/${d}`);

/** To a whole number, by the modes of java.math.RoundingMode in camel case. */
export function round({ n, d }, mode) {
  const quotient = n / d; // towards zero
  const rest = n % d;
  if (rest === 0n) return quotient;
  const away = n < 0n ? -1n : 1n;
  const twice = 2n * (rest < 0n ? -rest : rest);
  const nearest = (tie) => (twice > d || (twice === d && tie) ? quotient + away : quotient);
  switch (mode) {
    case 'up': return quotient + away;
    case 'down': return quotient;
    case 'ceiling': return away > 0n ? quotient + 1n : quotient;
    case 'floor': return away < 0n ? quotient - 1n : quotient;
    case 'halfUp': return nearest(true);
    case 'halfDown': return nearest(false);
    case 'halfEven': return nearest(quotient % 2n !== 0n);
    default: throw new Error(`no rounding mode ${mode}`);
  }
}

/** Rounded to so many decimals. */
export function roundTo(value, decimals, mode) {
  const scale = 10n ** BigInt(decimals);
  return ratio(round(multiply(value, ratio(scale)), mode), scale);
}

// SPDX-License-Identifier: Apache-2.0
// Explanations evaluated again, from nothing but their text, by section 4 of core/README.md.

import { allocate as byParts } from '../profiles/allocation.mjs';
import { Fraction } from '../profiles/exact.mjs';
import { add, compare, divide, equal, format, multiply, parse, ratio, round, roundTo, subtract } from './rational.mjs';

const one = ratio(1n);
const isList = Array.isArray;
const flat = (values) => values.flat();

/** Element by element; a number beside lists stands for each of their elements. */
function elementwise(operands, apply) {
  const lengths = new Set(operands.filter(isList).map((list) => list.length));
  if (lengths.size === 0) return apply(operands);
  if (lengths.size > 1) throw new Error(`lists of different lengths: ${[...lengths]}`);
  return Array.from({ length: [...lengths][0] }, (_, i) => apply(operands.map((value) => (isList(value) ? value[i] : value))));
}

const decimalsOf = (is) => (typeof is === 'string' ? (is.split('.')[1]?.length ?? 0) : Math.max(0, ...is.map(decimalsOf)));

function rounded(value, step) {
  return step.rounding === undefined ? value : roundTo(value, decimalsOf(step.is), step.rounding);
}

const floor = (value) => ratio(round(value, 'floor'));
const least = (values) => values.reduce((a, b) => (compare(b, a) < 0 ? b : a));
const largest = (values) => values.reduce((a, b) => (compare(b, a) > 0 ? b : a));

const operations = {
  sum: (operands) => flat(operands).reduce(add, ratio(0n)),
  add: (operands) => elementwise(operands, (values) => values.reduce(add)),
  subtract: (operands) => elementwise(operands, (values) => values.reduce(subtract)),
  multiply: (operands, step) => elementwise(operands, (values) => rounded(values.reduce(multiply, one), step)),
  divide: (operands, step) => elementwise(operands, ([first, second]) => rounded(divide(first, second), step)),
  blocks: (operands) => elementwise(operands, ([first, second]) => floor(divide(first, second))),
  min: (operands) => elementwise(operands, least),
  max: (operands) => elementwise(operands, largest),
  multiple: (operands) => elementwise(operands, ([first, second]) => multiply(floor(divide(first, second)), second)),
  select: ([list, ...indices]) => {
    const named = new Set(flat(indices).map(format));
    return list.map((value, i) => (named.has(String(i)) ? value : ratio(0n)));
  },
  list: (operands) => flat(operands),
  allocate: ([total, weights, units, ...more], step) => {
    if (more.length > 0) return allocateByParts(total, weights, units, more, step);
    return step.rounding === 'equalPerUnit' ? allocatePerUnit(total, weights, units, decimalsOf(step.is)) : allocate(total, weights, step.rounding, decimalsOf(step.is));
  },
};

const largestRemainder = {
  of: 'rounded', by: 'net', over: 'total', from: 'first', share: 'floor', rest: 'largestFraction', ties: 'earlier', blocked: 'lost', lines: 'basket',
};
const named = {
  largestRemainder: {},
  remainderToLast: { rest: 'last' },
  runningError: { over: 'running', share: 'halfUp', rest: 'none' },
  equalPerUnit: { by: 'units', blocked: 'moved' },
};

/** Shares by the parts of an allocation: `more` is the units of each line, then the order of the lines and the exact shares where they matter. */
function allocateByParts(total, weights, room, more, step) {
  const how = { ...largestRemainder, ...(named[step.rounding] ?? step.rounding) };
  const scale = 10n ** BigInt(decimalsOf(step.is));
  const minor = ({ n, d }) => new Fraction(n * scale, d);
  const [units, ...others] = more;
  const places = how.lines === 'basket' ? [] : others.shift();
  const [base, rate] = how.of === 'exact' ? others : [];
  const counts = units.map(({ n, d }) => new Fraction(n, d));
  // The first of the order has the largest list price × quantity.
  const rank = places.map(({ n }) => Number(n));
  const lines = counts.map((quantity, index) => ({ index, quantity, list: new Fraction(BigInt(rank.length - rank.indexOf(index))).over(quantity) }));
  const shares = byParts(how, {
    total: minor(total), weights: weights.map(minor), room: room.map(minor), units: counts, lines,
    exact: base?.map((amount) => minor(multiply(amount, rate))),
  });
  return shares.map(({ n, d }) => ratio(n, d * scale));
}

/** Shares of a total by weights that sum to it exactly, in units of so many decimals. */
function allocate(total, weights, method, decimals) {
  const scale = ratio(10n ** BigInt(decimals));
  const units = multiply(total, scale).n;
  const sum = weights.reduce(add, ratio(0n));
  if (sum.n === 0n) return weights;
  const exact = weights.map((weight) => divide(multiply(ratio(units), weight), sum));
  const shares = exact.map((value) => round(value, 'floor'));
  let left = units - shares.reduce((a, b) => a + b, 0n);
  if (method === 'largestRemainder') {
    const order = exact.map((value, i) => ({ i, rest: subtract(value, ratio(shares[i])) })).sort((a, b) => compare(b.rest, a.rest) || a.i - b.i);
    for (const { i } of order) if (left > 0n) [shares[i], left] = [shares[i] + 1n, left - 1n];
  } else if (method === 'remainderToLast') {
    for (let i = shares.length - 1; i >= 0 && left > 0n; i -= 1) {
      const room = multiply(weights[i], scale).n - shares[i];
      const given = room < left ? room : left;
      [shares[i], left] = [shares[i] + given, left - given];
    }
  } else if (method === 'runningError') {
    let running = ratio(0n);
    let given = 0n;
    weights.forEach((weight, i) => {
      running = add(running, weight);
      const due = round(divide(multiply(ratio(units), running), sum), 'halfUp');
      [shares[i], given] = [due - given, due];
    });
  } else {
    throw new Error(`no allocation ${method}`);
  }
  return shares.map((share) => divide(ratio(share), scale));
}

/** The same for every unit, as far as its line can bear it: lines that cannot give all they have, and the others share the rest. */
function allocatePerUnit(total, weights, units, decimals) {
  const scale = ratio(10n ** BigInt(decimals));
  const zero = ratio(0n);
  const shares = weights.map(() => zero);
  let sharing = weights.map((weight, i) => (weight.n > 0n ? units[i] : zero));
  let left = total;
  for (let full = [0]; full.length > 0; ) {
    const all = sharing.reduce(add, zero);
    full = [...sharing.keys()].filter((i) => sharing[i].n > 0n && compare(divide(multiply(left, sharing[i]), all), weights[i]) > 0);
    for (const i of full) shares[i] = weights[i];
    left = full.reduce((rest, i) => subtract(rest, weights[i]), left);
    sharing = sharing.map((count, i) => (full.includes(i) ? zero : count));
  }
  const rest = left.n === 0n ? shares.map(() => zero) : allocate(left, sharing.map((count) => divide(count, scale)), 'largestRemainder', decimals);
  return shares.map((share, i) => add(share, rest[i]));
}

function valueOf(is) {
  if (isList(is)) return is.map(valueOf);
  const value = typeof is === 'number' && Number.isInteger(is) ? ratio(BigInt(is)) : parse(is);
  if (value === undefined) throw new Error(`not a number: ${JSON.stringify(is)}`);
  return value;
}

const same = (a, b) => (isList(a) ? isList(b) && a.length === b.length && a.every((value, i) => same(value, b[i])) : !isList(b) && equal(a, b));
const show = (value) => (isList(value) ? `[${value.map(show).join(', ')}]` : format(value));

/** Pointers that a pattern with at most one `*` stands for, in order. */
function pointersOf(pattern, count) {
  return pattern.includes('*') ? Array.from({ length: count }, (_, i) => pattern.replace('*', String(i))) : [pattern];
}

export function at(document, pointer) {
  return pointer.split('/').slice(1).reduce((value, token) => value?.[token.replaceAll('~1', '/').replaceAll('~0', '~')], document);
}

/** The number a figure of a result shows: a decimal string, a whole number, or a ratio. */
function numberOf(figure) {
  if (typeof figure === 'object' && figure !== null && 'numerator' in figure) return ratio(BigInt(figure.numerator), BigInt(figure.denominator));
  return valueOf(figure);
}

/**
 * What is wrong with the explanation of a result: one line for each step that does not evaluate to its `is`, each figure
 * that is not what its step says, and each given number for which `isGiven(rational, step)` is false.
 */
export function check(result, isGiven) {
  const problems = [];
  const derived = new Set();
  const steps = result.explanation;
  const values = [];
  steps.forEach((step, index) => {
    const where = `step ${index} (${step.code}, ${step.op})`;
    let is;
    try {
      is = valueOf(step.is);
      const operands = (step.of ?? []).map((operand) => operandOf(operand, values));
      if (step.op === 'given') {
        for (const value of flat([is])) if (!isGiven(value, step)) problems.push(`${where}: ${format(value)} is nowhere in the request`);
      } else if (operations[step.op] === undefined) {
        problems.push(`${where}: unknown operation`);
      } else {
        const again = operations[step.op](operands, step);
        if (!same(again, is)) problems.push(`${where}: ${JSON.stringify(step.of)} gives ${show(again)}, not ${show(is)}`);
      }
      for (const pattern of step.figures ?? []) {
        const list = flat([is]);
        pointersOf(pattern, list.length).forEach((pointer, i) => {
          derived.add(pointer);
          const figure = at(result, pointer);
          const expected = pattern.includes('*') ? list[i] : is;
          if (figure === undefined || !same(flat([isList(figure) ? figure.map(numberOf) : numberOf(figure)]), flat([expected]))) {
            problems.push(`${where}: figure ${pointer} is ${JSON.stringify(figure)}, not ${show(expected)}`);
          }
        });
      }
    } catch (error) {
      problems.push(`${where}: ${error.message}`);
    }
    values.push(is);
  });
  return { problems, derived };
}

function operandOf(operand, values) {
  if (typeof operand === 'string') return valueOf(operand);
  const [step, element] = isList(operand) ? operand : [operand, undefined];
  const value = values[step];
  if (value === undefined) throw new Error(`operand ${JSON.stringify(operand)} is not an earlier step`);
  if (element === undefined) return value;
  if (!isList(value) || value[element] === undefined) throw new Error(`operand ${JSON.stringify(operand)} is not an element`);
  return value[element];
}

/** Pointers of all decimal strings in a result, except below the named fields. */
export function figuresOf(value, except, pointer = '') {
  if (typeof value === 'string') return parse(value) !== undefined && !value.includes('/') ? [pointer] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (except.has(key) ? [] : figuresOf(inner, except, `${pointer}/${key}`)));
}

/** Every number of JSON documents, as a set to ask. */
export function numbersOf(...documents) {
  const numbers = new Set();
  const collect = (value) => {
    if (typeof value === 'string' || typeof value === 'number') {
      const number = parse(String(value));
      if (number !== undefined) numbers.add(format(number));
    } else if (typeof value === 'object' && value !== null) {
      Object.values(value).forEach(collect);
    }
  };
  documents.forEach(collect);
  return (value) => numbers.has(format(value));
}

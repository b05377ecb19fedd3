// SPDX-License-Identifier: Apache-2.0
// One discount shared over lines, by the parameters of an `allocation`.

import { divide, Fraction, least, sum, whole, zero } from './exact.mjs';

const one = whole(1);

/** Lines in the order in which shares and left-over minor units are given. */
function orderOf(how, lines) {
  const key = { totalTimesQuantity: (line) => line.list.times(line.quantity) }[how.lines];
  const order = [...lines].sort((a, b) => (key ? key(b).compare(key(a)) : 0) || a.index - b.index);
  return (how.from === 'last' ? order.reverse() : order).map((line) => line.index);
}

/** The same for each unit, what a line cannot bear again for the others; the rest a minor unit for each unit, in order. */
function equalPerUnit(order, given) {
  const { total, room, units } = given;
  const shares = units.map(() => zero);
  let left = total;
  const open = () => order.filter((index) => units[index].n > 0n && shares[index].compare(room[index]) < 0);
  for (;;) {
    const lines = open();
    const count = sum(lines.map((index) => units[index]));
    if (!lines.length || left.n === 0n) return shares;
    const each = left.over(count).round('floor');
    if (each.n === 0n) break;
    for (const index of lines) {
      const share = least(each.times(units[index]), room[index].minus(shares[index]));
      shares[index] = shares[index].plus(share);
      left = left.minus(share);
    }
  }
  return perUnit(order, shares, left, given);
}

/** Lines that cannot bear as much for each unit as the others give all they can; the others share the rest by units. */
function filled(how, order, given) {
  const { total, room, units } = given;
  const shares = units.map(() => zero);
  let left = total;
  let sharing = units.map((count, index) => (room[index].n > 0n ? count : zero));
  for (let small = order; small.length > 0;) {
    const each = left.over(sum(sharing));
    small = order.filter((index) => sharing[index].n > 0n && each.times(sharing[index]).compare(room[index]) > 0);
    for (const index of small) shares[index] = room[index];
    left = total.minus(sum(shares));
    sharing = sharing.map((count, index) => (small.includes(index) ? zero : count));
  }
  if (left.n === 0n) return shares;
  return shared(how, order, { ...given, exact: undefined, total: left, weights: sharing }).map((share, index) => share.plus(shares[index]));
}

/** A minor unit for each unit of each line, in order, until the rest is gone. */
function perUnit(order, shares, rest, { room, lines }) {
  const result = [...shares];
  let left = rest;
  for (const index of order) {
    const some = least(least(left, lines[index].quantity), room[index].minus(result[index]));
    result[index] = result[index].plus(some);
    left = left.minus(some);
  }
  return result;
}

function withRest(how, lines, raw, shares, { total, room, weights, earlier }) {
  const order = lines.filter((index) => weights[index].n > 0n);
  const rest = total.minus(sum(shares));
  const result = [...shares];
  if (rest.n === 0n || how.rest === 'none') return result;
  if (how.rest === 'last') {
    let left = rest;
    for (const index of [...order].reverse()) {
      if (left.n === 0n) break;
      const wanted = result[index].plus(left);
      const share = wanted.n < 0n ? zero : least(wanted, room[index]);
      left = wanted.minus(share);
      result[index] = share;
    }
    return result;
  }
  const step = rest.n < 0n ? new Fraction(-1n) : one;
  let places = order;
  if (how.rest === 'largestFraction') {
    const place = new Map(order.map((index, at) => [index, how.ties === 'later' ? -at : at]));
    places = [...order].sort((a, b) =>
      Number(step.n) * raw[b].minus(shares[b]).compare(raw[a].minus(shares[a])) || place.get(a) - place.get(b));
  }
  const count = Number(divide(rest.times(step).n, rest.d, 'floor'));
  const has = (index) => shares[index].plus(earlier?.[index] ?? zero).n > 0n;
  if (step.n < 0n) places = places.filter(has);
  for (const index of places.slice(0, count)) result[index] = result[index].plus(step);
  return result;
}

function shared(how, order, given) {
  const { total, weights } = given;
  const shares = weights.map(() => zero);
  const all = sum(weights);
  if (all.n === 0n) return shares;
  if (how.over === 'remaining') {
    let [left, rest] = [total, all];
    for (const index of order) {
      if (rest.n === 0n) break;
      shares[index] = left.times(weights[index]).over(rest).round(how.share);
      left = left.minus(shares[index]);
      rest = rest.minus(weights[index]);
    }
    return shares;
  }
  if (how.over === 'running') {
    let [before, passed] = [zero, zero];
    for (const index of order) {
      passed = passed.plus(weights[index]);
      const until = total.times(passed).over(all).round(how.share);
      shares[index] = until.minus(before);
      before = until;
    }
    return shares;
  }
  const exact = how.of === 'exact' && given.exact;
  const raw = exact || weights.map((weight) => total.times(weight).over(all));
  const whole = raw.map((share) => share.round(how.share));
  if (how.rest === 'perUnit') {
    const capped = whole.map((share, index) => least(share, given.room[index]));
    const rest = total.minus(sum(capped));
    if (rest.n >= 0n) return perUnit(order, capped, rest, given);
  }
  return withRest(how, order, raw, whole, given);
}

/** Shares of `total`, none above `room`; what is blocked by it is lost or, where the allocation says so, moved to the others. */
export function allocate(how, given) {
  if (given.total.compare(sum(given.room)) === 0) return given.room;
  const order = orderOf(how, given.lines);
  if (how.by === 'units') return how.rest === 'perUnit' ? equalPerUnit(order, given) : filled(how, order, given);
  const shares = shared(how, order, given).map((share, index) => least(share, given.room[index]));
  const left = given.total.minus(sum(shares));
  if (how.blocked !== 'moved' || left.n <= 0n || (given.earlier && sum(shares).n === 0n)) return shares;
  const room = given.room.map((most, index) => most.minus(shares[index]));
  const weights = given.weights.map((weight, index) => (room[index].n === 0n ? zero : weight));
  if (weights.every((weight) => weight.n === 0n)) return shares;
  const more = allocate(how, { ...given, exact: undefined, total: left, weights, room, earlier: shares });
  return more.map((share, index) => share.plus(shares[index]));
}

// SPDX-License-Identifier: Apache-2.0
// Conditions (core/README.md 2.4) and selections of lines (2.3). A condition is true, false, or undefined when it asks for a
// fact that is not known.

import { civil, isBirthday, parseDay, weekday } from './dates.mjs';

/**
 * A condition with its dates as days and its marks in smallest units (`inUnitOf(metric, text)`), as `{kind, asked}`.
 */
export function readCondition(condition, inUnitOf) {
  if (condition === undefined) return { kind: 'all', asked: [] };
  const [[kind, asked]] = Object.entries(condition);
  switch (kind) {
    case 'all':
    case 'any': return { kind, asked: asked.map((one) => readCondition(one, inUnitOf)) };
    case 'not': return { kind, asked: readCondition(asked, inUnitOf) };
    case 'date': return { kind, asked: readDates(asked) };
    case 'orders': return { kind, asked: readRange(asked, BigInt) };
    case 'metric': return { kind, asked: { id: asked.id, ...readRange(asked, (text) => inUnitOf(asked.id, text)) } };
    default: return { kind, asked };
  }
}

export function readDates({ from, to } = {}) {
  return { from: from === undefined ? -Infinity : parseDay(from), to: to === undefined ? Infinity : parseDay(to) };
}

function readRange({ atLeast, atMost }, read) {
  return { atLeast: atLeast === undefined ? undefined : read(atLeast), atMost: atMost === undefined ? undefined : read(atMost) };
}

/**
 * Facts: day, tier (position, -1 for none), tierPosition(id), orders, metric(id), choice(id), membership(id), birthday,
 * segments, channel, payment. A fact that is not known is undefined.
 */
export function holds({ kind, asked }, facts) {
  switch (kind) {
    case 'all': return everyOf(asked.map((one) => holds(one, facts)));
    case 'any': return negated(everyOf(asked.map((one) => negated(holds(one, facts)))));
    case 'not': return negated(holds(asked, facts));
    case 'tier': return tierHolds(asked, facts);
    case 'date': return inDates(asked, facts.day);
    case 'weekday': return asked.includes(weekday(facts.day));
    case 'time': return undefined;
    case 'birthday': return birthdayHolds(asked, facts);
    case 'customer': return asked === 'new' ? facts.orders === 0n : facts.orders > 0n;
    case 'orders': return inRange(facts.orders, asked);
    case 'segment': return facts.segments && asked.some((segment) => facts.segments.includes(segment));
    case 'channel': return facts.channel === undefined ? undefined : asked.includes(facts.channel);
    case 'payment': return facts.payment === undefined ? undefined : asked.includes(facts.payment);
    case 'metric': return inRange(facts.metric(asked.id), asked);
    case 'choice': return facts.choice(asked.id) === asked.is;
    case 'membership': return facts.membership(asked);
    default: throw new Error(`no condition ${kind}`);
  }
}

function everyOf(values) {
  if (values.includes(false)) return false;
  return values.includes(undefined) ? undefined : true;
}

const negated = (value) => (value === undefined ? undefined : !value);
const inRange = (value, { atLeast, atMost }) => (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost);

export const inDates = ({ from, to }, day) => from <= day && day <= to;

function tierHolds(asked, facts) {
  if (asked.in) return asked.in.some((id) => facts.tierPosition(id) === facts.tier);
  return facts.tier >= facts.tierPosition(asked.atLeast);
}

function birthdayHolds(span, { birthday, day }) {
  if (birthday === undefined) return undefined;
  return span === 'month' ? civil(birthday).month === civil(day).month : isBirthday(birthday, day);
}

/** The marks that a tree asks its metrics to reach, in its order: `{metric, at}`. What must not be is no mark. */
export function marksOf({ kind, asked }) {
  if (kind === 'all' || kind === 'any') return asked.flatMap(marksOf);
  return kind === 'metric' && asked.atLeast !== undefined ? [{ metric: asked.id, at: asked.atLeast }] : [];
}

/** Whether a line is one of those that a rule is about. */
export function eligible(line, items) {
  if (items === undefined) return true;
  const lists = { skus: [line.sku], categories: [line.category], brands: [line.brand], tags: line.tags ?? [] };
  const matches = (asked, kind) => asked[kind] !== undefined && lists[kind].some((word) => asked[kind].includes(word));
  const kinds = Object.keys(lists);
  return kinds.every((kind) => items[kind] === undefined || matches(items, kind)) && !kinds.some((kind) => matches(items.exclude ?? {}, kind));
}

// SPDX-License-Identifier: Apache-2.0
// Conditions (core/README.md 2.4) and selections of lines (2.3). A condition is true, false, or undefined when it asks for a
// fact that is not known.

import { civil, isBirthday, parseDay, weekday } from './dates.mjs';

/**
 * Facts: day, tier (position, -1 for none), tierPosition(id), orders, metric(id), mark(id, text), choice(id), membership(id),
 * birthday, segments, channel, payment. A fact that is not known is undefined.
 */
export function holds(condition, facts) {
  if (condition === undefined) return true;
  const [[kind, asked]] = Object.entries(condition);
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
    case 'orders': return inRange(facts.orders, bound(asked.atLeast), bound(asked.atMost));
    case 'segment': return facts.segments && asked.some((segment) => facts.segments.includes(segment));
    case 'channel': return facts.channel === undefined ? undefined : asked.includes(facts.channel);
    case 'payment': return facts.payment === undefined ? undefined : asked.includes(facts.payment);
    case 'metric': return metricHolds(asked, facts);
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
const bound = (value) => (value === undefined ? undefined : BigInt(value));
const inRange = (value, atLeast, atMost) => (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost);

export function inDates({ from, to } = {}, day) {
  return (from === undefined || day >= parseDay(from)) && (to === undefined || day <= parseDay(to));
}

function tierHolds(asked, facts) {
  if (asked.in) return asked.in.some((id) => facts.tierPosition(id) === facts.tier);
  return facts.tier >= facts.tierPosition(asked.atLeast);
}

function birthdayHolds(span, { birthday, day }) {
  if (birthday === undefined) return undefined;
  return span === 'month' ? civil(birthday).month === civil(day).month : isBirthday(birthday, day);
}

function metricHolds({ id, atLeast, atMost }, facts) {
  const mark = (text) => (text === undefined ? undefined : facts.mark(id, text));
  return inRange(facts.metric(id), mark(atLeast), mark(atMost));
}

/** The marks that a tree asks its metrics to reach, in its order: `{metric, at}`. What must not be is no mark. */
export function marksOf(condition) {
  if (condition === undefined) return [];
  const [[kind, asked]] = Object.entries(condition);
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

// SPDX-License-Identifier: Apache-2.0
// What the settings of a profile mean, worked out literally and exactly: stages, choice, selection of units, base, rounding.
// It knows no engine; that its figures are those of every engine shows that the settings suffice.

import { allocate } from './allocation.mjs';
import { amount, fraction, least, percent, sum, whole, zero } from './exact.mjs';

const fits = (items, line) =>
  !items || ['skus', 'categories', 'brands', 'tags'].every((list) => !items[list] || items[list].some((one) =>
    one === { skus: line.sku ?? line.id, categories: line.category, brands: line.brand }[list] || line.tags?.includes(one)));

export function linesOf(basket) {
  return basket.lines.map((line, index) => {
    const quantity = whole(line.quantity);
    const list = amount(line.unitPrice).times(quantity);
    const floor = amount(line.floorPrice ?? '0').times(quantity);
    return { ...line, index, quantity, unit: amount(line.unitPrice), list, net: list, floor };
  });
}

const largestRemainder = {
  of: 'rounded', by: 'net', over: 'total', from: 'first', share: 'floor', rest: 'largestFraction', ties: 'earlier', blocked: 'lost', lines: 'basket',
};
const allocations = {
  largestRemainder: {},
  remainderToLast: { rest: 'last' },
  runningError: { over: 'running', share: 'halfUp', rest: 'none' },
};
const partsOf = (allocation) => ({ ...largestRemainder, ...(allocations[allocation] ?? allocation) });

/** The settings of a profile with every default written out, and with those that the model lacks. */
export function settingsOf({ id, settings, offers, lacks }) {
  const all = { ...settings, ...lacks.exactShares };
  const { sets: ofSets, ...ofScopes } = all.offerDefaults ?? {};
  const terms = (type) => Object.fromEntries(offers[type].map((scope) => {
    const own = ofScopes[type]?.[scope] ?? {};
    return [scope, own.allocation ? { ...own, allocation: partsOf(own.allocation) } : own];
  }));
  return {
    id,
    rounding: all.rounding,
    allocation: partsOf(all.allocation),
    units: all.units ?? { by: 'unitPrice' },
    sets: offers.sets ? { within: 'order', partial: false, base: 'net', ...ofSets } : null,
    stages: all.stages.map((stage) => ({
      choose: 'all', per: 'order', order: 'priority', group: null, aloneFirst: false, ...stage,
      shares: lacks.noShares?.includes(stage.id) ? 'none' : 'lines',
    })),
    offers: { percent: terms('percent'), amount: terms('amount'), price: terms('price') },
  };
}

/** Keys by which units are put in order; ties keep the order of the basket. */
const keys = {
  unitPrice: (line) => line.unit,
  netUnitPrice: (line) => line.net.over(line.quantity),
  lineTotal: (line) => line.list,
  lineTotalTimesQuantity: (line) => line.list.times(line.quantity),
  lineQuantity: (line) => line.quantity,
  basket: () => zero,
};

function inOrder(lines, { by, direction }) {
  const sign = direction === 'down' ? -1 : 1;
  return [...lines].sort((a, b) => sign * keys[by](a).compare(keys[by](b)) || a.index - b.index);
}

/** The first `count` units in that order, as units of each line. */
function taken(lines, available, count, order) {
  const units = lines.map(() => zero);
  let left = count;
  for (const line of inOrder(lines, order)) {
    const some = least(left, available[line.index]);
    units[line.index] = some;
    left = left.minus(some);
  }
  return units;
}

const orderOf = (take, profile) => ({
  cheapest: { by: profile.units.by, direction: 'up' },
  dearest: { by: profile.units.by, direction: 'down' },
  basket: { by: 'basket', direction: 'up' },
}[take]);

function unitsOfSets(offer, profile, lines, eligible) {
  const { trigger, benefit } = offer;
  const size = sum(trigger.of.map((group) => whole(group.quantity)));
  const free = whole(benefit.of?.units ?? size.n);
  const most = trigger.times === undefined ? undefined : whole(trigger.times);
  const setsOf = (count) => {
    const sets = count.over(size).round('floor');
    return most && most.compare(sets) < 0 ? most : sets;
  };
  if (profile.sets.within === 'line') {
    return eligible.map((count) => {
      const sets = setsOf(count);
      const rest = count.minus(sets.times(size)).minus(size.minus(free));
      return sets.times(free).plus(profile.sets.partial && rest.compare(zero) > 0 ? rest : zero);
    });
  }
  const sets = setsOf(sum(eligible));
  const used = taken(lines, eligible, sets.times(size), orderOf(trigger.take ?? 'dearest', profile));
  return taken(lines, used, sets.times(free), orderOf(benefit.of?.take ?? 'cheapest', profile));
}

/** Units that the offer reduces, of each line; undefined where its trigger does not hold. */
function reducedUnits(offer, profile, lines) {
  const { trigger, benefit, items } = offer;
  const eligible = lines.map((line) => (fits(items, line) ? line.quantity : zero));
  if (trigger?.type === 'sets') return unitsOfSets(offer, profile, lines, eligible);
  if (trigger?.type === 'quantity' && sum(eligible).compare(whole(trigger.at)) < 0) return undefined;
  if (trigger?.type === 'amount') {
    const reached = sum(lines.map((line) => (fits(items, line) ? line.net : zero)));
    if (reached.compare(amount(trigger.at)) < 0) return undefined;
  }
  const reduced = lines.map((line) => (fits(benefit.items ?? items, line) ? line.quantity : zero));
  if (!benefit.units) return reduced;
  return taken(lines, reduced, whole(benefit.units.atMost), orderOf(benefit.units.take, profile));
}

const part = (line, value, units) => value.times(units).over(line.quantity);

/** The discount of one offer on what is left now: its figure, and shares of each line (null: it stays with the order). */
export function discountOf(offer, profile, stage, lines) {
  const units = reducedUnits(offer, profile, lines);
  const none = { discount: zero, shares: lines.map(() => zero) };
  if (!units) return none;
  const { type, scope = type === 'price' ? 'unit' : 'order' } = offer.benefit;
  const own = profile.offers[type]?.[scope];
  if (!own) throw new Error(`${profile.id} has no ${type} by ${scope}`);
  const use = { rounding: profile.rounding, rounded: 'discount', base: 'net', allocation: profile.allocation, ...own };
  if (offer.trigger?.type === 'sets') use.base = profile.sets.base;
  const base = lines.map((line) => part(line, use.base === 'list' ? line.list : line.net, units[line.index]));
  const room = lines.map((line) => {
    const left = line.net.minus(line.floor);
    return units[line.index].n === 0n || left.n < 0n ? zero : left;
  });
  const capped = (shares) => shares.map((share, index) => least(share, room[index]));
  const reduced = (value, factor) => (use.rounded === 'price'
    ? value.minus(value.times(whole(1).minus(factor)).round(use.rounding))
    : value.times(factor).round(use.rounding));

  if (type === 'percent' && scope !== 'order') {
    const factor = percent(offer.benefit.off);
    const shares = capped(lines.map((line) => {
      const count = scope === 'line' ? whole(1) : units[line.index];
      return count.n === 0n ? zero : reduced(base[line.index].over(count), factor).times(count);
    }));
    return { discount: sum(shares), shares };
  }
  if (type === 'price') {
    const price = amount(offer.benefit.price);
    const shares = lines.map((line) => {
      const saved = base[line.index].minus(price.times(units[line.index]));
      return saved.n > 0n ? saved : zero;
    });
    return { discount: sum(shares), shares };
  }
  if (type === 'amount' && scope !== 'order') {
    const off = amount(offer.benefit.off);
    const shares = capped(lines.map((line) =>
      (units[line.index].n === 0n ? zero : off.times(scope === 'unit' ? units[line.index] : whole(1)))));
    return { discount: sum(shares), shares };
  }
  const exact = type === 'percent' ? base.map((one) => one.times(percent(offer.benefit.off))) : undefined;
  let total = exact ? sum(exact).round(use.rounding) : amount(offer.benefit.off);
  if (offer.cap) total = least(total, amount(offer.cap));
  if (use.allocation.by !== 'units') total = least(total, sum(room).round(use.rounding === 'exact' ? 'exact' : 'floor'));
  const weights = lines.map((line) => part(line, use.allocation.by === 'list' ? line.list : line.net, units[line.index]));
  const shares = allocate(use.allocation, { total, exact, weights, room, units, lines });
  if (stage.shares === 'none') return { discount: total, shares: null, hidden: shares };
  return { discount: sum(shares), shares };
}

const against = (one, other) => Boolean(
  (one.combines?.with && !one.combines.with.includes(other.id)) || one.combines?.notWith?.includes(other.id)
  || one.combines?.notWith?.includes(other.stage));
const allowed = (one, other) =>
  !(against(one, other) || against(other, one) || (one.group && one.group === other.group));

function take(lines, { discount, shares, hidden }) {
  (shares ?? hidden).forEach((share, index) => { lines[index].net = lines[index].net.minus(share); });
  return discount.n > 0n;
}

const copy = (lines) => lines.map((line) => ({ ...line }));

/** The offers of a stage in the order in which they are tried. */
function tried(stage, offers) {
  const value = (offer) => fraction(offer.benefit.off ?? offer.benefit.price ?? '0');
  const byValue = { largestFirst: -1, smallestFirst: 1 }[stage.order];
  const rank = (offer) => (stage.aloneFirst && offer.combines?.with?.length === 0 ? 0 : 1);
  return offers.map((offer, index) => ({ offer: stage.group ? { group: stage.group, ...offer } : offer, index }))
    .sort((a, b) => rank(a.offer) - rank(b.offer)
      || (byValue ? byValue * value(a.offer).compare(value(b.offer)) : (b.offer.priority ?? 0) - (a.offer.priority ?? 0))
      || a.index - b.index)
    .map(({ offer }) => offer);
}

/** Where the best is chosen, offers stand together only if one of them says so. */
const together = (one, other) => Boolean(one.combines || other.combines) && allowed(one, other);

function chosen(stage, offers, profile, lines, before) {
  if (stage.choose !== 'best') return offers;
  let best = { discount: zero, some: [] };
  for (let bits = 1; bits < 1 << offers.length; ++bits) {
    const some = offers.filter((_, index) => bits >> index & 1);
    if (some.some((one, i) => before.some((other) => !allowed(one, other)) || some.slice(0, i).some((other) => !together(one, other)))) continue;
    const trial = copy(lines);
    const discount = sum(some.map((offer) => {
      const result = discountOf(offer, profile, stage, trial);
      take(trial, result);
      return result.discount;
    }));
    const more = discount.compare(best.discount);
    if (more > 0 || (more === 0 && discount.n > 0n && some.length < best.some.length)) best = { discount, some };
  }
  return best.some;
}

/** Each line takes the offer that is best for it, of all worked out on what the stage began with. */
function bestOfEachLine(offers, profile, stage, lines) {
  const results = offers.map((offer) => ({ offer, ...discountOf(offer, profile, stage, lines) }));
  const winners = lines.map((line) => results.reduce((best, one) =>
    (one.shares[line.index].compare(best.shares[line.index]) > 0 ? one : best), results[0]));
  return results.map((one) => {
    const shares = one.shares.map((share, index) => (winners[index] === one ? share : zero));
    return { offer: one.offer, discount: sum(shares), shares };
  });
}

/** Goods added for every full number of units bought. */
function giftsOf({ items, trigger, benefit }, lines) {
  const count = sum(lines.map((line) => (fits(items, line) ? line.quantity : zero)));
  const times = Number(count.over(whole(trigger.at)).round('floor').n);
  return times ? benefit.gifts.map((gift) => ({ sku: gift.sku, quantity: times * gift.quantity })) : [];
}

export function quote(described, basket, promotions) {
  const profile = settingsOf(described);
  const lines = linesOf(basket);
  const applied = [];
  const gifts = [];
  let stopped = false;
  const apply = (offer, result) => {
    if (!take(lines, result)) return;
    applied.push({ promotion: offer.id, offer, ...result });
    if (offer.stops) stopped = true;
  };
  for (const stage of profile.stages) {
    const offers = tried(stage, promotions.filter((one) => (one.stage ?? 'order') === stage.id));
    if (!offers.length) continue;
    if (stage.per === 'line') {
      for (const one of bestOfEachLine(offers, profile, stage, lines)) apply(one.offer, one);
      continue;
    }
    for (const offer of offers.filter((one) => one.benefit.type === 'gift')) gifts.push(...giftsOf(offer, lines));
    const discounts = offers.filter((one) => one.benefit.type !== 'gift');
    for (const offer of chosen(stage, discounts, profile, lines, applied.map((one) => one.offer))) {
      if (stopped || applied.some((one) => !allowed(offer, one.offer))) continue;
      apply(offer, discountOf(offer, profile, stage, lines));
    }
  }
  const discount = sum(applied.map((one) => one.discount));
  return { applied: applied.map(({ promotion, discount: off, shares }) => ({ promotion, discount: off, shares })),
    gifts, discount, payable: sum(lines.map((line) => line.list)).minus(discount) };
}

// SPDX-License-Identifier: Apache-2.0
// What holds of the core's statements whatever the programme and the history, asked of the core alone.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { Native } from './compare.mjs';
import { Draw } from './draw.mjs';
import { exact, fraction, plus } from './fractions.mjs';
import { randomCase } from './random.mjs';
import { cases, nativeCommand, seed } from './settings.mjs';

const native = new Native(nativeCommand);
after(() => native.close());

/** Each of these asks for many statements of a case. */
const some = Math.ceil(cases / 10);

async function ask(program, request) {
  const { ok, result } = JSON.parse(await native.call('statement', JSON.stringify({ program, ...request })));
  return ok ? result : undefined;
}

/** Calls back with `{program, request, result}` of every case that the core answers; `what` names a case that fails. */
async function forEachCase(count, check) {
  let checked = 0;
  for (let number = 0; number < count; number += 1) {
    const { program, request } = randomCase(seed, number);
    const { asOf, member } = request;
    const result = await ask(program, { asOf, member, entries: true });
    if (result === undefined) continue;
    await check({ program, asOf, member, result, what: `case ${number} of seed ${seed}` });
    checked += 1;
  }
  assert.ok(checked > count / 2, `only ${checked} of ${count} cases were answered`);
}

const sum = (values) => values.map(exact).reduce(plus, fraction(0n));
const minus = (value) => fraction(-value.numerator, value.denominator);
const isMore = (a, b) => plus(exact(a), minus(exact(b))).numerator > 0n;

test('a balance is what is left of its open lots less what is owed', () => forEachCase(cases, ({ asOf, result, what }) => {
  for (const { ledger, balance, pending, deficit, lots } of result.balances) {
    const isOpen = ({ available }) => available !== null && available <= asOf;
    const remaining = (kind) => sum(lots.filter(kind).map((lot) => lot.remaining));
    assert.deepEqual(exact(balance), plus(remaining(isOpen), minus(exact(deficit))), `${what}: ${ledger}`);
    assert.deepEqual(exact(pending), remaining((lot) => !isOpen(lot)), `${what}: pending ${ledger}`);
    assert.deepEqual(exact(balance), sum(result.entries.filter((one) => one.ledger === ledger).map((one) => one.points)), `${what}: entries of ${ledger}`);
  }
}));

/** Entries of a ledger, without what the end of a day writes, which a statement of that day shows before. */
const entriesOf = (result, ledger, asOf) => result.entries.filter(
  (one) => one.ledger === ledger && (one.date < asOf || (one.date === asOf && !['expire', 'convert'].includes(one.kind))),
);

test('a statement of an earlier day is what a later one says of that day', () => forEachCase(some, async ({ program, asOf, member, result, what }) => {
  for (const day of new Set(member.history.map(({ date }) => date))) {
    if (day >= asOf) break;
    const earlier = await ask(program, { asOf: day, member, entries: true });
    for (const { ledger } of result.balances) {
      assert.deepEqual(entriesOf(earlier, ledger, day), entriesOf(result, ledger, day), `${what} on ${day}: ${ledger}`);
    }
    const changes = earlier.tier.timeline;
    assert.deepEqual(changes, result.tier.timeline.slice(0, changes.length), `${what} on ${day}: timeline`);
    assert.deepEqual(earlier.refunds, result.refunds.slice(0, earlier.refunds.length), `${what} on ${day}: refunds`);
  }
}));

test('a history goes event by event to where it goes at once', () => forEachCase(some, async ({ program, asOf, member, result, what }) => {
  const counted = member.history.filter(({ date }) => date <= asOf);
  for (let events = 1; events < counted.length; events += 1) {
    const day = counted[events - 1].date;
    const history = counted.slice(0, events);
    const prefix = await ask(program, { asOf: day, member: { ...member, history }, entries: true });
    for (const { ledger, balance } of prefix.balances) {
      const before = entriesOf(prefix, ledger, day);
      assert.deepEqual(before, entriesOf(result, ledger, day).slice(0, before.length), `${what} after ${events} events: ${ledger}`);
      assert.equal(before.at(-1)?.balance ?? balance, balance, `${what} after ${events} events: balance of ${ledger}`);
    }
    const changes = prefix.tier.timeline;
    assert.deepEqual(changes, result.tier.timeline.slice(0, changes.length), `${what} after ${events} events: timeline`);
  }
}));

test('buying and returning all of it leaves nobody better off', () => forEachCase(some, async ({ program: document, asOf, member, what }) => {
  // Unused points that became vouchers in between are gone, and what keeps points alive has happened, whatever is returned.
  const program = { ...document, conversions: [] };
  const before = member.history.filter(({ date }) => date <= asOf);
  // Somebody nothing is known of becomes a member by buying.
  if (before.length === 0) return;
  // Whoever did not buy stayed away, or came by: any event lets a tier that is due fall, or a mark be reached.
  const visit = { type: 'activity', id: 'visit', date: asOf };
  const without = await Promise.all([[], [visit]].map((more) => ask(program, { asOf, member: { ...member, history: [...before, ...more] } })));
  if (without.includes(undefined)) return;
  const draw = new Draw(seed + before.length);
  const history = [...before];
  const goods = randomPurchases(draw, program, asOf);
  for (const purchase of goods) {
    const { balances } = await ask(program, { asOf, member: { ...member, history } });
    history.push({ ...purchase, redeem: usedOf(draw, balances) });
  }
  for (const { id } of draw.shuffled(goods)) history.push({ type: 'refund', id: `back-${id}`, date: asOf, of: id });
  const result = await ask(program, { asOf, member: { ...member, history } });
  assert.ok(result, `${what}: buying and returning is refused`);

  result.balances.forEach(({ ledger, balance, pending }, index) => {
    const [same] = without;
    if (program.ledgers[index].overdraw === 'clamp') return;
    assert.ok(!isMore(balance, same.balances[index].balance), `${what}: ${ledger} ${same.balances[index].balance} became ${balance}`);
    assert.ok(!isMore(pending, same.balances[index].pending), `${what}: pending ${ledger}`);
  });
  const level = ({ tier }) => program.tiers.findIndex(({ id }) => id === tier.current);
  assert.ok(without.some((one) => level(result) <= level(one)), `${what}: tier ${without[0].tier.current} became ${result.tier.current}`);
  for (const list of ['milestones', 'vouchers']) {
    const kept = ({ [list]: all }) => JSON.stringify(all.map((one) => one.open ?? one));
    assert.ok(without.some((one) => kept(one) === kept(result)), `${what}: ${list} ${kept(without[0])} became ${kept(result)}`);
  }
}));

/** Purchases of one day, small and large. */
function randomPurchases(draw, { counts }, date) {
  return Array.from({ length: draw.int(1, 5) }, (_, index) => ({
    type: 'purchase', id: `goods-${index}`, date,
    ...(draw.chance(50)
      ? { amount: draw.amount(0, 500, 0) }
      : { lines: Array.from({ length: draw.int(1, 3) }, () => ({ quantity: draw.int(1, 3), list: draw.amount(0, 300, 0), category: 'tea' })) }),
    counts: Object.fromEntries(counts.map(({ id }) => [id, draw.amount(0, 30, 0)])),
  }));
}

/** Points of some ledgers to pay with: all of them, or one. */
function usedOf(draw, balances) {
  const usable = draw.some(balances, 50).filter(({ balance }) => exact(balance).numerator > 0n);
  return usable.map(({ ledger, balance }) => ({ ledger, points: draw.chance(60) || !isMore(balance, '1') ? balance : '1' }));
}

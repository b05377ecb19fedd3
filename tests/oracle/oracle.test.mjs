// SPDX-License-Identifier: Apache-2.0
// The simulation itself, on examples worked out by hand from core/time.md, and on every vector of a statement.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { differences, rawField } from '../wasm/vectors.mjs';
import { addMonths, formatDay, parseDay, snapped } from './dates.mjs';
import { exact, fraction, rounded, shared } from './fractions.mjs';
import { statement } from './statement.mjs';
import { firstDay } from './windows.mjs';

const program = (parts) => ({ format: 'loyalty-program/1', id: 'shop', currency: 'EUR', ...parts });
const points = (more = {}) => ({ id: 'points', ...more });
const perEuro = (more = {}) => ({ id: 'base', ledger: 'points', measure: { type: 'amount' }, award: { type: 'rate', points: '1' }, ...more });
const spend = (more = {}) => ({ id: 'spend', type: 'spend', ...more });
const atLeast = (mark, metric = 'spend') => ({ metric: { id: metric, atLeast: mark } });
const buy = (id, date, amount, more = {}) => ({ type: 'purchase', id, date, amount, ...more });
const event = (type, id, date, more = {}) => ({ type, id, date, ...more });

/** The statement of a history on a day. */
const on = (asOf, parts, history, more = {}) => statement(program(parts), { asOf, member: { history }, ...more });
const balance = (result) => result.balances[0].balance;

test('months clamp, then snap forward', () => {
  const after = (day, months, snap) => formatDay(snapped(addMonths(parseDay(day), months), snap));
  assert.equal(after('2024-01-31', 1, {}), '2024-02-29');
  assert.equal(after('2025-01-31', 1, { snap: 'monthEnd', dayAfter: true }), '2025-03-01');
  assert.equal(after('2025-01-15', 6, { snap: 'halfYearEnd' }), '2025-12-31');
  assert.equal(after('2025-01-31', 2, { snap: 'yearly', on: '03-31' }), '2025-03-31');
  assert.equal(after('2025-02-01', 2, { snap: 'yearly', on: '03-31' }), '2026-03-31');
});

test('the first days of windows', () => {
  const anchors = { joining: parseDay('2024-02-29'), tierChange: parseDay('2025-05-10') };
  const first = (window, day) => formatDay(firstDay(window, parseDay(day), anchors));
  assert.equal(first({ type: 'week' }, '2026-03-01'), '2026-02-23');
  assert.equal(first({ type: 'quarter' }, '2026-06-30'), '2026-04-01');
  assert.equal(first({ type: 'programYear', startsOn: '02-29' }, '2026-02-28'), '2026-02-28');
  assert.equal(first({ type: 'personalYear', from: 'joining' }, '2026-02-27'), '2025-02-28');
  assert.equal(first({ type: 'personalYear', from: 'tierChange' }, '2026-05-09'), '2025-05-10');
  assert.equal(first({ type: 'rollingMonths', months: 1 }, '2026-03-30'), '2026-03-01');
  assert.equal(first({ type: 'rollingDays', days: 7 }, '2026-03-30'), '2026-03-24');
});

test('roundings of 5/2 and of −5/2', () => {
  const both = (mode) => [rounded(fraction(5n, 2n), mode), rounded(fraction(-5n, 2n), mode)];
  assert.deepEqual(both('up'), [3n, -3n]);
  assert.deepEqual(both('down'), [2n, -2n]);
  assert.deepEqual(both('ceiling'), [3n, -2n]);
  assert.deepEqual(both('floor'), [2n, -3n]);
  assert.deepEqual(both('halfUp'), [3n, -3n]);
  assert.deepEqual(both('halfDown'), [2n, -2n]);
  assert.deepEqual(both('halfEven'), [2n, -2n]);
  assert.equal(rounded(exact('3.5'), 'halfEven'), 4n);
});

test('shares go to the largest fractions, then to the earlier line; no weight at all, equally', () => {
  assert.deepEqual(shared(10n, [1n, 1n, 1n]), [4n, 3n, 3n]);
  assert.deepEqual(shared(5n, [1n, 2n, 3n]), [1n, 2n, 2n]);
  assert.deepEqual(shared(3n, [0n, 0n]), [2n, 1n]);
});

const pending = (rule) => ({ ledgers: [points({ pending: rule })], earn: [perEuro()] });

test('points wait for their day, are shown as pending, and cannot be used', () => {
  const parts = pending({ type: 'days', days: 14 });
  const history = [buy('o1', '2026-01-01', '50')];
  const before = on('2026-01-14', parts, history).balances[0];
  assert.deepEqual([before.balance, before.pending, before.lots[0].available], ['0', '50', '2026-01-15']);
  assert.equal(balance(on('2026-01-15', parts, history)), '50');
  const early = [...history, event('redeem', 'r1', '2026-01-14', { ledger: 'points', points: '1' })];
  assert.deepEqual(on('2026-01-14', parts, early), { error: 'insufficient_points' });
});

test('points wait for a confirmation', () => {
  const parts = pending({ type: 'confirmation' });
  const confirmed = [buy('o1', '2026-01-01', '50'), buy('o2', '2026-01-01', '7'), event('confirm', 'c1', '2026-02-03', { of: 'o1' })];
  const [{ balance: usable, pending: waiting, lots }] = on('2026-03-01', parts, confirmed).balances;
  assert.deepEqual([usable, waiting, lots[0].available, lots[1].available], ['50', '7', '2026-02-03', null]);
});

test('every activity of the list moves the last day of what is there, others do not', () => {
  const parts = { counts: [{ id: 'review' }], ledgers: [points({ expiry: { type: 'afterActivity', months: 1, activities: ['review'] } })], earn: [perEuro()] };
  const history = [buy('o1', '2026-01-10', '50'), event('activity', 'v1', '2026-02-10', { counts: { review: '1' } }), buy('o2', '2026-03-01', '5')];
  assert.equal(balance(on('2026-03-10', parts, history)), '55');
  assert.equal(balance(on('2026-03-11', parts, history)), '5');
});

test('the first expiry rule that holds when points are given is theirs', () => {
  const expiry = [{ type: 'never', when: { tier: { atLeast: 'gold' } } }, { type: 'afterEarning', days: 10 }];
  const parts = { ledgers: [points({ expiry })], earn: [perEuro()], metrics: [spend()], tiers: [{ id: 'gold', qualify: atLeast('100') }] };
  const { lots } = on('2026-01-01', parts, [buy('o1', '2026-01-01', '100'), buy('o2', '2026-01-01', '1')]).balances[0];
  assert.deepEqual(lots.map(({ event: of, expires }) => [of, expires]), [['o1', '2026-01-11'], ['o2', null]]);
});

test('a balance is shown floored, below zero too', () => {
  const parts = { ledgers: [points({ decimals: 1, shown: 0 })] };
  assert.equal(on('2026-01-01', parts, [event('adjust', 'a1', '2026-01-01', { ledger: 'points', points: '3.9' })]).balances[0].shown, '3');
});

test('a month is rounded once: 1.50 and 1.50 earn 1 and 2', () => {
  const parts = { ledgers: [points()], earn: [perEuro({ scope: 'month' })] };
  const { lots } = on('2026-02-01', parts, [buy('o1', '2026-01-01', '1.50'), buy('o2', '2026-01-31', '1.50'), buy('o3', '2026-02-01', '1.50')]).balances[0];
  assert.deepEqual(lots.map((lot) => lot.points), ['1', '2', '1']);
});

test('a unit is rounded for itself: 3 units of 1.60 earn 3 × 1', () => {
  const parts = { ledgers: [points()], earn: [perEuro({ scope: 'unit' })] };
  assert.equal(balance(on('2026-01-01', parts, [event('purchase', 'o1', '2026-01-01', { lines: [{ list: '4.80', quantity: 3 }] })])), '3');
});

test('only what lies above counts, and at least so many points when anything is measured', () => {
  const parts = { ledgers: [points()], earn: [perEuro({ above: '20', atLeast: '5' })] };
  assert.equal(balance(on('2026-01-01', parts, [buy('o1', '2026-01-01', '30')])), '10');
  assert.equal(balance(on('2026-01-01', parts, [buy('o1', '2026-01-01', '20')])), '5');
  assert.equal(balance(on('2026-01-01', parts, [buy('o1', '2026-01-01', '0')])), '0');
});

test('beyond a limit another rate, up to a limit on points', () => {
  const limits = [{ window: { type: 'month' }, measured: '100', then: { points: '0.5' } }, { window: { type: 'month' }, points: '140' }];
  const parts = { ledgers: [points()], earn: [perEuro({ limits })] };
  const history = [buy('o1', '2026-01-01', '80'), buy('o2', '2026-01-02', '60'), buy('o3', '2026-01-03', '100'), buy('o4', '2026-02-01', '10')];
  // 80; 20 + 40 × 0.5 = 40; 100 × 0.5 = 50, of which 140 − 120 = 20; a new month.
  assert.deepEqual(on('2026-02-01', parts, history).balances[0].lots.map((lot) => lot.points), ['80', '40', '20', '10']);
});

test('a limit that refuses gives all or nothing', () => {
  const parts = { ledgers: [points()], earn: [perEuro({ limits: [{ window: { type: 'day' }, points: '100', over: 'refuse' }] })] };
  const history = [buy('o1', '2026-01-01', '60'), buy('o2', '2026-01-01', '41'), buy('o3', '2026-01-01', '40')];
  assert.deepEqual(on('2026-01-01', parts, history).balances[0].lots.map((lot) => [lot.event, lot.points]), [['o1', '60'], ['o3', '40']]);
});

test('a streak counts a day once and begins anew after a gap', () => {
  const earn = [{ id: 'run', ledger: 'points', measure: { type: 'streak', of: 'checkIn', days: 2 }, award: { type: 'fixed', points: '10' } }];
  const parts = { counts: [{ id: 'checkIn' }], ledgers: [points()], earn };
  const days = ['01', '01', '02', '04', '05', '06', '07'];
  const history = days.map((day, index) => event('activity', `v${index}`, `2026-01-${day}`, { counts: { checkIn: '1' } }));
  // Runs: 1, 2 (10 points); 4, 5 (10), 6, 7 (10).
  assert.equal(balance(on('2026-01-07', parts, history)), '30');
});

test('a choice earns for the purchases of its window that it makes apply', () => {
  const rule = perEuro({ when: { choice: { id: 'summer', is: 'on' } }, retroactive: { type: 'month' } });
  const parts = { choices: [{ id: 'summer', options: ['off', 'on'] }], ledgers: [points()], earn: [rule] };
  const history = [buy('o1', '2026-01-31', '10'), buy('o2', '2026-02-01', '20'), event('choose', 'c1', '2026-02-05', { choice: 'summer', option: 'on' }), buy('o3', '2026-02-06', '3')];
  const result = on('2026-02-06', parts, history);
  assert.deepEqual(result.balances[0].lots.map((lot) => [lot.event, lot.earned, lot.points]), [['c1', '2026-02-05', '20'], ['o3', '2026-02-06', '3']]);
  assert.deepEqual(result.choices, [{ choice: 'summer', name: null, option: 'on' }]);
});

test('a membership holds to the day before the same day, and is prolonged', () => {
  const parts = { memberships: [{ id: 'plus', months: 1, fee: '5' }] };
  const join = (id, date) => event('join', id, date, { membership: 'plus' });
  assert.equal(on('2026-02-14', parts, [join('j1', '2026-01-15')]).memberships[0].until, '2026-02-14');
  assert.deepEqual(on('2026-02-15', parts, [join('j1', '2026-01-15')]).memberships, []);
  assert.equal(on('2026-02-14', parts, [join('j1', '2026-01-15'), join('j2', '2026-02-14')]).memberships[0].until, '2026-03-14');
});

const tiers = (...marks) => marks.map((mark, index) => ({ id: ['silver', 'gold', 'top'][index], qualify: atLeast(mark) }));

test('what is counted above the mark of the tier held rolls over once, up to the cap', () => {
  const metric = spend({ window: { type: 'calendarYear' }, rollover: { cap: '30' } });
  const parts = { metrics: [metric], tiers: tiers('100'), tierValidity: { type: 'endOfNextYear' } };
  const history = [buy('o1', '2024-06-01', '150'), buy('o2', '2025-06-01', '75')];
  const value = (asOf) => on(asOf, parts, history).metrics.map((one) => [one.value, one.rolledOver])[0];
  assert.deepEqual(value('2024-12-31'), ['150.00', '0.00']);
  assert.deepEqual(value('2025-01-01'), ['30.00', '30.00']);
  // 105 − 100 = 5 of the 75 counted afresh.
  assert.deepEqual(value('2026-01-01'), ['5.00', '5.00']);
});

test('an upgrade keeps, zeroes or charges what was counted', () => {
  const value = (onUpgrade) => on('2026-01-02', { metrics: [spend({ onUpgrade })], tiers: tiers('100') }, [buy('o1', '2026-01-02', '130')]).metrics[0].value;
  assert.deepEqual(['keep', 'zero', 'charge'].map(value), ['130.00', '0.00', '30.00']);
});

test('a tier falls level by level, after grace, not again before its time', () => {
  const parts = {
    metrics: [spend({ window: { type: 'calendarYear' } })],
    tiers: tiers('10', '100', '1000'),
    tierValidity: { type: 'months', months: 1 },
    downgrade: { type: 'oneLevel', graceDays: 5, atMostOnceInMonths: 3 },
  };
  const { timeline } = on('2026-12-31', parts, [buy('o1', '2025-12-15', '1000')]).tier;
  // To 15 January, and five days of grace from the 16th; gold a month to 21 February and grace to the 26th, but not before 21 April.
  assert.deepEqual(timeline.map(({ date, tier }) => [date, tier]), [['2025-12-15', 'top'], ['2026-01-21', 'gold'], ['2026-04-21', 'silver'], ['2026-07-21', null]]);
});

test('to keep a tier may take less than to reach it', () => {
  const parts = { metrics: [spend({ window: { type: 'rollingDays', days: 10 } })], tiers: [{ id: 'gold', qualify: atLeast('100'), keep: atLeast('40') }] };
  const { timeline, keep } = on('2026-01-20', parts, [buy('o1', '2026-01-01', '60'), buy('o2', '2026-01-08', '40')]).tier;
  assert.deepEqual(timeline.map(({ date, cause }) => [date, cause]), [['2026-01-08', 'qualified'], ['2026-01-18', 'ended']]);
  assert.equal(keep, null);
});

test('a validity to a day of a later year', () => {
  const until = (on_, years) => on('2026-03-01', { metrics: [spend()], tiers: tiers('1'), tierValidity: { type: 'date', on: on_, years } }, [buy('o1', '2026-03-01', '1')]).tier.validUntil;
  assert.deepEqual([until('02-28', 1), until('02-28', 0), until('03-01', 0), until('02-29', 2)], ['2027-02-28', '2027-02-28', '2026-03-01', '2028-02-29']);
});

const milestone = (rewards, more = {}) => ({ id: 'm', metric: 'spend', at: '100', rewards, ...more });
const gift = { id: 'gift' };
const fifty = { id: 'fifty', points: { ledger: 'points', points: '50' } };

test('a milestone is reached again at every mark, and waits for a choice', () => {
  const parts = { ledgers: [points()], metrics: [spend()], milestones: [milestone([gift, fifty], { every: '50' })] };
  const history = [buy('o1', '2026-01-01', '160'), event('choose', 'c1', '2026-01-02', { milestone: 'm', reward: 'fifty' })];
  const result = on('2026-01-03', parts, history);
  assert.equal(balance(result), '50');
  assert.deepEqual(result.milestones[0], {
    milestone: 'm', name: null, value: '160.00', at: '200.00', missing: '40.00', open: 1,
    reached: [{ date: '2026-01-01', reward: 'fifty' }, { date: '2026-01-01', reward: null }],
  });
  const again = [...history, event('choose', 'c2', '2026-01-02', { milestone: 'm', reward: 'gift' }), event('choose', 'c3', '2026-01-02', { milestone: 'm', reward: 'gift' })];
  assert.deepEqual(on('2026-01-03', parts, again), { error: 'not_allowed' });
});

test('a refund undoes the milestone that only it had reached', () => {
  const parts = { ledgers: [points()], metrics: [spend()], milestones: [milestone([fifty])] };
  const history = [buy('o1', '2026-01-01', '99'), buy('o2', '2026-01-02', '1'), event('refund', 'f1', '2026-01-03', { of: 'o2' })];
  const result = on('2026-01-03', parts, history);
  assert.equal(balance(result), '0');
  assert.deepEqual(result.refunds[0].takenBack, [{ ledger: 'points', points: '50', fromLots: '50', ended: '0', deficit: '0', forgiven: '0' }]);
});

test('blocks become vouchers on the last evening of a period, before points end', () => {
  const conversions = [{ id: 'q', ledger: 'points', every: 'quarter', block: '30', voucher: { value: '5', validDays: 10 } }];
  const parts = { ledgers: [points({ expiry: { type: 'date', date: '2026-03-31' } })], earn: [perEuro()], conversions };
  const history = [buy('o1', '2026-01-01', '70')];
  assert.equal(balance(on('2026-03-31', parts, history)), '70');
  const result = on('2026-04-01', parts, history, { entries: true });
  assert.deepEqual(result.entries.map(({ date, kind, points: change }) => [date, kind, change]), [['2026-01-01', 'earn', '70'], ['2026-03-31', 'convert', '-60'], ['2026-03-31', 'expire', '-10']]);
  assert.deepEqual(result.vouchers, [{ source: 'q', value: '5.00', minimum: '0.00', count: 2, issued: '2026-03-31', validUntil: '2026-04-10' }]);
  assert.deepEqual(on('2026-04-11', parts, history).vouchers, []);
});

test('the best sum of rungs', () => {
  const redemptions = [{ id: 'ladder', ledger: 'points', rungs: [{ points: '50', value: '5' }, { points: '70', value: '8' }] }];
  const value = (given) => on('2026-01-01', { ledgers: [points()], redemptions }, [event('adjust', 'a1', '2026-01-01', { ledger: 'points', points: given })]).balances[0].value;
  assert.deepEqual(['49', '50', '100', '139', '140', '150'].map(value), ['0.00', '5.00', '10.00', '13.00', '16.00', '16.00']);
});

test('transfers move whole blocks', () => {
  const transfers = [{ id: 'sky', ledger: 'points', block: '100', minimum: '200', gives: '80', to: { ledger: 'miles' } }];
  const parts = { ledgers: [points(), { id: 'miles' }], earn: [perEuro()], transfers };
  const move = (moved) => on('2026-01-01', parts, [buy('o1', '2026-01-01', '350'), event('transfer', 't1', '2026-01-01', { transfer: 'sky', points: moved })]);
  assert.deepEqual(move('300').balances.map((one) => one.balance), ['50', '240']);
  assert.deepEqual(move('300').transfers, [{ event: 't1', transfer: 'sky', points: '300', gives: '240' }]);
  assert.deepEqual(['100', '250', '400'].map((moved) => move(moved).error), ['not_a_multiple', 'not_a_multiple', 'insufficient_points']);
});

test('a reward has a limit', () => {
  const parts = { ledgers: [points()], earn: [perEuro()], rewards: [{ id: 'coffee', ledger: 'points', points: '10', limit: { window: { type: 'day' }, times: 2 } }] };
  const take = (id, date, times) => event('redeem', id, date, { reward: 'coffee', times });
  assert.equal(balance(on('2026-01-02', parts, [buy('o1', '2026-01-01', '50'), take('r1', '2026-01-01', 2), take('r2', '2026-01-02', 1)])), '20');
  assert.deepEqual(on('2026-01-02', parts, [buy('o1', '2026-01-01', '50'), take('r1', '2026-01-01', 2), take('r2', '2026-01-01', 1)]), { error: 'not_allowed' });
});

const base = { ledgers: [points()], earn: [perEuro()] };
const two = (id, date) => event('purchase', id, date, { lines: [{ id: 'a', quantity: 3, list: '10' }, { id: 'b', list: '5' }] });

test('a line keeps the floor of its points for what is left of it', () => {
  const history = [two('o1', '2026-01-01'), event('refund', 'f1', '2026-01-02', { of: 'o1', lines: [{ line: 'a', quantity: 1 }] })];
  assert.equal(balance(on('2026-01-02', base, history)), '11'); // floor(10 × 2/3) + 5
  const all = [...history, event('refund', 'f2', '2026-01-03', { of: 'o1' })];
  assert.equal(balance(on('2026-01-03', base, all)), '0');
  const again = [...all, event('refund', 'f3', '2026-01-03', { of: 'o1' })];
  assert.deepEqual(on('2026-01-03', base, again), { error: 'already_refunded' });
  const more = [...history, event('refund', 'f2', '2026-01-03', { of: 'o1', lines: [{ line: 'a', quantity: 3 }] })];
  assert.deepEqual(on('2026-01-03', base, more), { error: 'refund_exceeds_purchase' });
});

test('used points are taken from other lots, then owed, and repaid by the next', () => {
  const history = [
    buy('o1', '2026-01-01', '100'), buy('o2', '2026-01-02', '30'),
    event('redeem', 'r1', '2026-01-03', { ledger: 'points', points: '100' }),
    event('refund', 'f1', '2026-01-04', { of: 'o1' }),
  ];
  const { balances, refunds } = on('2026-01-04', base, history);
  assert.deepEqual([balances[0].balance, balances[0].deficit, balances[0].lots], ['-70', '70', []]);
  assert.deepEqual(refunds[0].takenBack, [{ ledger: 'points', points: '100', fromLots: '30', ended: '0', deficit: '70', forgiven: '0' }]);
  const later = on('2026-01-05', base, [...history, buy('o3', '2026-01-05', '80')]).balances[0];
  assert.deepEqual([later.balance, later.deficit, later.lots[0].points, later.lots[0].remaining], ['10', '0', '80', '10']);
  const clamped = on('2026-01-04', { ...base, ledgers: [points({ overdraw: 'clamp' })] }, history);
  assert.deepEqual([balance(clamped), clamped.refunds[0].takenBack[0].forgiven], ['0', '70']);
});

test('points that ended unused are not taken back twice', () => {
  const parts = { ...base, ledgers: [points({ expiry: { type: 'afterEarning', days: 10 } })] };
  const history = [
    buy('o1', '2026-01-01', '100'),
    event('redeem', 'r1', '2026-01-02', { ledger: 'points', points: '40' }),
    event('refund', 'f1', '2026-01-20', { of: 'o1', amount: '50' }),
    event('refund', 'f2', '2026-01-21', { of: 'o1', amount: '50' }),
  ];
  const { refunds, balances } = on('2026-01-21', parts, history);
  assert.deepEqual(refunds.map(({ takenBack: [{ ended, deficit }] }) => [ended, deficit]), [['50', '0'], ['10', '40']]);
  assert.equal(balances[0].balance, '-40');
});

test('points used for a purchase go back to their lots, and end with them', () => {
  const history = [
    event('adjust', 'a1', '2026-01-01', { ledger: 'points', points: '30', expires: '2026-01-10' }),
    event('adjust', 'a2', '2026-01-01', { ledger: 'points', points: '30' }),
    buy('o1', '2026-01-05', '0', { redeem: [{ ledger: 'points', points: '50' }] }),
    event('refund', 'f1', '2026-01-11', { of: 'o1' }),
  ];
  const { balances, refunds } = on('2026-01-11', base, history);
  assert.equal(balances[0].balance, '30');
  assert.deepEqual(refunds[0].givenBack, [{ ledger: 'points', points: '50', lapsed: '30' }]);
});

test('the tier is what it would be without the goods, since the day of the refund', () => {
  const parts = { metrics: [spend()], tiers: tiers('100', '200'), tierValidity: { type: 'months', months: 12 } };
  const history = [buy('o1', '2026-01-01', '100'), buy('o2', '2026-02-01', '100'), event('refund', 'f1', '2026-03-01', { of: 'o2' })];
  const { tier, refunds } = on('2026-03-01', parts, history);
  assert.deepEqual([tier.current, tier.since, tier.validUntil], ['silver', '2026-03-01', '2027-01-01']);
  assert.deepEqual(tier.timeline.at(-1), { date: '2026-03-01', tier: 'silver', cause: 'refund' });
  assert.deepEqual([refunds[0].tierBefore, refunds[0].tierAfter, refunds[0].metrics], ['gold', 'silver', [{ metric: 'spend', value: '100.00' }]]);
});

test('spend loses the share rounded half up, in all never more than was counted', () => {
  const history = [event('purchase', 'o1', '2026-01-01', { lines: [{ id: 'a', quantity: 3, list: '1.00' }] })];
  for (const number of [1, 2, 3]) history.push(event('refund', `f${number}`, '2026-01-02', { of: 'o1', lines: [{ line: 'a' }] }));
  const { refunds, metrics } = on('2026-01-02', { metrics: [spend()] }, history);
  assert.deepEqual(refunds.map((one) => one.metrics[0].value), ['0.33', '0.34', '0.33']);
  assert.equal(metrics[0].value, '0.00');
});

test('what might happen follows the history without touching it', () => {
  const result = on('2026-01-01', base, [buy('o1', '2026-01-01', '10')], { whatIf: [event('refund', 'f1', '2026-01-02', { of: 'o1' })], whatIfAsOf: '2026-01-03' });
  assert.deepEqual([balance(result), result.whatIf.asOf, balance(result.whatIf), result.whatIf.whatIf], ['10', '2026-01-03', '0', undefined]);
});

/** Vectors about the text of a request, or amounts beyond every range, say nothing about time. */
const otherMatters = new Set(['amount_overflow', 'out_of_range', 'too_precise', 'unknown_reference', 'program_not_loaded']);
const root = fileURLToPath(new URL('../../', import.meta.url));

test('every vector of a statement', () => {
  let compared = 0;
  for (const file of readdirSync(`${root}tests/vectors/statement`)) {
    const text = readFileSync(`${root}tests/vectors/statement/${file}`, 'utf8');
    const { expect, files = {}, request: hasRequest } = JSON.parse(text);
    if (!hasRequest || otherMatters.has(expect.errors?.[0].code)) continue;
    const complete = Object.entries(files).reduce((all, [key, path]) => all.split(JSON.stringify(key)).join(readFileSync(root + path, 'utf8')), rawField(text, 'request'));
    const { program: document, ...request } = JSON.parse(complete);
    if (typeof document === 'string') continue;
    const { explanation, ...expected } = expect.ok ? expect.result : { error: expect.errors[0].code };
    assert.deepEqual(differences(expected, statement(document, request)), [], file);
    compared += 1;
  }
  assert.ok(compared > 300, `only ${compared} vectors`);
});

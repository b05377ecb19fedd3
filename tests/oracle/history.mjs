// SPDX-License-Identifier: Apache-2.0
// Events with their days as numbers and their amounts in smallest units.

import { parseDay } from './dates.mjs';
import { units } from './fractions.mjs';
import { Failure } from './program.mjs';

/** What an event may be about, by its type. */
const about = { refund: ['purchase', 'redeem'], confirm: ['purchase', 'activity'] };

export function readHistory(events, program) {
  const types = new Map();
  let latest = -Infinity;
  return events.map((event) => {
    const day = parseDay(event.date);
    if (types.has(event.id)) throw new Failure('duplicate_id');
    if (day < latest) throw new Failure('events_out_of_order');
    if (event.of !== undefined && !about[event.type].includes(types.get(event.of))) throw new Failure('unknown_event');
    types.set(event.id, event.type);
    latest = day;
    return readEvent(event, program);
  });
}

export function readEvent(event, program) {
  const lines = event.type === 'purchase' ? { lines: readLines(event, program) } : {};
  return { ...event, ...lines, day: parseDay(event.date), counts: readCounts(event.counts ?? {}, program) };
}

function readCounts(counts, program) {
  return new Map(Object.entries(counts).map(([id, value]) => [id, units(value, program.counts.get(id).decimals)]));
}

/**
 * Lines with `whole`, what can be returned of them (units, or money where the purchase is stated by its amount), and `left`,
 * what has not been returned.
 */
function readLines({ amount, lines }, program) {
  const money = (text) => units(text, program.money);
  if (amount !== undefined) {
    const paid = money(amount);
    const whole = paid > 0n ? paid : 1n;
    return [{ id: '1', quantity: 1n, list: paid, net: paid, payable: paid, byAmount: true, whole, left: whole }];
  }
  return lines.map((line, index) => {
    const { list, net = list, payable = net } = line;
    const quantity = BigInt(line.quantity ?? 1);
    return { ...line, id: line.id ?? String(index + 1), quantity, list: money(list), net: money(net), payable: money(payable), whole: quantity, left: quantity };
  });
}

// SPDX-License-Identifier: Apache-2.0
// Long random histories with many refunds, of old purchases and of the first one again and again: what goes back long after it was bought.

import { formatDay, parseDay } from './dates.mjs';
import { Draw } from './draw.mjs';
import { ProgramDraw } from './random_program.mjs';

/** A case as randomCase() gives it, of so many events. */
export function refundCase(seed, number, length) {
  const draw = new Draw(Math.imul(seed, 0x9e3779b1) + Math.imul(number + 1, 0x85ebca6b));
  const programs = new ProgramDraw(draw);
  let program = programs.program();
  // Tiers that ask for a metric: what a refund can change for long.
  while (!program.tiers.some((tier) => JSON.stringify(tier).includes('"metric"'))) program = programs.program();
  const unit = 10 ** programs.money;
  const money = (minor) => (unit === 1 ? `${minor}` : `${Math.floor(minor / unit)}.${String(minor % unit).padStart(programs.money, '0')}`);
  const gap = draw.one([0, 1, 3]);
  const refunds = draw.one([10, 30, 50]);
  const orders = [];
  let day = parseDay('2023-01-01');
  const history = [];

  const refund = () => {
    const order = draw.chance(30) ? orders[0] : draw.one(orders);
    if (order === undefined || order.left === 0) return undefined;
    const part = draw.chance(25) ? order.left : Math.max(1, Math.floor(order.left / draw.int(1, 20)));
    order.left -= part;
    return { type: 'refund', of: order.id, ...(order.lines ? { lines: [{ line: '1', quantity: part }] } : { amount: money(part) }) };
  };
  const counts = () => (program.counts.length > 0 && draw.chance(50) ? { counts: Object.fromEntries(program.counts.map(({ id }) => [id, `${draw.int(0, 8)}`])) } : {});
  const purchase = (id) => {
    if (draw.chance(50)) {
      const left = draw.int(1, (orders.length === 0 ? 3000 : draw.one([20, 60, 200])) * unit);
      orders.push({ id, left });
      return { type: 'purchase', amount: money(left), ...counts() };
    }
    const left = draw.int(1, 8);
    orders.push({ id, left, lines: true });
    return { type: 'purchase', lines: [{ quantity: left, list: money(draw.int(0, draw.one([20, 100]) * unit)) }], ...counts() };
  };
  const other = () => {
    if (program.metrics.length > 0 && draw.chance(40)) return { type: 'adjust', metric: draw.one(program.metrics).id, value: `${draw.int(-30, 30)}` };
    if (program.memberships.length > 0 && draw.chance(40)) return { type: 'join', membership: draw.one(program.memberships).id };
    return program.counts.length > 0 ? { type: 'activity', ...counts() } : undefined;
  };

  for (let at = 0; at < length; at += 1) {
    day += draw.int(0, gap);
    const id = `e${at}`;
    const event = (draw.chance(refunds) && refund()) || (draw.chance(10) && other()) || purchase(id);
    history.push({ ...event, id, date: formatDay(day) });
  }
  return { program, request: { asOf: formatDay(day + draw.int(0, 30)), member: { joined: '2023-01-01', history }, entries: true } };
}

// SPDX-License-Identifier: Apache-2.0
// Earning for purchases of the past when a choice makes a rule apply to them (core/time.md 1.5, `retroactive`).

import { Failure } from './program.mjs';
import { firstDay } from './windows.mjs';

/** Gives what purchases earn now, and returns what it counts for metrics. */
export function earnAfterChoice(account, event) {
  const { program, earning, standing } = account;
  if (!program.choices.get(event.choice)?.options.includes(event.option)) throw new Failure('unknown_reference');
  const before = standing.choices.get(event.choice);
  const records = [];
  for (const rule of earning.rules.filter((one) => one.retroactive)) {
    const from = firstDay(rule.retroactive, event.day, standing.anchors);
    for (const order of account.happened.values()) {
      if (order.type !== 'purchase' || order.given.has(rule.id) || order.lines.some((line) => line.left < line.whole)) continue;
      const chosen = (option) => ({ ...order.facts, choice: (id) => (id === event.choice ? option : order.facts.choice(id)) });
      if (from !== null && order.day < from) continue;
      if (earning.applies(rule, order, chosen(before)) || !earning.applies(rule, order, chosen(event.option))) continue;
      order.given.set(rule.id, earning.earnBy(rule, order, event.day, order.given));
      records.push(...account.credit(order, rule.ledger, [rule], event, `${order.id} ${rule.id}`));
    }
  }
  return records;
}

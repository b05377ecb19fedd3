// SPDX-License-Identifier: Apache-2.0
// Milestones (core/time.md 1.8): what reaching one gives, and what undoing it takes back.

import { formatDay } from './dates.mjs';
import { Failure } from './program.mjs';
import { issueVoucher } from './using.mjs';

/** Marks that an event has reached: one reward is given at once, several wait for a choice. */
export function grantMilestones(account, event, marks) {
  for (const mark of marks) {
    const granted = { ...mark, date: formatDay(event.day), reward: null };
    account.milestones.push(granted);
    const { rewards } = account.program.milestones.get(mark.milestone);
    if (rewards.length === 1) grant(account, event, granted, rewards[0]);
  }
}

export function chooseReward(account, event) {
  const milestone = account.program.milestones.get(event.milestone);
  const reward = milestone?.rewards.find(({ id }) => id === event.reward);
  if (!reward) throw new Failure('unknown_reference');
  const open = account.milestones.find((one) => one.milestone === event.milestone && one.reward === null);
  if (!open) throw new Failure('not_allowed');
  grant(account, event, open, reward);
}

function grant(account, event, granted, { id, points, voucher }) {
  granted.reward = id;
  if (points) granted.points = { ledger: points.ledger, lot: account.give(points.ledger, points.points, event, 'milestone') };
  if (voucher) granted.voucher = issueVoucher(account, granted.milestone, voucher, 1n, event.day);
}

const same = (a) => (b) => a.milestone === b.milestone && a.period === b.period && a.mark === b.mark;

/** Undoes the milestones that are not among those reached without the returned goods. Returns what was taken back. */
export function undoMilestones(account, event, reachedWithout) {
  const undone = account.milestones.filter((granted) => !reachedWithout.some(same(granted)));
  account.milestones = account.milestones.filter((granted) => !undone.includes(granted));
  account.vouchers = account.vouchers.filter((voucher) => !undone.some((granted) => granted.voucher === voucher));
  return undone.filter(({ points }) => points).map(({ points: { ledger, lot } }) => ({
    ledger, ...account.ledgers.get(ledger).takeBack(lot, lot.points, event.day, event.id),
  }));
}

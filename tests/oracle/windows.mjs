// SPDX-License-Identifier: Apache-2.0
// Windows (core/time.md 1.2): the days up to and with a day that are looked at.

import { addMonths, civil, lastYearly, mondayOf, spanStart } from './dates.mjs';

const periods = ['day', 'week', 'month', 'quarter', 'calendarYear', 'programYear', 'personalYear'];

/** Whether all of it ends together; the others slide, or never end. */
export const isPeriod = (window) => periods.includes(window.type);

/**
 * The first day of the window on a day, null when there is none: a lifetime, or nothing to count from.
 * `anchors` has the day of joining (or of the first event) and that of the last tier change, both perhaps null.
 */
export function firstDay(window, day, anchors) {
  switch (window.type) {
    case 'day': return day;
    case 'week': return mondayOf(day);
    case 'month': return spanStart(day, 1);
    case 'quarter': return spanStart(day, 3);
    case 'calendarYear': return spanStart(day, 12);
    case 'programYear': return lastYearly(window.startsOn, day);
    case 'personalYear': return anniversary(window, day, anchors);
    case 'rollingMonths': return addMonths(day, -window.months) + 1;
    case 'rollingDays': return day - window.days + 1;
    case 'lifetime': return null;
    default: throw new Error(`no window ${window.type}`);
  }
}

function anniversary(window, day, { joining, tierChange }) {
  const anchor = window.from === 'tierChange' && tierChange !== null ? tierChange : joining;
  return anchor === null ? null : lastYearly(civil(anchor).text.slice(5), day);
}

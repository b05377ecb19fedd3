// SPDX-License-Identifier: Apache-2.0
// Days as whole numbers since 1970-01-01, and the calendar around them. Days are the only JavaScript numbers of the oracle.

const yearsKnown = { from: 1900, to: 2080 };
const firstKnown = Date.UTC(yearsKnown.from, 0, 1) / 86400000;
const calendar = [];
const monthStarts = [];
const numbers = new Map();
for (let day = firstKnown; day < Date.UTC(yearsKnown.to, 0, 1) / 86400000; day += 1) {
  const date = new Date(day * 86400000);
  const text = date.toISOString().slice(0, 10);
  calendar.push({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), text });
  numbers.set(text, day);
  if (date.getUTCDate() === 1) monthStarts.push(day);
}

const monthIndex = (year, month) => (year - yearsKnown.from) * 12 + month - 1;

/** Year, month and day of the month of a day. */
export const civil = (day) => calendar[day - firstKnown];
export const dayOf = (year, month, day) => monthStarts[monthIndex(year, month)] + day - 1;
export const parseDay = (text) => numbers.get(text) ?? Date.parse(`${text}T00:00:00Z`) / 86400000;
export const formatDay = (day) => (day === null ? null : civil(day)?.text ?? new Date(day * 86400000).toISOString().slice(0, 10));

const lastOfMonth = (year, month) => monthStarts[monthIndex(year, month) + 1] - monthStarts[monthIndex(year, month)];

/** The same day of the month `months` later or earlier, the last one of that month where it has no such day. */
export function addMonths(day, months) {
  const from = civil(day);
  const index = from.year * 12 + from.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return dayOf(year, month, Math.min(from.day, lastOfMonth(year, month)));
}

/** A yearly day, "02-29" is the 28th in a common year, in a given year. */
export function yearlyDay(monthDay, year) {
  const [month, day] = monthDay.split('-').map(Number);
  return dayOf(year, month, Math.min(day, lastOfMonth(year, month)));
}

/** The last such day of the year that is not after `day`. */
export function lastYearly(monthDay, day) {
  const { year } = civil(day);
  const thisYear = yearlyDay(monthDay, year);
  return thisYear <= day ? thisYear : yearlyDay(monthDay, year - 1);
}

/** The next such day of the year that is not before `day`. */
export function nextYearly(monthDay, day) {
  const { year } = civil(day);
  const thisYear = yearlyDay(monthDay, year);
  return thisYear >= day ? thisYear : yearlyDay(monthDay, year + 1);
}

/** "mon" … "sun". 1970-01-01 was a Thursday. */
export const weekday = (day) => ['thu', 'fri', 'sat', 'sun', 'mon', 'tue', 'wed'][((day % 7) + 7) % 7];

export function mondayOf(day) {
  let monday = day;
  while (weekday(monday) !== 'mon') monday -= 1;
  return monday;
}

/** First day of the span of `months` months of the calendar year, counted from January, in which a day lies. */
export function spanStart(day, months) {
  const { year, month } = civil(day);
  return dayOf(year, month - ((month - 1) % months), 1);
}

/** Last day of that span. */
export const spanEnd = (day, months) => addMonths(spanStart(day, months), months) - 1;

/** A day moved forward to the end of its period, or to a yearly day; with `dayAfter` a day more. */
export function snapped(day, { snap = 'none', on, dayAfter = false }) {
  const months = { monthEnd: 1, quarterEnd: 3, halfYearEnd: 6, yearEnd: 12 }[snap];
  let moved = day;
  if (months) moved = spanEnd(day, months);
  if (snap === 'yearly') moved = nextYearly(on, day);
  return dayAfter ? moved + 1 : moved;
}

/** Whether a day is the birthday; one of 29 February has it on the 28th in a common year. */
export function isBirthday(birthday, day) {
  return yearlyDay(civil(birthday).text.slice(5), civil(day).year) === day;
}

// SPDX-License-Identifier: Apache-2.0
// The constants of a programme, each with what it may be changed to: one unit of its last digit more, and one less.

/** Fields whose text is a name or a word and never a constant. */
const words = new Set(['format', 'id', 'name', 'unit', 'currency', 'about']);
const monthDay = /^\d\d-\d\d$/;
const date = /^\d{4}-\d\d-\d\d$/;
const time = /^\d\d:\d\d$/;
const decimal = /^-?\d+(\.\d+)?$/;

const escaped = (key) => String(key).replace(/~/g, '~0').replace(/\//g, '~1');

/** @returns {{pointer: string, value: string | number, others: (string | number)[]}[]} in document order */
export function constantsOf(document, pointer = '') {
  if (typeof document === 'number') return [{ pointer, value: document, others: [document + 1, document - 1] }];
  if (typeof document === 'string') {
    const others = neighbours(document);
    return others.length > 0 ? [{ pointer, value: document, others }] : [];
  }
  if (document === null || typeof document !== 'object') return [];
  return Object.entries(document).flatMap(([key, value]) => (words.has(key) ? [] : constantsOf(value, `${pointer}/${escaped(key)}`)));
}

function neighbours(text) {
  if (monthDay.test(text)) return [1, -1].map((days) => shiftedDay(`2024-${text}`, days).slice(5));
  if (date.test(text)) return [1, -1].map((days) => shiftedDay(text, days));
  if (time.test(text)) return [1, -1].map((minutes) => shiftedTime(text, minutes));
  if (decimal.test(text)) return [1n, -1n].map((units) => shiftedDecimal(text, units));
  return [];
}

function shiftedDay(text, days) {
  const day = new Date(`${text}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

function shiftedTime(text, minutes) {
  const [hour, minute] = text.split(':').map(Number);
  const at = (hour * 60 + minute + minutes + 1440) % 1440;
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
}

function shiftedDecimal(text, units) {
  const decimals = text.split('.')[1]?.length ?? 0;
  const shifted = BigInt(text.replace('.', '')) + units;
  const digits = (shifted < 0n ? -shifted : shifted).toString().padStart(decimals + 1, '0');
  const whole = decimals > 0 ? `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}` : digits;
  return shifted < 0n ? `-${whole}` : whole;
}

/** A copy of a document with another value at a pointer. */
export function changed(document, pointer, value) {
  const copy = structuredClone(document);
  const path = pointer.slice(1).split('/').map((key) => key.replace(/~1/g, '/').replace(/~0/g, '~'));
  const last = path.pop();
  path.reduce((at, key) => at[key], copy)[last] = value;
  return copy;
}

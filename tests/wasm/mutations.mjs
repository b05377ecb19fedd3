// SPDX-License-Identifier: Apache-2.0
// Documents made wrong on purpose, from a seed. A mutation is JSON text, because some errors are only in the text: a number
// written with an exponent, a field that stands twice.

/** Numbers in [0, 1) from a seed (mulberry32). */
export function randomNumbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Places of a document: the path of every value below the root. */
function places(value, path = []) {
  if (value === null || typeof value !== 'object') return [];
  return Object.keys(value).flatMap((key) => [[...path, key], ...places(value[key], [...path, key])]);
}

const at = (document, path) => path.reduce((value, key) => value[key], document);

/** Marks a string whose rest is written as it stands: a number as no encoder writes it. */
const rawMark = '\u0001';

function encode(value) {
  if (typeof value === 'string' && value.startsWith(rawMark)) return value.slice(rawMark.length);
  if (Array.isArray(value)) return `[${value.map(encode).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return `{${Object.entries(value).map(([key, field]) => `${JSON.stringify(key.replace(/^twice\d*:/, ''))}:${encode(field)}`).join(',')}}`;
}

const wrongValues = [
  null, true, false, 0, 1, -1, 2, 7, 1.5, 101, 1e15, '', 'x', '0', '1', '-1', '12.3', '12.345', '1.0000000001', '.5', '5.', '+1', '1,5', ' 1', '1e3',
  '007', '-0', '-0.00', '9007199254740991', '90071992547409.91', '9007199254740992', '99999999999999999999', 9007199254740991, 9007199254740992, -9007199254740993,
  '2026-02-29', '2026-13-01', '0000-01-01', '2026-1-1', '24:00', '18:5', '23:59', 'max', 'never', 'gold', 'points', 'a b', 'ß', 'x'.repeat(65),
  'x'.repeat(5000), [], {}, [[]], [{}], [null], ['x'], [''], { type: 'x' }, { en: 'x' }, { 'zh_CN': 'x' }, { en: 1 }, { all: [] }, { not: {} },
  { tier: { atLeast: 'gold', in: ['gold'] } }, { weekday: ['mon', 'noday'] }, { from: '2026-12-31', to: '2026-01-01' }, { orders: {} },
];

const numberTexts = ['1e3', '1E0', '1.0', '1.50', '10.0', '-0', '0.0', '1e-7', '1e400', '123456789012345678901234567890', '0.1234567890123'];

const kinds = {
  dropField(document, pick, all) {
    const path = pick(all);
    const parent = at(document, path.slice(0, -1));
    if (Array.isArray(parent)) parent.splice(Number(path.at(-1)), 1);
    else delete parent[path.at(-1)];
  },
  renameField(document, pick, all) {
    const path = pick(all.filter((p) => !Array.isArray(at(document, p.slice(0, -1)))));
    const parent = at(document, path.slice(0, -1));
    const key = path.at(-1);
    parent[pick([`${key}s`, key.toUpperCase(), `${key} `, key.slice(1), 'type', 'id', '', '__proto__x'])] = parent[key];
    delete parent[key];
  },
  addField(document, pick, all) {
    const path = pick([[], ...all.filter((p) => isObject(at(document, p)))]);
    const from = pick(all);
    const key = pick([from.at(-1), 'note', 'type', 'at', 'months', 'days', 'history', 'rungs', 'benefit', 'lines', 'metric']);
    at(document, path)[key] = structuredClone(pick([at(document, from), ...wrongValues]));
  },
  wrongValue(document, pick, all) {
    const path = pick(all);
    at(document, path.slice(0, -1))[path.at(-1)] = structuredClone(pick(wrongValues));
  },
  otherValue(document, pick, all) {
    const path = pick(all);
    at(document, path.slice(0, -1))[path.at(-1)] = structuredClone(at(document, pick(all)));
  },
  emptyList(document, pick, all) {
    const path = pick(all.filter((p) => Array.isArray(at(document, p))));
    at(document, path.slice(0, -1))[path.at(-1)] = [];
  },
  duplicateEntry(document, pick, all) {
    const list = at(document, pick(all.filter((p) => Array.isArray(at(document, p)) && at(document, p).length > 0)));
    list.push(structuredClone(pick(list)));
  },
  typo(document, pick, all) {
    const path = pick(all.filter((p) => typeof at(document, p) === 'string' && !at(document, p).startsWith(rawMark)));
    const text = at(document, path);
    at(document, path.slice(0, -1))[path.at(-1)] = pick([`${text}x`, text.slice(1), text.toUpperCase(), `-${text}`, `${text}.5`, ` ${text}`]);
  },
  nesting(document, pick, all) {
    const path = pick(all);
    const value = at(document, path);
    at(document, path.slice(0, -1))[path.at(-1)] = pick([[value], { value }, { all: [value] }, { not: value }, { any: [value, value] }]);
  },
  numberText(document, pick, all) {
    const path = pick(all.filter((p) => !isObject(at(document, p)) && !Array.isArray(at(document, p))));
    at(document, path.slice(0, -1))[path.at(-1)] = rawMark + pick(numberTexts);
  },
  fieldTwice(document, pick, all) {
    const path = pick(all.filter((p) => isObject(at(document, p)) && Object.keys(at(document, p)).length > 0));
    const object = at(document, path);
    const key = pick(Object.keys(object));
    object[`twice:${key}`] = object[key];
  },
};

/** Histories that are well formed and may not be possible: another order, something twice or not at all, goods that go back. */
const historyKinds = {
  swap(events, pick) {
    const [a, b] = [pick(events), pick(events)];
    [events[events.indexOf(a)], events[events.lastIndexOf(b)]] = [b, a];
  },
  drop(events, pick) {
    events.splice(events.indexOf(pick(events)), 1);
  },
  repeat(events, pick) {
    const event = pick(events);
    events.splice(events.indexOf(event) + 1, 0, { ...structuredClone(event), id: `${event.id}-2` });
  },
  otherDay(events, pick) {
    pick(events).date = pick(events).date;
  },
  refund(events, pick, request) {
    const of = pick(events);
    const lines = of.lines === undefined ? [{ line: '1' }] : of.lines.map(({ id, quantity = 1 }, at) => ({ line: id ?? `${at + 1}`, quantity }));
    const what = pick([{}, { amount: of.amount ?? '1' }, { lines: [pick(lines)] }, { lines }]);
    const after = pick(events.slice(events.indexOf(of)));
    events.splice(events.indexOf(after) + 1, 0, { type: 'refund', id: `refund-${events.length}`, date: after.date, of: of.id, ...what });
    request.entries = true;
  },
  confirm(events, pick) {
    const of = pick(events);
    events.push({ type: 'confirm', id: `confirm-${events.length}`, date: events.at(-1).date, of: of.id });
  },
  whatIf(events, pick, request) {
    const from = events.indexOf(pick(events));
    request.whatIf = events.splice(from);
    request.asOf = request.whatIf[0].date;
    request.whatIfAsOf = request.whatIf.at(-1).date;
    request.entries = pick([true, false]);
  },
};

Object.assign(kinds, Object.fromEntries(Object.entries(historyKinds).map(([name, change]) => [
  `history: ${name}`,
  (document, pick) => change(document.member.history, pick, document),
])));

export const mutationKinds = Object.keys(kinds);

/** The text of a document with one or two mutations; undefined where the kind finds no place. */
export function mutated(original, kind, random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const document = structuredClone(original);
  const rounds = random() < 0.15 ? 2 : 1;
  for (let round = 0; round < rounds; round += 1) {
    try {
      kinds[kind](document, pick, places(document));
    } catch (cause) {
      if (!(cause instanceof TypeError)) throw cause;
      return undefined; // no place of the right sort
    }
  }
  return encode(document);
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

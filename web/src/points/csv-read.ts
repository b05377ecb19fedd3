// SPDX-License-Identifier: Apache-2.0
// A history as CSV or JSON becomes entries. Only the form of the cells is judged here; what they mean is judged by the core.
import Papa from 'papaparse';
import { failuresByEvent, freshId, inOrder } from '../history.ts';
import type { Facts, Failure, HistoryEvent, ProgramDocument } from '../types.ts';
import { columnOf, typeOf, type Column } from './csv-columns.ts';

/** Why a row is not taken: a sentence of the catalogue, or a failure of the core. `row` counts the heading as 1, as spreadsheets do. */
export interface Rejected { row: number; column: string; value: string; key?: string; params?: Record<string, string>; failure?: Failure; cells: string[] }
export interface Reading {
  events: HistoryEvent[];
  /** The cells an entry came from, with their row. */
  rows: Map<HistoryEvent, Row[]>;
  heading: string[];
  rejected: Rejected[];
  /** Headings that mean nothing here. */
  ignored: string[];
  facts?: Facts;
  /** Why nothing at all could be read. */
  trouble?: { key: string; params?: Record<string, string> };
}
export interface Row { row: number; cells: string[] }
type Cells = Record<string, string>;

const nothingRead = (key: string, params?: Record<string, string>): Reading =>
  ({ events: [], rows: new Map(), heading: [], rejected: [], ignored: [], trouble: { key, params } });

/** The bytes of a file as text: UTF-8, UTF-16 with its mark, else the Chinese encodings GB 18030 and GBK. */
export function decodeFile(bytes: ArrayBuffer): string | undefined {
  const [a, b] = new Uint8Array(bytes);
  const wide = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
  for (const encoding of wide ? [wide] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next one, if there is one.
    }
  }
  return undefined;
}

/** Reads a text; `taken` are the entries that stay beside the new ones, so that ids do not collide. */
export function readHistory(text: string, program: ProgramDocument, taken: readonly HistoryEvent[]): Reading {
  return /^\s*[[{]/.test(text) ? readJson(text, taken) : readCsv(text, program, taken);
}

function readJson(text: string, taken: readonly HistoryEvent[]): Reading {
  let document: { history?: unknown; member?: Facts & { history?: unknown } };
  try {
    document = JSON.parse(text) as typeof document;
  } catch (error) {
    return nothingRead('error.invalid_json', { detail: (error as Error).message });
  }
  const { history, ...facts } = document.member ?? {};
  const list = Array.isArray(document) ? document : history ?? document.history;
  if (!Array.isArray(list) || list.some((event) => typeof event !== 'object' || event === null)) return nothingRead('csv.noHistory');
  const events: HistoryEvent[] = [];
  const rows = new Map<HistoryEvent, Row[]>();
  list.forEach((given: HistoryEvent, i) => {
    const event = given.id === undefined ? { ...given, id: freshId([...taken, ...list as HistoryEvent[], ...events]) } : given;
    events.push(event);
    rows.set(event, [{ row: i + 1, cells: [JSON.stringify(given)] }]);
  });
  return { events, rows, heading: ['event'], rejected: [], ignored: [], ...(Object.keys(facts).length ? { facts } : {}) };
}

function readCsv(text: string, program: ProgramDocument, taken: readonly HistoryEvent[]): Reading {
  const parsed = Papa.parse<string[]>(text, { header: false, skipEmptyLines: false });
  const filled = parsed.data.map((cells, i) => ({ row: i + 1, cells })).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const [first, ...body] = filled;
  if (!first) return nothingRead('csv.empty');
  const heading = first.cells.map((cell) => cell.trim());
  const named = heading.map(columnOf);
  const twice = named.find((column, i) => column && named.indexOf(column) !== i);
  if (twice) return nothingRead('csv.columnTwice', { column: twice.name });
  if (!named.some((column) => column?.name === 'date')) return nothingRead('csv.noDate', { found: heading.join(', ') });
  const reading: Reading = { events: [], rows: new Map(), heading, rejected: [], ignored: heading.filter((name, i) => !named[i] && name !== '') };
  const unclosed = new Map(parsed.errors.filter((e) => e.type === 'Quotes').map((e) => [(e.row ?? 0) + 1, e.code]));
  const ids = new Set(taken.map((event) => event.id));
  let nextId = taken.length;
  const newId = () => {
    do nextId++; while (ids.has(`e${nextId}`));
    ids.add(`e${nextId}`);
    return `e${nextId}`;
  };
  let open: { event: HistoryEvent; from: Cells } | undefined;
  for (const { row, cells } of body) {
    const reject = (column: string, key: string, params: Record<string, string> = {}, value = '') => {
      open = undefined;
      reading.rejected.push({ row, column, value, key, params: { value, ...params }, cells });
    };
    if (unclosed.has(row)) { reject('', 'csv.bad.quotes'); continue; }
    if (cells.length > heading.length && cells.slice(heading.length).some((cell) => cell.trim() !== '')) { reject('', 'csv.bad.tooMany', { n: String(cells.length), limit: String(heading.length) }); continue; }
    const wrong = named.flatMap((column, i) => {
      const value = (cells[i] ?? '').trim();
      const key = column && value !== '' ? badForm(column, value) : undefined;
      return column && key ? [{ column, value, key }] : [];
    })[0];
    if (wrong) { reject(wrong.column.name, wrong.key, {}, wrong.value); continue; }
    const cell: Cells = {};
    named.forEach((column, i) => { if (column && (cells[i] ?? '').trim() !== '') cell[column.name] = plain(column, cells[i]!.trim()); });
    if (cell['date'] === undefined) { reject('date', 'csv.bad.missing', { column: 'date' }); continue; }
    const type = cell['type'] === undefined ? 'purchase' : typeOf(cell['type']);
    if (!type) { reject('type', 'csv.bad.type', {}, cell['type']); continue; }
    const stray = named.find((column) => column?.types && cell[column.name] !== undefined && !column.types.includes(type));
    if (stray) { reject(stray.name, 'csv.bad.stray', { type }, cell[stray.name]); continue; }
    // A further line of the entry above.
    if (open && cell['id'] !== undefined && cell['id'] === open.from['id'] && type === open.event.type && joins(open.event, cell)) {
      reading.rows.get(open.event)!.push({ row, cells });
      continue;
    }
    const event = eventFrom(type, cell, cell['id'] ?? newId(), program);
    ids.add(event.id);
    reading.events.push(event);
    reading.rows.set(event, [{ row, cells }]);
    open = { event, from: cell };
  }
  return reading;
}

/** The sentence about a cell that is not written as its column asks; undefined when it is. */
function badForm({ form }: Column, value: string): string | undefined {
  switch (form) {
    case 'date': return dateParts(value) ? undefined : 'csv.bad.date';
    case 'decimal': return /^-?\d+(\.\d+)?$/.test(value) ? undefined : 'csv.bad.decimal';
    case 'whole': return /^\d{1,9}$/.test(value) ? undefined : 'csv.bad.whole';
    case 'counts': return value.split(/[;；]/).every((part) => /^\s*[\w.:-]+\s*=\s*\d+(\.\d+)?\s*$/.test(part)) ? undefined : 'csv.bad.counts';
    default: return undefined;
  }
}

/** Year, month, day of 2026-01-05, 2026/1/5 or 2026年1月5日. Other orders mean different days in different countries. */
function dateParts(text: string): string[] | undefined {
  const found = /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|年(\d{1,2})月(\d{1,2})日)$/.exec(text);
  return found ? found.slice(1).filter((part) => part !== undefined) : undefined;
}

/** The cell as the contract writes it. */
function plain({ form }: Column, value: string): string {
  if (form !== 'date') return value;
  const [year, month, day] = dateParts(value)!;
  return `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
}

const some = <T extends object>(fields: T): Partial<T> => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
const names = (text: string | undefined) => text?.split(/[;；]/).map((name) => name.trim()).filter(Boolean);
const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));

function lineFrom(cell: Cells): object {
  const { line, sku, category, brand, tags, quantity, list, net, payable } = cell;
  return some({ id: line, sku, category, brand, tags: names(tags), quantity: number(quantity), list, net, payable });
}

function eventFrom(type: HistoryEvent['type'], cell: Cells, id: string, program: ProgramDocument): HistoryEvent {
  const { date, of, amount, list, net, payable, line, quantity, points, expires, metric, value, reward, times, transfer, choice, option, milestone, membership, channel, payment } = cell;
  const ledger = cell['ledger'] ?? program.redemptions?.[0]?.ledger ?? program.ledgers?.[0]?.id;
  const counts = cell['counts'] === undefined ? undefined : Object.fromEntries(cell['counts'].split(/[;；]/).map((part) => part.split('=').map((side) => side.trim())));
  const fields: Record<HistoryEvent['type'], object> = {
    purchase: { amount, lines: list ?? net ?? payable ? [lineFrom(cell)] : undefined, counts, redeem: points === undefined ? undefined : [{ ledger, points }], channel, payment },
    refund: { of, amount, lines: line === undefined ? undefined : [some({ line, quantity: number(quantity) })] },
    redeem: reward === undefined ? { ledger, points } : { reward, times: number(times) },
    transfer: { transfer, points },
    activity: { counts },
    choose: milestone === undefined ? { choice, option } : { milestone, reward },
    join: { membership },
    confirm: { of },
    adjust: metric === undefined ? { ledger, points, expires } : { metric, value },
  };
  return { type, id, date, ...some(fields[type]) } as unknown as HistoryEvent;
}

/** Takes a further row into the entry: a line of a purchase, points of another ledger that paid for it, a line that goes back. */
function joins(event: HistoryEvent, cell: Cells): boolean {
  if (event.date !== cell['date']) return false;
  const { list, ledger, points, line, quantity } = cell;
  if (event.type === 'purchase' && ((event.lines && list) || (event.redeem && points))) {
    if (list) event.lines!.push(lineFrom(cell) as (typeof event.lines & object)[number]);
    if (points) event.redeem = [...event.redeem ?? [], { ledger: ledger ?? '', points }];
    return true;
  }
  if (event.type === 'refund' && event.lines && line) {
    event.lines.push(some({ line, quantity: number(quantity) }) as (typeof event.lines)[number]);
    return true;
  }
  return false;
}

/** How often the core is asked at most; each time everything it names is put aside. */
const rounds = 200;

/** Puts aside what the core refuses, beside the entries that stay. `ask` gives its failures about a history. */
export function putAside(reading: Reading, stay: readonly HistoryEvent[], ask: (history: HistoryEvent[]) => readonly Failure[]): Reading {
  let events = reading.events;
  const rejected = [...reading.rejected];
  for (let round = 0; round < rounds; round++) {
    const history = inOrder([...stay, ...events]);
    const failures = failuresByEvent(ask(history), history, '/member/history');
    const refused = events.filter((event) => failures.has(event));
    if (refused.length === 0) break;
    for (const event of refused) {
      const [failure] = failures.get(event)!;
      const own = reading.rows.get(event) ?? [];
      // A failure of a line belongs to its row; the rest of the entry goes with it.
      const line = Number(/^\/lines\/(\d+)/.exec(failure!.pointer)?.[1] ?? -1);
      own.forEach(({ row, cells }, i) => rejected.push({
        row, cells, column: /\/([A-Za-z]\w*)$/.exec(failure!.pointer)?.[1] ?? '', value: '',
        ...(line < 0 || line === i ? { failure } : { key: 'csv.bad.sameEntry', params: { row: String(own[line]?.row ?? '') } }),
      }));
    }
    events = events.filter((event) => !failures.has(event));
  }
  return { ...reading, events, rejected: rejected.sort((a, b) => a.row - b.row) };
}

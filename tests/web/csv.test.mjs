// SPDX-License-Identifier: Apache-2.0
// A history as CSV and JSON: what is read, what is refused and why, and that what is saved can be read again.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const web = new URL('../../web/', import.meta.url);
const { build } = createRequire(new URL('package.json', web))('esbuild');

let read;
let save;
let columns;
before(async () => {
  const entry = ['csv-read', 'save', 'csv-columns'].map((name) => `export * from './${name}.ts';`).join('\n');
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: fileURLToPath(new URL('src/points/', web)), loader: 'ts' },
    bundle: true, format: 'esm', write: false, logLevel: 'error',
  });
  const module = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
  read = (text, taken = []) => module.readHistory(text, program, taken);
  save = module;
  columns = module.columns;
});

const program = {
  format: 'loyalty-program/1', id: 'p', currency: 'CNY', ledgers: [{ id: 'status' }, { id: 'points' }],
  redemptions: [{ id: 'pay', ledger: 'points', points: '100', value: '1' }],
};
const rejected = (reading) => reading.rejected.map((r) => `${r.row} ${r.column} ${r.key}`);

test('every kind of entry', () => {
  const reading = read([
    'date,type,id,of,amount,list,net,payable,category,tags,quantity,line,counts,ledger,points,expires,metric,value,reward,times,transfer,choice,option,milestone,membership,channel',
    '2026-01-05,purchase,o1,,120.00,,,,,,,,nights=3;km=12.5,,300,,,,,,,,,,,app',
    '2026-01-06,purchase,o2,,,80.00,70.00,65.00,tea,hot;green,2,a,,,,,,,,,,,,,,',
    '2026-01-06,purchase,o2,,,20.00,,,cup,,1,b,,,,,,,,,,,,,,',
    '2026-01-07,refund,f1,o1,30.00,,,,,,,,,,,,,,,,,,,,,',
    '2026-01-08,refund,f2,o2,,,,,,,1,a,,,,,,,,,,,,,,',
    '2026-01-08,refund,f2,o2,,,,,,,1,b,,,,,,,,,,,,,,',
    '2026-01-09,redeem,r1,,,,,,,,,,,status,50,,,,,,,,,,,',
    '2026-01-10,redeem,r2,,,,,,,,,,,,,,,,coffee,2,,,,,,',
    '2026-01-11,activity,v1,,,,,,,,,,review=1,,,,,,,,,,,,,',
    '2026-01-12,adjust,a1,,,,,,,,,,,points,-20,,,,,,,,,,,',
    '2026-01-13,adjust,a2,,,,,,,,,,,,300,2026-12-31,,,,,,,,,,',
    '2026-01-14,adjust,a3,,,,,,,,,,,,,,spend,4200.00,,,,,,,,',
    '2026-01-15,transfer,t1,,,,,,,,,,,,6000,,,,,,sky,,,,,',
    '2026-01-16,choose,c1,,,,,,,,,,,,,,,,,,,summer,on,,,',
    '2026-01-17,choose,c2,,,,,,,,,,,,,,,,gift,,,,,n30,,',
    '2026-01-18,join,j1,,,,,,,,,,,,,,,,,,,,,,plus,',
    '2026-01-19,confirm,k1,o1,,,,,,,,,,,,,,,,,,,,,,',
  ].join('\n'));
  assert.deepEqual(reading.rejected, []);
  assert.deepEqual(reading.events, [
    { type: 'purchase', id: 'o1', date: '2026-01-05', amount: '120.00', counts: { nights: '3', km: '12.5' }, redeem: [{ ledger: 'points', points: '300' }], channel: 'app' },
    { type: 'purchase', id: 'o2', date: '2026-01-06', lines: [
      { id: 'a', category: 'tea', tags: ['hot', 'green'], quantity: 2, list: '80.00', net: '70.00', payable: '65.00' },
      { id: 'b', category: 'cup', quantity: 1, list: '20.00' }] },
    { type: 'refund', id: 'f1', date: '2026-01-07', of: 'o1', amount: '30.00' },
    { type: 'refund', id: 'f2', date: '2026-01-08', of: 'o2', lines: [{ line: 'a', quantity: 1 }, { line: 'b', quantity: 1 }] },
    { type: 'redeem', id: 'r1', date: '2026-01-09', ledger: 'status', points: '50' },
    { type: 'redeem', id: 'r2', date: '2026-01-10', reward: 'coffee', times: 2 },
    { type: 'activity', id: 'v1', date: '2026-01-11', counts: { review: '1' } },
    { type: 'adjust', id: 'a1', date: '2026-01-12', ledger: 'points', points: '-20' },
    { type: 'adjust', id: 'a2', date: '2026-01-13', ledger: 'points', points: '300', expires: '2026-12-31' },
    { type: 'adjust', id: 'a3', date: '2026-01-14', metric: 'spend', value: '4200.00' },
    { type: 'transfer', id: 't1', date: '2026-01-15', transfer: 'sky', points: '6000' },
    { type: 'choose', id: 'c1', date: '2026-01-16', choice: 'summer', option: 'on' },
    { type: 'choose', id: 'c2', date: '2026-01-17', milestone: 'n30', reward: 'gift' },
    { type: 'join', id: 'j1', date: '2026-01-18', membership: 'plus' },
    { type: 'confirm', id: 'k1', date: '2026-01-19', of: 'o1' },
  ]);
});

test('what is saved is read again the same, quotes, commas and several ledgers included', () => {
  const events = [
    { type: 'purchase', id: 'o1', date: '2026-01-05', lines: [
      { sku: 'a, "best"', category: 'line\nbreak', list: '80.00', net: '70.00', tags: ['x', 'y'] }, { list: '1.00', quantity: 3 }], counts: { nights: '2' },
    redeem: [{ ledger: 'points', points: '10' }, { ledger: 'status', points: '1' }] },
    { type: 'purchase', id: 'o2', date: '2026-01-06', amount: '5.00', redeem: [{ ledger: 'points', points: '10' }, { ledger: 'status', points: '1' }], payment: '=card' },
    { type: 'refund', id: 'f1', date: '2026-02-01', of: 'o1', lines: [{ line: '1' }, { line: '2', quantity: 2 }] },
    { type: 'adjust', id: 'a1', date: '2026-02-02', ledger: 'points', points: '-5' },
    { type: 'redeem', id: 'r1', date: '2026-02-03', reward: 'coffee', times: 2 },
  ];
  const csv = save.historyCsv(events);
  assert.equal(csv.charCodeAt(0), 0xfeff, 'spreadsheets know UTF-8 by this mark');
  assert.ok(csv.includes(',-5,') || csv.includes(',-5\r') || csv.includes(',-5'), 'a negative number stays one');
  assert.ok(csv.includes("'=card"), 'a text that looks like a formula is made harmless');
  const again = read(save.historyCsv(events.map((e) => (e.payment ? { ...e, payment: 'card' } : e))).slice(1));
  assert.deepEqual(again.rejected, []);
  assert.deepEqual(again.events, events.map((e) => (e.payment ? { ...e, payment: 'card' } : e)));
  const json = read(save.historyJson('2026-03-01', { birthday: '1990-01-01' }, events));
  assert.deepEqual(json.events, events);
  assert.deepEqual(json.facts, { birthday: '1990-01-01' });
});

test('dates with the year first are read; others are refused, at their row and column', () => {
  const days = ['2026-01-05', '2026/1/5', '2026年1月5日', '05.01.2026', '1/5/2026', '2026-1', '20260105', 'Jan 5', '2026-01-05T10:00', ''];
  const reading = read(`date,amount,note\n${days.map((day) => `${day},1.00,x`).join('\n')}`);
  assert.deepEqual(reading.events.map((e) => e.date), ['2026-01-05', '2026-01-05', '2026-01-05']);
  assert.deepEqual(rejected(reading), [5, 6, 7, 8, 9, 10].map((row) => `${row} date csv.bad.date`).concat('11 date csv.bad.missing'));
  assert.deepEqual(reading.ignored, ['note']);
});

test('numbers have a point before the decimals and nothing else; others are refused', () => {
  const good = ['12', '12.3', '0.05', '1000000.00', '-3'];
  const bad = ['"1,234.50"', '"12,50"', '1 000', '¥12', '1e3', '.5', '12.', '+4', '１２', '12%', '(3)'];
  const reading = read(`date,amount\n${[...good, ...bad].map((amount) => `2026-01-05,${amount}`).join('\n')}`);
  assert.deepEqual(reading.events.map((e) => e.amount), good);
  assert.deepEqual(rejected(reading), bad.map((_, i) => `${i + 2 + good.length} amount csv.bad.decimal`));
  assert.equal(reading.rejected[1].value, '12,50');
});

test('rows are counted as in a spreadsheet; empty ones are passed over', () => {
  const reading = read('date,amount\n\n2026-01-05,1.00\n,\n2026-01-06,x\n"2026-01-07","2.00"\n');
  assert.deepEqual(reading.events.map((e) => `${e.id} ${e.date}`), ['e1 2026-01-05', 'e2 2026-01-07']);
  assert.deepEqual(rejected(reading), ['5 amount csv.bad.decimal']);
});

test('fields that are of no use for the kind, kinds that do not exist, too many fields, open quotes', () => {
  const reading = read('date,type,amount,points\n2026-01-05,redeem,5.00,10\n2026-01-05,gift,,\n2026-01-05,purchase,1.00,,,x\n2026-01-05,purchase,"1.00,');
  assert.deepEqual(rejected(reading), ['2 amount csv.bad.stray', '3 type csv.bad.type', '4  csv.bad.tooMany', '5  csv.bad.quotes']);
  assert.deepEqual(reading.events, []);
});

test('nothing at all to read is said at once', () => {
  for (const [text, key] of [['', 'csv.empty'], [' \n ', 'csv.empty'], ['amount\n1', 'csv.noDate'], ['date,日期\n', 'csv.columnTwice'], ['{"a":', 'error.invalid_json'], ['{"member":{}}', 'csv.noHistory'], ['[1]', 'csv.noHistory']]) {
    assert.equal(read(text).trouble?.key, key, text);
  }
});

test('Chinese headings and kinds, semicolons and tabs, ids that are taken', () => {
  const taken = [{ type: 'purchase', id: 'e2', date: '2026-01-01', amount: '1' }];
  for (const separator of [',', ';', '\t']) {
    const reading = read(['日期', '类型', '金额', '积分'].join(separator) + '\r\n' + [['2026年11月1日', '消费', '12.00', ''], ['2026年11月2日', '兑换', '', '10']].map((r) => r.join(separator)).join('\r\n'), taken);
    assert.deepEqual(reading.events, [
      { type: 'purchase', id: 'e3', date: '2026-11-01', amount: '12.00' }, { type: 'redeem', id: 'e4', date: '2026-11-02', ledger: 'points', points: '10' }], separator);
  }
  assert.equal(new Set(columns.flatMap((c) => [c.name, c.chinese])).size, columns.length * 2, 'no heading means two columns');
});

test('bytes: UTF-8 with and without its mark, UTF-16, GBK; anything else is refused', () => {
  const text = 'date,category\n2026-01-05,茶';
  const utf8 = Buffer.from(text);
  const gbk = Buffer.concat([Buffer.from('date,category\n2026-01-05,'), Buffer.from([0xb2, 0xe8])]);
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  for (const bytes of [utf8, Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8]), utf16, gbk]) {
    assert.equal(save.decodeFile(new Uint8Array(bytes).buffer), text);
  }
  assert.equal(save.decodeFile(new Uint8Array([0x64, 0xff, 0xff, 0x00]).buffer), undefined);
});

test('what the core refuses is put aside with its sentence, row by row; the rest stays', () => {
  const reading = read('date,type,id,of,amount,list\n2026-01-05,purchase,o1,,5.00,\n2026-01-06,purchase,o2,,,bad\n2026-01-07,purchase,o3,,,1\n2026-01-07,purchase,o3,,,2\n2026-01-08,refund,f1,o9,,\n2026-01-09,purchase,o1,,1.00,');
  assert.deepEqual(rejected(reading), ['3 list csv.bad.decimal']);
  const failure = (pointer, code) => ({ code, pointer, message: '', params: {} });
  const after = save.putAside(reading, [], (history) => history.flatMap((event, i) => {
    if (event.type === 'refund') return [failure(`/member/history/${i}/of`, 'unknown_event')];
    if (event.lines?.length === 2) return [failure(`/member/history/${i}/lines/1/list`, 'too_precise')];
    return history.findIndex((e) => e.id === event.id) < i ? [failure(`/member/history/${i}/id`, 'duplicate_id')] : [];
  }));
  assert.deepEqual(after.events.map((e) => `${e.id} ${e.date}`), ['o1 2026-01-05']);
  assert.deepEqual(after.rejected.map((r) => `${r.row} ${r.column} ${r.key ?? r.failure.code}`),
    ['3 list csv.bad.decimal', '4 list csv.bad.sameEntry', '5 list too_precise', '6 of unknown_event', '7 id duplicate_id']);
  assert.equal(after.rejected[1].params.row, '5');
});

test('ten thousand rows are read in a moment', () => {
  const rows = Array.from({ length: 10000 }, (_, i) => `2026-01-${String(1 + (i % 28)).padStart(2, '0')},o${i},${i}.00`);
  const begin = performance.now();
  assert.equal(read(`date,id,amount\n${rows.join('\n')}`).events.length, 10000);
  assert.ok(performance.now() - begin < 3000, `${performance.now() - begin} ms`);
});

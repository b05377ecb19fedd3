// SPDX-License-Identifier: Apache-2.0
// The sample results as plain HTML, computed by the build with the same core: what a reader sees before the
// calculator is there, and without JavaScript. Runs in the build only.
import { Format } from './format.ts';
import { Names } from './names.ts';
import { capital, toNextTier } from './points/verdict.ts';
import { sampleOffers, samplePromo } from './samples.ts';
import type { EffectiveDiscountResult, ParsedOffer, ProgramDocument, QuoteResult, Samples, StatementResult } from './types.ts';
import { Words, type Catalogue, type Language } from './words.ts';

type Call = (operation: string, request: object) => { ok: boolean; result?: unknown; errors?: unknown };
interface Sample { document: ProgramDocument; samples: Required<Samples> }
export type Pages = Record<'points' | 'basket' | 'promo' | 'compare', string>;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const rows = (pairs: string[][]) => `<table>${pairs.map((cells) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('')}</table>`;

export function firstPaint(language: Language, catalogue: Catalogue, call: Call, { document, samples }: Sample): Pages {
  const words = new Words(language, catalogue);
  const format = new Format(words, document.currency);
  const say = words.say.bind(words);
  const answer = <T>(operation: string, request: object): T => {
    const response = call(operation, request);
    if (!response.ok) throw new Error(`${operation}: ${JSON.stringify(response.errors)}`);
    return response.result as T;
  };
  const page = (title: string, sentence: string, table: string[][]) => `<div class="static t" lang="${language}"><h2>${escaped(title)} · ${escaped(say('view.sample'))}</h2>` +
    `<p class="sentence">${escaped(sentence)}</p>${rows(table)}<p>${escaped(say('page.loading'))}</p></div>`;

  const statement = answer<StatementResult>('statement', { program: document, ...samples.statement });
  const [balance] = statement.balances;
  const names = new Names(words, format, document);
  const points = (amount: string) => names.points(balance!.ledger, amount);
  const [end] = balance!.expiring;

  const quote = answer<QuoteResult>('quote', { program: document, ...samples.quote });

  const { readings: [offer] } = answer<ParsedOffer>('parse-offer', { text: samplePromo(language === 'zh-CN'), currency: document.currency });
  const worth = answer<EffectiveDiscountResult>('effective-discount', { currency: document.currency, asOf: samples.quote.asOf, promotions: [offer!.promotion], redemptionRate: '0.6' });
  const reading = (code: string) => format.ratio(worth.readings.find((r) => r.code === code)!.payRatio);
  const typical = reading('typical');
  const used = reading('with_breakage');

  const compared = sampleOffers(language === 'zh-CN').map((text) => {
    const { readings: [first] } = answer<ParsedOffer>('parse-offer', { text, currency: document.currency });
    const { basket } = answer<EffectiveDiscountResult>('effective-discount', { currency: document.currency, asOf: samples.quote.asOf, promotions: [first!.promotion], basket: '350' });
    return [text, format.money(basket!.paid), format.ratio(basket!.payRatio!).main];
  });

  return {
    compare: page(say('compare.title'), say('compare.by.paid'), compared),
    points: page(words.text(document.name), [
      capital(toNextTier({ t: say }, names, statement, (_pointer, text) => text)!).join(''),
      say('points.ends', { points: points(end!.points), date: format.date(end!.date, 'short') }),
    ].join(say('list.semicolon')) + say('list.stop'), [
      [say('points.spendable'), points(balance!.shown)], [say('points.worthLabel'), format.money(balance!.value!)],
      [say('tier.title'), words.text(statement.tier.name)],
    ]),
    basket: page(say('basket.payLabel'), format.money(quote.payable), [
      [say('basket.list'), format.money(quote.list)], ...quote.applied.map((a) => [words.text(a.name, a.promotion), `−${format.money(a.discount)}`]),
      [say('basket.pointsValue'), `−${format.money(quote.pointsValue)}`],
    ]),
    promo: page(samplePromo(language === 'zh-CN'), say('promo.verdict', { ratio: typical.main, other: say('list.aside', { text: typical.other }) }) + say('list.semicolon') +
      say('promo.verdictUsed', { ratio: used.main, other: say('list.aside', { text: used.other }), rate: format.percent(6000, 0) }) + say('list.stop'),
      worth.readings.map((r) => [say(`reading.${r.code}`), format.ratio(r.payRatio).main, format.ratio(r.payRatio).other])),
  };
}

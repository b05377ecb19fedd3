// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from 'lit';
import type { Part } from '../component.ts';
import type { Names } from '../names.ts';
import type { StatementResult } from '../types.ts';

type Balance = StatementResult['balances'][number];

/** One ledger: what can be used and what it is worth, what is still to come, what is owed, and what ends when. */
export function balanceCard(part: Part, names: Names, result: StatementResult, i: number): TemplateResult {
  const { format } = part;
  const balance = result.balances[i]!;
  const at = `/balances/${i}`;
  const name = names.ledger(balance.ledger);
  const title = balanceTitle(part, names, result, balance);
  const rounded = balance.shown !== balance.balance;
  return html`<section class="card balance">
    <h3>${title}</h3>
    <p class="big">${part.figure(`${at}/${rounded ? 'shown' : 'balance'}`, title, format.decimal(balance.shown))}
      <span class="unit">${names.unit(balance.ledger)}</span></p>
    ${rounded ? html`<p class="small muted">${part.sentence('points.exactly', { points: part.figure(`${at}/balance`, name, format.decimal(balance.balance)) })}</p>` : nothing}
    ${balance.value === null ? nothing : html`<p>${part.sentence('points.worth', {
      value: part.figure(`${at}/value`, part.t('points.worthLabel'), format.money(balance.value)) })}</p>`}
    ${Number(balance.deficit) === 0 ? nothing : html`<p class="owed">${part.sentence('points.owedNext', {
      points: part.figure(`${at}/deficit`, part.t('points.owedLabel'), names.points(balance.ledger, balance.deficit)) })}</p>`}
    ${pendingLines(part, names, result, balance, at)}
    ${balance.expiring.length === 0 ? html`<p class="small muted">${part.t('points.noneEnds')}</p>` : html`
      <h3 class="gap">${part.t('points.nextEnds')}</h3>
      <ul class="ends">${balance.expiring.slice(0, 3).map((end, j) => html`<li class=${format.daysBetween(result.asOf, end.date) <= 7 ? 'soon' : ''}>
        <span>${part.figure(`${at}/expiring/${j}/points`, part.t('points.expiring'), names.points(balance.ledger, end.points))}</span>
        <span class="when">${format.date(end.date)}<br><span class="small muted">${format.relative(result.asOf, end.date)}</span></span></li>`)}</ul>`}
  </section>`;
}

/** What the points are: "Spendable points" where they pay, else the name of the ledger. */
function balanceTitle(part: Part, names: Names, result: StatementResult, { ledger }: Balance): string {
  const { redemptions = [], rewards = [] } = names.program;
  if (![...redemptions, ...rewards].some((use) => use.ledger === ledger)) return names.ledger(ledger);
  return result.balances.length > 1 ? `${part.t('points.spendable')} · ${names.ledger(ledger)}` : part.t('points.spendable');
}

function pendingLines(part: Part, names: Names, result: StatementResult, balance: Balance, at: string): TemplateResult | typeof nothing {
  if (Number(balance.pending) === 0) return nothing;
  const lots = balance.lots.map((lot, j) => ({ lot, j })).filter(({ lot }) => lot.available === null || lot.available > result.asOf);
  return html`<h3 class="gap">${part.t('points.pending')}</h3>
    <p>${part.sentence('points.pendingSum', { points: part.figure(`${at}/pending`, part.t('points.pending'), names.points(balance.ledger, balance.pending)) })}</p>
    <ul class="ends">${lots.slice(0, 3).map(({ lot, j }) => html`<li>
      <span>${part.figure(`${at}/lots/${j}/remaining`, part.t('points.pending'), names.points(balance.ledger, lot.remaining))}</span>
      <span class="when">${lot.available === null ? part.t('points.unconfirmed') : html`${part.format.date(lot.available)}<br>
        <span class="small muted">${part.format.relative(result.asOf, lot.available)}</span>`}</span></li>`)}</ul>`;
}

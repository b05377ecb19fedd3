// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { Part, styled, type Derive } from '../component.ts';
import { define } from '../define.ts';
import styles from '../styles/best.css';
import type { Applied, ProgramDocument, QuoteRequest, QuoteResult } from '../types.ts';
import { difference } from './difference.ts';
import { merged } from './merged.ts';

/** What is looked at: the order as entered, what is paid for it, and what its lines are called, by their ids. */
export interface Entered { program: ProgramDocument; request: Omit<QuoteRequest, 'program'>; result: QuoteResult; names: Record<string, string> }

/** The order as entered beside the best combination of its offers: two quotes and what lies between them. */
export class BestCard extends Part {
  static override properties = { ...Part.properties, entered: { attribute: false } };
  static override styles = styled(styles);
  declare entered: Entered;
  private best?: QuoteResult;
  private saving: { amount: string; derive: Derive } | null = null;
  private deriveBest: Derive = async () => [];

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('entered') && !changed.has('context')) return;
    const { program, request } = merged(this.entered.program, this.entered.request);
    const { engine } = this.context;
    const document = compiled(this.entered.program, program);
    const answer = engine.about<QuoteResult>('quote', document, request);
    this.deriveBest = () => engine.explained('quote', request, document);
    this.best = answer.ok ? answer.result : undefined;
    this.saving = answer.ok ? difference(engine, answer.result, this.entered.result.payable, answer.result.payable) : null;
  }

  private name(applied: Applied): string {
    return this.words.text(applied.name, applied.promotion);
  }

  protected override render(): TemplateResult {
    const { best, entered, saving } = this;
    if (!best) return html``;
    const before = entered.result.applied;
    const inexact = [...entered.result.best ?? [], ...best.best ?? []].length > 0;
    return html`<section class="card" aria-labelledby="title"><h2 id="title">${this.t('best.title')}</h2>
      ${saving ? html`<p class="lead">${this.sentence('best.saves', { saving: this.figure('/payable', this.t('best.difference'), this.format.money(saving.amount), saving.derive) })}</p>
          ${this.renderChanges(before, best.applied)}${this.renderTable(before, best)}`
        : html`<p class="lead good">${this.t(before.length === 0 ? 'best.nothing' : 'best.already')}</p>`}
      ${inexact ? html`<p class="small note">${this.t('best.inexact')}</p>` : nothing}
      ${entered.program.stages?.some(({ per }) => per === 'line') ? html`<p class="small note">${this.t('best.byLine')}</p>` : nothing}
      <p class="small muted">${this.t('best.how')}</p></section>`;
  }

  private renderChanges(before: Applied[], after: Applied[]): TemplateResult {
    const only = (some: Applied[], others: Applied[]) => some.filter((a) => !others.some((b) => b.promotion === a.promotion));
    const [away, come] = [only(before, after), only(after, before)];
    const list = (offers: Applied[]) => offers.map((a) => this.name(a)).join(this.t('list.comma'));
    const ofShop = away.filter(({ source, promotion }) => source === 'program' && this.entered.program.promotions?.some(({ id }) => id === promotion));
    return html`<ul>${away.length ? html`<li>${this.t('best.away', { list: list(away) })}</li>` : nothing}
      ${come.length ? html`<li>${this.t('best.come', { list: list(come) })}</li>` : nothing}
      ${ofShop.length ? html`<li class="small muted">${this.t('best.shop', { list: list(ofShop) })}</li>` : nothing}</ul>`;
  }

  private renderTable(before: Applied[], best: QuoteResult): TemplateResult {
    const rows = [...before, ...best.applied.filter((a) => !before.some((b) => b.promotion === a.promotion))];
    const derive = this.deriveBest;
    const cell = (list: Applied[], row: Applied, of?: Derive) => {
      const i = list.findIndex(({ promotion }) => promotion === row.promotion);
      return i < 0 ? html`<td class="end muted"><span aria-hidden="true">–</span><span class="vh">${this.t('best.without')}</span></td>`
        : html`<td class="end">−${this.figure(`/applied/${i}/discount`, this.name(row), this.format.money(list[i]!.discount), of)}</td>`;
    };
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${this.t('best.table')}><table>
      <thead><tr><th scope="col">${this.t('best.offer')}</th><th scope="col" class="end">${this.t('best.entered')}</th><th scope="col" class="end">${this.t('best.best')}</th></tr></thead>
      <tbody>${rows.map((row) => html`<tr><th scope="row">${this.name(row)}</th>${cell(before, row)}${cell(best.applied, row, derive)}</tr>`)}
        <tr class="total"><th scope="row">${this.t('basket.payLabel')}</th><td class="end">${this.figure('/payable', this.t('basket.payLabel'), this.format.money(this.entered.result.payable))}</td>
          <td class="end">${this.figure('/payable', this.t('best.best'), this.format.money(best.payable), derive)}</td></tr></tbody></table></div>`;
  }
}

/** A programme is compiled once for each document: the merged one of a programme stays the same object. */
const mergedPrograms = new WeakMap<ProgramDocument, ProgramDocument>();
function compiled(own: ProgramDocument, made: ProgramDocument): ProgramDocument {
  const known = mergedPrograms.get(own) ?? made;
  mergedPrograms.set(own, known);
  return known;
}

define({ 'lc-best': BestCard });

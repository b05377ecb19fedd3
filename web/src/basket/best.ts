// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { Part, styled, type Derive } from '../component.ts';
import { define } from '../define.ts';
import styles from '../styles/best.css';
import type { Applied, Decimal, HeldVoucher, ProgramDocument, QuoteRequest, QuoteResult } from '../types.ts';
import { difference } from './difference.ts';
import { merged } from './merged.ts';
import { requested, type Offer } from './offer.ts';

/** What is looked at: the order as entered, what is paid for it, and what its lines are called, by their ids. */
export interface Entered { program: ProgramDocument; request: Omit<QuoteRequest, 'program'>; result: QuoteResult; names: Record<string, string> }

/** The reader's own offers and vouchers. */
export interface Combined { offers: Offer[]; vouchers: HeldVoucher[] }
/** Which of them stay away, by their ids, and what is paid then. */
interface Without { ids: Set<string>; payable: Decimal }

/** The order as entered beside the best combination of its offers: two quotes and what lies between them. Sends `combined` when the reader takes it, and takes it back. */
export class BestCard extends Part {
  static override properties = { ...Part.properties, entered: { attribute: false }, offers: { attribute: false }, vouchers: { attribute: false }, taken: { state: true } };
  static override styles = styled(styles);
  declare entered: Entered;
  declare offers: Offer[];
  declare vouchers: HeldVoucher[];
  /** What has been taken, and the way back. */
  protected declare taken?: { before: Combined; after: Combined; names: string };
  private best?: QuoteResult;
  private saving: { amount: string; derive: Derive } | null = null;
  private without?: Without;
  private deriveBest: Derive = async () => [];

  protected override willUpdate(changed: PropertyValues): void {
    // The way back is there until the reader goes another way.
    if (this.taken && ![this.taken.before, this.taken.after].some((known) => same(known, this))) this.taken = undefined;
    if (!changed.has('entered') && !changed.has('context')) return;
    const { program, request } = merged(this.entered.program, this.entered.request);
    const { engine } = this.context;
    const document = compiled(this.entered.program, program);
    const answer = engine.about<QuoteResult>('quote', document, request);
    this.deriveBest = () => engine.explained('quote', request, document);
    this.best = answer.ok ? answer.result : undefined;
    this.saving = answer.ok ? difference(engine, answer.result, this.entered.result.payable, answer.result.payable) : null;
    this.without = answer.ok && this.saving ? this.leavingOut(answer.result) : undefined;
  }

  /**
   * What the reader leaves out to come to the best combination: of their own what applies and falls away, or else all that is not in it, as others may apply in
   * its place. Where offers of the programme keep it from being reached, what at least saves something.
   */
  private leavingOut(best: QuoteResult): Without | undefined {
    const { program, request, result } = this.entered;
    const isOwn = ({ source }: { source: string }) => source !== 'program';
    const fallsAway = ({ promotion }: { promotion: string }) => !best.applied.some((a) => a.promotion === promotion);
    const away = result.applied.filter(isOwn).filter(fallsAway).map(({ promotion }) => promotion);
    const all = [...away, ...result.rejected.filter(isOwn).filter(fallsAway).map(({ promotion }) => promotion)];
    const tried = [away, all].filter((list) => list.length > 0).flatMap((list): Without[] => {
      const ids = new Set(list);
      const stays = ({ id }: { id: string }) => !ids.has(id);
      const answer = this.context.engine.about<QuoteResult>('quote', program, { ...request, promotions: request.promotions?.filter(stays), vouchers: request.vouchers?.filter(stays) });
      return answer.ok ? [{ ids, payable: answer.result.payable }] : [];
    });
    return tried.find(({ payable }) => payable === best.payable) ?? tried.find(({ payable }) => difference(this.context.engine, result, result.payable, payable) !== null);
  }

  private async take({ ids }: Without): Promise<void> {
    const before: Combined = { offers: this.offers, vouchers: this.vouchers };
    const after: Combined = {
      offers: this.offers.filter((offer, i) => !requested(offer, i).some(({ id }) => ids.has(id))),
      vouchers: this.vouchers.filter((_, i) => !ids.has(`voucher-${i + 1}`)),
    };
    const { applied, rejected } = this.entered.result;
    const names = [...applied, ...rejected].filter(({ promotion }) => ids.has(promotion)).map(({ name, promotion }) => this.words.text(name, promotion)).join(this.t('list.comma'));
    this.send('combined', after);
    this.taken = { before, after, names };
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.undo')?.focus();
  }

  private async putBack(before: Combined): Promise<void> {
    this.send('combined', before);
    this.taken = undefined;
    await this.updateComplete;
    (this.renderRoot.querySelector<HTMLElement>('.take') ?? this.renderRoot.querySelector('h2'))?.focus();
  }

  private name(applied: Applied): string {
    return this.words.text(applied.name, applied.promotion);
  }

  protected override render(): TemplateResult {
    const { best, entered, saving } = this;
    if (!best) return html``;
    const before = entered.result.applied;
    const inexact = [...entered.result.best ?? [], ...best.best ?? []].length > 0;
    return html`<section class="card" aria-labelledby="title"><h2 id="title" tabindex="-1">${this.t('best.title')}</h2>
      ${saving ? html`<p class="lead">${this.sentence('best.saves', { saving: this.figure('/payable', this.t('best.difference'), this.format.money(saving.amount), saving.derive) })}</p>
          ${this.renderChanges(before, best.applied)}${this.renderTable(before, best)}${this.renderTake(best)}`
        : html`<p class="lead good">${this.t(before.length === 0 ? 'best.nothing' : 'best.already')}</p>`}
      ${this.renderTaken()}
      ${inexact ? html`<p class="small note">${this.t('best.inexact')}</p>` : nothing}
      ${entered.program.stages?.some(({ per }) => per === 'line') ? html`<p class="small note">${this.t('best.byLine')}</p>` : nothing}
      <p class="small muted">${this.t('best.how')}</p></section>`;
  }

  private renderTake(best: QuoteResult): TemplateResult | typeof nothing {
    const { without } = this;
    if (!without) return nothing;
    const words = without.payable === best.payable ? this.t('best.take') : this.t('best.takePart', { payable: this.format.money(without.payable) });
    return html`<button type="button" class="button take" @click=${() => void this.take(without)}>${words}</button>`;
  }

  private renderTaken(): TemplateResult {
    const { taken } = this;
    return html`<p class="taken small"><span role="status">${taken ? this.t('best.taken', { list: taken.names }) : nothing}</span>
      ${taken ? html`<button type="button" class="button undo" @click=${() => void this.putBack(taken.before)}>${this.t('best.undo')}</button>` : nothing}</p>`;
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

/** Whether the same offers and vouchers stand in both: what the core has read in a text meanwhile does not count. */
function same(a: Combined, b: Combined): boolean {
  const said = ({ offers, vouchers }: Combined) => JSON.stringify([offers.map(({ key, text }) => [key, text]), vouchers]);
  return said(a) === said(b);
}

/** A programme is compiled once for each document: the merged one of a programme stays the same object. */
const mergedPrograms = new WeakMap<ProgramDocument, ProgramDocument>();
function compiled(own: ProgramDocument, made: ProgramDocument): ProgramDocument {
  const known = mergedPrograms.get(own) ?? made;
  mergedPrograms.set(own, known);
  return known;
}

define({ 'lc-best': BestCard });

// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { documentOffer, offerOf, requested, typedOffer, type Offer } from './basket/offer.ts';
import { BasketOffers, type OffersDetail } from './basket/offers.ts';
import { CompareChart } from './compare/chart.ts';
import { styled, valueOf } from './component.ts';
import { define } from './define.ts';
import type { Answer } from './engine.ts';
import type { Gallery } from './gallery.ts';
import { sampleDay, sampleOffers } from './samples.ts';
import layout from './styles/view.css';
import styles from './styles/view-compare.css';
import type { CompareResult, ProgramDocument, PromotionDocument, Step } from './types.ts';
import { View } from './view.ts';

const most = 4;
type Compared = CompareResult & { explanation?: Step[] };

/** "Compare": two to four offers, or the offers of programmes, over the same baskets: what each costs, which is cheapest where, and from which basket on another is. */
export class ViewCompare extends View<Compared> {
  static override properties = { ...View.properties, gallery: { attribute: false }, program: { attribute: false }, currency: { attribute: false } };
  static override styles = styled(layout + styles);
  declare gallery: Gallery;
  /** In what currency, and with which ledgers and tiers, offers are made. */
  declare program: ProgramDocument;
  declare currency: string;

  private offers: Offer[] = [];
  private basket = '350';
  private unitPrice = '50';
  private by: 'paid' | 'afterVouchers' = 'paid';
  private language = '';
  private hosted = false;
  private trouble = '';

  get scenario(): object {
    return this.request();
  }

  /** Offers of the host, in everyday words or as documents; they take the place of the sample's. */
  set given(offers: (string | PromotionDocument)[] | undefined) {
    if (!offers) return;
    this.offers = offers.slice(0, most).map((offer) => (typeof offer === 'string' ? typedOffer(offer) : documentOffer(offer)));
    this.hosted = true;
    this.sample = false;
    this.changed(false);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('program') || changed.has('currency')) this.changed(false);
    if (this.sample && !this.hosted && this.language !== this.words.language) this.offers = sampleOffers(this.words.language === 'zh-CN').map((text) => typedOffer(text));
    this.language = this.words.language;
    super.willUpdate(changed);
  }

  /** The offers that mean something, by their place in the list. */
  private get compared(): { offer: Offer; place: number }[] {
    return this.offers.map((offer, place) => ({ offer, place })).filter(({ offer }) => offer.promotion ?? offer.program);
  }

  private label(offer: Offer): string {
    return offer.from === 'text' ? offer.text : this.words.text(offer.promotion?.name ?? offer.program?.name, offer.promotion?.id ?? offer.program?.id);
  }

  private get countsUnits(): boolean {
    return this.offers.some(({ promotion }) => promotion?.trigger?.type === 'quantity');
  }

  private request(): object {
    return {
      currency: this.program.currency, asOf: this.asOf || sampleDay, basket: this.basket, by: this.by,
      offers: this.compared.map(({ offer, place }) => ({
        id: `o${place + 1}`, name: this.label(offer), ...(offer.program ? { program: offer.program } : { promotions: requested(offer, place).map((p) => ({ ...p, id: p.id || 'offer' })) }),
      })),
      ...(this.countsUnits ? { unitPrice: this.unitPrice } : {}),
    };
  }

  protected ask(): Answer<Compared> | undefined {
    return this.program && this.compared.length > 0 ? this.context.engine.call('compare', this.request()) : undefined;
  }

  private nameOf(id: string): string {
    const offer = this.offers[Number(id.slice(1)) - 1];
    return offer ? this.label(offer) : id;
  }

  private list(ids: string[]): string {
    return ids.map((id) => this.nameOf(id)).join(this.t('list.comma'));
  }

  protected summary(result: Compared): string {
    return result.basket ? this.t('compare.verdict', { basket: this.format.money(result.basket.list, true), list: this.list(result.basket.best) }) : '';
  }

  /** The derivation of a figure of one offer at this basket, as `effective-discount` gives it. */
  private stepsOf(id: string): Promise<Step[]> {
    const { program, promotions } = (this.request() as { offers: { id: string; program?: ProgramDocument; promotions?: PromotionDocument[] }[] }).offers.find((offer) => offer.id === id) ?? {};
    return this.context.engine.explained('effective-discount', {
      ...(program ? { program } : { currency: this.program.currency }), promotions, asOf: this.asOf || sampleDay, basket: this.basket,
      ...(this.countsUnits ? { unitPrice: this.unitPrice } : {}),
    });
  }

  protected override render(): TemplateResult {
    const result = this.result;
    return html`<div class="view">
      ${result?.basket ? this.renderVerdict(result) : nothing}
      <section class="inputs card" aria-labelledby="inputs-title">${this.renderInputs()}</section>
      ${result ? html`<div class="results" data-stale=${this.failures.length ? '' : nothing}>${this.renderCurves(result)}</div>` : nothing}
    </div>${this.renderTail()}`;
  }

  private renderVerdict(result: Compared): TemplateResult {
    const basket = result.basket!;
    return html`<section class="verdict card" data-stale=${this.failures.length ? '' : nothing}>
      <header><h2>${this.t('compare.title')}</h2>${this.renderSample()}</header>
      <output class="sentence" aria-live="off">${this.t(basket.best.length === result.offers.length && result.offers.length > 1 ? 'compare.verdictSame' : 'compare.verdict', {
        basket: this.format.money(basket.list, true), list: this.list(basket.best) })}</output>
      <ul class="columns">${result.offers.map((offer, i) => this.renderColumn(result, offer, i))}</ul></section>`;
  }

  private renderColumn(result: Compared, { id, basket: reading }: CompareResult['offers'][number], i: number): TemplateResult {
    const rank = result.basket!.ranking.find(({ offer }) => offer === id);
    const best = result.basket!.best.includes(id);
    const name = this.nameOf(id);
    const ratio = reading?.payRatio && this.format.ratio(reading.payRatio);
    return html`<li class=${best ? 'best' : ''} data-offer=${id}><h3><svg class="key" viewBox="0 0 28 6" width="28" height="6" aria-hidden="true"><line class="s${i + 1}" x1="1" x2="27" y1="3" y2="3"></line></svg>${name}</h3>
      ${reading ? html`<p class="big num">${this.figure('/basket/paid', `${name}: ${this.t('promo.paid')}`, this.format.money(reading.paid), () => this.stepsOf(id))}</p>
        <p class="small">${ratio ? html`${ratio.main} <span class="muted other">${ratio.other}</span>` : nothing}</p>
        ${/[1-9]/.test(reading.vouchers) ? html`<p class="small">${this.t('compare.vouchers', { value: this.format.money(reading.vouchers, true) })}</p>` : nothing}` : nothing}
      <p><span class="badge ${best ? 'strong' : 'warm'}">${best ? this.t('compare.cheapest') : this.t('compare.more', { more: this.format.money(rank?.more ?? '0') })}</span></p></li>`;
  }

  private renderInputs(): TemplateResult {
    const range = this.result?.range;
    const full = this.offers.length >= most;
    const basketError = this.failureAt('/basket');
    return html`<header><h2 id="inputs-title">${this.t('compare.inputs')}</h2></header>
      <lc-offers .context=${this.context} .offers=${this.offers} .program=${this.program} .failures=${this.offerFailures()} .most=${most}
        @offers=${(e: CustomEvent<OffersDetail>) => { this.offers = e.detail.offers.slice(0, most); this.changed(e.detail.byReader); }}></lc-offers>
      <div class="fields">
        <div><label for="add-program">${this.t('compare.program')}</label><select id="add-program" ?disabled=${full} @change=${(e: Event) => void this.addProgram(e)}>
          <option value="">${this.t('compare.choose')}</option>${this.gallery.samples.map((sample) => html`<option value=${sample.id}>${this.words.text(sample.name, sample.id)}</option>`)}</select></div>
        <div><label for="by">${this.t('compare.by')}</label><select id="by" @change=${(e: Event) => { this.by = valueOf(e) as typeof this.by; this.changed(); }}>
          ${(['paid', 'afterVouchers'] as const).map((by) => html`<option value=${by} ?selected=${this.by === by}>${this.t(`compare.by.${by}`)}</option>`)}</select></div>
        <div><label for="basket">${this.t('chart.basket')}</label><input id="basket" type="text" inputmode="decimal" autocomplete="off" .value=${this.basket}
          aria-invalid=${basketError ? 'true' : nothing} aria-describedby=${basketError ? 'basket-error' : nothing} @input=${(e: Event) => { this.basket = valueOf(e).trim(); this.changed(); }}>
          ${basketError ? html`<p class="field-error" id="basket-error">${basketError}</p>` : nothing}</div>
        ${this.countsUnits ? html`<div><label for="unit-price">${this.t('promo.unitPrice')}</label>
          <input id="unit-price" type="text" inputmode="decimal" .value=${this.unitPrice} @input=${(e: Event) => { this.unitPrice = valueOf(e); this.changed(); }}></div>` : nothing}
      </div>
      ${range ? html`<input type="range" min=${Number(range.from)} max=${Number(range.to)} step=${Number(range.to) > 50 ? 1 : 0.01} .value=${this.basket} aria-label=${this.t('chart.basket')}
        @input=${(e: Event) => { this.basket = valueOf(e); this.changed(); }}>` : nothing}
      ${this.trouble ? html`<p class="field-error" role="alert">${this.trouble}</p>` : nothing}
      ${this.renderFailures((f) => /^\/(basket|offers\/)/.test(f.pointer))}`;
  }

  /** Failures of offers at the places they have in the list of the page. */
  private offerFailures(): typeof this.failures {
    const { compared } = this;
    const within = compared.filter(({ offer }) => offer.promotion);
    return this.failures.flatMap((failure) => {
      const [, n, rest] = /^\/offers\/(\d+)(?:\/promotions\/0)?(\/.*)?$/.exec(failure.pointer) ?? [];
      const place = n === undefined ? -1 : within.indexOf(compared[Number(n)]!);
      return place < 0 ? [] : [{ ...failure, pointer: `/promotions/${place}${rest ?? ''}` }];
    });
  }

  private async addProgram(event: Event): Promise<void> {
    const select = event.target as HTMLSelectElement;
    const id = select.value;
    select.value = '';
    if (id === '' || this.offers.length >= most) return;
    this.trouble = '';
    try {
      const { document } = await this.gallery.load(id);
      if (document.currency === this.program.currency) {
        this.offers = [...this.offers, offerOf({ from: 'program', text: '', promotion: null, program: document })];
        this.changed();
        return;
      }
      this.trouble = this.t('compare.otherCurrency', { name: this.words.text(document.name, id), currency: document.currency });
    } catch {
      this.trouble = this.t('program.unreachable', { id });
    }
    this.requestUpdate();
  }

  private renderCurves(result: Compared): TemplateResult {
    const labels = result.offers.map(({ id }) => this.nameOf(id));
    return html`<section class="card" aria-labelledby="curves"><h2 id="curves">${this.t('compare.curves')}</h2>
        <lc-compare-chart .context=${this.context} .compared=${result} .labels=${labels} .basket=${this.basket} .rate=${this.by === 'paid' ? 0 : 0.6}></lc-compare-chart></section>
      <section class="card" aria-labelledby="crossovers"><h2 id="crossovers">${this.t('compare.crossovers')}</h2>
        ${result.crossovers.length === 0 ? html`<p>${this.t('compare.none', { from: this.format.money(result.range.from, true), to: this.format.money(result.range.to, true), list: this.list(result.best[0]?.offers ?? []) })}</p>`
          : html`<ul class="crossovers">${result.crossovers.slice(0, 12).map((cross) => html`<li>${this.t('compare.crossover', {
            at: this.format.money(cross.at), after: this.nameOf(cross.after), before: this.nameOf(cross.before), saving: this.format.money(cross.saving) })}</li>`)}</ul>`}
        <details><summary>${this.t('view.showData')}</summary><div class="scroll" tabindex="0" role="region" aria-label=${this.t('view.showData')}><table>
          <thead><tr><th class="end">${this.t('chart.from')}</th><th class="end">${this.t('chart.to')}</th><th>${this.t('compare.cheapest')}</th></tr></thead>
          <tbody>${result.best.slice(0, 200).map((run) => html`<tr><td class="end">${this.format.money(run.from)}</td><td class="end">${this.format.money(run.to)}</td><td>${this.list(run.offers)}</td></tr>`)}</tbody></table></div></details></section>`;
  }
}

define({ 'lc-offers': BasketOffers, 'lc-compare-chart': CompareChart, 'lc-view-compare': ViewCompare });

// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { CurveChart } from './chart.ts';
import { styled, valueOf } from './component.ts';
import { define } from './define.ts';
import type { Answer } from './engine.ts';
import { OfferField, type OfferDetail } from './offer-field.ts';
import { PromoFields, shownInFields, type FieldsDetail } from './promo-fields.ts';
import { sampleDay, samplePromo, promoTemplates } from './samples.ts';
import layout from './styles/view.css';
import styles from './styles/view-promo.css';
import type { EffectiveDiscountResult, PromotionDocument, Ratio, Reading } from './types.ts';
import { View } from './view.ts';

const asNumber = (ratio: Ratio | null | undefined) => (ratio ? ratio.numerator / ratio.denominator : null);

/** "Promo cost": what an offer is really worth, read in six ways, and over all sizes of basket. */
export class ViewPromo extends View<EffectiveDiscountResult> {
  static override properties = { ...View.properties, offer: { attribute: false }, currency: { attribute: false } };
  static override styles = styled(layout + styles);
  /** The offer of the host; empty shows the sample. */
  declare offer: string;
  declare currency: string;

  private text = '';
  private promotion: PromotionDocument | null = null;
  private fromFields = false;
  private rate = 60;
  private basket = '150';
  private unitPrice = '50';
  private language = '';

  constructor() {
    super();
    this.offer = '';
  }

  get scenario(): object {
    return { offer: this.text, ...this.request() };
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('currency')) this.changed(false);
    const chinese = this.words.language === 'zh-CN';
    if (changed.has('offer') && this.offer) {
      this.text = this.offer;
      this.fromFields = false;
      this.sample = false;
    } else if (this.sample && this.language !== this.words.language) {
      this.text = samplePromo(chinese);
    }
    this.language = this.words.language;
    super.willUpdate(changed);
  }

  private get mark(): { type: string; at: number } {
    const { trigger, rungs } = this.promotion ?? {};
    return { type: trigger?.type ?? 'amount', at: Number((trigger && 'at' in trigger ? trigger.at : undefined) ?? rungs?.[rungs.length - 1]?.at ?? 100) || 100 };
  }

  /** How far the chart reaches: four and a half marks, so that the repetition shows. */
  private get reach(): string {
    const mark = this.mark;
    const unit = mark.type === 'quantity' ? Number(this.unitPrice) || 1 : 1;
    return String(Math.min(Math.ceil(mark.at * unit * 4.5), 1e12));
  }

  private request(): object {
    return {
      currency: this.currency, asOf: this.asOf || sampleDay, promotions: [{ ...this.promotion, id: this.promotion?.id ?? 'offer' }],
      basket: this.basket, curve: { from: '0', to: this.reach }, redemptionRate: (this.rate / 100).toFixed(2), voucherBase: 'list',
      ...(this.mark.type === 'quantity' ? { unitPrice: this.unitPrice } : {}),
    };
  }

  protected ask(): Answer<EffectiveDiscountResult> | undefined {
    if (!this.promotion) return undefined;
    const { engine } = this.context;
    const request = this.request();
    const answer = engine.call<EffectiveDiscountResult>('effective-discount', request);
    if (answer.ok) this.derive = () => engine.explained('effective-discount', request);
    return answer;
  }

  private reading(code: string): Reading | undefined {
    return this.result?.readings?.find((reading) => reading.code === code);
  }

  /** The reading that answers "what is it worth": the typical one, or the only one. */
  private get main(): { reading: Reading; index: number } | undefined {
    const readings = this.result?.readings ?? [];
    const index = Math.max(0, readings.findIndex((reading) => reading.code === 'typical'));
    const reading = readings[index];
    return reading && { reading, index };
  }

  protected summary(): string {
    const main = this.main;
    if (!main) return '';
    const { main: first, other } = this.format.ratio(main.reading.payRatio);
    return this.t('promo.summary', { ratio: first, other });
  }

  protected override render(): TemplateResult {
    const result = this.result;
    return html`<div class="view">
      ${result ? this.renderVerdict(result) : nothing}
      <section class="inputs card" aria-labelledby="inputs-title">${this.renderInputs()}</section>
      ${result ? html`<div class="results" data-stale=${this.failures.length || !this.promotion ? '' : nothing}>${this.renderReadings(result)}${this.renderCurve(result)}</div>` : nothing}
    </div>${this.renderTail()}`;
  }

  private renderInputs(): TemplateResult {
    const chinese = this.words.language === 'zh-CN';
    return html`<header><h2 id="inputs-title">${this.t('promo.inputs')}</h2>${this.renderSample()}</header>
      <lc-offer .context=${this.context} .value=${this.text} .currency=${this.currency} .label=${this.t('promo.offer')} .hint=${this.fromFields ? this.t('promo.fromFields') : this.t('offer.hint')}
        @offer=${(e: CustomEvent<OfferDetail>) => this.onOffer(e.detail)}></lc-offer>
      <div class="chips" role="group" aria-label=${this.t('promo.templates')}>${promoTemplates(chinese).map((text) => html`<button type="button" class="chip"
        aria-pressed=${this.text === text ? 'true' : 'false'} @click=${() => { this.text = text; this.fromFields = false; this.changed(); }}>${text}</button>`)}</div>
      ${this.promotion ? html`<details><summary>${this.t('promo.asFields')}</summary>
        <lc-promo-fields .context=${this.context} .promotion=${this.promotion} .failures=${this.failures}
          @fields=${(e: CustomEvent<FieldsDetail>) => this.onFields(e.detail.promotion)}></lc-promo-fields></details>` : nothing}
      <div class="fields">
        ${this.renderNumber('rate', this.t('promo.rate'), String(this.rate), 0, 100, 1, (v) => { this.rate = Math.min(100, Math.max(0, Math.round(Number(v)) || 0)); })}
        ${this.mark.type === 'quantity' ? html`<div><label for="unit-price">${this.t('promo.unitPrice')}</label>
          <input id="unit-price" type="text" inputmode="decimal" .value=${this.unitPrice} @input=${(e: Event) => { this.unitPrice = valueOf(e); this.changed(); }}></div>` : nothing}
      </div>
      ${this.renderFailures((f) => f.pointer === '/basket' || (this.promotion?.benefit !== undefined && shownInFields(f.pointer)))}`;
  }

  private onOffer(detail: OfferDetail): void {
    const typed = detail.text !== this.text;
    if (!typed && this.fromFields) return;
    this.text = detail.text;
    this.fromFields = false;
    this.promotion = detail.promotion;
    this.changed(typed);
  }

  private onFields(promotion: PromotionDocument): void {
    this.promotion = promotion;
    this.fromFields = true;
    this.text = '';
    this.changed();
  }

  /** A slider with its number field and steps of plus and minus. */
  private renderNumber(id: string, label: string, value: string, min: number, max: number, step: number, set: (value: string) => void): TemplateResult {
    const put = (text: string) => { set(text); this.changed(); };
    const nudge = (by: number) => put(String(Math.min(max, Math.max(min, Number(value) + by))));
    return html`<div class="number"><label for=${id}>${label}</label>
      <div class="pair"><input id="${id}-range" type="range" min=${min} max=${max} step=${step} .value=${value} aria-label=${label} @input=${(e: Event) => put(valueOf(e))}>
        <div class="stepper"><button type="button" class="button" @click=${() => nudge(-step)}><span aria-hidden="true">−</span><span class="vh">${this.t('number.less', { label })}</span></button>
        <input id=${id} type="text" inputmode="decimal" autocomplete="off" .value=${value} @change=${(e: Event) => put(valueOf(e))}>
        <button type="button" class="button" @click=${() => nudge(step)}><span aria-hidden="true">+</span><span class="vh">${this.t('number.more', { label })}</span></button></div></div></div>`;
  }

  private ratioFigure(pointer: string, label: string, ratio: Ratio): { main: TemplateResult; other: string } {
    const shown = this.format.ratio(ratio);
    return { main: this.figure(pointer, label, shown.main), other: shown.other };
  }

  private aside(text: string): TemplateResult {
    return html`<span class="aside">${this.t('list.aside', { text })}</span>`;
  }

  private renderVerdict(_result: EffectiveDiscountResult): TemplateResult | typeof nothing {
    const main = this.main;
    if (!main) return nothing;
    const typical = this.ratioFigure(`/readings/${main.index}/payRatio`, this.t(`reading.${main.reading.code}`), main.reading.payRatio);
    const breakage = this.reading('with_breakage');
    const index = this.result!.readings!.indexOf(breakage!);
    const used = breakage && this.ratioFigure(`/readings/${index}/payRatio`, this.t('reading.with_breakage'), breakage.payRatio);
    return html`<section class="verdict card" data-stale=${this.failures.length || !this.promotion ? '' : nothing}>
      <header><h2>${this.text || this.t('promo.fromFields')}</h2></header>
      <output class="sentence" aria-live="off">${this.sentence('promo.verdict', { ratio: typical.main, other: this.aside(typical.other) })}${used
        ? html`${this.t('list.semicolon')}${this.sentence('promo.verdictUsed', { ratio: used.main, other: this.aside(used.other), rate: this.format.percent(this.rate * 100, 0) })}` : nothing}${this.t('list.stop')}</output>
      <p class="small muted">${this.t('promo.counted')}</p></section>`;
  }

  private renderReadings(result: EffectiveDiscountResult): TemplateResult | typeof nothing {
    const readings = result.readings ?? [];
    if (readings.length === 0) return nothing;
    return html`<section class="card readings" aria-labelledby="readings-title"><h2 id="readings-title">${this.t(readings.length > 3 ? 'promo.six' : 'promo.readings')}</h2>
      <ol>${readings.map((reading, i) => this.renderReading(reading, i))}</ol></section>`;
  }

  private renderReading(reading: Reading, i: number): TemplateResult {
    const label = this.t(`reading.${reading.code}`);
    const ratio = this.ratioFigure(`/readings/${i}/payRatio`, label, reading.payRatio);
    const paid = this.figure(`/readings/${i}/paid`, this.t('promo.paid'), this.format.money(reading.paid, true));
    const goods = this.figure(`/readings/${i}/goods`, this.t('promo.goods'), this.format.money(reading.goods, true));
    const limit = reading.limit ? html` · ${this.sentence('promo.limit', { ratio: this.figure(`/readings/${i}/limit`, label, this.format.ratio(reading.limit).main) })}` : nothing;
    return html`<li data-code=${reading.code}>
      <div class="head"><h3>${label}</h3><p class="value num">${ratio.main} <span class="other">${ratio.other}</span></p></div>
      <svg class="bar" aria-hidden="true"><rect class="whole" width="100%" height="100%"></rect><rect class="part" width="${asNumber(reading.payRatio)! * 100}%" height="100%"></rect></svg>
      <p class="small">${this.t(`reading.${reading.code}.why`, { rate: this.format.percent(this.rate * 100, 0) })}</p>
      <p class="small muted num">${this.sentence('promo.division', { paid, goods })}${limit}${reading.baskets.length > 1
        ? html` · ${this.t('promo.baskets', { list: reading.baskets.map((b) => this.format.money(b, true)).join(this.t('list.plus')) })}` : nothing}</p></li>`;
  }

  private renderCurve(result: EffectiveDiscountResult): TemplateResult | typeof nothing {
    const curve = result.curve;
    if (!curve || curve.pieces.length === 0) return nothing;
    const basket = result.basket;
    const vouchers = curve.pieces.some((piece) => Number(piece.vouchers) > 0);
    const error = this.failureAt('/basket');
    return html`<section class="card curve" aria-labelledby="curve-title"><h2 id="curve-title">${this.t('chart.heading')}</h2>
      <lc-chart .context=${this.context} .curve=${curve} .basket=${this.basket} .rate=${this.rate / 100}
        .marker=${{ now: asNumber(basket?.payRatio), withVouchers: asNumber(basket?.payRatioWithVouchers) }}></lc-chart>
      <div class="cursor">${this.renderNumber('basket', this.t('chart.basket'), this.basket, 0, Number(this.reach), Number(this.reach) > 50 ? 1 : 0.01, (v) => { this.basket = v.trim(); })}
        ${error ? html`<p class="field-error">${error}</p>` : nothing}
        ${basket && !error ? html`<p class="at num">${this.sentence('chart.at', {
          paid: this.figure('/basket/paid', this.t('promo.paid'), this.format.money(basket.paid)),
          list: this.figure('/basket/list', this.t('basket.list'), this.format.money(basket.list)) })}
          ${basket.payRatio ? html`· ${this.figure('/basket/payRatio', this.t('chart.ratioNow'), this.format.ratio(basket.payRatio).main)}` : nothing}
          ${vouchers && basket.payRatioWithVouchers ? html`· ${this.sentence('chart.atLater', {
            vouchers: this.figure('/basket/vouchers', this.t('chart.vouchers'), this.format.money(basket.vouchers, true)),
            ratio: this.figure('/basket/payRatioWithVouchers', this.t('chart.ratioLater'), this.format.ratio(basket.payRatioWithVouchers).main) })}` : nothing}</p>` : nothing}</div>
      ${curve.dominated.length === 0 ? nothing : html`<h3>${this.t('chart.dominated')}</h3><ul class="dominated">${curve.dominated.map((range, i) => html`<li>${this.sentence('chart.dominatedRange', {
        from: this.figure(`/curve/dominated/${i}/from`, this.t('chart.dominated'), this.format.money(range.from, true)),
        to: this.figure(`/curve/dominated/${i}/to`, this.t('chart.dominated'), this.format.money(range.to, true)),
        pay: this.figure(`/curve/dominated/${i}/payAt`, this.t('chart.dominated'), this.format.money(range.payAt, true)) })}</li>`)}</ul>`}
      <details><summary>${this.t('view.showData')}</summary>${this.renderData(curve, vouchers)}</details></section>`;
  }

  private renderData(curve: NonNullable<EffectiveDiscountResult['curve']>, vouchers: boolean): TemplateResult {
    const money = (amount: string) => this.format.money(amount);
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${this.t('view.showData')}><table class="data">
      <thead><tr><th>${this.t('chart.from')}</th><th>${this.t('chart.to')}</th><th class="end">${this.t('chart.paidFrom')}</th><th class="end">${this.t('chart.paidTo')}</th>
        <th class="end">${this.t('chart.ratioFrom')}</th><th class="end">${this.t('chart.ratioTo')}</th>${vouchers ? html`<th class="end">${this.t('chart.vouchers')}</th>` : nothing}</tr></thead>
      <tbody>${curve.pieces.map((piece) => html`<tr><td>${money(piece.from)}</td><td>${money(piece.to)}</td><td class="end">${money(piece.paidFrom)}</td><td class="end">${money(piece.paidTo)}</td>
        <td class="end">${piece.ratioFrom ? this.format.percent(piece.ratioFrom.basisPoints, 2) : '–'}</td><td class="end">${piece.ratioTo ? this.format.percent(piece.ratioTo.basisPoints, 2) : '–'}</td>
        ${vouchers ? html`<td class="end">${money(piece.vouchers)}</td>` : nothing}</tr>`)}</tbody></table></div>`;
  }
}

define({ 'lc-chart': CurveChart, 'lc-offer': OfferField, 'lc-promo-fields': PromoFields, 'lc-view-promo': ViewPromo });

// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { LoyaltyError } from '../../../wasm/src/error.ts';
import { Part, styled } from '../component.ts';
import { define } from '../define.ts';
import { distance } from '../distance.ts';
import styles from '../styles/advice.css';
import type {
  AddableGood, AddedGood, AdvisedOffer, BasketAdvice, BasketLineDocument, Decimal, Failure, LaterValue, Missing, PointsNow, SplitAdvice, SplitOrder, Step, TopUp, TopUpOption, VoucherNow,
} from '../types.ts';
import type { Entered } from './best.ts';
import { worthTelling } from './worth.ts';

export interface AddDetail { line: BasketLineDocument; name: string }
/** The pause after the last change before the advice is worked out again: it takes thousands of quotes. */
const pause = 250;
const isZero = (amount: Decimal): boolean => !/[1-9]/.test(amount);
const withoutSign = (amount: Decimal): Decimal => amount.replace(/^-/, '');

/** What to add, whether to buy in two orders, whether to use vouchers and points now. Sends `add` with goods that the reader takes. */
export class BasketAdviceCards extends Part {
  static override properties = { ...Part.properties, entered: { attribute: false }, goods: { attribute: false }, advice: { state: true }, failures: { state: true }, countLater: { state: true } };
  static override styles = styled(styles);
  declare entered: Entered;
  /** What could be added; undefined: goods of any price, like those that are there. */
  declare goods?: AddableGood[];
  protected declare advice?: BasketAdvice;
  protected declare failures: readonly Failure[];
  /** Whether vouchers and money given back count as money. */
  protected declare countLater: boolean;
  /** What the advice shown is about. */
  private about?: Entered;
  private timer = 0;

  constructor() {
    super();
    this.failures = [];
    this.countLater = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('entered') || changed.has('goods') || changed.has('countLater')) this.askSoon(this.about ? pause : 0);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  private askSoon(ms: number): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.ask(), ms);
  }

  private async ask(): Promise<void> {
    try {
      await this.context.engine.open('loyalty');
    } catch (error) {
      this.failures = error instanceof LoyaltyError ? error.errors : [];
      return;
    }
    const { program, request } = this.entered;
    const answer = this.context.engine.about<BasketAdvice>('advise-basket', program, { ...request, ...(this.goods && { goods: this.goods }), ...(this.countLater && { redemptionRate: '1' }) });
    this.failures = answer.ok ? [] : answer.errors;
    if (!answer.ok) return;
    this.about = this.entered;
    this.advice = answer.result;
  }

  private money(amount: Decimal): string {
    return this.format.money(withoutSign(amount));
  }

  private named(list: AdvisedOffer[]): string {
    return list.map((offer) => this.words.text(offer.name, offer.promotion)).join(this.t('list.comma'));
  }

  private reason(of: { reason: string | null; missing: Missing | null }, ledger?: string): string {
    return this.t(`reason.${of.reason}`, { missing: distance(of.missing, this.words, this.format, this.about!.program, ledger), by: '' });
  }

  private lineName(id: string): string {
    return this.about?.names[id] || id;
  }

  /** What an order gives more or less for later, in words; empty when nothing changes. */
  private laterWords(later: LaterValue): string {
    const sign = (amount: Decimal) => (amount.startsWith('-') ? 'advice.less' : 'advice.more');
    const parts = [
      ...(isZero(later.vouchers) ? [] : [this.t(sign(later.vouchers), { what: this.t('advice.vouchers', { value: this.money(later.vouchers) }) })]),
      ...(isZero(later.cashback) ? [] : [this.t(sign(later.cashback), { what: this.t('advice.cashback', { value: this.money(later.cashback) }) })]),
      ...later.points.filter(({ points }) => !isZero(points)).map(({ ledger, points }) => this.t(sign(points), { what: this.pointsWords(ledger, withoutSign(points)) })),
    ];
    return parts.join(this.t('list.comma'));
  }

  private pointsWords(ledger: string, points: Decimal): string {
    const unit = this.about!.program.ledgers?.find(({ id }) => id === ledger)?.unit;
    return this.t('points.amount', { points: this.format.decimal(points), unit: this.words.text(unit, this.t('points.unit')) });
  }

  protected override render(): TemplateResult {
    const { advice, failures } = this;
    if (failures.length > 0) return html`<section class="card"><h2>${this.t('advice.title')}</h2><p class="note small" role="alert">${failures.map((f) => this.failureText(f)).join(' ')}</p></section>`;
    if (!advice) return html`<section class="card waiting"><h2>${this.t('advice.title')}</h2><p class="muted" role="status">${this.t('advice.working')}</p></section>`;
    return html`${this.renderTopUp(worthTelling(advice.topUp))}${this.renderNow(advice)}${this.renderSplit(advice.split)}`;
  }

  private renderTopUp(topUp: TopUp): TemplateResult {
    const best = topUp.best === null ? topUp.options[0] : topUp.options[topUp.best];
    const good = topUp.verdict === 'lowers_total' || topUp.verdict === 'free';
    return html`<section class="card" aria-labelledby="top-up"><h2 id="top-up">${this.t('advice.topUp')}</h2>
      <p class="lead ${good ? 'good' : ''}">${this.t(`advice.topUp.${topUp.verdict}`, {
        list: best ? this.money(best.list) : '', change: best ? this.money(best.change) : '', alone: best ? this.money(best.alone) : '', most: this.money(topUp.mostExtra) })}</p>
      <ol>${topUp.options.map((option) => this.renderOption(option, option === best && topUp.best !== null))}</ol>
      ${topUp.exact ? nothing : html`<p class="small note">${this.t('advice.inexact')}</p>`}
      <label class="choice small"><input type="checkbox" .checked=${this.countLater} @change=${(e: Event) => { this.countLater = (e.target as HTMLInputElement).checked; }}> <span>${this.t('advice.countLater')}</span></label>
    </section>`;
  }

  private goodsWords({ good, like, name, quantity }: AddedGood): string {
    if (good !== null) return this.t('basket.gift', { quantity, name: this.words.text(name, good) });
    return like === null ? this.t('advice.anything') : this.t('advice.like', { name: this.lineName(like) });
  }

  private renderOption(option: TopUpOption, best: boolean): TemplateResult {
    const what = option.goods.map((added) => this.goodsWords(added)).join(this.t('list.plus'));
    const change = isZero(option.change) ? this.t('advice.same') : this.t(option.change.startsWith('-') ? 'advice.lower' : 'advice.higher', { change: this.money(option.change) });
    const later = this.laterWords(option.later);
    return html`<li class=${best ? 'best' : ''}>
      <p class="row"><span><strong class="num">+${this.money(option.list)}</strong> ${what}</span>
        <span class="num">${this.sentence('advice.pay', { payable: this.figure('/payable', this.t('basket.payLabel'), this.money(option.payable), () => this.derive(option)) })} <span class="badge ${option.verdict === 'not_worth_it' ? 'warm' : ''}">${change}</span></span></p>
      <ul class="small">${option.starts.length ? html`<li>${this.t('advice.starts', { list: this.named(option.starts) })}</li>` : nothing}
        ${option.stops.length ? html`<li>${this.t('advice.stops', { list: this.named(option.stops) })}</li>` : nothing}
        ${later ? html`<li>${this.t('advice.later', { list: later })}</li>` : nothing}
        ${option.verdict === 'lowers_total' || option.verdict === 'free' ? nothing : html`<li class="muted">${this.t(`advice.option.${option.verdict}`, { alone: this.money(option.alone), change: this.money(option.change) })}</li>`}</ul>
      <button type="button" class="button" @click=${() => this.add(option)}>${this.t('advice.add')}<span class="vh"> ${this.money(option.list)} ${what}</span></button></li>`;
  }

  /** The goods of an option as lines: with the facts of the line that they are like, at the amount that was found. */
  private linesOf(option: TopUpOption): AddDetail[] {
    return option.goods.map((added, i) => {
      const good = this.goods?.find(({ id }) => id === added.good);
      const { sku, category, brand, tags } = good ?? this.about!.request.basket.lines.find(({ id }) => id === added.like) ?? {};
      const line = { id: `added-${i + 1}`, sku, category, brand, tags, quantity: added.quantity, unitPrice: good?.unitPrice ?? added.amount } as BasketLineDocument;
      return { line, name: good ? this.words.text(added.name, good.id) : this.goodsWords(added) };
    });
  }

  private add(option: TopUpOption): void {
    for (const detail of this.linesOf(option)) this.send('add', detail);
  }

  /** A quote of the basket with the goods at its end. */
  private derive(option: TopUpOption): Promise<Step[]> {
    const { program, request } = this.about!;
    const basket = { ...request.basket, lines: [...request.basket.lines, ...this.linesOf(option).map(({ line }) => line)] };
    return this.context.engine.explained('quote', { ...request, basket }, program);
  }

  private renderSplit(split: SplitAdvice): TemplateResult | typeof nothing {
    if (split.orders.length === 0) return nothing;
    const two = split.verdict === 'two_orders';
    return html`<section class="card" aria-labelledby="split"><h2 id="split">${this.t('advice.split')}</h2>
      <p class="lead ${two ? 'good' : ''}">${this.t(two ? 'advice.split.two_orders' : isZero(split.saving) ? 'advice.split.same' : 'advice.split.one_order', { saving: this.money(split.saving) })}</p>
      ${two ? html`<ol class="orders">${split.orders.map((order, i) => this.renderOrder(order, i))}</ol>` : nothing}
      ${split.exact ? nothing : html`<p class="small note">${this.t('advice.inexact')}</p>`}</section>`;
  }

  private renderOrder(order: SplitOrder, i: number): TemplateResult {
    const vouchers = order.vouchers.map((id) => this.words.text(this.about!.request.vouchers?.find((voucher) => voucher.id === id)?.name, id));
    return html`<li><h3>${this.t('advice.order', { n: i + 1 })}</h3>
      <p>${order.lines.map(({ line, quantity }) => this.t('advice.part', { name: this.lineName(line), n: quantity })).join(this.t('list.comma'))}</p>
      <p class="small muted">${[...vouchers, ...(isZero(order.pointsValue) ? [] : [this.t('advice.withPoints', { value: this.money(order.pointsValue) })])].join(this.t('list.comma'))}</p>
      <p class="num"><strong>${this.t('advice.pay', { payable: this.money(order.payable) })}</strong></p></li>`;
  }

  private renderNow({ now }: BasketAdvice): TemplateResult | typeof nothing {
    if (now.vouchers.length + now.points.length === 0) return nothing;
    return html`<section class="card" aria-labelledby="now"><h2 id="now">${this.t('advice.now')}</h2>
      <ul class="now">${now.vouchers.map((voucher) => this.renderThing(this.words.text(voucher.name, voucher.voucher), voucher, this.voucherWords(voucher)))}
        ${now.points.map((points) => this.renderThing(this.words.text(points.name, points.redemption), points, this.pointsNowWords(points)))}</ul></section>`;
  }

  private renderThing(name: string, { verdict }: VoucherNow | PointsNow, why: string): TemplateResult {
    return html`<li><p class="row"><strong>${name}</strong> <span class="badge ${verdict === 'use_now' ? '' : 'warm'}">${this.t(`advice.verdict.${verdict}`)}</span></p><p class="small">${why}</p></li>`;
  }

  private voucherWords(voucher: VoucherNow): string {
    if (voucher.why === 'not_applied') return this.reason(voucher);
    const words = this.t(`advice.voucher.${voucher.why}`, { face: this.money(voucher.face), off: this.money(voucher.off), takes: this.money(voucher.takes), lost: this.money(voucher.lost), list: this.named(voucher.displaces) });
    return voucher.more === null ? words : `${words} ${this.t('advice.voucherMore', { more: this.money(voucher.more) })}`;
  }

  private pointsNowWords(points: PointsNow): string {
    if (points.why === 'not_applied') return this.reason(points, points.ledger);
    return this.t(`advice.points.${points.why}`, {
      used: this.pointsWords(points.ledger, points.used), value: this.money(points.value), takes: this.money(points.takes), forgone: this.money(points.forgone) });
  }
}

define({ 'lc-advice': BasketAdviceCards });

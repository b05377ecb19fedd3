// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { AddDetail } from './basket/advice.ts';
import type { Combined, Entered } from './basket/best.ts';
import { documentOffer, requested, typedOffer, type Offer } from './basket/offer.ts';
import type { OffersDetail } from './basket/offers.ts';
import type { Profile, ShopDetail } from './basket/shop.ts';
import { BasketLines, emptyLine, goodsOf, goodsWords, HeldVouchers, type LinesDetail, type VouchersDetail } from './basket-lines.ts';
import { styled, valueOf } from './component.ts';
import { define } from './define.ts';
import { distance } from './distance.ts';
import type { Answer } from './engine.ts';
import { today } from './format.ts';
import type { Gallery } from './gallery.ts';
import { linesOf, sampleDay, vouchersOf } from './samples.ts';
import layout from './styles/view.css';
import styles from './styles/view-basket.css';
import type { AddableGood, Applied, BasketLine, Earned, Failure, HeldVoucher, MemberSnapshot, ProgramDocument, PromotionDocument, QuoteRequest, QuoteResult, Rejected, Samples, Text } from './types.ts';
import { View } from './view.ts';

/** "This basket": what is really paid, what was taken off in which order, what was not and how far it is. */
export class ViewBasket extends View<QuoteResult> {
  static override properties = { ...View.properties, gallery: { attribute: false }, program: { attribute: false }, samples: { attribute: false }, goods: { attribute: false } };
  static override styles = styled(layout + styles);
  /** What could be added to the basket, for advice. */
  declare goods?: AddableGood[];
  declare gallery: Gallery;
  declare program: ProgramDocument;
  declare samples?: Samples;

  private day = sampleDay;
  private lines: BasketLine[] = [];
  private offers: Offer[] = [];
  private vouchers: HeldVoucher[] = [];
  /** What is on each gift card. */
  private giftCards: string[] = [];
  private tier = '';
  private balance = '';
  private points = '';
  private language = '';
  /** The shops whose totals can be reproduced, once they are asked for, and the one that is chosen. */
  private shops?: typeof import('./basket/shop.ts') & { profiles: Profile[] };
  private shop: Profile | null = null;
  private shopsFailed = false;
  private computed?: { program: ProgramDocument; shop: Profile | null; as: ProgramDocument };
  /** What the sample knows besides the fields: the time, the member's birthday and orders, the channel. */
  private facts: Pick<NonNullable<Samples['quote']>, 'time' | 'member'> & { basket?: object } = {};

  get scenario(): object {
    return { program: this.program, ...this.request() };
  }

  /** Lines set by the host; they take the place of the sample. */
  set basket(lines: BasketLine[] | undefined) {
    if (!lines) return;
    this.lines = lines;
    this.sample = false;
    this.changed(false);
  }

  /** Offers of the host, in everyday words or as documents; they take the place of the sample's. */
  set given(offers: (string | PromotionDocument)[] | undefined) {
    if (!offers) return;
    this.offers = offers.map((offer) => (typeof offer === 'string' ? typedOffer(offer) : documentOffer(offer)));
    this.hosted = true;
    this.changed(false);
  }
  private hosted = false;

  private fillSample(): void {
    const quote = this.samples?.quote;
    const member = quote?.member as MemberSnapshot | undefined;
    const ledger = this.program.ledgers?.[0]?.id ?? '';
    this.lines = linesOf(this.samples, (text) => this.words.text(text));
    this.vouchers = vouchersOf(this.samples);
    if (!this.hosted) this.offers = (this.samples?.offers?.[this.words.language] ?? []).map(({ text, parsed }) => typedOffer(text, parsed));
    this.balance = String(member?.balances?.[ledger] ?? '');
    this.points = String(quote?.redeem?.points ?? '');
    this.tier = member?.tier ?? '';
    this.day = this.asOf || quote?.asOf || sampleDay;
    this.facts = { time: quote?.time, member, basket: quote?.basket };
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('program')) {
      if (!this.program.tiers?.some((t) => t.id === this.tier)) this.tier = '';
      this.changed(false);
    }
    // A document without a sample of its own is tried on the goods that are there.
    const fill = this.language === '' || (this.samples !== undefined && (changed.has('program') || this.language !== this.words.language));
    if (this.sample && fill) this.fillSample();
    else if (changed.has('program')) this.facts = {};
    if (changed.has('asOf') && this.asOf) this.day = this.asOf;
    this.language = this.words.language;
    super.willUpdate(changed);
  }

  /** The programme as it is computed: with its own settings, or with those of the shop that is chosen. */
  private get rules(): ProgramDocument {
    const { program, shop } = this;
    if (this.computed?.program !== program || this.computed.shop !== shop) this.computed = { program, shop, as: shop ? this.shops!.asShop(program, shop) : program };
    return this.computed.as;
  }

  /** The offers of the request, as the shop has them. */
  private get asked(): PromotionDocument[] {
    const { shop } = this;
    const offers = this.offers.flatMap(requested);
    return shop ? offers.flatMap((offer) => this.shops!.placed(shop, offer) ?? []) : offers;
  }

  private async openShops(): Promise<void> {
    this.shopsFailed = false;
    try {
      const [code, profiles] = await Promise.all([import('./basket/shop.ts'), this.gallery.profiles(), this.words.with('offers')]);
      this.shops = { ...code, profiles: profiles as Profile[] };
    } catch {
      this.shopsFailed = true;
    }
    this.requestUpdate();
    await this.updateComplete;
    const picker = this.renderRoot.querySelector<HTMLElement & { updateComplete: Promise<unknown> }>('lc-shop');
    await picker?.updateComplete;
    picker?.focus();
  }

  private request(): Omit<QuoteRequest, 'program'> {
    const ledger = this.program.ledgers?.[0]?.id;
    const redemption = this.program.redemptions?.[0]?.id;
    const { time, member, basket } = this.facts;
    return {
      asOf: this.day, time,
      member: { ...member, tier: this.tier || null, ...(ledger ? { balances: { ...(member as MemberSnapshot | undefined)?.balances, [ledger]: this.balance || undefined } } : {}) },
      basket: { ...basket, lines: this.lines.map((line, i) => ({
        ...line.document, id: line.document?.id ?? `l${i + 1}`, category: line.category.trim() || undefined, ...goodsOf(line),
        quantity: /^\d+$/.test(line.quantity.trim()) ? Number(line.quantity) : line.quantity, unitPrice: line.unitPrice,
      })) },
      promotions: this.asked,
      vouchers: this.vouchers.map((voucher, i) => ({
        name: this.t('vouchers.name', { n: i + 1 }), ...voucher.document, id: `voucher-${i + 1}`, value: voucher.value, minimum: voucher.minimum || undefined,
      })),
      giftCards: this.giftCards.length > 0 ? this.giftCards.map((balance, i) => ({ id: `card-${i + 1}`, balance })) : undefined,
      ...(redemption && this.points !== '' && this.points !== '0' ? { redeem: { redemption, points: this.points } } : {}),
    } as Omit<QuoteRequest, 'program'>; // what is typed may not be right yet; the core says so
  }

  protected ask(): Answer<QuoteResult> | undefined {
    if (!this.program) return undefined;
    // A member's whole history is replayed by the complete module only.
    const byHistory = (this.facts.member as { history?: unknown } | undefined)?.history !== undefined;
    if (byHistory && !this.complete()) return undefined;
    const { rules: program, context: { engine } } = this;
    const request = this.request();
    const answer = engine.about<QuoteResult>('quote', program, request);
    if (answer.ok) this.derive = () => engine.explained('quote', request, program);
    return answer;
  }

  protected summary(result: QuoteResult): string {
    return this.t('basket.summary', { payable: this.format.money(result.payable), saved: this.format.money(result.discount) });
  }

  private shownAtField(failure: Failure): boolean {
    return /^\/(basket\/lines\/|promotions\/|vouchers\/|giftCards\/|redeem\/points|member\/balances)/.test(failure.pointer);
  }

  protected override render(): TemplateResult {
    const result = this.result;
    return html`<div class="view">
      ${result ? this.renderVerdict(result) : nothing}
      <section class="inputs card" aria-labelledby="inputs-title">${this.renderInputs()}</section>
      ${result ? html`<div class="results" data-stale=${this.failures.length ? '' : nothing}>${this.renderReceipt(result)}${this.renderRejected(result)}${this.renderEarned(result)}</div>${this.renderLater(result)}` : nothing}
    </div>${this.renderTail()}`;
  }

  private renderVerdict(result: QuoteResult): TemplateResult {
    const ratio = result.effectiveDiscount?.payRatio;
    const shown = ratio && this.format.ratio(ratio);
    const earned = result.earned.filter((e) => Number(e.points) !== 0);
    return html`<section class="verdict card" data-stale=${this.failures.length ? '' : nothing}>
      <header><h2>${this.t('basket.payLabel')}</h2>${this.renderSample()}</header>
      <output class="pay" aria-live="off"><span class="price">${this.figure('/payable', this.t('basket.payLabel'), this.format.money(result.payable))}</span>
        ${Number(result.list) === Number(result.payable) ? nothing : html`<s class="num">${this.format.money(result.list)}</s>`}
        ${shown ? html`<span class="badge strong">${this.figure('/effectiveDiscount/payRatio', this.t('basket.ratio'), shown.main)}</span><span class="badge">${shown.other}</span>` : nothing}
      </output>
      <p>${this.sentence('basket.saved', { saved: this.figure('/discount', this.t('basket.discount'), this.format.money(result.discount)) })}${earned.length === 0 ? nothing
        : html`${this.t('list.semicolon')}${this.sentence('basket.earned', { points: html`${earned.map((e, n) => html`${n > 0 ? this.t('list.comma') : nothing}${this.earnedFigure(result, e)}`)}` })}`}${this.t('list.stop')}</p>
      ${this.renderFailures((f) => this.shownAtField(f))}
    </section>`;
  }

  /** What the points of a ledger are called here: by the ledger where there are several. */
  private earnedLabel(result: QuoteResult, earned: Earned): string {
    const ledger = result.earned.length > 1 ? this.program.ledgers?.find((l) => l.id === earned.ledger) : undefined;
    return this.words.text(ledger?.name, this.t('basket.earnedLabel'));
  }

  private earnedFigure(result: QuoteResult, earned: Earned): TemplateResult {
    return this.figure(`/earned/${result.earned.indexOf(earned)}/points`, this.earnedLabel(result, earned), this.unit(earned.ledger, earned.points));
  }

  private unit(ledgerId: string, points: string): string {
    const ledger = this.program.ledgers?.find((l) => l.id === ledgerId);
    return this.t('points.amount', { points: this.format.decimal(points), unit: this.words.text(ledger?.unit, this.t('points.unit')) });
  }

  private renderReceipt(result: QuoteResult): TemplateResult {
    const redemption = result.redemption;
    const used = redemption && Number(redemption.used) > 0;
    return html`<section class="card receipt"><h2>${this.t('basket.how')}</h2><dl class="num">
      <div><dt>${this.t('basket.list')}</dt><dd>${this.figure('/list', this.t('basket.list'), this.format.money(result.list))}</dd></div>
      ${result.applied.map((applied, i) => this.renderApplied(applied, i))}
      ${result.applied.length === 0 ? html`<div><dt class="muted">${this.t('basket.nothingApplied')}</dt><dd></dd></div>` : nothing}
      <div class="sub"><dt>${this.t('basket.net')}</dt><dd>${this.figure('/net', this.t('basket.net'), this.format.money(result.net))}</dd></div>
      ${used ? html`<div class="minus"><dt>${this.t('basket.points', { points: this.unit(redemption.ledger, redemption.used) })}</dt>
        <dd>−${this.figure('/pointsValue', this.t('basket.pointsValue'), this.format.money(result.pointsValue))}</dd></div>` : nothing}
      <div class="total"><dt>${this.t('basket.payLabel')}</dt><dd>${this.figure('/payable', this.t('basket.payLabel'), this.format.money(result.payable))}</dd></div>
    </dl>
    ${result.payments?.length ? html`<lc-payments .context=${this.context} .result=${result}></lc-payments>` : nothing}
    ${redemption?.reason ? html`<p class="small note">${this.t('basket.pointsRefused', { reason: this.reason(redemption) })}</p>` : nothing}
    ${(result.vouchersLeft ?? []).map((left, i) => html`<p class="small note">${this.sentence(left.voucher ? 'basket.voucherKept' : 'basket.voucherLost', {
      value: this.figure(`/vouchersLeft/${i}/value`, this.promotionName(left.promotion), this.format.money(left.value)), name: this.promotionName(left.promotion) })}</p>`)}
    <details><summary>${this.t('basket.perLine')}</summary><div class="scroll" tabindex="0" role="region" aria-label=${this.t('basket.perLine')}><table>
      <thead><tr><th>${this.t('basket.item')}</th><th class="end">${this.t('basket.list')}</th><th class="end">${this.t('basket.discount')}</th><th class="end">${this.t('basket.payLabel')}</th></tr></thead>
      <tbody>${result.lines.map((line, i) => html`<tr><td>${this.lines[i]?.name || line.id}</td>
        <td class="end">${this.figure(`/lines/${i}/list`, this.t('basket.list'), this.format.money(line.list))}</td>
        <td class="end">${this.figure(`/lines/${i}/discount`, this.t('basket.discount'), this.format.money(line.discount))}</td>
        <td class="end">${this.figure(`/lines/${i}/payable`, this.t('basket.payLabel'), this.format.money(line.payable))}</td></tr>`)}</tbody></table></div></details>
    </section>`;
  }

  private renderApplied(applied: Applied, i: number): TemplateResult {
    return html`<div class="minus"><dt><span class="step" aria-hidden="true">${i + 1}</span><span>${this.words.text(applied.name, applied.promotion)}
        <span class="small muted">${this.t(`source.${applied.source}`)}${(applied.times ?? 1) > 1 ? ` × ${applied.times}` : ''}</span></span></dt>
      <dd>−${this.figure(`/applied/${i}/discount`, this.words.text(applied.name, applied.promotion), this.format.money(applied.discount))}</dd></div>`;
  }

  private reason(rejected: { reason?: string | null; missing?: Rejected['missing']; by?: string | null; ledger?: string }): string {
    const by = rejected.by ? this.promotionName(rejected.by) : '';
    return this.t(`reason.${rejected.reason}`, { missing: distance(rejected.missing, this.words, this.format, this.program, rejected.ledger), by });
  }

  /** What an offer is called: as the result has it, or, of one that gives something with the order, as its document has it. */
  private promotionName(id: string): string {
    const named: { name?: Text | null } | undefined = this.result?.applied.find((a) => a.promotion === id) ?? this.result?.rejected.find((r) => r.promotion === id)
      ?? [...this.program.promotions ?? [], ...this.offers.flatMap(requested)].find((p) => p.id === id);
    return this.words.text(named?.name, id);
  }

  private renderRejected(result: QuoteResult): TemplateResult | typeof nothing {
    if (result.rejected.length === 0) return nothing;
    return html`<section class="card"><h2>${this.t('basket.notApplied')}</h2><ul class="rejected">${result.rejected.map((r, i) => {
      const far = distance(r.missing, this.words, this.format, this.program);
      const label = this.words.text(r.name, r.promotion);
      const kind = r.missing && Object.keys(r.missing)[0];
      const by = r.by ? this.promotionName(r.by) : '';
      return html`<li><span class="name">${label}</span><span class="why">${far && kind !== 'tier' && kind !== 'days'
        ? this.sentence(`reason.${r.reason}`, { missing: this.figure(`/rejected/${i}/missing/${kind}`, label, far), by }) : this.reason(r)}</span>${(r.groups ?? []).length === 0 ? nothing
        : html`<span class="small muted">${this.t('basket.groups', { list: r.groups!.map((g) => this.t('basket.group', { n: g.units, goods: goodsWords(g.items, this) })).join(this.t('list.comma')) })}</span>`}</li>`;
    })}</ul></section>`;
  }

  private renderEarned(result: QuoteResult): TemplateResult | typeof nothing {
    const { gifts = [], pointsGiven = [], cashback = [] } = result;
    if ([result.earned, result.vouchersIssued, gifts, pointsGiven, cashback].every((list) => list.length === 0)) return nothing;
    const later = (figure: TemplateResult, key: string, promotion: string) => html`<p class="voucher"><span>${this.sentence(key, { what: figure })}</span><span class="small muted">${this.promotionName(promotion)}</span></p>`;
    return html`<section class="card"><h2>${this.t('basket.gives')}</h2>
      ${result.earned.map((earned, i) => html`<dl class="num earned"><div class="sub"><dt>${this.earnedLabel(result, earned)}</dt>
          <dd>${this.earnedFigure(result, earned)}</dd></div>
        ${earned.rules.map((rule, j) => html`<div><dt>${this.words.text(rule.name, rule.rule)}</dt>
          <dd>+${this.figure(`/earned/${i}/rules/${j}/points`, this.words.text(rule.name, rule.rule), this.format.decimal(rule.points))}</dd></div>`)}
        ${earned.notEarned.map((rule) => html`<div class="muted"><dt>${this.words.text(rule.name, rule.rule)}</dt><dd class="small">${this.reason(rule)}</dd></div>`)}</dl>`)}
      ${pointsGiven.map((given, i) => later(this.figure(`/pointsGiven/${i}/points`, this.promotionName(given.promotion), this.unit(given.ledger, given.points)), 'basket.pointsGiven', given.promotion))}
      ${cashback.map((back, i) => later(this.figure(`/cashback/${i}/amount`, this.promotionName(back.promotion), this.format.money(back.amount)), 'basket.cashback', back.promotion))}
      ${gifts.map((gift, i) => html`<p class="voucher"><span>${this.sentence('basket.gift', {
          quantity: this.figure(`/gifts/${i}/quantity`, this.promotionName(gift.promotion), String(gift.quantity)), name: this.words.text(gift.name, gift.sku) })}${gift.value === null ? nothing
        : html` · ${this.sentence('basket.giftValue', { value: this.figure(`/gifts/${i}/value`, this.promotionName(gift.promotion), this.format.money(gift.value, true)) })}`}</span>
        <span class="small muted">${this.promotionName(gift.promotion)}</span></p>`)}
      ${result.vouchersIssued.map((voucher, i) => html`<p class="voucher"><span>${this.sentence('basket.voucher', {
        value: this.figure(`/vouchersIssued/${i}/value`, this.promotionName(voucher.promotion), this.format.money(voucher.value, true)), count: String(voucher.count) })}</span>
        <span class="small muted">${[
          ...(voucher.minimum ? [this.t('basket.voucherFrom', { minimum: this.format.money(voucher.minimum, true) })] : []),
          ...(voucher.validTo ? [this.t('basket.voucherTo', { date: this.format.date(voucher.validTo) })] : []),
        ].join(' · ')}</span></p>`)}
    </section>`;
  }

  /** What comes when it is scrolled to. */
  private renderLater(result: QuoteResult): TemplateResult {
    if (this.entered?.result !== result) this.entered = { program: this.rules, request: this.request(), result, names: Object.fromEntries(result.lines.map(({ id }, i) => [id, this.lines[i]?.name ?? ''])) };
    return html`<lc-later class="after" .context=${this.context} texts="offers" .load=${() => import('./basket/further.ts')}><div class="later" data-stale=${this.failures.length ? '' : nothing}>
      <lc-best .context=${this.context} .entered=${this.entered} .offers=${this.offers} .vouchers=${this.vouchers}
        @combined=${(e: CustomEvent<Combined>) => { ({ offers: this.offers, vouchers: this.vouchers } = e.detail); this.changed(); }}></lc-best>
      <lc-advice .context=${this.context} .entered=${this.entered} .goods=${this.goods} @add=${(e: CustomEvent<AddDetail>) => this.addLine(e.detail)}></lc-advice></div></lc-later>`;
  }
  private entered?: Entered;

  /** Goods that were advised, as a line of their own. */
  private addLine({ line, name }: AddDetail): void {
    let n = this.lines.length + 1;
    while (this.result?.lines.some(({ id }) => id === `l${n}`)) n++;
    const { sku = '', brand = '', tags = [], category = '', quantity, unitPrice } = line;
    this.lines = [...this.lines, { name, category, quantity: String(quantity), unitPrice: String(unitPrice), sku, brand, tags: tags.join(', '), document: { ...line, id: `l${n}` } }];
    this.changed();
  }

  private renderInputs(): TemplateResult {
    const tiers = this.program.tiers ?? [];
    return html`<header><h2 id="inputs-title">${this.t('basket.inputs')}</h2>
        <button type="button" class="button quiet" @click=${this.startOwn}>${this.t(this.sample ? 'view.startOwn' : 'view.backToSample')}</button></header>
      <lc-lines .context=${this.context} .lines=${this.lines} .failures=${this.failures} .categories=${categoriesOf(this.program, this.offers, this.lines)}
        @lines=${(e: CustomEvent<LinesDetail>) => { this.lines = e.detail.lines; this.changed(); }}></lc-lines>
      <lc-later class="group" .context=${this.context} texts="" .load=${() => import('./basket/offers.ts')}><lc-offers .context=${this.context} .offers=${this.offers} .program=${this.program} .failures=${this.failures} .categories=${categoriesOf(this.program, this.offers, this.lines)}
        @offers=${(e: CustomEvent<OffersDetail>) => { this.offers = e.detail.offers; this.changed(e.detail.byReader); }}></lc-offers></lc-later>
      <lc-vouchers class="group" .context=${this.context} .vouchers=${this.vouchers} .failures=${this.failures}
        @vouchers=${(e: CustomEvent<VouchersDetail>) => { this.vouchers = e.detail.vouchers; this.changed(); }}></lc-vouchers>
      <lc-later class="group cards" .context=${this.context} texts="offers" .load=${() => import('./basket/gift-cards.ts')}><lc-gift-cards .context=${this.context} .cards=${this.giftCards} .failures=${this.failures}
        @cards=${(e: CustomEvent<string[]>) => { this.giftCards = e.detail; this.changed(); }}></lc-gift-cards></lc-later>
      ${this.renderPoints()}
      <div class="fields group">
        <div><lc-program .context=${this.context} .gallery=${this.gallery} .program=${this.program} .samples=${this.samples}></lc-program>
          ${this.shops ? html`<lc-shop class="shop" .context=${this.context} .profiles=${this.shops.profiles} .chosen=${this.shop} .program=${this.program} .offers=${this.offers.flatMap(requested)}
            @shop=${(e: CustomEvent<ShopDetail>) => { this.shop = e.detail.profile; this.changed(); }}></lc-shop>`
          : html`<button type="button" class="button quiet shop" @click=${() => void this.openShops()}>${this.t('basket.asShop')}</button>${this.shopsFailed ? html`<p class="field-error" role="alert">${this.t('view.partFailed')}</p>` : nothing}`}</div>
        ${tiers.length === 0 ? nothing : html`<div><label for="tier">${this.t('tier.title')}</label><select id="tier" @change=${(e: Event) => { this.tier = valueOf(e); this.changed(); }}>
          <option value="" ?selected=${this.tier === ''}>${this.t('tier.none')}</option>
          ${tiers.map((tier) => html`<option value=${tier.id} ?selected=${this.tier === tier.id}>${this.words.text(tier.name, tier.id)}</option>`)}</select></div>`}
      </div>`;
  }

  private renderPoints(): TemplateResult | typeof nothing {
    const redemption = this.program.redemptions?.[0];
    if (!redemption) return nothing;
    const error = this.failureAt('/redeem/points', '/redeem');
    const balanceError = this.failureAt('/member/balances');
    const used = this.result?.redemption?.used;
    const set = (points: string) => { this.points = points; this.changed(); };
    const step = Number(redemption.step ?? 1);
    return html`<fieldset class="group"><legend class="label">${this.t('basket.usePoints')}</legend>
      <div class="points">
        <div><label for="balance" class="small">${this.t('basket.balance')}</label><input id="balance" type="text" inputmode="decimal" .value=${this.balance}
          aria-invalid=${balanceError ? 'true' : nothing} aria-describedby=${balanceError ? 'balance-error' : nothing}
          @input=${(e: Event) => { this.balance = valueOf(e); this.changed(); }}></div>
        <div><label for="use" class="small">${this.t('basket.use')}</label><input id="use" type="text" inputmode="decimal" .value=${this.points === 'max' ? used ?? '' : this.points}
          aria-invalid=${error ? 'true' : nothing} aria-describedby=${error ? 'use-error' : nothing} @input=${(e: Event) => set(valueOf(e))}></div>
        <button type="button" class="button" aria-pressed=${this.points === 'max' ? 'true' : 'false'} @click=${() => set('max')}>${this.t('basket.max')}</button>
      </div>
      <input type="range" min="0" max=${Number(this.balance) || 0} step=${step} .value=${this.points === 'max' ? used ?? '0' : this.points}
        aria-label=${this.t('basket.use')} @input=${(e: Event) => set(valueOf(e))}>
      ${error ? html`<p class="field-error" id="use-error">${error}</p>` : nothing}
      ${balanceError ? html`<p class="field-error" id="balance-error">${balanceError}</p>` : nothing}
    </fieldset>`;
  }

  private startOwn(): void {
    const toOwn = this.sample;
    this.giftCards = [];
    if (toOwn) {
      this.lines = [emptyLine()];
      [this.offers, this.vouchers, this.points, this.balance, this.facts] = [[], [], '', '', {}];
      this.day = today();
    } else {
      this.fillSample();
    }
    this.changed();
    this.sample = !toOwn;
  }
}

/** Categories that the rules of a programme, the offers and the lines name, for suggestions. */
function categoriesOf(...documents: unknown[]): string[] {
  const found = new Set<string>();
  JSON.stringify(documents, (key, value: unknown) => {
    if (key === 'categories' && Array.isArray(value)) value.forEach((c) => found.add(String(c)));
    if (key === 'category' && value) found.add(String(value));
    return value;
  });
  return [...found].sort();
}

define({ 'lc-lines': BasketLines, 'lc-vouchers': HeldVouchers, 'lc-view-basket': ViewBasket });

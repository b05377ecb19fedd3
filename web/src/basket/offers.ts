// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from 'lit';
import { fieldError, Part, styled } from '../component.ts';
import { define } from '../define.ts';
import { OfferField, type OfferDetail } from '../offer-field.ts';
import styles from '../styles/offers.css';
import type { Failure, ProgramDocument } from '../types.ts';
import { offerOf, typedOffer, type Offer } from './offer.ts';
import type { Palette, PaletteDetail } from './palette.ts';
import type { Paste, PasteDetail } from './paste.ts';

export interface OffersDetail { offers: Offer[]; byReader: boolean }
type Dialog = 'palette' | 'paste';

/** The offers of the basket as an editable list. Sends `offers`. The palette and the editor of documents come when they are opened. */
export class BasketOffers extends Part {
  static override properties = {
    ...Part.properties, offers: { attribute: false }, program: { attribute: false }, failures: { attribute: false }, categories: { attribute: false }, most: { attribute: false },
    opened: { state: true }, trouble: { state: true },
  };
  static override styles = styled(styles);
  declare offers: Offer[];
  declare program: ProgramDocument;
  declare failures: readonly Failure[];
  declare categories?: string[];
  /** How many there can be. */
  declare most?: number;
  /** The dialogs that have been fetched. */
  declare opened: readonly Dialog[];
  declare trouble: boolean;
  /** The offer that is being changed in a dialog. */
  private edited?: Offer;

  constructor() {
    super();
    this.opened = [];
    this.trouble = false;
  }

  private tell(offers: Offer[], byReader = true): void {
    this.offers = offers; // several fields may tell something before this is rendered again
    this.send('offers', { offers, byReader } satisfies OffersDetail);
  }

  private onOffer(key: number, detail: OfferDetail): void {
    const before = this.offers.find((o) => o.key === key);
    if (before) this.tell(this.offers.map((o) => (o.key === key ? { ...o, ...detail } : o)), before.text !== detail.text);
  }

  private async drop(offer: Offer): Promise<void> {
    this.tell(this.offers.filter((o) => o !== offer));
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.ways button')?.focus();
  }

  private async type(): Promise<void> {
    this.tell([...this.offers, typedOffer('')]);
    await Promise.resolve();
    await this.updateComplete;
    const field = [...this.renderRoot.querySelectorAll<OfferField>('lc-offer')].pop();
    await field?.updateComplete;
    field?.focus();
  }

  private async open(name: Dialog, offer?: Offer): Promise<void> {
    this.trouble = false;
    try {
      await Promise.all([this.words.with('offers'), name === 'palette' ? import('./palette.ts') : import('./paste.ts')]);
    } catch {
      this.trouble = true;
      return;
    }
    this.edited = offer;
    if (!this.opened.includes(name)) this.opened = [...this.opened, name];
    await this.updateComplete;
    if (name === 'palette') await this.renderRoot.querySelector<Palette>('lc-palette')!.show(offer?.template, offer?.values);
    else await this.renderRoot.querySelector<Paste>('lc-paste')!.show(offer?.text);
  }

  /** Puts what a dialog has made in the place of the offer that was changed, or at the end. */
  private take(made: Offer[]): void {
    const { edited } = this;
    this.tell(edited && this.offers.some((o) => o.key === edited.key)
      ? this.offers.flatMap((o) => (o.key === edited.key ? made : [o])) : [...this.offers, ...made]);
  }

  protected override render(): TemplateResult {
    const full = this.offers.length >= (this.most ?? Infinity);
    return html`<span class="label" id="title">${this.t('basket.offers')}</span>
      <ul aria-labelledby="title">${this.offers.map((offer, i) => html`<li>${offer.from === 'text' ? this.renderTyped(offer, i) : this.renderMade(offer)}${this.renderFailure(offer, i)}</li>`)}</ul>
      <div class="chips ways"><button type="button" class="button" ?disabled=${full} @click=${() => void this.type()}>+ ${this.t('basket.addOffer')}</button>
        <button type="button" class="button" aria-haspopup="dialog" ?disabled=${full} @click=${() => void this.open('palette')}>${this.t('basket.pickOffer')}</button>
        <button type="button" class="button" aria-haspopup="dialog" ?disabled=${full} @click=${() => void this.open('paste')}>${this.t('basket.pasteOffer')}</button></div>
      ${this.trouble ? html`<p class="field-error" role="alert">${this.t('view.partFailed')}</p>` : nothing}
      ${this.opened.includes('palette') ? html`<lc-palette .context=${this.context} .program=${this.program} .categories=${this.categories ?? []}
        @take=${(e: CustomEvent<PaletteDetail>) => this.take([offerOf({ ...e.detail, from: 'template', text: '' })])}></lc-palette>` : nothing}
      ${this.opened.includes('paste') ? html`<lc-paste .context=${this.context} .program=${this.program}
        @take=${(e: CustomEvent<PasteDetail>) => this.take(e.detail.documents.map((document) => offerOf({ ...document, from: 'document' })))}></lc-paste>` : nothing}`;
  }

  private renderTyped(offer: Offer, i: number): TemplateResult {
    return html`<lc-offer .context=${this.context} .value=${offer.text} .known=${offer.parsed} .currency=${this.program.currency} .label=${this.t('basket.offer', { n: i + 1 })}
      .hint=${this.t('offer.hint')} removable @offer=${(e: CustomEvent<OfferDetail>) => this.onOffer(offer.key, e.detail)} @remove=${() => void this.drop(offer)}></lc-offer>`;
  }

  private renderMade(offer: Offer): TemplateResult {
    const name = this.words.text(offer.promotion?.name ?? offer.program?.name, offer.promotion?.id ?? offer.program?.id);
    return html`<div class="made"><p>${name} <span class="small muted">${this.t(`basket.from.${offer.from}`)}</span></p>
      ${offer.from === 'program' ? nothing : html`<button type="button" class="button quiet" aria-haspopup="dialog" @click=${() => void this.open(offer.from === 'template' ? 'palette' : 'paste', offer)}>${this.t('basket.changeOffer')}<span class="vh"> ${name}</span></button>`}
      <button type="button" class="icon" @click=${() => void this.drop(offer)}><span aria-hidden="true">✕</span><span class="vh">${this.t('offer.remove', { offer: name })}</span></button></div>`;
  }

  /** What the core says of the offer as a part of the request; an offer that is not understood is not in it. */
  private renderFailure(offer: Offer, i: number): TemplateResult | '' {
    if (!offer.promotion) return '';
    const at = `/promotions/${this.offers.slice(0, i).filter((o) => o.promotion).length}`;
    const failure = this.failures.find((f) => f.pointer === at || f.pointer.startsWith(`${at}/`));
    return failure ? fieldError(`error-${i}`, `${this.failureText(failure)} ${failure.pointer.slice(at.length)}`) : '';
  }
}

define({ 'lc-offer': OfferField, 'lc-offers': BasketOffers });

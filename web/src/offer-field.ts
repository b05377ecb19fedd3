// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { Part, fieldError, styled, valueOf } from './component.ts';
import { LoyaltyError } from '../../wasm/src/error.ts';
import styles from './styles/offer-field.css';
import type { Failure, ParsedOffer, PromotionDocument } from './types.ts';

export interface OfferDetail { text: string; promotion: PromotionDocument | null }

/**
 * An offer typed as people write it. The core reads it; its reading stands below in words, or why it cannot be read.
 * What was typed is never changed. Sends `offer` with the promotion, or null while there is none.
 */
export class OfferField extends Part {
  static override properties = {
    ...Part.properties,
    value: { attribute: false }, known: { attribute: false }, currency: { attribute: false }, label: { attribute: false },
    hint: { attribute: false }, removable: { type: Boolean },
    parsed: { state: true }, failure: { state: true }, chosen: { state: true },
  };
  static override styles = styled(styles);
  declare value: string;
  /** What the core reads in the first value, where that is known already. */
  declare known?: ParsedOffer;
  declare currency: string;
  declare label: string;
  declare hint: string;
  declare removable: boolean;
  declare parsed?: ParsedOffer;
  declare failure?: Failure;
  declare chosen: number;

  private read?: string;

  constructor() {
    super();
    this.value = '';
    this.label = '';
    this.hint = '';
    this.chosen = 0;
    this.removable = false;
  }

  override focus(): void {
    this.renderRoot.querySelector('input')?.focus();
  }

  protected override willUpdate(_changed: PropertyValues): void {
    const key = `${this.currency}\n${this.value}`;
    if (this.read === key) return;
    const first = this.read === undefined;
    this.read = key;
    this.chosen = 0;
    this.parsed = undefined;
    this.failure = undefined;
    if (first && this.known) this.parsed = this.known;
    else if (this.value.trim() !== '') this.parse();
    this.tell();
  }

  private parse(): void {
    const { engine } = this.context;
    // What reads offers is fetched at the first one; a failure is tried again with the next letter.
    if (!engine.answers('parse-offer')) {
      const again = (): void => { this.read = ''; this.requestUpdate(); };
      engine.open('loyalty-offer').then(again, (error: unknown) => { this.failure = error instanceof LoyaltyError ? error.errors[0] : undefined; });
      return;
    }
    const answer = engine.call<ParsedOffer>('parse-offer', { text: this.value, currency: this.currency });
    if (answer.ok) this.parsed = answer.result;
    else this.failure = answer.errors[0];
  }

  private tell(): void {
    const promotion = this.parsed?.readings[this.chosen]?.promotion ?? null;
    // After this update, so that the parent is not changed while it renders.
    queueMicrotask(() => this.send('offer', { text: this.value, promotion } satisfies OfferDetail));
  }

  private choose(index: number): void {
    this.chosen = index;
    this.tell();
  }

  private message(failure: Failure): string {
    const text = this.failureText(failure);
    const rest = failure.code === 'offer_not_understood' ? this.value.indexOf(String(failure.params?.['rest'])) : 0;
    return rest > 0 ? `${text} ${this.t('offer.understood', { understood: this.value.slice(0, rest).trim() })}` : text;
  }

  protected override render(): TemplateResult {
    const failure = this.failure;
    const describe = failure ? 'error' : this.parsed ? 'reading' : nothing;
    return html`<label for="text">${this.label}</label>
      <div class="row">
        <input id="text" type="text" autocomplete="off" spellcheck="false" enterkeyhint="done" maxlength="400"
          .value=${this.value} placeholder=${this.hint || nothing}
          aria-invalid=${failure ? 'true' : nothing} aria-describedby=${describe}
          @focus=${() => void this.context.engine.open('loyalty-offer').catch(() => undefined)}
          @input=${(event: Event) => { this.value = valueOf(event); }}>
        ${this.removable ? html`<button type="button" class="icon" @click=${() => this.send('remove', {})}>
          <span aria-hidden="true">✕</span><span class="vh">${this.t('offer.remove', { offer: this.value })}</span></button>` : nothing}
      </div>
      ${failure ? fieldError('error', this.message(failure)) : this.renderReading()}`;
  }

  private renderReading(): TemplateResult | typeof nothing {
    const readings = this.parsed?.readings ?? [];
    if (readings.length === 0) return nothing;
    if (readings.length === 1) {
      const only = readings[0]!;
      return html`<p id="reading" class="reading">${this.words.text({ ...only.words })}${this.renderAssumptions(only.assumptions)}</p>`;
    }
    return html`<fieldset id="reading"><legend class="small muted">${this.t('offer.which')}</legend>
      ${readings.map((reading, i) => html`<label class="choice"><input type="radio" name="reading" .checked=${this.chosen === i}
        @change=${() => this.choose(i)}> <span>${this.words.text({ ...reading.words })}${this.renderAssumptions(reading.assumptions)}</span></label>`)}
    </fieldset>`;
  }

  private renderAssumptions(codes: string[]): TemplateResult | typeof nothing {
    if (codes.length === 0) return nothing;
    return html` <span class="assumed">${this.t('offer.assumed', { list: codes.map((code) => this.t(`assumption.${code}`)).join(this.t('list.comma')) })}</span>`;
  }
}

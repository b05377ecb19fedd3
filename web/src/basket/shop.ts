// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from 'lit';
import { Part, styled, valueOf } from '../component.ts';
import { define } from '../define.ts';
import type { ProgramDocument, PromotionDocument, Text } from '../types.ts';
import { placed, type Profile } from './placed.ts';

export { asShop, placed, type Profile } from './placed.ts';

export interface ShopDetail { profile: Profile | null }

/** Chooses the shop whose totals are wanted. Sends `shop`. */
export class ShopPicker extends Part {
  static override properties = { ...Part.properties, profiles: { attribute: false }, chosen: { attribute: false }, program: { attribute: false }, offers: { attribute: false } };
  static override styles = styled('');
  declare profiles: Profile[];
  declare chosen: Profile | null;
  declare program: ProgramDocument;
  /** The offers of the request. */
  declare offers: PromotionDocument[];

  override focus(): void {
    this.renderRoot.querySelector('select')?.focus();
  }

  protected override render(): TemplateResult {
    const { chosen } = this;
    const missing = chosen ? [...this.program.promotions ?? [], ...this.offers].filter((offer) => placed(chosen, offer) === null) : [];
    return html`<label for="shop">${this.t('profile.label')}</label><select id="shop" @change=${(e: Event) => this.choose(valueOf(e))}>
        <option value="" ?selected=${!chosen}>${this.t('profile.own')}</option>
        ${this.profiles.map((profile) => html`<option value=${profile.id} ?selected=${profile.id === chosen?.id}>${profile.name}</option>`)}</select>
      <p class="small muted">${this.t('profile.help')}</p>
      ${missing.length === 0 ? nothing : html`<p class="small">${this.t('profile.missing', { name: chosen!.name, list: missing.map((offer) => this.words.text(offer.name as Text | undefined, offer.id)).join(this.t('list.comma')) })}</p>`}`;
  }

  private choose(id: string): void {
    this.send('shop', { profile: this.profiles.find((profile) => profile.id === id) ?? null } satisfies ShopDetail);
  }
}

define({ 'lc-shop': ShopPicker });

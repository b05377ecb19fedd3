// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from 'lit';
import { Part, styled, valueOf } from './component.ts';
import styles from './styles/promo-fields.css';
import type { Failure, PromotionDocument } from './types.ts';

interface Trigger { type: 'amount' | 'quantity'; at?: string | number; repeat?: 'once' | 'each'; times?: number; base?: string }
interface Benefit { type: 'percent' | 'amount' | 'voucher'; off?: string; value?: string; minimum?: string; [field: string]: unknown }
export interface FieldsDetail { promotion: PromotionDocument }

/** Whether what is wrong at this place of a request is shown at a field of its only promotion. */
export const shownInFields = (pointer: string): boolean => /^\/promotions\/0\/(trigger\/at|benefit\/(off|value|minimum)|cap)$/.test(pointer);

/** The terms of a promotion as fields. Sends `fields` with the changed document; what the fields do not show is kept. */
export class PromoFields extends Part {
  static override properties = { ...Part.properties, promotion: { attribute: false }, failures: { attribute: false } };
  static override styles = styled(styles);
  declare promotion: PromotionDocument;
  declare failures: readonly Failure[];

  private get trigger(): Trigger | undefined {
    return this.promotion.trigger as Trigger | undefined;
  }

  private get benefit(): Benefit | undefined {
    return this.promotion.benefit as Benefit | undefined;
  }

  private change(change: Partial<Record<'trigger' | 'benefit' | 'cap', unknown>>): void {
    // What is typed may not be right yet; the core says so. A field without a value is left out of the request.
    this.send('fields', { promotion: { ...this.promotion, ...change } as PromotionDocument } satisfies FieldsDetail);
  }

  private setAt(at: string): void {
    const trigger = this.trigger ?? { type: 'amount' };
    if (at.trim() === '') return this.change({ trigger: undefined });
    this.change({ trigger: { ...trigger, at: trigger.type === 'quantity' && /^\d+$/.test(at) ? Number(at) : at } });
  }

  private setTrigger(type: string): void {
    if (type === 'none') return this.change({ trigger: undefined });
    this.change({ trigger: type === 'amount' ? { type, at: '100' } : { type, at: 3 } });
  }

  private setBenefit(type: string): void {
    const benefit = type === 'percent' ? { type, off: '15' } : type === 'amount' ? { type, off: '20' } : { type, value: '50', minimum: '100' };
    this.change({ benefit });
  }

  private wrong(pointer: string): string | undefined {
    const failure = this.failures.find((f) => f.pointer === `/promotions/0/${pointer}`);
    return failure && this.failureText(failure);
  }

  private field(id: string, pointer: string, value: string, set: (value: string) => void): TemplateResult {
    const error = this.wrong(pointer);
    return html`<div><label for=${id}>${this.t(`fields.${id}`)}</label>
      <input id=${id} type="text" inputmode="decimal" autocomplete="off" .value=${value} aria-invalid=${error ? 'true' : nothing}
        aria-describedby=${error ? `${id}-error` : nothing} @input=${(e: Event) => set(valueOf(e))}>
      ${error ? html`<p class="field-error" id="${id}-error">${error}</p>` : nothing}</div>`;
  }

  private choice(id: string, value: string, values: string[], set: (value: string) => void): TemplateResult {
    return html`<div><label for=${id}>${this.t(`fields.${id}`)}</label><select id=${id} @change=${(e: Event) => set(valueOf(e))}>
      ${values.map((v) => html`<option value=${v} ?selected=${v === value}>${this.t(`fields.${id}.${v}`)}</option>`)}</select></div>`;
  }

  protected override render(): TemplateResult {
    const benefit = this.benefit;
    if (!benefit) return html`<p class="small muted">${this.t('fields.rungs')}</p>`;
    const trigger = this.trigger;
    return html`<div class="grid">
      ${this.choice('trigger', trigger?.type ?? 'none', ['amount', 'quantity', 'none'], (v) => this.setTrigger(v))}
      ${trigger ? this.field('at', 'trigger/at', String(trigger.at ?? ''), (v) => this.setAt(v)) : nothing}
      ${trigger ? this.choice('repeat', trigger.repeat ?? 'once', ['once', 'each'], (v) => this.change({ trigger: { ...trigger, repeat: v } })) : nothing}
      ${this.choice('benefit', benefit.type, ['amount', 'percent', 'voucher'], (v) => this.setBenefit(v))}
      ${benefit.type === 'voucher'
        ? html`${this.field('value', 'benefit/value', benefit.value ?? '', (value) => this.change({ benefit: { ...benefit, value } }))}
          ${this.field('minimum', 'benefit/minimum', benefit.minimum ?? '', (minimum) => this.change({ benefit: { ...benefit, minimum: minimum || undefined } }))}`
        : this.field(benefit.type === 'percent' ? 'percentOff' : 'amountOff', 'benefit/off', benefit.off ?? '', (off) => this.change({ benefit: { ...benefit, off } }))}
      ${this.field('cap', 'cap', String(this.promotion.cap ?? ''), (cap) => this.change({ cap: cap.trim() || undefined }))}
    </div>`;
  }
}

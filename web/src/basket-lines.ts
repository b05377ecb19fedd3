// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from 'lit';
import { Part, styled, valueOf } from './component.ts';
import styles from './styles/rows.css';
import type { BasketLine, Failure, HeldVoucher, ItemSelection } from './types.ts';

export interface LinesDetail { lines: BasketLine[] }
export interface VouchersDetail { vouchers: HeldVoucher[] }

export const emptyLine = (): BasketLine => ({ name: '', category: '', quantity: '1', unitPrice: '' });
const listOf = (text: string): string[] => text.split(/[,，;；、]/).map((word) => word.trim()).filter((word) => word !== '');

/** What a reader has said of the goods of a line besides its category; what was not asked for stays as the document has it. */
export const goodsOf = ({ sku, brand, tags }: BasketLine): object => ({
  ...(sku !== undefined && { sku: sku.trim() || undefined }), ...(brand !== undefined && { brand: brand.trim() || undefined }), ...(tags !== undefined && { tags: listOf(tags) }),
});

/** A selection of goods in words: what it names. */
export const goodsWords = ({ categories, brands, skus, tags }: ItemSelection, part: Part): string =>
  [categories, brands, skus, tags].flatMap((names) => names ?? []).join(part.t('list.comma')) || part.t('basket.anyGoods');

/** The lines of a basket as an editable list. Sends `lines`. */
export class BasketLines extends Part {
  static override properties = {
    ...Part.properties, lines: { attribute: false }, failures: { attribute: false }, categories: { attribute: false }, more: { state: true },
  };
  static override styles = styled(styles);
  declare lines: BasketLine[];
  declare failures: readonly Failure[];
  declare categories: string[];
  /** Whether article, brand and tags are shown. */
  declare more: boolean;

  constructor() {
    super();
    this.more = false;
  }

  private edit(index: number, change: Partial<BasketLine>): void {
    this.tell(this.lines.map((line, i) => (i === index ? { ...line, ...change } : line)));
  }

  private tell(lines: BasketLine[]): void {
    this.send('lines', { lines } satisfies LinesDetail);
  }

  private async add(): Promise<void> {
    this.tell([...this.lines, emptyLine()]);
    await Promise.resolve();
    await this.updateComplete;
    const names = this.renderRoot.querySelectorAll<HTMLInputElement>('input[data-name]');
    names[names.length - 1]?.focus();
  }

  private async drop(index: number): Promise<void> {
    this.tell(this.lines.filter((_, i) => i !== index));
    await Promise.resolve();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.add button')?.focus();
  }

  protected override render(): TemplateResult {
    return html`<span class="label" id="title">${this.t('lines.title')}</span>
      <datalist id="categories">${this.categories.map((c) => html`<option value=${c}></option>`)}</datalist>
      <ul aria-labelledby="title">${this.lines.map((line, i) => this.renderLine(line, i))}</ul>
      ${this.lines.length === 0 ? html`<p class="small muted empty">${this.t('lines.empty')}</p>` : nothing}
      <div class="chips add"><button type="button" class="button" @click=${() => void this.add()}>+ ${this.t('lines.add')}</button>
        <button type="button" class="button quiet" aria-expanded=${this.more ? 'true' : 'false'} @click=${() => { this.more = !this.more; }}>${this.t('lines.more')}</button></div>`;
  }

  private renderLine(line: BasketLine, i: number): TemplateResult {
    const at = `/basket/lines/${i}`;
    const failure = this.failures.find((f) => f.pointer === at || f.pointer.startsWith(`${at}/`));
    const described = failure ? `error-${i}` : nothing;
    const field = (name: keyof BasketLine, mode: string) => html`<label class="cell"><span aria-hidden="true">${this.t(`lines.${name}Hint`)}</span><input type="text" class=${mode ? 'end' : ''} inputmode=${mode || nothing}
      ?data-name=${name === 'name'} list=${name === 'category' ? 'categories' : nothing} autocomplete="off" .value=${line[name] as string | undefined ?? ''}
      aria-label=${this.t(`lines.${name}`, { n: i + 1 })}
      aria-invalid=${failure && (failure.pointer === at || failure.pointer.endsWith(`/${name}`)) ? 'true' : nothing} aria-describedby=${described}
      @input=${(e: Event) => this.edit(i, { [name]: valueOf(e) })}></label>`;
    return html`<li class="line">${field('name', '')}${field('category', '')}${field('quantity', 'numeric')}${field('unitPrice', 'decimal')}
      <button type="button" class="icon" @click=${() => void this.drop(i)}><span aria-hidden="true">✕</span><span class="vh">${this.t('lines.remove', { n: i + 1 })}</span></button>
      ${this.more ? html`<div class="goods">${field('sku', '')}${field('brand', '')}${field('tags', '')}</div>` : nothing}
      ${failure ? html`<p class="field-error" id="error-${i}">${this.failureText(failure)}</p>` : nothing}</li>`;
  }
}

/** Vouchers in hand: face value and smallest order. Sends `vouchers`. */
export class HeldVouchers extends Part {
  static override properties = { ...Part.properties, vouchers: { attribute: false }, failures: { attribute: false } };
  static override styles = styled(styles);
  declare vouchers: HeldVoucher[];
  declare failures: readonly Failure[];

  private edit(index: number, change: Partial<HeldVoucher>): void {
    this.tell(this.vouchers.map((voucher, i) => (i === index ? { ...voucher, ...change } : voucher)));
  }

  private tell(vouchers: HeldVoucher[]): void {
    this.send('vouchers', { vouchers } satisfies VouchersDetail);
  }

  protected override render(): TemplateResult {
    return html`<span class="label" id="title">${this.t('vouchers.title')}</span>
      <ul aria-labelledby="title">${this.vouchers.map((voucher, i) => this.renderVoucher(voucher, i))}</ul>
      <button type="button" class="button add" @click=${() => this.tell([...this.vouchers, { value: '', minimum: '' }])}>+ ${this.t('vouchers.add')}</button>`;
  }

  private renderVoucher(voucher: HeldVoucher, i: number): TemplateResult {
    const at = `/vouchers/${i}`;
    const failure = this.failures.find((f) => f.pointer === at || f.pointer.startsWith(`${at}/`));
    const field = (name: keyof HeldVoucher) => html`<label class="cell"><span aria-hidden="true">${this.t(`vouchers.${name}Hint`)}</span><input type="text" inputmode="decimal" autocomplete="off" .value=${voucher[name]}
      aria-label=${this.t(`vouchers.${name}`, { n: i + 1 })}
      aria-invalid=${failure && (failure.pointer === at || failure.pointer.endsWith(`/${name}`)) ? 'true' : nothing}
      aria-describedby=${failure ? `error-${i}` : nothing} @input=${(e: Event) => this.edit(i, { [name]: valueOf(e) })}></label>`;
    return html`<li class="voucher">${field('value')}${field('minimum')}
      <button type="button" class="icon" @click=${() => this.tell(this.vouchers.filter((_, j) => j !== i))}><span aria-hidden="true">✕</span><span class="vh">${this.t('vouchers.remove', { n: i + 1 })}</span></button>
      ${failure ? html`<p class="field-error" id="error-${i}">${this.failureText(failure)}</p>` : nothing}</li>`;
  }
}

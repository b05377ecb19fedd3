// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from 'lit';
import { Part, styled, valueOf } from '../component.ts';
import { define } from '../define.ts';
import styles from '../styles/palette.css';
import type { Failure, ProgramDocument, PromotionDocument } from '../types.ts';
import { filled, firstValues, named, templates, type Field, type Template, type Values } from './template.ts';

export interface PaletteDetail { template: string; values: Values; promotion: PromotionDocument }
const groups = ['money', 'units', 'later', 'who'];

/** The palette: templates of offers, and the fields of the one that is chosen. Sends `take` with the filled document. */
export class Palette extends Part {
  static override properties = {
    ...Part.properties, program: { attribute: false }, categories: { attribute: false }, chosen: { state: true }, values: { state: true }, failures: { state: true }, changing: { state: true },
  };
  static override styles = styled(styles);
  declare program: ProgramDocument;
  /** Categories that are known, for suggestions. */
  declare categories: string[];
  protected declare chosen?: Template;
  protected declare values: Values;
  protected declare failures: readonly Failure[];
  /** Whether an offer of the basket is being changed. */
  protected declare changing: boolean;

  constructor() {
    super();
    this.categories = [];
    this.values = {};
    this.failures = [];
    this.changing = false;
  }

  /** Opens with the templates, or with the fields of one as they were filled in. */
  async show(template?: string, values?: Values): Promise<void> {
    this.failures = [];
    this.changing = template !== undefined;
    this.chosen = templates.find(({ id }) => id === template);
    this.values = values ?? {};
    await this.updateComplete;
    this.dialog.showModal();
    this.dialog.scrollTop = 0;
  }

  private get dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector('dialog')!;
  }

  private async choose(template: Template | undefined): Promise<void> {
    this.chosen = template;
    this.failures = [];
    if (template) this.values = firstValues(template, this.program);
    await this.updateComplete;
    this.dialog.scrollTop = 0;
    this.renderRoot.querySelector<HTMLElement>(template ? '.fields input, .fields select' : '.templates button')?.focus();
  }

  /** Whether what a template needs is in the programme. */
  private fits(template: Template): boolean {
    return template.fields.every(({ kind }) => (kind !== 'ledger' || this.program.ledgers?.length) && (kind !== 'tier' || this.program.tiers?.length));
  }

  /** What the core says of the document, as a part of the programme. */
  private check(promotion: PromotionDocument): readonly Failure[] {
    const answer = this.context.engine.call('validate', { warnings: false, program: { ...this.program, promotions: [promotion] } });
    return answer.ok ? [] : answer.errors.map((e) => ({ ...e, pointer: e.pointer.replace('/program/promotions/0', '') }));
  }

  private edit(id: string, value: string): void {
    this.values = { ...this.values, [id]: value };
    // Once something was wrong, each change is looked at.
    if (this.failures.length > 0) this.failures = this.check(filled(this.chosen!, this.values, this.program));
  }

  private take(event: Event): void {
    event.preventDefault();
    const template = this.chosen!;
    const promotion = filled(template, this.values, this.program);
    this.failures = this.check(promotion);
    if (this.failures.length > 0 || template.fields.some((field) => this.wrong(field))) {
      this.requestUpdate();
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    this.dialog.close();
    this.send('take', { template: template.id, values: this.values, promotion } satisfies PaletteDetail);
  }

  private wrong(field: Field): string | undefined {
    if (field.required && !this.values[field.id]?.trim()) return this.t('palette.required');
    const failure = this.failures.find(({ pointer }) => field.at.some((at) => pointer === at || pointer.startsWith(`${at}/`)));
    return failure && this.failureText(failure);
  }

  protected override render(): TemplateResult {
    return html`<dialog aria-labelledby="title">${this.chosen ? this.renderForm(this.chosen) : this.renderTemplates()}</dialog>`;
  }

  private renderHead(title: string): TemplateResult {
    return html`<header><h2 id="title">${title}</h2><button type="button" class="icon" @click=${() => this.dialog.close()}><span aria-hidden="true">✕</span><span class="vh">${this.t('explain.close')}</span></button></header>`;
  }

  private renderTemplates(): TemplateResult {
    return html`${this.renderHead(this.t('palette.title'))}
      ${groups.map((group) => html`<h3 id=${group}>${this.t(`palette.group.${group}`)}</h3>
        <ul class="templates" aria-labelledby=${group}>${templates.filter((template) => template.group === group && this.fits(template)).map((template) => html`<li>
          <button type="button" class="button" data-template=${template.id} @click=${() => void this.choose(template)}>${this.words.text(named(template, firstValues(template, this.program), this.program))}</button></li>`)}</ul>`)}`;
  }

  private renderForm(template: Template): TemplateResult {
    const rest = this.failures.filter((f) => !template.fields.some((field) => field.at.some((at) => f.pointer === at || f.pointer.startsWith(`${at}/`))));
    return html`${this.renderHead(this.words.text(named(template, this.values, this.program)))}
      <form novalidate @submit=${(e: Event) => this.take(e)}>
        <datalist id="known-categories">${this.categories.map((c) => html`<option value=${c}></option>`)}</datalist>
        <div class="fields">${template.fields.map((field) => this.renderField(field))}</div>
        ${rest.map((f) => html`<p class="field-error" role="alert">${this.failureText(f)} <code>${f.pointer}</code></p>`)}
        <div class="end">${this.changing ? nothing : html`<button type="button" class="button" @click=${() => void this.choose(undefined)}>${this.t('palette.back')}</button>`}
          <button type="submit" class="button primary">${this.t(this.changing ? 'palette.change' : 'palette.take')}</button></div></form>`;
  }

  private renderField(field: Field): TemplateResult {
    const error = this.failures.length > 0 || this.values[field.id] === '' ? this.wrong(field) : undefined;
    const value = this.values[field.id] ?? '';
    const described = error ? `${field.id}-error` : nothing;
    const label = html`<label for=${field.id}>${this.t(`palette.field.${field.id}`)}</label>`;
    const message = error ? html`<p class="field-error" id="${field.id}-error">${error}</p>` : nothing;
    const things = field.kind === 'ledger' ? this.program.ledgers : field.kind === 'tier' ? this.program.tiers : undefined;
    if (things) {
      return html`<div>${label}<select id=${field.id} @change=${(e: Event) => this.edit(field.id, valueOf(e))}>
        ${things.map((thing) => html`<option value=${thing.id} ?selected=${thing.id === value}>${this.words.text(thing.name, thing.id)}</option>`)}</select></div>`;
    }
    const mode = field.kind === 'count' ? 'numeric' : field.kind === 'amount' || field.kind === 'percent' ? 'decimal' : nothing;
    return html`<div>${label}<input id=${field.id} type="text" list=${field.kind === 'words' ? 'known-categories' : nothing} inputmode=${mode} autocomplete="off" .value=${value} placeholder=${field.value || field.required ? nothing : this.t(`palette.empty.${field.kind === 'words' ? 'words' : field.id === 'worth' ? 'worth' : 'limit'}`)}
      aria-invalid=${error ? 'true' : nothing} aria-describedby=${described} @input=${(e: Event) => this.edit(field.id, valueOf(e))}>${message}</div>`;
  }
}

define({ 'lc-palette': Palette });

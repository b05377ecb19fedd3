// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from 'lit';
import { Part, styled, valueOf } from '../component.ts';
import { define } from '../define.ts';
import styles from '../styles/palette.css';
import type { Failure, ProgramDocument, PromotionDocument } from '../types.ts';
import { placeOf, type Place } from './place.ts';

export interface PasteDetail { documents: { promotion: PromotionDocument; text: string }[] }
/** A failure with its pointer into the text, and where that is. */
interface Wrong { failure: Failure; place?: Place }

const example = `{
  "id": "second-half-price",
  "name": "Second at half price",
  "trigger": {"type": "sets", "of": [{"quantity": 2}]},
  "benefit": {"type": "percent", "off": "50", "of": {"units": 1}}
}`;

/** Takes promotion documents as JSON: one, or a list. What is wrong is listed with its place in the text, which stays as it is. Sends `take`. */
export class Paste extends Part {
  static override properties = { ...Part.properties, program: { attribute: false }, draft: { state: true }, wrong: { state: true }, changing: { state: true } };
  static override styles = styled(styles);
  declare program: ProgramDocument;
  protected declare draft: string;
  protected declare wrong: readonly Wrong[];
  protected declare changing: boolean;

  constructor() {
    super();
    this.draft = '';
    this.wrong = [];
    this.changing = false;
  }

  async show(text?: string): Promise<void> {
    // What was not taken over is still there when the editor is opened again.
    if (text !== undefined) this.draft = text;
    else if (this.changing) this.draft = '';
    this.changing = text !== undefined;
    this.wrong = [];
    await this.updateComplete;
    this.dialog.showModal();
    this.area.focus();
  }

  private get dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector('dialog')!;
  }

  private get area(): HTMLTextAreaElement {
    return this.renderRoot.querySelector('textarea')!;
  }

  /** The text itself goes to the core, on lines of its own, so that it also sees fields that stand twice. */
  private check(text: string, single: boolean): readonly Wrong[] {
    const { promotions: _own, ...program } = this.program;
    const head = JSON.stringify(program).slice(0, -1);
    const answer = this.context.engine.call('validate', `{"warnings":false,"program":${head},"promotions":${single ? '[' : ''}\n${text}\n${single ? ']' : ''}}}`);
    if (answer.ok) return [];
    return answer.errors.map((failure) => {
      const pointer = failure.pointer.replace(single ? '/program/promotions/0' : '/program/promotions', '');
      if (failure.code === 'invalid_json') return this.unreadable(failure);
      return { failure: { ...failure, pointer }, place: placeOf(text, pointer) };
    });
  }

  /** What is no JSON: the core says the line, which is one further down in the request. */
  private unreadable(failure: Failure): Wrong {
    const detail = String(failure.params?.['detail'] ?? '').replace(/ \(byte \d+\)/, '');
    const [, line, column] = /line (\d+), column (\d+)/.exec(detail)?.map(Number) ?? [];
    if (line === undefined || column === undefined) return { failure };
    const before = this.draft.split('\n').slice(0, line - 2).join('\n').length;
    const from = Math.min(this.draft.length, before + (line > 2 ? 1 : 0) + column - 1);
    return {
      failure: { ...failure, pointer: '', params: { ...failure.params, detail: detail.replace(/line \d+/, `line ${line - 1}`) } },
      place: { from, to: Math.min(this.draft.length, from + 1), line: line - 1 },
    };
  }

  private take(event: Event): void {
    event.preventDefault();
    const text = this.draft;
    const single = !text.trim().startsWith('[');
    this.wrong = text.trim() === '' ? [{ failure: { code: 'invalid_json', pointer: '', message: '', params: { detail: this.t('paste.empty') } } }] : this.check(text, single);
    if (this.wrong.length > 0) return;
    const parsed = JSON.parse(text) as PromotionDocument | PromotionDocument[];
    const documents = Array.isArray(parsed) ? parsed.map((promotion) => ({ promotion, text: JSON.stringify(promotion, null, 2) })) : [{ promotion: parsed, text }];
    this.dialog.close();
    if (!this.changing) this.draft = '';
    this.send('take', { documents } satisfies PasteDetail);
  }

  private goTo(place: Place): void {
    const { area } = this;
    area.focus();
    area.setSelectionRange(place.from, place.to);
    const height = parseFloat(getComputedStyle(area).lineHeight) || 20;
    area.scrollTop = Math.max(0, (place.line - 3) * height);
  }

  protected override render(): TemplateResult {
    return html`<dialog aria-labelledby="title"><header><h2 id="title">${this.t('paste.title')}</h2>
        <button type="button" class="icon" @click=${() => this.dialog.close()}><span aria-hidden="true">✕</span><span class="vh">${this.t('explain.close')}</span></button></header>
      <form novalidate @submit=${(e: Event) => this.take(e)}>
        <p class="small muted">${this.t('paste.help')}</p>
        <label for="draft">${this.t('paste.text')}</label>
        <textarea id="draft" rows="12" spellcheck="false" autocapitalize="off" placeholder=${example} .value=${this.draft} aria-invalid=${this.wrong.length ? 'true' : nothing}
          aria-describedby=${this.wrong.length ? 'problems' : nothing} @input=${(e: Event) => { this.draft = valueOf(e); }}></textarea>
        ${this.wrong.length === 0 ? nothing : html`<div id="problems" role="alert"><ul>${this.wrong.map((wrong) => this.renderWrong(wrong))}</ul></div>`}
        <div class="end"><button type="button" class="button" @click=${() => this.dialog.close()}>${this.t('program.cancel')}</button>
          <button type="submit" class="button primary">${this.t(this.changing ? 'palette.change' : 'palette.take')}</button></div></form></dialog>`;
  }

  private renderWrong({ failure, place }: Wrong): TemplateResult {
    return html`<li><p class="field-error"><span>${this.failureText(failure)}${failure.pointer ? html` <code>${failure.pointer}</code>` : nothing}</span></p>
      ${place ? html`<button type="button" class="button quiet" @click=${() => this.goTo(place)}>${this.t('paste.goTo', { line: place.line })}</button>` : nothing}</li>`;
  }
}

define({ 'lc-paste': Paste });

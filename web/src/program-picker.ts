// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { Part, styled, valueOf } from './component.ts';
import type { Gallery } from './gallery.ts';
import styles from './styles/program-picker.css';
import type { Params } from './words.ts';
import type { Failure, ProgramDocument, Samples, Text } from './types.ts';

/** Chooses a sample programme, or takes a pasted or loaded document. Sends `program` with the document. */
export class ProgramPicker extends Part {
  static override properties = {
    ...Part.properties, gallery: { attribute: false }, program: { attribute: false }, samples: { attribute: false },
    failures: { state: true }, draft: { state: true }, trouble: { state: true }, warnings: { state: true },
  };
  static override styles = styled(styles);
  declare gallery: Gallery;
  declare program: ProgramDocument;
  declare samples?: Samples;
  declare failures: readonly Failure[];
  declare draft: string;
  declare trouble: string;
  protected declare warnings: readonly Failure[];

  constructor() {
    super();
    this.failures = [];
    this.draft = '';
    this.trouble = '';
    this.warnings = [];
  }

  private get dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector('dialog')!;
  }

  /** Whether the programme is one of the gallery as it stands there. */
  private get isSample(): boolean {
    return this.samples !== undefined && this.gallery.has(this.program.id);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('program') || changed.has('samples') || changed.has('context')) void this.examine().catch(() => undefined);
  }

  /** Samples have nothing that may surprise, which a test says; for other programmes the complete module is asked. */
  private async examine(): Promise<void> {
    const { program, words } = this;
    this.warnings = [];
    if (this.isSample) return;
    const [engine] = await Promise.all([this.context.engine.open('loyalty'), words.with('more')]);
    if (this.program === program && this.words === words) this.warnings = engine.warnings(program);
  }

  protected override updated(_changed: PropertyValues): void {
    // The options are rendered with the list, so the choice is set after them.
    const select = this.renderRoot.querySelector('select');
    if (select) select.value = this.isSample ? this.program.id : '';
  }

  private async pick(id: string): Promise<void> {
    if (id === '') return this.edit();
    try {
      await this.gallery.load(id);
      this.draft = '';
      this.trouble = '';
      this.send('program', { program: id });
    } catch {
      this.trouble = this.t('program.unreachable', { id });
      this.requestUpdate();
    }
  }

  private edit(): void {
    if (this.draft === '') this.draft = JSON.stringify(this.program, null, 2);
    this.failures = [];
    this.requestUpdate(); // puts the choice back until the document is accepted
    void this.updateComplete.then(() => this.dialog.showModal());
  }

  private accept(): void {
    // The text itself goes to the core, which also sees fields that stand twice, and nesting without end.
    const answer = this.context.engine.call('validate', `{"warnings":false,"program":\n${this.draft}\n}`);
    if (!answer.ok) {
      this.failures = answer.errors.map((e) => ({ ...e, pointer: e.pointer.replace(/^\/program/, '') }));
      return;
    }
    let program: ProgramDocument;
    try {
      program = JSON.parse(this.draft) as ProgramDocument;
    } catch (error) {
      this.failures = [{ code: 'invalid_json', pointer: '', message: '', params: { detail: (error as Error).message } }];
      return;
    }
    this.failures = [];
    this.dialog.close();
    this.send('program', { program });
  }

  private async load(event: Event): Promise<void> {
    const file = (event.target as HTMLInputElement).files?.[0];
    if (file) this.draft = await file.text();
  }

  protected override render(): TemplateResult {
    const own = !this.isSample;
    const name = (text: Text | undefined, id: string) => this.words.text(text, id);
    return html`<label for="pick">${this.t('program.label')}</label>
      <div class="row">
        <select id="pick" @change=${(event: Event) => void this.pick(valueOf(event))}>
          ${this.gallery.samples.map((s) => html`<option value=${s.id}>${name(s.name, s.id)}</option>`)}
          <option value="">${own ? name(this.program.name, this.program.id) : this.t('program.own')}</option>
        </select>
        <button type="button" class="button" @click=${this.edit}>${this.t('program.document')}</button>
      </div>
      ${own || !this.samples?.about ? nothing : html`<p class="small muted about">${this.words.text(this.samples.about)}</p>`}
      ${this.renderWarnings()}
      ${this.trouble ? html`<p class="field-error" role="alert">${this.trouble}</p>` : nothing}
      <dialog aria-labelledby="title">${this.renderEditor()}</dialog>`;
  }

  private renderWarnings(): TemplateResult | typeof nothing {
    return this.warnings.length === 0 ? nothing : html`<ul class="warnings small">${this.warnings.map((w) => html`<li>${this.warning(w)}</li>`)}</ul>`;
  }

  private warning(warning: Failure): string {
    const key = `warning.${warning.code}`;
    if (!this.words.has(key)) return `${warning.code}: ${warning.message}`;
    const params = warning.params as Params;
    return this.t(key, 'detail' in params ? { ...params, detail: this.t(`warningDetail.${params['detail']}`) } : params);
  }

  private renderEditor(): TemplateResult {
    return html`<h2 id="title">${this.t('program.title')}</h2>
      <p class="small muted">${this.t('program.help')}</p>
      <label for="file">${this.t('program.file')}</label>
      <input id="file" type="file" accept="application/json,.json" @change=${this.load}>
      <label for="draft">${this.t('program.text')}</label>
      <textarea id="draft" rows="14" spellcheck="false" .value=${this.draft} aria-invalid=${this.failures.length ? 'true' : nothing}
        aria-describedby=${this.failures.length ? 'problems' : nothing}
        @input=${(event: Event) => { this.draft = valueOf(event); }}></textarea>
      ${this.failures.length === 0 ? nothing : html`<div id="problems" role="alert"><ul>
        ${this.failures.map((f) => html`<li class="field-error"><span>${this.failureText(f)}${f.pointer ? html` <code>${f.pointer}</code>` : nothing}</span></li>`)}
      </ul></div>`}
      <div class="row end">
        <button type="button" class="button" @click=${() => this.dialog.close()}>${this.t('program.cancel')}</button>
        <button type="button" class="button primary" @click=${this.accept}>${this.t('program.use')}</button>
      </div>`;
  }
}

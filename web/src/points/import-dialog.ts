// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from 'lit';
import { Part, styled, valueOf } from '../component.ts';
import { define } from '../define.ts';
import styles from '../styles/import-dialog.css';
import type { HistoryEvent, ProgramDocument, StatementResult } from '../types.ts';
import { columns } from './csv-columns.ts';
import { decodeFile, putAside, readHistory, type Reading, type Rejected } from './csv-read.ts';
import type { EntriesDetail } from './entries.ts';
import { csvText, download } from './save.ts';

/** How many rejected rows are listed; the file has all. */
const listed = 50;

/** Takes a history from a file or a pasted text. Good rows are offered, the others listed with reasons. Sends `import`. */
export class ImportDialog extends Part {
  static override properties = {
    ...Part.properties, program: { attribute: false }, events: { attribute: false }, asOf: { attribute: false }, sample: { type: Boolean },
    draft: { state: true }, reading: { state: true }, replace: { state: true }, undecodable: { state: true },
  };
  static override styles = styled(styles);
  declare program: ProgramDocument;
  declare events: HistoryEvent[];
  declare asOf: string;
  /** Whether the entries that are there are only the sample's. */
  declare sample: boolean;
  protected declare draft: string;
  protected declare reading?: Reading;
  protected declare replace: boolean;
  protected declare undecodable: boolean;

  constructor() {
    super();
    this.draft = '';
    this.replace = false;
    this.undecodable = false;
  }

  private get dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector('dialog')!;
  }

  async open(): Promise<void> {
    this.replace = this.sample || this.events.length === 0;
    await this.updateComplete;
    this.dialog.showModal();
  }

  /** Forgets what was read. */
  forget(): void {
    [this.draft, this.reading, this.undecodable] = ['', undefined, false];
  }

  private async load(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (!file) return;
    const text = decodeFile(await file.arrayBuffer());
    input.value = ''; // the same file, corrected, can be chosen again
    this.undecodable = text === undefined;
    this.reading = undefined;
    if (text === undefined) return;
    this.draft = text;
    this.read();
  }

  private read(): void {
    const stay = this.replace ? [] : this.events;
    const reading = readHistory(this.draft, this.program, stay);
    this.reading = reading.trouble ? reading : putAside(reading, stay, (history) => {
      const answer = this.context.engine.about<StatementResult>('statement', this.program, { asOf: this.asOf, member: { ...reading.facts, history } });
      return answer.ok ? [] : answer.errors;
    });
  }

  private take(): void {
    const { reading } = this;
    if (!reading || reading.events.length === 0) return;
    this.dialog.close();
    this.send('import', { events: [...this.replace ? [] : this.events, ...reading.events], facts: reading.facts } satisfies EntriesDetail);
    this.forget();
  }

  private reason({ key, params, failure }: Rejected): string {
    return key === undefined ? this.failureText(failure!) : this.t(key, params);
  }

  private saveRejected({ heading, rejected }: Reading): void {
    const rows = rejected.map((r) => [...heading.map((_, i) => r.cells[i] ?? ''), String(r.row), r.column, this.reason(r)]);
    download('rejected.csv', 'text/csv', csvText([[...heading, 'row', 'column', 'reason'], ...rows]));
  }

  protected override render(): TemplateResult {
    const { reading } = this;
    const ready = reading && !reading.trouble && reading.events.length > 0;
    return html`<dialog aria-labelledby="title"><h2 id="title">${this.t('csv.title')}</h2>
      <p class="small muted">${this.t('csv.help')}</p>
      ${this.renderColumns()}
      <label for="file">${this.t('csv.file')}</label>
      <input id="file" type="file" accept=".csv,.tsv,.txt,.json,text/csv,application/json" @change=${this.load}>
      ${this.undecodable ? html`<p class="field-error" role="alert">${this.t('csv.undecodable')}</p>` : nothing}
      <label for="text">${this.t('csv.text')}</label>
      <textarea id="text" rows="7" spellcheck="false" wrap="off" .value=${this.draft} @input=${(e: Event) => { this.draft = valueOf(e); this.reading = undefined; }}></textarea>
      ${this.events.length && !this.sample ? html`<label class="choice"><input type="checkbox" .checked=${this.replace}
        @change=${(e: Event) => { this.replace = (e.target as HTMLInputElement).checked; if (this.reading) this.read(); }}> ${this.t('csv.replace', { n: this.events.length })}</label>` : nothing}
      ${reading ? this.renderReading(reading) : nothing}
      <div class="row end"><button type="button" class="button" @click=${() => this.dialog.close()}>${this.t('entry.cancel')}</button>
        ${ready ? html`<button type="button" class="button primary" @click=${this.take}>${this.t('csv.take', { n: reading.events.length })}</button>`
          : html`<button type="button" class="button primary" ?disabled=${this.draft.trim() === ''} @click=${this.read}>${this.t('csv.check')}</button>`}</div></dialog>`;
  }

  private renderReading(reading: Reading): TemplateResult {
    const { rejected } = reading;
    if (reading.trouble) return html`<p class="field-error" role="alert">${this.t(reading.trouble.key, reading.trouble.params)}</p>`;
    return html`<output class="found">${this.t('csv.found', { n: reading.events.length, rejected: rejected.length })}</output>
      ${reading.ignored.length ? html`<p class="small muted">${this.t('csv.ignored', { list: reading.ignored.join(this.t('list.comma')) })}</p>` : nothing}
      ${rejected.length === 0 ? nothing : html`<div class="rejected"><div class="row"><h3 id="rejected">${this.t('csv.rejected', { n: rejected.length })}</h3>
        <button type="button" class="button" @click=${() => this.saveRejected(reading)}>${this.t('csv.saveRejected')}</button></div>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="rejected"><table><thead><tr><th class="end">${this.t('csv.row')}</th><th>${this.t('csv.column')}</th><th>${this.t('csv.reason')}</th></tr></thead>
          <tbody>${rejected.slice(0, listed).map((r) => html`<tr><td class="end">${r.row}</td><td><code>${r.column}</code></td><td>${this.reason(r)}</td></tr>`)}</tbody></table></div>
        ${rejected.length > listed ? html`<p class="small muted">${this.t('csv.moreRejected', { n: rejected.length - listed })}</p>` : nothing}</div>`}`;
  }

  private renderColumns(): TemplateResult {
    return html`<details><summary>${this.t('csv.columns')}</summary><p class="small">${this.t('csv.rules')}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${this.t('csv.columns')}><table class="columns"><thead><tr><th>${this.t('csv.column')}</th><th>${this.t('csv.meaning')}</th><th>${this.t('csv.for')}</th></tr></thead>
        <tbody>${columns.map((c) => html`<tr><td><code>${c.name}</code> <span class="small muted" lang="zh-CN">${c.chinese}</span></td><td>${this.t(`csv.means.${c.name}`)}</td>
          <td class="small muted">${c.types ? c.types.map((type) => html`<code>${type}</code> `) : this.t('csv.all')}</td></tr>`)}</tbody></table></div>
      <pre class="small">date,type,id,of,amount,points
2026-01-05,purchase,o1,,120.00,
2026-02-01,redeem,r1,,,100
2026-02-10,refund,f1,o1,30.00,</pre></details>`;
  }
}

define({ 'lc-import': ImportDialog });

export { download, historyCsv, historyJson } from './save.ts';

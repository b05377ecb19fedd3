// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from 'lit';
import { Part, styled, valueOf } from './component.ts';
import styles from './styles/rows.css';
import { isFixed } from './samples.ts';
import type { Failure, HistoryRow } from './types.ts';

export interface HistoryDetail { rows: HistoryRow[] }

/** The entries of a member's history as an editable list. Sends `history` with all rows, kept in date order by the reader. */
export class HistoryTable extends Part {
  static override properties = { ...Part.properties, rows: { attribute: false }, failures: { attribute: false } };
  static override styles = styled(styles);
  declare rows: HistoryRow[];
  declare failures: readonly Failure[];

  private edit(index: number, change: Partial<HistoryRow>): void {
    this.tell(this.rows.map((row, i) => (i === index ? { ...row, ...change } : row)));
  }

  private tell(rows: HistoryRow[]): void {
    this.send('history', { rows } satisfies HistoryDetail);
  }

  private add(): void {
    const last = this.rows[this.rows.length - 1];
    this.tell([...this.rows, { type: 'purchase', date: last?.date ?? '', amount: '', expires: '' }]);
    void this.updateComplete.then(() => this.updateComplete).then(() => {
      const dates = this.renderRoot.querySelectorAll<HTMLInputElement>('input[type="date"][data-date]');
      dates[dates.length - 1]?.focus();
    });
  }

  private drop(index: number): void {
    this.tell(this.rows.filter((_, i) => i !== index));
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.add')?.focus());
  }

  protected override render(): TemplateResult {
    return html`<div class="title"><span class="label" id="title">${this.t('history.title')}</span></div>
      <ul aria-labelledby="title">${this.rows.map((row, i) => this.renderRow(row, i))}</ul>
      ${this.rows.length === 0 ? html`<p class="small muted empty">${this.t('history.empty')}</p>` : nothing}
      <button type="button" class="button add" @click=${this.add}>+ ${this.t('history.add')}</button>`;
  }

  /** What an entry with lines, or for a metric, says: its amounts as they were given. */
  private fixedText({ event }: HistoryRow): string {
    if (event?.type === 'purchase') return (event.lines ?? []).map((line) => this.format.money(String(line.net ?? line.list))).join(this.t('list.plus'));
    return event?.type === 'adjust' ? `${event.metric}: ${String(event.value)}` : '';
  }

  private renderRow(row: HistoryRow, i: number): TemplateResult {
    const at = `/member/history/${i}`;
    const failure = this.failures.find((f) => f.pointer === at || f.pointer.startsWith(`${at}/`));
    const wrong = (field: string) => (failure && (failure.pointer === at || failure.pointer.endsWith(field)) ? 'true' : nothing);
    const described = failure ? `error-${i}` : nothing;
    const n = i + 1;
    const cell = (label: string, field: TemplateResult) => html`<label class="cell"><span aria-hidden="true">${label}</span>${field}</label>`;
    const amount = row.type === 'purchase' ? 'amount' : 'points';
    return html`<li class="history">
      ${cell(this.t('history.typeHint'), html`<select aria-label=${this.t('history.type', { n })} @change=${(e: Event) => this.edit(i, { type: valueOf(e) as HistoryRow['type'] })}>
        ${(['purchase', 'redeem', 'adjust'] as const).map((type) => html`<option value=${type} .selected=${row.type === type}>${this.t(`history.${type}`)}</option>`)}
      </select>`)}
      ${cell(this.t('history.dateHint'), html`<input data-date type="date" aria-label=${this.t('history.date', { n })} .value=${row.date} aria-invalid=${wrong('date')} aria-describedby=${described}
        @input=${(e: Event) => this.edit(i, { date: valueOf(e) })}>`)}
      ${isFixed(row) ? html`<span class="cell fixed small muted">${this.fixedText(row)}</span>` : cell(this.t(`history.${amount}Hint`), html`<input type="text" inputmode="decimal" class="end" autocomplete="off" .value=${row.amount}
        aria-label=${this.t(`history.${amount}`, { n })} aria-invalid=${wrong(amount)} aria-describedby=${described}
        @input=${(e: Event) => this.edit(i, { amount: valueOf(e) })}>`)}
      <button type="button" class="icon" @click=${() => this.drop(i)}><span aria-hidden="true">✕</span><span class="vh">${this.t('history.remove', { n })}</span></button>
      ${row.type === 'adjust' ? html`<div class="more"><label for="expires-${i}">${this.t('history.expires')}</label>
        <input id="expires-${i}" type="date" .value=${row.expires} aria-invalid=${wrong('expires')} @input=${(e: Event) => this.edit(i, { expires: valueOf(e) })}></div>` : nothing}
      ${failure ? html`<p class="field-error" id="error-${i}">${this.failureText(failure)}</p>` : nothing}
    </li>`;
  }
}

// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from 'lit';
import { valueOf } from '../component.ts';
import type { PastLine } from '../types.ts';
import type { EventForm } from './event-form.ts';
import { whole, wordsOf } from './kinds.ts';

const fields = [['category', 'text'], ['quantity', 'numeric'], ['list', 'decimal'], ['net', 'decimal'], ['payable', 'decimal']] as const;

/** The lines of a purchase. */
export function renderLines(form: EventForm, lines: readonly PastLine[]): TemplateResult {
  const tell = (changed: readonly PastLine[]) => form.edit({ lines: changed });
  const change = (i: number, field: string, text: string) => tell(lines.map((line, j) => {
    if (j !== i) return line;
    const value = text === '' && field !== 'list' ? undefined : field === 'quantity' ? whole(text) : text;
    return Object.fromEntries(Object.entries({ ...line, [field]: value }).filter(([, v]) => v !== undefined)) as unknown as PastLine;
  }));
  const wrong = (i: number, field: string) => (form.failures.some((f) => f.pointer === `/lines/${i}/${field}` || f.pointer === `/lines/${i}`) ? 'true' : nothing);
  return html`<div class="wide"><ul class="lines">${lines.map((line, i) => html`<li>
      ${fields.map(([field, mode]) => html`<label class="cell ${field}"><span>${form.t(`entry.line.${field}`)}</span><input type="text" inputmode=${mode} autocomplete="off"
        list=${field === 'category' ? 'categories' : nothing} .value=${String(line[field] ?? '')} aria-label=${`${form.t(`entry.line.${field}`)} ${i + 1}`}
        aria-invalid=${wrong(i, field)} aria-describedby=${form.described} @input=${(e: Event) => change(i, field, valueOf(e))}></label>`)}
      <button type="button" class="icon" ?disabled=${lines.length === 1} @click=${() => tell(lines.filter((_, j) => j !== i))}><span aria-hidden="true">✕</span><span class="vh">${form.t('entry.line.remove', { n: i + 1 })}</span></button></li>`)}</ul>
    <datalist id="categories">${wordsOf(form.program, 'categories').map((c) => html`<option value=${c}></option>`)}</datalist>
    <p class="small muted">${form.t('entry.line.hint')}</p>
    <button type="button" class="button" @click=${() => tell([...lines, { list: '' }])}>+ ${form.t('entry.line.add')}</button></div>`;
}

/** How many units of each line go back; none is left out. */
export function renderReturned(form: EventForm, lines: readonly PastLine[], returned: readonly { line: string; quantity?: number }[]): TemplateResult {
  const set = (id: string, text: string) => {
    const others = returned.filter((r) => r.line !== id);
    const changed = text === '' || text === '0' ? others : [...others, { line: id, quantity: whole(text) as number }];
    const place = (r: { line: string }) => lines.findIndex((line, i) => (line.id ?? String(i + 1)) === r.line);
    form.edit({ lines: changed.sort((a, b) => place(a) - place(b)) });
  };
  return html`<ul class="wide back">${lines.map((line, i) => {
    const id = line.id ?? String(i + 1);
    const given = returned.findIndex((r) => r.line === id);
    const name = line.sku ?? line.category ?? form.t('entry.line.n', { n: i + 1 });
    return html`<li><label for="back-${i}">${form.t('entry.line.back', { name, amount: form.names.money(String(line.net ?? line.list)), n: String(line.quantity ?? 1) })}</label>
      <input id="back-${i}" type="text" inputmode="numeric" autocomplete="off" .value=${given < 0 ? '' : String(returned[given]!.quantity ?? 1)}
        aria-invalid=${given >= 0 && form.failures.some((f) => f.pointer.startsWith(`/lines/${given}`)) ? 'true' : nothing} aria-describedby=${form.described}
        @input=${(e: Event) => set(id, valueOf(e))}></li>`;
  })}</ul>`;
}

// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { Part, styled, valueOf } from '../component.ts';
import { define } from '../define.ts';
import { freshId, inOrder } from '../history.ts';
import type { Names } from '../names.ts';
import styles from '../styles/entries.css';
import type { Facts, Failure, HistoryEvent, ProgramDocument } from '../types.ts';
import './event-form.ts';
import type { EventForm } from './event-form.ts';
import { eventPhrase, eventText } from './event-text.ts';
import type { ImportDialog } from './import-dialog.ts';
import { blank, kindsOf } from './kinds.ts';

export interface EntriesDetail { events: HistoryEvent[]; facts?: Facts }

/** How many entries are shown at first, and more each time. */
const page = 15;

/**
 * The entries of a member's history, newest first: added and changed by form, taken from a file, put back with undo, and
 * kept on this device when the reader says so. Sends `entries`, `keep` and `erase`.
 */
export class Entries extends Part {
  static override properties = {
    ...Part.properties, names: { attribute: false }, program: { attribute: false }, events: { attribute: false }, facts: { attribute: false },
    asOf: { attribute: false }, failures: { attribute: false }, factFailures: { attribute: false }, sample: { type: Boolean }, persist: { type: Boolean },
    keeps: { type: Boolean }, refused: { type: Boolean },
    draft: { state: true }, editing: { state: true }, limit: { state: true }, undo: { state: true }, asking: { state: true },
  };
  static override styles = styled(styles);
  declare names: Names;
  declare program: ProgramDocument;
  declare events: HistoryEvent[];
  declare facts: Facts;
  declare asOf: string;
  declare failures: Map<HistoryEvent, Failure[]>;
  declare factFailures: readonly Failure[];
  declare sample: boolean;
  declare persist: boolean;
  declare keeps: boolean;
  declare refused: boolean;
  /** A new entry that has not been added yet. */
  protected declare draft?: HistoryEvent;
  /** The id of the entry whose form is open. */
  protected declare editing: string;
  protected declare limit: number;
  protected declare undo?: { text: string; events: HistoryEvent[] };
  /** Whether the reader is asked if everything shall really be erased. */
  protected declare asking: boolean;

  constructor() {
    super();
    this.editing = '';
    this.limit = page;
    this.asking = false;
    this.factFailures = [];
  }

  protected override willUpdate(changed: PropertyValues): void {
    // Another history or programme: what was begun for the old one goes.
    if (changed.has('program') || (changed.has('sample') && this.sample)) [this.undo, this.editing, this.draft] = [undefined, '', undefined];
  }

  private tell(events: HistoryEvent[], facts?: Facts): void {
    this.send('entries', { events, facts } satisfies EntriesDetail);
  }

  private focusOn(selector: string): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }

  private begin(): void {
    this.editing = '';
    this.draft = blank('purchase', freshId(this.events), this.asOf, this.program, this.events);
    this.focusOn('lc-event.new');
  }

  private add(submit: Event): void {
    submit.preventDefault();
    const { draft } = this;
    if (!draft) return;
    this.undo = undefined;
    this.draft = undefined;
    this.tell(inOrder([...this.events, draft]));
    // An entry that the core refuses shows its fields at once.
    void this.updateComplete.then(() => {
      if (this.failures.has(draft)) this.edit(draft.id);
      else this.focusOn('.add');
    });
  }

  private edit(id: string): void {
    this.draft = undefined;
    this.editing = id;
    this.focusOn('lc-event');
  }

  private done(submit: Event): void {
    submit.preventDefault();
    const id = this.editing;
    this.editing = '';
    this.tell(inOrder(this.events));
    this.focusOn(`[data-edit="${id}"]`);
  }

  private change(old: HistoryEvent, event: HistoryEvent): void {
    this.tell(this.events.map((e) => (e === old ? event : e)));
  }

  private drop(event: HistoryEvent): void {
    this.undo = { text: this.t('entry.removed', { what: this.phrase(event) }), events: this.events };
    this.editing = '';
    this.tell(this.events.filter((e) => e !== event));
    this.focusOn('.undo');
  }

  private dropAll(): void {
    this.undo = { text: this.t('entry.removedAll', { n: this.events.length }), events: this.events };
    this.tell([]);
    this.focusOn('.undo');
  }

  private putBack(): void {
    if (this.undo) this.tell(this.undo.events);
    this.undo = undefined;
    this.focusOn('.add');
  }

  /** Changes places with the neighbour of the same day. */
  private move(event: HistoryEvent, by: -1 | 1): void {
    const events = [...this.events];
    const i = events.indexOf(event);
    [events[i], events[i + by]] = [events[i + by]!, events[i]!];
    this.tell(events);
  }

  private phrase(event: HistoryEvent): string {
    return eventPhrase(event, this.words, this.names, (date) => this.day(date));
  }

  private day(date: string): string {
    return /^\d{4}-\d\d-\d\d$/.test(date) ? this.format.date(date, 'medium') : date || this.t('entry.noDate');
  }

  protected override render(): TemplateResult {
    const shown = [...this.events].reverse();
    // Entries that are wrong are always shown, wherever they stand.
    const visible = shown.filter((event, i) => i < this.limit || this.failures.has(event));
    const rest = shown.length - visible.length;
    return html`<div class="title"><h3 id="title">${this.t('history.title')}</h3><span class="small muted">${this.t('entry.count', { n: shown.length })}</span></div>
      <div class="tools"><button type="button" class="button add" @click=${this.begin}>+ ${this.t('history.add')}</button>
        <button type="button" class="button" @click=${this.openImport}>${this.t('csv.import')}</button></div>
      ${this.draft ? this.renderDraft(this.draft) : nothing}
      <p class="undone" role="status">${this.undo ? html`<span>${this.undo.text}</span> <button type="button" class="button undo" @click=${this.putBack}>${this.t('entry.undo')}</button>` : nothing}</p>
      ${shown.length === 0 ? html`<p class="small muted empty">${this.t('history.empty')}</p>` : nothing}
      <ol class="entries" reversed aria-labelledby="title">${repeat(visible, (event, i) => (visible.findIndex((e) => e.id === event.id) === i ? event.id : i), (event) => this.renderEntry(event))}</ol>
      ${rest > 0 ? html`<button type="button" class="button quiet" @click=${() => { this.limit += page * 4; }}>${this.t('entry.more', { n: rest })}</button>` : nothing}
      ${this.renderMember()}${this.renderFiles()}${this.persist ? this.renderDevice() : nothing}
      <lc-import .context=${this.context} .program=${this.program} .events=${this.events} .asOf=${this.asOf} .sample=${this.sample}
        @import=${(e: CustomEvent<EntriesDetail>) => this.take(e.detail)}></lc-import>`;
  }

  private renderDraft(draft: HistoryEvent): TemplateResult {
    return html`<form class="open" @submit=${this.add} @keydown=${this.onEscape}><h4>${this.t('entry.new')}</h4>
      <lc-event class="new" .context=${this.context} .names=${this.names} .program=${this.program} .event=${draft} .earlier=${this.events} .kinds=${kindsOf(this.program)}
        @event=${(e: CustomEvent<HistoryEvent>) => { this.draft = e.detail; }}></lc-event>
      <div class="tools"><button type="submit" class="button primary">${this.t('entry.take')}</button>
        <button type="button" class="button" @click=${this.cancel}>${this.t('entry.cancel')}</button></div></form>`;
  }

  private cancel(): void {
    this.draft = undefined;
    this.focusOn('.add');
  }

  private onEscape(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.cancel();
    else if (event.key === 'Enter' && isField(event)) {
      // As in a form without parts of its own; but the button that has the focus next is not pressed.
      event.preventDefault();
      (event.currentTarget as HTMLFormElement).requestSubmit();
    }
  }

  private renderEntry(event: HistoryEvent): TemplateResult {
    const failures = this.failures.get(event) ?? [];
    const { title, details, amount } = eventText(event, this.words, this.names);
    const phrase = this.phrase(event);
    const open = this.editing === event.id;
    return html`<li class=${event.date > this.asOf ? 'later' : ''}>
      <div class="entry"><span class="what"><span class="name">${title}</span> <span class="small muted"><span class="when">${this.day(event.date)}</span>${details.map((d) => html` · ${d}`)}
        ${event.date > this.asOf ? html` · ${this.t('entry.later')}` : nothing}</span></span>
        <span class="amount num">${amount}</span>
        <span class="do"><button type="button" class="icon" data-edit=${event.id} aria-expanded=${open ? 'true' : 'false'} @click=${() => (open ? this.done(new Event('close')) : this.edit(event.id))}>
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="m14.5 5.5 4 4L8 20H4v-4z"/></svg><span class="vh">${this.t('entry.edit', { what: phrase })}</span></button>
        <button type="button" class="icon" @click=${() => this.drop(event)}><span aria-hidden="true">✕</span><span class="vh">${this.t('entry.remove', { what: phrase })}</span></button></span></div>
      ${open ? this.renderForm(event, failures) : failures.map((f) => html`<p class="field-error">${this.failureText(f)}</p>`)}
    </li>`;
  }

  private renderForm(event: HistoryEvent, failures: readonly Failure[]): TemplateResult {
    const i = this.events.indexOf(event);
    const neighbour = (by: -1 | 1) => this.events[i + by]?.date === event.date;
    return html`<form class="open" @submit=${this.done} @keydown=${(e: KeyboardEvent) => { if (e.key === 'Escape' || (e.key === 'Enter' && isField(e))) this.done(e); }}>
      <lc-event .context=${this.context} .names=${this.names} .program=${this.program} .event=${event} .earlier=${this.events.slice(0, i)} .failures=${failures} .kinds=${kindsOf(this.program)}
        @event=${(e: CustomEvent<HistoryEvent>) => this.change(event, e.detail)}></lc-event>
      <div class="tools"><button type="submit" class="button primary">${this.t('entry.done')}</button>
        ${neighbour(-1) ? html`<button type="button" class="button" @click=${() => this.move(event, -1)}>${this.t('entry.earlier')}</button>` : nothing}
        ${neighbour(1) ? html`<button type="button" class="button" @click=${() => this.move(event, 1)}>${this.t('entry.afterwards')}</button>` : nothing}
        <span class="small muted">${this.t('entry.number', { id: event.id })}</span></div></form>`;
  }

  private renderMember(): TemplateResult {
    const { facts } = this;
    const wrong = (name: string) => this.factFailures.find((f) => f.pointer.startsWith(`/member/${name}`));
    const day = (name: 'joined' | 'birthday') => html`<div><label for=${name}>${this.t(`about.${name}`)}</label><input id=${name} type="date" .value=${facts[name] ?? ''}
      aria-invalid=${wrong(name) ? 'true' : nothing} aria-describedby=${wrong(name) ? `${name}-error` : nothing} @input=${(e: Event) => this.tell(this.events, { ...facts, [name]: valueOf(e) || undefined })}>
      ${wrong(name) ? html`<p class="field-error" id="${name}-error">${this.failureText(wrong(name)!)}</p>` : nothing}</div>`;
    return html`<details class="about" ?open=${this.factFailures.length > 0}><summary>${this.t('about.title')}</summary><div class="fields">${day('joined')}${day('birthday')}
      <div class="wide"><label for="segments">${this.t('about.segments')}</label><input id="segments" autocomplete="off" .value=${(facts.segments ?? []).join(', ')}
        @change=${(e: Event) => { const list = valueOf(e).split(/[,，、;；]/).map((s) => s.trim()).filter(Boolean); this.tell(this.events, { ...facts, segments: list.length ? list : undefined }); }}></div></div></details>`;
  }

  private renderFiles(): TemplateResult {
    const none = this.events.length === 0;
    return html`<div class="tools files"><button type="button" class="button" ?disabled=${none} @click=${() => this.save('csv')}>${this.t('csv.export')}</button>
      <button type="button" class="button" ?disabled=${none} @click=${() => this.save('json')}>${this.t('csv.exportJson')}</button>
      <button type="button" class="button quiet" ?disabled=${none} @click=${this.dropAll}>${this.t('entry.removeAll')}</button></div>`;
  }

  private renderDevice(): TemplateResult {
    return html`<div class="device">
      <label class="switch"><input type="checkbox" role="switch" .checked=${live(this.keeps)} @change=${(e: Event) => this.send('keep', { on: (e.target as HTMLInputElement).checked })}>
        <span>${this.t('keep.switch')}</span></label>
      <p class="small muted">${this.t(this.keeps ? this.sample ? 'keep.whenOwn' : 'keep.on' : 'keep.off')}</p>
      ${this.refused ? html`<p class="field-error" role="alert">${this.t('keep.refused')}</p>` : nothing}
      ${this.asking ? html`<div role="alertdialog" aria-labelledby="ask" @keydown=${(e: KeyboardEvent) => { if (e.key === 'Escape') this.spare(); }}><p id="ask">${this.t('keep.sure')}</p><div class="tools">
          <button type="button" class="button danger" @click=${this.erase}>${this.t('keep.eraseNow')}</button>
          <button type="button" class="button" @click=${this.spare}>${this.t('entry.cancel')}</button></div></div>`
        : html`<button type="button" class="button erase" @click=${() => { this.asking = true; this.focusOn('.danger'); }}>${this.t('keep.erase')}</button>`}
      <p role="status" class="vh" data-erased></p></div>`;
  }

  private spare(): void {
    this.asking = false;
    this.focusOn('.erase');
  }

  private erase(): void {
    [this.asking, this.undo, this.draft, this.editing] = [false, undefined, undefined, ''];
    this.renderRoot.querySelector<ImportDialog>('lc-import')?.forget?.();
    this.send('erase', {});
    void this.updateComplete.then(() => {
      const status = this.renderRoot.querySelector('[data-erased]');
      if (status) status.textContent = this.t('keep.erased');
    });
    this.focusOn('.add');
  }

  private take({ events, facts }: EntriesDetail): void {
    this.undo = this.events.length ? { text: this.t('csv.taken', { n: events.length }), events: this.events } : undefined;
    [this.editing, this.draft] = ['', undefined];
    this.tell(inOrder(events), facts && { ...this.facts, ...facts });
  }

  private async openImport(): Promise<void> {
    await import('./import-dialog.ts');
    await this.renderRoot.querySelector<ImportDialog>('lc-import')?.open();
  }

  private async save(as: 'csv' | 'json'): Promise<void> {
    const { download, historyCsv, historyJson } = await import('./import-dialog.ts');
    if (as === 'csv') download('history.csv', 'text/csv', historyCsv(this.events));
    else download('history.json', 'application/json', historyJson(this.asOf, this.facts, this.events));
  }
}

/** Whether a key was pressed in a field that is not a button and not a choice. */
function isField(event: KeyboardEvent): boolean {
  const field = event.composedPath()[0];
  return field instanceof HTMLInputElement && field.type !== 'radio' && !event.isComposing;
}

define({ 'lc-entries': Entries });

declare global {
  interface HTMLElementTagNameMap { 'lc-event': EventForm }
}

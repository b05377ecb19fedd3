// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { styled, valueOf } from './component.ts';
import { define } from './define.ts';
import type { Answer } from './engine.ts';
import { today } from './format.ts';
import type { Gallery } from './gallery.ts';
import { eventsOf, failuresByEvent, freshId, inOrder } from './history.ts';
import { eraseKept, writeKept, type Kept } from './keep.ts';
import { Names } from './names.ts';
import { balanceCard } from './points/balance-card.ts';
import type { EntriesDetail } from './points/entries.ts';
import type { Taken } from './points/standing.ts';
import { tierCard } from './points/tier-card.ts';
import { pointsVerdict, toNextTier } from './points/verdict.ts';
import { sampleDay } from './samples.ts';
import styles from './styles/view-points.css';
import layout from './styles/view.css';
import type { Facts, Failure, HistoryEvent, HistoryRow, ProgramDocument, Samples, StatementResult, Step } from './types.ts';
import { View } from './view.ts';

interface Own { events: HistoryEvent[]; facts: Facts; day: string }

const parts = () => import('./points/parts.ts');
const timeline = () => import('./points/timeline.ts');

/** "My points": what there is, what it is worth, what ends when, how far the next tier is; and what would be if. */
export class ViewPoints extends View<StatementResult> {
  static override properties = {
    ...View.properties, gallery: { attribute: false }, program: { attribute: false }, samples: { attribute: false },
    persist: { type: Boolean }, events: { state: true }, keeps: { state: true }, refused: { state: true },
  };
  static override styles = styled(layout + styles);
  declare gallery: Gallery;
  declare program: ProgramDocument;
  declare samples?: Samples;
  /** Whether the reader may keep the history on this device. */
  declare persist: boolean;
  /** In date order, but for the one that is being edited. */
  protected declare events: HistoryEvent[];
  protected declare keeps: boolean;
  protected declare refused: boolean;
  private day = sampleDay;
  private facts: Facts = {};
  /** The events as they stood in the last request. */
  private asked: HistoryEvent[] = [];
  /** What the result shown is about. */
  private about?: { asOf: string; member: Facts & { history: HistoryEvent[] } };
  /** The reader's own, while the sample is shown. */
  private own?: Own;
  private names!: Names;

  constructor() {
    super();
    this.events = [];
    this.keeps = false;
    this.refused = false;
    this.persist = false;
  }

  /** Entries set by the host; they take the place of the sample. */
  set history(rows: HistoryRow[] | undefined) {
    if (!rows) return;
    this.rows = rows;
    this.sample = false;
    this.changed(false);
  }
  private rows?: HistoryRow[];

  /** What was kept on this device; it takes the place of the sample. */
  set kept(kept: Kept | undefined) {
    if (!kept || this.keeps) return;
    const { history, ...facts } = kept.member;
    [this.events, this.facts, this.day] = [history, facts, kept.asOf ?? today()];
    this.keeps = true;
    this.sample = false;
    this.changed(false);
  }

  get scenario(): object {
    return { program: this.program, asOf: this.day, member: this.member() };
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('program')) {
      if (this.sample && this.samples) this.fillSample();
      this.changed(false);
    }
    if (this.rows) this.events = inOrder(eventsOf(this.rows, this.program));
    this.rows = undefined;
    if (changed.has('asOf') && this.asOf) this.day = this.asOf;
    if (changed.has('context') || changed.has('program')) this.names = new Names(this.words, this.format, this.program);
    super.willUpdate(changed);
  }

  protected override changed(byReader = true): void {
    super.changed(byReader);
    if (byReader && this.keeps) this.keep();
  }

  private member(): Facts & { history: HistoryEvent[] } {
    return { ...this.facts, history: inOrder(this.events) };
  }

  protected ask(): Answer<StatementResult> | undefined {
    if (!this.program) return undefined;
    const member = this.member();
    this.asked = member.history;
    const answer = this.context.engine.about<StatementResult>('statement', this.program, { asOf: this.day, member });
    if (answer.ok) this.about = { asOf: this.day, member };
    return answer;
  }

  /** How a balance comes about is told by the complete module, for what is shown now. */
  protected override derive = async (): Promise<Step[]> => this.context.engine.explained('statement', this.about!, this.program);

  protected summary(result: StatementResult): string {
    const balance = result.balances[0];
    const parts = [balance ? this.t('points.have', { points: this.names.points(balance.ledger, balance.shown) }) : ''];
    const goal = toNextTier(this, this.names, result, (_pointer, text) => text);
    if (goal) parts.push(goal.join(''));
    return parts.filter(Boolean).join(this.t('list.semicolon')) + this.t('list.stop');
  }

  protected override render(): TemplateResult {
    const result = this.result;
    return html`<div class="view">
      ${result ? this.renderVerdict(result) : nothing}
      <section class="inputs card" aria-labelledby="inputs-title">${this.renderInputs()}</section>
      ${result ? html`<div class="results" data-stale=${this.failures.length ? '' : nothing}>${this.renderResults(result)}</div>` : nothing}
    </div>${this.renderTail()}`;
  }

  private renderVerdict(result: StatementResult): TemplateResult {
    return html`<section class="verdict card" data-stale=${this.failures.length ? '' : nothing}>
      <header><h2>${this.words.text(this.program.name, this.program.id)}</h2>${this.renderSample()}</header>
      <output class="sentence" aria-live="off">${pointsVerdict(this, this.names, result)}</output>
      <p class="small muted">${this.t('points.asOf', { date: this.format.date(result.asOf) })}${result.notCounted
        ? html` · ${this.t('points.notCounted', { n: result.notCounted })}` : nothing}</p>
      ${this.renderFailures((f) => this.shownAtField(f))}
    </section>`;
  }

  private shownAtField(failure: Failure): boolean {
    return failure.pointer === '/asOf' || /^\/member\/(history\/|joined|birthday)/.test(failure.pointer);
  }

  private renderResults(result: StatementResult): TemplateResult {
    const { context, names, program, about } = this;
    const later = (load: () => Promise<unknown>, content: TemplateResult) => html`<lc-later .context=${context} .load=${load}>${content}</lc-later>`;
    return html`<div class="cards"><div class="balances">${result.balances.map((_, i) => balanceCard(this, names, result, i))}</div>${tierCard(this, names, result)}</div>
      ${later(timeline, html`<lc-timeline .context=${context} .names=${names} .program=${program} .about=${about} .result=${result}></lc-timeline>`)}
      ${later(parts, html`<lc-what-if .context=${context} .names=${names} .program=${program} .about=${about}></lc-what-if>`)}
      ${later(parts, html`<lc-standing .context=${context} .names=${names} .result=${result} @take=${(e: CustomEvent<Taken>) => this.take(e.detail)}></lc-standing>`)}`;
  }

  private renderInputs(): TemplateResult {
    const error = this.failureAt('/asOf');
    const { context } = this;
    return html`<header><h2 id="inputs-title">${this.t('points.inputs')}</h2>
        ${this.sample || this.samples ? html`<button type="button" class="button quiet" @click=${this.swap}>${this.t(this.sample ? 'view.startOwn' : 'view.backToSample')}</button>` : nothing}</header>
      <div class="fields">
        <lc-program .context=${context} .gallery=${this.gallery} .program=${this.program} .samples=${this.samples}></lc-program>
        <div><label for="as-of">${this.t('points.day')}</label>
          <input id="as-of" type="date" .value=${this.day} aria-invalid=${error ? 'true' : nothing} aria-describedby=${error ? 'as-of-error' : nothing}
            @input=${(e: Event) => { this.day = valueOf(e); this.changed(); }}>
          ${error ? html`<p class="field-error" id="as-of-error">${error}</p>` : nothing}</div>
      </div>
      <lc-later .context=${context} .load=${parts}><lc-entries .context=${context} .names=${this.names} .program=${this.program} .events=${this.events} .facts=${this.facts}
        .asOf=${this.day} .failures=${failuresByEvent(this.failures, this.asked, '/member/history')} .factFailures=${this.failures.filter((f) => /^\/member\/(?!history)/.test(f.pointer))}
        .sample=${this.sample} .persist=${this.persist} .keeps=${this.keeps} .refused=${this.refused}
        @entries=${this.onEntries} @keep=${this.onKeep} @erase=${this.onErase}></lc-entries></lc-later>`;
  }

  private onEntries({ detail }: CustomEvent<EntriesDetail>): void {
    this.events = detail.events;
    if (detail.facts) this.facts = detail.facts;
    this.changed();
  }

  /** A reward of an open milestone is chosen on the day of the statement. */
  private take(chosen: Taken): void {
    this.events = inOrder([...this.events, { type: 'choose', id: freshId(this.events), date: this.day, ...chosen }]);
    this.changed();
  }

  private onKeep({ detail }: CustomEvent<{ on: boolean }>): void {
    this.keeps = detail.on;
    if (detail.on) this.keep();
    else eraseKept();
  }

  /** The sample is never kept; what the reader has is. */
  private keep(): void {
    if (this.sample) return;
    const program = this.samples && this.gallery.has(this.program.id) ? this.program.id : this.program;
    this.refused = !writeKept({ program, ...(this.day === today() ? {} : { asOf: this.day }), member: this.member() });
    if (this.refused) this.keeps = false;
  }

  private onErase(): void {
    eraseKept();
    [this.own, this.keeps, this.refused] = [undefined, false, false];
    [this.events, this.facts, this.day] = [[], {}, today()];
    this.changed();
  }

  private fillSample(): void {
    const { history, ...facts } = this.samples?.statement?.member ?? { history: [] };
    [this.events, this.facts, this.day] = [history, facts, this.asOf || this.samples?.statement?.asOf || sampleDay];
  }

  /** From the sample to the reader's own and back; nothing is lost on the way. */
  private swap(): void {
    const toOwn = this.sample;
    if (toOwn) {
      const own = this.own ?? { events: [], facts: {}, day: today() };
      [this.events, this.facts, this.day] = [own.events, own.facts, own.day];
      this.changed();
    } else {
      this.own = { events: this.events, facts: this.facts, day: this.day };
      this.fillSample();
      this.changed(false);
    }
    this.sample = !toOwn;
  }
}

define({ 'lc-view-points': ViewPoints });

// SPDX-License-Identifier: Apache-2.0
import { ticks } from 'd3-array';
import { utcTicks } from 'd3-time';
import { html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { Part, styled, valueOf } from '../component.ts';
import { define } from '../define.ts';
import type { Names } from '../names.ts';
import styles from '../styles/timeline.css';
import type { Facts, HistoryEvent, LedgerMovement, ProgramDocument, StatementResult } from '../types.ts';
import { dayOf, daysBetween, horizon, lineOf, type Line, type Stop } from './timeline-data.ts';

const height = 268;
const margin = { top: 20, right: 12, bottom: 26, left: 58 };
/** Room below the axis for the tiers, where there are any. */
const tierRoom = 26;
/** How long the drawing waits for the next change. */
const pause = 120;
/** Rows of the data table at most; all movements are in the core's own answer. */
const tableRows = 1000;

/**
 * The balance of a ledger through time, from its first movement to what is known to come: steps, drops where points end,
 * and the tiers below. Both halves are the core's. Floating point is used for the places on the drawing only.
 */
export class Timeline extends Part {
  static override properties = {
    ...Part.properties, names: { attribute: false }, program: { attribute: false }, about: { attribute: false }, result: { attribute: false },
    ledger: { state: true }, at: { state: true }, width: { state: true }, open: { state: true },
  };
  static override styles = styled(styles);
  declare names: Names;
  declare program: ProgramDocument;
  declare about: { asOf: string; member: Facts & { history: HistoryEvent[] } };
  /** The statement of the day, as the view has it. */
  declare result: StatementResult;
  protected declare ledger: string;
  /** The day under the cursor, as its place among the stops; -1 is the day of the statement. */
  protected declare at: number;
  protected declare width: number;
  protected declare open: boolean;
  private line?: Line;
  private observer?: ResizeObserver;
  private soon = 0;

  constructor() {
    super();
    this.ledger = '';
    this.at = -1;
    this.width = 640;
    this.open = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer = new ResizeObserver((entries) => {
      const width = Math.round(entries[0]!.contentRect.width);
      if (width > 0 && width !== this.width) requestAnimationFrame(() => { this.width = width; });
    });
    void this.updateComplete.then(() => {
      const drawing = this.renderRoot.querySelector('.drawing');
      if (drawing) this.observer?.observe(drawing);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer?.disconnect();
    clearTimeout(this.soon);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('about') && !changed.has('program') && !changed.has('ledger') && !changed.has('context')) return;
    clearTimeout(this.soon);
    // While somebody types, the drawing waits.
    if (this.line && changed.has('about') && !changed.has('program')) this.soon = window.setTimeout(() => { this.ask(); this.requestUpdate(); }, pause);
    else this.ask();
  }

  private ask(): void {
    const { asOf, member } = this.about;
    const ledgers = this.result.balances.map((b) => b.ledger);
    if (!ledgers.includes(this.ledger)) this.ledger = this.program.redemptions?.[0]?.ledger ?? ledgers[0] ?? '';
    // The same on a later day, if nothing else happens: past and future in one answer.
    const answer = this.context.engine.about<StatementResult>('statement', this.program, { asOf, member, entries: true, whatIf: [], whatIfAsOf: horizon(this.result) });
    if (!answer.ok || !answer.result.whatIf) return;
    this.line = this.ledger ? lineOf(this.ledger, asOf, answer.result.whatIf) : undefined;
    this.at = -1;
  }

  private get index(): number {
    const { stops, asOf } = this.line!;
    return this.at >= 0 && this.at < stops.length ? this.at : Math.max(0, stops.findIndex((stop) => stop.date >= asOf));
  }

  protected override render(): TemplateResult {
    const { line } = this;
    if (!line) return html``;
    return html`<section class="card" aria-labelledby="title">
      <header><h2 id="title">${this.t('timeline.title')}</h2>${this.renderLedgers()}</header>
      <div class="drawing" @pointerdown=${this.point} @pointermove=${(e: PointerEvent) => { if (e.buttons === 1 || e.pointerType === 'mouse') this.point(e); }}>${this.renderDrawing(line)}</div>
      ${this.renderLegend(line)}
      <label for="day">${this.t('timeline.day')}</label>
      <input id="day" type="range" min="0" max=${daysBetween(line.from, line.to)} step="1" .value=${live(String(daysBetween(line.from, line.stops[this.index]!.date)))}
        aria-valuetext=${this.reading(line.stops[this.index]!)} @input=${this.slide}>
      <output class="reading num" aria-live="off">${this.reading(line.stops[this.index]!)}</output>
      <details @toggle=${(e: Event) => { this.open = (e.target as HTMLDetailsElement).open; }}><summary>${this.t('view.showData')}</summary>${this.open ? this.renderTable(line) : nothing}</details>
    </section>`;
  }

  private renderLedgers(): TemplateResult | typeof nothing {
    const ledgers = this.program.ledgers ?? [];
    return ledgers.length < 2 ? nothing : html`<div class="chips" role="group" aria-label=${this.t('timeline.ledger')}>${ledgers.map(({ id }) => html`<button type="button" class="chip"
      aria-pressed=${id === this.ledger ? 'true' : 'false'} @click=${() => { this.ledger = id; }}>${this.names.ledger(id)}</button>`)}</div>`;
  }

  private amount(points: string): string {
    return this.names.points(this.ledger, points);
  }

  /** What a movement did: "expired −300 points". */
  private moved({ kind, points }: LedgerMovement): string {
    return `${this.t(`move.${kind}`)} ${Number(points) > 0 ? '+' : ''}${this.amount(points)}`;
  }

  private reading(stop: Stop): string {
    const parts = [...new Set(stop.movements.slice(0, 6).map((m) => this.moved(m)))];
    if (stop.movements.length > 6) parts.push('…');
    if (stop.tier !== undefined) parts.push(this.t('timeline.tier', { tier: this.names.tier(stop.tier) }));
    const balance = this.t(stop.future ? 'timeline.willBe' : 'timeline.was', { points: this.amount(stop.balance) });
    return this.t('timeline.reading', { date: this.format.date(stop.date), list: [...parts, balance].join(this.t('list.semicolon')) });
  }

  private scales(line: Line) {
    const [from, to] = [dayOf(line.from).getTime(), dayOf(line.to).getTime()];
    const right = this.width - margin.right;
    const values = line.stops.map((stop) => Number(stop.balance));
    const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
    const marks = ticks(low, high === low ? low + 1 : high, 4);
    const top = Math.max(high, marks[marks.length - 1] ?? high);
    const bottom = height - margin.bottom - (line.tiers.some((span) => span.tier !== null) ? tierRoom : 0);
    return {
      x: (date: string) => margin.left + ((dayOf(date).getTime() - from) / (to - from || 1)) * (right - margin.left),
      y: (value: number) => bottom - ((value - low) / (top - low || 1)) * (bottom - margin.top),
      marks, low, right, bottom,
    };
  }

  private renderDrawing(line: Line): TemplateResult {
    const { x, y, marks, low, right, bottom } = this.scales(line);
    const place = (stop: Stop) => `${x(stop.date).toFixed(1)},${y(Number(stop.balance)).toFixed(1)}`;
    /** Steps: along to the day, then up or down to the balance after it. */
    const steps = (stops: Stop[]) => stops.map((stop, i) => (i ? `H${x(stop.date).toFixed(1)}V${y(Number(stop.balance)).toFixed(1)}` : `M${place(stop)}`)).join('');
    const first = line.stops[0]!;
    const past = line.stops.filter((stop) => !stop.future);
    const future = line.stops.slice(Math.max(0, past.length - 1));
    // Points are there from the first movement on; the line begins on the ground.
    const begun = `M${x(first.date).toFixed(1)},${y(0).toFixed(1)}V${y(Number(first.balance)).toFixed(1)}${steps(past).replace(/^M[^HV]*/, '')}`;
    const cursor = line.stops[this.index]!;
    return html`<svg role="img" aria-labelledby="chart-title chart-desc" viewBox="0 0 ${this.width} ${height}" width=${this.width} height=${height}>
      <title id="chart-title">${this.t('timeline.chart', { name: this.names.ledger(line.ledger) })}</title><desc id="chart-desc">${this.describe(line)}</desc>
      ${marks.map((mark) => svg`<line class="grid" x1=${margin.left} x2=${right} y1=${y(mark)} y2=${y(mark)}></line>
        <text class="axis" x=${margin.left - 8} y=${y(mark) + 4} text-anchor="end">${this.format.decimal(mark)}</text>`)}
      ${this.renderDays(line, x, bottom)}
      ${line.tiers.map((span, i) => this.renderTier(span, x, bottom, i))}
      <rect class="ahead" x=${x(line.asOf)} width=${Math.max(0, right - x(line.asOf))} y=${margin.top} height=${bottom - margin.top}></rect>
      <path class="area" d="${begun}H${x(line.asOf).toFixed(1)}V${y(0).toFixed(1)}Z"></path>
      <path class="past" d="${begun}H${x(line.asOf).toFixed(1)}"></path>
      <path class="future" d=${steps(future)}></path>
      ${low < 0 ? svg`<line class="ground" x1=${margin.left} x2=${right} y1=${y(0)} y2=${y(0)}></line>` : nothing}
      <line class="now" x1=${x(line.asOf)} x2=${x(line.asOf)} y1=${margin.top - 6} y2=${bottom}></line>
      <text class="axis" x=${Math.min(x(line.asOf), right - 4)} y=${margin.top - 9} text-anchor=${x(line.asOf) > right - 60 ? 'end' : 'middle'}>${this.format.date(line.asOf, 'short')}</text>
      ${line.stops.filter((stop) => stop.movements.some((m) => m.kind === 'expire')).map((stop) => svg`<path class="drop" d="M${x(stop.date)},${y(Number(stop.balance)) + 1}m-5,-8h10l-5,8z"></path>`)}
      <line class="cursor" x1=${x(cursor.date)} x2=${x(cursor.date)} y1=${margin.top} y2=${bottom}></line>
      <circle class="dot" cx=${x(cursor.date)} cy=${y(Number(cursor.balance))} r="5"></circle>
    </svg>`;
  }

  private renderDays(line: Line, x: (date: string) => number, bottom: number): unknown {
    const days = utcTicks(dayOf(line.from), dayOf(line.to), Math.max(2, Math.floor((this.width - margin.left) / 92)));
    const wholeYears = days.every((day) => day.getUTCMonth() === 0 && day.getUTCDate() === 1);
    const daily = days.some((day) => day.getUTCDate() !== 1);
    return days.map((day) => {
      const at = x(day.toISOString().slice(0, 10));
      return svg`<line class="tick" x1=${at} x2=${at} y1=${bottom} y2=${bottom + 4}></line>
        <text class="axis" x=${Math.min(at, this.width - margin.right - 14)} y=${bottom + 17} text-anchor="middle">${this.format.tick(day, wholeYears ? 'year' : daily ? 'day' : 'month')}</text>`;
    });
  }

  /** A tier as a stretch below the axis, named where there is room. */
  private renderTier(span: Line['tiers'][number], x: (date: string) => number, bottom: number, i: number): unknown {
    const [from, to] = [x(span.from), x(span.to)];
    if (span.tier === null) return nothing;
    const name = this.names.tier(span.tier);
    // A Chinese character is about twice as wide as a Latin letter.
    const room = [...name].reduce((sum, c) => sum + (c.charCodeAt(0) > 0x2e7f ? 12 : 7), 10);
    return svg`<rect class="tier ${span.future ? 'later' : ''} ${i % 2 ? 'odd' : ''}" x=${from} width=${Math.max(2, to - from - 1.5)} y=${bottom + 26} height="20" rx="4"><title>${name}</title></rect>
      ${to - from > room ? svg`<text class="name" x=${(from + to) / 2} y=${bottom + 40} text-anchor="middle">${name}</text>` : nothing}
      <line class="change" x1=${from} x2=${from} y1=${margin.top} y2=${bottom + 26}></line>`;
  }

  private renderLegend(line: Line): TemplateResult {
    const drops = line.stops.some((stop) => stop.movements.some((m) => m.kind === 'expire'));
    const key = (name: string, text: string) => html`<span><span class="key ${name}" aria-hidden="true"></span>${text}</span>`;
    return html`<p class="legend small">${key('past', this.t('timeline.past'))}${key('future', this.t('timeline.future'))}
      ${drops ? key('drop', this.t('timeline.drop')) : nothing}
      ${line.tiers.some((span) => span.tier !== null) ? key('tier', this.t('tier.title')) : nothing}</p>`;
  }

  private describe(line: Line): string {
    const ahead = line.stops.filter((stop) => stop.future).flatMap((stop) => stop.movements.filter((m) => m.kind === 'expire').map((m) => ({ date: stop.date, points: m.points.replace(/^-/, '') })));
    const tiers = line.tiers.map((span) => this.t('timeline.tierFrom', { tier: this.names.tier(span.tier), date: this.format.date(span.from, 'medium') }));
    const list = ahead.slice(0, 6).map((end) => this.t('timeline.end', { points: this.amount(end.points), date: this.format.date(end.date, 'medium') }));
    const now = line.stops.find((stop) => stop.date === line.asOf);
    return [this.t('timeline.desc', { from: this.format.date(line.from), to: this.format.date(line.to), points: this.amount(now?.balance ?? '0'), n: ahead.length, list: list.join(this.t('list.comma')) }),
      tiers.slice(0, 12).join(this.t('list.comma'))].filter(Boolean).join(' ');
  }

  /** The slider knows days; it goes to the next day on which something moved, in the direction it is pushed. */
  private slide(event: Event): void {
    const { stops, from } = this.line!;
    const wanted = Number(valueOf(event));
    const day = (stop: Stop) => daysBetween(from, stop.date);
    const forward = wanted > day(stops[this.index]!);
    const found = forward ? stops.findIndex((stop) => day(stop) >= wanted) : stops.findLastIndex((stop) => day(stop) <= wanted);
    this.at = found < 0 ? (forward ? stops.length - 1 : 0) : found;
    this.requestUpdate(); // the thumb stands at the day that was found
  }

  /** The cursor goes to the stop nearest to the pointer. */
  private point(event: PointerEvent): void {
    const { line } = this;
    if (!line) return;
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const at = event.clientX - box.left;
    const { x } = this.scales(line);
    let best = 0;
    line.stops.forEach((stop, i) => { if (Math.abs(x(stop.date) - at) < Math.abs(x(line.stops[best]!.date) - at)) best = i; });
    this.at = best;
  }

  private renderTable(line: Line): TemplateResult {
    const rows = line.stops.flatMap((stop) => [
      ...stop.movements.map((m) => ({ date: stop.date, future: stop.future, what: this.t(`move.${m.kind}`), points: this.format.decimal(m.points), balance: this.format.decimal(m.balance) })),
      ...(stop.tier === undefined ? [] : [{ date: stop.date, future: stop.future, what: this.t('timeline.tier', { tier: this.names.tier(stop.tier) }), points: '', balance: '' }]),
    ]);
    return html`<div class="scroll" tabindex="0" role="region" aria-label="${this.t('timeline.title')}: ${this.t('view.showData')}"><table>
      <thead><tr><th>${this.t('entry.date')}</th><th>${this.t('timeline.what')}</th><th class="end">${this.t('lots.points')}</th><th class="end">${this.t('timeline.balance')}</th></tr></thead>
      <tbody>${rows.slice(-tableRows).map((row) => html`<tr class=${row.future ? 'ahead' : ''}><td>${this.format.date(row.date, 'medium')}</td><td>${row.what}${row.future ? html` <span class="small muted">${this.t('timeline.expected')}</span>` : nothing}</td>
        <td class="end">${row.points}</td><td class="end">${row.balance}</td></tr>`)}</tbody></table></div>
      ${rows.length > tableRows ? html`<p class="small muted">${this.t('timeline.last', { n: tableRows })}</p>` : nothing}`;
  }
}

define({ 'lc-timeline': Timeline });

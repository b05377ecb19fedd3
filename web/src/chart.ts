// SPDX-License-Identifier: Apache-2.0
import { ticks } from 'd3-array';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { Part, styled } from './component.ts';
import { trace, type Point } from './curve.ts';
import styles from './styles/chart.css';
import type { Curve } from './types.ts';

const height = 264;
const margin = { top: 16, right: 16, bottom: 32, left: 52 };

/**
 * What is paid as a share of the list value, by the size of the basket: every piece of the curve as the core gave it.
 * Floating point is used for the places on the drawing only.
 */
export class CurveChart extends Part {
  static override properties = {
    ...Part.properties, curve: { attribute: false }, basket: { attribute: false }, rate: { attribute: false },
    marker: { attribute: false }, width: { state: true },
  };
  static override styles = styled(styles);
  declare curve: Curve;
  /** The basket under the cursor, and its ratios as numbers from 0 to 1, from the core. */
  declare basket: string;
  declare marker: { now: number | null; withVouchers: number | null };
  /** Share of the vouchers that come back, from 0 to 1. */
  declare rate: number;
  declare width: number;

  private observer?: ResizeObserver;

  constructor() {
    super();
    this.width = 640;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer = new ResizeObserver((entries) => {
      const width = Math.round(entries[0]!.contentRect.width);
      if (width > 0 && width !== this.width) requestAnimationFrame(() => { this.width = width; });
    });
    this.observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer?.disconnect();
  }

  private get hasVouchers(): boolean {
    return this.curve.pieces.some((piece) => Number(piece.vouchers) > 0);
  }

  protected override render(): TemplateResult {
    const pieces = this.curve.pieces;
    if (pieces.length === 0) return html``;
    const now = pieces.map((piece) => trace(piece));
    const later = this.hasVouchers ? pieces.map((piece) => trace(piece, this.rate * Number(piece.vouchers))) : [];
    const all = [...now, ...later].flat();
    const lowest = Math.min(...all.map((p) => p.y), 1);
    const bottom = Math.max(0, Math.floor(lowest * 10 - 0.5) / 10);
    const end = Number(pieces[pieces.length - 1]!.to);
    const start = Number(pieces[0]!.from);
    const right = this.width - margin.right;
    const x = (value: number) => margin.left + ((value - start) / (end - start || 1)) * (right - margin.left);
    const y = (value: number) => margin.top + ((1 - value) / (1 - bottom || 1)) * (height - margin.top - margin.bottom);
    const draw = (group: Point[][], name: string) => group.map((points) => svg`<polyline class=${name}
      points=${points.map((p) => `${x(p.x).toFixed(1)},${y(p.y).toFixed(1)}`).join(' ')}></polyline>`);
    return html`<svg role="img" aria-labelledby="title desc" viewBox="0 0 ${this.width} ${height}" width=${this.width} height=${height}>
      <title id="title">${this.t('chart.title')}</title><desc id="desc">${this.describe()}</desc>
      ${ticks(bottom, 1, 5).map((tick) => svg`<line class="grid" x1=${margin.left} x2=${right} y1=${y(tick)} y2=${y(tick)}></line>
        <text class="axis" x=${margin.left - 8} y=${y(tick) + 4} text-anchor="end">${this.tick(tick)}</text>`)}
      ${ticks(start, end, Math.max(3, Math.floor(this.width / 110))).map((tick) => svg`<text class="axis" x=${x(tick)} y=${height - 10} text-anchor="middle">${this.format.decimal(tick)}</text>`)}
      ${this.curve.dominated.map((range) => svg`<rect class="dominated" x=${x(Number(range.from))} width=${Math.max(1, x(Number(range.to)) - x(Number(range.from)))} y=${margin.top} height=${height - margin.top - margin.bottom}></rect>`)}
      ${this.curve.cliffs.map((cliff) => svg`<line class="cliff" x1=${x(Number(cliff.at))} x2=${x(Number(cliff.at))} y1=${margin.top} y2=${height - margin.bottom}></line>
        <circle class="mark" cx=${x(Number(cliff.at))} cy=${height - margin.bottom} r="3"></circle>`)}
      ${draw(now, this.hasVouchers ? 'now thin' : 'now')}${draw(later, 'later')}
      ${this.renderCursor(x, y)}
    </svg>
    ${this.hasVouchers ? html`<p class="legend small"><span><span class="key now" aria-hidden="true"></span>${this.t('chart.now')}</span>
      <span><span class="key" aria-hidden="true"></span>${this.t('chart.later', { rate: this.format.percent(this.rate * 10000, 0) })}</span></p>` : nothing}`;
  }

  private renderCursor(x: (value: number) => number, y: (value: number) => number): TemplateResult | typeof nothing {
    const at = Number(this.basket);
    const start = Number(this.curve.pieces[0]!.from);
    const end = Number(this.curve.pieces[this.curve.pieces.length - 1]!.to);
    if (!(at >= start && at <= end)) return nothing;
    const { now, withVouchers } = this.marker;
    return svg`<line class="cursor" x1=${x(at)} x2=${x(at)} y1=${margin.top} y2=${height - margin.bottom}></line>
      ${now === null ? nothing : svg`<circle class="dot now" cx=${x(at)} cy=${y(now)} r="5"></circle>`}
      ${withVouchers === null || !this.hasVouchers ? nothing : svg`<circle class="dot later" cx=${x(at)} cy=${y(withVouchers)} r="5"></circle>`}` as TemplateResult;
  }

  private tick(ratio: number): string {
    const basisPoints = Math.round(ratio * 10000);
    return this.words.language === 'zh-CN' ? this.format.fold(basisPoints) : this.format.percent(basisPoints, 0);
  }

  private describe(): string {
    const pieces = this.curve.pieces;
    const money = (amount: string) => this.format.money(amount, true);
    return this.t('chart.desc', {
      from: money(pieces[0]!.from), to: money(pieces[pieces.length - 1]!.to), n: this.curve.cliffs.length,
      list: this.curve.cliffs.slice(0, 8).map((cliff) => money(cliff.at)).join(this.t('list.comma')),
    });
  }
}

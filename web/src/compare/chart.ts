// SPDX-License-Identifier: Apache-2.0
import { ticks } from 'd3-array';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { Part, styled } from '../component.ts';
import { trace, type Point } from '../curve.ts';
import styles from '../styles/compare-chart.css';
import type { CompareResult } from '../types.ts';

const height = 300;
const margin = { top: 16, right: 16, bottom: 32, left: 52 };

/** The curves of several offers over the same baskets, with the baskets from which another one costs less. */
export class CompareChart extends Part {
  static override properties = {
    ...Part.properties, compared: { attribute: false }, labels: { attribute: false }, basket: { attribute: false }, rate: { attribute: false }, width: { state: true },
  };
  static override styles = styled(styles);
  declare compared: CompareResult;
  declare labels: string[];
  declare basket: string;
  /** The share of the vouchers that counts, from 0 to 1. */
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

  protected override render(): TemplateResult {
    const { offers, range, crossovers } = this.compared;
    const lines = offers.map(({ curve }) => curve.pieces.map((piece) => trace(piece, this.rate * Number(piece.vouchers))));
    const all = lines.flat(2);
    const bottom = Math.max(0, Math.floor(Math.min(...all.map((p) => p.y), 1) * 10 - 0.5) / 10);
    const [start, end] = [Number(range.from), Number(range.to)];
    const right = this.width - margin.right;
    const x = (value: number) => margin.left + ((value - start) / (end - start || 1)) * (right - margin.left);
    const y = (value: number) => margin.top + ((1 - value) / (1 - bottom || 1)) * (height - margin.top - margin.bottom);
    const at = Number(this.basket);
    const draw = (points: Point[], i: number) => svg`<polyline class="s${i + 1}" points=${points.map((p) => `${x(p.x).toFixed(1)},${y(p.y).toFixed(1)}`).join(' ')}></polyline>`;
    return html`<svg role="img" aria-labelledby="title desc" viewBox="0 0 ${this.width} ${height}" width=${this.width} height=${height}>
      <title id="title">${this.t('compare.chart')}</title><desc id="desc">${this.describe()}</desc>
      ${ticks(bottom, 1, 5).map((tick) => svg`<line class="grid" x1=${margin.left} x2=${right} y1=${y(tick)} y2=${y(tick)}></line>
        <text class="axis" x=${margin.left - 8} y=${y(tick) + 4} text-anchor="end">${this.tick(tick)}</text>`)}
      ${ticks(start, end, Math.max(3, Math.floor(this.width / 110))).map((tick) => svg`<text class="axis" x=${x(tick)} y=${height - 10} text-anchor="middle">${this.format.decimal(tick)}</text>`)}
      ${crossovers.slice(0, 40).map((cross) => svg`<line class="cross" x1=${x(Number(cross.at))} x2=${x(Number(cross.at))} y1=${margin.top} y2=${height - margin.bottom}></line>
        <circle class="mark" cx=${x(Number(cross.at))} cy=${height - margin.bottom} r="3.5"></circle>`)}
      ${lines.map((pieces, i) => pieces.map((points) => draw(points, i)))}
      ${at >= start && at <= end ? svg`<line class="cursor" x1=${x(at)} x2=${x(at)} y1=${margin.top} y2=${height - margin.bottom}></line>` : nothing}
    </svg>
    <ul class="legend small">${offers.map((_, i) => html`<li><svg class="key" viewBox="0 0 28 6" width="28" height="6" aria-hidden="true"><line class="s${i + 1}" x1="1" x2="27" y1="3" y2="3"></line></svg>${this.labels[i]}</li>`)}</ul>`;
  }

  private tick(ratio: number): string {
    const basisPoints = Math.round(ratio * 10000);
    return this.words.language === 'zh-CN' ? this.format.fold(basisPoints) : this.format.percent(basisPoints, 0);
  }

  private describe(): string {
    const { range, crossovers } = this.compared;
    const money = (amount: string) => this.format.money(amount, true);
    return this.t('compare.desc', {
      from: money(range.from), to: money(range.to), offers: this.labels.join(this.t('list.comma')), n: crossovers.length,
      list: crossovers.slice(0, 8).map((cross) => money(cross.at)).join(this.t('list.comma')),
    });
  }
}

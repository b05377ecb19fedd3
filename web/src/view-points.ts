// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { styled, valueOf } from './component.ts';
import type { Answer } from './engine.ts';
import { today } from './format.ts';
import type { Gallery } from './gallery.ts';
import type { HistoryDetail } from './history-table.ts';
import { eventOf, rowsOf, sampleDay } from './samples.ts';
import styles from './styles/view-points.css';
import layout from './styles/view.css';
import { markOf } from './tier-mark.ts';
import type { Failure, HistoryRow, ProgramDocument, Samples, StatementResult } from './types.ts';
import { View } from './view.ts';

type Balance = StatementResult['balances'][number];

/** "My points": what there is, what it is worth, what ends when, how far the next tier is. */
export class ViewPoints extends View<StatementResult> {
  static override properties = {
    ...View.properties, gallery: { attribute: false }, program: { attribute: false }, samples: { attribute: false }, rows: { state: true },
  };
  static override styles = styled(layout + styles);
  declare gallery: Gallery;
  declare program: ProgramDocument;
  declare samples?: Samples;
  declare rows: HistoryRow[];
  private day = sampleDay;
  /** What is known of the sample's member besides the table: birthday, segments. */
  private facts: object = {};

  constructor() {
    super();
    this.rows = [];
  }

  /** Rows set by the host; they take the place of the sample. */
  set history(rows: HistoryRow[] | undefined) {
    if (!rows) return;
    this.rows = rows;
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
    if (changed.has('asOf') && this.asOf) this.day = this.asOf;
    super.willUpdate(changed);
  }

  private member(): object {
    const ledger = this.program.ledgers?.[0]?.id ?? '';
    return { ...this.facts, history: this.rows.map((row, i) => eventOf(row, i, ledger)) };
  }

  protected ask(): Answer<StatementResult> | undefined {
    if (!this.program) return undefined;
    return this.context.engine.about('statement', this.program, {
      asOf: this.day, member: this.member(), explain: true,
    });
  }

  protected summary(result: StatementResult): string {
    const balance = result.balances[0];
    const parts = [balance ? this.t('points.have', { points: this.points(balance, balance.balance) }) : ''];
    const next = result.tier?.next;
    const goal = next?.progress[0];
    if (next && goal) parts.push(this.t(this.goalKey(goal.metric), { missing: this.metric(goal.metric, goal.missing), tier: this.words.text(next.name, next.tier) }));
    return parts.filter(Boolean).join(this.t('list.semicolon')) + this.t('list.stop');
  }

  private points(balance: Balance, amount: string): string {
    return this.t('points.amount', { points: this.format.decimal(amount), unit: this.words.text(balance.unit, this.t('points.unit')) });
  }

  private goalKey(metric: string): string {
    return this.program.metrics?.find((m) => m.id === metric)?.type === 'spend' ? 'points.toNext' : 'points.toNextCount';
  }

  /** A metric in its own unit: money, points or orders. */
  private metric(id: string, value: string): string {
    const metric = this.program.metrics?.find((m) => m.id === id);
    if (metric?.type === 'spend') return this.format.money(value, true);
    if (metric?.type === 'orders') return this.t('points.orders', { n: Number(value), value: this.format.decimal(value) });
    const ledger = this.program.ledgers?.find((l) => l.id === metric?.ledger);
    return this.t('points.amount', { points: this.format.decimal(value), unit: this.words.text(ledger?.unit, this.t('points.unit')) });
  }

  protected override render(): TemplateResult {
    const result = this.result;
    return html`<div class="view">
      ${result ? this.renderVerdict(result) : nothing}
      <section class="inputs card" aria-labelledby="inputs-title">${this.renderInputs()}</section>
      ${result ? html`<div class="results" data-stale=${this.failures.length ? '' : nothing}>${result.balances.map((b, i) => this.renderBalance(result, b, i))}
        ${this.renderTier(result)}${result.balances.map((b, i) => this.renderLots(b, i))}</div>` : nothing}
    </div>${this.renderTail()}`;
  }

  private renderVerdict(result: StatementResult): TemplateResult {
    const stale = this.failures.length > 0;
    const parts: unknown[] = [];
    const next = result.tier?.next;
    const goal = next?.progress[0];
    if (next && goal) {
      parts.push(this.sentence(this.goalKey(goal.metric), {
        missing: this.figure('/tier/next/progress/0/missing', this.t('points.missing'), this.metric(goal.metric, goal.missing)),
        tier: this.words.text(next.name, next.tier),
      }));
    } else if (result.tier?.current) {
      parts.push(this.t('points.top', { tier: this.words.text(result.tier.name, result.tier.current) }));
    }
    const b = result.balances.findIndex((balance) => balance.expiring.length > 0);
    const balance = result.balances[b];
    const end = balance?.expiring[0];
    if (balance && end) {
      parts.push(this.sentence('points.ends', {
        points: this.figure(`/balances/${b}/expiring/0/points`, this.t('points.expiring'), this.points(balance, end.points)),
        date: this.format.date(end.date, end.date.slice(0, 4) === result.asOf.slice(0, 4) ? 'short' : 'long'),
      }));
    }
    if (parts.length === 0) parts.push(this.t('points.nothing'));
    return html`<section class="verdict card" data-stale=${stale ? '' : nothing}>
      <header><h2>${this.words.text(this.program.name, this.program.id)}</h2>${this.renderSample()}</header>
      <output class="sentence" aria-live="off">${parts.map((part, i) => [i ? this.t('list.semicolon') : '', part])}${this.t('list.stop')}</output>
      <p class="small muted">${this.t('points.asOf', { date: this.format.date(result.asOf) })}${result.notCounted
        ? html` · ${this.t('points.notCounted', { n: result.notCounted })}` : nothing}</p>
      ${this.renderFailures((f) => this.shownAtField(f))}
    </section>`;
  }

  private shownAtField(failure: Failure): boolean {
    return failure.pointer === '/asOf' || failure.pointer.startsWith('/member/history/');
  }

  private renderBalance(result: StatementResult, balance: Balance, i: number): TemplateResult {
    const at = `/balances/${i}`;
    const name = this.words.text(balance.name, balance.ledger);
    const spendable = this.program.redemptions?.some((r) => r.ledger === balance.ledger);
    const title = !spendable ? name : result.balances.length > 1 ? `${this.t('points.spendable')} · ${name}` : this.t('points.spendable');
    return html`<section class="card balance">
      <h3>${title}</h3>
      <p class="big">${this.figure(`${at}/balance`, title, this.format.decimal(balance.balance))}
        <span class="unit">${this.words.text(balance.unit, this.t('points.unit'))}</span></p>
      ${balance.value === null ? nothing : html`<p>${this.sentence('points.worth', {
        value: this.figure(`${at}/value`, this.t('points.worthLabel'), this.format.money(balance.value)) })}</p>`}
      ${balance.expiring.length === 0 ? html`<p class="small muted">${this.t('points.noneEnds')}</p>` : html`
        <h3 class="gap">${this.t('points.nextEnds')}</h3>
        <ul class="ends">${balance.expiring.slice(0, 3).map((end, j) => html`<li class=${this.format.daysBetween(result.asOf, end.date) <= 7 ? 'soon' : ''}>
          <span>${this.figure(`${at}/expiring/${j}/points`, this.t('points.expiring'), this.points(balance, end.points))}</span>
          <span class="when">${this.format.date(end.date)}<br><span class="small muted">${this.format.relative(result.asOf, end.date)}</span></span></li>`)}</ul>`}
    </section>`;
  }

  private renderTier(result: StatementResult): TemplateResult | typeof nothing {
    const tier = result.tier;
    if (!tier || !this.program.tiers?.length) return nothing;
    const name = tier.current ? this.words.text(tier.name, tier.current) : this.t('tier.none');
    return html`<section class="card tier">
      <h3>${this.t('tier.title')}</h3>
      <p class="big">${name}</p>
      <p class="small muted">${tier.since ? this.t('tier.since', { date: this.format.date(tier.since) }) : nothing}${tier.validUntil
        ? html`${tier.since ? ' · ' : nothing}${this.t('tier.until', { date: this.format.date(tier.validUntil) })}` : nothing}</p>
      ${this.renderKeep(result)}
      ${tier.next ? tier.next.progress.map((p, i) => this.renderProgress(result, p, i)) : nothing}
      ${tier.timeline.length === 0 ? nothing : html`<h3 class="gap">${this.t('tier.timeline')}</h3>
        <ol class="timeline">${tier.timeline.map((t) => html`<li><span class="when">${this.format.date(t.date, 'medium')}</span>
          <span>${t.tier ? this.tierName(t.tier) : this.t('tier.none')}</span></li>`)}</ol>`}
    </section>`;
  }

  private tierName(id: string): string {
    return this.words.text(this.program.tiers?.find((t) => t.id === id)?.name, id);
  }

  private renderProgress(result: StatementResult, p: { metric: string; value: string; at: string; missing: string }, i: number): TemplateResult {
    const next = result.tier!.next!;
    const at = `/tier/next/progress/${i}`;
    const value = this.metric(p.metric, p.value);
    const mark = this.metric(p.metric, p.at);
    const label = this.t('tier.toNext', { tier: this.words.text(next.name, next.tier) });
    return html`<div class="progress">
      <p><span>${label}</span><span class="num">${this.figure(`${at}/value`, label, value)} / ${mark}</span></p>
      <progress max=${p.at} value=${p.value} aria-label=${label}>${value} / ${mark}</progress>
      <p class="small muted">${this.sentence('tier.missing', { missing: this.figure(`${at}/missing`, this.t('points.missing'), this.metric(p.metric, p.missing)) })}<br>${this.renderWindow(result, p.metric)}</p>
    </div>`;
  }

  private renderKeep(result: StatementResult): TemplateResult | typeof nothing {
    const current = this.program.tiers?.find((t) => t.id === result.tier?.current);
    const mark = current?.qualify && markOf(current.qualify);
    const i = result.metrics.findIndex((m) => m.metric === mark?.metric);
    const metric = result.metrics[i];
    if (!mark || !metric) return nothing;
    const label = this.t('tier.keep', { tier: this.tierName(current!.id) });
    const value = this.metric(metric.metric, metric.value);
    return html`<div class="progress keep">
      <p><span>${label}</span><span class="num">${this.figure(`/metrics/${i}/value`, label, value)} / ${this.metric(metric.metric, mark.at)}</span></p>
      <progress max=${mark.at} value=${metric.value} aria-label=${label}>${value}</progress>
    </div>`;
  }

  private renderWindow(result: StatementResult, id: string): string {
    const metric = result.metrics.find((m) => m.metric === id);
    return metric?.from && metric.to ? this.t('tier.window', { from: this.format.date(metric.from, 'medium'), to: this.format.date(metric.to, 'medium') }) : '';
  }

  private renderLots(balance: Balance, i: number): TemplateResult | typeof nothing {
    if (balance.lots.length === 0) return nothing;
    const at = `/balances/${i}/lots`;
    return html`<section class="card lots"><details><summary>${this.t('lots.title', { n: balance.lots.length })}</summary>
      <div class="scroll" tabindex="0" role="region" aria-label=${this.t('lots.title', { n: balance.lots.length })}><table>
        <thead><tr><th>${this.t('lots.earned')}</th><th>${this.t('lots.expires')}</th><th class="end">${this.t('lots.points')}</th><th class="end">${this.t('lots.remaining')}</th></tr></thead>
        <tbody>${balance.lots.map((lot, j) => html`<tr>
          <td>${this.format.date(lot.earned, 'medium')}</td><td>${lot.expires ? this.format.date(lot.expires, 'medium') : this.t('lots.never')}</td>
          <td class="end">${this.figure(`${at}/${j}/points`, this.t('lots.points'), this.format.decimal(lot.points))}</td>
          <td class="end">${this.figure(`${at}/${j}/remaining`, this.t('lots.remaining'), this.format.decimal(lot.remaining))}</td></tr>`)}</tbody>
      </table></div></details></section>`;
  }

  private renderInputs(): TemplateResult {
    const error = this.failureAt('/asOf');
    return html`<header><h2 id="inputs-title">${this.t('points.inputs')}</h2>
        <button type="button" class="button quiet" @click=${this.startOwn}>${this.t(this.sample ? 'view.startOwn' : 'view.backToSample')}</button></header>
      <div class="fields">
        <lc-program .context=${this.context} .gallery=${this.gallery} .program=${this.program} .samples=${this.samples}></lc-program>
        <div><label for="as-of">${this.t('points.day')}</label>
          <input id="as-of" type="date" .value=${this.day} aria-invalid=${error ? 'true' : nothing} aria-describedby=${error ? 'as-of-error' : nothing}
            @input=${(e: Event) => { this.day = valueOf(e); this.changed(); }}>
          ${error ? html`<p class="field-error" id="as-of-error">${error}</p>` : nothing}</div>
      </div>
      <lc-history .context=${this.context} .rows=${this.rows} .failures=${this.failures}
        @history=${(e: CustomEvent<HistoryDetail>) => { this.rows = e.detail.rows; this.changed(); }}></lc-history>`;
  }

  private fillSample(): void {
    const { history: _history, ...facts } = this.samples?.statement?.member ?? { history: [] };
    this.facts = facts;
    this.rows = rowsOf(this.samples?.statement?.member.history ?? []);
    this.day = this.asOf || this.samples?.statement?.asOf || sampleDay;
  }

  private startOwn(): void {
    const toOwn = this.sample;
    if (toOwn) [this.rows, this.day, this.facts] = [[], today(), {}];
    else this.fillSample();
    this.changed();
    this.sample = !toOwn;
  }
}

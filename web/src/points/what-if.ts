// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { Part, styled, type Derive } from '../component.ts';
import { define } from '../define.ts';
import { freshId } from '../history.ts';
import type { Names } from '../names.ts';
import styles from '../styles/what-if.css';
import type { Facts, Failure, HistoryEvent, ProgramDocument, StatementAfter, StatementResult, Step } from '../types.ts';
import './event-form.ts';
import { eventPhrase } from './event-text.ts';
import { blank, kindOf, kindsOf, type Kind } from './kinds.ts';
import { refundCard } from './refund-card.ts';

/** The kinds that stand as questions; the others are to be had in the form. */
const questions: readonly Kind[] = ['purchase', 'refund', 'redeem', 'reward'];

/** "If I did this on that day": the same day without it and with it, side by side. The history stays as it is. */
export class WhatIf extends Part {
  static override properties = { ...Part.properties, names: { attribute: false }, program: { attribute: false }, about: { attribute: false }, event: { state: true } };
  static override styles = styled(styles);
  declare names: Names;
  declare program: ProgramDocument;
  declare about: { asOf: string; member: Facts & { history: HistoryEvent[] } };
  protected declare event?: HistoryEvent;
  private without?: StatementAfter;
  private withIt?: StatementAfter;
  private failures: readonly Failure[] = [];

  /** What has happened by the day of the statement: what the event can follow. */
  private get past(): HistoryEvent[] {
    return this.about.member.history.filter((event) => event.date <= this.about.asOf);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('program') && changed.get('program')) this.event = undefined;
    if (!changed.has('event') && !changed.has('about') && !changed.has('program') && !changed.has('context')) return;
    [this.withIt, this.without, this.failures] = [undefined, undefined, []];
    const { event } = this;
    if (!event || !isFilled(event)) return;
    const answer = this.ask([event], event.date);
    if (answer.ok) [this.withIt, this.without] = [answer.result.whatIf ?? undefined, this.on(event.date)];
    else this.failures = answer.errors;
  }

  private ask(whatIf: HistoryEvent[], whatIfAsOf: string) {
    return this.context.engine.about<StatementResult>('statement', this.program, { ...this.about, whatIf, whatIfAsOf });
  }

  /** The day if nothing happened. */
  private on(date: string): StatementAfter | undefined {
    const answer = this.ask([], date);
    return answer.ok ? answer.result.whatIf ?? undefined : undefined;
  }

  private begin(kind: Kind): void {
    this.event = blank(kind, freshId(this.about.member.history), this.event?.date || this.about.asOf, this.program, this.past);
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('lc-event')?.focus());
  }

  /** The explanation of the statement of a day, with the event or without. */
  private explained(extra: HistoryEvent[], asOf: string): Promise<Step[]> {
    const member = { ...this.about.member, history: [...this.past, ...extra] };
    return this.context.engine.explained('statement', { asOf, member }, this.program);
  }

  protected override render(): TemplateResult {
    const { event, failures } = this;
    const possible = kindsOf(this.program);
    return html`<section class="card" aria-labelledby="title"><h2 id="title">${this.t('whatIf.title')}</h2>
      <p class="small muted">${this.t('whatIf.help')}</p>
      <div class="chips" role="group" aria-labelledby="title">${questions.filter((kind) => possible.includes(kind)).map((kind) => html`<button type="button" class="chip"
        aria-pressed=${event && kindOf(event) === kind ? 'true' : 'false'} @click=${() => this.begin(kind)}>${this.t(`whatIf.${kind}`)}</button>`)}</div>
      ${event ? html`<div class="form"><lc-event .context=${this.context} .names=${this.names} .program=${this.program} .event=${event} .earlier=${this.past} .kinds=${possible} .first=${this.about.asOf}
          .failures=${failures.filter((f) => f.pointer.startsWith('/whatIf')).map((f) => ({ ...f, pointer: f.pointer.replace(/^\/whatIf(AsOf|\/\d+)/, '').replace(/^$/, '/date') }))}
          @event=${(e: CustomEvent<HistoryEvent>) => { this.event = e.detail; }}></lc-event>
          ${failures.filter((f) => !f.pointer.startsWith('/whatIf')).map((f) => html`<p class="field-error">${this.failureText(f)} <code>${f.pointer}</code></p>`)}
          <button type="button" class="button quiet" @click=${() => { this.event = undefined; }}>${this.t('whatIf.clear')}</button></div>` : nothing}
      ${event && this.withIt && this.without ? this.renderComparison(event, this.without, this.withIt) : nothing}
      <output class="vh" aria-atomic="true">${event && this.withIt ? this.summary(event, this.withIt) : nothing}</output></section>`;
  }

  private summary(event: HistoryEvent, after: StatementAfter): string {
    const balances = after.balances.map((b) => this.names.points(b.ledger, b.shown));
    const tier = this.program.tiers?.length ? [this.names.tier(after.tier.current)] : [];
    return this.t('whatIf.summary', { what: this.phrase(event), list: [...balances, ...tier].join(this.t('list.comma')) });
  }

  private phrase(event: HistoryEvent): string {
    return eventPhrase(event, this.words, this.names, (date) => this.format.date(date, 'medium'));
  }

  private renderComparison(event: HistoryEvent, without: StatementAfter, withIt: StatementAfter): TemplateResult {
    const day = withIt.asOf;
    const i = withIt.refunds.findIndex((refund) => refund.event === event.id);
    const refund = withIt.refunds[i];
    return html`<div class="outcome">
      ${refund ? html`<h3>${this.t('whatIf.returned')}</h3>${refundCard(this, this.names, refund, `/refunds/${i}`, () => this.explained([event], day))}` : nothing}
      <div class="scroll" tabindex="0" role="region" aria-label=${this.t('whatIf.table')}><table class="compare"><caption class="vh">${this.t('whatIf.table')}</caption>
        <thead><tr><th scope="col">${this.t('whatIf.on', { date: this.format.date(day, 'medium') })}</th><th scope="col" class="end">${this.t('whatIf.without')}</th><th scope="col" class="end">${this.t('whatIf.with')}</th></tr></thead>
        <tbody>${this.rows(without, withIt).map((row) => html`<tr class=${same(row.before, row.after) ? '' : 'changed'}><th scope="row">${row.label}</th>
          <td class="end">${this.side(row.label, row.before, () => this.explained([], day))}</td>
          <td class="end">${this.side(row.label, row.after, () => this.explained([event], day))}</td></tr>`)}</tbody></table></div></div>`;
  }

  private side(label: string, { text, note, pointer }: Side, steps: Derive): unknown {
    return html`${pointer ? this.figure(pointer, label, text, steps) : text}${note ? html`<br>${note}` : nothing}`;
  }

  /** The figures of the two statements, row by row. */
  private rows(without: StatementAfter, withIt: StatementAfter): Row[] {
    const rows: Row[] = [];
    const row = (label: string, read: (s: StatementAfter) => Side | undefined, always = false) => {
      const [before, after] = [read(without), read(withIt)];
      if (before && after && (always || !same(before, after))) rows.push({ label, before, after });
    };
    const several = without.balances.length > 1;
    without.balances.forEach(({ ledger }, i) => {
      const name = several ? this.names.ledger(ledger) : '';
      const label = (key: string) => [name, this.t(key)].filter(Boolean).join(' · ');
      const points = (field: 'pending' | 'deficit') => (s: StatementAfter): Side => ({ text: this.names.points(ledger, s.balances[i]![field]), pointer: `/balances/${i}/${field}` });
      row(several ? name : this.t('points.spendable'), (s) => ({ text: this.names.points(ledger, s.balances[i]!.balance), pointer: `/balances/${i}/balance` }), true);
      row(label('points.pending'), points('pending'));
      row(label('points.owedLabel'), points('deficit'));
      row(label('points.worthLabel'), (s) => { const { value } = s.balances[i]!; return { text: value === null ? '–' : this.format.money(value), ...(value === null ? {} : { pointer: `/balances/${i}/value` }) }; });
      row(label('whatIf.nextEnd'), (s) => { const end = s.balances[i]!.expiring[0]; return end ? { text: this.names.points(ledger, end.points), note: this.format.date(end.date, 'medium'), pointer: `/balances/${i}/expiring/0/points` } : { text: '–' }; });
    });
    if (this.program.tiers?.length) {
      row(this.t('tier.title'), (s) => ({ text: this.names.tier(s.tier.current) }), true);
      row(this.t('whatIf.validUntil'), (s) => ({ text: s.tier.validUntil ? this.format.date(s.tier.validUntil, 'medium') : '–' }));
      const goals = withIt.tier.next?.progress ?? without.tier.next?.progress ?? [];
      goals.forEach((goal) => row(this.t('whatIf.toNext', { name: this.names.metric(goal.metric) }), (s) => {
        const i = s.tier.next?.progress.findIndex((p) => p.metric === goal.metric) ?? -1;
        const p = s.tier.next?.progress[i];
        return p ? { text: this.t('whatIf.missing', { missing: this.names.measured(p.metric, p.missing), tier: this.names.tier(s.tier.next!.tier) }), pointer: `/tier/next/progress/${i}/missing` } : { text: '–' };
      }));
    }
    without.metrics.forEach(({ metric }, i) => row(this.names.metric(metric), (s) => ({ text: this.names.measured(metric, s.metrics[i]!.value), pointer: `/metrics/${i}/value` })));
    without.milestones.forEach(({ milestone }, i) => {
      row(this.names.milestone(milestone), (s) => ({ text: this.t('whatIf.reached', { n: s.milestones[i]!.reached.length, open: s.milestones[i]!.open }) }));
    });
    row(this.t('standing.vouchers'), (s) => ({ text: this.t('whatIf.vouchers', { n: s.vouchers.length }) }));
    row(this.t('standing.memberships'), (s) => ({ text: s.memberships.map((m) => `${this.names.membership(m.membership)} · ${this.format.date(m.until, 'medium')}`).join(this.t('list.comma')) || '–' }));
    row(this.t('standing.choices'), (s) => ({ text: s.choices.map((c) => `${this.names.choice(c.choice)}: ${this.names.option(c.choice, c.option)}`).join(this.t('list.comma')) || '–' }));
    return rows;
  }
}

interface Side { text: string; note?: string; pointer?: string }
const same = (a: Side, b: Side) => a.text === b.text && a.note === b.note;
interface Row { label: string; before: Side; after: Side }

/** Whether everything that the kind needs has been typed; before that there is nothing to ask. */
function isFilled(event: HistoryEvent): boolean {
  if (!event.date) return false;
  switch (event.type) {
    case 'purchase': return event.lines ? event.lines.every((line) => String(line.list) !== '') : String(event.amount ?? '') !== '';
    case 'redeem': return event.reward !== undefined || String(event.points ?? '') !== '';
    case 'transfer': return String(event.points) !== '';
    case 'refund': return event.of !== '' && event.amount !== '';
    case 'confirm': return event.of !== '';
    case 'adjust': return String((event.metric === undefined ? event.points : event.value) ?? '') !== '';
    default: return true;
  }
}

define({ 'lc-what-if': WhatIf });

// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from 'lit';
import { Part, styled } from '../component.ts';
import { define } from '../define.ts';
import type { Names } from '../names.ts';
import styles from '../styles/standing.css';
import type { MilestoneStanding, StatementResult } from '../types.ts';
import { refundCard } from './refund-card.ts';

/** What a member has besides points and tier: milestones, vouchers, memberships, choices; refunds and transfers; the lots. Sends `take` with a choice made. */
export class Standing extends Part {
  static override properties = { ...Part.properties, names: { attribute: false }, result: { attribute: false }, open: { state: true } };
  static override styles = styled(styles);
  declare names: Names;
  declare result: StatementResult;
  /** The ledgers whose lots are to be seen; long tables are drawn only then. */
  protected declare open: readonly string[];

  constructor() {
    super();
    this.open = [];
  }

  protected override render(): TemplateResult {
    const { result } = this;
    return html`<div class="grid">${result.milestones.map((m, i) => this.renderMilestone(m, i))}
      ${this.renderVouchers()}${this.renderMemberships()}
      ${result.refunds.length === 0 ? nothing : html`<section class="card wide"><h2>${this.t('refund.title')}</h2>
        <ul class="refunds">${result.refunds.map((refund, i) => html`<li>${refundCard(this, this.names, refund, `/refunds/${i}`)}</li>`)}</ul></section>`}
      ${this.renderTransfers()}
      ${result.balances.every((b) => b.lots.length === 0) ? nothing : html`<section class="card wide">${result.balances.map((_, i) => this.renderLots(i))}</section>`}</div>`;
  }

  private renderMilestone(m: MilestoneStanding, i: number): TemplateResult {
    const document = this.names.program.milestones?.find((d) => d.id === m.milestone);
    const metric = document?.metric ?? '';
    const name = this.names.milestone(m.milestone);
    const say = (amount: string) => this.names.measured(metric, amount);
    return html`<section class="card milestone"><h2>${name}</h2>
      ${m.at === null || m.missing === null ? html`<p class="small muted">${this.t('milestone.none')}</p>` : html`
        <p class="bar"><span>${this.names.metric(metric)}</span><span class="num">${this.figure(`/milestones/${i}/value`, name, say(m.value))} / ${say(m.at)}</span></p>
        <progress max=${m.at} value=${m.value} aria-label=${name}>${m.value} / ${m.at}</progress>
        <p class="small muted">${this.sentence('tier.missing', { missing: this.figure(`/milestones/${i}/missing`, this.t('points.missing'), say(m.missing)) })}</p>`}
      ${m.open === 0 ? nothing : html`<div class="open"><p><strong>${this.t('milestone.open', { n: m.open })}</strong></p>
        <div class="chips">${document?.rewards.map((reward) => html`<button type="button" class="button" @click=${() => this.take(m.milestone, reward.id)}>${this.t('milestone.take', { reward: this.names.reward(reward.id, m.milestone) })}</button>`)}</div></div>`}
      ${m.reached.length === 0 ? nothing : html`<h3>${this.t('milestone.reached')}</h3><ul class="facts">${m.reached.map((r) => html`<li><span>${this.format.date(r.date, 'medium')}</span>
        <span>${r.reward === null ? this.t('milestone.waiting') : this.names.reward(r.reward, m.milestone)}</span></li>`)}</ul>`}
    </section>`;
  }

  private take(milestone: string, reward: string): void {
    this.send('take', { milestone, reward } satisfies Taken);
  }

  private renderVouchers(): TemplateResult | typeof nothing {
    const { vouchers } = this.result;
    return vouchers.length === 0 ? nothing : html`<section class="card"><h2>${this.t('standing.vouchers')}</h2><ul class="vouchers">${vouchers.map((v) => html`<li>
      <span class="face num">${this.t('basket.voucher', { value: this.format.money(v.value, true), count: v.count })}</span>
      <span class="small muted">${this.names.source(v.source)}${Number(v.minimum) === 0 ? nothing : html` · ${this.t('basket.voucherFrom', { minimum: this.format.money(v.minimum, true) })}`}
        · ${v.validUntil === null ? this.t('lots.never') : this.t('basket.voucherTo', { date: this.format.date(v.validUntil) })}</span></li>`)}</ul></section>`;
  }

  private renderMemberships(): TemplateResult | typeof nothing {
    const { memberships, choices } = this.result;
    if (memberships.length === 0 && choices.length === 0) return nothing;
    return html`<section class="card"><h2>${this.t(memberships.length ? 'standing.memberships' : 'standing.choices')}</h2><ul class="facts">
      ${memberships.map((m) => html`<li><span>${this.names.membership(m.membership)}</span><span>${this.t('standing.until', { date: this.format.date(m.until) })}</span></li>`)}
      ${choices.map((c) => html`<li><span>${this.names.choice(c.choice)}</span><span>${this.names.option(c.choice, c.option)}</span></li>`)}</ul></section>`;
  }

  private renderTransfers(): TemplateResult | typeof nothing {
    const { transfers } = this.result;
    return transfers.length === 0 ? nothing : html`<section class="card"><h2>${this.t('standing.transfers')}</h2><ul class="facts">${transfers.map((t, i) => {
      const rule = this.names.program.transfers?.find((d) => d.id === t.transfer);
      const gives = rule?.to.ledger ? this.names.points(rule.to.ledger, t.gives) : this.t('points.amount', { points: this.format.decimal(t.gives), unit: this.words.text(rule?.to.unit) });
      return html`<li><span>${this.names.transfer(t.transfer)}</span><span class="num">${this.names.points(rule?.ledger ?? '', t.points)} → ${this.figure(`/transfers/${i}/gives`, this.names.transfer(t.transfer), gives)}</span></li>`;
    })}</ul></section>`;
  }

  private renderLots(i: number): TemplateResult | typeof nothing {
    const { lots, ledger } = this.result.balances[i]!;
    if (lots.length === 0) return nothing;
    const at = `/balances/${i}/lots`;
    const title = `${this.names.ledger(ledger)}: ${this.t('lots.title', { n: lots.length })}`;
    const waiting = lots.some((lot) => lot.available === null || lot.available > this.result.asOf);
    const toggle = (e: Event) => { this.open = (e.target as HTMLDetailsElement).open ? [...this.open, ledger] : this.open.filter((id) => id !== ledger); };
    return html`<details @toggle=${toggle}><summary>${title}</summary>
      ${!this.open.includes(ledger) ? nothing : html`<div class="scroll" tabindex="0" role="region" aria-label=${title}><table>
        <thead><tr><th>${this.t('lots.earned')}</th><th>${this.t('lots.event')}</th>${waiting ? html`<th>${this.t('lots.available')}</th>` : nothing}<th>${this.t('lots.expires')}</th><th class="end">${this.t('lots.points')}</th><th class="end">${this.t('lots.remaining')}</th></tr></thead>
        <tbody>${lots.map((lot, j) => html`<tr>
          <td>${this.format.date(lot.earned, 'medium')}</td><td><code>${lot.event ?? '–'}</code></td>
          ${waiting ? html`<td>${lot.available === null ? this.t('points.unconfirmed') : lot.available > this.result.asOf ? this.format.date(lot.available, 'medium') : this.t('lots.now')}</td>` : nothing}
          <td>${lot.expires ? this.format.date(lot.expires, 'medium') : this.t('lots.never')}</td>
          <td class="end">${this.figure(`${at}/${j}/points`, this.t('lots.points'), this.format.decimal(lot.points))}</td>
          <td class="end">${this.figure(`${at}/${j}/remaining`, this.t('lots.remaining'), this.format.decimal(lot.remaining))}</td></tr>`)}</tbody>
      </table></div>`}</details>`;
  }
}

/** The reward chosen of an open milestone. */
export interface Taken { milestone: string; reward: string }

define({ 'lc-standing': Standing });

// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from 'lit';
import type { Part } from '../component.ts';
import type { Names } from '../names.ts';
import type { Condition, Progress, StatementResult } from '../types.ts';

/** The tier: since and until when, what keeps it, what the next one asks for, and how it changed. */
export function tierCard(part: Part, names: Names, result: StatementResult): TemplateResult | typeof nothing {
  const { tier } = result;
  const { tiers } = names.program;
  if (!tiers?.length) return nothing;
  const { format } = part;
  const document = (id: string | null) => tiers.find((t) => t.id === id);
  const current = document(tier.current);
  const next = tier.next && document(tier.next.tier);
  const keep = tier.keep?.progress ?? [];
  const group = (key: string, id: string, condition: Condition | undefined, progress: Progress[], at: string, kind: string) => {
    const label = part.t(key, { tier: names.tier(id) });
    return html`<div class=${kind}><h3 class="gap">${label}</h3>
      ${condition ? asked({ part, names, result, label, at, progress }, condition) : nothing}</div>`;
  };
  return html`<section class="card tier">
    <h3>${part.t('tier.title')}</h3>
    <p class="big">${names.tier(tier.current)}</p>
    <p class="small muted">${tier.since ? part.t('tier.since', { date: format.date(tier.since) }) : nothing}${tier.validUntil
      ? html`${tier.since ? ' · ' : nothing}${part.t('tier.until', { date: format.date(tier.validUntil) })}` : nothing}</p>
    ${current && keep.length ? group('tier.keep', current.id, current.keep ?? current.qualify, keep, '/tier/keep/progress', 'keep') : nothing}
    ${next && tier.next ? group('tier.toNext', next.id, next.qualify, tier.next.progress, '/tier/next/progress', 'next') : nothing}
    ${tier.timeline.length === 0 ? nothing : html`<h3 class="gap">${part.t('tier.timeline')}</h3>
      <ol class="timeline">${tier.timeline.map((change) => html`<li><span class="when">${format.date(change.date, 'medium')}</span>
        <span>${names.tier(change.tier)} <span class="cause">${part.t(`cause.${change.cause}`)}</span></span></li>`)}</ol>`}
  </section>`;
}

interface Asking { part: Part; names: Names; result: StatementResult; label: string; at: string; progress: Progress[] }

/** A condition tree as nested lists; metrics with their progress, all else in words. */
function asked(asking: Asking, condition: Condition, negated = false): TemplateResult {
  const { part } = asking;
  const list = condition.all ?? condition.any;
  if (list?.length === 1) return asked(asking, list[0]!, negated);
  if (list) {
    // not(any) asks that none holds, not(all) that one does not.
    const any = (condition.any !== undefined) !== negated;
    return html`<p class="group small">${part.t(any ? 'need.any' : 'need.all')}</p>
      <ul class="needs">${list.map((child) => html`<li>${asked(asking, child, negated)}</li>`)}</ul>`;
  }
  if (condition.not) return asked(asking, condition.not, !negated);
  const metric = condition.metric;
  const i = metric ? asking.progress.findIndex((p) => p.metric === metric.id && metric.atLeast !== undefined && Number(p.at) === Number(metric.atLeast)) : -1;
  if (i >= 0 && !negated) return bar(asking, asking.progress[i]!, i);
  return html`<p class="small">${part.t(negated ? 'need.not' : 'need.is', { what: words(asking, condition) })}</p>`;
}

function bar({ part, names, result, label, at }: Asking, p: Progress, i: number): TemplateResult {
  const value = names.measured(p.metric, p.value);
  const mark = names.measured(p.metric, p.at);
  const window = result.metrics.find((m) => m.metric === p.metric);
  const named = `${label}: ${names.metric(p.metric)}`;
  return html`<div class="progress">
    <p><span>${names.metric(p.metric)}</span><span class="num">${part.figure(`${at}/${i}/value`, named, value)} / ${mark}</span></p>
    <progress max=${p.at} value=${p.value} aria-label=${named}>${value} / ${mark}</progress>
    <p class="small muted">${Number(p.missing) === 0 ? part.t('tier.reached') : part.sentence('tier.missing', {
      missing: part.figure(`${at}/${i}/missing`, part.t('points.missing'), names.measured(p.metric, p.missing)) })}${window?.from
      ? html` · ${part.t('tier.window', { from: part.format.date(window.from, 'medium'), to: part.format.date(window.to, 'medium') })}` : nothing}</p>
  </div>`;
}

/** A leaf of a condition in words. */
function words({ part, names }: Asking, { metric, orders, segment, date, choice, membership }: Condition): string {
  const { format } = part;
  const range = (atLeast: string | undefined, atMost: string | undefined) =>
    [atLeast && part.t('need.atLeast', { value: atLeast }), atMost && part.t('need.atMost', { value: atMost })].filter(Boolean).join(part.t('list.comma'));
  const text = (value: unknown, say: (amount: string) => string) => (value === undefined ? undefined : say(String(value)));
  if (metric) {
    const say = (amount: string) => names.measured(metric.id, amount);
    return part.t('need.value', { name: names.metric(metric.id), range: range(text(metric.atLeast, say), text(metric.atMost, say)) });
  }
  if (orders) return part.t('need.value', { name: part.t('need.orders'), range: range(text(orders.atLeast, String), text(orders.atMost, String)) });
  if (segment) return part.t('need.segment', { list: segment.join(part.t('list.comma')) });
  if (choice) return part.t('need.value', { name: names.choice(choice.id), range: names.option(choice.id, choice.is) });
  if (membership) return part.t('need.membership', { name: names.membership(membership) });
  if (date) {
    return part.t('need.date', { from: date.from ? format.date(date.from, 'medium') : '…', to: date.to ? format.date(date.to, 'medium') : '…' });
  }
  return '';
}

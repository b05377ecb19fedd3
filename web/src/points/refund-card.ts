// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from 'lit';
import type { Derive, Part } from '../component.ts';
import type { Names } from '../names.ts';
import type { RefundOutcome } from '../types.ts';

/** What one refund gave back and took back. `at` is its place in the result, `steps` as for a figure. */
export function refundCard(part: Part, names: Names, refund: RefundOutcome, at: string, steps?: Derive): TemplateResult {
  const { takenBack, givenBack, metrics, tierBefore, tierAfter } = refund;
  const nothingMoved = takenBack.length + givenBack.length + metrics.length === 0;
  const row = (label: string, value: unknown, note: unknown = nothing) => html`<div><dt>${label}</dt><dd class="num">${value}${note}</dd></div>`;
  const figure = (path: string, label: string, text: string) => part.figure(`${at}/${path}`, label, text, steps);
  return html`${steps ? nothing : html`<h3>${part.t('refund.of', { id: refund.of, event: refund.event })}</h3>`}<dl>
    ${givenBack.map((g, i) => row(part.t('refund.givenBack'), figure(`givenBack/${i}/points`, part.t('refund.givenBack'), names.points(g.ledger, g.points)),
      Number(g.lapsed) === 0 ? nothing : html`<span class="small muted">${part.sentence('refund.lapsed', { points: figure(`givenBack/${i}/lapsed`, part.t('refund.givenBack'), names.points(g.ledger, g.lapsed)) })}</span>`))}
    ${takenBack.map((t, i) => {
      const parts = (['fromLots', 'ended', 'deficit', 'forgiven'] as const).filter((field) => Number(t[field]) !== 0);
      return row(part.t('refund.takenBack'), figure(`takenBack/${i}/points`, part.t('refund.takenBack'), names.points(t.ledger, t.points)),
        html`<span class="small muted">${parts.map((field, n) => html`${n ? part.t('list.comma') : nothing}${part.sentence(`refund.${field}`, { points: figure(`takenBack/${i}/${field}`, part.t('refund.takenBack'), part.format.decimal(t[field])) })}`)}</span>`);
    })}
    ${metrics.map((m, i) => row(part.t('refund.metric', { name: names.metric(m.metric) }), html`−${figure(`metrics/${i}/value`, names.metric(m.metric), names.measured(m.metric, m.value))}`))}
    ${tierBefore === tierAfter ? nothing : row(part.t('tier.title'), `${names.tier(tierBefore)} → ${names.tier(tierAfter)}`)}
    ${nothingMoved && tierBefore === tierAfter ? html`<div><dt class="muted">${part.t('refund.nothing')}</dt><dd></dd></div>` : nothing}
  </dl>`;
}

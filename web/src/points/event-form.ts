// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from 'lit';
import { Part, styled, valueOf } from '../component.ts';
import { define } from '../define.ts';
import type { Names } from '../names.ts';
import styles from '../styles/event-form.css';
import type { Failure, HistoryEvent, ProgramDocument } from '../types.ts';
import { eventPhrase } from './event-text.ts';
import { blank, choosable, kindOf, targets, whole, wordsOf, type Kind } from './kinds.ts';
import { renderLines, renderReturned } from './line-fields.ts';

type Fields = { [field: string]: unknown };

/** The fields of one entry. Sends `event` with the changed entry; what is typed stays in it, right or wrong, for the core to judge. */
export class EventForm extends Part {
  static override properties = {
    ...Part.properties, names: { attribute: false }, program: { attribute: false }, event: { attribute: false }, earlier: { attribute: false },
    failures: { attribute: false }, kinds: { attribute: false }, first: { attribute: false },
  };
  static override styles = styled(styles);
  declare names: Names;
  declare program: ProgramDocument;
  declare event: HistoryEvent;
  /** What can be returned or confirmed: entries before this one. */
  declare earlier: readonly HistoryEvent[];
  /** About this entry; pointers start at it. */
  declare failures: readonly Failure[];
  declare kinds: readonly Kind[];
  /** The first day that can be chosen. */
  declare first: string;
  /** What was typed for other kinds, in case the reader comes back to them. */
  private readonly typed = new Map<Kind, HistoryEvent>();

  constructor() {
    super();
    this.failures = [];
    this.earlier = [];
    this.first = '';
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('select, input')?.focus();
  }

  /** Changes fields; those set to undefined are left out. */
  edit(change: Fields): void {
    const event = Object.fromEntries(Object.entries({ ...this.event, ...change }).filter(([, value]) => value !== undefined));
    this.send('event', event as unknown as HistoryEvent);
  }

  private turnInto(kind: Kind): void {
    const { id, date } = this.event;
    this.typed.set(kindOf(this.event), this.event);
    const known = this.typed.get(kind);
    this.send('event', known ? { ...known, id, date } : blank(kind, id, date, this.program, this.earlier));
  }

  /** Whether the failure is about the field, so that it is marked. */
  private wrong(...fields: string[]): 'true' | typeof nothing {
    return this.failures.some((f) => fields.some((field) => f.pointer === `/${field}` || f.pointer.startsWith(`/${field}/`))) ? 'true' : nothing;
  }

  get described(): 'problem' | typeof nothing {
    return this.failures.length ? 'problem' : nothing;
  }

  /** One labelled field. */
  cell(id: string, label: string, field: TemplateResult, wide = false): TemplateResult {
    return html`<div class=${wide ? 'wide' : ''}><label for=${id}>${label}</label>${field}</div>`;
  }

  /** A text field for a number; `field` is its name in the entry. */
  private decimal(field: string, label: string, value: unknown, change: (text: string) => void, mode: 'decimal' | 'numeric' | 'text' = 'decimal'): TemplateResult {
    const id = field.replaceAll('/', '-');
    const wrong = this.wrong(field.startsWith('redeem/') ? 'redeem' : field);
    return this.cell(id, label, html`<input id=${id} type="text" inputmode=${mode} autocomplete="off" .value=${String(value ?? '')}
      aria-invalid=${wrong} aria-describedby=${this.described} @input=${(e: Event) => change(valueOf(e))}>`);
  }

  private choice(field: string, label: string, options: readonly (readonly [string, string])[], value: string, change: (id: string) => void): TemplateResult {
    const known = options.some(([id]) => id === value);
    return this.cell(field, label, html`<select id=${field} aria-invalid=${this.wrong(field)} aria-describedby=${this.described} @change=${(e: Event) => change(valueOf(e))}>
      ${known ? nothing : html`<option value=${value} selected>${value || this.t('entry.pick')}</option>`}
      ${options.map(([id, name]) => html`<option value=${id} .selected=${id === value}>${name}</option>`)}</select>`);
  }

  private word(field: 'channel' | 'payment', value: string | undefined): TemplateResult | typeof nothing {
    const words = wordsOf(this.program, field);
    if (words.length === 0 && value === undefined) return nothing;
    return this.cell(field, this.t(`entry.${field}`), html`<input id=${field} list="${field}-words" autocomplete="off" .value=${value ?? ''} aria-describedby=${this.described}
      @input=${(e: Event) => this.edit({ [field]: valueOf(e) || undefined })}><datalist id="${field}-words">${words.map((w) => html`<option value=${w}></option>`)}</datalist>`);
  }

  protected override render(): TemplateResult {
    const { event } = this;
    const kind = kindOf(event);
    const offered = this.kinds.includes(kind) ? this.kinds : [...this.kinds, kind];
    return html`<div class="fields">
      ${this.choice('type', this.t('entry.kind'), offered.map((k) => [k, this.t(`kind.${k}`)] as const), kind, (k) => this.turnInto(k as Kind))}
      ${this.cell('date', this.t('entry.date'), html`<input id="date" type="date" min=${this.first || nothing} .value=${event.date} aria-invalid=${this.wrong('date')} aria-describedby=${this.described}
        @input=${(e: Event) => this.edit({ date: valueOf(e) })}>`)}
      ${this.renderFields()}</div>
      ${this.failures.length ? html`<p class="field-error" id="problem">${this.failureText(this.failures[0]!)}</p>` : nothing}`;
  }

  private renderFields(): unknown {
    const { event, program, names } = this;
    const named = (list: readonly { id: string }[] | undefined, name: (id: string) => string) => (list ?? []).map(({ id }) => [id, name(id)] as const);
    const ledgers = named(program.ledgers, (id) => names.ledger(id));
    const set = (field: string) => (value: string) => this.edit({ [field]: value });
    switch (event.type) {
      case 'purchase': return this.renderPurchase(event);
      case 'activity': return this.renderCounts(event.counts);
      case 'refund': case 'confirm': return this.renderTarget(event);
      case 'redeem':
        if (event.reward !== undefined) {
          return [this.choice('reward', this.t('entry.reward'), named(program.rewards, (id) => names.reward(id)), event.reward, set('reward')),
            this.decimal('times', this.t('entry.times'), event.times ?? 1, (text) => this.edit({ times: whole(text) }), 'numeric')];
        }
        return [ledgers.length > 1 ? this.choice('ledger', this.t('entry.ledger'), ledgers, event.ledger ?? '', set('ledger')) : nothing,
          this.decimal('points', names.unit(event.ledger ?? ''), event.points, set('points'))];
      case 'transfer':
        return [this.choice('transfer', this.t('entry.transfer'), named(program.transfers, (id) => names.transfer(id)), event.transfer, set('transfer')),
          this.decimal('points', this.t('entry.points'), event.points, set('points'))];
      case 'choose':
        if (event.milestone !== undefined) {
          const rewards = program.milestones?.find((m) => m.id === event.milestone)?.rewards;
          return [this.choice('milestone', this.t('entry.milestone'), named(choosable(program), (id) => names.milestone(id)), event.milestone,
            (milestone) => this.edit({ milestone, reward: program.milestones?.find((m) => m.id === milestone)?.rewards[0]?.id ?? '' })),
          this.choice('reward', this.t('entry.reward'), named(rewards, (id) => names.reward(id, event.milestone)), event.reward ?? '', set('reward'))];
        }
        return [this.choice('choice', this.t('entry.choice'), named(program.choices, (id) => names.choice(id)), event.choice ?? '',
          (choice) => this.edit({ choice, option: names.options(choice)[0]?.id ?? '' })),
        this.choice('option', this.t('entry.option'), named(names.options(event.choice ?? ''), (id) => names.option(event.choice ?? '', id)), event.option ?? '', set('option'))];
      case 'join':
        return this.choice('membership', this.t('entry.membership'), named(program.memberships, (id) => names.membership(id)), event.membership, set('membership'));
      case 'adjust':
        if (event.metric !== undefined) {
          return [this.choice('metric', this.t('entry.metric'), named(program.metrics, (id) => names.metric(id)), event.metric, set('metric')),
            this.decimal('value', this.t('entry.value'), event.value, set('value'), 'text')];
        }
        return [ledgers.length > 1 ? this.choice('ledger', this.t('entry.ledger'), ledgers, event.ledger ?? '', set('ledger')) : nothing,
          this.decimal('points', this.t('entry.signed'), event.points, set('points'), 'text'),
          this.cell('expires', this.t('entry.lastDay'), html`<input id="expires" type="date" .value=${event.expires ?? ''} aria-invalid=${this.wrong('expires')} aria-describedby=${this.described}
            @input=${(e: Event) => this.edit({ expires: valueOf(e) || undefined })}>`)];
    }
  }

  private renderPurchase(event: HistoryEvent & { type: 'purchase' }): unknown {
    const { program, names } = this;
    const byLines = event.lines !== undefined;
    const payable = (program.ledgers ?? []).filter((l) => program.redemptions?.some((r) => r.ledger === l.id) || event.redeem?.some((r) => r.ledger === l.id));
    const used = (ledger: string) => event.redeem?.find((r) => r.ledger === ledger)?.points;
    const use = (ledger: string, points: string) => {
      const others = (event.redeem ?? []).filter((r) => r.ledger !== ledger);
      const redeem = points === '' ? others : [...others, { ledger, points }];
      this.edit({ redeem: redeem.length ? redeem : undefined });
    };
    return [
      html`<fieldset class="wide how"><legend class="vh">${this.t('entry.stated')}</legend>
        ${(['amount', 'lines'] as const).map((way) => html`<label class="choice"><input type="radio" name="stated" .checked=${(way === 'lines') === byLines}
          @change=${() => this.edit(way === 'lines' ? { amount: undefined, lines: [{ list: event.amount ?? '' }] } : { lines: undefined, amount: '' })}>${this.t(`entry.by.${way}`)}</label>`)}</fieldset>`,
      byLines ? renderLines(this, event.lines ?? []) : this.decimal('amount', this.t('entry.amount'), event.amount, (amount) => this.edit({ amount })),
      this.renderCounts(event.counts),
      payable.map((l) => this.decimal(`redeem/${l.id}`, this.t('entry.paidPoints', { name: names.ledger(l.id) }), used(l.id), (points) => use(l.id, points))),
      this.word('channel', event.channel), this.word('payment', event.payment),
    ];
  }

  private renderCounts(given: Record<string, unknown> | undefined): unknown {
    return (this.program.counts ?? []).map((count) => this.decimal(`counts/${count.id}`, this.names.count(count.id), given?.[count.id], (text) => {
      const counts = Object.fromEntries(Object.entries({ ...given, [count.id]: text }).filter(([, n]) => n !== ''));
      this.edit({ counts: Object.keys(counts).length ? counts : undefined });
    }));
  }

  private renderTarget(event: HistoryEvent & { type: 'refund' | 'confirm' }): unknown {
    const options = targets(event.type, this.earlier).map((e) => [e.id, eventPhrase(e, this.words, this.names, (date) => (date ? this.format.date(date, 'medium') : ''))] as const).reverse();
    const of = this.earlier.find((e) => e.id === event.of);
    const pick = html`${this.cell('of', this.t(event.type === 'refund' ? 'entry.returned' : 'entry.confirmed'), html`<select id="of" aria-invalid=${this.wrong('of')} aria-describedby=${this.described}
      @change=${(e: Event) => this.edit({ of: valueOf(e), ...(event.type === 'refund' ? { lines: undefined, amount: undefined } : {}) })}>
      ${options.some(([id]) => id === event.of) ? nothing : html`<option value=${event.of} selected>${event.of || this.t('entry.nothingToReturn')}</option>`}
      ${options.map(([id, text]) => html`<option value=${id} .selected=${id === event.of}>${text}</option>`)}</select>`, true)}`;
    if (event.type === 'confirm' || of?.type !== 'purchase') return pick;
    const part = event.lines !== undefined || event.amount !== undefined;
    const whole = { lines: undefined, amount: undefined };
    const some = of.lines ? { lines: [{ line: of.lines[0]?.id ?? '1', quantity: 1 }], amount: undefined } : { amount: '', lines: undefined };
    return [pick, html`<fieldset class="wide how"><legend class="vh">${this.t('entry.howMuch')}</legend>
      ${[false, true].map((way) => html`<label class="choice"><input type="radio" name="part" .checked=${way === part} @change=${() => this.edit(way ? some : whole)}>${this.t(way ? 'entry.part' : 'entry.allLeft')}</label>`)}</fieldset>`,
    !part ? nothing : of.lines ? renderReturned(this, of.lines, event.lines ?? []) : this.decimal('amount', this.t('entry.amountBack'), event.amount, (amount) => this.edit({ amount }))];
  }
}

define({ 'lc-event': EventForm });

// SPDX-License-Identifier: Apache-2.0
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { LoyaltyError } from '../../wasm/src/error.ts';
import { Part, type Asked, type Derive } from './component.ts';
import type { Answer } from './engine.ts';
import type { Explain } from './explain.ts';
import type { Failure, Step } from './types.ts';

/** Waiting time before the result is read out, so that typing does not chatter. */
const announceAfter = 600;

/**
 * A view: inputs, a request made of them, the last good result, the failures of the last request.
 * The core answers in microseconds, so every change is computed in the same frame.
 */
export abstract class View<Result extends { explanation?: Step[] }> extends Part {
  static override properties = { ...Part.properties, asOf: { attribute: false }, sample: { state: true } };
  declare asOf: string;
  declare sample: boolean;

  protected result?: Result;
  protected failures: readonly Failure[] = [];
  private dirty = true;
  private announcing = 0;
  private announced = '';

  constructor() {
    super();
    this.sample = true;
    this.addEventListener('explain', (event) => this.explain(event as CustomEvent<Asked>));
  }

  private explain(event: CustomEvent<Asked>): void {
    event.stopPropagation();
    const dialog = this.renderRoot.querySelector<Explain>('lc-explain');
    void dialog?.show({ derive: this.derive, ...event.detail });
  }

  /** The steps of the view's own result. */
  protected derive: Derive = async () => this.result?.explanation ?? [];

  /** Whether everything can be asked. If not, the rest of the calculator is fetched, and then the view asks again. */
  protected complete(): boolean {
    const { engine } = this.context;
    if (!engine.complete && !this.fetching) {
      this.fetching = true;
      engine.open('loyalty').then(() => this.changed(false), (error: unknown) => {
        this.failures = error instanceof LoyaltyError ? error.errors : [];
        this.requestUpdate();
      }).finally(() => { this.fetching = false; });
    }
    return engine.complete;
  }
  private fetching = false;

  /** Asks the core; undefined when there is nothing to ask yet. */
  protected abstract ask(): Answer<Result> | undefined;
  /** One sentence that says what came out. */
  protected abstract summary(result: Result): string;
  /** The whole input, for events. */
  abstract get scenario(): object;

  /** Notes a change of an input: by the reader (then the data are no longer the sample), or by the host. */
  protected changed(byReader = true): void {
    this.dirty = true;
    if (byReader) this.sample = false;
    this.requestUpdate();
    if (byReader) this.send('lc-change', { scenario: this.scenario, source: 'user' });
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.dirty && !changed.has('context') && !changed.has('asOf')) return;
    this.dirty = false;
    const begin = performance.now();
    const answer = this.ask();
    if (!answer) return;
    const ms = performance.now() - begin;
    this.failures = answer.ok ? [] : answer.errors;
    if (answer.ok) {
      this.result = answer.result;
      this.send('lc-result', { result: answer.result, ms });
      this.announceSoon();
    } else {
      const first = answer.errors[0];
      if (first) this.send('lc-error', { code: first.code, path: first.pointer, message: first.message });
    }
  }

  private announceSoon(): void {
    clearTimeout(this.announcing);
    this.announcing = window.setTimeout(() => {
      const text = this.result ? this.summary(this.result) : '';
      const first = this.announced === '';
      this.announced = text;
      const output = this.renderRoot.querySelector('output[data-announce]');
      if (output && !first) output.textContent = text;
    }, announceAfter);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.announcing);
  }

  /** The message for a field: the first failure whose pointer is the field's or lies under it. */
  protected failureAt(...pointers: string[]): string | undefined {
    const found = this.failures.find((f) => pointers.some((p) => f.pointer === p || f.pointer.startsWith(`${p}/`)));
    return found && this.failureText(found);
  }

  /** The parts every view ends with: the drawer and the polite announcement. */
  protected renderTail(): TemplateResult {
    return html`<lc-explain .context=${this.context}></lc-explain>
      <output class="vh" data-announce aria-atomic="true"></output>`;
  }

  /** Shown above the last good result when the inputs do not give a new one. */
  protected renderFailures(shownAtFields: (failure: Failure) => boolean): TemplateResult | '' {
    const rest = this.failures.filter((f) => !shownAtFields(f));
    if (this.failures.length === 0) return '';
    return html`<div class="stale" role="alert">
      <p><strong>${this.t('view.stale')}</strong></p>
      ${rest.map((f) => html`<p class="small">${this.failureText(f)}${f.pointer ? html` <code>${f.pointer}</code>` : ''}</p>`)}
    </div>`;
  }

  protected renderSample(): TemplateResult {
    return this.sample
      ? html`<span class="badge warm" data-sample>${this.t('view.sample')}</span>`
      : html`<span class="badge">${this.t('view.own')}</span>`;
  }
}

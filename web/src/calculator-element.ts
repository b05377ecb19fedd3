// SPDX-License-Identifier: Apache-2.0
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { sheet, type Context } from './component.ts';
import { define } from './define.ts';
import type { ModuleName } from '../../wasm/src/loader.ts';
import { engineOf, type Engine } from './engine.ts';
import { Format } from './format.ts';
import { Explain } from './explain.ts';
import { Gallery } from './gallery.ts';
import { readKept, type Kept } from './keep.ts';
import { Later } from './later.ts';
import { ProgramPicker } from './program-picker.ts';
import controls from './styles/controls.css';
import element from './styles/element.css';
import tokens from './styles/tokens.css';
import type { AddableGood, BasketLine, HistoryRow, ProgramDocument, PromotionDocument, Samples } from './types.ts';
import { loadWords, nearestLanguage, type WordPart, type Words } from './words.ts';

export type ViewName = 'points' | 'basket' | 'promo' | 'compare';
const folder = new URL('./', import.meta.url).href;
/** The code of each view, the module of the core that answers it, and its words beside the first ones. */
const views: Record<ViewName, { code: () => Promise<unknown>; module: ModuleName; words?: WordPart[] }> = {
  points: { code: () => import('./view-points.ts'), module: 'loyalty-statement', words: ['points'] },
  basket: { code: () => import('./view-basket.ts'), module: 'loyalty-quote' },
  promo: { code: () => import('./view-promo.ts'), module: 'loyalty-offer', words: ['promo'] },
  compare: { code: () => import('./view-compare.ts'), module: 'loyalty-offer', words: ['promo', 'compare'] },
};
const dark = matchMedia('(prefers-color-scheme: dark)');

/**
 * The calculator as an element. Content inside the tag is shown until the calculator is ready.
 *
 * @fires lc-ready - the core can be used: {engine, ms}
 * @fires lc-result - a new result: {result, ms}
 * @fires lc-change - the reader changed the input: {scenario, source}
 * @fires lc-error - bad data or trouble with the core: {code, path, message}
 */
export class LoyaltyCalculator extends LitElement {
  static override properties = {
    view: { reflect: true }, program: {}, locale: {}, currency: {}, offer: {}, theme: { reflect: true },
    asOf: { attribute: 'as-of' }, persist: { type: Boolean }, basket: { attribute: false }, offers: { attribute: false }, goods: { attribute: false }, history: { attribute: false },
    words: { state: true }, engine: { state: true }, gallery: { state: true }, document: { state: true }, samples: { state: true }, trouble: { state: true },
    shown: { state: true },
  };
  static override styles = [sheet(tokens), sheet(controls), sheet(element)];

  declare view: ViewName;
  /** The id of a sample, an address of a document, or the document itself. */
  declare program: string | ProgramDocument;
  declare locale: string;
  declare currency: string;
  declare offer: string;
  declare theme: 'auto' | 'light' | 'dark';
  declare asOf: string;
  /** Whether the reader may keep a history on this device; without it storage is never touched. */
  declare persist: boolean;
  declare basket?: BasketLine[];
  /** Offers for the basket view, in everyday words or as promotion documents. */
  declare offers?: (string | PromotionDocument)[];
  /** What could be added to the basket, for advice; without it goods of any price are looked for. */
  declare goods?: AddableGood[];
  declare history?: HistoryRow[];
  protected declare words?: Words;
  protected declare engine?: Engine;
  protected declare gallery?: Gallery;
  protected declare document?: ProgramDocument;
  protected declare samples?: Samples;
  protected declare trouble: string;
  /** The view whose code and module have arrived. */
  protected declare shown: ViewName | '';

  /** Settled when the core is loaded. */
  readonly ready: Promise<void>;
  private settle!: () => void;
  private context?: Context;
  private lastResult?: object;
  private kept?: Kept;
  private size?: ResizeObserver;

  constructor() {
    super();
    this.persist = false;
    this.shown = '';
    this.view = 'points';
    this.program = 'tea-club';
    this.locale = '';
    this.currency = 'CNY';
    this.offer = '';
    this.theme = 'auto';
    this.asOf = '';
    this.trouble = '';
    this.ready = new Promise((resolve) => { this.settle = resolve; });
    this.addEventListener('lc-result', (event) => { this.lastResult = (event as CustomEvent<{ result: object }>).detail.result; });
  }

  /** The last result of the core, read-only. */
  get result(): object | undefined {
    return this.lastResult;
  }

  private readonly onScheme = () => this.paint();

  override connectedCallback(): void {
    super.connectedCallback();
    dark.addEventListener('change', this.onScheme);
    this.paint();
    // What a view needs is fetched when it is first seen: not while its tab is closed.
    this.size = new ResizeObserver(() => {
      if (this.clientWidth === 0) return;
      this.size?.disconnect();
      if (this.shown === '') void this.start();
    });
    this.size.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    dark.removeEventListener('change', this.onScheme);
    this.size?.disconnect();
  }

  private async loadView(): Promise<Engine> {
    const { view } = this;
    const { code, module, words = [] } = views[view] ?? views.points;
    const [engine] = await Promise.all([engineOf(folder).open(module), code(), this.words?.with(...words)]);
    if (this.view === view) this.shown = view;
    return engine;
  }

  private paint(): void {
    this.toggleAttribute('data-dark', this.theme === 'dark' || (this.theme !== 'light' && dark.matches));
  }

  private get language() {
    const nearest = this.closest('[lang]')?.getAttribute('lang');
    return nearestLanguage(this.locale || nearest || navigator.language);
  }

  private async start(): Promise<void> {
    this.trouble = '';
    const begin = performance.now();
    try {
      const [engine, gallery] = await Promise.all([this.loadView(), Gallery.open(folder), this.loadLanguage()]);
      this.gallery = gallery;
      this.restore(gallery);
      await this.loadProgram();
      this.engine = engine;
      this.settle();
      this.dispatchEvent(new CustomEvent('lc-ready', { detail: { engine: 'wasm', ms: performance.now() - begin }, bubbles: true, composed: true }));
    } catch (error) {
      this.fail('load_failed', error);
    }
  }

  /** What the reader has kept here comes back, with its programme. */
  private restore(gallery: Gallery): void {
    if (!this.persist || this.view !== 'points' || this.kept) return;
    this.kept = readKept();
    if (!this.kept) return;
    const { program } = this.kept;
    if (typeof program === 'string' && !gallery.has(program)) return;
    this.program = program;
    this.dispatchEvent(new CustomEvent('lc-change', { detail: { program, source: 'kept' }, bubbles: true, composed: true }));
  }

  private fail(code: string, error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    this.trouble = message;
    this.dispatchEvent(new CustomEvent('lc-error', { detail: { code, path: '', message }, bubbles: true, composed: true }));
  }

  private async loadLanguage(): Promise<void> {
    const language = this.language;
    const words = await loadWords(language);
    // Who reads derivations in one language reads them in the other.
    await words.with(...views[this.view]?.words ?? [], ...this.words?.wanted ?? []);
    if (this.language === language) this.words = words;
  }

  private async loadProgram(): Promise<void> {
    const wanted = this.program;
    const loaded = typeof wanted === 'string' ? await this.gallery!.load(wanted || 'tea-club') : { document: wanted };
    if (this.program === wanted) [this.document, this.samples] = [loaded.document, loaded.samples];
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('theme')) this.paint();
    if (changed.has('locale') && this.hasUpdated) void this.loadLanguage();
    if (changed.has('view') && this.engine) this.loadView().catch((error: unknown) => this.fail('load_failed', error));
    if (changed.has('program') && this.gallery) this.loadProgram().catch((error: unknown) => this.fail('program_unreachable', error));
    const { words, engine } = this;
    const currency = this.view === 'promo' ? this.currency : this.document?.currency ?? this.currency;
    if (words && engine && (this.context?.words !== words || this.context.format.currency !== currency)) {
      this.context = { words, engine, format: new Format(words, currency) };
    }
    if (words) this.setAttribute('data-language', words.language);
    this.setAttribute('data-state', this.trouble ? 'error' : this.context && this.shown ? 'ready' : 'loading');
  }

  private onProgram(event: CustomEvent<{ program: string | ProgramDocument }>): void {
    event.stopPropagation();
    this.program = event.detail.program;
    this.dispatchEvent(new CustomEvent('lc-change', { detail: { program: this.program, source: 'user' }, bubbles: true, composed: true }));
  }

  protected override render(): TemplateResult {
    if (this.trouble && !this.document) return this.renderTrouble();
    const { context, document, gallery } = this;
    if (!context || !document || !gallery || this.shown !== this.view) return html`<slot></slot>`;
    return html`<div lang=${context.words.language} @program=${this.onProgram}>${this.trouble ? this.renderTrouble() : nothing}${this.renderView(context, document, gallery)}</div>`;
  }

  private renderView(context: Context, document: ProgramDocument, gallery: Gallery): TemplateResult {
    switch (this.view) {
      case 'basket':
        return html`<lc-view-basket .context=${context} .gallery=${gallery} .program=${document} .samples=${this.samples} .asOf=${this.asOf} .basket=${this.basket} .given=${this.offers} .goods=${this.goods}></lc-view-basket>`;
      case 'compare':
        return html`<lc-view-compare .context=${context} .gallery=${gallery} .program=${document} .currency=${document.currency} .asOf=${this.asOf} .given=${this.offers}></lc-view-compare>`;
      case 'promo':
        return html`<lc-view-promo .context=${context} .offer=${this.offer} .currency=${this.currency} .asOf=${this.asOf}></lc-view-promo>`;
      default:
        return html`<lc-view-points .context=${context} .gallery=${gallery} .program=${document} .samples=${this.samples} .asOf=${this.asOf} .history=${this.history} .persist=${this.persist} .kept=${this.kept}></lc-view-points>`;
    }
  }

  private renderTrouble(): TemplateResult {
    const say = (key: string, fallback: string) => this.words?.say(key) ?? fallback;
    return html`<div class="trouble card" role="alert"><p><strong>${say('element.failed', 'The calculator could not be loaded.')}</strong></p>
      <p class="small">${this.trouble}</p><button type="button" class="button" @click=${() => void this.start()}>${say('element.retry', 'Try again')}</button></div>
      ${this.document ? nothing : html`<slot></slot>`}`;
  }
}

// What several views use is registered here, once.
define({ 'lc-explain': Explain, 'lc-later': Later, 'lc-program': ProgramPicker });

declare global {
  interface HTMLElementTagNameMap { 'lc-explain': Explain }
}

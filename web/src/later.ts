// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { Part, styled } from './component.ts';
import styles from './styles/later.css';
import type { WordPart } from './words.ts';

/** How far below the window a part is fetched already. */
const ahead = '300px';

/** Shows its content once `load` has fetched what it needs, which begins when the content comes near the window. */
export class Later extends Part {
  static override properties = { ...Part.properties, load: { attribute: false }, texts: {}, stage: { state: true } };
  static override styles = styled(styles);
  declare load: () => Promise<unknown>;
  /** The words that the content needs. */
  declare texts: WordPart | '';
  declare stage: 'waiting' | 'loading' | 'ready' | 'failed';
  private observer?: IntersectionObserver;

  constructor() {
    super();
    this.stage = 'waiting';
    this.texts = 'more';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting) && this.stage === 'waiting') void this.fetch();
    }, { rootMargin: ahead });
    this.observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer?.disconnect();
  }

  private async fetch(): Promise<void> {
    this.stage = 'loading';
    try {
      if (this.texts) await this.words.with(this.texts); // first, so that the content never stands without words
      await this.load();
      this.stage = 'ready';
    } catch {
      this.stage = 'failed';
    }
  }

  protected override updated(_changed: PropertyValues): void {
    this.toggleAttribute('data-waiting', this.stage !== 'ready');
  }

  protected override render(): TemplateResult {
    return html`<slot ?hidden=${this.stage !== 'ready'}></slot>${this.stage === 'failed' ? html`<p role="alert">${this.t('view.partFailed')}
      <button type="button" class="button" @click=${() => void this.fetch()}>${this.t('element.retry')}</button></p>` : nothing}`;
  }
}

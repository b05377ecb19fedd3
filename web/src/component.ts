// SPDX-License-Identifier: Apache-2.0
// What every part of the element stands on. The small modules that are imported for nothing here are built into the same
// shared file, where they would be files of their own.
import { LitElement, css, html, unsafeCSS, type CSSResult, type PropertyValues, type TemplateResult } from 'lit';
import './define.ts';
import './format.ts';
import './keep.ts';
import controls from './styles/controls.css';
import type { Engine } from './engine.ts';
import type { Format } from './format.ts';
import type { Failure, Step } from './types.ts';
import type { Params, Words } from './words.ts';

/** What every part of the element needs: words, number format and the core. */
export interface Context { words: Words; format: Format; engine: Engine }

/** The steps of an explanation, which may have to be fetched first. */
export type Derive = () => Promise<Step[]>;

/** The figure that a reader asks about; its steps, where they are not those of the view's own result. */
export interface Asked { pointer: string; label: string; text: string; derive?: Derive }

export const sheet = (text: string): CSSResult => css`${unsafeCSS(text)}`;
const shared = sheet(controls);
export const styled = (text: string): CSSResult[] => [shared, sheet(text)];

/** A part of the element: has the context, renders nothing before it is there. */
export abstract class Part extends LitElement {
  static override properties = { context: { attribute: false } };
  declare context: Context;

  get words(): Words {
    return this.context.words;
  }

  get format(): Format {
    return this.context.format;
  }

  t(key: string, params?: Params): string {
    return this.context.words.say(key, params);
  }

  /**
   * A number of a result: a button that asks how it came about (event `explain`). `pointer` is its place in the result,
   * `derive` gives the explanation of a result that is not the view's own.
   */
  figure(pointer: string, label: string, text: string, derive?: Derive): TemplateResult {
    return html`<button type="button" class="fig" aria-haspopup="dialog" data-pointer=${pointer}
      @click=${() => this.send('explain', { pointer, label, text, ...(derive && { derive }) } satisfies Asked)}>${text}<span class="vh"> ${this.t('view.explain')}</span></button>`;
  }

  /** A sentence of the catalogue with figures in the places of its placeholders. */
  sentence(key: string, figures: Record<string, TemplateResult | string>): unknown[] {
    const marks = Object.fromEntries(Object.keys(figures).map((name) => [name, `\u0001${name}\u0001`]));
    return this.t(key, marks).split('\u0001').map((part, i) => (i % 2 ? figures[part] : part));
  }

  protected override shouldUpdate(_changed: PropertyValues): boolean {
    return this.context !== undefined;
  }

  /** Words for a failure of the core; a code without words shows the core's own sentence. */
  failureText(failure: Failure): string {
    const key = `error.${failure.code}`;
    return this.words.has(key) ? this.t(key, failure.params as Params) : `${failure.code}: ${failure.message}`;
  }

  protected send(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

/** The message under a field, and its id for aria-describedby. */
export function fieldError(id: string, text: string | undefined): TemplateResult | '' {
  return text ? html`<p class="field-error" id=${id}>${text}</p>` : '';
}

/** The value of the field that an event comes from. */
export const valueOf = (event: Event): string => (event.target as HTMLInputElement).value;

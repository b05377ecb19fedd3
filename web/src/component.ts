// SPDX-License-Identifier: Apache-2.0
import { LitElement, css, html, unsafeCSS, type CSSResult, type PropertyValues, type TemplateResult } from 'lit';
import controls from './styles/controls.css';
import type { Engine } from './engine.ts';
import type { Format } from './format.ts';
import type { Failure } from './types.ts';
import type { Params, Words } from './words.ts';

/** What every part of the element needs: words, number format and the core. */
export interface Context { words: Words; format: Format; engine: Engine }

export const sheet = (text: string): CSSResult => css`${unsafeCSS(text)}`;
const shared = sheet(controls);
export const styled = (text: string): CSSResult[] => [shared, sheet(text)];

/** A part of the element: has the context, renders nothing before it is there. */
export abstract class Part extends LitElement {
  static override properties = { context: { attribute: false } };
  declare context: Context;

  protected get words(): Words {
    return this.context.words;
  }

  protected get format(): Format {
    return this.context.format;
  }

  protected t(key: string, params?: Params): string {
    return this.context.words.say(key, params);
  }

  protected override shouldUpdate(_changed: PropertyValues): boolean {
    return this.context !== undefined;
  }

  /** Words for a failure of the core; a code without words shows the core's own sentence. */
  protected failureText(failure: Failure): string {
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

// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from 'lit';
import { Part, styled, type Derive } from './component.ts';
import { derivation, formula, valueText } from './derivation.ts';
import styles from './styles/explain.css';
import type { Step } from './types.ts';

export interface Question { pointer: string; label: string; text: string; derive: Derive }

/** The drawer that shows how a number came about, step by step, and copies it as text. */
export class Explain extends Part {
  static override properties = { ...Part.properties, question: { state: true }, steps: { state: true }, copied: { state: true } };
  static override styles = styled(styles);
  declare question?: Question;
  /** Undefined while they are fetched, null when they cannot be. */
  declare steps?: Step[] | null;
  declare copied: boolean;

  async show(question: Question): Promise<void> {
    await this.words.with('more').catch(() => undefined); // without the words the codes are shown
    this.question = question;
    this.steps = undefined;
    this.copied = false;
    await this.updateComplete;
    const dialog = this.renderRoot.querySelector('dialog')!;
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
    await this.derive(question);
  }

  private async derive(question: Question): Promise<void> {
    this.steps = undefined;
    const steps = await question.derive().catch(() => null);
    if (this.question === question) this.steps = steps;
    await this.updateComplete;
  }

  private close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }

  private onClick(event: MouseEvent): void {
    if (event.target === event.currentTarget) this.close(); // the backdrop
  }

  protected override render(): TemplateResult {
    const question = this.question;
    return html`<dialog aria-labelledby="title" @click=${this.onClick}>
      ${question ? this.renderQuestion(question) : nothing}
    </dialog>`;
  }

  private renderQuestion(question: Question): TemplateResult {
    return html`<div class="drawer">
      <header>
        <div><h2 id="title">${question.label}</h2><p class="value num">${question.text}</p></div>
        <button type="button" class="icon" @click=${this.close} autofocus><span aria-hidden="true">✕</span><span class="vh">${this.t('explain.close')}</span></button>
      </header>
      ${this.steps ? this.renderSteps(question, this.steps) : this.steps === null ? html`<p role="alert">${this.t('view.partFailed')}
        <button type="button" class="button" @click=${() => void this.derive(question)}>${this.t('element.retry')}</button></p>`
        : html`<p class="muted" role="status">${this.t('explain.loading')}</p>`}
    </div>`;
  }

  private renderSteps(question: Question, all: Step[]): TemplateResult {
    const steps = derivation(all, question.pointer);
    const place = new Map(steps.map((index, i) => [index, i + 1]));
    return html`${steps.length === 0 ? html`<p class="muted">${this.t('explain.given')}</p>` : html`<ol>
        ${steps.map((index) => this.renderStep(all, index, place))}
      </ol>`}
      <footer>
        <button type="button" class="button" @click=${() => this.copy(question, all, steps, place)}>${this.t('explain.copy')}</button>
        <span role="status" class="small muted">${this.copied ? this.t('explain.copied') : ''}</span>
      </footer>`;
  }

  private renderStep(all: Step[], index: number, place: Map<number, number>): TemplateResult {
    const step = all[index]!;
    const arithmetic = formula(all, step, place);
    const notes = this.notes(step);
    return html`<li>
      <p>${this.stepWords(all, step)}</p>
      ${arithmetic ? html`<p class="formula num">${arithmetic}</p>` : nothing}
      ${notes ? html`<p class="small muted">${notes}</p>` : nothing}
    </li>`;
  }

  private stepWords(all: Step[], step: Step): string {
    const [a, b] = (step.of ?? []).map((operand) => valueText(all, operand));
    return this.t(`step.${step.code}`, { result: valueText(all, step.is), a, b, rule: step.rule });
  }

  private notes(step: Step): string {
    const notes: string[] = [];
    if (step.rule) notes.push(this.t('explain.rule', { rule: step.rule }));
    if (step.rounding) notes.push(this.t('explain.rounding', { rounding: this.t(`rounding.${step.rounding}`) }));
    return notes.join(' · ');
  }

  private async copy(question: Question, all: Step[], steps: number[], place: Map<number, number>): Promise<void> {
    const lines = [`${question.label}: ${question.text}`];
    for (const index of steps) {
      const step = all[index]!;
      const arithmetic = formula(all, step, place);
      const notes = this.notes(step);
      lines.push(`${place.get(index)}. ${this.stepWords(all, step)}` +
        (arithmetic ? `\n   ${arithmetic}` : '') + (notes ? `\n   ${notes}` : ''));
    }
    this.copied = await copyText(lines.join('\n'), this.renderRoot.querySelector('dialog')!);
  }
}

/** Copies with the clipboard where it is allowed, else with a selection inside the open dialog. */
async function copyText(text: string, inside: Element): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'vh';
    inside.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}

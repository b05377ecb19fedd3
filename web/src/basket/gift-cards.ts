// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from 'lit';
import { fieldError, Part, styled, valueOf } from '../component.ts';
import { define } from '../define.ts';
import styles from '../styles/gift-cards.css';
import type { Failure, QuoteResult } from '../types.ts';

/** The gift cards in hand, each by what is on it. Sends `cards` with the balances as they are typed. */
export class GiftCards extends Part {
  static override properties = { ...Part.properties, cards: { attribute: false }, failures: { attribute: false } };
  static override styles = styled(styles);
  declare cards: string[];
  declare failures: readonly Failure[];

  private tell(cards: string[]): void {
    this.cards = cards; // the fields are there before the view is rendered again
    this.send('cards', cards);
  }

  private async tellAndFocus(cards: string[], selector: string): Promise<void> {
    this.tell(cards);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  protected override render(): TemplateResult {
    return html`<span class="label" id="title">${this.t('giftCards.title')}</span>
      <ul aria-labelledby="title">${this.cards.map((balance, i) => this.renderCard(balance, i))}</ul>
      <button type="button" class="button add" @click=${() => void this.tellAndFocus([...this.cards, ''], 'li:last-child input')}>+ ${this.t('giftCards.add')}</button>`;
  }

  private renderCard(balance: string, i: number): TemplateResult {
    const at = `/giftCards/${i}`;
    const failure = this.failures.find((f) => f.pointer === at || f.pointer.startsWith(`${at}/`));
    return html`<li><label class="cell"><span aria-hidden="true">${this.t('giftCards.balanceHint')}</span><input type="text" inputmode="decimal" autocomplete="off" .value=${balance}
        aria-label=${this.t('giftCards.balance', { n: i + 1 })} aria-invalid=${failure ? 'true' : nothing} aria-describedby=${failure ? `error-${i}` : nothing}
        @input=${(e: Event) => this.tell(this.cards.map((other, j) => (j === i ? valueOf(e) : other)))}></label>
      <button type="button" class="icon" @click=${() => void this.tellAndFocus(this.cards.filter((_, j) => j !== i), '.add')}><span aria-hidden="true">✕</span><span class="vh">${this.t('giftCards.remove', { n: i + 1 })}</span></button>
      ${fieldError(`error-${i}`, failure && this.failureText(failure))}</li>`;
  }
}

/** What each gift card pays of a result, and what is due then. */
export class GiftCardPayments extends Part {
  static override properties = { ...Part.properties, result: { attribute: false } };
  static override styles = styled(styles);
  declare result: QuoteResult;

  protected override render(): TemplateResult {
    const { payments = [], due = '' } = this.result;
    return html`<dl class="num">${payments.map(({ paid, left }, i) => {
      const name = this.t('giftCards.name', { n: i + 1 });
      return html`<div><dt>${name} <span class="small muted">${this.sentence('giftCards.left', { left: this.figure(`/payments/${i}/left`, name, this.format.money(left)) })}</span></dt>
        <dd>−${this.figure(`/payments/${i}/paid`, name, this.format.money(paid))}</dd></div>`;
    })}<div class="due"><dt>${this.t('giftCards.due')}</dt><dd>${this.figure('/due', this.t('giftCards.due'), this.format.money(due))}</dd></div></dl>`;
  }
}

define({ 'lc-gift-cards': GiftCards, 'lc-payments': GiftCardPayments });

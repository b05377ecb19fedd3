// SPDX-License-Identifier: Apache-2.0
// Registers <loyalty-calculator>. Its views register themselves when they are first shown.
import { LoyaltyCalculator } from './calculator-element.ts';
import { define } from './define.ts';

define({ 'loyalty-calculator': LoyaltyCalculator });

declare global {
  interface HTMLElementTagNameMap { 'loyalty-calculator': LoyaltyCalculator }
}

export { LoyaltyCalculator };

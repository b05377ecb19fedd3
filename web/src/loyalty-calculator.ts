// SPDX-License-Identifier: Apache-2.0
// Registers <loyalty-calculator> and the parts it is made of.
import { BasketLines, HeldVouchers } from './basket-lines.ts';
import { LoyaltyCalculator } from './calculator-element.ts';
import { CurveChart } from './chart.ts';
import { Explain } from './explain.ts';
import { HistoryTable } from './history-table.ts';
import { OfferField } from './offer-field.ts';
import { ProgramPicker } from './program-picker.ts';
import { PromoFields } from './promo-fields.ts';
import { ViewBasket } from './view-basket.ts';
import { ViewPoints } from './view-points.ts';
import { ViewPromo } from './view-promo.ts';

const elements: Record<string, CustomElementConstructor> = {
  'lc-chart': CurveChart, 'lc-explain': Explain, 'lc-history': HistoryTable, 'lc-lines': BasketLines, 'lc-offer': OfferField,
  'lc-program': ProgramPicker, 'lc-promo-fields': PromoFields, 'lc-vouchers': HeldVouchers,
  'lc-view-basket': ViewBasket, 'lc-view-points': ViewPoints, 'lc-view-promo': ViewPromo,
  'loyalty-calculator': LoyaltyCalculator,
};
for (const [name, element] of Object.entries(elements)) if (!customElements.get(name)) customElements.define(name, element);

declare global {
  interface HTMLElementTagNameMap { 'loyalty-calculator': LoyaltyCalculator; 'lc-explain': Explain }
}

export { LoyaltyCalculator };

// SPDX-License-Identifier: Apache-2.0
import type { ParsedOffer, ProgramDocument, PromotionDocument } from '../types.ts';

/**
 * An offer of the basket: typed in everyday words, filled in from a template, or a document. `text` is what was typed (of a document its
 * JSON); `parsed` what the core reads in it, where that is known already; `promotion` is null while the text means nothing.
 */
export interface Offer {
  key: number;
  from: 'text' | 'template' | 'document' | 'program';
  text: string;
  parsed?: ParsedOffer;
  promotion: PromotionDocument | null;
  template?: string;
  values?: Record<string, string>;
  /** A programme whose offers stand in the place of one (where offers are compared). */
  program?: ProgramDocument;
}

let nextKey = 1;
export const offerOf = (offer: Omit<Offer, 'key'>): Offer => ({ ...offer, key: nextKey++ });
export const typedOffer = (text: string, parsed?: ParsedOffer): Offer =>
  offerOf({ from: 'text', text, parsed, promotion: parsed?.readings[0]?.promotion ?? null });
export const documentOffer = (promotion: PromotionDocument, text = JSON.stringify(promotion, null, 2)): Offer => offerOf({ from: 'document', text, promotion });

/** An offer as the request has it: documents keep their id, by which others may name them. */
export function requested(offer: Offer, place: number): PromotionDocument[] {
  if (!offer.promotion) return [];
  if (offer.from === 'document') return [offer.promotion];
  return [{ ...offer.promotion, id: `offer-${place + 1}`, name: offer.from === 'text' ? offer.text : offer.promotion.name }];
}

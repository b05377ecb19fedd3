// SPDX-License-Identifier: Apache-2.0
/** Documents and results, generated from the schemas, and what a person types on the page. */

export type {
  Applied, Basket, BasketLine as BasketLineDocument, Condition, Curve, CurvePiece, Decimal, Earned, EffectiveDiscountResult, Exact,
  HistoryEvent, LocalText as Text, MemberSnapshot, Missing, Operand, ParsedOffer, ProgramDocument, PromotionDocument,
  QuoteRequest, QuoteResult, Ratio, Reading, Rejected, StatementRequest, StatementResult, Step, VoucherDocument,
} from '../../wasm/src/documents.ts';
export type { Failure } from '../../wasm/src/error.ts';
import type { BasketLine as LineDocument, HistoryEvent, QuoteRequest, StatementRequest, VoucherDocument } from '../../wasm/src/documents.ts';

/** One entry of the history table. `event` is the entry it came from; what the table does not show is kept from it. */
export interface HistoryRow {
  type: 'purchase' | 'redeem' | 'adjust'; date: string; amount: string; expires: string; event?: HistoryEvent;
}
/** One line of the basket; `document` as above. */
export interface BasketLine { name: string; category: string; quantity: string; unitPrice: string; document?: LineDocument }
export interface HeldVoucher { value: string; minimum: string; document?: VoucherDocument }

/** The sample requests of a programme of the gallery, without the programme. */
export interface Samples { quote?: Omit<QuoteRequest, 'program'>; statement?: Omit<StatementRequest, 'program'> }

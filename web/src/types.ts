// SPDX-License-Identifier: Apache-2.0
/** Documents and results, generated from the schemas, and what a person types on the page. */

export type {
  AddableGood, AddedGood, AdvisedOffer, Applied, Basket, BasketAdvice, BasketLine as BasketLineDocument, CompareResult, Condition, Curve, CurvePiece, Decimal, Earned, EffectiveDiscountResult, Exact, LaterValue, PointsNow, SplitAdvice, SplitOrder, TopUp, TopUpOption, VoucherNow,
  HistoryEvent, ItemSelection, LedgerMovement, LocalText as Text, MemberSnapshot, MilestoneStanding, Missing, Operand, ParsedOffer, PastLine, Progress,
  ProgramDocument, PromotionDocument,
  QuoteRequest, QuoteResult, Ratio, Reading, Rejected, RefundOutcome, StatementAfter, StatementRequest, StatementResult, Step, VoucherDocument,
} from '../../wasm/src/documents.ts';
export type { Failure } from '../../wasm/src/error.ts';
import type { BasketLine as LineDocument, HistoryEvent, LocalText as Text, ParsedOffer, QuoteRequest, StatementRequest, VoucherDocument } from '../../wasm/src/documents.ts';

/** An entry of a history as a host may give it: an event of the contract, its id where it matters, and `amount` for points too. */
export interface HistoryRow { type: HistoryEvent['type']; date: string; amount?: string; expires?: string; [field: string]: unknown }
/** What is known of a member besides the history. */
export interface Facts { joined?: string; birthday?: string; segments?: string[] }
/** One line of the basket, as typed (`tags` separated by commas); `document` has what else is known of it. */
export interface BasketLine { name: string; category: string; quantity: string; unitPrice: string; sku?: string; brand?: string; tags?: string; document?: LineDocument }
export interface HeldVoucher { value: string; minimum: string; document?: VoucherDocument }

/** The sample requests of a programme of the gallery, without the programme. */
export interface Samples { about?: Text; quote?: Omit<QuoteRequest, 'program'>; statement?: Omit<StatementRequest, 'program'>; offers?: Record<string, { text: string; parsed: ParsedOffer }[]> }

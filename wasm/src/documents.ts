// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

export * from './documents/advise-basket-request.ts';
export * from './documents/advise-basket-response.ts';
export * from './documents/advise-request.ts';
export * from './documents/advise-response.ts';
export * from './documents/basket.ts';
export * from './documents/codes.ts';
export * from './documents/common.ts';
export * from './documents/compare-request.ts';
export * from './documents/compare-response.ts';
export * from './documents/condition.ts';
export * from './documents/dependence.ts';
export * from './documents/earn-rule.ts';
export * from './documents/effective-discount-request.ts';
export * from './documents/effective-discount-response.ts';
export * from './documents/error.ts';
export * from './documents/event.ts';
export * from './documents/explanation.ts';
export * from './documents/ledger.ts';
export * from './documents/member.ts';
export * from './documents/metric.ts';
export * from './documents/milestone.ts';
export * from './documents/parse-offer-request.ts';
export * from './documents/parse-offer-response.ts';
export * from './documents/program.ts';
export * from './documents/promotion.ts';
export * from './documents/quote-request.ts';
export * from './documents/quote-response.ts';
export * from './documents/redemption.ts';
export * from './documents/statement-request.ts';
export * from './documents/statement-response.ts';
export * from './documents/tier.ts';
export * from './documents/validate-request.ts';
export * from './documents/validate-response.ts';
export * from './documents/voucher.ts';
export * from './documents/window.ts';

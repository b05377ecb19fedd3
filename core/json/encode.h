// SPDX-License-Identifier: Apache-2.0
// Values to documents and responses, in the order of fields of core/README.md.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "loyalty/advice.h"
#include "loyalty/basket_advice.h"
#include "loyalty/compiled_program.h"
#include "loyalty/dependence.h"
#include "loyalty/effective_discount.h"
#include "loyalty/history.h"
#include "loyalty/lint.h"
#include "loyalty/offer_text.h"
#include "loyalty/program.h"
#include "loyalty/quote.h"
#include "loyalty/statement.h"
#include "loyalty/trace.h"
#include "document.h"
#include "writer.h"

namespace loyalty::json {

/// The canonical document: every field that is not its default, in the order of core/README.md. Reading it gives an
/// equal value.
void write_program(Writer& writer, const Program& program);
void write_promotion(Writer& writer, const Promotion& promotion, const Program& units);
/// The document of a voucher in hand, with what is left of its value; null where the rest is lost.
void write_voucher_left(Writer& writer, const Promotion& voucher, Money left, const Program& units);
/// The document of one of the vouchers that a promotion has issued today. Its id is that of the promotion, cut to 53 characters, and the day.
void write_issued_voucher(Writer& writer, const Promotion& promotion, const IssuedVouchers& issued, Date today, const Program& units);
void write_selection(Writer& writer, const Selection& selection);
void write_condition(Writer& writer, const Condition& condition, const Program& units);

/// What rules of a request are called and where they stand.
struct Subjects {
  const CompiledProgram* program = nullptr;
  std::span<const Promotion> promotions;
  std::span<const Promotion> vouchers;
  std::span<const Event> events;
  std::span<const std::string_view> lines;  ///< ids

  [[nodiscard]] std::string_view id_of(RuleRef rule) const;  ///< "" for what has none
  [[nodiscard]] const Promotion& promotion_of(RuleRef rule) const;
};

/// "" for kNoTier.
[[nodiscard]] std::string_view tier_id(const Program& program, std::int32_t tier);

/// Begins the object of a result: its day and its currency.
void begin_result(Writer& writer, Date as_of, const Program& program);
/// Ends it, with the explanation; trace may be null: none.
void end_result(Writer& writer, const Trace* trace, const Subjects& subjects);
/// An error or a warning.
void write_finding(Writer& writer, std::string_view code, std::string_view pointer, std::string_view message,
                   const Params& params);
void write_ratio(Writer& writer, Rational ratio);
/// paid ÷ list, null when list is 0.
void write_pay_ratio(Writer& writer, Money paid, Money list);
void write_missing(Writer& writer, const Missing& missing, const Program& program);
/// The shortest form of minor units that may be a fraction, in the currency.
void write_exact_money(Writer& writer, Rational minor, int decimals);

/// trace may be null: no explanation.
void write_quote(Writer& writer, const Quote& quote, const QuoteRequest& request, const Subjects& subjects,
                 const Trace* trace);
/// A statement after events that follow those of another.
struct FollowingStatement {
  Statement statement;
  Date as_of;
  std::span<const Event> events;  ///< of both
};
/// following may be null.
void write_statement(Writer& writer, const Statement& statement, const StatementOptions& options,
                     const Subjects& subjects, const FollowingStatement* following, const Trace* trace);
void write_advice(Writer& writer, const Advice& advice, const AdviceRequest& request, const Subjects& subjects,
                  const Trace* trace);
/// What the goods of a request are called; none of those that the advice supplies.
struct BasketAdviceNames {
  std::vector<std::string_view> ids;
  std::vector<Text> names;
};
void write_basket_advice(Writer& writer, const BasketAdvice& advice, const BasketAdviceRequest& request, const BasketAdviceNames& names,
                         const Subjects& subjects);
void write_effective_discount(Writer& writer, const EffectiveDiscount& answer, const EffectiveDiscountRequest& request,
                              const Subjects& subjects, const Trace* trace);
void write_offer(Writer& writer, const std::vector<OfferReading>& readings, Currency currency);
/// warnings: null when they are not asked for. The object is left open for what else was asked for.
void begin_validation(Writer& writer, std::string_view digest, const Program& program,
                      const std::vector<Lint>* warnings, const Document& request);
/// The field "dependence".
void write_dependence(Writer& writer, const Dependence& dependence, const Program& program);
void write_trace(Writer& writer, const Trace& trace, const Subjects& subjects);

}  // namespace loyalty::json

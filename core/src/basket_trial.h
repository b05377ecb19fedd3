// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "loyalty/basket_advice.h"

namespace loyalty {

/// Quotes that may still be asked for.
struct QuoteAllowance {
  std::int64_t quotes = kMostBasketQuotes;
  std::int64_t lines = kMostBasketQuoteLines;

  /// Whether one more of so many lines is allowed; then it is counted.
  [[nodiscard]] bool take(std::size_t count) {
    if (quotes < 1 || lines < static_cast<std::int64_t>(count)) return false;
    --quotes;
    lines -= static_cast<std::int64_t>(count);
    return true;
  }
  /// Whether so many more of so many lines would be.
  [[nodiscard]] bool covers(std::int64_t count, std::size_t of_lines) const {
    return quotes >= count && lines / static_cast<std::int64_t>(of_lines) >= count;
  }
};

/// An order that is asked about again and again, each time a little different. What leaves the range has no answer.
class BasketTrial {
 public:
  BasketTrial(const CompiledProgram& program, const BasketAdviceRequest& request)
      : program_(program), rate_(request.redemption_rate), request_(request.quote), basket_(*request.quote.basket) {
    request_.basket = &basket_;
  }
  BasketTrial(const BasketTrial&) = delete;
  BasketTrial& operator=(const BasketTrial&) = delete;

  [[nodiscard]] Basket& basket() { return basket_; }
  [[nodiscard]] QuoteRequest& request() { return request_; }
  [[nodiscard]] const QuoteRequest& request() const { return request_; }
  [[nodiscard]] const CompiledProgram& program() const { return program_; }

  [[nodiscard]] Result<void> ask();
  [[nodiscard]] const Quote& quote() const { return quote_; }
  /// The cost, without the reasons; nothing where the order leaves the range.
  [[nodiscard]] std::optional<Money> cost();
  /// What of the last answer counts as money; nothing where it leaves the range.
  [[nodiscard]] std::optional<Money> counted() const;
  /// What the last answer gives for later; only where counted() has an answer.
  [[nodiscard]] LaterValue later() const;

 private:
  const CompiledProgram& program_;
  Rational rate_;
  QuoteRequest request_;
  Basket basket_;
  Quote quote_;
};

/// How far each promotion of a request applies in an answer: by its place in the programme, then in the request, then among the vouchers.
class OfferExtents {
 public:
  OfferExtents(const CompiledProgram& program, const QuoteRequest& request)
      : program_(program), request_(request), effects_(program.promotions().size() + request.promotions.size() + request.vouchers.size()) {}

  struct Extent {
    OfferEffect effect;
    std::int64_t given = 0;  ///< points, money

    [[nodiscard]] bool applies() const { return effect.times > 0; }
    [[nodiscard]] bool more_than(const Extent& other) const;
  };

  void read(const Quote& quote);
  [[nodiscard]] std::span<const Extent> all() const { return effects_; }
  /// The greater of both, one by one; whether one of the other was greater.
  bool raise(const OfferExtents& other);
  /// Those that apply more here.
  [[nodiscard]] std::vector<OfferEffect> more_than(const OfferExtents& other) const;
  /// Those that apply there and not here, as they are there.
  [[nodiscard]] std::vector<OfferEffect> gone_from(const OfferExtents& other) const;
  [[nodiscard]] std::size_t place_of(RuleRef rule) const;

 private:
  Extent& at(RuleRef rule);

  const CompiledProgram& program_;
  const QuoteRequest& request_;
  std::vector<Extent> effects_;
};

/// later - than, ledger by ledger.
[[nodiscard]] LaterValue difference(const LaterValue& later, const LaterValue& than);

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "offer_grammar.h"

namespace loyalty {

/// Numbers of units, vouchers, repeats and days.
inline constexpr std::int64_t kMaxCount = kMaxAmount;

/// The place in the tokens of an offer, and the values that are read there. A rule gives true and is past it, or false,
/// and the rule that called it goes back. The token furthest on at which something else would have been needed is the
/// first part that was not understood.
class OfferCursor {
 public:
  OfferCursor(std::span<const OfferLexeme> tokens, Currency currency) : tokens_(tokens), currency_(currency) {}

 protected:
  [[nodiscard]] OfferToken peek(std::size_t ahead = 0) const {
    return tokens_[std::min(position_ + ahead, tokens_.size() - 1)].kind;
  }
  bool refuse(std::size_t token) {
    furthest_ = std::max(furthest_, token);
    return false;
  }
  /// Understood, but not what can hold: the first such token is what is reported.
  bool contradict(std::size_t token) {
    if (!contradiction_) contradiction_ = token;
    return false;
  }
  bool accept(OfferToken kind);
  template <class... Kinds>
  bool accept_any(Kinds... kinds) {
    return (accept(kinds) || ...);
  }
  void skip_separators() {
    while (peek() == OfferToken::separator) ++position_;
  }
  bool back_to(std::size_t position) {
    position_ = position;
    return false;
  }

  bool currency_sign();
  /// amount = { currency } number { currency }, above 0. `sign`: whether a currency stands there.
  bool amount(Money& money, bool* sign = nullptr);
  /// count = whole number from 1 to `most`.
  bool count(std::int64_t& value, std::int64_t most = kMaxCount);
  bool share(OfferToken kind, OfferBenefit& benefit);
  bool amount_off(OfferBenefit& benefit) {
    benefit.kind = OfferBenefit::Kind::amount;
    return amount(benefit.money);
  }

  std::span<const OfferLexeme> tokens_;
  Currency currency_;
  std::size_t position_ = 0;
  std::size_t furthest_ = 0;
  std::optional<std::size_t> contradiction_;
  StatedTerms terms_;
};

}  // namespace loyalty

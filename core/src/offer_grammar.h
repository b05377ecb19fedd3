// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "loyalty/currency.h"
#include "loyalty/promotion.h"
#include "offer_tokens.h"

namespace loyalty {

/// From how much on something is given.
struct OfferMark {
  Trigger::Measure measure = Trigger::Measure::always;
  AmountBase base = AmountBase::net;
  std::int64_t at = 0;
  bool each = false;
};

/// What is given: the fields of all kinds side by side.
struct OfferBenefit {
  enum class Kind : std::uint8_t { percent, amount, voucher } kind = Kind::percent;
  bool by_unit = false;  ///< of an amount
  bool on_list = false;  ///< of a percentage
  Rational off;
  Money money;  ///< taken off, or of each voucher
  Money minimum;
  std::int64_t count = 1;
  std::optional<std::int32_t> valid_days;
};

/// What stands between two marks of an offer.
struct OfferRung {
  OfferMark mark;
  OfferBenefit benefit;
  std::size_t token = 0;                 ///< where it begins
  std::optional<std::size_t> bare_gift;  ///< where the amount of a gift without noun and sign stands (送50)
  bool needs_mark =
      false;  ///< "50元券" alone may as well be a voucher to pay with; "$50 voucher for every $100" is given
  bool says_minimum = false;   ///< of a voucher
  bool says_validity = false;  ///< of a voucher

  [[nodiscard]] bool gives_voucher() const { return benefit.kind == OfferBenefit::Kind::voucher; }
  /// Whether it can be given for each mark.
  [[nodiscard]] bool repeats() const {
    return gives_voucher() || (benefit.kind == OfferBenefit::Kind::amount && !benefit.by_unit);
  }
};

/// What an offer says, before the assumptions. At least one rung; all benefits of one kind, marks ascending.
struct OfferTerms {
  std::vector<OfferRung> rungs;
  std::optional<std::int64_t> times;
  std::optional<Money> cap;
  std::uint32_t audiences = 0;  ///< one bit for each of offer_audiences()
  bool no_cap = false;
  bool stackable = false;
  bool has_amount = false;
  bool names_currency = false;
  bool two_digits = false;
};

/// The terms, or the byte of the text from which on it was not understood. Grammar: core/offers.md.
struct OfferFailure {
  std::size_t at = 0;
};
[[nodiscard]] std::variant<OfferTerms, OfferFailure> read_offer(std::span<const OfferLexeme> tokens, Currency currency);

}  // namespace loyalty

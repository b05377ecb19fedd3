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
  std::int64_t at = 0;
  bool each = false;
};

/// What stands between two marks of an offer.
struct OfferRung {
  OfferMark mark;
  Benefit benefit;
  std::size_t token = 0;                 ///< where it begins
  std::optional<std::size_t> bare_gift;  ///< where the amount of a gift without noun and sign stands (送50)
  bool needs_mark =
      false;  ///< "50元券" alone may as well be a voucher to pay with; "$50 voucher for every $100" is given
  bool says_minimum = false;   ///< of a voucher
  bool says_validity = false;  ///< of a voucher
};

/// What an offer says, before the assumptions. At least one rung; all benefits of one kind, marks ascending.
struct OfferTerms {
  std::vector<OfferRung> rungs;
  std::optional<std::int64_t> times;
  std::optional<Money> cap;
  bool no_cap = false;
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

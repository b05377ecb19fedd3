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
  enum class Kind : std::uint8_t {
    percent,
    amount,
    voucher,
    price,
    points,
    cashback,
    cashback_share,
    gift
  } kind = Kind::percent;
  bool by_unit = false;  ///< of an amount
  bool on_list = false;  ///< of a percentage
  Rational off;
  Money money;  ///< taken off, of each voucher, a price
  Money minimum;
  std::int64_t count = 1;      ///< of vouchers, gifts, points
  std::int64_t set_units = 0;  ///< of each set; 0: all of it
  std::int64_t at_most = 0;    ///< units of the order; 0: all
  UnitOrder take = UnitOrder::cheapest;
  bool addon = false;  ///< about the goods tagged so
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
  bool may_be_once = false;    ///< 满3件免1件: of each three, or once

  [[nodiscard]] bool gives_voucher() const { return benefit.kind == OfferBenefit::Kind::voucher; }
  /// Whether it can be given for each mark.
  [[nodiscard]] bool repeats() const {
    using enum OfferBenefit::Kind;
    return gives() || (benefit.kind == amount && !benefit.by_unit && benefit.at_most == 0);
  }
  /// Whether it gives something for each mark with the order, or for later.
  [[nodiscard]] bool gives() const {
    using enum OfferBenefit::Kind;
    return gives_voucher() || benefit.kind == points || benefit.kind == cashback || benefit.kind == gift;
  }
  [[nodiscard]] bool has_amount() const {
    using enum OfferBenefit::Kind;
    return mark.measure == Trigger::Measure::amount || benefit.money.minor != 0;
  }
};

/// What an offer says, before the assumptions. At least one rung; all benefits of one kind, marks ascending.
struct StatedTerms {
  std::vector<OfferRung> rungs;
  std::optional<std::int64_t> times;
  std::optional<Money> cap;
  std::uint32_t audiences = 0;  ///< one bit for each of offer_audiences()
  std::optional<std::int64_t> uses;
  std::optional<std::int64_t> per_member;
  bool exclusive = false;
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
[[nodiscard]] std::variant<StatedTerms, OfferFailure> read_offer(std::span<const OfferLexeme> tokens, Currency currency);

}  // namespace loyalty

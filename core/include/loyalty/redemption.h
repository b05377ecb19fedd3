// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "loyalty/condition.h"
#include "loyalty/money.h"
#include "loyalty/points.h"
#include "loyalty/rational.h"
#include "loyalty/text.h"
#include "loyalty/window.h"

namespace loyalty {

/// Points that are worth a value together.
struct RedemptionRung {
  Points points;
  Money value;
  friend bool operator==(const RedemptionRung&, const RedemptionRung&) = default;
};

/// Points as payment. One rung: multiples of step are worth their share of it. Several: only sums of whole rungs can be used.
struct Redemption {
  std::string id;
  Text name;
  std::string ledger;
  std::vector<RedemptionRung> rungs;  ///< at least one; points ascending
  bool ladder = false;                ///< only sums of rungs
  Points step{1};
  Points minimum;
  std::optional<Rational> max_share;   ///< of the amount still to pay, in (0, 1]
  std::string each;                    ///< id of a count: the value is for each begun unit of it in the order; empty: for the order
  std::optional<std::int64_t> at_most; ///< whole units of each
  Condition when;

  [[nodiscard]] Points points() const { return rungs.front().points; }
  [[nodiscard]] Money value() const { return rungs.front().value; }
  friend bool operator==(const Redemption&, const Redemption&) = default;
};

/// How often something may be taken in a window.
struct TimesLimit {
  Window window;
  std::int64_t times = 1;
  friend bool operator==(const TimesLimit&, const TimesLimit&) = default;
};

/// Something to be had for points, and money where cash is above zero.
struct Reward {
  std::string id;
  Text name;
  std::string ledger;
  Points points;
  Money cash;
  Money value;  ///< what it would cost in money; 0: not said
  std::optional<TimesLimit> limit;
  Condition when;
  friend bool operator==(const Reward&, const Reward&) = default;
};

/// Whole blocks of points into another ledger, or to a partner.
struct Transfer {
  std::string id;
  Text name;
  std::string ledger;
  Points block;
  Points minimum;
  std::int64_t gives = 0;   ///< for each block: units of the ledger it goes to, or whole units of the partner
  std::string to;           ///< id of a ledger; empty: a partner
  Text unit;                ///< of the partner
  Condition when;
  friend bool operator==(const Transfer&, const Transfer&) = default;
};

/// A voucher for a member: valid_days after the day it is given (without: no end).
struct VoucherTerms {
  Money value;
  Money minimum;
  std::optional<std::int32_t> valid_days;
  friend bool operator==(const VoucherTerms&, const VoucherTerms&) = default;
};

/// Whole blocks of a balance become a voucher each at the end of every period.
struct Conversion {
  enum class Every : std::uint8_t { month, quarter, half_year, year } every = Every::month;
  std::string id;
  Text name;
  std::string ledger;
  Points block;
  VoucherTerms voucher;
  friend bool operator==(const Conversion&, const Conversion&) = default;
};

}  // namespace loyalty

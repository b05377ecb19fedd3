// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "loyalty/earn_rule.h"

namespace loyalty {

/// What counts of a measure: at the rate of the award, and beyond a limit at the rate of that limit.
struct Counted {
  std::int64_t full = 0;
  std::int64_t beyond = 0;
};

[[nodiscard]] constexpr std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  while (exponent-- > 0) power *= 10;
  return power;
}

/// The rate of what lies beyond a limit of a rule; null when none of its limits has one.
[[nodiscard]] const Award* rate_beyond(const EarnRule& rule);

/// Points, in units of a ledger with so many decimals, of one of `quantity` units among which what counts is divided, rounded once. Of an order,
/// a line or a month the quantity is 1. Nothing when they leave the range.
[[nodiscard]] std::optional<std::int64_t> points_per_unit(const EarnRule& rule, int decimals, Counted counted, std::int64_t quantity);

/// The same, times the quantity.
[[nodiscard]] std::optional<std::int64_t> points_for(const EarnRule& rule, int decimals, Counted counted, std::int64_t quantity);

}  // namespace loyalty

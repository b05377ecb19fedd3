// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "loyalty/money.h"
#include "loyalty/program.h"
#include "loyalty/promotion.h"
#include "loyalty/rounding.h"

namespace loyalty {

/// Which rung of a promotion holds, and how often. times 0: none does.
struct Reached {
  std::int32_t rung = 0;
  std::int64_t times = 0;
};

/// Compares what the trigger measures (minor units or units) with the marks: always 1 time; once: the highest mark reached, 1 time;
/// each: full multiples of the mark, not more than Trigger::times.
[[nodiscard]] Reached reach(const Promotion& promotion, std::int64_t measured);

/// How its discount is shared: as it says itself, or as is filled in for the benefit, or as the programme does.
[[nodiscard]] const Allocation& allocation_of(const Promotion& promotion, const Benefit& benefit, const Program& program);

/// How a benefit that takes something off rounds, and which of its figures: found in the same way.
[[nodiscard]] Rounding rounding_of(const Promotion& promotion, const Benefit& benefit, const Program& program);
[[nodiscard]] bool rounds_price(const Promotion& promotion, const Benefit& benefit, const Program& program);

/// Percentage of a base, rounded.
[[nodiscard]] Money percent_of(const PercentOff& percent, Money base, Rounding mode);

/// Amount off, times or units over, but not more than limit.
[[nodiscard]] Money amount_times(Money off, std::int64_t times, Money limit);

/// Vouchers given back: times × count, as many as the cap (on their face value) allows. May leave the range of an amount.
[[nodiscard]] Int128 voucher_count(const Promotion& promotion, Reached reached);

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "loyalty/redemption.h"

namespace loyalty {

/// A sum of rungs.
struct LadderSum {
  Points points;
  Money value;
  std::vector<std::int64_t> times;  ///< by rung: how often it is in the sum
};

/// The sum of greatest value of at most so many points that is not worth more than `most`, of those the one of fewest points. Each rung is worth its
/// value times `units`. Exact as long as fewer than 262,144 sums without the rung of the best rate compete: always, where `most` holds
/// fewer multiples than that of what divides all values, and far beyond where values are round.
[[nodiscard]] LadderSum best_sum(std::span<const RedemptionRung> rungs, std::int64_t units, Points points, Money most);

}  // namespace loyalty

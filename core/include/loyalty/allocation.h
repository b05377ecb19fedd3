// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "loyalty/money.h"

namespace loyalty {

/// How an amount is shared over lines. Every method gives shares that sum to the amount.
enum class Allocation : std::uint8_t {
  largest_remainder,  ///< proportional, floored; left-over units to the largest fractions, ties to the earlier line
  remainder_to_last,  ///< proportional, floored; the left-over to the last line, and backwards as far as weights bear it
  running_error,      ///< share = rounded (half up) proportional running total less what was given before
  equal_per_unit,     ///< by units, not by amounts; what a unit cannot bear goes to the others
  per_line,           ///< each line rounded by itself; a discount is then the sum of its shares
};

/// The method for an amount that is fixed, and of which units know nothing: the last two need more than amounts.
[[nodiscard]] constexpr Allocation by_amounts(Allocation method) {
  return method == Allocation::equal_per_unit || method == Allocation::per_line ? Allocation::largest_remainder : method;
}

/// Memory of allocate that is reused between calls.
using AllocationScratch = std::vector<std::uint64_t>;

/// Splits total by weights (each ≥ 0; 0 ≤ total ≤ their sum ≤ kMaxAmount) into shares (same length). No share exceeds its weight.
/// method: one of the first three.
void allocate(Money total, std::span<const Money> weights, Allocation method, std::span<Money> shares,
              AllocationScratch& scratch);

/// equal_per_unit: the same for every unit, as far as its line bears it. Left-over minor units as largest_remainder gives them.
void allocate_per_unit(Money total, std::span<const Money> weights, std::span<const std::int64_t> units, std::span<Money> shares,
                       AllocationScratch& scratch);

}  // namespace loyalty

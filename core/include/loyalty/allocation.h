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
};

/// Memory of allocate that is reused between calls.
using AllocationScratch = std::vector<std::uint64_t>;

/// Splits total by weights (each ≥ 0; 0 ≤ total ≤ their sum ≤ kMaxAmount) into shares (same length). No share exceeds its weight.
void allocate(Money total, std::span<const Money> weights, Allocation method, std::span<Money> shares,
              AllocationScratch& scratch);

}  // namespace loyalty

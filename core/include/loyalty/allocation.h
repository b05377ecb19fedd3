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

/// Splits total by weights (each ≥ 0; 0 ≤ total ≤ their sum ≤ kMaxAmount) into shares (same length). No share exceeds its weight. scratch is reused between calls.
void allocate(Money total, std::span<const Money> weights, Allocation method, std::span<Money> shares,
              std::vector<std::uint32_t>& scratch);

}  // namespace loyalty

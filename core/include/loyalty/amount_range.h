// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "loyalty/rounding.h"

namespace loyalty {

/// The largest amount, in minor units, and the largest number of points, in units of the ledger: 2^53 - 1, exact in JSON readers.
inline constexpr std::int64_t kMaxAmount = 9007199254740991;

[[nodiscard]] constexpr bool in_range(Int128 value) { return value >= -kMaxAmount && value <= kMaxAmount; }
/// The same for 64 bits in one comparison: sums of two amounts are checked everywhere.
[[nodiscard]] constexpr bool in_range(std::int64_t value) {
  return static_cast<std::uint64_t>(value) + static_cast<std::uint64_t>(kMaxAmount) <= 2 * static_cast<std::uint64_t>(kMaxAmount);
}

/// The value if it lies in ±kMaxAmount, nothing otherwise.
[[nodiscard]] constexpr std::optional<std::int64_t> narrow(Int128 value) {
  if (!in_range(value)) return std::nullopt;
  return static_cast<std::int64_t>(value);
}

}  // namespace loyalty

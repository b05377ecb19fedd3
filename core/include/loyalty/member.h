// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "loyalty/date.h"
#include "loyalty/points.h"
#include "loyalty/symbols.h"

namespace loyalty {

inline constexpr std::int32_t kNoTier = -1;

/// What is known of a member at a moment. What is not known makes conditions about it fail with fact_unknown.
struct Member {
  std::int32_t tier = kNoTier;                       ///< position in Program::tiers
  std::vector<std::optional<Points>> balances;       ///< by ledger
  std::vector<std::optional<std::int64_t>> metrics;  ///< by metric, in its own units
  std::optional<std::int64_t> orders;                ///< before this one
  std::optional<Date> birthday;
  std::optional<std::vector<Symbol>> segments;
  std::vector<std::int32_t> choices;     ///< by choice: the position of its option; shorter: the first option
  std::vector<std::int32_t> memberships; ///< positions of those that hold
};

}  // namespace loyalty

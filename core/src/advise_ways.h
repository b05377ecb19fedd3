// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "loyalty/compiled_program.h"

namespace loyalty {

/// A leaf that has to hold, or not to hold, or a bound of a metric.
struct WayTerm {
  enum class Kind : std::uint8_t { mark, ceiling, other } kind = Kind::other;
  std::int32_t metric = -1;
  std::int64_t at = 0;                      ///< least value of a mark, greatest of a ceiling
  const CompiledCondition* leaf = nullptr;  ///< of other
  bool negated = false;                     ///< comes from a negation
};
/// Terms that together make a condition hold.
using Way = std::vector<WayTerm>;

struct Ways {
  std::vector<Way> list;
  bool complete = true;
};

/// Alternatives to one another in the order of the document, none of which asks for all that another asks for. At most kMostWays.
[[nodiscard]] Ways ways_of(const ConditionTree& tree);
/// The alternatives of both.
[[nodiscard]] Ways either_of(Ways a, const Ways& b);

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "loyalty/basket.h"
#include "loyalty/compiled_program.h"
#include "loyalty/money.h"

namespace loyalty {

/// A line of an order, new or past, as earn rules see it.
struct EarnLine {
  const LineTraits* traits = nullptr;
  std::int64_t quantity = 1;
  Money list;
  Money net;
  Money payable;
};

/// The amount of a line that a base names.
[[nodiscard]] Money amount_of(AmountBase base, const EarnLine& line);

/// What earns: an order with its lines, or an activity without.
struct EarnEvent {
  std::span<const EarnLine> lines;
  std::span<const std::int64_t> counts;  ///< by count of the programme; shorter: none
  bool purchase = true;
  std::int32_t position = -1;            ///< in the history: what earn_again finds its streaks and points by

  /// How many it carries of a count.
  [[nodiscard]] std::int64_t count(std::int32_t index) const {
    const auto at = static_cast<std::size_t>(index);
    return index >= 0 && at < counts.size() ? counts[at] : 0;
  }
};

/// Whether a rule counts something of each line: amounts and quantities.
[[nodiscard]] constexpr bool is_of_lines(Measure::Kind kind) { return kind == Measure::Kind::amount || kind == Measure::Kind::quantity; }

/// What such a rule counts of a line; nothing of one that it is not about.
[[nodiscard]] std::optional<std::int64_t> measured_of(const CompiledEarnRule& rule, const EarnLine& line);

}  // namespace loyalty

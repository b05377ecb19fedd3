// SPDX-License-Identifier: Apache-2.0
// Which units of an order a promotion uses and which it reduces.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "line_columns.h"
#include "loyalty/basket.h"
#include "loyalty/compiled_program.h"
#include "loyalty/quote.h"
#include "pieces.h"
#include "set_matching.h"

namespace loyalty {

/// Goods of which sets are made by themselves: the units of a line, or all.
struct SetField {
  std::int64_t units = 0;
  std::int64_t sets = 0;  ///< full ones
};

/// The sets that a promotion makes of an order.
struct MadeSets {
  std::vector<UnitRun> runs;  ///< with what is reduced and what only used
  SetBound bound;
  std::int64_t sets = 0;      ///< that can be made; 0: none
  std::int64_t given = 0;     ///< of them, those that are not left alone
  std::vector<SetField> fields;  ///< where there is no bound: of one group by itself
  std::int64_t parts = 0;        ///< sets that are not full, and of which something is given
  Money dearest;              ///< what is left of the dearest set
  std::vector<ShortGroup> missing;
  RuleRef used_by;            ///< without what this one has used, there would be sets
  bool used = false;
};

[[nodiscard]] MadeSets make_sets(const CompiledPromotion& promotion, std::span<const BasketLine> lines, UnitKey by, const LineColumns& columns);

/// The units of the pieces in `goods`, of which a promotion reduces so many as the limit allows.
[[nodiscard]] std::vector<UnitRun> limited_units(const UnitLimit& limit, std::int64_t times, const std::vector<std::uint8_t>& goods,
                                                 std::span<const BasketLine> lines, UnitKey by, const LineColumns& columns);

}  // namespace loyalty

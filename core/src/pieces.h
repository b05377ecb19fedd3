// SPDX-License-Identifier: Apache-2.0
// Units of the pieces of an order: their order, and cutting pieces where a promotion touches only some of their units.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "line_columns.h"
#include "loyalty/basket.h"
#include "loyalty/promotion.h"
#include "loyalty/rounding.h"
#include "traced.h"

namespace loyalty {

/// Units of a piece that have the same amounts. What is left of a piece is shared by its units in whole minor units, the left-over ones
/// to the first: of a piece that does not divide there are two runs, and the first has a minor unit more.
struct UnitRun {
  std::uint32_t piece = 0;
  std::int64_t units = 0;
  std::int64_t left = 0;      ///< minor units of one
  Int128 key = 0;             ///< what it is put in order by
  std::int64_t tie = 0;       ///< and where that is equal
  std::uint64_t fits = 0;     ///< groups of a set, one bit each
  std::int64_t reduced = 0;   ///< of its units, those that a promotion reduces
  std::int64_t occupied = 0;  ///< those that it only uses
};

/// line: of the piece.
void add_runs(const LineColumns& columns, std::size_t piece, const BasketLine& line, UnitKey by, std::uint64_t fits, std::vector<UnitRun>& runs);
/// Ties stay as the pieces stand.
void put_in_order(std::vector<UnitRun>& runs, UnitOrder order);

/// Where the units of a promotion are, after pieces were cut.
struct CutPieces {
  LineColumns columns;
  std::vector<std::uint8_t> reduced;  ///< by piece
};

/// Cuts the pieces of which only some units are reduced, or used: the reduced first, then those only used. pool: in which they are used up
/// by a promotion; kNoSymbol: in none, and then no piece is cut for units that are only used.
[[nodiscard]] CutPieces cut(const LineColumns& columns, std::vector<UnitRun> runs, Symbol pool, RuleRef by, std::uint8_t decimals,
                            Traced<Trace> trace);

/// The amounts of the pieces of each line together; `step` becomes the step that holds them.
[[nodiscard]] std::vector<Money> line_totals(const LineColumns& columns, std::size_t lines, const std::vector<Money>& amounts,
                                             RuleRef rule, std::uint8_t decimals, Traced<Trace> trace, StepIndex& step);

}  // namespace loyalty

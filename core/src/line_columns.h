// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "loyalty/money.h"
#include "loyalty/symbols.h"
#include "loyalty/trace.h"

namespace loyalty {

/// All units of a piece have been used by a promotion, and are out of reach for the others of its pool.
struct UsedPiece {
  std::uint32_t piece = 0;
  Symbol pool = kNoSymbol;
  RuleRef by;
};

/// An order piece by piece, as the discounts so far have left it, with the steps of the trace that hold each column. A piece is a run
/// of units of one line that were treated alike; at first, and mostly to the end, every line is one.
struct LineColumns {
  std::vector<Money> list;
  std::vector<Money> left;
  std::vector<std::int64_t> quantities;
  std::vector<std::uint32_t> line_of;  ///< by piece, ascending; empty: piece i is line i
  std::vector<UsedPiece> used;
  StepIndex list_step = kNoStep;
  StepIndex left_step = kNoStep;
  StepIndex quantities_step = kNoStep;

  [[nodiscard]] std::size_t size() const { return left.size(); }
  [[nodiscard]] bool in_pieces() const { return !line_of.empty(); }
  [[nodiscard]] std::size_t line(std::size_t piece) const { return line_of.empty() ? piece : line_of[piece]; }
};

}  // namespace loyalty

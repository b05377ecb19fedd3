// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "earn_event.h"
#include "earn_outcome.h"
#include "loyalty/compiled_program.h"

namespace loyalty {

/// How the points of one event belong to its lines: points of ledger l on line i at l × lines + i. Each rule's points are shared by what the rule
/// measured on the line, by the line's net where it measures orders, counts or streaks, equally where that is all zero; largest
/// remainder. Without lines empty.
using PointShares = std::vector<std::int64_t>;

/// Shares points (≥ 0) by weights (each ≥ 0, at least one), equally where all are zero. The shares sum to the points; what flooring leaves over goes one
/// unit at a time to the largest remainders, ties to the earlier line.
void share_points(Points points, std::span<const std::int64_t> weights, std::span<std::int64_t> shares);

/// Shares of the rules named in `of`; outcomes by rule hold theirs and those of the rules that they measure.
void share_over_lines(const CompiledProgram& program, const EarnEvent& event, std::span<const EarnOutcome> outcomes,
                      std::span<const std::int32_t> of, PointShares& shares);

}  // namespace loyalty

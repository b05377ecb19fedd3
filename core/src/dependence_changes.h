// SPDX-License-Identifier: Apache-2.0
// Programmes with one thing changed.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "loyalty/dependence.h"
#include "loyalty/program.h"

namespace loyalty {

/// Each in the place of the other.
[[nodiscard]] Program with_stages_exchanged(const Program& program, std::size_t first, std::size_t second);
/// Each with the place and the priority of the other.
[[nodiscard]] Program with_promotions_exchanged(const Program& program, std::size_t first, std::size_t second);
/// The stage chooses the best. Promotions that say nothing of others keep standing with each other where all of it apply.
[[nodiscard]] Program with_best_chosen(const CompiledProgram& program, std::size_t stage);

/// The changes of a promotion that make it better by a step: a percentage by a point; an amount, a new price, the mark of an amount by a
/// unit of the currency; the mark of a quantity by one. Without witnesses.
[[nodiscard]] std::vector<DearerOffer> improvements(const Program& program, std::size_t promotion);
[[nodiscard]] Program improved(const Program& program, const DearerOffer& change);

}  // namespace loyalty

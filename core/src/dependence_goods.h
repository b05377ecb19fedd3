// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "loyalty/compiled_program.h"
#include "loyalty/dependence.h"

namespace loyalty {

/// The goods as lines of a programme see them.
[[nodiscard]] LineTraits traits_of(const MadeGood& good, const CompiledProgram& program);

/// One kind of goods for each way in which the selections of some promotions see goods, those first that most of them are about.
struct GoodKinds {
  static constexpr std::size_t kMost = 6;
  std::vector<MadeGood> kinds;
  bool complete = true;
};
[[nodiscard]] GoodKinds kinds_of_goods(const CompiledProgram& program, std::span<const std::size_t> promotions);

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "set_matching.h"

namespace loyalty {

/// Sets that are made of the same units: of each group, units of one set by run.
struct AlikeSets {
  std::int64_t sets = 0;
  std::vector<std::vector<TakenUnits>> groups;
};

/// The sets one after the other, each filled with the next units of every group.
[[nodiscard]] std::vector<AlikeSets> form_sets(const SetNeeds& needs, std::int64_t sets, const std::vector<std::vector<TakenUnits>>& taken);

}  // namespace loyalty

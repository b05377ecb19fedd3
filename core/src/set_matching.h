// SPDX-License-Identifier: Apache-2.0
// Sets of units of several groups: how many there can be, and which units of each group are the best. Units are counted, not listed: a
// basket may have millions.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "loyalty/promotion.h"
#include "pieces.h"

namespace loyalty {

/// What a set needs of each group.
using SetNeeds = std::vector<std::int64_t>;

/// The choice of groups that keeps the number of sets down, one bit each, and that number.
struct SetBound {
  std::uint64_t groups = 0;
  std::int64_t units = 0;   ///< that fit some group of them
  std::int64_t needed = 0;  ///< by one set
  std::int64_t sets = 0;
};

/// Hall: the least, over every choice of groups, of the units that fit one of them over the units that they need.
[[nodiscard]] SetBound most_sets(const SetNeeds& needs, std::span<const UnitRun> runs);

/// Units that each group is short of for one set: groups are filled in their order, as far as goods can be shared out.
[[nodiscard]] std::vector<std::int64_t> shortage(const SetNeeds& needs, std::span<const UnitRun> runs);

/// Units of a run that a group takes.
struct TakenUnits {
  std::size_t run = 0;
  std::int64_t units = 0;
};

/// For each group the units of `sets` sets, in the order of the runs: the group `about` chooses first (or last), the others in their order; of
/// the runs each takes as many as leave the others enough. The units of a group that are so taken are, one by one, the first possible
/// ones: the sets of units that a group can take while the others can still be filled are the independent sets of a matroid.
[[nodiscard]] std::vector<std::vector<TakenUnits>> choose_units(const SetNeeds& needs, std::int64_t sets, std::size_t about, bool last,
                                                                std::span<const UnitRun> runs);

}  // namespace loyalty

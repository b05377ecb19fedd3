// SPDX-License-Identifier: Apache-2.0
#include "set_forming.h"

#include <algorithm>

namespace loyalty {
namespace {

/// Walks along the units of a group.
class GroupWalk {
 public:
  GroupWalk(const std::vector<TakenUnits>& taken, std::int64_t needed) : taken_(taken), needed_(needed) {}

  /// Sets that the run at hand fills by itself.
  [[nodiscard]] std::int64_t whole_sets() const { return (taken_[at_].units - used_) / needed_; }

  /// The units of one of `sets` alike sets: of the run at hand, or, of one set, of the runs it takes.
  [[nodiscard]] std::vector<TakenUnits> next(std::int64_t sets) {
    std::vector<TakenUnits> units;
    std::int64_t wanted = needed_;
    while (wanted > 0) {
      const std::int64_t here = std::min(wanted, (taken_[at_].units - used_) / sets);
      units.push_back({taken_[at_].run, here});
      wanted -= here;
      used_ += here * sets;
      if (used_ == taken_[at_].units) ++at_, used_ = 0;
    }
    return units;
  }

 private:
  const std::vector<TakenUnits>& taken_;
  std::int64_t needed_;
  std::size_t at_ = 0;
  std::int64_t used_ = 0;
};

}  // namespace

std::vector<AlikeSets> form_sets(const SetNeeds& needs, std::int64_t sets, const std::vector<std::vector<TakenUnits>>& taken) {
  std::vector<GroupWalk> walks;
  for (std::size_t group = 0; group < needs.size(); ++group) walks.emplace_back(taken[group], needs[group]);
  std::vector<AlikeSets> formed;
  while (sets > 0) {
    AlikeSets alike{sets, {}};
    for (const GroupWalk& walk : walks) alike.sets = std::min(alike.sets, std::max<std::int64_t>(walk.whole_sets(), 1));
    if (std::any_of(walks.begin(), walks.end(), [](const GroupWalk& walk) { return walk.whole_sets() == 0; })) alike.sets = 1;
    for (GroupWalk& walk : walks) alike.groups.push_back(walk.next(alike.sets));
    sets -= alike.sets;
    formed.push_back(std::move(alike));
  }
  return formed;
}

}  // namespace loyalty

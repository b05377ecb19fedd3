// SPDX-License-Identifier: Apache-2.0
#include "set_matching.h"

#include <algorithm>

#include "loyalty/amount_range.h"

namespace loyalty {
namespace {

using PerChoice = std::array<std::int64_t, std::size_t{1} << kMostSetGroups>;

std::size_t choices(const SetNeeds& needs) { return std::size_t{1} << needs.size(); }

/// Units that fit some group, for every choice of groups.
PerChoice units_that_fit(const SetNeeds& needs, std::span<const UnitRun> runs) {
  PerChoice alike{};  // by the groups they fit
  for (const UnitRun& run : runs) alike[static_cast<std::size_t>(run.fits)] += run.units;
  PerChoice fit{};
  for (std::size_t choice = 1; choice < choices(needs); ++choice) {
    for (std::size_t fits = 1; fits < choices(needs); ++fits) fit[choice] += (fits & choice) != 0 ? alike[fits] : 0;
  }
  return fit;
}

std::int64_t needed_by(const SetNeeds& needs, std::size_t choice) {
  std::int64_t needed = 0;
  for (std::size_t group = 0; group < needs.size(); ++group) needed += (choice >> group & 1) != 0 ? needs[group] : 0;
  return needed;
}

}  // namespace

SetBound most_sets(const SetNeeds& needs, std::span<const UnitRun> runs) {
  const PerChoice fit = units_that_fit(needs, runs);
  SetBound least{0, 0, 1, kMaxAmount};
  for (std::size_t choice = 1; choice < choices(needs); ++choice) {
    const std::int64_t needed = needed_by(needs, choice);
    if (fit[choice] / needed < least.sets) least = {choice, fit[choice], needed, fit[choice] / needed};
  }
  return least;
}

std::vector<std::int64_t> shortage(const SetNeeds& needs, std::span<const UnitRun> runs) {
  const PerChoice fit = units_that_fit(needs, runs);
  // The most that the first groups can have together: the least, over every part of them, of what fits the part and what the rest needs.
  const auto most = [&](std::size_t groups) {
    const std::size_t all = (std::size_t{1} << groups) - 1;
    std::int64_t least = needed_by(needs, all);
    for (std::size_t part = 1; part <= all; ++part) least = std::min(least, fit[part] + needed_by(needs, all & ~part));
    return least;
  };
  std::vector<std::int64_t> missing(needs.size());
  for (std::size_t group = 0; group < needs.size(); ++group) missing[group] = needs[group] - (most(group + 1) - most(group));
  return missing;
}

std::vector<std::vector<TakenUnits>> choose_units(const SetNeeds& needs, std::int64_t sets, std::size_t about, bool last,
                                                  std::span<const UnitRun> runs) {
  PerChoice spare = units_that_fit(needs, runs);  // beyond what is still needed, for every choice of groups
  for (std::size_t choice = 1; choice < choices(needs); ++choice) spare[choice] -= sets * needed_by(needs, choice);
  std::vector<std::int64_t> left(runs.size());
  for (std::size_t i = 0; i < runs.size(); ++i) left[i] = runs[i].units;
  std::vector<std::vector<TakenUnits>> taken(needs.size());
  const auto fill = [&](std::size_t group) {
    std::int64_t wanted = sets * needs[group];
    for (std::size_t i = 0; i < runs.size() && wanted > 0; ++i) {
      if ((runs[i].fits >> group & 1) == 0) continue;
      const auto others = [&](std::size_t choice) { return (choice >> group & 1) == 0 && (choice & runs[i].fits) != 0; };
      std::int64_t units = std::min(wanted, left[i]);
      for (std::size_t choice = 1; choice < choices(needs); ++choice) {
        if (others(choice)) units = std::min(units, spare[choice]);
      }
      if (units == 0) continue;
      for (std::size_t choice = 1; choice < choices(needs); ++choice) {
        if (others(choice)) spare[choice] -= units;
      }
      left[i] -= units;
      wanted -= units;
      taken[group].push_back({i, units});
    }
  };
  if (!last) fill(about);
  for (std::size_t group = 0; group < needs.size(); ++group) {
    if (group != about) fill(group);
  }
  if (last) fill(about);
  return taken;
}

}  // namespace loyalty

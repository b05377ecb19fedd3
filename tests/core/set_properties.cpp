// SPDX-License-Identifier: Apache-2.0
// How many sets there are and which units they take, against sharing the units out in every possible way.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <functional>
#include <numeric>

#include "set_forming.h"
#include "set_matching.h"

namespace loyalty::test {
namespace {

struct Goods {
  SetNeeds needs;
  std::vector<UnitRun> runs;
};

rc::Gen<Goods> any_goods() {
  return rc::gen::exec([] {
    Goods goods;
    goods.needs.resize(static_cast<std::size_t>(*rc::gen::inRange(1, 4)));
    for (std::int64_t& need : goods.needs) need = *rc::gen::inRange(1, 3);
    const int runs = *rc::gen::inRange(0, 6);
    const int choices = 1 << goods.needs.size();
    int units = 0;
    for (int i = 0; i < runs && units < 8; ++i) {
      UnitRun run;
      run.piece = static_cast<std::uint32_t>(i);
      run.units = *rc::gen::inRange(1, 4);
      run.fits = static_cast<std::uint64_t>(*rc::gen::inRange(1, choices));
      units += static_cast<int>(run.units);
      goods.runs.push_back(run);
    }
    return goods;
  });
}

/// The groups that each single unit fits, run after run.
std::vector<std::uint64_t> units_of(const Goods& goods) {
  std::vector<std::uint64_t> units;
  for (const UnitRun& run : goods.runs) units.insert(units.end(), static_cast<std::size_t>(run.units), run.fits);
  return units;
}

/// Visits every way to give each unit to one group that it fits, or to none: groups by unit, -1 for none.
void every_way(const std::vector<std::uint64_t>& units, std::vector<int>& way, std::vector<std::int64_t>& wanted,
               const std::function<void()>& visit) {
  if (way.size() == units.size()) return visit();
  const std::uint64_t fits = units[way.size()];
  for (int group = -1; group < static_cast<int>(wanted.size()); ++group) {
    if (group >= 0 && ((fits >> group & 1) == 0 || wanted[static_cast<std::size_t>(group)] == 0)) continue;
    if (group >= 0) --wanted[static_cast<std::size_t>(group)];
    way.push_back(group);
    every_way(units, way, wanted, visit);
    way.pop_back();
    if (group >= 0) ++wanted[static_cast<std::size_t>(group)];
  }
}

std::vector<std::int64_t> needs_of(const SetNeeds& needs, std::int64_t sets) {
  std::vector<std::int64_t> wanted(needs);
  for (std::int64_t& units : wanted) units *= sets;
  return wanted;
}

/// Units that can be given to groups that need so many.
std::int64_t most_given(const std::vector<std::uint64_t>& units, std::vector<std::int64_t> wanted) {
  std::int64_t most = 0;
  std::vector<int> way;
  every_way(units, way, wanted, [&] {
    most = std::max(most, static_cast<std::int64_t>(std::count_if(way.begin(), way.end(), [](int group) { return group >= 0; })));
  });
  return most;
}

bool can_fill(const Goods& goods, std::int64_t sets) {
  const std::vector<std::int64_t> wanted = needs_of(goods.needs, sets);
  return most_given(units_of(goods), wanted) == std::accumulate(wanted.begin(), wanted.end(), std::int64_t{0});
}

RC_GTEST_PROP(SetProperty, as_many_are_made_as_the_goods_allow, ()) {
  const Goods goods = *any_goods();
  const std::int64_t sets = most_sets(goods.needs, goods.runs).sets;
  RC_ASSERT(can_fill(goods, sets));
  RC_ASSERT(!can_fill(goods, sets + 1));
}

RC_GTEST_PROP(SetProperty, no_fewer_units_would_make_a_set, ()) {
  const Goods goods = *any_goods();
  const std::vector<std::int64_t> missing = shortage(goods.needs, goods.runs);
  const std::int64_t needed = std::accumulate(goods.needs.begin(), goods.needs.end(), std::int64_t{0});
  const std::int64_t total = std::accumulate(missing.begin(), missing.end(), std::int64_t{0});
  RC_ASSERT(total == needed - most_given(units_of(goods), goods.needs));
  Goods more = goods;
  for (std::size_t group = 0; group < missing.size(); ++group) {
    RC_ASSERT(missing[group] >= 0);
    if (missing[group] > 0) more.runs.push_back({0, missing[group], 0, 0, 0, std::uint64_t{1} << group});
  }
  RC_ASSERT(most_sets(more.needs, more.runs).sets >= 1);
}

RC_GTEST_PROP(SetProperty, the_first_group_gets_the_first_units_that_it_can_have, ()) {
  const Goods goods = *any_goods();
  const std::int64_t sets = most_sets(goods.needs, goods.runs).sets;
  RC_PRE(sets > 0);
  const auto first = static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(goods.needs.size())));
  const auto taken = choose_units(goods.needs, sets, first, false, goods.runs);
  std::vector<std::int64_t> used(goods.runs.size());
  for (std::size_t group = 0; group < taken.size(); ++group) {
    std::int64_t units = 0;
    for (const TakenUnits& one : taken[group]) {
      RC_ASSERT((goods.runs[one.run].fits >> group & 1) == 1);
      used[one.run] += one.units;
      units += one.units;
    }
    RC_ASSERT(units == sets * goods.needs[group]);
  }
  for (std::size_t i = 0; i < used.size(); ++i) RC_ASSERT(used[i] <= goods.runs[i].units);
  // Runs of the units of the first group, in order: no other way has an earlier one at any place.
  std::vector<std::size_t> runs;
  for (const TakenUnits& one : taken[first]) runs.insert(runs.end(), static_cast<std::size_t>(one.units), one.run);
  std::vector<std::size_t> run_of;
  for (std::size_t i = 0; i < goods.runs.size(); ++i) run_of.insert(run_of.end(), static_cast<std::size_t>(goods.runs[i].units), i);
  std::vector<std::int64_t> wanted = needs_of(goods.needs, sets);
  const std::int64_t all = std::accumulate(wanted.begin(), wanted.end(), std::int64_t{0});
  std::vector<int> way;
  every_way(units_of(goods), way, wanted, [&] {
    if (std::count_if(way.begin(), way.end(), [](int group) { return group >= 0; }) < all) return;
    std::size_t place = 0;
    for (std::size_t unit = 0; unit < way.size(); ++unit) {
      if (way[unit] == static_cast<int>(first)) RC_ASSERT(runs[place++] <= run_of[unit]);
    }
  });
}

RC_GTEST_PROP(SetProperty, sets_are_filled_one_after_the_other, ()) {
  const Goods goods = *any_goods();
  const std::int64_t sets = most_sets(goods.needs, goods.runs).sets;
  RC_PRE(sets > 0);
  const auto taken = choose_units(goods.needs, sets, 0, false, goods.runs);
  std::vector<std::vector<std::size_t>> expected(taken.size());
  std::vector<std::vector<std::size_t>> formed(taken.size());
  for (std::size_t group = 0; group < taken.size(); ++group) {
    for (const TakenUnits& one : taken[group]) expected[group].insert(expected[group].end(), static_cast<std::size_t>(one.units), one.run);
  }
  std::int64_t count = 0;
  for (const AlikeSets& alike : form_sets(goods.needs, sets, taken)) {
    count += alike.sets;
    for (std::int64_t i = 0; i < alike.sets; ++i) {
      for (std::size_t group = 0; group < taken.size(); ++group) {
        std::int64_t units = 0;
        for (const TakenUnits& one : alike.groups[group]) {
          formed[group].insert(formed[group].end(), static_cast<std::size_t>(one.units), one.run);
          units += one.units;
        }
        RC_ASSERT(units == goods.needs[group]);
      }
    }
  }
  RC_ASSERT(count == sets);
  RC_ASSERT(formed == expected);
}

}  // namespace
}  // namespace loyalty::test

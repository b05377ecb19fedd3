// SPDX-License-Identifier: Apache-2.0
// The best sum of rungs, against every sum there is.
#include "ladder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>
#include <utility>
#include <vector>

#include "loyalty/amount_range.h"

namespace loyalty::tests {
namespace {

using Rungs = std::vector<RedemptionRung>;

/// Points and value of the sum, which must add up.
std::pair<std::int64_t, std::int64_t> best(const Rungs& rungs, std::int64_t points, std::int64_t most, std::int64_t units = 1) {
  const LadderSum sum = best_sum(rungs, units, Points{points}, Money{most});
  std::int64_t of_points = 0;
  std::int64_t of_value = 0;
  for (std::size_t i = 0; i < rungs.size(); ++i) {
    of_points += sum.times[i] * rungs[i].points.units;
    of_value += sum.times[i] * rungs[i].value.minor * units;
  }
  EXPECT_EQ(of_points, sum.points.units);
  EXPECT_EQ(of_value, sum.value.minor);
  return {sum.points.units, sum.value.minor};
}
using Sum = std::pair<std::int64_t, std::int64_t>;

const Rungs kBeauty{{Points{500}, Money{500}}, {Points{1000}, Money{1200}}, {Points{2500}, Money{3300}}};

TEST(Ladder, takes_the_best_rungs_within_the_points) {
  EXPECT_EQ(best(kBeauty, 499, 100000), Sum(0, 0));
  EXPECT_EQ(best(kBeauty, 500, 100000), Sum(500, 500));
  EXPECT_EQ(best(kBeauty, 999, 100000), Sum(500, 500));
  EXPECT_EQ(best(kBeauty, 1500, 100000), Sum(1500, 1700));
  EXPECT_EQ(best(kBeauty, 3000, 100000), Sum(3000, 3800));  // 25.00 + 5.00 would be 33 + 5; three tens 36
  EXPECT_EQ(best(kBeauty, 3999, 100000), Sum(3500, 4500));
}

TEST(Ladder, takes_no_more_than_can_be_paid) {
  EXPECT_EQ(best(kBeauty, 10000, 499), Sum(0, 0));
  EXPECT_EQ(best(kBeauty, 10000, 1000), Sum(1000, 1000));  // twice the first, not the second
  EXPECT_EQ(best(kBeauty, 10000, 1199), Sum(1000, 1000));
  EXPECT_EQ(best(kBeauty, 10000, 1200), Sum(1000, 1200));
  EXPECT_EQ(best(kBeauty, 1999, 3300), Sum(1500, 1700));
  EXPECT_EQ(best(kBeauty, 100000, 3399), Sum(2500, 3300));
  EXPECT_EQ(best(kBeauty, 100000, 3400), Sum(3000, 3400));  // 2 × 12.00 + 2 × 5.00
}

TEST(Ladder, of_the_same_value_takes_fewer_points) {
  EXPECT_EQ(best({{Points{10}, Money{100}}, {Points{30}, Money{200}}, {Points{31}, Money{300}}}, 100, 300), Sum(30, 300));
  EXPECT_EQ(best({{Points{10}, Money{100}}, {Points{18}, Money{200}}}, 100, 400), Sum(36, 400));
}

TEST(Ladder, multiplies_values_by_units) {
  EXPECT_EQ(best(kBeauty, 1000, 100000, 3), Sum(1000, 3600));
  EXPECT_EQ(best(kBeauty, 1000, 3599, 3), Sum(1000, 3000));
  EXPECT_EQ(best(kBeauty, 1000, 100000, 0), Sum(0, 0));
}

TEST(Ladder, of_the_largest_numbers_is_exact) {
  const auto [points, value] = best(kBeauty, kMaxAmount, kMaxAmount);
  EXPECT_EQ(value, kMaxAmount / 100 * 100);
  EXPECT_LE(points, kMaxAmount);
  EXPECT_EQ(best({{Points{kMaxAmount}, Money{kMaxAmount}}, {Points{1}, Money{1}}}, kMaxAmount, kMaxAmount), Sum(kMaxAmount, kMaxAmount));
  EXPECT_EQ(best({{Points{7}, Money{11}}, {Points{5}, Money{7}}}, kMaxAmount, 6), Sum(0, 0));
}

/// By value the fewest points, one unit of value after the other.
Sum slowly(const Rungs& rungs, std::int64_t points, std::int64_t most, std::int64_t units) {
  constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max() / 2;
  std::vector<std::int64_t> fewest(static_cast<std::size_t>(most) + 1, kNever);
  fewest[0] = 0;
  Sum found{0, 0};
  for (std::int64_t value = 1; value <= most; ++value) {
    std::int64_t& here = fewest[static_cast<std::size_t>(value)];
    for (const RedemptionRung& rung : rungs) {
      const std::int64_t worth = rung.value.minor * units;
      if (worth > 0 && worth <= value) here = std::min(here, fewest[static_cast<std::size_t>(value - worth)] + rung.points.units);
    }
    if (here <= points) found = {here, value};
  }
  return found;
}

TEST(Ladder, is_the_best_of_every_sum_there_is) {
  std::mt19937_64 random(20261122);
  const auto between = [&](std::int64_t least, std::int64_t most) {
    return least + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most - least + 1));
  };
  for (int round = 0; round < 20000; ++round) {
    Rungs rungs;
    const std::int64_t scale = between(1, 5);
    for (std::int64_t count = between(1, 4); count > 0; --count) rungs.push_back({Points{between(1, 30)}, Money{between(1, 40) * scale}});
    const std::int64_t points = between(0, 200);
    const std::int64_t most = between(0, 300) * scale;
    const std::int64_t units = between(1, 3);
    ASSERT_EQ(best(rungs, points, most, units), slowly(rungs, points, most, units)) << round;
  }
}

}  // namespace
}  // namespace loyalty::tests

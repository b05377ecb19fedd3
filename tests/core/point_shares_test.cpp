// SPDX-License-Identifier: Apache-2.0
// How points belong to lines.
#include <numeric>

#include "earn_case.h"
#include "point_shares.h"

namespace loyalty::tests {
namespace {

using Shares = std::vector<std::int64_t>;

Shares shared(std::int64_t points, const Shares& weights) {
  Shares shares(weights.size());
  share_points(Points{points}, weights, shares);
  return shares;
}

TEST(PointShares, go_by_weight_and_the_rest_to_the_largest_remainders) {
  EXPECT_EQ(shared(10, {1, 1, 1}), (Shares{4, 3, 3}));
  EXPECT_EQ(shared(10, {1, 2, 4}), (Shares{1, 3, 6}));  // 1.43, 2.86, 5.71
  EXPECT_EQ(shared(1, {1, 3, 3}), (Shares{0, 1, 0}));   // of the two largest the earlier
  EXPECT_EQ(shared(7, {0, 5, 0}), (Shares{0, 7, 0}));
  EXPECT_EQ(shared(0, {3, 4}), (Shares{0, 0}));
}

TEST(PointShares, are_equal_where_nothing_weighs) {
  EXPECT_EQ(shared(5, {0, 0}), (Shares{3, 2}));
  EXPECT_EQ(shared(6, {0, 0, 0}), (Shares{2, 2, 2}));
}

TEST(PointShares, of_largest_numbers_are_exact) {
  EXPECT_EQ(shared(kMaxAmount, {kMaxAmount, kMaxAmount}), (Shares{kMaxAmount / 2 + 1, kMaxAmount / 2}));
  const Shares many(10000, kMaxAmount);
  const Shares shares = shared(kMaxAmount, many);
  EXPECT_EQ(std::accumulate(shares.begin(), shares.end(), std::int64_t{0}), kMaxAmount);
  EXPECT_EQ(shares.front() - shares.back(), 1);
}

TEST(PointShares, of_a_rule_follow_what_it_measures_there) {
  LineTraits tea;
  EarnRule only_tea = per_yuan("tea");
  only_tea.items.include.categories = {"tea"};
  const auto program = shop_with({only_tea});
  tea.category = program->symbols().find("tea");
  Earner member(program);
  EXPECT_EQ(member.earn("2026-01-01", bought({line(300, 1, tea), line(5000), line(699, 1, tea)})), 9);
  EXPECT_EQ(member.shares(), (Shares{3, 0, 6}));  // 2.70, 6.30
}

TEST(PointShares, of_a_bonus_follow_the_points_it_measures) {
  EarnRule base = per_yuan("base");
  base.scope = EarnScope::line;
  Earner member(shop_with({base, counting("bonus", points_of({"base"}))}));
  EXPECT_EQ(member.earn("2026-01-01", bought({line(199), line(199), line(102)})), 6);
  EXPECT_EQ(member.shares(), (Shares{2, 2, 2}));  // 1.19, 1.19, 0.61 of 3: 1, 1, 1; and the same for the bonus
}

TEST(PointShares, of_orders_and_counts_follow_the_net) {
  Earner member(shop_with({counting("order", of_kind(Measure::Kind::orders), 10), counting("nights", count_of("nights"), 3)}));
  EXPECT_EQ(member.earn("2026-01-01", bought({line(100), line(300)}, {1})), 13);
  EXPECT_EQ(member.shares(), (Shares{3 + 1, 7 + 2}));  // 2.5 and 7.5; 0.75 and 2.25
  EXPECT_EQ(member.earn("2026-01-01", bought({line(0), line(0)}, {1})), 13);
  EXPECT_EQ(member.shares(), (Shares{5 + 2, 5 + 1}));
  EXPECT_EQ(member.earn("2026-01-01", did({1})), 3);
  EXPECT_EQ(member.shares(), Shares{});
}

}  // namespace
}  // namespace loyalty::tests

// SPDX-License-Identifier: Apache-2.0
// What events earn: measures, parts that do not count, where points are rounded, fewest points.
#include "earn_case.h"

namespace loyalty::tests {
namespace {

using Scope = EarnScope;

TEST(EarnMeasure, a_count_is_what_the_event_carries) {
  Earner member(shop_with({counting("nights", count_of("nights"), 100)}));
  EXPECT_EQ(member.earn("2026-01-01", bought({line(5000)}, {3})), 300);
  EXPECT_EQ(member.earn("2026-01-01", did({2})), 200);
  EXPECT_EQ(member.earn("2026-01-01", bought(5000)), 0);
  EXPECT_EQ(member.reason(), Reason::nothing_to_count);
}

TEST(EarnMeasure, a_count_has_decimals) {
  EarnRule rule = counting("km", count_of("km"), 3);
  rule.award.per = 20;  // 3 points for 2.0 km
  Earner member(shop_with({rule}));
  EXPECT_EQ(member.earn("2026-01-01", did({0, 65})), 9);   // 9.75
  EXPECT_EQ(member.earn("2026-01-01", did({0, 67})), 10);  // 10.05
}

TEST(EarnMeasure, an_activity_earns_by_counts_and_what_measures_them) {
  Earner member(shop_with({per_yuan("base"), counting("orders", of_kind(Measure::Kind::orders), 7), counting("nights", count_of("nights"), 10),
                           counting("bonus", points_of({"nights", "base"}), 2)}));
  EXPECT_EQ(member.earn("2026-01-01", did({4})), 40 + 80);
  EXPECT_EQ(member.earn("2026-01-01", bought({line(500)}, {4})), 5 + 7 + 40 + 90);
}

TEST(EarnMeasure, a_streak_is_a_run_of_days) {
  Earner member(shop_with({counting("streak", streak_of("nights", 3), 50)}));
  EXPECT_EQ(member.earn("2026-02-27", did({1})), 0);
  EXPECT_EQ(member.earn("2026-02-28", bought({line(1)}, {2})), 0);
  EXPECT_EQ(member.earn("2026-03-01", did({1})), 50);
  EXPECT_EQ(member.earn("2026-03-01", did({1})), 0);  // the day counts once
  EXPECT_EQ(member.earn("2026-03-02", did({1})), 0);
  EXPECT_EQ(member.earn("2026-03-03", did({0, 9})), 0);  // another count
  EXPECT_EQ(member.earn("2026-03-04", did({1})), 0);     // a new run
  EXPECT_EQ(member.earn("2026-03-05", did({1})), 0);
  EXPECT_EQ(member.earn("2026-03-06", did({1})), 50);
  EXPECT_EQ(member.earn("2026-03-07", did({1})), 0);
  EXPECT_EQ(member.earn("2026-03-08", did({1})), 0);
  EXPECT_EQ(member.earn("2026-03-09", did({1})), 50);  // the sixth day
}

TEST(EarnMeasure, a_streak_goes_on_whether_or_not_its_rule_applies) {
  EarnRule rule = counting("streak", streak_of("nights", 2), 50);
  rule.valid.from = on("2026-01-02");
  Earner member(shop_with({rule}));
  EXPECT_EQ(member.earn("2026-01-01", did({1})), 0);
  EXPECT_EQ(member.earn("2026-01-02", did({1})), 50);
}

TEST(EarnMeasure, without_a_history_a_streak_is_a_day_long) {
  Earner member(shop_with({counting("daily", streak_of("nights", 1), 5), counting("two", streak_of("nights", 2), 50)}));
  EXPECT_EQ(member.ask("2026-01-01", did({1})), 5);
  EXPECT_EQ(member.ask("2026-01-02", did({1})), 5);
}

TEST(EarnAbove, only_what_lies_above_counts) {
  EarnRule rule = per_yuan("base");
  rule.above = 10000;
  Earner member(shop_with({rule}));
  EXPECT_EQ(member.earn("2026-01-01", bought(10100)), 1);
  EXPECT_EQ(member.earned().rules[0].base, (Rational{100, 1}));
  EXPECT_EQ(member.earn("2026-01-01", bought(10000)), 0);
  EXPECT_EQ(member.reason(), Reason::nothing_to_count);
  EXPECT_EQ(member.earn("2026-01-01", bought(9999)), 0);
}

TEST(EarnAbove, the_first_lines_bear_it) {
  EarnRule rule = per_yuan("base");
  rule.above = 100;
  rule.scope = Scope::line;
  Earner member(shop_with({rule}));
  EXPECT_EQ(member.earn("2026-01-01", bought({line(90), line(190), line(190)})), 2);  // 0, 1.80, 1.90
  EXPECT_EQ(member.earn("2026-01-01", bought({line(190), line(90), line(190)})), 1);  // 0.90, 0.90, 1.90
}

TEST(EarnAbove, in_a_month_once) {
  EarnRule rule = per_yuan("base");
  rule.above = 10000;
  rule.scope = Scope::month;
  Earner member(shop_with({rule}));
  EXPECT_EQ(member.earn("2026-01-10", bought(8000)), 0);
  EXPECT_EQ(member.reason(), Reason::nothing_to_count);
  EXPECT_EQ(member.earn("2026-01-20", bought(7000)), 50);
  EXPECT_EQ(member.earn("2026-01-31", bought(150)), 1);
  EXPECT_EQ(member.earn("2026-01-31", bought(150)), 2);  // 53.00 of the month
  EXPECT_EQ(member.earn("2026-02-01", bought(10050)), 0);
  EXPECT_EQ(member.reason(), Reason::none);  // it counts, and is less than a point
}

TEST(EarnScope, a_unit_is_rounded_for_itself) {
  EarnRule rule = per_yuan("base");
  rule.scope = Scope::unit;
  Earner member(shop_with({rule}));
  EXPECT_EQ(member.earn("2026-01-01", bought({line(1000, 3), line(199, 2), line(99)})), 9);
  rule.award.points = {3, 1};
  Earner exact(shop_with({rule}));
  EXPECT_EQ(exact.earn("2026-01-01", bought({line(1000, 3)})), 30);  // a third is not rounded before
}

TEST(EarnScope, of_a_unit_quantity_is_one) {
  EarnRule rule = counting("units", of_kind(Measure::Kind::quantity));
  rule.award.points = {1, 2};
  rule.scope = Scope::unit;
  Earner member(shop_with({rule}));
  EXPECT_EQ(member.earn("2026-01-01", bought({line(1000, 4)})), 0);
  rule.rounding = Rounding::half_up;
  Earner half(shop_with({rule}));
  EXPECT_EQ(half.earn("2026-01-01", bought({line(1000, 4)})), 4);
}

TEST(EarnScope, blocks_and_fixed_points_of_units) {
  EarnRule blocks = per_yuan("blocks");
  blocks.award = {Award::Kind::block, {2, 1}, 150};
  blocks.scope = Scope::unit;
  EarnRule fixed = per_yuan("fixed");
  fixed.award = {Award::Kind::fixed, {10, 1}, 1};
  fixed.scope = Scope::unit;
  Earner member(shop_with({blocks, fixed}));
  EXPECT_EQ(member.earn("2026-01-01", bought({line(899, 3), line(0, 5), line(900, 3)})), 2 * 3 + 30 + 2 * 2 * 3 + 30);
}

TEST(EarnScope, a_month_is_rounded_as_one) {
  EarnRule rule = per_yuan("base");
  rule.award = {Award::Kind::block, {1, 1}, 10000};
  rule.scope = Scope::month;
  Earner member(shop_with({rule}));
  EXPECT_EQ(member.earn("2026-01-10", bought(17000)), 1);
  EXPECT_EQ(member.earn("2026-01-31", bought(18000)), 2);
  EXPECT_EQ(member.earn("2026-02-01", bought(6000)), 0);
  EXPECT_EQ(member.earn("2026-02-28", bought(6000)), 1);
  EXPECT_EQ(member.earn("2027-02-28", bought(9000)), 0);  // February of another year
  EXPECT_EQ(member.ask("2026-02-28", bought(9000)), 0);
}

TEST(EarnScope, fixed_points_of_a_month_are_given_once) {
  EarnRule rule = counting("visits", of_kind(Measure::Kind::orders));
  rule.award = {Award::Kind::fixed, {10, 1}, 1};
  rule.scope = Scope::month;
  Earner member(shop_with({rule}));
  EXPECT_EQ(member.earn("2026-01-10", bought(100)), 10);
  EXPECT_EQ(member.earn("2026-01-11", bought(100)), 0);
  EXPECT_EQ(member.earn("2026-02-01", bought(100)), 10);
}

TEST(EarnAtLeast, looks_at_what_is_measured) {
  EarnRule rule = per_yuan("base");
  rule.at_least = 50;
  Earner member(shop_with({rule}));
  EXPECT_EQ(member.earn("2026-01-01", bought(4900)), 50);
  EXPECT_EQ(member.earn("2026-01-01", bought(5000)), 50);
  EXPECT_EQ(member.earn("2026-01-01", bought(5100)), 51);
  EXPECT_EQ(member.earn("2026-01-01", bought(0)), 0);
}

TEST(EarnAtLeast, is_given_where_nothing_lies_above_and_cut_by_limits_on_points) {
  EarnRule rule = per_yuan("base");
  rule.at_least = 50;
  rule.above = 10000;
  rule.limits = {points_at_most(120, over(Window::Kind::day))};
  Earner member(shop_with({rule}));
  EXPECT_EQ(member.earn("2026-01-01", bought(9000)), 50);
  EXPECT_EQ(member.earn("2026-01-01", bought(10100)), 50);
  EXPECT_EQ(member.earn("2026-01-01", bought(9000)), 20);
  EXPECT_EQ(member.earn("2026-01-01", bought(9000)), 0);
  EXPECT_EQ(member.reason(), Reason::limit_reached);
}

TEST(EarnOverflow, is_told_with_the_rule) {
  EarnRule rule = per_yuan("base");
  rule.award = {Award::Kind::rate, {kMaxAmount, 1}, 1};
  Earner member(shop_with({rule}));
  EXPECT_EQ(member.earn("2026-01-01", bought(1)), kMaxAmount);
  EXPECT_EQ(member.earn("2026-01-01", bought(2)), -1);
  EarnRule month = per_yuan("month");
  month.scope = Scope::month;
  Earner monthly(shop_with({month}));
  EXPECT_EQ(monthly.earn("2026-01-01", bought(kMaxAmount)), kMaxAmount / 100);
  EXPECT_EQ(monthly.earn("2026-01-02", bought(1)), -1);
  EXPECT_EQ(monthly.earn("2026-02-01", bought(100)), 1);
}

}  // namespace
}  // namespace loyalty::tests

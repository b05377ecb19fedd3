// SPDX-License-Identifier: Apache-2.0
// Limits of earn rules in their windows, and what is earned again for the past.
#include "earn_case.h"

namespace loyalty::tests {
namespace {

using Kind = Window::Kind;
constexpr auto kRefuse = EarnLimit::Over::refuse;

/// A shop whose one rule gives a point per 1.00 within limits.
std::shared_ptr<const CompiledProgram> limited(std::vector<EarnLimit> limits, Rational points = {1, 1}) {
  EarnRule rule = per_yuan("base", points);
  rule.limits = std::move(limits);
  return shop_with({rule});
}

struct WindowCase {
  const char* name;
  Window window;
  const char* first;   ///< uses the limit up
  const char* inside;  ///< the last day on which that counts
  const char* after;
};

class EarnLimitWindow : public testing::TestWithParam<WindowCase> {};

TEST_P(EarnLimitWindow, counts_what_was_used_on_its_days) {
  const WindowCase& the = GetParam();
  Earner member(limited({points_at_most(100, the.window)}));
  EXPECT_EQ(member.earn(the.first, bought(8000)), 80);
  EXPECT_EQ(member.earn(the.first, bought(8000)), 20);
  EXPECT_EQ(member.earn(the.inside, bought(100)), 0);
  EXPECT_EQ(member.reason(), Reason::limit_reached);
  EXPECT_EQ(member.earn(the.after, bought(8000)), 80);
}

INSTANTIATE_TEST_SUITE_P(
    windows, EarnLimitWindow,
    testing::Values(WindowCase{"day", over(Kind::day), "2026-01-01", "2026-01-01", "2026-01-02"},
                    WindowCase{"week", over(Kind::week), "2026-01-05", "2026-01-11", "2026-01-12"},
                    WindowCase{"month", over(Kind::month), "2026-02-01", "2026-02-28", "2026-03-01"},
                    WindowCase{"quarter", over(Kind::quarter), "2026-01-01", "2026-03-31", "2026-04-01"},
                    WindowCase{"calendar_year", over(Kind::calendar_year), "2026-01-01", "2026-12-31", "2027-01-01"},
                    WindowCase{"program_year", {Kind::program_year, Window::Anchor::joining, 0, {4, 1}}, "2026-04-01", "2027-03-31", "2027-04-01"},
                    WindowCase{"joining", over(Kind::personal_year), "2026-05-20", "2027-05-19", "2027-05-20"},
                    WindowCase{"tier_change", {Kind::personal_year, Window::Anchor::tier_change, 0, {}}, "2025-07-10", "2026-07-09", "2026-07-10"},
                    WindowCase{"rolling_days", over(Kind::rolling_days, 7), "2026-01-01", "2026-01-07", "2026-01-08"},
                    WindowCase{"rolling_months", over(Kind::rolling_months, 1), "2026-01-31", "2026-02-28", "2026-03-01"}),
    [](const auto& one) { return one.param.name; });

TEST(EarnLimit, without_a_window_each_event_has_its_own) {
  Earner member(limited({points_at_most(100, over(Kind::event))}));
  EXPECT_EQ(member.earn("2026-01-01", bought(15000)), 100);
  EXPECT_EQ(member.earn("2026-01-01", bought(9900)), 99);
}

TEST(EarnLimit, for_life_is_never_left) {
  Earner member(limited({points_at_most(100, over(Kind::lifetime))}));
  EXPECT_EQ(member.earn("2026-01-01", bought(9000)), 90);
  EXPECT_EQ(member.earn("2226-01-01", bought(9000)), 10);
}

TEST(EarnLimit, a_tier_change_begins_a_personal_year) {
  Earner member(limited({points_at_most(100, {Kind::personal_year, Window::Anchor::tier_change, 0, {}})}));
  EXPECT_EQ(member.earn("2025-12-01", bought(9000)), 90);
  member.usage().anchor(on("2020-05-20"), on("2025-12-02"));
  EXPECT_EQ(member.earn("2025-12-02", bought(9000)), 90);
  member.usage().anchor(on("2020-05-20"), on("2025-07-10"));  // a refund undid the change: both count
  EXPECT_EQ(member.earn("2025-12-02", bought(9000)), 0);
}

TEST(EarnLimit, on_what_is_measured_cuts_before_the_award) {
  Earner member(limited({measured_at_most(50000, over(Kind::quarter))}, {2, 1}));
  EXPECT_EQ(member.earn("2026-01-05", bought(30000)), 600);
  EXPECT_EQ(member.earn("2026-03-31", bought(25000)), 400);
  EXPECT_EQ(member.earned().rules[0].base, (Rational{20000, 1}));
  EXPECT_EQ(member.earn("2026-03-31", bought(100)), 0);
  EXPECT_EQ(member.reason(), Reason::limit_reached);
}

TEST(EarnLimit, refusing_takes_the_event_whole_and_uses_nothing) {
  for (const EarnLimit& limit : {points_at_most(100, over(Kind::day), kRefuse), measured_at_most(10000, over(Kind::day), kRefuse)}) {
    Earner member(limited({limit}));
    EXPECT_EQ(member.earn("2026-01-01", bought(7000)), 70);
    EXPECT_EQ(member.earn("2026-01-01", bought(3100)), 0);
    EXPECT_EQ(member.reason(), Reason::limit_reached);
    EXPECT_EQ(member.earn("2026-01-01", bought(3000)), 30);
  }
}

TEST(EarnLimit, what_lies_beyond_has_its_own_rate) {
  EarnLimit limit = measured_at_most(50000, over(Kind::quarter));
  limit.then = Award{Award::Kind::rate, {1, 1}, 100};
  Earner member(limited({limit}, {5, 1}));
  EXPECT_EQ(member.earn("2026-01-05", bought(45000)), 2250);
  EXPECT_EQ(member.earn("2026-03-30", bought(8000)), 250 + 30);
  EXPECT_EQ(member.earned().rules[0].base, (Rational{8000, 1}));
  EXPECT_EQ(member.earn("2026-03-31", bought(1000)), 10);
}

TEST(EarnLimit, both_rates_are_rounded_once) {
  EarnLimit limit = measured_at_most(50, over(Kind::event));
  limit.then = Award{Award::Kind::rate, {1, 2}, 100};
  Earner member(limited({limit}, {3, 2}));
  EXPECT_EQ(member.earn("2026-01-05", bought(125)), 1);  // 0.75 + 0.375
  EXPECT_EQ(member.earn("2026-01-05", bought(100)), 1);  // 0.75 + 0.25
  EXPECT_EQ(member.earn("2026-01-05", bought(99)), 0);
}

TEST(EarnLimit, those_on_what_is_measured_come_first_then_in_order) {
  Earner member(limited({points_at_most(150, over(Kind::event)), measured_at_most(40000, over(Kind::event)),
                         measured_at_most(50000, over(Kind::month))},
                        {1, 2}));
  EXPECT_EQ(member.earn("2026-01-01", bought(50000)), 150);  // 400.00 count: 200
  EXPECT_EQ(member.earn("2026-01-01", bought(50000)), 50);   // 100.00 of the month are left
  EXPECT_EQ(member.earn("2026-01-01", bought(50000)), 0);
}

TEST(EarnLimit, a_clamp_before_a_refusal_saves_the_event) {
  Earner member(limited({measured_at_most(10000, over(Kind::event)), measured_at_most(15000, over(Kind::month), kRefuse)}));
  EXPECT_EQ(member.earn("2026-01-01", bought(20000)), 100);
  EXPECT_EQ(member.earn("2026-01-01", bought(20000)), 0);
  EXPECT_EQ(member.earn("2026-01-01", bought(5000)), 50);
}

TEST(EarnLimit, is_used_up_line_by_line) {
  EarnRule rule = per_yuan("base");
  rule.scope = EarnScope::line;
  rule.limits = {measured_at_most(150, over(Kind::event))};
  Earner member(shop_with({rule}));
  EXPECT_EQ(member.earn("2026-01-01", bought({line(90), line(180)})), 0);
  EXPECT_EQ(member.earn("2026-01-01", bought({line(180), line(90)})), 1);
  rule.scope = EarnScope::unit;
  rule.limits = {measured_at_most(1100, over(Kind::event))};
  rule.limits[0].then = Award{Award::Kind::rate, {1, 2}, 100};
  Earner unit(shop_with({rule}));
  // 9.00 in threes: 3 each; then 2.00 at one and 4.00 at a half, in twos: floor(1 + 1) each; then 3.00 at a half.
  EXPECT_EQ(unit.earn("2026-01-01", bought({line(900, 3), line(600, 2), line(300)})), 9 + 4 + 1);
}

TEST(EarnLimit, in_a_month_counts_what_the_month_counts) {
  EarnRule rule = per_yuan("base");
  rule.scope = EarnScope::month;
  rule.above = 1050;
  rule.limits = {measured_at_most(2000, over(Kind::month))};
  rule.limits[0].then = Award{Award::Kind::rate, {1, 10}, 100};
  Earner member(shop_with({rule}));
  EXPECT_EQ(member.earn("2026-01-01", bought(2000)), 9);   // 9.50
  EXPECT_EQ(member.earn("2026-01-02", bought(1600)), 11);  // 20.00, 5.50 at a tenth: 20.55
  EXPECT_EQ(member.earn("2026-01-03", bought(500)), 1);    // 10.50 at a tenth: 21.05
}

TEST(EarnLimit, is_not_asked_for_without_a_history) {
  Earner member(limited({points_at_most(100, over(Kind::lifetime))}));
  EXPECT_EQ(member.earn("2026-01-01", bought(9000)), 90);
  EXPECT_EQ(member.ask("2026-01-01", bought(15000)), 100);
  EXPECT_EQ(member.earn("2026-01-01", bought(15000)), 10);
}

TEST(EarnLimit, of_a_base_carries_over_to_its_bonus) {
  EarnRule base = per_yuan("base");
  base.limits = {points_at_most(100, over(Kind::day))};
  EarnRule bonus = counting("bonus", points_of({"base"}));
  bonus.limits = {measured_at_most(110, over(Kind::month))};
  Earner member(shop_with({base, bonus}));
  EXPECT_EQ(member.earn("2026-01-01", bought(15000)), 100 + 100);
  EXPECT_EQ(member.earn("2026-01-02", bought(15000)), 100 + 10);
}

EarnRule chosen(EarnRule rule) {
  rule.retroactive = over(Kind::quarter);
  rule.when = {Condition::Kind::leaf, {}, ChoiceCondition{"summer", "on"}};
  return rule;
}

TEST(EarnAgain, sees_the_points_of_its_day_and_the_limits_of_today) {
  EarnRule base = per_yuan("base");
  base.limits = {points_at_most(100, over(Kind::month))};
  EarnRule bonus = chosen(counting("bonus", points_of({"base"})));
  bonus.limits = {points_at_most(105, over(Kind::day))};
  Earner member(shop_with({base, bonus}));
  const Happening first = bought({line(6000), line(2000)});
  const Happening second = bought({line(1000), line(4000)});
  EXPECT_EQ(member.earn("2026-07-01", first), 80);
  EXPECT_EQ(member.earn("2026-07-02", second), 20);  // the month's limit
  member.member().choices = {1};
  EXPECT_EQ(member.again(1, 0, "2026-07-01", first, "2026-08-20"), 80);
  EXPECT_EQ(member.shares(), (PointShares{60, 20}));
  EXPECT_EQ(member.again(1, 1, "2026-07-02", second, "2026-08-20"), 20);
  EXPECT_EQ(member.shares(), (PointShares{4, 16}));
  EXPECT_EQ(member.earn("2026-08-20", bought(3000)), 30 + 5);  // of 105 a day, 5 are left
}

TEST(EarnAgain, sees_the_streaks_of_its_day) {
  Earner member(shop_with({chosen(counting("streak", streak_of("nights", 2), 50))}));
  const Happening stay = bought({line(100)}, {1});
  for (const char* day : {"2026-07-01", "2026-07-02", "2026-07-02", "2026-07-03", "2026-07-04"}) EXPECT_EQ(member.earn(day, stay), 0);
  member.member().choices = {1};
  EXPECT_EQ(member.again(0, 0, "2026-07-01", stay, "2026-08-20"), 0);
  EXPECT_EQ(member.again(0, 1, "2026-07-02", stay, "2026-08-20"), 50);
  EXPECT_EQ(member.again(0, 2, "2026-07-02", stay, "2026-08-20"), 0);
  EXPECT_EQ(member.again(0, 3, "2026-07-03", stay, "2026-08-20"), 0);
  EXPECT_EQ(member.again(0, 4, "2026-07-04", stay, "2026-08-20"), 50);
}

TEST(EarnAgain, adds_to_the_month_of_today) {
  EarnRule rule = chosen(per_yuan("base"));
  rule.scope = EarnScope::month;
  Earner member(shop_with({rule}));
  const Happening small = bought(60);
  EXPECT_EQ(member.earn("2026-07-01", small), 0);
  EXPECT_EQ(member.earn("2026-07-02", small), 0);
  member.member().choices = {1};
  EXPECT_EQ(member.again(0, 0, "2026-07-01", small, "2026-08-20"), 0);
  EXPECT_EQ(member.again(0, 1, "2026-07-02", small, "2026-08-20"), 1);
  EXPECT_EQ(member.earn("2026-08-21", bought(80)), 1);
}

TEST(EarnAgain, sees_what_was_earned_again_before) {
  Earner member(shop_with({chosen(per_yuan("base")), chosen(counting("bonus", points_of({"base"})))}));
  const Happening order = bought(1000);
  EXPECT_EQ(member.earn("2026-07-01", order), 0);
  member.member().choices = {1};
  EXPECT_EQ(member.again(1, 0, "2026-07-01", order, "2026-08-20"), 0);
  EXPECT_EQ(member.again(0, 0, "2026-07-01", order, "2026-08-20"), 10);
  EXPECT_EQ(member.again(1, 0, "2026-07-01", order, "2026-08-20"), 10);
}

TEST(EarnAgain, without_a_position_works_the_others_out_anew) {
  Earner member(shop_with({per_yuan("base"), chosen(counting("bonus", points_of({"base"})))}));
  const Happening order = bought({line(300), line(700)});
  member.member().choices = {1};
  EXPECT_EQ(member.again(1, -1, "2026-07-01", order, "2026-08-20"), 10);
  EXPECT_EQ(member.shares(), (PointShares{3, 7}));
}

}  // namespace
}  // namespace loyalty::tests

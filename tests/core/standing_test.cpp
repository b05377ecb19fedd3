// SPDX-License-Identifier: Apache-2.0
// The standing of a member through time: validity, grace and downgrade of tiers, personal years, what an upgrade takes and a period leaves.
// Days and numbers are worked out by hand from core/time.md.
#include <gtest/gtest.h>

#include <ostream>

#include "statement_case.h"

namespace loyalty::tests {
namespace {

using Snap = Expiry::Snap;
using To = Downgrade::To;

TierValidity months(std::int32_t length, Snap snap = Snap::none) { return {TierValidity::Kind::months, length, snap, {}, 0}; }
TierValidity to_date(MonthDay on, std::int32_t years) { return {TierValidity::Kind::on_date, 0, Snap::none, on, years}; }

/// Tiers t0, t1, … by spend in a window.
Program ladder(Window window, const std::vector<std::int64_t>& marks, TierValidity validity, Downgrade downgrade) {
  Program program = tier_program(window, marks, validity);
  program.downgrade = downgrade;
  return program;
}

std::string timeline(const Program& program, std::vector<Event> events, std::string_view as_of) {
  return timeline_of(stated(program, std::move(events), as_of));
}

// Validity.

struct Row {
  TierValidity validity;
  std::string_view reached;
  std::string_view last;

  friend std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.reached << " to " << row.last; }
};

class KeptUntil : public testing::TestWithParam<Row> {};

TEST_P(KeptUntil, is_the_last_day_of_a_tier) {
  const Row& row = GetParam();
  EXPECT_EQ(text_of(kept_until(row.validity, day(row.reached))), row.last);
}

INSTANTIATE_TEST_SUITE_P(table, KeptUntil,
                         testing::Values(Row{{}, "2026-05-01", "none"},
                                         Row{{TierValidity::Kind::end_of_next_year, 0, Snap::none, {}, 0}, "2026-01-01", "2027-12-31"},
                                         Row{{TierValidity::Kind::end_of_next_year, 0, Snap::none, {}, 0}, "2026-12-31", "2027-12-31"},
                                         Row{months(12), "2026-01-10", "2027-01-10"},
                                         Row{months(12), "2024-02-29", "2025-02-28"},
                                         Row{months(12, Snap::month_end), "2026-01-10", "2027-01-31"},
                                         Row{months(12, Snap::month_end), "2026-01-31", "2027-01-31"},
                                         Row{months(12, Snap::quarter_end), "2026-01-10", "2027-03-31"},
                                         Row{months(12, Snap::half_year_end), "2026-01-10", "2027-06-30"},
                                         Row{months(12, Snap::year_end), "2026-01-10", "2027-12-31"},
                                         Row{to_date({2, 28}, 1), "2026-05-01", "2027-02-28"},
                                         Row{to_date({2, 28}, 1), "2026-02-10", "2027-02-28"},
                                         Row{to_date({2, 28}, 2), "2026-12-31", "2028-02-28"},
                                         // It lies before the day of reaching: a year later.
                                         Row{to_date({2, 28}, 0), "2026-02-28", "2026-02-28"},
                                         Row{to_date({2, 28}, 0), "2026-03-01", "2027-02-28"},
                                         Row{to_date({2, 29}, 1), "2026-05-01", "2027-02-28"},
                                         Row{to_date({2, 29}, 2), "2026-05-01", "2028-02-29"},
                                         Row{to_date({2, 29}, 0), "2027-03-01", "2028-02-29"},
                                         Row{to_date({3, 31}, 1), "9999-05-01", "9999-12-31"}));

TEST(Standing, a_tier_may_be_kept_by_less_than_it_needs) {
  Program program = ladder(rolling(1), {10000}, {}, {});
  program.tiers[0].keep = at_least("spend", 5000);
  // On 10 February the first purchase passes: 4000 are too little, 6000 are not.
  EXPECT_EQ(timeline(program, {purchase("2026-01-10", 6000), purchase("2026-01-20", 4000)}, "2026-03-01"), "2026-01-20:0 2026-02-10:-");
  EXPECT_EQ(timeline(program, {purchase("2026-01-10", 4000), purchase("2026-01-20", 6000)}, "2026-03-01"), "2026-01-20:0 2026-02-20:-");
  // What keeps a tier does not reach it.
  EXPECT_EQ(timeline(program, {purchase("2026-01-10", 9999)}, "2026-02-01"), "");
}

TEST(Standing, what_keeps_a_tier_begins_its_validity_anew) {
  Program program = ladder(rolling(1), {10000}, months(3), {});
  program.tiers[0].keep = at_least("spend", 5000);
  const auto until = [&](std::vector<Event> events, std::string_view as_of) {
    return text_of(stated(program, std::move(events), as_of).tier_valid_until);
  };
  const std::vector<Event> reached{purchase("2026-01-10", 4000), purchase("2026-01-20", 6000)};
  EXPECT_EQ(until(reached, "2026-02-15"), "2026-04-20");
  std::vector<Event> kept = reached;
  kept.push_back(purchase("2026-02-15", 100));  // 6100 in the window
  EXPECT_EQ(until(kept, "2026-02-15"), "2026-05-15");
  std::vector<Event> not_kept = reached;
  not_kept.push_back(purchase("2026-02-20", 4999));  // and only those
  EXPECT_EQ(until(not_kept, "2026-02-20"), "2026-04-20");
}

TEST(Standing, what_keeps_a_tier_on_the_day_after_its_validity_begins_it_anew) {
  Program program = ladder(kLifetime, {10000}, months(3), {});
  program.tiers[0].qualify = all_of({at_least("spend", 10000), dated(std::nullopt, day("2026-01-31"))});
  program.tiers[0].keep = at_least("spend", 10000);
  const Statement answer = stated(program, {purchase("2026-01-10", 10000)}, "2026-04-11");
  EXPECT_EQ(timeline_of(answer), "2026-01-10:0");
  EXPECT_EQ(text_of(answer.tier_valid_until), "2026-07-11");
  ASSERT_EQ(answer.keep.size(), 1U);
  EXPECT_EQ(answer.keep[0].at, 10000);
}

TEST(Standing, what_reaches_a_tier_keeps_it_too) {
  Program program = ladder(kLifetime, {10000}, months(3), {});
  program.tiers[0].keep = at_least("spend", 50000);
  EXPECT_EQ(timeline(program, {purchase("2026-01-10", 10000)}, "2027-01-01"), "2026-01-10:0");
}

// Grace.

TEST(StandingGrace, while_qualified_begins_on_the_day_the_condition_fails) {
  const Program program = ladder(rolling(1), {10000}, {}, {To::fit, 10, 0});
  const std::vector<Event> events{purchase("2026-03-15", 10000)};
  EXPECT_EQ(timeline(program, events, "2026-04-24"), "2026-03-15:0");  // 15 to 24 April
  EXPECT_EQ(timeline(program, events, "2026-12-31"), "2026-03-15:0 2026-04-25:-");
}

TEST(StandingGrace, follows_a_validity) {
  const Program program = ladder(rolling(1), {10000}, months(3), {To::fit, 5, 0});
  const std::vector<Event> events{purchase("2026-01-10", 10000)};
  const Statement last = stated(program, events, "2026-04-15");  // valid to the 10th, and five days
  EXPECT_EQ(last.tier, 0);
  EXPECT_EQ(text_of(last.tier_valid_until), "2026-04-10");
  EXPECT_EQ(timeline(program, events, "2026-12-31"), "2026-01-10:0 2026-04-16:-");
}

TEST(StandingGrace, in_which_the_tier_is_kept_again_is_over) {
  const Program program = ladder(rolling(1), {10000}, {}, {To::fit, 10, 0});
  // On 20 April the condition holds again; on 20 May it fails anew, and the ten days begin anew.
  EXPECT_EQ(timeline(program, {purchase("2026-03-15", 10000), purchase("2026-04-20", 10000)}, "2026-12-31"), "2026-03-15:0 2026-05-30:-");
  EXPECT_EQ(timeline(program, {purchase("2026-03-15", 10000), purchase("2026-04-24", 10000)}, "2026-05-01"), "2026-03-15:0");
  EXPECT_EQ(timeline(program, {purchase("2026-03-15", 10000), purchase("2026-04-25", 10000)}, "2026-05-01"),
            "2026-03-15:0 2026-04-25:- 2026-04-25:0");
}

TEST(StandingGrace, in_which_a_higher_tier_is_reached_is_over) {
  const Program program = ladder(rolling(1), {10000, 20000}, {}, {To::fit, 10, 0});
  EXPECT_EQ(timeline(program, {purchase("2026-03-15", 10000), purchase("2026-04-20", 20000)}, "2026-12-31"),
            "2026-03-15:0 2026-04-20:1 2026-05-30:-");
}

// Cool-down.

TEST(StandingCooldown, a_member_who_fell_is_not_lowered_for_months) {
  const Program program = ladder(rolling(1), {1000, 5000, 10000}, {}, {To::fit, 0, 6});
  const std::vector<Event> events{purchase("2026-01-10", 5000), purchase("2026-01-20", 5000)};
  EXPECT_EQ(timeline(program, events, "2026-08-09"), "2026-01-10:1 2026-01-20:2 2026-02-10:1");
  EXPECT_EQ(timeline(program, events, "2026-12-31"), "2026-01-10:1 2026-01-20:2 2026-02-10:1 2026-08-10:-");
}

TEST(StandingCooldown, does_not_keep_anybody_from_rising) {
  const Program program = ladder(rolling(1), {1000, 10000}, {}, {To::fit, 0, 6});
  const std::vector<Event> events{purchase("2026-01-10", 9000), purchase("2026-01-20", 1000), purchase("2026-03-01", 10000)};
  // Fallen on 10 February, risen on 1 March; what fails on 1 April is lowered six months after the fall.
  EXPECT_EQ(timeline(program, events, "2026-12-31"), "2026-01-10:0 2026-01-20:1 2026-02-10:0 2026-03-01:1 2026-08-10:-");
}

TEST(StandingCooldown, and_grace_wait_for_the_later) {
  const std::vector<Event> events{purchase("2026-01-10", 5000), purchase("2026-01-30", 5000)};
  const auto lowered = [&](std::int32_t cooldown) {
    return timeline(ladder(rolling(1), {1000, 5000, 10000}, {}, {To::fit, 10, cooldown}), events, "2026-12-31");
  };
  // Failing on 10 February, fallen on the 20th; failing again on 1 March.
  EXPECT_EQ(lowered(0), "2026-01-10:1 2026-01-30:2 2026-02-20:1 2026-03-11:-");
  EXPECT_EQ(lowered(2), "2026-01-10:1 2026-01-30:2 2026-02-20:1 2026-04-20:-");
}

// One level, or never.

TEST(StandingOneLevel, falls_with_a_new_validity_each) {
  const Program program = ladder(rolling(1), {1000, 5000, 10000}, months(3), {To::one_level, 0, 0});
  const std::vector<Event> events{purchase("2026-01-10", 10000)};
  EXPECT_EQ(text_of(stated(program, events, "2026-04-11").tier_valid_until), "2026-07-11");
  EXPECT_EQ(timeline(program, events, "2027-12-31"), "2026-01-10:2 2026-04-11:1 2026-07-12:0 2026-10-13:-");
}

TEST(StandingOneLevel, has_a_grace_each) {
  const Program program = ladder(rolling(1), {1000, 5000, 10000}, months(3), {To::one_level, 5, 0});
  // To 10 April and 5 days; to 16 July and 5 days; to 22 October and 5 days.
  EXPECT_EQ(timeline(program, {purchase("2026-01-10", 10000)}, "2027-12-31"), "2026-01-10:2 2026-04-16:1 2026-07-22:0 2026-10-28:-");
}

TEST(StandingOneLevel, while_qualified_falls_once_a_day) {
  const Program program = ladder(rolling(1), {1000, 5000, 10000}, {}, {To::one_level, 0, 0});
  EXPECT_EQ(timeline(program, {purchase("2026-01-10", 10000)}, "2026-12-31"), "2026-01-10:2 2026-02-10:1 2026-02-11:0 2026-02-12:-");
}

TEST(StandingOneLevel, stays_where_a_condition_holds) {
  const Program program = ladder(rolling(12), {1000, 5000, 10000}, months(3), {To::one_level, 0, 0});
  const std::vector<Event> events{purchase("2025-06-01", 9000), purchase("2026-01-10", 1000)};
  // From 1 June 2026 on 1000 are in the window: t2 ends on 10 April but holds on the 11th (10000), to 11 July; then t1; then t0, which fits.
  EXPECT_EQ(timeline(program, events, "2026-12-31"), "2025-06-01:1 2026-01-10:2 2026-07-12:1 2026-10-13:0");
}

TEST(StandingNever, falls_and_may_rise) {
  const Program program = ladder(rolling(1), {1000, 10000}, months(3), {To::never, 0, 0});
  EXPECT_EQ(timeline(program, {purchase("2026-01-10", 1000), purchase("2027-01-10", 10000)}, "2030-01-01"), "2026-01-10:0 2027-01-10:1");
}

// Personal years from the last change of tier.

/// Tiers by spend in a year from the last change of tier; kept for twelve months.
Program personal_ladder(const std::vector<std::int64_t>& marks) {
  return ladder(personal_year(Window::Anchor::tier_change), marks, months(12), {});
}
History joined(std::string_view date, std::vector<Event> events) {
  History played = history(std::move(events));
  played.joined = day(date);
  return played;
}

TEST(StandingPersonalYear, begins_with_joining_until_there_is_a_tier) {
  const History played = joined("2025-06-15", {purchase("2025-07-01", 1000), purchase("2026-06-14", 1000), purchase("2026-06-15", 500)});
  const Program program = personal_ladder({10000});
  EXPECT_EQ(stated(program, played, "2026-06-14").metrics[0].value, 2000);
  const MetricValue turned = stated(program, played, "2026-06-15").metrics[0];
  EXPECT_EQ(turned.value, 500);
  EXPECT_EQ(text_of(turned.from), "2026-06-15");
}

TEST(StandingPersonalYear, begins_anew_with_a_tier) {
  const History played = joined("2026-01-01", {purchase("2026-02-01", 6000), purchase("2026-03-10", 4000), purchase("2026-04-01", 300)});
  const Program program = personal_ladder({10000});
  EXPECT_EQ(stated(program, played, "2026-03-09").metrics[0].value, 6000);
  const Statement reached = stated(program, played, "2026-03-10");
  EXPECT_EQ(reached.tier, 0);
  EXPECT_EQ(reached.metrics[0].value, 4000);  // of the day of the change
  EXPECT_EQ(text_of(reached.metrics[0].from), "2026-03-10");
  EXPECT_EQ(stated(program, played, "2027-03-09").metrics[0].value, 4300);
  EXPECT_EQ(stated(program, played, "2027-03-10").metrics[0].value, 0);
  const Statement fallen = stated(program, played, "2027-03-11");  // kept to 10 March
  EXPECT_EQ(timeline_of(fallen), "2026-03-10:0 2027-03-11:-");
  EXPECT_EQ(text_of(fallen.metrics[0].from), "2027-03-11");
}

TEST(StandingPersonalYear, a_tier_reached_on_29_february_begins_its_years_on_the_28th) {
  const Program program = personal_ladder({10000});
  const History played = joined("2028-01-01", {purchase("2028-02-29", 10000), purchase("2029-02-27", 20), purchase("2029-02-28", 3)});
  EXPECT_EQ(stated(program, played, "2029-02-27").metrics[0].value, 10020);
  EXPECT_EQ(stated(program, played, "2029-02-28").metrics[0].value, 3);
}

TEST(StandingPersonalYear, a_tier_kept_in_it_is_reached_by_what_came_after_the_last) {
  const Program program = personal_ladder({10000, 20000});
  // 10000 reach t0 on 1 February and stay in the year that begins on that day; 10000 more reach t1.
  EXPECT_EQ(timeline_of(stated(program, joined("2026-01-01", {purchase("2026-02-01", 10000), purchase("2026-03-01", 10000)}), "2026-03-01")),
            "2026-02-01:0 2026-03-01:1");
  // 4000 of 31 January do not.
  EXPECT_EQ(timeline_of(stated(program, joined("2026-01-01", {purchase("2026-01-31", 4000), purchase("2026-02-01", 6000),
                                                              purchase("2026-03-01", 13999)}),
                               "2026-03-01")),
            "2026-02-01:0");
}

// What an upgrade does to a counter.

Program upgraded(Metric::OnUpgrade what, Window window, const std::vector<std::int64_t>& marks) {
  Program program = tier_program(window, marks, months(12));
  program.metrics[0].on_upgrade = what;
  return program;
}
std::int64_t counted(const Program& program, std::vector<Event> events, std::string_view as_of) {
  return stated(program, std::move(events), as_of).metrics.at(0).value;
}

TEST(StandingUpgrade, keeps_the_counter_unless_the_document_says_otherwise) {
  const Program program = upgraded(Metric::OnUpgrade::keep, kLifetime, {10000, 30000});
  EXPECT_EQ(counted(program, {purchase("2026-01-05", 12000), purchase("2026-02-05", 500)}, "2026-02-05"), 12500);
}

TEST(StandingUpgrade, zeroes_what_was_counted_before) {
  const Program program = upgraded(Metric::OnUpgrade::zero, kLifetime, {10000, 30000});
  EXPECT_EQ(counted(program, {purchase("2026-01-05", 9999)}, "2026-01-05"), 9999);
  EXPECT_EQ(counted(program, {purchase("2026-01-05", 12000)}, "2026-01-05"), 0);
  EXPECT_EQ(counted(program, {purchase("2026-01-05", 12000), purchase("2026-02-05", 500)}, "2026-02-05"), 500);
  EXPECT_EQ(timeline(program, {purchase("2026-01-05", 12000), purchase("2026-02-05", 29999)}, "2026-02-05"), "2026-01-05:0");
  EXPECT_EQ(timeline(program, {purchase("2026-01-05", 12000), purchase("2026-02-05", 30000)}, "2026-02-05"), "2026-01-05:0 2026-02-05:1");
}

TEST(StandingUpgrade, what_was_zeroed_does_not_leave_the_window_again) {
  const Program program = upgraded(Metric::OnUpgrade::zero, rolling(12), {10000});
  const std::vector<Event> events{purchase("2026-01-05", 12000), purchase("2026-12-01", 300)};
  EXPECT_EQ(counted(program, events, "2027-01-04"), 300);
  EXPECT_EQ(counted(program, events, "2027-01-05"), 300);
  EXPECT_EQ(counted(program, events, "2027-12-01"), 0);
}

TEST(StandingUpgrade, charges_the_mark_that_was_reached) {
  const Program program = upgraded(Metric::OnUpgrade::charge, kLifetime, {10000, 30000});
  EXPECT_EQ(counted(program, {purchase("2026-01-05", 12000)}, "2026-01-05"), 2000);
  EXPECT_EQ(timeline(program, {purchase("2026-01-05", 12000), purchase("2026-02-05", 27999)}, "2026-02-05"), "2026-01-05:0");
  const std::vector<Event> twice{purchase("2026-01-05", 12000), purchase("2026-02-05", 28500)};
  EXPECT_EQ(timeline(program, twice, "2026-02-05"), "2026-01-05:0 2026-02-05:1");
  EXPECT_EQ(counted(program, twice, "2026-02-05"), 500);
  // A tier passed over is not charged.
  EXPECT_EQ(counted(program, {purchase("2026-01-05", 45000)}, "2026-01-05"), 15000);
}

TEST(StandingUpgrade, charges_what_there_is_at_most) {
  Program program = upgraded(Metric::OnUpgrade::charge, kLifetime, {10000});
  program.metrics.push_back(metric("orders", Metric::Kind::orders, kLifetime));
  program.tiers[0].qualify = any_of({at_least("spend", 10000), at_least("orders", 3)});
  const std::vector<Event> three{purchase("2026-01-05", 1000), purchase("2026-01-06", 1000), purchase("2026-01-07", 2000)};
  EXPECT_EQ(counted(program, three, "2026-01-07"), 0);
  std::vector<Event> more = three;
  more.push_back(purchase("2026-01-08", 700));
  EXPECT_EQ(counted(program, more, "2026-01-08"), 700);
}

TEST(StandingUpgrade, charges_the_first_of_several_marks) {
  Program program = upgraded(Metric::OnUpgrade::charge, kLifetime, {});
  program.tiers = {tier("t0", any_of({at_least("spend", 3000), at_least("spend", 8000)}))};
  EXPECT_EQ(counted(program, {purchase("2026-01-05", 10000)}, "2026-01-05"), 7000);
}

TEST(StandingUpgrade, a_charge_leaves_with_its_window) {
  const Program year = upgraded(Metric::OnUpgrade::charge, kCalendarYear, {10000, 30000});
  EXPECT_EQ(counted(year, {purchase("2026-01-05", 12000), purchase("2027-01-01", 300)}, "2027-01-01"), 300);
  // In a rolling year the purchase and its charge leave together.
  const Program rolling_year = upgraded(Metric::OnUpgrade::charge, rolling(12), {10000, 30000});
  const std::vector<Event> events{purchase("2026-01-05", 12000), purchase("2026-12-01", 300)};
  EXPECT_EQ(counted(rolling_year, events, "2027-01-04"), 2300);
  EXPECT_EQ(counted(rolling_year, events, "2027-01-05"), 300);
}

TEST(StandingUpgrade, a_tier_held_while_qualified_does_not_outlive_its_charge) {
  Program program = upgraded(Metric::OnUpgrade::charge, kLifetime, {10000});
  program.tier_validity = {};
  EXPECT_EQ(timeline(program, {purchase("2026-01-05", 12000)}, "2026-12-31"), "2026-01-05:0 2026-01-06:-");
  EXPECT_EQ(timeline(program, {purchase("2026-01-05", 20000)}, "2026-12-31"), "2026-01-05:0");
}

// What a period leaves to the next.

/// Nights in calendar years, kept to the end of next year, with tiers at 10 and 25 nights.
Program nights(std::optional<std::int64_t> cap = std::nullopt) {
  Program program = point_program();
  program.counts = {{"nights", {}, 0}};
  program.metrics = {metric("nights", Metric::Kind::count, kCalendarYear, "nights")};
  program.metrics[0].rolls_over = true;
  program.metrics[0].roll_cap = cap;
  program.tiers = {tier("t0", at_least("nights", 10)), tier("t1", at_least("nights", 25))};
  program.tier_validity = {TierValidity::Kind::end_of_next_year, 0, Snap::none, {}, 0};
  return program;
}
Event stay(std::string_view date, std::int64_t nights) { return event(date, Activity{{nights}}); }

/// "value rolledOver" of the nights.
std::string nights_on(const Program& program, std::vector<Event> events, std::string_view as_of) {
  const MetricValue value = stated(program, std::move(events), as_of).metrics.at(0);
  return std::to_string(value.value) + " " + std::to_string(value.rolled_over);
}

TEST(StandingRollover, is_what_lies_above_the_mark_of_the_tier_held) {
  const std::vector<Event> events{stay("2026-03-01", 30)};
  EXPECT_EQ(nights_on(nights(), events, "2026-12-31"), "30 0");
  EXPECT_EQ(nights_on(nights(), events, "2027-01-01"), "5 5");
  EXPECT_EQ(nights_on(nights(4), events, "2027-01-01"), "4 4");
  EXPECT_EQ(nights_on(nights(), {stay("2026-03-01", 24)}, "2027-01-01"), "14 14");
  EXPECT_EQ(nights_on(nights(), {stay("2026-03-01", 25)}, "2027-01-01"), "0 0");
}

TEST(StandingRollover, is_nothing_without_a_tier_or_a_mark) {
  EXPECT_EQ(nights_on(nights(), {stay("2026-03-01", 9)}, "2027-01-01"), "0 0");
  Program unmarked = nights();
  unmarked.metrics.push_back(metric("spend", Metric::Kind::spend, kLifetime));
  unmarked.tiers = {tier("t0", at_least("spend", 100))};
  EXPECT_EQ(nights_on(unmarked, {purchase("2026-01-01", 100), stay("2026-03-01", 30)}, "2027-01-01"), "0 0");
}

TEST(StandingRollover, counts_for_a_tier) {
  // 5 nights of 2026 and 20 of 2027.
  EXPECT_EQ(timeline(nights(), {stay("2026-03-01", 30), stay("2027-03-01", 20)}, "2028-12-31"), "2026-03-01:1");
  // 24 are not enough to keep t1 beyond 2027, and leave nothing above its mark for 2028.
  EXPECT_EQ(timeline(nights(), {stay("2026-03-01", 30), stay("2027-03-01", 19)}, "2028-12-31"), "2026-03-01:1 2028-01-01:-");
}

TEST(StandingRollover, is_not_rolled_over_again) {
  // 30 above the mark; 3 more in 2027 make 33, 8 above the mark, but only 3 of them afresh.
  EXPECT_EQ(nights_on(nights(), {stay("2026-03-01", 55), stay("2027-03-01", 3)}, "2027-12-31"), "33 30");
  EXPECT_EQ(nights_on(nights(), {stay("2026-03-01", 55), stay("2027-03-01", 3)}, "2028-01-01"), "3 3");
  EXPECT_EQ(nights_on(nights(), {stay("2026-03-01", 55)}, "2028-01-01"), "0 0");
}

TEST(StandingRollover, does_not_count_for_milestones) {
  Program program = nights();
  Milestone five;
  five.id = "five";
  five.metric = "nights";
  five.at = 5;
  five.rewards = {{"gift", {}, {}, {}, std::nullopt}};
  program.milestones = {five};
  const std::vector<Event> events{stay("2026-03-01", 30), stay("2027-03-01", 4)};
  const MilestoneProgress before = stated(program, events, "2027-03-01").milestones.at(0);
  EXPECT_EQ(before.value, 4);
  EXPECT_EQ(before.missing, 1);
  EXPECT_EQ(before.reached.size(), 1U);
  std::vector<Event> more = events;
  more.push_back(stay("2027-03-02", 1));
  EXPECT_EQ(stated(program, more, "2027-03-02").milestones.at(0).reached.size(), 2U);
}

TEST(StandingRollover, happens_at_the_end_of_every_period) {
  Program program = nights();
  program.metrics[0].window = window_of(Window::Kind::quarter);
  // 12 in the first quarter: 2 above t0. In the second 2 + 9 = 11: 1 above. In the third 1, and nothing afresh.
  const std::vector<Event> events{stay("2026-01-15", 12), stay("2026-05-15", 9)};
  EXPECT_EQ(nights_on(program, events, "2026-06-30"), "11 2");
  EXPECT_EQ(nights_on(program, events, "2026-07-01"), "1 1");
  EXPECT_EQ(nights_on(program, events, "2026-10-01"), "0 0");
}

TEST(StandingRollover, ends_with_a_year_that_a_change_of_tier_begins_anew) {
  Program program = nights();
  program.metrics[0].window = personal_year(Window::Anchor::tier_change);
  // t0 with 14 nights on 1 March; a year later 4 roll over. With 21 more they reach t1, and the year begins on that day.
  const std::vector<Event> events{stay("2026-03-01", 14), stay("2027-06-01", 21)};
  EXPECT_EQ(nights_on(program, events, "2027-02-28"), "14 0");
  EXPECT_EQ(nights_on(program, events, "2027-03-01"), "4 4");
  EXPECT_EQ(timeline(program, events, "2027-06-01"), "2026-03-01:0 2027-06-01:1");
  EXPECT_EQ(nights_on(program, events, "2027-06-01"), "21 0");
}

// Memberships and choices in trees of tiers.

Program club(std::int32_t length) {
  Program program = point_program();
  program.memberships = {{"plus", {}, Money{9900}, length}};
  program.tiers = {tier("t0", leaf(MembershipCondition{"plus"}))};
  return program;
}

TEST(StandingMembership, holds_to_the_day_before_the_same_day) {
  const std::vector<Event> bought{event("2026-01-15", JoinMembership{0})};
  EXPECT_EQ(timeline(club(12), bought, "2027-01-14"), "2026-01-15:0");
  EXPECT_EQ(timeline(club(12), bought, "2027-01-15"), "2026-01-15:0 2027-01-15:-");
  EXPECT_EQ(to_text(stated(club(12), bought, "2026-01-15").memberships.at(0).until), "2027-01-14");
  EXPECT_TRUE(stated(club(12), bought, "2027-01-15").memberships.empty());
}

TEST(StandingMembership, bought_again_is_prolonged) {
  const auto until = [](std::vector<Event> events, std::string_view as_of) {
    return to_text(stated(club(6), std::move(events), as_of).memberships.at(0).until);
  };
  EXPECT_EQ(until({event("2026-08-31", JoinMembership{0})}, "2026-08-31"), "2027-02-27");
  EXPECT_EQ(until({event("2026-08-31", JoinMembership{0}), event("2027-02-27", JoinMembership{0})}, "2027-02-27"), "2027-08-27");
  EXPECT_EQ(until({event("2026-08-31", JoinMembership{0}), event("2027-02-28", JoinMembership{0})}, "2027-02-28"), "2027-08-27");
  EXPECT_EQ(until({event("2026-08-31", JoinMembership{0}), event("2027-03-10", JoinMembership{0})}, "2027-03-10"), "2027-09-09");
}

TEST(StandingChoice, is_the_first_option_until_another_is_chosen) {
  Program program = point_program();
  program.choices = {{"league", {}, {{"calm", {}}, {"fast", {}}}}};
  program.tiers = {tier("t0", leaf(ChoiceCondition{"league", "fast"}))};
  const std::vector<Event> events{purchase("2026-01-01", 100), event("2026-02-01", ChooseOption{0, 1}),
                                  event("2026-03-01", ChooseOption{0, 0})};
  EXPECT_EQ(timeline(program, events, "2026-03-01"), "2026-02-01:0 2026-03-01:-");
  EXPECT_EQ(stated(program, events, "2026-01-31").choices.at(0), 0);
  EXPECT_EQ(stated(program, events, "2026-02-28").choices.at(0), 1);
}

TEST(StandingTimeline, says_why) {
  const auto causes = [](const Statement& statement) {
    std::vector<TierChange::Cause> all;
    for (const TierChange& change : statement.timeline) all.push_back(change.cause);
    return all;
  };
  Program program = ladder(rolling(1), {0, 10000}, {}, {});
  using Cause = TierChange::Cause;
  EXPECT_EQ(causes(stated(program, {purchase("2026-01-10", 10000)}, "2026-12-31")),
            (std::vector<Cause>{Cause::joined, Cause::qualified, Cause::ended}));
}

}  // namespace
}  // namespace loyalty::tests

// SPDX-License-Identifier: Apache-2.0
// Tiers: when one is reached, kept and lost, and what the next one needs.
#include "statement_case.h"
#include "tiers.h"

namespace loyalty::tests {
namespace {

constexpr TierValidity kEndOfNextYear{TierValidity::Kind::end_of_next_year, 0, Expiry::Snap::none, {}, 0};
constexpr TierValidity months(std::int32_t length) { return {TierValidity::Kind::months, length, Expiry::Snap::none, {}, 0}; }

std::int32_t tier_of(const Program& program, std::vector<Event> events, std::string_view as_of) {
  return stated(program, std::move(events), as_of).tier;
}

TEST(StatementTiers, a_mark_is_reached_at_the_mark_exactly) {
  const Program program = tier_program(kLifetime, {10000, 50000});
  EXPECT_EQ(tier_of(program, {purchase("2026-01-01", 9999)}, "2026-01-01"), kNoTier);
  EXPECT_EQ(tier_of(program, {purchase("2026-01-01", 10000)}, "2026-01-01"), 0);
  EXPECT_EQ(tier_of(program, {purchase("2026-01-01", 49999)}, "2026-01-01"), 0);
  EXPECT_EQ(tier_of(program, {purchase("2026-01-01", 50000)}, "2026-01-01"), 1);
  EXPECT_EQ(tier_of(program, {purchase("2026-01-01", 50001)}, "2026-01-01"), 1);
}

TEST(StatementTiers, a_tier_may_be_skipped) {
  const Statement answer =
      stated(tier_program(kLifetime, {100, 200, 300}), {purchase("2026-01-01", 250)}, "2026-01-01");
  EXPECT_EQ(timeline_of(answer), "2026-01-01:1");
}

TEST(StatementTiers, a_purchase_earns_at_the_tier_held_before_it) {
  Program program = tier_program(kLifetime, {10000});
  program.earn.push_back(rate("bonus", "points"));
  program.earn.back().when = tier_at_least("t0");
  EXPECT_EQ(balance(program, {purchase("2026-01-01", 10000)}, "2026-01-01"), 100);
  EXPECT_EQ(balance(program, {purchase("2026-01-01", 10000), purchase("2026-01-01", 500)}, "2026-01-01"), 100 + 10);
}

TEST(StatementTiers, a_calendar_year_ends_a_tier_on_new_years_day) {
  const Program program = tier_program(kCalendarYear, {10000});
  const std::vector<Event> events{purchase("2025-12-31", 10000)};
  EXPECT_EQ(timeline_of(stated(program, events, "2025-12-31")), "2025-12-31:0");
  EXPECT_EQ(timeline_of(stated(program, events, "2026-01-01")), "2025-12-31:0 2026-01-01:-");
}

TEST(StatementTiers, a_rolling_window_ends_a_tier_on_the_day_the_purchase_has_passed) {
  const Program program = tier_program(rolling(1), {10000});
  const std::vector<Event> january{purchase("2026-01-31", 10000)};
  EXPECT_EQ(tier_of(program, january, "2026-02-28"), 0);
  EXPECT_EQ(timeline_of(stated(program, january, "2026-03-15")), "2026-01-31:0 2026-03-01:-");
  EXPECT_EQ(timeline_of(stated(program, {purchase("2026-03-15", 10000)}, "2026-12-31")), "2026-03-15:0 2026-04-15:-");
}

TEST(StatementTiers, each_contribution_that_passes_is_seen) {
  const Program program = tier_program(rolling(12), {10000, 20000});
  const std::vector<Event> events{purchase("2026-01-10", 10000), purchase("2026-02-10", 10000),
                                  purchase("2026-03-10", 1)};
  EXPECT_EQ(timeline_of(stated(program, events, "2030-01-01")), "2026-01-10:0 2026-02-10:1 2027-01-10:0 2027-02-10:-");
}

TEST(StatementTiers, a_day_on_which_a_window_ends_begins_with_the_review) {
  Program program = tier_program(rolling(12), {10000});
  program.earn.push_back(rate("bonus", "points"));
  program.earn.back().when = tier_at_least("t0");
  const auto second = [&](std::string_view date) {
    return balance(program, {purchase("2026-01-10", 10000), purchase(date, 100)}, date) - 100;
  };
  EXPECT_EQ(second("2027-01-09"), 2);
  EXPECT_EQ(second("2027-01-10"), 1);
}

TEST(StatementTiers, while_qualified_has_no_last_day) {
  const Statement answer = stated(tier_program(rolling(12), {10000}), {purchase("2026-01-10", 10000)}, "2026-01-10");
  EXPECT_EQ(text_of(answer.tier_since), "2026-01-10");
  EXPECT_EQ(text_of(answer.tier_valid_until), "none");
}

TEST(StatementTiers, a_tier_is_kept_to_the_end_of_next_year) {
  const Program program = tier_program(kCalendarYear, {10000}, kEndOfNextYear);
  const std::vector<Event> events{purchase("2025-12-31", 10000)};
  EXPECT_EQ(text_of(stated(program, events, "2025-12-31").tier_valid_until), "2026-12-31");
  EXPECT_EQ(tier_of(program, events, "2026-12-31"), 0);
  EXPECT_EQ(timeline_of(stated(program, events, "2027-01-01")), "2025-12-31:0 2027-01-01:-");
  EXPECT_EQ(text_of(stated(program, events, "2027-01-01").tier_valid_until), "none");
}

TEST(StatementTiers, a_tier_is_kept_for_months_to_the_same_day) {
  const Program program = tier_program(rolling(1), {10000}, months(3));
  const std::vector<Event> events{purchase("2025-11-30", 10000)};
  EXPECT_EQ(text_of(stated(program, events, "2025-11-30").tier_valid_until), "2026-02-28");
  EXPECT_EQ(tier_of(program, events, "2026-02-28"), 0);
  EXPECT_EQ(timeline_of(stated(program, events, "2026-03-01")), "2025-11-30:0 2026-03-01:-");
}

TEST(StatementTiers, reaching_a_tier_again_extends_it) {
  const Program program = tier_program(rolling(6), {10000}, months(12));
  const auto valid_until = [&](std::vector<Event> events) {
    return text_of(stated(program, std::move(events), "2026-12-01").tier_valid_until);
  };
  EXPECT_EQ(valid_until({purchase("2026-01-15", 10000)}), "2027-01-15");
  // The first purchase still counts on 14 July: the condition holds again.
  EXPECT_EQ(valid_until({purchase("2026-01-15", 10000), purchase("2026-07-14", 1)}), "2027-07-14");
  // On 15 July it does not: what the second purchase brings is not enough.
  EXPECT_EQ(valid_until({purchase("2026-01-15", 10000), purchase("2026-07-15", 9999)}), "2027-01-15");
  EXPECT_EQ(valid_until({purchase("2026-01-15", 10000), purchase("2026-07-15", 10000)}), "2027-07-15");
}

TEST(StatementTiers, a_condition_that_holds_when_the_validity_ends_begins_it_anew) {
  const Program program = tier_program(kLifetime, {10000}, kEndOfNextYear);
  const Statement answer = stated(program, {purchase("2024-06-01", 10000)}, "2026-01-01");
  EXPECT_EQ(timeline_of(answer), "2024-06-01:0");
  EXPECT_EQ(text_of(answer.tier_valid_until), "2027-12-31");
}

TEST(StatementTiers, after_its_validity_a_tier_falls_to_the_one_that_fits) {
  const Program program = tier_program(rolling(12), {1000, 10000}, months(3));
  const std::vector<Event> events{purchase("2026-01-01", 10000), purchase("2026-12-31", 1000),
                                  purchase("2027-01-01", 1)};
  const Statement answer = stated(program, events, "2027-03-31");
  // 1 January 2026 passes out of the window on 1 January 2027; t1 was extended last on 31 December 2026, to 31 March
  // 2027.
  EXPECT_EQ(timeline_of(answer), "2026-01-01:1");
  EXPECT_EQ(text_of(answer.tier_valid_until), "2027-03-31");
  const Statement after = stated(program, events, "2027-04-01");
  EXPECT_EQ(timeline_of(after), "2026-01-01:1 2027-04-01:0");
  EXPECT_EQ(text_of(after.tier_valid_until), "2027-07-01");
}

TEST(StatementTiers, an_upgrade_comes_at_once_and_has_its_own_validity) {
  const Program program = tier_program(rolling(12), {1000, 10000}, months(6));
  const Statement answer = stated(program, {purchase("2026-01-01", 1000), purchase("2026-05-31", 9000)}, "2026-05-31");
  EXPECT_EQ(timeline_of(answer), "2026-01-01:0 2026-05-31:1");
  EXPECT_EQ(text_of(answer.tier_valid_until), "2026-11-30");
}

TEST(StatementTiers, trees_of_metrics) {
  Program program = point_program();
  program.metrics = {metric("spend", Metric::Kind::spend, kLifetime),
                     metric("orders", Metric::Kind::orders, kLifetime)};
  program.tiers = {tier("both", all_of({at_least("spend", 1000), at_least("orders", 2)})),
                   tier("either", any_of({at_least("spend", 5000), at_least("orders", 4)})),
                   tier("few", all_of({at_least("spend", 9000), not_of(at_least("orders", 4))}))};
  const auto after = [&](std::vector<std::int64_t> amounts) {
    std::vector<Event> events;
    for (const std::int64_t amount : amounts) events.push_back(purchase("2026-01-01", amount));
    return tier_of(program, events, "2026-01-01");
  };
  EXPECT_EQ(after({1000}), kNoTier);
  EXPECT_EQ(after({999, 0}), kNoTier);
  EXPECT_EQ(after({1000, 0}), 0);
  EXPECT_EQ(after({5000}), 1);
  EXPECT_EQ(after({1, 1, 1, 1}), 1);
  EXPECT_EQ(after({9000}), 2);
  EXPECT_EQ(after({9000, 1, 1, 1}), 1);
}

TEST(StatementTiers, a_dated_condition_is_reviewed_on_its_days) {
  Program program = tier_program(kLifetime, {});
  program.tiers = {tier("summer", all_of({at_least("spend", 100), dated(day("2026-06-01"), day("2026-08-31"))}))};
  EXPECT_EQ(timeline_of(stated(program, {purchase("2026-01-01", 100)}, "2026-12-31")), "2026-06-01:0 2026-09-01:-");
  EXPECT_EQ(timeline_of(stated(program, {purchase("2026-07-01", 100)}, "2026-08-31")), "2026-07-01:0");
}

TEST(StatementTiers, a_tier_that_needs_nothing_is_held_from_the_day_of_joining) {
  Program program = tier_program(kLifetime, {0, 10000});
  program.earn.push_back(rate("bonus", "points"));
  program.earn.back().when = tier_at_least("t0");
  History played = history({purchase("2026-02-01", 500)});
  EXPECT_EQ(timeline_of(stated(program, played, "2026-02-01")), "2026-02-01:0");
  EXPECT_EQ(stated(program, played, "2026-02-01").balances[0].balance.units, 10);
  played.joined = day("2026-01-15");
  EXPECT_EQ(timeline_of(stated(program, played, "2026-01-14")), "");
  EXPECT_EQ(stated(program, played, "2026-01-14").tier, kNoTier);
  EXPECT_EQ(timeline_of(stated(program, played, "2026-02-01")), "2026-01-15:0");
  played.joined = day("2026-03-01");
  EXPECT_EQ(timeline_of(stated(program, played, "2026-02-01")), "2026-02-01:0");
}

TEST(StatementTiers, of_a_member_without_history_it_is_not_known_since_when) {
  const Statement answer = stated(tier_program(kLifetime, {0, 10000}), std::vector<Event>{}, "2026-02-01");
  EXPECT_EQ(answer.tier, 0);
  EXPECT_EQ(text_of(answer.tier_since), "none");
  EXPECT_EQ(timeline_of(answer), "");
}

TEST(StatementTiers, progress_lists_the_marks_of_the_next_tier) {
  Program program = point_program();
  program.metrics = {metric("spend", Metric::Kind::spend, kLifetime),
                     metric("orders", Metric::Kind::orders, kLifetime)};
  program.tiers = {
      tier("one", at_least("spend", 100)),
      tier("two", all_of({at_least("orders", 3), not_of(at_least("spend", 90000)),
                          any_of({at_least("spend", 1000), at_least("orders", 1)}), at_most("spend", 99999)}))};
  const Statement answer = stated(program, {purchase("2026-01-01", 400)}, "2026-01-01");
  EXPECT_EQ(answer.next_tier, 1);
  ASSERT_EQ(answer.progress.size(), 3U);
  const auto mark = [&](std::size_t i) {
    const TierProgress& progress = answer.progress[i];
    return std::vector<std::int64_t>{progress.metric, progress.value, progress.at, progress.missing};
  };
  EXPECT_EQ(mark(0), (std::vector<std::int64_t>{1, 1, 3, 2}));
  EXPECT_EQ(mark(1), (std::vector<std::int64_t>{0, 400, 1000, 600}));
  EXPECT_EQ(mark(2), (std::vector<std::int64_t>{1, 1, 1, 0}));
}

TEST(StatementTiers, there_is_no_tier_above_the_highest) {
  const Program program = tier_program(kLifetime, {100, 200});
  EXPECT_EQ(stated(program, std::vector<Event>{}, "2026-01-01").next_tier, 0);
  EXPECT_EQ(stated(program, {purchase("2026-01-01", 199)}, "2026-01-01").progress.at(0).missing, 1);
  const Statement top = stated(program, {purchase("2026-01-01", 200)}, "2026-01-01");
  EXPECT_EQ(top.next_tier, kNoTier);
  EXPECT_TRUE(top.progress.empty());
}

TEST(StatementTiers, a_kept_tier_shows_the_way_to_the_one_above_it) {
  const Program program = tier_program(rolling(1), {1000, 2000}, months(12));
  const Statement answer = stated(program, {purchase("2026-01-01", 1500)}, "2026-06-01");
  EXPECT_EQ(answer.tier, 0);
  EXPECT_EQ(answer.next_tier, 1);
  EXPECT_EQ(answer.progress.at(0).value, 0);
  EXPECT_EQ(answer.progress.at(0).missing, 2000);
}

TEST(StatementTiers, the_last_days_of_the_calendar) {
  const Program program = tier_program(rolling(12), {100}, months(12));
  EXPECT_EQ(text_of(stated(program, {purchase("9999-06-01", 100)}, "9999-12-31").tier_valid_until), "9999-12-31");
  EXPECT_EQ(timeline_of(stated(tier_program(kCalendarYear, {100}), {purchase("9999-06-01", 100)}, "9999-12-31")),
            "9999-06-01:0");
}

TEST(StatementTiers, the_member_of_a_statement_is_what_a_quote_needs) {
  Program program = tier_program(kLifetime, {100});
  History played = history({purchase("2026-01-01", 5000), redeem("2026-01-01", 20)});
  played.birthday = day("1990-05-04");
  played.segments = std::vector<Symbol>{7};
  const Member member = member_of(stated(program, played, "2026-01-01"), played);
  EXPECT_EQ(member.tier, 0);
  EXPECT_EQ(member.balances.at(0), Points{30});
  EXPECT_EQ(member.metrics.at(0), 5000);
  EXPECT_EQ(member.orders, 1);
  EXPECT_EQ(member.birthday, day("1990-05-04"));
  EXPECT_EQ(member.segments, std::vector<Symbol>{7});
}

}  // namespace
}  // namespace loyalty::tests

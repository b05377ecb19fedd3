// SPDX-License-Identifier: Apache-2.0
// Metrics: what is counted, and from which day to which.
#include "metrics.h"
#include "statement_case.h"

namespace loyalty::tests {
namespace {

std::int64_t spend(MetricWindow window, std::vector<Event> events, std::string_view as_of) {
  return stated(tier_program(window, {}), std::move(events), as_of).metrics.at(0).value;
}

TEST(StatementMetrics, a_rolling_window_begins_the_day_after_the_same_day_months_ago) {
  const std::vector<Event> events{purchase("2025-03-10", 100)};
  EXPECT_EQ(spend(rolling(12), events, "2026-03-09"), 100);
  EXPECT_EQ(spend(rolling(12), events, "2026-03-10"), 0);
  EXPECT_EQ(text_of(window_begin(rolling(12), day("2026-03-09"))), "2025-03-10");
  EXPECT_EQ(text_of(window_begin(rolling(12), day("2026-03-10"))), "2025-03-11");
}

TEST(StatementMetrics, a_window_that_begins_in_a_shorter_month_clamps) {
  EXPECT_EQ(text_of(window_begin(rolling(1), day("2026-03-28"))), "2026-03-01");
  EXPECT_EQ(text_of(window_begin(rolling(1), day("2026-03-31"))), "2026-03-01");
  EXPECT_EQ(text_of(window_begin(rolling(1), day("2026-03-01"))), "2026-02-02");
  EXPECT_EQ(text_of(window_begin(rolling(12), day("2024-02-29"))), "2023-03-01");
  const std::vector<Event> january{purchase("2026-01-31", 100)};
  EXPECT_EQ(spend(rolling(1), january, "2026-02-28"), 100);
  EXPECT_EQ(spend(rolling(1), january, "2026-03-01"), 0);
  const std::vector<Event> leap{purchase("2024-02-29", 100)};
  EXPECT_EQ(spend(rolling(12), leap, "2025-02-28"), 100);
  EXPECT_EQ(spend(rolling(12), leap, "2025-03-01"), 0);
  EXPECT_EQ(spend(rolling(48), leap, "2028-02-28"), 100);
  EXPECT_EQ(spend(rolling(48), leap, "2028-02-29"), 0);
}

TEST(StatementMetrics, the_end_of_a_window_is_the_first_day_on_which_it_has_passed) {
  for (std::int32_t months = 1; months <= 25; ++months) {
    for (const MetricWindow window : {rolling(months), kCalendarYear}) {
      for (Date from = day("2023-12-01"); from <= day("2025-04-01"); from = add_days(from, 1)) {
        const Date end = window_end(window, from).value_or(kFirstDate);
        EXPECT_GT(*window_begin(window, end), from) << to_text(from) << " " << months;
        EXPECT_LE(*window_begin(window, add_days(end, -1)), from) << to_text(from) << " " << months;
      }
    }
  }
}

TEST(StatementMetrics, windows_at_the_ends_of_the_calendar) {
  EXPECT_EQ(text_of(window_begin(rolling(12), kFirstDate)), "0001-01-01");
  EXPECT_EQ(text_of(window_begin(rolling(12), day("0001-12-31"))), "0001-01-01");
  EXPECT_EQ(text_of(window_begin(rolling(12), day("0002-01-01"))), "0001-01-02");
  EXPECT_EQ(text_of(window_begin(rolling(120000), day("2026-01-01"))), "0001-01-01");
  EXPECT_EQ(text_of(window_end(rolling(12), day("9998-12-31"))), "9999-12-31");
  EXPECT_EQ(text_of(window_end(rolling(12), day("9999-01-01"))), "none");
  EXPECT_EQ(text_of(window_end(rolling(120000), day("2026-01-01"))), "none");
  EXPECT_EQ(text_of(window_end(kCalendarYear, day("9999-01-01"))), "none");
  EXPECT_EQ(spend(rolling(12), {purchase("0001-01-01", 100)}, "0001-06-01"), 100);
}

TEST(StatementMetrics, a_calendar_year_turns_on_new_years_day) {
  const std::vector<Event> events{purchase("2025-01-01", 1), purchase("2025-12-31", 10), purchase("2026-01-01", 100)};
  EXPECT_EQ(spend(kCalendarYear, events, "2025-12-31"), 11);
  EXPECT_EQ(spend(kCalendarYear, events, "2026-01-01"), 100);
  EXPECT_EQ(spend(kCalendarYear, events, "2026-12-31"), 100);
  EXPECT_EQ(spend(kCalendarYear, events, "2027-01-01"), 0);
}

TEST(StatementMetrics, a_lifetime_forgets_nothing) {
  const std::vector<Event> events{purchase("1999-12-31", 1), purchase("2026-01-01", 100)};
  EXPECT_EQ(spend(kLifetime, events, "2026-01-01"), 101);
}

TEST(StatementMetrics, the_window_is_stated) {
  const auto window = [](MetricWindow counted) {
    const MetricValue value = stated(tier_program(counted, {}), std::vector<Event>{}, "2026-11-22").metrics.at(0);
    return text_of(value.from) + " " + to_text(value.to);
  };
  EXPECT_EQ(window(kCalendarYear), "2026-01-01 2026-11-22");
  EXPECT_EQ(window(rolling(12)), "2025-11-23 2026-11-22");
  EXPECT_EQ(window(kLifetime), "none 2026-11-22");
}

TEST(StatementMetrics, spend_counts_its_base) {
  PastLine past;
  past.list = Money{8000};
  past.net = Money{7000};
  past.payable = Money{6500};
  Program program = point_program();
  for (const AmountBase base : {AmountBase::list, AmountBase::net, AmountBase::payable}) {
    program.metrics.push_back(metric(numbered("m", program.metrics.size()), Metric::Kind::spend, kLifetime));
    program.metrics.back().base = base;
  }
  const Statement answer = stated(program, {event(day("2026-01-01"), Purchase{{past, past}, 0, 0})}, "2026-01-01");
  EXPECT_EQ(answer.metrics[0].value, 16000);
  EXPECT_EQ(answer.metrics[1].value, 14000);
  EXPECT_EQ(answer.metrics[2].value, 13000);
}

TEST(StatementMetrics, spend_counts_the_lines_of_its_selection) {
  Program program = point_program();
  program.metrics = {metric("tea", Metric::Kind::spend, kLifetime), metric("rest", Metric::Kind::spend, kLifetime)};
  program.metrics[0].items.include.categories = {"tea"};
  program.metrics[1].items.exclude.categories = {"tea"};
  const auto shared = compiled(program);
  PastLine tea = line(5000);
  tea.traits.category = shared->symbols().find("tea");
  ASSERT_NE(tea.traits.category, kNoSymbol);
  const History played =
      history({event(day("2026-01-01"), Purchase{{tea, line(700)}, 0, 0}), purchase("2026-01-02", 30)});
  const auto answer = statement(*shared, played, day("2026-01-02"), nullptr);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->metrics[0].value, 5000);
  EXPECT_EQ(answer->metrics[1].value, 730);
}

TEST(StatementMetrics, points_counts_what_purchases_earn_and_nothing_else) {
  Program program = point_program({Expiry::Kind::after_days, Expiry::Snap::none, 1});
  program.metrics = {metric("points", Metric::Kind::points, kLifetime, "points")};
  const std::vector<Event> events{purchase("2026-01-01", 10000), redeem("2026-01-01", 60), adjust("2026-01-02", 500),
                                  adjust("2026-01-02", -20), purchase("2026-03-01", 200)};
  EXPECT_EQ(stated(program, events, "2026-03-01").metrics[0].value, 102);
}

TEST(StatementMetrics, orders_counts_purchases) {
  Program program = point_program();
  program.metrics = {metric("orders", Metric::Kind::orders, rolling(1))};
  const std::vector<Event> events{purchase("2026-01-10", 0), purchase("2026-02-01", 100), adjust("2026-02-01", 5)};
  EXPECT_EQ(stated(program, events, "2026-02-09").metrics[0].value, 2);
  EXPECT_EQ(stated(program, events, "2026-02-10").metrics[0].value, 1);
  EXPECT_EQ(stated(program, events, "2026-02-10").orders, 2);
}

TEST(StatementMetrics, an_adjustment_counts_on_its_day) {
  const std::vector<Event> events{adjust_metric("2026-01-05", 420000), purchase("2026-01-06", 100),
                                  adjust_metric("2026-01-07", -20000)};
  EXPECT_EQ(spend(rolling(12), events, "2026-01-07"), 400100);
  EXPECT_EQ(spend(rolling(12), events, "2027-01-05"), -19900);
  EXPECT_EQ(spend(rolling(12), events, "2027-01-06"), -20000);
  EXPECT_EQ(spend(rolling(12), events, "2027-01-07"), 0);
}

TEST(StatementMetrics, a_value_that_leaves_the_range_is_an_error) {
  const Program program = tier_program(rolling(12), {});
  EXPECT_EQ(refusal(program, {adjust_metric("2026-01-01", kMaxAmount), adjust_metric("2026-01-02", 1)}, "2026-01-02"),
            "amount_overflow /member/history/1");
  EXPECT_EQ(refusal(program,
                    {adjust_metric("2026-01-01", -kMaxAmount), adjust_metric("2026-01-02", kMaxAmount),
                     adjust_metric("2026-01-03", kMaxAmount)},
                    "2027-01-01"),
            "amount_overflow /member/history");
}

TEST(StatementMetrics, a_purchase_is_judged_before_it_counts) {
  Program program = tier_program(rolling(12), {});
  program.earn.push_back(rate("bonus", "points"));
  program.earn.back().when = at_least("spend", 10000);
  EXPECT_EQ(balance(program, {purchase("2026-01-01", 9999), purchase("2026-01-02", 100)}, "2026-01-02"), 99 + 1);
  EXPECT_EQ(balance(program, {purchase("2026-01-01", 10000), purchase("2026-01-02", 100)}, "2026-01-02"), 100 + 2);
  // On 1 January 2027 the window begins on 2 January 2026: the bonus is over.
  EXPECT_EQ(balance(program, {purchase("2026-01-01", 10000), purchase("2026-12-31", 100)}, "2027-01-01"), 100 + 2);
  EXPECT_EQ(balance(program, {purchase("2026-01-01", 10000), purchase("2027-01-01", 100)}, "2027-01-01"), 100 + 1);
}

}  // namespace
}  // namespace loyalty::tests

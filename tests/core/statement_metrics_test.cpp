// SPDX-License-Identifier: Apache-2.0
// Metrics: what is counted, and from which day to which.
#include "statement_case.h"

namespace loyalty::tests {
namespace {

std::int64_t spend(Window window, std::vector<Event> events, std::string_view as_of) {
  return stated(tier_program(window, {}), std::move(events), as_of).metrics.at(0).value;
}

TEST(StatementMetrics, a_rolling_window_begins_the_day_after_the_same_day_months_ago) {
  const std::vector<Event> events{purchase("2025-03-10", 100)};
  EXPECT_EQ(spend(rolling(12), events, "2026-03-09"), 100);
  EXPECT_EQ(spend(rolling(12), events, "2026-03-10"), 0);
}

TEST(StatementMetrics, a_window_that_begins_in_a_shorter_month_clamps) {
  const std::vector<Event> january{purchase("2026-01-31", 100)};
  EXPECT_EQ(spend(rolling(1), january, "2026-02-28"), 100);
  EXPECT_EQ(spend(rolling(1), january, "2026-03-01"), 0);
  const std::vector<Event> leap{purchase("2024-02-29", 100)};
  EXPECT_EQ(spend(rolling(12), leap, "2025-02-28"), 100);
  EXPECT_EQ(spend(rolling(12), leap, "2025-03-01"), 0);
  EXPECT_EQ(spend(rolling(48), leap, "2028-02-28"), 100);
  EXPECT_EQ(spend(rolling(48), leap, "2028-02-29"), 0);
}

TEST(StatementMetrics, windows_at_the_ends_of_the_calendar) {
  EXPECT_EQ(spend(rolling(12), {purchase("0001-01-01", 100)}, "0001-06-01"), 100);
  const std::vector<Window> long_ones{window_of(Window::Kind::month), window_of(Window::Kind::quarter), kCalendarYear,
                                      year_from({12, 1}), personal_year(Window::Anchor::joining), rolling(1),
                                      window_of(Window::Kind::rolling_days, 31)};
  for (const Window& window : long_ones) {
    const auto kind = static_cast<int>(window.kind);
    EXPECT_EQ(spend(window, {purchase("0001-01-01", 1), purchase("0001-01-31", 10)}, "0001-01-31"), 11) << kind;
    EXPECT_EQ(spend(window, {purchase("9999-12-01", 1), purchase("9999-12-31", 10)}, "9999-12-31"), 11) << kind;
  }
  const Window week = window_of(Window::Kind::week);
  EXPECT_EQ(spend(week, {purchase("9999-12-26", 1), purchase("9999-12-27", 10)}, "9999-12-31"), 10);
  EXPECT_EQ(spend(window_of(Window::Kind::day), {purchase("9999-12-30", 1), purchase("9999-12-31", 10)}, "9999-12-31"), 10);
}

TEST(StatementMetrics, a_day_counts_for_itself) {
  const std::vector<Event> events{purchase("2026-01-01", 1), purchase("2026-01-01", 10), purchase("2026-01-02", 100)};
  EXPECT_EQ(spend(window_of(Window::Kind::day), events, "2026-01-01"), 11);
  EXPECT_EQ(spend(window_of(Window::Kind::day), events, "2026-01-02"), 100);
  EXPECT_EQ(spend(window_of(Window::Kind::day), events, "2026-01-03"), 0);
}

TEST(StatementMetrics, a_week_turns_on_monday) {
  const Window week = window_of(Window::Kind::week);
  const std::vector<Event> events{purchase("2026-11-15", 1), purchase("2026-11-16", 10), purchase("2026-11-22", 100)};
  EXPECT_EQ(spend(week, events, "2026-11-15"), 1);  // a Sunday
  EXPECT_EQ(spend(week, events, "2026-11-16"), 10);
  EXPECT_EQ(spend(week, events, "2026-11-22"), 110);
  EXPECT_EQ(spend(week, events, "2026-11-23"), 0);
}

TEST(StatementMetrics, a_month_turns_on_its_first_day) {
  const Window month = window_of(Window::Kind::month);
  const std::vector<Event> events{purchase("2024-02-01", 1), purchase("2024-02-29", 10), purchase("2024-03-01", 100)};
  EXPECT_EQ(spend(month, events, "2024-02-29"), 11);
  EXPECT_EQ(spend(month, events, "2024-03-01"), 100);
  EXPECT_EQ(spend(month, events, "2024-04-01"), 0);
}

TEST(StatementMetrics, a_quarter_turns_every_three_months) {
  const Window quarter = window_of(Window::Kind::quarter);
  const std::vector<Event> events{purchase("2026-04-01", 1), purchase("2026-06-30", 10), purchase("2026-07-01", 100)};
  EXPECT_EQ(spend(quarter, events, "2026-06-30"), 11);
  EXPECT_EQ(spend(quarter, events, "2026-07-01"), 100);
  EXPECT_EQ(spend(quarter, events, "2026-09-30"), 100);
  EXPECT_EQ(spend(quarter, events, "2026-10-01"), 0);
}

TEST(StatementMetrics, a_programme_year_turns_on_its_day) {
  const std::vector<Event> events{purchase("2025-04-01", 1), purchase("2026-03-31", 10), purchase("2026-04-01", 100)};
  EXPECT_EQ(spend(year_from({4, 1}), events, "2026-03-31"), 11);
  EXPECT_EQ(spend(year_from({4, 1}), events, "2026-04-01"), 100);
  EXPECT_EQ(spend(year_from({4, 1}), events, "2027-03-31"), 100);
  EXPECT_EQ(spend(year_from({4, 1}), events, "2027-04-01"), 0);
}

TEST(StatementMetrics, a_programme_year_may_turn_on_29_february) {
  const Window leap = year_from({2, 29});
  const std::vector<Event> events{purchase("2027-02-28", 1), purchase("2028-02-28", 10), purchase("2028-02-29", 100)};
  EXPECT_EQ(spend(leap, events, "2027-02-28"), 1);
  EXPECT_EQ(spend(leap, events, "2028-02-28"), 11);
  EXPECT_EQ(spend(leap, events, "2028-02-29"), 100);
  EXPECT_EQ(spend(leap, events, "2029-02-27"), 100);
  EXPECT_EQ(spend(leap, events, "2029-02-28"), 0);
}

/// The statement of a metric "spend" in a personal year, of a member who joined on a day.
Statement personal(std::string_view joined, std::vector<Event> events, std::string_view as_of) {
  History played = history(std::move(events));
  if (!joined.empty()) played.joined = day(joined);
  return stated(tier_program(personal_year(Window::Anchor::joining), {}), played, as_of);
}

TEST(StatementMetrics, a_personal_year_turns_on_the_anniversary_of_joining) {
  const std::vector<Event> events{purchase("2025-06-15", 1), purchase("2026-06-14", 10), purchase("2026-06-15", 100)};
  const auto value = [&](std::string_view as_of) { return personal("2024-06-15", events, as_of).metrics.at(0).value; };
  EXPECT_EQ(value("2025-06-15"), 1);
  EXPECT_EQ(value("2026-06-14"), 11);
  EXPECT_EQ(value("2026-06-15"), 100);
  EXPECT_EQ(value("2027-06-14"), 100);
  EXPECT_EQ(value("2027-06-15"), 0);
  EXPECT_EQ(text_of(personal("2024-06-15", events, "2026-06-14").metrics.at(0).from), "2025-06-15");
}

TEST(StatementMetrics, a_personal_year_of_29_february_turns_on_the_28th_of_a_common_year) {
  const std::vector<Event> events{purchase("2024-02-29", 1), purchase("2025-02-27", 10), purchase("2025-02-28", 100),
                                  purchase("2028-02-28", 1000), purchase("2028-02-29", 10000)};
  const auto value = [&](std::string_view as_of) { return personal("2024-02-29", events, as_of).metrics.at(0).value; };
  EXPECT_EQ(value("2025-02-27"), 11);
  EXPECT_EQ(value("2025-02-28"), 100);
  EXPECT_EQ(value("2026-02-27"), 100);
  EXPECT_EQ(value("2026-02-28"), 0);
  EXPECT_EQ(value("2028-02-28"), 1000);
  EXPECT_EQ(value("2028-02-29"), 10000);
  EXPECT_EQ(value("2029-02-28"), 0);
}

TEST(StatementMetrics, a_personal_year_is_counted_from_the_first_event_where_joining_is_not_known) {
  const std::vector<Event> events{purchase("2025-03-10", 1), purchase("2026-03-09", 10), purchase("2026-03-10", 100)};
  EXPECT_EQ(personal("", events, "2026-03-09").metrics.at(0).value, 11);
  EXPECT_EQ(personal("", events, "2026-03-10").metrics.at(0).value, 100);
}

TEST(StatementMetrics, rolling_days_count_today) {
  const auto days = [](std::int32_t length) { return window_of(Window::Kind::rolling_days, length); };
  const std::vector<Event> events{purchase("2026-01-01", 1), purchase("2026-01-31", 10)};
  EXPECT_EQ(spend(days(1), events, "2026-01-01"), 1);
  EXPECT_EQ(spend(days(1), events, "2026-01-02"), 0);
  EXPECT_EQ(spend(days(31), events, "2026-01-31"), 11);
  EXPECT_EQ(spend(days(31), events, "2026-02-01"), 10);
  EXPECT_EQ(spend(days(31), events, "2026-03-02"), 10);
  EXPECT_EQ(spend(days(31), events, "2026-03-03"), 0);
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
  const auto window = [](Window counted) {
    const MetricValue value = stated(tier_program(counted, {}), std::vector<Event>{}, "2026-11-22").metrics.at(0);
    return text_of(value.from) + " " + to_text(value.to);
  };
  EXPECT_EQ(window(kCalendarYear), "2026-01-01 2026-11-22");
  EXPECT_EQ(window(rolling(12)), "2025-11-23 2026-11-22");
  EXPECT_EQ(window(kLifetime), "none 2026-11-22");
  EXPECT_EQ(window(window_of(Window::Kind::day)), "2026-11-22 2026-11-22");
  EXPECT_EQ(window(window_of(Window::Kind::week)), "2026-11-16 2026-11-22");
  EXPECT_EQ(window(window_of(Window::Kind::month)), "2026-11-01 2026-11-22");
  EXPECT_EQ(window(window_of(Window::Kind::quarter)), "2026-10-01 2026-11-22");
  EXPECT_EQ(window(year_from({4, 1})), "2026-04-01 2026-11-22");
  EXPECT_EQ(window(window_of(Window::Kind::rolling_days, 30)), "2026-10-24 2026-11-22");
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
  const Statement answer = stated(program, {event(day("2026-01-01"), of_lines({past, past}))}, "2026-01-01");
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
      history({event(day("2026-01-01"), of_lines({tea, line(700)})), purchase("2026-01-02", 30)});
  const auto answer = answered(*shared, played, day("2026-01-02"));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->metrics[0].value, 5000);
  EXPECT_EQ(answer->metrics[1].value, 730);
}

TEST(StatementMetrics, points_counts_what_purchases_earn_and_nothing_else) {
  Program program = point_program(after_days(1));
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

// SPDX-License-Identifier: Apache-2.0
// Windows: the first day that is looked at on a day, and the day on which one is looked at no more.
#include "loyalty/window.h"

#include <vector>

#include "statement_case.h"

namespace loyalty::tests {
namespace {

std::string begin_of(const Window& window, std::string_view today, Date anchor = kFirstDate) {
  return text_of(window_begin(window, day(today), anchor));
}
std::string end_of(const Window& window, std::string_view counted, Date anchor = kFirstDate) {
  return text_of(window_end(window, day(counted), anchor));
}

TEST(Window, of_one_day_looks_at_nothing_else) {
  EXPECT_EQ(begin_of(window_of(Window::Kind::day), "2026-11-22"), "2026-11-22");
  EXPECT_EQ(end_of(window_of(Window::Kind::day), "2026-12-31"), "2027-01-01");
}

TEST(Window, a_week_begins_on_monday) {
  const Window week = window_of(Window::Kind::week);
  EXPECT_EQ(begin_of(week, "2026-11-16"), "2026-11-16");  // a Monday
  EXPECT_EQ(begin_of(week, "2026-11-22"), "2026-11-16");  // a Sunday
  EXPECT_EQ(begin_of(week, "2026-11-23"), "2026-11-23");
  EXPECT_EQ(begin_of(week, "2027-01-01"), "2026-12-28");  // a Friday: a week does not end with the year
  EXPECT_EQ(end_of(week, "2026-11-16"), "2026-11-23");
  EXPECT_EQ(end_of(week, "2026-11-22"), "2026-11-23");
  EXPECT_EQ(end_of(week, "2026-12-28"), "2027-01-04");
}

TEST(Window, a_month_begins_on_its_first_day) {
  const Window month = window_of(Window::Kind::month);
  EXPECT_EQ(begin_of(month, "2024-02-29"), "2024-02-01");
  EXPECT_EQ(begin_of(month, "2024-03-01"), "2024-03-01");
  EXPECT_EQ(end_of(month, "2024-02-01"), "2024-03-01");
  EXPECT_EQ(end_of(month, "2026-12-31"), "2027-01-01");
}

TEST(Window, a_quarter_begins_with_january_april_july_october) {
  const Window quarter = window_of(Window::Kind::quarter);
  EXPECT_EQ(begin_of(quarter, "2026-03-31"), "2026-01-01");
  EXPECT_EQ(begin_of(quarter, "2026-04-01"), "2026-04-01");
  EXPECT_EQ(begin_of(quarter, "2026-05-31"), "2026-04-01");
  EXPECT_EQ(begin_of(quarter, "2026-08-31"), "2026-07-01");
  EXPECT_EQ(begin_of(quarter, "2026-12-31"), "2026-10-01");
  EXPECT_EQ(end_of(quarter, "2026-01-01"), "2026-04-01");
  EXPECT_EQ(end_of(quarter, "2026-11-22"), "2027-01-01");
}

TEST(Window, a_calendar_year_begins_on_new_years_day) {
  EXPECT_EQ(begin_of(kCalendarYear, "2026-01-01"), "2026-01-01");
  EXPECT_EQ(begin_of(kCalendarYear, "2026-12-31"), "2026-01-01");
  EXPECT_EQ(end_of(kCalendarYear, "2026-01-01"), "2027-01-01");
}

TEST(Window, a_programme_year_begins_on_its_day) {
  const Window april = year_from({4, 1});
  EXPECT_EQ(begin_of(april, "2026-03-31"), "2025-04-01");
  EXPECT_EQ(begin_of(april, "2026-04-01"), "2026-04-01");
  EXPECT_EQ(begin_of(april, "2026-12-31"), "2026-04-01");
  EXPECT_EQ(end_of(april, "2025-04-01"), "2026-04-01");
  EXPECT_EQ(end_of(april, "2026-03-31"), "2026-04-01");
}

TEST(Window, a_programme_year_from_29_february_begins_on_the_28th_of_a_common_year) {
  const Window leap = year_from({2, 29});
  EXPECT_EQ(begin_of(leap, "2026-02-27"), "2025-02-28");
  EXPECT_EQ(begin_of(leap, "2026-02-28"), "2026-02-28");
  EXPECT_EQ(begin_of(leap, "2028-02-28"), "2027-02-28");
  EXPECT_EQ(begin_of(leap, "2028-02-29"), "2028-02-29");
  EXPECT_EQ(begin_of(leap, "2029-02-27"), "2028-02-29");
  EXPECT_EQ(end_of(leap, "2027-02-28"), "2028-02-29");
  EXPECT_EQ(end_of(leap, "2028-02-28"), "2028-02-29");
  EXPECT_EQ(end_of(leap, "2028-02-29"), "2029-02-28");
}

TEST(Window, a_personal_year_begins_on_the_anniversary) {
  const Window year = personal_year(Window::Anchor::joining);
  const Date joined = day("2024-06-15");
  EXPECT_EQ(begin_of(year, "2024-06-15", joined), "2024-06-15");
  EXPECT_EQ(begin_of(year, "2025-06-14", joined), "2024-06-15");
  EXPECT_EQ(begin_of(year, "2025-06-15", joined), "2025-06-15");
  EXPECT_EQ(begin_of(year, "2026-01-01", joined), "2025-06-15");
  EXPECT_EQ(end_of(year, "2024-06-15", joined), "2025-06-15");
  EXPECT_EQ(end_of(year, "2025-06-14", joined), "2025-06-15");
}

TEST(Window, a_personal_year_from_29_february_begins_on_the_28th_of_a_common_year) {
  const Window year = personal_year(Window::Anchor::joining);
  const Date joined = day("2024-02-29");
  EXPECT_EQ(begin_of(year, "2025-02-27", joined), "2024-02-29");
  EXPECT_EQ(begin_of(year, "2025-02-28", joined), "2025-02-28");
  EXPECT_EQ(begin_of(year, "2028-02-28", joined), "2027-02-28");
  EXPECT_EQ(begin_of(year, "2028-02-29", joined), "2028-02-29");
  EXPECT_EQ(end_of(year, "2024-02-29", joined), "2025-02-28");
  EXPECT_EQ(end_of(year, "2027-02-28", joined), "2028-02-29");
  EXPECT_EQ(end_of(year, "2028-02-28", joined), "2028-02-29");
}

TEST(Window, rolling_days_count_today) {
  EXPECT_EQ(begin_of(window_of(Window::Kind::rolling_days, 1), "2026-11-22"), "2026-11-22");
  EXPECT_EQ(begin_of(window_of(Window::Kind::rolling_days, 90), "2026-03-31"), "2026-01-01");  // 31 + 28 + 31
  EXPECT_EQ(end_of(window_of(Window::Kind::rolling_days, 1), "2026-11-22"), "2026-11-23");
  EXPECT_EQ(end_of(window_of(Window::Kind::rolling_days, 90), "2026-01-01"), "2026-04-01");
}

TEST(Window, rolling_months_begin_the_day_after_the_same_day) {
  EXPECT_EQ(begin_of(rolling(12), "2026-03-09"), "2025-03-10");
  EXPECT_EQ(begin_of(rolling(12), "2026-03-10"), "2025-03-11");
}

TEST(Window, rolling_months_clamp_in_a_shorter_month) {
  EXPECT_EQ(begin_of(rolling(1), "2026-03-28"), "2026-03-01");
  EXPECT_EQ(begin_of(rolling(1), "2026-03-31"), "2026-03-01");
  EXPECT_EQ(begin_of(rolling(1), "2026-03-01"), "2026-02-02");
  EXPECT_EQ(begin_of(rolling(12), "2024-02-29"), "2023-03-01");
}

TEST(Window, a_lifetime_and_an_event_have_no_days) {
  EXPECT_EQ(begin_of(kLifetime, "2026-11-22"), "none");
  EXPECT_EQ(end_of(kLifetime, "2026-11-22"), "none");
  EXPECT_EQ(begin_of(window_of(Window::Kind::event), "2026-11-22"), "none");
  EXPECT_EQ(end_of(window_of(Window::Kind::event), "2026-11-22"), "none");
}

/// One of every kind that ends.
std::vector<Window> ending_windows() {
  std::vector<Window> windows{kCalendarYear, year_from({4, 1}), year_from({2, 29}), year_from({12, 31}),
                              personal_year(Window::Anchor::joining)};
  for (const Window::Kind kind : {Window::Kind::day, Window::Kind::week, Window::Kind::month, Window::Kind::quarter}) {
    windows.push_back(window_of(kind));
  }
  for (std::int32_t months = 1; months <= 25; ++months) windows.push_back(rolling(months));
  for (const std::int32_t days : {1, 2, 30, 365, 366}) windows.push_back(window_of(Window::Kind::rolling_days, days));
  return windows;
}

TEST(Window, the_end_is_the_first_day_on_which_a_day_has_passed) {
  for (const Date anchor : {day("2020-02-29"), day("2021-07-31")}) {
    for (const Window& window : ending_windows()) {
      for (Date counted = day("2023-12-01"); counted <= day("2025-04-01"); counted = add_days(counted, 1)) {
        const Date end = window_end(window, counted, anchor).value_or(kFirstDate);
        EXPECT_GT(*window_begin(window, end, anchor), counted) << to_text(counted) << " " << static_cast<int>(window.kind);
        EXPECT_LE(*window_begin(window, add_days(end, -1), anchor), counted)
            << to_text(counted) << " " << static_cast<int>(window.kind);
      }
    }
  }
}

TEST(Window, the_days_of_a_period_begin_and_end_together) {
  const Date anchor = day("2020-02-29");
  for (const Window& window : ending_windows()) {
    EXPECT_EQ(window.is_period(), window.kind < Window::Kind::rolling_months);
    if (!window.is_period()) continue;
    for (Date today = day("2023-12-01"); today <= day("2025-04-01"); today = add_days(today, 1)) {
      const std::optional<Date> begin = window_begin(window, today, anchor);
      ASSERT_TRUE(begin && *begin <= today);
      EXPECT_EQ(window_begin(window, *begin, anchor), begin);
      EXPECT_EQ(window_end(window, *begin, anchor), window_end(window, today, anchor)) << to_text(today);
    }
  }
  EXPECT_FALSE(kLifetime.is_period());
  EXPECT_FALSE(window_of(Window::Kind::event).is_period());
}

TEST(Window, at_the_beginning_of_the_calendar) {
  const Date first = kFirstDate;  // 0001-01-01, a Monday
  for (const Window& window : ending_windows()) EXPECT_EQ(window_begin(window, first, first), first) << static_cast<int>(window.kind);
  EXPECT_EQ(begin_of(rolling(12), "0001-12-31"), "0001-01-01");
  EXPECT_EQ(begin_of(rolling(12), "0002-01-01"), "0001-01-02");
  EXPECT_EQ(begin_of(rolling(120000), "2026-01-01"), "0001-01-01");
  EXPECT_EQ(begin_of(window_of(Window::Kind::rolling_days, 365), "0001-12-31"), "0001-01-01");
  EXPECT_EQ(begin_of(window_of(Window::Kind::rolling_days, 365), "0002-01-01"), "0001-01-02");
  EXPECT_EQ(begin_of(year_from({4, 1}), "0001-03-31"), "0001-01-01");
  EXPECT_EQ(begin_of(year_from({4, 1}), "0001-04-01"), "0001-04-01");
  EXPECT_EQ(end_of(year_from({4, 1}), "0001-01-01"), "0001-04-01");
  EXPECT_EQ(begin_of(personal_year(Window::Anchor::joining), "0001-03-31", day("2024-04-01")), "0001-01-01");
}

TEST(Window, at_the_end_of_the_calendar) {
  for (const Window& window : ending_windows()) EXPECT_EQ(window_end(window, kLastDate, kLastDate), std::nullopt);
  EXPECT_EQ(end_of(window_of(Window::Kind::day), "9999-12-30"), "9999-12-31");
  EXPECT_EQ(end_of(window_of(Window::Kind::week), "9999-12-26"), "9999-12-27");  // a Sunday; 31 December is a Friday
  EXPECT_EQ(end_of(window_of(Window::Kind::week), "9999-12-27"), "none");
  EXPECT_EQ(end_of(window_of(Window::Kind::month), "9999-11-30"), "9999-12-01");
  EXPECT_EQ(end_of(window_of(Window::Kind::month), "9999-12-01"), "none");
  EXPECT_EQ(end_of(window_of(Window::Kind::quarter), "9999-09-30"), "9999-10-01");
  EXPECT_EQ(end_of(window_of(Window::Kind::quarter), "9999-10-01"), "none");
  EXPECT_EQ(end_of(kCalendarYear, "9998-12-31"), "9999-01-01");
  EXPECT_EQ(end_of(kCalendarYear, "9999-01-01"), "none");
  EXPECT_EQ(end_of(year_from({4, 1}), "9999-03-31"), "9999-04-01");
  EXPECT_EQ(end_of(year_from({4, 1}), "9999-04-01"), "none");
  EXPECT_EQ(end_of(year_from({12, 31}), "9999-12-30"), "9999-12-31");
  EXPECT_EQ(end_of(rolling(12), "9998-12-31"), "9999-12-31");
  EXPECT_EQ(end_of(rolling(12), "9999-01-01"), "none");
  EXPECT_EQ(end_of(rolling(120000), "2026-01-01"), "none");
  EXPECT_EQ(end_of(window_of(Window::Kind::rolling_days, 365), "9998-12-31"), "9999-12-31");
  EXPECT_EQ(end_of(window_of(Window::Kind::rolling_days, 365), "9999-01-01"), "none");
}

TEST(MonthDay, the_next_and_the_last_of_a_day_of_the_year) {
  EXPECT_EQ(to_text(next_on({3, 31}, day("2026-03-31"))), "2026-03-31");
  EXPECT_EQ(to_text(next_on({3, 31}, day("2026-04-01"))), "2027-03-31");
  EXPECT_EQ(to_text(last_on({3, 31}, day("2026-03-31"))), "2026-03-31");
  EXPECT_EQ(to_text(last_on({3, 31}, day("2026-03-30"))), "2025-03-31");
  EXPECT_EQ(to_text(next_on({2, 29}, day("2026-03-01"))), "2027-02-28");
  EXPECT_EQ(to_text(next_on({2, 29}, day("2027-03-01"))), "2028-02-29");
  EXPECT_EQ(to_text(last_on({2, 29}, day("2028-02-28"))), "2027-02-28");
  EXPECT_EQ(to_text(next_on({3, 31}, day("9999-04-01"))), "9999-12-31");
  EXPECT_EQ(to_text(last_on({3, 31}, day("0001-03-30"))), "0001-01-01");
}

}  // namespace
}  // namespace loyalty::tests

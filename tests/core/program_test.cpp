// SPDX-License-Identifier: Apache-2.0
#include "loyalty/program.h"

#include <gtest/gtest.h>

#include <ostream>

namespace loyalty {
namespace {

Date day(std::string_view text) { return parse_date(text).value(); }

struct Row {
  Expiry expiry;
  std::string_view earned;
  std::string_view last_day;

  friend std::ostream& operator<<(std::ostream& out, const Row& row) {
    return out << row.earned << " to " << row.last_day;
  }
};

class ExpiryOf : public testing::TestWithParam<Row> {};

TEST_P(ExpiryOf, points_is_their_last_usable_day) {
  const Row& row = GetParam();
  const std::optional<Date> last = expiry_of(row.expiry, day(row.earned));
  ASSERT_TRUE(last.has_value());
  EXPECT_EQ(to_text(*last), row.last_day);
}

using Snap = Expiry::Snap;

Expiry months(std::int32_t length, Snap snap = Snap::none) {
  Expiry expiry;
  expiry.kind = Expiry::Kind::after_earning;
  expiry.length = length;
  expiry.snap = snap;
  return expiry;
}
Expiry days(std::int32_t length, Snap snap = Snap::none) {
  Expiry expiry = months(length, snap);
  expiry.in_days = true;
  return expiry;
}
Expiry yearly(Expiry expiry, std::int32_t month, std::int32_t day) {
  expiry.snap = Snap::yearly;
  expiry.on = {month, day};
  return expiry;
}
Expiry and_a_day(Expiry expiry) {
  expiry.day_after = true;
  return expiry;
}
Expiry after_activity(Expiry expiry) {
  expiry.kind = Expiry::Kind::after_activity;
  return expiry;
}
Expiry on_date(std::string_view date) {
  Expiry expiry;
  expiry.kind = Expiry::Kind::on_date;
  expiry.date = day(date);
  return expiry;
}

INSTANTIATE_TEST_SUITE_P(after_days, ExpiryOf,
                         testing::Values(Row{days(1), "2026-12-31", "2027-01-01"},
                                         Row{days(365), "2024-01-01", "2024-12-31"},
                                         Row{days(30, Snap::month_end), "2026-01-29", "2026-02-28"},
                                         Row{days(30, Snap::month_end), "2026-01-30", "2026-03-31"},
                                         Row{days(1, Snap::half_year_end), "2026-06-29", "2026-06-30"},
                                         Row{days(1, Snap::half_year_end), "2026-06-30", "2026-12-31"},
                                         Row{days(1), "9999-12-31", "9999-12-31"}));

INSTANTIATE_TEST_SUITE_P(after_months, ExpiryOf,
                         testing::Values(Row{months(12), "2026-11-22", "2027-11-22"},
                                         Row{months(12), "2024-02-29", "2025-02-28"},
                                         Row{months(1), "2026-01-31", "2026-02-28"},
                                         // Clamped first, then moved on: the clamp keeps the date in February.
                                         Row{months(1, Snap::month_end), "2024-01-31", "2024-02-29"},
                                         Row{months(12, Snap::month_end), "2026-11-01", "2027-11-30"},
                                         Row{months(1, Snap::quarter_end), "2026-02-28", "2026-03-31"},
                                         Row{months(1, Snap::quarter_end), "2026-03-01", "2026-06-30"},
                                         Row{months(6, Snap::half_year_end), "2026-01-01", "2026-12-31"},
                                         Row{months(6, Snap::half_year_end), "2025-12-31", "2026-06-30"},
                                         Row{months(6, Snap::half_year_end), "2026-07-01", "2027-06-30"},
                                         Row{months(6, Snap::half_year_end), "2026-12-31", "2027-06-30"},
                                         Row{months(12, Snap::year_end), "2026-01-01", "2027-12-31"},
                                         Row{months(12, Snap::year_end), "2026-12-31", "2027-12-31"},
                                         Row{months(12, Snap::year_end), "9999-06-01", "9999-12-31"},
                                         // Counted from an activity in the same way.
                                         Row{after_activity(months(12)), "2024-02-29", "2025-02-28"},
                                         Row{after_activity(days(10, Snap::month_end)), "2026-01-22", "2026-02-28"}));

INSTANTIATE_TEST_SUITE_P(to_a_day_of_the_year, ExpiryOf,
                         testing::Values(Row{yearly(months(12), 3, 31), "2026-03-31", "2027-03-31"},  // that day stays
                                         Row{yearly(months(12), 3, 31), "2026-03-30", "2027-03-31"},
                                         Row{yearly(months(12), 3, 31), "2026-04-01", "2028-03-31"},
                                         Row{yearly(days(1), 12, 31), "2026-12-31", "2027-12-31"},
                                         Row{yearly(days(1), 1, 1), "2026-12-31", "2027-01-01"},
                                         // 29 February is the 28th in a common year.
                                         Row{yearly(days(1), 2, 29), "2026-02-27", "2026-02-28"},
                                         Row{yearly(days(1), 2, 29), "2026-02-28", "2027-02-28"},
                                         Row{yearly(days(1), 2, 29), "2027-02-28", "2028-02-29"},
                                         Row{yearly(days(1), 2, 29), "2028-02-28", "2028-02-29"},
                                         Row{yearly(months(12), 3, 31), "9999-06-01", "9999-12-31"}));

INSTANTIATE_TEST_SUITE_P(and_a_day_after_the_snap, ExpiryOf,
                         testing::Values(Row{and_a_day(months(12)), "2026-01-15", "2027-01-16"},
                                         Row{and_a_day(days(30)), "2026-01-01", "2026-02-01"},
                                         Row{and_a_day(months(12, Snap::month_end)), "2026-01-15", "2027-02-01"},
                                         Row{and_a_day(months(12, Snap::year_end)), "2026-01-15", "2028-01-01"},
                                         Row{and_a_day(yearly(months(12), 3, 31)), "2026-03-31", "2027-04-01"},
                                         Row{and_a_day(months(12, Snap::year_end)), "9999-01-15", "9999-12-31"}));

INSTANTIATE_TEST_SUITE_P(on_a_date, ExpiryOf,
                         testing::Values(Row{on_date("2026-12-31"), "2026-01-01", "2026-12-31"},
                                         Row{on_date("2026-12-31"), "2026-12-31", "2026-12-31"},
                                         // It has passed: the day they were given.
                                         Row{on_date("2026-12-31"), "2027-01-01", "2027-01-01"}));

TEST(Expiry, never_has_no_day) { EXPECT_EQ(expiry_of(Expiry{}, day("2026-11-22")), std::nullopt); }

struct Waiting {
  Pending::Kind kind;
  std::int32_t days;
  std::string_view earned;
  std::string_view usable;

  friend std::ostream& operator<<(std::ostream& out, const Waiting& row) {
    return out << row.earned << " usable " << row.usable;
  }
};

class UsableFrom : public testing::TestWithParam<Waiting> {};

TEST_P(UsableFrom, is_the_first_day_of_use) {
  const Waiting& row = GetParam();
  const std::optional<Date> first = usable_from({row.kind, row.days, day("2026-06-01")}, day(row.earned));
  EXPECT_EQ(first ? to_text(*first) : "none", row.usable);
}

INSTANTIATE_TEST_SUITE_P(table, UsableFrom,
                         testing::Values(Waiting{Pending::Kind::none, 0, "2026-03-05", "2026-03-05"},
                                         Waiting{Pending::Kind::days, 1, "2026-12-31", "2027-01-01"},
                                         Waiting{Pending::Kind::days, 14, "2026-02-15", "2026-03-01"},
                                         Waiting{Pending::Kind::next_month, 0, "2026-03-01", "2026-04-01"},
                                         Waiting{Pending::Kind::next_month, 0, "2026-03-31", "2026-04-01"},
                                         Waiting{Pending::Kind::next_month, 0, "2026-12-31", "2027-01-01"},
                                         Waiting{Pending::Kind::on_date, 0, "2026-05-31", "2026-06-01"},
                                         Waiting{Pending::Kind::on_date, 0, "2026-06-01", "2026-06-01"},
                                         Waiting{Pending::Kind::on_date, 0, "2026-06-02", "2026-06-02"},
                                         Waiting{Pending::Kind::confirmation, 0, "2026-03-05", "none"}));

TEST(Stages, are_line_order_voucher_where_none_are_named) {
  const std::vector<Stage> expected{{"line", Choose::all}, {"order", Choose::all}, {"voucher", Choose::all}};
  EXPECT_EQ(default_stages(), expected);
}

TEST(BareProgram, has_a_currency_and_the_default_stages_and_nothing_else) {
  const Program program = bare_program(Currency{{'J', 'P', 'Y'}, 0});
  Program expected;
  expected.currency = Currency{{'J', 'P', 'Y'}, 0};
  expected.stages = default_stages();
  EXPECT_EQ(program, expected);
  EXPECT_EQ(program.rounding, Rounding::half_up);
  EXPECT_EQ(program.allocation, Allocation::largest_remainder);
}

}  // namespace
}  // namespace loyalty

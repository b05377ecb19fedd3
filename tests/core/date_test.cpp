// SPDX-License-Identifier: Apache-2.0
#include "loyalty/date.h"

#include <gtest/gtest.h>

#include <limits>
#include <ostream>

namespace loyalty {

static void PrintTo(Date date, std::ostream* out) { *out << to_text(date); }

namespace {

Date day(std::string_view text) { return parse_date(text).value(); }

TEST(Date, counts_every_day_of_the_calendar) {
  constexpr std::int32_t kLengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  std::int32_t days = kFirstDate.days;
  int weekday_number = 0;  // 0001-01-01 is a Monday in the proleptic calendar
  for (std::int32_t year = 1; year <= 9999; ++year) {
    const bool leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
    for (std::int32_t month = 1; month <= 12; ++month) {
      const std::int32_t length = kLengths[month - 1] + (month == 2 && leap ? 1 : 0);
      ASSERT_FALSE(make_date({year, month, 0}).has_value());
      ASSERT_FALSE(make_date({year, month, length + 1}).has_value());
      for (std::int32_t number = 1; number <= length; ++number, ++days) {
        const CivilDate expected{year, month, number};
        ASSERT_EQ(make_date(expected), Date{days});
        ASSERT_EQ(civil(Date{days}), expected);
        ASSERT_EQ(static_cast<int>(weekday(Date{days})), weekday_number);
        weekday_number = (weekday_number + 1) % 7;
      }
    }
  }
  EXPECT_EQ(days, kLastDate.days + 1);
}

TEST(Date, refuses_months_and_years_that_do_not_exist) {
  constexpr std::int32_t kMost = std::numeric_limits<std::int32_t>::max();
  constexpr std::int32_t kLeast = std::numeric_limits<std::int32_t>::min();
  for (const CivilDate none :
       {CivilDate{0, 12, 31}, CivilDate{10000, 1, 1}, CivilDate{2026, 0, 1}, CivilDate{2026, 13, 1},
        CivilDate{kMost, 1, 1}, CivilDate{kLeast, 1, 1}, CivilDate{2026, kMost, 1}, CivilDate{2026, 1, kLeast}}) {
    EXPECT_FALSE(make_date(none).has_value()) << none.year << " " << none.month << " " << none.day;
  }
}

class WeekdayOf : public testing::TestWithParam<std::pair<std::string_view, Weekday>> {};

TEST_P(WeekdayOf, a_known_day) { EXPECT_EQ(weekday(day(GetParam().first)), GetParam().second); }

INSTANTIATE_TEST_SUITE_P(table, WeekdayOf,
                         testing::Values(std::pair{"1970-01-01", Weekday::thu}, std::pair{"1969-12-31", Weekday::wed},
                                         std::pair{"2000-02-29", Weekday::tue}, std::pair{"2026-11-22", Weekday::sun},
                                         std::pair{"2026-11-23", Weekday::mon}, std::pair{"9999-12-31", Weekday::fri}));

struct Move {
  std::string_view from;
  std::int64_t by;
  std::string_view to;

  friend std::ostream& operator<<(std::ostream& out, const Move& row) { return out << row.from << " by " << row.by; }
};

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();

class DaysAdded : public testing::TestWithParam<Move> {};
TEST_P(DaysAdded, clamp_to_the_calendar) {
  EXPECT_EQ(add_days(day(GetParam().from), GetParam().by), day(GetParam().to));
}

INSTANTIATE_TEST_SUITE_P(table, DaysAdded,
                         testing::Values(Move{"2026-02-28", 1, "2026-03-01"}, Move{"2024-02-28", 1, "2024-02-29"},
                                         Move{"2026-12-31", 1, "2027-01-01"}, Move{"2026-01-01", -1, "2025-12-31"},
                                         Move{"2026-01-01", 0, "2026-01-01"}, Move{"0001-01-01", -1, "0001-01-01"},
                                         Move{"0001-01-02", -1, "0001-01-01"}, Move{"9999-12-31", 1, "9999-12-31"},
                                         Move{"9999-12-30", 1, "9999-12-31"}, Move{"0001-01-01", 3652058, "9999-12-31"},
                                         Move{"9999-12-31", -3652058, "0001-01-01"},
                                         Move{"2026-01-01", kMost, "9999-12-31"},
                                         Move{"2026-01-01", kLeast, "0001-01-01"}));

class MonthsAdded : public testing::TestWithParam<Move> {};
TEST_P(MonthsAdded, clamp_to_the_month_and_the_calendar) {
  EXPECT_EQ(add_months(day(GetParam().from), GetParam().by), day(GetParam().to));
}

INSTANTIATE_TEST_SUITE_P(table, MonthsAdded,
                         testing::Values(Move{"2026-01-31", 1, "2026-02-28"}, Move{"2024-01-31", 1, "2024-02-29"},
                                         Move{"2024-01-30", 1, "2024-02-29"}, Move{"2024-01-29", 1, "2024-02-29"},
                                         Move{"2026-01-28", 1, "2026-02-28"}, Move{"2026-01-31", 2, "2026-03-31"},
                                         Move{"2026-01-31", 3, "2026-04-30"}, Move{"2026-03-31", -1, "2026-02-28"},
                                         Move{"2024-02-29", 12, "2025-02-28"}, Move{"2024-02-29", 48, "2028-02-29"},
                                         Move{"2096-02-29", 48, "2100-02-28"}, Move{"1996-02-29", 48, "2000-02-29"},
                                         Move{"2026-12-15", 1, "2027-01-15"}, Move{"2026-01-15", -1, "2025-12-15"},
                                         Move{"2026-01-15", 0, "2026-01-15"}, Move{"2026-01-15", -13, "2024-12-15"}));

INSTANTIATE_TEST_SUITE_P(
    ends_of_the_calendar, MonthsAdded,
    testing::Values(Move{"9999-11-30", 1, "9999-12-30"}, Move{"9999-12-05", 1, "9999-12-31"},
                    Move{"0001-02-28", -1, "0001-01-28"}, Move{"0001-01-28", -1, "0001-01-01"},
                    Move{"0001-01-31", 119987, "9999-12-31"}, Move{"0001-01-15", 119988, "9999-12-31"},
                    Move{"9999-12-15", -119987, "0001-01-15"}, Move{"9999-12-15", -119988, "0001-01-01"},
                    Move{"2026-01-15", kMost, "9999-12-31"}, Move{"2026-01-15", kLeast, "0001-01-01"}));

struct Ends {
  std::string_view date;
  std::string_view month;
  std::string_view quarter;
};

class PeriodOf : public testing::TestWithParam<Ends> {};

TEST_P(PeriodOf, ends_and_begins_in_its_year) {
  const Date date = day(GetParam().date);
  const std::string year(GetParam().date.substr(0, 4));
  EXPECT_EQ(month_end(date), day(GetParam().month));
  EXPECT_EQ(quarter_end(date), day(GetParam().quarter));
  EXPECT_EQ(year_end(date), day(year + "-12-31"));
  EXPECT_EQ(year_begin(date), day(year + "-01-01"));
}

INSTANTIATE_TEST_SUITE_P(
    table, PeriodOf,
    testing::Values(Ends{"2026-01-01", "2026-01-31", "2026-03-31"}, Ends{"2026-02-14", "2026-02-28", "2026-03-31"},
                    Ends{"2024-02-14", "2024-02-29", "2024-03-31"}, Ends{"1900-02-01", "1900-02-28", "1900-03-31"},
                    Ends{"2000-02-01", "2000-02-29", "2000-03-31"}, Ends{"2026-03-31", "2026-03-31", "2026-03-31"},
                    Ends{"2026-04-01", "2026-04-30", "2026-06-30"}, Ends{"2026-06-30", "2026-06-30", "2026-06-30"},
                    Ends{"2026-07-01", "2026-07-31", "2026-09-30"}, Ends{"2026-09-30", "2026-09-30", "2026-09-30"},
                    Ends{"2026-10-01", "2026-10-31", "2026-12-31"}, Ends{"2026-12-31", "2026-12-31", "2026-12-31"},
                    Ends{"0001-01-01", "0001-01-31", "0001-03-31"}, Ends{"9999-12-31", "9999-12-31", "9999-12-31"}));

class DateText : public testing::TestWithParam<std::string_view> {};

TEST_P(DateText, is_written_as_it_was_read) { EXPECT_EQ(to_text(day(GetParam())), GetParam()); }

INSTANTIATE_TEST_SUITE_P(table, DateText,
                         testing::Values("0001-01-01", "0099-10-09", "1969-12-31", "1970-01-01", "2024-02-29",
                                         "9999-12-31"));

class NoDateText : public testing::TestWithParam<std::string_view> {};

TEST_P(NoDateText, is_refused) { EXPECT_FALSE(parse_date(GetParam()).has_value()); }

INSTANTIATE_TEST_SUITE_P(table, NoDateText,
                         testing::Values("", "2026", "2026-1-1", "2026-01-1", "2026-01-011", "20260101", "2026/01/01",
                                         "2026-01/01", "0000-12-31", "2026-00-01", "2026-13-01", "2026-01-00",
                                         "2026-01-32", "2026-02-29", "2024-02-30", "1900-02-29", "2026-04-31",
                                         "-026-01-01", "2026-+1-01", "2026-01- 1", " 026-01-01", "2026-1a-01",
                                         "2026-01-0a", "a026-01-01", "2026-01-01T", "10000-01-01"));

TEST(DateWindow, holds_both_of_its_ends) {
  const DateWindow window{day("2026-11-01"), day("2026-11-30")};
  EXPECT_FALSE(window.contains(day("2026-10-31")));
  EXPECT_TRUE(window.contains(day("2026-11-01")));
  EXPECT_TRUE(window.contains(day("2026-11-30")));
  EXPECT_FALSE(window.contains(day("2026-12-01")));
}

TEST(DateWindow, is_open_where_no_end_is_given) {
  const DateWindow from{day("2026-11-01"), std::nullopt};
  EXPECT_TRUE(from.contains(kLastDate));
  EXPECT_FALSE(from.contains(day("2026-10-31")));
  const DateWindow to{std::nullopt, day("2026-11-30")};
  EXPECT_TRUE(to.contains(kFirstDate));
  EXPECT_FALSE(to.contains(day("2026-12-01")));
  EXPECT_TRUE(DateWindow{}.contains(kFirstDate));
}

class TimeText : public testing::TestWithParam<std::pair<std::string_view, int>> {};

TEST_P(TimeText, is_read_and_written_as_minutes) {
  const std::optional<TimeOfDay> time = parse_time(GetParam().first);
  ASSERT_TRUE(time.has_value());
  EXPECT_EQ(time->minutes, GetParam().second);
  EXPECT_EQ(to_text(*time), GetParam().first);
}

INSTANTIATE_TEST_SUITE_P(table, TimeText,
                         testing::Values(std::pair{"00:00", 0}, std::pair{"00:01", 1}, std::pair{"09:59", 599},
                                         std::pair{"10:00", 600}, std::pair{"18:30", 1110}, std::pair{"23:59", 1439}));

class NoTimeText : public testing::TestWithParam<std::string_view> {};

TEST_P(NoTimeText, is_refused) { EXPECT_FALSE(parse_time(GetParam()).has_value()); }

INSTANTIATE_TEST_SUITE_P(table, NoTimeText,
                         testing::Values("", "24:00", "23:60", "1:00", "01:0", "0100", "01-00", "01:00:00", "-1:00",
                                         "1a:00", "01:a0", " 1:00"));

}  // namespace
}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdint>
#include <string>

#include "loyalty/date.h"

namespace loyalty {
namespace {

Date any_date() {
  return Date{*rc::gen::oneOf(rc::gen::inRange(kFirstDate.days, kLastDate.days + 1), rc::gen::inRange(18000, 24000),
                              rc::gen::element(kFirstDate.days, kLastDate.days))};
}

bool exists(std::int32_t year, std::int32_t month, std::int32_t day) {
  return make_date({year, month, day}).has_value();
}

/// Month by month, and back to a day that exists.
Date months_later(Date date, int months) {
  CivilDate at = civil(date);
  for (; months > 0; --months) {
    if (++at.month == 13) {
      at.month = 1;
      ++at.year;
    }
  }
  for (; months < 0; ++months) {
    if (--at.month == 0) {
      at.month = 12;
      --at.year;
    }
  }
  if (at.year > 9999) return kLastDate;
  if (at.year < 1) return kFirstDate;
  while (!exists(at.year, at.month, at.day)) --at.day;
  return make_date(at).value();
}

RC_GTEST_PROP(Date, is_read_as_it_was_written, ()) {
  const Date date = any_date();
  RC_ASSERT(make_date(civil(date)) == date);
  const std::string text = to_text(date);
  RC_ASSERT(text.size() == 10U);
  RC_ASSERT(parse_date(text) == date);
}

RC_GTEST_PROP(Date, sorts_as_its_text_does, ()) {
  const Date a = any_date();
  const Date b = any_date();
  RC_ASSERT((a < b) == (to_text(a) < to_text(b)));
}

RC_GTEST_PROP(AddMonths, goes_month_by_month, ()) {
  const Date date = any_date();
  const int months = *rc::gen::inRange(-400, 401);
  RC_ASSERT(add_months(date, months) == months_later(date, months));
}

RC_GTEST_PROP(AddMonths, keeps_the_day_or_ends_the_month, ()) {
  const Date date = any_date();
  const int months = *rc::gen::inRange(-24, 25);
  const Date moved = add_months(date, months);
  if (moved == kFirstDate || moved == kLastDate) return;
  RC_ASSERT(civil(moved).day == civil(date).day || (civil(moved).day < civil(date).day && month_end(moved) == moved));
}

RC_GTEST_PROP(AddMonths, keeps_the_order_of_days, ()) {
  const Date a = any_date();
  const Date b = any_date();
  const int months = *rc::gen::inRange(-130000, 130001);
  if (a <= b) RC_ASSERT(add_months(a, months) <= add_months(b, months));
}

RC_GTEST_PROP(AddDays, moves_the_weekday_with_it, ()) {
  const Date date = any_date();
  const int days = *rc::gen::inRange(0, 800);
  const Date moved = add_days(date, days);
  if (moved == kLastDate) return;
  RC_ASSERT(static_cast<int>(weekday(moved)) == (static_cast<int>(weekday(date)) + days) % 7);
  RC_ASSERT(add_days(moved, -days) == date);
}

/// The next day in the calendar that begins a period, less one.
RC_GTEST_PROP(PeriodEnds, are_found_by_walking, ()) {
  const Date date = any_date();
  const auto begins = [](Date at, int months) {
    const CivilDate day = civil(at);
    return day.day == 1 && (day.month - 1) % months == 0;
  };
  const auto walk = [&](int months) {
    Date at = date;
    while (at != kLastDate && !begins(add_days(at, 1), months)) at = add_days(at, 1);
    return at;
  };
  RC_ASSERT(month_end(date) == walk(1));
  RC_ASSERT(quarter_end(date) == walk(3));
  RC_ASSERT(year_end(date) == walk(12));
  Date first = date;
  while (!begins(first, 12)) first = add_days(first, -1);
  RC_ASSERT(year_begin(date) == first);
}

}  // namespace
}  // namespace loyalty

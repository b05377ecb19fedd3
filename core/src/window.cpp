// SPDX-License-Identifier: Apache-2.0
#include "loyalty/window.h"

namespace loyalty {
namespace {

Date in_year(std::int32_t year, MonthDay on) {
  if (year < civil(kFirstDate).year) return kFirstDate;
  if (year > civil(kLastDate).year) return kLastDate;
  if (const auto date = make_date({year, on.month, on.day})) return *date;
  return make_date({year, 2, 28}).value_or(kLastDate);
}

Date month_begin(Date day) { return add_days(day, 1 - civil(day).day); }

/// The day of the year on which a personal year counted from an anchor begins.
MonthDay anniversary(Date anchor) {
  const CivilDate day = civil(anchor);
  return {day.month, day.day};
}

/// The first day of the period after the one that begins on a day.
std::optional<Date> next_period(const Window& window, Date begin, Date anchor) {
  switch (window.kind) {
    case Window::Kind::day:
      return add_days(begin, 1);
    case Window::Kind::week:
      return add_days(begin, 7);
    case Window::Kind::month:
      return add_days(month_end(begin), 1);
    case Window::Kind::quarter:
      return add_days(quarter_end(begin), 1);
    case Window::Kind::calendar_year:
      return add_days(year_end(begin), 1);
    case Window::Kind::program_year:
      return next_on(window.starts_on, add_days(begin, 1));
    case Window::Kind::personal_year:
      return next_on(anniversary(anchor), add_days(begin, 1));
    default:
      return std::nullopt;
  }
}

}  // namespace

Date next_on(MonthDay on, Date day) {
  const std::int32_t year = civil(day).year;
  const Date this_year = in_year(year, on);
  return this_year >= day ? this_year : in_year(year + 1, on);
}

Date last_on(MonthDay on, Date day) {
  const std::int32_t year = civil(day).year;
  const Date this_year = in_year(year, on);
  return this_year <= day ? this_year : in_year(year - 1, on);
}

std::optional<Date> window_begin(const Window& window, Date day, Date anchor) {
  switch (window.kind) {
    case Window::Kind::event:
    case Window::Kind::lifetime:
      return std::nullopt;
    case Window::Kind::day:
      return day;
    case Window::Kind::week:
      return add_days(day, -static_cast<std::int64_t>(weekday(day)));
    case Window::Kind::month:
      return month_begin(day);
    case Window::Kind::quarter:
      return month_begin(add_months(quarter_end(day), -2));
    case Window::Kind::calendar_year:
      return year_begin(day);
    case Window::Kind::program_year:
      return last_on(window.starts_on, day);
    case Window::Kind::personal_year:
      return last_on(anniversary(anchor), day);
    case Window::Kind::rolling_months: {
      const Date ago = add_months(day, -std::int64_t{window.length});
      // Clamped at the first day there is: the window reaches beyond it.
      if (ago == kFirstDate && add_months(ago, window.length) != day) return kFirstDate;
      return add_days(ago, 1);
    }
    case Window::Kind::rolling_days:
      return add_days(day, 1 - std::int64_t{window.length});
  }
  return std::nullopt;
}

std::optional<Date> window_end(const Window& window, Date day, Date anchor) {
  if (window.is_period()) {
    const std::optional<Date> begin = window_begin(window, day, anchor);
    const std::optional<Date> end = next_period(window, *begin, anchor);
    if (!end || window_begin(window, *end, anchor) == begin) return std::nullopt;  // the calendar ends before
    return end;
  }
  if (window.kind == Window::Kind::rolling_days) {
    const Date end = add_days(day, window.length);
    if (end.days - day.days < window.length) return std::nullopt;
    return end;
  }
  if (window.kind != Window::Kind::rolling_months) return std::nullopt;
  // The same day n months later; in a month too short for it, the first of the month after.
  const Date later = add_months(day, window.length);
  if (add_months(later, -std::int64_t{window.length}) == day) return later;
  if (later == kLastDate) return std::nullopt;
  return add_days(later, 1);
}

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#include "loyalty/date.h"

#include <algorithm>
#include <array>

namespace loyalty {
namespace {

constexpr std::int32_t kFirstYear = 1;
constexpr std::int32_t kLastYear = 9999;

constexpr bool is_leap(std::int32_t year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

constexpr std::int32_t days_in_month(std::int32_t year, std::int32_t month) {
  constexpr std::array<std::int32_t, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

/// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil; years from 1 on. The year begins in
/// March, so that the leap day is its last.
constexpr std::int32_t days_from_civil(CivilDate date) {
  const std::int32_t year = date.month <= 2 ? date.year - 1 : date.year;
  const std::int32_t era = year / 400;
  const std::int32_t year_of_era = year - era * 400;
  const std::int32_t day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  const std::int32_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

static_assert(days_from_civil({1970, 1, 1}) == 0);
static_assert(days_from_civil({kFirstYear, 1, 1}) == kFirstDate.days);
static_assert(days_from_civil({kLastYear, 12, 31}) == kLastDate.days);

Date last_of_month(std::int32_t year, std::int32_t month) {
  return Date{days_from_civil({year, month, days_in_month(year, month)})};
}

/// The number that exactly `width` digits of text write at `from`; -1 when there is another character.
std::int32_t read_digits(std::string_view text, std::size_t from, std::size_t width) {
  std::int32_t value = 0;
  for (std::size_t i = from; i < from + width; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

void append_digits(std::string& out, std::int32_t value, int width) {
  std::array<char, 4> digits{};
  for (int i = width; i-- > 0; value /= 10) digits[static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
  out.append(digits.data(), static_cast<std::size_t>(width));
}

}  // namespace

std::optional<Date> make_date(CivilDate civil) {
  if (civil.year < kFirstYear || civil.year > kLastYear || civil.month < 1 || civil.month > 12 || civil.day < 1 ||
      civil.day > days_in_month(civil.year, civil.month)) {
    return std::nullopt;
  }
  return Date{days_from_civil(civil)};
}

CivilDate civil(Date date) {
  // civil_from_days of the same source.
  const std::int32_t shifted = date.days + 719468;
  const std::int32_t era = shifted / 146097;
  const std::int32_t day_of_era = shifted - era * 146097;
  const std::int32_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int32_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int32_t month_from_march = (5 * day_of_year + 2) / 153;
  const std::int32_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day_of_year - (153 * month_from_march + 2) / 5 + 1};
}

Weekday weekday(Date date) {
  const std::int32_t from_monday = date.days - kFirstDate.days;  // 0001-01-01 was a Monday
  return static_cast<Weekday>(from_monday % 7);
}

Date add_days(Date date, std::int64_t days) {
  constexpr std::int64_t kSpan = kLastDate.days - kFirstDate.days;
  const std::int64_t moved = date.days + std::clamp(days, -kSpan, kSpan);
  return Date{static_cast<std::int32_t>(std::clamp<std::int64_t>(moved, kFirstDate.days, kLastDate.days))};
}

Date add_months(Date date, std::int64_t months) {
  constexpr std::int64_t kSpan = std::int64_t{12} * kLastYear;
  const CivilDate from = civil(date);
  const std::int64_t month_count = std::int64_t{from.year} * 12 + (from.month - 1) + std::clamp(months, -kSpan, kSpan);
  if (month_count < std::int64_t{12} * kFirstYear) return kFirstDate;
  if (month_count >= std::int64_t{12} * (kLastYear + 1)) return kLastDate;
  const auto year = static_cast<std::int32_t>(month_count / 12);
  const auto month = static_cast<std::int32_t>(month_count % 12) + 1;
  return Date{days_from_civil({year, month, std::min(from.day, days_in_month(year, month))})};
}

Date month_end(Date date) {
  const CivilDate day = civil(date);
  return last_of_month(day.year, day.month);
}

Date quarter_end(Date date) {
  const CivilDate day = civil(date);
  return last_of_month(day.year, (day.month + 2) / 3 * 3);
}

Date half_year_end(Date date) {
  const CivilDate day = civil(date);
  return last_of_month(day.year, day.month <= 6 ? 6 : 12);
}

Date year_end(Date date) { return Date{days_from_civil({civil(date).year, 12, 31})}; }

Date year_begin(Date date) { return Date{days_from_civil({civil(date).year, 1, 1})}; }

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  return make_date({read_digits(text, 0, 4), read_digits(text, 5, 2), read_digits(text, 8, 2)});
}

void append_date(std::string& out, Date date) {
  const CivilDate day = civil(date);
  append_digits(out, day.year, 4);
  out += '-';
  append_digits(out, day.month, 2);
  out += '-';
  append_digits(out, day.day, 2);
}

std::string to_text(Date date) {
  std::string text;
  append_date(text, date);
  return text;
}

std::optional<TimeOfDay> parse_time(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const std::int32_t hours = read_digits(text, 0, 2);
  const std::int32_t minutes = read_digits(text, 3, 2);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return std::nullopt;
  return TimeOfDay{hours * 60 + minutes};
}

std::string to_text(TimeOfDay time) {
  std::string text;
  append_digits(text, time.minutes / 60, 2);
  text += ':';
  append_digits(text, time.minutes % 60, 2);
  return text;
}

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace loyalty {

/// A civil day, counted from 1970-01-01 (day 0) in the proleptic Gregorian calendar. Years 1 to 9999.
struct Date {
  std::int32_t days = 0;

  friend constexpr bool operator==(Date, Date) = default;
  friend constexpr auto operator<=>(Date, Date) = default;
};

/// Year, month (1-12) and day of month (1-31) of a civil day.
struct CivilDate {
  std::int32_t year = 1970;
  std::int32_t month = 1;
  std::int32_t day = 1;

  friend constexpr bool operator==(const CivilDate&, const CivilDate&) = default;
};

enum class Weekday : std::uint8_t { mon, tue, wed, thu, fri, sat, sun };

inline constexpr Date kFirstDate{-719162};  ///< 0001-01-01
inline constexpr Date kLastDate{2932896};   ///< 9999-12-31

[[nodiscard]] std::optional<Date> make_date(CivilDate civil);  ///< nothing when there is no such day
[[nodiscard]] CivilDate civil(Date date);
[[nodiscard]] Weekday weekday(Date date);

/// These clamp to kFirstDate and kLastDate.
[[nodiscard]] Date add_days(Date date, std::int64_t days);
/// The same day of month, or the last day of a shorter month: 31 January + 1 = 28 or 29 February.
[[nodiscard]] Date add_months(Date date, std::int64_t months);
[[nodiscard]] Date month_end(Date date);
[[nodiscard]] Date quarter_end(Date date);
[[nodiscard]] Date half_year_end(Date date);
[[nodiscard]] Date year_end(Date date);
[[nodiscard]] Date year_begin(Date date);

[[nodiscard]] std::optional<Date> parse_date(std::string_view text);  ///< "2026-12-31"
void append_date(std::string& out, Date date);
[[nodiscard]] std::string to_text(Date date);

/// Days from one date to the other, both ends inside; an end that is not given is open.
struct DateWindow {
  std::optional<Date> from;
  std::optional<Date> to;

  [[nodiscard]] constexpr bool contains(Date date) const { return (!from || *from <= date) && (!to || date <= *to); }
  friend constexpr bool operator==(const DateWindow&, const DateWindow&) = default;
};

/// Minutes after midnight, 0 to 1439, local to the programme.
struct TimeOfDay {
  std::int32_t minutes = 0;

  friend constexpr bool operator==(TimeOfDay, TimeOfDay) = default;
  friend constexpr auto operator<=>(TimeOfDay, TimeOfDay) = default;
};

[[nodiscard]] std::optional<TimeOfDay> parse_time(std::string_view text);  ///< "18:30"
[[nodiscard]] std::string to_text(TimeOfDay time);

}  // namespace loyalty

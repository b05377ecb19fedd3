// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "loyalty/date.h"

namespace loyalty {

/// A day of every year; 29 February is the 28th in a common year.
struct MonthDay {
  std::int32_t month = 1;
  std::int32_t day = 1;
  friend bool operator==(const MonthDay&, const MonthDay&) = default;
};

/// The first such day on or after a day; kLastDate when the calendar ends before.
[[nodiscard]] Date next_on(MonthDay on, Date day);
/// The last such day on or before a day; kFirstDate when the calendar begins after.
[[nodiscard]] Date last_on(MonthDay on, Date day);

/// The days before and including a day that a metric or a limit looks at. The kinds from day to personal_year are periods: all their
/// days end together. Of the others the rolling ones slide.
struct Window {
  enum class Kind : std::uint8_t {
    event,  ///< of a limit: each event for itself
    day,
    week,  ///< from Monday
    month,
    quarter,
    calendar_year,
    program_year,   ///< from starts_on
    personal_year,  ///< from the anniversary of joining, or of the last change of tier
    rolling_months,
    rolling_days,
    lifetime,
  } kind = Kind::lifetime;
  enum class Anchor : std::uint8_t { joining, tier_change } anchor = Anchor::joining;  ///< of a personal year
  std::int32_t length = 0;                                                             ///< months or days of a rolling window, ≥ 1
  MonthDay starts_on;                                                                  ///< of a programme year

  [[nodiscard]] bool is_period() const { return Kind::day <= kind && kind <= Kind::personal_year; }
  friend bool operator==(const Window&, const Window&) = default;
};

/// The first day that a window looks at on a day; nothing for a lifetime and for an event. anchor: the day that a personal year is counted from.
/// Rolling months: the day after the same day n months ago.
[[nodiscard]] std::optional<Date> window_begin(const Window& window, Date day, Date anchor);

/// The first day after `day` on which a window no longer looks at `day`; nothing when there is none.
[[nodiscard]] std::optional<Date> window_end(const Window& window, Date day, Date anchor);

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "loyalty/condition.h"
#include "loyalty/date.h"
#include "loyalty/text.h"
#include "loyalty/window.h"

namespace loyalty {

/// What keeps points alive that end after inactivity.
struct Activities {
  bool purchase = true;
  bool redeem = true;
  bool transfer = false;
  bool adjust = false;
  bool refund = false;
  bool activity = false;
  std::vector<std::string> counts;  ///< ids: an event with a positive number of one
  friend bool operator==(const Activities&, const Activities&) = default;
};

/// When points given on a day end: the last day on which they can be used.
struct Expiry {
  enum class Kind : std::uint8_t { never, after_earning, after_activity, on_date } kind = Kind::never;
  enum class Snap : std::uint8_t { none, month_end, quarter_end, half_year_end, year_end, yearly } snap = Snap::none;
  bool in_days = false;      ///< length counts days, not months
  bool day_after = false;    ///< a day more, after the snap
  std::int32_t length = 0;   ///< months or days, ≥ 1
  MonthDay on;               ///< of a yearly snap
  Date date;                 ///< of on_date
  Activities activities;     ///< of after_activity
  Condition when;            ///< of one rule among several: judged on the day the points are given
  friend bool operator==(const Expiry&, const Expiry&) = default;
};

/// The last day of points given on a day, or kept alive on it; nothing when they never end.
[[nodiscard]] std::optional<Date> expiry_of(const Expiry& expiry, Date from);

/// From when points that were earned can be used.
struct Pending {
  enum class Kind : std::uint8_t { none, days, next_month, on_date, confirmation } kind = Kind::none;
  std::int32_t days = 0;  ///< ≥ 1
  Date date;
  friend bool operator==(const Pending&, const Pending&) = default;
};

/// The first day on which points earned on a day can be used; nothing: not before they are confirmed.
[[nodiscard]] std::optional<Date> usable_from(const Pending& pending, Date earned);

/// One kind of points: spendable points, status credits, stamps.
struct Ledger {
  /// What happens when points are taken back that are no longer there: they are owed, or forgotten.
  enum class Overdraw : std::uint8_t { deficit, clamp };

  std::string id;
  Text name;
  Text unit;
  std::uint8_t decimals = 0;  ///< 0 to 6
  std::uint8_t shown = 0;     ///< decimals of a balance as shown, floored; ≤ decimals
  Pending pending;
  std::vector<Expiry> expiry;  ///< the first whose condition holds; none: never
  Overdraw overdraw = Overdraw::deficit;
  friend bool operator==(const Ledger&, const Ledger&) = default;
};

}  // namespace loyalty

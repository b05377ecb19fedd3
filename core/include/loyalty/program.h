// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "loyalty/allocation.h"
#include "loyalty/condition.h"
#include "loyalty/currency.h"
#include "loyalty/date.h"
#include "loyalty/money.h"
#include "loyalty/points.h"
#include "loyalty/promotion.h"
#include "loyalty/rational.h"
#include "loyalty/rounding.h"
#include "loyalty/selection.h"
#include "loyalty/text.h"

namespace loyalty {

/// When points earned on a day end: the last day on which they can be used.
struct Expiry {
  enum class Kind : std::uint8_t { never, after_days, after_months } kind = Kind::never;
  enum class Snap : std::uint8_t { none, month_end, quarter_end, year_end } snap = Snap::none;
  std::int32_t length = 0;  ///< days or months, ≥ 1
  friend bool operator==(const Expiry&, const Expiry&) = default;
};

/// The last day of points earned on a day; nothing when they never end.
[[nodiscard]] std::optional<Date> expiry_of(const Expiry& expiry, Date earned);

/// One kind of points: spendable points, status credits, stamps.
struct Ledger {
  std::string id;
  Text name;
  Text unit;
  std::uint8_t decimals = 0;  ///< 0 to 6
  Expiry expiry;
  friend bool operator==(const Ledger&, const Ledger&) = default;
};

/// What an earn rule counts.
struct Measure {
  enum class Kind : std::uint8_t { amount, quantity, orders, points } kind = Kind::amount;
  AmountBase base = AmountBase::net;    ///< for amount
  std::vector<std::string> of;          ///< for points: ids of the rules whose points are counted
  friend bool operator==(const Measure&, const Measure&) = default;
};

/// How what is counted becomes points. per is in the unit of the measure: minor units, units, orders, or units of the ledger.
struct Award {
  enum class Kind : std::uint8_t {
    rate,   ///< measured × points ÷ per, exact, rounded once
    block,  ///< floor(measured ÷ per) × points
    fixed,  ///< points, when measured > 0
  } kind = Kind::rate;
  Rational points;       ///< points (not ledger units) per `per`; for block and fixed a whole number of ledger units
  std::int64_t per = 1;  ///< > 0
  friend bool operator==(const Award&, const Award&) = default;
};

/// Where the one rounding of an earn rule happens.
enum class EarnScope : std::uint8_t { order, line };

struct EarnRule {
  std::string id;
  Text name;
  std::string ledger;
  Measure measure;
  Award award;
  Rounding rounding = Rounding::floor;
  EarnScope scope = EarnScope::order;
  DateWindow valid;
  Condition when;
  Selection items;
  friend bool operator==(const EarnRule&, const EarnRule&) = default;
};

/// Which days before and including a day a metric looks at.
struct MetricWindow {
  enum class Kind : std::uint8_t { calendar_year, rolling_months, lifetime } kind = Kind::lifetime;
  std::int32_t months = 0;  ///< for rolling_months, ≥ 1
  friend bool operator==(const MetricWindow&, const MetricWindow&) = default;
};

/// A counter that tiers are judged by.
struct Metric {
  enum class Kind : std::uint8_t { spend, points, orders } kind = Kind::spend;
  std::string id;
  Text name;
  AmountBase base = AmountBase::net;  ///< for spend
  std::string ledger;                 ///< for points
  Selection items;                    ///< for spend
  MetricWindow window;
  friend bool operator==(const Metric&, const Metric&) = default;
};

struct Tier {
  std::string id;
  Text name;
  Condition qualify;
  friend bool operator==(const Tier&, const Tier&) = default;
};

/// How long a tier once reached is kept although its condition no longer holds.
struct TierValidity {
  enum class Kind : std::uint8_t { while_qualified, months, end_of_next_year } kind = Kind::while_qualified;
  std::int32_t months = 0;
  friend bool operator==(const TierValidity&, const TierValidity&) = default;
};

/// Points as payment: points of the ledger are worth value.
struct Redemption {
  std::string id;
  Text name;
  std::string ledger;
  Points points;
  Money value;
  Points step{1};
  Points minimum;
  std::optional<Rational> max_share;  ///< of the amount still to pay, in (0, 1]
  Condition when;
  friend bool operator==(const Redemption&, const Redemption&) = default;
};

/// A loyalty programme as written: ids not yet resolved, order as in the document.
struct Program {
  std::string id;
  Text name;
  Currency currency;
  Rounding rounding = Rounding::half_up;
  Allocation allocation = Allocation::largest_remainder;
  std::vector<Ledger> ledgers;
  std::vector<EarnRule> earn;
  std::vector<Metric> metrics;
  std::vector<Tier> tiers;  ///< lowest first
  TierValidity tier_validity;
  std::vector<Redemption> redemptions;
  std::vector<Stage> stages;
  std::vector<Promotion> promotions;
  friend bool operator==(const Program&, const Program&) = default;
};

/// The stages of a programme that names none: line, order, voucher, each choosing all.
[[nodiscard]] std::vector<Stage> default_stages();

/// A programme without rules in a currency: what an offer is tried on when there is no programme.
[[nodiscard]] Program bare_program(Currency currency);

}  // namespace loyalty

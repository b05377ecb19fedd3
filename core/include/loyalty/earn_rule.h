// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "loyalty/condition.h"
#include "loyalty/date.h"
#include "loyalty/promotion.h"
#include "loyalty/rational.h"
#include "loyalty/rounding.h"
#include "loyalty/selection.h"
#include "loyalty/text.h"
#include "loyalty/window.h"

namespace loyalty {

/// What an earn rule counts.
struct Measure {
  enum class Kind : std::uint8_t { amount, quantity, orders, points, count, streak } kind = Kind::amount;
  AmountBase base = AmountBase::net;    ///< for amount
  std::vector<std::string> of;          ///< for points: ids of the rules whose points are counted; for count and streak: the id of the count
  std::int32_t days = 0;                ///< for streak: length of a run, ≥ 1
  friend bool operator==(const Measure&, const Measure&) = default;
};

/// How what is counted becomes points. per is in the unit of the measure: minor units, units, orders, units of the ledger or of the count.
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

/// Over what the one rounding of an earn rule happens.
enum class EarnScope : std::uint8_t { order, line, unit, month };

/// The most that a rule counts, or gives, in a window. Exactly one of measured and points.
struct EarnLimit {
  enum class Over : std::uint8_t {
    clamp,   ///< what lies beyond does not count
    refuse,  ///< an event that would pass the limit earns nothing by the rule
  };
  Window window{Window::Kind::event, Window::Anchor::joining, 0, {}};
  std::optional<std::int64_t> measured;  ///< in the unit of the measure
  std::optional<std::int64_t> points;    ///< in units of the ledger
  Over over = Over::clamp;
  std::optional<Award> then;  ///< of kind rate: for what is measured beyond
  friend bool operator==(const EarnLimit&, const EarnLimit&) = default;
};

struct EarnRule {
  std::string id;
  Text name;
  std::string ledger;
  Measure measure;
  Award award;
  Rounding rounding = Rounding::floor;
  EarnScope scope = EarnScope::order;
  std::int64_t above = 0;                ///< only what lies above counts, in the unit of the measure
  std::optional<std::int64_t> at_least;  ///< points in units of the ledger, when anything is measured
  std::vector<EarnLimit> limits;
  std::optional<Window> retroactive;
  DateWindow valid;
  Condition when;
  Selection items;
  friend bool operator==(const EarnRule&, const EarnRule&) = default;
};

}  // namespace loyalty

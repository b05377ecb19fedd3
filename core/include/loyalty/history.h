// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "loyalty/basket.h"
#include "loyalty/date.h"
#include "loyalty/money.h"
#include "loyalty/points.h"

namespace loyalty {

/// One line of a past order: its amounts as they were, for each base a rule may ask for.
struct PastLine {
  LineTraits traits;
  std::int64_t quantity = 1;
  Money list;
  Money net;
  Money payable;
};

struct Purchase {
  std::vector<PastLine> lines;
  Symbol channel = kNoSymbol;
  Symbol payment = kNoSymbol;
};
/// Points taken from a ledger, soonest expiry first.
struct Redeem {
  std::int32_t ledger = 0;
  Points points;  ///< > 0
};
/// Points given (> 0, with their own last day if expires is set) or taken (< 0): opening balance, goodwill, correction.
struct AdjustPoints {
  std::int32_t ledger = 0;
  Points points;
  std::optional<Date> expires;
};
/// Counted by a metric as if it had happened on the day: opening value of a counter.
struct AdjustMetric {
  std::int32_t metric = 0;
  std::int64_t value = 0;
};

struct Event {
  std::string id;
  Date date;
  std::variant<Purchase, Redeem, AdjustPoints, AdjustMetric> what;
};

/// What a member has done, in date order.
struct History {
  std::vector<Event> events;
  std::optional<Date> joined;
  std::optional<Date> birthday;
  std::optional<std::vector<Symbol>> segments;
};

}  // namespace loyalty

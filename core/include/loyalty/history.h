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
  Symbol id = kNoSymbol;  ///< what a refund calls it; unique in its purchase
  LineTraits traits;
  std::int64_t quantity = 1;
  Money list;
  Money net;
  Money payable;
};

/// Points taken from a ledger, soonest expiry first.
struct PointsOf {
  std::int32_t ledger = 0;
  Points points;  ///< > 0
};

struct Purchase {
  std::vector<PastLine> lines;
  Symbol channel = kNoSymbol;
  Symbol payment = kNoSymbol;
  std::vector<std::int64_t> counts;  ///< by count of the programme, in its units; shorter: none
  std::vector<PointsOf> redeemed;    ///< points that paid for it
  bool by_amount = false;            ///< stated by its amount: one line, of which parts are returned by money
};
/// Something done that is not a purchase.
struct Activity {
  std::vector<std::int64_t> counts;  ///< as of a purchase
};
struct Redeem {
  PointsOf points;
};
struct RedeemReward {
  std::int32_t reward = 0;
  std::int64_t times = 1;
};
struct TransferPoints {
  std::int32_t transfer = 0;
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
/// Some units of a line of a purchase.
struct ReturnedLine {
  std::int32_t line = 0;  ///< position in the purchase
  std::int64_t quantity = 1;
};
/// Goods of a purchase, or the points of a redeem event, go back. Neither lines nor amount: all that is left.
struct Refund {
  std::int32_t of = 0;  ///< position of an earlier event
  std::vector<ReturnedLine> lines;
  std::optional<Money> amount;  ///< of a purchase stated by its amount
};
/// The goods of a purchase have arrived, or cannot be returned any more: its points can be used.
struct Confirm {
  std::int32_t of = 0;  ///< position of an earlier event
};
struct ChooseOption {
  std::int32_t choice = 0;
  std::int32_t option = 0;
};
struct ChooseReward {
  std::int32_t milestone = 0;
  std::int32_t reward = 0;
};
struct JoinMembership {
  std::int32_t membership = 0;
};

struct Event {
  std::string id;
  Date date;
  std::variant<Purchase, Activity, Redeem, RedeemReward, TransferPoints, AdjustPoints, AdjustMetric, Refund, Confirm, ChooseOption,
               ChooseReward, JoinMembership>
      what;
};

/// What a member has done, in date order.
struct History {
  std::vector<Event> events;
  std::optional<Date> joined;
  std::optional<Date> birthday;
  std::optional<std::vector<Symbol>> segments;
};

}  // namespace loyalty

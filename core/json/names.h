// SPDX-License-Identifier: Apache-2.0
// How enumerators are written in documents: one list each, in the order of the enumerators, for reading and writing.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace loyalty::json {

template <std::size_t N>
using Names = std::array<std::string_view, N>;

template <class E, std::size_t N>
[[nodiscard]] constexpr std::string_view name_in(const Names<N>& names, E value) {
  return names[static_cast<std::size_t>(value)];
}

inline constexpr Names<7> kRoundings{"up", "down", "ceiling", "floor", "halfUp", "halfDown", "halfEven"};
inline constexpr Names<3> kAmountBases{"list", "net", "payable"};

/// Without Window::Kind::event, which has no name: it is the window of a limit that has none.
inline constexpr Names<10> kWindows{"day",         "week",         "month",         "quarter",     "calendarYear",
                                    "programYear", "personalYear", "rollingMonths", "rollingDays", "lifetime"};
inline constexpr Names<2> kAnchors{"joining", "tierChange"};
inline constexpr Names<4> kExpiryTypes{"never", "afterEarning", "afterActivity", "date"};
inline constexpr Names<6> kSnaps{"none", "monthEnd", "quarterEnd", "halfYearEnd", "yearEnd", "yearly"};
inline constexpr Names<5> kPendingTypes{"none", "days", "nextMonth", "date", "confirmation"};
inline constexpr Names<2> kOverdraws{"deficit", "clamp"};
/// What keeps points alive, beside the ids of counts: the fields of Activities.
inline constexpr Names<6> kActivities{"purchase", "redeem", "transfer", "adjust", "refund", "activity"};

inline constexpr Names<6> kMeasures{"amount", "quantity", "orders", "points", "count", "streak"};
inline constexpr Names<3> kAwards{"rate", "block", "fixed"};
inline constexpr Names<4> kEarnScopes{"order", "line", "unit", "month"};
inline constexpr Names<2> kOvers{"clamp", "refuse"};

inline constexpr Names<4> kMetricTypes{"spend", "points", "orders", "count"};
inline constexpr Names<3> kOnUpgrades{"keep", "zero", "charge"};
inline constexpr Names<4> kTierValidities{"whileQualified", "months", "endOfNextYear", "date"};
inline constexpr Names<5> kValiditySnaps{"none", "monthEnd", "quarterEnd", "halfYearEnd", "yearEnd"};
inline constexpr Names<3> kDowngrades{"fit", "oneLevel", "never"};
inline constexpr Names<4> kPeriods{"month", "quarter", "halfYear", "year"};
inline constexpr Names<3> kChooses{"all", "first", "best"};

inline constexpr Names<3> kTriggers{"amount", "quantity", "sets"};  ///< Trigger::Measure without always
inline constexpr Names<2> kRepeats{"once", "each"};
inline constexpr Names<2> kDiscountBases{"list", "net"};
inline constexpr Names<7> kBenefits{"percent", "amount",   "voucher", "price",
                                    "points",  "cashback", "gift"};  ///< by index of Benefit
inline constexpr Names<3> kUnitOrders{"cheapest", "dearest", "basket"};
inline constexpr Names<6> kUnitKeys{"unitPrice", "netUnitPrice", "lineTotal", "lineTotalTimesQuantity", "lineQuantity", "basket"};
inline constexpr Names<2> kRoundedFigures{"discount", "price"};
inline constexpr Names<2> kSetsWithin{"order", "line"};
inline constexpr Names<2> kSetsFirst{"given", "bought"};
inline constexpr Names<2> kStagePer{"order", "line"};
inline constexpr Names<3> kStageOrders{"priority", "largestFirst", "smallestFirst"};
inline constexpr Names<2> kPriceScopes{"unit", "set"};
/// AmountBase without list.
enum class CashbackBase : std::uint8_t { net, payable };
inline constexpr Names<2> kCashbackBases{"net", "payable"};
inline constexpr Names<2> kUnitsPer{"order", "time"};
inline constexpr Names<2> kWithins{"set", "all"};
inline constexpr Names<2> kBlocked{"lost", "moved"};
inline constexpr Names<2> kUnused{"lost", "kept"};
inline constexpr Names<3> kBudgetLasts{"whole", "part", "none"};
inline constexpr Names<3> kBenefitScopes{"order", "line", "unit"};

/// Keys of a condition: the three of a tree, then by index of the leaf.
inline constexpr Names<3> kTreeKeys{"all", "any", "not"};
inline constexpr Names<13> kLeafKeys{"tier",    "date",    "weekday", "time",   "birthday", "orders",    "customer",
                                     "segment", "channel", "payment", "metric", "choice",   "membership"};
inline constexpr Names<7> kWeekdays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
inline constexpr Names<2> kBirthdaySpans{"day", "month"};
inline constexpr Names<2> kCustomers{"new", "returning"};

inline constexpr Names<9> kMissing{"", "amount", "units", "points", "days", "orders", "count", "tier", "difference"};
inline constexpr Names<9> kEvents{"purchase", "activity", "redeem", "transfer", "adjust",
                                  "refund",   "confirm",  "choose", "join"};
inline constexpr Names<4> kTierCauses{"joined", "qualified", "ended", "refund"};
inline constexpr Names<10> kEntryKinds{"earn",   "usable",    "redeem", "transfer", "convert",
                                       "adjust", "milestone", "expire", "takeBack", "giveBack"};
inline constexpr Names<2> kAims{"keep", "reach"};
inline constexpr Names<3> kOfferFields{"off", "price", "at"};
inline constexpr Names<4> kRewardWays{"balance", "purchase", "transfer", "money"};
inline constexpr Names<2> kCompareBys{"paid", "afterVouchers"};
inline constexpr Names<4> kSelectionKeys{"skus", "categories", "brands", "tags"};

}  // namespace loyalty::json

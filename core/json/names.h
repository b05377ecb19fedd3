// SPDX-License-Identifier: Apache-2.0
// How enumerators are written in documents: one list each, in the order of the enumerators, for reading and writing.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace loyalty::json {

template <std::size_t N>
using Names = std::array<std::string_view, N>;

template <class E, std::size_t N>
[[nodiscard]] constexpr std::string_view name_in(const Names<N>& names, E value) {
  return names[static_cast<std::size_t>(value)];
}

inline constexpr Names<7> kRoundings{"up", "down", "ceiling", "floor", "halfUp", "halfDown", "halfEven"};
inline constexpr Names<3> kAllocations{"largestRemainder", "remainderToLast", "runningError"};
inline constexpr Names<3> kAmountBases{"list", "net", "payable"};

inline constexpr Names<2> kExpiryTypes{"never", "afterEarning"};
inline constexpr Names<4> kSnaps{"none", "monthEnd", "quarterEnd", "yearEnd"};
inline constexpr Names<4> kMeasures{"amount", "quantity", "orders", "points"};
inline constexpr Names<3> kAwards{"rate", "block", "fixed"};
inline constexpr Names<2> kEarnScopes{"order", "line"};
inline constexpr Names<3> kMetricTypes{"spend", "points", "orders"};
inline constexpr Names<3> kMetricWindows{"calendarYear", "rollingMonths", "lifetime"};
inline constexpr Names<3> kTierValidities{"whileQualified", "months", "endOfNextYear"};
inline constexpr Names<3> kChooses{"all", "first", "best"};

inline constexpr Names<2> kTriggers{"amount", "quantity"};  ///< Trigger::Measure without always
inline constexpr Names<2> kRepeats{"once", "each"};
inline constexpr Names<2> kDiscountBases{"list", "net"};
inline constexpr Names<2> kDiscountScopes{"order", "line"};
inline constexpr Names<3> kBenefits{"percent", "amount", "voucher"};  ///< by index of Benefit
inline constexpr Names<3> kBenefitScopes{"order", "line", "unit"};

/// Keys of a condition: the three of a tree, then by index of the leaf.
inline constexpr Names<3> kTreeKeys{"all", "any", "not"};
inline constexpr Names<11> kLeafKeys{"tier",     "date",    "weekday", "time",    "birthday", "orders",
                                     "customer", "segment", "channel", "payment", "metric"};
inline constexpr Names<7> kWeekdays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
inline constexpr Names<2> kBirthdaySpans{"day", "month"};
inline constexpr Names<2> kCustomers{"new", "returning"};

inline constexpr Names<8> kMissing{"", "amount", "units", "points", "days", "orders", "tier", "difference"};
inline constexpr Names<3> kEvents{"purchase", "redeem", "adjust"};
inline constexpr Names<4> kSelectionKeys{"skus", "categories", "brands", "tags"};

}  // namespace loyalty::json

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "loyalty/date.h"

namespace loyalty {

/// The member's tier is this one or a higher one (at_least), or one of a list.
struct TierCondition {
  std::string at_least;
  std::vector<std::string> in;
  friend bool operator==(const TierCondition&, const TierCondition&) = default;
};
struct DateCondition {
  DateWindow window;
  friend bool operator==(const DateCondition&, const DateCondition&) = default;
};
struct WeekdayCondition {
  std::vector<Weekday> days;
  friend bool operator==(const WeekdayCondition&, const WeekdayCondition&) = default;
};
/// From one minute to another, both inside; from after to passes midnight.
struct TimeCondition {
  TimeOfDay from;
  TimeOfDay to;
  friend bool operator==(const TimeCondition&, const TimeCondition&) = default;
};
/// On the day, or in the month, of the member's birthday. 29 February counts as 28 February in a common year.
struct BirthdayCondition {
  enum class Span : std::uint8_t { day, month } span = Span::month;
  friend bool operator==(const BirthdayCondition&, const BirthdayCondition&) = default;
};
/// Number of orders before this one. A new customer has none; a returning customer at least one.
struct OrdersCondition {
  std::optional<std::int64_t> at_least;
  std::optional<std::int64_t> at_most;
  friend bool operator==(const OrdersCondition&, const OrdersCondition&) = default;
};
struct CustomerCondition {
  enum class Kind : std::uint8_t { new_customer, returning_customer } kind = Kind::new_customer;
  friend bool operator==(const CustomerCondition&, const CustomerCondition&) = default;
};
struct SegmentCondition {
  std::vector<std::string> any_of;
  friend bool operator==(const SegmentCondition&, const SegmentCondition&) = default;
};
struct ChannelCondition {
  std::vector<std::string> any_of;
  friend bool operator==(const ChannelCondition&, const ChannelCondition&) = default;
};
struct PaymentCondition {
  std::vector<std::string> any_of;
  friend bool operator==(const PaymentCondition&, const PaymentCondition&) = default;
};
/// A metric against a mark, in the units of the metric (minor units, units of its ledger, or a count). Both ends inside.
struct MetricCondition {
  std::string metric;
  std::optional<std::int64_t> at_least;
  std::optional<std::int64_t> at_most;
  friend bool operator==(const MetricCondition&, const MetricCondition&) = default;
};

/// What the member has chosen.
struct ChoiceCondition {
  std::string choice;
  std::string option;
  friend bool operator==(const ChoiceCondition&, const ChoiceCondition&) = default;
};
/// The member has bought a membership and it still holds.
struct MembershipCondition {
  std::string membership;
  friend bool operator==(const MembershipCondition&, const MembershipCondition&) = default;
};

/// A tree of conditions. all without children holds; any without children does not (neither passes the decoder).
struct Condition {
  enum class Kind : std::uint8_t { leaf, all, any, negation } kind = Kind::all;
  std::vector<Condition> children;
  std::variant<std::monostate, TierCondition, DateCondition, WeekdayCondition, TimeCondition, BirthdayCondition, OrdersCondition,
               CustomerCondition, SegmentCondition, ChannelCondition, PaymentCondition, MetricCondition, ChoiceCondition,
               MembershipCondition>
      leaf;

  [[nodiscard]] bool always() const { return kind == Kind::all && children.empty(); }
  friend bool operator==(const Condition&, const Condition&) = default;
};

}  // namespace loyalty

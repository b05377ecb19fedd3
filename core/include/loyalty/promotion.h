// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "loyalty/condition.h"
#include "loyalty/date.h"
#include "loyalty/money.h"
#include "loyalty/rational.h"
#include "loyalty/selection.h"
#include "loyalty/text.h"

namespace loyalty {

/// Which amount of an order a rule looks at.
enum class AmountBase : std::uint8_t {
  list,     ///< before every discount
  net,      ///< what the discounts so far have left; at the end of the stages: after all of them
  payable,  ///< after points used as payment, too
};

/// What a benefit is worked out on, and rounded per.
enum class BenefitScope : std::uint8_t { order, line, unit };

/// A share off the eligible amount: off in (0, 1], 0.15 for "15 % off" and 8.5折. scope is order or line.
struct PercentOff {
  Rational off;
  AmountBase base = AmountBase::net;  ///< list or net
  BenefitScope scope = BenefitScope::order;
  friend bool operator==(const PercentOff&, const PercentOff&) = default;
};

/// An amount off (> 0) the order, each eligible line, or each eligible unit.
struct AmountOff {
  Money off;
  BenefitScope scope = BenefitScope::order;
  friend bool operator==(const AmountOff&, const AmountOff&) = default;
};

/// Vouchers for a later order: count (≥ 1) of value (> 0) each, usable from an order of minimum on, for valid_days days after the
/// day of issue (without: no end), on items.
struct VoucherBack {
  Money value;
  Money minimum;
  std::int64_t count = 1;
  std::optional<std::int32_t> valid_days;
  Selection items;
  friend bool operator==(const VoucherBack&, const VoucherBack&) = default;
};

using Benefit = std::variant<PercentOff, AmountOff, VoucherBack>;

/// What is compared with the marks of the rungs. times caps the repeats of each.
struct Trigger {
  enum class Measure : std::uint8_t { always, amount, quantity } measure = Measure::always;
  enum class Repeat : std::uint8_t { once, each } repeat = Repeat::once;
  AmountBase base = AmountBase::net;
  std::optional<std::int64_t> times;
  friend bool operator==(const Trigger&, const Trigger&) = default;
};

/// A mark (minor units or a count of units; 0 for a trigger that always holds) and what is given from it on.
struct Rung {
  std::int64_t at = 0;
  Benefit benefit;
  friend bool operator==(const Rung&, const Rung&) = default;
};

/// One offer. At least one rung, marks ascending; more than one rung only with repeat once. All benefits of one promotion are of one kind.
struct Promotion {
  std::string id;
  Text name;
  std::string stage;  ///< id of a stage; empty: "order"
  std::int32_t priority = 0;
  std::string group;  ///< of a group at most one promotion applies; empty: none
  DateWindow valid;
  Condition when;
  Selection items;
  Trigger trigger;
  std::vector<Rung> rungs;
  std::optional<Money> cap;

  [[nodiscard]] bool gives_vouchers() const {
    return !rungs.empty() && std::holds_alternative<VoucherBack>(rungs.front().benefit);
  }
  friend bool operator==(const Promotion&, const Promotion&) = default;
};

/// A voucher in the member's hand.
struct Voucher {
  std::string id;
  Text name;
  Money value;
  Money minimum;
  DateWindow valid;
  Selection items;
  friend bool operator==(const Voucher&, const Voucher&) = default;
};

/// How the promotions of a stage share an order.
enum class Choose : std::uint8_t { all, first, best };

/// One step in the order of discounts.
struct Stage {
  std::string id;
  Choose choose = Choose::all;
  friend bool operator==(const Stage&, const Stage&) = default;
};

}  // namespace loyalty

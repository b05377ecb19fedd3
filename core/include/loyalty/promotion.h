// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "loyalty/allocation.h"
#include "loyalty/condition.h"
#include "loyalty/date.h"
#include "loyalty/money.h"
#include "loyalty/points.h"
#include "loyalty/rational.h"
#include "loyalty/rounding.h"
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

/// In which order units are taken: by list price of one, then by what is left of it, then as they stand.
enum class UnitOrder : std::uint8_t { cheapest, dearest, basket };

/// What units are compared by in that order; ties stay as they stand, those of unit_price by what is left of the unit.
enum class UnitKey : std::uint8_t {
  unit_price,
  net_unit_price,             ///< what is left of one
  line_total,                 ///< list price of the line
  line_total_times_quantity,  ///< that, times its units once more
  line_quantity,
  basket,  ///< nothing: as they stand
};

/// Which figure of a percentage is rounded: what it takes off, or the price that it leaves.
enum class Rounded : std::uint8_t { discount, price };

/// A share off the reduced amount: off in (0, 1], 0.15 for "15 % off" and 8.5折.
struct PercentOff {
  Rational off;
  AmountBase base = AmountBase::net;  ///< list or net
  BenefitScope scope = BenefitScope::order;
  friend bool operator==(const PercentOff&, const PercentOff&) = default;
};

/// An amount off (> 0) the order, each reduced line, or each reduced unit.
struct AmountOff {
  Money off;
  BenefitScope scope = BenefitScope::order;
  friend bool operator==(const AmountOff&, const AmountOff&) = default;
};

/// With which others a promotion stands: ids of promotions, groups or stages. At most one of the two lists is given.
struct Combines {
  std::optional<std::vector<std::string>> with;
  std::optional<std::vector<std::string>> not_with;

  [[nodiscard]] bool said() const { return with || not_with; }
  friend bool operator==(const Combines&, const Combines&) = default;
};

/// What becomes of the value of a voucher that an order is too small for.
enum class Unused : std::uint8_t { lost, kept };

/// How a voucher is used beside others.
struct VoucherRules {
  Unused unused = Unused::lost;
  std::string group;  ///< of a group at most one applies; empty: none
  Combines combines;
  friend bool operator==(const VoucherRules&, const VoucherRules&) = default;
};

/// Vouchers for a later order: count (≥ 1) of value (> 0) each, usable from an order of minimum on, for valid_days days after the
/// day of issue (without: no end), on items.
struct VoucherBack {
  Money value;
  Money minimum;
  std::int64_t count = 1;
  std::optional<std::int32_t> valid_days;
  Selection items;
  VoucherRules rules = {};
  friend bool operator==(const VoucherBack&, const VoucherBack&) = default;
};

/// A new price (≥ 0) for each reduced unit, or for each set as a whole; what costs no more already is left alone.
struct NewPrice {
  enum class Scope : std::uint8_t { unit, set } scope = Scope::unit;
  Money price;
  friend bool operator==(const NewPrice&, const NewPrice&) = default;
};

/// Points (> 0) of a ledger, for each time.
struct PointsBack {
  std::string ledger;
  Points points;
  friend bool operator==(const PointsBack&, const PointsBack&) = default;
};

/// Money for later: a share (in (0, 1]) of the eligible amount, or an amount for each time.
struct Cashback {
  std::optional<Rational> share;
  Money amount;                       ///< where there is no share
  AmountBase base = AmountBase::net;  ///< of the share: net or payable, both after every discount
  friend bool operator==(const Cashback&, const Cashback&) = default;
};

/// Goods added to the order, for each time.
struct Gift {
  std::string sku;
  Text name;
  std::int64_t quantity = 1;
  std::optional<Money> value;  ///< of one
  friend bool operator==(const Gift&, const Gift&) = default;
};
struct Gifts {
  std::vector<Gift> gifts;
  friend bool operator==(const Gifts&, const Gifts&) = default;
};

using Benefit = std::variant<PercentOff, AmountOff, VoucherBack, NewPrice, PointsBack, Cashback, Gifts>;

/// At most so many of the reduced units, in all or for each time.
struct UnitLimit {
  enum class Per : std::uint8_t { order, time } per = Per::order;
  std::int64_t at_most = 1;
  UnitOrder take = UnitOrder::cheapest;
  friend bool operator==(const UnitLimit&, const UnitLimit&) = default;
};

/// Which units of each set are reduced.
struct SetPart {
  enum class Within : std::uint8_t { set, all } within = Within::set;
  std::int32_t group = 0;             ///< from 1; 0: the last
  std::optional<std::int64_t> units;  ///< of each set; nothing: all of the group
  UnitOrder take = UnitOrder::cheapest;
  friend bool operator==(const SetPart&, const SetPart&) = default;
};

/// Which goods a benefit reduces. Nothing said: the items of the promotion, or all units of its sets.
struct Reduced {
  std::optional<Selection> items;
  std::optional<UnitLimit> units;
  std::optional<SetPart> of;

  [[nodiscard]] bool whole() const { return !items && !units && !of; }
  friend bool operator==(const Reduced&, const Reduced&) = default;
};

/// quantity (≥ 1) units of a set; items: of the promotion unless it says otherwise.
struct SetGroup {
  std::optional<Selection> items;
  std::int64_t quantity = 1;
  friend bool operator==(const SetGroup&, const SetGroup&) = default;
};
inline constexpr std::size_t kMostSetGroups = 6;

/// What it takes. times caps the repeats of each, or the sets.
struct Trigger {
  enum class Measure : std::uint8_t { always, amount, quantity, sets } measure = Measure::always;
  enum class Repeat : std::uint8_t { once, each } repeat = Repeat::once;
  AmountBase base = AmountBase::net;
  std::optional<std::int64_t> times;
  std::vector<SetGroup> groups = {};    ///< of sets: 1 to kMostSetGroups
  UnitOrder take = UnitOrder::dearest;  ///< from which end sets are filled
  std::string pool = {};                ///< promotions of one pool do not use the same units; empty: its own
  enum class Within : std::uint8_t { order, line } within = Within::order;   ///< line: a set is of units of one line; only with one group
  enum class First : std::uint8_t { given, bought } first = First::given;    ///< whether the group that the benefit is about chooses first, or last
  bool partial = false;  ///< a set that is not full gives what exceeds the units to buy; only with one group
  friend bool operator==(const Trigger&, const Trigger&) = default;
};

/// A mark (minor units or a count of units; 0 for a trigger that has none) and what is given from it on.
struct Rung {
  std::int64_t at = 0;
  Benefit benefit;
  Reduced reduced;

  Rung() = default;
  Rung(std::int64_t mark, Benefit gives);
  friend bool operator==(const Rung&, const Rung&) = default;
};

/// No unit goes below it by this promotion: an amount, or a share of its list price.
struct Floor {
  enum class Blocked : std::uint8_t { lost, moved } blocked = Blocked::lost;
  std::optional<Money> price;
  std::optional<Rational> share;
  friend bool operator==(const Floor&, const Floor&) = default;
};

/// What a promotion may give in total. What has been used of it is said by the request.
struct Budget {
  enum class Last : std::uint8_t { whole, part, none } last = Last::whole;  ///< of a discount beyond what is left of the amount
  std::optional<std::int64_t> uses;
  std::optional<std::int64_t> per_member;
  std::optional<Money> amount;
  friend bool operator==(const Budget&, const Budget&) = default;
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
  Combines combines;
  std::optional<Floor> floor;
  std::optional<Budget> budget;
  bool stops = false;  ///< once it has applied, nothing after it does
  // What is not said here is said for its benefit by OfferDefaults, or else by the programme.
  std::optional<Rounding> rounding;
  std::optional<Rounded> rounded;
  std::optional<Allocation> allocation;
  Unused unused = Unused::lost;  ///< of a voucher in hand

  [[nodiscard]] bool gives_vouchers() const {
    return !rungs.empty() && std::holds_alternative<VoucherBack>(rungs.front().benefit);
  }
  /// Whether it takes something off now; the others give something with the order, or for later.
  [[nodiscard]] bool reduces() const {
    if (rungs.empty()) return true;
    const Benefit& benefit = rungs.front().benefit;
    return std::holds_alternative<PercentOff>(benefit) || std::holds_alternative<AmountOff>(benefit) ||
           std::holds_alternative<NewPrice>(benefit);
  }
  [[nodiscard]] bool makes_sets() const { return trigger.measure == Trigger::Measure::sets; }
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
  VoucherRules rules;
  friend bool operator==(const Voucher&, const Voucher&) = default;
};

/// How the promotions of a stage share an order.
enum class Choose : std::uint8_t { all, first, best };

/// One step in the order of discounts.
struct Stage {
  std::string id;
  Choose choose = Choose::all;
  enum class Per : std::uint8_t { order, line } per = Per::order;  ///< line: best and first are chosen for each line by itself
  enum class Order : std::uint8_t { priority, largest_first, smallest_first } order = Order::priority;  ///< by the number of the value
  bool alone_first = false;  ///< those that combine with none come first
  std::string group = {};    ///< of the promotions that name none; empty: none
  friend bool operator==(const Stage&, const Stage&) = default;
};

}  // namespace loyalty

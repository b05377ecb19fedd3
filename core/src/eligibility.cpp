// SPDX-License-Identifier: Apache-2.0
#include "eligibility.h"

#include <algorithm>
#include <variant>

namespace loyalty {
namespace {

Eligibility holds() { return {}; }

Eligibility fails(Reason reason, Missing missing = {}) { return {reason, missing, -1}; }

Missing distance(Missing::Kind kind, std::int64_t value) { return {kind, value, 0}; }

/// A birthday as it falls in a year: 29 February is 28 February in a common year.
Date birthday_in(std::int32_t year, CivilDate birthday) {
  if (const auto date = make_date({year, birthday.month, birthday.day})) return *date;
  return make_date({year, 2, 28}).value_or(kLastDate);
}

class Checker {
 public:
  Checker(const Facts& facts, const CompiledProgram& program) : facts_(facts), program_(program) {}

  [[nodiscard]] Eligibility window(const DateWindow& window) const {
    const Date today = facts_.now.date;
    if (window.from && today < *window.from) {
      return fails(Reason::not_started, distance(Missing::Kind::days, window.from->days - today.days));
    }
    if (window.to && *window.to < today) {
      return fails(Reason::ended, distance(Missing::Kind::days, today.days - window.to->days));
    }
    return holds();
  }

  [[nodiscard]] Eligibility node(const ConditionTree& tree, std::size_t at) const {
    const CompiledCondition& condition = tree[at];
    switch (condition.document->kind) {
      case Condition::Kind::all:
        return all_of(tree, at);
      case Condition::Kind::any:
        return any_of(tree, at);
      case Condition::Kind::negation:
        switch (truth(tree, at + 1)) {
          case Truth::no:
            return holds();
          case Truth::yes:
            return fails(Reason::condition_excluded);
          case Truth::unknown:
            return fails(Reason::fact_unknown);
        }
        return holds();
      case Condition::Kind::leaf:
        return std::visit([&](const auto& leaf) { return this->leaf(condition, leaf); }, condition.document->leaf);
    }
    return holds();
  }

 private:
  /// What stands below a negation, in Kleene's logic: the order of a list does not matter where a fact is unknown.
  enum class Truth : std::uint8_t { no, unknown, yes };
  [[nodiscard]] Truth truth(const ConditionTree& tree, std::size_t at) const {
    const Condition::Kind kind = tree[at].document->kind;
    if (kind == Condition::Kind::leaf) {
      const Eligibility leaf = node(tree, at);
      if (leaf.holds()) return Truth::yes;
      return leaf.reason == Reason::fact_unknown ? Truth::unknown : Truth::no;
    }
    if (kind == Condition::Kind::negation) return static_cast<Truth>(2 - static_cast<int>(truth(tree, at + 1)));
    Truth result = kind == Condition::Kind::all ? Truth::yes : Truth::no;
    for (std::size_t child = at + 1; child < tree[at].subtree_end; child = tree[child].subtree_end) {
      const Truth inner = truth(tree, child);
      result = kind == Condition::Kind::all ? std::min(result, inner) : std::max(result, inner);
    }
    return result;
  }

  [[nodiscard]] Eligibility all_of(const ConditionTree& tree, std::size_t at) const {
    for (std::size_t child = at + 1; child < tree[at].subtree_end; child = tree[child].subtree_end) {
      if (const Eligibility inner = node(tree, child); !inner.holds()) return inner;
    }
    return holds();
  }

  [[nodiscard]] Eligibility any_of(const ConditionTree& tree, std::size_t at) const {
    Eligibility first = fails(Reason::condition_excluded);
    for (std::size_t child = at + 1; child < tree[at].subtree_end; child = tree[child].subtree_end) {
      const Eligibility inner = node(tree, child);
      if (inner.holds()) return inner;
      if (child == at + 1) first = inner;
    }
    return first;
  }

  [[nodiscard]] Eligibility leaf(const CompiledCondition&, const std::monostate&) const { return holds(); }

  [[nodiscard]] Eligibility leaf(const CompiledCondition& node, const TierCondition& tier) const {
    const std::int32_t held = facts_.member->tier;
    if (!tier.at_least.empty()) {
      return held >= node.index ? holds() : fails(Reason::tier_too_low, distance(Missing::Kind::tier, node.index));
    }
    const bool listed = std::find(node.tiers.begin(), node.tiers.end(), held) != node.tiers.end();
    return listed ? holds() : fails(Reason::wrong_tier, distance(Missing::Kind::tier, node.tiers.front()));
  }

  [[nodiscard]] Eligibility leaf(const CompiledCondition&, const DateCondition& date) const { return window(date.window); }

  [[nodiscard]] Eligibility leaf(const CompiledCondition&, const WeekdayCondition& condition) const {
    for (std::int64_t ahead = 0; ahead < 7; ++ahead) {
      const Weekday day = weekday(add_days(facts_.now.date, ahead));
      if (std::find(condition.days.begin(), condition.days.end(), day) == condition.days.end()) continue;
      return ahead == 0 ? holds() : fails(Reason::wrong_weekday, distance(Missing::Kind::days, ahead));
    }
    return fails(Reason::wrong_weekday);
  }

  [[nodiscard]] Eligibility leaf(const CompiledCondition&, const TimeCondition& hours) const {
    if (!facts_.now.time) return fails(Reason::fact_unknown);
    const TimeOfDay now = *facts_.now.time;
    const bool inside = hours.from <= hours.to ? hours.from <= now && now <= hours.to : hours.from <= now || now <= hours.to;
    return inside ? holds() : fails(Reason::outside_hours);
  }

  [[nodiscard]] Eligibility leaf(const CompiledCondition&, const BirthdayCondition& condition) const {
    if (!facts_.member->birthday) return fails(Reason::fact_unknown);
    const CivilDate birthday = civil(*facts_.member->birthday);
    const CivilDate today = civil(facts_.now.date);
    if (condition.span == BirthdayCondition::Span::month && birthday.month == today.month) return holds();
    const auto begin = [&](std::int32_t year) {
      if (condition.span == BirthdayCondition::Span::day) return birthday_in(year, birthday);
      return make_date({year, birthday.month, 1}).value_or(kLastDate);
    };
    Date next = begin(today.year);
    if (next < facts_.now.date) next = begin(today.year + 1);
    const std::int64_t ahead = next.days - facts_.now.date.days;
    return ahead == 0 ? holds() : fails(Reason::not_birthday, distance(Missing::Kind::days, ahead));
  }

  [[nodiscard]] Eligibility leaf(const CompiledCondition&, const OrdersCondition& condition) const {
    if (!facts_.member->orders) return fails(Reason::fact_unknown);
    const std::int64_t orders = *facts_.member->orders;
    if (condition.at_least && orders < *condition.at_least) {
      return fails(Reason::too_few_orders, distance(Missing::Kind::orders, *condition.at_least - orders));
    }
    if (condition.at_most && orders > *condition.at_most) return fails(Reason::too_many_orders);
    return holds();
  }

  [[nodiscard]] Eligibility leaf(const CompiledCondition&, const CustomerCondition& condition) const {
    if (!facts_.member->orders) return fails(Reason::fact_unknown);
    const bool is_new = *facts_.member->orders == 0;
    if (condition.kind == CustomerCondition::Kind::new_customer) return is_new ? holds() : fails(Reason::not_new_customer);
    return is_new ? fails(Reason::not_returning_customer, distance(Missing::Kind::orders, 1)) : holds();
  }

  [[nodiscard]] Eligibility leaf(const CompiledCondition& node, const SegmentCondition&) const {
    if (!facts_.member->segments) return fails(Reason::fact_unknown);
    const std::vector<Symbol>& segments = *facts_.member->segments;
    const bool listed = std::find_first_of(node.symbols.begin(), node.symbols.end(), segments.begin(), segments.end()) !=
                        node.symbols.end();
    return listed ? holds() : fails(Reason::not_in_segment);
  }

  [[nodiscard]] Eligibility leaf(const CompiledCondition& node, const ChannelCondition&) const {
    return listed(node, facts_.channel, Reason::wrong_channel);
  }

  [[nodiscard]] Eligibility leaf(const CompiledCondition& node, const PaymentCondition&) const {
    return listed(node, facts_.payment, Reason::wrong_payment);
  }

  [[nodiscard]] static Eligibility listed(const CompiledCondition& node, Symbol fact, Reason reason) {
    if (fact == kNoSymbol) return fails(Reason::fact_unknown);
    const bool found = std::find(node.symbols.begin(), node.symbols.end(), fact) != node.symbols.end();
    return found ? holds() : fails(reason);
  }

  [[nodiscard]] Eligibility leaf(const CompiledCondition& node, const MetricCondition& condition) const {
    const auto metric = static_cast<std::size_t>(node.index);
    const std::vector<std::optional<std::int64_t>>& metrics = facts_.member->metrics;
    if (metric >= metrics.size() || !metrics[metric]) return fails(Reason::fact_unknown);
    const std::int64_t value = *metrics[metric];
    if (condition.at_least && value < *condition.at_least) {
      return {Reason::metric_too_low, metric_distance(metric, *condition.at_least - value), node.index};
    }
    if (condition.at_most && value > *condition.at_most) {
      return {Reason::metric_too_high, metric_distance(metric, value - *condition.at_most), node.index};
    }
    return holds();
  }

  [[nodiscard]] Missing metric_distance(std::size_t metric, std::int64_t value) const {
    const CompiledMetric& compiled = program_.metrics()[metric];
    switch (compiled.document->kind) {
      case Metric::Kind::spend:
        return distance(Missing::Kind::amount, value);
      case Metric::Kind::points: {
        const auto ledger = static_cast<std::size_t>(compiled.ledger);
        return {Missing::Kind::points, value, program_.document().ledgers[ledger].decimals};
      }
      case Metric::Kind::orders:
        return distance(Missing::Kind::orders, value);
    }
    return {};
  }

  const Facts& facts_;
  const CompiledProgram& program_;
};

}  // namespace

Eligibility check(const DateWindow& valid, const ConditionTree& tree, const Facts& facts, const CompiledProgram& program) {
  const Checker checker(facts, program);
  if (const Eligibility window = checker.window(valid); !window.holds() || tree.empty()) return window;
  return checker.node(tree, 0);
}

std::int32_t highest_tier(const CompiledProgram& program, const Facts& facts) {
  const auto tiers = program.tiers();
  for (std::size_t tier = tiers.size(); tier-- > 0;) {
    if (check({}, tiers[tier].qualify, facts, program).holds()) return static_cast<std::int32_t>(tier);
  }
  return kNoTier;
}

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#include "condition_logic.h"

#include <algorithm>
#include <variant>
#include <vector>

#include "condition_demands.h"

namespace loyalty {
namespace {

Verdict opposite(Verdict verdict) {
  return verdict == Verdict::sometimes ? verdict : (verdict == Verdict::always ? Verdict::never : Verdict::always);
}

/// A value that is at least `least`, and no more is known (exact: is it).
Verdict judge_range(const Span& span, std::int64_t least, bool exact) {
  const bool high_enough = !span.at_least || *span.at_least <= least;
  const bool low_enough = !span.at_most || least <= *span.at_most;
  if (!low_enough) return Verdict::never;
  if (exact) return high_enough ? Verdict::always : Verdict::never;
  return high_enough && !span.at_most ? Verdict::always : Verdict::sometimes;
}

Verdict judge_leaf(const CompiledCondition& node, const Known& known) {
  const bool fresh = known.customer == Known::Customer::fresh;
  const Condition& condition = *node.document;
  if (const auto* tier = std::get_if<TierCondition>(&condition.leaf)) {
    if (!known.tier) return Verdict::sometimes;
    const bool held = tier->at_least.empty()
                          ? std::find(node.tiers.begin(), node.tiers.end(), *known.tier) != node.tiers.end()
                          : node.index <= *known.tier;
    return held ? Verdict::always : Verdict::never;
  }
  if (std::holds_alternative<OrdersCondition>(condition.leaf) ||
      std::holds_alternative<CustomerCondition>(condition.leaf)) {
    if (known.customer == Known::Customer::unknown) return Verdict::sometimes;
    return judge_range(orders_of(condition), fresh ? 0 : 1, fresh);
  }
  if (const auto* metric = std::get_if<MetricCondition>(&condition.leaf)) {
    return fresh ? judge_range({metric->at_least, metric->at_most}, 0, true) : Verdict::sometimes;
  }
  return Verdict::sometimes;
}

Verdict judge_node(const ConditionTree& tree, std::size_t at, const Known& known) {
  switch (tree[at].document->kind) {
    case Condition::Kind::leaf:
      return judge_leaf(tree[at], known);
    case Condition::Kind::negation:
      return opposite(judge_node(tree, at + 1, known));
    case Condition::Kind::all: {
      Verdict verdict = Verdict::always;
      for (std::size_t child = at + 1; child < tree[at].subtree_end; child = tree[child].subtree_end) {
        verdict = std::min(verdict, judge_node(tree, child, known));
      }
      return verdict;
    }
    case Condition::Kind::any: {
      Verdict verdict = Verdict::never;
      for (std::size_t child = at + 1; child < tree[at].subtree_end; child = tree[child].subtree_end) {
        verdict = std::max(verdict, judge_node(tree, child, known));
      }
      return verdict;
    }
  }
  return Verdict::sometimes;
}

template <class T>
bool is_part_of(const std::vector<T>& part, const std::vector<T>& whole) {
  return std::all_of(part.begin(), part.end(),
                     [&](const T& entry) { return std::find(whole.begin(), whole.end(), entry) != whole.end(); });
}

bool is_part_of(const DateWindow& part, const DateWindow& whole) {
  return (!whole.from || (part.from && *whole.from <= *part.from)) && (!whole.to || (part.to && *part.to <= *whole.to));
}

bool is_part_of(const Span& part, const Span& whole) {
  return (!whole.at_least || (part.at_least && *whole.at_least <= *part.at_least)) &&
         (!whole.at_most || (part.at_most && *part.at_most <= *whole.at_most));
}

bool tiers_imply(const TierCondition& a, const TierCondition& b, const CompiledProgram& program) {
  const std::vector<bool> narrow = admitted(a, program);
  const std::vector<bool> wide = admitted(b, program);
  for (std::size_t i = 0; i < narrow.size(); ++i) {
    if (narrow[i] && !wide[i]) return false;
  }
  return true;
}

bool metrics_imply(const MetricCondition& a, const MetricCondition& b) {
  return a.metric == b.metric && is_part_of(Span{a.at_least, a.at_most}, Span{b.at_least, b.at_most});
}

/// The list of a leaf of which one entry is enough; null for other leaves.
const std::vector<std::string>* any_of(const Condition& leaf) {
  if (const auto* segment = std::get_if<SegmentCondition>(&leaf.leaf)) return &segment->any_of;
  if (const auto* channel = std::get_if<ChannelCondition>(&leaf.leaf)) return &channel->any_of;
  if (const auto* payment = std::get_if<PaymentCondition>(&leaf.leaf)) return &payment->any_of;
  return nullptr;
}

bool is_about_orders(const Condition& leaf) {
  return std::holds_alternative<OrdersCondition>(leaf.leaf) || std::holds_alternative<CustomerCondition>(leaf.leaf);
}

/// Looks for a way in which all parts hold at once, one alternative after the other.
class Search {
 public:
  static constexpr int kMaxAlternatives = 64;  ///< one inside the other: the search is as deep
  static constexpr int kTierSteps = 20;        ///< a condition on tiers looks at all of them

  explicit Search(std::int64_t& steps_left) : steps_left_(steps_left) {}

  struct Part {
    const Condition* condition;
    bool positive;
  };

  /// What stands in the way; nothing when the parts can hold at once.
  std::optional<LintDetail> obstacle(std::vector<Part> parts, ConditionDemands demands, int depth = 0) {
    if (depth > kMaxAlternatives) return std::nullopt;
    std::vector<Part> alternatives;
    while (!parts.empty()) {
      if (--steps_left_ < 0) return std::nullopt;
      const Part part = parts.back();
      parts.pop_back();
      const Condition::Kind kind = part.condition->kind;
      if (kind == Condition::Kind::leaf) {
        if (std::holds_alternative<TierCondition>(part.condition->leaf)) steps_left_ -= kTierSteps;
        if (const auto found = demands.add(*part.condition, part.positive)) return found;
      } else if (kind == Condition::Kind::negation) {
        parts.push_back({&part.condition->children.front(), !part.positive});
      } else if ((kind == Condition::Kind::all) == part.positive) {
        for (const Condition& child : part.condition->children) parts.push_back({&child, part.positive});
      } else {
        alternatives.push_back(part);
      }
    }
    if (alternatives.empty()) return demands.obstacle();
    const Part choice = alternatives.back();
    alternatives.pop_back();
    std::optional<LintDetail> found;  // there is at least one alternative
    for (const Condition& child : choice.condition->children) {
      std::vector<Part> rest = alternatives;
      rest.push_back({&child, choice.positive});
      found = obstacle(std::move(rest), demands, depth + 1);
      if (!found) return found;
    }
    return found;
  }

 private:
  std::int64_t& steps_left_;
};

}  // namespace

Verdict ConditionLogic::judge(const ConditionTree& tree, const Known& known) {
  return tree.empty() ? Verdict::always : judge_node(tree, 0, known);
}

bool ConditionLogic::implies(const Condition& a, const Condition& b) {
  if (--steps_left_ < 0) return false;
  using Kind = Condition::Kind;
  const auto every = [](const Condition& of, const auto& holds) {
    return std::all_of(of.children.begin(), of.children.end(), holds);
  };
  const auto some = [](const Condition& of, const auto& holds) {
    return std::any_of(of.children.begin(), of.children.end(), holds);
  };
  if (a.kind == Kind::any) return every(a, [&](const Condition& child) { return implies(child, b); });
  if (b.kind == Kind::all) return every(b, [&](const Condition& child) { return implies(a, child); });
  if (a.kind == Kind::all && some(a, [&](const Condition& child) { return implies(child, b); })) return true;
  if (b.kind == Kind::any) return some(b, [&](const Condition& child) { return implies(a, child); });
  if (a.kind == Kind::negation && b.kind == Kind::negation) return implies(b.children.front(), a.children.front());
  return a.kind == Kind::leaf && b.kind == Kind::leaf && leaf_implies(a, b);
}

bool ConditionLogic::leaf_implies(const Condition& a, const Condition& b) const {
  if (is_about_orders(a) && is_about_orders(b)) return is_part_of(orders_of(a), orders_of(b));
  if (a.leaf.index() != b.leaf.index()) return false;
  if (const auto* tier = std::get_if<TierCondition>(&a.leaf)) {
    return tiers_imply(*tier, *std::get_if<TierCondition>(&b.leaf), program_);
  }
  if (const auto* metric = std::get_if<MetricCondition>(&a.leaf))
    return metrics_imply(*metric, *std::get_if<MetricCondition>(&b.leaf));
  if (const auto* date = std::get_if<DateCondition>(&a.leaf))
    return is_part_of(date->window, std::get_if<DateCondition>(&b.leaf)->window);
  if (const auto* days = std::get_if<WeekdayCondition>(&a.leaf))
    return is_part_of(days->days, std::get_if<WeekdayCondition>(&b.leaf)->days);
  if (const auto* list = any_of(a)) return is_part_of(*list, *any_of(b));
  const auto* birthday = std::get_if<BirthdayCondition>(&a.leaf);
  return (birthday != nullptr && birthday->span == BirthdayCondition::Span::day) || a.leaf == b.leaf;
}

std::optional<LintDetail> ConditionLogic::contradiction(const DateWindow& valid, const Condition& when) {
  ConditionDemands demands(program_);
  demands.within(valid);
  return Search(steps_left_).obstacle({{&when, true}}, std::move(demands));
}

}  // namespace loyalty

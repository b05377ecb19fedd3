// SPDX-License-Identifier: Apache-2.0
#include "advise_ways.h"

#include <algorithm>
#include <variant>

#include "loyalty/advice.h"

namespace loyalty {
namespace {

using Kind = WayTerm::Kind;

/// Out of line: the comparison of conditions is large.
[[gnu::noinline]] bool same_leaf(const WayTerm& a, const WayTerm& b) {
  return a.kind == Kind::other && b.kind == Kind::other && *a.leaf->document == *b.leaf->document;
}

/// Whether a holds whenever b does, by what stands there.
bool asked_by(const WayTerm& a, const WayTerm& b) {
  if (a.kind == Kind::other) return same_leaf(a, b) && a.negated == b.negated;
  if (a.kind != b.kind || a.metric != b.metric) return false;
  return a.kind == Kind::mark ? a.at <= b.at : a.at >= b.at;
}

[[gnu::noinline]] bool asks_for_all(const Way& more, const Way& less) {
  return std::all_of(less.begin(), less.end(), [&more](const WayTerm& term) {
    return std::any_of(more.begin(), more.end(), [&term](const WayTerm& other) { return asked_by(term, other); });
  });
}

bool contradict(const WayTerm& a, const WayTerm& b) {
  if (a.kind == Kind::other) return same_leaf(a, b) && a.negated != b.negated;
  if (a.metric != b.metric || b.kind == Kind::other) return false;
  return (a.kind == Kind::mark && b.kind == Kind::ceiling && a.at > b.at) || (a.kind == Kind::ceiling && b.kind == Kind::mark && b.at > a.at);
}

/// False: it contradicts what is there.
bool add_term(Way& way, const WayTerm& term) {
  for (const WayTerm& other : way) {
    if (contradict(other, term)) return false;
  }
  for (WayTerm& other : way) {
    if (asked_by(term, other)) return true;
    if (asked_by(other, term)) {
      other = term;
      return true;
    }
  }
  way.push_back(term);
  return true;
}

void add_way(Ways& ways, Way way) {
  for (const Way& other : ways.list) {
    if (asks_for_all(way, other)) return;
  }
  std::erase_if(ways.list, [&way](const Way& other) { return asks_for_all(other, way); });
  if (ways.list.size() == kMostWays) {
    ways.complete = false;
    return;
  }
  ways.list.push_back(std::move(way));
}

Ways both_of(const Ways& a, const Ways& b) {
  Ways ways{{}, a.complete && b.complete};
  for (const Way& one : a.list) {
    for (const Way& other : b.list) {
      Way way = one;
      if (std::all_of(other.begin(), other.end(), [&way](const WayTerm& term) { return add_term(way, term); })) add_way(ways, std::move(way));
    }
  }
  return ways;
}

Ways ways_of_leaf(const CompiledCondition& node, bool negated) {
  const auto* metric = std::get_if<MetricCondition>(&node.document->leaf);
  if (metric == nullptr) return {{{{Kind::other, -1, 0, &node, negated}}}, true};
  Way inside;
  Ways outside;
  if (metric->at_least) {
    inside.push_back({Kind::mark, node.index, *metric->at_least, nullptr, false});
    if (*metric->at_least > 0) outside.list.push_back({{Kind::ceiling, node.index, *metric->at_least - 1, nullptr, false}});
  }
  if (metric->at_most) {
    inside.push_back({Kind::ceiling, node.index, *metric->at_most, nullptr, false});
    outside.list.push_back({{Kind::mark, node.index, *metric->at_most + 1, nullptr, true}});
  }
  return negated ? outside : Ways{{inside}, true};
}

Ways ways_of_node(const ConditionTree& tree, std::size_t at, bool negated) {
  const CompiledCondition& node = tree[at];
  if (node.document->kind == Condition::Kind::leaf) return ways_of_leaf(node, negated);
  if (node.document->kind == Condition::Kind::negation) return ways_of_node(tree, at + 1, !negated);
  const bool all = (node.document->kind == Condition::Kind::all) != negated;
  Ways ways;
  if (all) ways.list.emplace_back();
  for (std::size_t child = at + 1; child < node.subtree_end; child = tree[child].subtree_end) {
    const Ways inner = ways_of_node(tree, child, negated);
    ways = all ? both_of(ways, inner) : either_of(std::move(ways), inner);
  }
  return ways;
}

}  // namespace

Ways ways_of(const ConditionTree& tree) {
  if (tree.empty()) return {{Way{}}, true};
  return ways_of_node(tree, 0, false);
}

Ways either_of(Ways a, const Ways& b) {
  a.complete = a.complete && b.complete;
  for (const Way& way : b.list) add_way(a, way);
  return a;
}

}  // namespace loyalty

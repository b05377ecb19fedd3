// SPDX-License-Identifier: Apache-2.0
#include "tiers.h"

#include <algorithm>
#include <variant>

namespace loyalty {
namespace {

/// The days on which the dated conditions of the tiers begin and have ended.
std::vector<Date> turns_of(const CompiledProgram& program) {
  std::vector<Date> turns;
  const auto insert = [&turns](Date day) {
    const auto place = std::lower_bound(turns.begin(), turns.end(), day);
    if (place == turns.end() || *place != day) turns.insert(place, day);
  };
  for (const CompiledTier& tier : program.tiers()) {
    for (const CompiledCondition& node : tier.qualify) {
      const auto* date = std::get_if<DateCondition>(&node.document->leaf);
      if (date == nullptr) continue;
      if (date->window.from) insert(*date->window.from);
      if (date->window.to && *date->window.to < kLastDate) insert(add_days(*date->window.to, 1));
    }
  }
  return turns;
}

}  // namespace

std::vector<TierMark> marks_of(const ConditionTree& tree) {
  std::vector<TierMark> marks;
  for (std::size_t i = 0; i < tree.size();) {
    const CompiledCondition& node = tree[i];
    if (node.document->kind == Condition::Kind::negation) {
      i = node.subtree_end;
      continue;
    }
    const auto* metric = std::get_if<MetricCondition>(&node.document->leaf);
    if (metric != nullptr && metric->at_least) marks.push_back({node.index, *metric->at_least});
    ++i;
  }
  return marks;
}

std::optional<Date> kept_until(const TierValidity& validity, Date reached) {
  switch (validity.kind) {
    case TierValidity::Kind::while_qualified:
      return std::nullopt;
    case TierValidity::Kind::months:
      return add_months(reached, validity.months);
    case TierValidity::Kind::end_of_next_year:
      return year_end(add_months(year_begin(reached), 12));
  }
  return std::nullopt;
}

TierHolding::TierHolding(const CompiledProgram& program)
    : validity_(program.document().tier_validity), turns_(turns_of(program)) {}

void TierHolding::review(Date day, std::int32_t qualified, Occasion occasion) {
  if (qualified > tier_) return hold(qualified, day);
  if (tier_ == kNoTier) return;
  const bool kept = valid_until_ && day <= *valid_until_;
  if (qualified < tier_) {
    if (!kept) hold(qualified, day);
  } else if (valid_until_ && (!kept || occasion == Occasion::event)) {
    valid_until_ = kept_until(validity_, day);
  }
}

std::optional<Date> TierHolding::next_review(Date day) {
  while (next_turn_ < turns_.size() && turns_[next_turn_] <= day) ++next_turn_;
  std::optional<Date> next;
  if (next_turn_ < turns_.size()) next = turns_[next_turn_];
  if (valid_until_ && *valid_until_ < kLastDate) {
    const Date ended = add_days(*valid_until_, 1);
    if (ended > day && (!next || ended < *next)) next = ended;
  }
  return next;
}

void TierHolding::hold(std::int32_t tier, Date day) {
  tier_ = tier;
  valid_until_ = tier == kNoTier ? std::nullopt : kept_until(validity_, day);
  timeline_.push_back({day, tier});
}

}  // namespace loyalty

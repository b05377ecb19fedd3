// SPDX-License-Identifier: Apache-2.0
#include "tiers.h"

#include <algorithm>
#include <variant>

namespace loyalty {
namespace {

void insert_turn(std::vector<Date>& turns, Date day) {
  const auto place = std::lower_bound(turns.begin(), turns.end(), day);
  if (place == turns.end() || *place != day) turns.insert(place, day);
}

void insert_turns(std::vector<Date>& turns, const ConditionTree& tree) {
  for (const CompiledCondition& node : tree) {
    const auto* date = std::get_if<DateCondition>(&node.document->leaf);
    if (date == nullptr) continue;
    if (date->window.from) insert_turn(turns, *date->window.from);
    if (date->window.to && *date->window.to < kLastDate) insert_turn(turns, add_days(*date->window.to, 1));
  }
}

Date snapped(Date day, Expiry::Snap snap) {
  switch (snap) {
    case Expiry::Snap::month_end:
      return month_end(day);
    case Expiry::Snap::quarter_end:
      return quarter_end(day);
    case Expiry::Snap::half_year_end:
      return half_year_end(day);
    case Expiry::Snap::year_end:
      return year_end(day);
    case Expiry::Snap::none:
    case Expiry::Snap::yearly:
      return day;
  }
  return day;
}

}  // namespace

std::vector<Date> tier_turns(const CompiledProgram& program) {
  std::vector<Date> turns;
  for (const CompiledTier& tier : program.tiers()) {
    insert_turns(turns, tier.qualify);
    insert_turns(turns, tier.keep);
  }
  return turns;
}

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
      return snapped(add_months(reached, validity.months), validity.snap);
    case TierValidity::Kind::end_of_next_year:
      return year_end(add_months(year_begin(reached), 12));
    case TierValidity::Kind::on_date: {
      const Date day = next_on(validity.on, add_months(year_begin(reached), std::int64_t{12} * validity.years));
      return day < reached ? next_on(validity.on, reached) : day;
    }
  }
  return std::nullopt;
}

bool TierHolding::review(const CompiledProgram& program, const Facts& facts, Occasion occasion) {
  const Date day = facts.now.date;
  if (recheck_ && *recheck_ <= day) recheck_.reset();
  const std::int32_t qualified = highest_tier(program, facts);
  if (qualified > tier_) {
    hold(program, qualified, day);
    return true;
  }
  if (tier_ == kNoTier) return false;
  const bool within = valid_until_ && day <= *valid_until_;
  const bool kept = qualified == tier_ || check({}, program.tiers()[static_cast<std::size_t>(tier_)].keep, facts, program).holds();
  if (kept) {
    due_.reset();
    const bool anew = occasion == Occasion::event || !within;
    if (valid_until_ && anew) valid_until_ = kept_until(program.document().tier_validity, day);
    return false;
  }
  return !within && lower(program, qualified, day);
}

bool TierHolding::lower(const CompiledProgram& program, std::int32_t qualified, Date day) {
  const Downgrade& downgrade = program.document().downgrade;
  if (downgrade.to == Downgrade::To::never || (held_until_ && day < *held_until_)) return false;
  if (!due_) {
    const Date failed = valid_until_ ? add_days(*valid_until_, 1) : day;
    due_ = add_days(failed, downgrade.grace_days);
    if (fell_ && downgrade.cooldown_months > 0) due_ = std::max(*due_, add_months(*fell_, downgrade.cooldown_months));
  }
  if (day < *due_) return false;
  const bool one = downgrade.to == Downgrade::To::one_level;
  hold(program, one ? tier_ - 1 : qualified, day);
  fell_ = day;
  if (one) recheck_ = held_until_ = add_days(day, 1);
  return true;
}

std::optional<Date> TierHolding::next_review(Date day) const {
  std::optional<Date> next;
  const auto offer = [&](std::optional<Date> other) {
    if (other && *other > day && (!next || *other < *next)) next = other;
  };
  if (tier_ != kNoTier && valid_until_ && *valid_until_ < kLastDate) offer(add_days(*valid_until_, 1));
  offer(due_);
  offer(recheck_);
  return next;
}

bool TierHolding::goes_on_like(const TierHolding& other, const Downgrade& downgrade, Date morning) const {
  const auto later = [morning](std::optional<Date> day) { return day && *day > morning ? day : std::nullopt; };
  const auto cooled = [&](std::optional<Date> fell) { return fell ? later(add_months(*fell, downgrade.cooldown_months)) : fell; };
  return tier_ == other.tier_ && valid_until_ == other.valid_until_ && due_ == other.due_ && recheck_ == other.recheck_ &&
         later(held_until_) == later(other.held_until_) && cooled(fell_) == cooled(other.fell_);
}

void TierHolding::hold(const CompiledProgram& program, std::int32_t tier, Date day) {
  tier_ = tier;
  valid_until_ = tier == kNoTier ? std::nullopt : kept_until(program.document().tier_validity, day);
  changed_ = day;
  change_ = next_change_++;
  due_.reset();
  recheck_.reset();
}

}  // namespace loyalty

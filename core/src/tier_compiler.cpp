// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>
#include <variant>

#include "program_compiler.h"

namespace loyalty {
namespace {

/// A tier is judged on the days of events and on which windows, validities and dates let something change, so its tree may ask for nothing
/// that changes by itself on other days, or only for the moment of an order; nor for tiers, which it decides.
bool judges_tiers(const Condition& condition) {
  const auto is = [&condition](auto leaf) { return std::holds_alternative<decltype(leaf)>(condition.leaf); };
  if (is(TierCondition{}) || is(WeekdayCondition{}) || is(TimeCondition{}) || is(BirthdayCondition{}) || is(ChannelCondition{}) ||
      is(PaymentCondition{})) {
    return false;
  }
  return std::all_of(condition.children.begin(), condition.children.end(), judges_tiers);
}

}  // namespace

void ProgramCompiler::compile_metrics() {
  const std::vector<Metric>& metrics = document().metrics;
  for (std::size_t i = 0; i < metrics.size(); ++i) {
    const Metric& metric = metrics[i];
    const Path where = (Path{} / "metrics").at(i);
    CompiledMetric compiled;
    compiled.document = &metric;
    compiled.items = rules_.selection(metric.items);
    if (metric.kind == Metric::Kind::points) compiled.ledger = rules_.ledger(metric.of, where / "ledger");
    if (metric.kind == Metric::Kind::count) compiled.count = rules_.count(metric.of, where / "of");
    rules_.check_days(metric.window, where / "window");
    if (metric.rolls_over && !metric.window.is_period()) {
      rules_.refuse(where / "rollover", "Only a window whose days all end together has an end at which something rolls over.");
    }
    program_->metrics_.push_back(std::move(compiled));
  }
}

void ProgramCompiler::compile_tiers() {
  const std::vector<Tier>& tiers = document().tiers;
  for (std::size_t i = 0; i < tiers.size(); ++i) {
    const Path where = (Path{} / "tiers").at(i);
    CompiledTier compiled;
    compiled.document = &tiers[i];
    compiled.qualify = tier_condition(tiers[i].qualify, where / "qualify");
    compiled.keep = tiers[i].keep ? tier_condition(*tiers[i].keep, where / "keep") : compiled.qualify;
    program_->tiers_.push_back(std::move(compiled));
  }
}

ConditionTree ProgramCompiler::tier_condition(const Condition& condition, const Path& where) {
  if (!judges_tiers(condition)) {
    rules_.refuse(where,
                  "A tier is decided by metrics, orders, segments, dates, choices and memberships; its condition cannot ask for anything else.");
  }
  return rules_.condition(condition, where);
}

void ProgramCompiler::compile_milestones() {
  const std::vector<Milestone>& milestones = document().milestones;
  for (std::size_t i = 0; i < milestones.size(); ++i) {
    const Milestone& milestone = milestones[i];
    const Path where = (Path{} / "milestones").at(i);
    CompiledMilestone compiled;
    compiled.document = &milestone;
    compiled.metric = rules_.reference(index_.metrics, "metric", milestone.metric, where / "metric");
    const Path rewards = where / "rewards";
    if (milestone.rewards.empty()) rules_.report(ErrorCode::empty, rewards);
    ProgramIndex::Positions names;
    for (std::size_t k = 0; k < milestone.rewards.size(); ++k) {
      const MilestoneReward& reward = milestone.rewards[k];
      add_name(rewards, k, reward.id, names);
      const bool points = !reward.ledger.empty();
      if (points && reward.voucher) rules_.report(ErrorCode::conflicting_fields, rewards.at(k), {{"names", "points, voucher"}});
      compiled.ledgers.push_back(points ? rules_.ledger(reward.ledger, rewards.at(k) / "points" / "ledger") : -1);
    }
    program_->milestones_.push_back(std::move(compiled));
  }
}

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#include "advise_trial.h"

#include <algorithm>

#include "loyalty/advice.h"

namespace loyalty {
namespace {

/// Of two rates, whether the first gives more for a point.
bool is_better(const RedemptionRung& a, const PointRate& b) {
  return Int128{a.value.minor} * b.points.units > Int128{b.value.minor} * a.points.units;
}

}  // namespace

std::optional<Money> PointRate::worth(Points of) const {
  const auto minor = narrow(Int128{of.units} * value.minor / points.units);
  return minor ? std::optional(Money{*minor}) : std::nullopt;
}

PointRates rates_of(const CompiledProgram& program, const Facts& facts) {
  PointRates rates(program.ledgers().size());
  for (std::size_t i = 0; i < program.redemptions().size(); ++i) {
    const CompiledRedemption& redemption = program.redemptions()[i];
    if (redemption.each >= 0 || !may_hold(redemption.when, facts, program)) continue;
    std::optional<PointRate>& best = rates[static_cast<std::size_t>(redemption.ledger)];
    for (const RedemptionRung& rung : redemption.document->rungs) {
      if (!best || is_better(rung, *best)) best = {static_cast<std::int32_t>(i), rung.points, rung.value};
    }
  }
  return rates;
}

Trials::Trials(const CompiledProgram& program, const Replay& replay, Date as_of) : program_(program), as_of_(as_of), usage_(program) {
  const Standing& standing = replay.standing();
  EarnUsage so_far = replay.usage();
  for (EarnUsage* usage : {&so_far, &usage_}) {
    usage->anchor(standing.anchor(Window::Anchor::joining), standing.anchor(Window::Anchor::tier_change));
  }
  for (std::size_t rule = 0; rule < program.earn().size(); ++rule) {
    const EarnRule& document = *program.earn()[rule].document;
    for (std::size_t limit = 0; limit < document.limits.size(); ++limit) {
      usage_.use(rule, limit, as_of, so_far.used(rule, limit, as_of));
      limited_ = true;
    }
    any_refuses_ = any_refuses_ || refuses(rule);
    if (document.scope != EarnScope::month) continue;
    usage_.set_month(rule, as_of, so_far.month(rule, as_of));
    limited_ = true;
  }
}

bool Trials::refuses(std::size_t rule) const {
  const std::vector<EarnLimit>& limits = program_.earn()[rule].document->limits;
  return std::any_of(limits.begin(), limits.end(), [](const EarnLimit& limit) { return limit.over == EarnLimit::Over::refuse; });
}

Result<void> Trials::run(const Member& member, Money spend, Trace* trace, const EarnInputs& inputs, EarnSteps* steps) {
  const LineTraits unknown;
  const EarnLine line{&unknown, 1, spend, spend, spend};
  const Facts facts{{as_of_, std::nullopt}, &member};
  const EarnEvent event{{&line, 1}, {}, true};
  if (!limited_) return loyalty::earn(program_, event, facts, nullptr, earned_, nullptr, trace, inputs, steps);
  EarnUsage usage = usage_;
  return loyalty::earn(program_, event, facts, &usage, earned_, nullptr, trace, inputs, steps);
}

const Earned* Trials::earn(const Member& member, Money spend) {
  if (spend == Money{}) {
    earned_ = {};
    earned_.totals.resize(program_.ledgers().size());
    return &earned_;
  }
  return run(member, spend, nullptr, {}, nullptr) ? &earned_ : nullptr;
}

EarnSteps Trials::derive(const Member& member, Money spend, StepIndex& amount, Trace& trace) {
  const Unit money{Unit::Kind::decimal, program_.document().currency.exponent};
  const std::int64_t one = 1;
  amount = trace.add_list({StepCode::basket_amount, Operation::given}, {}, money, std::span(&spend, 1));
  const StepIndex quantity = trace.add_list({StepCode::quantities, Operation::given}, {}, kCount, std::span(&one, 1));
  EarnSteps steps;
  if (!run(member, spend, &trace, {amount, amount, amount, quantity}, &steps)) steps = {};
  steps.totals.resize(program_.ledgers().size(), kNoStep);
  return steps;
}

std::optional<Int128> Trials::measure(const TrialGoal& goal) const {
  if (goal.ledger >= 0) return earned_.totals[static_cast<std::size_t>(goal.ledger)].units;
  Int128 sum = 0;
  const std::vector<std::int64_t> given = goal.rules ? given_by(*goal.rules) : std::vector<std::int64_t>{};
  for (std::size_t ledger = 0; ledger < earned_.totals.size(); ++ledger) {
    const std::optional<PointRate>& rate = (*goal.rates)[ledger];
    if (!rate) continue;
    if (goal.rules) {
      sum += divide(Int128{given[ledger] - goal.less[ledger]} * rate->value.minor, rate->points.units, Rounding::ceiling);
      continue;
    }
    const std::optional<Money> worth = rate->worth(earned_.totals[ledger]);
    if (!worth) return std::nullopt;
    sum += worth->minor;
  }
  return sum;
}

std::vector<bool> Trials::differing(const Member& one, const Member& other) const {
  std::vector<bool> rules(program_.earn().size(), false);
  const auto applies = [this](const CompiledEarnRule& rule, const Member& member) {
    return check(rule.document->valid, rule.when, {{as_of_, std::nullopt}, &member}, program_).holds();
  };
  for (const std::int32_t position : program_.earn_order()) {
    const auto at = static_cast<std::size_t>(position);
    const CompiledEarnRule& rule = program_.earn()[at];
    rules[at] = applies(rule, one) != applies(rule, other) ||
                std::any_of(rule.of.begin(), rule.of.end(), [&rules](std::int32_t of) { return rules[static_cast<std::size_t>(of)]; });
  }
  return rules;
}

std::vector<std::int64_t> Trials::given_by(const std::vector<bool>& rules) const {
  std::vector<std::int64_t> given(program_.ledgers().size(), 0);
  for (const EarnedByRule& one : earned_.rules) {
    const auto rule = static_cast<std::size_t>(one.rule);
    if (rules[rule]) given[static_cast<std::size_t>(program_.earn()[rule].ledger)] += one.points.units;
  }
  return given;
}

std::vector<std::int64_t> Trials::given_by(const std::vector<bool>& rules, const Member& member, Money spend) {
  if (earn(member, spend) == nullptr) earned_ = {};
  return given_by(rules);
}

bool Trials::refused(const Member& member) {
  if (!any_refuses_) return false;
  const auto find = [this]() {
    std::vector<bool> rules(program_.earn().size(), false);
    for (const NotEarned& one : earned_.not_earned) {
      const auto rule = static_cast<std::size_t>(one.rule);
      rules[rule] = one.reason == Reason::limit_reached && refuses(rule);
    }
    return rules;
  };
  const std::vector<bool> now = find();
  if (earn(member, Money{1}) == nullptr) return false;
  const std::vector<bool> always = find();
  return std::mismatch(now.begin(), now.end(), always.begin(), [](bool a, bool b) { return !a || b; }).first != now.end();
}

Trials::Outcome Trials::try_out(const Member& member, const TrialGoal& goal, Money spend) {
  if (earn(member, spend) == nullptr) return Outcome::overflow;
  const std::optional<Int128> reached = measure(goal);
  if (!reached) return Outcome::overflow;
  if (*reached >= goal.least) return Outcome::reached;
  return refused(member) ? Outcome::refused : Outcome::below;
}

TrialFound Trials::smallest(const Member& member, const TrialGoal& goal, Money from) {
  std::int64_t below = from.minor - 1;
  std::int64_t above = from.minor;
  Outcome outcome = try_out(member, goal, Money{above});
  for (std::int64_t stride = 1; outcome == Outcome::below && above < kMostSpend; stride *= 2) {
    below = above;
    above = std::min(above + stride, kMostSpend);
    outcome = try_out(member, goal, Money{above});
  }
  if (outcome == Outcome::below) return {};
  while (above - below > 1) {
    const std::int64_t middle = below + (above - below) / 2;
    const Outcome there = try_out(member, goal, Money{middle});
    if (there == Outcome::below) {
      below = middle;
    } else {
      above = middle;
      outcome = there;
    }
  }
  if (outcome == Outcome::reached) return {Money{above}, true};
  return {std::nullopt, outcome == Outcome::overflow};
}

std::optional<Int128> Trials::worth(const Member& member, const PointRates& rates, Money spend) {
  if (earn(member, spend) == nullptr) return std::nullopt;
  const std::optional<Int128> worth = measure({-1, &rates, 0, nullptr, {}});
  return worth && !(spend > Money{} && refused(member)) ? worth : std::nullopt;
}

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#include "discount_stages.h"

#include <algorithm>
#include <tuple>
#include <variant>

namespace loyalty {

void DiscountStages::add(std::span<const CompiledPromotion> promotions, RuleRef::Kind kind) {
  candidates_.reserve(candidates_.size() + promotions.size());
  for (std::size_t i = 0; i < promotions.size(); ++i) {
    candidates_.push_back({&promotions[i], {kind, static_cast<std::int32_t>(i)}});
  }
}

void DiscountStages::run() {
  put_in_order(candidates_);
  const std::vector<Stage>& stages = program_.document().stages;
  auto begin = candidates_.cbegin();
  while (begin != candidates_.cend()) {
    const std::int32_t stage = begin->promotion->stage;
    const auto end = std::find_if(begin, candidates_.cend(), [&](const Candidate& c) { return c.promotion->stage != stage; });
    const std::span<const Candidate> members(&*begin, static_cast<std::size_t>(end - begin));
    switch (stages[static_cast<std::size_t>(stage)].choose) {
      case Choose::all:
        run_all(members);
        break;
      case Choose::first:
        run_first(members);
        break;
      case Choose::best:
        run_best(members);
        break;
    }
    begin = end;
  }
}

void DiscountStages::run_all(std::span<const Candidate> stage) {
  for (const Candidate& candidate : stage) {
    if (!may_apply(candidate)) continue;
    if (candidate.promotion->document->gives_vouchers()) {
      take(candidate, outcome_);  // whether its mark is reached is seen when the payable amount is known
    } else if (try_out(candidate, outcome_)) {
      take(candidate, outcome_);
    }
  }
}

void DiscountStages::run_first(std::span<const Candidate> stage) {
  const Candidate* winner = nullptr;
  for (const Candidate& candidate : stage) {
    if (!may_apply(candidate)) continue;
    if (winner != nullptr) {
      reject(candidate, Reason::lost_to_earlier, {}, winner->rule);
    } else if (try_out(candidate, outcome_)) {
      take(candidate, outcome_);
      winner = &candidate;
    }
  }
}

void DiscountStages::run_best(std::span<const Candidate> stage) {
  struct Entry {
    const Candidate* candidate;
    TrialOutcome outcome;
  };
  std::vector<Entry> entries;
  entries.reserve(stage.size());
  for (const Candidate& candidate : stage) {
    if (may_apply(candidate) && try_out(candidate, outcome_)) entries.push_back({&candidate, std::move(outcome_)});
  }
  if (entries.empty()) return;
  const auto worth = [](const Entry& entry) {
    return std::make_tuple(entry.outcome.discount, voucher_worth(*entry.candidate, entry.outcome));
  };
  const auto best = std::max_element(entries.begin(), entries.end(),
                                     [&](const Entry& a, const Entry& b) { return worth(a) < worth(b); });
  for (const Entry& entry : entries) {
    if (&entry != &*best) reject_loser(*entry.candidate, entry.outcome, *best->candidate, best->outcome);
  }
  take(*best->candidate, best->outcome);
}

bool DiscountStages::may_apply(const Candidate& candidate) {
  const CompiledPromotion& promotion = *candidate.promotion;
  if (promotion.group != kNoSymbol) {
    const auto taken = std::find_if(groups_.begin(), groups_.end(), [&](const auto& group) { return group.first == promotion.group; });
    if (taken != groups_.end()) {
      reject(candidate, Reason::group_taken, {}, taken->second);
      return false;
    }
  }
  const Eligibility eligibility = check(promotion.document->valid, promotion.when, facts_, program_);
  if (eligibility.holds()) return true;
  const StepIndex step = trace_ && eligibility.metric >= 0 ? trace_metric(candidate, eligibility) : kNoStep;
  reject(candidate, eligibility.reason, eligibility.missing, {}, step);
  return false;
}

/// How far a metric is from its mark, whichever of the two is larger.
StepIndex DiscountStages::trace_metric(const Candidate& candidate, const Eligibility& eligibility) {
  const Missing& missing = eligibility.missing;
  const std::int64_t value = *facts_.member->metrics[static_cast<std::size_t>(eligibility.metric)];
  const bool too_low = eligibility.reason == Reason::metric_too_low;
  const std::int64_t mark = too_low ? value + missing.value : value - missing.value;
  const bool amount = missing.kind == Missing::Kind::amount;
  const Unit unit = missing.kind == Missing::Kind::orders
                        ? kCount
                        : Unit{Unit::Kind::decimal, amount ? program_.document().currency.exponent : missing.decimals};
  return trace_->add({StepCode::missing_metric, Operation::subtract, candidate.rule},
                     {Value{{too_low ? mark : value, 1}, unit}, Value{{too_low ? value : mark, 1}, unit}}, {{missing.value, 1}, unit});
}

bool DiscountStages::try_out(const Candidate& candidate, TrialOutcome& outcome) {
  trial_.run(*candidate.promotion, candidate.rule, outcome);
  if (outcome.applies()) return true;
  reject(candidate, outcome.reason, outcome.missing, {}, outcome.missing_step);
  return false;
}

void DiscountStages::take(const Candidate& candidate, const TrialOutcome& outcome) {
  if (candidate.promotion->group != kNoSymbol) groups_.emplace_back(candidate.promotion->group, candidate.rule);
  if (candidate.promotion->document->gives_vouchers()) {
    voucher_promotions_.push_back(candidate);
    return;
  }
  const auto position = static_cast<std::int32_t>(quote_.applied.size());
  const auto shares_begin = static_cast<std::uint32_t>(quote_.shares.size());
  quote_.shares.insert(quote_.shares.end(), outcome.shares.begin(), outcome.shares.end());
  quote_.applied.push_back({candidate.rule, candidate.promotion->stage, outcome.reached.rung, outcome.reached.times, outcome.base,
                            outcome.discount, shares_begin});
  for (std::size_t i = 0; i < columns_.left.size(); ++i) columns_.left[i] -= outcome.shares[i];
  if (!trace_) return;
  trace_->add_figure(outcome.base_step, {"/applied/#/base", position});
  trace_->add_figure(outcome.discount_step, {"/applied/#/discount", position});
  trace_->add_figure(outcome.shares_step, {"/applied/#/shares/*", position});
  columns_.left_step = trace_->add_list({StepCode::lines_left, Operation::subtract, candidate.rule},
                                        {Operand::of(columns_.left_step), Operand::of(outcome.shares_step)},
                                        {Unit::Kind::decimal, program_.document().currency.exponent}, columns_.left);
}

void DiscountStages::reject(const Candidate& candidate, Reason reason, Missing missing, RuleRef by, StepIndex step) {
  if (trace_ && step != kNoStep) {
    const auto position = static_cast<std::int32_t>(quote_.rejected.size());
    trace_->add_figure(step, {missing_pattern(missing.kind), position});
  }
  quote_.rejected.push_back({candidate.rule, candidate.promotion->stage, reason, missing, by});
}

void DiscountStages::reject_loser(const Candidate& loser, const TrialOutcome& outcome, const Candidate& winner,
                                  const TrialOutcome& best) {
  const Money difference = best.discount - outcome.discount;
  StepIndex step = kNoStep;
  if (trace_ && best.discount_step != kNoStep && outcome.discount_step != kNoStep) {
    step = trace_->add({StepCode::winner_difference, Operation::subtract, loser.rule},
                       {Operand::of(best.discount_step), Operand::of(outcome.discount_step)},
                       {{difference.minor, 1}, {Unit::Kind::decimal, program_.document().currency.exponent}});
  } else if (trace_) {  // vouchers take nothing off now
    const Unit money{Unit::Kind::decimal, program_.document().currency.exponent};
    step = trace_->add({StepCode::winner_difference, Operation::subtract, loser.rule},
                       {Value{{best.discount.minor, 1}, money}, Value{{outcome.discount.minor, 1}, money}}, {{difference.minor, 1}, money});
  }
  reject(loser, Reason::lost_to_better, {Missing::Kind::difference, difference.minor, 0}, winner.rule, step);
}

Int128 DiscountStages::voucher_worth(const Candidate& candidate, const TrialOutcome& outcome) {
  if (!candidate.promotion->document->gives_vouchers()) return 0;
  const Promotion& document = *candidate.promotion->document;
  const auto& benefit = document.rungs[static_cast<std::size_t>(outcome.reached.rung)].benefit;
  const Int128 count = std::min<Int128>(voucher_count(document, outcome.reached), kMaxAmount);
  return count * std::get_if<VoucherBack>(&benefit)->value.minor;
}

std::string_view missing_pattern(Missing::Kind kind) {
  switch (kind) {
    case Missing::Kind::amount:
      return "/rejected/#/missing/amount";
    case Missing::Kind::units:
      return "/rejected/#/missing/units";
    case Missing::Kind::points:
      return "/rejected/#/missing/points";
    case Missing::Kind::orders:
      return "/rejected/#/missing/orders";
    case Missing::Kind::count:
      return "/rejected/#/missing/count";
    case Missing::Kind::difference:
      return "/rejected/#/missing/difference";
    case Missing::Kind::days:
    case Missing::Kind::tier:
    case Missing::Kind::none:
      return {};
  }
  return {};
}

}  // namespace loyalty

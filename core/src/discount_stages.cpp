// SPDX-License-Identifier: Apache-2.0
#include "discount_stages.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace loyalty {
namespace {

bool measured_later(const Promotion& document) { return !document.reduces() && !document.makes_sets(); }

}  // namespace

void DiscountStages::add(std::span<const CompiledPromotion> promotions, RuleRef::Kind kind, std::span<const UsedBudget> used) {
  candidates_.reserve(candidates_.size() + promotions.size());
  for (std::size_t i = 0; i < promotions.size(); ++i) {
    candidates_.push_back({&promotions[i], {kind, static_cast<std::int32_t>(i)}});
    any_combines_ = any_combines_ || promotions[i].document->combines.said();
    for (const UsedBudget& one : used) {
      if (one.promotion == candidates_.back().rule) candidates_.back().used = &one;
    }
  }
}

void DiscountStages::run() {
  put_in_order(candidates_, program_.document());
  const std::vector<Stage>& stages = program_.document().stages;
  auto begin = candidates_.cbegin();
  while (begin != candidates_.cend()) {
    const std::int32_t stage = begin->promotion->stage;
    const auto end = std::find_if(begin, candidates_.cend(), [&](const Candidate& c) { return c.promotion->stage != stage; });
    const std::span<const Candidate> members(&*begin, static_cast<std::size_t>(end - begin));
    const Stage& document = stages[static_cast<std::size_t>(stage)];
    begin = end;
    if (document.per == Stage::Per::line) {
      run_by_line(members, document.choose == Choose::best);
      continue;
    }
    switch (document.choose) {
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
  }
}

void DiscountStages::run_all(std::span<const Candidate> stage) {
  for (const Candidate& candidate : stage) {
    if (!may_apply(candidate)) continue;
    const Promotion& document = *candidate.promotion->document;
    if (measured_later(document) && !document.stops) {
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
  std::vector<Entry> entries;
  entries.reserve(stage.size());
  for (const Candidate& candidate : stage) {
    if (!may_apply(candidate)) continue;
    trial_.run(candidate, columns_, outcome_);
    // Others may leave less, and the rest of a budget may then be enough.
    if (outcome_.applies() || outcome_.reason == Reason::budget_used) {
      entries.push_back({&candidate, std::move(outcome_)});
    } else {
      reject_untaken(candidate, outcome_);
    }
  }
  BestCombination best(program_.document(), lines_, columns_, entries);
  best.run();
  if (best.best().empty()) {
    for (const Entry& entry : entries) reject_untaken(*entry.candidate, entry.outcome);
    return;
  }
  if (!best.exact()) quote_.inexact.push_back(stage.front().promotion->stage);
  const std::vector<std::size_t>& winners = best.best();
  const auto won = [&](std::size_t entry) { return std::find(winners.begin(), winners.end(), entry) != winners.end(); };
  const std::vector<std::size_t> taken(winners);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (won(i)) continue;
    if (!entries[i].outcome.applies()) {
      reject_untaken(*entries[i].candidate, entries[i].outcome);
    } else if (taken.size() == 1) {
      const std::optional<Money> with = best.best_with(i);
      if (with && *with == entries[i].outcome.discount) {
        reject_loser(entries[i], entries[taken.front()]);
      } else {
        reject_loser(i, best, entries);
      }
    } else {
      reject_loser(i, best, entries);
    }
  }
  for (const std::size_t winner : taken) {
    if (winner == taken.front()) {
      take(*entries[winner].candidate, entries[winner].outcome);
    } else {
      trial_.run(*entries[winner].candidate, columns_, outcome_);
      take(*entries[winner].candidate, outcome_);
    }
  }
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
  if (stopped_by_) {
    reject(candidate, Reason::not_combinable, {}, *stopped_by_);
    return false;
  }
  if (const Candidate* other = any_combines_ ? excluding(candidate) : nullptr) {
    reject(candidate, Reason::not_combinable, {}, other->rule);
    return false;
  }
  if (promotion.document->budget && !within_budget(candidate)) return false;
  const Eligibility eligibility = check(promotion.document->valid, promotion.when, facts_, program_);
  if (eligibility.holds()) return true;
  const StepIndex step = trace_ && eligibility.metric >= 0 ? trace_metric(candidate, eligibility) : kNoStep;
  reject(candidate, eligibility.reason, eligibility.missing, {}, step);
  return false;
}

const Candidate* DiscountStages::excluding(const Candidate& candidate) const {
  const auto excludes = [&](const Candidate* other) { return !combine(candidate, *other, program_.document(), false); };
  const auto found = std::find_if(taken_.begin(), taken_.end(), excludes);
  return found == taken_.end() ? nullptr : *found;
}

bool DiscountStages::within_budget(const Candidate& candidate) {
  const Budget& budget = *candidate.promotion->document->budget;
  const UsedBudget none;
  const UsedBudget& used = candidate.used == nullptr ? none : *candidate.used;
  const bool used_up = (budget.uses && used.uses >= *budget.uses) || (budget.amount && candidate.budget_left() == Money{});
  const bool member_limit = budget.per_member && used.member >= *budget.per_member;
  if (used_up || member_limit) reject(candidate, used_up ? Reason::budget_used : Reason::member_limit);
  return !used_up && !member_limit;
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
  trial_.run(candidate, columns_, outcome);
  if (!outcome.applies()) reject_untaken(candidate, outcome);
  return outcome.applies();
}

void DiscountStages::reject_untaken(const Candidate& candidate, const TrialOutcome& outcome) {
  if (measured_later(*candidate.promotion->document)) {
    later_.push_back({candidate, {}, kNoStep});  // how far it is from its mark is known last
    return;
  }
  reject(candidate, outcome.reason, outcome.missing, outcome.by, outcome.missing_step);
  quote_.rejected.back().groups = outcome.groups;
}

void DiscountStages::take(const Candidate& candidate, const TrialOutcome& outcome) {
  const Promotion& document = *candidate.promotion->document;
  if (candidate.promotion->group != kNoSymbol) groups_.emplace_back(candidate.promotion->group, candidate.rule);
  if (any_combines_) taken_.push_back(&candidate);
  if (document.stops) stopped_by_ = candidate.rule;
  if (document.makes_sets() && outcome.pieces) columns_ = *outcome.pieces;
  if (!document.reduces()) {
    later_.push_back({candidate, {}, kNoStep});
    if (document.makes_sets()) later_.back().sets = outcome.reached.times, later_.back().sets_step = outcome.times_step;
    return;
  }
  if (outcome.pieces && !document.makes_sets()) columns_ = *outcome.pieces;
  const auto position = static_cast<std::int32_t>(quote_.applied.size());
  const auto shares_begin = static_cast<std::uint32_t>(quote_.shares.size());
  StepIndex shares_step = outcome.shares_step;
  if (columns_.in_pieces()) {
    const std::vector<Money> shares = line_totals(columns_, lines_.size(), outcome.shares, candidate.rule,
                                                  program_.document().currency.exponent, trace_, shares_step);
    quote_.shares.insert(quote_.shares.end(), shares.begin(), shares.end());
  } else {
    quote_.shares.insert(quote_.shares.end(), outcome.shares.begin(), outcome.shares.end());
  }
  quote_.applied.push_back({candidate.rule, candidate.promotion->stage, outcome.reached.rung, outcome.reached.times, outcome.base,
                            outcome.discount, shares_begin});
  for (std::size_t i = 0; i < columns_.left.size(); ++i) columns_.left[i] -= outcome.shares[i];
  if (candidate.rule.kind == RuleRef::Kind::voucher) note_left(candidate, outcome);
  if (!trace_) return;
  trace_->add_figure(outcome.base_step, {"/applied/#/base", position});
  trace_->add_figure(outcome.discount_step, {"/applied/#/discount", position});
  trace_->add_figure(shares_step, {"/applied/#/shares/*", position});
  columns_.left_step = trace_->add_list({StepCode::lines_left, Operation::subtract, candidate.rule},
                                        {Operand::of(columns_.left_step), Operand::of(outcome.shares_step)},
                                        {Unit::Kind::decimal, program_.document().currency.exponent}, columns_.left);
}

void DiscountStages::note_left(const Candidate& candidate, const TrialOutcome& outcome) {
  const Promotion& document = *candidate.promotion->document;
  const Rung& rung = document.rungs.front();
  const Money value = std::get_if<AmountOff>(&rung.benefit)->off;
  const Money left = value - outcome.discount;
  if (left == Money{}) return;
  const auto position = static_cast<std::int32_t>(quote_.vouchers_left.size());
  quote_.vouchers_left.push_back({candidate.rule, left});
  if (!trace_) return;
  const Unit money{Unit::Kind::decimal, program_.document().currency.exponent};
  const StepIndex step = trace_->add({StepCode::voucher_left, Operation::subtract, candidate.rule, {"/vouchersLeft/#/value", position}},
                                     {Value{{value.minor, 1}, money}, Operand::of(outcome.discount_step)}, {{left.minor, 1}, money});
  if (document.unused == Unused::lost) return;
  trace_->add_figure(step, {"/vouchersLeft/#/voucher/value", position});
  if (rung.at > 0) {
    trace_->add({StepCode::voucher_minimum, Operation::given, candidate.rule, {"/vouchersLeft/#/voucher/minimum", position}}, {}, {{rung.at, 1}, money});
  }
}

void DiscountStages::reject(const Candidate& candidate, Reason reason, Missing missing, RuleRef by, StepIndex step) {
  if (trace_ && step != kNoStep) {
    const auto position = static_cast<std::int32_t>(quote_.rejected.size());
    trace_->add_figure(step, {missing_pattern(missing.kind), position});
  }
  quote_.rejected.push_back({candidate.rule, candidate.promotion->stage, reason, missing, by});
}

void DiscountStages::reject_loser(const Entry& loser, const Entry& winner) {
  const TrialOutcome& outcome = loser.outcome;
  const TrialOutcome& best = winner.outcome;
  const Money difference = best.discount - outcome.discount;
  const Unit money{Unit::Kind::decimal, program_.document().currency.exponent};
  StepIndex step = kNoStep;
  if (trace_ && best.discount_step != kNoStep && outcome.discount_step != kNoStep) {
    step = trace_->add({StepCode::winner_difference, Operation::subtract, loser.candidate->rule},
                       {Operand::of(best.discount_step), Operand::of(outcome.discount_step)}, {{difference.minor, 1}, money});
  } else if (trace_) {  // vouchers take nothing off now
    step = trace_->add({StepCode::winner_difference, Operation::subtract, loser.candidate->rule},
                       {Value{{best.discount.minor, 1}, money}, Value{{outcome.discount.minor, 1}, money}}, {{difference.minor, 1}, money});
  }
  reject(*loser.candidate, Reason::lost_to_better, {Missing::Kind::difference, difference.minor, 0}, winner.candidate->rule, step);
}

/// Against a combination of several: how much more it takes off than the best one with the loser.
void DiscountStages::reject_loser(std::size_t loser, BestCombination& best, std::span<const Entry> entries) {
  const Candidate& candidate = *entries[loser].candidate;
  const RuleRef by = entries[best.winner_over(loser)].candidate->rule;
  const std::optional<Money> with = best.best_with(loser);
  if (!with) return reject(candidate, Reason::lost_to_better, {}, by);
  const Money difference = best.discount() - *with;
  StepIndex step = kNoStep;
  if (trace_) {
    const Unit money{Unit::Kind::decimal, program_.document().currency.exponent};
    step = trace_->add({StepCode::winner_difference, Operation::subtract, candidate.rule},
                       {Value{{best.discount().minor, 1}, money}, Value{{with->minor, 1}, money}}, {{difference.minor, 1}, money});
  }
  reject(candidate, Reason::lost_to_better, {Missing::Kind::difference, difference.minor, 0}, by, step);
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

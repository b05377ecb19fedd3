// SPDX-License-Identifier: Apache-2.0
#include "promotion_trial.h"

#include <algorithm>
#include <variant>


namespace loyalty {

void PromotionTrial::run(const CompiledPromotion& promotion, RuleRef rule, TrialOutcome& outcome) {
  promotion_ = &promotion;
  rule_ = rule;
  outcome.reason = Reason::none;
  outcome.missing = {};
  outcome.discount = {};
  outcome.base_step = outcome.discount_step = outcome.shares_step = outcome.missing_step = kNoStep;
  left_column_ = left_sum_step_ = times_step_ = kNoStep;
  if (!find_eligible()) {
    outcome.reason = Reason::no_eligible_items;
    return;
  }
  if (left_sum_ == Money{} && !promotion.document->gives_vouchers()) {
    outcome.reason = Reason::nothing_left;
    return;
  }
  if (!reaches_mark(outcome)) return;
  outcome.shares.resize(lines_.size());
  const Benefit& benefit = promotion.document->rungs[static_cast<std::size_t>(outcome.reached.rung)].benefit;
  if (const auto* percent = std::get_if<PercentOff>(&benefit)) give(*percent, outcome);
  if (const auto* amount = std::get_if<AmountOff>(&benefit)) give(*amount, outcome);
}

bool PromotionTrial::find_eligible() {
  const std::size_t count = lines_.size();
  all_eligible_ = promotion_->items.all;
  std::int64_t sum = 0;  // of amounts whose total is in range
  if (all_eligible_) {
    for (const Money left : columns_.left) sum += left.minor;
    eligible_left_ = columns_.left;
    left_sum_ = Money{sum};
    return count > 0;
  }
  eligible_.resize(count);
  masked_left_.resize(count);
  std::size_t matching = 0;
  for (std::size_t i = 0; i < count; ++i) {
    eligible_[i] = promotion_->items.matches(lines_[i].traits) ? 1 : 0;
    masked_left_[i] = eligible_[i] ? columns_.left[i] : Money{};
    sum += masked_left_[i].minor;
    matching += eligible_[i];
  }
  all_eligible_ = matching == count;
  eligible_left_ = masked_left_;
  left_sum_ = Money{sum};
  return matching > 0;
}

bool PromotionTrial::reaches_mark(TrialOutcome& outcome) {
  const Promotion& document = *promotion_->document;
  const Trigger& trigger = document.trigger;
  const std::int64_t mark = document.rungs.front().at;
  std::int64_t measured = 0;
  StepIndex measured_step = kNoStep;
  if (trigger.measure == Trigger::Measure::quantity) {
    eligible_units_.assign(columns_.quantities.begin(), columns_.quantities.end());
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!is_eligible(i)) eligible_units_[i] = 0;
      measured += eligible_units_[i];
    }
    if (trace_) {
      const StepIndex column = select<std::int64_t>(columns_.quantities_step, kCount, eligible_units_);
      measured_step = trace_sum(StepCode::eligible_units, column, kCount, measured);
    }
    outcome.base = sum_of(AmountBase::net, outcome.base_step);
  } else {
    const bool on_list = trigger.measure == Trigger::Measure::amount && trigger.base == AmountBase::list;
    outcome.base = sum_of(on_list ? AmountBase::list : AmountBase::net, outcome.base_step);
    measured = outcome.base.minor;
    measured_step = outcome.base_step;
  }
  const Unit unit = trigger.measure == Trigger::Measure::quantity ? kCount : money();
  outcome.reached = reach(document, measured);
  if (outcome.reached.times > 0) {
    if (trace_ && trigger.repeat == Trigger::Repeat::each) {
      const std::int64_t blocks = measured / mark;
      StepIndex step = trace_->add({StepCode::blocks_reached, Operation::blocks, rule_},
                                   {Operand::of(measured_step), Value{{mark, 1}, unit}}, {{blocks, 1}, kCount});
      if (blocks > outcome.reached.times) {
        step = trace_->add({StepCode::blocks_counted, Operation::min, rule_},
                           {Operand::of(step), Value{{*trigger.times, 1}, kCount}}, {{outcome.reached.times, 1}, kCount});
      }
      times_step_ = step;
    }
    return true;
  }
  const bool units = trigger.measure == Trigger::Measure::quantity;
  outcome.reason = units ? Reason::too_few_units : Reason::below_threshold;
  outcome.missing = {units ? Missing::Kind::units : Missing::Kind::amount, mark - measured, 0};
  if (trace_) {
    outcome.missing_step = trace_->add({units ? StepCode::missing_units : StepCode::missing_amount, Operation::subtract, rule_},
                                       {Value{{mark, 1}, unit}, Operand::of(measured_step)}, {{mark - measured, 1}, unit});
  }
  return false;
}

void PromotionTrial::give(const PercentOff& percent, TrialOutcome& outcome) {
  const Trace::About about{StepCode::percent_of_base, Operation::multiply, rule_, {}, program_.rounding};
  if (percent.scope == BenefitScope::line) {
    const std::span<const Money> base = percent.base == AmountBase::list ? std::span<const Money>(eligible_list()) : eligible_left_;
    for (std::size_t i = 0; i < lines_.size(); ++i) outcome.shares[i] = percent_of(percent, base[i], program_.rounding);
    StepIndex step = kNoStep;
    if (trace_) {
      const StepIndex column = eligible_column(percent.base);
      step = trace_->add_list(about, {Operand::of(column), Value{percent.off, kRatio}}, money(), outcome.shares);
    }
    return give_to_lines(step, outcome);
  }
  StepIndex base_step = kNoStep;
  const Money base = sum_of(percent.base, base_step);
  const Money discount = percent_of(percent, base, program_.rounding);
  StepIndex step = kNoStep;
  if (trace_) {
    step = trace_->add(about, {Operand::of(base_step), Value{percent.off, kRatio}}, {{discount.minor, 1}, money()});
  }
  give_to_order(discount, step, outcome);
}

void PromotionTrial::give(const AmountOff& amount, TrialOutcome& outcome) {
  const std::int64_t times = outcome.reached.times;
  if (amount.scope == BenefitScope::order) {
    const Money discount = amount_times(amount.off, times, Money{kMaxAmount});
    StepIndex step = kNoStep;
    if (trace_) step = trace_amount_off(amount.off, times, discount);
    return give_to_order(discount, step, outcome);
  }
  // Off each line, or each unit of it, and never below zero: the lesser of the two, line by line.
  std::vector<std::int64_t>& wanted = eligible_units_;
  wanted.assign(lines_.size(), 0);
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    outcome.shares[i] = {};
    if (!is_eligible(i)) continue;
    const std::int64_t units = amount.scope == BenefitScope::unit ? lines_[i].quantity : 1;
    wanted[i] = amount_times(amount.off, times, Money{kMaxAmount / units}).minor * units;
    outcome.shares[i] = std::min(Money{wanted[i]}, eligible_left_[i]);
  }
  StepIndex step = kNoStep;
  if (trace_) step = trace_line_amounts(amount, times, outcome);
  give_to_lines(step, outcome);
}

StepIndex PromotionTrial::trace_amount_off(Money off, std::int64_t times, Money amount) {
  const Value value{{off.minor, 1}, money()};
  if (times_step_ == kNoStep) return trace_->add({StepCode::amount_off, Operation::given, rule_}, {}, value);
  if (Int128{off.minor} * times != amount.minor) {  // more than any order: the product itself is not an amount
    return trace_->add({StepCode::amount_off, Operation::given, rule_}, {}, {{amount.minor, 1}, money()});
  }
  return trace_->add({StepCode::amount_off, Operation::multiply, rule_}, {value, Operand::of(times_step_)},
                     {{amount.minor, 1}, money()});
}

StepIndex PromotionTrial::trace_line_amounts(const AmountOff& amount, std::int64_t times, const TrialOutcome& outcome) {
  const Money each = amount_times(amount.off, times, Money{kMaxAmount});
  StepIndex off = trace_amount_off(amount.off, times, each);
  if (amount.scope == BenefitScope::unit) {
    std::vector<std::int64_t> units(columns_.quantities);
    for (std::size_t i = 0; i < units.size(); ++i) units[i] = is_eligible(i) ? units[i] : 0;
    const StepIndex column = select<std::int64_t>(columns_.quantities_step, kCount, units);
    const std::span<const std::int64_t> wanted(eligible_units_);
    const bool exact = each.minor <= kMaxAmount / kMaxQuantity;  // beyond it a product may have been cut to the range
    off = exact ? trace_->add_list({StepCode::amount_off, Operation::multiply, rule_}, {Operand::of(off), Operand::of(column)}, money(), wanted)
                : trace_->add_list({StepCode::amount_off, Operation::given, rule_}, {}, money(), wanted);
  }
  return trace_->add_list({StepCode::not_below_zero, Operation::min, rule_},
                          {Operand::of(off), Operand::of(eligible_column(AmountBase::net))}, money(), outcome.shares);
}

Money PromotionTrial::limited(Money discount, Money limit, StepCode code, StepIndex limit_step, StepIndex& step) {
  if (discount <= limit) return discount;
  if (trace_) {
    const Operand bound = limit_step == kNoStep ? Operand(Value{{limit.minor, 1}, money()}) : Operand::of(limit_step);
    step = trace_->add({code, Operation::min, rule_}, {Operand::of(step), bound}, {{limit.minor, 1}, money()});
  }
  return limit;
}

void PromotionTrial::give_to_order(Money discount, StepIndex step, TrialOutcome& outcome) {
  if (promotion_->document->cap) discount = limited(discount, *promotion_->document->cap, StepCode::capped, kNoStep, step);
  if (discount > left_sum_) {
    StepIndex left_step = kNoStep;
    const Money left = sum_of(AmountBase::net, left_step);
    discount = limited(discount, left, StepCode::not_below_zero, left_step, step);
  }
  outcome.discount = discount;
  outcome.discount_step = step;
  share(eligible_left_, trace_ ? eligible_column(AmountBase::net) : kNoStep, outcome);
}

void PromotionTrial::give_to_lines(StepIndex step, TrialOutcome& outcome) {
  bool over = false;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    over = over || outcome.shares[i] > eligible_left_[i];
    outcome.shares[i] = std::min(outcome.shares[i], eligible_left_[i]);
    outcome.discount += outcome.shares[i];
  }
  outcome.shares_step = step;
  if (trace_) {
    if (over) {
      outcome.shares_step = trace_->add_list({StepCode::not_below_zero, Operation::min, rule_},
                                             {Operand::of(step), Operand::of(eligible_column(AmountBase::net))}, money(), outcome.shares);
    }
    outcome.discount_step = trace_sum(StepCode::promotion_discount, outcome.shares_step, money(), outcome.discount.minor);
  }
  const std::optional<Money>& cap = promotion_->document->cap;
  if (!cap || outcome.discount <= *cap) return;
  outcome.discount = limited(outcome.discount, *cap, StepCode::capped, kNoStep, outcome.discount_step);
  const std::vector<Money> weights(outcome.shares);
  share(weights, outcome.shares_step, outcome);
}

void PromotionTrial::share(std::span<const Money> weights, StepIndex weights_step, TrialOutcome& outcome) {
  allocate(outcome.discount, weights, program_.allocation, outcome.shares, scratch_);
  if (!trace_) return;
  outcome.shares_step = trace_->add_list({StepCode::shares, Operation::allocate, rule_, {}, {}, program_.allocation},
                                         {Operand::of(outcome.discount_step), Operand::of(weights_step)}, money(), outcome.shares);
}

const std::vector<Money>& PromotionTrial::eligible_list() {
  eligible_list_.assign(columns_.list.begin(), columns_.list.end());
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (!is_eligible(i)) eligible_list_[i] = {};
  }
  return eligible_list_;
}

Money PromotionTrial::sum_of(AmountBase base, StepIndex& step) {
  const bool on_list = base == AmountBase::list;
  if (!on_list && left_sum_step_ != kNoStep) {
    step = left_sum_step_;
    return left_sum_;
  }
  Money sum = left_sum_;
  if (on_list) {
    sum = {};
    for (std::size_t i = 0; i < lines_.size(); ++i) sum += is_eligible(i) ? columns_.list[i] : Money{};
  }
  if (trace_) {
    step = trace_sum(StepCode::eligible_base, eligible_column(base), money(), sum.minor);
    if (!on_list) left_sum_step_ = step;
  }
  return sum;
}

StepIndex PromotionTrial::eligible_column(AmountBase base) {
  if (base == AmountBase::list) return select<Money>(columns_.list_step, money(), eligible_list());
  if (left_column_ == kNoStep) left_column_ = select<Money>(columns_.left_step, money(), eligible_left_);
  return left_column_;
}

template <class Number>
StepIndex PromotionTrial::select(StepIndex column, Unit unit, std::span<const Number> values) {
  if (all_eligible_) return column;
  operands_.assign(1, Operand::of(column));
  for (std::size_t i = 0; i < eligible_.size(); ++i) {
    if (eligible_[i] != 0) operands_.push_back(Value{{static_cast<std::int64_t>(i), 1}, kCount});
  }
  return trace_->add_list({StepCode::eligible_amounts, Operation::select, rule_}, operands_, unit, values);
}

StepIndex PromotionTrial::trace_sum(StepCode code, StepIndex column, Unit unit, std::int64_t total) {
  return trace_->add({code, Operation::sum, rule_}, {Operand::of(column)}, {{total, 1}, unit});
}

}  // namespace loyalty

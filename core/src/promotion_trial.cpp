// SPDX-License-Identifier: Apache-2.0
// What a promotion takes: its trigger, and the goods that its benefit is about. What it gives is in promotion_giving.cpp.
#include "promotion_trial.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace loyalty {

void PromotionTrial::run(const Candidate& candidate, const LineColumns& columns, TrialOutcome& outcome) {
  candidate_ = &candidate;
  promotion_ = candidate.promotion;
  columns_ = &columns;
  rule_ = candidate.rule;
  outcome.reason = Reason::none;
  outcome.missing = {};
  outcome.groups.clear();
  outcome.by = {};
  outcome.discount = {};
  outcome.pieces.reset();
  outcome.base_step = outcome.discount_step = outcome.shares_step = outcome.missing_step = kNoStep;
  times_step_ = kNoStep;
  forget_goods();
  const Promotion& document = *promotion_->document;
  if (document.makes_sets()) {
    if (!makes_sets(outcome)) return;
  } else {
    if (!find_eligible()) {
      outcome.reason = Reason::no_eligible_items;
      return;
    }
    if (left_sum_ == Money{} && document.reduces()) {
      outcome.reason = Reason::nothing_left;
      return;
    }
    if (!reaches_mark(outcome)) return;
  }
  if (!document.reduces()) {
    outcome.shares.assign(columns_->size(), {});
    return;
  }
  if (promotion_->units != nullptr) turn_to_reduced(outcome);
  if (outcome.applies()) give_benefit(outcome);
}

void PromotionTrial::forget_goods() { left_column_ = left_sum_step_ = kNoStep; }

bool PromotionTrial::find_eligible() {
  all_eligible_ = promotion_->items.all;
  if (all_eligible_) {
    std::int64_t sum = 0;  // of amounts whose total is in range
    for (const Money left : columns_->left) sum += left.minor;
    eligible_left_ = columns_->left;
    left_sum_ = Money{sum};
    return columns_->size() > 0;
  }
  return find_goods(promotion_->items);
}

bool PromotionTrial::find_goods(const CompiledSelection& goods) {
  const LineColumns& columns = *columns_;
  const std::size_t count = columns.size();
  eligible_.resize(count);
  masked_left_.resize(count);
  std::size_t matching = 0;
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const bool matches = goods.matches(lines_[columns.line(i)].traits);
    const Money left = matches ? columns.left[i] : Money{};
    eligible_[i] = matches ? 1 : 0;
    masked_left_[i] = left;
    sum += left.minor;
    matching += matches ? 1 : 0;
  }
  all_eligible_ = matching == count && count > 0;
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
    eligible_units_.assign(columns_->quantities.begin(), columns_->quantities.end());
    for (std::size_t i = 0; i < columns_->size(); ++i) {
      if (!is_eligible(i)) eligible_units_[i] = 0;
      measured += eligible_units_[i];
    }
    if (trace_) {
      const StepIndex column = select<std::int64_t>(columns_->quantities_step, kCount, eligible_units_);
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

bool PromotionTrial::makes_sets(TrialOutcome& outcome) {
  MadeSets made = make_sets(*promotion_, lines_, program_.unit_key, *columns_);
  if (made.sets == 0) {
    miss_sets(made, outcome);
    return false;
  }
  const Rung& rung = promotion_->document->rungs.front();
  if (made.given == 0) {
    refuse_price(std::get_if<NewPrice>(&rung.benefit)->price, made.dearest, outcome);
    return false;
  }
  outcome.reached = {0, made.given};
  if (trace_) times_step_ = outcome.times_step = trace_sets(made);
  take_pieces(std::move(made.runs), promotion_->units->pool, outcome);
  outcome.base = sum_of(AmountBase::net, outcome.base_step);
  return true;
}

void PromotionTrial::miss_sets(const MadeSets& made, TrialOutcome& outcome) {
  outcome.reason = made.used ? Reason::units_used : Reason::too_few_units;
  if (made.used) outcome.by = made.used_by;
  outcome.groups = made.missing;
  outcome.missing = {Missing::Kind::units, 0, 0};
  std::vector<Operand> units;
  for (const ShortGroup& group : made.missing) {
    outcome.missing.value += group.units;
    units.push_back(Value{{group.units, 1}, kCount});
  }
  if (trace_) {
    outcome.missing_step = trace_->add({StepCode::missing_units, Operation::sum, rule_}, units, {{outcome.missing.value, 1}, kCount});
  }
}

/// Full blocks of the units that the groups which run out first need.
StepIndex PromotionTrial::trace_sets(const MadeSets& made) {
  if (!made.fields.empty()) return trace_fields(made);
  std::vector<std::int64_t> units(columns_->size(), 0);
  for (const UnitRun& run : made.runs) {
    if ((run.fits & made.bound.groups) != 0) units[run.piece] += run.units;
  }
  operands_.assign(1, Operand::of(columns_->quantities_step));
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (units[i] > 0) operands_.push_back(Value{{static_cast<std::int64_t>(i), 1}, kCount});
  }
  const StepIndex column = trace_->add_list({StepCode::eligible_amounts, Operation::select, rule_}, operands_, kCount, units);
  const StepIndex sum = trace_sum(StepCode::eligible_units, column, kCount, made.bound.units);
  StepIndex step = trace_->add({StepCode::blocks_reached, Operation::blocks, rule_},
                               {Operand::of(sum), Value{{made.bound.needed, 1}, kCount}}, {{made.bound.sets, 1}, kCount});
  if (made.given < made.bound.sets) {
    step = trace_->add({StepCode::blocks_counted, Operation::min, rule_}, {Operand::of(step), Value{{made.given, 1}, kCount}},
                       {{made.given, 1}, kCount});
  }
  return step;
}

/// The sets of each line together, with those that are not full.
StepIndex PromotionTrial::trace_fields(const MadeSets& made) {
  const Trigger& trigger = promotion_->document->trigger;
  const std::int64_t needed = trigger.groups.front().quantity;
  std::vector<Operand> sets;
  std::int64_t together = made.parts;
  for (const SetField& field : made.fields) {
    const std::int64_t blocks = field.units / needed;
    StepIndex step = trace_->add({StepCode::blocks_reached, Operation::blocks, rule_}, {Value{{field.units, 1}, kCount}, Value{{needed, 1}, kCount}},
                                 {{blocks, 1}, kCount});
    if (field.sets < blocks) {
      step = trace_->add({StepCode::blocks_counted, Operation::min, rule_}, {Operand::of(step), Value{{*trigger.times, 1}, kCount}},
                         {{field.sets, 1}, kCount});
    }
    sets.push_back(Operand::of(step));
    together += field.sets;
  }
  if (made.parts > 0) sets.push_back(Value{{made.parts, 1}, kCount});
  const StepIndex all = trace_->add({StepCode::blocks_counted, Operation::sum, rule_}, sets, {{together, 1}, kCount});
  if (made.given == together) return all;
  return trace_->add({StepCode::blocks_counted, Operation::min, rule_}, {Operand::of(all), Value{{made.given, 1}, kCount}}, {{made.given, 1}, kCount});
}

void PromotionTrial::refuse_price(Money price, Money left, TrialOutcome& outcome) {
  const Money lower = price - left + Money{1};
  outcome.reason = Reason::not_cheaper;
  outcome.missing = {Missing::Kind::difference, lower.minor, 0};
  if (trace_) {
    outcome.missing_step = trace_->add({StepCode::missing_price, Operation::subtract, rule_},
                                       {value(price), value(left - Money{1})}, value(lower));
  }
}

void PromotionTrial::turn_to_reduced(TrialOutcome& outcome) {
  const auto rung = static_cast<std::size_t>(outcome.reached.rung);
  const Reduced& reduced = promotion_->document->rungs[rung].reduced;
  if (const auto& goods = promotion_->units->reduced[rung]) {
    forget_goods();
    if (!find_goods(*goods)) {
      outcome.reason = Reason::no_eligible_items;
      return;
    }
  }
  if (reduced.units && (reduced.items || !promotion_->document->makes_sets())) {
    if (all_eligible_) eligible_.assign(columns_->size(), 1);
    take_pieces(limited_units(*reduced.units, outcome.reached.times, eligible_, lines_, program_.unit_key, *columns_), kNoSymbol, outcome);
  }
  if (left_sum_ == Money{}) {
    outcome.reason = Reason::nothing_left;
  } else if (reduced.items && promotion_->document->makes_sets()) {
    outcome.base = sum_of(AmountBase::net, outcome.base_step);
  }
}

void PromotionTrial::take_pieces(std::vector<UnitRun> runs, Symbol pool, TrialOutcome& outcome) {
  CutPieces pieces = cut(*columns_, std::move(runs), pool, rule_, program_.currency.exponent, trace_);
  eligible_ = std::move(pieces.reduced);
  const bool changed = pieces.columns.size() > columns_->size() || pieces.columns.used.size() > columns_->used.size();
  if (changed) {
    outcome.pieces = std::move(pieces.columns);
    columns_ = &*outcome.pieces;
  }
  all_eligible_ = std::find(eligible_.begin(), eligible_.end(), 0) == eligible_.end();
  masked_left_.resize(columns_->size());
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < columns_->size(); ++i) {
    masked_left_[i] = eligible_[i] != 0 ? columns_->left[i] : Money{};
    sum += masked_left_[i].minor;
  }
  eligible_left_ = masked_left_;
  left_sum_ = Money{sum};
  forget_goods();
}

const std::vector<Money>& PromotionTrial::eligible_list() {
  eligible_list_.assign(columns_->list.begin(), columns_->list.end());
  for (std::size_t i = 0; i < columns_->size(); ++i) {
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
    for (std::size_t i = 0; i < columns_->size(); ++i) sum += is_eligible(i) ? columns_->list[i] : Money{};
  }
  if (trace_) {
    step = trace_sum(StepCode::eligible_base, eligible_column(base), money(), sum.minor);
    if (!on_list) left_sum_step_ = step;
  }
  return sum;
}

StepIndex PromotionTrial::eligible_column(AmountBase base) {
  if (base == AmountBase::list) return select<Money>(columns_->list_step, money(), eligible_list());
  if (left_column_ == kNoStep) left_column_ = select<Money>(columns_->left_step, money(), eligible_left_);
  return left_column_;
}

StepIndex PromotionTrial::eligible_quantities(const std::vector<std::int64_t>& units) {
  return select<std::int64_t>(columns_->quantities_step, kCount, units);
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

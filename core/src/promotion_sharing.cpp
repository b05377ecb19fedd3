// SPDX-License-Identifier: Apache-2.0
// The limits of a discount, and its shares: cap, budget, what is left, floors, allocation.
#include <algorithm>
#include <utility>

#include "promotion_trial.h"

namespace loyalty {

Money PromotionTrial::limited(Money discount, Money limit, StepCode code, StepIndex limit_step, StepIndex& step) {
  if (discount <= limit) return discount;
  if (trace_) {
    const Operand bound = limit_step == kNoStep ? Operand(Value{{limit.minor, 1}, money()}) : Operand::of(limit_step);
    step = trace_->add({code, Operation::min, rule_}, {Operand::of(step), bound}, {{limit.minor, 1}, money()});
  }
  return limit;
}

/// The cap, and what is left of a budget where a part of the discount is given.
Money PromotionTrial::cap_and_budget(Money discount, StepIndex& step) {
  const Promotion& document = *promotion_->document;
  const Money wanted = discount;
  if (document.cap) discount = limited(discount, *document.cap, StepCode::capped, kNoStep, step);
  if (document.budget && document.budget->amount && document.budget->last == Budget::Last::part) {
    discount = limited(discount, candidate_->budget_left(), StepCode::budget_left, kNoStep, step);
  }
  at_limit_ = discount < wanted;
  return discount;
}

void PromotionTrial::give_to_order(Money discount, StepIndex step, TrialOutcome& outcome) {
  discount = cap_and_budget(discount, step);
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
  for (std::size_t i = 0; i < columns_->size(); ++i) {
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
  const Money most = cap_and_budget(outcome.discount, outcome.discount_step);
  if (most == outcome.discount) return;
  outcome.discount = most;
  const std::vector<Money> weights(outcome.shares);
  share(weights, outcome.shares_step, outcome);
}

void PromotionTrial::share(std::span<const Money> weights, StepIndex weights_step, TrialOutcome& outcome) {
  Allocation method = allocation();
  if (method == Allocation::per_line && !at_limit_) return share_per_line(weights, weights_step, outcome);
  if (method == Allocation::per_line) method = by_amounts(method);  // what lines round by themselves could leave the limit
  const bool by_units = method == Allocation::equal_per_unit;
  if (by_units) {
    allocate_per_unit(outcome.discount, weights, columns_->quantities, outcome.shares, scratch_);
  } else {
    allocate(outcome.discount, weights, method, outcome.shares, scratch_);
  }
  if (!trace_) return;
  operands_.assign({Operand::of(outcome.discount_step), Operand::of(weights_step)});
  if (by_units) operands_.push_back(Operand::of(columns_->quantities_step));
  outcome.shares_step = trace_->add_list({StepCode::shares, Operation::allocate, rule_, {}, {}, method}, operands_, money(), outcome.shares);
}

/// Every share is rounded by itself, so their sum may be another than what was to be given.
void PromotionTrial::share_per_line(std::span<const Money> weights, StepIndex weights_step, TrialOutcome& outcome) {
  Money sum;
  for (const Money weight : weights) sum += weight;
  const Money wanted = outcome.discount;
  const Rational ratio = make_rational(wanted.minor, sum.minor).value_or(Rational{});
  outcome.discount = {};
  for (std::size_t i = 0; i < weights.size(); ++i) {
    outcome.shares[i] = std::min(weights[i], Money{static_cast<std::int64_t>(multiply(weights[i].minor, ratio, program_.rounding))});
    outcome.discount += outcome.shares[i];
  }
  if (!trace_) return;
  const StepIndex all = trace_sum(StepCode::eligible_base, weights_step, money(), sum.minor);
  const StepIndex part = trace_->add({StepCode::line_share, Operation::divide, rule_}, {Operand::of(outcome.discount_step), Operand::of(all)}, {ratio, kRatio});
  outcome.shares_step = trace_->add_list({StepCode::shares, Operation::multiply, rule_, {}, program_.rounding},
                                         {Operand::of(weights_step), Operand::of(part)}, money(), outcome.shares);
  outcome.discount_step = trace_sum(StepCode::promotion_discount, outcome.shares_step, money(), outcome.discount.minor);
}

void PromotionTrial::keep_floor(const Floor& floor, TrialOutcome& outcome) {
  const std::size_t count = columns_->size();
  std::vector<Money> room(count);
  std::vector<Money> floors(count);
  std::vector<Money> above(count);
  bool blocked = false;
  for (std::size_t i = 0; i < count; ++i) {
    const Int128 least = floor.price ? Int128{floor.price->minor} * columns_->quantities[i]
                                     : multiply(columns_->list[i].minor, *floor.share, Rounding::ceiling);
    floors[i] = Money{static_cast<std::int64_t>(std::min<Int128>(least, kMaxAmount))};
    above[i] = eligible_left_[i] - floors[i];
    room[i] = std::max(Money{}, above[i]);
    blocked = blocked || outcome.shares[i] > room[i];
  }
  if (!blocked) return;
  StepIndex room_step = kNoStep;
  if (trace_) {
    const StepIndex least = floor.price ? trace_->add_list({StepCode::floor_room, Operation::multiply, rule_},
                                                           {value(*floor.price), Operand::of(columns_->quantities_step)}, money(), floors)
                                        : trace_->add_list({StepCode::floor_room, Operation::multiply, rule_, {}, Rounding::ceiling},
                                                           {Operand::of(columns_->list_step), Value{*floor.share, kRatio}}, money(), floors);
    room_step = trace_->add_list({StepCode::floor_room, Operation::subtract, rule_},
                                 {Operand::of(eligible_column(AmountBase::net)), Operand::of(least)}, money(), above);
    room_step = trace_->add_list({StepCode::floor_room, Operation::max, rule_}, {Operand::of(room_step), value(Money{})}, money(), room);
  }
  const std::vector<Money> wanted(outcome.shares);
  const StepIndex wanted_step = outcome.shares_step;
  for (std::size_t i = 0; i < count; ++i) outcome.shares[i] = std::min(wanted[i], room[i]);
  if (trace_) {
    outcome.shares_step = trace_->add_list({StepCode::floor_room, Operation::min, rule_}, {Operand::of(wanted_step), Operand::of(room_step)},
                                           money(), outcome.shares);
  }
  if (floor.blocked == Floor::Blocked::moved) move_blocked(wanted, wanted_step, room, room_step, outcome);
  outcome.discount = {};
  for (const Money share : outcome.shares) outcome.discount += share;
  if (trace_) outcome.discount_step = trace_sum(StepCode::promotion_discount, outcome.shares_step, money(), outcome.discount.minor);
  if (outcome.discount == Money{}) outcome.reason = Reason::nothing_left;
}

/// What was blocked goes to the pieces that can still bear something, by the allocation.
void PromotionTrial::move_blocked(std::span<const Money> wanted, StepIndex wanted_step, std::span<const Money> room, StepIndex room_step,
                                  TrialOutcome& outcome) {
  const std::size_t count = columns_->size();
  std::vector<Money> blocked(count);
  std::vector<Money> bearable(count);
  Money together;
  Money most;
  for (std::size_t i = 0; i < count; ++i) {
    blocked[i] = wanted[i] - outcome.shares[i];
    bearable[i] = room[i] - outcome.shares[i];
    together += blocked[i];
    most += bearable[i];
  }
  const Money moved = std::min(together, most);
  std::vector<Money> more(count);
  const Allocation method = by_amounts(allocation());
  allocate(moved, bearable, method, more, scratch_);
  std::vector<Money> sums(count);
  for (std::size_t i = 0; i < count; ++i) sums[i] = outcome.shares[i] + more[i];
  if (trace_) {
    const Operand kept = Operand::of(outcome.shares_step);
    const StepIndex lost = trace_->add_list({StepCode::floor_blocked, Operation::subtract, rule_}, {Operand::of(wanted_step), kept}, money(), blocked);
    const StepIndex can = trace_->add_list({StepCode::floor_room, Operation::subtract, rule_}, {Operand::of(room_step), kept}, money(), bearable);
    const StepIndex all = trace_sum(StepCode::floor_blocked, lost, money(), together.minor);
    const StepIndex bound = trace_sum(StepCode::floor_room, can, money(), most.minor);
    const StepIndex total = trace_->add({StepCode::floor_moved, Operation::min, rule_}, {Operand::of(all), Operand::of(bound)}, value(moved));
    const StepIndex shares = trace_->add_list({StepCode::floor_moved, Operation::allocate, rule_, {}, {}, method},
                                              {Operand::of(total), Operand::of(can)}, money(), more);
    outcome.shares_step = trace_->add_list({StepCode::shares, Operation::add, rule_}, {kept, Operand::of(shares)}, money(), sums);
  }
  outcome.shares = std::move(sums);
}

}  // namespace loyalty

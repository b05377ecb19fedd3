// SPDX-License-Identifier: Apache-2.0
// The limits of a discount, and its shares: cap, budget, what is left, floors, allocation.
#include <algorithm>
#include <utility>

#include "heap_sort.h"
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
  Money most = left_sum_;
  if (has_floors_) {
    most = {};
    for (const Money room : room_) most += room;
  }
  if (at_limit_ || discount > most) exact_ = nullptr;
  if (discount > most) {
    StepIndex most_step = kNoStep;
    if (!has_floors_) {
      most = sum_of(AmountBase::net, most_step);
    } else if (trace_) {
      most_step = trace_sum(StepCode::floor_room, room_step(), money(), most.minor);
    }
    discount = limited(discount, most, StepCode::not_below_zero, most_step, step);
  }
  outcome.discount = discount;
  outcome.discount_step = step;
  const StepIndex left_step = trace_ ? eligible_column(AmountBase::net) : kNoStep;
  share(eligible_left_, left_step, room_, trace_ ? room_step() : kNoStep, outcome);
}

void PromotionTrial::give_to_lines(StepIndex step, TrialOutcome& outcome) {
  bool over = false;
  for (std::size_t i = 0; i < columns_->size(); ++i) {
    over = over || outcome.shares[i] > room_[i];
    outcome.shares[i] = std::min(outcome.shares[i], room_[i]);
    outcome.discount += outcome.shares[i];
  }
  outcome.shares_step = step;
  if (trace_) {
    if (over) {
      outcome.shares_step = trace_->add_list({StepCode::not_below_zero, Operation::min, rule_},
                                             {Operand::of(step), Operand::of(room_step())}, money(),
                                             outcome.shares);
    }
    outcome.discount_step = trace_sum(StepCode::promotion_discount, outcome.shares_step, money(), outcome.discount.minor);
  }
  const Money most = cap_and_budget(outcome.discount, outcome.discount_step);
  if (most == outcome.discount) return;
  outcome.discount = most;
  const std::vector<Money> weights(outcome.shares);
  share(weights, outcome.shares_step, weights, outcome.shares_step, outcome);
}

void PromotionTrial::share(std::span<const Money> weights, StepIndex weights_step, std::span<const Money> room, StepIndex room_step,
                           TrialOutcome& outcome) {
  if (allocation_.rounds_lines() && !at_limit_) return share_per_line(weights, weights_step, outcome);
  Allocation method = allocation_;
  // What lines round by themselves could leave the limit.
  if (method.rest == Allocation::Rest::none && (method.rounds_lines() || at_limit_) && method.over == Allocation::Over::total) {
    method = Allocation::largest_remainder;
  }
  const bool by_units = method == Allocation::equal_per_unit;
  const bool named = by_units || by_amounts(method) == method;
  if (!named || room_step != weights_step || (has_floors_ && room.data() != weights.data())) {
    return share_by_parts(method, weights, weights_step, room, room_step, outcome);
  }
  allocate(ToShare{outcome.discount, weights, {}, columns_->quantities}, method, outcome.shares, scratch_);
  if (!trace_) return;
  operands_.assign({Operand::of(outcome.discount_step), Operand::of(weights_step)});
  if (by_units) operands_.push_back(Operand::of(columns_->quantities_step));
  outcome.shares_step = trace_->add_list({StepCode::shares, Operation::allocate, rule_, {}, {}, method}, operands_, money(), outcome.shares);
}

/// The pieces by list price × quantity of their line, the largest first.
void PromotionTrial::order_lines() {
  const auto key = [&](std::uint32_t piece) {
    const BasketLine& line = lines_[columns_->line(piece)];
    return Int128{line.unit_price.minor} * line.quantity * line.quantity;
  };
  order_.resize(columns_->size());
  for (std::uint32_t i = 0; i < order_.size(); ++i) order_[i] = i;
  heap_sort(order_, [&](std::uint32_t a, std::uint32_t b) { return key(a) != key(b) ? key(a) > key(b) : a < b; });
}

/// With an allocation that has no name, or lines that bear less than what is left of them. The operands are in core/README.md, section 4.
void PromotionTrial::share_by_parts(const Allocation& method, std::span<const Money> weights, StepIndex weights_step, std::span<const Money> room,
                                    StepIndex room_step, TrialOutcome& outcome) {
  Allocation used = method;
  ToShare what{outcome.discount, weights, room, columns_->quantities, {}, {}, {}, rounding_};
  const bool of_order = weights.data() == eligible_left_.data();
  if (method.by == Allocation::By::list && of_order) {
    what.weights = eligible_list();
    if (trace_) weights_step = eligible_column(AmountBase::list);
  }
  const bool in_order = method.lines != Allocation::Lines::basket;
  if (in_order) order_lines(), what.order = order_;
  if (method.of == Allocation::Of::exact && exact_ != nullptr && of_order) {
    what.base = exact_->base == AmountBase::list ? std::span<const Money>(eligible_list()) : eligible_left_;
    what.rate = exact_->off;
  } else {
    used.of = Allocation::Of::rounded;
  }
  if (used.share == Allocation::Share::as_discount) used.share = static_cast<Allocation::Share>(rounding_);
  allocate(what, used, outcome.shares, scratch_);
  Money given;
  for (const Money share : outcome.shares) given += share;
  if (trace_) {
    std::vector<Operand> operands{Operand::of(outcome.discount_step), Operand::of(weights_step), Operand::of(room_step),
                                  Operand::of(columns_->quantities_step)};
    if (in_order) {
      const std::vector<std::int64_t> places(order_.begin(), order_.end());
      operands_.clear();
      for (const std::int64_t place : places) operands_.push_back(Value{{place, 1}, kCount});
      operands.push_back(Operand::of(trace_->add_list({StepCode::line_order, Operation::list, rule_}, operands_, kCount, places)));
    }
    if (!what.base.empty()) {
      operands.push_back(Operand::of(eligible_column(exact_->base)));
      operands.push_back(Value{exact_->off, kRatio});
    }
    outcome.shares_step = trace_->add_list({StepCode::shares, Operation::allocate, rule_, {}, {}, used}, operands, money(), outcome.shares);
    if (given != outcome.discount) {
      outcome.discount_step = trace_sum(StepCode::promotion_discount, outcome.shares_step, money(), given.minor);
    }
  }
  outcome.discount = given;
}

/// Every share is rounded by itself, so their sum may be another than what was to be given.
void PromotionTrial::share_per_line(std::span<const Money> weights, StepIndex weights_step, TrialOutcome& outcome) {
  Money sum;
  for (const Money weight : weights) sum += weight;
  const Money wanted = outcome.discount;
  const Rounding rounding = line_rounding();
  const Rational ratio = make_rational(wanted.minor, sum.minor).value_or(Rational{});
  outcome.discount = {};
  for (std::size_t i = 0; i < weights.size(); ++i) {
    outcome.shares[i] = std::min(weights[i], Money{static_cast<std::int64_t>(multiply(weights[i].minor, ratio, rounding))});
    outcome.discount += outcome.shares[i];
  }
  const std::vector<Money> wished(outcome.shares);
  if (has_floors_) {
    outcome.discount = {};
    for (std::size_t i = 0; i < weights.size(); ++i) {
      outcome.shares[i] = std::min(wished[i], room_[i]);
      outcome.discount += outcome.shares[i];
    }
  }
  if (!trace_) return;
  const StepIndex all = trace_sum(StepCode::eligible_base, weights_step, money(), sum.minor);
  const StepIndex part = trace_->add({StepCode::line_share, Operation::divide, rule_}, {Operand::of(outcome.discount_step), Operand::of(all)}, {ratio, kRatio});
  outcome.shares_step = trace_->add_list({StepCode::shares, Operation::multiply, rule_, {}, rounding},
                                         {Operand::of(weights_step), Operand::of(part)}, money(), wished);
  if (has_floors_) {
    outcome.shares_step = trace_->add_list({StepCode::not_below_zero, Operation::min, rule_},
                                           {Operand::of(outcome.shares_step), Operand::of(room_step())}, money(), outcome.shares);
  }
  outcome.discount_step = trace_sum(StepCode::promotion_discount, outcome.shares_step, money(), outcome.discount.minor);
}

void PromotionTrial::keep_floor(const Floor& floor, TrialOutcome& outcome) {
  const std::size_t count = columns_->size();
  std::vector<Money> room(count);
  std::vector<Money> floors(count);
  for (std::size_t i = 0; i < count; ++i) {
    const Int128 least = floor.price ? Int128{floor.price->minor} * columns_->quantities[i]
                                     : multiply(columns_->list[i].minor, *floor.share, Rounding::ceiling);
    floors[i] = Money{static_cast<std::int64_t>(std::min<Int128>(least, kMaxAmount))};
  }
  const std::vector<Money> own(floors);
  if (has_floors_) {
    for (std::size_t i = 0; i < count; ++i) floors[i] = std::max(floors[i], line_floors_[i]);
  }
  find_room_above(floors, room);
  bool blocked = false;
  for (std::size_t i = 0; i < count; ++i) blocked = blocked || outcome.shares[i] > room[i];
  if (!blocked) return;
  StepIndex room_step = kNoStep;
  if (trace_) {
    StepIndex floors_step = floor.price ? trace_->add_list({StepCode::floor_room, Operation::multiply, rule_},
                                                           {value(*floor.price), Operand::of(columns_->quantities_step)}, money(), own)
                                        : trace_->add_list({StepCode::floor_room, Operation::multiply, rule_, {}, Rounding::ceiling},
                                                           {Operand::of(columns_->list_step), Value{*floor.share, kRatio}}, money(), own);
    if (has_floors_) {
      floors_step = trace_->add_list({StepCode::floor_room, Operation::max, rule_}, {Operand::of(floors_step), Operand::of(trace_line_floors())},
                                     money(), floors);
    }
    room_step = trace_room_above(floors_step, floors, room);
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

/// Of what pieces have left, down to the floor prices that the basket names.
void PromotionTrial::find_room() {
  room_step_ = line_floors_step_ = kNoStep;
  room_ = eligible_left_;
  if (!has_floors_) return;
  line_floors_.clear();
  for (std::size_t i = 0; i < columns_->size(); ++i) {
    line_floors_.push_back(Money{floor_price(i).minor * columns_->quantities[i]});
  }
  find_room_above(line_floors_, own_room_);
  room_ = own_room_;
}

/// Not above the price: so that times the units it is an amount.
Money PromotionTrial::floor_price(std::size_t piece) const {
  const BasketLine& line = lines_[columns_->line(piece)];
  return std::min(line.floor_price, line.unit_price);
}

StepIndex PromotionTrial::room_step() {
  if (!has_floors_) return eligible_column(AmountBase::net);
  if (room_step_ == kNoStep) room_step_ = trace_room_above(trace_line_floors(), line_floors_, own_room_);
  return room_step_;
}

StepIndex PromotionTrial::trace_line_floors() {
  if (line_floors_step_ != kNoStep) return line_floors_step_;
  std::vector<Money> prices;
  for (std::size_t i = 0; i < columns_->size(); ++i) prices.push_back(floor_price(i));
  const StepIndex given = trace_->add_list({StepCode::line_floors, Operation::given, rule_}, {}, money(), prices);
  line_floors_step_ = trace_->add_list({StepCode::line_floors, Operation::multiply, rule_},
                                       {Operand::of(given), Operand::of(columns_->quantities_step)}, money(), line_floors_);
  return line_floors_step_;
}

void PromotionTrial::find_room_above(std::span<const Money> floors, std::vector<Money>& room) const {
  room.resize(floors.size());
  for (std::size_t i = 0; i < floors.size(); ++i) room[i] = std::max(Money{}, eligible_left_[i] - floors[i]);
}

StepIndex PromotionTrial::trace_room_above(StepIndex floors_step, std::span<const Money> floors, std::span<const Money> room) {
  std::vector<Money> above(floors.size());
  for (std::size_t i = 0; i < above.size(); ++i) above[i] = eligible_left_[i] - floors[i];
  const StepIndex step = trace_->add_list({StepCode::floor_room, Operation::subtract, rule_},
                                          {Operand::of(eligible_column(AmountBase::net)), Operand::of(floors_step)}, money(), above);
  return trace_->add_list({StepCode::floor_room, Operation::max, rule_}, {Operand::of(step), value(Money{})}, money(), room);
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
  const Allocation method = by_amounts(allocation_);
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

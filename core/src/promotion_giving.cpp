// SPDX-License-Identifier: Apache-2.0
// What a promotion gives: the discount, its limits, and its shares.
#include <algorithm>
#include <variant>

#include "promotion_trial.h"

namespace loyalty {

void PromotionTrial::give_benefit(TrialOutcome& outcome) {
  outcome.shares.resize(columns_->size());
  const Promotion& document = *promotion_->document;
  const Benefit& benefit = document.rungs[static_cast<std::size_t>(outcome.reached.rung)].benefit;
  if (const auto* percent = std::get_if<PercentOff>(&benefit)) give(*percent, outcome);
  if (const auto* amount = std::get_if<AmountOff>(&benefit)) give(*amount, outcome);
  if (const auto* price = std::get_if<NewPrice>(&benefit)) give(*price, outcome);
  if (!outcome.applies()) return;
  if (document.floor) keep_floor(*document.floor, outcome);
  const bool has_amount = document.budget && document.budget->amount;
  if (has_amount && document.budget->last == Budget::Last::none && outcome.discount > candidate_->budget_left()) {
    outcome.reason = Reason::budget_used;
  }
}

void PromotionTrial::give(const PercentOff& percent, TrialOutcome& outcome) {
  if (percent.scope == BenefitScope::unit) return give_per_unit(percent, outcome);
  const Trace::About about{StepCode::percent_of_base, Operation::multiply, rule_, {}, program_.rounding};
  if (percent.scope == BenefitScope::line || allocation() == Allocation::per_line) {
    const std::span<const Money> base = percent.base == AmountBase::list ? std::span<const Money>(eligible_list()) : eligible_left_;
    const Value rate{percent.off, kRatio};
    if (columns_->in_pieces()) {
      return give_to_whole_lines(
          base, trace_ ? eligible_column(percent.base) : kNoStep, [&](Money line) { return percent_of(percent, line, program_.rounding); },
          [&](Operand line, Money off) { return trace_->add(about, {line, rate}, value(off)); }, outcome);
    }
    for (std::size_t i = 0; i < columns_->size(); ++i) outcome.shares[i] = percent_of(percent, base[i], program_.rounding);
    StepIndex step = kNoStep;
    if (trace_) {
      const StepIndex column = eligible_column(percent.base);
      step = trace_->add_list(about, {Operand::of(column), rate}, money(), outcome.shares);
    }
    return give_to_lines(step, outcome);
  }
  StepIndex base_step = kNoStep;
  const Money base = sum_of(percent.base, base_step);
  const Money discount = percent_of(percent, base, program_.rounding);
  StepIndex step = kNoStep;
  if (trace_) step = trace_->add(about, {Operand::of(base_step), Value{percent.off, kRatio}}, value(discount));
  give_to_order(discount, step, outcome);
}

/// What is left of a piece is shared by its units: some have a minor unit more than the others, and each is rounded for itself.
void PromotionTrial::give_per_unit(const PercentOff& percent, TrialOutcome& outcome) {
  const std::span<const Money> base = percent.base == AmountBase::list ? std::span<const Money>(eligible_list()) : eligible_left_;
  for (std::size_t i = 0; i < columns_->size(); ++i) {
    const std::int64_t units = columns_->quantities[i];
    const std::int64_t low = base[i].minor / units;
    const std::int64_t above = base[i].minor % units;
    outcome.shares[i] = Money{percent_of(percent, Money{low}, program_.rounding).minor * (units - above)};
    if (above > 0) outcome.shares[i] += Money{percent_of(percent, Money{low + 1}, program_.rounding).minor * above};
  }
  give_to_lines(trace_ ? trace_per_unit(percent, base, outcome) : kNoStep, outcome);
}

StepIndex PromotionTrial::trace_per_unit(const PercentOff& percent, std::span<const Money> base, const TrialOutcome& outcome) {
  const std::size_t count = columns_->size();
  const Operand column = Operand::of(eligible_column(percent.base));
  const Operand units = Operand::of(columns_->quantities_step);
  const Value rate{percent.off, kRatio};
  std::vector<Money> low(count);
  std::vector<Money> low_off(count);
  std::vector<Money> high_off(count);
  std::vector<Money> rest(count);
  std::vector<std::int64_t> above(count);
  bool divides = true;
  for (std::size_t i = 0; i < count; ++i) {
    low[i] = Money{base[i].minor / columns_->quantities[i]};
    above[i] = base[i].minor % columns_->quantities[i];
    rest[i] = Money{above[i]};
    low_off[i] = percent_of(percent, low[i], program_.rounding);
    high_off[i] = percent_of(percent, low[i] + Money{1}, program_.rounding);
    divides = divides && above[i] == 0;
  }
  const Trace::About percentage{StepCode::unit_discount, Operation::multiply, rule_, {}, program_.rounding};
  const StepIndex unit = trace_->add_list({StepCode::unit_left, Operation::divide, rule_, {}, Rounding::floor}, {column, units}, money(), low);
  const StepIndex off = trace_->add_list(percentage, {Operand::of(unit), rate}, money(), low_off);
  const auto times = [&](StepIndex each, StepIndex how_many, const std::vector<Money>& offs, auto&& number) {
    std::vector<Money> products(count);
    for (std::size_t i = 0; i < count; ++i) products[i] = Money{offs[i].minor * number(i)};
    return trace_->add_list({StepCode::unit_discount, Operation::multiply, rule_}, {Operand::of(each), Operand::of(how_many)}, money(), products);
  };
  if (divides) return times(off, columns_->quantities_step, low_off, [&](std::size_t i) { return columns_->quantities[i]; });
  std::vector<Money> whole(count);
  std::vector<Money> next(count);
  std::vector<std::int64_t> below(count);
  for (std::size_t i = 0; i < count; ++i) {
    whole[i] = base[i] - rest[i];
    next[i] = low[i] + Money{1};
    below[i] = columns_->quantities[i] - above[i];
  }
  const Value minor_unit = value(Money{1});
  const StepIndex even = trace_->add_list({StepCode::unit_left, Operation::multiply, rule_}, {Operand::of(unit), units}, money(), whole);
  const StepIndex over = trace_->add_list({StepCode::unit_left, Operation::subtract, rule_}, {column, Operand::of(even)}, money(), rest);
  const StepIndex high = trace_->add_list({StepCode::units_above, Operation::divide, rule_}, {Operand::of(over), minor_unit}, kCount, above);
  const StepIndex others = trace_->add_list({StepCode::units_above, Operation::subtract, rule_}, {units, Operand::of(high)}, kCount, below);
  const StepIndex more = trace_->add_list({StepCode::unit_left, Operation::add, rule_}, {Operand::of(unit), minor_unit}, money(), next);
  const StepIndex more_off = trace_->add_list(percentage, {Operand::of(more), rate}, money(), high_off);
  const StepIndex first = times(off, others, low_off, [&](std::size_t i) { return below[i]; });
  const StepIndex second = times(more_off, high, high_off, [&](std::size_t i) { return above[i]; });
  return trace_->add_list({StepCode::unit_discount, Operation::add, rule_}, {Operand::of(first), Operand::of(second)}, money(), outcome.shares);
}

void PromotionTrial::give(const NewPrice& price, TrialOutcome& outcome) {
  if (price.scope == NewPrice::Scope::unit) return give_price_per_unit(price.price, outcome);
  StepIndex left_step = kNoStep;
  const Money left = sum_of(AmountBase::net, left_step);
  const Money prices{price.price.minor * outcome.reached.times};  // every set costs more, so this is an amount
  StepIndex step = kNoStep;
  if (trace_) {
    const StepIndex together = trace_->add({StepCode::new_price, Operation::multiply, rule_}, {value(price.price), Operand::of(times_step_)}, value(prices));
    step = trace_->add({StepCode::below_price, Operation::subtract, rule_}, {Operand::of(left_step), Operand::of(together)}, value(left - prices));
  }
  give_to_order(left - prices, step, outcome);
}

/// Units of a piece differ by a minor unit at most, so they are all above the price, or at it and one above, or none is above.
void PromotionTrial::give_price_per_unit(Money price, TrialOutcome& outcome) {
  const std::size_t count = columns_->size();
  std::vector<Money> prices(count);
  std::vector<Money> above(count);
  Money dearest;
  bool cheaper = false;
  bool exact = true;
  for (std::size_t i = 0; i < count; ++i) {
    const std::int64_t units = columns_->quantities[i];
    const Int128 wanted = Int128{price.minor} * units;
    exact = exact && wanted <= kMaxAmount;
    prices[i] = Money{static_cast<std::int64_t>(std::min<Int128>(wanted, kMaxAmount))};
    above[i] = eligible_left_[i] - prices[i];
    outcome.shares[i] = std::max(Money{}, above[i]);
    cheaper = cheaper || outcome.shares[i] > Money{};
    dearest = std::max(dearest, Money{(eligible_left_[i].minor + units - 1) / units});
  }
  if (!cheaper) return refuse_price(price, dearest, outcome);
  StepIndex step = kNoStep;
  if (trace_) {
    const StepIndex together = exact ? trace_->add_list({StepCode::new_price, Operation::multiply, rule_},
                                                        {value(price), Operand::of(columns_->quantities_step)}, money(), prices)
                                     : trace_->add_list({StepCode::new_price, Operation::given, rule_}, {}, money(), prices);
    step = trace_->add_list({StepCode::below_price, Operation::subtract, rule_},
                            {Operand::of(eligible_column(AmountBase::net)), Operand::of(together)}, money(), above);
    step = trace_->add_list({StepCode::below_price, Operation::max, rule_}, {Operand::of(step), value(Money{})}, money(), outcome.shares);
  }
  give_to_lines(step, outcome);
}

void PromotionTrial::give(const AmountOff& amount, TrialOutcome& outcome) {
  const std::int64_t times = outcome.reached.times;
  if (amount.scope == BenefitScope::order) {
    const Money discount = amount_times(amount.off, times, Money{kMaxAmount});
    StepIndex step = kNoStep;
    if (trace_) step = trace_amount_off(amount.off, times, discount);
    return give_to_order(discount, step, outcome);
  }
  if (amount.scope == BenefitScope::line && columns_->in_pieces()) {
    const Money each = amount_times(amount.off, times, Money{kMaxAmount});
    return give_to_whole_lines(
        eligible_left_, trace_ ? eligible_column(AmountBase::net) : kNoStep, [&](Money) { return each; },
        [&](const Operand&, Money) { return trace_amount_off(amount.off, times, each); }, outcome);
  }
  // Off each line, or each unit of it, and never below zero: the lesser of the two, line by line.
  std::vector<std::int64_t>& wanted = eligible_units_;
  wanted.assign(columns_->size(), 0);
  for (std::size_t i = 0; i < columns_->size(); ++i) {
    outcome.shares[i] = {};
    if (!is_eligible(i)) continue;
    const std::int64_t units = amount.scope == BenefitScope::unit ? columns_->quantities[i] : 1;
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
    std::vector<std::int64_t> units(columns_->quantities);
    for (std::size_t i = 0; i < units.size(); ++i) units[i] = is_eligible(i) ? units[i] : 0;
    const StepIndex column = eligible_quantities(units);
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

/// The cap, and what is left of a budget where a part of the discount is given.
Money PromotionTrial::cap_and_budget(Money discount, StepIndex& step) {
  const Promotion& document = *promotion_->document;
  if (document.cap) discount = limited(discount, *document.cap, StepCode::capped, kNoStep, step);
  if (document.budget && document.budget->amount && document.budget->last == Budget::Last::part) {
    discount = limited(discount, candidate_->budget_left(), StepCode::budget_left, kNoStep, step);
  }
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

template <class Wanted, class Traced>
void PromotionTrial::give_to_whole_lines(std::span<const Money> base, StepIndex base_step, const Wanted& wanted, const Traced& traced,
                                         TrialOutcome& outcome) {
  std::vector<Operand> shares;
  for (std::size_t piece = 0; piece < columns_->size();) {
    const std::size_t begin = piece;
    const std::size_t line = columns_->line(piece);
    Money of_line;
    Money left;
    bool any = false;
    std::vector<Operand> operands;
    for (; piece < columns_->size() && columns_->line(piece) == line; ++piece) {
      of_line += base[piece];
      left += eligible_left_[piece];
      any = any || is_eligible(piece);
      if (trace_) operands.push_back(Operand::of(base_step, piece));
    }
    const std::size_t count = piece - begin;
    const Money off = any ? wanted(of_line) : Money{};
    const Money given = std::min(off, left);
    const std::span<Money> parts = std::span<Money>(outcome.shares).subspan(begin, count);
    allocate(given, eligible_left_.subspan(begin, count), Allocation::largest_remainder, parts, scratch_);
    if (!trace_) continue;
    if (!any) {
      for (std::size_t i = 0; i < count; ++i) shares.push_back(value(Money{}));
      continue;
    }
    StepIndex step = traced(Operand::of(trace_->add({StepCode::line_totals, Operation::sum, rule_}, operands, value(of_line))), off);
    const Operand lefts = Operand::of(eligible_column(AmountBase::net));
    operands.clear();
    for (std::size_t i = begin; i < piece; ++i) operands.push_back(Operand::of(lefts.step, i));
    const StepIndex weights = trace_->add_list({StepCode::pieces, Operation::list, rule_}, operands, money(), eligible_left_.subspan(begin, count));
    if (off > left) {
      const StepIndex sum = trace_->add({StepCode::line_totals, Operation::sum, rule_}, {Operand::of(weights)}, value(left));
      step = trace_->add({StepCode::not_below_zero, Operation::min, rule_}, {Operand::of(step), Operand::of(sum)}, value(given));
    }
    step = trace_->add_list({StepCode::shares, Operation::allocate, rule_, {}, {}, Allocation::largest_remainder},
                            {Operand::of(step), Operand::of(weights)}, money(), parts);
    for (std::size_t i = 0; i < count; ++i) shares.push_back(Operand::of(step, i));
  }
  StepIndex step = kNoStep;
  if (trace_) step = trace_->add_list({StepCode::pieces, Operation::list, rule_}, shares, money(), outcome.shares);
  give_to_lines(step, outcome);
}

void PromotionTrial::share(std::span<const Money> weights, StepIndex weights_step, TrialOutcome& outcome) {
  const Allocation method = allocation();
  if (method == Allocation::per_line) return share_per_line(weights, weights_step, outcome);
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

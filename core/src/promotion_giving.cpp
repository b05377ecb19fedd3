// SPDX-License-Identifier: Apache-2.0
// What a promotion gives. Limits and shares of it are in promotion_sharing.cpp.
#include <algorithm>
#include <variant>

#include "promotion_trial.h"

namespace loyalty {

void PromotionTrial::give_benefit(TrialOutcome& outcome) {
  at_limit_ = false;
  exact_ = nullptr;
  outcome.shares.resize(columns_->size());
  const Promotion& document = *promotion_->document;
  const Benefit& benefit = document.rungs[static_cast<std::size_t>(outcome.reached.rung)].benefit;
  find_terms(benefit);
  find_room();
  if (const auto* percent = std::get_if<PercentOff>(&benefit)) give(*percent, outcome);
  if (const auto* amount = std::get_if<AmountOff>(&benefit)) give(*amount, outcome);
  if (const auto* price = std::get_if<NewPrice>(&benefit)) give(*price, outcome);
  if (!outcome.applies()) return;
  if (document.floor) keep_floor(*document.floor, outcome);
  if (has_floors_ && outcome.discount == Money{}) outcome.reason = Reason::nothing_left;
  const bool has_amount = document.budget && document.budget->amount;
  if (has_amount && document.budget->last == Budget::Last::none && outcome.discount > candidate_->budget_left()) {
    outcome.reason = Reason::budget_used;
  }
}

void PromotionTrial::find_terms(const Benefit& benefit) {
  const Promotion& document = *promotion_->document;
  rounding_ = rounding_of(document, benefit, program_);
  rounds_price_ = rounds_price(document, benefit, program_);
  allocation_ = allocation_of(document, benefit, program_);
}

Money PromotionTrial::percentage(const PercentOff& percent, Money base) const {
  if (!rounds_price_) return percent_of(percent, base, rounding_);
  const Rational rest{percent.off.denominator - percent.off.numerator, percent.off.denominator};
  return base - Money{static_cast<std::int64_t>(multiply(base.minor, rest, rounding_))};
}

StepIndex PromotionTrial::trace_percentage(StepCode code, const PercentOff& percent, const Operand& base, std::span<const Money> bases,
                                           std::span<const Money> off, bool is_list) {
  const auto add = [&](const Trace::About& about, Operands operands, std::span<const Money> results) {
    return is_list ? trace_->add_list(about, operands, money(), results) : trace_->add(about, operands, value(results.front()));
  };
  if (!rounds_price_) return add({code, Operation::multiply, rule_, {}, rounding_}, {base, Value{percent.off, kRatio}}, off);
  std::vector<Money> prices(bases.begin(), bases.end());
  for (std::size_t i = 0; i < prices.size(); ++i) prices[i] -= off[i];
  const Rational rest = make_rational(percent.off.denominator - percent.off.numerator, percent.off.denominator).value_or(Rational{});
  const StepIndex price = add({StepCode::new_price, Operation::multiply, rule_, {}, rounding_}, {base, Value{rest, kRatio}}, prices);
  return add({code, Operation::subtract, rule_}, {base, Operand::of(price)}, off);
}

void PromotionTrial::give(const PercentOff& percent, TrialOutcome& outcome) {
  if (percent.scope == BenefitScope::unit) return give_per_unit(percent, outcome);
  if (percent.scope == BenefitScope::line || allocation_.rounds_lines()) {
    if (percent.scope == BenefitScope::order) rounding_ = line_rounding();
    const std::span<const Money> base = percent.base == AmountBase::list ? std::span<const Money>(eligible_list()) : eligible_left_;
    if (columns_->in_pieces()) {
      return give_to_whole_lines(
          base, trace_ ? eligible_column(percent.base) : kNoStep, [&](Money line) { return percentage(percent, line); },
          [&](Operand line, Money of_line, Money off) {
            return trace_percentage(StepCode::percent_of_base, percent, line, {&of_line, 1}, {&off, 1}, false);
          },
          outcome);
    }
    for (std::size_t i = 0; i < columns_->size(); ++i) outcome.shares[i] = percentage(percent, base[i]);
    StepIndex step = kNoStep;
    if (trace_) {
      const Operand column = Operand::of(eligible_column(percent.base));
      step = trace_percentage(StepCode::percent_of_base, percent, column, base, outcome.shares, true);
    }
    return give_to_lines(step, outcome);
  }
  StepIndex base_step = kNoStep;
  const Money base = sum_of(percent.base, base_step);
  const Money discount = percentage(percent, base);
  StepIndex step = kNoStep;
  if (trace_) step = trace_percentage(StepCode::percent_of_base, percent, Operand::of(base_step), {&base, 1}, {&discount, 1}, false);
  exact_ = &percent;
  give_to_order(discount, step, outcome);
}

/// What is left of a piece is shared by its units: some have a minor unit more than the others, and each is rounded for itself.
void PromotionTrial::give_per_unit(const PercentOff& percent, TrialOutcome& outcome) {
  const std::span<const Money> base = percent.base == AmountBase::list ? std::span<const Money>(eligible_list()) : eligible_left_;
  for (std::size_t i = 0; i < columns_->size(); ++i) {
    const std::int64_t units = columns_->quantities[i];
    const std::int64_t low = base[i].minor / units;
    const std::int64_t above = base[i].minor % units;
    outcome.shares[i] = Money{percentage(percent, Money{low}).minor * (units - above)};
    if (above > 0) outcome.shares[i] += Money{percentage(percent, Money{low + 1}).minor * above};
  }
  give_to_lines(trace_ ? trace_per_unit(percent, base, outcome) : kNoStep, outcome);
}

StepIndex PromotionTrial::trace_per_unit(const PercentOff& percent, std::span<const Money> base, const TrialOutcome& outcome) {
  const std::size_t count = columns_->size();
  const Operand column = Operand::of(eligible_column(percent.base));
  const Operand units = Operand::of(columns_->quantities_step);
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
    low_off[i] = percentage(percent, low[i]);
    high_off[i] = percentage(percent, low[i] + Money{1});
    divides = divides && above[i] == 0;
  }
  const StepIndex unit = trace_->add_list({StepCode::unit_left, Operation::divide, rule_, {}, Rounding::floor}, {column, units}, money(), low);
  const StepIndex off = trace_percentage(StepCode::unit_discount, percent, Operand::of(unit), low, low_off, true);
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
  const StepIndex more_off = trace_percentage(StepCode::unit_discount, percent, Operand::of(more), next, high_off, true);
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
  const Reduced& reduced = promotion_->document->rungs[static_cast<std::size_t>(outcome.reached.rung)].reduced;
  const bool units_of_sets = amount.scope == BenefitScope::unit && promotion_->document->makes_sets() && !reduced.items;
  if (units_of_sets) times_step_ = kNoStep;  // each of them is in one set
  const std::int64_t times = units_of_sets ? 1 : outcome.reached.times;
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
        [&](const Operand&, Money, Money) { return trace_amount_off(amount.off, times, each); }, outcome);
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
    StepIndex step = traced(Operand::of(trace_->add({StepCode::line_totals, Operation::sum, rule_}, operands, value(of_line))), of_line, off);
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

}  // namespace loyalty

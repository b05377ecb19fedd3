// SPDX-License-Identifier: Apache-2.0
#include "curve_evaluation.h"

#include <algorithm>
#include <variant>

#include "best_combination.h"

namespace loyalty {
namespace {

/// Times beyond which a mark that repeats gives no more; at least one, for a promotion that gives nothing holds its place, too.
Int128 useful_times(const Promotion& promotion) {
  Int128 most = promotion.trigger.times.value_or(kMaxAmount);
  if (!promotion.cap) return most;
  const Benefit& benefit = promotion.rungs.front().benefit;
  if (const auto* amount = std::get_if<AmountOff>(&benefit)) {
    most = std::min(most, divide(promotion.cap->minor, amount->off.minor, Rounding::ceiling));
  } else if (const auto* voucher = std::get_if<VoucherBack>(&benefit)) {
    most = std::min(most, divide(promotion.cap->minor / voucher->value.minor, voucher->count, Rounding::ceiling));
  }
  return std::max(most, Int128{1});
}

/// As many vouchers as the budget, of which nothing has been used, allows.
Int128 within_budget(const Promotion& promotion, std::int32_t rung, Int128 count) {
  const std::int64_t value = std::get_if<VoucherBack>(&promotion.rungs[static_cast<std::size_t>(rung)].benefit)->value.minor;
  const bool bound = promotion.budget && promotion.budget->amount && promotion.budget->last != Budget::Last::whole;
  if (!bound || !in_range(count) || !in_range(count * value) || count * value <= promotion.budget->amount->minor) return count;
  return promotion.budget->last == Budget::Last::part ? promotion.budget->amount->minor / value : 0;
}

Int128 voucher_worth(const Promotion& promotion, Reached reached) {
  if (!promotion.gives_vouchers()) return 0;
  const Benefit& benefit = promotion.rungs[static_cast<std::size_t>(reached.rung)].benefit;
  return std::min<Int128>(voucher_count(promotion, reached), kMaxAmount) * std::get_if<VoucherBack>(&benefit)->value.minor;
}

}  // namespace

CurveEvaluator::CurveEvaluator(const Program& program, std::vector<Candidate> candidates, Money unit_price)
    : program_(program), candidates_(std::move(candidates)), unit_price_(unit_price) {
  const bool said = std::any_of(candidates_.begin(), candidates_.end(), [](const Candidate& c) { return c.promotion->document->combines.said(); });
  if (!said) return;
  for (const Candidate& a : candidates_) {
    for (const Candidate& b : candidates_) {
      stands_.push_back(static_cast<std::uint8_t>((combine(a, b, program, false) ? 1U : 0U) | (combine(a, b, program, true) ? 2U : 0U)));
    }
  }
}

const VoucherBack& CurveEvaluator::voucher(const CurveVouchers& vouchers) const {
  return *std::get_if<VoucherBack>(&promotion(vouchers.candidate).rungs[static_cast<std::size_t>(vouchers.rung)].benefit);
}

std::int64_t CurveEvaluator::units_of(Money basket) const {
  return unit_price_.minor == 0 ? 1 : std::max<std::int64_t>(1, basket.minor / unit_price_.minor);
}

void CurveEvaluator::evaluate(Money basket, CurvePoint& point) {
  arithmetic_.emplace(basket.minor);
  point_ = &point;
  point.discounts.clear();
  point.vouchers.clear();
  point.marks.clear();
  point.vouchers_total = {};
  point.all_marks_reached = true;
  basket_ = basket.minor;
  list_ = left_ = arithmetic_->basket();
  groups_.clear();
  taken_.clear();
  voucher_candidates_.clear();
  for (std::size_t begin = 0; begin < candidates_.size();) {
    const std::size_t end = stage_end(begin);
    switch (program_.stages[static_cast<std::size_t>(candidates_[begin].promotion->stage)].choose) {
      case Choose::all:
        run_all(begin, end);
        break;
      case Choose::first:
        run_first(begin, end);
        break;
      case Choose::best:
        run_best(begin, end);
        break;
    }
    begin = end;
  }
  give_vouchers();
  point.paid = left_;
  point.horizon = arithmetic_->horizon();
  point.overflowed = point.overflowed || arithmetic_->overflowed();
}

std::size_t CurveEvaluator::stage_end(std::size_t begin) const {
  std::size_t end = begin;
  while (end < candidates_.size() && candidates_[end].promotion->stage == candidates_[begin].promotion->stage) ++end;
  return end;
}

void CurveEvaluator::run_all(std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (!may_apply(i)) continue;
    if (candidates_[i].promotion->document->gives_vouchers()) {
      take(i, {});  // whether its mark is reached is seen when the discounts are over
    } else if (const Outcome outcome = try_out(i); outcome.applies) {
      take(i, outcome);
    }
  }
}

void CurveEvaluator::run_first(std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (!may_apply(i)) continue;
    if (const Outcome outcome = try_out(i); outcome.applies) return take(i, outcome);
  }
}

void CurveEvaluator::run_best(std::size_t begin, std::size_t end) {
  Combination best;
  search(begin, end, {}, best);
  for (const auto& [candidate, outcome] : best.chosen) take(candidate, outcome);
}

void CurveEvaluator::search(std::size_t from, std::size_t end, const Combination& chosen, Combination& best) {
  for (std::size_t i = from; i < end; ++i) {
    const bool allowed = std::all_of(chosen.chosen.begin(), chosen.chosen.end(), [&](const auto& other) { return stand(other.first, i, true); });
    if (!allowed || !may_apply(i)) continue;
    const Outcome outcome = try_out(i);
    if (!outcome.applies) continue;
    Combination here = chosen;
    here.chosen.emplace_back(i, outcome);
    here.discount = chosen.chosen.empty() ? outcome.discount : arithmetic_->add(chosen.discount, outcome.discount);
    here.later += voucher_worth(*candidates_[i].promotion->document, outcome.reached);
    if (best.chosen.empty() || is_better(here, best)) best = here;
    if (stands_.empty()) continue;
    const CurveNumber left = left_;
    left_ = arithmetic_->subtract(left_, outcome.discount);
    search(i + 1, end, here, best);
    left_ = left;
  }
}

bool CurveEvaluator::is_better(const Combination& a, const Combination& b) {
  const int order = arithmetic_->compare(a.discount, b.discount);
  if (order != 0) return order > 0;
  if (a.later != b.later) return a.later > b.later;
  if (a.chosen.size() != b.chosen.size()) return a.chosen.size() < b.chosen.size();
  // Equal only by rounding, and nothing else depends on which of the two it was: go on with the function that leads.
  if (!stands_.empty()) return false;
  const CompiledPromotion& here = *candidates_[a.chosen.front().first].promotion;
  const CompiledPromotion& there = *candidates_[b.chosen.front().first].promotion;
  const bool alike = here.group == there.group && here.document->reduces() && there.document->reduces();
  return alike && arithmetic_->leads(a.discount, b.discount);
}

bool CurveEvaluator::may_apply(std::size_t candidate) const {
  const Symbol group = candidates_[candidate].promotion->group;
  if (group != kNoSymbol && std::find(groups_.begin(), groups_.end(), group) != groups_.end()) return false;
  return std::all_of(taken_.begin(), taken_.end(), [&](std::size_t other) { return stand(candidate, other, false); });
}

bool CurveEvaluator::stand(std::size_t a, std::size_t b, bool in_best) const {
  if (stands_.empty()) return !in_best;
  const CompiledPromotion& one = *candidates_[a].promotion;
  if (in_best && one.group != kNoSymbol && one.group == candidates_[b].promotion->group) return false;
  return (stands_[a * candidates_.size() + b] & (in_best ? 2U : 1U)) != 0;
}

std::optional<std::size_t> CurveEvaluator::crowded() const {
  if (stands_.empty()) return std::nullopt;
  for (std::size_t begin = 0; begin < candidates_.size(); begin = stage_end(begin)) {
    std::vector<std::size_t> chosen;
    const bool best = program_.stages[static_cast<std::size_t>(candidates_[begin].promotion->stage)].choose == Choose::best;
    if (best && count_combinations(begin, stage_end(begin), chosen, kMostCurveCombinations + 1) > kMostCurveCombinations) return begin;
  }
  return std::nullopt;
}

/// Stops at the limit.
int CurveEvaluator::count_combinations(std::size_t from, std::size_t end, std::vector<std::size_t>& chosen, int limit) const {
  int count = 0;
  for (std::size_t i = from; i < end && count < limit; ++i) {
    if (!std::all_of(chosen.begin(), chosen.end(), [&](std::size_t other) { return stand(other, i, true); })) continue;
    chosen.push_back(i);
    count += 1 + count_combinations(i + 1, end, chosen, limit - count - 1);
    chosen.pop_back();
  }
  return count;
}

CurveEvaluator::Outcome CurveEvaluator::try_out(std::size_t candidate) {
  const Promotion& document = *candidates_[candidate].promotion->document;
  Outcome outcome;
  outcome.discount = arithmetic_->constant(0);
  if (!document.gives_vouchers() && !arithmetic_->at_least(left_, arithmetic_->constant(1))) return outcome;
  outcome.reached = reached(document, document.trigger.base == AmountBase::list ? list_ : left_);
  if (outcome.reached.times == 0) return outcome;
  outcome.applies = true;
  const Benefit& benefit = document.rungs[static_cast<std::size_t>(outcome.reached.rung)].benefit;
  if (std::holds_alternative<PercentOff>(benefit)) {
    outcome.discount = percent_off(document, benefit);
  } else if (const auto* amount = std::get_if<AmountOff>(&benefit)) {
    outcome.discount = amount_off(*amount, outcome.reached.times);
  } else {
    return outcome;
  }
  if (document.cap) {
    const CurveNumber cap = arithmetic_->constant(document.cap->minor);
    outcome.capped = outcome.discount.value >= cap.value && !arithmetic_->leads(cap, outcome.discount);
    outcome.discount = arithmetic_->smaller(outcome.discount, cap);
  }
  const bool part = document.budget && document.budget->amount && document.budget->last == Budget::Last::part;
  if (part) outcome.discount = arithmetic_->smaller(outcome.discount, arithmetic_->constant(document.budget->amount->minor));
  outcome.discount = arithmetic_->smaller(outcome.discount, left_);
  if (!keep_limits(document, outcome.discount)) {
    outcome.applies = false;
    outcome.discount = arithmetic_->constant(0);
  }
  return outcome;
}

CurveNumber CurveEvaluator::percent_off(const Promotion& promotion, const Benefit& benefit) {
  const PercentOff& percent = *std::get_if<PercentOff>(&benefit);
  const Rounding mode = rounding_of(promotion, benefit, program_);
  const CurveNumber base = percent.base == AmountBase::list ? list_ : left_;
  if (!rounds_price(promotion, benefit, program_)) return arithmetic_->share(base, percent.off, mode, percent_of(percent, Money{base.value}, mode));
  const Rational rest{percent.off.denominator - percent.off.numerator, percent.off.denominator};
  const Money price{static_cast<std::int64_t>(multiply(base.value, rest, mode))};
  return arithmetic_->subtract(base, arithmetic_->share(base, rest, mode, price));
}

bool CurveEvaluator::keep_limits(const Promotion& promotion, CurveNumber& discount) {
  if (promotion.floor) {
    const Floor& floor = *promotion.floor;
    CurveNumber least;
    if (floor.price) {
      least = arithmetic_->constant(std::min<Int128>(Int128{floor.price->minor} * units_now(), kMaxAmount));
    } else {
      const Int128 rounded = multiply(list_.value, *floor.share, Rounding::ceiling);
      least = arithmetic_->share(list_, *floor.share, Rounding::ceiling, Money{static_cast<std::int64_t>(rounded)});
    }
    const CurveNumber room = arithmetic_->subtract(left_, least);
    const CurveNumber one = arithmetic_->constant(1);
    if (!arithmetic_->at_least(room, one)) {
      if (arithmetic_->at_least(discount, one)) return false;
      discount = arithmetic_->constant(0);
    } else {
      discount = arithmetic_->smaller(discount, room);
    }
  }
  const bool whole_or_none = promotion.budget && promotion.budget->amount && promotion.budget->last == Budget::Last::none;
  return !whole_or_none || arithmetic_->at_least(arithmetic_->constant(promotion.budget->amount->minor), discount);
}

Reached CurveEvaluator::reached(const Promotion& promotion, const CurveNumber& amount) {
  switch (promotion.trigger.measure) {
    case Trigger::Measure::always:
    case Trigger::Measure::sets:
      break;
    case Trigger::Measure::amount:
      watch_marks(promotion, amount.value, &amount);
      return reach(promotion, amount.value);
    case Trigger::Measure::quantity: {
      const std::int64_t units = units_of(Money{basket_});
      watch_marks(promotion, units, nullptr);
      return reach(promotion, units);
    }
  }
  return reach(promotion, amount.value);
}

/// Ends the horizon where another rung or another repeat is reached, or this one no longer is.
void CurveEvaluator::watch_marks(const Promotion& promotion, std::int64_t measured, const CurveNumber* amount) {
  if (promotion.trigger.repeat == Trigger::Repeat::each) {
    const Int128 mark = promotion.rungs.front().at;
    const Int128 most = useful_times(promotion);
    const Int128 times = std::min<Int128>(measured / promotion.rungs.front().at, most);
    if (times > 0) static_cast<void>(watch_mark(times * mark, amount));
    if (times < most) static_cast<void>(watch_mark((times + 1) * mark, amount));
    if (times == 0) mark_ahead(amount);
    return;
  }
  // Marks ascend: the amount lies between two of them.
  for (std::size_t i = 0; i < promotion.rungs.size(); ++i) {
    const bool next_holds = i + 1 < promotion.rungs.size() && measured >= promotion.rungs[i + 1].at;
    if (next_holds) continue;
    if (!watch_mark(promotion.rungs[i].at, amount)) return mark_ahead(amount);
  }
}

/// Units without a price never grow: their marks are not waited for.
void CurveEvaluator::mark_ahead(const CurveNumber* amount) {
  if (amount != nullptr || unit_price_.minor > 0) point_->all_marks_reached = false;
}

/// amount: what is measured; without one, units.
bool CurveEvaluator::watch_mark(Int128 mark, const CurveNumber* amount) {
  if (amount != nullptr) {
    if (!in_range(mark)) return false;
    return arithmetic_->at_least(*amount, arithmetic_->constant(mark));
  }
  if (units_of(Money{basket_}) >= mark) return true;
  if (unit_price_.minor > 0) arithmetic_->narrow_horizon(mark * unit_price_.minor);
  return false;
}

CurveNumber CurveEvaluator::amount_off(const AmountOff& amount, std::int64_t times) {
  if (amount.scope != BenefitScope::unit) return arithmetic_->constant(amount_times(amount.off, times, Money{kMaxAmount}).minor);
  const std::int64_t units = units_now();
  return arithmetic_->constant(Int128{amount_times(amount.off, times, Money{kMaxAmount / units}).minor} * units);
}

std::int64_t CurveEvaluator::units_now() {
  const std::int64_t units = units_of(Money{basket_});
  if (unit_price_.minor > 0) arithmetic_->narrow_horizon((Int128{units} + 1) * unit_price_.minor);
  return units;
}

void CurveEvaluator::take(std::size_t candidate, const Outcome& outcome) {
  const CompiledPromotion& promotion = *candidates_[candidate].promotion;
  if (promotion.group != kNoSymbol) groups_.push_back(promotion.group);
  if (!stands_.empty()) taken_.push_back(candidate);
  if (promotion.document->gives_vouchers()) {
    voucher_candidates_.push_back(candidate);
    return;
  }
  left_ = arithmetic_->subtract(left_, outcome.discount);
  const auto position = static_cast<std::int32_t>(candidate);
  point_->discounts.push_back({position, Money{outcome.discount.value}});
  if (outcome.discount.value == 0) return;
  if (promotion.document->trigger.measure != Trigger::Measure::always) {
    point_->marks.push_back({CurveMark::Kind::rung, position, outcome.reached.rung});
  } else if (outcome.capped) {
    point_->marks.push_back({CurveMark::Kind::cap, position, 0});
  }
}

void CurveEvaluator::give_vouchers() {
  Int128 total = 0;
  for (const std::size_t candidate : voucher_candidates_) {
    const Promotion& document = *candidates_[candidate].promotion->document;
    const Reached now = reached(document, document.trigger.base == AmountBase::list ? list_ : left_);
    if (now.times == 0) continue;
    const Int128 count = within_budget(document, now.rung, voucher_count(document, now));
    if (count == 0) continue;
    const auto position = static_cast<std::int32_t>(candidate);
    total += std::min<Int128>(count, kMaxAmount) * voucher({position, now.rung, 0}).value.minor;
    if (!in_range(count) || !in_range(total)) {
      point_->overflowed = true;
      return;
    }
    point_->vouchers.push_back({position, now.rung, static_cast<std::int64_t>(count)});
    if (document.trigger.measure != Trigger::Measure::always) {
      point_->marks.push_back({CurveMark::Kind::rung, position, now.rung});
    }
  }
  point_->vouchers_total = Money{static_cast<std::int64_t>(total)};
}

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#include "curve_evaluation.h"

#include <algorithm>
#include <variant>

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

Int128 voucher_worth(const Promotion& promotion, Reached reached) {
  if (!promotion.gives_vouchers()) return 0;
  const Benefit& benefit = promotion.rungs[static_cast<std::size_t>(reached.rung)].benefit;
  return std::min<Int128>(voucher_count(promotion, reached), kMaxAmount) * std::get_if<VoucherBack>(&benefit)->value.minor;
}

}  // namespace

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
    if (!group_free(candidates_[i])) continue;
    if (candidates_[i].promotion->document->gives_vouchers()) {
      take(i, {});  // whether its mark is reached is seen when the discounts are over
    } else if (const Outcome outcome = try_out(i); outcome.applies) {
      take(i, outcome);
    }
  }
}

void CurveEvaluator::run_first(std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (!group_free(candidates_[i])) continue;
    if (const Outcome outcome = try_out(i); outcome.applies) return take(i, outcome);
  }
}

void CurveEvaluator::run_best(std::size_t begin, std::size_t end) {
  Outcome best;
  std::size_t winner = end;
  for (std::size_t i = begin; i < end; ++i) {
    if (!group_free(candidates_[i])) continue;
    const Outcome outcome = try_out(i);
    if (!outcome.applies) continue;
    bool better = winner == end;
    if (!better) {
      const Promotion& here = *candidates_[i].promotion->document;
      const Promotion& there = *candidates_[winner].promotion->document;
      const int order = arithmetic_->compare(outcome.discount, best.discount);
      const Int128 worth = voucher_worth(here, outcome.reached) - voucher_worth(there, best.reached);
      // Equal only by rounding, and nothing else depends on which of the two it was: go on with the function that leads.
      const bool alike = worth == 0 && candidates_[i].promotion->group == candidates_[winner].promotion->group &&
                         !here.gives_vouchers() && !there.gives_vouchers();
      better = order != 0 ? order > 0 : worth > 0 || (alike && arithmetic_->leads(outcome.discount, best.discount));
    }
    if (better) {
      best = outcome;
      winner = i;
    }
  }
  if (winner != end) take(winner, best);
}

bool CurveEvaluator::group_free(const Candidate& candidate) const {
  const Symbol group = candidate.promotion->group;
  return group == kNoSymbol || std::find(groups_.begin(), groups_.end(), group) == groups_.end();
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
  if (const auto* percent = std::get_if<PercentOff>(&benefit)) {
    const CurveNumber& base = percent->base == AmountBase::list ? list_ : left_;
    outcome.discount =
        arithmetic_->share(base, percent->off, program_.rounding, percent_of(*percent, Money{base.value}, program_.rounding));
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
  outcome.discount = arithmetic_->smaller(outcome.discount, left_);
  return outcome;
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
    const Int128 count = voucher_count(document, now);
    if (count == 0) continue;
    total += voucher_worth(document, now);
    if (!in_range(count) || !in_range(total)) {
      point_->overflowed = true;
      return;
    }
    const auto position = static_cast<std::int32_t>(candidate);
    point_->vouchers.push_back({position, now.rung, static_cast<std::int64_t>(count)});
    if (document.trigger.measure != Trigger::Measure::always) {
      point_->marks.push_back({CurveMark::Kind::rung, position, now.rung});
    }
  }
  point_->vouchers_total = Money{static_cast<std::int64_t>(total)};
}

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#include "basket_trial.h"

#include <variant>

namespace loyalty {
namespace {

[[nodiscard]] Int128 face_of(const Quote& quote) {
  Int128 face = 0;
  for (const IssuedVouchers& one : quote.vouchers) face += Int128{one.value.minor} * one.count;
  return face;
}

[[nodiscard]] Int128 cashback_of(const Quote& quote) {
  Int128 sum = 0;
  for (const GivenCashback& one : quote.cashback) sum += one.amount.minor;
  return sum;
}

/// Whether it gives a share of an amount: more of the same, not the offer once more.
[[nodiscard]] bool gives_share(const CompiledPromotion& promotion) {
  const auto* cashback = std::get_if<Cashback>(&promotion.document->rungs.front().benefit);
  return cashback != nullptr && cashback->share.has_value();
}

}  // namespace

Result<void> BasketTrial::ask() {
  if (auto answered = loyalty::quote(program_, request_, quote_, nullptr); !answered) return answered;
  Int128 points = 0;
  for (const GivenPoints& one : quote_.points) points += one.points.units;
  for (const Points earned : quote_.earned.totals) points += earned.units;
  if (!counted() || !in_range(points)) return Error{ErrorCode::amount_overflow, Path{} / "basket", {}};
  return {};
}

std::optional<Money> BasketTrial::counted() const {
  const auto face = narrow(face_of(quote_));
  const auto cashback = narrow(cashback_of(quote_));
  if (!face || !cashback) return std::nullopt;
  if (rate_.numerator == 0) return Money{};
  const auto sum = narrow(multiply(*face, rate_, Rounding::floor) + *cashback);
  return sum ? std::optional(Money{*sum}) : std::nullopt;
}

std::optional<Money> BasketTrial::cost() {
  if (!ask()) return std::nullopt;
  const auto cost = narrow(Int128{quote_.payable().minor} - counted()->minor);
  return cost ? std::optional(Money{*cost}) : std::nullopt;
}

LaterValue BasketTrial::later() const {
  LaterValue later;
  later.vouchers = Money{static_cast<std::int64_t>(face_of(quote_))};
  later.cashback = Money{static_cast<std::int64_t>(cashback_of(quote_))};
  later.points.resize(program_.ledgers().size());
  for (std::size_t i = 0; i < quote_.earned.totals.size(); ++i) later.points[i] = quote_.earned.totals[i];
  for (const GivenPoints& one : quote_.points) later.points[static_cast<std::size_t>(one.ledger)] += one.points;
  return later;
}

bool OfferExtents::Extent::more_than(const Extent& other) const {
  if (!applies() || !other.applies()) return applies() && !other.applies();
  if (effect.rung != other.effect.rung) return effect.rung > other.effect.rung;
  return effect.times != other.effect.times ? effect.times > other.effect.times : given > other.given;
}

std::size_t OfferExtents::place_of(RuleRef rule) const {
  const auto index = static_cast<std::size_t>(rule.index);
  if (rule.kind == RuleRef::Kind::program_promotion) return index;
  const std::size_t of_request = program_.promotions().size() + index;
  return rule.kind == RuleRef::Kind::request_promotion ? of_request : of_request + request_.promotions.size();
}

OfferExtents::Extent& OfferExtents::at(RuleRef rule) {
  Extent& extent = effects_[place_of(rule)];
  extent.effect.rule = rule;
  return extent;
}

void OfferExtents::read(const Quote& quote) {
  effects_.assign(effects_.size(), {});
  for (const AppliedPromotion& one : quote.applied) at(one.rule).effect = {one.rule, one.rung, one.times, one.discount};
  for (const IssuedVouchers& one : quote.vouchers) {
    Extent& extent = at(one.rule);
    extent.effect.rung = one.rung;
    extent.effect.times = one.count;
  }
  for (const GivenGift& one : quote.gifts) {
    Extent& extent = at(one.rule);
    extent.effect.rung = one.rung;
    extent.effect.times = narrow(Int128{extent.effect.times} + one.quantity).value_or(kMaxAmount);
  }
  for (const GivenPoints& one : quote.points) {
    Extent& extent = at(one.rule);
    extent.effect.times = 1;
    extent.given = one.points.units;
  }
  for (const GivenCashback& one : quote.cashback) {
    Extent& extent = at(one.rule);
    extent.effect.times = 1;
    const auto promotions = one.rule.kind == RuleRef::Kind::program_promotion ? program_.promotions() : request_.promotions;
    if (!gives_share(promotions[static_cast<std::size_t>(one.rule.index)])) extent.given = one.amount.minor;
  }
}

bool OfferExtents::raise(const OfferExtents& other) {
  bool raised = false;
  for (std::size_t i = 0; i < effects_.size(); ++i) {
    if (!other.effects_[i].more_than(effects_[i])) continue;
    effects_[i] = other.effects_[i];
    raised = true;
  }
  return raised;
}

std::vector<OfferEffect> OfferExtents::more_than(const OfferExtents& other) const {
  std::vector<OfferEffect> more;
  for (std::size_t i = 0; i < effects_.size(); ++i) {
    if (effects_[i].more_than(other.effects_[i])) more.push_back(effects_[i].effect);
  }
  return more;
}

std::vector<OfferEffect> OfferExtents::gone_from(const OfferExtents& other) const {
  std::vector<OfferEffect> gone;
  for (std::size_t i = 0; i < effects_.size(); ++i) {
    if (other.effects_[i].applies() && !effects_[i].applies()) gone.push_back(other.effects_[i].effect);
  }
  return gone;
}

LaterValue difference(const LaterValue& later, const LaterValue& than) {
  LaterValue result = later;
  result.vouchers -= than.vouchers;
  result.cashback -= than.cashback;
  for (std::size_t i = 0; i < result.points.size(); ++i) result.points[i] -= than.points[i];
  return result;
}

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#include "candidate.h"

#include <algorithm>
#include <variant>

namespace loyalty {

Money Candidate::budget_left() const {
  const Money amount = *promotion->document->budget->amount;
  return used == nullptr ? amount : std::max(Money{}, amount - used->amount);
}

namespace {

/// The number of the value: 15 of "15 % off", and of 15.00 off. 0: it has none.
Rational number_of(const Promotion& promotion, const Program& program) {
  if (promotion.rungs.empty()) return {};
  const Benefit& benefit = promotion.rungs.front().benefit;
  if (const auto* percent = std::get_if<PercentOff>(&benefit)) return make_rational(Int128{percent->off.numerator} * 100, percent->off.denominator).value_or(Rational{});
  std::int64_t units = 1;
  for (int i = 0; i < program.currency.exponent; ++i) units *= 10;
  if (const auto* amount = std::get_if<AmountOff>(&benefit)) return {amount->off.minor, units};
  if (const auto* price = std::get_if<NewPrice>(&benefit)) return {price->price.minor, units};
  return {};
}

bool is_alone(const Promotion& promotion) { return promotion.combines.with && promotion.combines.with->empty(); }

/// Whether it comes before another of its stage.
bool comes_first(const Promotion& a, const Promotion& b, const Stage& stage, const Program& program) {
  if (stage.alone_first && is_alone(a) != is_alone(b)) return is_alone(a);
  if (stage.order == Stage::Order::priority) return a.priority > b.priority;
  const Rational one = number_of(a, program);
  const Rational other = number_of(b, program);
  return stage.order == Stage::Order::largest_first ? compare(one, other) > 0 : compare(one, other) < 0;
}

}  // namespace

void put_in_order(std::vector<Candidate>& candidates, const Program& program) {
  const auto before = [&](const Candidate& a, const Candidate& b) {
    const std::int32_t stage = a.promotion->stage;
    if (stage != b.promotion->stage) return stage < b.promotion->stage;
    return comes_first(*a.promotion->document, *b.promotion->document, program.stages[static_cast<std::size_t>(stage)], program);
  };
  // Insertion: documents are nearly in order, and a stable sort of the library is several times the code.
  for (auto next = candidates.begin(); next != candidates.end(); ++next) {
    std::rotate(std::upper_bound(candidates.begin(), next, *next, before), next, next + 1);
  }
}

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#include "award.h"

#include "loyalty/amount_range.h"
#include "loyalty/basket.h"

namespace loyalty {
namespace {

/// Units of the ledger for one unit of the measure, exact; nothing when its parts leave the range.
std::optional<Rational> rate_of(const Award& award, int decimals) {
  return make_rational(Int128{award.points.numerator} * power_of_ten(decimals), Int128{award.points.denominator} * award.per);
}

/// (full × rate + beyond × beyond_rate) ÷ quantity, rounded once. Whole parts and remainders are added apart: the product of both
/// denominators and a quantity has up to 126 bits.
Int128 divided_sum(Counted counted, Rational rate, Rational beyond_rate, std::int64_t quantity, Rounding mode) {
  const Int128 first = Int128{counted.full} * rate.numerator;
  const Int128 second = Int128{counted.beyond} * beyond_rate.numerator;
  const Int128 denominator = Int128{rate.denominator} * beyond_rate.denominator;
  const Int128 rest = first % rate.denominator * beyond_rate.denominator + second % beyond_rate.denominator * rate.denominator;
  const Int128 whole = first / rate.denominator + second / beyond_rate.denominator + rest / denominator;
  const Int128 units = whole / quantity;
  const Int128 odd = units % 2;  // stays, so that half to even sees it
  const Int128 of_one = denominator * quantity;
  return units - odd + divide(odd * of_one + whole % quantity * denominator + rest % denominator, of_one, mode);
}

std::optional<std::int64_t> by_rate(const EarnRule& rule, int decimals, Counted counted, std::int64_t quantity) {
  const Award& award = rule.award;
  if (counted.beyond == 0) {
    const Int128 scaled = Int128{award.points.numerator} * power_of_ten(decimals) * counted.full;
    return narrow(divide(scaled, Int128{award.points.denominator} * award.per * quantity, rule.rounding));
  }
  const Award* then = rate_beyond(rule);
  const auto rate = rate_of(award, decimals);
  const auto beyond = then != nullptr ? rate_of(*then, decimals) : std::nullopt;
  if (!rate || !beyond) return std::nullopt;
  return narrow(divided_sum(counted, *rate, *beyond, quantity, rule.rounding));
}

}  // namespace

const Award* rate_beyond(const EarnRule& rule) {
  for (const EarnLimit& limit : rule.limits) {
    if (limit.then) return &*limit.then;
  }
  return nullptr;
}

std::optional<std::int64_t> points_per_unit(const EarnRule& rule, int decimals, Counted counted, std::int64_t quantity) {
  if (quantity < 1 || quantity > kMaxQuantity) return std::nullopt;
  const Award& award = rule.award;
  if (award.kind == Award::Kind::rate) return by_rate(rule, decimals, counted, quantity);
  const Int128 points = Int128{award.points.numerator} * power_of_ten(decimals) / award.points.denominator;
  if (award.kind == Award::Kind::fixed) return narrow(counted.full > 0 ? points : 0);
  return narrow(points * (counted.full / (Int128{award.per} * quantity)));
}

std::optional<std::int64_t> points_for(const EarnRule& rule, int decimals, Counted counted, std::int64_t quantity) {
  const auto points = points_per_unit(rule, decimals, counted, quantity);
  return points ? narrow(Int128{*points} * quantity) : std::nullopt;
}

}  // namespace loyalty

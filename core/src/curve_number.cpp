// SPDX-License-Identifier: Apache-2.0
#include "curve_number.h"

#include <numeric>

namespace loyalty {
namespace {

enum class Origin : std::uint64_t { basket = 1, constant, difference, share };

std::uint64_t mixed(std::uint64_t seed, std::uint64_t value) {
  std::uint64_t x = seed ^ (value + 0x9e3779b97f4a7c15U + (seed << 6U) + (seed >> 2U));
  x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31U);
}

std::uint64_t origin_of(Origin kind, std::uint64_t a, std::uint64_t b, std::uint64_t c = 0) {
  return mixed(mixed(mixed(static_cast<std::uint64_t>(kind), a), b), c);
}

std::int64_t magnitude_in(Int128 value, std::int64_t modulus) {
  const Int128 rest = value % modulus;
  return static_cast<std::int64_t>(rest < 0 ? -rest : rest);
}

}  // namespace

Linear in_lowest_terms(Linear linear) {
  std::int64_t divisor = linear.denominator;
  divisor = std::gcd(divisor, magnitude_in(linear.slope, divisor));
  divisor = std::gcd(divisor, magnitude_in(linear.intercept, divisor));
  return {linear.slope / divisor, linear.intercept / divisor, linear.denominator / divisor};
}

CurveNumber CurveArithmetic::basket() const {
  return {basket_, {1, 0, 1}, 0, origin_of(Origin::basket, 0, 0)};
}

CurveNumber CurveArithmetic::constant(Int128 value) {
  if (!in_range(value)) {
    overflowed_ = true;
    value = kMaxAmount;
  }
  const auto narrowed = static_cast<std::int64_t>(value);
  return {narrowed, {0, value, 1}, 0, origin_of(Origin::constant, static_cast<std::uint64_t>(narrowed), 0)};
}

CurveArithmetic::Difference CurveArithmetic::difference(const CurveNumber& a, const CurveNumber& b) {
  if (a.linear.denominator == b.linear.denominator) {
    return {{a.linear.slope - b.linear.slope, a.linear.intercept - b.linear.intercept, a.linear.denominator}, a.error + b.error};
  }
  const std::int64_t divisor = std::gcd(a.linear.denominator, b.linear.denominator);
  const std::int64_t scale_a = b.linear.denominator / divisor;
  const std::int64_t scale_b = a.linear.denominator / divisor;
  const Int128 denominator = Int128{a.linear.denominator} * scale_a;
  if (!in_range(denominator)) {
    overflowed_ = true;
    return {};
  }
  return {{a.linear.slope * scale_a - b.linear.slope * scale_b, a.linear.intercept * scale_a - b.linear.intercept * scale_b,
           static_cast<std::int64_t>(denominator)},
          a.error * scale_a + b.error * scale_b};
}

CurveNumber CurveArithmetic::subtract(const CurveNumber& a, const CurveNumber& b) {
  const Difference result = difference(a, b);
  return {a.value - b.value, result.linear, result.error, origin_of(Origin::difference, a.origin, b.origin)};
}

CurveNumber CurveArithmetic::share(const CurveNumber& number, Rational rate, Rounding mode, Money rounded) {
  const bool halves = mode == Rounding::half_up || mode == Rounding::half_down || mode == Rounding::half_even;
  // One rounding moves the result by at most a half, or by less than one. Kept over twice the denominator: a half is whole there.
  const std::int64_t scale = rate.denominator == 1 ? 1 : 2;
  const Int128 denominator = Int128{number.linear.denominator} * rate.denominator * scale;
  if (!in_range(denominator)) {
    overflowed_ = true;
    return number;
  }
  const Int128 factor = Int128{rate.numerator} * scale;
  CurveNumber result;
  result.value = rounded.minor;
  result.linear = {number.linear.slope * factor, number.linear.intercept * factor, static_cast<std::int64_t>(denominator)};
  result.error = number.error * factor + (scale == 1 ? Int128{0} : (halves ? denominator / 2 : denominator));
  const std::int64_t divisor = std::gcd(std::gcd(magnitude_in(result.linear.slope, result.linear.denominator),
                                                 magnitude_in(result.linear.intercept, result.linear.denominator)),
                                        std::gcd(magnitude_in(result.error, result.linear.denominator), result.linear.denominator));
  result.linear = {result.linear.slope / divisor, result.linear.intercept / divisor, result.linear.denominator / divisor};
  result.error /= divisor;
  result.origin = origin_of(Origin::share, number.origin, static_cast<std::uint64_t>(rate.numerator),
                            mixed(static_cast<std::uint64_t>(rate.denominator), static_cast<std::uint64_t>(mode)));
  return result;
}

/// The first later basket at which slope × basket + intercept ≥ 0 ends the horizon.
void CurveArithmetic::watch(Int128 slope, Int128 intercept) {
  const Int128 next = Int128{basket_} + 1;
  if (slope * next + intercept >= 0) return narrow_horizon(next);
  if (slope > 0) narrow_horizon(divide(-intercept, slope, Rounding::ceiling));
}

bool CurveArithmetic::at_least(const CurveNumber& a, const CurveNumber& b) {
  const bool holds = a.value >= b.value;
  if (a.origin == b.origin) return holds;
  const auto [linear, error] = difference(a, b);
  // The difference is whole: "below" begins at -1.
  if (holds) {
    watch(-linear.slope, error - linear.intercept - linear.denominator);
  } else {
    watch(linear.slope, linear.intercept + error);
  }
  return holds;
}

int CurveArithmetic::compare(const CurveNumber& a, const CurveNumber& b) {
  if (a.origin == b.origin) return 0;
  if (a.value < b.value) return at_least(a, b) ? 0 : -1;
  if (a.value > b.value) return at_least(b, a) ? 0 : 1;
  const auto [linear, error] = difference(a, b);
  const bool same = error == 0 && linear.slope == 0 && linear.intercept == 0;
  if (!same) narrow_horizon(Int128{basket_} + 1);
  return 0;
}

bool CurveArithmetic::leads(const CurveNumber& a, const CurveNumber& b) {
  const Linear linear = difference(a, b).linear;
  const Int128 apart = linear.scaled_at(basket_);
  return apart > 0 || (apart == 0 && linear.slope > 0);
}

CurveNumber CurveArithmetic::smaller(const CurveNumber& a, const CurveNumber& b) {
  const int order = compare(a, b);
  if (order != 0) return order < 0 ? a : b;
  return leads(a, b) ? b : a;
}

}  // namespace loyalty

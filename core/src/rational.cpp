// SPDX-License-Identifier: Apache-2.0
#include "loyalty/rational.h"

#include <algorithm>

namespace loyalty {
namespace {

__extension__ typedef unsigned __int128 UInt128;

UInt128 magnitude(Int128 value) {
  return value < 0 ? UInt128{0} - static_cast<UInt128>(value) : static_cast<UInt128>(value);
}

UInt128 common_divisor(UInt128 a, UInt128 b) {
  constexpr UInt128 kMax64 = ~std::uint64_t{0};
  while (b != 0) {
    if (a <= kMax64 && b <= kMax64) return std::gcd(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b));
    const UInt128 rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

}  // namespace

std::optional<Rational> make_rational(Int128 numerator, Int128 denominator) {
  if (denominator == 0) return std::nullopt;
  const bool negative = (numerator < 0) != (denominator < 0);
  UInt128 top = magnitude(numerator);
  UInt128 bottom = magnitude(denominator);
  const UInt128 divisor = common_divisor(top, bottom);
  if (divisor != 1) {
    top /= divisor;
    bottom /= divisor;
  }
  constexpr auto kMax = static_cast<UInt128>(kMaxAmount);
  if (top > kMax || bottom > kMax) return std::nullopt;
  const auto units = static_cast<std::int64_t>(top);
  return Rational{negative ? -units : units, static_cast<std::int64_t>(bottom)};
}

Int128 multiply(std::int64_t units, Rational rate, Rounding mode) {
  return divide(Int128{units} * rate.numerator, rate.denominator, mode);
}

std::int64_t basis_points(Rational ratio) {
  const Int128 exact = multiply(10000, ratio, Rounding::half_up);
  return static_cast<std::int64_t>(std::clamp(exact, Int128{-kMaxAmount}, Int128{kMaxAmount}));
}

}  // namespace loyalty

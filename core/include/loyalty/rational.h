// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <numeric>
#include <optional>

#include "loyalty/amount_range.h"
#include "loyalty/rounding.h"

namespace loyalty {

/// An exact ratio in lowest terms; the denominator is positive, both parts lie in ±kMaxAmount. Rates, shares, effective discounts.
struct Rational {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;

  friend constexpr bool operator==(Rational, Rational) = default;
};

/// numerator ÷ denominator in lowest terms; nothing when the denominator is 0 or a part leaves the range.
[[nodiscard]] std::optional<Rational> make_rational(Int128 numerator, Int128 denominator);

/// -1, 0, 1: a below, equal to, above b. Exact.
[[nodiscard]] constexpr int compare(Rational a, Rational b) {
  const Int128 left = Int128{a.numerator} * b.denominator;
  const Int128 right = Int128{b.numerator} * a.denominator;
  return left < right ? -1 : (left > right ? 1 : 0);
}

/// units × rate, rounded once. |units| ≤ kMaxAmount, so the product fits in 128 bits.
[[nodiscard]] Int128 multiply(std::int64_t units, Rational rate, Rounding mode);

/// The ratio in ten-thousandths, rounded half up; clamps to ±kMaxAmount.
[[nodiscard]] std::int64_t basis_points(Rational ratio);

}  // namespace loyalty

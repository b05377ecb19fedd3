// SPDX-License-Identifier: Apache-2.0
#include "loyalty/rounding.h"

#include <limits>

#include "loyalty/invariant.h"

namespace loyalty {
namespace {

/// +1, -1 or 0: what is added to the quotient towards zero. remainder has the sign of the numerator, |remainder| <
/// denominator.
template <class Integer>
int correction(Integer quotient, Integer remainder, Integer denominator, Rounding mode) {
  if (remainder == 0) return 0;
  const int away = remainder < 0 ? -1 : 1;
  const Integer size = remainder < 0 ? -remainder : remainder;
  const Integer to_next = denominator - size;
  switch (mode) {
    case Rounding::up:
      return away;
    case Rounding::down:
      return 0;
    case Rounding::ceiling:
      return away > 0 ? 1 : 0;
    case Rounding::floor:
      return away < 0 ? -1 : 0;
    case Rounding::half_up:
      return size >= to_next ? away : 0;
    case Rounding::half_down:
      return size > to_next ? away : 0;
    case Rounding::half_even:
      return size > to_next || (size == to_next && quotient % 2 != 0) ? away : 0;
  }
  fail_invariant("rounding mode");
}

template <class Integer>
Int128 divide_as(Integer numerator, Integer denominator, Rounding mode) {
  const Integer quotient = numerator / denominator;
  const Integer remainder = numerator % denominator;
  return Int128{quotient} + correction(quotient, remainder, denominator, mode);
}

constexpr bool fits_64(Int128 value) {
  return value >= std::numeric_limits<std::int64_t>::min() && value <= std::numeric_limits<std::int64_t>::max();
}

}  // namespace

Int128 divide(Int128 numerator, Int128 denominator, Rounding mode) {
  invariant(denominator > 0, "division by a number that is not positive");
  if (fits_64(numerator) && fits_64(denominator)) [[likely]] {
    return divide_as(static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator), mode);
  }
  return divide_as(numerator, denominator, mode);
}

}  // namespace loyalty

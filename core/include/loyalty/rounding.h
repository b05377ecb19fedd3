// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace loyalty {

__extension__ typedef __int128 Int128;  // a product of two amounts or of an amount and a rate never overflows it

/// How a quotient that is not whole becomes whole. The names are those of java.math.RoundingMode.
enum class Rounding : std::uint8_t {
  up,         ///< away from zero
  down,       ///< towards zero
  ceiling,    ///< towards positive infinity
  floor,      ///< towards negative infinity
  half_up,    ///< to the nearest, ties away from zero
  half_down,  ///< to the nearest, ties towards zero
  half_even,  ///< to the nearest, ties to the even neighbour
};

/// numerator ÷ denominator, rounded. The denominator must be positive.
[[nodiscard]] Int128 divide(Int128 numerator, Int128 denominator, Rounding mode);

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "loyalty/rational.h"

namespace loyalty {

enum class DecimalError : std::uint8_t { invalid, too_precise, out_of_range };

/// A decimal text as a whole number of 10^-decimals, or what is wrong with it.
struct DecimalParse {
  std::int64_t units = 0;
  std::optional<DecimalError> error;
};

/// Reads -?digits(.digits)? exactly: no exponent, no sign +, no spaces. "12.3" with 2 decimals is 1230; "12.345" is too_precise,
/// "12.340" is not (zeros at the end do not count). Beyond ±kMaxAmount units: out_of_range.
[[nodiscard]] DecimalParse parse_decimal(std::string_view text, int decimals);

/// Reads a decimal with at most 9 decimals as an exact ratio.
[[nodiscard]] std::optional<Rational> parse_rational(std::string_view text);

/// Appends units × 10^-decimals with all its decimals: (1230, 2) gives "12.30".
void append_decimal(std::string& out, std::int64_t units, int decimals);

/// Appends the shortest decimal of a ratio ("0.15"), or "5/6" where it has none of at most 18 digits.
void append_rational(std::string& out, Rational value);

}  // namespace loyalty

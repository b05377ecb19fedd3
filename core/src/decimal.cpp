// SPDX-License-Identifier: Apache-2.0
#include "loyalty/decimal.h"

#include <limits>

#include "loyalty/invariant.h"

namespace loyalty {
namespace {

constexpr int kMaxDecimals = 18;

/// The parts of a decimal text: digits before the point, and after it without zeros at the end.
struct Parts {
  bool negative = false;
  std::string_view whole;
  std::string_view fraction;
};

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t count_digits(std::string_view text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  return count;
}

std::optional<Parts> split(std::string_view text) {
  Parts parts;
  if (!text.empty() && text.front() == '-') {
    parts.negative = true;
    text.remove_prefix(1);
  }
  parts.whole = text.substr(0, count_digits(text));
  if (parts.whole.empty()) return std::nullopt;
  text.remove_prefix(parts.whole.size());
  if (text.empty()) return parts;
  if (text.front() != '.') return std::nullopt;
  text.remove_prefix(1);
  if (text.empty() || count_digits(text) != text.size()) return std::nullopt;
  while (!text.empty() && text.back() == '0') text.remove_suffix(1);
  parts.fraction = text;
  return parts;
}

/// Appends decimal digits to value; false beyond kMaxAmount.
bool append_digits(std::int64_t& value, std::string_view digits) {
  for (const char c : digits) {
    value = value * 10 + (c - '0');
    if (value > kMaxAmount) return false;
  }
  return true;
}

/// The parts as a whole number of 10^-decimals; there are at most `decimals` decimals.
std::optional<std::int64_t> to_units(const Parts& parts, int decimals) {
  std::int64_t value = 0;
  if (!append_digits(value, parts.whole) || !append_digits(value, parts.fraction)) return std::nullopt;
  for (int i = static_cast<int>(parts.fraction.size()); i < decimals; ++i) {
    if (!append_digits(value, "0")) return std::nullopt;
  }
  return parts.negative ? -value : value;
}

}  // namespace

DecimalParse parse_decimal(std::string_view text, int decimals) {
  invariant(decimals >= 0 && decimals <= kMaxDecimals, "decimals of a number");
  const std::optional<Parts> parts = split(text);
  if (!parts) return {0, DecimalError::invalid};
  if (parts->fraction.size() > static_cast<std::size_t>(decimals)) return {0, DecimalError::too_precise};
  const std::optional<std::int64_t> units = to_units(*parts, decimals);
  if (!units) return {0, DecimalError::out_of_range};
  return {*units, std::nullopt};
}

std::optional<Rational> parse_rational(std::string_view text) {
  constexpr std::size_t kMaxRateDecimals = 9;
  const std::optional<Parts> parts = split(text);
  if (!parts || parts->fraction.size() > kMaxRateDecimals) return std::nullopt;
  const int decimals = static_cast<int>(parts->fraction.size());
  const std::optional<std::int64_t> units = to_units(*parts, decimals);
  if (!units) return std::nullopt;
  std::int64_t denominator = 1;
  for (int i = 0; i < decimals; ++i) denominator *= 10;
  return make_rational(*units, denominator);
}

void append_decimal(std::string& out, std::int64_t units, int decimals) {
  invariant(decimals >= 0 && decimals <= kMaxDecimals, "decimals of a number");
  char digits[24];
  char* const end = digits + sizeof digits;
  char* first = end;
  std::uint64_t rest =
      units < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(units) : static_cast<std::uint64_t>(units);
  int written = 0;
  do {
    if (written == decimals && decimals > 0) *--first = '.';
    *--first = static_cast<char>('0' + rest % 10);
    rest /= 10;
    ++written;
  } while (rest != 0 || written <= decimals);
  if (units < 0) *--first = '-';
  out.append(first, end);
}

void append_rational(std::string& out, Rational value) {
  std::int64_t rest = value.denominator;
  int twos = 0;
  int fives = 0;
  for (; rest % 2 == 0; rest /= 2) ++twos;
  for (; rest % 5 == 0; rest /= 5) ++fives;
  const int decimals = twos > fives ? twos : fives;
  Int128 scaled = value.numerator;
  if (rest == 1 && decimals <= kMaxDecimals) {
    for (int i = 0; i < decimals; ++i) scaled *= 10;
    scaled /= value.denominator;
    if (scaled >= std::numeric_limits<std::int64_t>::min() && scaled <= std::numeric_limits<std::int64_t>::max()) {
      append_decimal(out, static_cast<std::int64_t>(scaled), decimals);
      return;
    }
  }
  append_decimal(out, value.numerator, 0);
  out += '/';
  append_decimal(out, value.denominator, 0);
}

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <string>

#include "loyalty/decimal.h"
#include "loyalty/rational.h"
#include "loyalty/rounding.h"

namespace loyalty {
namespace {

std::int64_t any_amount() {
  return *rc::gen::oneOf(rc::gen::inRange<std::int64_t>(-1000, 1001),
                         rc::gen::inRange<std::int64_t>(-kMaxAmount, kMaxAmount + 1),
                         rc::gen::element(std::int64_t{kMaxAmount}, -kMaxAmount, kMaxAmount - 1));
}

std::int64_t any_denominator() {
  return *rc::gen::oneOf(rc::gen::inRange<std::int64_t>(1, 21), rc::gen::inRange<std::int64_t>(1, kMaxAmount + 1),
                         rc::gen::element(std::int64_t{kMaxAmount}, kMaxAmount - 1, std::int64_t{1000000000}));
}

/// Up to 106 bits, so that both widths of the division are met.
Int128 any_product() {
  return Int128{any_amount()} * *rc::gen::oneOf(rc::gen::just<std::int64_t>(1), rc::gen::just(any_amount()));
}

Int128 size_of(Int128 value) { return value < 0 ? -value : value; }

RC_GTEST_PROP(Divide, to_one_side_stays_within_one_unit_on_that_side, ()) {
  const Int128 n = any_product();
  const std::int64_t d = any_denominator();
  const Int128 floor = divide(n, d, Rounding::floor);
  RC_ASSERT(floor * d <= n);
  RC_ASSERT((floor + 1) * d > n);
  const Int128 ceiling = divide(n, d, Rounding::ceiling);
  RC_ASSERT(ceiling * d >= n);
  RC_ASSERT((ceiling - 1) * d < n);
  RC_ASSERT(divide(n, d, Rounding::down) == (n < 0 ? ceiling : floor));
  RC_ASSERT(divide(n, d, Rounding::up) == (n < 0 ? floor : ceiling));
}

RC_GTEST_PROP(Divide, to_the_nearest_differs_by_half_a_unit_at_most, ()) {
  const Int128 n = any_product();
  const std::int64_t d = any_denominator();
  const Int128 up = divide(n, d, Rounding::half_up);
  const Int128 down = divide(n, d, Rounding::half_down);
  const Int128 even = divide(n, d, Rounding::half_even);
  for (const Int128 nearest : {up, down, even}) RC_ASSERT(2 * size_of(n - nearest * d) <= d);
  if (2 * size_of(n - up * d) == d) {
    RC_ASSERT(size_of(up) == size_of(down) + 1);
    RC_ASSERT(even == up || even == down);
    RC_ASSERT(even % 2 == 0);
  } else {
    RC_ASSERT(up == down);
    RC_ASSERT(up == even);
  }
}

RC_GTEST_PROP(Divide, meets_ties_on_purpose, ()) {
  const Int128 whole = any_amount();
  const std::int64_t half = *rc::gen::inRange<std::int64_t>(1, kMaxAmount / 2);
  const Int128 n = whole * 2 * half + half;  // whole + 1/2
  RC_ASSERT(divide(n, 2 * half, Rounding::floor) == whole);
  RC_ASSERT(divide(n, 2 * half, Rounding::half_up) == (whole < 0 ? whole : whole + 1));
  RC_ASSERT(divide(n, 2 * half, Rounding::half_down) == (whole < 0 ? whole + 1 : whole));
  RC_ASSERT(divide(n, 2 * half, Rounding::half_even) == (whole % 2 == 0 ? whole : whole + 1));
}

RC_GTEST_PROP(Divide, mirrors_at_zero, ()) {
  const Int128 n = any_product();
  const std::int64_t d = any_denominator();
  for (const Rounding mode :
       {Rounding::up, Rounding::down, Rounding::half_up, Rounding::half_down, Rounding::half_even}) {
    RC_ASSERT(divide(-n, d, mode) == -divide(n, d, mode));
  }
  RC_ASSERT(divide(-n, d, Rounding::floor) == -divide(n, d, Rounding::ceiling));
}

RC_GTEST_PROP(Rational, in_lowest_terms_is_the_same_number, ()) {
  const std::int64_t n = any_amount();
  const std::int64_t d = any_denominator();
  const std::int64_t factor = *rc::gen::inRange<std::int64_t>(1, kMaxAmount);
  const int sign = *rc::gen::element(1, -1);
  const auto ratio = make_rational(Int128{n} * factor * sign, Int128{d} * factor * sign);
  RC_ASSERT(ratio.has_value());
  RC_ASSERT(ratio->denominator > 0);
  RC_ASSERT(std::gcd(ratio->numerator, ratio->denominator) == 1);
  RC_ASSERT(Int128{ratio->numerator} * d == Int128{n} * ratio->denominator);
}

RC_GTEST_PROP(Decimal, is_read_as_it_was_written, ()) {
  const std::int64_t units = any_amount();
  const int decimals = *rc::gen::inRange(0, 19);
  std::string text;
  append_decimal(text, units, decimals);
  RC_ASSERT(text.size() >= static_cast<std::size_t>(decimals) + (decimals > 0 ? 2 : 1));
  const DecimalParse parse = parse_decimal(text, decimals);
  RC_ASSERT(!parse.error.has_value());
  RC_ASSERT(parse.units == units);
}

RC_GTEST_PROP(Decimal, never_reads_what_it_would_not_write, ()) {
  const auto text = *rc::gen::container<std::string>(rc::gen::element('0', '1', '9', '.', '-', '+', 'e', ' '));
  const DecimalParse parse = parse_decimal(text, 3);
  if (parse.error) return;
  // What was read, written again and stripped of zeros, is the text stripped of zeros.
  const auto stripped = [](std::string number) {
    const bool negative = number.front() == '-';
    if (negative) number.erase(0, 1);
    if (number.find('.') != std::string::npos) {
      while (number.back() == '0') number.pop_back();
      if (number.back() == '.') number.pop_back();
    }
    number.erase(0, std::min(number.find_first_not_of('0'), number.size()));
    return (negative && !number.empty() ? "-" : "") + number;
  };
  std::string written;
  append_decimal(written, parse.units, 3);
  RC_ASSERT(stripped(written) == stripped(text));
}

RC_GTEST_PROP(Rational, with_at_most_nine_decimals_is_read_as_it_was_written, ()) {
  std::int64_t denominator = 1;
  for (int i = *rc::gen::inRange(0, 10); i > 0; --i) denominator *= 10;
  const Rational ratio = make_rational(any_amount(), denominator).value();
  std::string text;
  append_rational(text, ratio);
  RC_ASSERT(text.find('/') == std::string::npos);
  RC_ASSERT(parse_rational(text) == ratio);
}

/// The text says the number: its digits over its power of ten, or its two parts, make the same ratio.
RC_GTEST_PROP(Rational, is_written_exactly, ()) {
  const Rational ratio = make_rational(any_amount(), any_denominator()).value();
  std::string text;
  append_rational(text, ratio);
  Int128 n = 0;
  Int128 d = 1;
  const std::size_t bar = text.find('/');
  if (bar != std::string::npos) {
    n = std::stoll(text.substr(0, bar));
    d = std::stoll(text.substr(bar + 1));
    // A denominator of only twos and fives that is written as a fraction needs more than 18 decimals or digits than
    // there are.
    std::int64_t rest = ratio.denominator;
    while (rest % 2 == 0) rest /= 2;
    while (rest % 5 == 0) rest /= 5;
    RC_ASSERT(rest != 1 || ratio.denominator > 262144);
  } else {
    bool after_point = false;
    for (const char c : text) {
      if (c == '.') after_point = true;
      if (c < '0' || c > '9') continue;
      n = n * 10 + (c - '0');
      if (after_point) d *= 10;
    }
    if (text.front() == '-') n = -n;
    RC_ASSERT(!after_point || text.back() != '0');
  }
  RC_ASSERT(n * ratio.denominator == d * ratio.numerator);
}

}  // namespace
}  // namespace loyalty

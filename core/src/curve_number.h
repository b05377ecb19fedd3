// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "loyalty/amount_range.h"
#include "loyalty/money.h"
#include "loyalty/rational.h"
#include "loyalty/rounding.h"

namespace loyalty {

/// slope × basket + intercept, both over one denominator (> 0, ≤ kMaxAmount). Amounts in minor units.
struct Linear {
  Int128 slope = 0;
  Int128 intercept = 0;
  std::int64_t denominator = 1;

  [[nodiscard]] Int128 scaled_at(std::int64_t basket) const { return slope * basket + intercept; }
  friend bool operator==(const Linear&, const Linear&) = default;
};

/// The same function with its three parts in lowest terms: equal functions become equal values.
[[nodiscard]] Linear in_lowest_terms(Linear linear);

/// An amount of a basket that follows the basket: its value at one basket, and the linear function it is a rounding of. While no
/// decision changes, the amount of every basket x is a whole number at most `error` away from linear(x).
struct CurveNumber {
  std::int64_t value = 0;
  Linear linear;
  Int128 error = 0;          ///< over linear.denominator
  std::uint64_t origin = 0;  ///< how it was made: two numbers of equal origin are the same number at every basket
};

/// Arithmetic on the numbers of one basket. Every comparison keeps watch: up to (not including) horizon() all the comparisons made so
/// far come out the same at every basket, so the linear functions hold there.
class CurveArithmetic {
 public:
  static constexpr Int128 kNever = Int128{kMaxAmount} + 1;

  explicit CurveArithmetic(std::int64_t basket) : basket_(basket) {}

  [[nodiscard]] CurveNumber basket() const;
  [[nodiscard]] CurveNumber constant(Int128 value);
  [[nodiscard]] CurveNumber add(const CurveNumber& a, const CurveNumber& b) { return subtract(a, subtract(constant(0), b)); }
  [[nodiscard]] CurveNumber subtract(const CurveNumber& a, const CurveNumber& b);
  /// number × rate; rounded is its value at this basket.
  [[nodiscard]] CurveNumber share(const CurveNumber& number, Rational rate, Rounding mode, Money rounded);

  [[nodiscard]] bool at_least(const CurveNumber& a, const CurveNumber& b);
  /// -1, 0, 1: a below, equal to, above b.
  [[nodiscard]] int compare(const CurveNumber& a, const CurveNumber& b);
  /// Whether a's linear function lies above b's at this basket, or is about to: which of two amounts that are equal here, perhaps only by
  /// rounding, goes on as the larger.
  [[nodiscard]] bool leads(const CurveNumber& a, const CurveNumber& b);
  [[nodiscard]] CurveNumber smaller(const CurveNumber& a, const CurveNumber& b);

  /// Whatever was worked out holds only for baskets below this one.
  void narrow_horizon(Int128 basket) {
    if (basket < horizon_) horizon_ = basket;
  }
  [[nodiscard]] Int128 horizon() const { return horizon_; }
  /// An amount or a denominator left its range; the numbers mean nothing.
  [[nodiscard]] bool overflowed() const { return overflowed_; }

 private:
  struct Difference {
    Linear linear;
    Int128 error = 0;
  };
  [[nodiscard]] Difference difference(const CurveNumber& a, const CurveNumber& b);
  void watch(Int128 slope, Int128 intercept);

  std::int64_t basket_;
  Int128 horizon_ = kNever;
  bool overflowed_ = false;
};

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>

#include "loyalty/amount_range.h"
#include "loyalty/invariant.h"

namespace loyalty {

/// An amount of the programme's currency in minor units (fen, cents; see Currency::exponent), within ±kMaxAmount.
/// Not points: the two do not add, compare or convert. Adding two amounts inside the range cannot wrap; leaving the range
/// breaks an invariant, so sums over input are taken with narrow() first.
struct Money {
  std::int64_t minor = 0;

  friend constexpr bool operator==(Money, Money) = default;
  friend constexpr auto operator<=>(Money, Money) = default;

  constexpr Money& operator+=(Money other) {
    minor += other.minor;
    invariant(in_range(minor), "money out of range");
    return *this;
  }
  constexpr Money& operator-=(Money other) {
    minor -= other.minor;
    invariant(in_range(minor), "money out of range");
    return *this;
  }
  friend constexpr Money operator+(Money a, Money b) { return a += b; }
  friend constexpr Money operator-(Money a, Money b) { return a -= b; }
};

}  // namespace loyalty

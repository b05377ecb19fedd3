// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>

#include "loyalty/amount_range.h"
#include "loyalty/invariant.h"

namespace loyalty {

/// A number of points in the smallest unit of its ledger (Ledger::decimals), within ±kMaxAmount. Not money: currency rules do not
/// apply. Points of two ledgers are told apart by their place, not by this type.
struct Points {
  std::int64_t units = 0;

  friend constexpr bool operator==(Points, Points) = default;
  friend constexpr auto operator<=>(Points, Points) = default;

  constexpr Points& operator+=(Points other) {
    units += other.units;
    invariant(in_range(units), "points out of range");
    return *this;
  }
  constexpr Points& operator-=(Points other) {
    units -= other.units;
    invariant(in_range(units), "points out of range");
    return *this;
  }
  friend constexpr Points operator+(Points a, Points b) { return a += b; }
  friend constexpr Points operator-(Points a, Points b) { return a -= b; }
};

}  // namespace loyalty

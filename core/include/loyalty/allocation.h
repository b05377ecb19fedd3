// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "loyalty/money.h"
#include "loyalty/rational.h"
#include "loyalty/rounding.h"

namespace loyalty {

/// How an amount is shared over lines. What each part means is in core/promotions.md, section 5. The named ones are abbreviations.
struct Allocation {
  enum class Of : std::uint8_t { rounded, exact } of = Of::rounded;  ///< what is shared: the discount as rounded, or its exact part of each line
  enum class By : std::uint8_t { net, list, units } by = By::net;    ///< what lines are compared by
  enum class Over : std::uint8_t { total, remaining, running } over = Over::total;
  enum class From : std::uint8_t { first, last } from = From::first;
  enum class Share : std::uint8_t { up, down, ceiling, floor, half_up, half_down, half_even, as_discount } share = Share::floor;
  enum class Rest : std::uint8_t { largest_fraction, last, first, per_unit, none } rest = Rest::largest_fraction;
  enum class Ties : std::uint8_t { earlier, later } ties = Ties::earlier;
  enum class Blocked : std::uint8_t { lost, moved } blocked = Blocked::lost;  ///< what a line cannot bear
  enum class Lines : std::uint8_t { basket, total_times_quantity } lines = Lines::basket;

  static const Allocation largest_remainder;  ///< proportional, floored; left-over units to the largest fractions, ties to the earlier line
  static const Allocation remainder_to_last;  ///< proportional, floored; the left-over to the last line, and backwards as far as weights bear it
  static const Allocation running_error;      ///< share = rounded (half up) proportional running total less what was given before
  static const Allocation equal_per_unit;     ///< by units, not by amounts; what a unit cannot bear goes to the others
  static const Allocation per_line;           ///< each line rounded by itself; a discount is then the sum of its shares

  /// Each line rounded by itself.
  [[nodiscard]] constexpr bool rounds_lines() const { return of == Of::exact && rest == Rest::none; }
  friend bool operator==(const Allocation&, const Allocation&) = default;
};
inline constexpr Allocation Allocation::largest_remainder{};
inline constexpr Allocation Allocation::remainder_to_last{.rest = Rest::last};
inline constexpr Allocation Allocation::running_error{.over = Over::running, .share = Share::half_up, .rest = Rest::none};
inline constexpr Allocation Allocation::equal_per_unit{.by = By::units, .blocked = Blocked::moved};
inline constexpr Allocation Allocation::per_line{.of = Of::exact, .share = Share::as_discount, .rest = Rest::none};

/// The method for an amount that must be given whole, and of which only the amounts of the lines are known.
[[nodiscard]] inline Allocation by_amounts(const Allocation& method) {
  const bool known = method == Allocation::remainder_to_last || method == Allocation::running_error;
  return known ? method : Allocation::largest_remainder;
}

/// Memory of allocate that is reused between calls.
using AllocationScratch = std::vector<std::uint64_t>;

/// An amount to be shared, and what is known of the lines: lists of one length, or empty.
struct ToShare {
  Money total;                              ///< 0 ≤ total ≤ the sum of room
  std::span<const Money> weights;           ///< each ≥ 0, their sum ≤ kMaxAmount
  std::span<const Money> room = {};         ///< the most that each can bear; empty: its weight, where the method is a named one
  std::span<const std::int64_t> units = {}; ///< of each; for By::units and Rest::per_unit
  std::span<const std::uint32_t> order = {};///< of the lines; empty: as they stand
  std::span<const Money> base = {};         ///< of Of::exact: the exact share is rate of it; empty: as Of::rounded
  Rational rate = {};
  Rounding rounding = Rounding::half_up;    ///< what Share::as_discount is
};

/// Shares, of which none exceeds its room; a total of all the room is given whole. They sum to the total, except for what is lost: with Blocked::lost beyond the room of a line, with
/// Rest::none what rounding leaves, with Rest::per_unit what no unit takes.
void allocate(const ToShare& what, const Allocation& method, std::span<Money> shares, AllocationScratch& scratch);

/// By weights alone, with one of the first three methods: total ≤ the sum of weights, and all of it is given.
void allocate(Money total, std::span<const Money> weights, const Allocation& method, std::span<Money> shares, AllocationScratch& scratch);

/// equal_per_unit: the same for every unit, as far as its line bears it. Left-over minor units as largest_remainder gives them.
void allocate_per_unit(Money total, std::span<const Money> weights, std::span<const std::int64_t> units, std::span<Money> shares,
                       AllocationScratch& scratch);

}  // namespace loyalty

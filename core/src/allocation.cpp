// SPDX-License-Identifier: Apache-2.0
#include "loyalty/allocation.h"

#include <algorithm>

#include "loyalty/invariant.h"
#include "loyalty/rounding.h"

namespace loyalty {
namespace {

/// floor(total × weight ÷ sum).
std::int64_t floored_share(std::int64_t total, std::int64_t weight, std::int64_t sum) {
  std::int64_t product = 0;
  if (!__builtin_mul_overflow(total, weight, &product)) [[likely]]
    return product / sum;
  return static_cast<std::int64_t>(Int128{total} * weight / sum);
}

/// Adds step to the `wanted` shares with the largest fractions. There are more than `wanted` fractions above the middle of [0, limit).
/// Bisects the value of the smallest fraction that is served: counting has no branch to mispredict, which makes it faster here than a
/// partial sort. Of equal ones those are served that the walk, place(0), place(1) …, comes to first.
template <class Place>
void add_to_largest(std::uint64_t wanted, std::int64_t step, const AllocationScratch& fractions, std::uint64_t limit,
                    std::span<Money> shares, const Place& place) {
  std::uint64_t low = 0;       // at least `wanted` fractions are ≥ low
  std::uint64_t high = limit;  // fewer than `wanted` are ≥ high
  std::uint64_t above = 0;     // how many are ≥ high
  while (high - low > 1) {
    const std::uint64_t middle = low + (high - low) / 2;
    std::uint64_t count = 0;
    for (const std::uint64_t fraction : fractions) count += fraction >= middle ? 1 : 0;
    if (count == wanted) {
      high = middle;
      above = count;
      break;
    }
    const bool enough = count > wanted;
    low = enough ? middle : low;
    high = enough ? high : middle;
    above = enough ? above : count;
  }
  for (std::size_t i = 0; i < shares.size(); ++i) shares[i].minor += fractions[i] >= high ? step : 0;
  for (std::size_t k = 0; above < wanted; ++k) {
    const std::size_t i = place(k);
    if (fractions[i] != low) continue;
    shares[i].minor += step;
    ++above;
  }
}

/// One amount, shared as the parts of the method say.
class Sharing {
 public:
  Sharing(const ToShare& what, const Allocation& method, AllocationScratch& scratch) : what_(what), method_(method), scratch_(scratch) {}

  void run(std::span<Money> shares) {
    if (method_.by == Allocation::By::units) return by_units(shares);
    share(what_.total.minor, what_.weights, !what_.base.empty(), shares);
    if (what_.room.empty()) return;  // shares of the first three methods are never above their weights
    const std::int64_t given = capped_sum(shares);
    if (method_.blocked == Allocation::Blocked::moved) move_blocked(given, shares);
  }

 private:
  [[nodiscard]] std::size_t size() const { return what_.weights.size(); }
  [[nodiscard]] Money room(std::size_t line) const { return what_.room.empty() ? what_.weights[line] : what_.room[line]; }
  /// The line at a place of the order in which shares are given.
  [[nodiscard]] std::size_t place(std::size_t k) const {
    const std::size_t at = method_.from == Allocation::From::last ? size() - 1 - k : k;
    return what_.order.empty() ? at : what_.order[at];
  }
  [[nodiscard]] Rounding mode() const {
    return method_.share == Allocation::Share::as_discount ? what_.rounding : static_cast<Rounding>(method_.share);
  }

  void share(std::int64_t total, std::span<const Money> weights, bool exact, std::span<Money> shares) {
    std::int64_t sum = 0;
    for (const Money weight : weights) sum += weight.minor;
    if (sum == 0) return std::fill(shares.begin(), shares.end(), Money{});
    if (method_.over != Allocation::Over::total) return share_on_the_way(total, weights, sum, shares);
    std::int64_t left = total;
    for (std::size_t i = 0; i < weights.size(); ++i) {
      const std::int64_t weight = weights[i].minor;
      if (exact) {
        shares[i].minor = rounded(Int128{what_.base[i].minor} * what_.rate.numerator, what_.rate.denominator);
      } else {
        shares[i].minor = method_.share == Allocation::Share::floor ? floored_share(total, weight, sum) : rounded(Int128{total} * weight, sum);
      }
      left -= shares[i].minor;
    }
    if (method_.rest == Allocation::Rest::per_unit) left = total - capped_sum(shares);
    if (left == 0 || method_.rest == Allocation::Rest::none) return;
    if (method_.rest == Allocation::Rest::largest_fraction) {
      if (exact) return to_largest(left, what_.base, what_.rate.numerator, what_.rate.denominator, shares);
      return to_largest(left, weights, total, sum, shares);
    }
    if (method_.rest == Allocation::Rest::last) return to_last(left, weights, shares);
    if (method_.rest == Allocation::Rest::per_unit && left > 0) return to_units(left, shares);
    to_first(left, weights, shares);
  }

  [[nodiscard]] std::int64_t rounded(Int128 numerator, std::int64_t denominator) const {
    return static_cast<std::int64_t>(divide(numerator, denominator, mode()));
  }

  /// Every line in its turn: its share of what is left, or what brings the running total to its share. The last takes the rest by itself.
  void share_on_the_way(std::int64_t total, std::span<const Money> weights, std::int64_t sum, std::span<Money> shares) {
    const bool running = method_.over == Allocation::Over::running;
    std::int64_t passed = 0;
    std::int64_t given = 0;
    for (std::size_t k = 0; k < weights.size(); ++k) {
      const std::size_t i = place(k);
      const std::int64_t weight = weights[i].minor;
      const std::int64_t before = given;
      if (running) {
        given = rounded(Int128{total} * (passed + weight), sum);
      } else if (passed < sum) {
        given += rounded(Int128{total - given} * weight, sum - passed);
      }
      passed += weight;
      shares[i].minor = given - before;
    }
  }

  /// The exact share of a line is part × factor ÷ divisor. More than one minor unit a line is never left, or given too much.
  void to_largest(std::int64_t left, std::span<const Money> parts, std::int64_t factor, std::int64_t divisor, std::span<Money> shares) {
    const auto middle = static_cast<std::uint64_t>(divisor);  // of a share that is exact
    scratch_.resize(parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {  // the difference is below the divisor, so that of the wrapped products is exact
      const std::uint64_t fraction = static_cast<std::uint64_t>(parts[i].minor) * static_cast<std::uint64_t>(factor) -
                                     static_cast<std::uint64_t>(shares[i].minor) * middle;
      scratch_[i] = left > 0 ? middle + fraction : middle - fraction;
    }
    const bool later = method_.ties == Allocation::Ties::later;
    add_to_largest(static_cast<std::uint64_t>(left > 0 ? left : -left), left > 0 ? 1 : -1, scratch_, 2 * middle, shares,
                   [&](std::size_t k) { return place(later ? parts.size() - 1 - k : k); });
  }

  /// From the last line backwards, each as much as it can bear, or has.
  void to_last(std::int64_t left, std::span<const Money> weights, std::span<Money> shares) {
    for (std::size_t k = weights.size(); left != 0 && k-- > 0;) {
      const std::size_t i = place(k);
      if (weights[i] == Money{}) continue;
      const std::int64_t wanted = shares[i].minor + left;
      shares[i].minor = std::clamp(wanted, std::int64_t{0}, room(i).minor);
      left = wanted - shares[i].minor;
    }
  }

  void to_first(std::int64_t left, std::span<const Money> weights, std::span<Money> shares) {
    const std::int64_t step = left > 0 ? 1 : -1;
    for (std::size_t k = 0; left != 0 && k < weights.size(); ++k) {
      const std::size_t i = place(k);
      const std::int64_t before = earlier_.empty() ? 0 : earlier_[i].minor;
      if (weights[i] == Money{} || before + shares[i].minor + step < 0) continue;
      shares[i].minor += step;
      left -= step;
    }
  }

  void to_units(std::int64_t left, std::span<Money> shares) {
    for (std::size_t k = 0; left > 0 && k < size(); ++k) {
      const std::size_t i = place(k);
      const std::int64_t given = std::min({left, what_.units[i], room(i).minor - shares[i].minor});
      shares[i].minor += given;
      left -= given;
    }
  }

  std::int64_t capped_sum(std::span<Money> shares) const {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < size(); ++i) {
      shares[i] = std::min(shares[i], room(i));
      sum += shares[i].minor;
    }
    return sum;
  }

  /// What lines could not bear is shared again by those that still can, until all is given.
  void move_blocked(std::int64_t given, std::span<Money> shares) {
    const ToShare& whole = what_;
    std::vector<Money> weights(size());
    std::vector<Money> left_room(size());
    std::vector<Money> more(size());
    for (std::int64_t moved = 1; moved > 0;) {
      const std::int64_t left = whole.total.minor - given;
      std::int64_t most = 0;
      for (std::size_t i = 0; i < size(); ++i) {
        left_room[i] = whole.room[i] - shares[i];
        most += left_room[i].minor;
        weights[i] = left_room[i] == Money{} ? Money{} : whole.weights[i];
      }
      if (left <= 0) return;
      if (left == most) return static_cast<void>(std::copy(whole.room.begin(), whole.room.end(), shares.begin()));
      Sharing again({Money{left}, weights, left_room, whole.units, whole.order, {}, {}, whole.rounding}, method_, scratch_);
      again.earlier_ = shares;
      again.share(left, weights, false, more);
      moved = again.capped_sum(more);
      given += moved;
      for (std::size_t i = 0; i < size(); ++i) shares[i] += more[i];
    }
  }

  void by_units(std::span<Money> shares) {
    std::fill(shares.begin(), shares.end(), Money{});
    if (method_.rest == Allocation::Rest::per_unit) return the_same_for_each_unit(shares);
    std::vector<Money> sharing(size());
    const std::int64_t left = fill_the_small(sharing, shares);
    if (left == 0) return;
    std::vector<Money> rest(size());
    share(left, sharing, false, rest);
    for (std::size_t i = 0; i < size(); ++i) shares[i] += rest[i];
  }

  /// Lines that cannot bear as much as the others give all they can. What is left for the others, and their units.
  std::int64_t fill_the_small(std::vector<Money>& sharing, std::span<Money> shares) const {
    std::int64_t left = what_.total.minor;
    Int128 sum = 0;
    for (std::size_t i = 0; i < size(); ++i) {
      if (room(i) > Money{}) sharing[i] = Money{what_.units[i]};
      sum += sharing[i].minor;
    }
    for (bool changed = true; changed && left > 0;) {
      changed = false;
      const std::int64_t wanted = left;
      const Int128 all = sum;
      for (std::size_t i = 0; i < size(); ++i) {
        if (sharing[i] == Money{} || Int128{wanted} * sharing[i].minor <= Int128{room(i).minor} * all) continue;
        shares[i] = room(i);
        left -= room(i).minor;
        sum -= sharing[i].minor;
        sharing[i] = {};
        changed = true;
      }
    }
    invariant(left == 0 || sum > 0, "an allocation is not above its weights");
    return left;
  }

  /// Whole minor units for each unit, as far as its line bears them, and again of what is left; then one to a unit.
  void the_same_for_each_unit(std::span<Money> shares) {
    std::int64_t left = what_.total.minor;
    while (left > 0) {
      std::int64_t units = 0;
      for (std::size_t i = 0; i < size(); ++i) units += shares[i] < room(i) ? what_.units[i] : 0;
      const std::int64_t each = units == 0 ? 0 : left / units;
      if (each == 0) break;
      for (std::size_t i = 0; i < size(); ++i) {
        const Int128 wanted = Int128{each} * what_.units[i];
        const auto given = static_cast<std::int64_t>(std::min<Int128>(wanted, (room(i) - shares[i]).minor));
        shares[i].minor += given;
        left -= given;
      }
    }
    to_units(left, shares);
  }

  const ToShare what_;
  const Allocation& method_;
  AllocationScratch& scratch_;
  std::span<const Money> earlier_;  ///< what lines have already, where more is shared
};

}  // namespace

void allocate(const ToShare& what, const Allocation& method, std::span<Money> shares, AllocationScratch& scratch) {
  invariant(what.weights.size() == shares.size(), "as many shares as weights");
  std::int64_t sum = 0;
  std::int64_t most = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const Money weight = what.weights[i];
    invariant(weight.minor >= 0, "weights of an allocation are not negative");
    sum += weight.minor;
    most += what.room.empty() ? weight.minor : what.room[i].minor;
    invariant(sum <= kMaxAmount, "weights of an allocation stay in the range");
  }
  invariant(what.total.minor >= 0 && what.total.minor <= most, "an allocation is not above its weights");
  if (what.total.minor == 0) return std::fill(shares.begin(), shares.end(), Money{});
  if (what.total.minor == most) {
    const std::span<const Money> all = what.room.empty() ? what.weights : what.room;
    return static_cast<void>(std::copy(all.begin(), all.end(), shares.begin()));
  }
  Sharing(what, method, scratch).run(shares);
}

void allocate(Money total, std::span<const Money> weights, const Allocation& method, std::span<Money> shares, AllocationScratch& scratch) {
  allocate(ToShare{total, weights}, method, shares, scratch);
}

void allocate_per_unit(Money total, std::span<const Money> weights, std::span<const std::int64_t> units, std::span<Money> shares,
                       AllocationScratch& scratch) {
  invariant(units.size() == shares.size(), "as many shares as weights and units");
  allocate(ToShare{total, weights, {}, units}, Allocation::equal_per_unit, shares, scratch);
}

}  // namespace loyalty

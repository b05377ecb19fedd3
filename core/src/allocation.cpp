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

/// total × weight − share × sum. It is below sum, so the difference of the wrapped products is exact.
std::uint64_t remainder_of(std::int64_t total, std::int64_t weight, std::int64_t share, std::int64_t sum) {
  return static_cast<std::uint64_t>(total) * static_cast<std::uint64_t>(weight) -
         static_cast<std::uint64_t>(share) * static_cast<std::uint64_t>(sum);
}

/// Gives every line its floored share; what is left over.
std::int64_t floor_shares(std::int64_t total, std::span<const Money> weights, std::int64_t sum,
                          std::span<Money> shares) {
  std::int64_t left = total;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    shares[i].minor = floored_share(total, weights[i].minor, sum);
    left -= shares[i].minor;
  }
  return left;
}

/// One unit each to the `left` lines with the largest remainders, ties to the earlier line. 0 < left < the number of
/// lines with a remainder, and a line with a remainder has a share below its weight. Bisects the value of the smallest
/// remainder that is served: counting has no branch to mispredict, which makes it faster here than a partial sort.
void give_to_largest(std::int64_t left, std::int64_t total, std::span<const Money> weights, std::int64_t sum,
                     std::span<Money> shares, AllocationScratch& remainders) {
  const auto wanted = static_cast<std::uint64_t>(left);
  remainders.resize(weights.size());
  for (std::size_t i = 0; i < weights.size(); ++i) {
    remainders[i] = remainder_of(total, weights[i].minor, shares[i].minor, sum);
  }
  std::uint64_t low = 0;                                 // at least `wanted` remainders are ≥ low
  std::uint64_t high = static_cast<std::uint64_t>(sum);  // fewer than `wanted` are ≥ high
  std::uint64_t above = 0;                               // how many are ≥ high
  while (high - low > 1) {
    const std::uint64_t middle = low + (high - low) / 2;
    std::uint64_t count = 0;
    for (const std::uint64_t remainder : remainders) count += remainder >= middle ? 1 : 0;
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
  for (std::size_t i = 0; i < weights.size(); ++i) shares[i].minor += remainders[i] >= high ? 1 : 0;
  for (std::size_t i = 0; above < wanted; ++i) {
    if (remainders[i] != low) continue;
    shares[i].minor += 1;
    ++above;
  }
}

/// From the last line backwards, each as much as it can bear.
void give_to_last(std::int64_t left, std::span<const Money> weights, std::span<Money> shares) {
  for (std::size_t i = weights.size(); left > 0 && i-- > 0;) {
    const std::int64_t given = std::min(left, weights[i].minor - shares[i].minor);
    shares[i].minor += given;
    left -= given;
  }
}

void share_running_total(std::int64_t total, std::span<const Money> weights, std::int64_t sum,
                         std::span<Money> shares) {
  std::int64_t running = 0;
  std::int64_t given = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    running += weights[i].minor;
    std::int64_t due = floored_share(total, running, sum);
    const std::uint64_t remainder = remainder_of(total, running, due, sum);
    if (2 * remainder >= static_cast<std::uint64_t>(sum)) ++due;
    shares[i].minor = due - given;
    given = due;
  }
}

}  // namespace

void allocate(Money total, std::span<const Money> weights, Allocation method, std::span<Money> shares,
              AllocationScratch& scratch) {
  invariant(weights.size() == shares.size(), "as many shares as weights");
  std::int64_t sum = 0;
  for (const Money weight : weights) {
    invariant(weight.minor >= 0, "weights of an allocation are not negative");
    sum += weight.minor;
    invariant(sum <= kMaxAmount, "weights of an allocation stay in the range");
  }
  invariant(total.minor >= 0 && total.minor <= sum, "an allocation is not above its weights");
  if (total.minor == 0) {
    std::fill(shares.begin(), shares.end(), Money{});
    return;
  }
  if (method == Allocation::running_error) return share_running_total(total.minor, weights, sum, shares);
  const std::int64_t left = floor_shares(total.minor, weights, sum, shares);
  if (left == 0) return;
  if (method == Allocation::largest_remainder) return give_to_largest(left, total.minor, weights, sum, shares, scratch);
  give_to_last(left, weights, shares);
}

void allocate_per_unit(Money total, std::span<const Money> weights, std::span<const std::int64_t> units, std::span<Money> shares,
                       AllocationScratch& scratch) {
  invariant(weights.size() == shares.size() && units.size() == shares.size(), "as many shares as weights and units");
  std::int64_t left = total.minor;
  std::vector<Money> sharing(weights.size());  // units of the lines that can bear as much as the others
  Int128 sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    shares[i] = {};
    if (weights[i] > Money{}) sharing[i] = Money{units[i]};
    sum += sharing[i].minor;
  }
  for (bool changed = true; changed && left > 0;) {
    changed = false;
    const std::int64_t wanted = left;
    const Int128 all = sum;
    for (std::size_t i = 0; i < weights.size(); ++i) {
      if (sharing[i] == Money{} || Int128{wanted} * sharing[i].minor <= Int128{weights[i].minor} * all) continue;
      shares[i] = weights[i];
      left -= weights[i].minor;
      sum -= sharing[i].minor;
      sharing[i] = {};
      changed = true;
    }
  }
  if (left == 0) return;
  invariant(sum > 0, "an allocation is not above its weights");
  std::vector<Money> rest(weights.size());
  const auto together = static_cast<std::int64_t>(sum);
  const std::int64_t over = floor_shares(left, sharing, together, rest);
  if (over > 0) give_to_largest(over, left, sharing, together, rest, scratch);
  for (std::size_t i = 0; i < weights.size(); ++i) shares[i] += rest[i];
}

}  // namespace loyalty

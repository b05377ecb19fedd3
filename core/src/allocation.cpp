// SPDX-License-Identifier: Apache-2.0
#include "loyalty/allocation.h"

#include <algorithm>

#include "loyalty/invariant.h"
#include "loyalty/rounding.h"

namespace loyalty {
namespace {

/// floor(total × weight ÷ sum). The remainder needs no 128 bits: it is below sum, so the difference of the wrapped products is it.
std::int64_t floored_share(std::int64_t total, std::int64_t weight, std::int64_t sum) {
  std::int64_t product = 0;
  if (!__builtin_mul_overflow(total, weight, &product)) [[likely]] return product / sum;
  return static_cast<std::int64_t>(Int128{total} * weight / sum);
}

std::uint64_t remainder_of(std::int64_t total, std::int64_t weight, std::int64_t share, std::int64_t sum) {
  return static_cast<std::uint64_t>(total) * static_cast<std::uint64_t>(weight) -
         static_cast<std::uint64_t>(share) * static_cast<std::uint64_t>(sum);
}

/// Gives every line its floored share; what is left over.
std::int64_t floor_shares(std::int64_t total, std::span<const Money> weights, std::int64_t sum, std::span<Money> shares) {
  std::int64_t left = total;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    shares[i].minor = floored_share(total, weights[i].minor, sum);
    left -= shares[i].minor;
  }
  return left;
}

/// One unit each to the `left` lines with the largest remainders, ties to the earlier line. left is below the number of lines with a
/// remainder, and a line with a remainder has a share below its weight.
void give_to_largest(std::int64_t left, std::int64_t total, std::span<const Money> weights, std::int64_t sum,
                     std::span<Money> shares, std::vector<std::uint32_t>& scratch) {
  scratch.clear();
  for (std::size_t i = 0; i < weights.size(); ++i) scratch.push_back(static_cast<std::uint32_t>(i));
  const auto remainder = [&](std::uint32_t i) { return remainder_of(total, weights[i].minor, shares[i].minor, sum); };
  std::nth_element(scratch.begin(), scratch.begin() + left, scratch.end(), [&](std::uint32_t a, std::uint32_t b) {
    const std::uint64_t of_a = remainder(a);
    const std::uint64_t of_b = remainder(b);
    return of_a != of_b ? of_a > of_b : a < b;
  });
  for (std::int64_t k = 0; k < left; ++k) shares[scratch[static_cast<std::size_t>(k)]].minor += 1;
}

/// From the last line backwards, each as much as it can bear.
void give_to_last(std::int64_t left, std::span<const Money> weights, std::span<Money> shares) {
  for (std::size_t i = weights.size(); left > 0 && i-- > 0;) {
    const std::int64_t given = std::min(left, weights[i].minor - shares[i].minor);
    shares[i].minor += given;
    left -= given;
  }
}

void share_running_total(std::int64_t total, std::span<const Money> weights, std::int64_t sum, std::span<Money> shares) {
  std::int64_t running = 0;
  std::int64_t given = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    running += weights[i].minor;
    const auto due = static_cast<std::int64_t>(divide(Int128{total} * running, sum, Rounding::half_up));
    shares[i].minor = due - given;
    given = due;
  }
}

}  // namespace

void allocate(Money total, std::span<const Money> weights, Allocation method, std::span<Money> shares,
              std::vector<std::uint32_t>& scratch) {
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

}  // namespace loyalty

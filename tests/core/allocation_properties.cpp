// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <vector>

#include "loyalty/allocation.h"

namespace loyalty {
namespace {

using Amounts = std::vector<std::int64_t>;

/// An amount and the lines it is shared over, from a handful of cents (many ties) to the largest amounts.
struct Order {
  std::int64_t total = 0;
  std::int64_t sum = 0;
  Amounts weights;
};

Order any_order() {
  const auto lines = *rc::gen::inRange<std::size_t>(1, 40);
  const auto largest = *rc::gen::element<std::int64_t>(1, 3, 10, 100, 10000, 1000000000, kMaxAmount / 40);
  Order order;
  order.weights = *rc::gen::container<Amounts>(lines, rc::gen::inRange<std::int64_t>(0, largest + 1));
  order.sum = std::accumulate(order.weights.begin(), order.weights.end(), std::int64_t{0});
  order.total = *rc::gen::oneOf(rc::gen::inRange<std::int64_t>(0, order.sum + 1), rc::gen::just(order.sum),
                                rc::gen::just(order.sum - std::min<std::int64_t>(order.sum, 1)));
  return order;
}

Amounts shares_of(const Order& order, Allocation method) {
  std::vector<Money> weights;
  for (const std::int64_t weight : order.weights) weights.push_back(Money{weight});
  std::vector<Money> shares(weights.size());
  AllocationScratch scratch;
  allocate(Money{order.total}, weights, method, shares, scratch);
  Amounts result;
  for (const Money share : shares) result.push_back(share.minor);
  return result;
}

RC_GTEST_PROP(Allocation, shares_sum_to_the_total_and_stay_within_their_weights, ()) {
  const Order order = any_order();
  for (const Allocation method :
       {Allocation::largest_remainder, Allocation::remainder_to_last, Allocation::running_error}) {
    const Amounts shares = shares_of(order, method);
    RC_ASSERT(std::accumulate(shares.begin(), shares.end(), std::int64_t{0}) == order.total);
    for (std::size_t i = 0; i < shares.size(); ++i) RC_ASSERT(shares[i] >= 0 && shares[i] <= order.weights[i]);
  }
}

/// Hamilton's method as it is told: everyone gets the whole part, then the seats that are left go one by one to the
/// largest fraction that has not been served, the earlier of equals.
RC_GTEST_PROP(Allocation, largest_remainder_is_hamiltons_method, ()) {
  const Order order = any_order();
  const std::size_t lines = order.weights.size();
  Amounts expected(lines, 0);
  std::vector<bool> served(lines, false);
  std::int64_t left = order.total;
  for (std::size_t i = 0; i < lines && order.sum > 0; ++i) {
    expected[i] = static_cast<std::int64_t>(Int128{order.total} * order.weights[i] / order.sum);
    left -= expected[i];
  }
  for (; left > 0; --left) {
    std::size_t next = lines;
    for (std::size_t i = 0; i < lines; ++i) {
      if (served[i]) continue;
      // exact − whole part, times the sum
      const auto fraction = [&](std::size_t line) {
        return Int128{order.total} * order.weights[line] - Int128{expected[line]} * order.sum;
      };
      if (next == lines || fraction(i) > fraction(next)) next = i;
    }
    served[next] = true;
    // The fraction of a served line is not looked at again, so it may change.
    expected[next] += 1;
  }
  RC_ASSERT(shares_of(order, Allocation::largest_remainder) == expected);
}

RC_GTEST_PROP(Allocation, remainder_to_last_fills_unit_by_unit_from_the_end, ()) {
  const Order order = any_order();
  Amounts expected;
  std::int64_t left = order.total;
  for (const std::int64_t weight : order.weights) {
    expected.push_back(order.sum == 0 ? 0 : static_cast<std::int64_t>(Int128{order.total} * weight / order.sum));
    left -= expected.back();
  }
  for (std::size_t line = order.weights.size() - 1; left > 0;) {
    if (expected[line] == order.weights[line]) {
      --line;
      continue;
    }
    ++expected[line];
    --left;
  }
  RC_ASSERT(shares_of(order, Allocation::remainder_to_last) == expected);
}

RC_GTEST_PROP(Allocation, running_error_keeps_every_running_total_within_half_a_unit, ()) {
  const Order order = any_order();
  const Amounts shares = shares_of(order, Allocation::running_error);
  Int128 weighed = 0;
  Int128 given = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    weighed += order.weights[i];
    given += shares[i];
    const Int128 twice_error = 2 * (given * order.sum - weighed * order.total);
    RC_ASSERT(twice_error > -order.sum || order.sum == 0);  // never half a unit short: ties go up
    RC_ASSERT(twice_error <= order.sum);
  }
}

RC_GTEST_PROP(Allocation, largest_remainder_gives_the_larger_line_no_less, ()) {
  const Order order = any_order();
  const Amounts shares = shares_of(order, Allocation::largest_remainder);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    for (std::size_t j = 0; j < shares.size(); ++j) {
      if (order.weights[i] > order.weights[j]) RC_ASSERT(shares[i] >= shares[j]);
    }
  }
}

RC_GTEST_PROP(Allocation, units_have_the_same_as_far_as_their_line_bears_it, ()) {
  const Order order = any_order();
  std::vector<Money> weights;
  for (const std::int64_t weight : order.weights) weights.push_back(Money{weight});
  const auto units = *rc::gen::container<Amounts>(weights.size(), rc::gen::inRange<std::int64_t>(1, 1000));
  std::vector<Money> shares(weights.size());
  AllocationScratch scratch;
  allocate_per_unit(Money{order.total}, weights, units, shares, scratch);
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    RC_ASSERT(Money{} <= shares[i]);
    RC_ASSERT(shares[i] <= weights[i]);
    sum += shares[i].minor;
    for (std::size_t k = 0; k < shares.size(); ++k) {
      // A line that could bear more has, for each unit, as much as any other, but for the rounding of both.
      if (shares[k] == weights[k]) continue;
      RC_ASSERT(Int128{shares[i].minor - 1} * units[k] < Int128{shares[k].minor + 1} * units[i]);
    }
  }
  RC_ASSERT(sum == order.total);
}

}  // namespace
}  // namespace loyalty

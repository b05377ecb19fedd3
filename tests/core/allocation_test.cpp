// SPDX-License-Identifier: Apache-2.0
#include "loyalty/allocation.h"

#include <gtest/gtest.h>

#include <numeric>
#include <ostream>
#include <string>

namespace loyalty {
namespace {

using Amounts = std::vector<std::int64_t>;

Amounts shares_of(std::int64_t total, const Amounts& weights, Allocation method, AllocationScratch& scratch) {
  std::vector<Money> money;
  for (const std::int64_t weight : weights) money.push_back(Money{weight});
  std::vector<Money> shares(weights.size(), Money{-1});
  allocate(Money{total}, money, method, shares, scratch);
  Amounts result;
  for (const Money share : shares) result.push_back(share.minor);
  return result;
}

Amounts shares_of(std::int64_t total, const Amounts& weights, Allocation method) {
  AllocationScratch scratch;
  return shares_of(total, weights, method, scratch);
}

struct Row {
  std::int64_t total;
  Amounts weights;
  Amounts largest_remainder;
  Amounts remainder_to_last;
  Amounts running_error;

  friend std::ostream& operator<<(std::ostream& out, const Row& row) {
    return out << row.total << " over " << testing::PrintToString(row.weights);
  }
};

class Shares : public testing::TestWithParam<Row> {};

TEST_P(Shares, are_given_as_the_method_says) {
  const Row& row = GetParam();
  EXPECT_EQ(shares_of(row.total, row.weights, Allocation::largest_remainder), row.largest_remainder);
  EXPECT_EQ(shares_of(row.total, row.weights, Allocation::remainder_to_last), row.remainder_to_last);
  EXPECT_EQ(shares_of(row.total, row.weights, Allocation::running_error), row.running_error);
}

INSTANTIATE_TEST_SUITE_P(
    whole_shares, Shares,
    testing::Values(Row{0, {}, {}, {}, {}}, Row{0, {0}, {0}, {0}, {0}}, Row{0, {5, 5}, {0, 0}, {0, 0}, {0, 0}},
                    Row{7, {7}, {7}, {7}, {7}}, Row{30, {10, 50}, {5, 25}, {5, 25}, {5, 25}},
                    Row{9, {2, 0, 7}, {2, 0, 7}, {2, 0, 7}, {2, 0, 7}},
                    // 50.00 off 100.00 + 200.00 + 300.00 has thirds: 833.33, 1666.67, 2500.
                    Row{5000, {10000, 20000, 30000}, {833, 1667, 2500}, {833, 1666, 2501}, {833, 1667, 2500}}));

INSTANTIATE_TEST_SUITE_P(
    ties, Shares,
    testing::Values(
        Row{1, {1, 1, 1}, {1, 0, 0}, {0, 0, 1}, {0, 1, 0}}, Row{2, {1, 1, 1}, {1, 1, 0}, {0, 1, 1}, {1, 0, 1}},
        Row{1, {3, 3}, {1, 0}, {0, 1}, {1, 0}},
        // 10 over four equal lines is 2.5 each.
        Row{10, {5, 5, 5, 5}, {3, 3, 2, 2}, {2, 2, 2, 4}, {3, 2, 3, 2}},
        // The second line has the larger remainder (2/7 against 5/7), then two lines tie and the earlier one is served.
        Row{1, {2, 5}, {0, 1}, {0, 1}, {0, 1}}, Row{1, {5, 2}, {1, 0}, {0, 1}, {1, 0}},
        Row{2, {4, 1, 4}, {1, 0, 1}, {0, 0, 2}, {1, 0, 1}},
        Row{3, {4, 4, 2, 4}, {1, 1, 0, 1}, {0, 0, 0, 3}, {1, 1, 0, 1}},
        // 5 over 3, 3, 3, 2: remainders 4/11, 4/11, 4/11, 10/11, so one of the three that tie is served: the first.
        Row{5, {3, 3, 3, 2}, {2, 1, 1, 1}, {1, 1, 1, 2}, {1, 2, 1, 1}}));

INSTANTIATE_TEST_SUITE_P(
    lines_that_bear_nothing, Shares,
    testing::Values(Row{1, {2, 2, 0}, {1, 0, 0}, {0, 1, 0}, {1, 0, 0}},
                    Row{2, {0, 1, 1, 1, 0}, {0, 1, 1, 0, 0}, {0, 0, 1, 1, 0}, {0, 1, 0, 1, 0}},
                    // Floored 2, 1, 1, 0, 0: four units are left over, and each of the last four lines bears one.
                    Row{8, {3, 2, 2, 1, 1}, {2, 2, 2, 1, 1}, {2, 2, 2, 1, 1}, {3, 1, 2, 1, 1}}));

INSTANTIATE_TEST_SUITE_P(edges_of_the_range, Shares,
                         testing::Values(Row{kMaxAmount, {kMaxAmount}, {kMaxAmount}, {kMaxAmount}, {kMaxAmount}},
                                         // kMaxAmount = 2 × 4503599627370495 + 1.
                                         Row{kMaxAmount,
                                             {4503599627370495, 4503599627370496},
                                             {4503599627370495, 4503599627370496},
                                             {4503599627370495, 4503599627370496},
                                             {4503599627370495, 4503599627370496}},
                                         // Exact: a − a/kMaxAmount with a = 4503599627370495 is just above a − 1/2, so
                                         // the earlier line loses less.
                                         Row{kMaxAmount - 1,
                                             {4503599627370495, 4503599627370496},
                                             {4503599627370495, 4503599627370495},
                                             {4503599627370494, 4503599627370496},
                                             {4503599627370495, 4503599627370495}},
                                         Row{1, {4503599627370495, 4503599627370496}, {0, 1}, {0, 1}, {0, 1}},
                                         Row{1, {4503599627370496, 4503599627370495}, {1, 0}, {0, 1}, {1, 0}}));

TEST(Allocation, shares_over_more_lines_than_a_table_shows) {
  // 3000 equal lines of 10 and a total of 1000: a third of a unit each, so the first thousand get one.
  const Amounts weights(3000, 10);
  const Amounts shares = shares_of(1000, weights, Allocation::largest_remainder);
  for (std::size_t i = 0; i < shares.size(); ++i) ASSERT_EQ(shares[i], i < 1000 ? 1 : 0) << i;
}

TEST(Allocation, does_not_depend_on_what_the_scratch_was_used_for) {
  AllocationScratch scratch;
  const Amounts many(50, 7);
  EXPECT_EQ(std::accumulate(many.begin(), many.end(), std::int64_t{0}), 350);
  (void)shares_of(123, many, Allocation::largest_remainder, scratch);
  EXPECT_EQ(shares_of(2, {1, 1, 1}, Allocation::largest_remainder, scratch), (Amounts{1, 1, 0}));
  EXPECT_EQ(shares_of(5, {3, 3, 3, 2}, Allocation::largest_remainder, scratch), (Amounts{2, 1, 1, 1}));
}

TEST(AllocationDeath, breaks_off_outside_its_contract) {
  EXPECT_DEATH_IF_SUPPORTED((void)shares_of(4, {1, 2}, Allocation::largest_remainder), "");
  EXPECT_DEATH_IF_SUPPORTED((void)shares_of(-1, {1, 2}, Allocation::largest_remainder), "");
  EXPECT_DEATH_IF_SUPPORTED((void)shares_of(1, {-1, 2}, Allocation::largest_remainder), "");
  EXPECT_DEATH_IF_SUPPORTED((void)shares_of(1, {kMaxAmount, 1}, Allocation::largest_remainder), "");
  AllocationScratch scratch;
  std::vector<Money> weights(2, Money{1});
  std::vector<Money> shares(1);
  EXPECT_DEATH_IF_SUPPORTED(allocate(Money{1}, weights, Allocation::running_error, shares, scratch), "");
}

}  // namespace
}  // namespace loyalty

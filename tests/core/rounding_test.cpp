// SPDX-License-Identifier: Apache-2.0
#include "loyalty/rounding.h"

#include <gtest/gtest.h>

#include <array>
#include <limits>
#include <ostream>

namespace loyalty {
namespace {

constexpr std::array kModes{Rounding::up,      Rounding::down,      Rounding::ceiling,  Rounding::floor,
                            Rounding::half_up, Rounding::half_down, Rounding::half_even};

/// A quotient and what each mode makes of it, in the order of kModes.
struct Row {
  std::int64_t numerator;
  std::int64_t denominator;
  std::array<std::int64_t, 7> rounded;

  friend std::ostream& operator<<(std::ostream& out, const Row& row) {
    return out << row.numerator << "/" << row.denominator;
  }
};

class Quotient : public testing::TestWithParam<Row> {};

TEST_P(Quotient, is_rounded_as_the_mode_says) {
  const Row& row = GetParam();
  for (std::size_t i = 0; i < kModes.size(); ++i) {
    EXPECT_EQ(static_cast<std::int64_t>(divide(row.numerator, row.denominator, kModes[i])), row.rounded[i])
        << "mode " << i;
  }
}

/// The same quotient with both parts beyond 64 bits.
TEST_P(Quotient, does_not_depend_on_the_size_of_its_parts) {
  const Row& row = GetParam();
  for (std::size_t i = 0; i < kModes.size(); ++i) {
    const Int128 factor = Int128{1} << 60;
    const Int128 rounded = divide(row.numerator * factor * 3, row.denominator * factor * 3, kModes[i]);
    EXPECT_EQ(static_cast<std::int64_t>(rounded), row.rounded[i]) << "mode " << i;
  }
}

// The table in the documentation of java.math.RoundingMode, without UNNECESSARY.
INSTANTIATE_TEST_SUITE_P(java_math, Quotient,
                         testing::Values(Row{55, 10, {6, 5, 6, 5, 6, 5, 6}}, Row{25, 10, {3, 2, 3, 2, 3, 2, 2}},
                                         Row{16, 10, {2, 1, 2, 1, 2, 2, 2}}, Row{11, 10, {2, 1, 2, 1, 1, 1, 1}},
                                         Row{10, 10, {1, 1, 1, 1, 1, 1, 1}}, Row{-10, 10, {-1, -1, -1, -1, -1, -1, -1}},
                                         Row{-11, 10, {-2, -1, -1, -2, -1, -1, -1}},
                                         Row{-16, 10, {-2, -1, -1, -2, -2, -2, -2}},
                                         Row{-25, 10, {-3, -2, -2, -3, -3, -2, -2}},
                                         Row{-55, 10, {-6, -5, -5, -6, -6, -5, -6}}));

INSTANTIATE_TEST_SUITE_P(both_sides_of_ties, Quotient,
                         testing::Values(Row{0, 7, {0, 0, 0, 0, 0, 0, 0}}, Row{1, 2, {1, 0, 1, 0, 1, 0, 0}},
                                         Row{-1, 2, {-1, 0, 0, -1, -1, 0, 0}}, Row{3, 2, {2, 1, 2, 1, 2, 1, 2}},
                                         Row{-3, 2, {-2, -1, -1, -2, -2, -1, -2}},
                                         Row{499, 1000, {1, 0, 1, 0, 0, 0, 0}}, Row{500, 1000, {1, 0, 1, 0, 1, 0, 0}},
                                         Row{501, 1000, {1, 0, 1, 0, 1, 1, 1}},
                                         Row{-499, 1000, {-1, 0, 0, -1, 0, 0, 0}},
                                         Row{-501, 1000, {-1, 0, 0, -1, -1, -1, -1}},
                                         // An odd denominator has no tie: 1/3 and 2/3, 2/5 and 3/5.
                                         Row{1, 3, {1, 0, 1, 0, 0, 0, 0}}, Row{2, 3, {1, 0, 1, 0, 1, 1, 1}},
                                         Row{2, 5, {1, 0, 1, 0, 0, 0, 0}}, Row{3, 5, {1, 0, 1, 0, 1, 1, 1}}));

constexpr Int128 kMax64 = std::numeric_limits<std::int64_t>::max();
constexpr Int128 kMin64 = std::numeric_limits<std::int64_t>::min();

TEST(Divide, is_the_same_on_both_sides_of_64_bits) {
  for (const Int128 numerator : {kMax64 - 1, kMax64, kMax64 + 1, kMax64 + 2}) {
    const bool odd = numerator % 2 != 0;
    const Int128 half = numerator / 2;
    EXPECT_TRUE(divide(numerator, 2, Rounding::half_up) == half + (odd ? 1 : 0));
    EXPECT_TRUE(divide(numerator, 2, Rounding::half_down) == half);
    EXPECT_TRUE(divide(numerator, 2, Rounding::half_even) == half + (odd && half % 2 != 0 ? 1 : 0));
    EXPECT_TRUE(divide(-numerator, 2, Rounding::half_up) == -half - (odd ? 1 : 0));
    EXPECT_TRUE(divide(-numerator, 2, Rounding::ceiling) == -half);
  }
  EXPECT_TRUE(divide(kMin64, 1, Rounding::up) == kMin64);
  EXPECT_TRUE(divide(kMin64 - 1, 1, Rounding::up) == kMin64 - 1);
  EXPECT_TRUE(divide(kMin64, kMax64, Rounding::up) == -2);
  EXPECT_TRUE(divide(kMin64, kMax64, Rounding::half_up) == -1);
  EXPECT_TRUE(divide(kMax64, kMax64 + 1, Rounding::half_up) == 1);
  EXPECT_TRUE(divide(kMax64, kMax64 + 1, Rounding::floor) == 0);
}

TEST(Divide, rounds_ties_of_the_largest_denominators) {
  const Int128 even = kMax64 - 1;
  EXPECT_TRUE(divide(even / 2 - 1, even, Rounding::half_up) == 0);
  EXPECT_TRUE(divide(even / 2, even, Rounding::half_up) == 1);
  EXPECT_TRUE(divide(even / 2, even, Rounding::half_down) == 0);
  EXPECT_TRUE(divide(even / 2 + 1, even, Rounding::half_down) == 1);
}

TEST(DivideDeath, breaks_off_when_the_denominator_is_not_positive) {
  EXPECT_DEATH_IF_SUPPORTED((void)divide(1, 0, Rounding::floor), "");
  EXPECT_DEATH_IF_SUPPORTED((void)divide(1, -1, Rounding::floor), "");
}

}  // namespace
}  // namespace loyalty

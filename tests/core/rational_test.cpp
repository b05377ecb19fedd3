// SPDX-License-Identifier: Apache-2.0
#include "loyalty/rational.h"

#include <gtest/gtest.h>

#include <ostream>

namespace loyalty {

static void PrintTo(Rational value, std::ostream* out) { *out << value.numerator << "/" << value.denominator; }

namespace {

struct Reduction {
  Int128 numerator;
  Int128 denominator;
  std::optional<Rational> lowest;
};

class LowestTerms : public testing::TestWithParam<Reduction> {};

TEST_P(LowestTerms, are_found_or_refused) {
  EXPECT_EQ(make_rational(GetParam().numerator, GetParam().denominator), GetParam().lowest);
}

INSTANTIATE_TEST_SUITE_P(small, LowestTerms,
                         testing::Values(Reduction{6, 4, Rational{3, 2}}, Reduction{-6, 4, Rational{-3, 2}},
                                         Reduction{6, -4, Rational{-3, 2}}, Reduction{-6, -4, Rational{3, 2}},
                                         Reduction{0, 5, Rational{0, 1}}, Reduction{0, -5, Rational{0, 1}},
                                         Reduction{7, 1, Rational{7, 1}}, Reduction{17, 13, Rational{17, 13}},
                                         Reduction{5, 0, std::nullopt}, Reduction{0, 0, std::nullopt}));

constexpr Int128 kMax = kMaxAmount;
constexpr Int128 kLeast128 = Int128{1} << 127;

INSTANTIATE_TEST_SUITE_P(
    edges_of_the_range, LowestTerms,
    testing::Values(Reduction{kMax, 1, Rational{kMaxAmount, 1}}, Reduction{-kMax, 1, Rational{-kMaxAmount, 1}},
                    Reduction{kMax + 1, 1, std::nullopt}, Reduction{-kMax - 1, 1, std::nullopt},
                    Reduction{1, kMax, Rational{1, kMaxAmount}}, Reduction{1, kMax + 1, std::nullopt},
                    Reduction{2 * kMax, 2, Rational{kMaxAmount, 1}}, Reduction{2 * kMax + 2, 2, std::nullopt},
                    Reduction{kMax * kMax, kMax, Rational{kMaxAmount, 1}},
                    Reduction{kMax, kMax* kMax, Rational{1, kMaxAmount}},
                    Reduction{kMax << 64, Int128{1} << 64, Rational{kMaxAmount, 1}},
                    Reduction{(kMax + 1) << 64, Int128{1} << 64, std::nullopt},
                    Reduction{kLeast128, kLeast128, Rational{1, 1}},
                    Reduction{kLeast128, Int128{1} << 126, Rational{-2, 1}}));

struct Comparison {
  Rational a;
  Rational b;
  int expected;
};

class Compared : public testing::TestWithParam<Comparison> {};

TEST_P(Compared, exactly_and_both_ways) {
  EXPECT_EQ(compare(GetParam().a, GetParam().b), GetParam().expected);
  EXPECT_EQ(compare(GetParam().b, GetParam().a), -GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(table, Compared,
                         testing::Values(Comparison{{1, 3}, {1, 3}, 0}, Comparison{{1, 3}, {1, 2}, -1},
                                         Comparison{{-1, 3}, {-1, 2}, 1}, Comparison{{-1, 3}, {0, 1}, -1},
                                         Comparison{{349, 399}, {7, 8}, -1},
                                         // Neighbours whose cross products need 106 bits.
                                         Comparison{{kMaxAmount - 1, kMaxAmount}, {kMaxAmount - 2, kMaxAmount - 1}, 1},
                                         Comparison{{1, kMaxAmount}, {1, kMaxAmount - 1}, -1}));

struct Product {
  std::int64_t units;
  Rational rate;
  std::int64_t half_up;
  std::int64_t half_even;
  std::int64_t floor;
};

class Multiplied : public testing::TestWithParam<Product> {};

TEST_P(Multiplied, rounds_once) {
  const auto& [units, rate, half_up, half_even, floor] = GetParam();
  EXPECT_EQ(static_cast<std::int64_t>(multiply(units, rate, Rounding::half_up)), half_up);
  EXPECT_EQ(static_cast<std::int64_t>(multiply(units, rate, Rounding::half_even)), half_even);
  EXPECT_EQ(static_cast<std::int64_t>(multiply(units, rate, Rounding::floor)), floor);
}

// 0.15 = 3/20: 30 × 0.15 = 4.5 is a tie, 29 × 0.15 = 4.35 and 31 × 0.15 = 4.65 are its sides.
INSTANTIATE_TEST_SUITE_P(
    table, Multiplied,
    testing::Values(Product{29, {3, 20}, 4, 4, 4}, Product{30, {3, 20}, 5, 4, 4}, Product{31, {3, 20}, 5, 5, 4},
                    Product{-30, {3, 20}, -5, -4, -5}, Product{30, {-3, 20}, -5, -4, -5}, Product{0, {3, 20}, 0, 0, 0},
                    Product{kMaxAmount, {1, 1}, kMaxAmount, kMaxAmount, kMaxAmount},
                    Product{kMaxAmount, {kMaxAmount, kMaxAmount - 1}, kMaxAmount + 1, kMaxAmount + 1, kMaxAmount + 1},
                    Product{kMaxAmount, {1, 2}, kMaxAmount / 2 + 1, kMaxAmount / 2 + 1, kMaxAmount / 2}));

TEST(Multiply, holds_the_largest_product) {
  EXPECT_TRUE(multiply(kMaxAmount, {kMaxAmount, 1}, Rounding::floor) == kMax * kMax);
  EXPECT_TRUE(multiply(-kMaxAmount, {kMaxAmount, 1}, Rounding::floor) == -(kMax * kMax));
}

struct InBasisPoints {
  Rational ratio;
  std::int64_t points;
};

class BasisPoints : public testing::TestWithParam<InBasisPoints> {};

TEST_P(BasisPoints, round_half_up_and_clamp) { EXPECT_EQ(basis_points(GetParam().ratio), GetParam().points); }

INSTANTIATE_TEST_SUITE_P(
    table, BasisPoints,
    testing::Values(InBasisPoints{{0, 1}, 0}, InBasisPoints{{1, 1}, 10000}, InBasisPoints{{1, 2}, 5000},
                    InBasisPoints{{5, 6}, 8333}, InBasisPoints{{2, 3}, 6667}, InBasisPoints{{1, 20000}, 1},
                    InBasisPoints{{1, 20001}, 0}, InBasisPoints{{-1, 20000}, -1}, InBasisPoints{{-1, 20001}, 0},
                    InBasisPoints{{kMaxAmount / 10000, 1}, 9007199254740000},
                    InBasisPoints{{kMaxAmount, 1}, kMaxAmount}, InBasisPoints{{-kMaxAmount, 1}, -kMaxAmount}));

}  // namespace
}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "loyalty/amount_range.h"
#include "loyalty/money.h"
#include "loyalty/points.h"

namespace loyalty {
namespace {

TEST(AmountRange, ends_at_the_largest_integer_every_json_reader_holds) {
  EXPECT_EQ(kMaxAmount, (std::int64_t{1} << 53) - 1);
  EXPECT_EQ(narrow(kMaxAmount), kMaxAmount);
  EXPECT_EQ(narrow(-kMaxAmount), -kMaxAmount);
  EXPECT_EQ(narrow(Int128{kMaxAmount} + 1), std::nullopt);
  EXPECT_EQ(narrow(-Int128{kMaxAmount} - 1), std::nullopt);
  EXPECT_EQ(narrow(Int128{1} << 64), std::nullopt);  // its low 64 bits are zero
}

TEST(Money, adds_and_subtracts_up_to_the_ends_of_its_range) {
  EXPECT_EQ(Money{kMaxAmount - 1} + Money{1}, Money{kMaxAmount});
  EXPECT_EQ(Money{-kMaxAmount + 1} - Money{1}, Money{-kMaxAmount});
  EXPECT_LT(Money{-1}, Money{0});
}

TEST(Points, add_and_subtract_up_to_the_ends_of_their_range) {
  EXPECT_EQ(Points{kMaxAmount - 1} + Points{1}, Points{kMaxAmount});
  EXPECT_EQ(Points{-kMaxAmount + 1} - Points{1}, Points{-kMaxAmount});
  EXPECT_LT(Points{-1}, Points{0});
}

TEST(AmountDeath, breaks_off_outside_the_range) {
  EXPECT_DEATH_IF_SUPPORTED((void)(Money{kMaxAmount} + Money{1}), "");
  EXPECT_DEATH_IF_SUPPORTED((void)(Money{-kMaxAmount} - Money{1}), "");
  EXPECT_DEATH_IF_SUPPORTED((void)(Points{kMaxAmount} + Points{1}), "");
  EXPECT_DEATH_IF_SUPPORTED((void)(Points{-kMaxAmount} - Points{1}), "");
}

TEST(InvariantDeath, is_silent) {
  invariant(true, "holds");
  EXPECT_DEATH_IF_SUPPORTED(invariant(false, "does not hold"), "^$");
}

}  // namespace
}  // namespace loyalty

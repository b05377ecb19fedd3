// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <set>
#include <string_view>

#include "loyalty/reason.h"
#include "loyalty/step.h"

namespace loyalty {
namespace {

TEST(Reasons, have_names_of_their_own) {
  std::set<std::string_view> names;
#define LOYALTY_X(name)                    \
  EXPECT_EQ(name_of(Reason::name), #name); \
  EXPECT_TRUE(names.insert(name_of(Reason::name)).second);
  LOYALTY_REASONS(LOYALTY_X)
#undef LOYALTY_X
  EXPECT_EQ(name_of(Reason::none), "");
  EXPECT_FALSE(names.contains(""));
}

TEST(StepCodes, have_names_of_their_own) {
  std::set<std::string_view> names;
#define LOYALTY_X(name)                      \
  EXPECT_EQ(name_of(StepCode::name), #name); \
  EXPECT_TRUE(names.insert(name_of(StepCode::name)).second);
  LOYALTY_STEPS(LOYALTY_X)
#undef LOYALTY_X
}

class OperationName : public testing::TestWithParam<std::pair<Operation, std::string_view>> {};

TEST_P(OperationName, is_the_documented_one) { EXPECT_EQ(name_of(GetParam().first), GetParam().second); }

INSTANTIATE_TEST_SUITE_P(table, OperationName,
                         testing::Values(std::pair{Operation::given, "given"}, std::pair{Operation::sum, "sum"},
                                         std::pair{Operation::add, "add"}, std::pair{Operation::subtract, "subtract"},
                                         std::pair{Operation::multiply, "multiply"},
                                         std::pair{Operation::divide, "divide"}, std::pair{Operation::blocks, "blocks"},
                                         std::pair{Operation::min, "min"}, std::pair{Operation::max, "max"},
                                         std::pair{Operation::select, "select"},
                                         std::pair{Operation::allocate, "allocate"},
                                         std::pair{Operation::multiple, "multiple"},
                                         std::pair{Operation::list, "list"}));

}  // namespace
}  // namespace loyalty

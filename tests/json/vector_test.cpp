// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "vector.h"

namespace loyalty::tests {
namespace {

using nlohmann::json;

const std::string kFolder = LOYALTY_VECTORS_DIR;

class VectorTest : public testing::TestWithParam<std::string> {};

TEST_P(VectorTest, answers_as_expected) {
  const Vector vector = load_vector(kFolder, GetParam());
  for (const auto& problem : vector.problems) ADD_FAILURE() << problem;
  if (!vector.problems.empty()) return;

  const std::string response = respond(vector);
  const json actual = json::parse(response, nullptr, false);
  ASSERT_FALSE(actual.is_discarded()) << response;
  for (const auto& difference : differences(vector.expect, actual)) ADD_FAILURE() << difference;
  EXPECT_EQ(respond(vector), response) << "the same call answered differently";
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  for (char& c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  }
  return name;
}

INSTANTIATE_TEST_SUITE_P(Files, VectorTest, testing::ValuesIn(vector_names(kFolder)), test_name);

TEST(VectorComparison, accepts_more_fields_in_objects_and_nothing_else) {
  const auto match = [](const char* expect, const char* actual) {
    return differences(json::parse(expect), json::parse(actual)).empty();
  };
  EXPECT_TRUE(match(R"({"a":1})", R"({"a":1,"b":2})"));
  EXPECT_TRUE(match(R"({"a":[{"b":1}]})", R"({"a":[{"b":1,"c":2}]})"));
  EXPECT_FALSE(match(R"({"a":1})", R"({"b":1})"));
  EXPECT_FALSE(match(R"({"a":1})", R"({"a":"1"})"));
  EXPECT_FALSE(match(R"({"a":[1]})", R"({"a":[1,2]})"));
  EXPECT_FALSE(match(R"({"a":[]})", R"({"a":{}})"));
  EXPECT_FALSE(match(R"({"a":null})", R"({"b":null})"));
}

TEST(VectorComparison, takes_the_request_as_written) {
  EXPECT_EQ(raw_field(R"({"x": "}\"{", "request" : {"a":[1.50, "]"], "a":2} , "y":1})", "request"),
            R"({"a":[1.50, "]"], "a":2})");
  EXPECT_EQ(raw_field(R"({"request":12.0})", "request"), "12.0");
  EXPECT_EQ(raw_field(R"({"x":{"request":1}})", "request"), "");
}

}  // namespace
}  // namespace loyalty::tests

// SPDX-License-Identifier: Apache-2.0
#include "loyalty/error.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace loyalty {
namespace {

const std::vector<ErrorCode> kCodes{
#define LOYALTY_X(name, text) ErrorCode::name,
    LOYALTY_ERROR_CODES(LOYALTY_X)
#undef LOYALTY_X
};

TEST(ErrorCodes, have_names_of_their_own_in_snake_case) {
  std::set<std::string_view> names;
  for (const ErrorCode code : kCodes) {
    const std::string_view name = name_of(code);
    EXPECT_FALSE(name.empty());
    EXPECT_TRUE(std::all_of(name.begin(), name.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    })) << name;
    EXPECT_TRUE(names.insert(name).second) << name;
  }
  EXPECT_EQ(name_of(ErrorCode::invalid_json), "invalid_json");
  EXPECT_EQ(name_of(ErrorCode::internal_error), "internal_error");
}

TEST(ErrorCodes, have_sentences_whose_braces_close) {
  for (const ErrorCode code : kCodes) {
    const std::string_view sentence = sentence_of(code);
    EXPECT_FALSE(sentence.empty()) << name_of(code);
    bool inside = false;
    for (const char c : sentence) {
      if (c == '{' || c == '}') {
        EXPECT_EQ(inside, c == '}') << sentence;
        inside = c == '{';
      }
    }
    EXPECT_FALSE(inside) << sentence;
  }
}

struct Row {
  Error error;
  std::string_view message;
};

class Message : public testing::TestWithParam<Row> {};

TEST_P(Message, has_its_placeholders_filled) { EXPECT_EQ(message_of(GetParam().error), GetParam().message); }

INSTANTIATE_TEST_SUITE_P(
    table, Message,
    testing::Values(Row{{ErrorCode::invalid_utf8, {}, {}}, "The text is not valid UTF-8."},
                    Row{{ErrorCode::unknown_field, {}, {{"name", "pirce"}}}, "There is no field \"pirce\" here."},
                    Row{{ErrorCode::out_of_range, {}, {{"maximum", "6"}, {"value", "7"}, {"minimum", "0"}}},
                        "7 is outside the range 0 to 6."},
                    Row{{ErrorCode::out_of_range, {}, {{"value", "7"}}},
                        "7 is outside the range {minimum} to {maximum}."},
                    Row{{ErrorCode::unknown_field, {}, {{"other", "x"}}}, "There is no field \"{name}\" here."},
                    Row{{ErrorCode::invalid_combination, {}, {{"detail", "This {is} not filled again."}}},
                        "This {is} not filled again."},
                    Row{{ErrorCode::invalid_combination, {}, {{"detail", ""}}}, ""}));

}  // namespace
}  // namespace loyalty

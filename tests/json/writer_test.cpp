// SPDX-License-Identifier: Apache-2.0
#include "json/writer.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "loyalty/amount_range.h"
#include "loyalty/decimal.h"

namespace loyalty::json::test {
namespace {

std::vector<std::int64_t> numbers() {
  std::vector<std::int64_t> numbers{0,          kMaxAmount, -kMaxAmount, 4294967295,
                                    4294967296, 4294967297, INT64_MAX,   INT64_MIN};
  std::int64_t power = 1;
  for (int i = 0; i < 16; ++i, power *= 10) {
    for (const std::int64_t number : {power - 1, power, power + 1, 7 * power}) {
      numbers.push_back(number);
      numbers.push_back(-number);
    }
  }
  std::uint64_t state = 20261122;
  for (int i = 0; i < 20000; ++i) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    numbers.push_back(static_cast<std::int64_t>(state >> 11 >> (state % 50)));
  }
  return numbers;
}

TEST(Writer, writes_decimals_as_the_core_does) {
  for (const std::int64_t number : numbers()) {
    for (int decimals = 0; decimals <= 6; ++decimals) {
      Writer writer;
      writer.decimal(number, decimals);
      std::string expected = "\"";
      append_decimal(expected, number, decimals);
      ASSERT_EQ(writer.text(), expected + "\"");
    }
    Writer writer;
    writer.integer(number);
    ASSERT_EQ(writer.text(), std::to_string(number));
  }
}

TEST(Writer, separates_values) {
  Writer writer;
  writer.begin_object();
  writer.key("a");
  writer.begin_array();
  writer.integer(1);
  writer.boolean(false);
  writer.null();
  writer.begin_object();
  writer.end_object();
  writer.begin_array();
  writer.end_array();
  writer.rational({5, 6});
  writer.end_array();
  writer.field("b", "x");
  writer.field("c", std::int64_t{2});
  writer.end_object();
  EXPECT_EQ(writer.text(), R"({"a":[1,false,null,{},[],"5/6"],"b":"x","c":2})");
  writer.clear();
  writer.date(*parse_date("2026-11-22"));
  EXPECT_EQ(writer.text(), R"("2026-11-22")");
}

TEST(Writer, strings_of_every_length_and_character_are_read_back) {
  std::string text;
  for (int length = 0; length < 300; ++length) {
    Writer plain;
    plain.plain(text);
    EXPECT_EQ(plain.text(), '"' + text + '"');
    text += static_cast<char>('a' + length % 26);
  }
  std::string all;
  for (char c = 0; c < 127; ++c) all += c;
  all += "é中😀";
  Writer writer;
  writer.string(all);
  EXPECT_EQ(nlohmann::json::parse(writer.text(), nullptr, false), all);
}

TEST(Writer, grows) {
  Writer writer;
  std::string expected;
  writer.begin_array();
  for (int i = 0; i < 100000; ++i) {
    writer.integer(i);
    expected += (i > 0 ? "," : "") + std::to_string(i);
  }
  writer.end_array();
  EXPECT_EQ(writer.text(), "[" + expected + "]");
}

TEST(Writer, fills_in_patterns) {
  const auto filled = [](std::string_view pattern, std::int32_t first, std::int32_t second) {
    Writer writer;
    writer.pattern(pattern, first, second);
    return std::string(writer.text());
  };
  EXPECT_EQ(filled("/net", -1, -1), R"("/net")");
  EXPECT_EQ(filled("/lines/*/net", -1, -1), R"("/lines/*/net")");
  EXPECT_EQ(filled("/applied/#/shares/*", 12, -1), R"("/applied/12/shares/*")");
  EXPECT_EQ(filled("/earned/#/rules/#/base", 0, 2147483647), R"("/earned/0/rules/2147483647/base")");
}

TEST(Writer, fields_that_may_be_null) {
  Writer writer;
  writer.begin_object();
  writer.field_or_null("a", "gold");
  writer.field_or_null("b", "");
  writer.field_or_null("c", parse_date("2026-11-22"));
  writer.field_or_null("d", std::optional<Date>());
  writer.field_or_null("e", Text{{{"", "Gold"}}});
  writer.field_or_null("f", Text{});
  writer.end_object();
  EXPECT_EQ(writer.text(), R"({"a":"gold","b":null,"c":"2026-11-22","d":null,"e":"Gold","f":null})");
}

TEST(Writer, texts_by_language) {
  const auto written = [](const Text& text) {
    Writer writer;
    writer.text(text);
    return std::string(writer.text());
  };
  EXPECT_EQ(written({{{"", "Gold"}}}), R"("Gold")");
  EXPECT_EQ(written({{{"en", "Gold"}, {"zh-CN", "金卡"}}}), R"({"en":"Gold","zh-CN":"金卡"})");
}

}  // namespace
}  // namespace loyalty::json::test

// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>

#include "json/utf8.h"
#include "parsed.h"

namespace loyalty::json::test {
namespace {

std::string repeated(std::string_view part, std::size_t times) {
  std::string text;
  text.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

TEST(Document, values_stand_in_the_order_of_the_text) {
  const Parsed parsed(R"( {"a": [1, "x"], "b": {"c": null}, "d": true} )");
  ASSERT_TRUE(parsed.ok) << parsed.problem();
  const Document& document = parsed.document;
  EXPECT_EQ(document.node(0).kind, NodeKind::object);
  EXPECT_EQ(document.node(0).count, 3U);
  EXPECT_EQ(document.node(0).end, 7U);
  EXPECT_EQ(document.key(1), "a");
  EXPECT_EQ(document.node(1).count, 2U);
  EXPECT_EQ(document.node(1).end, 4U);
  EXPECT_EQ(document.text(2), "1");
  EXPECT_EQ(document.text(3), "x");
  EXPECT_EQ(document.key(4), "b");
  EXPECT_EQ(document.node(5).kind, NodeKind::null);
  EXPECT_TRUE(document.node(6).truth);
}

TEST(Document, numbers_keep_their_text) {
  for (const char* number : {"0", "-0", "12.30", "1e5", "1E+05", "123456789012345678901234567890",
                             "0.1000000000000000055511151231257827", "1e400"}) {
    const Parsed parsed(number);
    ASSERT_TRUE(parsed.ok) << number;
    EXPECT_EQ(parsed.document.text(0), number);
    EXPECT_EQ(parsed.document.node(0).kind, NodeKind::number);
  }
}

TEST(Document, objects_and_arrays_know_their_text) {
  const Parsed parsed(R"({"a": [ 1 ], "b": { } })");
  ASSERT_TRUE(parsed.ok);
  EXPECT_EQ(parsed.document.text(0), R"({"a": [ 1 ], "b": { } })");
  EXPECT_EQ(parsed.document.text(1), "[ 1 ]");
  EXPECT_EQ(parsed.document.text(3), "{ }");
}

TEST(Document, escapes_become_characters) {
  const Parsed parsed(R"(["\" \\ \/ \b \f \n \r \t", "\u0041\u00e9\u4E2D\ud83d\ude00", "plain", "\u0000"])");
  ASSERT_TRUE(parsed.ok) << parsed.problem();
  EXPECT_EQ(parsed.document.text(1), "\" \\ / \b \f \n \r \t");
  EXPECT_EQ(parsed.document.text(2), "Aé中😀");
  EXPECT_EQ(parsed.document.text(3), "plain");
  EXPECT_EQ(parsed.document.text(4), std::string_view("\0", 1));
}

TEST(Document, a_byte_order_mark_is_passed_over) {
  const Parsed parsed("\xEF\xBB\xBF{}");
  EXPECT_TRUE(parsed.ok);
}

TEST(Document, what_is_not_json_is_refused) {
  for (const char* text : {"",
                           " ",
                           "{",
                           "[",
                           "}",
                           "[1,]",
                           "[,1]",
                           "[1 2]",
                           "{\"a\"}",
                           "{\"a\":}",
                           "{\"a\":1,}",
                           "{a:1}",
                           "{'a':1}",
                           "01",
                           "1.",
                           ".5",
                           "+1",
                           "-",
                           "1e",
                           "1e+",
                           "0x1",
                           "NaN",
                           "Infinity",
                           "nul",
                           "nulll",
                           "tru",
                           "\"a",
                           "\"\\x\"",
                           "\"\\u12\"",
                           "\"\\u12g4\"",
                           "\"\n\"",
                           "\"\t\"",
                           "1 2",
                           "{} {}",
                           "[1]]",
                           "//c\n1",
                           "/*c*/1",
                           "\"\\ud800\"",
                           "\"\\ud800x\"",
                           "\"\\ud800\\u0041\"",
                           "\"\\udc00\"",
                           "\xEF\xBB",
                           "\"\\"}) {
    const Parsed parsed(text);
    EXPECT_FALSE(parsed.ok) << text;
    EXPECT_TRUE(parsed.problem() == "invalid_json" || parsed.problem() == "invalid_utf8")
        << text << ": " << parsed.problem();
  }
  const Parsed nul(std::string("[1\0]", 4));
  EXPECT_EQ(nul.problem(), "invalid_json");
}

TEST(Document, says_where_the_text_stops_being_json) {
  EXPECT_EQ(Parsed("{\n  \"a\": 1,\n  b\n}").param(0), "unexpected character at line 3, column 3 (byte 14)");
  EXPECT_EQ(Parsed("x").param(0), "unexpected character at line 1, column 1 (byte 0)");
  EXPECT_EQ(Parsed("[1, ").param(0), "it ends too early");
}

TEST(Document, bytes_that_are_not_utf8_are_refused) {
  for (const char* text : {"\"\xFF\"", "\"\xC0\xAF\"", "\"\xE0\x80\xAF\"", "\"\xED\xA0\x80\"", "\"\xF4\x90\x80\x80\"",
                           "\"\xF5\x80\x80\x80\"", "\"\xE4\xB8\"", "\"\x80\"", "\"\xC3(\"", "\xFF"}) {
    EXPECT_EQ(Parsed(text).problem(), "invalid_utf8") << text;
  }
  EXPECT_TRUE(is_utf8("abcdefgh\xC3\xA9ijklmnop\xF4\x8F\xBF\xBF"));
  EXPECT_TRUE(is_utf8(""));
  EXPECT_FALSE(is_utf8("abcdefg\xC3"));
}

TEST(Document, a_field_that_stands_twice_is_refused) {
  EXPECT_EQ(Parsed(R"({"a":{"b":1,"c":2,"b":3}})").problem(), "duplicate_field /a/b");
  EXPECT_EQ(Parsed(R"([{"x":1},{"x":1,"\u0078":2}])").problem(), "duplicate_field /1/x");
  EXPECT_EQ(Parsed(R"({"a/b~c":1,"a/b~c":2})").problem(), "duplicate_field /a~1b~0c");
  EXPECT_TRUE(Parsed(R"({"a":{"x":1},"b":{"x":1}})").ok);
}

TEST(Document, a_field_that_stands_twice_among_many_is_refused) {
  std::string text = "{";
  for (int i = 0; i < 1000; ++i) text += "\"f" + std::to_string(i) + "\":1,";
  EXPECT_TRUE(Parsed(text + "\"last\":1}").ok);
  EXPECT_EQ(Parsed(text + "\"f500\":2}").problem(), "duplicate_field /f500");
}

TEST(Document, nesting_is_refused_from_the_65th_level_on) {
  EXPECT_TRUE(Parsed(repeated("[", 64) + repeated("]", 64)).ok);
  EXPECT_EQ(Parsed(repeated("[", 65) + repeated("]", 65)).problem(), "too_deep");
  EXPECT_EQ(Parsed(repeated("{\"a\":", 65) + "1" + repeated("}", 65)).problem(), "too_deep");
}

TEST(Document, a_megabyte_of_nesting_is_refused_at_once) {
  EXPECT_EQ(Parsed(repeated("[", 1048576)).problem(), "too_deep");
  EXPECT_EQ(Parsed(repeated("{\"a\":", 209715)).problem(), "too_deep");
}

TEST(Document, sixteen_mebibytes_are_accepted_and_not_a_byte_more) {
  const std::string blanks = repeated(" ", kMaxBytes - 1);
  EXPECT_TRUE(Parsed(blanks + "1").ok);
  const Parsed larger(blanks + " 1");
  EXPECT_EQ(larger.problem(), "too_large");
  EXPECT_EQ(larger.param(0), std::to_string(kMaxBytes + 1));
}

TEST(Document, more_values_than_two_million_are_refused) {
  const std::string many = "[" + repeated("1,", kMaxNodes) + "1]";
  EXPECT_EQ(Parsed(many).problem(), "too_many");
  EXPECT_TRUE(Parsed("[" + repeated("1,", 100000) + "1]").ok);
}

TEST(Document, is_used_again) {
  Problems problems;
  Document document;
  const std::string first = R"({"a":"\n"})";
  const std::string second = R"(["\t", 2])";
  ASSERT_TRUE(document.parse(first, problems));
  ASSERT_TRUE(document.parse(second, problems));
  EXPECT_EQ(document.node(0).count, 2U);
  EXPECT_EQ(document.text(1), "\t");
  EXPECT_FALSE(document.parse("[", problems));
  document.trim();
  EXPECT_TRUE(document.parse(second, problems));
}

}  // namespace
}  // namespace loyalty::json::test

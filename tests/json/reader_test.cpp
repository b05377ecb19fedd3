// SPDX-License-Identifier: Apache-2.0
#include "json/reader.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "parsed.h"

namespace loyalty::json::test {
namespace {

/// A text that parses, with a reader on it.
class Reading {
 public:
  explicit Reading(std::string text) : parsed_(std::move(text)), reader(parsed_.document, parsed_.problems) {
    EXPECT_TRUE(parsed_.ok);
  }

  /// Codes, pointers and parameters of all problems, one a line.
  [[nodiscard]] std::string problems() const {
    std::string text;
    for (const Problem& problem : parsed_.problems.list()) {
      text += std::string(name_of(problem.error.code)) + " " + problem.pointer;
      for (const auto& [name, value] : problem.error.params) text += " " + std::string(name) + "=" + value;
      text += "\n";
    }
    return text;
  }

 private:
  Parsed parsed_;

 public:
  Reader reader;
};

std::string decimal_problem(const std::string& text, int decimals, Range range) {
  Reading reading(text);
  EXPECT_EQ(reading.reader.decimal(0, decimals, range), range.minimum);
  return reading.problems();
}

std::int64_t decimal(const std::string& text, int decimals) {
  Reading reading(text);
  const std::int64_t value = reading.reader.decimal(0, decimals, kAnyAmount);
  EXPECT_EQ(reading.problems(), "");
  return value;
}

TEST(Reader, a_decimal_is_a_string_or_a_number_by_its_text) {
  EXPECT_EQ(decimal(R"("12.30")", 2), 1230);
  EXPECT_EQ(decimal("12.3", 2), 1230);
  EXPECT_EQ(decimal("12", 2), 1200);
  EXPECT_EQ(decimal("-0", 2), 0);
  EXPECT_EQ(decimal("0.1", 2), 10);
  EXPECT_EQ(decimal("12.300", 2), 1230);
  EXPECT_EQ(decimal("90071992547409.91", 2), kMaxAmount);
}

TEST(Reader, a_decimal_that_is_wrong_says_how) {
  EXPECT_EQ(decimal_problem("12.345", 2, kNotNegative), "too_precise  value=12.345 decimals=2\n");
  EXPECT_EQ(decimal_problem("1e2", 2, kNotNegative), "invalid_decimal  value=1e2\n");
  EXPECT_EQ(decimal_problem(R"("1,5")", 2, kNotNegative), "invalid_decimal  value=1,5\n");
  EXPECT_EQ(decimal_problem(R"("")", 2, kNotNegative), "invalid_decimal  value=\n");
  EXPECT_EQ(decimal_problem("-1", 2, kNotNegative), "out_of_range  value=-1 minimum=0.00 maximum=90071992547409.91\n");
  EXPECT_EQ(decimal_problem("0", 2, kPositive), "out_of_range  value=0 minimum=0.01 maximum=90071992547409.91\n");
  EXPECT_EQ(decimal_problem("90071992547409.92", 2, kNotNegative),
            "out_of_range  value=90071992547409.92 minimum=0.00 maximum=90071992547409.91\n");
  EXPECT_EQ(decimal_problem("123456789012345678901234567890", 0, kNotNegative),
            "out_of_range  value=123456789012345678901234567890 minimum=0 maximum=9007199254740991\n");
  EXPECT_EQ(decimal_problem("true", 2, kNotNegative),
            "wrong_type  expected=a decimal number, as a string or a number\n");
}

TEST(Reader, a_long_text_is_shortened_between_two_characters) {
  std::string text = "\"";
  for (int i = 0; i < 60; ++i) text += "中";
  const std::string problem = decimal_problem(text + "\"", 2, kNotNegative);
  EXPECT_EQ(problem.size(), std::string("invalid_decimal  value=\n").size() + 26 * 3 + 3);
}

TEST(Reader, an_integer_is_a_whole_number) {
  const auto integer = [](const std::string& text) {
    Reading reading(text);
    const std::int64_t value = reading.reader.integer(0, {1, 1000});
    return reading.problems().empty() ? std::to_string(value) : reading.problems();
  };
  EXPECT_EQ(integer("7"), "7");
  EXPECT_EQ(integer("1000"), "1000");
  EXPECT_EQ(integer("0"), "out_of_range  value=0 minimum=1 maximum=1000\n");
  EXPECT_EQ(integer("1001"), "out_of_range  value=1001 minimum=1 maximum=1000\n");
  EXPECT_EQ(integer("99999999999999999999"), "out_of_range  value=99999999999999999999 minimum=1 maximum=1000\n");
  EXPECT_EQ(integer("1.5"), "wrong_type  expected=an integer\n");
  EXPECT_EQ(integer("1e1"), "wrong_type  expected=an integer\n");
  EXPECT_EQ(integer(R"("7")"), "wrong_type  expected=an integer\n");
}

TEST(Reader, a_ratio_has_at_most_nine_decimals) {
  const auto ratio = [](const std::string& text) {
    Reading reading(text);
    const Rational value = reading.reader.rational(0, 1, false);
    return reading.problems().empty() ? std::to_string(value.numerator) + "/" + std::to_string(value.denominator)
                                      : reading.problems();
  };
  EXPECT_EQ(ratio("0.5"), "1/2");
  EXPECT_EQ(ratio(R"("1")"), "1/1");
  EXPECT_EQ(ratio("0.000000001"), "1/1000000000");
  EXPECT_EQ(ratio("0.0000000001"), "too_precise  value=0.0000000001 decimals=9\n");
  EXPECT_EQ(ratio("0"), "out_of_range  value=0 minimum=0.000000001 maximum=1\n");
  EXPECT_EQ(ratio("1.000000001"), "out_of_range  value=1.000000001 minimum=0.000000001 maximum=1\n");
  EXPECT_EQ(ratio(R"("x")"), "invalid_decimal  value=x\n");
}

TEST(Reader, ids_have_1_to_64_characters_of_a_few) {
  const auto id = [](const std::string& text) {
    Reading reading('"' + text + '"');
    static_cast<void>(reading.reader.id(0));
    return reading.problems().empty();
  };
  EXPECT_TRUE(id("a"));
  EXPECT_TRUE(id("A-Z_0.9:x"));
  EXPECT_TRUE(id(std::string(64, 'x')));
  EXPECT_FALSE(id(std::string(65, 'x')));
  EXPECT_FALSE(id(""));
  EXPECT_FALSE(id("a b"));
  EXPECT_FALSE(id("é"));
}

TEST(Reader, texts_are_a_string_or_strings_by_language) {
  Reading plain(R"("Gold")");
  EXPECT_EQ(plain.reader.text(0).by_language.front().second, "Gold");
  Reading both(R"({"en":"Gold","zh-CN":"金卡"})");
  const Text text = both.reader.text(0);
  ASSERT_EQ(text.by_language.size(), 2U);
  EXPECT_EQ(text.by_language[1].first, "zh-CN");
  EXPECT_EQ(both.problems(), "");
  for (const char* wrong : {"{}", "1", "null", R"({"e":"x"})", R"({"en-":"x"})", R"({"en_US":"x"})", R"({"1n":"x"})",
                            R"({"en":1})", R"({"englishes":"x"})", R"({"en-123456789":"x"})"}) {
    Reading reading(wrong);
    static_cast<void>(reading.reader.text(0));
    EXPECT_EQ(reading.problems().substr(0, 12), "invalid_text") << wrong;
  }
}

TEST(Reader, dates_times_and_windows) {
  Reading leap(R"("2024-02-29")");
  EXPECT_TRUE(leap.reader.date(0).has_value());
  Reading common(R"("2026-02-29")");
  EXPECT_FALSE(common.reader.date(0).has_value());
  EXPECT_EQ(common.problems(), "invalid_date  value=2026-02-29\n");
  Reading late(R"("24:00")");
  EXPECT_FALSE(late.reader.time(0).has_value());
  EXPECT_EQ(late.problems(), "invalid_time  value=24:00\n");
  Reading window(R"({"from":"2026-01-02","to":"2026-01-01"})");
  static_cast<void>(window.reader.window(0));
  EXPECT_EQ(window.problems(), "invalid_window  from=2026-01-02 to=2026-01-01\n");
  Reading day(R"({"from":"2026-01-02","to":"2026-01-02"})");
  static_cast<void>(day.reader.window(0));
  EXPECT_EQ(day.problems(), "");
}

TEST(Fields, report_what_is_missing_and_what_nobody_knows) {
  Reading reading(R"({"b":1,"c":2,"a":3})");
  Fields fields(reading.reader, 0);
  EXPECT_EQ(reading.reader.integer(fields.require("a"), kNotNegative), 3);
  EXPECT_EQ(reading.reader.integer(fields.find("b"), kNotNegative), 1);
  EXPECT_EQ(fields.find("x"), kNoNode);
  EXPECT_EQ(fields.require("y"), kNoNode);
  fields.finish();
  EXPECT_EQ(reading.problems(), "missing_field  name=y\nunknown_field /c name=c\n");
}

TEST(Fields, of_what_is_no_object_are_none) {
  Reading reading("[1]");
  Fields fields(reading.reader, 0);
  EXPECT_EQ(fields.require("a"), kNoNode);
  fields.finish();
  EXPECT_EQ(reading.problems(), "wrong_type  expected=an object\n");
}

TEST(Fields, a_type_nobody_knows_ends_the_reading_of_its_object) {
  Reading reading(R"({"type":"x","more":1})");
  Fields fields(reading.reader, 0);
  EXPECT_EQ(fields.type(kMetricTypes), kMetricTypes.size());
  EXPECT_EQ(fields.find("more"), kNoNode);
  fields.finish();
  EXPECT_EQ(reading.problems(), "not_one_of /type value=x allowed=spend, points, orders, count\n");
}

TEST(Problems, end_after_fifty) {
  std::string text = "{";
  for (int i = 0; i < 60; ++i) text += (i > 0 ? ",\"f" : "\"f") + std::to_string(i) + "\":1";
  Reading reading(text + "}");
  Fields fields(reading.reader, 0);
  fields.finish();
  EXPECT_EQ(reading.reader.problems().list().size(), 50U);
}

}  // namespace
}  // namespace loyalty::json::test

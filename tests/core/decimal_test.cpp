// SPDX-License-Identifier: Apache-2.0
#include "loyalty/decimal.h"

#include <gtest/gtest.h>

#include <limits>
#include <ostream>

namespace loyalty {

static void PrintTo(Rational value, std::ostream* out) { *out << value.numerator << "/" << value.denominator; }

namespace {

struct Read {
  std::string_view text;
  int decimals;
  std::int64_t units;

  friend std::ostream& operator<<(std::ostream& out, const Read& row) {
    return out << row.text << " with " << row.decimals;
  }
};

class DecimalRead : public testing::TestWithParam<Read> {};

TEST_P(DecimalRead, exactly) {
  const DecimalParse parse = parse_decimal(GetParam().text, GetParam().decimals);
  ASSERT_FALSE(parse.error.has_value());
  EXPECT_EQ(parse.units, GetParam().units);
}

INSTANTIATE_TEST_SUITE_P(
    table, DecimalRead,
    testing::Values(Read{"0", 0, 0}, Read{"0", 2, 0}, Read{"-0", 2, 0}, Read{"0.00", 2, 0}, Read{"12.30", 2, 1230},
                    Read{"12.3", 2, 1230}, Read{"12", 2, 1200}, Read{"-12.3", 2, -1230}, Read{"12.340", 2, 1234},
                    Read{"12.0000000000000000000000", 0, 12}, Read{"007.5", 1, 75}, Read{"0.000001", 6, 1},
                    Read{"00000000000000000000000000001", 0, 1}, Read{"9007199254740991", 0, kMaxAmount},
                    Read{"-9007199254740991", 0, -kMaxAmount}, Read{"90071992547409.91", 2, kMaxAmount},
                    Read{"-90071992547409.91", 2, -kMaxAmount}, Read{"0.000000000000000001", 18, 1}));

struct Refused {
  std::string_view text;
  int decimals;
  DecimalError error;

  friend std::ostream& operator<<(std::ostream& out, const Refused& row) {
    return out << row.text << " with " << row.decimals;
  }
};

class DecimalRefused : public testing::TestWithParam<Refused> {};

TEST_P(DecimalRefused, with_its_reason) {
  EXPECT_EQ(parse_decimal(GetParam().text, GetParam().decimals).error, GetParam().error);
}

INSTANTIATE_TEST_SUITE_P(not_a_decimal, DecimalRefused, testing::ValuesIn([] {
                           std::vector<Refused> rows;
                           for (const std::string_view text :
                                {"",    "-",    "+1", ".",  ".5",  "1.",    "-.5",   "1.-5", "--1",      "1e3",
                                 "1E3", "0x10", " 1", "1 ", "1,5", "1_000", "1.2.3", "NaN",  "Infinity", "１"}) {
                             rows.push_back({text, 2, DecimalError::invalid});
                           }
                           rows.push_back({std::string_view("1\0", 2), 2, DecimalError::invalid});
                           rows.push_back({"99999999999999999999.x", 0, DecimalError::invalid});
                           return rows;
                         }()));

INSTANTIATE_TEST_SUITE_P(too_precise, DecimalRefused,
                         testing::Values(Refused{"12.345", 2, DecimalError::too_precise},
                                         Refused{"0.1", 0, DecimalError::too_precise},
                                         Refused{"-0.001", 2, DecimalError::too_precise},
                                         Refused{"0.0010", 2, DecimalError::too_precise},
                                         Refused{"99999999999999999999.1", 0, DecimalError::too_precise}));

INSTANTIATE_TEST_SUITE_P(out_of_range, DecimalRefused,
                         testing::Values(Refused{"9007199254740992", 0, DecimalError::out_of_range},
                                         Refused{"-9007199254740992", 0, DecimalError::out_of_range},
                                         Refused{"90071992547409.92", 2, DecimalError::out_of_range},
                                         Refused{"90071992547410", 2, DecimalError::out_of_range},
                                         Refused{"18446744073709551617", 0, DecimalError::out_of_range},
                                         Refused{"99999999999999999999999999999999999999999999", 0,
                                                 DecimalError::out_of_range}));

struct ReadRatio {
  std::string_view text;
  std::optional<Rational> ratio;

  friend std::ostream& operator<<(std::ostream& out, const ReadRatio& row) { return out << row.text; }
};

class RatioRead : public testing::TestWithParam<ReadRatio> {};

TEST_P(RatioRead, exactly_or_not_at_all) { EXPECT_EQ(parse_rational(GetParam().text), GetParam().ratio); }

INSTANTIATE_TEST_SUITE_P(
    table, RatioRead,
    testing::Values(ReadRatio{"0.15", Rational{3, 20}}, ReadRatio{"1.25", Rational{5, 4}},
                    ReadRatio{"-0.5", Rational{-1, 2}}, ReadRatio{"0", Rational{0, 1}},
                    ReadRatio{"0.000000000", Rational{0, 1}}, ReadRatio{"1", Rational{1, 1}},
                    ReadRatio{"1.000000000000", Rational{1, 1}}, ReadRatio{"0.000000001", Rational{1, 1000000000}},
                    ReadRatio{"0.0000000010", Rational{1, 1000000000}}, ReadRatio{"0.0000000001", std::nullopt},
                    ReadRatio{"9007199254740991", Rational{kMaxAmount, 1}}, ReadRatio{"9007199254740992", std::nullopt},
                    ReadRatio{"9007199.254740991", Rational{kMaxAmount, 1000000000}},
                    ReadRatio{"9007199.254740992", std::nullopt}, ReadRatio{"", std::nullopt},
                    ReadRatio{"1/2", std::nullopt}, ReadRatio{"50%", std::nullopt}));

struct Written {
  std::int64_t units;
  int decimals;
  std::string_view text;
};

class DecimalWritten : public testing::TestWithParam<Written> {};

TEST_P(DecimalWritten, with_all_its_decimals) {
  std::string out = "=";
  append_decimal(out, GetParam().units, GetParam().decimals);
  EXPECT_EQ(out, "=" + std::string(GetParam().text));
}

INSTANTIATE_TEST_SUITE_P(table, DecimalWritten,
                         testing::Values(Written{0, 0, "0"}, Written{0, 2, "0.00"}, Written{5, 2, "0.05"},
                                         Written{-5, 2, "-0.05"}, Written{99, 2, "0.99"}, Written{100, 2, "1.00"},
                                         Written{1230, 2, "12.30"}, Written{-1230, 2, "-12.30"},
                                         Written{1230, 0, "1230"}, Written{1, 18, "0.000000000000000001"},
                                         Written{kMaxAmount, 2, "90071992547409.91"},
                                         Written{-kMaxAmount, 0, "-9007199254740991"},
                                         Written{std::numeric_limits<std::int64_t>::max(), 18, "9.223372036854775807"},
                                         Written{std::numeric_limits<std::int64_t>::min(), 18, "-9.223372036854775808"},
                                         Written{std::numeric_limits<std::int64_t>::min(), 0, "-9223372036854775808"}));

struct WrittenRatio {
  Rational ratio;
  std::string_view text;
};

class RatioWritten : public testing::TestWithParam<WrittenRatio> {};

TEST_P(RatioWritten, as_the_shortest_decimal_or_as_a_fraction) {
  std::string out = "=";
  append_rational(out, GetParam().ratio);
  EXPECT_EQ(out, "=" + std::string(GetParam().text));
}

INSTANTIATE_TEST_SUITE_P(
    table, RatioWritten,
    testing::Values(WrittenRatio{{0, 1}, "0"}, WrittenRatio{{7, 1}, "7"}, WrittenRatio{{-7, 1}, "-7"},
                    WrittenRatio{{3, 20}, "0.15"}, WrittenRatio{{-3, 20}, "-0.15"}, WrittenRatio{{1, 8}, "0.125"},
                    WrittenRatio{{5, 4}, "1.25"}, WrittenRatio{{1, 2}, "0.5"}, WrittenRatio{{1, 5}, "0.2"},
                    WrittenRatio{{1, 3}, "1/3"}, WrittenRatio{{-5, 6}, "-5/6"}, WrittenRatio{{1, 15}, "1/15"},
                    // 2^-18 has 18 decimals, 2^-19 would need 19.
                    WrittenRatio{{1, 262144}, "0.000003814697265625"}, WrittenRatio{{1, 524288}, "1/524288"},
                    WrittenRatio{{kMaxAmount, 1}, "9007199254740991"},
                    WrittenRatio{{kMaxAmount, 1000}, "9007199254740.991"},
                    WrittenRatio{{kMaxAmount, kMaxAmount - 1}, "9007199254740991/9007199254740990"}));

}  // namespace
}  // namespace loyalty

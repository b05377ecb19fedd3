// SPDX-License-Identifier: Apache-2.0
#include "loyalty/currency.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>

namespace loyalty {
namespace {

class Exponent : public testing::TestWithParam<std::pair<std::string_view, int>> {};

TEST_P(Exponent, is_the_one_of_iso_4217) {
  for (std::string_view codes = GetParam().first; !codes.empty();
       codes.remove_prefix(std::min<std::size_t>(4, codes.size()))) {
    const std::string_view code = codes.substr(0, 3);
    const std::optional<Currency> currency = find_currency(code);
    ASSERT_TRUE(currency.has_value()) << code;
    EXPECT_EQ(currency->name(), code);
    EXPECT_EQ(currency->exponent, GetParam().second) << code;
  }
}

INSTANTIATE_TEST_SUITE_P(
    list_one, Exponent,
    testing::Values(std::pair{"BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF", 0},
                    std::pair{"BHD IQD JOD KWD LYD OMR TND", 3}, std::pair{"CLF UYW", 4},
                    std::pair{"AED AUD BRL CAD CHF CNY EUR GBP HKD INR MOP MXN MYR NZD PHP SGD THB TWD USD ZAR", 2},
                    // What locale data shows without decimals, and ISO counts with two.
                    std::pair{"AFN ALL COP HUF IDR IRR KPW LAK LBP MGA MMK PKR SOS SYP YER", 2},
                    std::pair{"BOV CHE CHW COU MXV USN", 2},    // funds
                    std::pair{"SLE VED VES XAD XCG ZWG", 2}));  // the youngest codes

class NoCurrency : public testing::TestWithParam<std::string_view> {};

TEST_P(NoCurrency, is_found) { EXPECT_FALSE(find_currency(GetParam()).has_value()); }

INSTANTIATE_TEST_SUITE_P(texts, NoCurrency,
                         testing::Values("", "U", "US", "USDX", "usd", "Usd", " USD", "AAA", "ZZZ", "US\xC3"));
INSTANTIATE_TEST_SUITE_P(historic, NoCurrency,
                         testing::Values("ANG", "BGN", "CUC", "DEM", "FRF", "HRK", "MRO", "SLL", "STD", "ZWL"));
INSTANTIATE_TEST_SUITE_P(without_minor_unit, NoCurrency,
                         testing::Values("XAG", "XAU", "XBA", "XBB", "XBC", "XBD", "XDR", "XPD", "XPT", "XSU", "XTS",
                                         "XUA", "XXX"));

TEST(Currencies, are_these_and_no_others) {
  std::map<int, int> by_exponent;
  std::string code = "AAA";
  for (code[0] = 'A'; code[0] <= 'Z'; ++code[0]) {
    for (code[1] = 'A'; code[1] <= 'Z'; ++code[1]) {
      for (code[2] = 'A'; code[2] <= 'Z'; ++code[2]) {
        if (const auto currency = find_currency(code)) {
          EXPECT_EQ(currency->name(), code);
          ++by_exponent[currency->exponent];
        }
      }
    }
  }
  EXPECT_EQ(by_exponent, (std::map<int, int>{{0, 17}, {2, 139}, {3, 7}, {4, 2}}));
}

}  // namespace
}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
// What the quote says of the baskets of a curve, one by one.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "curve_case.h"
#include "loyalty/quote.h"

namespace loyalty::tests {

/// What the quote says of one basket.
struct Quoted {
  std::int64_t paid = 0;
  std::int64_t vouchers = 0;
  std::vector<std::pair<std::int64_t, Money>> later;  ///< smallest later basket and value, voucher by voucher
};

class Brute {
 public:
  Brute(const CompiledProgram& program, Money unit_price) : program_(program), unit_price_(unit_price) {}

  /// Nothing where the basket is not a whole number of units.
  std::optional<Quoted> at(std::int64_t basket) {
    std::int64_t quantity = 1;
    if (unit_price_.minor > 0) {
      if (basket == 0 || basket % unit_price_.minor != 0) return std::nullopt;
      quantity = basket / unit_price_.minor;
    }
    basket_.lines = {{{}, quantity, Money{basket / quantity}}};
    QuoteRequest request;
    request.now = {kToday, std::nullopt};
    request.member = &member_;
    request.basket = &basket_;
    EXPECT_TRUE(quote(program_, request, quote_, nullptr).ok());
    Quoted quoted{quote_.payable().minor, 0, {}};
    for (const IssuedVouchers& issued : quote_.vouchers) {
      quoted.vouchers += issued.value.minor * issued.count;
      for (std::int64_t i = 0; i < issued.count; ++i) {
        quoted.later.emplace_back(std::max(issued.minimum, issued.value).minor, issued.value);
      }
    }
    return quoted;
  }

 private:
  const CompiledProgram& program_;
  Money unit_price_;
  Member member_;
  Basket basket_;
  Quote quote_;
};

/// The whole range, quoted.
inline std::vector<Quoted> quote_all(Brute& brute, std::int64_t range) {
  std::vector<Quoted> all;
  for (std::int64_t x = 0; x <= range; ++x) all.push_back(*brute.at(x));
  return all;
}

}  // namespace loyalty::tests

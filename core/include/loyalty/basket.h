// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "loyalty/date.h"
#include "loyalty/money.h"
#include "loyalty/symbols.h"

namespace loyalty {

inline constexpr std::int64_t kMaxQuantity = 1000000;
inline constexpr std::size_t kMaxLines = 10000;

/// What rules look at in a line.
struct LineTraits {
  Symbol sku = kNoSymbol;
  Symbol category = kNoSymbol;
  Symbol brand = kNoSymbol;
  std::vector<Symbol> tags;
};

/// quantity (1 to kMaxQuantity) units at unit_price (≥ 0) each; no promotion takes a unit below floor_price (≥ 0).
struct BasketLine {
  LineTraits traits;
  std::int64_t quantity = 1;
  Money unit_price;
  Money floor_price = {};
};

/// What is about to be bought.
struct Basket {
  std::vector<BasketLine> lines;
  Symbol channel = kNoSymbol;
  Symbol payment = kNoSymbol;
  std::vector<std::int64_t> counts;  ///< by count of the programme, in its units; shorter: none
};

/// When a question is asked. Without a time, conditions on hours do not hold (fact_unknown).
struct Moment {
  Date date;
  std::optional<TimeOfDay> time;
};

}  // namespace loyalty

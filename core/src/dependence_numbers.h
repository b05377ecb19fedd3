// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "loyalty/promotion.h"

namespace loyalty {

/// Unit prices (minor units) and quantities at which promotions change, the most telling first.
struct TellingNumbers {
  std::vector<std::int64_t> prices;
  std::vector<std::int64_t> quantities;
};

/// in_order: all promotions in the order in which they apply, by which marks may be reached after others. major: the minor units of one
/// unit of the currency.
[[nodiscard]] TellingNumbers telling_numbers(std::span<const Promotion* const> promotions, std::span<const Promotion* const> in_order,
                                             std::int64_t major);

/// Whether it matters to one of them how units of one kind of goods stand in lines, or differ in price.
[[nodiscard]] bool sees_units(std::span<const Promotion* const> promotions);

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "loyalty/currency.h"
#include "loyalty/promotion.h"

namespace loyalty::test {

/// An offer and the terms of its first reading, in the notation of terms_of.
struct UnderstoodOffer {
  std::string_view text;
  std::string_view terms;
  std::string_view currency = "CNY";
};
[[nodiscard]] std::span<const UnderstoodOffer> understood_offers();

/// An offer that is refused, and from where on.
struct RefusedOffer {
  std::string_view text;
  std::string_view rest;
  std::string_view currency = "CNY";
};
[[nodiscard]] std::span<const RefusedOffer> refused_offers();

/// The terms of a promotion without id and name, amounts in minor units:
/// "amount each times 3 @10000 off 2000 cap 6000", "units @3 off 1/5", "always voucher 5000 count 2 min 10000 days 30".
[[nodiscard]] std::string terms_of(const Promotion& promotion);

}  // namespace loyalty::test

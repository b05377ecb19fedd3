// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "loyalty/currency.h"
#include "loyalty/promotion.h"

namespace loyalty {

/// An id made of the terms of a promotion that parse_offer reads: "amount-300-50", "each-100-20-max-60", "percent-15",
/// "qty3-percent-20", "voucher-100-50-min-100-days-30". Different terms have different ids; more than 64 characters end
/// in a digest.
[[nodiscard]] std::string offer_id(const Promotion& promotion, Currency currency);

/// An amount with the fewest decimals: "50", "12.50".
void append_short_amount(std::string& out, Money amount, Currency currency);

}  // namespace loyalty

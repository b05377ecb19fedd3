// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "loyalty/program.h"

namespace loyalty::json {

/// Decimals of points and counts that are not known: the reference is reported elsewhere, their decimals should not be.
inline constexpr int kMostLedgerDecimals = 6;

[[nodiscard]] int money_decimals(const Program& program);
[[nodiscard]] int ledger_decimals(const Program& program, std::string_view ledger);
[[nodiscard]] int count_decimals(const Program& program, std::string_view count);
/// Of money, points of a ledger, a count, or 0 of orders.
[[nodiscard]] int metric_decimals(const Program& program, const Metric& metric);
[[nodiscard]] int metric_decimals(const Program& program, std::string_view metric);
/// Of what a transfer gives for a block: points of a ledger, or whole units of a partner.
[[nodiscard]] int gift_decimals(const Program& program, const Transfer& transfer);
/// Of what an earn rule counts.
[[nodiscard]] int measure_decimals(const Program& program, const EarnRule& rule);

}  // namespace loyalty::json

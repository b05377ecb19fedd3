// SPDX-License-Identifier: Apache-2.0
// What promotions give, and which goods that is about.
#pragma once

#include <optional>
#include <string_view>

#include "loyalty/program.h"
#include "writer.h"

namespace loyalty::json {

/// A share as a percentage.
void write_percentage(Writer& writer, std::string_view key, Rational share);
/// The field "items", also where every line is meant, if it is there at all.
void write_own_items(Writer& writer, const std::optional<Selection>& items);
/// The field "benefit".
void write_benefit(Writer& writer, const Rung& rung, const Program& units, bool of_sets);

/// How a voucher is used beside others.
void write_voucher_rules(Writer& writer, const VoucherRules& rules);

}  // namespace loyalty::json

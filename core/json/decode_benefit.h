// SPDX-License-Identifier: Apache-2.0
// What promotions give, and which goods that is about.
#pragma once

#include "decode.h"

namespace loyalty::json {

inline constexpr std::int64_t kHundred = 100;

/// A percentage in (0, 100] as a share.
[[nodiscard]] Rational read_percentage(Reader& reader, NodeId id);
/// `items` where it is given.
void read_items(Reader& reader, Fields& fields, std::optional<Selection>& items);
/// How a voucher is used beside others.
void read_voucher_rules(Reader& reader, Fields& fields, VoucherRules& rules);
/// The benefit of a rung, and the goods that it reduces.
void read_benefit(Reader& reader, NodeId id, const Program& units, bool of_sets, Rung& rung);

}  // namespace loyalty::json

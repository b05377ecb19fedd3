// SPDX-License-Identifier: Apache-2.0
// Parts that rules of several kinds have.
#pragma once

#include <cstdint>
#include <string>

#include "decode.h"
#include "loyalty/redemption.h"
#include "loyalty/window.h"

namespace loyalty::json {

inline constexpr Range kMonths{1, 1200};
inline constexpr Range kDays{1, 100000};

/// An integer of a range that fits in 32 bits.
[[nodiscard]] std::int32_t read_number(Reader& reader, NodeId id, Range range);
/// The fields "id" and "name", with which most elements begin.
void read_label(Reader& reader, Fields& fields, std::string& id, Text& name);
/// Days that are looked at; kNoNode: a lifetime.
[[nodiscard]] Window read_window(Reader& reader, NodeId id);
/// The fields "value", "minimum" and "validDays".
void read_voucher_terms(Reader& reader, Fields& fields, const Program& units, VoucherTerms& terms);

}  // namespace loyalty::json

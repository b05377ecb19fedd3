// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "encode.h"

namespace loyalty::json {

/// The field "basket", null where there is none.
void write_curve_basket(Writer& writer, const std::optional<BasketReading>& basket, const Program& units);
/// The field "curve".
void write_curve(Writer& writer, const EffectiveDiscount& answer, const Program& units);

}  // namespace loyalty::json

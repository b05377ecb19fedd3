// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "eligibility.h"
#include "line_columns.h"
#include "loyalty/compiled_program.h"
#include "loyalty/quote.h"

namespace loyalty {

/// The worth of points by a redemption, floored to the minor unit; nothing when it leaves the range.
[[nodiscard]] std::optional<Money> value_of(const Redemption& redemption, Points points);

/// The most points whose worth does not exceed an amount.
[[nodiscard]] Points points_within(const Redemption& redemption, Money amount);

/// Pays with points: writes Quote::redemption and points_value, per line and in total. `net` holds the lines after the discounts and the step of
/// their sum is net_step. Returns the step of the lines' value (kNoStep without trace).
StepIndex redeem_points(const CompiledProgram& program, const Facts& facts, const RedeemRequest& request, const LineColumns& net,
                        StepIndex net_step, Quote& quote, Trace* trace);

}  // namespace loyalty

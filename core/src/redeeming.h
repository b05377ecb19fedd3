// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

#include "eligibility.h"
#include "line_columns.h"
#include "loyalty/compiled_program.h"
#include "loyalty/quote.h"
#include "traced.h"

namespace loyalty {

/// Pays with points: writes Quote::redemption and points_value, per line and in total. counts: of the order. `net` holds the lines after the discounts
/// and the step of their sum is net_step. Returns the step of the lines' value (kNoStep without trace).
StepIndex redeem_points(const CompiledProgram& program, const Facts& facts, const RedeemRequest& request,
                        std::span<const std::int64_t> counts, const LineColumns& net, StepIndex net_step, Quote& quote, Traced<Trace> trace);

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "discount_stages.h"
#include "earning.h"
#include "loyalty/result.h"
#include "traced.h"

namespace loyalty {

/// Works out the vouchers given back for an order whose amounts are final: writes Quote::vouchers, and rejects the promotions whose mark is
/// not reached. Error: amount_overflow.
[[nodiscard]] Result<void> issue_vouchers(const CompiledProgram& program, Date today, std::span<const EarnLine> lines,
                                          const EarnInputs& inputs, DiscountStages& stages, Quote& quote, Traced<Trace> trace);

}  // namespace loyalty

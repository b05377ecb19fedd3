// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "curve_evaluation.h"
#include "loyalty/effective_discount.h"
#include "loyalty/program.h"
#include "loyalty/result.h"
#include "loyalty/trace.h"

namespace loyalty {

/// One basket in full: what it pays, what it gets back, and both ratios (1 for a basket of nothing). Error: amount_overflow. trace may be null.
[[nodiscard]] Result<BasketReading> read_basket(const Program& program, CurveEvaluator& evaluator, Money basket, Rational redemption_rate,
                                                Traced<Trace> trace);

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "curve.h"
#include "curve_band.h"
#include "loyalty/effective_discount.h"
#include "loyalty/result.h"
#include "loyalty/trace.h"
#include "traced.h"

namespace loyalty {

/// The readings of the terms over a band that the curve covers, worked out on what is paid before rounding to the minor unit. Every
/// voucher is used in a later basket of its own, of at least m = max(its minimum, its value), which pays its list amount less the
/// voucher. Error: amount_overflow. trace may be null.
[[nodiscard]] Result<std::vector<Reading>> readings_of(const Curve& curve, const CurveEvaluator& evaluator, const Band& band,
                                                       Rational redemption_rate, std::uint8_t exponent, Traced<Trace> trace);

}  // namespace loyalty

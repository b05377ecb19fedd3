// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "curve.h"
#include "loyalty/money.h"
#include "loyalty/result.h"

namespace loyalty {

/// The baskets that the readings look at: from the first mark to just under twice the last.
///
/// A mark is the first basket that gets a rung of a promotion (through the discounts before it, so it can lie above the mark as written). What a basket
/// of nothing has already is no mark.
/// Promotions without any mark: the first basket at which a cap binds. Not even that: 100 units of the currency.
struct Band {
  Money from;
  Money end;               ///< outside
  RuleRef rule;            ///< whose mark is the first; none without marks
};

/// Works the curve out as far as the band needs. Errors: no_mark when no basket gets anything, curve_too_fine, amount_overflow.
[[nodiscard]] Result<Band> find_band(Curve& curve, const CurveEvaluator& evaluator, std::uint8_t exponent);

/// The end of a curve that nobody gave an end: three times the largest of the marks, voucher minima and voucher values.
[[nodiscard]] Money default_curve_end(const Band& band, const CurveEvaluator& evaluator);

}  // namespace loyalty

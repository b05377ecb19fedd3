// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "curve_evaluation.h"
#include "loyalty/effective_discount.h"
#include "loyalty/error.h"
#include "loyalty/path.h"

namespace loyalty {

/// Promotions under study, and where they stand in the request.
struct CurveTerms {
  const CompiledProgram* program = nullptr;
  std::span<const CompiledPromotion> promotions;  ///< tried after those of the programme
  Date as_of;
  Path place{};                           ///< of the object with "promotions"
  Path program_place = Path{} / "program";
};

/// The promotions whose conditions hold for a customer of whom nothing is known, in the order of the stages.
[[nodiscard]] std::vector<Candidate> candidates_of(const CurveTerms& terms);
/// The first promotion that has no curve, or the first of a stage with too many combinations.
[[nodiscard]] std::optional<Error> without_curve(const CurveEvaluator& evaluator, const CurveTerms& terms);
/// Promotions that give nothing: a single one stands at what keeps it from giving, several at their list. Other errors as they are.
[[nodiscard]] Error at_promotions(Error error, const CurveTerms& terms, std::span<const Candidate> candidates);
/// Pieces, cliffs and dominated ranges of the baskets in [from, to]. Errors: curve_too_fine (at /curve), amount_overflow.
[[nodiscard]] Result<void> draw(CurveEvaluator& evaluator, Money from, Money to, EffectiveDiscount& answer);

}  // namespace loyalty

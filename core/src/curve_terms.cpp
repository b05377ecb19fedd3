// SPDX-License-Identifier: Apache-2.0
#include "curve_terms.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <variant>

#include "curve.h"
#include "eligibility.h"
#include "promotion_math.h"

namespace loyalty {
namespace {

/// Whether an allocation gives one line all there is to give: the named ones do.
bool gives_all(const Allocation& method) {
  return method == Allocation::largest_remainder || method == Allocation::remainder_to_last || method == Allocation::running_error ||
         method == Allocation::equal_per_unit || method == Allocation::per_line;
}

/// Whether a promotion is about a whole basket of one line: what is about some of its units has no curve.
bool has_curve(const Promotion& promotion, const Program& program) {
  if (promotion.makes_sets() || promotion.stops) return false;
  return std::all_of(promotion.rungs.begin(), promotion.rungs.end(), [&](const Rung& rung) {
    const auto* percent = std::get_if<PercentOff>(&rung.benefit);
    const bool known = percent != nullptr || std::holds_alternative<AmountOff>(rung.benefit) || std::holds_alternative<VoucherBack>(rung.benefit);
    return known && rung.reduced.whole() && gives_all(allocation_of(promotion, rung.benefit, program)) &&
           (percent == nullptr || percent->scope != BenefitScope::unit);
  });
}

/// An error of the curve that the request asked for stands at its field.
Error at_curve(Error error) {
  if (error.code == ErrorCode::curve_too_fine) error.where = Path{} / "curve";
  return error;
}

}  // namespace

std::vector<Candidate> candidates_of(const CurveTerms& terms) {
  const Member member;
  const Facts facts{{terms.as_of, std::nullopt}, &member};
  std::vector<Candidate> candidates;
  const auto add = [&](std::span<const CompiledPromotion> promotions, RuleRef::Kind kind) {
    for (std::size_t i = 0; i < promotions.size(); ++i) {
      if (!check(promotions[i].document->valid, promotions[i].when, facts, *terms.program).holds()) continue;
      candidates.push_back({&promotions[i], {kind, static_cast<std::int32_t>(i)}});
    }
  };
  add(terms.program->promotions(), RuleRef::Kind::program_promotion);
  add(terms.promotions, RuleRef::Kind::request_promotion);
  put_in_order(candidates, terms.program->document());
  return candidates;
}

std::optional<Error> without_curve(const CurveEvaluator& evaluator, const CurveTerms& terms) {
  const auto refuse = [&](const Candidate& candidate, std::string_view detail) {
    const Path list = (candidate.rule.kind == RuleRef::Kind::program_promotion ? terms.program_place : terms.place) / "promotions";
    return Error{ErrorCode::invalid_combination, list.at(static_cast<std::size_t>(candidate.rule.index)), {{"detail", detail}}};
  };
  for (const Candidate& candidate : evaluator.candidates()) {
    if (has_curve(*candidate.promotion->document, terms.program->document())) continue;
    return refuse(candidate, "This promotion looks at single units, gives something beside money and vouchers, stops others, or is shared by parts: it has no curve.");
  }
  if (const auto crowded = evaluator.crowded()) {
    return refuse(evaluator.candidates()[*crowded], "The promotions of its stage stand together in too many combinations to be looked at for every basket.");
  }
  return std::nullopt;
}

Error at_promotions(Error error, const CurveTerms& terms, std::span<const Candidate> candidates) {
  const bool sent = !terms.promotions.empty();
  const std::span<const CompiledPromotion> promotions = sent ? terms.promotions : terms.program->promotions();
  if (error.code != ErrorCode::no_mark || promotions.empty()) return error;
  error.where = (sent ? terms.place : terms.program_place) / "promotions";
  if (promotions.size() > 1) return error;
  error.where = error.where.at(0);
  const Promotion& only = *promotions.front().document;
  const bool tried = std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& c) { return c.promotion == &promotions.front(); });
  if (!tried) {
    error.where = error.where / (only.valid.contains(terms.as_of) ? "when" : "valid");
  } else if (only.trigger.measure != Trigger::Measure::always) {
    error.where = error.where / "trigger";
  }
  return error;
}

Result<void> draw(CurveEvaluator& evaluator, Money from, Money to, EffectiveDiscount& answer) {
  Curve curve(evaluator, from);
  if (auto extended = curve.extend(to); !extended) return at_curve(extended.error());
  auto pieces = curve.pieces();
  if (!pieces) return pieces.error();
  answer.pieces = std::move(*pieces);
  answer.cliffs = curve.cliffs();
  auto dominated = curve.dominated(answer.cliffs);
  if (!dominated) return at_curve(dominated.error());
  answer.dominated = std::move(*dominated);
  return {};
}

}  // namespace loyalty

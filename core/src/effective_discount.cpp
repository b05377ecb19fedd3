// SPDX-License-Identifier: Apache-2.0
#include "loyalty/effective_discount.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>
#include <variant>

#include "curve.h"
#include "curve_band.h"
#include "curve_basket.h"
#include "curve_evaluation.h"
#include "curve_readings.h"
#include "eligibility.h"

namespace loyalty {
namespace {

/// The promotions whose conditions hold for a customer of whom nothing is known, in the order of the stages.
std::vector<Candidate> candidates_of(const CompiledProgram& program, const EffectiveDiscountRequest& request) {
  const Member member;
  const Facts facts{{request.as_of, std::nullopt}, &member};
  std::vector<Candidate> candidates;
  const auto add = [&](std::span<const CompiledPromotion> promotions, RuleRef::Kind kind) {
    for (std::size_t i = 0; i < promotions.size(); ++i) {
      if (!check(promotions[i].document->valid, promotions[i].when, facts, program).holds()) continue;
      candidates.push_back({&promotions[i], {kind, static_cast<std::int32_t>(i)}});
    }
  };
  add(program.promotions(), RuleRef::Kind::program_promotion);
  add(request.promotions, RuleRef::Kind::request_promotion);
  put_in_order(candidates, program.document());
  return candidates;
}

/// Whether a promotion is about a whole basket of one line: what is about some of its units, or depends on what others gave, has no curve.
bool has_curve(const Promotion& promotion) {
  if (promotion.makes_sets() || promotion.combines.said() || promotion.floor || promotion.budget) return false;
  if (promotion.stops || promotion.rounding || promotion.rounded) return false;
  return std::all_of(promotion.rungs.begin(), promotion.rungs.end(), [](const Rung& rung) {
    const auto* percent = std::get_if<PercentOff>(&rung.benefit);
    const bool known = percent != nullptr || std::holds_alternative<AmountOff>(rung.benefit) || std::holds_alternative<VoucherBack>(rung.benefit);
    return known && rung.reduced.whole() && (percent == nullptr || percent->scope != BenefitScope::unit);
  });
}

/// The first promotion that has none.
std::optional<Error> without_curve(std::span<const Candidate> candidates) {
  for (const Candidate& candidate : candidates) {
    if (has_curve(*candidate.promotion->document)) continue;
    const Path list = candidate.rule.kind == RuleRef::Kind::program_promotion ? Path{} / "program" / "promotions" : Path{} / "promotions";
    return Error{ErrorCode::invalid_combination, list.at(static_cast<std::size_t>(candidate.rule.index)),
                 {{"detail", "This promotion looks at single units or at other promotions, so what it takes off is no function of the amount of a basket."}}};
  }
  return std::nullopt;
}

/// Promotions that give nothing: a single one stands at what keeps it from giving, several at their list.
Error at_promotions(Error error, const CompiledProgram& program, const EffectiveDiscountRequest& request,
                    std::span<const Candidate> candidates) {
  const bool sent = !request.promotions.empty();
  const std::span<const CompiledPromotion> promotions = sent ? request.promotions : program.promotions();
  if (error.code != ErrorCode::no_mark || promotions.empty()) return error;
  error.where = (sent ? Path{} : Path{} / "program") / "promotions";
  if (promotions.size() > 1) return error;
  error.where = error.where.at(0);
  const Promotion& only = *promotions.front().document;
  const bool tried = std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& c) { return c.promotion == &promotions.front(); });
  if (!tried) {
    error.where = error.where / (only.valid.contains(request.as_of) ? "when" : "valid");
  } else if (only.trigger.measure != Trigger::Measure::always) {
    error.where = error.where / "trigger";
  }
  return error;
}

/// An error of the curve that the request asked for stands at its field.
Error at_curve(Error error) {
  if (error.code == ErrorCode::curve_too_fine) error.where = Path{} / "curve";
  return error;
}

}  // namespace

std::string_view name_of(ReadingCode code) {
  switch (code) {
    case ReadingCode::headline:
      return "headline";
    case ReadingCode::voucher_as_cash:
      return "voucher_as_cash";
    case ReadingCode::best:
      return "best";
    case ReadingCode::worst:
      return "worst";
    case ReadingCode::typical:
      return "typical";
    case ReadingCode::with_breakage:
      return "with_breakage";
  }
  return {};
}

Result<EffectiveDiscount> effective_discount(const CompiledProgram& program, const EffectiveDiscountRequest& request, Trace* trace) {
  const Program& document = program.document();
  const std::uint8_t exponent = document.currency.exponent;
  CurveEvaluator evaluator(document, candidates_of(program, request), request.unit_price);
  EffectiveDiscount answer;
  if (auto error = without_curve(evaluator.candidates())) return std::move(*error);

  Curve terms(evaluator, Money{});
  const auto band = find_band(terms, evaluator, exponent);
  if (!band) return at_promotions(band.error(), program, request, evaluator.candidates());
  if (request.basket) {
    auto basket = read_basket(document, evaluator, *request.basket, request.redemption_rate, trace);
    if (!basket) return basket.error();
    answer.basket = *basket;
  }

  const Money from = request.curve_from.value_or(Money{});
  const Money to = request.curve_to.value_or(std::max(from, default_curve_end(*band, evaluator)));
  Curve curve(evaluator, from);
  if (auto extended = curve.extend(to); !extended) return at_curve(extended.error());
  auto pieces = curve.pieces();
  if (!pieces) return pieces.error();
  answer.pieces = std::move(*pieces);
  answer.cliffs = curve.cliffs();
  auto dominated = curve.dominated(answer.cliffs);
  if (!dominated) return at_curve(dominated.error());
  answer.dominated = std::move(*dominated);

  auto readings = readings_of(terms, evaluator, *band, request.redemption_rate, exponent, trace);
  if (!readings) return readings.error();
  answer.readings = std::move(*readings);
  return answer;
}

}  // namespace loyalty

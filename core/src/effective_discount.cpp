// SPDX-License-Identifier: Apache-2.0
#include "loyalty/effective_discount.h"

#include <algorithm>
#include <utility>

#include "curve.h"
#include "curve_band.h"
#include "curve_basket.h"
#include "curve_evaluation.h"
#include "curve_readings.h"
#include "curve_terms.h"

namespace loyalty {

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
  const CurveTerms terms_of{&program, request.promotions, request.as_of};
  CurveEvaluator evaluator(document, candidates_of(terms_of), request.unit_price);
  EffectiveDiscount answer;
  if (auto error = without_curve(evaluator, terms_of)) return std::move(*error);

  Curve terms(evaluator, Money{});
  const auto band = find_band(terms, evaluator, exponent);
  if (!band) return at_promotions(band.error(), terms_of, evaluator.candidates());
  if (request.basket) {
    auto basket = read_basket(document, evaluator, *request.basket, request.redemption_rate, trace);
    if (!basket) return basket.error();
    answer.basket = *basket;
  }

  const Money from = request.curve_from.value_or(Money{});
  const Money to = request.curve_to.value_or(std::max(from, default_curve_end(*band, evaluator)));
  if (auto drawn = draw(evaluator, from, to, answer); !drawn) return drawn.error();

  auto readings = readings_of(terms, evaluator, *band, request.redemption_rate, exponent, trace);
  if (!readings) return readings.error();
  answer.readings = std::move(*readings);
  return answer;
}

}  // namespace loyalty

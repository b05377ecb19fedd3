// SPDX-License-Identifier: Apache-2.0
#include "curve_band.h"

#include <algorithm>
#include <optional>
#include <variant>

namespace loyalty {
namespace {

constexpr std::int64_t kUnmarkedBasket = 100;  // of the currency, where no promotion names an amount
constexpr int kMostDoublings = 4;

Money clamped(Int128 amount) { return Money{static_cast<std::int64_t>(std::min<Int128>(amount, kMaxAmount))}; }

/// The most that a promotion takes off by its cap or its budget; nothing without a limit.
std::optional<Money> most_off(const Promotion& promotion) {
  const bool bound = promotion.budget && promotion.budget->amount && promotion.budget->last != Budget::Last::whole;
  return bound && !promotion.cap ? promotion.budget->amount : promotion.cap;
}

/// The largest basket at which the trigger of a promotion as written, or the limit of its percentage, gives something new.
Int128 written_reach(const Promotion& promotion, const CurveEvaluator& evaluator) {
  switch (promotion.trigger.measure) {
    case Trigger::Measure::amount:
      return promotion.rungs.back().at;
    case Trigger::Measure::quantity:
      return Int128{promotion.rungs.back().at} * evaluator.unit_price().minor;
    case Trigger::Measure::always:
    case Trigger::Measure::sets:
      break;
  }
  const auto* percent = std::get_if<PercentOff>(&promotion.rungs.front().benefit);
  const auto most = most_off(promotion);
  if (percent == nullptr || !most) return 0;
  return divide(Int128{most->minor} * percent->off.denominator, percent->off.numerator, Rounding::ceiling);
}

/// The same with its floor: below it nothing is given.
Int128 written_mark(const Promotion& promotion, const CurveEvaluator& evaluator) {
  const Int128 reach = written_reach(promotion, evaluator);
  return promotion.floor && promotion.floor->price ? std::max<Int128>(reach, promotion.floor->price->minor) : reach;
}

bool gives_nothing(const CurveSegment& segment) { return segment.linear == Linear{1, 0, 1} && segment.vouchers.empty(); }

}  // namespace

Result<Band> find_band(Curve& curve, const CurveEvaluator& evaluator, std::uint8_t exponent) {
  std::int64_t unmarked = kUnmarkedBasket;
  for (std::uint8_t i = 0; i < exponent; ++i) unmarked *= 10;
  Int128 written = 0;
  for (const Candidate& candidate : evaluator.candidates()) {
    written = std::max(written, written_mark(*candidate.promotion->document, evaluator));
  }
  Int128 reach = 3 * (written > 0 ? written : Int128{unmarked});
  for (int i = 0; i <= kMostDoublings; ++i, reach *= 2) {
    if (auto extended = curve.extend(clamped(reach)); !extended) return extended.error();
    if (curve.all_marks_reached()) break;
  }
  const auto segments = curve.segments();
  if (std::all_of(segments.begin(), segments.end(), gives_nothing)) return Error{ErrorCode::no_mark, Path{}, {}};

  Band band{Money{unmarked}, Money{2 * unmarked}, {}};
  for (const auto kind : {CurveMark::Kind::rung, CurveMark::Kind::cap}) {
    const ReachedMark* first = nullptr;
    Money last;
    for (const ReachedMark& reached : curve.marks()) {
      if (reached.mark.kind != kind || reached.at == Money{}) continue;
      if (first == nullptr) first = &reached;
      last = reached.at;
    }
    if (first == nullptr) continue;
    const auto candidate = static_cast<std::size_t>(first->mark.candidate);
    band = {first->at, clamped(Int128{last.minor} * 2), evaluator.candidates()[candidate].rule};
    break;
  }
  if (auto extended = curve.extend(band.end - Money{1}); !extended) return extended.error();
  return band;
}

Money default_curve_end(const Band& band, const CurveEvaluator& evaluator) {
  Int128 largest = band.end.minor / 2;
  for (const Candidate& candidate : evaluator.candidates()) {
    for (const Rung& rung : candidate.promotion->document->rungs) {
      if (const auto* voucher = std::get_if<VoucherBack>(&rung.benefit)) {
        largest = std::max<Int128>(largest, std::max(voucher->minimum, voucher->value).minor);
      }
    }
  }
  return clamped(3 * largest);
}

}  // namespace loyalty

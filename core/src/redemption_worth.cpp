// SPDX-License-Identifier: Apache-2.0
#include "redemption_worth.h"

#include <algorithm>
#include <vector>

#include "award.h"
#include "loyalty/amount_range.h"
#include "loyalty/basket.h"

namespace loyalty {

std::int64_t units_of(const CompiledProgram& program, const CompiledRedemption& redemption, std::span<const std::int64_t> counts) {
  if (redemption.each < 0) return 1;
  const auto count = static_cast<std::size_t>(redemption.each);
  if (count >= counts.size()) return 0;
  const std::int64_t one = power_of_ten(program.document().counts[count].decimals);
  const auto begun = static_cast<std::int64_t>(divide(counts[count], one, Rounding::ceiling));
  return std::min({begun, redemption.document->at_most.value_or(kMaxQuantity), kMaxQuantity});
}

std::optional<Money> value_of(const Redemption& redemption, std::int64_t units, Points points) {
  const auto minor = narrow(Int128{redemption.value().minor} * units * points.units / redemption.points().units);
  if (!minor) return std::nullopt;
  return Money{*minor};
}

Points points_within(const Redemption& redemption, std::int64_t units, Money amount) {
  const Int128 points = Int128{amount.minor} * redemption.points().units / (Int128{redemption.value().minor} * units);
  return Points{static_cast<std::int64_t>(std::min<Int128>(points, kMaxAmount))};
}

LadderSteps trace_sum(const Redemption& redemption, const LadderSum& sum, const RedemptionNotation& notation, Trace& trace) {
  std::vector<Operand> points;
  std::vector<Operand> values;
  for (std::size_t i = 0; i < sum.times.size(); ++i) {
    if (sum.times[i] == 0) continue;
    const Value rung_points{{redemption.rungs[i].points.units, 1}, notation.points};
    const Value rung_value{{redemption.rungs[i].value.minor, 1}, notation.money};
    const Value times{{sum.times[i], 1}, kCount};
    points.push_back(Operand::of(trace.add({StepCode::rung_points, Operation::multiply, notation.rule}, {rung_points, times},
                                           {{rung_points.value.numerator * sum.times[i], 1}, notation.points})));
    std::vector<Operand> factors{rung_value, times};
    if (notation.units) factors.push_back(*notation.units);
    values.push_back(Operand::of(trace.add({StepCode::rung_value, Operation::multiply, notation.rule}, factors,
                                           {{rung_value.value.numerator * sum.times[i] * notation.unit_count, 1}, notation.money})));
  }
  return {trace.add({StepCode::points_used, Operation::sum, notation.rule}, points, {{sum.points.units, 1}, notation.points}),
          trace.add({StepCode::points_value, Operation::sum, notation.rule}, values, {{sum.value.minor, 1}, notation.money})};
}

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#include "advise_figures.h"

#include <algorithm>
#include <vector>

#include "award.h"

namespace loyalty {

std::int64_t Figures::within(Int128 number) {
  const std::optional<std::int64_t> whole = narrow(number);
  if (!whole) overflow_ = true;
  return whole.value_or(0);
}

Figure Figures::given(StepCode code, RuleRef rule, Figure number) {
  if (trace_) number.step = trace_->add({code, Operation::given, rule}, {}, {{number.units, 1}, number.unit});
  return number;
}

Figure Figures::reckon(StepCode code, Operation operation, RuleRef rule, std::initializer_list<Figure> numbers) {
  Int128 result = numbers.begin()->units;
  for (auto next = numbers.begin() + 1; next != numbers.end(); ++next) {
    if (operation == Operation::sum) result += next->units;
    if (operation == Operation::subtract) result -= next->units;
    if (operation == Operation::min) result = std::min<Int128>(result, next->units);
    if (operation == Operation::max) result = std::max<Int128>(result, next->units);
  }
  Figure figure{within(result), numbers.begin()->unit, kNoStep};
  if (!trace_) return figure;
  std::vector<Operand> operands;
  for (const Figure& number : numbers) operands.push_back(number.operand());
  figure.step = trace_->add({code, operation, rule}, operands, {{figure.units, 1}, figure.unit});
  return figure;
}

Figure Figures::beyond(StepCode code, RuleRef rule, const Figure& a, const Figure& b) {
  const Figure rest = reckon(code, Operation::subtract, rule, {a, b});
  return rest.units >= 0 ? rest : reckon(code, Operation::max, rule, {rest, {0, rest.unit, kNoStep}});
}

Figure Figures::times(StepCode code, RuleRef rule, const Figure& number, std::int64_t times) {
  Figure figure{within(Int128{number.units} * times), number.unit, kNoStep};
  if (trace_) {
    figure.step = trace_->add({code, Operation::multiply, rule}, {number.operand(), Value{{times, 1}, kCount}}, {{figure.units, 1}, figure.unit});
  }
  return figure;
}

Figure Figures::share(StepCode code, RuleRef rule, const Figure& number, std::int64_t numerator, std::int64_t denominator) {
  const Rational ratio = make_rational(numerator, denominator).value_or(Rational{1, 1});
  Figure figure{within(multiply(number.units, ratio, Rounding::floor)), number.unit, kNoStep};
  if (trace_) {
    figure.step = trace_->add({code, Operation::multiply, rule, {}, Rounding::floor}, {number.operand(), Value{ratio, kRatio}},
                              {{figure.units, 1}, figure.unit});
  }
  return figure;
}

Figure Figures::worth(StepCode code, RuleRef rule, const Figure& points, const Figure& per, const Figure& value) {
  Figure figure{within(divide(Int128{points.units} * value.units, per.units, Rounding::floor)), value.unit, kNoStep};
  if (trace_) {
    const Rational inverse = make_rational(power_of_ten(per.unit.decimals), per.units).value_or(Rational{1, 1});
    figure.step = trace_->add({code, Operation::multiply, rule, {}, Rounding::floor},
                              {points.operand(), value.operand(), Value{inverse, kRatio}}, {{figure.units, 1}, figure.unit});
  }
  return figure;
}

void Figures::show(const Figure& number, FigureRef figure) {
  if (!trace_) return;
  if (number.step != kNoStep) return trace_->add_figure(number.step, figure);
  trace_->add({StepCode::benefit, Operation::given, {}, figure}, {}, {{number.units, 1}, number.unit});
}

}  // namespace loyalty

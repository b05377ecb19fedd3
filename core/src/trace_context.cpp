// SPDX-License-Identifier: Apache-2.0
#include "trace_context.h"

namespace loyalty {

Unit unit_of_metric(const CompiledProgram& program, std::size_t metric) {
  const CompiledMetric& compiled = program.metrics()[metric];
  switch (compiled.document->kind) {
    case Metric::Kind::spend:
      return {Unit::Kind::decimal, program.document().currency.exponent};
    case Metric::Kind::points:
      return {Unit::Kind::decimal, program.document().ledgers[static_cast<std::size_t>(compiled.ledger)].decimals};
    case Metric::Kind::orders:
      return kCount;
    case Metric::Kind::count:
      return {Unit::Kind::decimal, program.document().counts[static_cast<std::size_t>(compiled.count)].decimals};
  }
  return kCount;
}

StepIndex TraceContext::given(StepCode code, RuleRef rule, Value value, FigureRef figure) const {
  return trace.add({code, Operation::given, rule, figure}, {}, value);
}

StepIndex TraceContext::sum(StepCode code, RuleRef rule, FigureRef figure, const std::vector<Operand>& operands, Value result) const {
  return trace.add({code, operands.empty() ? Operation::given : Operation::sum, rule, figure}, operands, result);
}

StepIndex TraceContext::total(StepCode code, RuleRef rule, FigureRef figure, const std::vector<Operand>& operands, Value result) const {
  if (operands.size() != 1 || operands.front().kind != Operand::Kind::step) return sum(code, rule, figure, operands, result);
  if (!figure.pattern.empty()) trace.add_figure(operands.front().step, figure);
  return operands.front().step;
}

StepIndex TraceContext::reward_points(std::int32_t event, const RedeemReward& redeem) const {
  const CompiledReward& compiled = program.rewards()[static_cast<std::size_t>(redeem.reward)];
  const Unit unit = points_unit(static_cast<std::size_t>(compiled.ledger));
  const std::int64_t points = compiled.document->points.units;
  const StepIndex one = given(StepCode::reward_points, {RuleRef::Kind::reward, redeem.reward}, {{points, 1}, unit});
  if (redeem.times == 1) return one;
  return trace.add({StepCode::reward_points, Operation::multiply, event_ref(event)}, {Operand::of(one), Value{{redeem.times, 1}, kCount}},
                   {{points * redeem.times, 1}, unit});
}

}  // namespace loyalty

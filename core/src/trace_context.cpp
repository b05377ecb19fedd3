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

StepIndex TraceContext::given(StepCode code, RuleRef rule, std::int64_t units, Unit unit, FigureRef figure) const {
  return trace.add({code, Operation::given, rule, figure}, {}, {{units, 1}, unit});
}

StepIndex TraceContext::of_steps(StepCode code, Operation operation, RuleRef rule, const std::vector<StepIndex>& steps, std::int64_t units,
                                 Unit unit) const {
  return steps.size() == 1 ? steps.front() : add(code, operation, rule, steps, units, unit);
}

StepIndex TraceContext::sum(StepCode code, RuleRef rule, const std::vector<StepIndex>& steps, std::int64_t units, Unit unit) const {
  return add(code, steps.empty() ? Operation::given : Operation::sum, rule, steps, units, unit);
}

StepIndex TraceContext::add(StepCode code, Operation operation, RuleRef rule, const std::vector<StepIndex>& steps, std::int64_t units,
                            Unit unit) const {
  std::vector<Operand> operands;
  operands.reserve(steps.size());
  for (const StepIndex step : steps) operands.push_back(Operand::of(step));
  return trace.add({code, operation, rule}, operands, {{units, 1}, unit});
}

StepIndex TraceContext::of_two(StepCode code, Operation operation, RuleRef rule, StepIndex first, StepIndex second, std::int64_t units,
                               Unit unit) const {
  return of_two(code, operation, rule, Operand::of(first), Operand::of(second), units, unit);
}

StepIndex TraceContext::of_two(StepCode code, Operation operation, RuleRef rule, const Operand& first, const Operand& second, std::int64_t units,
                               Unit unit, std::optional<Rounding> rounding) const {
  return trace.add({code, operation, rule, {}, rounding}, {first, second}, {{units, 1}, unit});
}

StepIndex TraceContext::total(StepCode code, RuleRef rule, FigureRef figure, const std::vector<StepIndex>& steps, std::int64_t units,
                              Unit unit) const {
  const StepIndex step = steps.size() == 1 ? steps.front() : sum(code, rule, steps, units, unit);
  if (!figure.pattern.empty()) trace.add_figure(step, figure);
  return step;
}

StepIndex TraceContext::reward_points(std::int32_t event, const RedeemReward& redeem) const {
  const CompiledReward& compiled = program.rewards()[static_cast<std::size_t>(redeem.reward)];
  const Unit unit = points_unit(static_cast<std::size_t>(compiled.ledger));
  const std::int64_t points = compiled.document->points.units;
  const StepIndex one = given(StepCode::reward_points, {RuleRef::Kind::reward, redeem.reward}, points, unit);
  if (redeem.times == 1) return one;
  return of_two(StepCode::reward_points, Operation::multiply, event_ref(event), Operand::of(one), Value{{redeem.times, 1}, kCount},
                points * redeem.times, unit);
}

}  // namespace loyalty

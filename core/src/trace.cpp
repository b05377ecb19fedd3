// SPDX-License-Identifier: Apache-2.0
#include "loyalty/trace.h"

#include "loyalty/invariant.h"

namespace loyalty {

// Out of line: a step is described in a hundred places, and each would carry these stores.
Operand::Operand(const Value& value) : literal(value) {}
Operand::Operand(Kind which, StepIndex index, std::int32_t position) : kind(which), step(index), element(position), literal{} {}
Operand Operand::of(StepIndex index) { return Operand(Kind::step, index, 0); }
Operand Operand::of(StepIndex index, std::size_t position) {
  return Operand(Kind::element, index, static_cast<std::int32_t>(position));
}

Trace::About::About(StepCode what, Operation how) : code(what), operation(how) {}
Trace::About::About(StepCode what, Operation how, const RuleRef& of) : code(what), operation(how), rule(of) {}
Trace::About::About(StepCode what, Operation how, const RuleRef& of, const FigureRef& derives)
    : code(what), operation(how), rule(of), figure(derives) {}
Trace::About::About(StepCode what, Operation how, const RuleRef& of, const FigureRef& derives, std::optional<Rounding> mode)
    : code(what), operation(how), rule(of), figure(derives), rounding(mode) {}
Trace::About::About(StepCode what, Operation how, const RuleRef& of, const FigureRef& derives, std::optional<Rounding> mode,
                    std::optional<Allocation> method)
    : code(what), operation(how), rule(of), figure(derives), rounding(mode), allocation(method) {}

Step& Trace::begin_step(const About& about, std::span<const Operand> operands, Unit unit) {
  Step step{};
  step.code = about.code;
  step.operation = about.operation;
  step.rounding = about.rounding;
  step.allocation = about.allocation;
  step.rule = about.rule;
  step.unit = unit;
  step.operands_begin = static_cast<std::uint32_t>(operands_.size());
  operands_.insert(operands_.end(), operands.begin(), operands.end());
  step.operands_end = static_cast<std::uint32_t>(operands_.size());
  step.results_begin = static_cast<std::uint32_t>(results_.size());
  return steps_.emplace_back(step);
}

StepIndex Trace::end_step(FigureRef figure) {
  steps_.back().results_end = static_cast<std::uint32_t>(results_.size());
  const auto index = static_cast<StepIndex>(steps_.size() - 1);
  if (!figure.pattern.empty()) add_figure(index, figure);
  return index;
}

StepIndex Trace::add(const About& about, Operands operands, const Value& result) {
  Step& step = begin_step(about, operands.view(), result.unit);
  step.denominator = result.value.denominator;
  results_.push_back(result.value.numerator);
  return end_step(about.figure);
}

StepIndex Trace::add_list(const About& about, Operands operands, Unit unit, std::span<const std::int64_t> results) {
  begin_step(about, operands.view(), unit).is_list = true;
  results_.insert(results_.end(), results.begin(), results.end());
  return end_step(about.figure);
}

StepIndex Trace::add_list(const About& about, Operands operands, Unit unit, std::span<const Money> results) {
  begin_step(about, operands.view(), unit).is_list = true;
  for (const Money money : results) results_.push_back(money.minor);
  return end_step(about.figure);
}

void Trace::add_figure(StepIndex step, FigureRef figure) {
  invariant(step >= 0 && static_cast<std::size_t>(step) < steps_.size(), "a figure belongs to a step of this trace");
  figures_.push_back({step, figure});
}

void Trace::clear() {
  steps_.clear();
  figures_.clear();
  operands_.clear();
  results_.clear();
}

std::span<const Operand> Trace::operands(const Step& step) const {
  return std::span<const Operand>(operands_).subspan(step.operands_begin, step.operands_end - step.operands_begin);
}

std::span<const std::int64_t> Trace::results(const Step& step) const {
  return std::span<const std::int64_t>(results_).subspan(step.results_begin, step.results_end - step.results_begin);
}

}  // namespace loyalty

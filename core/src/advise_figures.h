// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <initializer_list>

#include "loyalty/trace.h"

namespace loyalty {

/// A number of an answer, and the step that derives it; without one it stands in other steps as it is.
struct Figure {
  std::int64_t units = 0;
  Unit unit;
  StepIndex step = kNoStep;

  [[nodiscard]] Operand operand() const { return step == kNoStep ? Operand({{units, 1}, unit}) : Operand::of(step); }
};

/// Arithmetic that is derived where a trace is kept. What leaves ±kMaxAmount is noted and counts as zero.
class Figures {
 public:
  explicit Figures(Trace* trace) : trace_(trace) {}

  [[nodiscard]] Trace* trace() const { return trace_; }
  [[nodiscard]] bool overflow() const { return overflow_; }
  void note_overflow() { overflow_ = true; }

  Figure given(StepCode code, RuleRef rule, Figure number);
  /// sum, subtract, min or max; the result is of the unit of the first.
  Figure reckon(StepCode code, Operation operation, RuleRef rule, std::initializer_list<Figure> numbers);
  /// max(0, a - b)
  Figure beyond(StepCode code, RuleRef rule, const Figure& a, const Figure& b);
  /// a number × whole times
  Figure times(StepCode code, RuleRef rule, const Figure& number, std::int64_t times);
  /// a number × numerator ÷ denominator, floored. Both > 0.
  Figure share(StepCode code, RuleRef rule, const Figure& number, std::int64_t numerator, std::int64_t denominator);
  /// Points × value ÷ per, floored to the money that value is.
  Figure worth(StepCode code, RuleRef rule, const Figure& points, const Figure& per, const Figure& value);
  /// Says where a number stands in the result.
  void show(const Figure& number, FigureRef figure);

 private:
  [[nodiscard]] std::int64_t within(Int128 number);

  Trace* trace_;
  bool overflow_ = false;
};

}  // namespace loyalty

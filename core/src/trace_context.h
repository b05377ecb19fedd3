// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "loyalty/compiled_program.h"
#include "loyalty/history.h"
#include "loyalty/statement.h"
#include "loyalty/trace.h"
#include "statement_replay.h"

namespace loyalty {

/// How the numbers of a metric are written.
[[nodiscard]] Unit unit_of_metric(const CompiledProgram& program, std::size_t metric);

/// What all derivations of one statement have in common: what they are about, and where they write.
class TraceContext {
 public:
  TraceContext(const CompiledProgram& program_at_hand, const History& history_of_it, const Replay& replay_of_it, const Statement& result, Date day,
               Trace& out)
      : program(program_at_hand), history(history_of_it), replay(replay_of_it), statement(result), as_of(day), trace(out) {}

  const CompiledProgram& program;
  const History& history;
  const Replay& replay;
  const Statement& statement;
  Date as_of;
  Trace& trace;

  [[nodiscard]] static RuleRef ref(RuleRef::Kind kind, std::size_t index) { return {kind, static_cast<std::int32_t>(index)}; }
  [[nodiscard]] static std::int32_t place(std::size_t index) { return static_cast<std::int32_t>(index); }
  [[nodiscard]] Unit points_unit(std::size_t ledger) const { return {Unit::Kind::decimal, program.document().ledgers[ledger].decimals}; }
  [[nodiscard]] Unit money_unit() const { return {Unit::Kind::decimal, program.document().currency.exponent}; }
  [[nodiscard]] Unit metric_unit(std::size_t metric) const { return unit_of_metric(program, metric); }
  [[nodiscard]] const Event& event(std::int32_t position) const { return history.events[static_cast<std::size_t>(position)]; }
  [[nodiscard]] static RuleRef event_ref(std::int32_t position) { return {RuleRef::Kind::event, position}; }

  // Steps are written by these, out of line: a step is described in a hundred places. What results is whole units.

  /// A number as it stands in the request or the programme.
  StepIndex given(StepCode code, RuleRef rule, std::int64_t units, Unit unit, FigureRef figure = {}) const;
  /// A step of other steps; of one alone it is that one.
  StepIndex of_steps(StepCode code, Operation operation, RuleRef rule, const std::vector<StepIndex>& steps, std::int64_t units, Unit unit) const;
  StepIndex of_two(StepCode code, Operation operation, RuleRef rule, StepIndex first, StepIndex second, std::int64_t units, Unit unit) const;
  StepIndex of_two(StepCode code, Operation operation, RuleRef rule, const Operand& first, const Operand& second, std::int64_t units, Unit unit,
                   std::optional<Rounding> rounding = std::nullopt) const;
  /// The sum of steps, also of one alone, which may be a list; of none, nothing is given.
  StepIndex sum(StepCode code, RuleRef rule, const std::vector<StepIndex>& steps, std::int64_t units, Unit unit) const;
  /// The sum of steps that are no lists; one alone stands for itself.
  StepIndex total(StepCode code, RuleRef rule, FigureRef figure, const std::vector<StepIndex>& steps, std::int64_t units, Unit unit) const;
  /// The number of a step.
  [[nodiscard]] std::int64_t units_of(StepIndex step) const { return trace.results(trace.steps()[static_cast<std::size_t>(step)])[0]; }
  /// The points of a reward × how often it is taken.
  StepIndex reward_points(std::int32_t event, const RedeemReward& redeem) const;

 private:
  StepIndex add(StepCode code, Operation operation, RuleRef rule, const std::vector<StepIndex>& steps, std::int64_t units, Unit unit) const;
};

}  // namespace loyalty

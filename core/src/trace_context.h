// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
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
struct TraceContext {
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

  /// A number as it stands in the request or the programme.
  StepIndex given(StepCode code, RuleRef rule, Value value, FigureRef figure = {}) const;
  /// The sum of steps; of none, nothing is given.
  StepIndex sum(StepCode code, RuleRef rule, FigureRef figure, const std::vector<Operand>& operands, Value result) const;
  /// The same, but one step stands for itself.
  StepIndex total(StepCode code, RuleRef rule, FigureRef figure, const std::vector<Operand>& operands, Value result) const;
  /// The points of a reward × how often it is taken.
  StepIndex reward_points(std::int32_t event, const RedeemReward& redeem) const;
};

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "earn_outcome.h"
#include "earning.h"

namespace loyalty {

/// Writes how the rules of one event came to their points.
class EarningTrace {
 public:
  EarningTrace(const CompiledProgram& program, const EarnEvent& event, const EarnInputs& inputs, Trace& trace);

  /// Where the points of rules are derived that are not worked out here, by rule.
  void assume(std::vector<StepIndex> points) { points_ = std::move(points); }
  /// The steps of one rule that gave points, after those of the rules it measures. eligible: by line what it measures there; rooms: by limit what was left of it.
  void derive(std::size_t rule, const EarnOutcome& outcome, std::span<const std::int64_t> eligible, std::span<const std::int64_t> rooms);
  /// The totals of the ledgers; tells where everything stands.
  void finish(const Earned& earned, EarnSteps& steps);

 private:
  const CompiledProgram& program_;
  const EarnEvent& event_;
  const EarnInputs& inputs_;
  Trace& trace_;
  std::vector<StepIndex> bases_;   ///< by rule
  std::vector<StepIndex> points_;  ///< by rule; kNoStep: it gave none
};

}  // namespace loyalty

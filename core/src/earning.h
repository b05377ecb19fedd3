// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "earn_event.h"
#include "earn_usage.h"
#include "eligibility.h"
#include "loyalty/compiled_program.h"
#include "loyalty/quote.h"
#include "loyalty/result.h"
#include "loyalty/trace.h"
#include "point_shares.h"
#include "traced.h"

namespace loyalty {

/// Steps of the trace that hold the lists of the lines' amounts: where the derivation of the points begins.
struct EarnInputs {
  StepIndex list = kNoStep;
  StepIndex net = kNoStep;
  StepIndex payable = kNoStep;
  StepIndex quantities = kNoStep;

  [[nodiscard]] StepIndex of(AmountBase base) const {
    return base == AmountBase::list ? list : (base == AmountBase::payable ? payable : net);
  }
};

/// Where the derivation of each rule's points (aligned with Earned::rules) and of each ledger's total (aligned with the ledgers; kNoStep
/// where nothing was earned) ended.
struct EarnSteps {
  std::vector<StepIndex> bases;
  std::vector<StepIndex> rules;
  std::vector<StepIndex> totals;
};

/// Points of one event by every earn rule of the programme. Rules stand in Earned in document order. Error: amount_overflow.
/// usage may be null: then nothing of any limit has been used, and nothing is remembered. shares may be null.
/// trace may be null, then inputs and steps are not looked at.
[[nodiscard]] Result<void> earn(const CompiledProgram& program, const EarnEvent& event, const Facts& facts, EarnUsage* usage, Earned& earned,
                                PointShares* shares, Traced<Trace> trace, const EarnInputs& inputs, EarnSteps* steps);

/// The same for one rule alone, of a day that has passed: facts are those of that day, `day` the one on which the points are given and limits are used.
/// Streaks and the points of other rules are those of its day, found by the event's position (without it: as if nothing had been used).
/// Earned holds that one rule (or why not). With a trace, steps tell at first by rule where the points of the others are derived.
[[nodiscard]] Result<void> earn_again(const CompiledProgram& program, std::int32_t rule, const EarnEvent& event, const Facts& facts, Date day,
                                      EarnUsage& usage, Earned& earned, PointShares* shares, Traced<Trace> trace = nullptr, const EarnInputs& inputs = {},
                                      EarnSteps* steps = nullptr);

/// What an event counts for a metric: eligible spend in minor units, points it earned in the metric's ledger, 1 for an order, or its count. Nothing when
/// it leaves the range.
[[nodiscard]] std::optional<std::int64_t> counted_by(const CompiledMetric& metric, const EarnEvent& event, const Earned& earned);

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "eligibility.h"
#include "loyalty/compiled_program.h"
#include "loyalty/quote.h"
#include "loyalty/result.h"
#include "loyalty/trace.h"

namespace loyalty {

/// A line of an order, new or past, as earn rules see it.
struct EarnLine {
  const LineTraits* traits = nullptr;
  std::int64_t quantity = 1;
  Money list;
  Money net;
  Money payable;
};

/// The amount of a line that a base names.
[[nodiscard]] Money amount_of(AmountBase base, const EarnLine& line);

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

/// Points of one order by every earn rule of the programme. Rules stand in Earned in document order. Error: amount_overflow.
/// trace may be null, then inputs and steps are not looked at.
[[nodiscard]] Result<void> earn(const CompiledProgram& program, std::span<const EarnLine> lines, const Facts& facts, Earned& earned,
                                Trace* trace, const EarnInputs& inputs, EarnSteps* steps);

/// What an order counts for a metric: eligible spend in minor units, points it earned in the metric's ledger, or 1 for an order. Nothing when
/// it leaves the range.
[[nodiscard]] std::optional<std::int64_t> counted_by(const CompiledMetric& metric, std::span<const EarnLine> lines, const Earned& earned);

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "loyalty/basket.h"
#include "loyalty/compiled_program.h"
#include "loyalty/date.h"
#include "loyalty/member.h"
#include "loyalty/reason.h"

namespace loyalty {

/// What conditions look at.
struct Facts {
  Moment now;
  const Member* member = nullptr;
  Symbol channel = kNoSymbol;
  Symbol payment = kNoSymbol;
};

/// Whether a rule may apply, or the first reason why not and how far away it is.
struct Eligibility {
  Reason reason = Reason::none;
  Missing missing;
  std::int32_t metric = -1;  ///< position of the metric that fell short, for metric_too_low and metric_too_high

  [[nodiscard]] bool holds() const { return reason == Reason::none; }
};

/// valid first, then the tree: all gives the reason of its first child that fails, any that of its first child; what a negated
/// condition does not know stays fact_unknown.
[[nodiscard]] Eligibility check(const DateWindow& valid, const ConditionTree& tree, const Facts& facts,
                                const CompiledProgram& program);

/// Whether a tree holds or, whatever the facts that are not known turn out to be, might.
[[nodiscard]] bool may_hold(const ConditionTree& tree, const Facts& facts, const CompiledProgram& program);

/// Position of the highest tier whose condition holds for these facts; kNoTier when none does.
[[nodiscard]] std::int32_t highest_tier(const CompiledProgram& program, const Facts& facts);

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "loyalty/compiled_program.h"
#include "loyalty/quote.h"
#include "loyalty/trace.h"

namespace loyalty {

/// A promotion with its place in the programme or the request.
struct Candidate {
  const CompiledPromotion* promotion = nullptr;
  RuleRef rule;
  const UsedBudget* used = nullptr;  ///< null: nothing of its budget

  /// What is left of its budget of an amount; only where it has one.
  [[nodiscard]] Money budget_left() const;
};

/// The order in which promotions are tried: by stage, by what the stage orders them by (the priority, high first), then as they stand.
void put_in_order(std::vector<Candidate>& candidates, const Program& program);

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "ladder.h"
#include "loyalty/compiled_program.h"
#include "loyalty/money.h"
#include "loyalty/points.h"
#include "loyalty/trace.h"

namespace loyalty {

/// For how many units a redemption gives its value: 1 where that is for the order, otherwise the begun units of its count in the order, at most as
/// many as it says and kMaxQuantity.
[[nodiscard]] std::int64_t units_of(const CompiledProgram& program, const CompiledRedemption& redemption,
                                    std::span<const std::int64_t> counts);

/// The worth of points by a redemption without a ladder, floored to the minor unit; nothing when it leaves the range.
[[nodiscard]] std::optional<Money> value_of(const Redemption& redemption, std::int64_t units, Points points);

/// The most points whose worth does not exceed an amount, by one without a ladder. units > 0.
[[nodiscard]] Points points_within(const Redemption& redemption, std::int64_t units, Money amount);

/// Steps of a sum of rungs.
struct LadderSteps {
  StepIndex points = kNoStep;
  StepIndex value = kNoStep;
};

/// What the steps of a redemption have in common: how its numbers are written, and the units that its value is for, where it is for units.
struct RedemptionNotation {
  RuleRef rule;
  Unit points;
  Unit money;
  std::optional<Operand> units;
  std::int64_t unit_count = 1;
};

/// Derives a sum of rungs from their points and values.
LadderSteps trace_sum(const Redemption& redemption, const LadderSum& sum, const RedemptionNotation& notation, Trace& trace);

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "earn_usage.h"
#include "earning.h"
#include "loyalty/compiled_program.h"
#include "loyalty/member.h"
#include "loyalty/trace.h"
#include "statement_replay.h"

namespace loyalty {

/// What points of a ledger are worth: those of a rung of a redemption.
struct PointRate {
  std::int32_t redemption = -1;
  Points points;
  Money value;

  /// Floored; nothing when it leaves the range.
  [[nodiscard]] std::optional<Money> worth(Points of) const;
  friend bool operator==(const PointRate&, const PointRate&) = default;
};

/// The best rate for a member of each ledger; nothing where no redemption is open.
using PointRates = std::vector<std::optional<PointRate>>;
[[nodiscard]] PointRates rates_of(const CompiledProgram& program, const Facts& facts);

/// What a purchase must bring: points of one ledger, or points of all that are worth so much.
struct TrialGoal {
  std::int32_t ledger = -1;
  const PointRates* rates = nullptr;  ///< without a ledger
  Int128 least = 0;
  /// Of these rules alone, less so many points by ledger, the worth rounded up.
  const std::vector<bool>* rules = nullptr;
  std::vector<std::int64_t> less;
};

/// The smallest purchase that reaches a goal.
struct TrialFound {
  std::optional<Money> spend;
  bool complete = true;  ///< false: larger ones were not looked at
};

/// Purchases that a member might make after a history.
class Trials {
 public:
  Trials(const CompiledProgram& program, const Replay& replay, Date as_of);

  /// Points by ledger of a purchase by a member like this one; null when they leave the range. The answer is good until the next call.
  [[nodiscard]] const Earned* earn(const Member& member, Money spend);
  /// The same, derived: returns the step of each ledger's total.
  [[nodiscard]] EarnSteps derive(const Member& member, Money spend, StepIndex& amount, Trace& trace);

  /// Nothing below `from` reaches the goal.
  [[nodiscard]] TrialFound smallest(const Member& member, const TrialGoal& goal, Money from);
  /// By rule: whether it may earn differently for two members.
  [[nodiscard]] std::vector<bool> differing(const Member& one, const Member& other) const;
  /// By ledger: points that these rules earn of a purchase.
  [[nodiscard]] std::vector<std::int64_t> given_by(const std::vector<bool>& rules, const Member& member, Money spend);
  /// Worth of the points of a purchase; nothing when it leaves the range, or a limit refuses some of them.
  [[nodiscard]] std::optional<Int128> worth(const Member& member, const PointRates& rates, Money spend);

 private:
  enum class Outcome : std::uint8_t { below, reached, refused, overflow };

  [[nodiscard]] Outcome try_out(const Member& member, const TrialGoal& goal, Money spend);
  [[nodiscard]] std::optional<Int128> measure(const TrialGoal& goal) const;
  [[nodiscard]] std::vector<std::int64_t> given_by(const std::vector<bool>& rules) const;
  /// Whether a limit refused the purchase at hand that would not refuse the smallest one.
  [[nodiscard]] bool refused(const Member& member);
  [[nodiscard]] bool refuses(std::size_t rule) const;
  [[nodiscard]] Result<void> run(const Member& member, Money spend, Trace* trace, const EarnInputs& inputs, EarnSteps* steps);

  const CompiledProgram& program_;
  Date as_of_;
  EarnUsage usage_;  ///< what is left of limits and months on the day
  bool limited_ = false;
  bool any_refuses_ = false;
  Earned earned_;
};

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "loyalty/compiled_program.h"
#include "loyalty/condition.h"
#include "loyalty/date.h"
#include "loyalty/lint.h"

namespace loyalty {

/// What is known of a member when a condition is judged without a request.
struct Known {
  enum class Customer : std::uint8_t {
    unknown,
    fresh,      ///< nothing bought yet: no orders, every metric 0
    returning,  ///< at least one order
  } customer = Customer::unknown;
  std::optional<std::int32_t> tier;  ///< kNoTier: none; nothing: unknown
};

enum class Verdict : std::uint8_t { never, sometimes, always };

/// What follows from the conditions of a programme alone. Large trees are looked at up to a bound; beyond it the
/// answers are those that say less: not implied, not contradictory.
class ConditionLogic {
 public:
  explicit ConditionLogic(const CompiledProgram& program) : program_(program) {}

  /// Whether a tree holds for such a member whatever else is the case, never, or depending on the rest.
  [[nodiscard]] static Verdict judge(const ConditionTree& tree, const Known& known);

  /// Whether b holds whenever a does. False also means: not seen.
  [[nodiscard]] bool implies(const Condition& a, const Condition& b);

  /// Why a rule with this window and condition can never apply; "" when nothing speaks against it.
  [[nodiscard]] std::optional<LintDetail> contradiction(const DateWindow& valid, const Condition& when);

 private:
  [[nodiscard]] bool leaf_implies(const Condition& a, const Condition& b) const;

  const CompiledProgram& program_;
  std::int64_t steps_left_ = 1000000;
};

}  // namespace loyalty

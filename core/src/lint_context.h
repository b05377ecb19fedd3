// SPDX-License-Identifier: Apache-2.0
// What the lints of every subject share: the programme, what follows from its conditions, and the list of warnings.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "condition_logic.h"
#include "loyalty/compiled_program.h"
#include "loyalty/decimal.h"
#include "loyalty/lint.h"
#include "loyalty/path.h"

namespace loyalty {

/// The parameter that holds the name of a detail.
inline constexpr std::string_view kLintDetail = "detail";

class LintContext {
 public:
  static constexpr std::size_t kMaxWarnings = 50;

  explicit LintContext(const CompiledProgram& compiled);

  void warn(LintCode code, const Path& where, Params params) {
    if (warnings.size() < kMaxWarnings) warnings.push_back({code, where, std::move(params)});
  }

  void warn(LintCode code, const Path& where, LintDetail detail) {
    warn(code, where, {{kLintDetail, name_of(detail)}});
  }

  /// Warns where a rule with this window and condition can never apply. True when it can.
  bool check_condition(const DateWindow& valid, const Condition& when, const Path& where) {
    const std::optional<LintDetail> detail = logic.contradiction(valid, when);
    if (detail) warn(LintCode::never_applies, where, *detail);
    return !detail;
  }

  [[nodiscard]] static std::string decimal(std::int64_t units, int decimals) {
    std::string text;
    append_decimal(text, units, decimals);
    return text;
  }
  [[nodiscard]] static std::string exact(Rational value) {
    std::string text;
    append_rational(text, value);
    return text;
  }
  [[nodiscard]] std::string money(std::int64_t minor) const { return decimal(minor, document.currency.exponent); }
  [[nodiscard]] const Ledger& ledger(std::int32_t index) const {
    return document.ledgers[static_cast<std::size_t>(index)];
  }
  /// A value of a metric in its own unit.
  [[nodiscard]] std::string metric_value(std::int32_t index, std::int64_t value) const;

  const CompiledProgram& program;
  const Program& document;
  ConditionLogic logic;
  std::vector<std::optional<std::int64_t>> reach;  ///< by metric: the most that it can come to; nothing: no bound
  std::vector<Lint> warnings;
};

/// The highest tier that somebody holds who has done nothing; kNoTier: none.
[[nodiscard]] std::int32_t first_tier(const LintContext& context);

/// The subjects, in the order of a document.
void lint_ledgers(LintContext& context);
void lint_earning(LintContext& context);
void lint_new_members(LintContext& context);
void lint_metrics(LintContext& context);
void lint_tiers(LintContext& context);
void lint_tier_earning(LintContext& context);
void lint_milestones(LintContext& context);
void lint_uses(LintContext& context);
void lint_promotions(LintContext& context);

}  // namespace loyalty

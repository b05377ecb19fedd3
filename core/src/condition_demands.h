// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "loyalty/compiled_program.h"
#include "loyalty/condition.h"
#include "loyalty/date.h"
#include "loyalty/lint.h"

namespace loyalty {

/// Whole numbers from one end to the other, both inside; an end that is not given is open.
struct Span {
  std::optional<std::int64_t> at_least;
  std::optional<std::int64_t> at_most;

  [[nodiscard]] bool is_empty() const { return at_least && at_most && *at_most < *at_least; }
  void narrow(const Span& other);
};

/// The numbers of earlier orders for which a leaf about orders or customers holds.
[[nodiscard]] Span orders_of(const Condition& leaf);

/// Whether members meet a condition on tiers: without one, at the lowest, and so on upwards.
[[nodiscard]] std::vector<bool> admitted(const TierCondition& condition, const CompiledProgram& program);

/// What several leaves ask for together: of the day, the hour, the member and the order. What is negated and has no
/// simple form here is left aside, so that demands may be met by less than they seem to be, never by more.
class ConditionDemands {
 public:
  explicit ConditionDemands(const CompiledProgram& program) : program_(&program) {}

  void within(const DateWindow& window);
  /// Adds a leaf, or its negation. What it contradicts, if anything.
  [[nodiscard]] std::optional<LintDetail> add(const Condition& leaf, bool positive);
  /// What cannot be met of the whole, if anything.
  [[nodiscard]] std::optional<LintDetail> obstacle() const;

 private:
  void add_tier(const TierCondition& condition, bool positive);
  void add_weekdays(const WeekdayCondition& condition, bool positive);
  [[nodiscard]] std::optional<LintDetail> add_metric(const MetricCondition& condition, bool positive);
  [[nodiscard]] std::optional<LintDetail> add_choice(const ChoiceCondition& condition, bool positive);
  [[nodiscard]] bool has_hour() const;
  [[nodiscard]] bool has_day() const;

  const CompiledProgram* program_;
  DateWindow dates_;
  std::array<bool, 7> weekdays_{true, true, true, true, true, true, true};
  std::vector<TimeCondition> hours_;
  std::vector<bool> tiers_;  ///< from none upwards; empty: any
  Span orders_;
  std::vector<std::pair<std::string_view, Span>> metrics_;
  std::vector<std::pair<std::string_view, std::string_view>> choices_;
  std::optional<std::vector<std::string>> channels_;
  std::optional<std::vector<std::string>> payments_;
};

}  // namespace loyalty

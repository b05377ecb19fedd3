// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "eligibility.h"
#include "loyalty/compiled_program.h"
#include "loyalty/date.h"
#include "loyalty/member.h"
#include "loyalty/statement.h"

namespace loyalty {

/// A mark of a tier's tree: the metric has to reach `at`, in its own units.
struct TierMark {
  std::int32_t metric = 0;
  std::int64_t at = 0;
};

/// All marks of a tree in document order; what stands under a negation is not one.
[[nodiscard]] std::vector<TierMark> marks_of(const ConditionTree& tree);

/// The days on which the dated conditions of the tiers begin and have ended, ascending.
[[nodiscard]] std::vector<Date> tier_turns(const CompiledProgram& program);

/// The tier of one member through time: reviewed on days in order, it rises at once and falls when its validity, grace and cool-down
/// have ended. A value: copying it keeps a state.
class TierHolding {
 public:
  /// What a review is: after an event, a condition that still holds extends the validity.
  enum class Occasion : std::uint8_t { event, day };
  /// Judges the tier on a day. True when it has changed.
  [[nodiscard]] bool review(const CompiledProgram& program, const Facts& facts, Occasion occasion);
  /// Holds a tier of which it is not known since when.
  void assume(std::int32_t tier) { tier_ = tier; }
  /// Has the tier judged on a day on which nothing else may happen.
  void recheck_on(Date day) { recheck_ = day; }
  /// The first day after `day` on which a validity, a grace or a cool-down ends; nothing when there is none.
  [[nodiscard]] std::optional<Date> next_review(Date day) const;

  /// Whether what may happen from a morning on is the same, the day of the last change left aside.
  [[nodiscard]] bool goes_on_like(const TierHolding& other, const Downgrade& downgrade, Date morning) const;
  /// Whether the tier was reached by the very change by which another was.
  [[nodiscard]] bool has_change_of(const TierHolding& other) const { return change_ == other.change_; }
  void take_change_of(const TierHolding& other) {
    change_ = other.change_;
    changed_ = other.changed_;
  }
  /// The next change has this number: changes of one history all have different ones.
  void number_changes_from(std::int64_t next) { next_change_ = next; }
  [[nodiscard]] std::int64_t next_change() const { return next_change_; }

  [[nodiscard]] std::int32_t tier() const { return tier_; }
  [[nodiscard]] std::optional<Date> valid_until() const { return valid_until_; }
  /// The day of the last change; nothing before the first.
  [[nodiscard]] std::optional<Date> changed() const { return changed_; }

 private:
  void hold(const CompiledProgram& program, std::int32_t tier, Date day);
  /// The condition has failed: whether the member falls today, and to where.
  [[nodiscard]] bool lower(const CompiledProgram& program, std::int32_t qualified, Date day);

  std::int32_t tier_ = kNoTier;
  std::optional<Date> valid_until_;
  std::optional<Date> changed_;
  std::int64_t change_ = 0;      ///< number of the last change; 0: none
  std::int64_t next_change_ = 1;
  std::optional<Date> fell_;
  std::optional<Date> due_;      ///< the day on which the tier is lost unless something changes
  std::optional<Date> recheck_;  ///< the level just reached is judged anew on this day
  std::optional<Date> held_until_; ///< a level reached by falling is not lowered before this day
};

}  // namespace loyalty

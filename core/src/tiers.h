// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

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

/// The last day on which a tier reached on a day is kept; nothing where it is held only while qualified.
[[nodiscard]] std::optional<Date> kept_until(const TierValidity& validity, Date reached);

/// The tier of one member through time: reviewed on days in order, it rises at once and falls when its validity has
/// ended.
class TierHolding {
 public:
  explicit TierHolding(const CompiledProgram& program);

  /// What a review is: after an event, a condition that still holds extends the validity.
  enum class Occasion : std::uint8_t { event, day };
  /// qualified is the highest tier whose condition holds on the day.
  void review(Date day, std::int32_t qualified, Occasion occasion);
  /// Holds a tier of which it is not known since when.
  void assume(std::int32_t tier) { tier_ = tier; }
  /// The day after `day` on which a validity ends or a dated condition changes; nothing when there is none.
  [[nodiscard]] std::optional<Date> next_review(Date day);

  [[nodiscard]] std::int32_t tier() const { return tier_; }
  [[nodiscard]] std::optional<Date> valid_until() const { return valid_until_; }
  [[nodiscard]] const std::vector<TierChange>& timeline() const { return timeline_; }

 private:
  void hold(std::int32_t tier, Date day);

  TierValidity validity_;
  std::vector<Date> turns_;  ///< days on which dated conditions change, ascending
  std::size_t next_turn_ = 0;
  std::int32_t tier_ = kNoTier;
  std::optional<Date> valid_until_;
  std::vector<TierChange> timeline_;
};

}  // namespace loyalty

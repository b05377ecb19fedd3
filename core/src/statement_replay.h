// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "earning.h"
#include "eligibility.h"
#include "lots.h"
#include "loyalty/compiled_program.h"
#include "loyalty/date.h"
#include "loyalty/history.h"
#include "loyalty/member.h"
#include "loyalty/quote.h"
#include "loyalty/result.h"
#include "loyalty/trace.h"
#include "metrics.h"
#include "tiers.h"

namespace loyalty {

/// A past line as earn rules see it; it refers to the line's traits.
[[nodiscard]] EarnLine earn_line_of(const PastLine& line);

/// Which purchases of a replay are to be traced, and where.
struct ReplayTrace {
  Trace* trace = nullptr;
  std::vector<bool> purchases;  ///< by event
};

/// A history played to the end of a day, event by event: lots, metrics, tier.
class Replay {
 public:
  /// keep: contributions to lifetime metrics are kept for a derivation.
  Replay(const CompiledProgram& program, const History& history, Date as_of, bool keep);

  /// Runs once. traced may be null. Errors: those of statement().
  [[nodiscard]] Result<void> run(const ReplayTrace* traced);

  [[nodiscard]] const std::vector<LotBook>& books() const { return books_; }
  [[nodiscard]] const std::vector<MetricCounter>& counters() const { return counters_; }
  [[nodiscard]] const TierHolding& holding() const { return holding_; }
  [[nodiscard]] const Member& member() const { return member_; }
  [[nodiscard]] std::int64_t not_counted() const { return not_counted_; }

 private:
  void begin();
  [[nodiscard]] Result<void> advance(Date day);
  [[nodiscard]] Result<void> slide(Date day);
  void review(Date day, TierHolding::Occasion occasion);
  [[nodiscard]] std::optional<Date> next_review(Date day);

  [[nodiscard]] Result<void> apply(std::int32_t event, const Purchase& purchase);
  [[nodiscard]] Result<void> apply(std::int32_t event, const Redeem& redeem);
  [[nodiscard]] Result<void> apply(std::int32_t event, const AdjustPoints& adjust);
  [[nodiscard]] Result<void> apply(std::int32_t event, const AdjustMetric& adjust);

  void trace_lines(std::int32_t event, const Purchase& purchase);
  [[nodiscard]] Result<void> give(std::int32_t ledger, const Lot& lot, StepIndex earned);
  [[nodiscard]] Result<void> take(std::int32_t ledger, Points points, std::int32_t event);
  [[nodiscard]] Result<void> count(std::size_t metric, std::int32_t event, std::int64_t value, StepIndex step);
  [[nodiscard]] Date date_of(std::int32_t event) const { return history_.events[static_cast<std::size_t>(event)].date; }

  const CompiledProgram& program_;
  const History& history_;
  Date as_of_;
  const ReplayTrace* traced_ = nullptr;
  std::vector<LotBook> books_;
  std::vector<MetricCounter> counters_;
  std::vector<bool> judged_;  ///< by metric: a tier asks for it
  TierHolding holding_;
  std::optional<Date> reviewed_;  ///< last day on which the tier was reviewed
  Member member_;
  std::int64_t not_counted_ = 0;
  std::vector<EarnLine> lines_;
  Earned earned_;
  EarnInputs inputs_;
  EarnSteps steps_;
};

}  // namespace loyalty

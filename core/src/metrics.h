// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "loyalty/amount_range.h"
#include "loyalty/date.h"
#include "loyalty/program.h"
#include "loyalty/trace.h"

namespace loyalty {

/// The first day a window looks at on a day; nothing for a lifetime. Rolling months: the day after the same day n
/// months ago.
[[nodiscard]] std::optional<Date> window_begin(const MetricWindow& window, Date day);

/// The first day on which a window no longer looks at `day`; nothing when there is none.
[[nodiscard]] std::optional<Date> window_end(const MetricWindow& window, Date day);

/// What one event counts for a metric.
struct Contribution {
  Date date;
  std::int32_t event = 0;
  std::int64_t value = 0;
  StepIndex step = kNoStep;  ///< derives the value, when it was earned and is traced
};

/// The running value of one metric. Contributions come in date order; each enters and leaves the sum once.
class MetricCounter {
 public:
  /// keep: contributions to a lifetime are kept too (they never leave the window).
  MetricCounter(const MetricWindow& window, bool keep) : window_(window), keep_(keep) {}

  /// Both say false when the value leaves ±kMaxAmount.
  [[nodiscard]] bool add(const Contribution& contribution);
  /// Moves the window to a day, not before the last one.
  [[nodiscard]] bool slide(Date day);

  [[nodiscard]] std::int64_t value() const { return value_; }
  /// The day on which the value next changes by itself; nothing when it does not.
  [[nodiscard]] std::optional<Date> next_change() const { return next_; }
  /// What is inside the window now.
  [[nodiscard]] std::span<const Contribution> counted() const { return std::span(contributions_).subspan(head_); }

 private:
  MetricWindow window_;
  bool keep_ = false;
  std::int64_t value_ = 0;
  std::vector<Contribution> contributions_;
  std::size_t head_ = 0;  ///< the first one inside the window
  std::optional<Date> next_;
};

}  // namespace loyalty

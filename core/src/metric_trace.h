// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "refund_trace.h"
#include "trace_context.h"

namespace loyalty {

/// By record of a standing: whether what a metric holds now follows from it.
[[nodiscard]] std::vector<bool> needed_records(const Standing& standing);

/// Derives the values of the metrics: what was counted, less what refunds took back and upgrades charged, and what rolled over.
class MetricTrace {
 public:
  /// lost: by metric, see RefundTrace.
  MetricTrace(const TraceContext& context, const std::vector<std::vector<LostValue>>& lost);

  void run();
  [[nodiscard]] StepIndex value(std::size_t metric) const { return values_[metric].value; }
  /// Without what rolled over.
  [[nodiscard]] StepIndex fresh(std::size_t metric) const { return values_[metric].fresh; }

 private:
  struct Derived {
    StepIndex fresh = kNoStep;
    StepIndex value = kNoStep;
  };
  /// The contributions of a metric in [head, end), less what was taken back of them.
  struct Counted {
    std::size_t head = 0;
    std::size_t end = 0;
    StepIndex step = kNoStep;
    std::int64_t units = 0;
  };
  /// A counter as it stood or stands.
  struct View {
    std::size_t metric = 0;
    std::size_t head = 0;
    std::size_t end = 0;
    std::int32_t rolled = -1;
    std::vector<std::int32_t> charges;
  };

  void derive_record(std::size_t position);
  void derive_metric(std::size_t metric);
  [[nodiscard]] Derived derive(const View& view, StepIndex& rolled);
  [[nodiscard]] const Counted& counted(const View& view);
  void add_counted(const View& view, std::size_t from, std::vector<StepIndex>& steps, std::int64_t& units) const;
  void push_stated(std::size_t metric, const Contribution& contribution, std::vector<std::int64_t>& stated) const;
  void push_earned(std::int32_t ledger, std::int32_t event, std::vector<StepIndex>& steps) const;
  [[nodiscard]] std::vector<StepIndex> lost_in(const View& view, std::size_t from, std::int64_t& units) const;

  const TraceContext& context_;
  const std::vector<std::vector<LostValue>>& lost_;
  std::vector<StepIndex> records_;
  std::vector<Counted> counted_;  ///< by metric: the last one
  std::vector<Derived> values_;
};

}  // namespace loyalty

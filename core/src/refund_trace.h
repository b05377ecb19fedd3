// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "goods_trace.h"
#include "lot_trace.h"
#include "trace_context.h"

namespace loyalty {

/// What a refund took from a metric, of what an event had counted.
struct LostValue {
  std::int32_t event = kNoEvent;
  StepIndex step = kNoStep;
};

/// Derives how much each refund of a statement takes and gives back, and what metrics lose by it. What that does to the lots is left to LotTrace.
class RefundTrace {
 public:
  RefundTrace(const TraceContext& context, std::vector<LotSources>& sources);

  void run();
  /// By metric, in the order of the events that had counted.
  [[nodiscard]] const std::vector<std::vector<LostValue>>& lost() const { return lost_; }

 private:
  void derive(std::size_t position);
  void return_points(std::int32_t refund, std::int32_t ledger, StepIndex step);
  void return_goods(std::size_t position, GoodsTrace& goods);
  /// The goods of a purchase, as refunds until now have left them.
  [[nodiscard]] GoodsTrace& goods_of(std::int32_t purchase);

  const TraceContext& context_;
  std::vector<LotSources>& sources_;
  std::vector<std::vector<LostValue>> lost_;
  std::vector<std::int32_t> goods_at_;  ///< by event; -1: none
  std::vector<GoodsTrace> goods_;
};

}  // namespace loyalty

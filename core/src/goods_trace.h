// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "trace_context.h"

namespace loyalty {

/// Derives what goes back with the goods of one purchase, refund by refund. When all that is left goes back, that is what went not back before; of a
/// part, each line that is returned loses its share.
class GoodsTrace {
 public:
  GoodsTrace(const TraceContext& context, std::int32_t purchase);

  /// A refund returns some of the goods: what follows is about it.
  void begin(std::int32_t refund);
  /// Points of a grant that it takes back; kNoStep: none.
  [[nodiscard]] StepIndex granted(std::size_t grant);
  /// Points that had paid and that it gives back; kNoStep: none.
  [[nodiscard]] StepIndex redeemed(std::size_t position);
  /// What it takes from a metric that does not count points; kNoStep: nothing.
  [[nodiscard]] StepIndex counted(std::size_t metric);

  [[nodiscard]] const std::vector<PointGrant>& grants() const { return record_.grants; }

 private:
  enum class Part : std::uint8_t { kept, gone_back, lost };
  /// Numbers by line, and the step that holds them.
  struct Weights {
    StepIndex step = kNoStep;
    std::vector<std::int64_t> by_line;
  };
  /// A number of units that belongs to lines.
  struct Portion {
    StepIndex total = kNoStep;
    std::int64_t units = 0;
    Unit unit;
    StepIndex shares = kNoStep;  ///< by line; kNoStep: one line has it all
    std::vector<std::int64_t> by_line;
    std::vector<StepIndex> lines;  ///< what of a line was kept, or had gone, after its last refund
    std::vector<StepIndex> gone;
    std::int64_t gone_units = 0;
  };
  /// What of a line has been returned.
  struct Line {
    std::optional<Operand> returned;
    std::int64_t units = 0;
    std::int64_t before = 0;  ///< the refund at hand
    StepIndex left_share = kNoStep;
    StepIndex returned_share = kNoStep;
  };

  void derive_returned(const std::vector<std::int64_t>& units);
  [[nodiscard]] bool needs_shares(const Portion& portion) const;
  [[nodiscard]] StepIndex part_of(Portion& portion, Part part);
  [[nodiscard]] StepIndex rest_of(const Portion& portion) const;
  [[nodiscard]] std::int64_t part_of_line(Portion& portion, std::size_t line, Part part, std::vector<StepIndex>& gone);
  [[nodiscard]] Operand whole(std::size_t line);
  [[nodiscard]] StepIndex share_of_line(std::size_t line, Operand part, std::int64_t units);
  [[nodiscard]] StepIndex left_share(std::size_t line);
  [[nodiscard]] StepIndex returned_share(std::size_t line);

  [[nodiscard]] StepIndex shares_of_grant(const PointGrant& grant, Unit unit);
  [[nodiscard]] Weights shares_of_rule(const RuleStep& rule);
  [[nodiscard]] Weights weights_of(std::size_t rule);
  [[nodiscard]] Weights column(std::optional<AmountBase> base);
  [[nodiscard]] Weights selected(const Weights& all, const CompiledSelection& items, Unit unit, RuleRef rule);
  [[nodiscard]] Weights share(StepIndex points, Points units, Unit unit, Weights weights, RuleRef rule);

  [[nodiscard]] RuleRef ref() const { return TraceContext::event_ref(event_); }
  [[nodiscard]] RuleRef refund_ref() const { return TraceContext::event_ref(refund_); }
  [[nodiscard]] Unit whole_unit() const { return purchase_->by_amount ? context_->money_unit() : kCount; }

  const TraceContext* context_;
  std::int32_t event_;
  const Purchase* purchase_;
  const PurchaseRecord& record_;
  std::int32_t refund_ = kNoEvent;
  bool all_ = false;
  std::vector<std::size_t> touched_;  ///< lines of the refund at hand
  std::vector<Line> lines_;
  std::size_t open_lines_;            ///< of which something is left
  StepIndex wholes_ = kNoStep;
  std::array<Weights, 4> columns_;    ///< by amount base; quantities
  std::vector<std::pair<std::int32_t, Weights>> rules_;
  std::vector<Portion> grants_;
  std::vector<Portion> redeemed_;
  std::vector<Portion> metrics_;
};

}  // namespace loyalty

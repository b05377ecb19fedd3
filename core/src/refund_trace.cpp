// SPDX-License-Identifier: Apache-2.0
#include "refund_trace.h"

#include <algorithm>
#include <variant>

namespace loyalty {

RefundTrace::RefundTrace(const TraceContext& context, std::vector<LotSources>& sources)
    : context_(context), sources_(sources), lost_(context.program.metrics().size()), goods_at_(context.history.events.size(), -1) {}

void RefundTrace::run() {
  for (std::size_t i = 0; i < context_.statement.refunds.size(); ++i) derive(i);
  for (std::vector<LostValue>& of_metric : lost_) {
    std::stable_sort(of_metric.begin(), of_metric.end(), [](const LostValue& a, const LostValue& b) { return a.event < b.event; });
  }
}

void RefundTrace::derive(std::size_t position) {
  const RefundOutcome& refund = context_.statement.refunds[position];
  const auto& what = context_.event(refund.of).what;
  if (const auto* redeem = std::get_if<Redeem>(&what)) {
    const auto ledger = static_cast<std::size_t>(redeem->points.ledger);
    return return_points(refund.event, redeem->points.ledger,
                         context_.given(StepCode::event_amount, TraceContext::event_ref(refund.of), redeem->points.points.units,
                                        context_.points_unit(ledger)));
  }
  if (const auto* reward = std::get_if<RedeemReward>(&what)) {
    const std::int32_t ledger = context_.program.rewards()[static_cast<std::size_t>(reward->reward)].ledger;
    return return_points(refund.event, ledger, context_.reward_points(refund.of, *reward));
  }
  return_goods(position, goods_of(refund.of));
}

void RefundTrace::return_points(std::int32_t refund, std::int32_t ledger, StepIndex step) {
  sources_[static_cast<std::size_t>(ledger)].given_back.push_back({refund, 0, step});
}

GoodsTrace& RefundTrace::goods_of(std::int32_t purchase) {
  std::int32_t& at = goods_at_[static_cast<std::size_t>(purchase)];
  if (at < 0) {
    at = static_cast<std::int32_t>(goods_.size());
    goods_.emplace_back(context_, purchase);
  }
  return goods_[static_cast<std::size_t>(at)];
}

void RefundTrace::return_goods(std::size_t position, GoodsTrace& goods) {
  const RefundOutcome& refund = context_.statement.refunds[position];
  goods.begin(refund.event);
  const auto& redeemed = std::get<Purchase>(context_.event(refund.of).what).redeemed;
  for (std::size_t i = 0; i < redeemed.size(); ++i) {
    const StepIndex step = goods.redeemed(i);
    if (step != kNoStep) return_points(refund.event, redeemed[i].ledger, step);
  }
  std::vector<std::vector<StepIndex>> lost(lost_.size());
  const auto lose = [&](std::size_t metric, std::int32_t event, StepIndex step) {
    if (step == kNoStep) return;
    lost_[metric].push_back({event, step});
    lost[metric].push_back(step);
  };
  const std::vector<PointGrant>& grants = goods.grants();
  for (std::size_t i = 0; i < grants.size(); ++i) {
    const StepIndex step = goods.granted(i);
    if (step == kNoStep) continue;
    sources_[static_cast<std::size_t>(grants[i].ledger)].taken_back.push_back({refund.event, grants[i].lot, step});
    for (std::size_t metric = 0; metric < lost.size(); ++metric) {
      const CompiledMetric& compiled = context_.program.metrics()[metric];
      if (compiled.document->kind == Metric::Kind::points && compiled.ledger == grants[i].ledger) lose(metric, grants[i].counted_by, step);
    }
  }
  std::int32_t shown = 0;
  for (std::size_t metric = 0; metric < lost.size(); ++metric) {
    if (refund.metrics[metric] == 0) continue;
    if (context_.program.metrics()[metric].document->kind != Metric::Kind::points) lose(metric, refund.of, goods.counted(metric));
    context_.total(StepCode::metric_correction, TraceContext::event_ref(refund.event),
                   {"/refunds/#/metrics/#/value", TraceContext::place(position), shown++}, lost[metric],
                   refund.metrics[metric], context_.metric_unit(metric));
  }
}

}  // namespace loyalty

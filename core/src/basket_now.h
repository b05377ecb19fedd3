// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "basket_trial.h"

namespace loyalty {

/// Whether to use vouchers and points now (core/basket.md, section 3).
class NowSearch {
 public:
  NowSearch(const CompiledProgram& program, const BasketAdviceRequest& request, const std::vector<AddableGood>& goods, Money most_extra);

  [[nodiscard]] std::vector<VoucherAdvice> vouchers();
  [[nodiscard]] std::vector<PointsAdvice> points();

 private:
  /// An order as it was answered.
  struct Answer {
    Money cost;
    LaterValue later;
    OfferExtents extents;
  };
  [[nodiscard]] std::optional<Answer> answer(BasketTrial& trial) const;
  [[nodiscard]] VoucherAdvice voucher(std::int32_t voucher, const Answer& now);
  [[nodiscard]] std::optional<Answer> without(std::int32_t voucher);
  void see(std::int32_t voucher, VoucherAdvice& advice) const;
  [[nodiscard]] std::optional<Money> more_for(std::int32_t voucher);
  [[nodiscard]] std::int64_t lacking(std::int32_t voucher) const;
  void judge(std::int32_t voucher, VoucherAdvice& advice) const;
  [[nodiscard]] PointsAdvice redemption(std::int32_t redemption, const Answer& plain);
  void judge_rates(std::vector<PointsAdvice>& all) const;

  const CompiledProgram& program_;
  const BasketAdviceRequest& request_;
  const std::vector<AddableGood>& goods_;
  Money most_extra_;
  BasketTrial trial_;
};

}  // namespace loyalty

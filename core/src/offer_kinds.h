// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "offer_cursor.h"

namespace loyalty {

/// The rules for units and sets, new prices, gifts, points and money back, and for how often and beside which others.
class OfferKinds : public OfferCursor {
 public:
  using OfferCursor::OfferCursor;

 protected:
  /// 第二件半价, 买2送1, 3 for 2, 99元任选3件: a whole rung about sets.
  bool set_rung(OfferRung& rung);
  /// 返现, 积分, 赠品: given with the order or for later.
  bool giving(OfferRung& rung);
  /// 一口价99元, 加10元换购.
  bool new_price(OfferRung& rung);
  /// 前2件, 最贵一件 before what is taken off; always true.
  bool unit_limit(OfferBenefit& benefit);
  /// "the first 2 items" behind what is taken off; always true.
  bool limited_behind(OfferBenefit& benefit);
  /// 不可叠加
  bool exclusive_offer();
  /// 前100名, 每人限1次
  bool budget();

 private:
  bool pieces(std::int64_t& number);
  bool nth(std::int64_t& number);
  bool nth_rung(OfferRung& rung);
  bool price_rung(OfferRung& rung);
  bool bought_rung(OfferRung& rung);
  bool for_fewer(OfferRung& rung);
  bool set_benefit(OfferBenefit& benefit, bool free_unsaid);
  bool clause_ends() const;
  bool make_set(OfferRung& rung, std::int64_t quantity, std::int64_t units) const;
};

}  // namespace loyalty

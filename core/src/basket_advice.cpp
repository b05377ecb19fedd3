// SPDX-License-Identifier: Apache-2.0
#include "loyalty/basket_advice.h"

#include <algorithm>

#include "basket_now.h"
#include "basket_split.h"
#include "basket_top_up.h"
#include "basket_trial.h"

namespace loyalty {
namespace {

[[nodiscard]] bool same_facts(const LineTraits& a, const LineTraits& b) {
  return a.sku == b.sku && a.category == b.category && a.brand == b.brand && a.tags == b.tags;
}

}  // namespace

#define LOYALTY_X(name) #name,
std::string_view name_of(TopUpVerdict verdict) {
  static constexpr std::string_view kNames[] = {LOYALTY_TOP_UP_VERDICTS(LOYALTY_X)};
  return kNames[static_cast<std::size_t>(verdict)];
}

std::string_view name_of(TopUpRole role) {
  static constexpr std::string_view kNames[] = {LOYALTY_TOP_UP_ROLES(LOYALTY_X)};
  return kNames[static_cast<std::size_t>(role)];
}

std::string_view name_of(NowVerdict verdict) {
  static constexpr std::string_view kNames[] = {LOYALTY_NOW_VERDICTS(LOYALTY_X)};
  return kNames[static_cast<std::size_t>(verdict)];
}

std::string_view name_of(NowWhy why) {
  static constexpr std::string_view kNames[] = {LOYALTY_NOW_WHYS(LOYALTY_X)};
  return kNames[static_cast<std::size_t>(why)];
}
#undef LOYALTY_X

std::vector<AddableGood> unknown_goods(const Basket& basket) {
  std::vector<AddableGood> goods(1);
  for (std::size_t i = 0; i < basket.lines.size() && goods.size() < kMostGoods; ++i) {
    const LineTraits& traits = basket.lines[i].traits;
    const bool seen = std::any_of(goods.begin(), goods.end(), [&](const AddableGood& good) { return same_facts(good.traits, traits); });
    if (seen) continue;
    goods.emplace_back();
    goods.back().traits = traits;
    goods.back().like = static_cast<std::int32_t>(i);
  }
  return goods;
}

Result<BasketAdvice> advise_basket(const CompiledProgram& program, const BasketAdviceRequest& request) {
  BasketAdvice advice;
  BasketTrial trial(program, request);
  if (auto asked = trial.ask(); !asked) return asked.error();
  advice.list = trial.quote().list;
  advice.payable = trial.quote().payable();
  advice.counted = *trial.counted();
  advice.later = trial.later();
  advice.goods = request.goods ? *request.goods : unknown_goods(*request.quote.basket);
  const Money extra = std::min(request.most_extra.value_or(advice.list), Money{kMaxAmount} - advice.list);
  advice.top_up = TopUpSearch(program, request, advice.goods, extra).run();
  advice.split = SplitSearch(program, request).run(advice.payable - advice.counted);
  NowSearch now(program, request, advice.goods, extra);
  advice.vouchers = now.vouchers();
  advice.points = now.points();
  return advice;
}

}  // namespace loyalty

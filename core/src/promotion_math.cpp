// SPDX-License-Identifier: Apache-2.0
#include "promotion_math.h"

#include <algorithm>
#include <variant>

#include "loyalty/rational.h"

namespace loyalty {

Reached reach(const Promotion& promotion, std::int64_t measured) {
  const Trigger& trigger = promotion.trigger;
  if (trigger.measure == Trigger::Measure::always) return {0, 1};
  if (trigger.repeat == Trigger::Repeat::each) {
    const std::int64_t times = measured / promotion.rungs.front().at;
    return {0, trigger.times ? std::min(times, *trigger.times) : times};
  }
  for (std::size_t rung = promotion.rungs.size(); rung-- > 0;) {
    if (measured >= promotion.rungs[rung].at) return {static_cast<std::int32_t>(rung), 1};
  }
  return {};
}

const Allocation& allocation_of(const Promotion& promotion, const Benefit& benefit, const Program& program) {
  if (promotion.allocation) return *promotion.allocation;
  const OfferTerms* terms = program.offer_defaults.of(benefit);
  return terms != nullptr && terms->allocation ? *terms->allocation : program.allocation;
}

Rounding rounding_of(const Promotion& promotion, const Benefit& benefit, const Program& program) {
  return promotion.rounding ? *promotion.rounding : program.offer_defaults.of(benefit)->rounding.value_or(program.rounding);
}

bool rounds_price(const Promotion& promotion, const Benefit& benefit, const Program& program) {
  const Rounded filled_in = program.offer_defaults.of(benefit)->rounded.value_or(Rounded::discount);
  return promotion.rounded.value_or(filled_in) == Rounded::price;
}

Money percent_of(const PercentOff& percent, Money base, Rounding mode) {
  return Money{static_cast<std::int64_t>(multiply(base.minor, percent.off, mode))};
}

Money amount_times(Money off, std::int64_t times, Money limit) {
  const Int128 amount = Int128{off.minor} * times;
  return amount < limit.minor ? Money{static_cast<std::int64_t>(amount)} : limit;
}

Int128 voucher_count(const Promotion& promotion, Reached reached) {
  const auto& voucher = *std::get_if<VoucherBack>(&promotion.rungs[static_cast<std::size_t>(reached.rung)].benefit);
  const Int128 count = Int128{reached.times} * voucher.count;
  if (!promotion.cap) return count;
  return std::min<Int128>(count, promotion.cap->minor / voucher.value.minor);
}

}  // namespace loyalty

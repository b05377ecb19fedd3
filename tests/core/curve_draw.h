// SPDX-License-Identifier: Apache-2.0
// Random promotion sets for properties of the curve, in yen with small marks.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "curve_case.h"

namespace loyalty::tests {

inline constexpr std::int64_t kMaxVoucher = 40;

/// A promotion set: small marks, all that the model can say.
class Draw {
 public:
  explicit Draw(unsigned seed) : random_(seed) {}

  std::int64_t number(std::int64_t from, std::int64_t to) {
    return from + static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(to - from + 1));
  }
  bool chance(std::int64_t percent) { return number(1, 100) <= percent; }

  Benefit benefit(int kind, bool repeats) {
    if (kind == 2) return voucher(number(1, kMaxVoucher), number(0, 60), number(1, 2));
    if (kind == 1 && !repeats) {
      PercentOff result = percent(number(1, 100), chance(with_list_percent_ ? 40 : 0) ? AmountBase::list : AmountBase::net);
      if (chance(20)) result.off = ratio(number(1, 999), 1000);
      if (chance(30)) result.scope = BenefitScope::line;
      return result;
    }
    return off(number(1, 40), chance(70) ? BenefitScope::order : chance(50) ? BenefitScope::line : BenefitScope::unit);
  }

  Promotion promotion() {
    static const std::vector<std::string> kStages{"line", "order", "voucher"};
    const int kind = static_cast<int>(number(0, with_percent_ ? 2 : 1) * (with_percent_ ? 1 : 2));
    Trigger trigger;
    trigger.measure = chance(25) ? Trigger::Measure::always : chance(80) ? Trigger::Measure::amount : Trigger::Measure::quantity;
    trigger.base = chance(70) ? AmountBase::net : AmountBase::list;
    if (kind == 2 && chance(20) && trigger.measure == Trigger::Measure::amount) trigger.base = AmountBase::payable;
    const bool marked = trigger.measure != Trigger::Measure::always;
    if (marked && chance(40)) {
      trigger.repeat = Trigger::Repeat::each;
      if (chance(40)) trigger.times = number(1, 4);
    }
    const bool repeats = trigger.repeat == Trigger::Repeat::each;
    const bool units = trigger.measure == Trigger::Measure::quantity;
    std::vector<Rung> rungs;
    std::int64_t at = 0;
    const std::int64_t count = marked && !repeats ? number(1, 3) : 1;
    for (std::int64_t i = 0; i < count; ++i) {
      at += units ? number(1, 4) : number(5, 60);
      rungs.push_back({marked ? at : 0, benefit(kind, repeats)});
    }
    Promotion result = ladder(trigger, std::move(rungs), kStages[static_cast<std::size_t>(number(0, 2))]);
    result.priority = static_cast<std::int32_t>(number(0, 2));
    if (chance(30)) result.cap = Money{number(kind == 2 ? kMaxVoucher : 0, 60)};  // a cap has room for a voucher
    if (chance(25)) result.group = chance(50) ? "a" : "b";
    if (with_limits_) limit(result);
    return result;
  }

  /// From now on promotions have floors and budgets, and say with whom they stand.
  void allow_limits() { with_limits_ = true; }

  void limit(Promotion& promotion) {
    if (promotion.reduces() && chance(25)) {
      promotion.floor.emplace();
      promotion.floor->blocked = chance(50) ? Floor::Blocked::lost : Floor::Blocked::moved;
      if (with_percent_ && chance(50)) {
        promotion.floor->share = ratio(number(1, 9), 10);
        ++percents_;
      } else {
        promotion.floor->price = Money{number(1, 60)};
      }
    }
    if (chance(25)) {
      promotion.budget.emplace();
      promotion.budget->last = static_cast<Budget::Last>(number(0, 2));
      promotion.budget->amount = Money{number(5, 60)};
      if (chance(30)) promotion.budget->uses = 1;
    }
    if (std::holds_alternative<PercentOff>(promotion.rungs.front().benefit)) {
      if (chance(25)) promotion.rounding = static_cast<Rounding>(number(0, 6));
      if (chance(25)) promotion.rounded = Rounded::price;
    }
    if (!chance(40)) return;
    static const std::vector<std::string> kNames{"p0", "p1", "p2", "p3", "a", "b", "line", "order", "voucher"};
    std::vector<std::string>& names = (chance(50) ? promotion.combines.with : promotion.combines.not_with).emplace();
    for (std::int64_t i = number(0, 4); i > 0; --i) names.push_back(kNames[static_cast<std::size_t>(number(0, 8))]);
  }

  CurveCase set(bool with_percent, bool with_list_percent) {
    with_percent_ = with_percent;
    with_list_percent_ = with_list_percent;
    std::vector<Promotion> promotions;
    const std::int64_t count = number(1, 4);
    for (std::int64_t i = 0; i < count; ++i) {
      promotions.push_back(promotion());
      percents_ += std::holds_alternative<PercentOff>(promotions.back().rungs.front().benefit) ? 1 : 0;
    }
    std::vector<Stage> stages = default_stages();
    for (Stage& stage : stages) {
      stage.choose = static_cast<Choose>(number(0, 2));
      if (with_limits_ && chance(30)) stage.order = static_cast<Stage::Order>(number(1, 2));
      if (with_limits_ && chance(20)) stage.alone_first = true;
    }
    static constexpr Rounding kModes[] = {Rounding::half_up, Rounding::floor, Rounding::ceiling, Rounding::half_even};
    return curve_case(std::move(promotions), "JPY", std::move(stages), chance(60) ? Rounding::half_up : kModes[number(0, 3)]);
  }

  [[nodiscard]] std::int64_t percents() const { return percents_; }

 private:
  std::mt19937_64 random_;
  bool with_percent_ = true;
  bool with_list_percent_ = true;
  bool with_limits_ = false;
  std::int64_t percents_ = 0;
};

}  // namespace loyalty::tests

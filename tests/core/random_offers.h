// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "random_shop.h"
#include "terms_generator.h"

namespace loyalty::test {

inline rc::Gen<Selection> any_goods() {
  return rc::gen::exec([] {
    Selection goods;
    if (*rc::gen::inRange(0, 3) > 0) goods.include.categories = {*rc::gen::elementOf(kCategories)};
    return goods;
  });
}

inline rc::Gen<UnitOrder> any_unit_order() { return rc::gen::element(UnitOrder::cheapest, UnitOrder::dearest, UnitOrder::basket); }

/// A promotion that makes sets, with a group its benefit may be about.
inline void make_random_sets(Promotion& promotion, bool pools) {
  Trigger& trigger = promotion.trigger;
  trigger.measure = Trigger::Measure::sets;
  const int groups = *rc::gen::inRange(1, 4);
  for (int i = 0; i < groups; ++i) {
    SetGroup group;
    group.quantity = *rc::gen::inRange(1, 4);
    if (*rc::gen::arbitrary<bool>()) group.items = *any_goods();
    trigger.groups.push_back(group);
  }
  trigger.take = *any_unit_order();
  if (*rc::gen::inRange(0, 3) == 0) trigger.times = *rc::gen::inRange(1, 3);
  if (pools && *rc::gen::arbitrary<bool>()) trigger.pool = *rc::gen::element<std::string>("p", "q");
}

inline SetPart any_set_part(const Trigger& trigger) {
  SetPart part;
  const int group = *rc::gen::inRange(0, static_cast<int>(trigger.groups.size()) + 1);
  part.group = group;
  const std::int64_t most = group == 0 ? trigger.groups.back().quantity : trigger.groups[static_cast<std::size_t>(group - 1)].quantity;
  if (*rc::gen::arbitrary<bool>()) part.units = *rc::gen::inRange<std::int64_t>(1, most + 1);
  part.take = *any_unit_order();
  part.within = *rc::gen::element(SetPart::Within::set, SetPart::Within::all);
  return part;
}

/// Every kind of discount: on sets, on single units, at new prices, with floors.
inline rc::Gen<Promotion> any_offer(const std::string& id, bool pools = true) {
  return rc::gen::exec([id, pools] {
    Promotion promotion;
    promotion.id = id;
    promotion.priority = *rc::gen::inRange(-1, 2);
    promotion.items = *any_goods();
    std::int64_t at = 0;
    switch (*rc::gen::inRange(0, 4)) {
      case 0:
        break;
      case 1:
        promotion.trigger.measure = Trigger::Measure::amount;
        at = *rc::gen::inRange(1, 20000);
        break;
      case 2:
        promotion.trigger.measure = Trigger::Measure::quantity;
        at = *rc::gen::inRange(1, 8);
        break;
      default:
        make_random_sets(promotion, pools);
    }
    Rung& rung = promotion.rungs.emplace_back();
    rung.at = at;
    const int kind = *rc::gen::inRange(0, 4);
    const auto scope = *rc::gen::element(BenefitScope::order, BenefitScope::line, BenefitScope::unit);
    if (kind == 0) {
      rung.benefit = PercentOff{*make_rational(*rc::gen::inRange(1, 101), 100), *rc::gen::element(AmountBase::net, AmountBase::list), scope};
    } else if (kind == 1) {
      rung.benefit = AmountOff{Money{*rc::gen::inRange(1, 6000)}, scope};
    } else {
      rung.benefit = NewPrice{NewPrice::Scope::unit, Money{*rc::gen::inRange(0, 12000)}};
    }
    if (promotion.makes_sets() && kind == 3) {
      rung.benefit = NewPrice{NewPrice::Scope::set, Money{*rc::gen::inRange(0, 30000)}};
    } else if (promotion.makes_sets() && *rc::gen::arbitrary<bool>()) {
      rung.reduced.of = any_set_part(promotion.trigger);
    } else if (promotion.trigger.pool.empty() && *rc::gen::inRange(0, 3) == 0) {
      rung.reduced.items = *any_goods();
    }
    if (kind != 3 && *rc::gen::inRange(0, 3) == 0) {
      rung.reduced.units = UnitLimit{*rc::gen::element(UnitLimit::Per::order, UnitLimit::Per::time), *rc::gen::inRange(1, 4), *any_unit_order()};
    }
    if (*rc::gen::inRange(0, 4) == 0) promotion.cap = Money{*rc::gen::inRange(1, 4000)};
    if (*rc::gen::inRange(0, 3) == 0) {
      promotion.floor.emplace();
      promotion.floor->blocked = *rc::gen::element(Floor::Blocked::lost, Floor::Blocked::moved);
      if (*rc::gen::arbitrary<bool>()) {
        promotion.floor->price = Money{*rc::gen::inRange(1, 9000)};
      } else {
        promotion.floor->share = make_rational(*rc::gen::inRange(1, 101), 100);
      }
    }
    if (*rc::gen::inRange(0, 4) == 0) {
      promotion.allocation = random_allocation();
      promotion.rounding = random_choice<Rounding>(7);
      if (std::holds_alternative<PercentOff>(rung.benefit)) promotion.rounded = random_choice<Rounded>(2);
    }
    if (promotion.makes_sets() && *rc::gen::inRange(0, 3) == 0) random_set_rules(promotion.trigger);
    return promotion;
  });
}

/// A shop of so many offers in one stage.
inline rc::Gen<Program> any_offers(int least, int most, Choose choose, bool pools = true) {
  return rc::gen::exec([=] {
    Program program = bare_program(*find_currency("CNY"));
    program.stages[1].choose = choose;
    program.rounding = *rc::gen::element(Rounding::half_up, Rounding::half_even, Rounding::floor, Rounding::up);
    const int count = *rc::gen::inRange(least, most + 1);
    for (int i = 0; i < count; ++i) program.promotions.push_back(*any_offer("p" + std::to_string(i), pools));
    return program;
  });
}

}  // namespace loyalty::test

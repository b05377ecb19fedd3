// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rapidcheck.h>

#include <memory>
#include <string>
#include <vector>

#include "loyalty/compiled_program.h"
#include "loyalty/quote.h"

namespace loyalty::test {

inline const std::vector<std::string> kCategories{"tea", "cups", "cake"};

/// What a random promotion may look at.
enum class Reach { every_line, categories_too };

inline rc::Gen<Benefit> any_benefit(bool vouchers) {
  return rc::gen::exec([vouchers]() -> Benefit {
    switch (*rc::gen::inRange(0, vouchers ? 3 : 2)) {
      case 0: {
        const auto off = make_rational(*rc::gen::inRange(1, 101), 100);
        const auto base = *rc::gen::element(AmountBase::net, AmountBase::list);
        return PercentOff{*off, base, *rc::gen::element(BenefitScope::order, BenefitScope::line)};
      }
      case 1:
        return AmountOff{Money{*rc::gen::inRange(1, 6000)},
                         *rc::gen::element(BenefitScope::order, BenefitScope::line, BenefitScope::unit)};
      default:
        return VoucherBack{Money{*rc::gen::inRange(1, 6000)}, Money{*rc::gen::inRange(0, 12000)}, *rc::gen::inRange(1, 4), 30, {}};
    }
  });
}

inline rc::Gen<Promotion> any_promotion(Reach reach, const std::string& id) {
  return rc::gen::exec([reach, id] {
    Promotion promotion;
    promotion.id = id;
    promotion.stage = *rc::gen::element<std::string>("line", "order", "voucher");
    promotion.priority = *rc::gen::inRange(-1, 2);
    if (*rc::gen::inRange(0, 4) == 0) promotion.group = "one";
    if (reach == Reach::categories_too && *rc::gen::arbitrary<bool>()) {
      promotion.items.include.categories = {*rc::gen::elementOf(kCategories)};
    }
    const Benefit benefit = *any_benefit(true);
    const bool percent = std::holds_alternative<PercentOff>(benefit);
    Trigger& trigger = promotion.trigger;
    trigger.measure = *rc::gen::element(Trigger::Measure::always, Trigger::Measure::amount, Trigger::Measure::quantity);
    std::int64_t at = 0;
    if (trigger.measure == Trigger::Measure::amount) at = *rc::gen::inRange(1, 20000);
    if (trigger.measure == Trigger::Measure::quantity) at = *rc::gen::inRange(1, 8);
    if (at > 0 && !percent && *rc::gen::arbitrary<bool>()) {
      trigger.repeat = Trigger::Repeat::each;
      if (*rc::gen::arbitrary<bool>()) trigger.times = *rc::gen::inRange(1, 4);
    }
    if (trigger.measure == Trigger::Measure::amount) {
      trigger.base = *rc::gen::element(AmountBase::net, AmountBase::list);
      if (std::holds_alternative<VoucherBack>(benefit) && *rc::gen::arbitrary<bool>()) trigger.base = AmountBase::payable;
    }
    promotion.rungs.push_back({at, benefit});
    if (*rc::gen::inRange(0, 3) == 0) promotion.cap = Money{*rc::gen::inRange(1, 4000)};
    const auto* voucher = std::get_if<VoucherBack>(&benefit);
    if (voucher != nullptr && promotion.cap) *promotion.cap += voucher->value;  // below it the document is refused
    return promotion;
  });
}

inline rc::Gen<Program> any_shop(Reach reach) {
  return rc::gen::exec([reach] {
    Program program = bare_program(*find_currency("CNY"));
    for (Stage& stage : program.stages) stage.choose = *rc::gen::element(Choose::all, Choose::first, Choose::best);
    program.rounding = *rc::gen::element(Rounding::half_up, Rounding::half_even, Rounding::floor, Rounding::up, Rounding::half_down);
    program.allocation =
        *rc::gen::element(Allocation::largest_remainder, Allocation::remainder_to_last, Allocation::running_error);
    const int count = *rc::gen::inRange(1, 6);
    for (int i = 0; i < count; ++i) program.promotions.push_back(*any_promotion(reach, "p" + std::to_string(i)));
    Ledger points;
    points.id = "points";
    points.decimals = points.shown = *rc::gen::element<std::uint8_t>(0, 2);
    program.ledgers.push_back(points);
    EarnRule base;
    base.id = "base";
    base.ledger = "points";
    base.measure.base = *rc::gen::element(AmountBase::list, AmountBase::net, AmountBase::payable);
    base.award = {*rc::gen::element(Award::Kind::rate, Award::Kind::block), {1, 1}, *rc::gen::inRange(1, 2000)};
    base.scope = *rc::gen::element(EarnScope::order, EarnScope::line);
    EarnRule bonus;
    bonus.id = "bonus";
    bonus.ledger = "points";
    bonus.measure.kind = Measure::Kind::points;
    bonus.measure.of = {"base"};
    bonus.award = {Award::Kind::rate, {1, 2}, program.ledgers[0].decimals == 2 ? 100 : 1};
    bonus.rounding = *rc::gen::element(Rounding::floor, Rounding::half_up, Rounding::ceiling);
    program.earn = {base, bonus};
    Redemption pay;
    pay.id = "pay";
    pay.ledger = "points";
    pay.rungs = {{Points{*rc::gen::inRange(1, 200)}, Money{*rc::gen::inRange(1, 300)}}};
    pay.step = Points{*rc::gen::inRange(1, 60)};
    pay.minimum = Points{*rc::gen::inRange(0, 300)};
    if (*rc::gen::arbitrary<bool>()) pay.max_share = make_rational(*rc::gen::inRange(1, 101), 100);
    program.redemptions = {pay};
    return program;
  });
}

/// A line in words: symbols belong to one programme, and an order is tried on several.
struct OrderLine {
  std::int64_t quantity = 1;
  Money unit_price;
  std::string category;
};
using Order = std::vector<OrderLine>;

inline rc::Gen<Order> any_order() {
  return rc::gen::exec([] {
    Order order(static_cast<std::size_t>(*rc::gen::inRange(1, 7)));
    for (OrderLine& line : order) {
      line.quantity = *rc::gen::inRange(1, 5);
      line.unit_price = Money{*rc::gen::element(*rc::gen::inRange(0, 20000), *rc::gen::inRange(0, 20), 5000, 10000, 9999)};
      line.category = *rc::gen::elementOf(kCategories);
    }
    return order;
  });
}

/// A compiled shop with a member who has points, and a way to ask it.
struct Shop {
  std::shared_ptr<const CompiledProgram> program;
  Member member;
  std::optional<RedeemRequest> redeem;

  explicit Shop(Program document) {
    CompileOutcome outcome = compile(std::move(document));
    RC_ASSERT(outcome.program != nullptr);
    program = std::move(outcome.program);
    member.orders = 2;
    member.balances.assign(program->document().ledgers.size(), Points{5000});
  }

  [[nodiscard]] Quote ask(const Order& order, Trace* trace = nullptr) const {
    Basket basket;
    for (const OrderLine& line : order) {
      basket.lines.push_back({{0, program->symbols().find(line.category), 0, {}}, line.quantity, line.unit_price});
    }
    QuoteRequest request;
    request.now.date = *parse_date("2026-11-22");
    request.member = &member;
    request.basket = &basket;
    request.redeem = redeem;
    Quote answer;
    RC_ASSERT(quote(*program, request, answer, trace).ok());
    return answer;
  }
};

}  // namespace loyalty::test

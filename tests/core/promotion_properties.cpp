// SPDX-License-Identifier: Apache-2.0
// Promotions by units: amounts, pieces and derivations of random offers, and what must not make a difference.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "random_offers.h"
#include "trace_check.h"

namespace loyalty::test {
namespace {

RC_GTEST_PROP(PromotionProperty, amounts_lie_between_zero_and_list_and_pieces_make_up_their_line, ()) {
  Shop shop(*any_offers(1, 6, *rc::gen::element(Choose::all, Choose::first, Choose::best)));
  const Quote quote = shop.ask(*any_order());
  std::vector<Money> shares(quote.lines.size());
  for (const AppliedPromotion& applied : quote.applied) {
    Money sum;
    for (std::size_t i = 0; i < quote.lines.size(); ++i) {
      RC_ASSERT(Money{} <= quote.shares_of(applied)[i]);
      shares[i] += quote.shares_of(applied)[i];
      sum += quote.shares_of(applied)[i];
    }
    RC_ASSERT(sum == applied.discount);
    const Promotion& document = *shop.program->promotions()[static_cast<std::size_t>(applied.rule.index)].document;
    RC_ASSERT(!document.cap || applied.discount <= *document.cap);
  }
  for (std::size_t i = 0; i < quote.lines.size(); ++i) {
    const QuotedLine& line = quote.lines[i];
    RC_ASSERT(Money{} <= line.net);
    RC_ASSERT(line.list - line.net == shares[i]);
    Money list;
    Money net;
    std::size_t pieces = 0;
    for (const QuotedPiece& piece : quote.pieces) {
      if (piece.line != static_cast<std::int32_t>(i)) continue;
      RC_ASSERT(Money{} <= piece.net);
      RC_ASSERT(piece.net <= piece.list);
      list += piece.list;
      net += piece.net;
      ++pieces;
    }
    RC_ASSERT(pieces == 0 || (pieces > 1 && list == line.list && net == line.net));
  }
  RC_ASSERT(quote.applied.size() + quote.rejected.size() == shop.program->promotions().size());
}

RC_GTEST_PROP(PromotionProperty, every_step_of_the_derivation_gives_its_result, ()) {
  Shop shop(*any_offers(1, 5, *rc::gen::element(Choose::all, Choose::first, Choose::best)));
  const Order order = *any_order();
  Trace trace;
  const Quote explained = shop.ask(order, &trace);
  RC_ASSERT(TraceCheck(trace).first_wrong() == std::string{});
  RC_ASSERT(shop.ask(order).net == explained.net);
}

/// Where shares of lines are rounded, lines matter; an offer that looks at units alone.
rc::Gen<Program> any_offer_of_units() {
  return rc::gen::map(any_offers(1, 1, Choose::all), [](Program program) {
    Promotion& promotion = program.promotions.front();
    Benefit& benefit = promotion.rungs.front().benefit;
    promotion.floor.reset();
    promotion.allocation.reset();
    promotion.trigger.within = Trigger::Within::order;
    if (auto* percent = std::get_if<PercentOff>(&benefit); percent && percent->scope == BenefitScope::line) percent->scope = BenefitScope::unit;
    if (auto* amount = std::get_if<AmountOff>(&benefit); amount && amount->scope == BenefitScope::line) amount->scope = BenefitScope::order;
    return program;
  });
}

/// The same, with units by their price.
void take_by_price(Promotion& promotion) {
  Reduced& reduced = promotion.rungs.front().reduced;
  if (promotion.trigger.take == UnitOrder::basket) promotion.trigger.take = UnitOrder::dearest;
  if (reduced.of && reduced.of->take == UnitOrder::basket) reduced.of->take = UnitOrder::cheapest;
  if (reduced.units && reduced.units->take == UnitOrder::basket) reduced.units->take = UnitOrder::cheapest;
}

RC_GTEST_PROP(PromotionProperty, one_line_of_several_is_as_good_as_several_lines_of_one, ()) {
  const Program program = *any_offer_of_units();
  Order order = *any_order();
  Order units;
  for (const OrderLine& line : order) {
    for (std::int64_t i = 0; i < line.quantity; ++i) units.push_back({1, line.unit_price, line.category});
  }
  const Shop shop(program);
  const Quote together = shop.ask(order);
  const Quote apart = shop.ask(units);
  RC_ASSERT(together.net == apart.net);
  RC_ASSERT(together.applied.size() == apart.applied.size());
  if (!together.rejected.empty()) RC_ASSERT(together.rejected.front().missing == apart.rejected.front().missing);
}

/// What is taken off every unit is worked out on that unit alone: nothing is shared, so nothing remembers lines.
void give_unit_by_unit(Promotion& promotion) {
  Benefit& benefit = promotion.rungs.front().benefit;
  promotion.floor.reset();
  promotion.cap.reset();
  promotion.allocation.reset();
  promotion.trigger.within = Trigger::Within::order;
  if (auto* percent = std::get_if<PercentOff>(&benefit)) percent->scope = BenefitScope::unit;
  if (auto* amount = std::get_if<AmountOff>(&benefit)) amount->scope = BenefitScope::unit;
  if (auto* price = std::get_if<NewPrice>(&benefit)) price->scope = NewPrice::Scope::unit;
}

RC_GTEST_PROP(PromotionProperty, several_offers_do_not_see_how_units_stand_in_lines, ()) {
  Program program = *any_offers(2, 5, *rc::gen::element(Choose::all, Choose::best));
  for (Promotion& promotion : program.promotions) {
    give_unit_by_unit(promotion);
    promotion.combines.not_with.emplace();
  }
  const Order order = *any_order();
  Order units;
  for (const OrderLine& line : order) units.insert(units.end(), static_cast<std::size_t>(line.quantity), {1, line.unit_price, line.category});
  const Shop shop(program);
  const Quote together = shop.ask(order);
  const Quote apart = shop.ask(units);
  RC_ASSERT(together.net == apart.net);
  std::size_t unit = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    Money net;
    for (std::int64_t k = 0; k < order[i].quantity; ++k) net += apart.lines[unit++].net;
    RC_ASSERT(together.lines[i].net == net);
  }
}

RC_GTEST_PROP(PromotionProperty, several_offers_do_not_see_in_which_order_lines_stand, ()) {
  Program program = *any_offers(2, 5, *rc::gen::element(Choose::all, Choose::best));
  for (Promotion& promotion : program.promotions) {
    give_unit_by_unit(promotion);
    take_by_price(promotion);
    promotion.combines.not_with.emplace();
  }
  Order order = *any_order();
  for (std::size_t i = 0; i < order.size(); ++i) order[i].unit_price.minor = order[i].unit_price.minor * 8 + static_cast<std::int64_t>(i);  // ties stay by line
  const Shop shop(program);
  const Quote before = shop.ask(order);
  const auto by = static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(order.size())));
  std::rotate(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(by), order.end());
  const Quote after = shop.ask(order);
  RC_ASSERT(before.net == after.net);
  for (std::size_t i = 0; i < order.size(); ++i) RC_ASSERT(after.lines[i].net == before.lines[(i + by) % order.size()].net);
}

RC_GTEST_PROP(PromotionProperty, the_order_of_lines_does_not_matter, ()) {
  Program program = *any_offer_of_units();
  take_by_price(program.promotions.front());
  Order order = *any_order();
  const Shop shop(program);
  const Quote before = shop.ask(order);
  std::rotate(order.begin(), order.begin() + *rc::gen::inRange(0, static_cast<int>(order.size())), order.end());
  const Quote after = shop.ask(order);
  RC_ASSERT(before.net == after.net);
}

RC_GTEST_PROP(PromotionProperty, no_unit_goes_below_the_floor, ()) {
  Program program = *any_offers(1, 1, Choose::all);
  const Money price{*rc::gen::inRange(1, 9000)};
  program.promotions.front().floor = Floor{*rc::gen::element(Floor::Blocked::lost, Floor::Blocked::moved), price, {}};
  const Order order = *any_order();
  const Quote quote = Shop(program).ask(order);
  program.promotions.front().floor.reset();
  RC_ASSERT(Shop(program).ask(order).net <= quote.net);
  const auto keeps = [&](Money list, Money net, std::int64_t units) { return net == list || net.minor >= price.minor * units; };
  std::vector<bool> in_pieces(order.size());
  for (const QuotedPiece& piece : quote.pieces) {
    in_pieces[static_cast<std::size_t>(piece.line)] = true;
    RC_ASSERT(keeps(piece.list, piece.net, piece.units));
  }
  for (std::size_t i = 0; i < order.size(); ++i) {
    RC_ASSERT(in_pieces[i] || keeps(quote.lines[i].list, quote.lines[i].net, order[i].quantity));
  }
}

RC_GTEST_PROP(PromotionProperty, the_units_that_are_missing_make_sets, ()) {
  Program program = bare_program(*find_currency("CNY"));
  Promotion& promotion = program.promotions.emplace_back();
  promotion.id = "p";
  promotion.items = *any_goods();
  make_random_sets(promotion, false);
  promotion.trigger.groups.front().quantity += 8;  // more than there are
  promotion.rungs.emplace_back(0, PercentOff{{1, 2}, AmountBase::list, BenefitScope::order});
  Order order = *any_order();
  order.resize(std::min<std::size_t>(order.size(), 2));
  for (OrderLine& line : order) line.unit_price += Money{1};  // something to reduce
  const Shop shop(program);
  const Quote before = shop.ask(order);
  RC_ASSERT(before.rejected.size() == 1U);
  const RejectedPromotion& rejected = before.rejected.front();
  RC_ASSERT(rejected.reason == Reason::too_few_units);
  std::int64_t units = 0;
  for (const ShortGroup& group : rejected.groups) units += group.units;
  RC_ASSERT(units == rejected.missing.value);
  RC_ASSERT(units > 0);
  const auto add = [&](Order& to, std::size_t skipped) {
    for (std::size_t i = 0; i < rejected.groups.size(); ++i) {
      const ShortGroup& one = rejected.groups[i];
      const SetGroup& group = promotion.trigger.groups[static_cast<std::size_t>(one.group)];
      const Selection& goods = group.items ? *group.items : promotion.items;
      const std::int64_t count = one.units - (i == skipped ? 1 : 0);
      const std::string category = goods.include.categories.empty() ? "wine" : goods.include.categories.front();
      if (count > 0) to.push_back({count, Money{1000}, category});
    }
  };
  Order enough = order;
  add(enough, rejected.groups.size());
  RC_ASSERT(shop.ask(enough).applied.size() == 1);
  const auto skipped = static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(rejected.groups.size())));
  Order almost = order;
  add(almost, skipped);
  RC_ASSERT(shop.ask(almost).applied.empty());
}

RC_GTEST_PROP(PromotionProperty, the_price_that_is_so_much_lower_is_cheaper, ()) {
  Program program = *any_offers(1, 1, Choose::all);
  Promotion& promotion = program.promotions.front();
  promotion.floor.reset();
  promotion.cap.reset();
  promotion.allocation.reset();
  promotion.rounded.reset();
  promotion.rungs.front().reduced = {};
  const auto scope = promotion.makes_sets() ? *rc::gen::element(NewPrice::Scope::unit, NewPrice::Scope::set) : NewPrice::Scope::unit;
  const Money price{*rc::gen::inRange(20000, 60000)};
  promotion.trigger.repeat = Trigger::Repeat::once;
  promotion.rungs.front().at = promotion.rungs.front().at == 0 ? 0 : 1;
  promotion.items = {};
  for (SetGroup& group : promotion.trigger.groups) group = {};
  promotion.rungs.front().benefit = NewPrice{scope, price};
  const Order order = *any_order();
  const Quote before = Shop(program).ask(order);
  RC_PRE(before.rejected.size() == 1U);
  RC_PRE(before.rejected.front().reason == Reason::not_cheaper);
  const std::int64_t difference = before.rejected.front().missing.value;
  promotion.rungs.front().benefit = NewPrice{scope, price - Money{difference - 1}};
  RC_ASSERT(Shop(program).ask(order).applied.empty());
  RC_PRE(price.minor >= difference);
  promotion.rungs.front().benefit = NewPrice{scope, price - Money{difference}};
  const Quote after = Shop(program).ask(order);
  RC_ASSERT(after.applied.size() == 1);
  RC_ASSERT(after.applied.front().discount >= Money{1});
}

}  // namespace
}  // namespace loyalty::test

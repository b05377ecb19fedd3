// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "random_shop.h"
#include "trace_check.h"

namespace loyalty::test {
namespace {

RC_GTEST_PROP(QuoteProperty, amounts_lie_between_zero_and_list_and_shares_sum, ()) {
  Shop shop(*any_shop(Reach::categories_too));
  const Order order = *any_order();
  shop.redeem = RedeemRequest{0, Points{*rc::gen::inRange(0, 6000)}};
  const Quote quote = shop.ask(order);
  Money list;
  Money net;
  Money value;
  for (const QuotedLine& line : quote.lines) {
    RC_ASSERT(Money{} <= line.payable());
    RC_ASSERT(line.payable() <= line.net);
    RC_ASSERT(line.net <= line.list);
    list += line.list;
    net += line.net;
    value += line.points_value;
  }
  RC_ASSERT(list == quote.list);
  RC_ASSERT(net == quote.net);
  RC_ASSERT(value == quote.points_value);
  Money discount;
  for (const AppliedPromotion& applied : quote.applied) {
    Money shares;
    for (const Money share : quote.shares_of(applied)) {
      RC_ASSERT(Money{} <= share);
      shares += share;
    }
    RC_ASSERT(shares == applied.discount);
    discount += shares;
  }
  RC_ASSERT(discount == quote.discount());
}

RC_GTEST_PROP(QuoteProperty, every_promotion_is_applied_rejected_or_gives_vouchers_once, ()) {
  const Shop shop(*any_shop(Reach::categories_too));
  const Quote quote = shop.ask(*any_order());
  RC_ASSERT(quote.applied.size() + quote.rejected.size() + quote.vouchers.size() == shop.program->promotions().size());
  for (const RejectedPromotion& rejected : quote.rejected) RC_ASSERT(rejected.reason != Reason::none);
}

RC_GTEST_PROP(QuoteProperty, totals_do_not_depend_on_the_order_of_lines, ()) {
  Program program = *any_shop(Reach::every_line);
  program.earn.clear();  // a rule rounded per line sees the shares, which follow the order of the lines at ties
  for (Promotion& promotion : program.promotions) {  // as do benefits per line after an allocated one
    for (Rung& rung : promotion.rungs) {
      if (auto* percent = std::get_if<PercentOff>(&rung.benefit)) percent->scope = BenefitScope::order;
      if (auto* amount = std::get_if<AmountOff>(&rung.benefit)) amount->scope = BenefitScope::order;
    }
  }
  const Shop shop(std::move(program));
  Order order = *any_order();
  const Quote before = shop.ask(order);
  std::rotate(order.begin(), order.begin() + *rc::gen::inRange(0, static_cast<int>(order.size())),
              order.end());
  const Quote after = shop.ask(order);
  RC_ASSERT(before.net == after.net);
  RC_ASSERT(before.applied.size() == after.applied.size());
  RC_ASSERT(before.vouchers.size() == after.vouchers.size());
}

RC_GTEST_PROP(QuoteProperty, best_is_no_worse_than_any_of_its_promotions_alone, ()) {
  Program program = *any_shop(Reach::categories_too);
  program.promotions.resize(std::min<std::size_t>(program.promotions.size(), 4));
  for (Promotion& promotion : program.promotions) {
    promotion.stage = "order";
    promotion.group.clear();
  }
  program.stages[1].choose = Choose::best;
  const Shop together(program);
  const Order order = *any_order();
  const Money best = together.ask(order).net;
  for (const Promotion& promotion : program.promotions) {
    Program alone = program;
    alone.promotions = {promotion};
    const Money net = Shop(alone).ask(order).net;
    RC_ASSERT(best <= net);
  }
}

RC_GTEST_PROP(QuoteProperty, adding_what_is_missing_makes_the_promotion_apply, ()) {
  Program program = *any_shop(Reach::every_line);
  program.promotions.resize(1);
  const Shop shop(std::move(program));
  Order order = *any_order();
  const Quote before = shop.ask(order);
  RC_PRE(before.rejected.size() == 1);
  const RejectedPromotion& rejected = before.rejected.front();
  OrderLine more;
  if (rejected.reason == Reason::below_threshold) {
    more.unit_price = Money{rejected.missing.value};
  } else {
    RC_PRE(rejected.reason == Reason::too_few_units);
    more.quantity = rejected.missing.value;
    more.unit_price = Money{1};
  }
  RC_ASSERT(rejected.missing.value > 0);
  Order almost = order;
  order.push_back(more);
  RC_ASSERT(shop.ask(order).rejected.empty());
  // One less is not enough.
  if (rejected.missing.value > 1) {
    if (rejected.reason == Reason::below_threshold) more.unit_price -= Money{1};
    if (rejected.reason == Reason::too_few_units) --more.quantity;
    almost.push_back(more);
    RC_ASSERT(shop.ask(almost).rejected.size() == 1);
  }
}

RC_GTEST_PROP(QuoteProperty, every_step_of_the_derivation_gives_its_result, ()) {
  Shop shop(*any_shop(Reach::categories_too));
  const Order order = *any_order();
  if (*rc::gen::arbitrary<bool>()) shop.redeem = RedeemRequest{0, Points{*rc::gen::inRange(0, 6000)}};
  Trace trace;
  const Quote explained = shop.ask(order, &trace);
  RC_ASSERT(TraceCheck(trace).first_wrong() == std::string{});
  const Quote plain = shop.ask(order);
  RC_ASSERT(plain.net == explained.net);
  RC_ASSERT(plain.payable() == explained.payable());
  RC_ASSERT(plain.earned.totals == explained.earned.totals);
}

RC_GTEST_PROP(QuoteProperty, more_of_a_line_never_lowers_the_tier, ()) {
  Program program = *any_shop(Reach::categories_too);
  program.promotions.clear();
  Metric spend;
  spend.id = "spend";
  program.metrics = {spend};
  for (int i = 0; i < 3; ++i) {
    Tier tier;
    tier.id = "t" + std::to_string(i);
    tier.qualify.kind = Condition::Kind::leaf;
    tier.qualify.leaf = MetricCondition{"spend", 4000 * (i + 1), {}};
    program.tiers.push_back(tier);
  }
  Shop shop(std::move(program));
  shop.member.metrics = {*rc::gen::inRange(0, 8000)};
  Order order = *any_order();
  const std::int32_t before = shop.ask(order).tier_after;
  order[0].quantity += *rc::gen::inRange(1, 9);
  RC_ASSERT(before <= shop.ask(order).tier_after);
}

}  // namespace
}  // namespace loyalty::test

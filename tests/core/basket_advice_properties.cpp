// SPDX-License-Identifier: Apache-2.0
// Advice for random baskets against trying out everything: every amount of a good of any price, every choice of priced goods, every way
// to buy the units in two orders.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>

#include "basket_runs.h"
#include "loyalty/basket_advice.h"
#include "random_offers.h"

namespace loyalty::test {
namespace {

/// Marks and amounts near to each other, so that a little more changes something.
rc::Gen<Program> any_market() {
  return rc::gen::exec([] {
    Program program = *any_shop(Reach::categories_too);
    for (Stage& stage : program.stages) stage.choose = *rc::gen::element(Choose::all, Choose::all, Choose::first, Choose::best);
    for (Promotion& promotion : program.promotions) {
      if (promotion.trigger.measure == Trigger::Measure::amount) promotion.rungs.front().at = *rc::gen::inRange(1, 1500);
      if (auto* amount = std::get_if<AmountOff>(&promotion.rungs.front().benefit)) amount->off = Money{*rc::gen::inRange(1, 400)};
      if (*rc::gen::inRange(0, 5) == 0) promotion.budget = Budget{};
      if (promotion.budget) promotion.budget->per_member = 1;
    }
    return program;
  });
}

/// Many units of little price, or few of more.
rc::Gen<Order> any_small_order(int lines) {
  return rc::gen::exec([lines] {
    Order order(static_cast<std::size_t>(*rc::gen::inRange(1, lines + 1)));
    for (OrderLine& line : order) {
      line.quantity = *rc::gen::inRange(1, 3);
      line.unit_price = Money{*rc::gen::inRange(1, 700)};
      line.category = *rc::gen::elementOf(kCategories);
    }
    return order;
  });
}

/// A request with all that it refers to.
class Case {
 public:
  Case(Program document, const Order& order) : shop_(std::move(document)), symbols_(shop_.program->symbols()) {
    for (const OrderLine& line : order) basket_.lines.push_back({traits(line.category), line.quantity, line.unit_price});
    request_.quote.now.date = *parse_date("2026-11-22");
    request_.quote.member = &shop_.member;
    request_.quote.basket = &basket_;
  }

  void hold_vouchers(int most) {
    const int count = *rc::gen::inRange(0, most + 1);
    for (int i = 0; i < count; ++i) {
      Voucher voucher;
      voucher.id = "v" + std::to_string(i);
      voucher.value = Money{*rc::gen::inRange(1, 300)};
      voucher.minimum = Money{*rc::gen::inRange(0, 1200)};
      vouchers_.push_back(promotion_of(voucher));
    }
    PromotionsOutcome outcome = compile_promotions(*shop_.program, vouchers_, symbols_, Path{});
    RC_ASSERT(outcome.errors.empty());
    compiled_ = std::move(outcome.promotions);
    request_.quote.vouchers = compiled_;
  }
  void maybe_redeem() {
    if (shop_.program->redemptions().empty() || *rc::gen::inRange(0, 3) > 0) return;
    request_.quote.redeem = RedeemRequest{0, std::nullopt};
    if (*rc::gen::inRange(0, 2) == 0) request_.quote.redeem->points = Points{*rc::gen::inRange(0, 30) * shop_.program->document().redemptions[0].step.units};
  }

  [[nodiscard]] LineTraits traits(const std::string& category) const { return {0, shop_.program->symbols().find(category), 0, {}}; }
  [[nodiscard]] const CompiledProgram& program() const { return *shop_.program; }
  [[nodiscard]] BasketAdviceRequest& request() { return request_; }
  [[nodiscard]] const Basket& basket() const { return basket_; }

  struct Answer {
    Money cost;
    std::map<std::pair<int, int>, std::pair<std::int64_t, std::int64_t>> extents;  ///< rung and times by promotion
    Quote quote;
  };
  [[nodiscard]] Answer ask(const QuoteRequest& asked) const {
    Answer answer;
    RC_ASSERT(quote(program(), asked, answer.quote, nullptr).ok());
    std::int64_t face = 0;
    const auto extent = [&](RuleRef rule) -> auto& { return answer.extents[{static_cast<int>(rule.kind), rule.index}]; };
    for (const AppliedPromotion& one : answer.quote.applied) extent(one.rule) = {one.rung, one.times};
    for (const IssuedVouchers& one : answer.quote.vouchers) {
      extent(one.rule) = {one.rung, one.count};
      face += one.value.minor * one.count;
    }
    const Rational rate = request_.redemption_rate;
    answer.cost = Money{answer.quote.payable().minor - face * rate.numerator / rate.denominator};
    return answer;
  }
  [[nodiscard]] Answer with(const std::vector<BasketLine>& added) const {
    Basket basket = basket_;
    basket.lines.insert(basket.lines.end(), added.begin(), added.end());
    QuoteRequest asked = request_.quote;
    asked.basket = &basket;
    return ask(asked);
  }
  [[nodiscard]] Money alone(const std::vector<BasketLine>& added) const {
    Basket basket;
    basket.lines = added;
    QuoteRequest asked = request_.quote;
    asked.basket = &basket;
    asked.vouchers = {};
    asked.redeem.reset();
    return ask(asked).cost;
  }

 private:
  Shop shop_;
  SymbolTable symbols_;
  Basket basket_;
  std::vector<Promotion> vouchers_;
  std::vector<CompiledPromotion> compiled_;
  BasketAdviceRequest request_;
};

/// The best candidate of each role, from a list of all of them.
class AllCandidates {
 public:
  explicit AllCandidates(const Case& asked) : case_(asked), now_(asked.with({})) {}

  /// extents: what was reached already, raised by what applies now. Null: the order as it is.
  void see(const std::vector<BasketLine>& added, std::map<std::pair<int, int>, std::pair<std::int64_t, std::int64_t>>* reached) {
    const Case::Answer answer = case_.with(added);
    Money list;
    for (const BasketLine& line : added) list += Money{line.unit_price.minor * line.quantity};
    if (answer.cost < now_.cost) {
      take(TopUpRole::first, list, answer.cost, list.minor, answer.cost.minor);
      take(TopUpRole::lowest, list, answer.cost, answer.cost.minor, list.minor);
    }
    if (answer.cost <= now_.cost) take(TopUpRole::most, list, answer.cost, -list.minor, answer.cost.minor);
    auto before = reached != nullptr ? *reached : now_.extents;
    bool starts = false;
    for (const auto& [rule, extent] : answer.extents) {
      const auto there = before.find(rule);
      if (there != before.end() && there->second >= extent) continue;
      starts = true;
      if (reached != nullptr) (*reached)[rule] = extent;
    }
    if (!starts) return;
    take(TopUpRole::next, list, answer.cost, list.minor, answer.cost.minor);
    if (answer.cost <= now_.cost || answer.cost - now_.cost >= case_.alone(added)) return;
    const Money change = answer.cost - now_.cost;
    const auto better = [&](const Best& best) {
      const auto mine = change.minor * best.list.minor;
      const auto other = (best.cost - now_.cost).minor * list.minor;
      return mine != other ? mine < other : list < best.list;
    };
    auto& cheaper = best_[TopUpRole::cheaper];
    if (!cheaper || better(*cheaper)) cheaper = Best{list, answer.cost, 0, 0};
  }

  [[nodiscard]] const auto& now() const { return now_; }

  /// Compares role by role.
  void check(const TopUpAdvice& advice) {
    for (const TopUpRole role : {TopUpRole::first, TopUpRole::lowest, TopUpRole::most, TopUpRole::cheaper, TopUpRole::next}) {
      const auto has_role = [&](const TopUpOption& one) { return std::find(one.roles.begin(), one.roles.end(), role) != one.roles.end(); };
      const auto option = std::find_if(advice.options.begin(), advice.options.end(), has_role);
      RC_LOG() << name_of(role) << " " << (best_[role] ? best_[role]->list.minor : -1) << " "
               << (option != advice.options.end() ? option->list.minor : -1) << "\n";
      RC_ASSERT((option != advice.options.end()) == best_[role].has_value());
      if (!best_[role]) continue;
      RC_ASSERT(option->list == best_[role]->list);
      RC_ASSERT(option->change == best_[role]->cost - now_.cost);
    }
  }

 private:
  struct Best {
    Money list;
    Money cost;
    std::int64_t order = 0;
    std::int64_t tie = 0;
  };
  void take(TopUpRole role, Money list, Money cost, std::int64_t order, std::int64_t tie) {
    auto& best = best_[role];
    if (!best || order < best->order || (order == best->order && tie < best->tie)) best = Best{list, cost, order, tie};
  }

  const Case& case_;
  Case::Answer now_;
  std::map<TopUpRole, std::optional<Best>> best_;
};

void check_every_amount(Case& asked) {
  BasketAdviceRequest& request = asked.request();
  request.most_extra = Money{*rc::gen::inRange(1, 900)};
  request.goods = unknown_goods(asked.basket());
  AllCandidates all(asked);
  for (const AddableGood& good : *request.goods) {
    auto reached = all.now().extents;
    for (std::int64_t amount = 1; amount <= request.most_extra->minor; ++amount) all.see({{good.traits, 1, Money{amount}}}, &reached);
  }
  const auto advice = advise_basket(asked.program(), request);
  RC_ASSERT(advice.ok());
  RC_ASSERT(advice->top_up.exact);
  all.check(advice->top_up);
}

RC_GTEST_PROP(BasketAdvice, of_a_good_of_any_price_every_amount_was_thought_of, ()) {
  Case asked(*any_market(), *any_small_order(4));
  asked.hold_vouchers(2);
  asked.maybe_redeem();
  if (*rc::gen::inRange(0, 4) == 0) asked.request().redemption_rate = {3, 5};
  const AmountRuns runs(asked.program(), asked.request().quote, {});
  RC_CLASSIFY(runs.certain(), "runs are certain");
  check_every_amount(asked);
}

RC_GTEST_PROP(BasketAdvice, beside_offers_of_single_units_too, ()) {
  Case asked(*any_offers(1, 3, *rc::gen::element(Choose::all, Choose::first, Choose::best)), *any_small_order(3));
  check_every_amount(asked);
}

RC_GTEST_PROP(BasketAdvice, every_choice_of_priced_goods_was_thought_of, ()) {
  const bool sets = *rc::gen::arbitrary<bool>();
  Case asked(sets ? *any_offers(1, 3, Choose::all) : *any_market(), *any_small_order(3));
  asked.hold_vouchers(1);
  BasketAdviceRequest& request = asked.request();
  request.most_extra = Money{*rc::gen::inRange(1, 1500)};
  request.goods.emplace();
  const int count = *rc::gen::inRange(1, 4);
  for (int i = 0; i < count; ++i) {
    request.goods->push_back({asked.traits(*rc::gen::elementOf(kCategories)), Money{*rc::gen::inRange(20, 600)}, *rc::gen::inRange(1, 4), -1});
  }
  AllCandidates all(asked);
  std::vector<std::int64_t> units(request.goods->size(), 0);
  for (;;) {
    std::size_t place = 0;
    while (place < units.size() && units[place] == (*request.goods)[place].at_most) units[place++] = 0;
    if (place == units.size()) break;
    ++units[place];
    std::vector<BasketLine> added;
    std::int64_t list = 0;
    for (std::size_t i = 0; i < units.size(); ++i) {
      const AddableGood& good = (*request.goods)[i];
      if (units[i] > 0) added.push_back({good.traits, units[i], *good.unit_price});
      list += units[i] * good.unit_price->minor;
    }
    if (list <= request.most_extra->minor) all.see(added, nullptr);
  }
  const auto advice = advise_basket(asked.program(), request);
  RC_ASSERT(advice.ok() && advice->top_up.exact);
  all.check(advice->top_up);
}

/// The cost of a first and a second order, with what the first has used.
Money cost_of_two(const Case& asked, const QuoteRequest& request, const std::vector<std::int64_t>& first, std::uint32_t vouchers, bool redeem) {
  Money sum;
  std::vector<UsedBudget> used;
  Member member = *request.member;
  for (const bool is_first : {true, false}) {
    Basket basket;
    for (std::size_t i = 0; i < first.size(); ++i) {
      BasketLine line = request.basket->lines[i];
      line.quantity = is_first ? first[i] : line.quantity - first[i];
      if (line.quantity > 0) basket.lines.push_back(line);
    }
    std::vector<CompiledPromotion> held;
    for (std::size_t i = 0; i < request.vouchers.size(); ++i) {
      if (((vouchers >> i & 1) != 0) == is_first) held.push_back(request.vouchers[i]);
    }
    QuoteRequest mine = request;
    mine.basket = &basket;
    mine.vouchers = held;
    mine.used = used;
    mine.member = &member;
    if (redeem != is_first) mine.redeem.reset();
    const Case::Answer answer = asked.ask(mine);
    sum += answer.cost;
    for (const AppliedPromotion& one : answer.quote.applied) used.push_back({one.rule, 1, 1, one.discount});
    for (const IssuedVouchers& one : answer.quote.vouchers) used.push_back({one.rule, 1, 1, {}});
    ++*member.orders;
    if (answer.quote.redemption) *member.balances[0] -= answer.quote.redemption->used;
  }
  return sum;
}

RC_GTEST_PROP(BasketAdvice, every_way_to_buy_in_two_orders_was_thought_of, ()) {
  const Order order = *any_small_order(3);
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) RC_PRE(order[i].unit_price != order[k].unit_price);
  }
  Case asked(*rc::gen::arbitrary<bool>() ? *any_market() : *any_offers(1, 3, Choose::all), order);
  asked.hold_vouchers(2);
  asked.maybe_redeem();
  asked.request().goods.emplace();
  const QuoteRequest& request = asked.request().quote;
  std::optional<Money> best;
  std::vector<std::int64_t> first(order.size(), 0);
  const std::uint32_t vouchers = 1U << request.vouchers.size();
  for (;;) {
    std::size_t place = 0;
    while (place < first.size() && first[place] == order[place].quantity) first[place++] = 0;
    if (place == first.size()) break;
    ++first[place];
    if (std::equal(first.begin(), first.end(), order.begin(), [](std::int64_t units, const OrderLine& line) { return units == line.quantity; })) continue;
    for (std::uint32_t mask = 0; mask < vouchers; ++mask) {
      for (const bool redeem : {false, true}) {
        const Money cost = cost_of_two(asked, request, first, mask, redeem);
        if (!best || cost < *best) best = cost;
      }
    }
  }
  const auto advice = advise_basket(asked.program(), asked.request());
  RC_ASSERT(advice.ok() && advice->split.exact);
  const Money now = advice->payable - advice->counted;
  RC_ASSERT(advice->split.orders.size() == (best ? 2U : 0U));
  RC_ASSERT(!best || advice->split.saving == now - *best);
  Money list;
  for (const SplitOrder& one : advice->split.orders) list += one.list;
  RC_ASSERT(!best || list == advice->list);
}

RC_GTEST_PROP(BasketAdvice, a_voucher_needs_as_much_more_as_it_says, ()) {
  Case asked(*any_market(), *any_small_order(3));
  asked.hold_vouchers(2);
  BasketAdviceRequest& request = asked.request();
  request.most_extra = Money{900};
  const AmountRuns runs(asked.program(), request.quote, {});
  RC_PRE(runs.certain());
  request.goods.emplace(1);
  const auto advice = advise_basket(asked.program(), request);
  RC_ASSERT(advice.ok());
  const Case::Answer now = asked.with({});
  for (std::size_t i = 0; i < request.quote.vouchers.size(); ++i) {
    const VoucherAdvice& voucher = advice->vouchers[i];
    const auto off = [&](const Case::Answer& answer) {
      for (const AppliedPromotion& one : answer.quote.applied) {
        if (one.rule == RuleRef{RuleRef::Kind::voucher, static_cast<std::int32_t>(i)}) return one.discount;
      }
      return Money{};
    };
    RC_ASSERT(voucher.off == off(now));
    std::optional<Money> more;
    for (std::int64_t amount = 1; amount <= 900 && !more && voucher.off < voucher.face; ++amount) {
      if (off(asked.with({{{}, 1, Money{amount}}})) == voucher.face) more = Money{amount};
    }
    RC_ASSERT(voucher.more == more);
    std::vector<CompiledPromotion> others;
    for (std::size_t k = 0; k < request.quote.vouchers.size(); ++k) {
      if (k != i) others.push_back(request.quote.vouchers[k]);
    }
    QuoteRequest without = request.quote;
    without.vouchers = others;
    RC_ASSERT(voucher.takes == asked.ask(without).cost - now.cost);
  }
}

}  // namespace
}  // namespace loyalty::test

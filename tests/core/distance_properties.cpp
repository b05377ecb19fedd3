// SPDX-License-Identifier: Apache-2.0
// Why not, and how far: whoever makes the change that a rejection states gets the offer, or is told what it then loses to.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "json/encode.h"
#include "random_offers.h"

namespace loyalty::test {
namespace {

const std::string kMore = "more";  // the tag of what is added: only the offer that asked for it looks at it

/// A line in words, and whether it was added.
struct Added {
  OrderLine line;
  bool more = false;
};

/// All that a quote is asked about.
struct Asked {
  Program program;
  std::vector<Added> goods;
  Member member;
  Date date;

  [[nodiscard]] Quote ask() const {
    CompileOutcome outcome = compile(program);
    for (const Error& error : outcome.errors) RC_LOG() << error.where.to_pointer() << ' ' << name_of(error.code) << '\n';
    RC_ASSERT(outcome.errors.empty());
    Basket basket;
    for (const Added& one : goods) {
      BasketLine line{{0, outcome.program->symbols().find(one.line.category), 0, {}}, one.line.quantity, one.line.unit_price};
      if (one.more) line.traits.tags.push_back(outcome.program->symbols().find(kMore));
      basket.lines.push_back(line);
    }
    QuoteRequest request;
    request.now.date = date;
    request.member = &member;
    request.basket = &basket;
    Quote answer;
    RC_ASSERT(quote(*outcome.program, request, answer, nullptr).ok());
    return answer;
  }
};

const RejectedPromotion* rejection_of(const Quote& quote, std::int32_t offer) {
  const auto found = std::find_if(quote.rejected.begin(), quote.rejected.end(), [&](const auto& one) { return one.rule.index == offer; });
  return found == quote.rejected.end() ? nullptr : &*found;
}

bool is_given(const Quote& quote, std::int32_t offer) {
  const auto has = [&](const auto& list) {
    return std::any_of(list.begin(), list.end(), [&](const auto& one) { return one.rule.index == offer; });
  };
  return has(quote.applied) || has(quote.vouchers) || has(quote.points) || has(quote.cashback) || has(quote.gifts);
}

template <class Leaf>
Condition condition_of(Leaf leaf) {
  Condition condition;
  condition.kind = Condition::Kind::leaf;
  condition.leaf = std::move(leaf);
  return condition;
}

const Date kToday = *parse_date("2026-11-22");

Date any_day_near() { return Date{kToday.days + *rc::gen::inRange(-5, 6)}; }

Condition any_condition() {
  const std::int64_t mark = *rc::gen::element(0, 5, 12, 30, 55);
  std::optional<std::int64_t> at_least;
  std::optional<std::int64_t> at_most;
  (*rc::gen::arbitrary<bool>() ? at_least : at_most) = mark;
  switch (*rc::gen::element(0, 1, 2, 3, 4, 5, 6, 7, 7, 7, 7)) {
    case 0:
      return condition_of(TierCondition{*rc::gen::element<std::string>("silver", "gold"), {}});
    case 1:
      return condition_of(TierCondition{{}, {*rc::gen::element<std::string>("silver", "gold")}});
    case 2:
      return condition_of(DateCondition{{any_day_near(), std::nullopt}});
    case 3:
      return condition_of(WeekdayCondition{{*rc::gen::element(Weekday::mon, Weekday::wed, Weekday::sun)}});
    case 4:
      return condition_of(BirthdayCondition{*rc::gen::element(BirthdayCondition::Span::day, BirthdayCondition::Span::month)});
    case 5:
      return condition_of(OrdersCondition{*rc::gen::inRange(0, 5), std::nullopt});
    case 6:
      return condition_of(CustomerCondition{CustomerCondition::Kind::returning_customer});
    default:
      return condition_of(MetricCondition{*rc::gen::element<std::string>("spend", "earned", "visits", "nights"), at_least, at_most});
  }
}

/// What is given with the order, or for later, in place of a discount.
void give_later(Promotion& promotion) {
  Rung& rung = promotion.rungs.front();
  rung.reduced = {};
  promotion.floor.reset();
  promotion.cap.reset();
  promotion.rounding.reset();
  promotion.rounded.reset();
  if (promotion.trigger.measure == Trigger::Measure::amount) promotion.trigger.base = *rc::gen::element(AmountBase::net, AmountBase::payable);
  switch (*rc::gen::inRange(0, 4)) {
    case 0:
      rung.benefit = VoucherBack{Money{500}, Money{}, 1, 30, {}};
      break;
    case 1:
      rung.benefit = PointsBack{"points", Points{10}};
      break;
    case 2:
      rung.benefit = Cashback{{}, Money{300}, AmountBase::net};
      break;
    default:
      rung.benefit = Gifts{{Gift{"mug", {}, 1, {}}}};
  }
}

/// Sets of any goods, whose units no other set may use.
void share_pool(Promotion& promotion) {
  promotion.items = {};
  promotion.trigger = {};
  promotion.trigger.measure = Trigger::Measure::sets;
  promotion.trigger.groups = {{{}, *rc::gen::element(2, 3, 4)}};
  promotion.trigger.pool = "p";
  promotion.rungs.front().at = 0;
  if (auto& part = promotion.rungs.front().reduced.of) part = SetPart{};
}

Program any_programme() {
  Program program = *any_offers(1, 4, *rc::gen::element(Choose::all, Choose::first, Choose::best));
  Ledger points;
  points.id = "points";
  program.ledgers = {points};
  program.counts = {{"nights", {}, 0}};
  for (const auto& [id, kind] : {std::pair{"spend", Metric::Kind::spend}, {"earned", Metric::Kind::points}, {"visits", Metric::Kind::orders}, {"nights", Metric::Kind::count}}) {
    Metric metric;
    metric.id = id;
    metric.kind = kind;
    if (kind == Metric::Kind::points) metric.of = "points";
    if (kind == Metric::Kind::count) metric.of = "nights";
    program.metrics.push_back(metric);
  }
  for (const std::string id : {"silver", "gold"}) {
    Tier tier;
    tier.id = id;
    tier.qualify = condition_of(MetricCondition{"spend", id == "gold" ? 100000 : 50000, {}});
    program.tiers.push_back(tier);
  }
  const bool pools = *rc::gen::element(0, 1, 2, 3) == 0;
  if (pools) program.stages[1].choose = Choose::all;
  for (Promotion& promotion : program.promotions) {
    promotion.trigger.within = Trigger::Within::order;  // what is added is a line of its own
    promotion.trigger.partial = false;
    if (pools && !promotion.rungs.front().reduced.items) share_pool(promotion);
    if (!pools && *rc::gen::inRange(0, 3) == 0) promotion.stage = "line";
    if (*rc::gen::inRange(0, 5) == 0) promotion.group = "g";
    if (*rc::gen::inRange(0, 4) == 0) promotion.combines.not_with.emplace();
    if (*rc::gen::element(0, 1, 2) == 0) promotion.when = any_condition();
    if (*rc::gen::element(0, 1, 2, 3, 4) == 0) promotion.valid.from = any_day_near();
    if (*rc::gen::element(0, 1, 2, 3, 4, 5) == 0) promotion.valid.to = Date{promotion.valid.from.value_or(kToday).days + *rc::gen::inRange(-3, 9)};
    if (promotion.valid.to && promotion.valid.from && *promotion.valid.to < *promotion.valid.from) promotion.valid.to = promotion.valid.from;
    if (*rc::gen::inRange(0, 4) == 0) give_later(promotion);
    // Marks that are out of reach more often than not.
    if (promotion.makes_sets() && promotion.trigger.pool.empty() && *rc::gen::arbitrary<bool>()) promotion.trigger.groups.front().quantity += 6;
    if (!promotion.makes_sets() && *rc::gen::arbitrary<bool>()) promotion.rungs.front().at *= 4;
    if (auto* price = std::get_if<NewPrice>(&promotion.rungs.front().benefit); price && *rc::gen::arbitrary<bool>()) price->price += Money{9000};
  }
  return program;
}

Asked any_question() {
  Asked asked;
  asked.program = any_programme();
  for (const OrderLine& line : *any_order()) asked.goods.push_back({line, false});
  asked.member.tier = *rc::gen::inRange(-1, 2);
  asked.member.orders = *rc::gen::inRange(0, 3);
  asked.member.birthday = Date{kToday.days - 10000 + *rc::gen::inRange(0, 365)};
  for (int i = 0; i < 4; ++i) asked.member.metrics.emplace_back(*rc::gen::element(0, 4, 5, 13, 31, 60));
  asked.date = kToday;
  return asked;
}

/// What is added for one offer, no other looks at.
void keep_from_others(Program& program, std::int32_t offer) {
  for (std::size_t i = 0; i < program.promotions.size(); ++i) {
    if (i == static_cast<std::size_t>(offer)) continue;
    Promotion& promotion = program.promotions[i];
    promotion.items.exclude.tags = {kMore};
    for (SetGroup& group : promotion.trigger.groups) {
      if (group.items) group.items->exclude.tags = {kMore};
    }
    for (Rung& rung : promotion.rungs) {
      if (rung.reduced.items) rung.reduced.items->exclude.tags = {kMore};
    }
  }
  program.promotions[static_cast<std::size_t>(offer)].items.exclude.tags = {"no such tag " + kMore};
}

std::string goods_of(const Selection& goods) { return goods.include.categories.empty() ? "wine" : goods.include.categories.front(); }

/// Makes the stated change, or all of it but one (short_by); false where there is none to make.
bool change(const RejectedPromotion& rejected, Asked& asked, std::int64_t short_by = 0) {
  Promotion& promotion = asked.program.promotions[static_cast<std::size_t>(rejected.rule.index)];
  const std::int64_t missing = rejected.missing.value - short_by;
  Member& member = asked.member;
  switch (rejected.reason) {
    case Reason::below_threshold:
      if (missing > 0) asked.goods.push_back({{1, Money{missing}, goods_of(promotion.items)}, true});
      return true;
    case Reason::too_few_units:
    case Reason::units_used: {
      if (!promotion.makes_sets()) {
        if (missing > 0) asked.goods.push_back({{missing, Money{2000}, goods_of(promotion.items)}, true});
        return true;
      }
      std::int64_t skipped = short_by;
      for (const ShortGroup& one : rejected.groups) {
        const SetGroup& group = promotion.trigger.groups[static_cast<std::size_t>(one.group)];
        const std::int64_t units = one.units - std::exchange(skipped, 0);
        if (units > 0) asked.goods.push_back({{units, Money{2000}, goods_of(group.items ? *group.items : promotion.items)}, true});
      }
      return true;
    }
    case Reason::not_started:
    case Reason::wrong_weekday:
    case Reason::not_birthday:
      asked.date.days += static_cast<std::int32_t>(missing);
      return true;
    case Reason::ended:
      asked.date.days -= static_cast<std::int32_t>(missing);
      return true;
    case Reason::tier_too_low:
    case Reason::wrong_tier:
      member.tier = static_cast<std::int32_t>(rejected.missing.value);
      return true;
    case Reason::not_returning_customer:
    case Reason::too_few_orders:
      *member.orders += missing;
      return true;
    case Reason::metric_too_low:
    case Reason::metric_too_high: {
      const auto& metrics = asked.program.metrics;
      const std::string& id = std::get_if<MetricCondition>(&promotion.when.leaf)->metric;
      const auto at = static_cast<std::size_t>(std::find_if(metrics.begin(), metrics.end(), [&](const Metric& one) { return one.id == id; }) - metrics.begin());
      *member.metrics[at] += rejected.reason == Reason::metric_too_low ? missing : -missing;
      return true;
    }
    case Reason::not_cheaper: {
      auto& price = std::get_if<NewPrice>(&promotion.rungs.front().benefit)->price;
      if (price.minor < missing) return false;
      price -= Money{missing};
      return true;
    }
    default:
      return false;
  }
}

/// How a distance is called, where a reason has several.
std::string name_of_distance(const RejectedPromotion& rejected) {
  static const std::map<Missing::Kind, std::string> kinds{{Missing::Kind::amount, " in money"}, {Missing::Kind::points, " in points"},
                                                          {Missing::Kind::orders, " in orders"}, {Missing::Kind::count, " in a count"}};
  const std::string name(name_of(rejected.reason));
  const bool metric = rejected.reason == Reason::metric_too_low || rejected.reason == Reason::metric_too_high;
  return metric ? name + kinds.at(rejected.missing.kind) : name;
}

/// Whether a distance is the least: with one less the same reason is left. What is given later is measured last; where it keeps others from
/// applying, it may need less than is stated.
bool is_least(const RejectedPromotion& rejected, const Program& program) {
  const bool chosen = program.stages[static_cast<std::size_t>(rejected.stage)].choose != Choose::all;
  if (chosen && !program.promotions[static_cast<std::size_t>(rejected.rule.index)].reduces()) return false;
  switch (rejected.reason) {
    case Reason::below_threshold:
    case Reason::too_few_units:
    case Reason::units_used:
    case Reason::not_started:
    case Reason::wrong_weekday:
    case Reason::not_birthday:
    case Reason::ended:
    case Reason::too_few_orders:
    case Reason::metric_too_low:
    case Reason::metric_too_high:
    case Reason::not_cheaper:
      return true;
    default:
      return false;
  }
}

bool loses(Reason reason) {
  return reason == Reason::lost_to_better || reason == Reason::lost_to_earlier || reason == Reason::group_taken || reason == Reason::not_combinable;
}

bool about_goods(Reason reason) {
  return reason == Reason::below_threshold || reason == Reason::too_few_units || reason == Reason::units_used || reason == Reason::not_cheaper;
}

/// What may still keep an offer without a distance, once it has the goods it takes: it is about units that cost nothing, has a floor, or there is
/// nothing to reduce.
bool may_be_left_with_nothing(const Promotion& promotion, Reason reason) {
  const Reduced& reduced = promotion.rungs.front().reduced;
  if (reason == Reason::no_eligible_items) return reduced.items.has_value();
  return reason == Reason::nothing_left && (promotion.floor || !reduced.whole());
}

/// Goes on until the offer applies, has lost, or is kept by something that no change is stated for.
void follow(std::int32_t offer, Asked asked, std::map<std::string, int>& made) {
  std::map<Reason, int> had;
  for (int step = 0; step < 8; ++step) {
    const Quote quote = asked.ask();
    const RejectedPromotion* rejected = rejection_of(quote, offer);
    if (rejected == nullptr) {
      RC_ASSERT(is_given(quote, offer));
      return;
    }
    if (loses(rejected->reason)) {
      RC_ASSERT(rejected->by.kind == RuleRef::Kind::program_promotion);
      RC_ASSERT(rejected->by.index != offer);
      RC_ASSERT(is_given(quote, rejected->by.index) || rejection_of(quote, rejected->by.index) != nullptr);
      ++made["then loses"];
      return;
    }
    json::Writer writer;
    json::write_program(writer, asked.program);
    RC_LOG() << writer.text() << '\n';
    for (const Added& one : asked.goods) RC_LOG() << one.line.category << ' ' << one.line.quantity << " × " << one.line.unit_price.minor << (one.more ? " more" : "") << '\n';
    RC_LOG() << name_of(rejected->reason) << ' ' << rejected->missing.value << '\n';
    const bool days = rejected->missing.kind == Missing::Kind::days;
    if (days && had[Reason::ended] > 1) return;  // the weekday, or the birthday, is not in the window
    RC_ASSERT(had[rejected->reason]++ < (days ? 3 : 1));  // the date is moved for several windows
    Asked almost = asked;
    if (!change(*rejected, asked)) {
      const bool had_goods = std::any_of(had.begin(), had.end(), [&](const auto& one) { return one.first != rejected->reason && about_goods(one.first); });
      RC_ASSERT(!had_goods || may_be_left_with_nothing(asked.program.promotions[static_cast<std::size_t>(offer)], rejected->reason) ||
                rejected->reason == Reason::not_cheaper);
      return;
    }
    RC_ASSERT(rejected->missing.value > 0 || rejected->missing.kind == Missing::Kind::tier);
    if (is_least(*rejected, asked.program)) {
      static_cast<void>(change(*rejected, almost, 1));
      const Quote less = almost.ask();
      const RejectedPromotion* still = rejection_of(less, offer);
      RC_ASSERT(still != nullptr);
      // With what has been added, there may be enough units if others had not used theirs.
      const bool as_before = still->reason == rejected->reason || (rejected->reason == Reason::too_few_units && still->reason == Reason::units_used);
      RC_ASSERT(as_before || days || loses(still->reason));
      if (!days && as_before) RC_ASSERT(still->missing.value == 1);
    }
    ++made[name_of_distance(*rejected)];
  }
  RC_FAIL("there is always another reason");
}

TEST(DistanceProperty, making_the_stated_change_makes_the_offer_apply_or_says_what_it_loses_to) {
  std::map<std::string, int> made;
  const auto result = rc::check("the stated change", [&] {
    const Asked asked = any_question();
    const Quote before = asked.ask();
    for (const RejectedPromotion& rejected : before.rejected) {
      Asked apart = asked;
      keep_from_others(apart.program, rejected.rule.index);
      const Quote same = apart.ask();
      const RejectedPromotion* again = rejection_of(same, rejected.rule.index);
      RC_ASSERT(again != nullptr);
      RC_ASSERT(again->reason == rejected.reason);
      RC_ASSERT(again->missing == rejected.missing);
      follow(rejected.rule.index, apart, made);
    }
  });
  EXPECT_TRUE(result);
  for (const char* name : {"below_threshold", "too_few_units", "units_used", "not_cheaper", "not_started", "ended", "wrong_weekday", "not_birthday",
                           "tier_too_low", "wrong_tier", "not_returning_customer", "too_few_orders", "metric_too_low in money", "metric_too_low in points",
                           "metric_too_low in orders", "metric_too_low in a count", "metric_too_high in money", "metric_too_high in points",
                           "metric_too_high in orders", "metric_too_high in a count", "then loses"}) {
    EXPECT_GT(made[name], 0) << name;
  }
}

/// Asks for so many more points or, where some could not be used, fewer.
void change(const QuotedRedemption& answer, Shop& shop) {
  const Points missing{answer.missing.value};
  switch (answer.reason) {
    case Reason::balance_too_low:
      *shop.member.balances.front() += missing;
      break;
    case Reason::below_minimum:  // of those that are asked for, or of those that are there
      *shop.member.balances.front() += missing;
      *shop.redeem->points += missing;
      break;
    default:
      *shop.redeem->points -= missing;
  }
}

TEST(DistanceProperty, points_as_stated_can_be_used) {
  std::map<Reason, int> made;
  const auto result = rc::check("the stated points", [&] {
    Shop shop(*any_shop(Reach::every_line));
    shop.member.balances.front() = Points{*rc::gen::element(0, 50, 500, 5000)};
    shop.redeem = RedeemRequest{0, Points{*rc::gen::element(1, 30, 77, 200, 999, 6000)}};
    const Order order = *any_order();
    for (int step = 0; step < 4; ++step) {
      const QuotedRedemption before = *shop.ask(order).redemption;
      RC_LOG() << name_of(before.reason) << ' ' << before.missing.value << " of " << shop.redeem->points->units << '\n';
      if (before.reason == Reason::none) {
        RC_ASSERT(before.used == *shop.redeem->points);
        return;
      }
      RC_ASSERT(before.missing.value > 0);
      ++made[before.reason];
      change(before, shop);
      if (shop.redeem->points->units <= 0) return;  // none of them can be used
      const QuotedRedemption after = *shop.ask(order).redemption;
      if (before.reason == Reason::below_minimum && after.reason == before.reason) {
        *shop.redeem->points += Points{100000};  // the order, or the balance, allows no more, whatever is asked for
        *shop.member.balances.front() += Points{100000};
        RC_ASSERT(shop.ask(order).redemption->reason == before.reason);
        return;
      }
      RC_ASSERT(after.reason != before.reason);
    }
  });
  EXPECT_TRUE(result);
  for (const Reason reason : {Reason::balance_too_low, Reason::below_minimum, Reason::not_a_multiple, Reason::above_share, Reason::above_payable}) {
    EXPECT_GT(made[reason], 0) << name_of(reason);
  }
}

}  // namespace
}  // namespace loyalty::test

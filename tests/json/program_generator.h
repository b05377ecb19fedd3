// SPDX-License-Identifier: Apache-2.0
// Random programmes that read right: every kind of rule, references that exist, every optional field there or not.
#pragma once

#include <rapidcheck.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "loyalty/program.h"
#include "../core/terms_generator.h"

namespace loyalty::test {

class ProgramGenerator {
 public:
  static rc::Gen<Program> any() {
    return rc::gen::exec([] { return ProgramGenerator().program(); });
  }

 private:
  static int below(int limit) { return *rc::gen::inRange(0, limit); }
  static bool maybe() { return below(2) == 0; }
  template <class E>
  static E one_of(int count) {
    return static_cast<E>(below(count));
  }
  static std::int64_t amount(std::int64_t least) {
    return *rc::gen::oneOf(rc::gen::inRange<std::int64_t>(least, 100000),
                           rc::gen::inRange<std::int64_t>(least, kMaxAmount + 1), rc::gen::just(kMaxAmount));
  }
  static std::string numbered(const char* kind, std::size_t index) { return kind + std::to_string(index); }
  static std::string any_of(const char* kind, std::size_t count) {
    return numbered(kind, static_cast<std::size_t>(below(static_cast<int>(count))));
  }

  static Text text() {
    switch (below(4)) {
      case 0:
        return {};
      case 1:
        return {{{"", "Gold \"✦\" \\ \n\x01"}}};
      case 2:
        return {{{"", ""}}};
      default:
        return {{{"en", "Gold"}, {"zh-Hans-CN", "金卡"}}};
    }
  }
  static std::vector<std::string> words(bool filled) {
    std::vector<std::string> words;
    for (int i = below(3) + (filled ? 1 : 0); i > 0; --i)
      words.push_back(*rc::gen::element<std::string>("tea", "茶", "a b", "\"", "x/y~z", ""));
    return words;
  }
  static DateWindow window() {
    DateWindow window;
    const Date from{below(40000)};
    if (maybe()) window.from = from;
    if (maybe()) window.to = Date{from.days + below(500)};
    return window;
  }
  static LineMatch match() { return {words(false), words(false), words(false), words(false)}; }
  static Selection selection() {
    Selection selection;
    if (maybe()) selection.include = match();
    if (maybe()) selection.exclude = match();
    return selection;
  }

  static Date date() { return Date{below(40000)}; }
  static MonthDay month_day() {
    const MonthDay leap{2, 29};
    return maybe() ? leap : MonthDay{1 + below(12), 1 + below(28)};
  }
  /// A window over days.
  static Window days() {
    Window window;
    window.kind = static_cast<Window::Kind>(1 + below(10));
    if (window.kind == Window::Kind::program_year) window.starts_on = month_day();
    if (window.kind == Window::Kind::personal_year) window.anchor = one_of<Window::Anchor>(2);
    if (window.kind == Window::Kind::rolling_months) window.length = 1 + below(1200);
    if (window.kind == Window::Kind::rolling_days) window.length = 1 + below(100000);
    return window;
  }
  static VoucherTerms voucher_terms() {
    VoucherTerms terms{Money{amount(1)}, Money{amount(0)}, {}};
    if (maybe()) terms.valid_days = 1 + below(400);
    return terms;
  }

  ChoiceCondition choice_condition() {
    const Choice& choice = program_.choices[static_cast<std::size_t>(below(static_cast<int>(program_.choices.size())))];
    return {choice.id, (*rc::gen::elementOf(choice.options)).id};
  }
  Condition condition(int depth, bool tiers) {
    Condition condition;
    const int kind = below(depth > 0 ? 16 : 13);
    if (kind >= 13) {
      condition.kind =
          kind == 13 ? Condition::Kind::all : (kind == 14 ? Condition::Kind::any : Condition::Kind::negation);
      const int children = kind == 15 ? 1 : 1 + below(3);
      for (int i = 0; i < children; ++i) condition.children.push_back(this->condition(depth - 1, tiers));
      return condition;
    }
    condition.kind = Condition::Kind::leaf;
    const auto marks = [&](auto mark) {
      const int which = below(3);
      if (which != 1) mark.at_least = amount(0);
      if (which != 0) mark.at_most = amount(0);
      return mark;
    };
    // A tier's own tree asks neither for tiers nor for what holds at the moment of an order only.
    const bool momentary = kind == 2 || kind == 3 || kind == 4 || kind == 8 || kind == 9;
    switch (!tiers && momentary ? 0 : kind) {
      case 0:
        if (!tiers || program_.tiers.empty()) {
          condition.leaf = CustomerCondition{one_of<CustomerCondition::Kind>(2)};
        } else if (maybe()) {
          condition.leaf = TierCondition{any_of("tier", program_.tiers.size()), {}};
        } else {
          condition.leaf =
              TierCondition{"", {any_of("tier", program_.tiers.size()), any_of("tier", program_.tiers.size())}};
        }
        break;
      case 1:
        condition.leaf = DateCondition{window()};
        break;
      case 2:
        condition.leaf = WeekdayCondition{{one_of<Weekday>(7), one_of<Weekday>(7)}};
        break;
      case 3:
        condition.leaf = TimeCondition{{below(1440)}, {below(1440)}};
        break;
      case 4:
        condition.leaf = BirthdayCondition{one_of<BirthdayCondition::Span>(2)};
        break;
      case 5:
        condition.leaf = marks(OrdersCondition{});
        break;
      case 6:
        condition.leaf = CustomerCondition{one_of<CustomerCondition::Kind>(2)};
        break;
      case 7:
        condition.leaf = SegmentCondition{words(true)};
        break;
      case 8:
        condition.leaf = ChannelCondition{words(true)};
        break;
      case 9:
        condition.leaf = PaymentCondition{words(true)};
        break;
      case 10:
        if (program_.choices.empty()) {
          condition.leaf = marks(OrdersCondition{});
        } else {
          condition.leaf = choice_condition();
        }
        break;
      case 11:
        if (program_.memberships.empty()) {
          condition.leaf = marks(OrdersCondition{});
        } else {
          condition.leaf = MembershipCondition{any_of("membership", program_.memberships.size())};
        }
        break;
      default:
        if (program_.metrics.empty()) {
          condition.leaf = marks(OrdersCondition{});
        } else {
          condition.leaf = marks(MetricCondition{any_of("metric", program_.metrics.size()), {}, {}});
        }
        break;
    }
    return condition;
  }
  Condition when(bool tiers) { return maybe() ? Condition{} : condition(3, tiers); }

  Count count(std::size_t index) { return {numbered("count", index), text(), static_cast<std::uint8_t>(below(7))}; }
  Choice choice(std::size_t index) {
    Choice choice{numbered("choice", index), text(), {{"off", text()}, {"on", text()}}};
    for (int i = below(3); i > 0; --i) choice.options.push_back({numbered("option", choice.options.size()), text()});
    return choice;
  }
  Membership membership(std::size_t index) {
    return {numbered("membership", index), text(), Money{amount(0)}, 1 + below(1200)};
  }

  Ledger ledger(std::size_t index) {
    Ledger ledger;
    ledger.id = numbered("ledger", index);
    ledger.name = text();
    ledger.unit = text();
    ledger.decimals = static_cast<std::uint8_t>(below(7));
    ledger.shown = static_cast<std::uint8_t>(below(ledger.decimals + 1));
    ledger.pending.kind = one_of<Pending::Kind>(5);
    if (ledger.pending.kind == Pending::Kind::days) ledger.pending.days = 1 + below(400);
    if (ledger.pending.kind == Pending::Kind::on_date) ledger.pending.date = date();
    ledger.overdraw = one_of<Ledger::Overdraw>(2);
    return ledger;
  }
  Activities activities() {
    Activities activities{maybe(), maybe(), maybe(), maybe(), maybe(), true, {}};
    if (!program_.counts.empty() && maybe()) activities.counts = {any_of("count", program_.counts.size())};
    return activities;
  }
  Expiry expiry() {
    Expiry expiry;
    expiry.kind = one_of<Expiry::Kind>(4);
    if (expiry.kind == Expiry::Kind::on_date) expiry.date = date();
    if (expiry.kind == Expiry::Kind::after_earning || expiry.kind == Expiry::Kind::after_activity) {
      expiry.in_days = maybe();
      expiry.length = 1 + below(1200);
      expiry.snap = one_of<Expiry::Snap>(6);
      if (expiry.snap == Expiry::Snap::yearly) expiry.on = month_day();
      expiry.day_after = maybe();
    }
    if (expiry.kind == Expiry::Kind::after_activity && maybe()) expiry.activities = activities();
    expiry.when = when(true);
    return expiry;
  }
  std::vector<Expiry> expiry_rules() {
    std::vector<Expiry> rules;
    for (int i = below(4); i > 0; --i) rules.push_back(expiry());
    // One rule that says never in any case is written as no rule.
    if (rules.size() == 1 && rules.front() == Expiry{}) rules.clear();
    return rules;
  }
  Metric metric(std::size_t index) {
    Metric metric;
    metric.id = numbered("metric", index);
    metric.name = text();
    metric.kind = one_of<Metric::Kind>(program_.counts.empty() ? 3 : 4);
    if (metric.kind == Metric::Kind::spend) {
      metric.base = one_of<AmountBase>(3);
      metric.items = selection();
    } else if (metric.kind == Metric::Kind::points) {
      metric.of = any_of("ledger", program_.ledgers.size());
    } else if (metric.kind == Metric::Kind::count) {
      metric.of = any_of("count", program_.counts.size());
    }
    metric.window = days();
    metric.on_upgrade = one_of<Metric::OnUpgrade>(3);
    metric.rolls_over = metric.window.is_period() && maybe();
    if (metric.rolls_over && maybe()) metric.roll_cap = amount(0);
    return metric;
  }
  Measure measure(const std::vector<std::string>& earlier) {
    Measure measure;
    measure.kind = one_of<Measure::Kind>(program_.counts.empty() ? 4 : 6);
    if (measure.kind == Measure::Kind::points && earlier.empty()) measure.kind = Measure::Kind::orders;
    if (measure.kind == Measure::Kind::amount) measure.base = one_of<AmountBase>(3);
    if (measure.kind == Measure::Kind::points) measure.of = {*rc::gen::elementOf(earlier)};
    if (measure.kind == Measure::Kind::count || measure.kind == Measure::Kind::streak) {
      measure.of = {any_of("count", program_.counts.size())};
    }
    if (measure.kind == Measure::Kind::streak) measure.days = 1 + below(400);
    return measure;
  }
  static Rational rate() { return *make_rational(*rc::gen::inRange<std::int64_t>(1, 2000000000), 1000000000); }
  static std::vector<EarnLimit> limits(bool by_rate) {
    std::vector<EarnLimit> limits;
    for (int i = below(4); i > 0; --i) {
      EarnLimit limit;
      if (maybe()) limit.window = days();
      (maybe() ? limit.measured : limit.points) = amount(0);
      limit.over = one_of<EarnLimit::Over>(2);
      if (by_rate && limit.measured && limit.over == EarnLimit::Over::clamp && maybe()) {
        limit.then = Award{Award::Kind::rate, rate(), amount(1)};
        by_rate = false;
      }
      limits.push_back(limit);
    }
    return limits;
  }
  EarnRule earn_rule(std::size_t index) {
    EarnRule rule;
    rule.id = numbered("earn", index);
    rule.name = text();
    const auto ledger = static_cast<std::size_t>(below(static_cast<int>(program_.ledgers.size())));
    rule.ledger = program_.ledgers[ledger].id;
    // A rule measures points of rules before it in the same ledger: no rings.
    std::vector<std::string> earlier;
    for (const EarnRule& other : program_.earn) {
      if (other.ledger == rule.ledger) earlier.push_back(other.id);
    }
    rule.measure = measure(earlier);
    rule.award.kind = one_of<Award::Kind>(3);
    if (rule.award.kind == Award::Kind::rate) {
      rule.award.points = rate();
    } else {
      std::int64_t scale = 1;
      for (int i = 0; i < program_.ledgers[ledger].decimals; ++i) scale *= 10;
      rule.award.points = *make_rational(amount(1), scale);
    }
    if (rule.award.kind != Award::Kind::fixed) rule.award.per = amount(1);
    rule.rounding = one_of<Rounding>(7);
    const bool of_lines = rule.measure.kind == Measure::Kind::amount || rule.measure.kind == Measure::Kind::quantity;
    rule.scope = of_lines ? one_of<EarnScope>(4) : (maybe() ? EarnScope::order : EarnScope::month);
    if (maybe()) rule.above = amount(0);
    if (rule.scope != EarnScope::month && maybe()) rule.at_least = amount(1);
    rule.limits = limits(rule.award.kind == Award::Kind::rate);
    rule.valid = window();
    rule.when = when(true);
    if (!program_.choices.empty() && maybe()) {
      Condition chosen;
      chosen.kind = Condition::Kind::leaf;
      chosen.leaf = choice_condition();
      Condition both;
      both.children = {chosen, condition(1, true)};
      rule.when = both;
      rule.retroactive = days();
    }
    rule.items = selection();
    return rule;
  }
  Redemption redemption(std::size_t index) {
    Redemption redemption;
    redemption.id = numbered("redemption", index);
    redemption.name = text();
    redemption.ledger = any_of("ledger", program_.ledgers.size());
    redemption.ladder = maybe();
    if (redemption.ladder) {
      std::int64_t points = 0;
      for (int i = 1 + below(3); i > 0; --i) {
        points += 1 + below(1000000);
        redemption.rungs.push_back({Points{points}, Money{amount(1)}});
      }
    } else {
      redemption.rungs.push_back({Points{amount(1)}, Money{amount(1)}});
      if (maybe()) redemption.step = Points{amount(1)};
    }
    if (!program_.counts.empty() && maybe()) {
      redemption.each = any_of("count", program_.counts.size());
      if (maybe()) redemption.at_most = amount(1);
    }
    if (maybe()) redemption.minimum = Points{amount(0)};
    if (maybe()) redemption.max_share = *make_rational(1 + below(1000), 1000);
    redemption.when = when(true);
    return redemption;
  }
  Reward reward(std::size_t index) {
    Reward reward;
    reward.id = numbered("reward", index);
    reward.name = text();
    reward.ledger = any_of("ledger", program_.ledgers.size());
    reward.points = Points{amount(1)};
    reward.cash = Money{maybe() ? 0 : amount(0)};
    reward.value = Money{maybe() ? 0 : amount(0)};
    if (maybe()) reward.limit = TimesLimit{days(), 1 + below(1000000)};
    reward.when = when(true);
    return reward;
  }
  Transfer transfer(std::size_t index) {
    Transfer transfer;
    transfer.id = numbered("transfer", index);
    transfer.name = text();
    transfer.ledger = program_.ledgers.front().id;
    transfer.block = Points{amount(1)};
    transfer.minimum = Points{maybe() ? 0 : amount(0)};
    transfer.gives = amount(1);
    if (program_.ledgers.size() > 1 && maybe()) {
      transfer.to = program_.ledgers.back().id;
    } else {
      transfer.unit = {{{"en", "Skyline miles"}}};
    }
    transfer.when = when(true);
    return transfer;
  }
  Conversion conversion(std::size_t index) {
    return {one_of<Conversion::Every>(4),
            numbered("conversion", index),
            text(),
            any_of("ledger", program_.ledgers.size()),
            Points{amount(1)},
            voucher_terms()};
  }
  Milestone milestone(std::size_t index) {
    Milestone milestone{
        numbered("milestone", index), text(), any_of("metric", program_.metrics.size()), amount(1), 0, {}};
    if (maybe()) milestone.every = amount(1);
    for (int i = 1 + below(3); i > 0; --i) {
      MilestoneReward reward{numbered("reward", milestone.rewards.size()), text(), "", {}, {}};
      const int kind = below(3);
      if (kind == 0) reward.ledger = any_of("ledger", program_.ledgers.size()), reward.points = Points{amount(1)};
      if (kind == 1) reward.voucher = voucher_terms();
      milestone.rewards.push_back(std::move(reward));
    }
    return milestone;
  }
  Tier tier(std::size_t index) {
    Tier tier{numbered("tier", index), text(), condition(2, false), {}, {}};
    if (maybe()) tier.keep = condition(2, false);
    if (maybe()) tier.worth = Money{amount(0)};
    return tier;
  }
  static TierValidity tier_validity() {
    TierValidity validity;
    validity.kind = one_of<TierValidity::Kind>(4);
    if (validity.kind == TierValidity::Kind::months) {
      validity.months = 1 + below(36);
      validity.snap = one_of<Expiry::Snap>(5);
    }
    if (validity.kind == TierValidity::Kind::on_date) {
      validity.on = month_day();
      validity.years = below(101);
    }
    return validity;
  }
  Rational share() { return *make_rational(1 + below(100000), 100000); }
  Benefit benefit(int kind, bool repeats) {
    if (kind == 0 && !repeats) {
      return PercentOff{share(), maybe() ? AmountBase::net : AmountBase::list, one_of<BenefitScope>(3)};
    }
    if (kind <= 1) return AmountOff{Money{amount(1)}, one_of<BenefitScope>(3)};
    if (kind == 3) return NewPrice{NewPrice::Scope::unit, Money{amount(0)}};
    if (kind == 4) return PointsBack{program_.ledgers.front().id, Points{amount(1)}};
    if (kind == 5) return cashback();
    if (kind == 6) return gifts();
    VoucherBack voucher{Money{amount(1)}, Money{amount(0)}, 1 + below(5), {}, selection()};
    if (maybe()) voucher.valid_days = 1 + below(400);
    voucher.rules.unused = one_of<Unused>(2);
    if (maybe()) voucher.rules.group = "group";
    if (maybe()) voucher.rules.combines.with = {{"voucher"}};
    return voucher;
  }
  Cashback cashback() {
    Cashback cashback;
    if (maybe()) {
      cashback.share = share();
    } else {
      cashback.amount = Money{amount(1)};
    }
    cashback.base = maybe() ? AmountBase::net : AmountBase::payable;
    return cashback;
  }
  Gifts gifts() {
    Gifts gifts;
    for (int i = 1 + below(2); i > 0; --i) {
      Gift gift{"mug", text(), 1 + below(9), {}};
      if (maybe()) gift.value = Money{amount(0)};
      gifts.gifts.push_back(gift);
    }
    return gifts;
  }
  void sets(Promotion& promotion) {
    Trigger& trigger = promotion.trigger;
    for (int i = 1 + below(3); i > 0; --i) {
      SetGroup& group = trigger.groups.emplace_back();
      if (maybe()) group.items = selection();
      group.quantity = 1 + below(9);
    }
    trigger.take = one_of<UnitOrder>(3);
    if (maybe()) trigger.times = 1 + below(9);
    if (maybe()) trigger.pool = "pool";
    random_set_rules(trigger);
  }
  Reduced reduced(const Promotion& promotion) {
    Reduced reduced;
    if (promotion.makes_sets() && maybe()) {
      SetPart& part = reduced.of.emplace();
      part.group = below(static_cast<int>(promotion.trigger.groups.size()) + 1);
      if (maybe()) part.units = 1;
      part.take = one_of<UnitOrder>(3);
      part.within = one_of<SetPart::Within>(2);
    } else if (promotion.trigger.pool.empty() && maybe()) {
      reduced.items = selection();
    }
    if (maybe()) reduced.units = UnitLimit{one_of<UnitLimit::Per>(2), 1 + below(9), one_of<UnitOrder>(3)};
    return reduced;
  }
  void limits(Promotion& promotion) {
    std::vector<std::string> others;
    for (int i = below(3); i > 0; --i) others.push_back(numbered("other", static_cast<std::size_t>(i)));
    if (maybe()) (maybe() ? promotion.combines.with : promotion.combines.not_with) = others;
    if (promotion.reduces() && maybe()) {
      promotion.floor.emplace();
      promotion.floor->blocked = one_of<Floor::Blocked>(2);
      if (maybe()) {
        promotion.floor->price = Money{amount(1)};
      } else {
        promotion.floor->share = share();
      }
    }
    if (maybe()) {
      Budget& budget = promotion.budget.emplace();
      budget.last = one_of<Budget::Last>(3);
      if (maybe()) budget.uses = 1 + below(1000);
      if (maybe()) budget.per_member = 1 + below(1000);
      if (promotion.reduces() && maybe()) budget.amount = Money{amount(1)};
    }
    promotion.stops = maybe();
    const OfferTerms terms = random_terms(false);
    if (promotion.reduces()) promotion.rounding = terms.rounding;
    if (std::holds_alternative<PercentOff>(promotion.rungs.front().benefit)) promotion.rounded = terms.rounded;
    promotion.allocation = terms.allocation;
  }
  Promotion promotion(std::size_t index) {
    Promotion promotion;
    promotion.id = numbered("promotion", index);
    promotion.name = text();
    if (maybe()) promotion.stage = *rc::gen::element<std::string>("line", "order", "voucher");
    promotion.priority = below(7) - 3;
    if (maybe()) promotion.group = "group";
    promotion.valid = window();
    promotion.when = when(true);
    promotion.items = selection();
    Trigger& trigger = promotion.trigger;
    trigger.measure = one_of<Trigger::Measure>(4);
    if (promotion.makes_sets()) sets(promotion);
    const bool marked = trigger.measure == Trigger::Measure::amount || trigger.measure == Trigger::Measure::quantity;
    const int rungs = marked ? 1 + below(3) : 1;
    const int kind = below(7);
    if (marked && rungs == 1 && maybe()) {
      trigger.repeat = Trigger::Repeat::each;
      if (maybe()) trigger.times = 1 + below(9);
    }
    const bool repeats = trigger.repeat == Trigger::Repeat::each;
    std::int64_t at = 0;
    for (int i = 0; i < rungs; ++i) {
      if (marked) at += 1 + below(1000000);
      promotion.rungs.push_back({at, benefit(repeats ? std::max(kind, 1) : kind, repeats)});
      if (promotion.reduces() && maybe()) promotion.rungs.back().reduced = reduced(promotion);
    }
    if (promotion.makes_sets() && kind == 3 && maybe()) {
      promotion.rungs.front().reduced = {};
      promotion.rungs.front().benefit = NewPrice{NewPrice::Scope::set, Money{amount(0)}};
    }
    limits(promotion);
    if (trigger.measure == Trigger::Measure::amount)
      trigger.base = one_of<AmountBase>(promotion.reduces() ? 2 : 3);
    if (kind != 4 && kind != 6 && maybe()) promotion.cap = Money{amount(1)};
    // A cap below the value of one voucher is an error.
    for (const Rung& rung : promotion.rungs) {
      const auto* voucher = std::get_if<VoucherBack>(&rung.benefit);
      if (promotion.cap && voucher != nullptr) promotion.cap = std::max(*promotion.cap, voucher->value);
    }
    return promotion;
  }

  template <class T, class Make>
  static void fill(std::vector<T>& list, int most, const Make& make) {
    for (int i = below(most + 1); i > 0; --i) list.push_back(make(list.size()));
  }

  Program program() {
    program_.id = "p";
    program_.name = text();
    program_.currency = *find_currency(*rc::gen::element<std::string>("CNY", "JPY", "KWD"));
    program_.rounding = one_of<Rounding>(7);
    program_.allocation = random_allocation();
    program_.unit_key = one_of<UnitKey>(6);
    program_.offer_defaults = random_offer_defaults();
    fill(program_.counts, 2, [&](std::size_t i) { return count(i); });
    fill(program_.choices, 2, [&](std::size_t i) { return choice(i); });
    fill(program_.memberships, 2, [&](std::size_t i) { return membership(i); });
    program_.ledgers.push_back(ledger(0));
    fill(program_.ledgers, 2, [&](std::size_t i) { return ledger(i); });
    fill(program_.metrics, 3, [&](std::size_t i) { return metric(i); });
    fill(program_.tiers, 3, [&](std::size_t i) { return tier(i); });
    for (Ledger& ledger : program_.ledgers) ledger.expiry = expiry_rules();
    fill(program_.earn, 4, [&](std::size_t i) { return earn_rule(i); });
    program_.tier_validity = tier_validity();
    if (maybe()) program_.downgrade = {one_of<Downgrade::To>(3), below(400), below(36)};
    if (!program_.metrics.empty()) fill(program_.milestones, 2, [&](std::size_t i) { return milestone(i); });
    fill(program_.redemptions, 2, [&](std::size_t i) { return redemption(i); });
    fill(program_.rewards, 2, [&](std::size_t i) { return reward(i); });
    fill(program_.transfers, 2, [&](std::size_t i) { return transfer(i); });
    fill(program_.conversions, 2, [&](std::size_t i) { return conversion(i); });
    program_.stages = default_stages();
    for (Stage& stage : program_.stages) {
      stage.choose = one_of<Choose>(3);
      if (stage.choose != Choose::all) stage.per = one_of<Stage::Per>(2);
      stage.order = one_of<Stage::Order>(3);
      stage.alone_first = maybe();
      if (maybe()) stage.group = "stage";
    }
    fill(program_.promotions, 4, [&](std::size_t i) { return promotion(i); });
    return std::move(program_);
  }

  Program program_;
};

}  // namespace loyalty::test

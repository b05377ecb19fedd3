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

  Condition condition(int depth, bool tiers) {
    Condition condition;
    const int kind = below(depth > 0 ? 14 : 11);
    if (kind >= 11) {
      condition.kind =
          kind == 11 ? Condition::Kind::all : (kind == 12 ? Condition::Kind::any : Condition::Kind::negation);
      const int children = kind == 13 ? 1 : 1 + below(3);
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

  Ledger ledger(std::size_t index) {
    Ledger ledger;
    ledger.id = numbered("ledger", index);
    ledger.name = text();
    ledger.unit = text();
    ledger.decimals = static_cast<std::uint8_t>(below(7));
    ledger.expiry.kind = one_of<Expiry::Kind>(3);
    if (ledger.expiry.kind != Expiry::Kind::never) {
      ledger.expiry.length = 1 + below(1200);
      ledger.expiry.snap = one_of<Expiry::Snap>(4);
    }
    return ledger;
  }
  Metric metric(std::size_t index) {
    Metric metric;
    metric.id = numbered("metric", index);
    metric.name = text();
    metric.kind = one_of<Metric::Kind>(3);
    if (metric.kind == Metric::Kind::spend) {
      metric.base = one_of<AmountBase>(3);
      metric.items = selection();
    } else if (metric.kind == Metric::Kind::points) {
      metric.ledger = any_of("ledger", program_.ledgers.size());
    }
    metric.window.kind = one_of<MetricWindow::Kind>(3);
    if (metric.window.kind == MetricWindow::Kind::rolling_months) metric.window.months = 1 + below(36);
    return metric;
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
    rule.measure.kind = one_of<Measure::Kind>(earlier.empty() ? 3 : 4);
    if (rule.measure.kind == Measure::Kind::amount) rule.measure.base = one_of<AmountBase>(3);
    if (rule.measure.kind == Measure::Kind::points) rule.measure.of = {*rc::gen::elementOf(earlier)};
    rule.award.kind = one_of<Award::Kind>(3);
    if (rule.award.kind == Award::Kind::rate) {
      rule.award.points = *make_rational(*rc::gen::inRange<std::int64_t>(1, 2000000000), 1000000000);
    } else {
      std::int64_t scale = 1;
      for (int i = 0; i < program_.ledgers[ledger].decimals; ++i) scale *= 10;
      rule.award.points = *make_rational(amount(1), scale);
    }
    if (rule.award.kind != Award::Kind::fixed) rule.award.per = amount(1);
    rule.rounding = one_of<Rounding>(7);
    if (rule.measure.kind == Measure::Kind::amount || rule.measure.kind == Measure::Kind::quantity)
      rule.scope = one_of<EarnScope>(2);
    rule.valid = window();
    rule.when = when(true);
    rule.items = selection();
    return rule;
  }
  Redemption redemption(std::size_t index) {
    Redemption redemption;
    redemption.id = numbered("redemption", index);
    redemption.name = text();
    redemption.ledger = any_of("ledger", program_.ledgers.size());
    redemption.points = Points{amount(1)};
    redemption.value = Money{amount(1)};
    if (maybe()) redemption.step = Points{amount(1)};
    if (maybe()) redemption.minimum = Points{amount(0)};
    if (maybe()) redemption.max_share = *make_rational(1 + below(1000), 1000);
    redemption.when = when(true);
    return redemption;
  }
  Benefit benefit(int kind, bool repeats) {
    if (kind == 0 && !repeats) {
      return PercentOff{*make_rational(1 + below(100000), 100000), maybe() ? AmountBase::net : AmountBase::list,
                        one_of<BenefitScope>(2)};
    }
    if (kind <= 1) return AmountOff{Money{amount(1)}, one_of<BenefitScope>(3)};
    VoucherBack voucher{Money{amount(1)}, Money{amount(0)}, 1 + below(5), {}, selection()};
    if (maybe()) voucher.valid_days = 1 + below(400);
    return voucher;
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
    trigger.measure = one_of<Trigger::Measure>(3);
    const int rungs = trigger.measure == Trigger::Measure::always ? 1 : 1 + below(3);
    const int kind = below(3);
    if (trigger.measure != Trigger::Measure::always && rungs == 1 && maybe()) {
      trigger.repeat = Trigger::Repeat::each;
      if (maybe()) trigger.times = 1 + below(9);
    }
    const bool repeats = trigger.repeat == Trigger::Repeat::each;
    std::int64_t at = 0;
    for (int i = 0; i < rungs; ++i) {
      if (trigger.measure != Trigger::Measure::always) at += 1 + below(1000000);
      promotion.rungs.push_back({at, benefit(repeats ? std::max(kind, 1) : kind, repeats)});
    }
    if (trigger.measure == Trigger::Measure::amount)
      trigger.base = one_of<AmountBase>(promotion.gives_vouchers() ? 3 : 2);
    if (maybe()) promotion.cap = Money{amount(1)};
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
    program_.allocation = one_of<Allocation>(3);
    program_.ledgers.push_back(ledger(0));
    fill(program_.ledgers, 2, [&](std::size_t i) { return ledger(i); });
    fill(program_.metrics, 3, [&](std::size_t i) { return metric(i); });
    fill(program_.tiers, 3, [&](std::size_t i) { return Tier{numbered("tier", i), text(), condition(2, false)}; });
    fill(program_.earn, 4, [&](std::size_t i) { return earn_rule(i); });
    program_.tier_validity.kind = one_of<TierValidity::Kind>(3);
    if (program_.tier_validity.kind == TierValidity::Kind::months) program_.tier_validity.months = 1 + below(36);
    fill(program_.redemptions, 2, [&](std::size_t i) { return redemption(i); });
    program_.stages = default_stages();
    for (Stage& stage : program_.stages) stage.choose = one_of<Choose>(3);
    fill(program_.promotions, 4, [&](std::size_t i) { return promotion(i); });
    return std::move(program_);
  }

  Program program_;
};

}  // namespace loyalty::test

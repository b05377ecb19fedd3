// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

#include "loyalty/offer_text.h"
#include "offer_audience.h"
#include "offer_corpus.h"
#include "offer_vocabulary.h"

namespace loyalty::test {
namespace {

[[nodiscard]] rc::Gen<std::int64_t> any_amount() {
  return rc::gen::oneOf(
      rc::gen::inRange<std::int64_t>(1, 100000),
      rc::gen::map(rc::gen::inRange<std::int64_t>(1, 2000), [](std::int64_t whole) { return whole * 100; }),
      rc::gen::inRange<std::int64_t>(1, kMaxAmount));
}

[[nodiscard]] rc::Gen<Rational> any_share() {
  const auto of = [](std::int64_t whole) {
    return rc::gen::map(rc::gen::inRange<std::int64_t>(1, whole + 1), [whole](std::int64_t part) {
      return make_rational(part, whole).value_or(Rational{1, 2});
    });
  };
  return rc::gen::oneOf(of(20), of(100), of(1000), of(100000000000));
}

enum class Kind { percent, amount, unit_amount, price, points, cashback, cashback_share, gift, voucher };

[[nodiscard]] Benefit any_benefit(Kind kind) {
  switch (kind) {
    case Kind::percent:
      return PercentOff{*any_share(), *rc::gen::element(AmountBase::net, AmountBase::list), BenefitScope::order};
    case Kind::amount:
      return AmountOff{Money{*any_amount()}, BenefitScope::order};
    case Kind::unit_amount:
      return AmountOff{Money{*any_amount()}, BenefitScope::unit};
    case Kind::price:
      return NewPrice{NewPrice::Scope::unit, Money{*any_amount()}};
    case Kind::points:
      return PointsBack{"points", Points{*any_amount()}};
    case Kind::cashback:
      return Cashback{std::nullopt, Money{*any_amount()}, AmountBase::net};
    case Kind::cashback_share:
      return Cashback{*any_share(), {}, AmountBase::net};
    case Kind::gift:
      return Gifts{{Gift{"gift", {}, *rc::gen::inRange<std::int64_t>(1, 21), std::nullopt}}};
    case Kind::voucher:
      break;
  }
  VoucherBack voucher;
  voucher.value = Money{*any_amount()};
  if (*rc::gen::arbitrary<bool>()) voucher.minimum = Money{*any_amount()};
  if (*rc::gen::arbitrary<bool>()) voucher.count = *rc::gen::inRange<std::int64_t>(2, 1000);
  if (*rc::gen::arbitrary<bool>()) voucher.valid_days = *rc::gen::inRange(1, 100001);
  return voucher;
}

/// Any promotion about sets that an offer text can say.
[[nodiscard]] Promotion any_sets() {
  Promotion promotion;
  promotion.trigger.measure = Trigger::Measure::sets;
  const std::int64_t size = *rc::gen::inRange<std::int64_t>(2, 21);
  promotion.trigger.groups.emplace_back().quantity = size;
  const Kind kind = *rc::gen::element(Kind::percent, Kind::price);
  Rung& rung = promotion.rungs.emplace_back();
  rung.benefit = any_benefit(kind);
  if (auto* price = std::get_if<NewPrice>(&rung.benefit); price != nullptr && *rc::gen::arbitrary<bool>()) {
    price->scope = NewPrice::Scope::set;
  } else {
    rung.reduced.of.emplace().units = *rc::gen::inRange<std::int64_t>(1, size);
  }
  if (auto* percent = std::get_if<PercentOff>(&rung.benefit)) percent->base = AmountBase::net;
  if (*rc::gen::arbitrary<bool>()) promotion.trigger.times = *rc::gen::inRange<std::int64_t>(1, 1000);
  return promotion;
}

/// Units of the order, or goods added to it.
void limit_units(Rung& rung, Kind kind) {
  const std::int64_t most = *rc::gen::inRange<std::int64_t>(1, 21);
  if (kind == Kind::price) {
    if (!*rc::gen::arbitrary<bool>()) return;
    rung.reduced.items.emplace().include.tags = {"addon"};
    if (*rc::gen::arbitrary<bool>()) rung.reduced.units = UnitLimit{UnitLimit::Per::order, most, UnitOrder::cheapest};
  } else if ((kind == Kind::percent || kind == Kind::amount) && *rc::gen::arbitrary<bool>()) {
    const UnitOrder take = *rc::gen::element(UnitOrder::cheapest, UnitOrder::dearest, UnitOrder::basket);
    rung.reduced.units = UnitLimit{UnitLimit::Per::order, most, take};
  }
}

/// Any promotion that an offer text can say.
[[nodiscard]] Promotion any_promotion() {
  using Measure = Trigger::Measure;
  Promotion promotion;
  const Kind kind = *rc::gen::element(Kind::percent, Kind::amount, Kind::unit_amount, Kind::voucher, Kind::price,
                                      Kind::points, Kind::cashback, Kind::cashback_share, Kind::gift);
  if (*rc::gen::inRange(0, 5) == 0) return any_sets();
  Trigger& trigger = promotion.trigger;
  trigger.measure = *rc::gen::element(Measure::always, Measure::amount, Measure::quantity);
  if (kind == Kind::gift && trigger.measure == Measure::always) trigger.measure = Measure::amount;
  const bool marked = trigger.measure != Measure::always;
  const bool gives = kind == Kind::voucher || kind == Kind::points || kind == Kind::cashback || kind == Kind::gift;
  const bool repeatable = marked && (kind == Kind::amount || gives);
  if (repeatable && *rc::gen::arbitrary<bool>()) {
    trigger.repeat = Trigger::Repeat::each;
    if (*rc::gen::arbitrary<bool>()) trigger.times = *rc::gen::inRange<std::int64_t>(1, 1000);
  }
  const bool single = !marked || trigger.repeat == Trigger::Repeat::each;
  const int rungs = single ? 1 : *rc::gen::inRange(1, 4);
  std::int64_t at = 0;
  for (int i = 0; i < rungs; ++i) {
    if (marked) at += *rc::gen::inRange<std::int64_t>(1, 1000000);
    promotion.rungs.push_back({at, any_benefit(kind)});
  }
  if (trigger.repeat == Trigger::Repeat::once) limit_units(promotion.rungs.front(), rungs == 1 ? kind : Kind::voucher);
  if (*rc::gen::arbitrary<bool>()) promotion.cap = Money{*any_amount()};
  if (*rc::gen::arbitrary<bool>()) promotion.combines.with.emplace();
  if (*rc::gen::arbitrary<bool>()) {
    promotion.budget.emplace();
    if (*rc::gen::arbitrary<bool>()) promotion.budget->uses = *rc::gen::inRange<std::int64_t>(1, 100000);
    if (!promotion.budget->uses || *rc::gen::arbitrary<bool>())
      promotion.budget->per_member = *rc::gen::inRange<std::int64_t>(1, 100);
  }
  const bool may_pay = kind == Kind::voucher;
  if (trigger.measure == Measure::amount)
    trigger.base =
        *rc::gen::element(AmountBase::net, AmountBase::list, may_pay ? AmountBase::payable : AmountBase::net);
  std::uint32_t audiences = *rc::gen::inRange<std::uint32_t>(0, 1U << offer_audiences().size());
  if (*rc::gen::arbitrary<bool>()) audiences = 0;
  if (contradict_audiences(audiences)) audiences &= (1U << (kNewCustomer + 1)) - 1;
  write_audience_condition(promotion.when, audiences);
  return promotion;
}

RC_GTEST_PROP(OfferProperty, canonical_words_read_back_to_the_same_terms, ()) {
  const Promotion promotion = any_promotion();
  const Currency currency = *find_currency(*rc::gen::element<std::string>("CNY", "USD", "JPY", "KWD", "CHF", "TWD"));
  for (const OfferLanguage language : kOfferLanguages) {
    const std::string text = offer_words(promotion, currency, language);
    const Result<std::vector<OfferReading>> again = parse_offer(text, currency);
    if (!again && text.size() > 400) continue;
    RC_LOG() << text << '\n';
    RC_ASSERT(again.ok());
    Promotion terms = again->front().promotion;
    terms.id.clear();
    terms.name = {};
    RC_ASSERT(terms == promotion);
  }
}

/// What holds of any answer, whatever the bytes.
void check_any_answer(const std::string& text) {
  const Currency currency = *find_currency("CNY");
  const Result<std::vector<OfferReading>> result = parse_offer(text, currency);
  RC_LOG() << '"' << text << "\"\n";
  if (!result) {
    if (result.error().code != ErrorCode::offer_not_understood) return;
    const std::string& rest = result.error().params.front().second;
    RC_ASSERT(!rest.empty());
    RC_ASSERT(rest.size() <= 60U);
    RC_ASSERT(text.find(rest) != std::string::npos);
    return;
  }
  for (const OfferReading& reading : result.value()) {
    const Promotion& promotion = reading.promotion;
    RC_ASSERT(!promotion.rungs.empty());
    RC_ASSERT(promotion.id.size() <= 64U);
    std::int64_t before = -1;
    for (const Rung& rung : promotion.rungs) {
      RC_ASSERT(rung.at > before);
      RC_ASSERT(rung.benefit.index() == promotion.rungs.front().benefit.index());
      before = rung.at;
    }
    for (const OfferLanguage language : kOfferLanguages) {
      const std::string words = offer_words(promotion, currency, language);
      const Result<std::vector<OfferReading>> again = parse_offer(words, currency);
      RC_LOG() << words << '\n';
      if (!again) {
        RC_ASSERT(again.error().code == ErrorCode::too_large);
        continue;
      }
      Promotion read = again.value().front().promotion;
      read.name = promotion.name;
      RC_ASSERT(read == promotion);
    }
  }
}

RC_GTEST_PROP(OfferProperty, random_bytes_are_answered, (const std::string& bytes)) { check_any_answer(bytes); }

RC_GTEST_PROP(OfferProperty, mutated_phrases_are_answered, ()) {
  const auto phrase = [] {
    const std::size_t index = *rc::gen::inRange<std::size_t>(0, understood_offers().size());
    return std::string(understood_offers()[index].text);
  };
  std::string text = phrase();
  const int steps = *rc::gen::inRange(1, 6);
  for (int i = 0; i < steps; ++i) {
    const std::size_t at = *rc::gen::inRange<std::size_t>(0, text.size() + 1);
    const std::string other = phrase();
    switch (*rc::gen::inRange(0, 5)) {
      case 0:
        text.erase(at, *rc::gen::inRange<std::size_t>(1, 4));
        break;
      case 1:
        text.insert(at, 1, *rc::gen::arbitrary<char>());
        break;
      case 2:
        text.insert(at, other);
        break;
      case 3:
        text.insert(at, other, 0, *rc::gen::inRange<std::size_t>(1, other.size() + 1));
        break;
      default:
        text += other.substr(*rc::gen::inRange<std::size_t>(0, other.size()));
        break;
    }
  }
  check_any_answer(text);
}

/// Words in any order: more of them get far into the grammar than of random bytes.
RC_GTEST_PROP(OfferProperty, shuffled_words_are_answered, ()) {
  const std::vector<std::string> words{
      "满",       "每满",  "100",      "20",     "减",       "送",      "券",     "，",     "元",       "8折",
      "3件",      "最高",  "可用",     "30天",   "内有效",   "spend ",  "get ",   "$",      "off ",     "every ",
      "up to ",   "times", "voucher ", "15% ",   "1,000",    "打",      "2张",    "items ", "for ",     "or more ",
      "上不封顶", "限",    "次",       "无门槛", "-",        "once",    "每件",   "立减",   "2",        "以上",
      "で",       "引き",  "ごとに",   "2割",    "クーポン", "進呈",    "点",     "まで",   "1会計",    "全品",
      "折",       "千",    "原价",     "实付",   "新客",     "周三",    "可叠加", "税込",   "使用可能", "第",
      "免费",     "加",    "换购",     "一口价", "赠品",     "积分",    "返现",   "每人",   "前",       "名",
      "最贵",     "目",    "不可叠加", "free ",  "buy ",     "second ", "1"};
  std::string text;
  const int count = *rc::gen::inRange(1, 14);
  for (int i = 0; i < count; ++i) text += *rc::gen::elementOf(words);
  check_any_answer(text);
}

}  // namespace
}  // namespace loyalty::test

// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

#include "loyalty/offer_text.h"
#include "offer_corpus.h"

namespace loyalty::test {
namespace {

constexpr OfferLanguage kLanguages[] = {OfferLanguage::english, OfferLanguage::chinese};

[[nodiscard]] std::string words(std::string_view text, std::string_view currency, OfferLanguage language) {
  const Currency money = find_currency(currency).value_or(Currency{});
  const Result<std::vector<OfferReading>> result = parse_offer(text, money);
  return result ? offer_words(result.value().front().promotion, money, language) : message_of(result.error());
}
[[nodiscard]] std::string english(std::string_view text, std::string_view currency = "USD") {
  return words(text, currency, OfferLanguage::english);
}
[[nodiscard]] std::string chinese(std::string_view text, std::string_view currency = "CNY") {
  return words(text, currency, OfferLanguage::chinese);
}

TEST(OfferWords, read_back_to_the_terms_of_every_reading) {
  for (const UnderstoodOffer& offer : understood_offers()) {
    const Currency currency = find_currency(offer.currency).value_or(Currency{});
    const Result<std::vector<OfferReading>> readings = parse_offer(offer.text, currency);
    ASSERT_TRUE(readings) << offer.text;
    for (const OfferReading& reading : readings.value()) {
      for (const OfferLanguage language : kLanguages) {
        const std::string text = offer_words(reading.promotion, currency, language);
        const Result<std::vector<OfferReading>> again = parse_offer(text, currency);
        ASSERT_TRUE(again) << offer.text << " -> " << text << ": " << message_of(again.error());
        const Promotion& promotion = again.value().front().promotion;
        EXPECT_EQ(terms_of(promotion), terms_of(reading.promotion)) << offer.text << " -> " << text;
        EXPECT_EQ(promotion.id, reading.promotion.id);
        EXPECT_EQ(offer_words(promotion, currency, language), text);
      }
    }
  }
}

TEST(OfferWords, read_back_in_every_currency) {
  int count = 0;
  for (char a = 'A'; a <= 'Z'; ++a) {
    for (char b = 'A'; b <= 'Z'; ++b) {
      for (char c = 'A'; c <= 'Z'; ++c) {
        const std::string code{a, b, c};
        const std::optional<Currency> currency = find_currency(code);
        if (!currency) continue;
        ++count;
        Promotion promotion;
        promotion.trigger.measure = Trigger::Measure::amount;
        promotion.rungs = {{123450, VoucherBack{Money{6789}, Money{20001}, 3, 30, {}}}};
        for (const OfferLanguage language : kLanguages) {
          const std::string text = offer_words(promotion, *currency, language);
          const Result<std::vector<OfferReading>> again = parse_offer(text, *currency);
          ASSERT_TRUE(again) << text << ": " << message_of(again.error());
          EXPECT_EQ(terms_of(again.value().front().promotion), terms_of(promotion)) << text;
        }
      }
    }
  }
  EXPECT_GT(count, 150);
}

TEST(OfferWords, are_what_a_shop_would_print) {
  EXPECT_EQ(english("满300减50"), "$50 off orders of $300 or more");
  EXPECT_EQ(chinese("$50 off orders over $300", "USD"), "满300美元减50美元");
  EXPECT_EQ(chinese("满300减50"), "满300元减50元");
  EXPECT_EQ(english("每满100减20，最高减60"), "$20 off every $100, max $60");
  EXPECT_EQ(chinese("每满100减20，最高减60"), "每满100元减20元，最高减60元");
  EXPECT_EQ(english("每满100减20，限3次"), "$20 off every $100, up to 3 times");
  EXPECT_EQ(chinese("85折"), "8.5折");
  EXPECT_EQ(english("八五折"), "15% off");
  EXPECT_EQ(chinese("12.5% off"), "8.75折");
  EXPECT_EQ(chinese("buy 3 get 20% off"), "满3件打8折");
  EXPECT_EQ(english("满3件8折"), "20% off 3 or more items");
  EXPECT_EQ(english("满100送50券，满100可用，30天内有效"),
            "spend $100, get a $50 voucher, usable from $100, valid for 30 days");
  EXPECT_EQ(chinese("spend 100 get 50 voucher"), "满100元送50元无门槛券");
  EXPECT_EQ(english("满99.9减9.9", "CHF"), "CHF 9.90 off orders of CHF 99.90 or more");
}

TEST(OfferWords, a_discount_that_counts_once_says_so_when_its_cap_speaks_of_repeats) {
  Promotion promotion;
  promotion.trigger.measure = Trigger::Measure::amount;
  promotion.rungs = {{10000, AmountOff{Money{2000}, BenefitScope::order}}};
  promotion.cap = Money{6000};
  const Currency yuan = find_currency("CNY").value_or(Currency{});
  EXPECT_EQ(offer_words(promotion, yuan, OfferLanguage::chinese), "满100元减20元，每单限1次，最高减60元");
  EXPECT_EQ(offer_words(promotion, yuan, OfferLanguage::english),
            "¥20 off orders of ¥100 or more, once per order, max ¥60");
}

TEST(OfferWords, name_what_an_offer_text_cannot_say) {
  Promotion promotion;
  promotion.trigger = {Trigger::Measure::amount, Trigger::Repeat::once, AmountBase::list, std::nullopt};
  promotion.rungs = {{10000, PercentOff{Rational{1, 3}, AmountBase::list, BenefitScope::line}}};
  promotion.items.include.categories = {"tea"};
  promotion.valid = {make_date({2026, 11, 1}), make_date({2026, 11, 11})};
  promotion.when.children.emplace_back();
  const Currency yuan = find_currency("CNY").value_or(Currency{});
  EXPECT_EQ(
      offer_words(promotion, yuan, OfferLanguage::english),
      "100/3% off orders of ¥100 or more (selected items) (mark on list prices) (on list prices) (rounded by line) "
      "(conditions apply) (2026-11-01 to 2026-11-11)");
  EXPECT_EQ(offer_words(promotion, yuan, OfferLanguage::chinese),
            "满100元打20/3折（指定商品）（按原价计满）（按原价）（按行取整）（有附加条件）（2026-11-01至2026-11-11）");
  for (const OfferLanguage language : kLanguages)
    EXPECT_FALSE(parse_offer(offer_words(promotion, yuan, language), yuan));
}

}  // namespace
}  // namespace loyalty::test

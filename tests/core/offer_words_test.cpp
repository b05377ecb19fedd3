// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

#include "loyalty/offer_text.h"
#include "offer_corpus.h"

namespace loyalty::test {
namespace {

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
      for (const OfferLanguage language : kOfferLanguages) {
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
        for (const OfferLanguage language : kOfferLanguages) {
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
  const auto japanese = [](std::string_view text) { return words(text, "JPY", OfferLanguage::japanese); };
  const auto traditional = [](std::string_view text) { return words(text, "TWD", OfferLanguage::traditional); };
  EXPECT_EQ(japanese("满3000减500"), "3000円以上で500円引き");
  EXPECT_EQ(japanese("每满1000减100，最高减500"), "1000円ごとに100円引き、最大500円");
  EXPECT_EQ(japanese("满3件8折"), "3点以上で20%OFF");
  EXPECT_EQ(japanese("每件减50"), "1点につき50円引き");
  EXPECT_EQ(japanese("满1000送2张500券，满2000可用，30天内有效"),
            "1000円以上で500円クーポン2枚進呈、2000円以上で使用可能、30日間有効");
  EXPECT_EQ(japanese("新客立减500"), "500円引き、新規のお客様限定");
  EXPECT_EQ(japanese("折前满5000打8折，限周三"), "定価5000円以上で20%OFF、水曜日限定");
  EXPECT_EQ(traditional("满1000减100"), "滿1000元減100元");
  EXPECT_EQ(traditional("满1000送100券，30天内有效"), "滿1000元送100元無門檻券，30天內有效");
  EXPECT_EQ(traditional("生日当月8.5折"), "8.5折，限生日當月");
  EXPECT_EQ(traditional("學生9折"), "9折，限學生");
  EXPECT_EQ(chinese("15% off list prices on orders over $300", "USD"), "满300美元按原价打8.5折");
  EXPECT_EQ(english("实付满100送20券", "CNY"), "pay ¥100, get a ¥20 voucher with no minimum");
  EXPECT_EQ(english("折前满100减20，新客专享，周六、周日", "CNY"),
            "¥20 off orders of ¥100 or more at list prices, on Saturdays, on Sundays, for new customers");
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
  promotion.trigger.measure = Trigger::Measure::amount;
  promotion.trigger.base = AmountBase::list;
  promotion.rungs = {{10000, PercentOff{Rational{1, 3}, AmountBase::list, BenefitScope::line}}};
  promotion.items.include.categories = {"tea"};
  promotion.valid = {make_date({2026, 11, 1}), make_date({2026, 11, 11})};
  promotion.when.children.emplace_back();
  const Currency yuan = find_currency("CNY").value_or(Currency{});
  EXPECT_EQ(offer_words(promotion, yuan, OfferLanguage::english),
            "100/3% off list prices on orders of ¥100 or more at list prices (conditions apply) (selected items) "
            "(rounded by line) (2026-11-01 to 2026-11-11)");
  EXPECT_EQ(offer_words(promotion, yuan, OfferLanguage::chinese),
            "按原价满100元按原价打20/3折（有附加条件）（指定商品）（按行取整）（2026-11-01至2026-11-11）");
  EXPECT_EQ(offer_words(promotion, yuan, OfferLanguage::traditional),
            "按原價滿100元按原價打20/3折（有附加條件）（指定商品）（按行取整）（2026-11-01至2026-11-11）");
  EXPECT_EQ(offer_words(promotion, yuan, OfferLanguage::japanese),
            "定価100元以上で定価の100/3%OFF（条件あり）（対象商品）（行ごとに端数処理）（2026-11-01～2026-11-11）");
  for (const OfferLanguage language : kOfferLanguages)
    EXPECT_FALSE(parse_offer(offer_words(promotion, yuan, language), yuan));
}

}  // namespace
}  // namespace loyalty::test

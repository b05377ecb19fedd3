// SPDX-License-Identifier: Apache-2.0
#include "loyalty/offer_text.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "offer_corpus.h"

namespace loyalty::test {
namespace {

[[nodiscard]] Currency currency_of(std::string_view code) {
  const std::optional<Currency> currency = find_currency(code);
  EXPECT_TRUE(currency) << code;
  return currency.value_or(Currency{});
}

/// The readings of a text that is understood.
[[nodiscard]] std::vector<OfferReading> readings(std::string_view text, std::string_view currency = "CNY") {
  const Result<std::vector<OfferReading>> result = parse_offer(text, currency_of(currency));
  if (!result) {
    ADD_FAILURE() << text << ": " << message_of(result.error());
    return {};
  }
  return *result;
}

[[nodiscard]] std::vector<std::string> assumed(const OfferReading& reading) {
  std::vector<std::string> names;
  for (const Assumption assumption : reading.assumptions) names.emplace_back(name_of(assumption));
  return names;
}

using Names = std::vector<std::string>;

TEST(ParseOffer, reads_the_terms_of_every_phrase) {
  EXPECT_GE(understood_offers().size(), 120U);
  for (const UnderstoodOffer& offer : understood_offers()) {
    const std::vector<OfferReading> all = readings(offer.text, offer.currency);
    ASSERT_FALSE(all.empty()) << offer.text;
    EXPECT_EQ(terms_of(all.front().promotion), offer.terms) << offer.text;
  }
}

TEST(ParseOffer, refuses_what_it_does_not_understand_from_where_it_begins) {
  EXPECT_GE(refused_offers().size(), 30U);
  for (const RefusedOffer& offer : refused_offers()) {
    const Result<std::vector<OfferReading>> result = parse_offer(offer.text, currency_of(offer.currency));
    ASSERT_FALSE(result) << offer.text << " was read as " << terms_of(result.value().front().promotion);
    EXPECT_EQ(name_of(result.error().code), "offer_not_understood") << offer.text;
    EXPECT_EQ(result.error().where.to_pointer(), "/text");
    ASSERT_EQ(result.error().params.size(), 1U);
    EXPECT_EQ(result.error().params[0].first, "rest");
    EXPECT_EQ(result.error().params[0].second, offer.rest) << offer.text;
  }
}

TEST(ParseOffer, ids_tell_terms_apart_and_names_keep_the_text) {
  const OfferReading reading = readings("  满300减50　").front();
  EXPECT_EQ(reading.promotion.id, "amount-300-50");
  EXPECT_EQ(reading.promotion.name, (Text{{{"", "满300减50"}}}));
  EXPECT_TRUE(reading.promotion.stage.empty());
  EXPECT_EQ(readings("每满100减20，最高减60").front().promotion.id, "each-100-20-max-60");
  EXPECT_EQ(readings("8.5折").front().promotion.id, "percent-15");
  EXPECT_EQ(readings("满3件8折").front().promotion.id, "qty3-percent-20");
  EXPECT_EQ(readings("满100送50").front().promotion.id, "voucher-100-50");
  EXPECT_EQ(readings("满99.9减9.9").front().promotion.id, "amount-99.90-9.90");

  std::set<std::string> terms;
  std::set<std::string> ids;
  for (const UnderstoodOffer& offer : understood_offers()) {
    if (offer.currency != "CNY") continue;
    for (const OfferReading& each : readings(offer.text)) {
      terms.insert(terms_of(each.promotion));
      ids.insert(each.promotion.id);
    }
  }
  EXPECT_EQ(ids.size(), terms.size());
}

TEST(ParseOffer, a_long_list_of_rungs_has_an_id_of_64_characters) {
  std::string text;
  for (int i = 1; i <= 12; ++i) text += "满" + std::to_string(i * 1000) + "减" + std::to_string(i * 10) + "，";
  const std::string id = readings(text).front().promotion.id;
  EXPECT_EQ(id.size(), 64U);
  EXPECT_EQ(id.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.:-"),
            std::string::npos);
  EXPECT_NE(readings(text + "满13000减999").front().promotion.id, id);
}

TEST(ParseOffer, a_voucher_mark_counts_once_or_for_each) {
  const std::vector<OfferReading> all = readings("满100送50券，满100可用");
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(terms_of(all[0].promotion), "amount @10000 voucher 5000 min 10000");
  EXPECT_EQ(terms_of(all[1].promotion), "amount each @10000 voucher 5000 min 10000");
  EXPECT_EQ(assumed(all[0]), (Names{"once_per_order", "currency_of_request"}));
  EXPECT_EQ(assumed(all[1]), (Names{"currency_of_request"}));
  EXPECT_EQ(readings("每满100送50券").size(), 1U);
  EXPECT_EQ(readings("满100送50券，每单限一次").size(), 1U);
  EXPECT_EQ(readings("送50券").size(), 1U);
  EXPECT_EQ(readings("满100送20券，满200送50券").size(), 1U);
}

TEST(ParseOffer, a_cap_above_one_discount_speaks_of_repeats) {
  const std::vector<OfferReading> all = readings("满100减20，最高减60");
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(terms_of(all[0].promotion), "amount each @10000 off 2000 cap 6000");
  EXPECT_EQ(assumed(all[0]), (Names{"currency_of_request"}));
  EXPECT_EQ(terms_of(all[1].promotion), "amount @10000 off 2000 cap 6000");
  EXPECT_EQ(assumed(all[1]), (Names{"once_per_order", "currency_of_request"}));
  const std::vector<OfferReading> not_above = readings("满100减20，最高减20");
  ASSERT_EQ(not_above.size(), 1U);
  EXPECT_EQ(terms_of(not_above[0].promotion), "amount @10000 off 2000 cap 2000");
}

TEST(ParseOffer, says_what_the_text_left_out) {
  const auto of = [](std::string_view text, std::string_view currency) {
    return assumed(readings(text, currency).front());
  };
  EXPECT_EQ(of("满300减50", "CNY"), (Names{"once_per_order", "currency_of_request"}));
  EXPECT_EQ(of("满300减50，每单限一次", "CNY"), (Names{"currency_of_request"}));
  EXPECT_EQ(of("满300人民币减50", "CNY"), (Names{"once_per_order"}));
  EXPECT_EQ(of("每满100减20", "CNY"), (Names{"currency_of_request"}));
  EXPECT_EQ(of("满200减20，满300减50", "CNY"), (Names{"highest_rung", "currency_of_request"}));
  EXPECT_EQ(of("满100送50", "CNY"), (Names{"once_per_order", "no_minimum", "currency_of_request"}));
  EXPECT_EQ(of("满100送50无门槛券", "CNY"), (Names{"once_per_order", "currency_of_request"}));
  EXPECT_EQ(of("满100送20券，满100可用，满200送50券", "CNY"),
            (Names{"highest_rung", "no_minimum", "currency_of_request"}));
  EXPECT_EQ(of("8.5折", "CNY"), Names{});
  EXPECT_EQ(of("85折", "CNY"), Names{"two_digits_are_percent"});
  EXPECT_EQ(of("满300打85折", "CNY"), (Names{"currency_of_request", "two_digits_are_percent"}));
  EXPECT_EQ(of("15% off", "USD"), Names{});
  EXPECT_EQ(of("$20 off over $100", "USD"), (Names{"once_per_order", "currency_of_request"}));
  EXPECT_EQ(of("USD 20 off over USD 100", "USD"), (Names{"once_per_order"}));
}

TEST(ParseOffer, a_sign_may_stand_for_several_currencies) {
  for (const std::string_view code : {"USD", "CAD", "AUD", "HKD", "MXN"})
    EXPECT_EQ(readings("$5 off", code).size(), 1U) << code;
  for (const std::string_view code : {"CNY", "JPY"}) EXPECT_EQ(readings("¥5 off", code).size(), 1U) << code;
  for (const std::string_view code : {"CNY", "TWD", "HKD"}) EXPECT_EQ(readings("立减5元", code).size(), 1U) << code;
  for (const std::string_view code : {"EUR", "GBP", "JPY", "CNY"})
    EXPECT_FALSE(parse_offer("$5 off", currency_of(code))) << code;
}

TEST(ParseOffer, empty_large_and_broken_texts_are_errors_at_the_text) {
  const auto code = [](std::string_view text) {
    const Result<std::vector<OfferReading>> result = parse_offer(text, currency_of("CNY"));
    if (result.ok()) return std::string("understood");
    EXPECT_EQ(result.error().where.to_pointer(), "/text");
    return std::string(name_of(result.error().code));
  };
  EXPECT_EQ(code(""), "empty");
  EXPECT_EQ(code(" \t　"), "empty");
  EXPECT_EQ(code("\xFF"), "invalid_utf8");
  EXPECT_EQ(code("满300减50\xE6\xBB"), "invalid_utf8");
  EXPECT_EQ(code("\xC0\xAF"), "invalid_utf8");
  EXPECT_EQ(code("\xED\xA0\x80"), "invalid_utf8");
  EXPECT_EQ(code("\xF4\x90\x80\x80"), "invalid_utf8");
  EXPECT_EQ(code("8折" + std::string(396, ' ')), "understood");
  EXPECT_EQ(code("8折" + std::string(397, ' ')), "too_large");
}

TEST(ParseOffer, the_rest_is_cut_between_characters) {
  std::string text(1, 'x');
  for (int i = 0; i < 40; ++i) text += "满";
  const Result<std::vector<OfferReading>> result = parse_offer(text, currency_of("CNY"));
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().params.at(0).second, text.substr(0, 58));
}

}  // namespace
}  // namespace loyalty::test

// SPDX-License-Identifier: Apache-2.0
// Offers as shops write them (tests/offers/corpus.json): each with the documents it becomes, or where it stops being
// understood.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>

#include "json/call.h"

namespace loyalty::tests {
namespace {

using nlohmann::json;

[[nodiscard]] const json& corpus() {
  static const json kCorpus = [] {
    std::ifstream file(LOYALTY_OFFERS_DIR "/corpus.json");
    return json::parse(file, nullptr, false);
  }();
  return kCorpus;
}

[[nodiscard]] std::string text_of(const json& value) { return value.get<std::string>(); }

[[nodiscard]] json answer(const json& text, const json& currency) {
  loyalty::json::Session session;
  return json::parse(session.call("parse-offer", json{{"text", text}, {"currency", currency}}.dump()), nullptr, false);
}

/// The document without what is made of it: its id, and its name, which is the text.
[[nodiscard]] json terms_of(json promotion) {
  promotion.erase("id");
  promotion.erase("name");
  return promotion;
}

/// What a document asks for beyond amounts, percentages and vouchers.
void add_needs(const json& promotion, std::set<std::string>& needs) {
  const auto of_benefit = [&](const json& benefit) {
    const std::string type = text_of(benefit.at("type"));
    for (const char* kind : {"price", "gift", "points", "cashback"}) {
      if (type == kind) needs.insert(type);
    }
    for (const char* part : {"units", "items"}) {
      if (benefit.contains(part)) needs.insert(part);
    }
  };
  if (promotion.contains("trigger") && promotion.at("trigger").at("type") == "sets") needs.insert("sets");
  if (promotion.contains("benefit")) of_benefit(promotion.at("benefit"));
  for (const json& rung : promotion.value("rungs", json::array())) of_benefit(rung.at("benefit"));
  for (const char* part : {"budget", "combines", "floor"}) {
    if (promotion.contains(part)) needs.insert(part);
  }
}

TEST(OfferCorpusFile, is_complete) {
  ASSERT_TRUE(corpus().is_object());
  EXPECT_GE(corpus().at("phrases").size(), 350U);
  EXPECT_GE(corpus().at("refused").size(), 70U);
  std::map<std::string, int> languages;
  std::set<std::pair<std::string, std::string>> seen;
  std::set<std::string> kinds;
  std::set<std::string> assumptions;
  for (const char* list : {"phrases", "refused"}) {
    for (const json& entry : corpus().at(list)) {
      const std::string phrase = text_of(entry.at("phrase"));
      EXPECT_TRUE(seen.emplace(phrase, text_of(entry.at("currency"))).second) << phrase << " stands twice";
      ++languages[std::string(list) + " " + text_of(entry.at("language"))];
    }
  }
  for (const json& entry : corpus().at("phrases")) {
    std::set<std::string> needs;
    ASSERT_FALSE(entry.at("readings").empty()) << entry;
    for (const json& reading : entry.at("readings")) {
      add_needs(reading.at("promotion"), needs);
      for (const json& assumption : reading.at("assumptions")) assumptions.insert(text_of(assumption));
    }
    EXPECT_TRUE(!entry.contains("needs") || json(needs) == entry.at("needs")) << entry.at("phrase");
    kinds.insert(needs.begin(), needs.end());
  }
  EXPECT_EQ(kinds, (std::set<std::string>{"budget", "cashback", "combines", "gift", "items", "points", "price", "sets",
                                          "units"}));
  EXPECT_EQ(assumptions.size(), 7U) << "an assumption is not used";
  for (const char* language : {"zh-CN", "zh-TW", "zh-HK", "en", "ja"}) {
    EXPECT_GE(languages[std::string("phrases ") + language], 15) << language;
    EXPECT_GE(languages[std::string("refused ") + language], 3) << language;
  }
}

TEST(OfferCorpusFile, every_phrase_that_needs_nothing_more_has_these_readings) {
  for (const json& entry : corpus().at("phrases")) {
    if (entry.contains("needs")) continue;
    const json actual = answer(entry.at("phrase"), entry.at("currency"));
    if (actual.at("ok") != true) {
      ADD_FAILURE() << entry.at("phrase") << " is refused: " << actual.at("errors").at(0).at("params").dump();
      continue;
    }
    json readings = json::array();
    for (const json& reading : actual.at("result").at("readings")) {
      readings.push_back(
          {{"promotion", terms_of(reading.at("promotion"))}, {"assumptions", reading.at("assumptions")}});
    }
    EXPECT_TRUE(readings == entry.at("readings")) << entry.at("phrase") << " is read as " << readings;
  }
}

TEST(OfferCorpusFile, every_document_is_a_promotion_of_a_programme) {
  for (const json& entry : corpus().at("phrases")) {
    if (entry.contains("needs")) continue;
    for (const json& reading : entry.at("readings")) {
      json promotion = reading.at("promotion");
      promotion["id"] = "offer";
      const json program{{"format", "loyalty-program/1"},
                         {"id", "shop"},
                         {"currency", entry.at("currency")},
                         {"ledgers", {{{"id", "points"}}}},
                         {"promotions", {promotion}}};
      loyalty::json::Session session;
      const std::string response = session.call("validate", json{{"program", program}, {"warnings", false}}.dump());
      EXPECT_TRUE(json::parse(response, nullptr, false).at("ok") == true) << entry.at("phrase") << ": " << response;
    }
  }
}

TEST(OfferCorpusFile, words_in_each_language_read_back_to_the_same_terms) {
  for (const json& entry : corpus().at("phrases")) {
    if (entry.contains("needs")) continue;
    const json actual = answer(entry.at("phrase"), entry.at("currency"));
    ASSERT_EQ(actual.at("ok"), true) << entry.at("phrase");
    for (const json& reading : actual.at("result").at("readings")) {
      EXPECT_EQ(reading.at("words").size(), 4U);
      for (const auto& [language, words] : reading.at("words").items()) {
        const json again = answer(words, entry.at("currency"));
        ASSERT_EQ(again.at("ok"), true) << entry.at("phrase") << " in " << language << ": " << words;
        EXPECT_EQ(terms_of(again.at("result").at("readings").at(0).at("promotion")), terms_of(reading.at("promotion")))
            << entry.at("phrase") << " in " << language << ": " << words;
      }
    }
  }
}

/// A phrase that waits for a kind is refused, never read as something else; once it is read, its mark has to go.
TEST(OfferCorpusFile, a_phrase_that_needs_more_is_not_read_as_less) {
  for (const json& entry : corpus().at("phrases")) {
    if (!entry.contains("needs")) continue;
    const json actual = answer(entry.at("phrase"), entry.at("currency"));
    EXPECT_TRUE(actual.at("ok") == false) << entry.at("phrase") << " is read: " << actual;
  }
}

TEST(OfferCorpusFile, what_means_nothing_else_is_refused_from_where_it_begins) {
  for (const json& entry : corpus().at("refused")) {
    const json actual = answer(entry.at("phrase"), entry.at("currency"));
    EXPECT_TRUE(actual.at("ok") == false) << entry.at("phrase") << " is read: " << actual;
    if (actual.at("ok") != false) continue;
    const json& error = actual.at("errors").at(0);
    EXPECT_EQ(error.at("code"), "offer_not_understood") << entry.at("phrase");
    EXPECT_TRUE(error.at("params").at("rest") == entry.at("rest"))
        << entry.at("phrase") << " is refused from " << error.at("params").at("rest");
  }
}

}  // namespace
}  // namespace loyalty::tests

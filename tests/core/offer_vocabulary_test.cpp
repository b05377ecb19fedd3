// SPDX-License-Identifier: Apache-2.0
#include "offer_vocabulary.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

namespace loyalty::test {
namespace {

[[nodiscard]] std::vector<std::string> split(std::string_view words) {
  std::vector<std::string> parts(1);
  for (const char c : words) {
    if (c == '|') {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

/// Every word is found where it stands alone: none is written in characters that are folded away, none is twice.
void expect_found(std::string_view words, OfferToken kind, std::map<std::string, int>& seen) {
  for (const std::string& word : split(words)) {
    EXPECT_EQ(++seen[word], 1) << word;
    const std::optional<std::vector<OfferGlyph>> glyphs = fold_offer(word);
    ASSERT_TRUE(glyphs && !glyphs->empty()) << word;
    const OfferWord found = find_offer_word(*glyphs);
    EXPECT_EQ(found.length, glyphs->size()) << word;
    EXPECT_EQ(found.kind, kind) << word;
  }
}

TEST(OfferVocabulary, every_word_is_found_and_stands_once) {
  std::map<std::string, int> seen;
  for (const OfferEntry& entry : offer_vocabulary()) expect_found(entry.words, entry.kind, seen);
  for (const OfferAudience& audience : offer_audiences()) expect_found(audience.words, OfferToken::audience, seen);
  EXPECT_GT(seen.size(), 700U);
}

TEST(OfferVocabulary, folding_and_traditional_forms_are_inverse) {
  const auto folded = [](std::string_view text) { return fold_offer(text).value().front().character; };
  EXPECT_EQ(folded("滿"), U'满');
  EXPECT_EQ(folded("満"), U'满');
  EXPECT_EQ(traditional_form("满300元减50元，每单限1次，周一"), "滿300元減50元，每單限1次，週一");
  EXPECT_EQ(traditional_form("￥𠀀é8.5折"), "￥𠀀é8.5折");
}

}  // namespace
}  // namespace loyalty::test

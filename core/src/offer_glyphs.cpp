// SPDX-License-Identifier: Apache-2.0
#include "offer_glyphs.h"

namespace loyalty {
namespace {

constexpr char32_t kNoCharacter = 0xFFFFFFFF;

/// Traditional forms of the characters in the vocabulary, each with the simplified one behind it.
constexpr std::u32string_view kTraditional =
    U"滿满減减贈赠買买購购單单筆笔張张內内無无門门檻槛優优領领塊块錢钱圓圆個个兩两萬万億亿點点對对價价還还"
    U"現现獲获訂订費费長长過过頂顶設设僅仅選选場场幣币歐欧鎊镑韓韩額额為为進进間间計计條条週周會会員员專专"
    U"結结帳帐賬账後后館馆種种實实際际數数紅红禮礼疊叠與与當当舊旧雙双組组勁劲線线貨货動动電电時时樣样顧顾"
    U"戶户規规誕诞稅税別别適适屬属獨独灣湾標标發发網网頭头註注壽寿換换饋馈學学貴贵積积";
/// Japanese and other variants, formal numerals.
constexpr std::u32string_view kVariants =
    U"満满円圆臺台劵券貳二贰二壹一叁三參三肆四伍五陸六陆六柒七捌八玖九拾十佰百仟千〇零￥¥￡£−-–-効效"
    U"価价発发毎每単单実实併并対对様样戸户両两値值";

constexpr std::u32string_view kClauseEnds = U"\n\r;:!|()[]{}。；：！、（）【】「」『』《》〈〉·•…・";
constexpr std::u32string_view kSpaces = U" \t\u00A0\u1680\u200B\u202F\u205F\u2060\u3000\uFEFF";

[[nodiscard]] bool is_space(char32_t character) {
  return kSpaces.find(character) != std::u32string_view::npos || (character >= 0x2000 && character <= 0x200A);
}

/// What stands beside `character` in a table of pairs; `side` 0 looks the first of each up, 1 the second.
[[nodiscard]] char32_t counterpart(std::u32string_view pairs, std::size_t side, char32_t character) {
  for (std::size_t i = 0; i < pairs.size(); i += 2) {
    if (pairs[i + side] == character) return pairs[i + 1 - side];
  }
  return character;
}

[[nodiscard]] char32_t folded(char32_t character) {
  if (character >= 0xFF01 && character <= 0xFF5E) character -= 0xFEE0;
  if (character >= U'A' && character <= U'Z') return character + (U'a' - U'A');
  if (kClauseEnds.find(character) != std::u32string_view::npos) return kClauseEnd;
  return counterpart(kVariants, 0, counterpart(kTraditional, 0, character));
}

void append_character(std::string& out, char32_t character) {
  const auto byte = [&](char32_t bits) { out += static_cast<char>(static_cast<unsigned char>(bits)); };
  if (character < 0x80) return byte(character);
  if (character < 0x800) {
    byte(0xC0U | (character >> 6U));
  } else {
    if (character < 0x10000) {
      byte(0xE0U | (character >> 12U));
    } else {
      byte(0xF0U | (character >> 18U));
      byte(0x80U | ((character >> 12U) & 0x3FU));
    }
    byte(0x80U | ((character >> 6U) & 0x3FU));
  }
  byte(0x80U | (character & 0x3FU));
}

}  // namespace

char32_t next_character(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t index) { return static_cast<unsigned char>(text[index]); };
  if (at >= text.size()) return kNoCharacter;
  const unsigned char lead = byte(at);
  if (lead < 0x80) {
    ++at;
    return lead;
  }
  const std::size_t length = lead >= 0xF0 && lead < 0xF5   ? 4
                             : lead >= 0xE0 && lead < 0xF0 ? 3
                             : lead >= 0xC2 && lead < 0xE0 ? 2
                                                           : 0;
  if (length == 0 || text.size() - at < length) return kNoCharacter;
  char32_t character = lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80U) return kNoCharacter;
    character = (character << 6U) | (byte(at + i) & 0x3FU);
  }
  const bool overlong = (length == 3 && character < 0x800) || (length == 4 && character < 0x10000);
  const bool surrogate = character >= 0xD800 && character <= 0xDFFF;
  if (overlong || surrogate || character > 0x10FFFF) return kNoCharacter;
  at += length;
  return character;
}

std::optional<std::vector<OfferGlyph>> fold_offer(std::string_view text) {
  std::vector<OfferGlyph> glyphs;
  glyphs.reserve(text.size());
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    OfferGlyph glyph;
    glyph.begin = at;
    const char32_t character = next_character(text, at);
    if (character == kNoCharacter) return std::nullopt;
    if (is_space(character)) {
      space = true;
      continue;
    }
    glyph.end = at;
    glyph.character = folded(character);
    glyph.space_before = space;
    glyph.full_width = character >= 0xFF01 && character <= 0xFF5E;
    glyphs.push_back(glyph);
    space = false;
  }
  return glyphs;
}

std::string traditional_form(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();)
    append_character(out, counterpart(kTraditional, 1, next_character(text, at)));
  return out;
}

}  // namespace loyalty

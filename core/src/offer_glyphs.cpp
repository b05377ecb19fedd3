// SPDX-License-Identifier: Apache-2.0
#include "offer_glyphs.h"

#include <array>

namespace loyalty {
namespace {

constexpr char32_t kNoCharacter = 0xFFFFFFFF;

struct CharacterFold {
  char32_t from;
  char32_t to;
};

/// Traditional forms, variants and formal numerals of the characters in the vocabulary.
constexpr std::array<CharacterFold, 66> kVariants{{
    {U'満', U'满'}, {U'滿', U'满'}, {U'減', U'减'}, {U'贈', U'赠'}, {U'買', U'买'}, {U'購', U'购'}, {U'單', U'单'},
    {U'筆', U'笔'}, {U'張', U'张'}, {U'內', U'内'}, {U'無', U'无'}, {U'門', U'门'}, {U'檻', U'槛'}, {U'優', U'优'},
    {U'領', U'领'}, {U'塊', U'块'}, {U'錢', U'钱'}, {U'圓', U'圆'}, {U'円', U'圆'}, {U'個', U'个'}, {U'兩', U'两'},
    {U'萬', U'万'}, {U'億', U'亿'}, {U'點', U'点'}, {U'對', U'对'}, {U'價', U'价'}, {U'還', U'还'}, {U'現', U'现'},
    {U'獲', U'获'}, {U'訂', U'订'}, {U'費', U'费'}, {U'長', U'长'}, {U'過', U'过'}, {U'頂', U'顶'}, {U'設', U'设'},
    {U'僅', U'仅'}, {U'選', U'选'}, {U'場', U'场'}, {U'幣', U'币'}, {U'臺', U'台'}, {U'歐', U'欧'}, {U'鎊', U'镑'},
    {U'韓', U'韩'}, {U'劵', U'券'}, {U'額', U'额'}, {U'貳', U'二'}, {U'贰', U'二'}, {U'壹', U'一'}, {U'叁', U'三'},
    {U'參', U'三'}, {U'肆', U'四'}, {U'伍', U'五'}, {U'陸', U'六'}, {U'陆', U'六'}, {U'柒', U'七'}, {U'捌', U'八'},
    {U'玖', U'九'}, {U'拾', U'十'}, {U'佰', U'百'}, {U'仟', U'千'}, {U'〇', U'零'}, {U'為', U'为'}, {U'￥', U'¥'},
    {U'￡', U'£'},  {U'−', U'-'},   {U'–', U'-'},
}};

constexpr std::u32string_view kClauseEnds = U"\n\r;:!|()[]{}。；：！、（）【】「」『』《》〈〉·•…";
constexpr std::u32string_view kSpaces = U" \t\u00A0\u1680\u200B\u202F\u205F\u2060\u3000\uFEFF";

[[nodiscard]] bool is_space(char32_t character) {
  return kSpaces.find(character) != std::u32string_view::npos || (character >= 0x2000 && character <= 0x200A);
}

[[nodiscard]] char32_t folded(char32_t character) {
  if (character >= 0xFF01 && character <= 0xFF5E) character -= 0xFEE0;
  if (character >= U'A' && character <= U'Z') return character + (U'a' - U'A');
  if (kClauseEnds.find(character) != std::u32string_view::npos) return kClauseEnd;
  for (const CharacterFold& fold : kVariants) {
    if (fold.from == character) return fold.to;
  }
  return character;
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

}  // namespace loyalty

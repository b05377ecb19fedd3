// SPDX-License-Identifier: Apache-2.0
#include "offer_tokens.h"

#include <optional>

namespace loyalty {
namespace {

constexpr Int128 kMaxPercentDecimals = 9;  // as in documents

[[nodiscard]] Int128 power_of_ten(int exponent) {
  Int128 power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

[[nodiscard]] std::optional<Rational> share_off(Int128 numerator, Int128 denominator) {
  if (numerator <= 0 || numerator > denominator) return std::nullopt;
  return make_rational(numerator, denominator);
}

/// 15% off: 15 ÷ 100.
[[nodiscard]] std::optional<Rational> percent_off(const OfferNumber& number) {
  if (number.decimals > kMaxPercentDecimals) return std::nullopt;
  return share_off(number.digits, 100 * power_of_ten(number.decimals));
}

/// 8.5折 pays 85 %: up to 10 it is tenths, from 11 to 99 without decimals it is percent.
[[nodiscard]] std::optional<Rational> zhe_off(const OfferNumber& number, bool& two_digits) {
  if (number.decimals > kMaxPercentDecimals + 1) return std::nullopt;
  two_digits = number.whole() && number.digits >= 11 && number.digits <= 99;
  const Int128 whole = two_digits ? 100 : 10 * power_of_ten(number.decimals);
  return share_off(whole - number.digits, whole);
}

/// Three letters that are the code of a currency.
[[nodiscard]] std::optional<Currency> code_at(std::span<const OfferGlyph> glyphs, std::size_t letters) {
  if (letters != 3) return std::nullopt;
  char code[3];
  for (std::size_t i = 0; i < 3; ++i) code[i] = static_cast<char>(glyphs[i].character - U'a' + U'A');
  return find_currency({code, 3});
}

[[nodiscard]] std::size_t letters_at(std::span<const OfferGlyph> glyphs) {
  std::size_t length = 0;
  while (length < glyphs.size() && glyphs[length].character >= U'a' && glyphs[length].character <= U'z' &&
         (length == 0 || !glyphs[length].space_before)) {
    ++length;
  }
  return length;
}

/// Makes one token of a number and the % or 折 behind it.
void merge_share(OfferLexeme& number, const OfferLexeme& sign) {
  number.end = sign.end;
  const std::optional<Rational> off =
      sign.kind == OfferToken::zhe ? zhe_off(number.number, number.two_digits) : percent_off(number.number);
  number.kind = off ? sign.kind : OfferToken::unknown;
  if (off) number.off = *off;
}

}  // namespace

std::vector<OfferLexeme> tokens_of(std::span<const OfferGlyph> glyphs, Currency currency, bool grouped) {
  std::vector<OfferLexeme> tokens;
  for (std::size_t at = 0; at < glyphs.size();) {
    const std::span<const OfferGlyph> rest = glyphs.subspan(at);
    OfferLexeme token;
    token.begin = rest[0].begin;
    std::size_t length = 0;
    if (const OfferWord word = find_offer_word(rest); word.length > 0) {
      length = word.length;
      token.kind = word.kind;
      token.currency = word.currency;
      token.conflicts = word.currency != nullptr && !word.currency->may_be(currency);
    } else if (const OfferNumberScan scan = scan_offer_number(rest, grouped); scan.length > 0) {
      length = scan.length;
      token.kind = scan.number ? OfferToken::number : OfferToken::unknown;
      if (scan.number) token.number = *scan.number;
    } else if (const std::size_t letters = letters_at(rest); letters > 0) {
      length = letters;
      const std::optional<Currency> code = code_at(rest, letters);
      token.kind = code ? OfferToken::currency : OfferToken::unknown;
      token.conflicts = code && !(*code == currency);
    } else {
      length = 1;
      token.kind = OfferToken::unknown;
    }
    at += length;
    token.end = glyphs[at - 1].end;
    const bool share = token.kind == OfferToken::percent || token.kind == OfferToken::zhe;
    if (share && !tokens.empty() && tokens.back().kind == OfferToken::number) {
      merge_share(tokens.back(), token);
      continue;
    }
    if (share) token.kind = OfferToken::unknown;
    if (token.kind != OfferToken::filler) tokens.push_back(token);
  }
  OfferLexeme end;
  end.begin = end.end = glyphs.empty() ? 0 : glyphs.back().end;
  tokens.push_back(end);
  return tokens;
}

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#include "offer_tokens.h"

#include <optional>
#include <utility>

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

/// The share that a number and the %, 折 or 割 behind it make.
[[nodiscard]] std::optional<Rational> share_of(OfferLexeme& number, OfferToken sign) {
  if (sign == OfferToken::zhe) return zhe_off(number.number, number.two_digits);
  OfferNumber percent = number.number;
  if (sign == OfferToken::percent) percent.decimals += 2;  // of the whole, not of a hundred
  if (sign != OfferToken::percent) percent.decimals += 1;  // 2割 is two tenths
  if (percent.decimals > kMaxPercentDecimals + 2) return std::nullopt;
  return share_off(percent.digits, power_of_ten(percent.decimals));
}

class Tokenizer {
 public:
  Tokenizer(std::span<const OfferGlyph> glyphs, Currency currency, bool grouped)
      : glyphs_(glyphs), currency_(currency), grouped_(grouped) {}

  [[nodiscard]] OfferLexemes run() {
    while (at_ < glyphs_.size()) push(next());
    OfferLexeme end;
    end.begin = end.end = glyphs_.empty() ? 0 : glyphs_.back().end;
    read_.tokens.push_back(end);
    return std::move(read_);
  }

 private:
  [[nodiscard]] OfferLexeme next() {
    const std::span<const OfferGlyph> rest = glyphs_.subspan(at_);
    OfferLexeme token;
    token.kind = OfferToken::unknown;
    token.begin = rest[0].begin;
    std::size_t length = 1;
    if (const OfferWord word = find_offer_word(rest); word.length > 0) {
      length = word.length;
      token.kind = word.kind;
      token.currency = word.currency;
      token.index = word.index;
      if (word.kind == OfferToken::number) token.number = {static_cast<std::int64_t>(word.index) + 1, 0};
      token.conflicts = word.currency != nullptr && !word.currency->may_be(currency_);
    } else if (const OfferNumberScan scan = scan_offer_number(rest, grouped_); scan.length > 0) {
      length = scan.length;
      token.kind = scan.number ? OfferToken::number : OfferToken::unknown;
      if (scan.number) token.number = *scan.number;
    } else if (const std::size_t letters = letters_at(rest); letters > 0) {
      length = letters;
      const std::optional<Currency> code = code_at(rest, letters);
      token.kind = code ? OfferToken::currency : OfferToken::unknown;
      token.conflicts = code && !(*code == currency_);
    }
    at_ += length;
    token.end = glyphs_[at_ - 1].end;
    return token;
  }

  void push(OfferLexeme token) {
    using enum OfferToken;
    const bool after_number = !read_.tokens.empty() && read_.tokens.back().kind == number;
    switch (token.kind) {
      case filler:
        return;
      case everything:
        if (!amount_follows()) return;
        break;
      case tax_included:
      case tax_excluded:
        if (!read_.says_tax || tax_ == token.kind) {
          read_.says_tax = true;
          tax_ = token.kind;
          return;
        }
        token.kind = unknown;
        break;
      case zhe:
        // 满千折百, 满1000元折100: to take off
        if (amount_follows() && (!after_number || read_.tokens.back().number.digits >= 100)) {
          token.kind = reduce;
          break;
        }
        [[fallthrough]];
      case percent:
      case wari:
        if (after_number) return merge(token);
        token.kind = unknown;
        break;
      case wari_off:
        if (after_number) merge(token);
        token.kind = off;
        break;
      default:
        break;
    }
    read_.tokens.push_back(token);
  }

  void merge(const OfferLexeme& sign) {
    OfferLexeme& share = read_.tokens.back();
    share.end = sign.end;
    const std::optional<Rational> off = share_of(share, sign.kind);
    share.kind = !off ? OfferToken::unknown : (sign.kind == OfferToken::zhe ? OfferToken::zhe : OfferToken::percent);
    if (off) share.off = *off;
  }

  [[nodiscard]] bool amount_follows() const {
    const std::span<const OfferGlyph> rest = glyphs_.subspan(at_);
    return !rest.empty() && (scan_offer_number(rest, grouped_).length > 0 || code_at(rest, letters_at(rest)) ||
                             find_offer_word(rest).kind == OfferToken::currency);
  }

  std::span<const OfferGlyph> glyphs_;
  Currency currency_;
  bool grouped_;
  std::size_t at_ = 0;
  OfferToken tax_ = OfferToken::end;
  OfferLexemes read_;
};

}  // namespace

OfferLexemes tokens_of(std::span<const OfferGlyph> glyphs, Currency currency, bool grouped) {
  return Tokenizer(glyphs, currency, grouped).run();
}

}  // namespace loyalty

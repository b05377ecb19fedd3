// SPDX-License-Identifier: Apache-2.0
#include "offer_number.h"

#include <string>
#include <string_view>

namespace loyalty {
namespace {

constexpr int kMaxDecimals = 12;
constexpr std::u32string_view kNumerals = U"零一二三四五六七八九";
constexpr std::u32string_view kNumberCharacters = U"零一二三四五六七八九两十百千万亿点";

[[nodiscard]] bool is_digit(const OfferGlyph& glyph) { return glyph.character >= U'0' && glyph.character <= U'9'; }

/// 0 to 9, or -1.
[[nodiscard]] int numeral(char32_t character) {
  if (character == U'两') return 2;
  const std::size_t position = kNumerals.find(character);
  return position == std::u32string_view::npos ? -1 : static_cast<int>(position);
}

/// 10, 100, 1000, 10^4, 10^8, or 0.
[[nodiscard]] std::int64_t unit(char32_t character) {
  switch (character) {
    case U'十':
      return 10;
    case U'百':
      return 100;
    case U'千':
      return 1000;
    case U'万':
      return 10000;
    case U'亿':
      return 100000000;
    default:
      return 0;
  }
}

/// Appends a digit; false when the number leaves ±kMaxAmount.
[[nodiscard]] bool append_digit(std::int64_t& digits, int digit) {
  const std::optional<std::int64_t> next = narrow(Int128{digits} * 10 + digit);
  if (next) digits = *next;
  return next.has_value();
}

/// 八五, 一二〇: digit by digit, without a zero in front.
[[nodiscard]] std::optional<std::int64_t> read_digit_by_digit(std::u32string_view text) {
  if (text.empty() || (text.size() > 1 && text.front() == U'零')) return std::nullopt;
  std::int64_t value = 0;
  for (const char32_t character : text) {
    if (!append_digit(value, numeral(character))) return std::nullopt;
  }
  return value;
}

/// 十五, 一百零五, 两千五 (2500), 一万二 (12000): digits with units that fall inside each section of 万 and 亿.
[[nodiscard]] std::optional<std::int64_t> read_with_units(std::u32string_view text) {
  Int128 total = 0;
  std::int64_t section = 0;
  std::int64_t last_small = 10000;
  std::int64_t last_large = 1000000000000;
  std::int64_t unit_before = 0;  // the unit directly before the open digit
  int digit = -1;
  bool zero = false;
  for (const char32_t character : text) {
    if (const int value = numeral(character); value >= 0) {
      if (digit >= 0 || (zero && value == 0)) return std::nullopt;
      if (value == 0) {
        zero = true;
        unit_before = 0;
      } else {
        digit = value;
      }
      continue;
    }
    const std::int64_t size = unit(character);
    if (size < 10000) {
      if (size >= last_small) return std::nullopt;
      if (digit < 0 && (size != 10 || section != 0 || zero || total != 0)) return std::nullopt;
      section += (digit < 0 ? 1 : digit) * size;
      last_small = size;
    } else {
      if (digit >= 0) section += digit;
      if (size >= last_large || section == 0) return std::nullopt;
      total += Int128{section} * size;
      section = 0;
      last_large = size;
      last_small = 10000;
    }
    unit_before = size;
    digit = -1;
    zero = false;
  }
  if (zero && digit < 0) return std::nullopt;
  if (digit >= 0) total += Int128{digit} * (unit_before >= 100 ? unit_before / 10 : 1);
  return narrow(total + section);
}

[[nodiscard]] std::optional<OfferNumber> read_chinese(std::u32string_view text) {
  const std::size_t point = text.find(U'点');
  const std::u32string_view whole = text.substr(0, point);
  if (text.size() == 1 && unit(text[0]) >= 100) return OfferNumber{unit(text[0]), 0};  // 满千送百
  const bool units = whole.find_first_of(U"十百千万亿") != std::u32string_view::npos;
  const std::optional<std::int64_t> value = units ? read_with_units(whole) : read_digit_by_digit(whole);
  if (!value) return std::nullopt;
  OfferNumber number{*value, 0};
  if (point == std::u32string_view::npos) return number;
  const std::u32string_view fraction = text.substr(point + 1);
  if (fraction.empty() || fraction.size() > static_cast<std::size_t>(kMaxDecimals)) return std::nullopt;
  for (const char32_t character : fraction) {
    if (numeral(character) < 0 || !append_digit(number.digits, numeral(character))) return std::nullopt;
    ++number.decimals;
  }
  return number;
}

[[nodiscard]] OfferNumberScan scan_chinese(std::span<const OfferGlyph> glyphs) {
  std::u32string text;
  while (text.size() < glyphs.size() &&
         kNumberCharacters.find(glyphs[text.size()].character) != std::u32string_view::npos) {
    if (!text.empty() && glyphs[text.size()].space_before) break;
    const std::size_t next = text.size() + 1;
    const bool counts_things =
        glyphs[text.size()].character == U'点' && (next == glyphs.size() || numeral(glyphs[next].character) < 0);
    if (counts_things) break;  // 二点以上
    text.push_back(glyphs[text.size()].character);
  }
  if (text.empty()) return {};
  return {text.size(), read_chinese(text)};
}

/// Digits that stand together from `at` on.
[[nodiscard]] std::size_t digits_at(std::span<const OfferGlyph> glyphs, std::size_t at) {
  std::size_t end = at;
  while (end < glyphs.size() && is_digit(glyphs[end]) && (end == at || !glyphs[end].space_before)) ++end;
  return end - at;
}

/// Whether a comma at `at` and exactly three digits go on with a number of at most three digits or of groups. A
/// full-width comma only between full-width digits: 满200减20，300减50 has two numbers.
[[nodiscard]] bool group_at(std::span<const OfferGlyph> glyphs, std::size_t at) {
  if (at + 3 >= glyphs.size() || glyphs[at].character != U',' || glyphs[at].space_before || glyphs[at + 1].space_before)
    return false;
  const bool same_width =
      glyphs[at].full_width == glyphs[at + 1].full_width && glyphs[at].full_width == glyphs[at - 1].full_width;
  return (same_width || !glyphs[at].full_width) && digits_at(glyphs, at + 1) == 3;
}

}  // namespace

OfferNumberScan scan_offer_number(std::span<const OfferGlyph> glyphs, bool grouped) {
  std::size_t length = digits_at(glyphs, 0);
  if (length == 0) return scan_chinese(glyphs);
  bool valid = length == 1 || glyphs[0].character != U'0';
  if (grouped && length <= 3 && valid && glyphs[0].character != U'0') {
    while (group_at(glyphs, length)) length += 4;
  }
  OfferNumber number;
  for (std::size_t i = 0; i < length && valid; ++i) {
    if (is_digit(glyphs[i])) valid = append_digit(number.digits, static_cast<int>(glyphs[i].character - U'0'));
  }
  const bool point = length + 1 < glyphs.size() && glyphs[length].character == U'.' && !glyphs[length].space_before &&
                     is_digit(glyphs[length + 1]) && !glyphs[length + 1].space_before;
  if (point) {
    const std::size_t decimals = digits_at(glyphs, length + 1);
    valid = valid && decimals <= static_cast<std::size_t>(kMaxDecimals);
    for (std::size_t i = 1; i <= decimals && valid; ++i) {
      valid = append_digit(number.digits, static_cast<int>(glyphs[length + i].character - U'0'));
    }
    number.decimals = static_cast<int>(decimals);
    length += 1 + decimals;
  }
  // 3百, 1.5万
  for (; length < glyphs.size() && unit(glyphs[length].character) > 10; ++length) {
    for (std::int64_t size = unit(glyphs[length].character); size > 1 && valid; size /= 10) {
      if (number.decimals > 0) {
        --number.decimals;
      } else {
        valid = append_digit(number.digits, 0);
      }
    }
  }
  if (!valid) return {length, std::nullopt};
  return {length, number};
}

std::optional<std::int64_t> scaled(const OfferNumber& number, int decimals) {
  if (number.decimals > decimals) return std::nullopt;
  Int128 units = number.digits;
  for (int i = number.decimals; i < decimals; ++i) units *= 10;
  return narrow(units);
}

}  // namespace loyalty

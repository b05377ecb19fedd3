// SPDX-License-Identifier: Apache-2.0
#include "writer.h"

#include <array>
#include <cstring>
#include <string>

#include "loyalty/decimal.h"

namespace loyalty::json {
namespace {

constexpr std::size_t kMostDigits = 24;

constexpr std::array<std::uint32_t, 10> kPowers{1,      10,      100,      1000,      10000,
                                                100000, 1000000, 10000000, 100000000, 1000000000};

constexpr std::array<char, 200> kPairs = [] {
  std::array<char, 200> pairs{};
  for (std::size_t i = 0; i < 100; ++i) {
    pairs[2 * i] = static_cast<char>('0' + i / 10);
    pairs[2 * i + 1] = static_cast<char>('0' + i % 10);
  }
  return pairs;
}();

/// Copies a text. Most are keys and codes of a few bytes, for which calling memcpy would take longer than the copy.
char* put(char* at, std::string_view text) {
  const char* from = text.data();
  const std::size_t size = text.size();
  constexpr std::size_t kWord = 8;
  constexpr std::size_t kShort = 64;
  if (size > kShort) {
    std::memcpy(at, from, size);
  } else if (size >= kWord) {
    for (std::size_t i = 0; i + kWord < size; i += kWord) std::memcpy(at + i, from + i, kWord);
    std::memcpy(at + size - kWord, from + size - kWord, kWord);
  } else if (size >= kWord / 2) {
    std::memcpy(at, from, kWord / 2);
    std::memcpy(at + size - kWord / 2, from + size - kWord / 2, kWord / 2);
  } else {
    for (std::size_t i = 0; i < size; ++i) at[i] = from[i];
  }
  return at + size;
}

/// Writes exactly `count` digits, with zeros in front.
char* put_digits(char* at, std::uint32_t value, int count) {
  for (int i = count; i > 1; i -= 2, value /= 100)
    std::memcpy(at + i - 2, &kPairs[2 * static_cast<std::size_t>(value % 100)], 2);
  if (count % 2 != 0) *at = static_cast<char>('0' + value % 10);
  return at + count;
}

char* put_number(char* at, std::uint32_t value) {
  int count = 1;
  while (count < 10 && value >= kPowers[static_cast<std::size_t>(count)]) ++count;
  return put_digits(at, value, count);
}

/// Numbers of 32 bits are by far the most, and divide several times as fast.
char* put_number(char* at, std::uint64_t value) {
  if (value <= 0xFFFFFFFFU) return put_number(at, static_cast<std::uint32_t>(value));
  constexpr std::uint64_t kBillion = 1000000000;
  at = put_number(at, value / kBillion);
  return put_digits(at, static_cast<std::uint32_t>(value % kBillion), 9);
}

std::uint64_t magnitude(std::int64_t value) {
  return value < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

char* put_decimal(char* at, std::int64_t units, int decimals) {
  if (units < 0) *at++ = '-';
  const std::uint64_t value = magnitude(units);
  if (decimals == 0) return put_number(at, value);
  std::uint64_t whole = 0;
  std::uint32_t fraction = 0;
  if (decimals == 2 && value <= 0xFFFFFFFFU) {
    whole = static_cast<std::uint32_t>(value) / 100;
    fraction = static_cast<std::uint32_t>(value) % 100;
  } else {
    whole = value / kPowers[static_cast<std::size_t>(decimals)];
    fraction = static_cast<std::uint32_t>(value % kPowers[static_cast<std::size_t>(decimals)]);
  }
  at = put_number(at, whole);
  *at++ = '.';
  return put_digits(at, fraction, decimals);
}

}  // namespace

void Writer::clear() {
  at_ = buffer_.get();
  separated_ = true;
}

void Writer::grow(std::size_t size) {
  const std::size_t used = text().size();
  std::size_t capacity = 2 * static_cast<std::size_t>(limit_ - buffer_.get());
  constexpr std::size_t kFirst = 16384;
  if (capacity < kFirst) capacity = kFirst;
  if (capacity < used + size) capacity = used + size;
  std::unique_ptr<char[]> larger(new char[capacity]);
  if (used > 0) std::memcpy(larger.get(), buffer_.get(), used);
  buffer_ = std::move(larger);
  at_ = buffer_.get() + used;
  limit_ = buffer_.get() + capacity;
}

char* Writer::room(std::size_t size) {
  if (static_cast<std::size_t>(limit_ - at_) < size) grow(size);
  return at_;
}

char* Writer::value(std::size_t size) {
  char* at = room(size + 1);
  if (!separated_) *at++ = ',';
  separated_ = false;
  return at;
}

void Writer::open(char bracket) {
  char* at = value(1);
  *at++ = bracket;
  at_ = at;
  separated_ = true;
}

void Writer::close(char bracket) {
  *room(1) = bracket;
  ++at_;
  separated_ = false;
}

void Writer::begin_object() { open('{'); }
void Writer::end_object() { close('}'); }
void Writer::begin_array() { open('['); }
void Writer::end_array() { close(']'); }

void Writer::key(std::string_view name) {
  char* at = value(name.size() + 3);
  *at++ = '"';
  at = put(at, name);
  *at++ = '"';
  *at++ = ':';
  at_ = at;
  separated_ = true;
}

void Writer::null() { at_ = put(value(4), "null"); }
void Writer::boolean(bool truth) { at_ = put(value(5), truth ? "true" : "false"); }
void Writer::integer(std::int64_t number) { at_ = put_decimal(value(kMostDigits), number, 0); }

void Writer::string(std::string_view text) {
  constexpr std::size_t kLongestEscape = 6;
  char* at = value(kLongestEscape * text.size() + 2);
  *at++ = '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && c != '"' && c != '\\') {
      *at++ = c;
      continue;
    }
    constexpr std::string_view kHex = "0123456789abcdef";
    *at++ = '\\';
    if (byte >= 0x20) {
      *at++ = c;
    } else if (c == '\n' || c == '\t') {
      *at++ = c == '\n' ? 'n' : 't';
    } else {
      at = put(at, "u00");
      *at++ = kHex[byte >> 4];
      *at++ = kHex[byte & 15];
    }
  }
  *at++ = '"';
  at_ = at;
}

void Writer::plain(std::string_view text) {
  char* at = value(text.size() + 2);
  *at++ = '"';
  at = put(at, text);
  *at++ = '"';
  at_ = at;
}

void Writer::pattern(std::string_view pattern, std::int32_t first, std::int32_t second, std::int32_t third) {
  char* at = value(pattern.size() + 2 + 3 * kMostDigits);
  *at++ = '"';
  for (const char c : pattern) {
    if (c == '#') {
      at = put_number(at, static_cast<std::uint32_t>(first));
      first = second;
      second = third;
    } else {
      *at++ = c;
    }
  }
  *at++ = '"';
  at_ = at;
}

void Writer::decimal(std::int64_t units, int decimals) {
  char* at = value(kMostDigits + 2);
  *at++ = '"';
  at = put_decimal(at, units, decimals);
  *at++ = '"';
  at_ = at;
}

void Writer::rational(Rational ratio) {
  std::string text;
  append_rational(text, ratio);
  plain(text);
}

void Writer::date(Date date) { plain(to_text(date)); }
void Writer::time(TimeOfDay time) { plain(to_text(time)); }

void Writer::month_day(MonthDay day) {
  constexpr std::size_t kYear = 5;
  constexpr std::int32_t kLeapYear = 2000;
  plain(to_text(make_date({kLeapYear, day.month, day.day}).value_or(Date{})).substr(kYear));
}

void Writer::text(const Text& text) {
  if (text.by_language.size() == 1 && text.by_language.front().first.empty()) {
    string(text.by_language.front().second);
    return;
  }
  begin_object();
  for (const auto& [language, words] : text.by_language) {
    key(language);
    string(words);
  }
  end_object();
}

void Writer::begin_object(std::string_view key) {
  this->key(key);
  begin_object();
}

void Writer::begin_array(std::string_view key) {
  this->key(key);
  begin_array();
}

void Writer::field(std::string_view key, std::string_view plain_text) {
  this->key(key);
  plain(plain_text);
}

void Writer::field(std::string_view key, std::int64_t integer) {
  this->key(key);
  this->integer(integer);
}

void Writer::field(std::string_view key, std::int64_t units, int decimals) {
  this->key(key);
  decimal(units, decimals);
}

void Writer::field(std::string_view key, Date date) {
  this->key(key);
  this->date(date);
}

void Writer::field_or_null(std::string_view key, std::string_view plain_text) {
  this->key(key);
  plain_text.empty() ? null() : plain(plain_text);
}

void Writer::field_or_null(std::string_view key, const std::optional<Date>& date) {
  this->key(key);
  date ? this->date(*date) : null();
}

void Writer::field_or_null(std::string_view key, const Text& text) {
  this->key(key);
  text.empty() ? null() : this->text(text);
}

}  // namespace loyalty::json

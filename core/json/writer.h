// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "loyalty/date.h"
#include "loyalty/rational.h"
#include "loyalty/text.h"
#include "loyalty/window.h"

namespace loyalty::json {

/// Writes one JSON text without white space. The caller sees to it that objects and arrays end and keys have values.
/// Its memory is kept and used again. The functions are not inline on purpose: there are hundreds of calls, and their
/// size counts in a web page.
class Writer {
 public:
  [[nodiscard]] std::string_view text() const { return {buffer_.get(), static_cast<std::size_t>(at_ - buffer_.get())}; }
  /// Begins anew.
  void clear();

  void begin_object();
  void end_object();
  void begin_array();
  void end_array();
  /// A key that needs no escapes.
  void key(std::string_view name);

  void null();
  void boolean(bool value);
  void integer(std::int64_t value);
  void string(std::string_view text);
  /// A string that needs no escapes: ids, names of enumerators, codes.
  void plain(std::string_view text);
  /// A string with the pattern, in which each '#' is replaced by the next of the numbers.
  void pattern(std::string_view pattern, std::int32_t first, std::int32_t second, std::int32_t third = -1);
  /// A string with units × 10^-decimals.
  void decimal(std::int64_t units, int decimals);
  /// A string with the shortest decimal of the ratio, or "5/6".
  void rational(Rational value);
  void date(Date date);
  void time(TimeOfDay time);
  void month_day(MonthDay day);
  /// A string, or an object of strings by language.
  void text(const Text& text);

  /// A key and the beginning of its value in one.
  void begin_object(std::string_view key);
  void begin_array(std::string_view key);
  /// A key and a value in one.
  void field(std::string_view key, std::string_view plain_text);
  void field(std::string_view key, std::int64_t integer);
  void field(std::string_view key, std::int64_t units, int decimals);
  void field(std::string_view key, Date date);
  /// The same, null when there is none.
  void field_or_null(std::string_view key, std::string_view plain_text);
  void field_or_null(std::string_view key, const std::optional<Date>& date);
  void field_or_null(std::string_view key, const Text& text);

 private:
  /// Room for that many more characters, after the comma that may be due.
  char* room(std::size_t size);
  char* value(std::size_t size);
  void grow(std::size_t size);
  void open(char bracket);
  void close(char bracket);

  std::unique_ptr<char[]> buffer_;
  char* at_ = nullptr;
  char* limit_ = nullptr;
  bool separated_ = true;  ///< nothing has to stand between what is there and the next value
};

}  // namespace loyalty::json

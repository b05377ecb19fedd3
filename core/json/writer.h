// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "loyalty/date.h"
#include "loyalty/rational.h"
#include "loyalty/text.h"

namespace loyalty::json {

/// Writes JSON without white space to the end of a string. The caller sees to it that objects and arrays end and keys have values.
class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }
  /// A key that needs no escapes.
  void key(std::string_view name) {
    separate();
    out_ += '"';
    out_ += name;
    out_ += "\":";
    separated_ = true;
  }

  void null() { raw("null"); }
  void boolean(bool value) { raw(value ? "true" : "false"); }
  void integer(std::int64_t value);
  void string(std::string_view text);
  /// A string that needs no escapes: ids, names of enumerators, codes.
  void plain(std::string_view text) {
    separate();
    out_ += '"';
    out_ += text;
    out_ += '"';
  }
  /// A string with units × 10^-decimals.
  void decimal(std::int64_t units, int decimals);
  /// A string with the shortest decimal of the ratio, or "5/6".
  void rational(Rational value);
  void date(Date date);
  void time(TimeOfDay time) { plain(to_text(time)); }
  /// A string, or an object of strings by language.
  void text(const Text& text);
  /// The same, null when there is none.
  void name(const Text& text);

  void field(std::string_view key, std::string_view plain_text) { this->key(key), plain(plain_text); }

 private:
  void separate() {
    if (!separated_) out_ += ',';
    separated_ = false;
  }
  void raw(std::string_view text) { separate(), out_ += text; }
  void open(char bracket) {
    separate();
    out_ += bracket;
    separated_ = true;
  }
  void close(char bracket) {
    out_ += bracket;
    separated_ = false;
  }

  std::string& out_;
  bool separated_ = true;  ///< nothing has to stand between what is there and the next value
};

}  // namespace loyalty::json

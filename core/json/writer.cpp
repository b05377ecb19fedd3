// SPDX-License-Identifier: Apache-2.0
#include "writer.h"

#include "loyalty/decimal.h"

namespace loyalty::json {

void Writer::integer(std::int64_t value) {
  separate();
  append_decimal(out_, value, 0);
}

void Writer::string(std::string_view text) {
  separate();
  out_ += '"';
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
    out_.append(text.substr(begin, i - begin));
    begin = i + 1;
    constexpr std::string_view kHex = "0123456789abcdef";
    if (byte >= 0x20) {
      out_ += '\\';
      out_ += text[i];
    } else if (byte == '\n') {
      out_ += "\\n";
    } else if (byte == '\t') {
      out_ += "\\t";
    } else {
      out_ += "\\u00";
      out_ += kHex[byte >> 4];
      out_ += kHex[byte & 15];
    }
  }
  out_.append(text.substr(begin));
  out_ += '"';
}

void Writer::decimal(std::int64_t units, int decimals) {
  separate();
  out_ += '"';
  append_decimal(out_, units, decimals);
  out_ += '"';
}

void Writer::rational(Rational value) {
  separate();
  out_ += '"';
  append_rational(out_, value);
  out_ += '"';
}

void Writer::date(Date date) {
  separate();
  out_ += '"';
  append_date(out_, date);
  out_ += '"';
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

void Writer::name(const Text& text) {
  if (text.empty()) {
    null();
  } else {
    this->text(text);
  }
}

}  // namespace loyalty::json

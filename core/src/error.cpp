// SPDX-License-Identifier: Apache-2.0
#include "loyalty/error.h"

namespace loyalty {

std::string_view name_of(ErrorCode code) {
  switch (code) {
#define LOYALTY_X(name, text) \
  case ErrorCode::name:       \
    return #name;
    LOYALTY_ERROR_CODES(LOYALTY_X)
#undef LOYALTY_X
  }
  return "";
}

std::string_view sentence_of(ErrorCode code) {
  switch (code) {
#define LOYALTY_X(name, text) \
  case ErrorCode::name:       \
    return text;
    LOYALTY_ERROR_CODES(LOYALTY_X)
#undef LOYALTY_X
  }
  return "";
}

std::string message_of(const Error& error) {
  std::string message;
  std::string_view rest = sentence_of(error.code);
  while (!rest.empty()) {
    const std::size_t open = rest.find('{');
    const std::size_t close = rest.find('}', open == std::string_view::npos ? rest.size() : open);
    if (close == std::string_view::npos) break;
    message += rest.substr(0, open);
    const std::string_view name = rest.substr(open + 1, close - open - 1);
    std::string_view value = rest.substr(open, close - open + 1);  // a parameter that was not given stays as written
    for (const auto& [key, text] : error.params) {
      if (key == name) {
        value = text;
        break;
      }
    }
    message += value;
    rest.remove_prefix(close + 1);
  }
  message += rest;
  return message;
}

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#include "sentence.h"

namespace loyalty {

std::string filled_sentence(std::string_view sentence,
                            std::span<const std::pair<std::string_view, std::string>> params) {
  std::string message;
  std::string_view rest = sentence;
  while (!rest.empty()) {
    const std::size_t open = rest.find('{');
    const std::size_t close = rest.find('}', open == std::string_view::npos ? rest.size() : open);
    if (close == std::string_view::npos) break;
    message += rest.substr(0, open);
    const std::string_view name = rest.substr(open + 1, close - open - 1);
    std::string_view value = rest.substr(open, close - open + 1);
    for (const auto& [key, text] : params) {
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

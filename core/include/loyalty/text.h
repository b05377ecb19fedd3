// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace loyalty {

/// A name by language: BCP 47 tag and text, in document order. A name without languages has one entry with an empty tag.
struct Text {
  std::vector<std::pair<std::string, std::string>> by_language;

  [[nodiscard]] bool empty() const { return by_language.empty(); }
  friend bool operator==(const Text&, const Text&) = default;
};

}  // namespace loyalty

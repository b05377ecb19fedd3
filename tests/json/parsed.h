// SPDX-License-Identifier: Apache-2.0
// A text and what the parser makes of it.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "json/document.h"

namespace loyalty::json::test {

struct Parsed {
  explicit Parsed(std::string source) : text(std::move(source)), ok(document.parse(text, problems)) {}

  /// Code and pointer of the one problem: "duplicate_field /a/b".
  [[nodiscard]] std::string problem() const {
    if (problems.list().size() != 1) return std::to_string(problems.list().size()) + " problems";
    const Problem& only = problems.list().front();
    return std::string(name_of(only.error.code)) + (only.pointer.empty() ? "" : " " + only.pointer);
  }
  [[nodiscard]] std::string param(std::size_t index) const {
    return problems.list().front().error.params.at(index).second;
  }

  std::string text;
  Problems problems;
  Document document;
  bool ok;
};

}  // namespace loyalty::json::test

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace loyalty {

/// A text of a programme or a request as a small number; equal texts have equal symbols. 0 is "not given", as is the empty text.
using Symbol = std::uint32_t;
inline constexpr Symbol kNoSymbol = 0;

/// Texts and their symbols. A table of a request lies over the one of the programme, which it does not change.
class SymbolTable {
 public:
  SymbolTable() = default;
  SymbolTable(SymbolTable&&) = default;
  SymbolTable& operator=(SymbolTable&&) = default;
  SymbolTable& operator=(const SymbolTable&) = delete;
  /// Texts unknown to `base`, which must outlive this table, get symbols above its own.
  explicit SymbolTable(const SymbolTable& base) : base_(&base), next_(base.next_) {}

  Symbol intern(std::string_view text);
  [[nodiscard]] Symbol find(std::string_view text) const;

 private:
  [[nodiscard]] std::size_t place_of(std::string_view text) const;

  const SymbolTable* base_ = nullptr;
  Symbol next_ = 1;
  std::vector<std::pair<std::string, Symbol>> symbols_;  ///< by text
};

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

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
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  const SymbolTable* base_ = nullptr;
  Symbol next_ = 1;
  std::unordered_map<std::string, Symbol, Hash, std::equal_to<>> symbols_;
};

}  // namespace loyalty

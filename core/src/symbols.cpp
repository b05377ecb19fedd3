// SPDX-License-Identifier: Apache-2.0
#include "loyalty/symbols.h"

#include <algorithm>

namespace loyalty {

/// Where a text stands, or would stand.
std::size_t SymbolTable::place_of(std::string_view text) const {
  const auto place = std::lower_bound(symbols_.begin(), symbols_.end(), text,
                                      [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
  return static_cast<std::size_t>(place - symbols_.begin());
}

Symbol SymbolTable::intern(std::string_view text) {
  if (const Symbol known = find(text); known != kNoSymbol || text.empty()) return known;
  const Symbol symbol = next_++;
  symbols_.insert(symbols_.begin() + static_cast<std::ptrdiff_t>(place_of(text)), {std::string(text), symbol});
  return symbol;
}

Symbol SymbolTable::find(std::string_view text) const {
  if (text.empty()) return kNoSymbol;
  if (base_ != nullptr) {
    if (const Symbol known = base_->find(text); known != kNoSymbol) return known;
  }
  const std::size_t place = place_of(text);
  return place < symbols_.size() && symbols_[place].first == text ? symbols_[place].second : kNoSymbol;
}

}  // namespace loyalty

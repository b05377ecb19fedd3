// SPDX-License-Identifier: Apache-2.0
#include "loyalty/symbols.h"

namespace loyalty {

Symbol SymbolTable::intern(std::string_view text) {
  if (text.empty()) return kNoSymbol;
  if (const Symbol known = find(text); known != kNoSymbol) return known;
  symbols_.emplace(text, next_);
  return next_++;
}

Symbol SymbolTable::find(std::string_view text) const {
  for (const SymbolTable* table = this; table != nullptr; table = table->base_) {
    if (const auto found = table->symbols_.find(text); found != table->symbols_.end()) return found->second;
  }
  return kNoSymbol;
}

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#include "loyalty/selection.h"

#include <algorithm>

#include "loyalty/compiled_program.h"

namespace loyalty {
namespace {

bool lists(const std::vector<Symbol>& list, Symbol symbol) {
  return symbol != kNoSymbol && std::find(list.begin(), list.end(), symbol) != list.end();
}

bool lists_any(const std::vector<Symbol>& list, const std::vector<Symbol>& symbols) {
  return std::any_of(symbols.begin(), symbols.end(), [&](Symbol symbol) { return lists(list, symbol); });
}

bool included(const CompiledMatch& match, const LineTraits& line) {
  return (match.skus.empty() || lists(match.skus, line.sku)) &&
         (match.categories.empty() || lists(match.categories, line.category)) &&
         (match.brands.empty() || lists(match.brands, line.brand)) &&
         (match.tags.empty() || lists_any(match.tags, line.tags));
}

bool excluded(const CompiledMatch& match, const LineTraits& line) {
  return lists(match.skus, line.sku) || lists(match.categories, line.category) || lists(match.brands, line.brand) ||
         lists_any(match.tags, line.tags);
}

}  // namespace

bool CompiledSelection::matches(const LineTraits& line) const {
  return all || (included(include, line) && !excluded(exclude, line));
}

}  // namespace loyalty

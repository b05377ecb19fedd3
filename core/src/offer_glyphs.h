// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loyalty {

/// One character of an offer after folding, and the bytes of the text it stands for. White space is not a glyph of its
/// own.
struct OfferGlyph {
  char32_t character = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool space_before = false;
  bool full_width = false;  ///< written as a full-width form (３ ， ％)
};

/// Stands for everything that ends a clause: line ends, 。；、：！ and brackets. "," and "." are kept, they may belong
/// to a number.
inline constexpr char32_t kClauseEnd = U';';

/// Decodes UTF-8 and folds: full-width forms to ASCII, letters to lower case, traditional characters of the vocabulary
/// to simplified ones, marks between clauses to kClauseEnd. Nothing when the text is not valid UTF-8.
[[nodiscard]] std::optional<std::vector<OfferGlyph>> fold_offer(std::string_view text);

/// Reads one character of valid or invalid UTF-8 at `at` and moves past it; 0xFFFFFFFF (and no move) where there is
/// none.
[[nodiscard]] char32_t next_character(std::string_view text, std::size_t& at);

/// Valid UTF-8 in simplified characters, with those of the vocabulary in their traditional form.
[[nodiscard]] std::string traditional_form(std::string_view text);

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "loyalty/rational.h"
#include "offer_number.h"
#include "offer_vocabulary.h"

namespace loyalty {

/// A token and the bytes of the text it stands for.
struct OfferLexeme {
  OfferToken kind = OfferToken::end;
  std::size_t begin = 0;
  std::size_t end = 0;
  OfferNumber number;                           ///< of a number
  Rational off;                                 ///< of percent and zhe: the share off, in (0, 1]
  bool two_digits = false;                      ///< of zhe: 85折
  const OfferCurrencyWord* currency = nullptr;  ///< of a currency in the vocabulary
  bool conflicts = false;                       ///< of a currency: not the one of the request
  std::size_t index = 0;                        ///< of an audience or an ordinal: which one
};

struct OfferLexemes {
  std::vector<OfferLexeme> tokens;  ///< without fillers, the last one is `end`
  bool says_tax = false;            ///< 税込 or 税抜
};

/// The tokens of a folded offer. A share that is none (0%, 150%, 10折, 11.5折) is unknown, and so is the other of 税込
/// and 税抜.
[[nodiscard]] OfferLexemes tokens_of(std::span<const OfferGlyph> glyphs, Currency currency, bool grouped);

}  // namespace loyalty

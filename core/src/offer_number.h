// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "loyalty/rational.h"
#include "offer_glyphs.h"

namespace loyalty {

/// A number as it is written: digits × 10^-decimals, digits at most kMaxAmount.
struct OfferNumber {
  std::int64_t digits = 0;
  int decimals = 0;

  [[nodiscard]] bool whole() const { return decimals == 0; }
};

/// How many glyphs belong to the number at the beginning (0: none stands there), and its value; no value when the
/// glyphs are no number after all (007, 一百零, beyond kMaxAmount).
struct OfferNumberScan {
  std::size_t length = 0;
  std::optional<OfferNumber> number;
};

/// Reads 300, 8.5, 1.5万, 3百, 一百二十, 两千五, 千, 八五, 八点五. With `grouped` 1,000 is one number, without it the
/// comma ends it.
[[nodiscard]] OfferNumberScan scan_offer_number(std::span<const OfferGlyph> glyphs, bool grouped);

/// The number in units of 10^-decimals; nothing when it is written with more decimals or leaves ±kMaxAmount.
[[nodiscard]] std::optional<std::int64_t> scaled(const OfferNumber& number, int decimals);

}  // namespace loyalty

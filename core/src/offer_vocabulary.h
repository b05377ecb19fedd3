// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "loyalty/currency.h"
#include "offer_glyphs.h"

namespace loyalty {

/// What a token of an offer is. The grammar (core/offers.md) is written in these.
enum class OfferToken : std::uint8_t {
  end,
  unknown,    ///< the first thing that is no token; nothing is read beyond it
  separator,  ///< , . ; and what ends a clause
  number,
  percent,  ///< 15%
  zhe,      ///< 8.5折, 85折, 八五折
  half,     ///< 半价
  currency,
  filler,      ///< changes no terms; never reaches the grammar
  each,        ///< 每, every
  spend,       ///< 满, spend
  buy,         ///< 买, buy
  over,        ///< over, above
  at_least,    ///< at least, from, minimum
  orders,      ///< orders, 订单
  or_more,     ///< 以上, or more, +
  item,        ///< 件, items
  for_what,    ///< for, on, when
  reduce,      ///< 减, save
  deal,        ///< 优惠: "优惠50" and "8折优惠"
  off,         ///< off
  dash,        ///< 满300-50
  strike,      ///< 打, 享
  give,        ///< 送, 返
  get,         ///< get
  back,        ///< back
  voucher,     ///< 券, voucher
  sheet,       ///< 张
  usable,      ///< 可用, usable
  no_minimum,  ///< 无门槛, no minimum
  days,        ///< 天, days
  within,      ///< 内, within
  valid,       ///< 有效, valid
  forever,     ///< 长期有效, no expiry
  cap,         ///< 最高, 封顶, up to, max
  no_cap,      ///< 上不封顶, no limit
  limit,       ///< 限
  times,       ///< 次, times
  once,        ///< once
  per_order,   ///< 每单, per order
};

/// A way to write a currency: the codes it may stand for, one after another.
struct OfferCurrencyWord {
  std::string_view text;
  std::string_view codes;
  bool names = false;  ///< a name or a code; otherwise only a sign, which others share

  [[nodiscard]] bool may_be(Currency currency) const {
    for (std::size_t i = 0; i + 3 <= codes.size(); i += 3) {
      if (codes.substr(i, 3) == currency.name()) return true;
    }
    return false;
  }
};

/// The longest word of the vocabulary at the beginning of the glyphs.
struct OfferWord {
  OfferToken kind = OfferToken::unknown;
  std::size_t length = 0;  ///< in glyphs; 0: none
  const OfferCurrencyWord* currency = nullptr;
};
[[nodiscard]] OfferWord find_offer_word(std::span<const OfferGlyph> glyphs);

/// How amounts of a currency are written in the canonical words: before the number in English, after it in Chinese.
struct OfferAmountStyle {
  std::string_view code;
  std::string_view english;
  std::string_view chinese;
};
/// Nothing (null) for a currency that is written with its code.
[[nodiscard]] const OfferAmountStyle* find_amount_style(Currency currency);

}  // namespace loyalty

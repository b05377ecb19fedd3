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
  percent,   ///< 15%, 2割
  zhe,       ///< 8.5折, 85折, 八五折
  wari,      ///< 割: tenths off; becomes percent
  wari_off,  ///< 割引: wari and off behind a number, otherwise off
  half,      ///< 半价
  currency,
  filler,        ///< changes no terms; never reaches the grammar
  tax_included,  ///< 税込; never reaches the grammar
  tax_excluded,  ///< 税抜; never reaches the grammar
  each,          ///< 每, every
  each_after,    ///< ごとに
  each_item,     ///< 1点につき, 全品
  spend,         ///< 满, spend
  paid,          ///< 实付满, pay
  on_list,       ///< 原价, list prices
  at_list,       ///< 折前, at list prices: of a mark
  buy,           ///< 买, buy
  over,          ///< over, above
  at_least,      ///< at least, from, minimum
  orders,        ///< orders, 订单
  or_more,       ///< 以上, or more, +
  item,          ///< 件, items
  for_what,      ///< for, on, when, で
  reduce,        ///< 减, save
  deal,          ///< 优惠: "优惠50" and "8折优惠"
  off,           ///< off, 引き
  dash,          ///< 满300-50
  strike,        ///< 打, 享
  give,          ///< 送, 返, 進呈
  get,           ///< get
  back,          ///< back
  voucher,       ///< 券, voucher
  sheet,         ///< 张
  usable,        ///< 可用, usable
  no_minimum,    ///< 无门槛, no minimum
  days,          ///< 天, days
  within,        ///< 内, within
  valid,         ///< 有效, valid
  forever,       ///< 长期有效, no expiry
  cap,           ///< 最高, 封顶, up to, max
  no_cap,        ///< 上不封顶, no limit
  limit,         ///< 限, only
  times,         ///< 次, times
  once,          ///< once
  per_order,     ///< 每单, per order
  stackable,     ///< 可叠加: for each mark, or with other offers
  combinable,    ///< 可与其他优惠同享: as every offer that says nothing
  audience,      ///< 新客, 周三
  everything,    ///< 全场, before an amount; elsewhere it changes no terms
  nth_before,    ///< 第
  nth_after,     ///< 目
  ordinal,       ///< second, third
  free,          ///< 免费, free
  bogo,          ///< buy one get one
  cheapest,      ///< 最低价一件
  dearest,       ///< 最贵一件
  first_units,   ///< 前, first
  slash,
  add,         ///< 加: "加1元换购"
  more_units,  ///< 多: "加1元多1件"
  addon,       ///< 换购
  price,       ///< 一口价, 均一
  gift,        ///< 赠品
  points,      ///< 积分
  cashback,    ///< 返现
  exclusive,   ///< 不可叠加
  per_person,  ///< 每人
  stock,       ///< 限量
  person,      ///< 名, customers
};

/// The words of a kind, in simplified characters and lower case, with | between them. A space in a word stands for
/// white space.
struct OfferEntry {
  OfferToken kind = OfferToken::unknown;
  std::string_view words;
};
[[nodiscard]] std::span<const OfferEntry> offer_vocabulary();

/// Who gets an offer, or when: one bit each.
struct OfferAudience {
  std::string_view id;       ///< "new", "mon"
  std::string_view english;  ///< the canonical words, in what offer_words writes behind an offer
  std::string_view chinese;
  std::string_view japanese;
  std::string_view words;  ///< as in OfferEntry
};
inline constexpr std::size_t kWeekdays = 7;  ///< the first ones, from Monday on
inline constexpr std::size_t kNewCustomer = 7;
inline constexpr std::size_t kReturningCustomer = 8;
inline constexpr std::size_t kBirthday = 9;
inline constexpr std::size_t kMember = 11;  ///< a segment
inline constexpr std::size_t kApp = 13;     ///< a channel
inline constexpr std::size_t kAudiences = 16;
/// Of each of these sets an offer names one at most.
inline constexpr std::uint32_t kOneOf[] = {3U << kNewCustomer, 3U << kBirthday, 3U << kMember, 7U << kApp};
[[nodiscard]] std::span<const OfferAudience> offer_audiences();

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
  std::size_t index = 0;  ///< of the word in its row, or of the audience
};
[[nodiscard]] OfferWord find_offer_word(std::span<const OfferGlyph> glyphs);

/// How amounts of a currency are written in the canonical words: before the number in English, after it in Chinese and
/// Japanese.
struct OfferAmountStyle {
  std::string_view code;
  std::string_view english;
  std::string_view chinese;
  std::string_view japanese;
};
/// Nothing (null) for a currency that is written with its code.
[[nodiscard]] const OfferAmountStyle* find_amount_style(Currency currency);

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#include "offer_vocabulary.h"

#include <array>

namespace loyalty {
namespace {

struct Entry {
  std::string_view text;
  OfferToken kind;
};

using enum OfferToken;

/// Every word that is understood, in simplified characters and lower case. A space in a word stands for white space.
constexpr Entry kWords[] = {
    {",", separator},
    {".", separator},
    {";", separator},
    {"+", or_more},
    {"-", dash},

    {"每", each},
    {"每满", each},
    {"每消费", each},
    {"每消费满", each},
    {"every", each},
    {"each", each},
    {"per", each},
    {"满", spend},
    {"满额", spend},
    {"买满", spend},
    {"购满", spend},
    {"购物满", spend},
    {"消费", spend},
    {"消费满", spend},
    {"单笔满", spend},
    {"订单满", spend},
    {"单笔消费满", spend},
    {"下单满", spend},
    {"需满", spend},
    {"spend", spend},
    {"spent", spend},
    {"spending", spend},
    {"买", buy},
    {"购", buy},
    {"购买", buy},
    {"任选", buy},
    {"任意", buy},
    {"buy", buy},
    {"buying", buy},
    {"over", over},
    {"above", over},
    {"from", at_least},
    {"at least", at_least},
    {"min", at_least},
    {"min.", at_least},
    {"minimum", at_least},
    {"starting at", at_least},
    {"orders", orders},
    {"order", orders},
    {"purchases", orders},
    {"purchase", orders},
    {"订单", orders},
    {"all orders", orders},
    {"all purchases", orders},
    {"以上", or_more},
    {"及以上", or_more},
    {"或以上", or_more},
    {"or more", or_more},
    {"or above", or_more},
    {"and up", or_more},
    {"and above", or_more},
    {"and over", or_more},
    {"or over", or_more},
    {"件", item},
    {"个", item},
    {"份", item},
    {"件商品", item},
    {"item", item},
    {"items", item},
    {"pieces", item},
    {"units", item},
    {"unit", item},
    {"products", item},
    {"pcs", item},
    {"for", for_what},
    {"on", for_what},
    {"when", for_what},
    {"with", for_what},
    {"if", for_what},

    {"减", reduce},
    {"立减", reduce},
    {"直减", reduce},
    {"减免", reduce},
    {"立省", reduce},
    {"省", reduce},
    {"直降", reduce},
    {"save", reduce},
    {"优惠", deal},
    {"off", off},
    {"discount", off},
    {"折", zhe},
    {"%", percent},
    {"percent", percent},
    {"per cent", percent},
    {"打", strike},
    {"享", strike},
    {"享受", strike},
    {"打对折", half},
    {"对折", half},
    {"半价", half},
    {"half price", half},
    {"送", give},
    {"赠", give},
    {"赠送", give},
    {"返", give},
    {"返还", give},
    {"立返", give},
    {"立赠", give},
    {"立送", give},
    {"得", give},
    {"获", give},
    {"获得", give},
    {"get", get},
    {"receive", get},
    {"earn", get},
    {"take", get},
    {"back", back},

    {"券", voucher},
    {"优惠券", voucher},
    {"代金券", voucher},
    {"抵用券", voucher},
    {"抵扣券", voucher},
    {"购物券", voucher},
    {"现金券", voucher},
    {"消费券", voucher},
    {"礼券", voucher},
    {"满减券", voucher},
    {"voucher", voucher},
    {"vouchers", voucher},
    {"coupon", voucher},
    {"coupons", voucher},
    {"张", sheet},
    {"可用", usable},
    {"可使用", usable},
    {"使用", usable},
    {"能用", usable},
    {"usable", usable},
    {"use", usable},
    {"used", usable},
    {"redeemable", usable},
    {"可抵用", usable},
    {"无门槛", no_minimum},
    {"无使用门槛", no_minimum},
    {"不限门槛", no_minimum},
    {"无最低消费", no_minimum},
    {"no minimum", no_minimum},
    {"no minimum spend", no_minimum},
    {"without minimum", no_minimum},
    {"no min", no_minimum},
    {"天", days},
    {"日", days},
    {"days", days},
    {"day", days},
    {"内", within},
    {"之内", within},
    {"within", within},
    {"有效", valid},
    {"有效期", valid},
    {"valid", valid},
    {"expires in", valid},
    {"expires after", valid},
    {"expiring in", valid},
    {"expire in", valid},
    {"长期有效", forever},
    {"永久有效", forever},
    {"no expiry", forever},
    {"never expires", forever},

    {"最高", cap},
    {"最多", cap},
    {"至多", cap},
    {"封顶", cap},
    {"上限", cap},
    {"不超过", cap},
    {"优惠上限", cap},
    {"减免上限", cap},
    {"封顶优惠", cap},
    {"up to", cap},
    {"max", cap},
    {"max.", cap},
    {"maximum", cap},
    {"maximum discount", cap},
    {"max discount", cap},
    {"maximum of", cap},
    {"capped at", cap},
    {"at most", cap},
    {"no more than", cap},
    {"cap", cap},
    {"上不封顶", no_cap},
    {"不封顶", no_cap},
    {"无上限", no_cap},
    {"无封顶", no_cap},
    {"不设上限", no_cap},
    {"不设封顶", no_cap},
    {"no limit", no_cap},
    {"no cap", no_cap},
    {"no maximum", no_cap},
    {"uncapped", no_cap},
    {"unlimited", no_cap},
    {"限", limit},
    {"仅限", limit},
    {"限用", limit},
    {"limit", limit},
    {"limited to", limit},
    {"次", times},
    {"times", times},
    {"time", times},
    {"once", once},
    {"每单", per_order},
    {"每笔", per_order},
    {"每笔订单", per_order},
    {"每个订单", per_order},
    {"per order", per_order},
    {"per purchase", per_order},
    {"in one order", per_order},

    {"全场", filler},
    {"全店", filler},
    {"即", filler},
    {"可", filler},
    {"即可", filler},
    {"立即", filler},
    {"就", filler},
    {"的", filler},
    {"为", filler},
    {"金额", filler},
    {"一律", filler},
    {"a", filler},
    {"an", filler},
    {"the", filler},
    {"any", filler},
    {"you", filler},
    {"your", filler},
    {"and", filler},
    {"then", filler},
    {"of", filler},
    {"worth", filler},
    {"to", filler},
    {"sitewide", filler},
    {"storewide", filler},
    {"everything", filler},
    {"can", filler},
    {"be", filler},
    {"is", filler},
};

constexpr std::string_view kDollars =
    "USDAUDCADNZDSGDHKDTWDMXNARSCLPCOPUYUBBDBMDBNDBSDBZDFJDGYDJMDKYDLRDNADSBDSRDTTDXCD";
constexpr std::string_view kYuan = "CNYTWDHKDMOPSGD";

constexpr OfferCurrencyWord kCurrencies[] = {
    {"$", kDollars},        {"dollar", kDollars},  {"dollars", kDollars}, {"¥", "CNYJPY"},
    {"元", kYuan},          {"块", kYuan},         {"块钱", kYuan},       {"圆", "CNYJPYTWDHKD"},
    {"€", "EUR"},           {"£", "GBP"},          {"₩", "KRW"},          {"₹", "INR"},
    {"₫", "VND"},           {"฿", "THB"},          {"₱", "PHP"},          {"₽", "RUB"},
    {"₺", "TRY"},           {"₪", "ILS"},          {"₴", "UAH"},          {"pounds", "GBP"},
    {"yuan", "CNY", true},  {"rmb", "CNY", true},  {"cn¥", "CNY", true},  {"人民币", "CNY", true},
    {"us$", "USD", true},   {"美元", "USD", true}, {"美金", "USD", true}, {"euro", "EUR", true},
    {"euros", "EUR", true}, {"欧元", "EUR", true}, {"英镑", "GBP", true}, {"yen", "JPY", true},
    {"日元", "JPY", true},  {"日圆", "JPY", true}, {"hk$", "HKD", true},  {"港元", "HKD", true},
    {"港币", "HKD", true},  {"nt$", "TWD", true},  {"台币", "TWD", true}, {"新台币", "TWD", true},
    {"s$", "SGD", true},    {"新元", "SGD", true}, {"新币", "SGD", true}, {"a$", "AUD", true},
    {"澳元", "AUD", true},  {"c$", "CAD", true},   {"加元", "CAD", true}, {"韩元", "KRW", true},
};

constexpr std::array<OfferAmountStyle, 11> kStyles{{
    {"CNY", "¥", "元"},
    {"USD", "$", "美元"},
    {"EUR", "€", "欧元"},
    {"GBP", "£", "英镑"},
    {"JPY", "¥", "日元"},
    {"HKD", "HK$", "港元"},
    {"TWD", "NT$", "元"},
    {"SGD", "S$", "新元"},
    {"AUD", "A$", "澳元"},
    {"CAD", "C$", "加元"},
    {"KRW", "₩", "韩元"},
}};

[[nodiscard]] bool is_letter(char32_t character) { return character >= U'a' && character <= U'z'; }

/// Number of glyphs that `word` covers at the beginning of `glyphs`, 0 when it does not stand there. Letters stand
/// together and end where the word ends; between Chinese characters white space does not matter.
[[nodiscard]] std::size_t match(std::string_view word, std::span<const OfferGlyph> glyphs) {
  std::size_t length = 0;
  bool space = false;
  char32_t previous = 0;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t character = next_character(word, at);
    if (character == U' ') {
      space = true;
      continue;
    }
    if (length == glyphs.size() || glyphs[length].character != character) return 0;
    if (space && !glyphs[length].space_before) return 0;
    if (!space && previous != 0 && previous < 0x80 && glyphs[length].space_before) return 0;
    previous = character;
    space = false;
    ++length;
  }
  const bool goes_on = length < glyphs.size() && !glyphs[length].space_before && is_letter(glyphs[length].character);
  return is_letter(previous) && goes_on ? 0 : length;
}

}  // namespace

OfferWord find_offer_word(std::span<const OfferGlyph> glyphs) {
  OfferWord best;
  for (const Entry& entry : kWords) {
    const std::size_t length = match(entry.text, glyphs);
    if (length > best.length) best = {entry.kind, length, nullptr};
  }
  for (const OfferCurrencyWord& word : kCurrencies) {
    const std::size_t length = match(word.text, glyphs);
    if (length > best.length) best = {currency, length, &word};
  }
  return best;
}

const OfferAmountStyle* find_amount_style(Currency currency) {
  for (const OfferAmountStyle& style : kStyles) {
    if (style.code == currency.name()) return &style;
  }
  return nullptr;
}

}  // namespace loyalty

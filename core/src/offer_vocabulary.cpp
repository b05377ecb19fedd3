// SPDX-License-Identifier: Apache-2.0
#include "offer_vocabulary.h"

#include <algorithm>
#include <array>

namespace loyalty {
namespace {

using enum OfferToken;

constexpr OfferEntry kVocabulary[] = {
    {unknown, "送料|送料无料|送货|送完即止|特价品"},  // not something that is given
    {separator, ",|.|;"},
    {or_more, "+|以上|及以上|或以上|or more|or above|and up|and above|and over|or over"},
    {dash, "-"},

    {each, "每|每满|每消费|每消费满|每购物满|每买|every|each|per"},
    {each_after, "ごとに|ごと|每に|につき"},
    {each_item, "各|单件|每一件|1点につき|1点あたり|1个につき|1つにつき|1枚につき|全品|全商品|店内全品|店内全商品"},
    {spend,
     "满|满额|买满|购满|购物满|消费|消费满|单笔满|订单满|单笔订单满|单笔消费满|下单满|需满|购物|一次过购物满|全馆满|"
     "spend|spent|spending|"
     "お买い上げ|お买上げ|お买上|お买い物|ご购入|购入|ご利用|お会计|お买い上げ金额|お买上金额|ご购入金额|购入金额|"
     "お会计金额|合计|合计金额|ご利用金额"},
    {paid, "实付|实付满|实际支付满|实际支付|付款满|pay|paid|お支払い|お支払|お支払い金额|お支払金额"},
    {on_list,
     "原价|按原价|在原价基础上|list price|list prices|rrp|original price|"
     "original prices|full price|full prices|regular price|regular prices|定价|定价の|定价より|定价から|通常价格の|"
     "通常价格より|通常价格から"},
    {at_list, "折前|折扣前|优惠前|at list prices|at list price|before discounts|割引前"},
    {buy, "买|购|购买|任选|任意|任买|选购|任购|どれでも|お好きな|buy|buying|mix|まとめ买い|买う|よりどり"},
    {over, "over|above"},
    {at_least, "from|at least|min|min.|minimum|starting at"},
    {orders,
     "orders|order|purchases|purchase|订单|all orders|all purchases|every order|ご注文|注文|entire order|"
     "entire purchase"},
    {item,
     "件|个|份|款|双|组|盒|瓶|件商品|件货品|件货|点|つ|本|着|足|セット|箱|袋|item|items|pieces|units|unit|products|pcs|"
     "styles"},
    {for_what, "for|on|when|with|if|で|と|なら|时|の场合|に限り|ときは"},

    {reduce, "减|立减|直减|减免|立省|省|直降|即减|即省|现减|现省|现折|现抵|折抵|抵|可抵|降|折现|劲减|激减|save|saves"},
    {deal, "优惠|折扣|お得"},
    {off, "off|discount|引き|引|オフ|值引き|值引|reduction"},
    {zhe, "折"},
    {percent, "%|percent|per cent|パーセント"},
    {wari, "割"},
    {wari_off, "割引|割引き"},
    {strike, "打|享|享受|享有"},
    {half, "打对折|对折|半价|半额|半值|half price|half-price|1/2 price|half off"},
    {give,
     "送|赠|赠送|返|返还|立返|立赠|立送|得|获|获得|即送|即赠|可得|可获|赠予|加送|进呈|プレゼント|赠呈|もらえる|"
     "もらえます|"
     "差し上げます|配布"},
    {get, "get|receive|earn|take|enjoy|gets"},
    {back, "back"},

    {voucher,
     "券|优惠券|代金券|抵用券|抵扣券|购物券|现金券|消费券|礼券|满减券|折价券|折价卷|电子券|折扣券|现金礼券|购物礼券|"
     "商品礼券|即享券|红包|voucher|vouchers|coupon|coupons|e-voucher|e-vouchers|shopping voucher|"
     "クーポン|クーポン券|商品券|割引券|割引クーポン|お买物券|お买い物券|ギフト券|金券"},
    {sheet, "张|枚"},
    {usable,
     "可用|可使用|使用|能用|可抵用|usable|use|used|redeemable|使用可能|利用可|利用可能|ご利用可能|使える|使えます|"
     "ご利用いただけます|ご使用いただけます"},
    {no_minimum,
     "无门槛|无使用门槛|不限门槛|无最低消费|免低消|无低消|no minimum|no minimum spend|without minimum|no min|无条件|"
     "最低利用金额なし|条件なし"},
    {days, "天|日|days|day|日间"},
    {within, "内|之内|within|以内"},
    {valid, "有效|有效期|有效期间|有效期限|valid|expires in|expires after|expiring in|expire in"},
    {forever, "长期有效|永久有效|no expiry|never expires|无期限|有效期限なし"},

    {cap,
     "最高|最多|至多|封顶|上限|不超过|优惠上限|减免上限|封顶优惠|折扣上限|最大|割引上限|割引上限额|上限金额|最大割引额|"
     "まで|"
     "up to|max|max.|maximum|maximum discount|max discount|maximum of|capped at|at most|no more than|cap"},
    {no_cap,
     "上不封顶|不封顶|无上限|无封顶|不设上限|不设封顶|可累计|可累赠|可累折|累计赠送|多买多减|多满多减|no limit|no "
     "cap|no maximum|"
     "uncapped|unlimited|上限なし"},
    {limit, "限|仅限|限用|限购|限享|limit|limited to|only|限り|限定|のみ|专享|专属|独享|适用"},
    {times, "次|times|time|回"},
    {once, "once"},
    {per_order,
     "每单|每笔|每笔订单|每个订单|单笔订单|每张订单|每次消费|per order|per purchase|per transaction|in one order|1会计|"
     "1会计につき|1回のお会计|1回のお会计につき|1回のお买い物|1回のお买い物につき|1注文|1注文につき|1回のご注文|"
     "1回のご注文につき"},
    {stackable, "可叠加|可叠加使用|可以叠加|可叠用|stackable"},
    {combinable,
     "可与其他优惠叠加|可与其他优惠叠加使用|可与其他优惠同享|可与其他优惠同时享受|可与其他优惠同时使用|"
     "可与其他优惠并用|"
     "可与优惠券叠加|可与优惠券叠加使用|可与店铺优惠叠加|can be combined with other offers|can be used with other "
     "offers|"
     "stackable with other offers|combinable with other "
     "offers|并用可|并用可能|他のクーポンと并用可|他のクーポンと并用可能|"
     "他の割引と并用可|他の割引と并用可能"},

    {number, "one|two|three|four|five|six"},  // from 1
    {nth_before, "第"},
    {nth_after, "目|番目"},
    {ordinal, "second|third|fourth|fifth"},
    {ordinal, "2nd|3rd|4th|5th"},
    {free, "免费|免单|免|0元|零元|0圆|free|for free|无料"},
    {bogo, "bogo|bogof|bogo free|bogof free"},
    {cheapest, "最低价|价格最低|最便宜|cheapest|lowest priced|lowest-priced|最も安い|最も安い商品"},
    {dearest, "最贵|最高价|价格最高|most expensive|highest priced|最も高い|最も高い商品"},
    {first_units, "前|首|first|最初の|先着"},
    {slash, "/"},
    {add, "加|add|プラス"},
    {more_units, "多"},
    {addon, "换购|换购价|加购价|加价购|加购|加价换购|add-on price|add-on|追加购入价格|追加购入"},
    {price, "价|价格|一口价|限时价|单一价|特价|均一|均一价|统一价|now|price|prices|now only"},
    {gift, "赠品|礼品|好礼|礼物|小礼品|精美礼品|free gift|free gifts|gift|ノベルティ|粗品|记念品|ノベルティグッズ"},
    {points, "积分|点数|points|point|ポイント"},
    {cashback,
     "返现|返现金|回馈|现金回馈|现金回赠|回赠|cash back|cashback|store credit|in store credit|キャッシュバック"},
    {exclusive,
     "不可叠加|不可叠加使用|不叠加|不可与其他优惠叠加|不可与其他优惠叠加使用|不与其他优惠叠加|不与其他优惠同享|"
     "不与其他优惠同时享受|不可与其他优惠同享|不可与其他优惠同时使用|不可与其他优惠同时享受|不得与其他优惠并用|"
     "不可与其他优惠并用|cannot be combined with other offers|not combinable with other offers|"
     "not valid with other offers|cannot be "
     "combined|他の割引と并用不可|他の割引との并用不可|他のクーポンとの并用不可|并用不可"},
    {per_person, "每人|每位|每客|每会员|per customer|per person|per member|お一人样|1人"},
    {stock, "限量|数量限定"},
    {person, "名|名样|位|人|customers|shoppers|people"},
    {everything, "全场|全店|全馆|everything"},

    {tax_included,
     "税込|税込み|;税込;|;税込み;|含税|;含税;|tax included|incl. tax|;tax included;|;incl. tax;|incl. vat|;incl. vat;"},
    {tax_excluded,
     "税抜|税抜き|;税抜;|;税抜き;|税别|;税别;|未税|;未税;|税前|before tax|excl. tax|;before tax;|;excl. tax;"},
    {filler,
     "全单|整单|本单|即|可|即可|立即|就|的|为|金额|一律|再|另|额外|并|还|活动|特惠|限时|限时特惠|满额赠|满额礼|全线|"
     "全部|所有|商品|"
     "所有商品|全部商品|任何|货品|折上|折上再|折后|折扣后|折后再|折扣后再|结账|结帐|结账时|结帐再|下单|凡|"
     "a|an|the|the price of|any|you|your|and|then|of|worth|to|sitewide|site-wide|storewide|store-wide|can|be|is|extra|"
     "additional|an additional|further|all|in total|instantly|automatically|at checkout|flat|&|total|"
     "の|は|に|を|が|も|さらに|すべて|全て|レジにて|レジで|表示价格より|表示价格から|表示价格の|表示价格からさらに|"
     "分の|以上の|"
     "もれなく|店内|期间中|通常|发行日から|发行から|取得日から|获得から|セール|今だけ"},
};

constexpr std::array<OfferAudience, kAudiences> kAudience{{
    {"mon", "on Mondays", "限周一", "月曜日限定",
     "周一|星期一|每周一|逢星期一|mondays|monday|月曜日|月曜|每周月曜日|每周月曜"},
    {"tue", "on Tuesdays", "限周二", "火曜日限定",
     "周二|星期二|每周二|逢星期二|tuesdays|tuesday|火曜日|火曜|每周火曜日|每周火曜"},
    {"wed", "on Wednesdays", "限周三", "水曜日限定",
     "周三|星期三|每周三|逢星期三|wednesdays|wednesday|水曜日|水曜|每周水曜日|每周水曜"},
    {"thu", "on Thursdays", "限周四", "木曜日限定",
     "周四|星期四|每周四|逢星期四|thursdays|thursday|木曜日|木曜|每周木曜日|每周木曜"},
    {"fri", "on Fridays", "限周五", "金曜日限定",
     "周五|星期五|每周五|逢星期五|fridays|friday|金曜日|金曜|每周金曜日|每周金曜"},
    {"sat", "on Saturdays", "限周六", "土曜日限定",
     "周六|星期六|每周六|逢星期六|saturdays|saturday|土曜日|土曜|每周土曜日|每周土曜"},
    {"sun", "on Sundays", "限周日", "日曜日限定",
     "周日|周天|星期日|星期天|每周日|逢星期日|sundays|sunday|日曜日|日曜|每周日曜日|每周日曜"},
    {"new", "for new customers", "限新客", "新規のお客様限定",
     "新客|新人|新用户|新顾客|新会员|新朋友|首单|首次下单|首次消费|首购|新客户|新客首单|新人首单|new customers|new "
     "customer|"
     "new users|first order|first orders|first purchase|first-time customers|first time customers|new shoppers|"
     "新规のお客样|新规|新规会员|初回|初回购入|初回ご购入|初回のお买い物|初回ご注文|はじめてのお买い物"},
    {"returning", "for returning customers", "限老客", "リピーター限定",
     "老客|老客户|老顾客|老用户|回头客|旧客|旧客户|returning customers|returning customer|existing "
     "customers|リピーター"},
    {"birthday", "on your birthday", "限生日当天", "誕生日限定",
     "生日当天|生日当日|生日|寿星|寿星当日|当日寿星|生日正日|birthday|birthdays|诞生日|诞生日当日|お诞生日"},
    {"birthmonth", "in your birthday month", "限生日当月", "誕生月限定",
     "生日当月|生日月|寿星当月|当月寿星|生日月份|birthday month|in your birthday month|during your birthday "
     "month|诞生月|お诞生月|お诞生日月"},
    {"member", "for members", "限会员", "会員限定", "会员|注册会员|members|member|会员样|会员の方"},
    {"student", "for students", "限学生", "学生限定", "学生|students|student|学生の方"},
    {"app", "in the app", "限APP", "アプリ限定", "app|手机app|app下单|in the app|in-app|アプリ|アプリ会员"},
    {"online", "online", "限线上", "オンライン限定",
     "线上|网店|官网|网购|网上商店|online|オンライン|オンラインストア|ネット|ネット注文|ウェブ"},
    {"store", "in store", "限门店", "店頭限定", "门店|门市|到店|线下|实体店|in store|in-store|店头|店舗|实店舗"},
}};

constexpr std::string_view kDollars =
    "USDAUDCADNZDSGDHKDTWDMXNARSCLPCOPUYUBBDBMDBNDBSDBZDFJDGYDJMDKYDLRDNADSBDSRDTTDXCD";
constexpr std::string_view kYuan = "CNYTWDHKDMOPSGD";

constexpr OfferCurrencyWord kCurrencies[] = {
    {"$", kDollars},
    {"dollar", kDollars},
    {"dollars", kDollars},
    {"ドル", kDollars},
    {"¥", "CNYJPY"},
    {"元", kYuan},
    {"块", kYuan},
    {"块钱", kYuan},
    {"圆", "CNYJPYTWDHKD"},
    {"€", "EUR"},
    {"£", "GBP"},
    {"₩", "KRW"},
    {"₹", "INR"},
    {"₫", "VND"},
    {"฿", "THB"},
    {"₱", "PHP"},
    {"₽", "RUB"},
    {"₺", "TRY"},
    {"₪", "ILS"},
    {"₴", "UAH"},
    {"pounds", "GBP"},
    {"ポンド", "GBP"},
    {"yuan", "CNY", true},
    {"rmb", "CNY", true},
    {"cn¥", "CNY", true},
    {"人民币", "CNY", true},
    {"us$", "USD", true},
    {"美元", "USD", true},
    {"美金", "USD", true},
    {"米ドル", "USD", true},
    {"euro", "EUR", true},
    {"euros", "EUR", true},
    {"欧元", "EUR", true},
    {"ユーロ", "EUR", true},
    {"英镑", "GBP", true},
    {"yen", "JPY", true},
    {"日元", "JPY", true},
    {"日圆", "JPY", true},
    {"hk$", "HKD", true},
    {"港元", "HKD", true},
    {"港币", "HKD", true},
    {"香港ドル", "HKD", true},
    {"nt$", "TWD", true},
    {"台币", "TWD", true},
    {"新台币", "TWD", true},
    {"台湾ドル", "TWD", true},
    {"s$", "SGD", true},
    {"新元", "SGD", true},
    {"新币", "SGD", true},
    {"シンガポールドル", "SGD", true},
    {"a$", "AUD", true},
    {"澳元", "AUD", true},
    {"豪ドル", "AUD", true},
    {"c$", "CAD", true},
    {"加元", "CAD", true},
    {"カナダドル", "CAD", true},
    {"韩元", "KRW", true},
    {"ウォン", "KRW", true},
};

constexpr std::array<OfferAmountStyle, 11> kStyles{{
    {"CNY", "¥", "元", "元"},
    {"USD", "$", "美元", "ドル"},
    {"EUR", "€", "欧元", "ユーロ"},
    {"GBP", "£", "英镑", "ポンド"},
    {"JPY", "¥", "日元", "円"},
    {"HKD", "HK$", "港元", "香港ドル"},
    {"TWD", "NT$", "元", "台湾ドル"},
    {"SGD", "S$", "新元", "シンガポールドル"},
    {"AUD", "A$", "澳元", "豪ドル"},
    {"CAD", "C$", "加元", "カナダドル"},
    {"KRW", "₩", "韩元", "ウォン"},
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
    if (!space && previous != 0 && previous != kClauseEnd && previous < 0x80 && glyphs[length].space_before) return 0;
    previous = character;
    space = false;
    ++length;
  }
  const bool goes_on = length < glyphs.size() && !glyphs[length].space_before && is_letter(glyphs[length].character);
  return is_letter(previous) && goes_on ? 0 : length;
}

/// The length of the longest of the words that stands there.
[[nodiscard]] std::size_t longest(std::string_view words, std::span<const OfferGlyph> glyphs, std::size_t& place) {
  std::size_t best = 0;
  std::size_t index = 0;
  for (std::size_t begin = 0; begin <= words.size();) {
    const std::size_t end = std::min(words.find('|', begin), words.size());
    const std::size_t length = match(words.substr(begin, end - begin), glyphs);
    if (length > best) best = length, place = index;
    ++index;
    begin = end + 1;
  }
  return best;
}

}  // namespace

std::span<const OfferEntry> offer_vocabulary() { return kVocabulary; }
std::span<const OfferAudience> offer_audiences() { return kAudience; }

OfferWord find_offer_word(std::span<const OfferGlyph> glyphs) {
  OfferWord best;
  for (const OfferEntry& entry : kVocabulary) {
    std::size_t index = 0;
    const std::size_t length = longest(entry.words, glyphs, index);
    if (length > best.length) best = {entry.kind, length, nullptr, index};
  }
  for (const OfferCurrencyWord& word : kCurrencies) {
    const std::size_t length = match(word.text, glyphs);
    if (length > best.length) best = {currency, length, &word, 0};
  }
  for (std::size_t i = 0; i < kAudience.size(); ++i) {
    std::size_t index = 0;
    const std::size_t length = longest(kAudience[i].words, glyphs, index);
    if (length > best.length) best = {audience, length, nullptr, i};
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

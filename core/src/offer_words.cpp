// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "loyalty/decimal.h"
#include "loyalty/offer_text.h"
#include "offer_audience.h"
#include "offer_glyphs.h"
#include "offer_id.h"
#include "offer_vocabulary.h"

namespace loyalty {
namespace {

/// A phrase in English, Chinese and Japanese. @ stands for an amount, # for a number, $ for the s behind a number
/// but 1.
struct Phrase {
  std::string_view in[3];
};

/// Marks before what is given, and behind it in English; [by units][for each].
constexpr Phrase kLead[2][2] = {{{{"spend @", "满@", "@以上"}}, {{"every @ spent", "每满@", "@ごと"}}},
                                {{{"buy # item$", "满#件", "#点以上"}}, {{"every # item$", "每满#件", "#点ごと"}}}};
constexpr Phrase kLeadPaid[2] = {{{"pay @", "实付满@", "お支払い@以上"}},
                                 {{"every @ paid", "每实付满@", "お支払い@ごと"}}};
constexpr std::string_view kTail[2][2] = {{"orders of @ or more", "every @"}, {"# or more items", "every # item$"}};
constexpr Phrase kOnList = {{" at list prices", "按原价", "定価"}};
constexpr Phrase kAfterLead = {{", ", "", "で"}};
constexpr Phrase kAfterEach = {{", ", "", "に"}};

constexpr Phrase kOff = {{"@ off", "减@", "@引き"}};
constexpr Phrase kOffAtOnce = {{"@ off", "立减@", "@引き"}};
constexpr Phrase kOffEachItem = {{"@ off each item", "每件减@", "1点につき@引き"}};
constexpr Phrase kOffEachProduct = {{"@ off each product", "每种商品减@", "1種類につき@引き"}};

/// Vouchers; [several][without a minimum]
constexpr Phrase kVoucher[2][2] = {
    {{{"get a @ voucher", "送@券", "@クーポン進呈"}},
     {{"get a @ voucher with no minimum", "送@无门槛券", "@無条件クーポン進呈"}}},
    {{{"get # @ vouchers", "送#张@券", "@クーポン#枚進呈"}},
     {{"get # @ vouchers with no minimum", "送#张@无门槛券", "@無条件クーポン#枚進呈"}}}};
constexpr Phrase kMinimum = {{", usable from @", "，满@可用", "、@以上で使用可能"}};
constexpr Phrase kValidDays = {{", valid for # day$", "，#天内有效", "、#日間有効"}};
constexpr Phrase kForever = {{", no expiry", "，长期有效", "、無期限"}};

constexpr Phrase kPrice = {{"now @", "一口价@", "@均一"}};
constexpr Phrase kAddon = {{"add-on price @", "换购价@", "追加購入価格@"}};
constexpr Phrase kAddonOnce = {{"add @ add-on", "加@换购", "プラス@で追加購入"}};
constexpr Phrase kAddons = {{"add @ add-on # items", "加@换购#件", "プラス@で追加購入#点"}};
constexpr Phrase kCashback = {{"get @ cash back", "返现@", "@キャッシュバック"}};
constexpr Phrase kPoints = {{"get # point$", "送#积分", "#ポイント進呈"}};
constexpr Phrase kGift = {{"get a free gift", "送赠品", "ノベルティ進呈"}};
constexpr Phrase kGifts = {{"get # free gifts", "送赠品#件", "ノベルティ#点進呈"}};
/// Units by UnitOrder: before what is taken off, in English behind it.
constexpr Phrase kUnits[] = {{{" cheapest # item$", "最低价#件", "最も安い#点"}},
                             {{" most expensive # item$", "最贵#件", "最も高い#点"}},
                             {{" first # item$", "前#件", "最初の#点"}}};
/// Sets: what is bought, and what is given with it; [free, a share, a price]
constexpr Phrase kSetWhole = {{"any # items for @", "任选#件@", "よりどり#点@"}};
constexpr Phrase kSetBought = {{"buy # item$, get ", "买#件", "#点買うと"}};
constexpr Phrase kSetFree = {{"# free", "送#件", "#点無料"}};
constexpr Phrase kSetOther = {{"# ", "得#件", "#点"}};
constexpr Phrase kNth = {{"", "第#件", "#点目"}};
constexpr Phrase kSetPrice = {{"for @", "@", "@"}};

constexpr Phrase kAlone = {{", cannot be combined with other offers", "，不与其他优惠同享", "、他の割引と併用不可"}};
constexpr Phrase kUses = {{", for the first # customer$", "，前#名", "、先着#名様"}};
constexpr Phrase kPerMember = {{", limit # per customer", "，每人限#次", "、お一人様#回限り"}};
constexpr Phrase kNextRung = {{", ", "，", "、"}};
constexpr Phrase kTimes = {{", up to # time$", "，限#次", "、1会計#回まで"}};
constexpr Phrase kOnce = {{", once per order", "，每单限1次", "、1会計1回まで"}};
constexpr Phrase kCap = {{", max @", "，最高减@", "、最大@"}};
constexpr Phrase kVoucherCap = {{", max @", "，最高送@", "、最大@"}};

/// What parse_offer does not read: named, so that the words do not promise more than the terms.
constexpr Phrase kSelectedItems = {{" (selected items)", "（指定商品）", "（対象商品）"}};
constexpr Phrase kMarkOnPaid = {{" (mark on the amount paid)", "（按实付计满）", "（お支払い額基準）"}};
constexpr Phrase kByLine = {{" (rounded by line)", "（按行取整）", "（行ごとに端数処理）"}};
constexpr Phrase kVoucherItems = {{" (voucher for selected items)", "（券限指定商品）", "（クーポンは対象商品のみ）"}};
constexpr Phrase kConditions = {{" (conditions apply)", "（有附加条件）", "（条件あり）"}};
constexpr Phrase kOpen = {{" (", "（", "（"}};
constexpr Phrase kFrom = {{"from ", "自", "開始"}};
constexpr Phrase kUntil = {{"until ", "至", "終了"}};
constexpr Phrase kTo = {{" to ", "至", "～"}};
constexpr Phrase kClose = {{")", "）", "）"}};

class Writer {
 public:
  Writer(const Promotion& promotion, Currency currency, OfferLanguage language)
      : promotion_(promotion),
        trigger_(promotion.trigger),
        currency_(currency),
        traditional_(language == OfferLanguage::traditional),
        language_(traditional_ ? 1 : static_cast<std::size_t>(language)) {}

  [[nodiscard]] std::string offer() {
    const auto with_days = [](const Rung& rung) {
      const auto* voucher = std::get_if<VoucherBack>(&rung.benefit);
      return voucher != nullptr && voucher->valid_days;
    };
    say_validity_ = std::any_of(promotion_.rungs.begin(), promotion_.rungs.end(), with_days);
    for (const Rung& rung : promotion_.rungs) {
      if (!out_.empty()) say(kNextRung);
      if (promotion_.makes_sets()) {
        sets(rung);
      } else if (!promotion_.reduces()) {
        lead(rung);
        given(rung.benefit);
      } else if (english()) {
        discount(rung);
        tail(rung);
      } else {
        lead(rung);
        discount(rung);
      }
    }
    if (trigger_.times) say(kTimes, *trigger_.times);
    if (needs_once()) say(kOnce);
    if (promotion_.cap) say(!promotion_.reduces() ? kVoucherCap : kCap, promotion_.cap->minor);
    if (promotion_.combines.with && promotion_.combines.with->empty()) say(kAlone);
    if (promotion_.budget && promotion_.budget->uses) say(kUses, *promotion_.budget->uses);
    if (promotion_.budget && promotion_.budget->per_member) say(kPerMember, *promotion_.budget->per_member);
    audiences();
    notes();
    return traditional_ ? traditional_form(out_) : std::move(out_);
  }

 private:
  [[nodiscard]] bool english() const { return language_ == 0; }

  void say(std::string_view pattern, std::int64_t amount_or_number = 0, std::int64_t number = 0) {
    for (const char c : pattern) {
      if (c == '@') {
        amount(Money{amount_or_number});
      } else if (c == '#') {
        out_ += std::to_string(number != 0 ? number : amount_or_number);
      } else if (c == '$') {
        if ((number != 0 ? number : amount_or_number) != 1) out_ += 's';
      } else {
        out_ += c;
      }
    }
  }
  void say(const Phrase& phrase, std::int64_t amount_or_number = 0, std::int64_t number = 0) {
    say(phrase.in[language_], amount_or_number, number);
  }

  void amount(Money money) {
    const OfferAmountStyle* style = find_amount_style(currency_);
    if (style == nullptr) {
      out_ += currency_.name();
      out_ += ' ';
    } else if (english()) {
      out_ += style->english;
    }
    append_short_amount(out_, money, currency_);
    if (style != nullptr && !english()) out_ += language_ == 1 ? style->chinese : style->japanese;
  }

  void ratio(Int128 numerator, Int128 denominator) {
    append_rational(out_, make_rational(numerator, denominator).value_or(Rational{}));
  }

  /// Whether the cap alone would make the reader think of repeats.
  [[nodiscard]] bool needs_once() const {
    if (!promotion_.cap || promotion_.rungs.size() != 1 || each() || always()) return false;
    const Benefit& benefit = promotion_.rungs.front().benefit;
    if (const auto* fixed = std::get_if<AmountOff>(&benefit))
      return fixed->scope == BenefitScope::order && *promotion_.cap > fixed->off;
    if (const auto* back = std::get_if<Cashback>(&benefit)) return !back->share && *promotion_.cap > back->amount;
    const auto* given = std::get_if<VoucherBack>(&benefit);
    return given != nullptr && Int128{promotion_.cap->minor} > Int128{given->value.minor} * given->count;
  }
  [[nodiscard]] bool each() const { return trigger_.repeat == Trigger::Repeat::each; }
  [[nodiscard]] bool by_quantity() const { return trigger_.measure == Trigger::Measure::quantity; }
  [[nodiscard]] bool always() const { return trigger_.measure == Trigger::Measure::always; }
  [[nodiscard]] bool mark_on(AmountBase base) const { return !always() && !by_quantity() && trigger_.base == base; }
  /// Only what vouchers are given for is counted after points.
  [[nodiscard]] bool mark_on_paid() const { return mark_on(AmountBase::payable) && promotion_.gives_vouchers(); }

  void lead(const Rung& rung) {
    if (always()) return;
    if (!english() && mark_on(AmountBase::list)) say(kOnList);
    say(mark_on_paid() ? kLeadPaid[each() ? 1 : 0] : kLead[by_quantity() ? 1 : 0][each() ? 1 : 0], rung.at);
    if (english() && mark_on(AmountBase::list)) say(kOnList);
    say(each() ? kAfterEach : kAfterLead);
  }

  /// English, behind a discount: "orders of $300 or more", "when you buy 3 or more items" where "items" alone could be
  /// misread.
  void tail(const Rung& rung) {
    if (always()) return;
    out_ += each() || !needs_link_ ? " " : (by_quantity() ? " when you buy " : " on ");
    say(kTail[by_quantity() ? 1 : 0][each() ? 1 : 0], rung.at);
    if (mark_on(AmountBase::list)) say(kOnList);
  }

  void discount(const Rung& rung) {
    const Reduced& reduced = rung.reduced;
    if (reduced.units && !reduced.items && !english()) units(*reduced.units);
    if (const auto* percent = std::get_if<PercentOff>(&rung.benefit)) {
      const bool stroke = !always() || reduced.units;
      share(percent->off, percent->base == AmountBase::list, stroke);
    } else if (const auto* fixed = std::get_if<AmountOff>(&rung.benefit)) {
      needs_link_ = fixed->scope != BenefitScope::order;
      const Phrase& order = always() && !reduced.units ? kOffAtOnce : kOff;
      say(!needs_link_ ? order : (fixed->scope == BenefitScope::unit ? kOffEachItem : kOffEachProduct),
          fixed->off.minor);
    } else if (const auto* price = std::get_if<NewPrice>(&rung.benefit)) {
      needs_link_ = true;
      const std::int64_t most = reduced.units ? reduced.units->at_most : 0;
      say(!reduced.items ? kPrice : (most == 0 ? kAddon : (most == 1 ? kAddonOnce : kAddons)), price->price.minor,
          most);
    }
    if (reduced.units && !reduced.items && english()) {
      out_ += " on the";
      units(*reduced.units);
      needs_link_ = true;
    }
  }

  void units(const UnitLimit& limit) { say(kUnits[static_cast<std::size_t>(limit.take)], limit.at_most); }

  void share(Rational off, bool on_list, bool stroke) {
    needs_link_ = on_list;
    if (language_ == 1) {
      if (on_list) say(kOnList);
      if (stroke) out_ += "打";
      ratio(Int128{off.denominator - off.numerator} * 10, off.denominator);
      out_ += "折";
      return;
    }
    if (on_list && !english()) out_ += "定価の";
    ratio(Int128{off.numerator} * 100, off.denominator);
    out_ += english() ? "% off" : "%OFF";
    if (on_list && english()) out_ += " list prices";
  }

  void sets(const Rung& rung) {
    const std::int64_t size = trigger_.groups.empty() ? 0 : trigger_.groups.front().quantity;
    const std::int64_t taken = rung.reduced.of ? rung.reduced.of->units.value_or(0) : 0;
    const auto* price = std::get_if<NewPrice>(&rung.benefit);
    const auto* percent = std::get_if<PercentOff>(&rung.benefit);
    const bool whole = percent != nullptr && percent->off == Rational{1, 1};
    if (price != nullptr && taken == 0) return say(kSetWhole, price->price.minor, size);
    if (taken == 1 && !whole && !english()) {
      say(kNth, size);
    } else {
      say(kSetBought, size - taken);
      if (whole) return say(kSetFree, taken);
      say(kSetOther, taken);
    }
    if (price != nullptr) say(kSetPrice, price->price.minor);
    if (percent != nullptr) share(percent->off, percent->base == AmountBase::list, false);
  }

  void given(const Benefit& benefit) {
    if (std::holds_alternative<VoucherBack>(benefit)) return vouchers(benefit);
    if (const auto* points = std::get_if<PointsBack>(&benefit)) {
      say(kPoints, points->points.units);
    } else if (const auto* gifts = std::get_if<Gifts>(&benefit)) {
      const std::int64_t quantity = gifts->gifts.empty() ? 1 : gifts->gifts.front().quantity;
      say(quantity == 1 ? kGift : kGifts, quantity);
    } else if (const auto* back = std::get_if<Cashback>(&benefit)) {
      cashback(*back);
    }
  }

  void cashback(const Cashback& back) {
    if (!back.share) return say(kCashback, back.amount.minor);
    constexpr Phrase kBefore = {{"get ", "返现", ""}};
    constexpr Phrase kBehind = {{"% cash back", "%", "%キャッシュバック"}};
    say(kBefore);
    ratio(Int128{back.share->numerator} * 100, back.share->denominator);
    say(kBehind);
  }

  void vouchers(const Benefit& benefit) {
    const auto& given = *std::get_if<VoucherBack>(&benefit);
    const bool free = given.minimum.minor == 0;
    say(kVoucher[given.count == 1 ? 0 : 1][free ? 1 : 0], given.value.minor, given.count);
    if (!free) say(kMinimum, given.minimum.minor);
    if (given.valid_days) {
      say(kValidDays, *given.valid_days);
    } else if (say_validity_) {
      say(kForever);
    }
  }

  void audiences() {
    const std::optional<std::uint32_t> set = audiences_of(promotion_.when);
    if (!set) return say(kConditions);
    for (std::size_t i = 0; i < offer_audiences().size(); ++i) {
      if ((*set >> i & 1U) == 0) continue;
      const OfferAudience& audience = offer_audiences()[i];
      say(kNextRung);
      out_ += english() ? audience.english : (language_ == 1 ? audience.chinese : audience.japanese);
    }
  }

  void notes() {
    if (promotion_.rungs.empty()) return;
    const Benefit& benefit = promotion_.rungs.front().benefit;
    if (!promotion_.items.all()) say(kSelectedItems);
    if (mark_on(AmountBase::payable) && !promotion_.gives_vouchers()) say(kMarkOnPaid);
    const auto* percent = std::get_if<PercentOff>(&benefit);
    if (percent != nullptr && percent->scope == BenefitScope::line) say(kByLine);
    if (const auto* voucher = std::get_if<VoucherBack>(&benefit); voucher != nullptr && !voucher->items.all()) {
      say(kVoucherItems);
    }
    const DateWindow& window = promotion_.valid;
    if (!window.from && !window.to) return;
    say(kOpen);
    if (!window.to) say(kFrom);
    if (window.from) out_ += to_text(*window.from);
    if (window.to) say(window.from ? kTo : kUntil);
    if (window.to) out_ += to_text(*window.to);
    say(kClose);
  }

  const Promotion& promotion_;
  const Trigger& trigger_;
  Currency currency_;
  bool traditional_;
  std::size_t language_;  ///< 0 English, 1 Chinese, 2 Japanese
  bool say_validity_ = false;
  bool needs_link_ = false;  ///< the mark behind a discount needs "on" or "when you buy"
  std::string out_;
};

}  // namespace

std::string_view tag_of(OfferLanguage language) {
  constexpr std::string_view kTags[] = {"en", "zh-CN", "ja", "zh-TW"};
  return kTags[static_cast<std::size_t>(language)];
}

std::string offer_words(const Promotion& promotion, Currency currency, OfferLanguage language) {
  return Writer(promotion, currency, language).offer();
}

}  // namespace loyalty

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

/// A phrase in English, Chinese and Japanese. @ stands for an amount, # for a number.
struct Phrase {
  std::string_view in[3];
};

/// Marks before what is given, and behind it in English; [by units][for each].
constexpr Phrase kLead[2][2] = {{{{"spend @", "满@", "@以上"}}, {{"every @ spent", "每满@", "@ごと"}}},
                                {{{"buy # items", "满#件", "#点以上"}}, {{"every # items", "每满#件", "#点ごと"}}}};
constexpr Phrase kLeadPaid[2] = {{{"pay @", "实付满@", "お支払い@以上"}},
                                 {{"every @ paid", "每实付满@", "お支払い@ごと"}}};
constexpr std::string_view kTail[2][2] = {{"orders of @ or more", "every @"}, {"# or more items", "every # items"}};
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
constexpr Phrase kValidDay = {{", valid for # day", "，#天内有效", "、#日間有効"}};
constexpr Phrase kValidDays = {{", valid for # days", "，#天内有效", "、#日間有効"}};
constexpr Phrase kForever = {{", no expiry", "，长期有效", "、無期限"}};

constexpr Phrase kNextRung = {{", ", "，", "、"}};
constexpr Phrase kTime = {{", up to # time", "，限#次", "、1会計#回まで"}};
constexpr Phrase kTimes = {{", up to # times", "，限#次", "、1会計#回まで"}};
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
      if (std::holds_alternative<VoucherBack>(rung.benefit)) {
        lead(rung);
        vouchers(rung);
      } else if (english()) {
        discount(rung.benefit);
        tail(rung);
      } else {
        lead(rung);
        discount(rung.benefit);
      }
    }
    if (trigger_.times) say(*trigger_.times == 1 ? kTime : kTimes, *trigger_.times);
    if (needs_once()) say(kOnce);
    if (promotion_.cap) say(promotion_.gives_vouchers() ? kVoucherCap : kCap, promotion_.cap->minor);
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

  void discount(const Benefit& benefit) {
    if (const auto* percent = std::get_if<PercentOff>(&benefit)) {
      share(percent->off, percent->base == AmountBase::list);
    } else if (const auto* fixed = std::get_if<AmountOff>(&benefit)) {
      needs_link_ = fixed->scope != BenefitScope::order;
      const Phrase& order = always() ? kOffAtOnce : kOff;
      say(!needs_link_ ? order : (fixed->scope == BenefitScope::unit ? kOffEachItem : kOffEachProduct),
          fixed->off.minor);
    }
  }

  void share(Rational off, bool on_list) {
    needs_link_ = on_list;
    if (language_ == 1) {
      if (on_list) say(kOnList);
      if (!always()) out_ += "打";
      ratio(Int128{off.denominator - off.numerator} * 10, off.denominator);
      out_ += "折";
      return;
    }
    if (on_list && !english()) out_ += "定価の";
    ratio(Int128{off.numerator} * 100, off.denominator);
    out_ += english() ? "% off" : "%OFF";
    if (on_list && english()) out_ += " list prices";
  }

  void vouchers(const Rung& rung) {
    const auto& given = *std::get_if<VoucherBack>(&rung.benefit);
    const bool free = given.minimum.minor == 0;
    say(kVoucher[given.count == 1 ? 0 : 1][free ? 1 : 0], given.value.minor, given.count);
    if (!free) say(kMinimum, given.minimum.minor);
    if (given.valid_days) {
      say(*given.valid_days == 1 ? kValidDay : kValidDays, *given.valid_days);
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

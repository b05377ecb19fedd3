// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <string_view>

#include "loyalty/decimal.h"
#include "loyalty/offer_text.h"
#include "offer_id.h"
#include "offer_vocabulary.h"

namespace loyalty {
namespace {

class Writer {
 public:
  Writer(const Promotion& promotion, Currency currency, OfferLanguage language)
      : promotion_(promotion), currency_(currency), chinese_(language == OfferLanguage::chinese) {}

  [[nodiscard]] std::string offer() {
    const auto with_days = [](const Rung& rung) {
      const auto* voucher = std::get_if<VoucherBack>(&rung.benefit);
      return voucher != nullptr && voucher->valid_days;
    };
    say_validity_ = std::any_of(promotion_.rungs.begin(), promotion_.rungs.end(), with_days);
    for (const Rung& rung : promotion_.rungs) {
      if (!out_.empty()) say(", ", "，");
      if (std::holds_alternative<VoucherBack>(rung.benefit)) {
        vouchers(rung);
      } else {
        discount(rung);
      }
    }
    if (promotion_.trigger.times) {
      say(", up to ", "，限");
      number(*promotion_.trigger.times);
      say(*promotion_.trigger.times == 1 ? " time" : " times", "次");
    }
    if (needs_once()) say(", once per order", "，每单限1次");
    if (promotion_.cap) {
      say(", max ", promotion_.gives_vouchers() ? "，最高送" : "，最高减");
      amount(*promotion_.cap);
    }
    notes();
    return std::move(out_);
  }

 private:
  void say(std::string_view english, std::string_view chinese) { out_ += chinese_ ? chinese : english; }
  void number(std::int64_t value) { out_ += std::to_string(value); }

  void amount(Money money) {
    const OfferAmountStyle* style = find_amount_style(currency_);
    if (style == nullptr) {
      out_ += currency_.name();
      out_ += ' ';
    } else if (!chinese_) {
      out_ += style->english;
    }
    append_short_amount(out_, money, currency_);
    if (style != nullptr && chinese_) out_ += style->chinese;
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
  [[nodiscard]] bool each() const { return promotion_.trigger.repeat == Trigger::Repeat::each; }
  [[nodiscard]] bool by_amount() const { return promotion_.trigger.measure == Trigger::Measure::amount; }
  [[nodiscard]] bool by_quantity() const { return promotion_.trigger.measure == Trigger::Measure::quantity; }
  [[nodiscard]] bool always() const { return promotion_.trigger.measure == Trigger::Measure::always; }

  /// 满100元, 每满3件
  void chinese_mark(const Rung& rung) {
    if (always()) return;
    out_ += each() ? "每满" : "满";
    if (by_amount()) {
      amount(Money{rung.at});
    } else {
      number(rung.at);
      out_ += "件";
    }
  }

  void discount(const Rung& rung) {
    if (chinese_) {
      chinese_mark(rung);
      chinese_discount(rung.benefit);
    } else {
      english_discount(rung);
    }
  }

  void chinese_discount(const Benefit& benefit) {
    if (const auto* percent = std::get_if<PercentOff>(&benefit)) {
      const Rational off = percent->off;
      if (!always()) out_ += "打";
      append_rational(
          out_, make_rational(Int128{off.denominator - off.numerator} * 10, off.denominator).value_or(Rational{}));
      out_ += "折";
    } else if (const auto* fixed = std::get_if<AmountOff>(&benefit)) {
      switch (fixed->scope) {
        case BenefitScope::order:
          out_ += always() ? "立减" : "减";
          break;
        case BenefitScope::line:
          out_ += "每种商品减";
          break;
        case BenefitScope::unit:
          out_ += "每件减";
          break;
      }
      amount(fixed->off);
    }
  }

  void english_discount(const Rung& rung) {
    bool by_item = false;
    if (const auto* percent = std::get_if<PercentOff>(&rung.benefit)) {
      append_rational(
          out_, make_rational(Int128{percent->off.numerator} * 100, percent->off.denominator).value_or(Rational{}));
      out_ += "% off";
    } else if (const auto* fixed = std::get_if<AmountOff>(&rung.benefit)) {
      amount(fixed->off);
      out_ += " off";
      by_item = fixed->scope != BenefitScope::order;
      if (fixed->scope == BenefitScope::unit) out_ += " each item";
      if (fixed->scope == BenefitScope::line) out_ += " each product";
    }
    if (by_amount()) {
      out_ += each() ? " every " : (by_item ? " on orders of " : " orders of ");
      amount(Money{rung.at});
      if (!each()) out_ += " or more";
    } else if (by_quantity()) {
      out_ += each() ? " every " : (by_item ? " when you buy " : " ");
      number(rung.at);
      out_ += each() ? " items" : " or more items";
    }
  }

  void english_lead(const Rung& rung) {
    if (by_amount()) {
      out_ += each() ? "every " : "spend ";
      amount(Money{rung.at});
      out_ += each() ? " spent, " : ", ";
    } else if (by_quantity()) {
      out_ += each() ? "every " : "buy ";
      number(rung.at);
      out_ += " items, ";
    }
  }

  void vouchers(const Rung& rung) {
    const auto& given = *std::get_if<VoucherBack>(&rung.benefit);
    const bool free = given.minimum.minor == 0;
    if (chinese_) {
      chinese_mark(rung);
      out_ += "送";
    } else {
      english_lead(rung);
      out_ += given.count == 1 ? "get a " : "get ";
    }
    if (given.count != 1) {
      number(given.count);
      say(" ", "张");
    }
    amount(given.value);
    if (chinese_) {
      out_ += free ? "无门槛券" : "券";
    } else {
      out_ += given.count == 1 ? " voucher" : " vouchers";
      if (free) out_ += " with no minimum";
    }
    if (!free) {
      say(", usable from ", "，满");
      amount(given.minimum);
      say("", "可用");
    }
    if (given.valid_days) {
      say(", valid for ", "，");
      number(*given.valid_days);
      say(*given.valid_days == 1 ? " day" : " days", "天内有效");
    } else if (say_validity_) {
      say(", no expiry", "，长期有效");
    }
  }

  // ---- what parse_offer does not read: named, so that the words do not promise more than the terms

  void note(std::string_view english, std::string_view chinese) {
    say(" (", "（");
    say(english, chinese);
    say(")", "）");
  }

  void notes() {
    if (promotion_.rungs.empty()) return;
    const Benefit& benefit = promotion_.rungs.front().benefit;
    if (!promotion_.items.all()) note("selected items", "指定商品");
    if (!always() && promotion_.trigger.base == AmountBase::list) note("mark on list prices", "按原价计满");
    if (!always() && promotion_.trigger.base == AmountBase::payable) note("mark on the amount paid", "按实付计满");
    if (const auto* percent = std::get_if<PercentOff>(&benefit)) {
      if (percent->base == AmountBase::list) note("on list prices", "按原价");
      if (percent->scope == BenefitScope::line) note("rounded by line", "按行取整");
    }
    if (const auto* voucher = std::get_if<VoucherBack>(&benefit); voucher != nullptr && !voucher->items.all()) {
      note("voucher for selected items", "券限指定商品");
    }
    if (!promotion_.when.always()) note("conditions apply", "有附加条件");
    const DateWindow& window = promotion_.valid;
    const std::string from = window.from ? to_text(*window.from) : std::string{};
    const std::string to = window.to ? to_text(*window.to) : std::string{};
    if (window.from && window.to) {
      note(from + " to " + to, from + "至" + to);
    } else if (window.from) {
      note("from " + from, from + "起");
    } else if (window.to) {
      note("until " + to, "至" + to);
    }
  }

  const Promotion& promotion_;
  Currency currency_;
  bool chinese_;
  bool say_validity_ = false;
  std::string out_;
};

}  // namespace

std::string offer_words(const Promotion& promotion, Currency currency, OfferLanguage language) {
  return Writer(promotion, currency, language).offer();
}

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#include "offer_grammar.h"

#include <algorithm>
#include <utility>

#include "offer_audience.h"
#include "offer_kinds.h"

namespace loyalty {
namespace {

using enum OfferToken;
using Kind = OfferBenefit::Kind;

constexpr std::int64_t kMaxDays = 100000;
/// 满3送1 gives goods, not a voucher: up to this many units of the currency a gift needs a noun or a sign, and so does
/// a mark that nothing calls one ("2 or more").
constexpr std::int64_t kLargestBareMark = 10;

/// One function per rule of the grammar: true and past it, or false, and the rule that called it goes back. The token
/// furthest on at which something else would have been needed is the first part that was not understood.
class Grammar : private OfferKinds {
 public:
  using OfferKinds::OfferKinds;

  [[nodiscard]] std::variant<StatedTerms, OfferFailure> offer() {
    do {
      skip_separators();
    } while (audience_of_offer() || budget() || exclusive_offer());
    bool understood = rung();
    while (understood) {
      skip_separators();
      if (peek() == end) break;
      clause_ = position_;
      understood = condition() || rung();
    }
    if (understood && settled()) return std::move(terms_);
    const std::size_t token = contradiction_ ? *contradiction_ : (tokens_[furthest_].kind == end ? clause_ : furthest_);
    return OfferFailure{tokens_[token].begin};
  }

 private:
  // ---- marks

  enum class Place : std::uint8_t { before_benefit, after_benefit, after_off };

  /// mark = [listed] [each] [listed] [paid] [orders] [buy] [spend] [(over | at_least) [spend | orders]]
  ///        ( units | amount [or_more] ) [spend | buy | orders] [paid] [at_list] [each_after]; listed = on_list |
  ///        at_list
  bool mark(OfferMark& read, Place place) {
    const std::size_t start = position_;
    read = {};
    bool list = accept_any(on_list, at_list);
    read.each = accept(each);
    list = accept_any(on_list, at_list) || list;
    bool after_paid = accept(paid);
    const bool after_orders = accept(orders);
    const bool after_buy = accept(buy);
    bool after_spend = accept(spend);
    const bool more_than = accept(over);
    const bool after_over = more_than || accept(at_least);
    if (after_over) after_spend = accept_any(spend, orders) || after_spend;
    // "over $100" is understood as from 100.00 on; "over 3 items" would be four.
    const bool counted = !more_than && units(read, place, after_buy);
    Money money;
    bool sign = false;
    if (!counted && !amount(money, &sign)) return back_to(start);
    const bool more = !counted && accept(or_more);
    after_spend = accept_any(spend, buy, orders) || after_spend;
    after_paid = accept(paid) || after_paid;
    if (list || (!counted && accept(at_list))) read.base = AmountBase::list;
    if (accept(each_after)) read.each = true;
    if (counted) return read.base == AmountBase::net || back_to(start);
    if (after_paid && read.base == AmountBase::net) read.base = AmountBase::payable;
    // "10% off 2 or more" counts things.
    const bool is_money = sign || money.minor > largest_bare();
    const bool bare_is_clear =
        is_money && (more || place == Place::after_off || (place == Place::before_benefit && verb_follows()));
    const bool clear = read.each || after_spend || after_over || after_orders || after_paid || (after_buy && sign);
    if (!clear && !bare_is_clear) return refuse(position_), back_to(start);
    read.measure = Trigger::Measure::amount;
    read.at = money.minor;
    return true;
  }

  /// units = count [or_more] item [or_more] | count [or_more] after "buy" | count before "for"
  bool units(OfferMark& read, Place place, bool after_buy) {
    const std::size_t start = position_;
    std::int64_t value = 0;
    if (!count(value)) return false;
    const bool more = accept(or_more);
    const bool items = accept(item);
    if (items && !more) accept(or_more);
    const bool bought = after_buy && peek() != OfferToken::currency;
    const bool three_for = place == Place::before_benefit && peek() == for_what;
    if (!items && !bought && !three_for) return back_to(start);
    read.measure = Trigger::Measure::quantity;
    read.at = value;
    return true;
  }

  /// 200减20: a verb after a bare number makes it a mark.
  [[nodiscard]] bool verb_follows() const {
    const OfferToken next = peek();
    return next == reduce || next == deal || next == give || next == strike || next == zhe || next == half ||
           next == dash;
  }

  // ---- benefits

  /// benefit = [each_items] [on_list] ( reduction | rebate | discount ) [on_list] | vouchers
  bool benefit(OfferRung& rung) {
    const std::size_t start = position_;
    OfferBenefit& given = rung.benefit;
    given = {};
    const bool by_unit = each_items();
    given.on_list = accept(on_list);
    accept(everything);
    unit_limit(given);
    given.on_list = accept(on_list) || given.on_list;
    const std::size_t verb = position_;
    if (reduction(given) || (back_to(verb), rebate(given)) || (back_to(verb), discount(given))) {
      accept(everything);
      if (given.kind == Kind::percent) given.on_list = accept(on_list) || given.on_list;
      given.by_unit = given.kind == Kind::amount && (by_unit || given.by_unit);
      if (given.kind == Kind::percent || !given.on_list) return limited_behind(given);
    }
    back_to(start);
    return giving(rung) || (back_to(start), vouchers(rung)) || (back_to(start), new_price(rung)) || back_to(start);
  }

  /// each_items = each_item | each item
  bool each_items() {
    const std::size_t start = position_;
    return accept(each_item) || (accept(each) && accept(item)) || back_to(start);
  }
  /// [for_what] each_items, after an amount
  void by_each(OfferBenefit& benefit) {
    const std::size_t start = position_;
    accept(for_what);
    benefit.by_unit = each_items() || back_to(start);
  }

  /// reduction = (reduce | deal) ( percent | amount ) [off | deal] [by_each]
  bool reduction(OfferBenefit& benefit) {
    if (!accept_any(reduce, deal) || !(share(percent, benefit) || amount_off(benefit))) return false;
    accept_any(off, deal);
    by_each(benefit);
    return true;
  }

  /// rebate = [strike] ( zhe | half ) [off | deal]
  bool rebate(OfferBenefit& benefit) {
    accept(strike);
    if (!share(zhe, benefit) && !share(half, benefit)) return false;
    accept_any(off, deal);
    return true;
  }

  /// discount = [get | strike | reduce] ( percent | amount ) ( off | deal ) [by_each], no voucher behind
  bool discount(OfferBenefit& benefit) {
    accept_any(get, strike);
    if (!(share(percent, benefit) || amount_off(benefit)) || !accept_any(off, deal)) return false;
    by_each(benefit);
    return peek() != voucher;
  }

  /// vouchers = [give | get] ( several_vouchers | one_voucher ) [give]
  bool vouchers(OfferRung& rung) {
    OfferBenefit& given = rung.benefit;
    given = {};
    given.kind = Kind::voucher;
    const bool before = accept(give);
    const bool got = !before && accept(get);
    const std::size_t start = position_;
    bool free = false;
    if (before || !several_vouchers(given, free)) {
      back_to(start);
      if (!one_voucher(rung, given, free, before)) return false;
    }
    const bool after = !before && accept(give);
    rung.needs_mark = !before && !got && !after;
    rung.says_minimum = free;
    return true;
  }

  /// several_vouchers = count voucher amount with a sign | count amount [no_minimum] voucher
  bool several_vouchers(OfferBenefit& given, bool& free) {
    bool sign = false;
    if (!count(given.count)) return false;
    if (accept(voucher)) return amount(given.money, &sign) && sign;
    if (!amount(given.money)) return false;
    free = accept(no_minimum);
    return accept(voucher);
  }

  /// one_voucher = [count sheet] [no_minimum] [voucher] amount [off] [no_minimum] [voucher | back] [count sheet]
  /// Without give before it one of voucher and back has to stand there.
  bool one_voucher(OfferRung& rung, OfferBenefit& given, bool& free, bool after_give) {
    const bool counted = sheets(given);
    free = accept(no_minimum);
    bool noun = accept(voucher);
    const std::size_t value = position_;
    bool sign = false;
    if (!amount(given.money, &sign)) return false;
    const bool cut = accept(off);
    free = accept(no_minimum) || free;
    noun = accept(voucher) || noun;
    if ((!noun && !after_give && !accept(back)) || (cut && !noun)) return false;
    if (!noun && !sign) rung.bare_gift = value;
    if (noun && !counted) sheets(given);
    return true;
  }

  /// sheets = count sheet
  bool sheets(OfferBenefit& given) {
    const std::size_t start = position_;
    if (count(given.count) && accept(sheet)) return true;
    given.count = 1;
    return back_to(start);
  }

  // ---- rungs

  /// rung = [for_what] mark ( dash amount [off] | { separator | for_what } benefit )
  ///      | benefit [ { separator } { for_what } mark ]
  bool rung() {
    const std::size_t start = position_;
    OfferRung rung;
    rung.token = start;
    if (set_rung(rung)) return push(rung);
    back_to(start);
    rung = {};
    rung.token = start;
    accept(everything);
    accept(for_what);
    if (mark(rung.mark, Place::before_benefit)) {
      if (dashed(rung)) return push(rung);
      while (accept_any(separator, for_what)) {
      }
      if (benefit(rung)) return push(rung);
    }
    back_to(start);
    rung = {};
    rung.token = start;
    if (!benefit(rung)) return back_to(start);
    trailing_mark(rung);
    return push(rung);
  }

  bool dashed(OfferRung& rung) {
    const std::size_t start = position_;
    Money money;
    if (!accept(dash)) return false;
    const std::size_t value = position_;
    if (!amount(money)) return back_to(start);
    if (rung.mark.measure == Trigger::Measure::amount && money.minor >= rung.mark.at)
      return contradict(value), back_to(start);
    accept(off);
    rung.benefit.kind = Kind::amount;
    rung.benefit.money = money;
    return true;
  }

  void trailing_mark(OfferRung& rung) {
    if (rung.mark.measure != Trigger::Measure::always) return;
    const std::size_t start = position_;
    const bool is_voucher = rung.gives_voucher();
    if (rung.mark.measure == Trigger::Measure::sets) return;
    const bool after_off = tokens_[position_ - 1].kind == off && peek() != separator;
    const Place place = after_off ? Place::after_off : Place::after_benefit;
    if (!is_voucher) skip_separators();
    bool linked = false;
    while (accept(for_what)) linked = true;
    linked = linked || peek() == each;
    // "$50 voucher, minimum spend $100" is about the voucher, so its mark needs a link: "for every $100".
    const bool marked = (!is_voucher || linked) && mark(rung.mark, place);
    if (marked && (!is_voucher || peek() != usable)) {
      accept(usable);
      return;
    }
    rung.mark = {};
    back_to(start);
    if (accept(orders)) return;  // 15% off your order
    if ((accept(for_what) && accept(orders))) return;
    back_to(start);
  }

  [[nodiscard]] std::int64_t largest_bare() const {
    std::int64_t largest = kLargestBareMark;
    for (int i = 0; i < currency_.exponent; ++i) largest *= 10;
    return largest;
  }

  bool push(OfferRung& rung) {
    const bool could_be_goods = rung.mark.measure != Trigger::Measure::amount || rung.mark.at <= largest_bare();
    if (rung.bare_gift && could_be_goods) return contradict(*rung.bare_gift);
    if (rung.needs_mark && rung.mark.measure == Trigger::Measure::always) return contradict(rung.token);
    terms_.rungs.push_back(rung);
    return true;
  }

  // ---- conditions

  bool condition() {
    const std::size_t start = position_;
    if (repeats() || back_to(start)) return true;
    if (largest() || back_to(start)) return true;
    if (validity() || back_to(start)) return true;
    if (smallest_order() || back_to(start)) return true;
    return sharing() || audience_of_offer() || budget();
  }

  /// sharing = stackable | combinable | exclusive
  bool sharing() {
    if (exclusive_offer()) return true;
    if (accept(combinable)) return true;
    if (!accept(stackable)) return false;
    return terms_.stackable = true;
  }

  /// audience_of_offer = [limit] [for_what] audience [limit | usable], behind a benefit without mark [ trailing mark ]
  bool audience_of_offer() {
    const std::size_t start = position_;
    accept(limit);
    accept(for_what);
    const std::size_t at = position_;
    if (!accept(audience)) return back_to(start);
    terms_.audiences |= 1U << tokens_[at].index;
    accept_any(limit, usable);
    if (contradict_audiences(terms_.audiences)) return contradict(at), back_to(start);
    if (!terms_.rungs.empty()) trailing_mark(terms_.rungs.back());  // $20 off your first order over $60
    return true;
  }

  /// repeats = [per_order] [limit | cap] [usable] ( once | count times ) [limit | cap] [per_order]
  /// With count one of limit, cap and per_order.
  bool repeats() {
    const std::size_t at = position_;
    bool limited = accept(per_order);
    limited = accept_any(limit, cap) || limited;
    accept(usable);
    std::int64_t value = 1;
    if (!accept(once)) {
      if (!count(value) || (!accept(times) && peek() != per_order)) return false;
      limited = accept_any(limit, cap) || limited;
      if (!limited) return false;
    }
    accept(per_order);
    if (terms_.times) return contradict(at);
    terms_.times = value;
    times_token_ = at;
    return true;
  }

  /// largest = no_cap | cap [reduce | deal | give] amount [off | deal | voucher] [cap] | amount [off] cap
  bool largest() {
    const std::size_t at = position_;
    Money money;
    if (terms_.cap || terms_.no_cap) return peek() == cap || peek() == no_cap ? contradict(at) : false;
    if (accept(no_cap)) return terms_.no_cap = true;
    if (accept(cap)) {
      accept_any(reduce, deal, give);
      if (!amount(money)) return false;
      accept_any(off, deal, voucher);
      accept(cap);
    } else if (!amount(money) || (accept(off), !accept(cap))) {
      return false;
    }
    terms_.cap = money;
    terms_.has_amount = true;
    return true;
  }

  /// smallest_order = [for_what] no_minimum [orders] | [for_what] compared amount [or_more] { spend | for_what } usable
  ///                | [for_what] (usable | valid) { for_what } [compared] amount [or_more] [orders]
  /// compared = { spend | over | at_least | orders }, not nothing without or_more
  bool smallest_order() {
    const std::size_t at = position_;
    OfferRung& last = terms_.rungs.back();
    const bool voucher = last.gives_voucher();
    accept(for_what);
    if (accept(no_minimum)) {
      if (!voucher || last.says_minimum) return contradict(at);
      last.says_minimum = true;
      accept(orders);
      return true;
    }
    const bool first = accept_any(usable, valid);
    while (accept(for_what)) {
    }
    bool compared = first;
    while (accept_any(spend, over, at_least, orders)) compared = true;
    Money money;
    if (!amount(money)) return false;
    compared = accept(or_more) || compared;
    if (!compared) return false;
    while (accept_any(spend, orders, for_what)) {
    }
    if (!first && !accept(usable)) return false;
    if (voucher) {
      if (last.says_minimum) return contradict(at);
      last.says_minimum = true;
      last.benefit.minimum = money;
    } else {
      const bool same = last.mark.measure == Trigger::Measure::amount && last.mark.at == money.minor;
      if (last.mark.measure != Trigger::Measure::always && !same) return contradict(at);
      if (!same) last.mark = {Trigger::Measure::amount, AmountBase::net, money.minor, false};
    }
    terms_.has_amount = true;
    return true;
  }

  /// validity = forever | count days [within] (valid | usable) | count days within
  ///          | (valid | usable) [within | for_what] count days | within count days
  bool validity() {
    const std::size_t at = position_;
    OfferRung& last = terms_.rungs.back();
    const bool voucher = last.gives_voucher();
    std::int64_t value = 0;
    if (accept(forever)) {
      if (!voucher || last.says_validity) return contradict(at);
      return last.says_validity = true;
    }
    bool said = accept_any(valid, usable);
    if (said) accept(for_what);
    said = accept(within) || said;
    if (!count(value, kMaxDays) || !accept(days)) return false;
    const bool inside = accept(within);
    const bool after = accept_any(valid, usable);
    if (!said && !inside && !after) return false;
    if (!voucher || last.says_validity) return contradict(at);
    last.says_validity = true;
    last.benefit.valid_days = static_cast<std::int32_t>(value);
    return true;
  }

  // ---- the whole

  /// What the rungs must have in common.
  bool settled() {
    std::vector<OfferRung>& rungs = terms_.rungs;
    OfferRung& first = rungs.front();
    if (terms_.times && (rungs.size() > 1 || first.mark.measure == Trigger::Measure::always))
      return contradict(times_token_);
    const bool sets = first.mark.measure == Trigger::Measure::sets;
    if (sets && rungs.size() > 1) return contradict(rungs[1].token);
    if (terms_.times && *terms_.times > 1 && !sets) first.mark.each = true;
    if (first.mark.each && !first.repeats()) return contradict(first.token);
    if (first.mark.base == AmountBase::payable && !first.gives_voucher()) return contradict(first.token);
    for (const OfferRung& rung : rungs) {
      if (rung.has_amount()) terms_.has_amount = true;
    }
    for (std::size_t i = 1; i < rungs.size(); ++i) {
      OfferMark& mark = rungs[i].mark;
      if (mark.base == AmountBase::net) mark.base = first.mark.base;  // 折前满200减20，满300减50
      const bool same = rungs[i].benefit.kind == first.benefit.kind && mark.measure == first.mark.measure &&
                        mark.base == first.mark.base;
      const bool once = !first.mark.each && !mark.each;
      if (!same || !once || first.mark.measure == Trigger::Measure::always) return contradict(rungs[i].token);
    }
    share_conditions();
    for (std::size_t i = 1; i < rungs.size(); ++i) {
      for (std::size_t j = i; j > 0 && rungs[j].mark.at <= rungs[j - 1].mark.at; --j) {
        if (rungs[j].mark.at == rungs[j - 1].mark.at) return contradict(rungs[j].token);
        std::swap(rungs[j], rungs[j - 1]);
      }
    }
    return true;
  }

  /// What is said once, behind the last voucher, holds for all: 满100送20券，满200送50券，满100可用.
  void share_conditions() {
    OfferRung& last = terms_.rungs.back();
    if (!last.gives_voucher()) return;
    const auto none_before = [&](bool OfferRung::*says) {
      return std::none_of(terms_.rungs.begin(), terms_.rungs.end() - 1,
                          [&](const OfferRung& rung) { return rung.*says; });
    };
    const bool minimum = last.says_minimum && none_before(&OfferRung::says_minimum);
    const bool validity = last.says_validity && none_before(&OfferRung::says_validity);
    for (OfferRung& rung : terms_.rungs) {
      if (minimum) {
        rung.benefit.minimum = last.benefit.minimum;
        rung.says_minimum = true;
      }
      if (validity) rung.benefit.valid_days = last.benefit.valid_days;
    }
  }

  std::size_t clause_ = 0;
  std::size_t times_token_ = 0;
};

}  // namespace

std::variant<StatedTerms, OfferFailure> read_offer(std::span<const OfferLexeme> tokens, Currency currency) {
  return Grammar(tokens, currency).offer();
}

}  // namespace loyalty

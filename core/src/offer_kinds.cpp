// SPDX-License-Identifier: Apache-2.0
#include "offer_kinds.h"

namespace loyalty {
namespace {

using enum OfferToken;
using Kind = OfferBenefit::Kind;

/// 买2送1 counts goods, 买200送20 money: up to this many.
constexpr std::int64_t kLargestSet = 20;

}  // namespace

bool OfferKinds::clause_ends() const {
  switch (peek()) {
    case end:
    case separator:
    case limit:
    case cap:
    case per_order:
    case per_person:
    case audience:
    case stackable:
    case combinable:
    case exclusive:
      return true;
    default:
      return false;
  }
}

bool OfferKinds::make_set(OfferRung& rung, std::int64_t quantity, std::int64_t units) const {
  if (quantity < 2 || quantity > kLargestSet) return false;
  rung.mark.measure = Trigger::Measure::sets;
  rung.mark.at = quantity;
  rung.benefit.set_units = units;
  return true;
}

/// pieces = count [item]
bool OfferKinds::pieces(std::int64_t& number) {
  if (!count(number, kLargestSet)) return false;
  accept(item);
  return true;
}

/// nth = nth_before count item | count item nth_after | ordinal [item]
bool OfferKinds::nth(std::int64_t& number) {
  const std::size_t start = position_;
  if (accept(nth_before)) return (count(number, kLargestSet) && accept(item)) || back_to(start);
  if (peek() == ordinal) {
    number = static_cast<std::int64_t>(tokens_[position_].index) + 2;
    accept(ordinal);
    accept(item);
    return true;
  }
  return (count(number, kLargestSet) && accept(item) && accept(nth_after)) || back_to(start);
}

/// set_benefit = free | [deal | reduce | strike] ( zhe | half | percent ) [off] | [for_what] amount with a sign
bool OfferKinds::set_benefit(OfferBenefit& benefit, bool free_unsaid) {
  benefit.kind = Kind::percent;
  benefit.off = Rational{1, 1};
  if (accept(free)) return true;
  const std::size_t start = position_;
  accept_any(deal, reduce, strike);
  if (share(zhe, benefit) || share(half, benefit) || share(percent, benefit)) {
    accept_any(off, deal);
    return true;
  }
  back_to(start);
  accept(for_what);
  bool sign = false;
  if (amount(benefit.money, &sign) && sign && peek() != off && peek() != voucher) {
    benefit.kind = Kind::price;
    return true;
  }
  return back_to(start) || (free_unsaid && clause_ends());
}

/// nth_rung = nth set_benefit | ( half | percent off ) [for_what] nth
bool OfferKinds::nth_rung(OfferRung& rung) {
  const std::size_t start = position_;
  std::int64_t number = 0;
  if (nth(number) && set_benefit(rung.benefit, false)) return make_set(rung, number, 1);
  back_to(start);
  if (!share(half, rung.benefit) && !(share(percent, rung.benefit) && accept(off))) return false;
  accept(for_what);
  return nth(number) && make_set(rung, number, 1);
}

/// price_rung = amount with a sign ( buy | slash ) pieces | add amount more pieces
bool OfferKinds::price_rung(OfferRung& rung) {
  std::int64_t number = 0;
  bool sign = false;
  rung.benefit.kind = Kind::price;
  if (accept(add)) {
    return amount(rung.benefit.money) && accept(more_units) && pieces(number) && make_set(rung, number + 1, number);
  }
  return amount(rung.benefit.money, &sign) && sign && accept_any(buy, slash) && pieces(number) && clause_ends() &&
         make_set(rung, number, 0);
}

/// bought_rung = [spend] [buy] pieces [or_more] [buy] { separator | for_what }
///             ( (give | get) pieces set_benefit | [get] nth set_benefit | free pieces | pieces ( free | set_benefit )
///             | cheapest [pieces] free | amount with a sign )
bool OfferKinds::bought_rung(OfferRung& rung) {
  const bool spent = accept(spend);
  bool bought = accept(buy);
  std::int64_t number = 0;
  std::int64_t given = 1;
  if (!pieces(number)) return false;
  const bool things = tokens_[position_ - 1].kind == item;
  accept(or_more);
  bought = accept(buy) || bought;
  bool linked = false;
  while (accept_any(separator, for_what)) linked = true;
  const std::size_t start = position_;
  OfferBenefit& benefit = rung.benefit;
  const bool presented = accept(give);
  if (bought && (presented || accept(get)) && pieces(given) && set_benefit(benefit, presented)) {
    return make_set(rung, number + given, given);
  }
  back_to(start);
  accept(get);
  std::int64_t place = 0;
  if (bought && nth(place) && place == number + 1 && set_benefit(benefit, false)) return make_set(rung, place, 1);
  back_to(start);
  benefit.kind = Kind::percent;
  benefit.off = Rational{1, 1};
  if (accept(free) && pieces(given)) {
    rung.may_be_once = true;
    return given < number && make_set(rung, number, given);
  }
  back_to(start);
  if (accept(cheapest)) {
    if (!pieces(given)) given = 1;
    accept(item);
    rung.may_be_once = true;
    return accept(free) && given < number && make_set(rung, number, given);
  }
  if (pieces(given)) {
    if (bought && linked && set_benefit(benefit, false)) return make_set(rung, number + given, given);
    if (accept(free)) return given < number && make_set(rung, number, given);
  }
  back_to(start);
  bool sign = false;
  benefit.kind = Kind::price;
  return !spent && (bought || things || linked) && amount(benefit.money, &sign) && sign && clause_ends() &&
         make_set(rung, number, 0);
}

/// for_fewer = count for_what count, the second less: 3 for 2
bool OfferKinds::for_fewer(OfferRung& rung) {
  std::int64_t number = 0;
  std::int64_t paid = 0;
  rung.benefit.kind = Kind::percent;
  rung.benefit.off = Rational{1, 1};
  return count(number, kLargestSet) && accept(for_what) && count(paid) && paid < number && clause_ends() &&
         make_set(rung, number, number - paid);
}

bool OfferKinds::set_rung(OfferRung& rung) {
  const std::size_t start = position_;
  if (accept(bogo)) {
    if (!set_benefit(rung.benefit, true)) return back_to(start);
    return make_set(rung, 2, 1);
  }
  for (const auto form :
       {&OfferKinds::nth_rung, &OfferKinds::price_rung, &OfferKinds::for_fewer, &OfferKinds::bought_rung}) {
    back_to(start);
    rung.benefit = {};
    rung.may_be_once = false;
    if ((this->*form)(rung)) return true;
  }
  return back_to(start);
}

/// giving = [spend] [give | get | strike] ( cashback ( percent | amount ) | ( percent | amount ) cashback | count
/// points
///        | points count | [pieces] gift [pieces] ) [give]
bool OfferKinds::giving(OfferRung& rung) {
  OfferBenefit& given = rung.benefit;
  given = {};
  accept(spend);
  const bool said = accept_any(give, get, strike);
  const std::size_t start = position_;
  const bool before = accept(cashback);
  if ((share(percent, given) || amount_off(given)) && (before || accept(cashback))) {
    given.kind = given.kind == Kind::percent ? Kind::cashback_share : Kind::cashback;
    accept(give);
    return true;
  }
  back_to(start);
  given = {};
  given.kind = Kind::points;
  const bool named = accept(points);
  if (count(given.count) && (named || accept(points))) {
    rung.needs_mark = !accept(give) && !said;
    return true;
  }
  back_to(start);
  given.kind = Kind::gift;
  given.count = 1;
  const bool numbered = (pieces(given.count) && peek() == gift) || back_to(start);
  if (!numbered) given.count = 1;
  if (!accept(gift) && !(said && accept(give))) return false;  // プレゼント進呈
  const std::size_t behind = position_;
  if (!numbered && !(pieces(given.count) && tokens_[position_ - 1].kind == item)) {
    given.count = 1;
    back_to(behind);
  }
  rung.needs_mark = true;
  accept(give);
  return true;
}

/// new_price = addon amount | add amount [for_what] addon [pieces] | [everything | each_item] ( price amount | amount
/// price )
///           | paid amount, for an audience | everything amount with a sign
bool OfferKinds::new_price(OfferRung& rung) {
  OfferBenefit& given = rung.benefit;
  given = {};
  given.kind = Kind::price;
  const std::size_t start = position_;
  if (accept(addon)) {
    given.addon = true;
    return amount(given.money);
  }
  if (accept(add) && amount(given.money) && (accept(for_what), accept(addon))) {
    given.addon = true;
    given.at_most = 1;
    const std::size_t behind = position_;
    if (!pieces(given.at_most)) given.at_most = 1, back_to(behind);
    return true;
  }
  back_to(start);
  bool sign = false;
  if (accept(everything) && amount(given.money, &sign) && sign && clause_ends()) return true;
  back_to(start);
  accept_any(everything, each_item);
  if (accept(price) || (terms_.audiences != 0 && accept(paid))) return amount(given.money);
  return amount(given.money) && accept(price);
}

/// unit_limit = [limit] ( first [count] item | ( dearest | cheapest ) [pieces] )
bool OfferKinds::unit_limit(OfferBenefit& benefit) {
  const std::size_t start = position_;
  accept(limit);
  const bool first = accept(first_units);
  const bool low = !first && accept(cheapest);
  if (!first && !low && !accept(dearest)) return back_to(start), true;
  benefit.at_most = 1;
  if (!count(benefit.at_most, kLargestSet)) benefit.at_most = 1;
  if (!accept(item) && first) {
    benefit.at_most = 0;
    return back_to(start), true;
  }
  benefit.take = first ? UnitOrder::basket : (low ? UnitOrder::cheapest : UnitOrder::dearest);
  return true;
}

bool OfferKinds::limited_behind(OfferBenefit& benefit) {
  if (benefit.at_most != 0) return true;
  const std::size_t start = position_;
  accept(for_what);
  unit_limit(benefit);
  return benefit.at_most != 0 || (back_to(start), true);
}

bool OfferKinds::exclusive_offer() {
  if (!accept(exclusive)) return false;
  return terms_.exclusive = true;
}

/// budget = [limit] per_person [limit] [usable] ( once | count times ) [limit] | [limit] count per_person
///        | [for_what] first_units count person | [limit] stock count ( item | person )
bool OfferKinds::budget() {
  const std::size_t start = position_;
  std::int64_t number = 1;
  accept_any(limit, for_what);
  const std::size_t at = position_;
  if (accept(per_person)) {
    accept(limit);
    accept(usable);
    if (!accept(once) && !(count(number) && accept(times))) return back_to(start);
    accept(limit);
  } else if (count(number)) {
    if (!accept(per_person)) return back_to(start);
  } else {
    const bool first = accept(first_units);
    if (!first && !accept(stock)) return back_to(start);
    if (!count(number) || !(accept(person) || (!first && accept(item)))) return back_to(start);
    if (terms_.uses) return contradict(at), back_to(start);
    terms_.uses = number;
    return true;
  }
  if (terms_.per_member) return contradict(at), back_to(start);
  terms_.per_member = number;
  return true;
}

}  // namespace loyalty

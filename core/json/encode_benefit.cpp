// SPDX-License-Identifier: Apache-2.0
#include "encode_benefit.h"

#include <variant>

#include "encode_terms.h"
#include "names.h"
#include "units.h"

namespace loyalty::json {
namespace {

/// One overload per kind of benefit: the fields after "type".
class BenefitWriter {
 public:
  BenefitWriter(Writer& writer, const Program& units, bool of_sets)
      : writer_(writer), units_(units), of_sets_(of_sets), decimals_(money_decimals(units)) {}

  void operator()(const PercentOff& percent) const {
    write_percentage(writer_, "off", percent.off);
    if (percent.base != units_.offer_defaults.base(percent.scope, of_sets_)) writer_.field("base", name_in(kAmountBases, percent.base));
    if (percent.scope != BenefitScope::order) writer_.field("scope", name_in(kBenefitScopes, percent.scope));
  }
  void operator()(const AmountOff& amount) const {
    money("off", amount.off);
    if (amount.scope != BenefitScope::order) writer_.field("scope", name_in(kBenefitScopes, amount.scope));
  }
  void operator()(const VoucherBack& voucher) const {
    money("value", voucher.value);
    if (voucher.minimum != Money{}) money("minimum", voucher.minimum);
    if (voucher.count != 1) writer_.key("count"), writer_.integer(voucher.count);
    if (voucher.valid_days) writer_.key("validDays"), writer_.integer(*voucher.valid_days);
    write_items(writer_, voucher.items);
    write_voucher_rules(writer_, voucher.rules);
  }
  void operator()(const NewPrice& price) const {
    money("price", price.price);
    if (price.scope != NewPrice::Scope::unit) writer_.field("scope", name_in(kPriceScopes, price.scope));
  }
  void operator()(const PointsBack& points) const {
    writer_.field("ledger", points.ledger);
    writer_.field("points", points.points.units, ledger_decimals(units_, points.ledger));
  }
  void operator()(const Cashback& cashback) const {
    if (cashback.share) {
      write_percentage(writer_, "percent", *cashback.share);
    } else {
      money("amount", cashback.amount);
    }
    if (cashback.base != AmountBase::net) writer_.field("base", name_in(kAmountBases, cashback.base));
  }
  void operator()(const Gifts& gifts) const {
    writer_.begin_array("gifts");
    for (const Gift& gift : gifts.gifts) write(gift);
    writer_.end_array();
  }

 private:
  void money(std::string_view key, Money amount) const { writer_.field(key, amount.minor, decimals_); }

  void write(const Gift& gift) const {
    writer_.begin_object();
    writer_.key("sku");
    writer_.string(gift.sku);
    write_label(writer_, "name", gift.name);
    if (gift.quantity != 1) writer_.key("quantity"), writer_.integer(gift.quantity);
    if (gift.value) money("value", *gift.value);
    writer_.end_object();
  }

  Writer& writer_;
  const Program& units_;
  bool of_sets_;
  int decimals_;
};

void write_unit_limit(Writer& writer, const UnitLimit& limit) {
  writer.begin_object("units");
  writer.key("atMost"), writer.integer(limit.at_most);
  if (limit.take != UnitOrder::cheapest) writer.field("take", name_in(kUnitOrders, limit.take));
  if (limit.per != UnitLimit::Per::order) writer.field("per", name_in(kUnitsPer, limit.per));
  writer.end_object();
}

void write_set_part(Writer& writer, const SetPart& part) {
  writer.begin_object("of");
  if (part.group != 0) writer.key("group"), writer.integer(part.group);
  if (part.units) writer.key("units"), writer.integer(*part.units);
  if (part.take != UnitOrder::cheapest) writer.field("take", name_in(kUnitOrders, part.take));
  if (part.within != SetPart::Within::set) writer.field("within", name_in(kWithins, part.within));
  writer.end_object();
}

}  // namespace

void write_percentage(Writer& writer, std::string_view key, Rational share) {
  constexpr std::int64_t kWhole = 100;
  writer.key(key);
  writer.rational(make_rational(Int128{share.numerator} * kWhole, share.denominator).value_or(Rational{}));
}

void write_own_items(Writer& writer, const std::optional<Selection>& items) {
  if (items) writer.key("items"), write_selection(writer, *items);
}

void write_benefit(Writer& writer, const Rung& rung, const Program& units, bool of_sets) {
  writer.begin_object("benefit");
  writer.field("type", kBenefits[rung.benefit.index()]);
  std::visit(BenefitWriter(writer, units, of_sets), rung.benefit);
  write_own_items(writer, rung.reduced.items);
  if (rung.reduced.units) write_unit_limit(writer, *rung.reduced.units);
  if (rung.reduced.of) write_set_part(writer, *rung.reduced.of);
  writer.end_object();
}

}  // namespace loyalty::json

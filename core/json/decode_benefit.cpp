// SPDX-License-Identifier: Apache-2.0
#include "decode_benefit.h"

#include "decode_terms.h"
#include "loyalty/basket.h"
#include "units.h"

namespace loyalty::json {
namespace {

constexpr Range kUnits{1, kMaxAmount};
constexpr Range kGroups{1, static_cast<std::int64_t>(kMostSetGroups)};

void read_percent(Reader& reader, Fields& fields, const OfferDefaults& defaults, bool of_sets, PercentOff& percent) {
  percent.off = read_percentage(reader, fields.require("off"));
  const NodeId base = fields.find("base");
  percent.scope = reader.one_of(fields.find("scope"), kBenefitScopes, BenefitScope::order);
  percent.base = reader.one_of(base, kDiscountBases, defaults.base(percent.scope, of_sets));
}

void read_amount_off(Reader& reader, Fields& fields, const Program& units, AmountOff& amount) {
  amount.off = read_money(reader, fields.require("off"), units, kPositive);
  amount.scope = reader.one_of(fields.find("scope"), kBenefitScopes, BenefitScope::order);
}

void read_voucher_back(Reader& reader, Fields& fields, const Program& units, VoucherBack& voucher) {
  VoucherTerms terms;
  read_voucher_terms(reader, fields, units, terms);
  voucher.value = terms.value;
  voucher.minimum = terms.minimum;
  voucher.valid_days = terms.valid_days;
  if (const NodeId count = fields.find("count"); count != kNoNode) voucher.count = reader.integer(count, kPositive);
  read_selection(reader, fields.find("items"), voucher.items);
  read_voucher_rules(reader, fields, voucher.rules);
}

void read_new_price(Reader& reader, Fields& fields, const Program& units, NewPrice& price) {
  price.price = read_money(reader, fields.require("price"), units, kNotNegative);
  price.scope = reader.one_of(fields.find("scope"), kPriceScopes, NewPrice::Scope::unit);
}

void read_points_back(Reader& reader, Fields& fields, const Program& units, PointsBack& points) {
  points.ledger = reader.id(fields.require("ledger"));
  points.points = Points{reader.decimal(fields.require("points"), ledger_decimals(units, points.ledger), kPositive)};
}

void read_cashback(Reader& reader, Fields& fields, const Program& units, Cashback& cashback) {
  const NodeId percent = fields.find("percent");
  const NodeId amount = fields.find("amount");
  cashback.base = static_cast<AmountBase>(
      1 + static_cast<int>(reader.one_of(fields.find("base"), kCashbackBases, CashbackBase::net)));
  if (percent != kNoNode && amount != kNoNode) {
    reader.report(fields.object(), ErrorCode::conflicting_fields, {{"names", "percent, amount"}});
  } else if (amount != kNoNode) {
    cashback.amount = read_money(reader, amount, units, kPositive);
  } else {
    cashback.share = read_percentage(reader, percent != kNoNode ? percent : fields.require("percent"));
  }
}

void read_gift(Reader& reader, NodeId id, const Program& units, Gift& gift) {
  Fields fields(reader, id);
  gift.sku = std::string(reader.string(fields.require("sku")));
  gift.name = reader.text(fields.find("name"));
  if (const NodeId quantity = fields.find("quantity"); quantity != kNoNode)
    gift.quantity = reader.integer(quantity, {1, kMaxQuantity});
  if (const NodeId value = fields.find("value"); value != kNoNode) gift.value = read_money(reader, value, units, kNotNegative);
  fields.finish();
}

void read_gifts(Reader& reader, Fields& fields, const Program& units, Gifts& gifts) {
  const NodeId list = fields.require("gifts");
  read_list(reader, list, kMaxEntries, gifts.gifts, [&](NodeId at, Gift& gift) { read_gift(reader, at, units, gift); });
  if (reader.is(list, NodeKind::array) && reader.size(list) == 0) reader.report(list, ErrorCode::empty);
}

void read_unit_limit(Reader& reader, NodeId id, std::optional<UnitLimit>& limit) {
  if (id == kNoNode) return;
  Fields fields(reader, id);
  limit.emplace();
  limit->at_most = reader.integer(fields.require("atMost"), kUnits);
  limit->take = reader.one_of(fields.find("take"), kUnitOrders, UnitOrder::cheapest);
  limit->per = reader.one_of(fields.find("per"), kUnitsPer, UnitLimit::Per::order);
  fields.finish();
}

void read_set_part(Reader& reader, NodeId id, std::optional<SetPart>& part) {
  if (id == kNoNode) return;
  Fields fields(reader, id);
  part.emplace();
  if (const NodeId group = fields.find("group"); group != kNoNode) part->group = read_number(reader, group, kGroups);
  if (const NodeId units = fields.find("units"); units != kNoNode) part->units = reader.integer(units, kUnits);
  part->take = reader.one_of(fields.find("take"), kUnitOrders, UnitOrder::cheapest);
  part->within = reader.one_of(fields.find("within"), kWithins, SetPart::Within::set);
  fields.finish();
}

void read_reduced(Reader& reader, Fields& fields, Reduced& reduced) {
  read_items(reader, fields, reduced.items);
  read_unit_limit(reader, fields.find("units"), reduced.units);
  read_set_part(reader, fields.find("of"), reduced.of);
}

}  // namespace

Rational read_percentage(Reader& reader, NodeId id) {
  const Rational percent = reader.rational(id, kHundred, false);
  return make_rational(percent.numerator, Int128{percent.denominator} * kHundred).value_or(Rational{});
}

void read_items(Reader& reader, Fields& fields, std::optional<Selection>& items) {
  if (const NodeId id = fields.find("items"); id != kNoNode) read_selection(reader, id, items.emplace());
}

void read_benefit(Reader& reader, NodeId id, const Program& units, bool of_sets, Rung& rung) {
  Fields fields(reader, id);
  Benefit& benefit = rung.benefit;
  switch (fields.type(kBenefits)) {
    case 0:
      read_percent(reader, fields, units.offer_defaults, of_sets, benefit.emplace<PercentOff>());
      read_reduced(reader, fields, rung.reduced);
      break;
    case 1:
      read_amount_off(reader, fields, units, benefit.emplace<AmountOff>());
      read_reduced(reader, fields, rung.reduced);
      break;
    case 2:
      read_voucher_back(reader, fields, units, benefit.emplace<VoucherBack>());
      break;
    case 3:
      read_new_price(reader, fields, units, benefit.emplace<NewPrice>());
      read_reduced(reader, fields, rung.reduced);
      break;
    case 4:
      read_points_back(reader, fields, units, benefit.emplace<PointsBack>());
      break;
    case 5:
      read_cashback(reader, fields, units, benefit.emplace<Cashback>());
      break;
    case 6:
      read_gifts(reader, fields, units, benefit.emplace<Gifts>());
      break;
    default:
      break;
  }
  fields.finish();
}

}  // namespace loyalty::json

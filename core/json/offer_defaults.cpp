// SPDX-License-Identifier: Apache-2.0
#include "offer_defaults.h"

#include <span>

#include "allocation.h"

namespace loyalty::json {
namespace {

/// By position of the scope.
void read_scopes(Reader& reader, NodeId id, std::span<const std::string_view> scopes, bool has_base, std::span<OfferTerms> terms) {
  if (id == kNoNode) return;
  Fields fields(reader, id);
  for (std::size_t i = 0; i < scopes.size(); ++i) {
    const NodeId scope = fields.find(scopes[i]);
    if (scope == kNoNode) continue;
    Fields own(reader, scope);
    if (const NodeId base = has_base ? own.find("base") : kNoNode; base != kNoNode) {
      terms[i].base = reader.one_of(base, kDiscountBases, AmountBase::net);
    }
    read_offer_terms(reader, own, terms[i]);
    own.finish();
  }
  fields.finish();
}

void write_scopes(Writer& writer, std::string_view key, std::span<const std::string_view> scopes, std::span<const OfferTerms> terms) {
  const OfferTerms nothing;
  bool any = false;
  for (std::size_t i = 0; i < scopes.size(); ++i) {
    if (terms[i] == nothing) continue;
    if (!any) writer.begin_object(key);
    any = true;
    writer.begin_object(scopes[i]);
    if (terms[i].base) writer.field("base", name_in(kDiscountBases, *terms[i].base));
    write_offer_terms(writer, terms[i]);
    writer.end_object();
  }
  if (any) writer.end_object();
}

}  // namespace

void read_offer_terms(Reader& reader, Fields& fields, OfferTerms& terms) {
  if (const NodeId id = fields.find("rounding"); id != kNoNode) terms.rounding = reader.one_of(id, kRoundings, Rounding::half_up);
  if (const NodeId id = fields.find("rounded"); id != kNoNode) terms.rounded = reader.one_of(id, kRoundedFigures, Rounded::discount);
  if (const NodeId id = fields.find("allocation"); id != kNoNode) terms.allocation = read_allocation(reader, id);
}

void read_set_rules(Reader& reader, Fields& fields, const SetDefaults& otherwise, Trigger::Within& within, Trigger::First& first, bool& partial) {
  within = reader.one_of(fields.find("within"), kSetsWithin, otherwise.within);
  first = reader.one_of(fields.find("first"), kSetsFirst, otherwise.first);
  const NodeId said = fields.find("partial");
  partial = said == kNoNode ? otherwise.partial : reader.boolean(said);
}

void read_offer_defaults(Reader& reader, NodeId id, OfferDefaults& defaults) {
  if (id == kNoNode) return;
  Fields fields(reader, id);
  read_scopes(reader, fields.find("percent"), kBenefitScopes, true, defaults.percent);
  read_scopes(reader, fields.find("amount"), kBenefitScopes, false, defaults.amount);
  read_scopes(reader, fields.find("price"), kPriceScopes, false, defaults.price);
  if (const NodeId sets = fields.find("sets"); sets != kNoNode) {
    Fields own(reader, sets);
    read_set_rules(reader, own, {}, defaults.sets.within, defaults.sets.first, defaults.sets.partial);
    if (const NodeId base = own.find("base"); base != kNoNode) defaults.sets.base = reader.one_of(base, kDiscountBases, AmountBase::net);
    own.finish();
  }
  fields.finish();
}

void write_offer_terms(Writer& writer, const OfferTerms& terms) {
  if (terms.rounding) writer.field("rounding", name_in(kRoundings, *terms.rounding));
  if (terms.rounded) writer.field("rounded", name_in(kRoundedFigures, *terms.rounded));
  if (terms.allocation) write_allocation(writer, "allocation", *terms.allocation);
}

void write_set_rules(Writer& writer, const SetDefaults& rules, const SetDefaults& otherwise) {
  if (rules.within != otherwise.within) writer.field("within", name_in(kSetsWithin, rules.within));
  if (rules.first != otherwise.first) writer.field("first", name_in(kSetsFirst, rules.first));
  if (rules.partial != otherwise.partial) writer.key("partial"), writer.boolean(rules.partial);
}

void write_unit_key(Writer& writer, UnitKey key) {
  if (key == UnitKey::unit_price) return;
  writer.begin_object("units");
  writer.field("by", name_in(kUnitKeys, key));
  writer.end_object();
}

void write_offer_defaults(Writer& writer, const OfferDefaults& defaults) {
  if (defaults == OfferDefaults{}) return;
  writer.begin_object("offerDefaults");
  write_scopes(writer, "percent", kBenefitScopes, defaults.percent);
  write_scopes(writer, "amount", kBenefitScopes, defaults.amount);
  write_scopes(writer, "price", kPriceScopes, defaults.price);
  if (!(defaults.sets == SetDefaults{})) {
    writer.begin_object("sets");
    write_set_rules(writer, defaults.sets, {});
    if (defaults.sets.base) writer.field("base", name_in(kDiscountBases, *defaults.sets.base));
    writer.end_object();
  }
  writer.end_object();
}

}  // namespace loyalty::json

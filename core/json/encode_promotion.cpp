// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <string>
#include <variant>

#include "encode.h"
#include "encode_benefit.h"
#include "encode_terms.h"
#include "names.h"
#include "offer_defaults.h"
#include "units.h"

namespace loyalty::json {
namespace {

/// The mark of a single benefit, a count of units as an integer.
void write_single_mark(Writer& writer, const Promotion& promotion, const Program& units) {
  writer.key("at");
  if (promotion.trigger.measure == Trigger::Measure::quantity) {
    writer.integer(promotion.rungs.front().at);
  } else {
    writer.decimal(promotion.rungs.front().at, money_decimals(units));
  }
}

void write_sets(Writer& writer, const Trigger& trigger, const SetDefaults& defaults) {
  writer.begin_array("of");
  for (const SetGroup& group : trigger.groups) {
    writer.begin_object();
    write_own_items(writer, group.items);
    if (group.quantity != 1) writer.key("quantity"), writer.integer(group.quantity);
    writer.end_object();
  }
  writer.end_array();
  if (trigger.take != UnitOrder::dearest) writer.field("take", name_in(kUnitOrders, trigger.take));
  if (trigger.times) writer.key("times"), writer.integer(*trigger.times);
  if (!trigger.pool.empty()) writer.field("pool", trigger.pool);
  write_set_rules(writer, {trigger.within, trigger.first, trigger.partial, std::nullopt}, defaults);
  writer.end_object();
}

void write_trigger(Writer& writer, const Promotion& promotion, const Program& units) {
  const Trigger& trigger = promotion.trigger;
  if (trigger.measure == Trigger::Measure::always) return;
  writer.begin_object("trigger");
  writer.field("type", kTriggers[static_cast<std::size_t>(trigger.measure) - 1]);
  if (promotion.makes_sets()) return write_sets(writer, trigger, units.offer_defaults.sets);
  if (promotion.rungs.size() == 1) write_single_mark(writer, promotion, units);
  if (trigger.base != AmountBase::net) writer.field("base", name_in(kAmountBases, trigger.base));
  if (trigger.repeat != Trigger::Repeat::once) writer.field("repeat", name_in(kRepeats, trigger.repeat));
  if (trigger.times) writer.key("times"), writer.integer(*trigger.times);
  writer.end_object();
}

void write_rungs(Writer& writer, const Promotion& promotion, const Program& units) {
  if (promotion.rungs.size() == 1) {
    write_benefit(writer, promotion.rungs.front(), units, promotion.makes_sets());
    return;
  }
  const int decimals = promotion.trigger.measure == Trigger::Measure::amount ? money_decimals(units) : 0;
  writer.begin_array("rungs");
  for (const Rung& rung : promotion.rungs) {
    writer.begin_object();
    writer.field("at", rung.at, decimals);
    write_benefit(writer, rung, units, false);
    writer.end_object();
  }
  writer.end_array();
}

void write_names(Writer& writer, std::string_view key, const std::optional<std::vector<std::string>>& names) {
  if (!names) return;
  writer.begin_array(key);
  for (const std::string& name : *names) writer.string(name);
  writer.end_array();
}

void write_combines(Writer& writer, const Combines& combines) {
  if (!combines.said()) return;
  writer.begin_object("combines");
  write_names(writer, "with", combines.with);
  write_names(writer, "notWith", combines.not_with);
  writer.end_object();
}

void write_rules(Writer& writer, Unused unused, const std::string& group, const Combines& combines) {
  if (unused != Unused::lost) writer.field("unused", name_in(kUnused, unused));
  if (!group.empty()) writer.field("group", group);
  write_combines(writer, combines);
}

struct Face {
  Money value;
  Money minimum;
};

void write_face(Writer& writer, Face face, const DateWindow& valid, const Selection& items, const Program& units) {
  write_decimal(writer, "value", face.value.minor, money_decimals(units));
  write_some(writer, "minimum", face.minimum.minor, money_decimals(units));
  write_valid(writer, valid);
  write_items(writer, items);
}

void write_floor(Writer& writer, const Floor& floor, int decimals) {
  writer.begin_object("floor");
  if (floor.price) writer.field("price", floor.price->minor, decimals);
  if (floor.share) write_percentage(writer, "percent", *floor.share);
  if (floor.blocked != Floor::Blocked::lost) writer.field("blocked", name_in(kBlocked, floor.blocked));
  writer.end_object();
}

void write_budget(Writer& writer, const Budget& budget, int decimals) {
  writer.begin_object("budget");
  if (budget.uses) writer.key("uses"), writer.integer(*budget.uses);
  if (budget.per_member) writer.key("perMember"), writer.integer(*budget.per_member);
  if (budget.amount) writer.field("amount", budget.amount->minor, decimals);
  if (budget.last != Budget::Last::whole) writer.field("last", name_in(kBudgetLasts, budget.last));
  writer.end_object();
}

}  // namespace

void write_voucher_rules(Writer& writer, const VoucherRules& rules) { write_rules(writer, rules.unused, rules.group, rules.combines); }

void write_voucher_left(Writer& writer, const Promotion& voucher, Money left, const Program& units) {
  if (voucher.unused == Unused::lost) return writer.null();
  begin_labelled(writer, voucher.id, voucher.name);
  write_face(writer, {left, Money{voucher.rungs.front().at}}, voucher.valid, voucher.items, units);
  write_rules(writer, voucher.unused, voucher.group, voucher.combines);
  writer.end_object();
}

void write_issued_voucher(Writer& writer, const Promotion& promotion, const IssuedVouchers& issued, Date today, const Program& units) {
  constexpr std::size_t kLongestPart = 53;  // an id has 64 characters, a date 10
  const auto& back = *std::get_if<VoucherBack>(&promotion.rungs[static_cast<std::size_t>(issued.rung)].benefit);
  begin_labelled(writer, promotion.id.substr(0, kLongestPart) + ":" + to_text(today), promotion.name);
  write_face(writer, {back.value, back.minimum}, {today, issued.valid_to}, back.items, units);
  write_voucher_rules(writer, back.rules);
  writer.end_object();
}

void write_promotion(Writer& writer, const Promotion& promotion, const Program& units) {
  writer.begin_object();
  writer.field("id", promotion.id);
  write_label(writer, "name", promotion.name);
  if (!promotion.stage.empty()) writer.field("stage", promotion.stage);
  if (promotion.priority != 0) writer.key("priority"), writer.integer(promotion.priority);
  if (!promotion.group.empty()) writer.field("group", promotion.group);
  write_valid(writer, promotion.valid);
  write_when(writer, promotion.when, units);
  write_items(writer, promotion.items);
  write_trigger(writer, promotion, units);
  write_rungs(writer, promotion, units);
  if (promotion.cap) writer.key("cap"), writer.decimal(promotion.cap->minor, money_decimals(units));
  write_combines(writer, promotion.combines);
  if (promotion.floor) write_floor(writer, *promotion.floor, money_decimals(units));
  if (promotion.budget) write_budget(writer, *promotion.budget, money_decimals(units));
  if (promotion.stops) writer.key("stops"), writer.boolean(true);
  write_offer_terms(writer, {std::nullopt, promotion.rounding, promotion.rounded, promotion.allocation});
  writer.end_object();
}

}  // namespace loyalty::json

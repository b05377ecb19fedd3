// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <utility>

#include "decode.h"
#include "decode_benefit.h"
#include "offer_defaults.h"
#include "loyalty/basket.h"
#include "units.h"

namespace loyalty::json {
namespace {

constexpr Range kPriorities{-1000000, 1000000};

std::int64_t read_mark(Reader& reader, NodeId id, const Trigger& trigger, const Program& units) {
  const int decimals = trigger.measure == Trigger::Measure::amount ? money_decimals(units) : 0;
  return reader.decimal(id, decimals, kPositive);
}

/// What a trigger says beside what is in Trigger.
struct ReadTrigger {
  Trigger trigger;
  NodeId at = kNoNode;
  bool base_named = false;
  bool valid = false;  ///< an object of a known type
};

void read_set_group(Reader& reader, NodeId id, SetGroup& group) {
  Fields fields(reader, id);
  read_items(reader, fields, group.items);
  if (const NodeId quantity = fields.find("quantity"); quantity != kNoNode) group.quantity = reader.integer(quantity, {1, kMaxQuantity});
  fields.finish();
}

void read_sets(Reader& reader, Fields& fields, const SetDefaults& defaults, Trigger& trigger) {
  const NodeId of = fields.require("of");
  read_list(reader, of, kMostSetGroups, trigger.groups, [&](NodeId at, SetGroup& group) { read_set_group(reader, at, group); });
  if (reader.is(of, NodeKind::array) && reader.size(of) == 0) reader.report(of, ErrorCode::empty);
  trigger.take = reader.one_of(fields.find("take"), kUnitOrders, UnitOrder::dearest);
  if (const NodeId times = fields.find("times"); times != kNoNode) trigger.times = reader.integer(times, kPositive);
  trigger.pool = reader.id(fields.find("pool"));
  read_set_rules(reader, fields, defaults, trigger.within, trigger.first, trigger.partial);
}

void read_mark_trigger(Reader& reader, Fields& fields, ReadTrigger& read) {
  Trigger& trigger = read.trigger;
  read.at = fields.find("at");
  if (trigger.measure == Trigger::Measure::amount) {
    const NodeId base = fields.find("base");
    read.base_named = base != kNoNode;
    trigger.base = reader.one_of(base, kAmountBases, AmountBase::net);
  }
  trigger.repeat = reader.one_of(fields.find("repeat"), kRepeats, Trigger::Repeat::once);
  if (const NodeId times = fields.find("times"); times != kNoNode) {
    trigger.times = reader.integer(times, kPositive);
    if (trigger.repeat == Trigger::Repeat::once) {
      reader.report(times, ErrorCode::invalid_combination,
                    {{"detail", "A cap on the repeats needs a mark that repeats: \"repeat\": \"each\"."}});
    }
  }
}

ReadTrigger read_trigger(Reader& reader, NodeId id, const SetDefaults& defaults) {
  ReadTrigger result;
  Fields fields(reader, id);
  const std::size_t type = fields.type(kTriggers);
  if (!fields.valid()) return result;
  result.valid = true;
  result.trigger.measure = static_cast<Trigger::Measure>(type + 1);
  if (result.trigger.measure == Trigger::Measure::sets) {
    read_sets(reader, fields, defaults, result.trigger);
  } else {
    read_mark_trigger(reader, fields, result);
  }
  fields.finish();
  return result;
}

void read_rung(Reader& reader, NodeId id, const Trigger& trigger, const Program& units, Rung& rung) {
  Fields fields(reader, id);
  rung.at = read_mark(reader, fields.require("at"), trigger, units);
  read_benefit(reader, fields.require("benefit"), units, false, rung);
  fields.finish();
}

/// Either one benefit, with the mark in the trigger, or rungs, each with its own.
void read_rungs(Reader& reader, Fields& fields, const Program& units, Promotion& promotion, AmountBase vouchers_count) {
  const NodeId trigger_id = fields.find("trigger");
  const NodeId benefit = fields.find("benefit");
  const NodeId rungs = fields.find("rungs");
  const ReadTrigger trigger = read_trigger(reader, trigger_id, units.offer_defaults.sets);
  promotion.trigger = trigger.trigger;
  if (benefit != kNoNode && rungs != kNoNode) {
    reader.report(fields.object(), ErrorCode::conflicting_fields, {{"names", "benefit, rungs"}});
  } else if (rungs != kNoNode) {
    if (trigger_id == kNoNode) reader.report(fields.object(), ErrorCode::missing_field, {{"name", "trigger"}});
    if (trigger.at != kNoNode) reader.report(trigger.at, ErrorCode::conflicting_fields, {{"names", "at, rungs"}});
    if (promotion.makes_sets()) reader.report(fields.object(), ErrorCode::conflicting_fields, {{"names", "sets, rungs"}});
    read_list(reader, rungs, kMaxEntries, promotion.rungs,
              [&](NodeId at, Rung& rung) { read_rung(reader, at, promotion.trigger, units, rung); });
    if (reader.is(rungs, NodeKind::array) && reader.size(rungs) == 0) reader.report(rungs, ErrorCode::empty);
  } else if (benefit != kNoNode) {
    Rung& rung = promotion.rungs.emplace_back();
    if (trigger_id != kNoNode && trigger.at != kNoNode) {
      // A count of units is an integer here, as everywhere a number stands alone.
      rung.at = promotion.trigger.measure == Trigger::Measure::quantity
                    ? reader.integer(trigger.at, kPositive)
                    : read_mark(reader, trigger.at, promotion.trigger, units);
    } else if (trigger.valid && !promotion.makes_sets()) {
      reader.report(trigger_id, ErrorCode::missing_field, {{"name", "at"}});
    }
    read_benefit(reader, benefit, units, promotion.makes_sets(), rung);
  } else {
    reader.report(fields.object(), ErrorCode::missing_field, {{"name", "benefit"}});
  }
  if (promotion.trigger.measure == Trigger::Measure::amount && !trigger.base_named && promotion.gives_vouchers()) {
    promotion.trigger.base = vouchers_count;
  }
}

void read_names(Reader& reader, NodeId id, std::optional<std::vector<std::string>>& names) {
  if (id == kNoNode) return;
  names.emplace();
  read_list(reader, id, kMaxEntries, *names, [&](NodeId at, std::string& name) { name = reader.id(at); });
}

void read_combines(Reader& reader, NodeId id, Combines& combines) {
  if (id == kNoNode) return;
  Fields fields(reader, id);
  read_names(reader, fields.find("with"), combines.with);
  read_names(reader, fields.find("notWith"), combines.not_with);
  if (fields.valid() && combines.with && combines.not_with) {
    reader.report(id, ErrorCode::conflicting_fields, {{"names", "with, notWith"}});
  } else if (fields.valid() && !combines.said()) {
    reader.report(id, ErrorCode::missing_field, {{"name", "with"}});
  }
  fields.finish();
}

void read_floor(Reader& reader, NodeId id, const Program& units, std::optional<Floor>& floor) {
  if (id == kNoNode) return;
  Fields fields(reader, id);
  floor.emplace();
  const NodeId price = fields.find("price");
  const NodeId percent = fields.find("percent");
  if (price != kNoNode) floor->price = read_money(reader, price, units, kPositive);
  if (percent != kNoNode) floor->share = read_percentage(reader, percent);
  if (price != kNoNode && percent != kNoNode) {
    reader.report(id, ErrorCode::conflicting_fields, {{"names", "price, percent"}});
  } else if (fields.valid() && price == kNoNode && percent == kNoNode) {
    reader.report(id, ErrorCode::missing_field, {{"name", "price"}});
  }
  floor->blocked = reader.one_of(fields.find("blocked"), kBlocked, Floor::Blocked::lost);
  fields.finish();
}

void read_budget(Reader& reader, NodeId id, const Program& units, std::optional<Budget>& budget) {
  if (id == kNoNode) return;
  Fields fields(reader, id);
  budget.emplace();
  if (const NodeId uses = fields.find("uses"); uses != kNoNode) budget->uses = reader.integer(uses, kPositive);
  if (const NodeId member = fields.find("perMember"); member != kNoNode) budget->per_member = reader.integer(member, kPositive);
  if (const NodeId amount = fields.find("amount"); amount != kNoNode) budget->amount = read_money(reader, amount, units, kPositive);
  budget->last = reader.one_of(fields.find("last"), kBudgetLasts, Budget::Last::whole);
  fields.finish();
}

}  // namespace

Money read_money(Reader& reader, NodeId id, const Program& units, Range range) {
  return Money{reader.decimal(id, money_decimals(units), range)};
}

void read_voucher_rules(Reader& reader, Fields& fields, VoucherRules& rules) {
  rules.unused = reader.one_of(fields.find("unused"), kUnused, Unused::lost);
  rules.group = reader.id(fields.find("group"));
  read_combines(reader, fields.find("combines"), rules.combines);
}

void read_promotion(Reader& reader, NodeId id, const Program& units, AmountBase vouchers_count, Promotion& promotion) {
  Fields fields(reader, id);
  if (!fields.valid()) return;
  promotion.id = reader.id(fields.require("id"));
  promotion.name = reader.text(fields.find("name"));
  promotion.stage = reader.id(fields.find("stage"));
  promotion.priority = static_cast<std::int32_t>(reader.integer(fields.find("priority"), kPriorities));
  promotion.group = reader.id(fields.find("group"));
  promotion.valid = reader.window(fields.find("valid"));
  read_condition(reader, fields.find("when"), units, promotion.when);
  read_selection(reader, fields.find("items"), promotion.items);
  read_rungs(reader, fields, units, promotion, vouchers_count);
  if (const NodeId cap = fields.find("cap"); cap != kNoNode) promotion.cap = read_money(reader, cap, units, kPositive);
  read_combines(reader, fields.find("combines"), promotion.combines);
  read_floor(reader, fields.find("floor"), units, promotion.floor);
  read_budget(reader, fields.find("budget"), units, promotion.budget);
  promotion.stops = reader.boolean(fields.find("stops"));
  OfferTerms terms;
  read_offer_terms(reader, fields, terms);
  promotion.rounding = terms.rounding;
  promotion.rounded = terms.rounded;
  promotion.allocation = terms.allocation;
  fields.finish();
}

void read_voucher(Reader& reader, NodeId id, const Program& units, Voucher& voucher) {
  Fields fields(reader, id);
  if (!fields.valid()) return;
  voucher.id = reader.id(fields.require("id"));
  voucher.name = reader.text(fields.find("name"));
  voucher.value = read_money(reader, fields.require("value"), units, kPositive);
  voucher.minimum = read_money(reader, fields.find("minimum"), units, kNotNegative);
  voucher.valid = reader.window(fields.find("valid"));
  read_selection(reader, fields.find("items"), voucher.items);
  read_voucher_rules(reader, fields, voucher.rules);
  fields.finish();
}

std::vector<Stage> read_stages(Reader& reader, NodeId id) {
  std::vector<Stage> stages;
  read_list(reader, id, kMaxEntries, stages, [&](NodeId entry, Stage& stage) {
    Fields fields(reader, entry);
    stage.id = reader.id(fields.require("id"));
    stage.choose = reader.one_of(fields.find("choose"), kChooses, Choose::all);
    stage.per = reader.one_of(fields.find("per"), kStagePer, Stage::Per::order);
    stage.order = reader.one_of(fields.find("order"), kStageOrders, Stage::Order::priority);
    stage.alone_first = reader.boolean(fields.find("aloneFirst"));
    stage.group = reader.id(fields.find("group"));
    if (stage.per == Stage::Per::line && stage.choose == Choose::all) {
      reader.report(entry, ErrorCode::invalid_combination, {{"detail", "A stage that chooses for each line chooses the best or the first."}});
    }
    fields.finish();
  });
  if (reader.is(id, NodeKind::array) && reader.size(id) == 0) reader.report(id, ErrorCode::empty);
  return stages;
}

}  // namespace loyalty::json

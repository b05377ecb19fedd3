// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <utility>

#include "decode.h"
#include "decode_terms.h"
#include "loyalty/basket.h"
#include "units.h"

namespace loyalty::json {
namespace {

constexpr Range kPriorities{-1000000, 1000000};
constexpr std::int64_t kHundred = 100;

void read_percent(Reader& reader, Fields& fields, PercentOff& percent) {
  const Rational off = reader.rational(fields.require("off"), kHundred, false);
  percent.off = make_rational(off.numerator, Int128{off.denominator} * kHundred).value_or(Rational{});
  percent.base = reader.one_of(fields.find("base"), kDiscountBases, AmountBase::net);
  percent.scope = reader.one_of(fields.find("scope"), kDiscountScopes, BenefitScope::order);
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
}

void read_benefit(Reader& reader, NodeId id, const Program& units, Benefit& benefit) {
  Fields fields(reader, id);
  switch (fields.type(kBenefits)) {
    case 0:
      read_percent(reader, fields, benefit.emplace<PercentOff>());
      break;
    case 1:
      read_amount_off(reader, fields, units, benefit.emplace<AmountOff>());
      break;
    case 2:
      read_voucher_back(reader, fields, units, benefit.emplace<VoucherBack>());
      break;
    default:
      break;
  }
  fields.finish();
}

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

ReadTrigger read_trigger(Reader& reader, NodeId id) {
  ReadTrigger result;
  Trigger& trigger = result.trigger;
  Fields fields(reader, id);
  const std::size_t type = fields.type(kTriggers);
  if (!fields.valid()) return result;
  result.valid = true;
  trigger.measure = type == 0 ? Trigger::Measure::amount : Trigger::Measure::quantity;
  result.at = fields.find("at");
  if (trigger.measure == Trigger::Measure::amount) {
    const NodeId base = fields.find("base");
    result.base_named = base != kNoNode;
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
  fields.finish();
  return result;
}

void read_rung(Reader& reader, NodeId id, const Trigger& trigger, const Program& units, Rung& rung) {
  Fields fields(reader, id);
  rung.at = read_mark(reader, fields.require("at"), trigger, units);
  read_benefit(reader, fields.require("benefit"), units, rung.benefit);
  fields.finish();
}

/// Either one benefit, with the mark in the trigger, or rungs, each with its own.
void read_rungs(Reader& reader, Fields& fields, const Program& units, Promotion& promotion, AmountBase vouchers_count) {
  const NodeId trigger_id = fields.find("trigger");
  const NodeId benefit = fields.find("benefit");
  const NodeId rungs = fields.find("rungs");
  const ReadTrigger trigger = read_trigger(reader, trigger_id);
  promotion.trigger = trigger.trigger;
  if (benefit != kNoNode && rungs != kNoNode) {
    reader.report(fields.object(), ErrorCode::conflicting_fields, {{"names", "benefit, rungs"}});
  } else if (rungs != kNoNode) {
    if (trigger_id == kNoNode) reader.report(fields.object(), ErrorCode::missing_field, {{"name", "trigger"}});
    if (trigger.at != kNoNode) reader.report(trigger.at, ErrorCode::conflicting_fields, {{"names", "at, rungs"}});
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
    } else if (trigger.valid) {
      reader.report(trigger_id, ErrorCode::missing_field, {{"name", "at"}});
    }
    read_benefit(reader, benefit, units, rung.benefit);
  } else {
    reader.report(fields.object(), ErrorCode::missing_field, {{"name", "benefit"}});
  }
  if (promotion.trigger.measure == Trigger::Measure::amount && !trigger.base_named && promotion.gives_vouchers()) {
    promotion.trigger.base = vouchers_count;
  }
}

}  // namespace

Money read_money(Reader& reader, NodeId id, const Program& units, Range range) {
  return Money{reader.decimal(id, money_decimals(units), range)};
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
  fields.finish();
}

std::vector<Stage> read_stages(Reader& reader, NodeId id) {
  std::vector<Stage> stages;
  read_list(reader, id, kMaxEntries, stages, [&](NodeId entry, Stage& stage) {
    Fields fields(reader, entry);
    stage.id = reader.id(fields.require("id"));
    stage.choose = reader.one_of(fields.find("choose"), kChooses, Choose::all);
    fields.finish();
  });
  if (reader.is(id, NodeKind::array) && reader.size(id) == 0) reader.report(id, ErrorCode::empty);
  return stages;
}

}  // namespace loyalty::json

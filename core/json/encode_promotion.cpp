// SPDX-License-Identifier: Apache-2.0
#include <variant>

#include "encode.h"
#include "encode_terms.h"
#include "names.h"
#include "units.h"

namespace loyalty::json {
namespace {

/// One overload per kind of benefit: the fields after "type".
class BenefitWriter {
 public:
  BenefitWriter(Writer& writer, const Program& units) : writer_(writer), decimals_(money_decimals(units)) {}

  void operator()(const PercentOff& percent) const {
    constexpr std::int64_t kHundred = 100;
    writer_.key("off");
    writer_.rational(
        make_rational(Int128{percent.off.numerator} * kHundred, percent.off.denominator).value_or(Rational{}));
    if (percent.base != AmountBase::net) writer_.field("base", name_in(kAmountBases, percent.base));
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
  }

 private:
  void money(std::string_view key, Money amount) const { writer_.field(key, amount.minor, decimals_); }

  Writer& writer_;
  int decimals_;
};

void write_benefit(Writer& writer, const Benefit& benefit, const Program& units) {
  writer.begin_object("benefit");
  writer.field("type", kBenefits[benefit.index()]);
  std::visit(BenefitWriter(writer, units), benefit);
  writer.end_object();
}

/// The mark of a single benefit, a count of units as an integer.
void write_single_mark(Writer& writer, const Promotion& promotion, const Program& units) {
  writer.key("at");
  if (promotion.trigger.measure == Trigger::Measure::quantity) {
    writer.integer(promotion.rungs.front().at);
  } else {
    writer.decimal(promotion.rungs.front().at, money_decimals(units));
  }
}

void write_trigger(Writer& writer, const Promotion& promotion, const Program& units) {
  const Trigger& trigger = promotion.trigger;
  if (trigger.measure == Trigger::Measure::always) return;
  writer.begin_object("trigger");
  writer.field("type", kTriggers[trigger.measure == Trigger::Measure::amount ? 0 : 1]);
  if (promotion.rungs.size() == 1) write_single_mark(writer, promotion, units);
  if (trigger.base != AmountBase::net) writer.field("base", name_in(kAmountBases, trigger.base));
  if (trigger.repeat != Trigger::Repeat::once) writer.field("repeat", name_in(kRepeats, trigger.repeat));
  if (trigger.times) writer.key("times"), writer.integer(*trigger.times);
  writer.end_object();
}

void write_rungs(Writer& writer, const Promotion& promotion, const Program& units) {
  if (promotion.rungs.size() == 1) {
    write_benefit(writer, promotion.rungs.front().benefit, units);
    return;
  }
  const int decimals = promotion.trigger.measure == Trigger::Measure::amount ? money_decimals(units) : 0;
  writer.begin_array("rungs");
  for (const Rung& rung : promotion.rungs) {
    writer.begin_object();
    writer.field("at", rung.at, decimals);
    write_benefit(writer, rung.benefit, units);
    writer.end_object();
  }
  writer.end_array();
}

}  // namespace

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
  writer.end_object();
}

}  // namespace loyalty::json

// SPDX-License-Identifier: Apache-2.0
#include "encode_rules.h"
#include "encode_terms.h"
#include "names.h"
#include "units.h"

namespace loyalty::json {
namespace {

void write_measure(Writer& writer, const Measure& measure) {
  writer.key("measure");
  writer.begin_object();
  writer.field("type", name_in(kMeasures, measure.kind));
  if (measure.base != AmountBase::net) writer.field("base", name_in(kAmountBases, measure.base));
  if (measure.kind == Measure::Kind::points) {
    writer.key("of");
    writer.begin_array();
    for (const std::string& rule : measure.of) writer.plain(rule);
    writer.end_array();
  } else if (!measure.of.empty()) {
    writer.field("of", measure.of.front());
  }
  if (measure.kind == Measure::Kind::streak) writer.field("days", measure.days);
  writer.end_object();
}

/// The fields of an award after its type.
void write_award(Writer& writer, const Award& award, int decimals) {
  writer.key("points");
  writer.rational(award.points);
  if (award.kind != Award::Kind::fixed) write_decimal(writer, "per", award.per, decimals);
}

void write_limit(Writer& writer, const EarnLimit& limit, int measured_decimals, int point_decimals) {
  writer.begin_object();
  if (limit.window.kind != Window::Kind::event) write_window(writer, "window", limit.window);
  if (limit.measured) write_decimal(writer, "measured", *limit.measured, measured_decimals);
  if (limit.points) write_decimal(writer, "points", *limit.points, point_decimals);
  if (limit.over != EarnLimit::Over::clamp) writer.field("over", name_in(kOvers, limit.over));
  if (limit.then) {
    writer.key("then");
    writer.begin_object();
    write_award(writer, *limit.then, measured_decimals);
    writer.end_object();
  }
  writer.end_object();
}

}  // namespace

void write_earn_rule(Writer& writer, const EarnRule& rule, const Program& program) {
  const int measured_decimals = measure_decimals(program, rule);
  const int point_decimals = ledger_decimals(program, rule.ledger);
  begin_labelled(writer, rule.id, rule.name);
  writer.field("ledger", rule.ledger);
  write_measure(writer, rule.measure);
  writer.key("award");
  writer.begin_object();
  writer.field("type", name_in(kAwards, rule.award.kind));
  write_award(writer, rule.award, measured_decimals);
  writer.end_object();
  if (rule.rounding != Rounding::floor) writer.field("rounding", name_in(kRoundings, rule.rounding));
  if (rule.scope != EarnScope::order) writer.field("scope", name_in(kEarnScopes, rule.scope));
  write_some(writer, "above", rule.above, measured_decimals);
  if (rule.at_least) write_decimal(writer, "atLeast", *rule.at_least, point_decimals);
  write_list(writer, "limits", rule.limits,
             [&](const EarnLimit& limit) { write_limit(writer, limit, measured_decimals, point_decimals); });
  if (rule.retroactive) write_window(writer, "retroactive", *rule.retroactive);
  write_valid(writer, rule.valid);
  write_when(writer, rule.when, program);
  write_items(writer, rule.items);
  writer.end_object();
}

}  // namespace loyalty::json

// SPDX-License-Identifier: Apache-2.0
#include <cstddef>

#include "encode.h"
#include "encode_terms.h"
#include "names.h"
#include "units.h"

namespace loyalty::json {
namespace {

void write_expiry(Writer& writer, const Expiry& expiry) {
  if (expiry.kind == Expiry::Kind::never) return;
  writer.begin_object("expiry");
  writer.field("type", kExpiryTypes[1]);
  writer.key(expiry.kind == Expiry::Kind::after_days ? "days" : "months");
  writer.integer(expiry.length);
  if (expiry.snap != Expiry::Snap::none) writer.field("snap", name_in(kSnaps, expiry.snap));
  writer.end_object();
}

void write_ledger(Writer& writer, const Ledger& ledger) {
  writer.begin_object();
  writer.field("id", ledger.id);
  write_label(writer, "name", ledger.name);
  write_label(writer, "unit", ledger.unit);
  if (ledger.decimals != 0) writer.key("decimals"), writer.integer(ledger.decimals);
  write_expiry(writer, ledger.expiry);
  writer.end_object();
}

void write_measure(Writer& writer, const Measure& measure) {
  writer.begin_object("measure");
  writer.field("type", name_in(kMeasures, measure.kind));
  if (measure.base != AmountBase::net) writer.field("base", name_in(kAmountBases, measure.base));
  if (measure.kind == Measure::Kind::points) {
    writer.begin_array("of");
    for (const std::string& rule : measure.of) writer.plain(rule);
    writer.end_array();
  }
  writer.end_object();
}

void write_award(Writer& writer, const EarnRule& rule, const Program& program) {
  writer.begin_object("award");
  writer.field("type", name_in(kAwards, rule.award.kind));
  writer.key("points");
  writer.rational(rule.award.points);
  if (rule.award.kind != Award::Kind::fixed)
    writer.key("per"), writer.decimal(rule.award.per, measure_decimals(program, rule));
  writer.end_object();
}

void write_earn_rule(Writer& writer, const EarnRule& rule, const Program& program) {
  writer.begin_object();
  writer.field("id", rule.id);
  write_label(writer, "name", rule.name);
  writer.field("ledger", rule.ledger);
  write_measure(writer, rule.measure);
  write_award(writer, rule, program);
  if (rule.rounding != Rounding::floor) writer.field("rounding", name_in(kRoundings, rule.rounding));
  if (rule.scope != EarnScope::order) writer.field("scope", name_in(kEarnScopes, rule.scope));
  write_valid(writer, rule.valid);
  write_when(writer, rule.when, program);
  write_items(writer, rule.items);
  writer.end_object();
}

void write_metric(Writer& writer, const Metric& metric) {
  writer.begin_object();
  writer.field("id", metric.id);
  write_label(writer, "name", metric.name);
  writer.field("type", name_in(kMetricTypes, metric.kind));
  if (metric.base != AmountBase::net) writer.field("base", name_in(kAmountBases, metric.base));
  if (metric.kind == Metric::Kind::points) writer.field("ledger", metric.ledger);
  write_items(writer, metric.items);
  if (metric.window.kind != MetricWindow::Kind::lifetime) {
    writer.begin_object("window");
    writer.field("type", name_in(kMetricWindows, metric.window.kind));
    if (metric.window.kind == MetricWindow::Kind::rolling_months)
      writer.key("months"), writer.integer(metric.window.months);
    writer.end_object();
  }
  writer.end_object();
}

void write_tier(Writer& writer, const Tier& tier, const Program& program) {
  writer.begin_object();
  writer.field("id", tier.id);
  write_label(writer, "name", tier.name);
  writer.key("qualify");
  write_condition(writer, tier.qualify, program);
  writer.end_object();
}

void write_tier_validity(Writer& writer, const TierValidity& validity) {
  if (validity.kind == TierValidity::Kind::while_qualified) return;
  writer.begin_object("tierValidity");
  writer.field("type", name_in(kTierValidities, validity.kind));
  if (validity.kind == TierValidity::Kind::months) writer.key("months"), writer.integer(validity.months);
  writer.end_object();
}

void write_redemption(Writer& writer, const Redemption& redemption, const Program& program) {
  const int decimals = ledger_decimals(program, redemption.ledger);
  writer.begin_object();
  writer.field("id", redemption.id);
  write_label(writer, "name", redemption.name);
  writer.field("ledger", redemption.ledger);
  writer.field("points", redemption.points.units, decimals);
  writer.field("value", redemption.value.minor, money_decimals(program));
  if (redemption.step != Points{1}) writer.key("step"), writer.decimal(redemption.step.units, decimals);
  if (redemption.minimum != Points{}) writer.key("minimum"), writer.decimal(redemption.minimum.units, decimals);
  if (redemption.max_share) writer.key("maxShare"), writer.rational(*redemption.max_share);
  write_when(writer, redemption.when, program);
  writer.end_object();
}

void write_stage(Writer& writer, const Stage& stage) {
  writer.begin_object();
  writer.field("id", stage.id);
  if (stage.choose != Choose::all) writer.field("choose", name_in(kChooses, stage.choose));
  writer.end_object();
}

template <class List, class Write>
void write_list(Writer& writer, std::string_view key, const List& list, const Write& write) {
  if (list.empty()) return;
  writer.begin_array(key);
  for (const auto& entry : list) write(entry);
  writer.end_array();
}

}  // namespace

void write_program(Writer& writer, const Program& program) {
  writer.begin_object();
  writer.field("format", "loyalty-program/1");
  writer.field("id", program.id);
  write_label(writer, "name", program.name);
  writer.field("currency", program.currency.name());
  if (program.rounding != Rounding::half_up) writer.field("rounding", name_in(kRoundings, program.rounding));
  if (program.allocation != Allocation::largest_remainder)
    writer.field("allocation", name_in(kAllocations, program.allocation));
  write_list(writer, "ledgers", program.ledgers, [&](const Ledger& ledger) { write_ledger(writer, ledger); });
  write_list(writer, "earn", program.earn, [&](const EarnRule& rule) { write_earn_rule(writer, rule, program); });
  write_list(writer, "metrics", program.metrics, [&](const Metric& metric) { write_metric(writer, metric); });
  write_list(writer, "tiers", program.tiers, [&](const Tier& tier) { write_tier(writer, tier, program); });
  write_tier_validity(writer, program.tier_validity);
  write_list(writer, "redemptions", program.redemptions,
             [&](const Redemption& redemption) { write_redemption(writer, redemption, program); });
  write_list(writer, "stages", program.stages, [&](const Stage& stage) { write_stage(writer, stage); });
  write_list(writer, "promotions", program.promotions,
             [&](const Promotion& promotion) { write_promotion(writer, promotion, program); });
  writer.end_object();
}

}  // namespace loyalty::json

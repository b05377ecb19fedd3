// SPDX-License-Identifier: Apache-2.0
#include "decode_rules.h"
#include "decode_terms.h"
#include "units.h"

namespace loyalty::json {
namespace {

Measure read_measure(Reader& reader, NodeId id) {
  Measure measure;
  Fields fields(reader, id);
  const std::size_t type = fields.type(kMeasures);
  if (!fields.valid()) return measure;
  measure.kind = static_cast<Measure::Kind>(type);
  switch (measure.kind) {
    case Measure::Kind::amount:
      measure.base = reader.one_of(fields.find("base"), kAmountBases, AmountBase::net);
      break;
    case Measure::Kind::points:
      measure.of = reader.ids(fields.require("of"));
      break;
    case Measure::Kind::streak:
      measure.days = read_number(reader, fields.require("days"), kDays);
      [[fallthrough]];
    case Measure::Kind::count:
      measure.of.emplace_back(reader.id(fields.require("of")));
      break;
    case Measure::Kind::quantity:
    case Measure::Kind::orders:
      break;
  }
  fields.finish();
  return measure;
}

/// Points for each `per`, where nothing is said for each whole one.
void read_rate(Reader& reader, Fields& fields, int decimals, Award& award) {
  award.points = reader.rational(fields.require("points"), kMaxAmount, false);
  const NodeId per = fields.find("per");
  award.per = 1;
  for (int i = 0; i < decimals; ++i) award.per *= 10;
  if (per != kNoNode) award.per = reader.decimal(per, decimals, kPositive);
}

/// Points of a block or a fixed award are whole units of the ledger; of a rate any decimal.
void read_award(Reader& reader, NodeId id, const Program& units, EarnRule& rule) {
  Award& award = rule.award;
  Fields fields(reader, id);
  const std::size_t type = fields.type(kAwards);
  if (!fields.valid()) return;
  award.kind = static_cast<Award::Kind>(type);
  const int measured = measure_decimals(units, rule);
  if (award.kind == Award::Kind::rate) {
    read_rate(reader, fields, measured, award);
  } else {
    const int decimals = ledger_decimals(units, rule.ledger);
    std::int64_t scale = 1;
    for (int i = 0; i < decimals; ++i) scale *= 10;
    award.points =
        make_rational(reader.decimal(fields.require("points"), decimals, kPositive), scale).value_or(Rational{});
    if (award.kind == Award::Kind::block) {
      if (const NodeId per = fields.require("per"); per != kNoNode)
        award.per = reader.decimal(per, measured, kPositive);
    }
  }
  fields.finish();
}

void read_limit(Reader& reader, NodeId id, const Program& units, const EarnRule& rule, EarnLimit& limit) {
  const int decimals = measure_decimals(units, rule);
  Fields fields(reader, id);
  if (const NodeId window = fields.find("window"); window != kNoNode) limit.window = read_window(reader, window);
  if (const NodeId measured = fields.find("measured"); measured != kNoNode) {
    limit.measured = reader.decimal(measured, decimals, kNotNegative);
  }
  if (const NodeId points = fields.find("points"); points != kNoNode) {
    limit.points = reader.decimal(points, ledger_decimals(units, rule.ledger), kNotNegative);
  }
  limit.over = reader.one_of(fields.find("over"), kOvers, EarnLimit::Over::clamp);
  if (Fields then(reader, fields.find("then")); then.valid()) {
    read_rate(reader, then, decimals, limit.then.emplace());
    then.finish();
  }
  fields.finish();
}

}  // namespace

void read_earn_rule(Reader& reader, NodeId id, const Program& units, EarnRule& rule) {
  Fields fields(reader, id);
  read_label(reader, fields, rule.id, rule.name);
  rule.ledger = reader.id(fields.require("ledger"));
  rule.measure = read_measure(reader, fields.require("measure"));
  read_award(reader, fields.require("award"), units, rule);
  rule.rounding = reader.one_of(fields.find("rounding"), kRoundings, Rounding::floor);
  rule.scope = reader.one_of(fields.find("scope"), kEarnScopes, EarnScope::order);
  rule.above = reader.decimal(fields.find("above"), measure_decimals(units, rule), kNotNegative);
  if (const NodeId least = fields.find("atLeast"); least != kNoNode) {
    rule.at_least = reader.decimal(least, ledger_decimals(units, rule.ledger), kPositive);
  }
  read_list(reader, fields.find("limits"), kMaxEntries, rule.limits,
            [&](NodeId at, EarnLimit& limit) { read_limit(reader, at, units, rule, limit); });
  if (const NodeId window = fields.find("retroactive"); window != kNoNode)
    rule.retroactive = read_window(reader, window);
  rule.valid = reader.window(fields.find("valid"));
  read_condition(reader, fields.find("when"), units, rule.when);
  read_selection(reader, fields.find("items"), rule.items);
  fields.finish();
}

}  // namespace loyalty::json

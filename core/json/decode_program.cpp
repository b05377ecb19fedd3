// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <utility>

#include "decode.h"
#include "units.h"

namespace loyalty::json {
namespace {

constexpr Range kMonths{1, 1200};
constexpr Range kDays{1, 100000};
constexpr Range kDecimals{0, kMostLedgerDecimals};
constexpr std::string_view kFormat = "loyalty-program/1";

std::int32_t read_count(Reader& reader, NodeId id, Range range) {
  return static_cast<std::int32_t>(reader.integer(id, range));
}

Expiry read_expiry(Reader& reader, NodeId id) {
  Expiry expiry;
  Fields fields(reader, id);
  if (fields.type(kExpiryTypes) == 1) {
    const NodeId months = fields.find("months");
    const NodeId days = fields.find("days");
    if (months != kNoNode && days != kNoNode) {
      reader.report(id, ErrorCode::conflicting_fields, {{"names", "months, days"}});
    } else if (months == kNoNode && days == kNoNode) {
      reader.report(id, ErrorCode::missing_field, {{"name", "months"}});
    }
    expiry.kind = days != kNoNode ? Expiry::Kind::after_days : Expiry::Kind::after_months;
    expiry.length = days != kNoNode ? read_count(reader, days, kDays) : read_count(reader, months, kMonths);
    expiry.snap = reader.one_of(fields.find("snap"), kSnaps, Expiry::Snap::none);
  }
  fields.finish();
  return expiry;
}

void read_ledger(Reader& reader, NodeId id, Ledger& ledger) {
  Fields fields(reader, id);
  ledger.id = reader.id(fields.require("id"));
  ledger.name = reader.text(fields.find("name"));
  ledger.unit = reader.text(fields.find("unit"));
  ledger.decimals = static_cast<std::uint8_t>(reader.integer(fields.find("decimals"), kDecimals));
  ledger.expiry = read_expiry(reader, fields.find("expiry"));
  fields.finish();
}

Measure read_measure(Reader& reader, NodeId id) {
  Measure measure;
  Fields fields(reader, id);
  const std::size_t type = fields.type(kMeasures);
  if (!fields.valid()) return measure;
  measure.kind = static_cast<Measure::Kind>(type);
  if (measure.kind == Measure::Kind::amount) {
    measure.base = reader.one_of(fields.find("base"), kAmountBases, AmountBase::net);
  } else if (measure.kind == Measure::Kind::points) {
    measure.of = reader.ids(fields.require("of"));
  }
  fields.finish();
  return measure;
}

/// Points of a block or a fixed award are whole units of the ledger; of a rate any decimal.
void read_award(Reader& reader, NodeId id, const Program& units, EarnRule& rule) {
  Award& award = rule.award;
  Fields fields(reader, id);
  const std::size_t type = fields.type(kAwards);
  if (!fields.valid()) return;
  award.kind = static_cast<Award::Kind>(type);
  const NodeId points = fields.require("points");
  if (award.kind == Award::Kind::rate) {
    award.points = reader.rational(points, kMaxAmount, false);
  } else {
    const int decimals = ledger_decimals(units, rule.ledger);
    std::int64_t scale = 1;
    for (int i = 0; i < decimals; ++i) scale *= 10;
    award.points = make_rational(reader.decimal(points, decimals, kPositive), scale).value_or(Rational{});
  }
  const int decimals = measure_decimals(units, rule);
  for (int i = 0; i < decimals; ++i) award.per *= 10;
  if (award.kind != Award::Kind::fixed) {
    const NodeId per = award.kind == Award::Kind::block ? fields.require("per") : fields.find("per");
    if (per != kNoNode) award.per = reader.decimal(per, decimals, kPositive);
  } else {
    award.per = 1;
  }
  fields.finish();
}

void read_earn_rule(Reader& reader, NodeId id, const Program& units, EarnRule& rule) {
  Fields fields(reader, id);
  rule.id = reader.id(fields.require("id"));
  rule.name = reader.text(fields.find("name"));
  rule.ledger = reader.id(fields.require("ledger"));
  rule.measure = read_measure(reader, fields.require("measure"));
  read_award(reader, fields.require("award"), units, rule);
  rule.rounding = reader.one_of(fields.find("rounding"), kRoundings, Rounding::floor);
  rule.scope = reader.one_of(fields.find("scope"), kEarnScopes, EarnScope::order);
  rule.valid = reader.window(fields.find("valid"));
  read_condition(reader, fields.find("when"), units, rule.when);
  read_selection(reader, fields.find("items"), rule.items);
  fields.finish();
}

MetricWindow read_metric_window(Reader& reader, NodeId id) {
  MetricWindow window;
  Fields fields(reader, id);
  const std::size_t type = fields.type(kMetricWindows);
  if (!fields.valid()) return window;
  window.kind = static_cast<MetricWindow::Kind>(type);
  if (window.kind == MetricWindow::Kind::rolling_months)
    window.months = read_count(reader, fields.require("months"), kMonths);
  fields.finish();
  return window;
}

void read_metric(Reader& reader, NodeId id, Metric& metric) {
  Fields fields(reader, id);
  metric.id = reader.id(fields.require("id"));
  metric.name = reader.text(fields.find("name"));
  const std::size_t type = fields.type(kMetricTypes);
  if (!fields.valid()) return;
  metric.kind = static_cast<Metric::Kind>(type);
  if (metric.kind == Metric::Kind::spend) {
    metric.base = reader.one_of(fields.find("base"), kAmountBases, AmountBase::net);
    read_selection(reader, fields.find("items"), metric.items);
  } else if (metric.kind == Metric::Kind::points) {
    metric.ledger = reader.id(fields.require("ledger"));
  }
  metric.window = read_metric_window(reader, fields.find("window"));
  fields.finish();
}

void read_tier(Reader& reader, NodeId id, const Program& units, Tier& tier) {
  Fields fields(reader, id);
  tier.id = reader.id(fields.require("id"));
  tier.name = reader.text(fields.find("name"));
  read_condition(reader, fields.require("qualify"), units, tier.qualify);
  fields.finish();
}

TierValidity read_tier_validity(Reader& reader, NodeId id) {
  TierValidity validity;
  Fields fields(reader, id);
  const std::size_t type = fields.type(kTierValidities);
  if (!fields.valid()) return validity;
  validity.kind = static_cast<TierValidity::Kind>(type);
  if (validity.kind == TierValidity::Kind::months)
    validity.months = read_count(reader, fields.require("months"), kMonths);
  fields.finish();
  return validity;
}

void read_redemption(Reader& reader, NodeId id, const Program& units, Redemption& redemption) {
  Fields fields(reader, id);
  redemption.id = reader.id(fields.require("id"));
  redemption.name = reader.text(fields.find("name"));
  redemption.ledger = reader.id(fields.require("ledger"));
  const int decimals = ledger_decimals(units, redemption.ledger);
  redemption.points = Points{reader.decimal(fields.require("points"), decimals, kPositive)};
  redemption.value = read_money(reader, fields.require("value"), units, kPositive);
  if (const NodeId step = fields.find("step"); step != kNoNode)
    redemption.step = Points{reader.decimal(step, decimals, kPositive)};
  redemption.minimum = Points{reader.decimal(fields.find("minimum"), decimals, kNotNegative)};
  if (const NodeId share = fields.find("maxShare"); share != kNoNode)
    redemption.max_share = reader.rational(share, 1, false);
  read_condition(reader, fields.find("when"), units, redemption.when);
  fields.finish();
}

void check_format(Reader& reader, NodeId id) {
  const std::string_view format = reader.string(id);
  if (reader.is(id, NodeKind::string) && format != kFormat) {
    reader.report(id, ErrorCode::unknown_format, {{"value", shortened(format)}, {"expected", kFormat}});
  }
}

}  // namespace

Currency read_currency(Reader& reader, NodeId id) {
  const std::string_view code = reader.string(id);
  const std::optional<Currency> currency = find_currency(code);
  if (!currency && reader.is(id, NodeKind::string)) {
    reader.report(id, ErrorCode::unknown_currency, {{"value", shortened(code)}});
  }
  return currency.value_or(Currency{});
}

Program read_program(Reader& reader, NodeId id) {
  Program program;
  Fields fields(reader, id);
  if (!fields.valid()) return program;
  check_format(reader, fields.require("format"));
  program.id = reader.id(fields.require("id"));
  program.name = reader.text(fields.find("name"));
  program.currency = read_currency(reader, fields.require("currency"));
  program.rounding = reader.one_of(fields.find("rounding"), kRoundings, Rounding::half_up);
  program.allocation = reader.one_of(fields.find("allocation"), kAllocations, Allocation::largest_remainder);
  // Ledgers and metrics first: they say what the amounts of the rules are written in.
  read_list(reader, fields.find("ledgers"), kMaxEntries, program.ledgers,
            [&](NodeId at, Ledger& ledger) { read_ledger(reader, at, ledger); });
  read_list(reader, fields.find("metrics"), kMaxEntries, program.metrics,
            [&](NodeId at, Metric& metric) { read_metric(reader, at, metric); });
  read_list(reader, fields.find("earn"), kMaxEntries, program.earn,
            [&](NodeId at, EarnRule& rule) { read_earn_rule(reader, at, program, rule); });
  read_list(reader, fields.find("tiers"), kMaxEntries, program.tiers,
            [&](NodeId at, Tier& tier) { read_tier(reader, at, program, tier); });
  program.tier_validity = read_tier_validity(reader, fields.find("tierValidity"));
  read_list(reader, fields.find("redemptions"), kMaxEntries, program.redemptions,
            [&](NodeId at, Redemption& redemption) { read_redemption(reader, at, program, redemption); });
  const NodeId stages = fields.find("stages");
  program.stages = stages == kNoNode ? default_stages() : read_stages(reader, stages);
  read_list(reader, fields.find("promotions"), kMaxPromotions, program.promotions,
            [&](NodeId at, Promotion& promotion) { read_promotion(reader, at, program, AmountBase::net, promotion); });
  fields.finish();
  return program;
}

}  // namespace loyalty::json

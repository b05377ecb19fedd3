// SPDX-License-Identifier: Apache-2.0
#include "decode_rules.h"
#include "decode_terms.h"
#include "units.h"

namespace loyalty::json {
namespace {

constexpr Range kYears{0, 100};
constexpr Range kGraceDays{0, kDays.maximum};
constexpr Range kCooldownMonths{0, kMonths.maximum};

void read_milestone_reward(Reader& reader, NodeId id, const Program& units, MilestoneReward& reward) {
  Fields fields(reader, id);
  read_label(reader, fields, reward.id, reward.name);
  if (Fields points(reader, fields.find("points")); points.valid()) {
    reward.ledger = reader.id(points.require("ledger"));
    reward.points = Points{reader.decimal(points.require("points"), ledger_decimals(units, reward.ledger), kPositive)};
    points.finish();
  }
  if (Fields voucher(reader, fields.find("voucher")); voucher.valid()) {
    read_voucher_terms(reader, voucher, units, reward.voucher.emplace());
    voucher.finish();
  }
  fields.finish();
}

}  // namespace

void read_metric(Reader& reader, NodeId id, const Program& units, Metric& metric) {
  Fields fields(reader, id);
  read_label(reader, fields, metric.id, metric.name);
  const std::size_t type = fields.type(kMetricTypes);
  if (!fields.valid()) return;
  metric.kind = static_cast<Metric::Kind>(type);
  switch (metric.kind) {
    case Metric::Kind::spend:
      metric.base = reader.one_of(fields.find("base"), kAmountBases, AmountBase::net);
      read_selection(reader, fields.find("items"), metric.items);
      break;
    case Metric::Kind::points:
      metric.of = reader.id(fields.require("ledger"));
      break;
    case Metric::Kind::count:
      metric.of = reader.id(fields.require("of"));
      break;
    case Metric::Kind::orders:
      break;
  }
  metric.window = read_window(reader, fields.find("window"));
  metric.on_upgrade = reader.one_of(fields.find("onUpgrade"), kOnUpgrades, Metric::OnUpgrade::keep);
  if (Fields rollover(reader, fields.find("rollover")); rollover.valid()) {
    metric.rolls_over = true;
    if (const NodeId cap = rollover.find("cap"); cap != kNoNode) {
      metric.roll_cap = reader.decimal(cap, metric_decimals(units, metric), kNotNegative);
    }
    rollover.finish();
  }
  fields.finish();
}

void read_tier(Reader& reader, NodeId id, const Program& units, Tier& tier) {
  Fields fields(reader, id);
  read_label(reader, fields, tier.id, tier.name);
  read_condition(reader, fields.require("qualify"), units, tier.qualify);
  if (const NodeId keep = fields.find("keep"); keep != kNoNode)
    read_condition(reader, keep, units, tier.keep.emplace());
  tier.worth = read_money(reader, fields.find("worth"), units, kNotNegative);
  fields.finish();
}

TierValidity read_tier_validity(Reader& reader, NodeId id) {
  TierValidity validity;
  Fields fields(reader, id);
  const std::size_t type = fields.type(kTierValidities);
  if (!fields.valid()) return validity;
  validity.kind = static_cast<TierValidity::Kind>(type);
  if (validity.kind == TierValidity::Kind::months) {
    validity.months = read_number(reader, fields.require("months"), kMonths);
    validity.snap = reader.one_of(fields.find("snap"), kValiditySnaps, Expiry::Snap::none);
  } else if (validity.kind == TierValidity::Kind::on_date) {
    validity.on = reader.month_day(fields.require("on"));
    validity.years = read_number(reader, fields.require("years"), kYears);
  }
  fields.finish();
  return validity;
}

Downgrade read_downgrade(Reader& reader, NodeId id) {
  Downgrade downgrade;
  Fields fields(reader, id);
  const std::size_t type = fields.type(kDowngrades);
  if (!fields.valid()) return downgrade;
  downgrade.to = static_cast<Downgrade::To>(type);
  downgrade.grace_days = read_number(reader, fields.find("graceDays"), kGraceDays);
  downgrade.cooldown_months = read_number(reader, fields.find("atMostOnceInMonths"), kCooldownMonths);
  fields.finish();
  return downgrade;
}

void read_milestone(Reader& reader, NodeId id, const Program& units, Milestone& milestone) {
  Fields fields(reader, id);
  read_label(reader, fields, milestone.id, milestone.name);
  milestone.metric = reader.id(fields.require("metric"));
  const int decimals = metric_decimals(units, milestone.metric);
  milestone.at = reader.decimal(fields.require("at"), decimals, kPositive);
  if (const NodeId every = fields.find("every"); every != kNoNode)
    milestone.every = reader.decimal(every, decimals, kPositive);
  read_list(reader, fields.require("rewards"), kMaxEntries, milestone.rewards,
            [&](NodeId at, MilestoneReward& reward) { read_milestone_reward(reader, at, units, reward); });
  fields.finish();
}

}  // namespace loyalty::json

// SPDX-License-Identifier: Apache-2.0
#include "encode_rules.h"
#include "encode_terms.h"
#include "names.h"
#include "units.h"

namespace loyalty::json {
namespace {

void write_milestone_reward(Writer& writer, const MilestoneReward& reward, const Program& program) {
  begin_labelled(writer, reward.id, reward.name);
  if (!reward.ledger.empty()) {
    writer.key("points");
    writer.begin_object();
    writer.field("ledger", reward.ledger);
    write_decimal(writer, "points", reward.points.units, ledger_decimals(program, reward.ledger));
    writer.end_object();
  }
  if (reward.voucher) write_voucher_terms(writer, *reward.voucher, program);
  writer.end_object();
}

}  // namespace

void write_metric(Writer& writer, const Metric& metric, const Program& program) {
  begin_labelled(writer, metric.id, metric.name);
  writer.field("type", name_in(kMetricTypes, metric.kind));
  if (metric.base != AmountBase::net) writer.field("base", name_in(kAmountBases, metric.base));
  if (metric.kind == Metric::Kind::points) writer.field("ledger", metric.of);
  if (metric.kind == Metric::Kind::count) writer.field("of", metric.of);
  write_items(writer, metric.items);
  if (metric.window.kind != Window::Kind::lifetime) write_window(writer, "window", metric.window);
  if (metric.on_upgrade != Metric::OnUpgrade::keep) writer.field("onUpgrade", name_in(kOnUpgrades, metric.on_upgrade));
  if (metric.rolls_over) {
    writer.key("rollover");
    writer.begin_object();
    if (metric.roll_cap) write_decimal(writer, "cap", *metric.roll_cap, metric_decimals(program, metric));
    writer.end_object();
  }
  writer.end_object();
}

void write_tier(Writer& writer, const Tier& tier, const Program& program) {
  begin_labelled(writer, tier.id, tier.name);
  writer.key("qualify");
  write_condition(writer, tier.qualify, program);
  if (tier.keep) writer.key("keep"), write_condition(writer, *tier.keep, program);
  write_some(writer, "worth", tier.worth.minor, money_decimals(program));
  writer.end_object();
}

void write_tier_validity(Writer& writer, const TierValidity& validity) {
  if (validity.kind == TierValidity::Kind::while_qualified) return;
  writer.key("tierValidity");
  writer.begin_object();
  writer.field("type", name_in(kTierValidities, validity.kind));
  if (validity.kind == TierValidity::Kind::months) {
    writer.field("months", validity.months);
    if (validity.snap != Expiry::Snap::none) writer.field("snap", name_in(kSnaps, validity.snap));
  } else if (validity.kind == TierValidity::Kind::on_date) {
    writer.key("on");
    writer.month_day(validity.on);
    writer.field("years", validity.years);
  }
  writer.end_object();
}

void write_downgrade(Writer& writer, const Downgrade& downgrade) {
  if (downgrade == Downgrade{}) return;
  writer.key("downgrade");
  writer.begin_object();
  writer.field("type", name_in(kDowngrades, downgrade.to));
  if (downgrade.grace_days != 0) writer.field("graceDays", downgrade.grace_days);
  if (downgrade.cooldown_months != 0) writer.field("atMostOnceInMonths", downgrade.cooldown_months);
  writer.end_object();
}

void write_milestone(Writer& writer, const Milestone& milestone, const Program& program) {
  const int decimals = metric_decimals(program, milestone.metric);
  begin_labelled(writer, milestone.id, milestone.name);
  writer.field("metric", milestone.metric);
  write_decimal(writer, "at", milestone.at, decimals);
  write_some(writer, "every", milestone.every, decimals);
  write_list(writer, "rewards", milestone.rewards,
             [&](const MilestoneReward& reward) { write_milestone_reward(writer, reward, program); });
  writer.end_object();
}

}  // namespace loyalty::json

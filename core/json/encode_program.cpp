// SPDX-License-Identifier: Apache-2.0
#include <cstddef>

#include "allocation.h"
#include "encode.h"
#include "encode_rules.h"
#include "encode_terms.h"
#include "names.h"
#include "offer_defaults.h"
#include "units.h"

namespace loyalty::json {
namespace {

void write_count(Writer& writer, const Count& count) {
  begin_labelled(writer, count.id, count.name);
  if (count.decimals != 0) writer.field("decimals", count.decimals);
  writer.end_object();
}

void write_choice(Writer& writer, const Choice& choice) {
  begin_labelled(writer, choice.id, choice.name);
  writer.key("options");
  writer.begin_array();
  for (const ChoiceOption& option : choice.options) {
    if (option.name.empty()) {
      writer.plain(option.id);
    } else {
      begin_labelled(writer, option.id, option.name);
      writer.end_object();
    }
  }
  writer.end_array();
  writer.end_object();
}

void write_membership(Writer& writer, const Membership& membership, const Program& program) {
  begin_labelled(writer, membership.id, membership.name);
  write_decimal(writer, "fee", membership.fee.minor, money_decimals(program));
  writer.field("months", membership.months);
  writer.end_object();
}

void write_stage(Writer& writer, const Stage& stage) {
  writer.begin_object();
  writer.field("id", stage.id);
  if (stage.choose != Choose::all) writer.field("choose", name_in(kChooses, stage.choose));
  if (stage.per != Stage::Per::order) writer.field("per", name_in(kStagePer, stage.per));
  if (stage.order != Stage::Order::priority) writer.field("order", name_in(kStageOrders, stage.order));
  if (stage.alone_first) writer.key("aloneFirst"), writer.boolean(true);
  if (!stage.group.empty()) writer.field("group", stage.group);
  writer.end_object();
}

}  // namespace

void write_program(Writer& writer, const Program& program) {
  const auto elements = [&](std::string_view key, const auto& list, auto write) {
    write_list(writer, key, list, [&](const auto& element) { write(writer, element, program); });
  };
  writer.begin_object();
  writer.field("format", "loyalty-program/1");
  writer.field("id", program.id);
  write_label(writer, "name", program.name);
  writer.field("currency", program.currency.name());
  if (program.rounding != Rounding::half_up) writer.field("rounding", name_in(kRoundings, program.rounding));
  if (program.allocation != Allocation::largest_remainder)
    write_allocation(writer, "allocation", program.allocation);
  write_list(writer, "counts", program.counts, [&](const Count& count) { write_count(writer, count); });
  write_list(writer, "choices", program.choices, [&](const Choice& choice) { write_choice(writer, choice); });
  elements("memberships", program.memberships, write_membership);
  elements("ledgers", program.ledgers, write_ledger);
  elements("earn", program.earn, write_earn_rule);
  elements("metrics", program.metrics, write_metric);
  elements("tiers", program.tiers, write_tier);
  write_tier_validity(writer, program.tier_validity);
  write_downgrade(writer, program.downgrade);
  elements("milestones", program.milestones, write_milestone);
  elements("redemptions", program.redemptions, write_redemption);
  elements("rewards", program.rewards, write_reward);
  elements("transfers", program.transfers, write_transfer);
  elements("conversions", program.conversions, write_conversion);
  write_list(writer, "stages", program.stages, [&](const Stage& stage) { write_stage(writer, stage); });
  write_unit_key(writer, program.unit_key);
  write_offer_defaults(writer, program.offer_defaults);
  elements("promotions", program.promotions, write_promotion);
  writer.end_object();
}

}  // namespace loyalty::json

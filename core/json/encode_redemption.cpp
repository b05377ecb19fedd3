// SPDX-License-Identifier: Apache-2.0
#include "encode_rules.h"
#include "encode_terms.h"
#include "names.h"
#include "units.h"

namespace loyalty::json {
namespace {

void write_rung(Writer& writer, const RedemptionRung& rung, int decimals, const Program& program) {
  write_decimal(writer, "points", rung.points.units, decimals);
  write_decimal(writer, "value", rung.value.minor, money_decimals(program));
}

}  // namespace

void write_redemption(Writer& writer, const Redemption& redemption, const Program& program) {
  const int decimals = ledger_decimals(program, redemption.ledger);
  begin_labelled(writer, redemption.id, redemption.name);
  writer.field("ledger", redemption.ledger);
  if (redemption.ladder) {
    write_list(writer, "rungs", redemption.rungs, [&](const RedemptionRung& rung) {
      writer.begin_object();
      write_rung(writer, rung, decimals, program);
      writer.end_object();
    });
  } else {
    write_rung(writer, redemption.rungs.front(), decimals, program);
  }
  if (redemption.step != Points{1}) write_decimal(writer, "step", redemption.step.units, decimals);
  write_some(writer, "minimum", redemption.minimum.units, decimals);
  if (redemption.max_share) writer.key("maxShare"), writer.rational(*redemption.max_share);
  if (!redemption.each.empty()) {
    writer.key("each");
    writer.begin_object();
    writer.field("of", redemption.each);
    if (redemption.at_most) write_decimal(writer, "atMost", *redemption.at_most, 0);
    writer.end_object();
  }
  write_when(writer, redemption.when, program);
  writer.end_object();
}

void write_reward(Writer& writer, const Reward& reward, const Program& program) {
  begin_labelled(writer, reward.id, reward.name);
  writer.field("ledger", reward.ledger);
  write_decimal(writer, "points", reward.points.units, ledger_decimals(program, reward.ledger));
  write_some(writer, "cash", reward.cash.minor, money_decimals(program));
  write_some(writer, "value", reward.value.minor, money_decimals(program));
  if (reward.limit) {
    writer.key("limit");
    writer.begin_object();
    write_window(writer, "window", reward.limit->window);
    writer.field("times", reward.limit->times);
    writer.end_object();
  }
  write_when(writer, reward.when, program);
  writer.end_object();
}

void write_transfer(Writer& writer, const Transfer& transfer, const Program& program) {
  const int decimals = ledger_decimals(program, transfer.ledger);
  begin_labelled(writer, transfer.id, transfer.name);
  writer.field("ledger", transfer.ledger);
  write_decimal(writer, "block", transfer.block.units, decimals);
  write_some(writer, "minimum", transfer.minimum.units, decimals);
  write_decimal(writer, "gives", transfer.gives, gift_decimals(program, transfer));
  writer.key("to");
  writer.begin_object();
  if (!transfer.to.empty()) writer.field("ledger", transfer.to);
  write_label(writer, "unit", transfer.unit);
  writer.end_object();
  write_when(writer, transfer.when, program);
  writer.end_object();
}

void write_conversion(Writer& writer, const Conversion& conversion, const Program& program) {
  begin_labelled(writer, conversion.id, conversion.name);
  writer.field("ledger", conversion.ledger);
  writer.field("every", name_in(kPeriods, conversion.every));
  write_decimal(writer, "block", conversion.block.units, ledger_decimals(program, conversion.ledger));
  write_voucher_terms(writer, conversion.voucher, program);
  writer.end_object();
}

}  // namespace loyalty::json

// SPDX-License-Identifier: Apache-2.0
#include "decode_rules.h"
#include "decode_terms.h"
#include "units.h"

namespace loyalty::json {
namespace {

constexpr Range kTimes{1, 1000000};

/// Points of a ledger, more than none.
Points read_points(Reader& reader, NodeId id, int decimals) { return Points{reader.decimal(id, decimals, kPositive)}; }

/// Either points and their value, or rungs of both.
void read_worth(Reader& reader, Fields& fields, const Program& units, int decimals, Redemption& redemption) {
  const NodeId rungs = fields.find("rungs");
  if (rungs == kNoNode) {
    const Points points = read_points(reader, fields.require("points"), decimals);
    redemption.rungs.push_back({points, read_money(reader, fields.require("value"), units, kPositive)});
    return;
  }
  redemption.ladder = true;
  const NodeId points = fields.find("points");
  if (fields.find("value") != kNoNode || points != kNoNode) {
    reader.report(fields.object(), ErrorCode::conflicting_fields, {{"names", "points, value, rungs"}});
  }
  read_list(reader, rungs, kMaxEntries, redemption.rungs, [&](NodeId at, RedemptionRung& rung) {
    Fields rung_fields(reader, at);
    rung.points = read_points(reader, rung_fields.require("points"), decimals);
    rung.value = read_money(reader, rung_fields.require("value"), units, kPositive);
    rung_fields.finish();
  });
}

}  // namespace

void read_redemption(Reader& reader, NodeId id, const Program& units, Redemption& redemption) {
  Fields fields(reader, id);
  read_label(reader, fields, redemption.id, redemption.name);
  redemption.ledger = reader.id(fields.require("ledger"));
  const int decimals = ledger_decimals(units, redemption.ledger);
  read_worth(reader, fields, units, decimals, redemption);
  if (const NodeId step = fields.find("step"); step != kNoNode) redemption.step = read_points(reader, step, decimals);
  redemption.minimum = Points{reader.decimal(fields.find("minimum"), decimals, kNotNegative)};
  if (const NodeId share = fields.find("maxShare"); share != kNoNode)
    redemption.max_share = reader.rational(share, 1, false);
  if (Fields each(reader, fields.find("each")); each.valid()) {
    redemption.each = reader.id(each.require("of"));
    if (const NodeId most = each.find("atMost"); most != kNoNode)
      redemption.at_most = reader.decimal(most, 0, kPositive);
    each.finish();
  }
  read_condition(reader, fields.find("when"), units, redemption.when);
  fields.finish();
}

void read_reward(Reader& reader, NodeId id, const Program& units, Reward& reward) {
  Fields fields(reader, id);
  read_label(reader, fields, reward.id, reward.name);
  reward.ledger = reader.id(fields.require("ledger"));
  reward.points = read_points(reader, fields.require("points"), ledger_decimals(units, reward.ledger));
  reward.cash = read_money(reader, fields.find("cash"), units, kNotNegative);
  reward.value = read_money(reader, fields.find("value"), units, kNotNegative);
  if (Fields limit(reader, fields.find("limit")); limit.valid()) {
    reward.limit.emplace();
    reward.limit->window = read_window(reader, limit.require("window"));
    reward.limit->times = reader.integer(limit.require("times"), kTimes);
    limit.finish();
  }
  read_condition(reader, fields.find("when"), units, reward.when);
  fields.finish();
}

void read_transfer(Reader& reader, NodeId id, const Program& units, Transfer& transfer) {
  Fields fields(reader, id);
  read_label(reader, fields, transfer.id, transfer.name);
  transfer.ledger = reader.id(fields.require("ledger"));
  const int decimals = ledger_decimals(units, transfer.ledger);
  transfer.block = read_points(reader, fields.require("block"), decimals);
  transfer.minimum = Points{reader.decimal(fields.find("minimum"), decimals, kNotNegative)};
  Fields to(reader, fields.require("to"));
  const NodeId ledger = to.find("ledger");
  const NodeId unit = to.find("unit");
  if (ledger != kNoNode && unit != kNoNode) {
    reader.report(to.object(), ErrorCode::conflicting_fields, {{"names", "ledger, unit"}});
  } else if (to.valid() && ledger == kNoNode && unit == kNoNode) {
    reader.report(to.object(), ErrorCode::missing_field, {{"name", "ledger"}});
  }
  transfer.to = reader.id(ledger);
  transfer.unit = reader.text(unit);
  to.finish();
  transfer.gives = reader.decimal(fields.require("gives"), gift_decimals(units, transfer), kPositive);
  read_condition(reader, fields.find("when"), units, transfer.when);
  fields.finish();
}

void read_conversion(Reader& reader, NodeId id, const Program& units, Conversion& conversion) {
  Fields fields(reader, id);
  read_label(reader, fields, conversion.id, conversion.name);
  conversion.ledger = reader.id(fields.require("ledger"));
  conversion.every = reader.one_of(fields.require("every"), kPeriods, Conversion::Every::month);
  conversion.block = read_points(reader, fields.require("block"), ledger_decimals(units, conversion.ledger));
  Fields voucher(reader, fields.require("voucher"));
  read_voucher_terms(reader, voucher, units, conversion.voucher);
  voucher.finish();
  fields.finish();
}

}  // namespace loyalty::json

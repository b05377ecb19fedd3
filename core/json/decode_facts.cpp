// SPDX-License-Identifier: Apache-2.0
#include "decode_facts.h"

#include <utility>

#include "units.h"

namespace loyalty::json {
namespace {

/// Returns the id.
std::string_view read_line(const FactsContext& context, NodeId id, BasketLine& line) {
  Reader& reader = context.reader;
  Fields fields(reader, id);
  const std::string_view name = reader.id(fields.require("id"));
  read_traits(context, fields, line.traits);
  line.quantity = read_quantity(reader, fields.find("quantity"));
  line.unit_price = read_money(reader, fields.require("unitPrice"), context.program.document(), kNotNegative);
  line.floor_price = read_money(reader, fields.find("floorPrice"), context.program.document(), kNotNegative);
  fields.finish();
  return name;
}

void read_choices(const FactsContext& context, NodeId id, Member& member) {
  const std::vector<Choice>& choices = context.program.document().choices;
  for (const auto& [position, value] : read_by_id(context, id, kChoiceNames, "an object of options by choice")) {
    const auto choice = static_cast<std::size_t>(position);
    member.choices.resize(choices.size());
    member.choices[choice] = read_option(context, value, choices[choice].options);
  }
}

}  // namespace

void read_basket(const FactsContext& context, NodeId id, Basket& basket, std::vector<std::string_view>& ids) {
  Reader& reader = context.reader;
  Fields fields(reader, id);
  const NodeId lines = fields.require("lines");
  std::vector<std::pair<std::string_view, NodeId>> names;
  ids.reserve(lines == kNoNode ? 0 : reader.size(lines));
  names.reserve(ids.capacity());
  read_list(reader, lines, kMaxLines, basket.lines, [&](NodeId at, BasketLine& line) {
    ids.push_back(read_line(context, at, line));
    names.emplace_back(ids.back(), at);
  });
  report_repeated_ids(reader, names);
  basket.channel = read_symbol(context, fields.find("channel"));
  basket.payment = read_symbol(context, fields.find("payment"));
  basket.counts = read_counts(context, fields.find("counts"));
  fields.finish();
}

ReadMember read_snapshot(const FactsContext& context, NodeId id) {
  Reader& reader = context.reader;
  const Program& document = context.program.document();
  ReadMember result;
  Member& member = result.member;
  member.balances.resize(document.ledgers.size());
  member.metrics.resize(document.metrics.size());
  Fields fields(reader, id);
  const NodeId tier = fields.find_or_null("tier");
  result.tier_named = tier != kNoNode;
  if (tier != kNoNode) member.tier = read_reference(context, tier, kTierNames);
  for (const auto& [position, value] :
       read_by_id(context, fields.find("balances"), kLedgerNames, "an object of numbers by ledger")) {
    const auto ledger = static_cast<std::size_t>(position);
    member.balances[ledger] = Points{reader.decimal(value, document.ledgers[ledger].decimals, kNotNegative)};
  }
  const NodeId metrics = fields.find("metrics");
  result.metrics_given = metrics != kNoNode;
  for (const auto& [position, value] : read_by_id(context, metrics, kMetricNames, "an object of numbers by metric")) {
    const auto metric = static_cast<std::size_t>(position);
    member.metrics[metric] = reader.decimal(value, metric_decimals(document, document.metrics[metric]), kNotNegative);
  }
  if (const NodeId orders = fields.find("orders"); orders != kNoNode)
    member.orders = reader.integer(orders, kNotNegative);
  member.birthday = reader.date(fields.find("birthday"));
  if (const NodeId segments = fields.find("segments"); segments != kNoNode)
    member.segments = read_symbols(context, segments);
  read_choices(context, fields.find("choices"), member);
  read_list(reader, fields.find("memberships"), kMaxEntries, member.memberships,
            [&](NodeId at, std::int32_t& membership) { membership = read_reference(context, at, kMembershipNames); });
  fields.finish();
  return result;
}

std::optional<RedeemRequest> read_redeem(const FactsContext& context, NodeId id) {
  if (id == kNoNode) return std::nullopt;
  Reader& reader = context.reader;
  RedeemRequest redeem;
  Fields fields(reader, id);
  redeem.redemption = read_reference(context, fields.require("redemption"), kRedemptionNames);
  const NodeId points = fields.require("points");
  const bool most = reader.is(points, NodeKind::string) && reader.document().text(points) == "max";
  if (points != kNoNode && !most) {
    const auto redemptions = context.program.redemptions();
    const std::int32_t ledger =
        redeem.redemption < 0 ? -1 : redemptions[static_cast<std::size_t>(redeem.redemption)].ledger;
    redeem.points = Points{reader.decimal(points, ledger_decimals_at(context, ledger), kNotNegative)};
  }
  fields.finish();
  return redeem;
}

}  // namespace loyalty::json

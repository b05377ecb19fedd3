// SPDX-License-Identifier: Apache-2.0
#include "decode_history.h"

#include <optional>
#include <string>

#include "units.h"

namespace loyalty::json {
namespace {

constexpr Range kTimes{1, 1000000};

/// Of two ways to say something, the field that says which; kNoNode, reported, when there are both or none of the two.
NodeId either(Reader& reader, Fields& fields, std::string_view one, std::string_view other, bool& first) {
  const NodeId a = fields.find(one);
  const NodeId b = fields.find(other);
  first = a != kNoNode;
  if (a != kNoNode && b != kNoNode) {
    const std::string names = std::string(one) + ", " + std::string(other);
    reader.report(fields.object(), ErrorCode::conflicting_fields, {{"names", names}});
    return kNoNode;
  }
  if (a == kNoNode && b == kNoNode && fields.valid()) {
    reader.report(fields.object(), ErrorCode::missing_field, {{"name", one}});
  }
  return first ? a : b;
}

}  // namespace

bool has_history(Reader& reader, NodeId member) {
  return reader.is(member, NodeKind::object) && Fields(reader, member).find("history") != kNoNode;
}

History HistoryReader::read(NodeId member) {
  History history;
  Fields fields(reader_, member);
  const NodeId events = fields.require("history");
  for (const std::string_view of_snapshot : {"tier", "balances", "metrics", "orders", "choices", "memberships"}) {
    if (fields.find(of_snapshot) != kNoNode) {
      reader_.report(member, ErrorCode::conflicting_fields, {{"names", "history, " + std::string(of_snapshot)}});
    }
  }
  history.joined = reader_.date(fields.find("joined"));
  history.birthday = reader_.date(fields.find("birthday"));
  if (const NodeId segments = fields.find("segments"); segments != kNoNode)
    history.segments = read_symbols(context_, segments);
  read_events(events, history.events);
  fields.finish();
  return history;
}

std::vector<Event> HistoryReader::read_following(NodeId list, const History& history, std::size_t kept, Date from) {
  before_ = std::span(history.events).first(kept);
  nodes_.resize(kept);
  std::erase_if(ids_, [kept](const auto& named) { return named.second >= kept; });
  std::vector<Event> events;
  read_events(list, events);
  for (std::size_t i = kept; i < nodes_.size(); ++i) {
    const NodeId day = reader_.is(nodes_[i], NodeKind::object) ? Fields(reader_, nodes_[i]).find("date") : kNoNode;
    if (!reader_.is(day, NodeKind::string)) continue;
    const std::optional<Date> date = parse_date(reader_.document().text(day));
    if (!date || *date >= from) continue;
    reader_.report(day, ErrorCode::events_out_of_order, {{"date", to_text(*date)}, {"before", to_text(from)}});
  }
  return events;
}

void HistoryReader::read_events(NodeId list, std::vector<Event>& events) {
  pointing_.clear();
  read_list(reader_, list, kMaxEvents, events, [&](NodeId at, Event& event) { read_event(at, event); });
  report_repeated_ids(reader_, ids_, nodes_);
  resolve(events);
}

void HistoryReader::read_event(NodeId id, Event& event) {
  const std::size_t position = nodes_.size();
  nodes_.push_back(id);
  Fields fields(reader_, id);
  const std::size_t type = fields.type(kEvents);
  if (!fields.valid()) return;
  const std::string_view name = reader_.id(fields.require("id"));
  event.id = name;
  ids_.emplace_back(name, static_cast<NodeId>(position));
  event.date = reader_.date(fields.require("date")).value_or(Date{});
  switch (type) {
    case 0:
      event.what = read_purchase(fields);
      break;
    case 1:
      event.what = Activity{read_counts(context_, fields.find("counts"))};
      break;
    case 2:
      if (!read_redeem(fields, event)) return;
      break;
    case 3:
      read_transfer(fields, event);
      break;
    case 4:
      if (!read_adjustment(fields, event)) return;
      break;
    case 5:
      event.what = Refund{};
      pointing_.push_back({&event, id, position});
      return;
    case 6:
      event.what = Confirm{};
      pointing_.push_back({&event, id, position});
      return;
    case 7:
      if (!read_choose(fields, event)) return;
      break;
    default:
      event.what = JoinMembership{read_reference(context_, fields.require("membership"), kMembershipNames)};
      break;
  }
  fields.finish();
}

Purchase HistoryReader::read_purchase(Fields& fields) {
  Purchase purchase;
  const NodeId stated = either(reader_, fields, "amount", "lines", purchase.by_amount);
  if (purchase.by_amount) {
    const Money paid = read_money(reader_, stated, context_.program.document(), kNotNegative);
    purchase.lines.push_back({kNoSymbol, LineTraits{}, 1, paid, paid, paid});
  } else if (stated != kNoNode) {
    read_list(reader_, stated, kMaxLines, purchase.lines, [&](NodeId at, PastLine& line) { read_past_line(at, line); });
    if (reader_.is(stated, NodeKind::array) && reader_.size(stated) == 0) reader_.report(stated, ErrorCode::empty);
    check_line_ids(stated, purchase.lines);
  }
  purchase.channel = read_symbol(context_, fields.find("channel"));
  purchase.payment = read_symbol(context_, fields.find("payment"));
  purchase.counts = read_counts(context_, fields.find("counts"));
  read_list(reader_, fields.find("redeem"), kMaxEntries, purchase.redeemed, [&](NodeId at, PointsOf& points) {
    Fields entry(reader_, at);
    points = read_points_of(entry);
    entry.finish();
  });
  return purchase;
}

void HistoryReader::read_past_line(NodeId id, PastLine& line) {
  const Program& program = context_.program.document();
  Fields fields(reader_, id);
  if (const NodeId name = fields.find("id"); name != kNoNode) {
    static_cast<void>(reader_.id(name));
    line.id = read_symbol(context_, name);
  }
  read_traits(context_, fields, line.traits);
  line.quantity = read_quantity(reader_, fields.find("quantity"));
  const NodeId list = fields.require("list");
  const NodeId net = fields.find("net");
  const NodeId payable = fields.find("payable");
  line.list = read_money(reader_, list, program, kNotNegative);
  line.net = net == kNoNode ? line.list : read_money(reader_, net, program, kNotNegative);
  line.payable = payable == kNoNode ? line.net : read_money(reader_, payable, program, kNotNegative);
  fields.finish();
}

PointsOf HistoryReader::read_points_of(Fields& fields) {
  const std::int32_t ledger = read_reference(context_, fields.require("ledger"), kLedgerNames);
  return {ledger, Points{reader_.decimal(fields.require("points"), ledger_decimals_at(context_, ledger), kPositive)}};
}

bool HistoryReader::read_redeem(Fields& fields, Event& event) {
  bool points = false;
  const NodeId what = either(reader_, fields, "ledger", "reward", points);
  if (what == kNoNode) return false;
  if (points) {
    event.what = Redeem{read_points_of(fields)};
    return true;
  }
  RedeemReward redeem{read_reference(context_, what, kRewardNames), 1};
  if (const NodeId times = fields.find("times"); times != kNoNode) redeem.times = reader_.integer(times, kTimes);
  event.what = redeem;
  return true;
}

void HistoryReader::read_transfer(Fields& fields, Event& event) {
  const std::int32_t transfer = read_reference(context_, fields.require("transfer"), kTransferNames);
  const std::int32_t ledger =
      transfer < 0 ? -1 : context_.program.transfers()[static_cast<std::size_t>(transfer)].ledger;
  event.what = TransferPoints{
      transfer, Points{reader_.decimal(fields.require("points"), ledger_decimals_at(context_, ledger), kPositive)}};
}

bool HistoryReader::read_adjustment(Fields& fields, Event& event) {
  bool of_points = false;
  const NodeId what = either(reader_, fields, "ledger", "metric", of_points);
  if (what == kNoNode) return false;
  if (!of_points) {
    const std::int32_t metric = read_reference(context_, what, kMetricNames);
    const Program& program = context_.program.document();
    const int decimals =
        metric < 0 ? kMostLedgerDecimals : metric_decimals(program, program.metrics[static_cast<std::size_t>(metric)]);
    event.what = AdjustMetric{metric, reader_.decimal(fields.require("value"), decimals, kAnyAmount)};
    return true;
  }
  AdjustPoints adjust;
  adjust.ledger = read_reference(context_, what, kLedgerNames);
  adjust.points =
      Points{reader_.decimal(fields.require("points"), ledger_decimals_at(context_, adjust.ledger), kAnyAmount)};
  const NodeId expires = fields.find("expires");
  adjust.expires = reader_.date(expires);
  if (expires != kNoNode && adjust.points < Points{}) {
    reader_.report(expires, ErrorCode::invalid_combination,
                   {{"detail", "Only points that are given have a last day."}});
  }
  event.what = adjust;
  return true;
}

bool HistoryReader::read_choose(Fields& fields, Event& event) {
  const Program& program = context_.program.document();
  bool of_option = false;
  const NodeId what = either(reader_, fields, "choice", "milestone", of_option);
  if (what == kNoNode) return false;
  const std::int32_t position = read_reference(context_, what, of_option ? kChoiceNames : kMilestoneNames);
  const NodeId taken = fields.require(of_option ? "option" : "reward");
  if (position < 0 || taken == kNoNode) return true;
  const auto at = static_cast<std::size_t>(position);
  if (of_option) {
    event.what = ChooseOption{position, read_option(context_, taken, program.choices[at].options)};
  } else {
    event.what = ChooseReward{position, read_milestone_reward(context_, taken, program.milestones[at])};
  }
  return true;
}

}  // namespace loyalty::json

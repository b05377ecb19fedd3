// SPDX-License-Identifier: Apache-2.0
#include "decode_facts.h"

#include <string>
#include <utility>

#include "parser.h"
#include "units.h"

namespace loyalty::json {
namespace {

constexpr Range kQuantities{1, kMaxQuantity};

Symbol read_symbol(const FactsContext& context, NodeId id) {
  const std::string_view text = context.reader.string(id);
  if (text.empty()) return kNoSymbol;
  const Symbol symbol = context.symbols.find(text);
  return symbol == kNoSymbol ? kUnlisted : symbol;
}

std::vector<Symbol> read_symbols(const FactsContext& context, NodeId id) {
  std::vector<Symbol> symbols;
  read_list(context.reader, id, kMaxEntries, symbols,
            [&](NodeId entry, Symbol& symbol) { symbol = read_symbol(context, entry); });
  return symbols;
}

std::int64_t read_quantity(Reader& reader, NodeId id) { return id == kNoNode ? 1 : reader.integer(id, kQuantities); }

void read_traits(const FactsContext& context, Fields& fields, LineTraits& traits) {
  traits.sku = read_symbol(context, fields.find("sku"));
  traits.category = read_symbol(context, fields.find("category"));
  traits.brand = read_symbol(context, fields.find("brand"));
  traits.tags = read_symbols(context, fields.find("tags"));
}

/// Position of an id among the programme's rules of a kind; reported when there is none.
template <class Find>
std::int32_t read_reference(Reader& reader, NodeId id, std::string_view kind, const Find& find) {
  if (id == kNoNode) return -1;
  const std::size_t problems = reader.problems().list().size();
  const std::string_view text = reader.id(id);
  if (reader.problems().list().size() != problems) return -1;
  const std::int32_t position = find(text);
  if (position < 0) {
    reader.report(id, ErrorCode::unknown_reference, {{"kind", kind}, {"id", text}});
  }
  return position;
}

std::int32_t read_ledger(const FactsContext& context, NodeId id) {
  return read_reference(context.reader, id, "ledger",
                        [&](std::string_view text) { return context.program.find_ledger(text); });
}

std::int32_t read_metric(const FactsContext& context, NodeId id) {
  return read_reference(context.reader, id, "metric",
                        [&](std::string_view text) { return context.program.find_metric(text); });
}

/// Values by ledger or metric: an object whose keys are ids.
template <class T, class Find, class Read>
void read_values(const FactsContext& context, NodeId id, std::string_view kind, std::vector<std::optional<T>>& values,
                 const Find& find, const Read& read) {
  Reader& reader = context.reader;
  if (id == kNoNode) return;
  if (!reader.is(id, NodeKind::object)) {
    reader.report(id, ErrorCode::wrong_type, {{"expected", "an object of numbers by " + std::string(kind)}});
    return;
  }
  NodeId entry = reader.first(id);
  for (std::size_t i = 0; i < reader.size(id); ++i, entry = reader.next(entry)) {
    const std::string_view key = reader.document().key(entry);
    const std::int32_t position = find(key);
    if (position < 0) {
      reader.report(entry, ErrorCode::unknown_reference, {{"kind", kind}, {"id", shortened(key)}});
    } else {
      values[static_cast<std::size_t>(position)] = read(entry, static_cast<std::size_t>(position));
    }
  }
}

void read_past_line(const FactsContext& context, NodeId id, PastLine& line) {
  Reader& reader = context.reader;
  const Program& program = context.program.document();
  Fields fields(reader, id);
  read_traits(context, fields, line.traits);
  line.quantity = read_quantity(reader, fields.find("quantity"));
  const NodeId list = fields.require("list");
  const NodeId net = fields.find("net");
  const NodeId payable = fields.find("payable");
  line.list = read_money(reader, list, program, kNotNegative);
  line.net = net == kNoNode ? line.list : read_money(reader, net, program, kNotNegative);
  line.payable = payable == kNoNode ? line.net : read_money(reader, payable, program, kNotNegative);
  fields.finish();
}

Purchase read_purchase(const FactsContext& context, Fields& fields) {
  Reader& reader = context.reader;
  Purchase purchase;
  const NodeId amount = fields.find("amount");
  const NodeId lines = fields.find("lines");
  if (amount != kNoNode && lines != kNoNode) {
    reader.report(fields.object(), ErrorCode::conflicting_fields, {{"names", "amount, lines"}});
  } else if (lines != kNoNode) {
    read_list(reader, lines, kMaxLines, purchase.lines,
              [&](NodeId at, PastLine& line) { read_past_line(context, at, line); });
    if (reader.is(lines, NodeKind::array) && reader.size(lines) == 0) reader.report(lines, ErrorCode::empty);
  } else if (amount != kNoNode) {
    const Money paid = read_money(reader, amount, context.program.document(), kNotNegative);
    purchase.lines.push_back({LineTraits{}, 1, paid, paid, paid});
  } else {
    reader.report(fields.object(), ErrorCode::missing_field, {{"name", "amount"}});
  }
  purchase.channel = read_symbol(context, fields.find("channel"));
  purchase.payment = read_symbol(context, fields.find("payment"));
  return purchase;
}

int ledger_decimals_at(const FactsContext& context, std::int32_t ledger) {
  if (ledger < 0) return kMostLedgerDecimals;
  return context.program.document().ledgers[static_cast<std::size_t>(ledger)].decimals;
}

Redeem read_redeem_event(const FactsContext& context, Fields& fields) {
  const std::int32_t ledger = read_ledger(context, fields.require("ledger"));
  return {ledger,
          Points{context.reader.decimal(fields.require("points"), ledger_decimals_at(context, ledger), kPositive)}};
}

AdjustMetric read_metric_adjustment(const FactsContext& context, Fields& fields, NodeId metric) {
  const std::int32_t position = read_metric(context, metric);
  const Program& program = context.program.document();
  const int decimals = position < 0 ? kMostLedgerDecimals
                                    : metric_decimals(program, program.metrics[static_cast<std::size_t>(position)]);
  return {position, context.reader.decimal(fields.require("value"), decimals, kAnyAmount)};
}

AdjustPoints read_points_adjustment(const FactsContext& context, Fields& fields, NodeId ledger) {
  Reader& reader = context.reader;
  AdjustPoints adjust;
  adjust.ledger = read_ledger(context, ledger);
  adjust.points =
      Points{reader.decimal(fields.require("points"), ledger_decimals_at(context, adjust.ledger), kAnyAmount)};
  const NodeId expires = fields.find("expires");
  adjust.expires = reader.date(expires);
  if (expires != kNoNode && adjust.points < Points{}) {
    reader.report(expires, ErrorCode::invalid_combination, {{"detail", "Only points that are given have a last day."}});
  }
  return adjust;
}

void read_adjustment(const FactsContext& context, Fields& fields, Event& event) {
  const NodeId ledger = fields.find("ledger");
  const NodeId metric = fields.find("metric");
  if (ledger != kNoNode && metric != kNoNode) {
    context.reader.report(fields.object(), ErrorCode::conflicting_fields, {{"names", "ledger, metric"}});
  } else if (metric != kNoNode) {
    event.what = read_metric_adjustment(context, fields, metric);
  } else if (ledger != kNoNode) {
    event.what = read_points_adjustment(context, fields, ledger);
  } else {
    context.reader.report(fields.object(), ErrorCode::missing_field, {{"name", "ledger"}});
    return;
  }
  fields.finish();
}

void read_event(const FactsContext& context, NodeId id, Event& event) {
  Fields fields(context.reader, id);
  const std::size_t type = fields.type(kEvents);
  if (!fields.valid()) return;
  event.id = context.reader.id(fields.require("id"));
  event.date = context.reader.date(fields.require("date")).value_or(Date{});
  if (type == 2) {
    read_adjustment(context, fields, event);
    return;
  }
  if (type == 0) {
    event.what = read_purchase(context, fields);
  } else {
    event.what = read_redeem_event(context, fields);
  }
  fields.finish();
}

template <class List, class IdOf>
void report_repeated(Reader& reader, NodeId list, const List& entries, const IdOf& id_of) {
  if (!reader.is(list, NodeKind::array) || entries.size() != reader.size(list)) return;
  std::vector<std::pair<std::string_view, NodeId>> ids;
  ids.reserve(entries.size());
  NodeId entry = reader.first(list);
  for (std::size_t i = 0; i < entries.size(); ++i, entry = reader.next(entry))
    ids.emplace_back(id_of(entries[i]), entry);
  report_repeated_ids(reader, ids);
}

/// Returns the id.
std::string_view read_line(const FactsContext& context, NodeId id, BasketLine& line) {
  Reader& reader = context.reader;
  Fields fields(reader, id);
  const std::string_view name = reader.id(fields.require("id"));
  read_traits(context, fields, line.traits);
  line.quantity = read_quantity(reader, fields.find("quantity"));
  line.unit_price = read_money(reader, fields.require("unitPrice"), context.program.document(), kNotNegative);
  fields.finish();
  return name;
}

}  // namespace

void report_repeated_ids(Reader& reader, std::vector<std::pair<std::string_view, NodeId>>& ids) {
  sort_names(ids);
  for (std::size_t i = 1; i < ids.size(); ++i) {
    if (ids[i].first == ids[i - 1].first && !ids[i].first.empty()) {
      Fields fields(reader, ids[i].second);
      reader.report(fields.find("id"), ErrorCode::duplicate_id, {{"id", ids[i].first}});
    }
  }
}

void read_basket(const FactsContext& context, NodeId id, Basket& basket, std::vector<std::string_view>& ids) {
  Reader& reader = context.reader;
  Fields fields(reader, id);
  const NodeId lines = fields.require("lines");
  ids.reserve(lines == kNoNode ? 0 : reader.size(lines));
  read_list(reader, lines, kMaxLines, basket.lines,
            [&](NodeId at, BasketLine& line) { ids.push_back(read_line(context, at, line)); });
  report_repeated(reader, lines, ids, [](std::string_view name) { return name; });
  basket.channel = read_symbol(context, fields.find("channel"));
  basket.payment = read_symbol(context, fields.find("payment"));
  fields.finish();
}

bool has_history(Reader& reader, NodeId id) {
  return reader.is(id, NodeKind::object) && Fields(reader, id).find("history") != kNoNode;
}

ReadMember read_snapshot(const FactsContext& context, NodeId id) {
  Reader& reader = context.reader;
  const CompiledProgram& program = context.program;
  const Program& document = program.document();
  ReadMember result;
  Member& member = result.member;
  member.balances.resize(document.ledgers.size());
  member.metrics.resize(document.metrics.size());
  Fields fields(reader, id);
  const NodeId tier = fields.find_or_null("tier");
  result.tier_named = tier != kNoNode;
  if (tier != kNoNode) {
    member.tier = read_reference(reader, tier, "tier", [&](std::string_view text) { return program.find_tier(text); });
  }
  read_values(
      context, fields.find("balances"), "ledger", member.balances,
      [&](std::string_view key) { return program.find_ledger(key); },
      [&](NodeId entry, std::size_t at) {
        return Points{reader.decimal(entry, document.ledgers[at].decimals, kNotNegative)};
      });
  const NodeId metrics = fields.find("metrics");
  result.metrics_given = metrics != kNoNode;
  read_values(
      context, metrics, "metric", member.metrics, [&](std::string_view key) { return program.find_metric(key); },
      [&](NodeId entry, std::size_t at) {
        return reader.decimal(entry, metric_decimals(document, document.metrics[at]), kNotNegative);
      });
  if (const NodeId orders = fields.find("orders"); orders != kNoNode)
    member.orders = reader.integer(orders, kNotNegative);
  member.birthday = reader.date(fields.find("birthday"));
  if (const NodeId segments = fields.find("segments"); segments != kNoNode)
    member.segments = read_symbols(context, segments);
  fields.finish();
  return result;
}

History read_history(const FactsContext& context, NodeId id) {
  Reader& reader = context.reader;
  History history;
  Fields fields(reader, id);
  const NodeId events = fields.require("history");
  for (const std::string_view of_snapshot : {"tier", "balances", "metrics", "orders"}) {
    if (fields.find(of_snapshot) != kNoNode) {
      reader.report(id, ErrorCode::conflicting_fields, {{"names", "history, " + std::string(of_snapshot)}});
    }
  }
  history.joined = reader.date(fields.find("joined"));
  history.birthday = reader.date(fields.find("birthday"));
  if (const NodeId segments = fields.find("segments"); segments != kNoNode)
    history.segments = read_symbols(context, segments);
  read_list(reader, events, kMaxEvents, history.events,
            [&](NodeId at, Event& event) { read_event(context, at, event); });
  report_repeated(reader, events, history.events, [](const Event& event) { return std::string_view(event.id); });
  fields.finish();
  return history;
}

std::optional<RedeemRequest> read_redeem(const FactsContext& context, NodeId id) {
  if (id == kNoNode) return std::nullopt;
  Reader& reader = context.reader;
  RedeemRequest redeem;
  Fields fields(reader, id);
  redeem.redemption = read_reference(reader, fields.require("redemption"), "redemption",
                                     [&](std::string_view text) { return context.program.find_redemption(text); });
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

// SPDX-License-Identifier: Apache-2.0
#include "decode_references.h"

#include <string>

#include "parser.h"
#include "units.h"

namespace loyalty::json {
namespace {

constexpr Range kQuantities{1, kMaxQuantity};

std::int32_t unknown(Reader& reader, NodeId at, std::string_view kind, std::string_view id) {
  reader.report(at, ErrorCode::unknown_reference, {{"kind", kind}, {"id", shortened(id)}});
  return -1;
}

/// An id that reads right, or nothing.
std::string_view read_id(Reader& reader, NodeId id) {
  const std::size_t problems = reader.problems().list().size();
  const std::string_view text = reader.id(id);
  return reader.problems().list().size() == problems ? text : std::string_view{};
}

}  // namespace

std::int32_t read_reference(const FactsContext& context, NodeId id, const NameKind& kind) {
  const std::string_view text = read_id(context.reader, id);
  if (text.empty()) return -1;
  const std::int32_t position = (context.program.*kind.find)(text);
  return position < 0 ? unknown(context.reader, id, kind.name, text) : position;
}

std::int32_t read_option(const FactsContext& context, NodeId id, const std::vector<ChoiceOption>& options) {
  const std::string_view text = read_id(context.reader, id);
  if (text.empty()) return -1;
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (options[i].id == text) return static_cast<std::int32_t>(i);
  }
  return unknown(context.reader, id, "option", text);
}

std::int32_t read_milestone_reward(const FactsContext& context, NodeId id, const Milestone& milestone) {
  const std::string_view text = read_id(context.reader, id);
  if (text.empty()) return -1;
  for (std::size_t i = 0; i < milestone.rewards.size(); ++i) {
    if (milestone.rewards[i].id == text) return static_cast<std::int32_t>(i);
  }
  return unknown(context.reader, id, "reward", text);
}

std::vector<std::pair<std::int32_t, NodeId>> read_by_id(const FactsContext& context, NodeId id, const NameKind& kind,
                                                        std::string_view expected) {
  Reader& reader = context.reader;
  std::vector<std::pair<std::int32_t, NodeId>> values;
  if (id == kNoNode) return values;
  if (!reader.is(id, NodeKind::object)) {
    reader.report(id, ErrorCode::wrong_type, {{"expected", expected}});
    return values;
  }
  NodeId entry = reader.first(id);
  for (std::size_t i = 0; i < reader.size(id); ++i, entry = reader.next(entry)) {
    const std::string_view key = reader.document().key(entry);
    const std::int32_t position = (context.program.*kind.find)(key);
    if (position < 0) {
      static_cast<void>(unknown(reader, entry, kind.name, key));
    } else {
      values.emplace_back(position, entry);
    }
  }
  return values;
}

std::vector<std::int64_t> read_counts(const FactsContext& context, NodeId id) {
  std::vector<std::int64_t> result;
  const std::vector<Count>& counts = context.program.document().counts;
  for (const auto& [position, value] : read_by_id(context, id, kCountNames, "an object of numbers by count")) {
    const auto count = static_cast<std::size_t>(position);
    result.resize(counts.size());
    result[count] = context.reader.decimal(value, counts[count].decimals, kNotNegative);
  }
  return result;
}

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

void read_traits(const FactsContext& context, Fields& fields, LineTraits& traits) {
  traits.sku = read_symbol(context, fields.find("sku"));
  traits.category = read_symbol(context, fields.find("category"));
  traits.brand = read_symbol(context, fields.find("brand"));
  traits.tags = read_symbols(context, fields.find("tags"));
}

std::int64_t read_quantity(Reader& reader, NodeId id) { return id == kNoNode ? 1 : reader.integer(id, kQuantities); }

int ledger_decimals_at(const FactsContext& context, std::int32_t ledger) {
  if (ledger < 0) return kMostLedgerDecimals;
  return context.program.document().ledgers[static_cast<std::size_t>(ledger)].decimals;
}

void report_repeated_ids(Reader& reader, std::vector<std::pair<std::string_view, NodeId>>& ids,
                         const std::vector<NodeId>& nodes) {
  sort_names(ids);
  for (std::size_t i = 1; i < ids.size(); ++i) {
    if (ids[i].first == ids[i - 1].first && !ids[i].first.empty()) {
      Fields fields(reader, nodes.empty() ? ids[i].second : nodes[ids[i].second]);
      reader.report(fields.find("id"), ErrorCode::duplicate_id, {{"id", ids[i].first}});
    }
  }
}

}  // namespace loyalty::json

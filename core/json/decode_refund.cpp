// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <variant>

#include "decode_history.h"
#include "parser.h"

namespace loyalty::json {
namespace {

using Named = std::pair<std::string_view, NodeId>;

/// The number beside a name in a sorted list; kNoNode when it is not there.
NodeId number_of(const std::vector<Named>& names, std::string_view name) {
  const auto found = std::lower_bound(names.begin(), names.end(), Named{name, 0});
  return found != names.end() && found->first == name ? found->second : kNoNode;
}

/// A position in a list as it is written, from 1: its position from 0; kNoNode for any other text, and beyond the end.
NodeId position_in(std::string_view text, std::size_t size) {
  constexpr std::size_t kMostDigits = 9;
  if (text.empty() || text.size() > kMostDigits || text.front() == '0') return kNoNode;
  std::uint32_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return kNoNode;
    value = value * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return value <= size ? value - 1 : kNoNode;
}

}  // namespace

/// A line without an id is called by its position, so no other line may have that as its id.
void HistoryReader::check_line_ids(NodeId list, const std::vector<PastLine>& lines) {
  if (std::all_of(lines.begin(), lines.end(), [](const PastLine& line) { return line.id == kNoSymbol; })) return;
  std::vector<Named> names;
  NodeId entry = reader_.first(list);
  for (std::size_t i = 0; i < reader_.size(list); ++i, entry = reader_.next(entry)) {
    if (!reader_.is(entry, NodeKind::object)) continue;
    const NodeId id = Fields(reader_, entry).find("id");
    if (!reader_.is(id, NodeKind::string)) continue;
    const std::string_view name = reader_.document().text(id);
    names.emplace_back(name, entry);
    const NodeId same = position_in(name, lines.size());
    if (same != kNoNode && lines[same].id == kNoSymbol) reader_.report(id, ErrorCode::duplicate_id, {{"id", name}});
  }
  report_repeated_ids(reader_, names);
}

const Event& HistoryReader::event_at(std::size_t position, const std::vector<Event>& events) const {
  return position < before_.size() ? before_[position] : events[position - before_.size()];
}

void HistoryReader::resolve(const std::vector<Event>& events) {
  for (const Pointing& pointing : pointing_) {
    if (std::holds_alternative<Refund>(pointing.event->what)) {
      read_refund(pointing, events);
    } else {
      read_confirm(pointing, events);
    }
  }
  read_returned_lines(events);
}

std::int32_t HistoryReader::read_target(NodeId id, const Pointing& pointing, bool refund,
                                        const std::vector<Event>& events) {
  if (id == kNoNode) return -1;
  const std::string_view name = reader_.id(id);
  if (name.empty()) return -1;
  const NodeId position = number_of(ids_, name);
  if (position < pointing.position) {
    const auto& what = event_at(position, events).what;
    const bool fits = std::holds_alternative<Purchase>(what) ||
                      (refund ? std::holds_alternative<Redeem>(what) || std::holds_alternative<RedeemReward>(what)
                              : std::holds_alternative<Activity>(what));
    if (fits) return static_cast<std::int32_t>(position);
  }
  reader_.report(id, ErrorCode::unknown_event, {{"id", name}});
  return -1;
}

void HistoryReader::read_confirm(const Pointing& pointing, const std::vector<Event>& events) {
  Fields fields(reader_, pointing.node);
  const std::int32_t of = read_target(fields.require("of"), pointing, false, events);
  pointing.event->what = Confirm{of};
  fields.finish();
}

void HistoryReader::read_refund(const Pointing& pointing, const std::vector<Event>& events) {
  const auto refuse = [this](NodeId at, std::string_view detail) {
    if (at != kNoNode) reader_.report(at, ErrorCode::invalid_combination, {{"detail", detail}});
  };
  Refund refund;
  Fields fields(reader_, pointing.node);
  refund.of = read_target(fields.require("of"), pointing, true, events);
  const NodeId lines = fields.find("lines");
  const NodeId amount = fields.find("amount");
  fields.finish();
  if (lines != kNoNode && amount != kNoNode) {
    reader_.report(pointing.node, ErrorCode::conflicting_fields, {{"names", "lines, amount"}});
  } else if (refund.of >= 0) {
    const auto* purchase = std::get_if<Purchase>(&event_at(static_cast<std::size_t>(refund.of), events).what);
    if (purchase == nullptr) {
      refuse(lines, "Points that were used go back as a whole.");
      refuse(amount, "Points that were used go back as a whole.");
    } else if (purchase->by_amount) {
      refuse(lines, "Of an order stated by its amount an amount is returned.");
    } else {
      refuse(amount, "Of an order stated by its lines units of lines are returned.");
    }
  }
  if (amount != kNoNode) refund.amount = read_money(reader_, amount, context_.program.document(), kPositive);
  read_list(reader_, lines, kMaxLines, refund.lines, [&](NodeId at, ReturnedLine& line) {
    Fields entry(reader_, at);
    static_cast<void>(reader_.id(entry.require("line")));
    line.quantity = read_quantity(reader_, entry.find("quantity"));
    entry.finish();
  });
  if (reader_.is(lines, NodeKind::array) && reader_.size(lines) == 0) reader_.report(lines, ErrorCode::empty);
  pointing.event->what = std::move(refund);
}

/// The lines that refunds name, purchase by purchase, so that the ids of each are put in order once.
void HistoryReader::read_returned_lines(const std::vector<Event>& events) {
  constexpr std::uint32_t kEnd = 0xFFFFFFFF;
  std::vector<std::uint32_t> first;  // by purchase: its last refund with lines in pointing_
  std::vector<std::uint32_t> next(pointing_.size(), kEnd);
  for (std::uint32_t i = 0; i < pointing_.size(); ++i) {
    const auto* refund = std::get_if<Refund>(&pointing_[i].event->what);
    if (refund == nullptr || refund->of < 0 || refund->lines.empty()) continue;
    if (first.empty()) first.assign(nodes_.size(), kEnd);
    next[i] = first[static_cast<std::size_t>(refund->of)];
    first[static_cast<std::size_t>(refund->of)] = i;
  }
  std::vector<std::uint32_t> named_by;  // by line: the refund that named it last
  for (std::size_t of = 0; of < first.size(); ++of) {
    const auto* purchase = std::get_if<Purchase>(&event_at(of, events).what);
    if (first[of] == kEnd || purchase == nullptr || purchase->by_amount || purchase->lines.empty()) continue;
    index_lines(nodes_[of]);
    named_by.assign(purchase->lines.size(), kEnd);
    for (std::uint32_t i = first[of]; i != kEnd; i = next[i]) {
      std::vector<ReturnedLine>& lines = std::get_if<Refund>(&pointing_[i].event->what)->lines;
      NodeId entry = reader_.first(Fields(reader_, pointing_[i].node).find("lines"));
      for (ReturnedLine& line : lines) {
        const NodeId id = reader_.is(entry, NodeKind::object) ? Fields(reader_, entry).find("line") : kNoNode;
        entry = reader_.next(entry);
        if (!reader_.is(id, NodeKind::string)) continue;
        const std::string_view name = reader_.document().text(id);
        line.line = find_line(name, *purchase);
        if (line.line < 0) {
          reader_.report(id, ErrorCode::unknown_reference, {{"kind", "line"}, {"id", shortened(name)}});
        } else if (auto& named = named_by[static_cast<std::size_t>(line.line)]; named == i) {
          reader_.report(id, ErrorCode::duplicate_id, {{"id", name}});
        } else {
          named = i;
        }
      }
    }
  }
}

void HistoryReader::index_lines(NodeId purchase) {
  line_ids_.clear();
  const NodeId lines = Fields(reader_, purchase).find("lines");
  if (!reader_.is(lines, NodeKind::array)) return;
  NodeId entry = reader_.first(lines);
  for (std::size_t i = 0; i < reader_.size(lines); ++i, entry = reader_.next(entry)) {
    const NodeId id = reader_.is(entry, NodeKind::object) ? Fields(reader_, entry).find("id") : kNoNode;
    if (reader_.is(id, NodeKind::string)) line_ids_.emplace_back(reader_.document().text(id), static_cast<NodeId>(i));
  }
  sort_names(line_ids_);
}

std::int32_t HistoryReader::find_line(std::string_view id, const Purchase& purchase) const {
  const NodeId named = number_of(line_ids_, id);
  if (named != kNoNode) return static_cast<std::int32_t>(named);
  const NodeId position = position_in(id, purchase.lines.size());
  const bool unnamed = position != kNoNode && purchase.lines[position].id == kNoSymbol;
  return unnamed ? static_cast<std::int32_t>(position) : -1;
}

}  // namespace loyalty::json

// SPDX-License-Identifier: Apache-2.0
// A member's history: what they have done, and what they might do next.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "decode_references.h"
#include "loyalty/history.h"

namespace loyalty::json {

[[nodiscard]] bool has_history(Reader& reader, NodeId member);

/// Reads a history. Events are called by their ids; a refund or a confirmation names an earlier one.
class HistoryReader {
 public:
  explicit HistoryReader(const FactsContext& context) : context_(context), reader_(context.reader) {}

  /// member: the object with the field "history".
  [[nodiscard]] History read(NodeId member);
  /// Events that follow the first `kept` events of the history that was read, none of them before `from`. Positions of
  /// events count on from there.
  [[nodiscard]] std::vector<Event> read_following(NodeId list, const History& history, std::size_t kept, Date from);

 private:
  /// A refund or a confirmation: what it names is looked up when all ids are known.
  struct Pointing {
    Event* event = nullptr;
    NodeId node = kNoNode;
    std::size_t position = 0;
  };

  void read_events(NodeId list, std::vector<Event>& events);
  void read_event(NodeId id, Event& event);
  [[nodiscard]] Purchase read_purchase(Fields& fields);
  void read_past_line(NodeId id, PastLine& line);
  void check_line_ids(NodeId list, const std::vector<PastLine>& lines);
  [[nodiscard]] PointsOf read_points_of(Fields& fields);
  void read_transfer(Fields& fields, Event& event);
  /// Events of two forms: false, reported, when it is not clear which.
  [[nodiscard]] bool read_redeem(Fields& fields, Event& event);
  [[nodiscard]] bool read_adjustment(Fields& fields, Event& event);
  [[nodiscard]] bool read_choose(Fields& fields, Event& event);

  /// Looks up what refunds and confirmations name.
  void resolve(const std::vector<Event>& events);
  [[nodiscard]] const Event& event_at(std::size_t position, const std::vector<Event>& events) const;
  /// Position of the earlier event that an id names; -1, reported, when there is none of a kind that can be meant.
  [[nodiscard]] std::int32_t read_target(NodeId id, const Pointing& pointing, bool refund,
                                         const std::vector<Event>& events);
  void read_confirm(const Pointing& pointing, const std::vector<Event>& events);
  void read_refund(const Pointing& pointing, const std::vector<Event>& events);
  void read_returned_lines(const std::vector<Event>& events);
  void index_lines(NodeId purchase);
  [[nodiscard]] std::int32_t find_line(std::string_view id, const Purchase& purchase) const;

  const FactsContext& context_;
  Reader& reader_;
  std::span<const Event> before_;                         ///< events read earlier
  std::vector<NodeId> nodes_;                             ///< by position
  std::vector<std::pair<std::string_view, NodeId>> ids_;  ///< of events with their positions; sorted when all are read
  std::vector<Pointing> pointing_;
  std::vector<std::pair<std::string_view, NodeId>> line_ids_;  ///< of one purchase with their positions, sorted
};

}  // namespace loyalty::json

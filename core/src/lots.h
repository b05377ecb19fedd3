// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "loyalty/date.h"
#include "loyalty/points.h"
#include "loyalty/statement.h"
#include "loyalty/trace.h"

namespace loyalty {

/// What one event took from one lot.
struct LotTake {
  std::int32_t event = 0;
  Points points;
  std::uint32_t lot = 0;       ///< position among the lots ever given
  std::int32_t first = 0;      ///< position of the first take of the same event; those between used up their lots
  std::int32_t previous = -1;  ///< position of the take before this one from the same lot
};

/// A lot, and what its derivation needs.
struct BookedLot {
  Lot lot;
  StepIndex earned = kNoStep;  ///< derives its points, when they were earned and are traced
  std::int32_t last_take = -1;
};

/// The lots of one ledger. They are used in this order: soonest last day first, those that never end last; of the same
/// last day the one given first. Giving and ending cost O(log n), taking O(log n) per lot used up.
class LotBook {
 public:
  /// Adds a lot. False when the balance would leave ±kMaxAmount; nothing has changed then. Lots come in the order of
  /// their events.
  [[nodiscard]] bool give(const Lot& lot, StepIndex earned);
  /// Takes points (> 0) from the lots in order. False when there are not enough; nothing has changed then.
  [[nodiscard]] bool take(Points points, std::int32_t event);
  /// Ends the lots whose last day lies before `day`.
  void end_before(Date day);

  [[nodiscard]] Points balance() const { return balance_; }
  /// Open lots in the order in which they will be used.
  [[nodiscard]] std::vector<BookedLot> open() const;
  /// All lots that were ever given, in the order of their events.
  [[nodiscard]] const std::vector<BookedLot>& given() const { return lots_; }
  [[nodiscard]] const std::vector<LotTake>& takes() const { return takes_; }
  /// Whether a take used up its lot.
  [[nodiscard]] bool closes(std::size_t take) const;
  /// By take: whether what is left in an open lot follows from it. A take that used up its lot follows from the takes
  /// from that lot before it, the last take of an event from those of the event before it.
  [[nodiscard]] std::vector<bool> takes_behind_open() const;

 private:
  /// Last day (the largest number for never) above, position in lots_ below: smaller keys are used earlier.
  using Key = std::uint64_t;
  [[nodiscard]] static Key key_of(const std::optional<Date>& expires, std::size_t position);
  [[nodiscard]] BookedLot& at(Key key) { return lots_[static_cast<std::uint32_t>(key)]; }
  void drop_first();

  Points balance_;
  std::vector<BookedLot> lots_;
  std::vector<Key> heap_;  ///< open ones, the first to be used in front
  std::vector<LotTake> takes_;
};

}  // namespace loyalty

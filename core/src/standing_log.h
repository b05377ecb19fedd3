// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "loyalty/amount_range.h"
#include "standing_state.h"

namespace loyalty {

/// A value without what has gone: what leaves 64 bits on the way comes back.
[[nodiscard]] inline std::int64_t without(std::int64_t value, std::uint64_t gone) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(value) - gone);
}

/// States of a standing from before every so many events (a stretch), and how far the values seen in each stretch are from what would have
/// been decided otherwise. Goods that go back only lower what was counted: as long as no value of a stretch falls below the mark above which
/// it was when it was judged, everything decided in it stays, and the state at its end differs in those values alone. What goes back is
/// therefore taken off the room of the stretches, and only those in which it was more than the room are worked out again.
///
/// A track is a metric; the last one counts the orders.
class StandingLog {
 public:
  /// Events in a stretch.
  static constexpr std::int32_t kStretch = 64;

  explicit StandingLog(std::size_t metrics) : tracks_(metrics + 1) {}

  [[nodiscard]] std::size_t size() const { return states_.size(); }
  [[nodiscard]] static std::size_t stretch_of(std::int32_t event) { return static_cast<std::size_t>(event / kStretch); }

  /// Begins a stretch with a state.
  void begin(const StandingState& state);
  /// The state at the beginning of a stretch, without what has gone back since.
  [[nodiscard]] StandingState state(std::size_t stretch) const;
  /// Puts another state at the beginning of a stretch.
  void put(std::size_t stretch, const StandingState& state);
  /// The tier of states from a stretch on was reached by a change that now has another day.
  void move_change(std::size_t from, const TierHolding& before, const TierHolding& after);

  /// Notes are for this stretch from now on.
  void note_in(std::size_t stretch) { noted_ = stretch; }
  /// What was noted of a stretch is forgotten; notes are for it from now on. Returns the milestones reached in it.
  std::vector<ReachedMark> forget(std::size_t stretch);
  void note(const ReachedMark& reached) { reached_[noted_].push_back(reached); }
  [[nodiscard]] const std::vector<ReachedMark>& reached_in(std::size_t stretch) const { return reached_[stretch]; }
  /// A value of a track may be lower by so much (≥ 0) without a different decision.
  void note(std::size_t track, Int128 room);

  /// Takes off what an event had counted: from its own stretch on, as long as the contribution is in the window.
  void lower(std::size_t metric, std::int32_t event, std::size_t contribution, std::int64_t value);
  /// An order does not count any more.
  void lower_orders(std::int32_t event);
  /// The first stretch from one on in which something may have been decided otherwise.
  [[nodiscard]] std::optional<std::size_t> next_unsure(std::size_t from) const;

 private:
  static constexpr std::int64_t kAnyRoom = std::numeric_limits<std::int64_t>::max();
  /// By stretch.
  struct Track {
    std::vector<std::int64_t> room;    ///< kAnyRoom: nothing depends on it; < 0: not certain any more
    std::vector<std::uint64_t> gone;   ///< to be taken off the state
    std::vector<std::size_t> head;     ///< of the counter: the first contribution inside the window
  };
  static void lower(Track& track, std::size_t first, std::size_t end, std::int64_t value);

  std::vector<StandingState> states_;
  std::vector<Track> tracks_;
  std::vector<std::vector<ReachedMark>> reached_;  ///< by stretch
  std::size_t noted_ = 0;
};

}  // namespace loyalty

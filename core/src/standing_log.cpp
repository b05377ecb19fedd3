// SPDX-License-Identifier: Apache-2.0
#include "standing_log.h"

#include <algorithm>
#include <utility>

namespace loyalty {
void StandingLog::begin(const StandingState& state) {
  for (std::size_t track = 0; track < tracks_.size(); ++track) {
    tracks_[track].room.push_back(kAnyRoom);
    tracks_[track].gone.push_back(0);
    tracks_[track].head.push_back(track < state.counters.size() ? state.counters[track].head : 0);
  }
  noted_ = states_.size();
  states_.push_back(state);
  reached_.emplace_back();
}

StandingState StandingLog::state(std::size_t stretch) const {
  StandingState state = states_[stretch];
  for (std::size_t metric = 0; metric < state.counters.size(); ++metric) {
    const std::uint64_t gone = tracks_[metric].gone[stretch];
    state.counters[metric].fresh = without(state.counters[metric].fresh, gone);
    state.member.metrics[metric] = without(*state.member.metrics[metric], gone);
  }
  state.member.orders = without(*state.member.orders, tracks_.back().gone[stretch]);
  return state;
}

void StandingLog::put(std::size_t stretch, const StandingState& state) {
  for (std::size_t track = 0; track < tracks_.size(); ++track) {
    tracks_[track].gone[stretch] = 0;
    if (track < state.counters.size()) tracks_[track].head[stretch] = state.counters[track].head;
  }
  states_[stretch] = state;
}

void StandingLog::move_change(std::size_t from, const TierHolding& before, const TierHolding& after) {
  for (std::size_t at = from; at < states_.size() && states_[at].holding.has_change_of(before); ++at) states_[at].holding.take_change_of(after);
}

std::vector<ReachedMark> StandingLog::forget(std::size_t stretch) {
  for (Track& track : tracks_) track.room[stretch] = kAnyRoom;
  noted_ = stretch;
  return std::exchange(reached_[stretch], {});
}

void StandingLog::note(std::size_t track, Int128 room) {
  if (states_.empty()) return;
  std::int64_t& least = tracks_[track].room[noted_];
  if (room < least) least = static_cast<std::int64_t>(room);
}

void StandingLog::lower(Track& track, std::size_t first, std::size_t end, std::int64_t value) {
  for (std::size_t at = first; at < end; ++at) track.room[at] -= track.room[at] == kAnyRoom ? 0 : value;
  for (std::size_t at = first + 1; at < end; ++at) track.gone[at] += static_cast<std::uint64_t>(value);
}

void StandingLog::lower(std::size_t metric, std::int32_t event, std::size_t contribution, std::int64_t value) {
  Track& track = tracks_[metric];
  const std::size_t first = stretch_of(event);
  const auto next = track.head.begin() + static_cast<std::ptrdiff_t>(first + 1);
  const auto end = std::partition_point(next, track.head.end(), [contribution](std::size_t head) { return head <= contribution; });
  lower(track, first, static_cast<std::size_t>(end - track.head.begin()), value);
}

void StandingLog::lower_orders(std::int32_t event) { lower(tracks_.back(), stretch_of(event), states_.size(), 1); }

std::optional<std::size_t> StandingLog::next_unsure(std::size_t from) const {
  std::size_t first = states_.size();
  for (const Track& track : tracks_) {
    const auto end = track.room.begin() + static_cast<std::ptrdiff_t>(first);
    if (from >= first) break;
    const auto found = std::find_if(track.room.begin() + static_cast<std::ptrdiff_t>(from), end, [](std::int64_t room) { return room < 0; });
    first = static_cast<std::size_t>(found - track.room.begin());
  }
  if (first == states_.size()) return std::nullopt;
  return first;
}

}  // namespace loyalty

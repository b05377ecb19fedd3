// SPDX-License-Identifier: Apache-2.0
// What goes back of what a standing has counted. A refund costs a pass over a few numbers for each stretch of the history (see StandingLog),
// and working out again the stretches in which something may have been decided otherwise: up to the first state from which everything goes on
// as before. Where nothing ever goes on as before, as with a level that only the returned goods had reached, that is all of the history since.
#include <algorithm>
#include <iterator>
#include <utility>

#include "heap_sort.h"
#include "loyalty/amount_range.h"
#include "standing.h"

namespace loyalty {

bool Standing::fits(std::size_t metric, std::int64_t fresh) {
  const Counter& counter = state_.counters[metric];
  const Int128 value = Int128{fresh} + counter.rolled - counter.charged;
  log_.note(metric, std::min(value, Int128{fresh}) + kMaxAmount);
  return in_range(value);
}

/// A tier is judged by the values as conditions see them.
void Standing::note_judged() {
  const auto note = [this](std::size_t track, std::int64_t value) {
    const std::vector<std::int64_t>& marks = marks_[track];
    const auto above = std::upper_bound(marks.begin(), marks.end(), value);
    if (above != marks.begin()) log_.note(track, Int128{value} - *(above - 1));
  };
  const Member& member = state_.member;
  for (std::size_t metric = 0; metric < state_.counters.size(); ++metric) note(metric, *member.metrics[metric]);
  note(state_.counters.size(), *member.orders);
}

/// What is above the mark rolls over, up to the cap: below both, no less of it may be counted.
void Standing::note_rolled(std::size_t metric, std::int64_t mark) {
  const Counter& counter = state_.counters[metric];
  const std::int64_t surplus = std::min(counter.value() - mark, counter.fresh - counter.charged);
  if (surplus <= 0) return;
  const auto& cap = program_.metrics()[metric].document->roll_cap;
  log_.note(metric, cap && surplus >= *cap ? surplus - *cap : 0);
}

/// The mark is taken off, as far as there is something.
void Standing::note_charged(std::size_t metric, std::int64_t mark) {
  const std::int64_t value = state_.counters[metric].value();
  if (value > 0 && mark > 0) log_.note(metric, std::max<std::int64_t>(0, value - mark));
}

void Standing::take_back(std::size_t metric, std::int32_t event, std::int64_t value) {
  std::vector<Contribution>& contributions = contributions_[metric];
  const auto found = std::lower_bound(contributions.begin(), contributions.end(), event,
                                      [](const Contribution& one, std::int32_t wanted) { return one.event < wanted; });
  if (value == 0 || found == contributions.end() || found->event != event) return;
  found->returned += value;
  if (value < 0) lower_only_ = false;
  const auto position = static_cast<std::size_t>(found - contributions.begin());
  log_.lower(metric, event, position, value);
  Counter& counter = state_.counters[metric];
  if (counter.head <= position && position < counter.end) counter.fresh = without(counter.fresh, static_cast<std::uint64_t>(value));
}

void Standing::take_back_order(std::int32_t event) {
  returned_[static_cast<std::size_t>(event)] = true;
  state_.member.orders = *state_.member.orders - 1;
  log_.lower_orders(event);
  returned_in_ = StandingLog::stretch_of(event);  // the order is not judged after any more
}

bool Standing::again_from(std::int32_t event) {
  const std::int32_t until = state_.next_event;
  const std::int32_t before = state_.holding.tier();
  const Date today = history_.events[static_cast<std::size_t>(until)].date;
  const bool whole = !lower_only_;
  std::optional<std::size_t> next = StandingLog::stretch_of(event);
  if (!whole && !returned_in_) next = log_.next_unsure(*next);
  returned_in_.reset();
  lower_only_ = true;
  std::vector<ReachedMark> were;
  std::vector<ReachedMark> are;
  again_ = true;
  bool done = true;
  while (done && next) {
    std::size_t end = *next;
    done = work_out_again(end, until, whole, were, are);
    next = log_.next_unsure(end);
  }
  again_ = false;
  heap_sort(were);
  heap_sort(are);
  not_reached_.clear();
  std::set_difference(were.begin(), were.end(), are.begin(), are.end(), std::back_inserter(not_reached_));
  publish(today);
  if (state_.holding.tier() != before) timeline_.push_back({TierChange::Cause::refund, today, state_.holding.tier()});
  return done;
}

/// From the beginning of a stretch to that of the first from which everything goes on as before. At the end of the history, the new state
/// stays; otherwise the one that there was.
bool Standing::work_out_again(std::size_t& stretch, std::int32_t until, bool whole, std::vector<ReachedMark>& before, std::vector<ReachedMark>& after) {
  StandingState last = std::exchange(state_, log_.state(stretch));
  state_.holding.number_changes_from(last.holding.next_change());
  while (true) {
    const std::vector<ReachedMark> were = log_.forget(stretch);
    before.insert(before.end(), were.begin(), were.end());
    reached_ -= were.size();
    const bool at_end = stretch + 1 == log_.size();
    const std::int32_t end = at_end ? until : static_cast<std::int32_t>(stretch + 1) * StandingLog::kStretch;
    for (std::int32_t next = state_.next_event; next < end; ++next) {
      if (!advance(history_.events[static_cast<std::size_t>(next)].date) || !count_event(next)) return false;
    }
    const Date morning = history_.events[static_cast<std::size_t>(end)].date;
    if (!advance(morning)) return false;
    const std::vector<ReachedMark>& are = log_.reached_in(stretch);
    after.insert(after.end(), are.begin(), are.end());
    ++stretch;
    if (at_end) return true;
    const StandingState was = log_.state(stretch);
    if (!whole && goes_on_like(was, morning)) {
      log_.move_change(stretch, was.holding, state_.holding);
      if (last.holding.has_change_of(was.holding)) last.holding.take_change_of(state_.holding);
      last.holding.number_changes_from(state_.holding.next_change());
      state_ = std::move(last);
      log_.note_in(log_.size() - 1);
      return true;
    }
    log_.put(stretch, state_);
  }
}

/// Values included: what has gone back is taken off both.
bool Standing::goes_on_like(const StandingState& was, Date morning) const {
  const bool same_year = !anchored_ || state_.holding.changed() == was.holding.changed();
  return same_year && state_.holding.goes_on_like(was.holding, program_.document().downgrade, morning) && state_.counters == was.counters &&
         state_.tops == was.tops && state_.memberships == was.memberships && state_.reviewed == was.reviewed &&
         state_.member.metrics == was.member.metrics && state_.member.orders == was.member.orders &&
         state_.member.choices == was.member.choices && state_.member.memberships == was.member.memberships;
}

}  // namespace loyalty

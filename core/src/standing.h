// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "loyalty/compiled_program.h"
#include "loyalty/date.h"
#include "loyalty/history.h"
#include "loyalty/member.h"
#include "loyalty/result.h"
#include "loyalty/statement.h"
#include "loyalty/trace.h"
#include "standing_log.h"
#include "standing_state.h"
#include "tiers.h"

namespace loyalty {

/// What one event counts for a metric.
struct Contribution {
  Date date;
  std::int32_t event = 0;
  std::int64_t value = 0;
  std::int64_t returned = 0;  ///< of value: by refunds since

  [[nodiscard]] std::int64_t left() const { return value - returned; }
};

/// What a derivation needs to know of a counter that was charged or rolled over: how it stood then, and the mark of the tier.
struct CounterRecord {
  std::size_t metric = 0;
  std::size_t head = 0;
  std::size_t end = 0;
  std::int32_t rolled = -1;           ///< the record of what was in it from the period before; -1: nothing
  std::vector<std::int32_t> charges;  ///< records of what had been taken off
  std::int32_t tier = kNoTier;
  std::int64_t mark = 0;
  bool is_charge = false;
  std::int64_t value = 0;             ///< what was charged, or rolled over
};

/// The standing of one member through time. What the history counted can be taken back later: the standing is then the one it would be had
/// it never been counted, worked out again from a state kept from before.
class Standing {
 public:
  Standing(const CompiledProgram& program, const History& history);

  /// What a derivation needs beside the results is kept.
  void keep_records() { keeps_records_ = true; }

  /// A tier that needs nothing is held from the day of joining, or from the morning of the first event. Of a member of whom neither is known,
  /// it is not known since when.
  void begin(Date as_of);

  /// To the morning of a day: what windows, periods and validities change until then has happened. False when a value leaves ±kMaxAmount.
  [[nodiscard]] bool advance(Date day);
  /// What an event counts, to be followed by count_event().
  void add(std::size_t metric, const Contribution& contribution);
  /// Moves the counters by an event, then looks at the milestones, then reviews the tier. False when a value leaves ±kMaxAmount.
  [[nodiscard]] bool count_event(std::int32_t event);

  /// Takes back what an event counted for a metric; to be followed by again_from().
  void take_back(std::size_t metric, std::int32_t event, std::int64_t value);
  /// The order of an event does not count any more; to be followed by again_from().
  void take_back_order(std::int32_t event);
  /// Works out again what may be otherwise after an event of which something was taken back. False when a value leaves ±kMaxAmount.
  [[nodiscard]] bool again_from(std::int32_t event);
  /// Milestones that would not have been reached, after the last again_from().
  [[nodiscard]] const std::vector<ReachedMark>& not_reached() const { return not_reached_; }
  /// Milestones that were reached and are to be given, in order: a milestone that was undone can be reached again.
  [[nodiscard]] std::vector<ReachedMark> take_reached() { return std::exchange(to_give_, {}); }
  /// A milestone was undone: this is now the last of its marks that was given.
  void set_given(std::int32_t milestone, const TopMark& top) { given_tops_[static_cast<std::size_t>(milestone)] = top; }

  [[nodiscard]] const Member& member() const { return state_.member; }
  [[nodiscard]] const TierHolding& holding() const { return state_.holding; }
  [[nodiscard]] const std::vector<Counter>& counters() const { return state_.counters; }
  [[nodiscard]] const std::vector<std::optional<Date>>& memberships() const { return state_.memberships; }
  [[nodiscard]] const std::vector<TierChange>& timeline() const { return timeline_; }
  /// Charges and what rolled over, in the order in which they happened, also those that were worked out again since.
  [[nodiscard]] const std::vector<CounterRecord>& records() const { return records_; }
  /// All that was ever counted by a metric.
  [[nodiscard]] const std::vector<Contribution>& contributions(std::size_t metric) const { return contributions_[metric]; }
  /// What is inside the window of a metric now.
  [[nodiscard]] std::span<const Contribution> counted(std::size_t metric) const;
  /// A joining day or a first event is known: personal years have a day to be counted from.
  [[nodiscard]] bool has_begun() const { return history_.joined || !history_.events.empty(); }
  /// The day from which a personal year of a metric or limit is counted.
  [[nodiscard]] Date anchor(Window::Anchor anchor) const;
  /// The first day of the period of a metric on a day; nothing for windows that are none.
  [[nodiscard]] std::optional<Date> period_of(std::size_t metric, Date day) const;

 private:
  [[nodiscard]] const Window& window(std::size_t metric) const { return program_.metrics()[metric].document->window; }
  [[nodiscard]] std::optional<Date> next_turn(Date day);
  [[nodiscard]] bool slide(Date day);
  [[nodiscard]] bool slide(std::size_t metric, Date day);
  void roll_over(std::size_t metric);
  /// Leaves what lies before a day out of the window.
  [[nodiscard]] bool leave(std::size_t metric, Date begin);
  void schedule(std::size_t metric, Date day);
  void publish(Date day);
  [[nodiscard]] bool count(std::size_t metric, std::int32_t event);
  [[nodiscard]] bool reach_milestones(Date day);
  [[nodiscard]] bool review(Date day, TierHolding::Occasion occasion);
  /// What a new tier does to the counters.
  [[nodiscard]] bool settle_change(Date day, bool upgrade);
  void settle_upgrade(std::size_t metric, Date day);
  /// Returns the position of the new record; -1 when none are kept.
  std::int32_t record(std::size_t metric, const Counter& counter, std::int64_t mark, bool is_charge, std::int64_t value);
  [[nodiscard]] bool apply(std::int32_t event);

  // standing_refund.cpp: how far values are from other decisions, and what goes back
  /// Whether a counter with other contributions stays in ±kMaxAmount.
  [[nodiscard]] bool fits(std::size_t metric, std::int64_t fresh);
  void note_judged();
  void note_rolled(std::size_t metric, std::int64_t mark);
  void note_charged(std::size_t metric, std::int64_t mark);
  [[nodiscard]] bool work_out_again(std::size_t& stretch, std::int32_t until, bool whole, std::vector<ReachedMark>& before, std::vector<ReachedMark>& after);
  /// Whether from a morning on, everything happens as from a state that was kept.
  [[nodiscard]] bool goes_on_like(const StandingState& was, Date morning) const;

  const CompiledProgram& program_;
  const History& history_;
  Date joining_;
  std::vector<std::vector<Contribution>> contributions_;  ///< by metric, in the order of the events
  std::vector<bool> moves_;                                ///< by metric: a tier or a rollover depends on its value
  std::vector<bool> returned_;                             ///< by event: an order of which nothing is left
  std::vector<Date> turns_;
  StandingState state_;
  StandingLog log_;
  std::vector<std::vector<std::int64_t>> marks_;  ///< by metric, then of the orders: values at which a tier's condition turns, ascending
  bool anchored_ = false;            ///< a metric's year begins with a change of the tier
  std::optional<std::size_t> returned_in_;  ///< stretch of an order of which nothing is left any more
  bool lower_only_ = true;           ///< of what was taken back since again_from()
  std::vector<ReachedMark> not_reached_;
  std::vector<TopMark> given_tops_;  ///< by milestone: as given, where what was undone can make a difference
  std::vector<ReachedMark> to_give_;
  std::size_t reached_ = 0;  ///< milestones, in all stretches
  bool again_ = false;               ///< working out again: the timeline is not written
  std::vector<TierChange> timeline_;
  bool keeps_records_ = false;
  std::vector<CounterRecord> records_;
};

}  // namespace loyalty

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

/// One metric as it stands: contributions [head, end) are inside the window.
struct Counter {
  std::size_t head = 0;
  std::size_t end = 0;
  std::int64_t fresh = 0;   ///< their sum
  std::int64_t rolled = 0;  ///< counted again from the period before
  Date rolled_on;           ///< the first day of the period it counts in
  std::int32_t rolled_record = -1;  ///< of Standing::records()
  struct Charge {
    Date date;
    std::int32_t record = -1;  ///< of Standing::records(): how it came to be
    std::int64_t value = 0;
  };
  std::vector<Charge> charges;  ///< taken off by upgrades, inside the window
  std::int64_t charged = 0;     ///< their sum
  std::optional<Date> next;     ///< the day on which the value next changes by itself, or a period ends

  [[nodiscard]] std::int64_t value() const { return fresh + rolled - charged; }
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

/// A milestone as it was reached: once in a period for every mark.
struct Reached {
  std::int32_t milestone = 0;
  std::optional<Date> period;  ///< first day of the period; nothing for windows that are none
  std::int64_t mark = 0;       ///< 0 for `at`, n for the n-th `every` after it
  Date date;
  friend bool operator==(const Reached& a, const Reached& b) {
    return a.milestone == b.milestone && a.period == b.period && a.mark == b.mark;
  }
};

/// What events have made of one member's counters, tier, milestones, choices and memberships. A value: a copy keeps a state to come back to.
struct StandingState {
  std::int32_t next_event = 0;  ///< events before it are counted
  std::vector<Counter> counters;
  TierHolding holding;
  std::vector<Reached> reached;
  std::vector<std::optional<Date>> memberships;  ///< last day of each
  std::optional<Date> reviewed;                  ///< last day on which the tier was reviewed
  std::size_t next_turn = 0;
  Member member;
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

  /// Takes back what an event counted for a metric.
  void take_back(std::size_t metric, std::int32_t event, std::int64_t value);
  /// The order of an event does not count any more.
  void take_back_order(std::int32_t event);
  /// Works everything out again from before an event. False when a value leaves ±kMaxAmount.
  [[nodiscard]] bool again_from(std::int32_t event);
  /// Milestones that were not given count as not reached.
  void set_reached(std::vector<Reached> reached) { state_.reached = std::move(reached); }

  [[nodiscard]] const Member& member() const { return state_.member; }
  [[nodiscard]] const TierHolding& holding() const { return state_.holding; }
  [[nodiscard]] const std::vector<Counter>& counters() const { return state_.counters; }
  [[nodiscard]] const std::vector<Reached>& reached() const { return state_.reached; }
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

  const CompiledProgram& program_;
  const History& history_;
  Date joining_;
  std::vector<std::vector<Contribution>> contributions_;  ///< by metric, in the order of the events
  std::vector<bool> moves_;                                ///< by metric: a tier or a rollover depends on its value
  std::vector<bool> returned_;                             ///< by event: an order of which nothing is left
  std::vector<Date> turns_;
  StandingState state_;
  std::vector<StandingState> kept_;  ///< every so many events
  bool again_ = false;               ///< working out again: the timeline is not written
  std::vector<TierChange> timeline_;
  bool keeps_records_ = false;
  std::vector<CounterRecord> records_;
};

}  // namespace loyalty

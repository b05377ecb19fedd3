// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <tuple>
#include <vector>

#include "loyalty/date.h"
#include "loyalty/member.h"
#include "tiers.h"

namespace loyalty {

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
    friend bool operator==(const Charge&, const Charge&) = default;
  };
  std::vector<Charge> charges;  ///< taken off by upgrades, inside the window
  std::int64_t charged = 0;     ///< their sum
  std::optional<Date> next;     ///< the day on which the value next changes by itself, or a period ends

  [[nodiscard]] std::int64_t value() const { return fresh + rolled - charged; }
  friend bool operator==(const Counter&, const Counter&) = default;
};

/// A milestone as it was reached: once in a period for every mark.
struct ReachedMark {
  std::int32_t milestone = 0;
  std::optional<Date> period;  ///< first day of the period; nothing for windows that are none
  std::int64_t mark = 0;       ///< 0 for `at`, n for the n-th `every` after it
  friend bool operator==(const ReachedMark&, const ReachedMark&) = default;
  friend bool operator<(const ReachedMark& a, const ReachedMark& b) {
    return std::tie(a.milestone, a.period, a.mark) < std::tie(b.milestone, b.period, b.mark);
  }
};

/// The last mark of a milestone that was reached.
struct TopMark {
  std::optional<Date> period;  ///< as in ReachedMark
  std::int64_t mark = -1;      ///< as in ReachedMark; -1: none yet
  friend bool operator==(const TopMark&, const TopMark&) = default;
};

/// What events have made of one member's counters, tier, milestones, choices and memberships. A value: a copy keeps a state to come back to.
struct StandingState {
  std::int32_t next_event = 0;  ///< events before it are counted
  std::vector<Counter> counters;
  TierHolding holding;
  std::vector<TopMark> tops;  ///< by milestone
  std::vector<std::optional<Date>> memberships;  ///< last day of each
  std::optional<Date> reviewed;                  ///< last day on which the tier was reviewed
  std::size_t next_turn = 0;
  Member member;
};

}  // namespace loyalty

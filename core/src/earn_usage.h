// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "award.h"
#include "loyalty/compiled_program.h"
#include "loyalty/date.h"
#include "loyalty/points.h"

namespace loyalty {

/// A number that is added to on days that come in order.
class DailyTotals {
 public:
  void add(Date day, std::int64_t value);
  /// What was added from a day on; nothing: ever. Not more than kMaxAmount.
  [[nodiscard]] std::int64_t since(std::optional<Date> first) const;

 private:
  struct Day {
    Date day;
    Int128 total;  ///< of all days up to it
  };
  std::vector<Day> days_;
};

/// What a rule with the scope month has added up in a month.
struct EarnMonth {
  std::int64_t measured = 0;  ///< before what does not count is taken off
  Counted counted;
};

/// What one member has used so far of the limits of the rules, of the months that are rounded as one, and the runs of days of the counts.
/// Days come in order.
class EarnUsage {
 public:
  explicit EarnUsage(const CompiledProgram& program);

  /// The days from which personal years are counted.
  void anchor(Date joining, Date tier_change);

  /// What has been used of a limit of a rule in its window.
  [[nodiscard]] std::int64_t used(std::size_t rule, std::size_t limit, Date day) const;
  void use(std::size_t rule, std::size_t limit, Date day, std::int64_t value);

  /// What a rule has added up in the month of a day.
  [[nodiscard]] EarnMonth month(std::size_t rule, Date day) const;
  void set_month(std::size_t rule, Date day, const EarnMonth& month);

  /// An event with so many of each count; position: see EarnEvent.
  void count_days(std::span<const std::int64_t> counts, Date day, std::int32_t position);
  /// The length that the event given last, or an earlier one, gave to the run of days of a count: 0 when it did not make it longer.
  [[nodiscard]] std::int64_t run_made(std::size_t count) const { return runs_[count].made; }
  [[nodiscard]] std::int64_t run_made(std::size_t count, std::int32_t position) const;

  /// The points that a rule gave to an event, as far as a retroactive rule may ask for them.
  void remember(std::size_t rule, std::int32_t position, Points points);
  [[nodiscard]] Points remembered(std::size_t rule, std::int32_t position) const;

 private:
  struct OfEvent {
    std::int32_t position = -1;
    std::int64_t value = 0;
  };
  using ByEvent = std::vector<OfEvent>;  ///< in the order of positions
  struct OfRule {
    std::vector<DailyTotals> limits;
    std::int32_t month_number = -1;
    EarnMonth month;
    bool asked_for_again = false;
    ByEvent points;
  };
  struct Run {
    std::optional<Date> last;
    std::int64_t length = 0;
    std::int64_t made = 0;
    ByEvent log;
  };

  static void insert(ByEvent& list, OfEvent entry);
  [[nodiscard]] static std::int64_t find(const ByEvent& list, std::int32_t position);
  void ask_for(std::size_t rule);
  void count_day(Run& run, Date day, std::int32_t position);

  const CompiledProgram* program_;
  Date joining_;
  Date tier_change_;
  std::vector<OfRule> rules_;
  std::vector<Run> runs_;  ///< by count
};

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "award.h"
#include "earn_usage.h"
#include "eligibility.h"
#include "loyalty/points.h"

namespace loyalty {

/// How one rule came to its points, or why it did not.
struct EarnOutcome {
  Eligibility eligibility;
  std::int64_t measured = 0;
  std::int64_t surplus = 0;  ///< of it, above what does not count
  Counted counted;           ///< of that, within the limits
  std::int64_t gap = 0;      ///< between what counts in full and what lies beyond: cut by a limit after that of which it lies beyond
  EarnMonth month;           ///< before the event, of a rule with that scope
  std::int64_t awarded = 0;  ///< points before the fewest there are and the limits on points
  Points points;

  [[nodiscard]] bool earned() const { return eligibility.holds(); }
};

/// Takes the lines of an event one after the other from what counts of it: first what does not count, then what counts in full, then, after the
/// gap, what lies beyond.
class CountedByLine {
 public:
  explicit CountedByLine(const EarnOutcome& outcome)
      : above_(outcome.measured - outcome.surplus), left_(outcome.counted), gap_(outcome.gap) {}

  [[nodiscard]] Counted next(std::int64_t measured) {
    take(above_, measured);
    Counted line;
    line.full = take(left_.full, measured);
    take(gap_, measured);
    line.beyond = take(left_.beyond, measured);
    return line;
  }

 private:
  static std::int64_t take(std::int64_t& from, std::int64_t& measured) {
    const std::int64_t taken = from < measured ? from : measured;
    from -= taken;
    measured -= taken;
    return taken;
  }

  std::int64_t above_;
  Counted left_;
  std::int64_t gap_;
};

}  // namespace loyalty

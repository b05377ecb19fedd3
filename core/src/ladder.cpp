// SPDX-License-Identifier: Apache-2.0
#include "ladder.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "loyalty/amount_range.h"

namespace loyalty {
namespace {

/// An unbounded knapsack with two bounds. A sum is some of the other rungs and then as many as fit of the rung of the best rate. Of two
/// sums of other rungs whose values differ by whole best rungs, the one of lower value and not more points over the best rate makes the other
/// needless: it reaches every value that the other does, with not more points. So they are looked at by value, and few are kept.
class Ladder {
 public:
  Ladder(std::span<const RedemptionRung> rungs, std::int64_t units, Points points, Money most) : points_(points.units), most_(most.minor) {
    for (std::size_t i = 0; i < rungs.size(); ++i) {
      const Int128 value = Int128{rungs[i].value.minor} * units;
      const std::int64_t asked = rungs[i].points.units;
      if (asked > 0 && asked <= points_ && value > 0 && value <= most_) items_.push_back({i, static_cast<std::int64_t>(value), asked});
    }
  }

  [[nodiscard]] LadderSum best(std::size_t rungs) {
    LadderSum sum{{}, {}, std::vector<std::int64_t>(rungs, 0)};
    if (items_.empty()) return sum;
    choose_best_rate();
    search();
    sum.points = Points{found_.points};
    sum.value = Money{found_.value};
    sum.times[items_[rate_].rung] = found_.fill;
    for (std::int32_t at = found_.sum; sums_[static_cast<std::size_t>(at)].before >= 0; at = sums_[static_cast<std::size_t>(at)].before) {
      ++sum.times[items_[sums_[static_cast<std::size_t>(at)].item].rung];
    }
    return sum;
  }

 private:
  static constexpr std::size_t kMostSums = 262144;
  static constexpr std::int64_t kMostClasses = 65536;

  struct Item {
    std::size_t rung = 0;
    std::int64_t value = 0;
    std::int64_t points = 0;
  };
  /// A sum of other rungs: that of `before` and one more.
  struct Sum {
    std::int64_t value = 0;
    std::int64_t points = 0;
    std::int32_t before = -1;
    std::size_t item = 0;
  };
  struct Found {
    std::int64_t value = 0;
    std::int64_t points = 0;
    std::int64_t fill = 0;  ///< how many best rungs
    std::int32_t sum = 0;
  };

  /// Of the same rate the smallest.
  void choose_best_rate() {
    for (std::size_t i = 1; i < items_.size(); ++i) {
      const Int128 difference = Int128{items_[i].value} * items_[rate_].points - Int128{items_[rate_].value} * items_[i].points;
      if (difference > 0 || (difference == 0 && items_[i].points < items_[rate_].points)) rate_ = i;
    }
    std::int64_t divisor = 0;
    for (const Item& item : items_) divisor = std::gcd(divisor, item.value);
    divisor_ = divisor;
    if (const std::int64_t classes = items_[rate_].value / divisor; classes <= kMostClasses) {
      least_.assign(static_cast<std::size_t>(classes), std::nullopt);
    }
  }

  void search() {
    const auto later = [](const Sum& a, const Sum& b) { return a.value != b.value ? a.value > b.value : a.points > b.points; };
    std::vector<Sum> waiting{{}};
    while (!waiting.empty() && sums_.size() < kMostSums) {
      std::pop_heap(waiting.begin(), waiting.end(), later);
      const Sum sum = waiting.back();
      waiting.pop_back();
      if (needless(sum)) continue;
      const auto position = static_cast<std::int32_t>(sums_.size());
      sums_.push_back(sum);
      if (!least_.empty()) least_[class_of(sum)] = over_best(sum);
      fill(sum, position);
      for (std::size_t i = 0; i < items_.size(); ++i) {
        const Sum more{sum.value + items_[i].value, sum.points + items_[i].points, position, i};
        if (i == rate_ || more.value > most_ || more.points > points_ || cannot_win(more) || needless(more)) continue;
        waiting.push_back(more);
        std::push_heap(waiting.begin(), waiting.end(), later);
      }
    }
  }

  /// Whether a sum of lower value, or of the same, does as well.
  [[nodiscard]] bool needless(const Sum& sum) const {
    if (sums_.empty()) return false;
    if (sums_.back().value == sum.value) return true;
    return !least_.empty() && least_[class_of(sum)] && *least_[class_of(sum)] <= over_best(sum);
  }

  [[nodiscard]] std::size_t class_of(const Sum& sum) const { return static_cast<std::size_t>(sum.value % items_[rate_].value / divisor_); }
  /// Points over the best rate, times the value of the best rung.
  [[nodiscard]] Int128 over_best(const Sum& sum) const {
    return Int128{sum.points} * items_[rate_].value - Int128{sum.value} * items_[rate_].points;
  }

  /// Whether even all points that are left, at the best rate, would not reach what was found.
  [[nodiscard]] bool cannot_win(const Sum& sum) const {
    const Item& best = items_[rate_];
    return Int128{found_.value - sum.value} * best.points > Int128{points_ - sum.points} * best.value;
  }

  void fill(const Sum& sum, std::int32_t position) {
    const Item& best = items_[rate_];
    const std::int64_t times = std::min((most_ - sum.value) / best.value, (points_ - sum.points) / best.points);
    const Found filled{sum.value + times * best.value, sum.points + times * best.points, times, position};
    const bool better = filled.value > found_.value || (filled.value == found_.value && filled.points < found_.points);
    if (better || sums_.size() == 1) found_ = filled;
  }

  std::int64_t points_;
  std::int64_t most_;
  std::vector<Item> items_;  ///< rungs that fit at least once
  std::size_t rate_ = 0;     ///< the item of the best rate
  std::int64_t divisor_ = 1;
  std::vector<std::optional<Int128>> least_;  ///< by value modulo the best rung: the fewest points over the best rate
  std::vector<Sum> sums_;
  Found found_;
};

}  // namespace

LadderSum best_sum(std::span<const RedemptionRung> rungs, std::int64_t units, Points points, Money most) {
  return Ladder(rungs, units, points, most).best(rungs.size());
}

}  // namespace loyalty

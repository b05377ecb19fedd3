// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "candidate.h"
#include "line_columns.h"
#include "loyalty/program.h"
#include "promotion_trial.h"

namespace loyalty {

/// Combinations that are looked at in a stage.
inline constexpr std::int64_t kMostCombinations = 100000;

/// What combinations are compared by: what they take off, then what they give for later, then how few they are.
struct Worth {
  Int128 discount = 0;
  Int128 later = 0;
  std::int64_t promotions = 0;
};

/// Face value of what a promotion gives for later: vouchers, money, points by their number.
[[nodiscard]] Int128 later_worth(const Promotion& promotion, const TrialOutcome& outcome);

/// Whether two promotions stand together. alone: those that say nothing of it do so only with one that names them, as in a stage that
/// chooses the best.
[[nodiscard]] bool combine(const Candidate& a, const Candidate& b, const Program& program, bool alone);

/// The best allowed combination of the promotions of a stage: branch and bound over the promotions in the order in which they apply. What
/// one takes off after others is bounded by what it takes off alone, where its benefit grows with what is left; by what is left at all
/// where it may not.
class BestCombination {
 public:
  /// A promotion that may be taken, and what it does alone.
  struct Entry {
    const Candidate* candidate = nullptr;
    TrialOutcome outcome;
  };

  BestCombination(const Program& program, std::span<const BasketLine> lines, const LineColumns& order, std::span<const Entry> entries);

  void run();
  /// Positions of the entries of the best combination, in the order in which they apply.
  [[nodiscard]] const std::vector<std::size_t>& best() const { return best_; }
  [[nodiscard]] Money discount() const { return Money{static_cast<std::int64_t>(best_worth_.discount)}; }
  /// Whether every combination was looked at, or could not be better.
  [[nodiscard]] bool exact() const { return exact_; }
  /// What the best combination with an entry takes off; nothing where that would take too many combinations, or there is none.
  [[nodiscard]] std::optional<Money> best_with(std::size_t entry);
  /// The first of the best combination that keeps an entry out; where none does, the first of all.
  [[nodiscard]] std::size_t winner_over(std::size_t entry) const;

 private:
  /// A combination whose entries up to `next` are settled.
  struct Frame {
    LineColumns columns;
    Worth worth;
    std::size_t next = 0;
  };

  void search();
  void take(std::size_t at);
  void consider(const Worth& worth);
  [[nodiscard]] bool allowed(std::size_t at) const;
  [[nodiscard]] bool hopeless(std::size_t at, const Frame& frame) const;
  [[nodiscard]] bool excludes(std::size_t a, std::size_t b) const { return excludes_[a * entries_.size() + b] != 0; }

  static constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

  const LineColumns& order_;
  std::span<const Entry> entries_;
  PromotionTrial trial_;
  std::vector<std::uint8_t> excludes_;  ///< by pair of entries
  std::vector<Worth> bounds_;  ///< by entry: the most that it adds
  std::vector<Frame> frames_;
  std::vector<std::size_t> chosen_;
  std::vector<std::size_t> best_;
  Worth best_worth_;
  bool found_ = false;
  std::size_t forced_ = kNobody;
  std::int64_t looked_at_ = 0;
  bool exact_ = true;
};

}  // namespace loyalty

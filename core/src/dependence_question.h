// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "dependence_baskets.h"
#include "dependence_situations.h"
#include "dependence_subject.h"
#include "loyalty/dependence.h"

namespace loyalty {

/// Whether one change makes a difference, and the promotions between which it is looked for.
struct Question {
  enum class Kind : std::uint8_t { stages, promotions, combinations, add_item, better_offer } kind = Kind::stages;
  std::size_t first = 0;  ///< stages of stages and combinations, else promotions
  std::size_t second = 0;
  std::vector<std::pair<std::size_t, std::size_t>> pairs = {};
  DearerOffer change = {};  ///< of better_offer
};

/// What answers a question; with the added unit where one is.
struct Answer {
  Witness witness;
  MadeLine added;
};

/// Answers questions by quotes, as many as it is given.
class QuestionSearch {
 public:
  /// searches: the pairs of all questions, among which the quotes are shared.
  QuestionSearch(const CompiledProgram& program, Situations& situations, std::int64_t most, std::size_t searches);

  /// The smallest basket that answers it: one whose difference is not of rounding where there is one.
  [[nodiscard]] std::optional<Answer> run(const Question& question);
  /// Leaves its quotes to the others.
  void skip(const Question& question) { searches_left_ -= question.pairs.size(); }

  [[nodiscard]] std::int64_t baskets() const { return baskets_; }
  [[nodiscard]] std::int64_t quotes() const { return quotes_; }
  [[nodiscard]] bool complete() const { return complete_; }

 private:
  /// Where a basket is looked at.
  struct Place {
    const std::vector<MadeGood>& goods;
    const Situation& situation;
  };

  void search(std::size_t one, std::size_t other);
  void look_at(const SmallBasket& basket, const Place& place);
  void look_at_added(const SmallBasket& basket, const Place& place);
  /// Whether the change does what is asked for, by `least` or more.
  [[nodiscard]] bool answers(std::int64_t before, std::int64_t after, std::int64_t least) const;
  /// Whether a basket is smaller than the one found, or the unit that is added to it is.
  [[nodiscard]] bool betters(const SmallBasket& basket) const;
  /// Both amounts are known: takes the basket as the answer when it is one.
  void consider(const SmallBasket& basket, const SmallBasket& changed, const Place& place);
  [[nodiscard]] MadeOutcome outcome_of(const Quote& quote, bool changed) const;

  const CompiledProgram& program_;
  Situations& situations_;
  std::int64_t quotes_ = 0;
  Subject subject_;
  const Question* question_ = nullptr;
  Subject* changed_ = nullptr;  ///< the programme itself where the basket is what changes
  std::vector<const Promotion*> in_order_;  ///< in which they apply
  std::vector<std::int64_t> added_prices_;
  Quote before_;
  Quote after_;
  std::optional<Answer> found_;
  SmallBasket found_in_;  ///< with what is added
  std::optional<Answer> rounded_;
  std::int64_t most_;
  std::size_t searches_left_;
  std::int64_t baskets_ = 0;
  bool complete_ = true;
};

}  // namespace loyalty

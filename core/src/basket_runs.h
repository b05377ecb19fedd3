// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "candidate.h"
#include "loyalty/basket_advice.h"

namespace loyalty {

/// For one good of any price at the end of an order: amounts that lie in one run, in which no offer starts, stops or comes to another mark.
class AmountRuns {
 public:
  AmountRuns(const CompiledProgram& program, const QuoteRequest& request, const LineTraits& good);

  /// Whether that can be told. Otherwise more() is only likely.
  [[nodiscard]] bool certain() const { return certain_; }
  /// How many more minor units lie in the run of an answer.
  [[nodiscard]] std::int64_t more(const Quote& quote) const;
  /// Minor units by which shares may turn out differently inside a run.
  [[nodiscard]] std::int64_t slack() const { return slack_; }
  /// Whether less may be payable for more inside a run. What is taken off never falls.
  [[nodiscard]] bool may_fall() const { return may_fall_; }
  /// Which selections of the promotions have the good: goods that are equal in this cost the same.
  [[nodiscard]] const std::vector<bool>& matches() const { return matches_; }

 private:
  struct Watched {
    Candidate candidate;
    bool has_good = false;  ///< in some selection
    bool after_others = false;  ///< what others take off changes what it looks at
  };

  void find_alive(const CompiledProgram& program, const QuoteRequest& request);
  void match(const LineTraits& good, Watched& one);
  [[nodiscard]] bool is_certain(const CompiledProgram& program, const QuoteRequest& request) const;
  [[nodiscard]] bool is_plain(const Watched& one, const Program& program) const;
  [[nodiscard]] static bool adds_up(const Watched& one);
  [[nodiscard]] bool moves(const Watched& one) const;
  [[nodiscard]] std::int64_t until_next(const Watched& one, std::int64_t measured) const;
  [[nodiscard]] std::int64_t given_base(const Watched& one, const Quote& quote) const;
  [[nodiscard]] bool keeps_points(const Quote& quote) const;

  std::vector<Watched> watched_;  ///< those whose conditions hold, in the order in which they are tried
  std::vector<bool> matches_;
  const Basket* basket_;
  bool certain_ = false;
  bool may_fall_ = false;
  bool add_up_ = false;
  std::int64_t slack_ = 0;
  const Redemption* redemption_ = nullptr;  ///< of the points that pay; null: none do
};

}  // namespace loyalty

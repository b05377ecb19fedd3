// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "basket_trial.h"

namespace loyalty {

/// The units of an order in two (core/basket.md, section 2).
class SplitSearch {
 public:
  SplitSearch(const CompiledProgram& program, const BasketAdviceRequest& request);

  /// now: cost of the order as it is.
  [[nodiscard]] SplitAdvice run(Money now);

 private:
  /// Units alike, of one or several lines.
  struct Kind {
    std::vector<std::int32_t> lines;
    std::int64_t units = 0;
  };
  /// What goes to the first order: units by kind, free vouchers by bit, and the points.
  struct Way {
    std::vector<std::int64_t> units;
    std::uint32_t vouchers = 0;
    bool redeem = false;
  };

  void find_kinds(const Basket& basket);
  void choose_free_vouchers();
  [[nodiscard]] bool all_can_be_tried() const;
  void try_all();
  void try_all_assets(Way& way);
  void climb();
  [[nodiscard]] std::vector<Way> neighbours(const Way& way) const;
  /// Whether it is the best so far.
  bool try_out(const Way& way);
  [[nodiscard]] std::optional<Money> cost_of(const Way& way, SplitAdvice* advice);
  void place(const Way& way, bool first);
  void follow_first();
  [[nodiscard]] SplitOrder order_of(const Way& way, bool first) const;
  [[nodiscard]] std::int64_t units_of(const Way& way, std::size_t kind, bool first) const;

  const BasketAdviceRequest& request_;
  BasketTrial trial_;
  std::vector<Kind> kinds_;
  std::vector<std::int32_t> free_vouchers_;
  std::vector<CompiledPromotion> vouchers_;   ///< of the order at hand
  std::vector<std::int32_t> voucher_places_;  ///< of those in the request
  std::vector<UsedBudget> used_;
  Member member_;
  QuoteAllowance allowance_;
  bool exact_ = true;
  std::optional<Money> best_;
  Way best_way_;
};

}  // namespace loyalty

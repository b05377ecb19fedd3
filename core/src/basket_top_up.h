// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "basket_runs.h"
#include "basket_trial.h"

namespace loyalty {

/// What to add to an order (core/basket.md, section 1).
class TopUpSearch {
 public:
  TopUpSearch(const CompiledProgram& program, const BasketAdviceRequest& request, const std::vector<AddableGood>& goods, Money most_extra);

  [[nodiscard]] TopUpAdvice run();

 private:
  struct Found {
    bool any = false;
    Money list;
    Money cost;
    std::vector<AddedGood> goods;
  };

  [[nodiscard]] Found& found(TopUpRole role) { return found_[static_cast<std::size_t>(role)]; }
  void search_any_price(std::size_t good);
  void halve(std::int64_t low, Money low_cost, std::int64_t high, Money high_cost, const AmountRuns& runs);
  [[nodiscard]] bool may_hold_better(std::int64_t low, std::int64_t high, std::int64_t least_cost);
  void search_choices(std::size_t good, Money list);
  [[nodiscard]] std::optional<Money> try_amount(std::int64_t amount);
  [[nodiscard]] std::optional<Money> try_out();
  void consider(Money list, Money cost);
  void consider_start(Money list, Money cost);
  void keep(TopUpRole role, Money list, Money cost);
  [[nodiscard]] std::optional<Money> alone(const std::vector<AddedGood>& goods);
  void put(Basket& basket, std::size_t lines, const std::vector<AddedGood>& goods) const;
  [[nodiscard]] std::vector<TopUpOption> options();
  [[nodiscard]] TopUpOption option(const Found& found);

  BasketTrial trial_;
  BasketTrial alone_;
  const std::vector<AddableGood>& goods_;
  Money most_extra_;
  std::size_t lines_;  ///< of the order as it is
  QuoteAllowance allowance_;
  bool exact_ = true;
  bool spent_ = false;  ///< no more quotes
  Money now_;          ///< cost of the order as it is
  Money payable_;
  LaterValue later_;
  OfferExtents now_extents_;
  OfferExtents extents_;
  std::vector<AddedGood> at_hand_;
  std::array<Found, 5> found_;  ///< by role
};

}  // namespace loyalty

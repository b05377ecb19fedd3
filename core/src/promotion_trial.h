// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "line_columns.h"
#include "loyalty/allocation.h"
#include "loyalty/basket.h"
#include "loyalty/compiled_program.h"
#include "loyalty/reason.h"
#include "loyalty/trace.h"
#include "promotion_math.h"

namespace loyalty {

/// What a promotion would do to an order as it stands: a discount with its shares, vouchers to be worked out later, or the reason why not.
struct TrialOutcome {
  Reason reason = Reason::none;
  Missing missing;
  Reached reached;
  Money base;                 ///< what an amount trigger looks at; for the others what is left of the eligible lines
  Money discount;
  std::vector<Money> shares;  ///< one per line; their sum is the discount
  StepIndex base_step = kNoStep;
  StepIndex discount_step = kNoStep;
  StepIndex shares_step = kNoStep;
  StepIndex missing_step = kNoStep;

  [[nodiscard]] bool applies() const { return reason == Reason::none; }
};

/// Tries promotions on an order, whose lines and columns must outlive it. Conditions are not its business: see check().
class PromotionTrial {
 public:
  PromotionTrial(const Program& program, std::span<const BasketLine> lines, const LineColumns& columns, Trace* trace)
      : program_(program), lines_(lines), columns_(columns), trace_(trace) {}

  void run(const CompiledPromotion& promotion, RuleRef rule, TrialOutcome& outcome);

 private:
  bool find_eligible();
  [[nodiscard]] bool is_eligible(std::size_t line) const { return all_eligible_ || eligible_[line] != 0; }
  [[nodiscard]] bool reaches_mark(TrialOutcome& outcome);
  void give(const PercentOff& percent, TrialOutcome& outcome);
  void give(const AmountOff& amount, TrialOutcome& outcome);
  void give_to_order(Money discount, StepIndex step, TrialOutcome& outcome);
  void give_to_lines(StepIndex step, TrialOutcome& outcome);
  void share(std::span<const Money> weights, StepIndex weights_step, TrialOutcome& outcome);
  /// The lesser of the two; where the limit binds, a step says so. limit_step: kNoStep for a literal.
  [[nodiscard]] Money limited(Money discount, Money limit, StepCode code, StepIndex limit_step, StepIndex& step);
  [[nodiscard]] StepIndex trace_amount_off(Money off, std::int64_t times, Money amount);
  [[nodiscard]] StepIndex trace_line_amounts(const AmountOff& amount, std::int64_t times, const TrialOutcome& outcome);
  [[nodiscard]] const std::vector<Money>& eligible_list();
  [[nodiscard]] Money sum_of(AmountBase base, StepIndex& step);
  [[nodiscard]] StepIndex eligible_column(AmountBase base);
  template <class Number>
  [[nodiscard]] StepIndex select(StepIndex column, Unit unit, std::span<const Number> values);
  StepIndex trace_sum(StepCode code, StepIndex column, Unit unit, std::int64_t total);
  [[nodiscard]] Unit money() const { return {Unit::Kind::decimal, program_.currency.exponent}; }

  const Program& program_;
  std::span<const BasketLine> lines_;
  const LineColumns& columns_;
  Trace* trace_;

  const CompiledPromotion* promotion_ = nullptr;  ///< of the run
  RuleRef rule_;
  bool all_eligible_ = true;
  std::vector<std::uint8_t> eligible_;     ///< by line; not looked at when all are
  std::vector<Money> masked_left_;
  std::span<const Money> eligible_left_;   ///< what is left, zero where a line is not eligible
  std::vector<Money> eligible_list_;
  std::vector<std::int64_t> eligible_units_;
  StepIndex left_column_ = kNoStep;
  Money left_sum_;
  StepIndex left_sum_step_ = kNoStep;
  StepIndex times_step_ = kNoStep;
  AllocationScratch scratch_;
  std::vector<Operand> operands_;
};

}  // namespace loyalty

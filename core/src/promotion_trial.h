// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "candidate.h"
#include "line_columns.h"
#include "loyalty/allocation.h"
#include "loyalty/basket.h"
#include "loyalty/compiled_program.h"
#include "loyalty/reason.h"
#include "loyalty/trace.h"
#include "promotion_math.h"
#include "promotion_units.h"
#include "traced.h"

namespace loyalty {

/// What a promotion would do to an order as it stands: a discount with its shares, what is to be worked out later, or the reason why not.
struct TrialOutcome {
  Reason reason = Reason::none;
  Missing missing;
  std::vector<ShortGroup> groups;  ///< of the units that are missing
  RuleRef by;                      ///< who has used them
  Reached reached;
  Money base;                 ///< what an amount trigger looks at; for the others what is left of the eligible lines, or of the units of sets
  Money discount;
  std::vector<Money> shares;  ///< one per piece; their sum is the discount
  std::optional<LineColumns> pieces;  ///< the order, where pieces had to be cut: shares are of these
  StepIndex base_step = kNoStep;
  StepIndex discount_step = kNoStep;
  StepIndex shares_step = kNoStep;
  StepIndex missing_step = kNoStep;
  StepIndex times_step = kNoStep;  ///< of sets

  [[nodiscard]] bool applies() const { return reason == Reason::none; }
};

/// Tries promotions on orders of the same lines, which must outlive it. Conditions are not its business: see check().
class PromotionTrial {
 public:
  PromotionTrial(const Program& program, std::span<const BasketLine> lines, Traced<Trace> trace)
      : program_(program), lines_(lines), trace_(trace),
        has_floors_(std::any_of(lines.begin(), lines.end(), [](const BasketLine& line) { return line.floor_price > Money{}; })) {}

  void run(const Candidate& candidate, const LineColumns& columns, TrialOutcome& outcome);

 private:
  // What it takes.
  bool find_eligible();
  /// Whether there are any.
  bool find_goods(const CompiledSelection& goods);
  [[nodiscard]] bool is_eligible(std::size_t piece) const { return all_eligible_ || eligible_[piece] != 0; }
  [[nodiscard]] bool reaches_mark(TrialOutcome& outcome);
  [[nodiscard]] bool makes_sets(TrialOutcome& outcome);
  void miss_sets(const MadeSets& made, TrialOutcome& outcome);
  [[nodiscard]] StepIndex trace_sets(const MadeSets& made);
  [[nodiscard]] StepIndex trace_fields(const MadeSets& made);
  void refuse_price(Money price, Money left, TrialOutcome& outcome);
  /// Goes on with the goods that are reduced.
  void turn_to_reduced(TrialOutcome& outcome);
  void take_pieces(std::vector<UnitRun> runs, Symbol pool, TrialOutcome& outcome);
  void forget_goods();

  // What it gives.
  void give_benefit(TrialOutcome& outcome);
  void find_terms(const Benefit& benefit);
  void find_room();
  [[nodiscard]] Money percentage(const PercentOff& percent, Money base) const;
  /// A percentage of one base, or of a list of them.
  [[nodiscard]] StepIndex trace_percentage(StepCode code, const PercentOff& percent, const Operand& base, std::span<const Money> bases,
                                           std::span<const Money> off, bool is_list);
  void give(const PercentOff& percent, TrialOutcome& outcome);
  void give(const AmountOff& amount, TrialOutcome& outcome);
  void give(const NewPrice& price, TrialOutcome& outcome);
  void give_per_unit(const PercentOff& percent, TrialOutcome& outcome);
  [[nodiscard]] StepIndex trace_per_unit(const PercentOff& percent, std::span<const Money> base, const TrialOutcome& outcome);
  void give_price_per_unit(Money price, TrialOutcome& outcome);
  void give_to_order(Money discount, StepIndex step, TrialOutcome& outcome);
  void give_to_lines(StepIndex step, TrialOutcome& outcome);
  /// Where lines are in pieces: wanted(amount of the line) off each line, and its share of every piece.
  template <class Wanted, class Traced>
  void give_to_whole_lines(std::span<const Money> base, StepIndex base_step, const Wanted& wanted, const Traced& traced, TrialOutcome& outcome);
  /// room: what each can bear.
  void share(std::span<const Money> weights, StepIndex weights_step, std::span<const Money> room, StepIndex room_step, TrialOutcome& outcome);
  void share_by_parts(const Allocation& method, std::span<const Money> weights, StepIndex weights_step, std::span<const Money> room,
                      StepIndex room_step, TrialOutcome& outcome);
  void order_lines();
  /// Of lines that an allocation rounds by themselves.
  [[nodiscard]] Rounding line_rounding() const {
    return allocation_.share == Allocation::Share::as_discount ? rounding_ : static_cast<Rounding>(allocation_.share);
  }
  /// The room above what pieces are not to go below.
  void find_room_above(std::span<const Money> floors, std::vector<Money>& room) const;
  [[nodiscard]] StepIndex trace_room_above(StepIndex floors_step, std::span<const Money> floors, std::span<const Money> room);
  [[nodiscard]] StepIndex trace_line_floors();
  [[nodiscard]] Money floor_price(std::size_t piece) const;
  [[nodiscard]] StepIndex room_step();
  void share_per_line(std::span<const Money> weights, StepIndex weights_step, TrialOutcome& outcome);
  void keep_floor(const Floor& floor, TrialOutcome& outcome);
  void move_blocked(std::span<const Money> wanted, StepIndex wanted_step, std::span<const Money> room, StepIndex room_step,
                    TrialOutcome& outcome);
  [[nodiscard]] Money cap_and_budget(Money discount, StepIndex& step);
  /// The lesser of the two; where the limit binds, a step says so. limit_step: kNoStep for a literal.
  [[nodiscard]] Money limited(Money discount, Money limit, StepCode code, StepIndex limit_step, StepIndex& step);
  [[nodiscard]] StepIndex trace_amount_off(Money off, std::int64_t times, Money amount);
  [[nodiscard]] StepIndex trace_line_amounts(const AmountOff& amount, std::int64_t times, const TrialOutcome& outcome);

  // What it looks at.
  [[nodiscard]] const std::vector<Money>& eligible_list();
  [[nodiscard]] Money sum_of(AmountBase base, StepIndex& step);
  [[nodiscard]] StepIndex eligible_column(AmountBase base);
  [[nodiscard]] StepIndex eligible_quantities(const std::vector<std::int64_t>& units);
  template <class Number>
  [[nodiscard]] StepIndex select(StepIndex column, Unit unit, std::span<const Number> values);
  StepIndex trace_sum(StepCode code, StepIndex column, Unit unit, std::int64_t total);
  [[nodiscard]] Unit money() const { return {Unit::Kind::decimal, program_.currency.exponent}; }
  [[nodiscard]] Value value(Money amount) const { return {{amount.minor, 1}, money()}; }

  const Program& program_;
  std::span<const BasketLine> lines_;
  Traced<Trace> trace_;

  const Candidate* candidate_ = nullptr;  ///< of the run
  const CompiledPromotion* promotion_ = nullptr;
  const LineColumns* columns_ = nullptr;  ///< the order, or its pieces once they are cut
  RuleRef rule_;
  bool all_eligible_ = true;
  std::vector<std::uint8_t> eligible_;     ///< by piece; not looked at when all are
  std::vector<Money> masked_left_;
  std::span<const Money> eligible_left_;   ///< what is left, zero where a piece is not eligible
  std::vector<Money> eligible_list_;
  std::vector<std::int64_t> eligible_units_;
  StepIndex left_column_ = kNoStep;
  Money left_sum_;
  StepIndex left_sum_step_ = kNoStep;
  StepIndex times_step_ = kNoStep;
  bool at_limit_ = false;  ///< the cap or the budget binds
  Rounding rounding_ = Rounding::half_up;  ///< of the benefit, with the next two
  bool rounds_price_ = false;
  Allocation allocation_;
  const PercentOff* exact_ = nullptr;  ///< the discount is this percentage of the eligible lines, rounded once
  bool has_floors_ = false;            ///< some line has a floor price
  std::span<const Money> room_;        ///< what each piece can bear: what is left of it, down to the floor price of its line
  std::vector<Money> own_room_;
  std::vector<Money> line_floors_;
  StepIndex room_step_ = kNoStep;
  StepIndex line_floors_step_ = kNoStep;
  std::vector<std::uint32_t> order_;   ///< of the pieces, for an allocation
  AllocationScratch scratch_;
  std::vector<Operand> operands_;
};

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#include "redeeming.h"

#include <algorithm>
#include <vector>

#include "award.h"
#include "loyalty/allocation.h"
#include "redemption_worth.h"

namespace loyalty {
namespace {

/// One request to pay with points: the limits in turn, the one that binds gives the reason.
class Redeeming {
 public:
  Redeeming(const CompiledProgram& program, const RedeemRequest& request, std::span<const std::int64_t> counts, const LineColumns& net,
            StepIndex net_step, Quote& quote, Traced<Trace> trace)
      : program_(program),
        compiled_(program.redemptions()[static_cast<std::size_t>(request.redemption)]),
        redemption_(*compiled_.document),
        rule_{RuleRef::Kind::redemption, request.redemption},
        counts_(counts),
        units_(units_of(program, compiled_, counts)),
        net_(net),
        net_step_(net_step),
        quote_(quote),
        trace_(trace) {
    quote_.redemption = QuotedRedemption{request.redemption, request.points, {}, {}, Reason::none, {}};
    money_ = {Unit::Kind::decimal, program.document().currency.exponent};
    const auto ledger = static_cast<std::size_t>(compiled_.ledger);
    points_ = {Unit::Kind::decimal, program.document().ledgers[ledger].decimals};
  }

  StepIndex run(const Facts& facts) {
    const Eligibility eligibility = check({}, compiled_.when, facts, program_);
    const auto ledger = static_cast<std::size_t>(compiled_.ledger);
    const std::vector<std::optional<Points>>& balances = facts.member->balances;
    if (!eligibility.holds()) {
      refuse(eligibility.reason, eligibility.missing);
    } else if (ledger >= balances.size() || !balances[ledger]) {
      refuse(Reason::balance_unknown, {});
    } else if (units_ == 0) {
      refuse(Reason::nothing_to_count, {});
    } else {
      limit_to(*balances[ledger]);
    }
    return pay();
  }

 private:
  [[nodiscard]] QuotedRedemption& answer() { return *quote_.redemption; }
  [[nodiscard]] Value points_value(Points points) const { return {{points.units, 1}, points_}; }
  [[nodiscard]] Value money_value(Money money) const { return {{money.minor, 1}, money_}; }

  void refuse(Reason reason, Missing missing, StepIndex missing_step = kNoStep) {
    answer().reason = reason;
    answer().missing = missing;
    missing_step_ = missing_step;
  }

  /// usable falls to the limit where that is lower; a request above it gets the reason.
  void bound(Points limit, StepIndex limit_step, Reason reason) {
    if (usable_ <= limit) return;
    const Points over = usable_ - limit;
    if (answer().requested && answer().reason == Reason::none) {
      StepIndex step = kNoStep;
      if (trace_) {
        step = trace_->add({StepCode::points_unused, Operation::subtract, rule_}, {Operand::of(usable_step_), Operand::of(limit_step)},
                           points_value(over));
      }
      refuse(reason, {Missing::Kind::points, over.units, points_.decimals}, step);
    }
    usable_ = limit;
    usable_step_ = limit_step;
  }

  void limit_to(Points balance) {
    const Points available = std::max(balance, Points{});
    const Points requested = answer().requested.value_or(available);
    StepIndex balance_step = kNoStep;
    if (trace_) {
      balance_step = trace_->add({StepCode::points_available, Operation::given, rule_}, {}, points_value(available));
      usable_step_ = answer().requested ? trace_->add({StepCode::points_requested, Operation::given, rule_}, {}, points_value(requested))
                                        : balance_step;
    }
    usable_ = requested;
    bound(available, balance_step, Reason::balance_too_low);
    if (redemption_.ladder) {
      limit_to_sums();
    } else {
      limit_to_order();
      limit_to_steps();
    }
    limit_to_minimum();
  }

  /// What can be paid with points of the order.
  [[nodiscard]] Money payable_share() const {
    Money payable{};
    for (const Money line : net_.left) payable += line;
    if (!redemption_.max_share) return payable;
    return Money{static_cast<std::int64_t>(multiply(payable.minor, *redemption_.max_share, Rounding::floor))};
  }

  [[nodiscard]] Reason above_order() const { return redemption_.max_share ? Reason::above_share : Reason::above_payable; }

  void limit_to_order() {
    const Money limit = payable_share();
    StepIndex limit_step = net_step_;
    if (trace_ && redemption_.max_share) {
      limit_step = trace_->add({StepCode::share_limit, Operation::multiply, rule_, {}, Rounding::floor},
                               {Operand::of(net_step_), Value{*redemption_.max_share, kRatio}}, money_value(limit));
    }
    const Points most = points_within(redemption_, units_, limit);
    if (usable_ <= most) return;
    StepIndex step = kNoStep;
    if (trace_) {
      step = trace_->add({StepCode::points_for_share, Operation::divide, rule_, {}, Rounding::floor},
                         {Operand::of(limit_step), Operand::of(order_rate_step())}, points_value(most));
    }
    bound(most, step, above_order());
  }

  void limit_to_steps() {
    const Points whole{usable_.units / redemption_.step.units * redemption_.step.units};
    if (whole == usable_) return;
    StepIndex step = kNoStep;
    if (trace_) {
      step = trace_->add({StepCode::points_used, Operation::multiple, rule_},
                         {Operand::of(usable_step_), points_value(redemption_.step)}, points_value(whole));
    }
    bound(whole, step, Reason::not_a_multiple);
  }

  /// The best sum of rungs. Where a larger order would allow a better one, that is the reason for less than was asked for.
  void limit_to_sums() {
    const LadderSum sum = best_sum(redemption_.rungs, units_, usable_, payable_share());
    Reason reason = Reason::not_a_multiple;
    if (sum.points != usable_ && answer().requested &&
        best_sum(redemption_.rungs, units_, usable_, Money{kMaxAmount}).value > sum.value) {
      reason = above_order();
    }
    sum_value_ = sum.value;
    if (!trace_) return bound(sum.points, kNoStep, reason);
    const LadderSteps steps = trace_sum(redemption_, sum, notation(), *trace_);
    bound(sum.points, steps.points, reason);
    usable_step_ = steps.points;
    sum_value_step_ = steps.value;
  }

  [[nodiscard]] RedemptionNotation notation() {
    RedemptionNotation notation{rule_, points_, money_, {}, units_};
    if (compiled_.each >= 0) notation.units = Operand::of(units_step());
    return notation;
  }

  void limit_to_minimum() {
    if (usable_ >= redemption_.minimum) return;
    // Of points that are used by steps, the least that reach the minimum.
    const std::int64_t step_units = redemption_.ladder ? 1 : redemption_.step.units;
    const Points least{(redemption_.minimum.units + step_units - 1) / step_units * step_units};
    const Points lacking = least - usable_;
    StepIndex step = kNoStep;
    if (trace_) {
      step = trace_->add({StepCode::missing_points, Operation::subtract, rule_},
                         {points_value(least), Operand::of(usable_step_)}, points_value(lacking));
    }
    refuse(Reason::below_minimum, {Missing::Kind::points, lacking.units, points_.decimals}, step);
    usable_ = {};
    usable_step_ = kNoStep;
    sum_value_ = {};
    sum_value_step_ = kNoStep;
  }

  /// Begun units of the count that the value is for, of those at most so many.
  [[nodiscard]] StepIndex units_step() {
    if (units_step_ != kNoStep) return units_step_;
    const auto count = static_cast<std::size_t>(compiled_.each);
    const std::uint8_t decimals = program_.document().counts[count].decimals;
    const std::int64_t given = count < counts_.size() ? counts_[count] : 0;
    const auto begun = static_cast<std::int64_t>(divide(given, power_of_ten(decimals), Rounding::ceiling));
    const StepIndex step = trace_->add({StepCode::redeem_units, Operation::given, rule_}, {}, {{given, 1}, {Unit::Kind::decimal, decimals}});
    units_step_ = trace_->add({StepCode::redeem_units, Operation::multiply, rule_, {}, Rounding::ceiling}, {Operand::of(step)},
                              {{begun, 1}, kCount});
    if (begun > units_) {
      units_step_ = trace_->add({StepCode::redeem_units, Operation::min, rule_}, {Operand::of(units_step_), Value{{units_, 1}, kCount}},
                                {{units_, 1}, kCount});
    }
    return units_step_;
  }

  /// Money for one point by this order: that of a unit times the units.
  [[nodiscard]] StepIndex order_rate_step() {
    if (compiled_.each < 0) return rate_step();
    if (order_rate_step_ != kNoStep) return order_rate_step_;
    const Rational one = rate();
    const auto all = make_rational(Int128{one.numerator} * units_, one.denominator);
    const Operand of_unit = Operand::of(rate_step());
    order_rate_step_ = trace_->add({StepCode::point_rate, Operation::multiply, rule_}, {of_unit, Operand::of(units_step())},
                                   {all.value_or(Rational{}), kRatio});
    return order_rate_step_;
  }

  [[nodiscard]] Rational rate() const {
    const Int128 value = Int128{redemption_.value().minor} * power_of_ten(points_.decimals);
    return make_rational(value, Int128{redemption_.points().units} * power_of_ten(money_.decimals)).value_or(Rational{});
  }

  /// Money for one point (of one unit): value ÷ points, exact.
  StepIndex rate_step() {
    if (rate_step_ != kNoStep) return rate_step_;
    rate_step_ = trace_->add({StepCode::point_rate, Operation::divide, rule_, {"/redemption/rate"}},
                             {money_value(redemption_.value()), points_value(redemption_.points())}, {rate(), kRatio});
    return rate_step_;
  }

  StepIndex pay() {
    QuotedRedemption& redemption = answer();
    redemption.used = usable_;
    redemption.value = redemption_.ladder ? sum_value_ : value_of(redemption_, units_, usable_).value_or(Money{});
    quote_.points_value = redemption.value;
    std::vector<Money> shares(net_.left.size());
    AllocationScratch scratch;
    allocate(redemption.value, net_.left, by_amounts(program_.document().allocation), shares, scratch);
    for (std::size_t i = 0; i < shares.size(); ++i) quote_.lines[i].points_value = shares[i];
    return trace_ ? trace_payment(redemption, shares) : kNoStep;
  }

  StepIndex trace_payment(const QuotedRedemption& redemption, std::span<const Money> shares) {
    rate_step();
    if (usable_step_ == kNoStep) {
      usable_step_ = trace_->add({StepCode::points_used, Operation::given, rule_}, {}, points_value(redemption.used));
    }
    trace_->add_figure(usable_step_, {"/redemption/used"});
    if (missing_step_ != kNoStep) trace_->add_figure(missing_step_, {"/redemption/missing/points"});
    if (redemption.requested) {
      trace_->add({StepCode::points_requested, Operation::given, rule_, {"/redemption/requested"}}, {}, points_value(*redemption.requested));
    }
    const StepIndex value = sum_value_step_ != kNoStep ? sum_value_step_ : value_step(redemption);
    trace_->add_figure(value, {"/redemption/value"});
    trace_->add_figure(value, {"/pointsValue"});
    const Allocation method = by_amounts(program_.document().allocation);
    const StepIndex lines = trace_->add_list({StepCode::shares, Operation::allocate, rule_, {"/redemption/shares/*"}, {}, method},
                                             {Operand::of(value), Operand::of(net_.left_step)}, money_, shares);
    trace_->add_figure(lines, {"/lines/*/pointsValue"});
    return lines;
  }

  /// Points × money for one, floored.
  StepIndex value_step(const QuotedRedemption& redemption) {
    const StepIndex rate = units_ == 0 ? rate_step() : order_rate_step();
    return trace_->add({StepCode::points_value, Operation::multiply, rule_, {}, Rounding::floor}, {Operand::of(usable_step_), Operand::of(rate)},
                       money_value(redemption.value));
  }

  const CompiledProgram& program_;
  const CompiledRedemption& compiled_;
  const Redemption& redemption_;
  RuleRef rule_;
  std::span<const std::int64_t> counts_;
  std::int64_t units_;  ///< that the value is for
  const LineColumns& net_;
  StepIndex net_step_;
  Quote& quote_;
  Traced<Trace> trace_;
  Unit money_;
  Unit points_;
  Points usable_;
  StepIndex usable_step_ = kNoStep;
  StepIndex missing_step_ = kNoStep;
  Money sum_value_;  ///< of a ladder
  StepIndex rate_step_ = kNoStep;
  StepIndex order_rate_step_ = kNoStep;
  StepIndex units_step_ = kNoStep;
  StepIndex sum_value_step_ = kNoStep;
};

}  // namespace

StepIndex redeem_points(const CompiledProgram& program, const Facts& facts, const RedeemRequest& request,
                        std::span<const std::int64_t> counts, const LineColumns& net, StepIndex net_step, Quote& quote, Traced<Trace> trace) {
  return Redeeming(program, request, counts, net, net_step, quote, trace).run(facts);
}

}  // namespace loyalty

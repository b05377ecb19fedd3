// SPDX-License-Identifier: Apache-2.0
#include "redeeming.h"

#include <algorithm>
#include <vector>

#include "loyalty/allocation.h"

namespace loyalty {

std::optional<Money> value_of(const Redemption& redemption, Points points) {
  const auto minor = narrow(Int128{points.units} * redemption.value.minor / redemption.points.units);
  if (!minor) return std::nullopt;
  return Money{*minor};
}

Points points_within(const Redemption& redemption, Money amount) {
  const Int128 units = Int128{amount.minor} * redemption.points.units / redemption.value.minor;
  return Points{static_cast<std::int64_t>(std::min<Int128>(units, kMaxAmount))};
}

namespace {

/// One request to pay with points: the limits in turn, the one that binds gives the reason.
class Redeeming {
 public:
  Redeeming(const CompiledProgram& program, const RedeemRequest& request, const LineColumns& net, StepIndex net_step, Quote& quote,
            Trace* trace)
      : program_(program),
        compiled_(program.redemptions()[static_cast<std::size_t>(request.redemption)]),
        redemption_(*compiled_.document),
        rule_{RuleRef::Kind::redemption, request.redemption},
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
    limit_to_order();
    limit_to_steps();
  }

  void limit_to_order() {
    Money payable{};
    for (const Money line : net_.left) payable += line;
    Money limit = payable;
    StepIndex limit_step = net_step_;
    if (redemption_.max_share) {
      limit = Money{static_cast<std::int64_t>(multiply(payable.minor, *redemption_.max_share, Rounding::floor))};
      if (trace_) {
        limit_step = trace_->add({StepCode::share_limit, Operation::multiply, rule_, {}, Rounding::floor},
                                 {Operand::of(net_step_), Value{*redemption_.max_share, kRatio}}, money_value(limit));
      }
    }
    const Points most = points_within(redemption_, limit);
    if (usable_ <= most) return;
    StepIndex step = kNoStep;
    if (trace_) {
      step = trace_->add({StepCode::points_for_share, Operation::divide, rule_, {}, Rounding::floor},
                         {Operand::of(limit_step), Operand::of(rate_step())}, points_value(most));
    }
    bound(most, step, redemption_.max_share ? Reason::above_share : Reason::above_payable);
  }

  void limit_to_steps() {
    const Points whole{usable_.units / redemption_.step.units * redemption_.step.units};
    if (whole != usable_) {
      StepIndex step = kNoStep;
      if (trace_) {
        step = trace_->add({StepCode::points_used, Operation::multiple, rule_},
                           {Operand::of(usable_step_), points_value(redemption_.step)}, points_value(whole));
      }
      bound(whole, step, Reason::not_a_multiple);
    }
    if (usable_ >= redemption_.minimum) return;
    const Points lacking = redemption_.minimum - usable_;
    StepIndex step = kNoStep;
    if (trace_) {
      step = trace_->add({StepCode::missing_points, Operation::subtract, rule_},
                         {points_value(redemption_.minimum), Operand::of(usable_step_)}, points_value(lacking));
    }
    refuse(Reason::below_minimum, {Missing::Kind::points, lacking.units, points_.decimals}, step);
    usable_ = {};
    usable_step_ = kNoStep;
  }

  /// Money for one point: value ÷ points, exact.
  [[nodiscard]] StepIndex rate_step() {
    if (rate_step_ != kNoStep) return rate_step_;
    Int128 numerator = redemption_.value.minor;
    Int128 denominator = redemption_.points.units;
    for (int i = 0; i < points_.decimals; ++i) numerator *= 10;
    for (int i = 0; i < money_.decimals; ++i) denominator *= 10;
    const auto rate = make_rational(numerator, denominator);
    rate_step_ = trace_->add({StepCode::point_rate, Operation::divide, rule_, {"/redemption/rate"}},
                             {money_value(redemption_.value), points_value(redemption_.points)}, {rate.value_or(Rational{}), kRatio});
    return rate_step_;
  }

  StepIndex pay() {
    QuotedRedemption& redemption = answer();
    redemption.used = usable_;
    redemption.value = value_of(redemption_, usable_).value_or(Money{});
    quote_.points_value = redemption.value;
    std::vector<Money> shares(net_.left.size());
    AllocationScratch scratch;
    allocate(redemption.value, net_.left, program_.document().allocation, shares, scratch);
    for (std::size_t i = 0; i < shares.size(); ++i) quote_.lines[i].points_value = shares[i];
    return trace_ ? trace_payment(redemption, shares) : kNoStep;
  }

  StepIndex trace_payment(const QuotedRedemption& redemption, std::span<const Money> shares) {
    const StepIndex rate = rate_step();
    if (usable_step_ == kNoStep) {
      usable_step_ = trace_->add({StepCode::points_used, Operation::given, rule_}, {}, points_value(redemption.used));
    }
    trace_->add_figure(usable_step_, {"/redemption/used"});
    if (missing_step_ != kNoStep) trace_->add_figure(missing_step_, {"/redemption/missing/points"});
    if (redemption.requested) {
      trace_->add({StepCode::points_requested, Operation::given, rule_, {"/redemption/requested"}}, {}, points_value(*redemption.requested));
    }
    const StepIndex value = trace_->add({StepCode::points_value, Operation::multiply, rule_, {"/redemption/value"}, Rounding::floor},
                                        {Operand::of(usable_step_), Operand::of(rate)}, money_value(redemption.value));
    trace_->add_figure(value, {"/pointsValue"});
    const Allocation method = program_.document().allocation;
    const StepIndex lines = trace_->add_list({StepCode::shares, Operation::allocate, rule_, {"/redemption/shares/*"}, {}, method},
                                             {Operand::of(value), Operand::of(net_.left_step)}, money_, shares);
    trace_->add_figure(lines, {"/lines/*/pointsValue"});
    return lines;
  }

  const CompiledProgram& program_;
  const CompiledRedemption& compiled_;
  const Redemption& redemption_;
  RuleRef rule_;
  const LineColumns& net_;
  StepIndex net_step_;
  Quote& quote_;
  Trace* trace_;
  Unit money_;
  Unit points_;
  Points usable_;
  StepIndex usable_step_ = kNoStep;
  StepIndex missing_step_ = kNoStep;
  StepIndex rate_step_ = kNoStep;
};

}  // namespace

StepIndex redeem_points(const CompiledProgram& program, const Facts& facts, const RedeemRequest& request, const LineColumns& net,
                        StepIndex net_step, Quote& quote, Trace* trace) {
  return Redeeming(program, request, net, net_step, quote, trace).run(facts);
}

}  // namespace loyalty

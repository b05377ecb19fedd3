// SPDX-License-Identifier: Apache-2.0
#include "curve_basket.h"

#include <array>
#include <vector>

#include "curve_derivation.h"
#include "line_columns.h"
#include "loyalty/invariant.h"
#include "promotion_trial.h"

namespace loyalty {
namespace {

class BasketDerivation {
 public:
  BasketDerivation(const Program& program, CurveEvaluator& evaluator, Money basket, Traced<Trace> trace)
      : program_(program),
        evaluator_(evaluator),
        basket_(basket),
        trace_(trace),
        derivation_(trace, program.currency.exponent),
        money_{Unit::Kind::decimal, program.currency.exponent} {}

  [[nodiscard]] Result<BasketReading> run(Rational rate) {
    evaluator_.evaluate(basket_, point_);
    if (point_.overflowed) return overflow();
    BasketReading reading{basket_, Money{point_.paid.value}, point_.vouchers_total, {1, 1}, {1, 1}};
    Term list{{basket_.minor, 1}, true, kNoStep};
    Term paid{{reading.paid.minor, 1}, true, kNoStep};
    if (trace_) trace_paid(list, paid);
    const Term vouchers = derive_vouchers();
    derivation_.add_figure(vouchers, "/basket/vouchers", -1);
    if (basket_ == Money{}) return reading;
    reading.pay_ratio = derivation_.divide({StepCode::pay_ratio, {}, {"/basket/payRatio"}}, paid, list).value;
    const Term used = derivation_.multiply({StepCode::voucher_discount}, vouchers, Derivation::literal(rate));
    const Term after = derivation_.subtract({StepCode::paid_after_vouchers}, paid, used);
    reading.pay_ratio_with_vouchers =
        derivation_.divide({StepCode::pay_ratio, {}, {"/basket/payRatioWithVouchers"}}, after, list).value;
    if (derivation_.failed()) return overflow();
    return reading;
  }

 private:
  [[nodiscard]] static Error overflow() { return {ErrorCode::amount_overflow, Path{} / "basket", {}}; }

  /// The discounts one after the other, as a quote of this one line derives them.
  void trace_paid(Term& list, Term& paid) {
    const std::array<BasketLine, 1> lines{BasketLine{{}, evaluator_.units_of(basket_), basket_}};
    const RuleRef rule{RuleRef::Kind::basket, -1};
    columns_.list.assign(1, basket_);
    columns_.left = columns_.list;
    columns_.quantities.assign(1, lines[0].quantity);
    columns_.list_step = trace_->add_list({StepCode::basket_amount, Operation::given, rule}, {}, money_, columns_.list);
    columns_.quantities_step = trace_units(rule);
    columns_.left_step = columns_.list_step;
    list.step = trace_->add({StepCode::basket_list, Operation::sum, rule, {"/basket/list"}}, {Operand::of(columns_.list_step)},
                            {list.value, money_});
    PromotionTrial trial(program_, lines, trace_);
    TrialOutcome outcome;
    for (const CurveDiscount& discount : point_.discounts) {
      const Candidate& candidate = evaluator_.candidates()[static_cast<std::size_t>(discount.candidate)];
      CompiledPromotion promotion;
      promotion.document = candidate.promotion->document;
      trial.run({&promotion, candidate.rule}, columns_, outcome);
      invariant(outcome.applies() && outcome.discount == discount.discount, "the curve and the quote give the same discount");
      columns_.left[0] -= outcome.discount;
      columns_.left_step = trace_->add_list({StepCode::lines_left, Operation::subtract, candidate.rule},
                                            {Operand::of(columns_.left_step), Operand::of(outcome.shares_step)}, money_, columns_.left);
    }
    paid.step = trace_->add({StepCode::paid, Operation::sum, {}, {"/basket/paid"}}, {Operand::of(columns_.left_step)},
                            {paid.value, money_});
    static_cast<void>(derivation_.subtract({StepCode::basket_discount, {}, {"/basket/discount"}}, list, paid));
  }

  /// Full multiples of the unit price in the basket, at least one.
  [[nodiscard]] StepIndex trace_units(RuleRef rule) {
    const Money price = evaluator_.unit_price();
    const std::int64_t one = 1;
    if (price == Money{}) return trace_->add_list({StepCode::quantities, Operation::given, rule}, {}, kCount, columns_.quantities);
    const std::int64_t full = basket_.minor / price.minor;
    const StepIndex step = trace_->add_list({StepCode::quantities, Operation::blocks, rule},
                                            {Operand::of(columns_.list_step), Value{{price.minor, 1}, money_}}, kCount, std::span(&full, 1));
    if (full >= one) return step;
    return trace_->add_list({StepCode::quantities, Operation::max, rule}, {Operand::of(step), Value{{one, 1}, kCount}}, kCount, std::span(&one, 1));
  }

  [[nodiscard]] Term derive_vouchers() {
    std::vector<Term> totals;
    for (const CurveVouchers& given : point_.vouchers) {
      const RuleRef rule = evaluator_.candidates()[static_cast<std::size_t>(given.candidate)].rule;
      const Term count = count_of(given, rule);
      const Term value = derivation_.given_money({StepCode::voucher_value, rule}, evaluator_.voucher(given).value);
      totals.push_back(derivation_.multiply({StepCode::voucher_total, rule}, count, value));
    }
    if (totals.empty()) return derivation_.given_money({StepCode::voucher_total}, Money{});
    return derivation_.sum({StepCode::voucher_total}, totals);
  }

  /// times × count, as many as the cap allows.
  [[nodiscard]] Term count_of(const CurveVouchers& given, RuleRef rule) {
    const Promotion& document = evaluator_.promotion(given.candidate);
    const VoucherBack& voucher = evaluator_.voucher(given);
    Term times{{1, 1}, false, kNoStep};
    Int128 counted = 1;
    if (document.trigger.repeat == Trigger::Repeat::each) {
      const bool units = document.trigger.measure == Trigger::Measure::quantity;
      const std::int64_t measured = units ? evaluator_.units_of(basket_)
                                          : (document.trigger.base == AmountBase::list ? basket_.minor : point_.paid.value);
      const std::int64_t blocks = measured / document.rungs.front().at;
      counted = reach(document, measured).times;
      if (trace_) times.step = trace_blocks(document, rule, measured, blocks, static_cast<std::int64_t>(counted), units);
      times.value = {static_cast<std::int64_t>(counted), 1};
    }
    if (counted * voucher.count == given.count) {
      return derivation_.multiply({StepCode::vouchers_count, rule}, times, Derivation::literal({voucher.count, 1}));
    }
    return derivation_.given({StepCode::vouchers_count, rule}, {given.count, 1});  // fewer: the cap on their face value
  }

  [[nodiscard]] StepIndex trace_blocks(const Promotion& document, RuleRef rule, std::int64_t measured, std::int64_t blocks,
                                       std::int64_t counted, bool units) {
    const Unit unit = units ? kCount : money_;
    const StepIndex base = trace_->add({StepCode::voucher_base, Operation::given, rule}, {}, {{measured, 1}, unit});
    const StepIndex step = trace_->add({StepCode::blocks_reached, Operation::blocks, rule},
                                       {Operand::of(base), Value{{document.rungs.front().at, 1}, unit}}, {{blocks, 1}, kCount});
    if (blocks == counted) return step;
    return trace_->add({StepCode::blocks_counted, Operation::min, rule}, {Operand::of(step), Value{{counted, 1}, kCount}},
                       {{counted, 1}, kCount});
  }

  const Program& program_;
  CurveEvaluator& evaluator_;
  Money basket_;
  Traced<Trace> trace_;
  Derivation derivation_;
  Unit money_;
  LineColumns columns_;
  CurvePoint point_;
};

}  // namespace

Result<BasketReading> read_basket(const Program& program, CurveEvaluator& evaluator, Money basket, Rational redemption_rate,
                                  Traced<Trace> trace) {
  return BasketDerivation(program, evaluator, basket, trace).run(redemption_rate);
}

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#include "voucher_issue.h"

#include <algorithm>
#include <optional>
#include <variant>
#include <vector>

namespace loyalty {
namespace {

/// The promotions of one order that give something with it or for later.
class VoucherIssue {
 public:
  VoucherIssue(const CompiledProgram& program, Date today, std::span<const EarnLine> lines, const EarnInputs& inputs,
               DiscountStages& stages, Quote& quote, Traced<Trace> trace)
      : program_(program.document()), today_(today), lines_(lines), inputs_(inputs), stages_(stages), quote_(quote), trace_(trace) {
    money_ = {Unit::Kind::decimal, program.document().currency.exponent};
  }

  [[nodiscard]] Result<void> run() {
    for (const DiscountStages::Later& later : stages_.later()) {
      if (auto done = issue(later); !done) return done;
    }
    return {};
  }

 private:
  struct Measured {
    std::int64_t value = 0;
    bool any = false;
    StepIndex step = kNoStep;
  };

  [[nodiscard]] static bool counts_units(const Promotion& document) {
    return document.trigger.measure == Trigger::Measure::quantity;
  }
  [[nodiscard]] Unit unit_of(const Promotion& document) const { return counts_units(document) ? kCount : money_; }

  [[nodiscard]] Measured measure(const Candidate& candidate) {
    const Promotion& document = *candidate.promotion->document;
    if (!counts_units(document)) return measure_amount(candidate, document.trigger.base);
    return measure(candidate, kCount, inputs_.quantities, [](const EarnLine& line) { return line.quantity; });
  }
  [[nodiscard]] Measured measure_amount(const Candidate& candidate, AmountBase base) {
    return measure(candidate, money_, trace_ ? inputs_.of(base) : kNoStep, [&](const EarnLine& line) { return amount_of(base, line).minor; });
  }

  template <class Number>
  [[nodiscard]] Measured measure(const Candidate& candidate, Unit unit, StepIndex column, const Number& number) {
    Measured measured;
    std::vector<std::int64_t> amounts(lines_.size(), 0);
    std::vector<Operand> operands;
    if (trace_) operands.push_back(Operand::of(column));
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!candidate.promotion->items.matches(*lines_[i].traits)) continue;
      measured.any = true;
      amounts[i] = number(lines_[i]);
      measured.value += amounts[i];
      if (trace_) operands.push_back(Value{{static_cast<std::int64_t>(i), 1}, kCount});
    }
    if (!trace_) return measured;
    if (!candidate.promotion->items.all) {
      column = trace_->add_list({StepCode::eligible_amounts, Operation::select, candidate.rule}, operands, unit, amounts);
    }
    measured.step = trace_->add({StepCode::voucher_base, Operation::sum, candidate.rule}, {Operand::of(column)}, {{measured.value, 1}, unit});
    return measured;
  }

  [[nodiscard]] Result<void> issue(const DiscountStages::Later& later) {
    const Candidate& candidate = later.candidate;
    if (later.sets) return give(candidate, {0, *later.sets}, {}, later.sets_step);
    const Promotion& document = *candidate.promotion->document;
    const Measured measured = measure(candidate);
    if (!measured.any) {
      stages_.reject(candidate, Reason::no_eligible_items);
      return {};
    }
    const Reached reached = reach(document, measured.value);
    if (reached.times == 0) {
      reject_below(candidate, measured);
      return {};
    }
    return give(candidate, reached, measured, kNoStep);
  }

  /// times_step: of sets; kNoStep where the times come from a mark.
  [[nodiscard]] Result<void> give(const Candidate& candidate, Reached reached, const Measured& measured, StepIndex times_step) {
    const Benefit& benefit = candidate.promotion->document->rungs[static_cast<std::size_t>(reached.rung)].benefit;
    if (const auto* voucher = std::get_if<VoucherBack>(&benefit)) return give(*voucher, candidate, reached, measured, times_step);
    if (const auto* cashback = std::get_if<Cashback>(&benefit)) return give(*cashback, candidate, reached, measured, times_step);
    if (const auto* points = std::get_if<PointsBack>(&benefit)) return give(*points, candidate, reached, measured, times_step);
    if (const auto* gifts = std::get_if<Gifts>(&benefit)) return give(*gifts, candidate, reached, measured, times_step);
    return {};
  }

  [[nodiscard]] Result<void> give(const VoucherBack& voucher, const Candidate& candidate, Reached reached, const Measured& measured,
                                  StepIndex times_step) {
    const Promotion& document = *candidate.promotion->document;
    auto count = narrow(voucher_count(document, reached));
    if (!count || !in_range(Int128{*count} * voucher.value.minor)) return overflow(candidate);
    const std::optional<Money> allowed = allowance(candidate, Money{*count * voucher.value.minor});
    if (allowed) count = std::min(*count, allowed->minor / voucher.value.minor);
    if (*count == 0) {
      stages_.reject(candidate, Reason::budget_used);
      return {};
    }
    std::optional<Date> valid_to;
    if (voucher.valid_days) valid_to = add_days(today_, *voucher.valid_days);
    if (trace_) trace_voucher(candidate, voucher, reached, measured, times_step, *count);
    quote_.vouchers.push_back({candidate.rule, reached.rung, *count, voucher.value, voucher.minimum, valid_to});
    return {};
  }

  [[nodiscard]] Result<void> give(const Cashback& cashback, const Candidate& candidate, Reached reached, const Measured& measured,
                                  StepIndex times_step) {
    const Promotion& document = *candidate.promotion->document;
    const auto position = static_cast<std::int32_t>(quote_.cashback.size());
    StepIndex step = kNoStep;
    Int128 amount = Int128{cashback.amount.minor} * reached.times;
    if (cashback.share) {
      const Measured base = measure_amount(candidate, cashback.base);
      amount = multiply(base.value, *cashback.share, program_.rounding);
      if (trace_) step = base.step;
    }
    if (!in_range(amount)) return overflow(candidate);
    const Money wanted{static_cast<std::int64_t>(amount)};
    if (trace_) {
      step = cashback.share ? trace_->add({StepCode::cashback, Operation::multiply, candidate.rule, {}, program_.rounding},
                                          {Operand::of(step), Value{*cashback.share, kRatio}}, {{wanted.minor, 1}, money_})
                            : trace_->add({StepCode::cashback, Operation::multiply, candidate.rule},
                                          {trace_times(candidate, reached, measured, times_step), Value{{cashback.amount.minor, 1}, money_}},
                                          {{wanted.minor, 1}, money_});
    }
    Money given = document.cap ? std::min(wanted, *document.cap) : wanted;
    if (const auto allowed = allowance(candidate, given)) given = std::min(given, *allowed);
    if (given == Money{}) {
      stages_.reject(candidate, wanted == Money{} ? Reason::nothing_left : Reason::budget_used);
      return {};
    }
    if (trace_ && given < wanted) {
      step = trace_->add({StepCode::capped, Operation::min, candidate.rule}, {Operand::of(step), Value{{given.minor, 1}, money_}},
                         {{given.minor, 1}, money_});
    }
    if (trace_) trace_->add_figure(step, {"/cashback/#/amount", position});
    quote_.cashback.push_back({candidate.rule, given});
    return {};
  }

  [[nodiscard]] Result<void> give(const PointsBack& points, const Candidate& candidate, Reached reached, const Measured& measured,
                                  StepIndex times_step) {
    const std::int32_t ledger = candidate.promotion->ledgers[static_cast<std::size_t>(reached.rung)];
    const auto given = narrow(Int128{points.points.units} * reached.times);
    if (!given) return overflow(candidate);
    if (trace_) {
      const Unit unit{Unit::Kind::decimal, program_.ledgers[static_cast<std::size_t>(ledger)].decimals};
      const FigureRef figure{"/pointsGiven/#/points", static_cast<std::int32_t>(quote_.points.size())};
      trace_->add({StepCode::points_given, Operation::multiply, candidate.rule, figure},
                  {trace_times(candidate, reached, measured, times_step), Value{{points.points.units, 1}, unit}}, {{*given, 1}, unit});
    }
    quote_.points.push_back({candidate.rule, ledger, Points{*given}});
    return {};
  }

  [[nodiscard]] Result<void> give(const Gifts& gifts, const Candidate& candidate, Reached reached, const Measured& measured,
                                  StepIndex times_step) {
    const Operand times = trace_ ? trace_times(candidate, reached, measured, times_step) : Operand(Value{{1, 1}, kCount});
    for (std::size_t i = 0; i < gifts.gifts.size(); ++i) {
      const Gift& gift = gifts.gifts[i];
      const auto quantity = narrow(Int128{gift.quantity} * reached.times);
      if (!quantity) return overflow(candidate);
      const auto position = static_cast<std::int32_t>(quote_.gifts.size());
      if (trace_) {
        trace_->add({StepCode::gift_quantity, Operation::multiply, candidate.rule, {"/gifts/#/quantity", position}},
                    {times, Value{{gift.quantity, 1}, kCount}}, {{*quantity, 1}, kCount});
      }
      if (trace_ && gift.value) {
        trace_->add({StepCode::gift_value, Operation::given, candidate.rule, {"/gifts/#/value", position}}, {}, {{gift.value->minor, 1}, money_});
      }
      quote_.gifts.push_back({candidate.rule, reached.rung, static_cast<std::int32_t>(i), *quantity});
    }
    return {};
  }

  /// What its budget allows of an amount; nothing: all of it.
  [[nodiscard]] static std::optional<Money> allowance(const Candidate& candidate, Money amount) {
    const auto& budget = candidate.promotion->document->budget;
    if (!budget || !budget->amount || budget->last == Budget::Last::whole) return std::nullopt;
    const Money left = candidate.budget_left();
    if (amount <= left) return std::nullopt;
    return budget->last == Budget::Last::part ? left : Money{};
  }

  void reject_below(const Candidate& candidate, const Measured& measured) {
    const Promotion& document = *candidate.promotion->document;
    const bool units = counts_units(document);
    const std::int64_t mark = document.rungs.front().at;
    const std::int64_t lacking = mark - measured.value;
    StepIndex step = kNoStep;
    if (trace_) {
      step = trace_->add({units ? StepCode::missing_units : StepCode::missing_amount, Operation::subtract, candidate.rule},
                         {Value{{mark, 1}, unit_of(document)}, Operand::of(measured.step)}, {{lacking, 1}, unit_of(document)});
    }
    stages_.reject(candidate, units ? Reason::too_few_units : Reason::below_threshold,
                   {units ? Missing::Kind::units : Missing::Kind::amount, lacking, 0}, {}, step);
  }

  /// How often it is given.
  [[nodiscard]] Operand trace_times(const Candidate& candidate, Reached reached, const Measured& measured, StepIndex times_step) {
    if (times_step != kNoStep) return Operand::of(times_step);
    const Promotion& document = *candidate.promotion->document;
    const RuleRef rule = candidate.rule;
    if (document.trigger.repeat != Trigger::Repeat::each) {
      return Operand::of(trace_->add({StepCode::blocks_counted, Operation::given, rule}, {}, {{1, 1}, kCount}));
    }
    const std::int64_t mark = document.rungs.front().at;
    const std::int64_t blocks = measured.value / mark;
    StepIndex count = trace_->add({StepCode::blocks_reached, Operation::blocks, rule},
                                  {Operand::of(measured.step), Value{{mark, 1}, unit_of(document)}}, {{blocks, 1}, kCount});
    if (blocks > reached.times) {
      count = trace_->add({StepCode::blocks_counted, Operation::min, rule}, {Operand::of(count), Value{{reached.times, 1}, kCount}},
                          {{reached.times, 1}, kCount});
    }
    return Operand::of(count);
  }

  void trace_voucher(const Candidate& candidate, const VoucherBack& voucher, Reached reached, const Measured& measured,
                     StepIndex times_step, std::int64_t issued) {
    const Promotion& document = *candidate.promotion->document;
    const auto position = static_cast<std::int32_t>(quote_.vouchers.size());
    const RuleRef rule = candidate.rule;
    StepIndex count = trace_times(candidate, reached, measured, times_step).step;
    // Without a cap they have been given, so their number is in range; more than that is as good as the largest number.
    const std::int64_t wanted = narrow(Int128{reached.times} * voucher.count).value_or(kMaxAmount);
    count = trace_->add({StepCode::vouchers_count, wanted == kMaxAmount ? Operation::given : Operation::multiply, rule},
                        {Operand::of(count), Value{{voucher.count, 1}, kCount}}, {{wanted, 1}, kCount});
    const StepIndex value = trace_->add({StepCode::voucher_value, Operation::given, rule, {"/vouchersIssued/#/value", position}}, {},
                                        {{voucher.value.minor, 1}, money_});
    trace_->add_figure(value, {"/vouchersIssued/#/voucher/value", position});
    if (issued < wanted) {
      const bool capped = document.cap && document.cap->minor / voucher.value.minor == issued;
      const Money limit = capped ? *document.cap : candidate.budget_left();
      const StepIndex most = trace_->add({StepCode::capped, Operation::blocks, rule},
                                         {Value{{limit.minor, 1}, money_}, Operand::of(value)}, {{issued, 1}, kCount});
      count = trace_->add({StepCode::capped, Operation::min, rule}, {Operand::of(count), Operand::of(most)}, {{issued, 1}, kCount});
    }
    trace_->add_figure(count, {"/vouchersIssued/#/count", position});
    const StepIndex minimum = trace_->add({StepCode::voucher_minimum, Operation::given, rule, {"/vouchersIssued/#/minimum", position}}, {},
                                          {{voucher.minimum.minor, 1}, money_});
    if (voucher.minimum > Money{}) trace_->add_figure(minimum, {"/vouchersIssued/#/voucher/minimum", position});
  }

  [[nodiscard]] static Error overflow(const Candidate& candidate) {
    const Path list = candidate.rule.kind == RuleRef::Kind::program_promotion ? Path{} / "program" / "promotions" : Path{} / "promotions";
    return {ErrorCode::amount_overflow, list.at(static_cast<std::size_t>(candidate.rule.index)), {}};
  }

  const Program& program_;
  Date today_;
  std::span<const EarnLine> lines_;
  const EarnInputs& inputs_;
  DiscountStages& stages_;
  Quote& quote_;
  Traced<Trace> trace_;
  Unit money_;
};

}  // namespace

Result<void> issue_vouchers(const CompiledProgram& program, Date today, std::span<const EarnLine> lines, const EarnInputs& inputs,
                            DiscountStages& stages, Quote& quote, Traced<Trace> trace) {
  return VoucherIssue(program, today, lines, inputs, stages, quote, trace).run();
}

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#include "voucher_issue.h"

#include <variant>
#include <vector>

namespace loyalty {
namespace {

/// The voucher promotions of one order.
class VoucherIssue {
 public:
  VoucherIssue(const CompiledProgram& program, Date today, std::span<const EarnLine> lines, const EarnInputs& inputs,
               DiscountStages& stages, Quote& quote, Trace* trace)
      : today_(today), lines_(lines), inputs_(inputs), stages_(stages), quote_(quote), trace_(trace) {
    money_ = {Unit::Kind::decimal, program.document().currency.exponent};
  }

  [[nodiscard]] Result<void> run() {
    for (const Candidate& candidate : stages_.voucher_promotions()) {
      if (auto done = issue(candidate); !done) return done;
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

  [[nodiscard]] StepIndex column_of(const Promotion& document) const {
    return counts_units(document) ? inputs_.quantities : inputs_.of(document.trigger.base);
  }

  [[nodiscard]] Measured measure(const Candidate& candidate) {
    const Promotion& document = *candidate.promotion->document;
    Measured measured;
    std::vector<std::int64_t> amounts(lines_.size(), 0);
    std::vector<Operand> operands;
    if (trace_) operands.push_back(Operand::of(column_of(document)));
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!candidate.promotion->items.matches(*lines_[i].traits)) continue;
      measured.any = true;
      amounts[i] = counts_units(document) ? lines_[i].quantity : amount_of(document.trigger.base, lines_[i]).minor;
      measured.value += amounts[i];
      if (trace_) operands.push_back(Value{{static_cast<std::int64_t>(i), 1}, kCount});
    }
    if (!trace_) return measured;
    StepIndex column = column_of(document);
    if (!candidate.promotion->items.all) {
      column = trace_->add_list({StepCode::eligible_amounts, Operation::select, candidate.rule}, operands, unit_of(document), amounts);
    }
    measured.step = trace_->add({StepCode::voucher_base, Operation::sum, candidate.rule}, {Operand::of(column)},
                                {{measured.value, 1}, unit_of(document)});
    return measured;
  }

  [[nodiscard]] Result<void> issue(const Candidate& candidate) {
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
    const auto& voucher = *std::get_if<VoucherBack>(&document.rungs[static_cast<std::size_t>(reached.rung)].benefit);
    const auto count = narrow(voucher_count(document, reached));
    if (!count || !in_range(Int128{*count} * voucher.value.minor)) return overflow(candidate);
    std::optional<Date> valid_to;
    if (voucher.valid_days) valid_to = add_days(today_, *voucher.valid_days);
    if (trace_) trace_voucher(candidate, voucher, reached, measured, *count);
    quote_.vouchers.push_back({candidate.rule, reached.rung, *count, voucher.value, voucher.minimum, valid_to});
    return {};
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

  void trace_voucher(const Candidate& candidate, const VoucherBack& voucher, Reached reached, const Measured& measured,
                     std::int64_t issued) {
    const Promotion& document = *candidate.promotion->document;
    const auto position = static_cast<std::int32_t>(quote_.vouchers.size());
    const RuleRef rule = candidate.rule;
    StepIndex count = kNoStep;
    if (document.trigger.repeat == Trigger::Repeat::each) {
      const std::int64_t mark = document.rungs.front().at;
      const std::int64_t blocks = measured.value / mark;
      count = trace_->add({StepCode::blocks_reached, Operation::blocks, rule},
                          {Operand::of(measured.step), Value{{mark, 1}, unit_of(document)}}, {{blocks, 1}, kCount});
      if (blocks > reached.times) {
        count = trace_->add({StepCode::blocks_counted, Operation::min, rule},
                            {Operand::of(count), Value{{reached.times, 1}, kCount}}, {{reached.times, 1}, kCount});
      }
    } else {
      count = trace_->add({StepCode::blocks_counted, Operation::given, rule}, {}, {{1, 1}, kCount});
    }
    // Without a cap they have been given, so their number is in range; more than that is as good as the largest number.
    const std::int64_t wanted = narrow(Int128{reached.times} * voucher.count).value_or(kMaxAmount);
    count = trace_->add({StepCode::vouchers_count, wanted == kMaxAmount ? Operation::given : Operation::multiply, rule},
                        {Operand::of(count), Value{{voucher.count, 1}, kCount}}, {{wanted, 1}, kCount});
    const StepIndex value = trace_->add({StepCode::voucher_value, Operation::given, rule, {"/vouchersIssued/#/value", position}}, {},
                                        {{voucher.value.minor, 1}, money_});
    if (issued < wanted) {
      const StepIndex most = trace_->add({StepCode::capped, Operation::blocks, rule},
                                         {Value{{document.cap->minor, 1}, money_}, Operand::of(value)}, {{issued, 1}, kCount});
      count = trace_->add({StepCode::capped, Operation::min, rule}, {Operand::of(count), Operand::of(most)}, {{issued, 1}, kCount});
    }
    trace_->add_figure(count, {"/vouchersIssued/#/count", position});
    trace_->add({StepCode::voucher_minimum, Operation::given, rule, {"/vouchersIssued/#/minimum", position}}, {},
                {{voucher.minimum.minor, 1}, money_});
  }

  [[nodiscard]] static Error overflow(const Candidate& candidate) {
    const Path list = candidate.rule.kind == RuleRef::Kind::program_promotion ? Path{} / "program" / "promotions" : Path{} / "promotions";
    return {ErrorCode::amount_overflow, list.at(static_cast<std::size_t>(candidate.rule.index)), {}};
  }

  Date today_;
  std::span<const EarnLine> lines_;
  const EarnInputs& inputs_;
  DiscountStages& stages_;
  Quote& quote_;
  Trace* trace_;
  Unit money_;
};

}  // namespace

Result<void> issue_vouchers(const CompiledProgram& program, Date today, std::span<const EarnLine> lines, const EarnInputs& inputs,
                            DiscountStages& stages, Quote& quote, Trace* trace) {
  return VoucherIssue(program, today, lines, inputs, stages, quote, trace).run();
}

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#include "earning.h"

#include <optional>
#include <utility>

namespace loyalty {
namespace {

std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  while (exponent-- > 0) power *= 10;
  return power;
}

/// Works out the rules of one order in an order in which each comes after those it measures.
class Earning {
 public:
  Earning(const CompiledProgram& program, std::span<const EarnLine> lines, const Facts& facts, Trace* trace,
          const EarnInputs& inputs)
      : program_(program), lines_(lines), facts_(facts), trace_(trace), inputs_(inputs), outcomes_(program.earn().size()) {}

  [[nodiscard]] Result<void> run(Earned& earned, EarnSteps* steps) {
    for (const std::int32_t rule : program_.earn_order()) {
      if (auto done = work_out(static_cast<std::size_t>(rule)); !done) return done;
    }
    return collect(earned, steps);
  }

 private:
  struct Outcome {
    Eligibility eligibility;
    std::int64_t measured = 0;
    Points points;
    StepIndex base_step = kNoStep;
    StepIndex points_step = kNoStep;
  };

  [[nodiscard]] const EarnRule& document(std::size_t rule) const { return *program_.earn()[rule].document; }
  [[nodiscard]] RuleRef ref(std::size_t rule) const { return {RuleRef::Kind::earn_rule, static_cast<std::int32_t>(rule)}; }
  [[nodiscard]] int decimals(std::size_t rule) const {
    return program_.document().ledgers[static_cast<std::size_t>(program_.earn()[rule].ledger)].decimals;
  }

  [[nodiscard]] Unit measured_unit(std::size_t rule) const {
    switch (document(rule).measure.kind) {
      case Measure::Kind::amount:
        return {Unit::Kind::decimal, program_.document().currency.exponent};
      case Measure::Kind::points:
        return {Unit::Kind::decimal, static_cast<std::uint8_t>(decimals(rule))};
      case Measure::Kind::quantity:
      case Measure::Kind::orders:
        return kCount;
    }
    return kCount;
  }

  [[nodiscard]] static std::int64_t measured_of(const Measure& measure, const EarnLine& line) {
    return measure.kind == Measure::Kind::quantity ? line.quantity : amount_of(measure.base, line).minor;
  }

  [[nodiscard]] StepIndex column(const Measure& measure) const {
    return measure.kind == Measure::Kind::quantity ? inputs_.quantities : inputs_.of(measure.base);
  }

  [[nodiscard]] Result<void> work_out(std::size_t rule) {
    const EarnRule& document = this->document(rule);
    Outcome& outcome = outcomes_[rule];
    outcome.eligibility = check(document.valid, program_.earn()[rule].when, facts_, program_);
    if (!outcome.eligibility.holds()) return {};
    switch (document.measure.kind) {
      case Measure::Kind::amount:
      case Measure::Kind::quantity:
        return measure_lines(rule, outcome);
      case Measure::Kind::points:
        return measure_rules(rule, outcome);
      case Measure::Kind::orders:
        outcome.measured = 1;
        if (trace_) outcome.base_step = trace_->add({StepCode::earn_base, Operation::given, ref(rule)}, {}, {{1, 1}, kCount});
        return award(rule, outcome);
    }
    return {};
  }

  [[nodiscard]] Result<void> measure_lines(std::size_t rule, Outcome& outcome) {
    const CompiledEarnRule& compiled = program_.earn()[rule];
    const Measure& measure = compiled.document->measure;
    eligible_.assign(lines_.size(), 0);
    bool any = false;
    Int128 total = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!compiled.items.matches(*lines_[i].traits)) continue;
      any = true;
      eligible_[i] = measured_of(measure, lines_[i]);
      total += eligible_[i];
    }
    if (!any || total <= 0) {
      outcome.eligibility.reason = any ? Reason::nothing_to_count : Reason::no_eligible_items;
      return {};
    }
    const auto measured = narrow(total);
    if (!measured) return overflow(rule);
    outcome.measured = *measured;
    const StepIndex lines_step = trace_ ? trace_eligible(rule, measure) : kNoStep;
    if (trace_) {
      outcome.base_step = trace_->add({StepCode::earn_base, Operation::sum, ref(rule)}, {Operand::of(lines_step)},
                                      {{outcome.measured, 1}, measured_unit(rule)});
    }
    return compiled.document->scope == EarnScope::line ? award_lines(rule, lines_step, outcome) : award(rule, outcome);
  }

  [[nodiscard]] StepIndex trace_eligible(std::size_t rule, const Measure& measure) {
    const CompiledEarnRule& compiled = program_.earn()[rule];
    if (compiled.items.all) return column(measure);
    operands_.assign(1, Operand::of(column(measure)));
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (compiled.items.matches(*lines_[i].traits)) operands_.push_back(Value{{static_cast<std::int64_t>(i), 1}, kCount});
    }
    return trace_->add_list({StepCode::eligible_amounts, Operation::select, ref(rule)}, operands_, measured_unit(rule), eligible_);
  }

  [[nodiscard]] Result<void> measure_rules(std::size_t rule, Outcome& outcome) {
    Int128 total = 0;
    operands_.clear();
    for (const std::int32_t measured : program_.earn()[rule].of) {
      const Outcome& other = outcomes_[static_cast<std::size_t>(measured)];
      if (!other.eligibility.holds()) continue;
      total += other.points.units;
      if (trace_) operands_.push_back(Operand::of(other.points_step));
    }
    if (total <= 0) {
      outcome.eligibility.reason = Reason::nothing_to_count;
      return {};
    }
    const auto measured = narrow(total);
    if (!measured) return overflow(rule);
    outcome.measured = *measured;
    if (trace_) {
      outcome.base_step = trace_->add({StepCode::earn_base, Operation::sum, ref(rule)}, operands_,
                                      {{outcome.measured, 1}, measured_unit(rule)});
    }
    return award(rule, outcome);
  }

  /// Points, in units of the ledger, for what was measured; nothing when they leave the range.
  [[nodiscard]] std::optional<std::int64_t> points_for(std::size_t rule, std::int64_t measured) const {
    const EarnRule& document = this->document(rule);
    const Award& award = document.award;
    const Int128 scaled = Int128{award.points.numerator} * power_of_ten(decimals(rule));
    switch (award.kind) {
      case Award::Kind::rate:
        return narrow(divide(scaled * measured, Int128{award.points.denominator} * award.per, document.rounding));
      case Award::Kind::block:
        return narrow(scaled / award.points.denominator * (measured / award.per));
      case Award::Kind::fixed:
        return narrow(scaled / award.points.denominator);
    }
    return std::nullopt;
  }

  [[nodiscard]] Result<void> award(std::size_t rule, Outcome& outcome) {
    const auto points = points_for(rule, outcome.measured);
    if (!points) return overflow(rule);
    outcome.points = Points{*points};
    if (trace_) outcome.points_step = trace_award(rule, outcome);
    return {};
  }

  /// The rate of an award as factors of a product: points, and 1 ÷ per where that is not 1.
  void push_rate(std::size_t rule) {
    const Award& award = document(rule).award;
    operands_.push_back(Value{award.points, kRatio});
    const Unit unit = measured_unit(rule);
    const std::int64_t one = power_of_ten(unit.decimals);
    if (award.per != one) {
      const auto factor = make_rational(one, award.per);
      if (factor) operands_.push_back(Value{*factor, kRatio});
    }
  }

  [[nodiscard]] StepIndex trace_award(std::size_t rule, const Outcome& outcome) {
    const Award& award = document(rule).award;
    const Unit points_unit{Unit::Kind::decimal, static_cast<std::uint8_t>(decimals(rule))};
    const Value result{{outcome.points.units, 1}, points_unit};
    switch (award.kind) {
      case Award::Kind::rate:
        operands_.assign(1, Operand::of(outcome.base_step));
        push_rate(rule);
        return trace_->add({StepCode::earn_points, Operation::multiply, ref(rule), {}, document(rule).rounding}, operands_, result);
      case Award::Kind::block: {
        const StepIndex blocks = trace_->add({StepCode::earn_blocks, Operation::blocks, ref(rule)},
                                             {Operand::of(outcome.base_step), Value{{award.per, 1}, measured_unit(rule)}},
                                             {{outcome.measured / award.per, 1}, kCount});
        return trace_->add({StepCode::earn_points, Operation::multiply, ref(rule)},
                           {Operand::of(blocks), Value{award.points, kRatio}}, result);
      }
      case Award::Kind::fixed:
        return trace_->add({StepCode::earn_points, Operation::given, ref(rule)}, {}, result);
    }
    return kNoStep;
  }

  [[nodiscard]] Result<void> award_lines(std::size_t rule, StepIndex lines_step, Outcome& outcome) {
    Int128 total = 0;
    line_points_.assign(lines_.size(), 0);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (eligible_[i] <= 0) continue;
      const auto points = points_for(rule, eligible_[i]);
      if (!points) return overflow(rule);
      line_points_[i] = *points;
      total += *points;
    }
    const auto points = narrow(total);
    if (!points) return overflow(rule);
    outcome.points = Points{*points};
    if (trace_) outcome.points_step = trace_lines(rule, lines_step, outcome);
    return {};
  }

  [[nodiscard]] StepIndex trace_lines(std::size_t rule, StepIndex lines_step, const Outcome& outcome) {
    const Award& award = document(rule).award;
    const Unit points_unit{Unit::Kind::decimal, static_cast<std::uint8_t>(decimals(rule))};
    StepIndex points = kNoStep;
    if (award.kind == Award::Kind::fixed) {
      points = trace_->add_list({StepCode::earn_points, Operation::given, ref(rule)}, {}, points_unit, line_points_);
    } else if (award.kind == Award::Kind::block) {
      std::vector<std::int64_t> blocks(eligible_);
      for (std::int64_t& block : blocks) block /= award.per;
      const StepIndex step = trace_->add_list({StepCode::earn_blocks, Operation::blocks, ref(rule)},
                                              {Operand::of(lines_step), Value{{award.per, 1}, measured_unit(rule)}}, kCount, blocks);
      points = trace_->add_list({StepCode::earn_points, Operation::multiply, ref(rule)},
                                {Operand::of(step), Value{award.points, kRatio}}, points_unit, line_points_);
    } else {
      operands_.assign(1, Operand::of(lines_step));
      push_rate(rule);
      points = trace_->add_list({StepCode::earn_points, Operation::multiply, ref(rule), {}, document(rule).rounding}, operands_,
                                points_unit, line_points_);
    }
    return trace_->add({StepCode::earn_points, Operation::sum, ref(rule)}, {Operand::of(points)}, {{outcome.points.units, 1}, points_unit});
  }

  [[nodiscard]] Result<void> collect(Earned& earned, EarnSteps* steps) {
    const std::size_t ledgers = program_.document().ledgers.size();
    earned.rules.clear();
    earned.not_earned.clear();
    earned.totals.assign(ledgers, Points{});
    for (std::size_t rule = 0; rule < outcomes_.size(); ++rule) {
      const Outcome& outcome = outcomes_[rule];
      const auto position = static_cast<std::int32_t>(rule);
      if (!outcome.eligibility.holds()) {
        earned.not_earned.push_back({position, outcome.eligibility.reason, outcome.eligibility.missing});
        continue;
      }
      Points& total = earned.totals[static_cast<std::size_t>(program_.earn()[rule].ledger)];
      if (!in_range(Int128{total.units} + outcome.points.units)) return overflow(rule);
      total += outcome.points;
      earned.rules.push_back({position, {outcome.measured, 1}, outcome.points});
      if (trace_ && steps) {
        steps->bases.push_back(outcome.base_step);
        steps->rules.push_back(outcome.points_step);
      }
    }
    if (trace_ && steps) trace_totals(earned, *steps);
    return {};
  }

  void trace_totals(const Earned& earned, EarnSteps& steps) {
    steps.totals.assign(earned.totals.size(), kNoStep);
    for (std::size_t ledger = 0; ledger < earned.totals.size(); ++ledger) {
      operands_.clear();
      for (std::size_t i = 0; i < earned.rules.size(); ++i) {
        const auto rule = static_cast<std::size_t>(earned.rules[i].rule);
        if (static_cast<std::size_t>(program_.earn()[rule].ledger) == ledger) operands_.push_back(Operand::of(steps.rules[i]));
      }
      if (operands_.empty()) continue;
      const Unit unit{Unit::Kind::decimal, program_.document().ledgers[ledger].decimals};
      steps.totals[ledger] = trace_->add({StepCode::earn_total, Operation::sum, {RuleRef::Kind::ledger, static_cast<std::int32_t>(ledger)}},
                                         operands_, {{earned.totals[ledger].units, 1}, unit});
    }
  }

  [[nodiscard]] static Error overflow(std::size_t rule) {
    return {ErrorCode::amount_overflow, (Path{} / "program" / "earn").at(rule), {}};
  }

  const CompiledProgram& program_;
  std::span<const EarnLine> lines_;
  const Facts& facts_;
  Trace* trace_;
  const EarnInputs& inputs_;
  std::vector<Outcome> outcomes_;
  std::vector<std::int64_t> eligible_;
  std::vector<std::int64_t> line_points_;
  std::vector<Operand> operands_;
};

}  // namespace

Money amount_of(AmountBase base, const EarnLine& line) {
  switch (base) {
    case AmountBase::list:
      return line.list;
    case AmountBase::net:
      return line.net;
    case AmountBase::payable:
      return line.payable;
  }
  return line.net;
}

Result<void> earn(const CompiledProgram& program, std::span<const EarnLine> lines, const Facts& facts, Earned& earned, Trace* trace,
                  const EarnInputs& inputs, EarnSteps* steps) {
  return Earning(program, lines, facts, trace, inputs).run(earned, steps);
}

std::optional<std::int64_t> counted_by(const CompiledMetric& metric, std::span<const EarnLine> lines, const Earned& earned) {
  switch (metric.document->kind) {
    case Metric::Kind::orders:
      return 1;
    case Metric::Kind::points:
      return earned.totals[static_cast<std::size_t>(metric.ledger)].units;
    case Metric::Kind::spend:
      break;
  }
  Int128 spend = 0;
  for (const EarnLine& line : lines) {
    if (metric.items.matches(*line.traits)) spend += amount_of(metric.document->base, line).minor;
  }
  return narrow(spend);
}

}  // namespace loyalty

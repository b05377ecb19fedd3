// SPDX-License-Identifier: Apache-2.0
#include "earning_trace.h"

#include "award_trace.h"

namespace loyalty {
namespace {

/// The steps of one rule of one event.
class RuleDerivation {
 public:
  RuleDerivation(const CompiledProgram& program, std::size_t rule, const EarnEvent& event, const EarnInputs& inputs,
                 const EarnOutcome& outcome, std::span<const std::int64_t> eligible, std::span<const std::int64_t> rooms, Trace& trace)
      : compiled_(program.earn()[rule]),
        document_(*compiled_.document),
        event_(event),
        inputs_(inputs),
        outcome_(outcome),
        eligible_(eligible),
        rooms_(rooms),
        award_(program, rule, trace),
        trace_(trace) {}

  /// given: by rule where the derivation of its points ended.
  void run(const std::vector<StepIndex>& given) {
    const Parts parts = counted({Operand::of(measured(given)), outcome_.measured});
    base_ = total(parts);
    points_ = limited(awarded(parts));
  }

  [[nodiscard]] StepIndex base() const { return base_; }
  [[nodiscard]] StepIndex points() const { return points_; }

 private:
  using Part = AwardTrace::Part;
  using Parts = AwardTrace::Parts;

  [[nodiscard]] const RuleRef& ref() const { return award_.rule(); }
  [[nodiscard]] Value measure(std::int64_t units) const { return {{units, 1}, award_.measured_unit()}; }
  [[nodiscard]] Value points(std::int64_t units) const { return {{units, 1}, award_.points_unit()}; }

  [[nodiscard]] StepIndex measured(const std::vector<StepIndex>& given) {
    const Value result = measure(outcome_.measured);
    if (is_of_lines(document_.measure.kind)) {
      lines_ = eligible_lines();
      return trace_.add({StepCode::earn_base, Operation::sum, ref()}, {Operand::of(lines_)}, result);
    }
    if (document_.measure.kind != Measure::Kind::points) return trace_.add({StepCode::earn_base, Operation::given, ref()}, {}, result);
    std::vector<Operand> operands;
    for (const std::int32_t rule : compiled_.of) {
      const StepIndex step = given[static_cast<std::size_t>(rule)];
      if (step != kNoStep) operands.push_back(Operand::of(step));
    }
    return trace_.add({StepCode::earn_base, Operation::sum, ref()}, operands, result);
  }

  [[nodiscard]] StepIndex eligible_lines() {
    const StepIndex column =
        document_.measure.kind == Measure::Kind::quantity ? inputs_.quantities : inputs_.of(document_.measure.base);
    if (compiled_.items.all) return column;
    std::vector<Operand> operands{Operand::of(column)};
    for (std::size_t i = 0; i < event_.lines.size(); ++i) {
      if (compiled_.items.matches(*event_.lines[i].traits)) operands.push_back(Value{{static_cast<std::int64_t>(i), 1}, kCount});
    }
    return trace_.add_list({StepCode::eligible_amounts, Operation::select, ref()}, operands, award_.measured_unit(), eligible_);
  }

  /// What counts of it: above what does not, within each limit that has less left.
  [[nodiscard]] Parts counted(const Part& measured) {
    Parts parts{surplus(measured), {measure(0), 0}};
    for (std::size_t i = 0; i < document_.limits.size(); ++i) {
      const EarnLimit& limit = document_.limits[i];
      if (!limit.measured || parts.full.units <= rooms_[i]) continue;
      const Operand left = limit_left(measure(*limit.measured), measure(*limit.measured - rooms_[i]));
      const Part whole = parts.full;
      parts.full = {step(StepCode::earn_counted, Operation::min, {whole.of, left}, measure(rooms_[i])), rooms_[i]};
      if (!limit.then) continue;
      const std::int64_t beyond = whole.units - rooms_[i];
      parts.beyond = {step(StepCode::earn_beyond, Operation::subtract, {whole.of, parts.full.of}, measure(beyond)), beyond};
      up_to_beyond_ = parts.full;
    }
    return parts;
  }

  [[nodiscard]] Part surplus(const Part& measured) {
    if (outcome_.surplus == outcome_.measured) return measured;
    const std::int64_t before = outcome_.month.measured;
    const std::int64_t with = before + measured.units;
    const Operand reached =
        before == 0 ? measured.of : step(StepCode::earn_month, Operation::sum, {measure(before), measured.of}, measure(with));
    const std::int64_t over = with - document_.above;
    const Operand above = step(StepCode::earn_above, Operation::subtract, {reached, measure(document_.above)}, measure(over));
    if (over >= 0) return {above, over};
    return {step(StepCode::earn_above, Operation::max, {above, measure(0)}, measure(0)), 0};
  }

  /// A limit, less what has been used of it.
  [[nodiscard]] Operand limit_left(const Value& limit, const Value& used) {
    if (used.value.numerator == 0) return limit;
    return step(StepCode::earn_limit_left, Operation::subtract, {limit, used},
                {{limit.value.numerator - used.value.numerator, 1}, limit.unit});
  }

  [[nodiscard]] StepIndex total(const Parts& parts) {
    if (parts.beyond.units == 0) return parts.full.of.step;
    return step(StepCode::earn_counted, Operation::sum, {parts.full.of, parts.beyond.of},
                measure(parts.full.units + parts.beyond.units)).step;
  }

  /// The points of what counts; where nothing does, the fewest there are.
  [[nodiscard]] Part awarded(const Parts& parts) {
    const std::int64_t fewest = document_.at_least.value_or(0);
    if (parts.full.units + parts.beyond.units == 0) {
      return {step(StepCode::earn_at_least, Operation::given, {}, points(fewest)), fewest};
    }
    const Part award{Operand::of(award_of(parts)), outcome_.awarded};
    if (award.units >= fewest) return award;
    return {step(StepCode::earn_at_least, Operation::max, {award.of, points(fewest)}, points(fewest)), fewest};
  }

  [[nodiscard]] StepIndex award_of(const Parts& parts) {
    switch (document_.scope) {
      case EarnScope::order:
        return award_.add(StepCode::earn_points, parts, outcome_.awarded);
      case EarnScope::month:
        return award_.add_month(outcome_.month.counted, parts, outcome_.awarded);
      case EarnScope::line:
        if (outcome_.counted.full == outcome_.measured) return award_.add_lines(lines_, eligible_, outcome_.awarded);
        break;
      case EarnScope::unit:
        break;
    }
    AwardByLine by_line(award_, event_, inputs_, trace_);
    Part gap{measure(0), outcome_.gap};
    if (gap.units > 0) gap.of = step(StepCode::earn_beyond, Operation::subtract, {up_to_beyond_.of, parts.full.of}, measure(gap.units));
    by_line.begin({measure(document_.above), outcome_.measured - outcome_.surplus}, parts, gap);
    for (std::size_t i = 0; i < eligible_.size(); ++i) {
      if (eligible_[i] > 0) by_line.add(i, {Operand::of(lines_, i), eligible_[i]});
    }
    return by_line.end(outcome_.awarded);
  }

  [[nodiscard]] StepIndex limited(Part award) {
    for (std::size_t i = 0; i < document_.limits.size(); ++i) {
      const EarnLimit& limit = document_.limits[i];
      if (!limit.points || award.units <= rooms_[i]) continue;
      const Operand left = limit_left(points(*limit.points), points(*limit.points - rooms_[i]));
      award = {step(StepCode::earn_limited, Operation::min, {award.of, left}, points(rooms_[i])), rooms_[i]};
    }
    return award.of.step;
  }

  [[nodiscard]] Operand step(StepCode code, Operation operation, Operands operands, const Value& result) {
    return Operand::of(trace_.add({code, operation, ref()}, operands, result));
  }

  const CompiledEarnRule& compiled_;
  const EarnRule& document_;
  const EarnEvent& event_;
  const EarnInputs& inputs_;
  const EarnOutcome& outcome_;
  std::span<const std::int64_t> eligible_;
  std::span<const std::int64_t> rooms_;
  AwardTrace award_;
  Trace& trace_;
  Part up_to_beyond_{Value{}, 0};  ///< what counts in full by the limit that has a rate for what lies beyond
  StepIndex lines_ = kNoStep;
  StepIndex base_ = kNoStep;
  StepIndex points_ = kNoStep;
};

}  // namespace

EarningTrace::EarningTrace(const CompiledProgram& program, const EarnEvent& event, const EarnInputs& inputs, Trace& trace)
    : program_(program),
      event_(event),
      inputs_(inputs),
      trace_(trace),
      bases_(program.earn().size(), kNoStep),
      points_(program.earn().size(), kNoStep) {}

void EarningTrace::derive(std::size_t rule, const EarnOutcome& outcome, std::span<const std::int64_t> eligible,
                          std::span<const std::int64_t> rooms) {
  RuleDerivation derivation(program_, rule, event_, inputs_, outcome, eligible, rooms, trace_);
  derivation.run(points_);
  bases_[rule] = derivation.base();
  points_[rule] = derivation.points();
}

void EarningTrace::finish(const Earned& earned, EarnSteps& steps) {
  std::vector<std::vector<Operand>> operands(earned.totals.size());
  for (const EarnedByRule& one : earned.rules) {
    const auto rule = static_cast<std::size_t>(one.rule);
    steps.bases.push_back(bases_[rule]);
    steps.rules.push_back(points_[rule]);
    operands[static_cast<std::size_t>(program_.earn()[rule].ledger)].push_back(Operand::of(points_[rule]));
  }
  steps.totals.assign(earned.totals.size(), kNoStep);
  for (std::size_t ledger = 0; ledger < earned.totals.size(); ++ledger) {
    if (operands[ledger].empty()) continue;
    const Unit unit{Unit::Kind::decimal, program_.document().ledgers[ledger].decimals};
    steps.totals[ledger] = trace_.add({StepCode::earn_total, Operation::sum, {RuleRef::Kind::ledger, static_cast<std::int32_t>(ledger)}},
                                      operands[ledger], {{earned.totals[ledger].units, 1}, unit});
  }
}

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#include "award_trace.h"

#include <algorithm>

namespace loyalty {
namespace {

Unit unit_of_measure(const CompiledProgram& program, std::size_t rule) {
  const CompiledEarnRule& compiled = program.earn()[rule];
  switch (compiled.document->measure.kind) {
    case Measure::Kind::amount:
      return {Unit::Kind::decimal, program.document().currency.exponent};
    case Measure::Kind::points:
      return {Unit::Kind::decimal, program.document().ledgers[static_cast<std::size_t>(compiled.ledger)].decimals};
    case Measure::Kind::count: {
      const std::uint8_t decimals = program.document().counts[static_cast<std::size_t>(compiled.count)].decimals;
      return decimals == 0 ? kCount : Unit{Unit::Kind::decimal, decimals};
    }
    case Measure::Kind::quantity:
    case Measure::Kind::orders:
    case Measure::Kind::streak:
      return kCount;
  }
  return kCount;
}

}  // namespace

AwardTrace::AwardTrace(const CompiledProgram& program, std::size_t rule, Trace& trace)
    : document_(*program.earn()[rule].document),
      rule_{RuleRef::Kind::earn_rule, static_cast<std::int32_t>(rule)},
      measured_unit_(unit_of_measure(program, rule)),
      points_unit_{Unit::Kind::decimal,
                   program.document().ledgers[static_cast<std::size_t>(program.earn()[rule].ledger)].decimals},
      trace_(trace) {}

StepIndex AwardTrace::add(StepCode code, const Parts& parts, std::int64_t points, std::int64_t quantity) {
  const Award& award = document_.award;
  switch (award.kind) {
    case Award::Kind::rate:
      return add_rates(code, parts, points, quantity);
    case Award::Kind::block: {
      const auto blocks = static_cast<std::int64_t>(parts.full.units / (Int128{award.per} * quantity));
      const StepIndex step = trace_.add({StepCode::earn_blocks, Operation::blocks, rule_}, {parts.full.of, measure(award.per)},
                                        {{blocks, 1}, kCount});
      return trace_.add({code, Operation::multiply, rule_}, {Operand::of(step), Value{award.points, kRatio}}, this->points(points));
    }
    case Award::Kind::fixed:
      return trace_.add({code, Operation::given, rule_}, {}, this->points(points));
  }
  return kNoStep;
}

/// Where both parts count, each is multiplied exactly and their sum is rounded.
StepIndex AwardTrace::add_rates(StepCode code, const Parts& parts, std::int64_t points, std::int64_t quantity) {
  const Trace::About rounded{code, Operation::multiply, rule_, {}, document_.rounding};
  const Award* then = rate_beyond(document_);
  if (parts.beyond.units == 0 || then == nullptr) {
    return trace_.add(rounded, product(parts.full.of, document_.award), this->points(points));
  }
  if (parts.full.units == 0) return trace_.add(rounded, product(parts.beyond.of, *then), this->points(points));
  const auto full = exact(parts.full, document_.award, quantity);
  const auto beyond = exact(parts.beyond, *then, quantity);
  const auto sum = full && beyond ? make_rational(Int128{full->numerator} * beyond->denominator + Int128{beyond->numerator} * full->denominator,
                                                  Int128{full->denominator} * beyond->denominator)
                                  : std::nullopt;
  // Fractions that no step can hold: the points stand there as they are.
  if (!sum) return trace_.add({code, Operation::given, rule_}, {}, this->points(points));
  const Trace::About about{StepCode::earn_exact, Operation::multiply, rule_};
  const StepIndex first = trace_.add(about, product(parts.full.of, document_.award), {*full, kRatio});
  const StepIndex second = trace_.add(about, product(parts.beyond.of, *then), {*beyond, kRatio});
  const StepIndex both = trace_.add({StepCode::earn_exact, Operation::sum, rule_}, {Operand::of(first), Operand::of(second)}, {*sum, kRatio});
  return trace_.add(rounded, {Operand::of(both)}, this->points(points));
}

/// The factors of an award by rate: points, and 1 ÷ per where that is not 1.
std::vector<Operand> AwardTrace::product(const Operand& of, const Award& award) const {
  std::vector<Operand> operands{of, Value{award.points, kRatio}};
  const std::int64_t one = power_of_ten(measured_unit_.decimals);
  if (award.per == one) return operands;
  if (const auto factor = make_rational(one, award.per)) operands.push_back(Value{*factor, kRatio});
  return operands;
}

std::optional<Rational> AwardTrace::exact(const Part& part, const Award& award, std::int64_t quantity) const {
  return make_rational(Int128{part.units} * award.points.numerator, Int128{award.points.denominator} * award.per * quantity);
}

StepIndex AwardTrace::add_month(Counted before, const Parts& parts, std::int64_t points) {
  const std::int64_t earlier = points_for(document_, points_unit_.decimals, before, 1).value_or(0);
  const Parts month{with_month(before.full, parts.full), with_month(before.beyond, parts.beyond)};
  if (earlier == 0) return add(StepCode::earn_points, month, points);
  const StepIndex now = add(StepCode::earn_month_points, month, points + earlier);
  const StepIndex then =
      add(StepCode::earn_month_points, {{measure(before.full), before.full}, {measure(before.beyond), before.beyond}}, earlier);
  return trace_.add({StepCode::earn_points, Operation::subtract, rule_}, {Operand::of(now), Operand::of(then)}, this->points(points));
}

AwardTrace::Part AwardTrace::with_month(std::int64_t before, const Part& part) {
  if (before == 0) return part;
  const std::int64_t both = before + part.units;
  return {Operand::of(trace_.add({StepCode::earn_month, Operation::sum, rule_}, {measure(before), part.of}, measure(both))), both};
}

StepIndex AwardTrace::add_lines(StepIndex lines, std::span<const std::int64_t> eligible, std::int64_t points) {
  const Award& award = document_.award;
  std::vector<std::int64_t> by_line(eligible.size(), 0);
  for (std::size_t i = 0; i < eligible.size(); ++i) {
    if (eligible[i] > 0) by_line[i] = points_for(document_, points_unit_.decimals, {eligible[i], 0}, 1).value_or(0);
  }
  StepIndex step = kNoStep;
  if (award.kind == Award::Kind::fixed) {
    step = trace_.add_list({StepCode::earn_points, Operation::given, rule_}, {}, points_unit_, by_line);
  } else if (award.kind == Award::Kind::block) {
    std::vector<std::int64_t> blocks(eligible.begin(), eligible.end());
    for (std::int64_t& block : blocks) block /= award.per;
    const StepIndex of = trace_.add_list({StepCode::earn_blocks, Operation::blocks, rule_}, {Operand::of(lines), measure(award.per)},
                                         kCount, blocks);
    step = trace_.add_list({StepCode::earn_points, Operation::multiply, rule_}, {Operand::of(of), Value{award.points, kRatio}},
                           points_unit_, by_line);
  } else {
    step = trace_.add_list({StepCode::earn_points, Operation::multiply, rule_, {}, document_.rounding},
                           product(Operand::of(lines), award), points_unit_, by_line);
  }
  return trace_.add({StepCode::earn_points, Operation::sum, rule_}, {Operand::of(step)}, this->points(points));
}

void AwardByLine::begin(const Part& uncounted, const AwardTrace::Parts& parts, const Part& gap) {
  uncounted_ = {{uncounted.of}, uncounted.units};
  full_ = {{parts.full.of}, parts.full.units};
  gap_ = {{gap.of}, gap.units};
  beyond_ = {{parts.beyond.of}, parts.beyond.units};
  lines_.clear();
}

void AwardByLine::add(std::size_t line, Part measured) {
  take(uncounted_, measured, true, StepCode::earn_above);
  AwardTrace::Parts parts{take(full_, measured, beyond_.left > 0, StepCode::earn_beyond), none()};
  take(gap_, measured, true, StepCode::earn_beyond);
  parts.beyond = take(beyond_, measured, false, StepCode::earn_beyond);
  if (parts.full.units + parts.beyond.units == 0) return;
  const std::int64_t units = award_.document().scope == EarnScope::unit ? event_.lines[line].quantity : 1;
  const Operand quantity = quantity_of(line);
  const std::int64_t points =
      points_per_unit(award_.document(), award_.points_unit().decimals, {parts.full.units, parts.beyond.units}, units).value_or(0);
  if (units > 1) parts = {of_one_unit(parts.full, quantity, units), of_one_unit(parts.beyond, quantity, units)};
  StepIndex step = award_.add(StepCode::earn_points, parts, points, units);
  if (units > 1) {
    step = trace_.add({StepCode::earn_points, Operation::multiply, award_.rule()}, {Operand::of(step), quantity},
                      {{points * units, 1}, award_.points_unit()});
  }
  lines_.push_back(Operand::of(step));
}

StepIndex AwardByLine::end(std::int64_t points) {
  return trace_.add({StepCode::earn_points, Operation::sum, award_.rule()}, lines_, {{points, 1}, award_.points_unit()});
}

AwardTrace::Part AwardByLine::take(Source& from, Part& line, bool rest_counts, StepCode rest) {
  const std::int64_t taken = std::min(from.left, line.units);
  if (taken == 0) return none();
  const Unit unit = award_.measured_unit();
  if (taken == line.units) {
    from.all_less_taken.push_back(line.of);
    from.left -= taken;
    return std::exchange(line, none());
  }
  if (from.all_less_taken.size() > 1) {
    from.all_less_taken = {Operand::of(trace_.add({StepCode::earn_limit_left, Operation::subtract, award_.rule()}, from.all_less_taken,
                                                  {{from.left, 1}, unit}))};
  }
  const Part part{from.all_less_taken.front(), taken};
  from.left = 0;
  if (rest_counts) {
    const std::int64_t left = line.units - taken;
    line.of = Operand::of(trace_.add({rest, Operation::subtract, award_.rule()}, {line.of, part.of}, {{left, 1}, unit}));
  }
  line.units -= taken;
  return part;
}

AwardTrace::Part AwardByLine::of_one_unit(const Part& part, const Operand& quantity, std::int64_t units) {
  if (part.units == 0) return part;
  const Unit unit = award_.measured_unit();
  const auto share = make_rational(part.units, Int128{power_of_ten(unit.decimals)} * units);
  return {Operand::of(trace_.add({StepCode::earn_unit, Operation::divide, award_.rule()}, {part.of, quantity},
                                 {share.value_or(Rational{}), kRatio})),
          part.units};
}

Operand AwardByLine::quantity_of(std::size_t line) const {
  if (inputs_.quantities != kNoStep) return Operand::of(inputs_.quantities, line);
  return Value{{event_.lines[line].quantity, 1}, kCount};
}

}  // namespace loyalty

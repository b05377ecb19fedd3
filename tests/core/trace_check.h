// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

#include "loyalty/allocation.h"
#include "loyalty/trace.h"

namespace loyalty::test {

/// Re-evaluates a derivation with its own arithmetic: fractions of 128 bits, rounding from its definition.
class TraceCheck {
 public:
  explicit TraceCheck(const Trace& trace) : trace_(trace) {}

  /// "" when every step gives its result, otherwise the first one that does not.
  [[nodiscard]] std::string first_wrong() {
    for (std::size_t i = 0; i < trace_.steps().size(); ++i) {
      const Step& step = trace_.steps()[i];
      values_.push_back(stated(step));
      if (step.operation == Operation::given) continue;
      const std::vector<Fraction> expected = evaluate(step);
      if (!same(expected, values_.back())) return std::to_string(i) + " " + std::string(name_of(step.code));
    }
    return {};
  }

 private:
  using Wide = Int128;
  struct Fraction {
    Wide numerator = 0;
    Wide denominator = 1;
  };

  static Wide ten_to(int exponent) {
    Wide power = 1;
    while (exponent-- > 0) power *= 10;
    return power;
  }
  static Fraction reduced(Wide numerator, Wide denominator) {
    Wide a = numerator < 0 ? -numerator : numerator;
    Wide b = denominator;
    while (b != 0) {
      const Wide rest = a % b;
      a = b;
      b = rest;
    }
    return a == 0 ? Fraction{0, 1} : Fraction{numerator / a, denominator / a};
  }
  static Fraction plus(Fraction a, Fraction b, int sign) {
    return reduced(a.numerator * b.denominator + sign * b.numerator * a.denominator, a.denominator * b.denominator);
  }
  static Fraction times(Fraction a, Fraction b) { return reduced(a.numerator * b.numerator, a.denominator * b.denominator); }
  static Fraction over(Fraction a, Fraction b) {
    return b.numerator < 0 ? reduced(-a.numerator * b.denominator, -a.denominator * b.numerator)
                           : reduced(a.numerator * b.denominator, a.denominator * b.numerator);
  }
  static bool less(Fraction a, Fraction b) { return a.numerator * b.denominator < b.numerator * a.denominator; }
  static Wide floor_of(Fraction a) {
    const Wide quotient = a.numerator / a.denominator;
    return a.numerator % a.denominator < 0 ? quotient - 1 : quotient;
  }

  static Fraction rounded(Fraction value, Unit unit, Rounding mode) {
    const Wide scale = unit.kind == Unit::Kind::decimal ? ten_to(unit.decimals) : 1;
    const Fraction scaled = times(value, {scale, 1});
    const Wide below = floor_of(scaled);
    const Fraction rest = plus(scaled, {below, 1}, -1);
    const Fraction half{1, 2};
    const bool negative = scaled.numerator < 0;
    bool up = false;
    switch (mode) {
      case Rounding::floor: up = false; break;
      case Rounding::ceiling: up = rest.numerator > 0; break;
      case Rounding::down: up = negative && rest.numerator > 0; break;
      case Rounding::up: up = !negative && rest.numerator > 0; break;
      case Rounding::half_up: up = less(half, rest) || (!less(rest, half) && !negative); break;
      case Rounding::half_down: up = less(half, rest) || (!less(rest, half) && negative); break;
      case Rounding::half_even: up = less(half, rest) || (!less(rest, half) && below % 2 != 0); break;
    }
    return reduced(below + (up ? 1 : 0), scale);
  }

  std::vector<Fraction> stated(const Step& step) const {
    const Wide scale = step.unit.kind == Unit::Kind::decimal ? ten_to(step.unit.decimals) : step.denominator;
    std::vector<Fraction> values;
    for (const std::int64_t numerator : trace_.results(step)) values.push_back(reduced(numerator, scale));
    return values;
  }

  std::vector<Fraction> operand(const Operand& operand) const {
    if (operand.kind == Operand::Kind::step) return values_[static_cast<std::size_t>(operand.step)];
    if (operand.kind == Operand::Kind::element) {
      return {values_[static_cast<std::size_t>(operand.step)][static_cast<std::size_t>(operand.element)]};
    }
    const Value& literal = operand.literal;
    const Wide scale = literal.unit.kind == Unit::Kind::decimal ? ten_to(literal.unit.decimals) : literal.value.denominator;
    return {reduced(literal.value.numerator, scale)};
  }

  std::vector<Fraction> evaluate(const Step& step) const {
    std::vector<std::vector<Fraction>> inputs;
    for (const Operand& input : trace_.operands(step)) inputs.push_back(operand(input));
    if (step.operation == Operation::sum) {
      Fraction total{0, 1};
      for (const auto& input : inputs) {
        for (const Fraction value : input) total = plus(total, value, 1);
      }
      return {total};
    }
    if (step.operation == Operation::select) return selected(inputs);
    if (step.operation == Operation::allocate) return allocated(step, inputs);
    if (step.operation == Operation::list) {
      std::vector<Fraction> values;
      for (const auto& input : inputs) values.insert(values.end(), input.begin(), input.end());
      return values;
    }
    std::vector<Fraction> values;
    const std::size_t length = trace_.results(step).size();
    for (std::size_t i = 0; i < length; ++i) values.push_back(element(step, inputs, i));
    return values;
  }

  static Fraction pick(const std::vector<Fraction>& values, std::size_t i) { return values.size() == 1 ? values[0] : values.at(i); }

  static Fraction element(const Step& step, const std::vector<std::vector<Fraction>>& inputs, std::size_t i) {
    Fraction value = pick(inputs.at(0), i);
    for (std::size_t k = 1; k < inputs.size(); ++k) {
      const Fraction next = pick(inputs[k], i);
      switch (step.operation) {
        case Operation::add: value = plus(value, next, 1); break;
        case Operation::subtract: value = plus(value, next, -1); break;
        case Operation::multiply: value = times(value, next); break;
        case Operation::divide: value = over(value, next); break;
        case Operation::blocks: value = {floor_of(over(value, next)), 1}; break;
        case Operation::multiple: value = times({floor_of(over(value, next)), 1}, next); break;
        case Operation::min: value = less(next, value) ? next : value; break;
        case Operation::max: value = less(value, next) ? next : value; break;
        case Operation::given:
        case Operation::sum:
        case Operation::select:
        case Operation::list:
        case Operation::allocate: break;
      }
    }
    return step.rounding ? rounded(value, step.unit, *step.rounding) : value;
  }

  static std::vector<Fraction> selected(const std::vector<std::vector<Fraction>>& inputs) {
    std::vector<Fraction> values(inputs.at(0).size());
    for (std::size_t k = 1; k < inputs.size(); ++k) {
      const auto kept = static_cast<std::size_t>(inputs[k][0].numerator);
      values.at(kept) = inputs[0][kept];
    }
    return values;
  }

  static std::vector<Fraction> allocated(const Step& step, const std::vector<std::vector<Fraction>>& inputs) {
    const Wide scale = ten_to(step.unit.decimals);
    const auto units = [&](Fraction value) { return Money{static_cast<std::int64_t>(times(value, {scale, 1}).numerator)}; };
    std::vector<Money> weights;
    for (const Fraction weight : inputs.at(1)) weights.push_back(units(weight));
    std::vector<Money> shares(weights.size());
    AllocationScratch scratch;
    if (inputs.size() > 3) {
      allocate_by_parts(*step.allocation, units, inputs, weights, shares, scratch);
    } else if (*step.allocation == Allocation::equal_per_unit) {
      std::vector<std::int64_t> counts;
      for (const Fraction count : inputs.at(2)) counts.push_back(static_cast<std::int64_t>(count.numerator));
      allocate_per_unit(units(inputs.at(0).at(0)), weights, counts, shares, scratch);
    } else {
      allocate(units(inputs.at(0).at(0)), weights, *step.allocation, shares, scratch);
    }
    std::vector<Fraction> values;
    for (const Money share : shares) values.push_back(reduced(share.minor, scale));
    return values;
  }

  /// Of the operands: total, weights, room and units of each line, the order of the lines, and what exact shares are a part of.
  template <class Units>
  static void allocate_by_parts(const Allocation& how, const Units& units, const std::vector<std::vector<Fraction>>& inputs,
                                const std::vector<Money>& weights, std::vector<Money>& shares, AllocationScratch& scratch) {
    std::vector<Money> room;
    std::vector<Money> base;
    std::vector<std::int64_t> counts;
    std::vector<std::uint32_t> order;
    std::size_t next = 4;
    for (const Fraction one : inputs.at(2)) room.push_back(units(one));
    for (const Fraction one : inputs.at(3)) counts.push_back(static_cast<std::int64_t>(one.numerator));
    if (how.lines != Allocation::Lines::basket) {
      for (const Fraction place : inputs.at(next++)) order.push_back(static_cast<std::uint32_t>(place.numerator));
    }
    Rational rate;
    if (how.of == Allocation::Of::exact) {
      for (const Fraction one : inputs.at(next)) base.push_back(units(one));
      const Fraction factor = inputs.at(next + 1).at(0);
      rate = {static_cast<std::int64_t>(factor.numerator), static_cast<std::int64_t>(factor.denominator)};
    }
    allocate(ToShare{units(inputs.at(0).at(0)), weights, room, counts, order, base, rate}, how, shares, scratch);
  }

  static bool same(const std::vector<Fraction>& a, const std::vector<Fraction>& b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (a[i].numerator * b[i].denominator != b[i].numerator * a[i].denominator) return false;
    }
    return true;
  }

  const Trace& trace_;
  std::vector<std::vector<Fraction>> values_;
};

}  // namespace loyalty::test

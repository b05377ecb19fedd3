// SPDX-License-Identifier: Apache-2.0
#include "curve_derivation.h"

#include <array>

namespace loyalty {

Derivation::Derivation(Traced<Trace> trace, std::uint8_t exponent) : trace_(trace), exponent_(exponent) {
  for (std::uint8_t i = 0; i < exponent; ++i) minor_per_major_ *= 10;
}

Term Derivation::given_money(const About& about, Money money) {
  return record(about, Operation::given, {}, {money.minor, 1}, true);
}

Term Derivation::given(const About& about, Rational value) { return record(about, Operation::given, {}, value, false); }

Term Derivation::sum(const About& about, std::span<const Term> terms) {
  Rational total{0, 1};
  for (const Term& term : terms) {
    total = checked(Int128{total.numerator} * term.value.denominator + Int128{term.value.numerator} * total.denominator,
                    Int128{total.denominator} * term.value.denominator);
  }
  return record(about, Operation::sum, terms, total, !terms.empty() && terms.front().is_money);
}

Term Derivation::subtract(const About& about, const Term& a, const Term& b) {
  const Rational value = checked(Int128{a.value.numerator} * b.value.denominator - Int128{b.value.numerator} * a.value.denominator,
                                 Int128{a.value.denominator} * b.value.denominator);
  return record(about, Operation::subtract, std::array{a, b}, value, a.is_money);
}

Term Derivation::multiply(const About& about, const Term& a, const Term& b) {
  const Rational value =
      checked(Int128{a.value.numerator} * b.value.numerator, Int128{a.value.denominator} * b.value.denominator);
  return record(about, Operation::multiply, std::array{a, b}, value, a.is_money || b.is_money);
}

Term Derivation::divide(const About& about, const Term& a, const Term& b) {
  const Rational value =
      checked(Int128{a.value.numerator} * b.value.denominator, Int128{a.value.denominator} * b.value.numerator);
  return record(about, Operation::divide, std::array{a, b}, value, a.is_money && !b.is_money);
}

Term Derivation::larger(const About& about, const Term& a, const Term& b) {
  return record(about, Operation::max, std::array{a, b}, compare(a.value, b.value) < 0 ? b.value : a.value, a.is_money);
}

void Derivation::add_figure(const Term& term, std::string_view pattern, std::int32_t first) {
  if (trace_ && term.step != kNoStep) trace_->add_figure(term.step, {pattern, first, -1});
}

Term Derivation::record(const About& about, Operation operation, std::span<const Term> operands, Rational value, bool is_money) {
  Term result{value, is_money, kNoStep};
  if (!trace_ || failed_) return result;
  operands_.clear();
  for (const Term& term : operands) {
    operands_.push_back(term.step == kNoStep ? Operand(written(term.value, term.is_money)) : Operand::of(term.step));
  }
  const Value is = written(value, is_money);
  if (!failed_) result.step = trace_->add({about.code, operation, about.rule, about.figure}, operands_, is);
  return result;
}

Value Derivation::written(Rational value, bool is_money) {
  if (!is_money) return {value, kRatio};
  if (value.denominator == 1) return {value, {Unit::Kind::decimal, exponent_}};
  return {checked(value.numerator, Int128{value.denominator} * minor_per_major_), kRatio};
}

Rational Derivation::checked(Int128 numerator, Int128 denominator) {
  const auto value = make_rational(numerator, denominator);
  if (!value) failed_ = true;
  return value.value_or(Rational{0, 1});
}

}  // namespace loyalty

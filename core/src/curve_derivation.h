// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "loyalty/money.h"
#include "loyalty/rational.h"
#include "loyalty/trace.h"
#include "traced.h"

namespace loyalty {

/// A number on the way to a reading: an amount in minor units, perhaps with a fraction, or a pure number.
struct Term {
  Rational value;
  bool is_money = false;
  StepIndex step = kNoStep;  ///< that holds it; none without a trace
};

/// Exact arithmetic that writes each operation to a trace, when there is one. Amounts that are whole in minor units are written as
/// decimals of the currency, others as ratios of its major unit.
class Derivation {
 public:
  /// What the next step is about.
  struct About {
    StepCode code;
    RuleRef rule{};
    FigureRef figure{};
  };

  Derivation(Traced<Trace> trace, std::uint8_t exponent);

  [[nodiscard]] Term given_money(const About& about, Money money);
  [[nodiscard]] Term given(const About& about, Rational value);
  [[nodiscard]] Term sum(const About& about, std::span<const Term> terms);
  [[nodiscard]] Term sum(const About& about, std::initializer_list<Term> terms) { return sum(about, {terms.begin(), terms.size()}); }
  [[nodiscard]] Term subtract(const About& about, const Term& a, const Term& b);
  [[nodiscard]] Term multiply(const About& about, const Term& a, const Term& b);
  [[nodiscard]] Term larger(const About& about, const Term& a, const Term& b);
  [[nodiscard]] Term divide(const About& about, const Term& a, const Term& b);
  /// A number that stands as it is in the operands of the next step, without a step of its own.
  [[nodiscard]] static Term literal(Rational value) { return {value, false, kNoStep}; }
  [[nodiscard]] static Term literal_money(Money money) { return {{money.minor, 1}, true, kNoStep}; }

  void add_figure(const Term& term, std::string_view pattern, std::int32_t first);
  /// A result left its range, or a divisor was zero; the terms mean nothing.
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  [[nodiscard]] Term record(const About& about, Operation operation, std::span<const Term> operands, Rational value, bool is_money);
  [[nodiscard]] Value written(Rational value, bool is_money);
  [[nodiscard]] Rational checked(Int128 numerator, Int128 denominator);

  Traced<Trace> trace_;
  std::uint8_t exponent_;
  std::int64_t minor_per_major_ = 1;
  bool failed_ = false;
  std::vector<Operand> operands_;
};

}  // namespace loyalty

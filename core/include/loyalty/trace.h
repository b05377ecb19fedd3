// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "loyalty/allocation.h"
#include "loyalty/money.h"
#include "loyalty/points.h"
#include "loyalty/rational.h"
#include "loyalty/rounding.h"
#include "loyalty/step.h"

namespace loyalty {

/// How a number of a step is written: money and points with all their decimals, counts whole, ratios as the shortest decimal or "5/6".
struct Unit {
  enum class Kind : std::uint8_t { count, decimal, ratio } kind = Kind::count;
  std::uint8_t decimals = 0;  ///< of money and points

  friend constexpr bool operator==(Unit, Unit) = default;
};
inline constexpr Unit kCount{Unit::Kind::count, 0};
inline constexpr Unit kRatio{Unit::Kind::ratio, 0};

/// One exact number of a step. value.numerator is in minor units (or units of the ledger) for a decimal; its denominator is then 1.
struct Value {
  Rational value;
  Unit unit;
};

/// Which rule of the request or programme a step belongs to.
struct RuleRef {
  enum class Kind : std::uint8_t {
    none,
    program_promotion,
    request_promotion,
    voucher,
    earn_rule,
    redemption,
    metric,
    tier,
    milestone,
    ledger,
    reward,
    transfer,
    conversion,
    membership,
    plan,
    event,
    basket,
    redeem,
    member,
  } kind = Kind::none;
  std::int32_t index = -1;

  friend constexpr bool operator==(RuleRef, RuleRef) = default;
};

/// Which figure of a result a step derives: the pointer pattern, in which each '#' stands for the next index, and '*' for every
/// element of a step with a list (at most one '*'). Patterns are string literals: "/applied/#/shares/*".
struct FigureRef {
  std::string_view pattern;
  std::int32_t first = -1;
  std::int32_t second = -1;
  std::int32_t third = -1;
};

using StepIndex = std::int32_t;
inline constexpr StepIndex kNoStep = -1;

/// Input of a step: a literal, the result of an earlier step, or one element of it.
struct Operand {
  enum class Kind : std::uint8_t { literal, step, element } kind = Kind::literal;
  StepIndex step = kNoStep;
  std::int32_t element = 0;
  Value literal;

  Operand(const Value& value);  // NOLINT(google-explicit-constructor)
  static Operand of(StepIndex index);
  static Operand of(StepIndex index, std::size_t position);

 private:
  Operand(Kind which, StepIndex index, std::int32_t position);
};

/// The operands of a step about to be added; a view that must not outlive the call it is passed to.
class Operands {
 public:
  Operands() = default;
  Operands(std::initializer_list<Operand> operands) : view_(operands.begin(), operands.size()) {}
  Operands(const std::vector<Operand>& operands) : view_(operands) {}  // NOLINT(google-explicit-constructor)
  [[nodiscard]] std::span<const Operand> view() const { return view_; }

 private:
  std::span<const Operand> view_;
};

/// One step of a derivation. Operands and results lie in the trace.
struct Step {
  StepCode code;
  Operation operation;
  bool is_list = false;
  std::optional<Rounding> rounding;
  std::optional<Allocation> allocation;
  RuleRef rule;
  Unit unit;                            ///< of the results
  std::int64_t denominator = 1;         ///< of the results, for ratios
  std::uint32_t operands_begin = 0;
  std::uint32_t operands_end = 0;
  std::uint32_t results_begin = 0;      ///< numerators
  std::uint32_t results_end = 0;
};

/// The derivation of the figures of one result. The engine writes to it when it is given one; without it nothing is recorded.
class Trace {
 public:
  /// What a step is, apart from its numbers.
  struct About {
    StepCode code;
    Operation operation;
    RuleRef rule;
    FigureRef figure;  ///< of the result; a step that derives several gets the others by add_figure
    std::optional<Rounding> rounding;
    std::optional<Allocation> allocation;

    About(StepCode what, Operation how);
    About(StepCode what, Operation how, const RuleRef& of);
    About(StepCode what, Operation how, const RuleRef& of, const FigureRef& derives);
    About(StepCode what, Operation how, const RuleRef& of, const FigureRef& derives, std::optional<Rounding> mode);
    About(StepCode what, Operation how, const RuleRef& of, const FigureRef& derives, std::optional<Rounding> mode,
          std::optional<Allocation> method);
  };

  /// Adds a step with one result.
  StepIndex add(const About& about, Operands operands, const Value& result);
  /// Adds a step whose result is a list of whole units.
  StepIndex add_list(const About& about, Operands operands, Unit unit, std::span<const std::int64_t> results);
  StepIndex add_list(const About& about, Operands operands, Unit unit, std::span<const Money> results);
  /// Says that the step derives one more figure of the result, or one whose place was not known when the step was written.
  void add_figure(StepIndex step, FigureRef figure);
  /// Forgets which figures the steps derive: they go on in another result.
  void clear_figures() { figures_.clear(); }
  void clear();

  [[nodiscard]] std::span<const Step> steps() const { return steps_; }
  [[nodiscard]] std::span<const Operand> operands(const Step& step) const;
  [[nodiscard]] std::span<const std::int64_t> results(const Step& step) const;
  /// Pairs of step and figure, in the order in which they were said.
  struct Figure {
    StepIndex step = kNoStep;
    FigureRef ref;
  };
  [[nodiscard]] std::span<const Figure> figures() const { return figures_; }

 private:
  /// The new step at the end of steps_, its results beginning at the end of results_.
  Step& begin_step(const About& about, std::span<const Operand> operands, Unit unit);
  /// Closes it over the results written since.
  StepIndex end_step(FigureRef figure);

  std::vector<Step> steps_;
  std::vector<Figure> figures_;
  std::vector<Operand> operands_;
  std::vector<std::int64_t> results_;
};

}  // namespace loyalty

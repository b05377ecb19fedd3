// SPDX-License-Identifier: Apache-2.0
// Works out the steps of a statement again, from their operands alone, and compares the figures they name with the statement.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "loyalty/statement.h"

namespace loyalty::tests {

/// An exact number; the tests keep it far from 128 bits.
struct Exact {
  Int128 numerator = 0;
  Int128 denominator = 1;
  friend bool operator==(const Exact& a, const Exact& b) {
    return a.numerator * b.denominator == b.numerator * a.denominator;
  }
};

class Evaluation {
 public:
  explicit Evaluation(const Trace& trace) : trace_(trace) {
    for (std::size_t i = 0; i < trace.steps().size(); ++i) evaluate(i);
    for (const Trace::Figure& figure : trace.figures()) name_figure(figure);
  }

  /// Steps whose result is not what their operands give.
  [[nodiscard]] const std::vector<std::string>& problems() const { return problems_; }
  /// Takes a figure away and says whether its step held this number of units of 10^-decimals.
  [[nodiscard]] bool derives(const std::string& pointer, std::int64_t units, int decimals) {
    const auto found = figures_.find(pointer);
    if (found == figures_.end()) return false;
    const bool same = found->second == exact(units, decimals);
    figures_.erase(found);
    return same;
  }
  /// Figures that nobody has asked for.
  [[nodiscard]] std::size_t left() const { return figures_.size(); }

 private:
  using List = std::vector<Exact>;

  static Exact exact(std::int64_t units, int decimals) {
    Int128 scale = 1;
    for (int i = 0; i < decimals; ++i) scale *= 10;
    return reduced({units, scale});
  }
  static Exact reduced(Exact value) {
    Int128 a = value.numerator < 0 ? -value.numerator : value.numerator;
    Int128 b = value.denominator;
    while (b != 0) std::swap(a %= b, b);
    if (a == 0) return {0, 1};
    return {value.numerator / a, value.denominator / a};
  }
  static int decimals_of(Unit unit) { return unit.kind == Unit::Kind::decimal ? unit.decimals : 0; }
  static Exact exact(const Value& value) {
    const Exact units = exact(value.value.numerator, decimals_of(value.unit));
    return reduced({units.numerator, units.denominator * value.value.denominator});
  }
  static Exact subtract(Exact a, Exact b) {
    return reduced({a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator});
  }
  static bool less(Exact a, Exact b) { return a.numerator * b.denominator < b.numerator * a.denominator; }
  static Int128 quotient(Exact a, Exact b) {
    return divide(a.numerator * b.denominator, a.denominator * b.numerator, Rounding::floor);
  }

  List results_of(std::size_t index) const {
    const Step& step = trace_.steps()[index];
    List list;
    for (const std::int64_t result : trace_.results(step)) list.push_back(exact({{result, step.denominator}, step.unit}));
    return list;
  }

  List operand_of(const Operand& operand) const {
    switch (operand.kind) {
      case Operand::Kind::literal:
        return {exact(operand.literal)};
      case Operand::Kind::step:
        return results_of(static_cast<std::size_t>(operand.step));
      case Operand::Kind::element:
        return {results_of(static_cast<std::size_t>(operand.step)).at(static_cast<std::size_t>(operand.element))};
    }
    return {};
  }

  static Exact combine(const Step& step, const List& of) {
    Exact value = of.at(0);
    for (std::size_t i = 1; i < of.size(); ++i) {
      switch (step.operation) {
        case Operation::subtract:
          value = subtract(value, of[i]);
          break;
        case Operation::multiply:
          value = reduced({value.numerator * of[i].numerator, value.denominator * of[i].denominator});
          break;
        case Operation::max:
          value = less(value, of[i]) ? of[i] : value;
          break;
        case Operation::blocks:
          value = {quotient(value, of[i]), 1};
          break;
        case Operation::multiple:
          value = reduced({quotient(value, of[i]) * of[i].numerator, of[i].denominator});
          break;
        default:
          return {0, 0};
      }
    }
    if (!step.rounding) return value;
    const Exact unit = exact(1, decimals_of(step.unit));
    return reduced({divide(value.numerator * unit.denominator, value.denominator, *step.rounding), unit.denominator});
  }

  void evaluate(std::size_t index) {
    const Step& step = trace_.steps()[index];
    if (step.operation == Operation::given) return;
    std::vector<List> operands;
    for (const Operand& operand : trace_.operands(step)) {
      if (operand.kind != Operand::Kind::literal && static_cast<std::size_t>(operand.step) >= index) {
        return problem(index, "looks ahead");
      }
      operands.push_back(operand_of(operand));
    }
    if (operands.empty()) return problem(index, "has no operands");
    List expected;
    if (step.operation == Operation::sum) {
      Exact sum{0, 1};
      for (const List& list : operands) {
        for (const Exact& value : list) sum = subtract(sum, reduced({-value.numerator, value.denominator}));
      }
      expected = {sum};
    } else if (step.operation == Operation::select) {
      expected.assign(operands[0].size(), Exact{0, 1});
      for (std::size_t i = 1; i < operands.size(); ++i) {
        const auto place = static_cast<std::size_t>(operands[i].at(0).numerator);
        expected.at(place) = operands[0].at(place);
      }
    } else {
      std::size_t length = 1;
      for (const List& list : operands) length = std::max(length, list.size());
      for (std::size_t i = 0; i < length; ++i) {
        List of;
        for (const List& list : operands) of.push_back(list.size() == 1 ? list[0] : list.at(i));
        expected.push_back(combine(step, of));
      }
    }
    if (!(expected == results_of(index))) problem(index, "is not what its operands give");
  }

  void problem(std::size_t index, const char* what) {
    problems_.push_back("step " + std::to_string(index) + " " + std::string(name_of(trace_.steps()[index].code)) + " " + what);
  }

  void name_figure(const Trace::Figure& figure) {
    std::string pointer;
    bool second = false;
    for (const char c : figure.ref.pattern) {
      if (c != '#') {
        pointer += c;
        continue;
      }
      pointer += std::to_string(second ? figure.ref.second : figure.ref.first);
      second = true;
    }
    const List results = results_of(static_cast<std::size_t>(figure.step));
    if (results.size() != 1 || !figures_.emplace(pointer, results[0]).second) {
      problems_.push_back(pointer + " is derived twice, or by a list");
    }
  }

  const Trace& trace_;
  std::map<std::string, Exact> figures_;
  std::vector<std::string> problems_;
};

/// Everything that is wrong with the derivation of a statement; empty when every figure follows from its steps.
inline std::vector<std::string> problems_of(const Program& program, const Statement& statement, const Trace& trace) {
  Evaluation evaluation(trace);
  std::vector<std::string> problems = evaluation.problems();
  const auto expect = [&](const std::string& pointer, std::int64_t units, int decimals) {
    if (!evaluation.derives(pointer, units, decimals)) problems.push_back(pointer + " does not follow");
  };
  const auto metric_decimals = [&](std::size_t metric) -> int {
    const Metric& document = program.metrics.at(metric);
    if (document.kind == Metric::Kind::orders) return 0;
    if (document.kind == Metric::Kind::spend) return program.currency.exponent;
    for (const Ledger& ledger : program.ledgers) {
      if (ledger.id == document.ledger) return ledger.decimals;
    }
    return 0;
  };
  for (std::size_t i = 0; i < statement.balances.size(); ++i) {
    const LedgerBalance& balance = statement.balances[i];
    const std::string at = "/balances/" + std::to_string(i);
    const int decimals = program.ledgers.at(i).decimals;
    expect(at + "/balance", balance.balance.units, decimals);
    if (balance.value) expect(at + "/value", balance.value->minor, program.currency.exponent);
    for (std::size_t k = 0; k < balance.lots.size(); ++k) {
      expect(at + "/lots/" + std::to_string(k) + "/points", balance.lots[k].points.units, decimals);
      expect(at + "/lots/" + std::to_string(k) + "/remaining", balance.lots[k].remaining.units, decimals);
    }
    for (std::size_t k = 0; k < balance.expiring.size(); ++k) {
      expect(at + "/expiring/" + std::to_string(k) + "/points", balance.expiring[k].points.units, decimals);
    }
  }
  for (std::size_t i = 0; i < statement.metrics.size(); ++i) {
    expect("/metrics/" + std::to_string(i) + "/value", statement.metrics[i].value, metric_decimals(i));
  }
  for (std::size_t i = 0; i < statement.progress.size(); ++i) {
    const TierProgress& progress = statement.progress[i];
    const std::string at = "/tier/next/progress/" + std::to_string(i);
    const int decimals = metric_decimals(static_cast<std::size_t>(progress.metric));
    expect(at + "/value", progress.value, decimals);
    expect(at + "/at", progress.at, decimals);
    expect(at + "/missing", progress.missing, decimals);
  }
  if (evaluation.left() != 0) problems.push_back(std::to_string(evaluation.left()) + " figures are not in the statement");
  return problems;
}

}  // namespace loyalty::tests

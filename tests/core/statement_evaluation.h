// SPDX-License-Identifier: Apache-2.0
// Works out the steps of a statement again and compares the figures they name with the statement.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "loyalty/statement.h"
#include "statement_case.h"
#include "trace_check.h"

namespace loyalty::tests {

/// The figures a trace derives, by pointer, each with its number and decimals.
class Figures {
 public:
  explicit Figures(const Trace& trace) {
    for (const Trace::Figure& figure : trace.figures()) {
      const Step& step = trace.steps()[static_cast<std::size_t>(figure.step)];
      const Number number{trace.results(step)[0], step.unit.kind == Unit::Kind::decimal ? step.unit.decimals : 0};
      if (step.is_list || step.denominator != 1 || !numbers_.emplace(pointer_of(figure.ref), number).second) {
        problems_.push_back(pointer_of(figure.ref) + " is derived twice, or not by one number");
      }
    }
  }

  /// Takes a figure away; it has to be there with this number of units of 10^-decimals.
  void expect(const std::string& pointer, std::int64_t units, int decimals) {
    const auto found = numbers_.find(pointer);
    if (found == numbers_.end()) {
      problems_.push_back(pointer + " is not derived");
    } else {
      if (found->second != Number{units, decimals}) problems_.push_back(pointer + " has another value");
      numbers_.erase(found);
    }
  }

  /// What is wrong; also each figure that nobody has expected.
  [[nodiscard]] std::vector<std::string> problems() const {
    std::vector<std::string> problems = problems_;
    for (const auto& [pointer, number] : numbers_) problems.push_back(pointer + " is not in the statement");
    return problems;
  }

 private:
  using Number = std::pair<std::int64_t, int>;

  static std::string pointer_of(const FigureRef& ref) {
    std::string pointer;
    bool second = false;
    for (const char c : ref.pattern) {
      if (c != '#') {
        pointer += c;
        continue;
      }
      pointer += std::to_string(second ? ref.second : ref.first);
      second = true;
    }
    return pointer;
  }

  std::map<std::string, Number> numbers_;
  std::vector<std::string> problems_;
};

/// Every number a history and the marks of a programme state, whatever its unit.
inline std::set<std::int64_t> numbers_of(const Program& program, const History& history) {
  std::set<std::int64_t> numbers{0, 1};
  for (const Event& event : history.events) {
    if (const auto* purchase = std::get_if<Purchase>(&event.what)) {
      for (const PastLine& line : purchase->lines) {
        numbers.insert({line.quantity, line.list.minor, line.net.minor, line.payable.minor});
      }
    } else if (const auto* redeem = std::get_if<Redeem>(&event.what)) {
      numbers.insert(redeem->points.points.units);
    } else if (const auto* points = std::get_if<AdjustPoints>(&event.what)) {
      numbers.insert(points->points.units);
    } else if (const auto* metric = std::get_if<AdjustMetric>(&event.what)) {
      numbers.insert(metric->value);
    }
  }
  std::vector<const Condition*> conditions;
  for (const Tier& tier : program.tiers) {
    conditions.push_back(&tier.qualify);
    if (tier.keep) conditions.push_back(&*tier.keep);
  }
  while (!conditions.empty()) {
    const Condition& condition = *conditions.back();
    conditions.pop_back();
    for (const Condition& child : condition.children) conditions.push_back(&child);
    if (const auto* mark = std::get_if<MetricCondition>(&condition.leaf)) numbers.insert(mark->at_least.value_or(0));
  }
  return numbers;
}

/// What is said to be given but stands nowhere.
inline std::vector<std::string> invented(const Program& program, const History& history, const Trace& trace) {
  const std::set<std::int64_t> numbers = numbers_of(program, history);
  std::vector<std::string> invented;
  for (const Step& step : trace.steps()) {
    if (step.operation != Operation::given) continue;
    for (const std::int64_t number : trace.results(step)) {
      if (!numbers.contains(number)) invented.push_back(std::to_string(number) + " is given by nobody");
    }
  }
  return invented;
}

/// Everything that is wrong with the derivation of a statement; empty when every figure follows from its steps.
inline std::vector<std::string> problems_of(const Program& program, const History& history, const Statement& statement,
                                            const Trace& trace) {
  if (std::string wrong = test::TraceCheck(trace).first_wrong(); !wrong.empty()) return {"step " + wrong + " is wrong"};
  if (std::vector<std::string> numbers = invented(program, history, trace); !numbers.empty()) return numbers;
  Figures figures(trace);
  const auto expect = [&](const std::string& pointer, std::int64_t units, int decimals) {
    figures.expect(pointer, units, decimals);
  };
  const auto metric_decimals = [&](std::size_t metric) -> int {
    const Metric& document = program.metrics.at(metric);
    if (document.kind == Metric::Kind::orders) return 0;
    if (document.kind == Metric::Kind::spend) return program.currency.exponent;
    for (const Ledger& ledger : program.ledgers) {
      if (ledger.id == document.of) return ledger.decimals;
    }
    return 0;
  };
  for (std::size_t i = 0; i < statement.balances.size(); ++i) {
    const LedgerBalance& balance = statement.balances[i];
    const std::string at = numbered("/balances/", i);
    const int decimals = program.ledgers.at(i).decimals;
    expect(at + "/balance", balance.balance.units, decimals);
    expect(at + "/shown", balance.shown.units, decimals);
    expect(at + "/pending", balance.pending.units, decimals);
    expect(at + "/deficit", balance.deficit.units, decimals);
    if (balance.value) expect(at + "/value", balance.value->minor, program.currency.exponent);
    for (std::size_t k = 0; k < balance.lots.size(); ++k) {
      expect(at + numbered("/lots/", k) + "/points", balance.lots[k].points.units, decimals);
      expect(at + numbered("/lots/", k) + "/remaining", balance.lots[k].remaining.units, decimals);
    }
    for (std::size_t k = 0; k < balance.expiring.size(); ++k) {
      expect(at + numbered("/expiring/", k) + "/points", balance.expiring[k].points.units, decimals);
    }
  }
  for (std::size_t i = 0; i < statement.metrics.size(); ++i) {
    expect(numbered("/metrics/", i) + "/value", statement.metrics[i].value, metric_decimals(i));
    expect(numbered("/metrics/", i) + "/rolledOver", statement.metrics[i].rolled_over, metric_decimals(i));
  }
  const auto expect_marks = [&](const std::string& pointer, const std::vector<TierProgress>& marks) {
    for (std::size_t i = 0; i < marks.size(); ++i) {
      const std::string at = numbered(pointer, i);
      const int decimals = metric_decimals(static_cast<std::size_t>(marks[i].metric));
      expect(at + "/value", marks[i].value, decimals);
      expect(at + "/at", marks[i].at, decimals);
      expect(at + "/missing", marks[i].missing, decimals);
    }
  };
  expect_marks("/tier/keep/progress/", statement.keep);
  expect_marks("/tier/next/progress/", statement.progress);
  return figures.problems();
}

}  // namespace loyalty::tests

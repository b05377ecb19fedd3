// SPDX-License-Identifier: Apache-2.0
#include "units.h"

namespace loyalty::json {

namespace {

template <class List>
int decimals_in(const List& list, std::string_view id) {
  for (const auto& candidate : list) {
    if (candidate.id == id) return candidate.decimals;
  }
  return kMostLedgerDecimals;
}

}  // namespace

int money_decimals(const Program& program) { return program.currency.exponent; }

int ledger_decimals(const Program& program, std::string_view ledger) { return decimals_in(program.ledgers, ledger); }

int count_decimals(const Program& program, std::string_view count) { return decimals_in(program.counts, count); }

int gift_decimals(const Program& program, const Transfer& transfer) {
  return transfer.to.empty() ? 0 : ledger_decimals(program, transfer.to);
}

int metric_decimals(const Program& program, const Metric& metric) {
  switch (metric.kind) {
    case Metric::Kind::spend:
      return money_decimals(program);
    case Metric::Kind::points:
      return ledger_decimals(program, metric.of);
    case Metric::Kind::count:
      return count_decimals(program, metric.of);
    case Metric::Kind::orders:
      return 0;
  }
  return 0;
}

int metric_decimals(const Program& program, std::string_view metric) {
  for (const Metric& candidate : program.metrics) {
    if (candidate.id == metric) return metric_decimals(program, candidate);
  }
  return kMostLedgerDecimals;
}

int measure_decimals(const Program& program, const EarnRule& rule) {
  switch (rule.measure.kind) {
    case Measure::Kind::amount:
      return money_decimals(program);
    case Measure::Kind::points:
      return ledger_decimals(program, rule.ledger);
    case Measure::Kind::count:
      return count_decimals(program, rule.measure.of.empty() ? std::string_view{} : rule.measure.of.front());
    case Measure::Kind::quantity:
    case Measure::Kind::orders:
    case Measure::Kind::streak:
      return 0;
  }
  return 0;
}

}  // namespace loyalty::json

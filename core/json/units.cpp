// SPDX-License-Identifier: Apache-2.0
#include "units.h"

namespace loyalty::json {

int money_decimals(const Program& program) { return program.currency.exponent; }

int ledger_decimals(const Program& program, std::string_view ledger) {
  for (const Ledger& candidate : program.ledgers) {
    if (candidate.id == ledger) return candidate.decimals;
  }
  return kMostLedgerDecimals;
}

int metric_decimals(const Program& program, const Metric& metric) {
  switch (metric.kind) {
    case Metric::Kind::spend:
      return money_decimals(program);
    case Metric::Kind::points:
      return ledger_decimals(program, metric.ledger);
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
    case Measure::Kind::quantity:
    case Measure::Kind::orders:
      return 0;
  }
  return 0;
}

}  // namespace loyalty::json

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "earn_rates.h"
#include "lint_context.h"

namespace loyalty {

/// The earn rules of a programme as lints look at them: who meets which, for which goods, and what they give for one of
/// something.
class EarnView {
 public:
  explicit EarnView(LintContext& context) : context_(context), lines_(typical_lines(context.program)) {}

  [[nodiscard]] const std::vector<EarnRule>& rules() const { return context_.document.earn; }
  [[nodiscard]] const std::vector<LineTraits>& lines() const { return lines_; }
  [[nodiscard]] std::int32_t ledger_of(std::size_t rule) const { return context_.program.earn()[rule].ledger; }
  [[nodiscard]] static Path path_of(std::size_t rule) { return (Path{} / "earn").at(rule); }

  [[nodiscard]] Verdict verdict(std::size_t rule, const Known& known) const;
  [[nodiscard]] bool matches(std::size_t rule, const LineTraits& line) const;
  [[nodiscard]] bool has_window(std::size_t rule) const;
  /// A rule that every purchase of these goods by such a member meets.
  [[nodiscard]] bool always(std::size_t rule, const Known& known, const LineTraits& line) const;

  /// Rates of a ledger, one for each key.
  [[nodiscard]] std::vector<EarnRate> totals(EarnRates& rates, std::int32_t ledger) const;
  /// What one of something is called: an amount of the currency, or the number 1.
  [[nodiscard]] std::string unit_text(const EarnKey& key) const;
  /// Points for one of that.
  [[nodiscard]] std::string points_text(std::int32_t ledger, const EarnKey& key, Rational rate) const;

  /// Rules, members and goods are compared with one another up to a bound; false when it is reached.
  [[nodiscard]] bool spend(std::size_t comparisons);

 private:
  LintContext& context_;
  std::vector<LineTraits> lines_;
  std::size_t left_ = 1000000;
};

inline bool any_rule(std::size_t) { return true; }

}  // namespace loyalty

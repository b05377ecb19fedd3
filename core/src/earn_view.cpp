// SPDX-License-Identifier: Apache-2.0
#include "earn_view.h"

#include <algorithm>

namespace loyalty {

Verdict EarnView::verdict(std::size_t rule, const Known& known) const {
  return ConditionLogic::judge(context_.program.earn()[rule].when, known);
}

bool EarnView::matches(std::size_t rule, const LineTraits& line) const {
  return context_.program.earn()[rule].items.matches(line);
}

bool EarnView::has_window(std::size_t rule) const { return rules()[rule].valid.from || rules()[rule].valid.to; }

bool EarnView::always(std::size_t rule, const Known& known, const LineTraits& line) const {
  return !has_window(rule) && matches(rule, line) && verdict(rule, known) == Verdict::always;
}

std::vector<EarnRate> EarnView::totals(EarnRates& rates, std::int32_t ledger) const {
  std::vector<EarnRate> result;
  for (std::size_t rule = 0; rule < rules().size(); ++rule) {
    if (ledger_of(rule) != ledger) continue;
    for (const EarnRate& part : rates.of_rule(rule)) {
      const bool known =
          std::any_of(result.begin(), result.end(), [&](const EarnRate& other) { return other.key == part.key; });
      if (!known) result.push_back({part.key, rates.total(ledger, part.key, any_rule)});
    }
  }
  return result;
}

std::string EarnView::unit_text(const EarnKey& key) const {
  if (key.kind == EarnKey::Kind::amount) return context_.money(power_of_ten(context_.document.currency.exponent));
  return "1";
}

std::string EarnView::points_text(std::int32_t ledger, const EarnKey& key, Rational rate) const {
  int decimals = 0;
  if (key.kind == EarnKey::Kind::amount) decimals = context_.document.currency.exponent;
  if (key.kind == EarnKey::Kind::count)
    decimals = context_.document.counts[static_cast<std::size_t>(key.count)].decimals;
  const auto scaled = make_rational(Int128{rate.numerator} * power_of_ten(decimals),
                                    Int128{rate.denominator} * power_of_ten(context_.ledger(ledger).decimals));
  return LintContext::exact(scaled.value_or(Rational{}));
}

bool EarnView::spend(std::size_t comparisons) {
  if (left_ < comparisons) return false;
  left_ -= comparisons;
  return true;
}

}  // namespace loyalty

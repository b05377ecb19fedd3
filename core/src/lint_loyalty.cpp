// SPDX-License-Identifier: Apache-2.0
// Who gets more: a tier against the one below it, new members against those who have stayed.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "earn_rates.h"
#include "earn_view.h"
#include "lint_context.h"
#include "loyalty/member.h"

namespace loyalty {
namespace {

/// Limits, floors and offsets: what such a rule gives is not its rate times what it counts.
bool is_limited(const EarnRule& rule) { return !rule.limits.empty() || rule.above > 0 || rule.at_least.has_value(); }

class LoyaltyLint {
 public:
  explicit LoyaltyLint(LintContext& context) : context_(context), view_(context) {}

  /// Rates of earning at a tier against those at the tier below it.
  void check_tier(std::size_t tier) {
    const Known upper{Known::Customer::unknown, static_cast<std::int32_t>(tier)};
    const Known lower{Known::Customer::unknown, static_cast<std::int32_t>(tier) - 1};
    for (const LineTraits& line : view_.lines()) {
      if (!view_.spend(2 * view_.rules().size() * (1 + context_.document.ledgers.size()))) return;
      EarnRates above(context_.program, [&](std::size_t rule) { return view_.always(rule, upper, line); });
      EarnRates below(context_.program, [&](std::size_t rule) { return view_.always(rule, lower, line); });
      if (!above.complete() || !below.complete()) continue;
      for (std::size_t i = 0; i < context_.document.ledgers.size(); ++i) {
        const auto ledger = static_cast<std::int32_t>(i);
        if (!is_limited_between(ledger, upper, lower, line) && check_ledger(tier, ledger, above, below)) return;
      }
    }
  }

  /// Earn rules for those who have bought nothing yet that give more than the rules for those who have.
  void check_new_members() {
    const Known fresh{Known::Customer::fresh, first_tier(context_)};
    std::vector<bool> loyal;
    for (std::size_t rule = 0; rule < view_.rules().size(); ++rule)
      loyal.push_back(view_.verdict(rule, fresh) == Verdict::never);
    for (std::size_t rule = 0; rule < view_.rules().size(); ++rule) {
      const bool for_new =
          !loyal[rule] && view_.verdict(rule, {Known::Customer::returning, std::nullopt}) == Verdict::never;
      if (for_new) check_new_rule(rule, fresh, loyal);
    }
  }

 private:
  [[nodiscard]] bool is_limited_between(std::int32_t ledger, const Known& upper, const Known& lower,
                                        const LineTraits& line) const {
    for (std::size_t rule = 0; rule < view_.rules().size(); ++rule) {
      if (view_.ledger_of(rule) != ledger || !is_limited(view_.rules()[rule])) continue;
      if (view_.always(rule, upper, line) != view_.always(rule, lower, line)) return true;
    }
    return false;
  }

  bool check_ledger(std::size_t tier, std::int32_t ledger, EarnRates& above, EarnRates& below) {
    for (const EarnRate& part : view_.totals(below, ledger)) {
      const Rational less = above.total(ledger, part.key, any_rule);
      if (compare(less, part.rate) >= 0) continue;
      context_.warn(LintCode::tier_earns_less, (Path{} / "tiers").at(tier),
                    {{"tier", context_.document.tiers[tier].id},
                     {"below", context_.document.tiers[tier - 1].id},
                     {"ledger", context_.ledger(ledger).id},
                     {"points", view_.points_text(ledger, part.key, less)},
                     {"belowPoints", view_.points_text(ledger, part.key, part.rate)},
                     {"per", view_.unit_text(part.key)}});
      return true;
    }
    return false;
  }

  void check_new_rule(std::size_t rule, const Known& fresh, const std::vector<bool>& loyal) {
    const LineTraits line = line_in(context_.program.earn()[rule].items).value_or(LineTraits{});
    const EarnRates rates(context_.program,
                          [&](std::size_t other) { return other == rule || view_.always(other, fresh, line); });
    if (!rates.complete()) return;
    const std::int32_t ledger = view_.ledger_of(rule);
    for (const EarnRate& part : rates.of_rule(rule)) {
      const std::optional<Rational> most = loyal_rate(ledger, part.key, line, loyal);
      if (!most || compare(part.rate, *most) <= 0) continue;
      context_.warn(LintCode::new_members_better, EarnView::path_of(rule),
                    {{"rule", view_.rules()[rule].id},
                     {"new", view_.points_text(ledger, part.key, part.rate)},
                     {"returning", view_.points_text(ledger, part.key, *most)},
                     {"at", view_.unit_text(part.key)}});
      return;
    }
  }

  /// The most that rules for returning members give together at any tier; nothing where that cannot be said.
  [[nodiscard]] std::optional<Rational> loyal_rate(std::int32_t ledger, const EarnKey& key, const LineTraits& line,
                                                   const std::vector<bool>& loyal) {
    const auto tiers = static_cast<std::int32_t>(context_.document.tiers.size());
    Rational most;
    for (std::int32_t tier = kNoTier; tier < tiers; ++tier) {
      if (!view_.spend(2 * loyal.size())) return std::nullopt;
      const Known known{Known::Customer::returning, tier};
      bool has_floor = false;
      EarnRates rates(context_.program, [&](std::size_t rule) {
        if (!loyal[rule]) return view_.always(rule, known, line);
        const bool applies = view_.matches(rule, line) && view_.verdict(rule, known) != Verdict::never;
        has_floor = has_floor || (applies && view_.rules()[rule].at_least);
        return applies;
      });
      if (has_floor || !rates.complete()) return std::nullopt;
      const Rational total = rates.total(ledger, key, [&](std::size_t rule) { return loyal[rule]; });
      if (compare(most, total) < 0) most = total;
    }
    return most;
  }

  LintContext& context_;
  EarnView view_;
};

}  // namespace

std::int32_t first_tier(const LintContext& context) {
  for (std::size_t tier = context.document.tiers.size(); tier > 0; --tier) {
    const Verdict verdict =
        ConditionLogic::judge(context.program.tiers()[tier - 1].qualify, {Known::Customer::fresh, std::nullopt});
    if (verdict == Verdict::always) return static_cast<std::int32_t>(tier) - 1;
  }
  return kNoTier;
}

void lint_new_members(LintContext& context) { LoyaltyLint(context).check_new_members(); }

void lint_tier_earning(LintContext& context) {
  LoyaltyLint lint(context);
  for (std::size_t tier = 1; tier < context.document.tiers.size(); ++tier) lint.check_tier(tier);
}

}  // namespace loyalty

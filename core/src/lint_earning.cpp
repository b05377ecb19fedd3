// SPDX-License-Identifier: Apache-2.0
// Earn rules by themselves: what never gives anything, and what gives a purchase back.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "earn_rates.h"
#include "earn_view.h"
#include "lint_context.h"
#include "loyalty/member.h"

namespace loyalty {
namespace {

constexpr EarnKey kAmount{EarnKey::Kind::amount, -1};

class EarningLint {
 public:
  explicit EarningLint(LintContext& context)
      : context_(context),
        view_(context),
        uses_(uses_of_points(context.program)),
        possible_(view_.rules().size(), true) {}

  void run() {
    for (std::size_t i = 0; i < possible_.size(); ++i) possible_[i] = check_rule(i);
    for (std::size_t i = 0; i < context_.document.ledgers.size(); ++i) check_price(static_cast<std::int32_t>(i));
  }

 private:
  /// False when the rule can never give anything.
  bool check_rule(std::size_t index) {
    const EarnRule& rule = view_.rules()[index];
    const Path where = EarnView::path_of(index);
    if (!context_.check_condition(rule.valid, rule.when, where)) return false;
    const CompiledSelection& items = context_.program.earn()[index].items;
    if (!items.all && !line_in(items)) {
      context_.warn(LintCode::never_applies, where / "items", LintDetail::no_goods_left);
      return false;
    }
    for (std::size_t i = 0; i < rule.limits.size(); ++i) {
      if (!check_limit(rule, rule.limits[i], (where / "limits").at(i))) return false;
    }
    return true;
  }

  bool check_limit(const EarnRule& rule, const EarnLimit& limit, const Path& where) {
    if (limit.measured ? *limit.measured == 0 && !limit.then : *limit.points == 0) {
      context_.warn(LintCode::limit_of_zero, where, {{"rule", rule.id}});
      return false;
    }
    const bool block = rule.award.kind == Award::Kind::block;
    if (block && limit.measured && *limit.measured < rule.award.per) {
      context_.warn(LintCode::never_applies, where, LintDetail::limit_below_block);
      return false;
    }
    if (rule.award.kind == Award::Kind::rate || !limit.points || limit.over != EarnLimit::Over::refuse) return true;
    const int decimals = context_.ledger(context_.program.find_ledger(rule.ledger)).decimals;
    const auto smallest = product(rule.award.points, {power_of_ten(decimals), 1});
    if (!smallest || compare(*smallest, {*limit.points, 1}) <= 0) return true;
    context_.warn(LintCode::never_applies, where, LintDetail::limit_below_award);
    return false;
  }

  /// Points of a purchase that are worth what it costs: by one rule, or by several that apply together at a tier.
  void check_price(std::int32_t ledger) {
    const PointUse* use = best_use(ledger);
    if (use == nullptr) return;
    bool found = false;
    for (std::size_t rule = 0; rule < possible_.size(); ++rule) {
      if (view_.ledger_of(rule) != ledger || !possible_[rule] || !view_.spend(possible_.size())) continue;
      const EarnRates rates(context_.program, [&](std::size_t other) { return other == rule; });
      for (const EarnRate& part : rates.of_rule(rule)) {
        if (!(part.key == kAmount) || !returns_price(part.rate, *use, view_.rules()[rule].above > 0)) continue;
        warn_price(rule, {rule}, part.rate, *use);
        found = true;
      }
    }
    if (!found) check_price_together(ledger, *use);
  }

  [[nodiscard]] const PointUse* best_use(std::int32_t ledger) const {
    const PointUse* best = nullptr;
    for (const PointUse& use : uses_) {
      if (use.ledger == ledger && (best == nullptr || compare(best->value, use.value) < 0)) best = &use;
    }
    return best;
  }

  /// rate × value ≥ 1; above 1 where a part of the price earns nothing.
  static bool returns_price(Rational rate, const PointUse& use, bool strictly) {
    const auto back = product(rate, use.value);
    return back && compare(*back, {1, 1}) >= (strictly ? 1 : 0);
  }

  void check_price_together(std::int32_t ledger, const PointUse& use) {
    const auto tiers = static_cast<std::int32_t>(context_.document.tiers.size());
    const std::size_t none = possible_.size();
    for (std::int32_t tier = kNoTier; tier < tiers; ++tier) {
      const Known known{Known::Customer::unknown, tier};
      for (const LineTraits& line : view_.lines()) {
        for (std::size_t extra = 0; extra <= none; ++extra) {
          if (extra < none && !joins(extra, ledger, known, line)) continue;
          if (!view_.spend(possible_.size())) return;
          if (together_return_price(ledger, use, known, line, extra)) return;
        }
      }
    }
  }

  /// A rule of the ledger that may apply to these goods at this tier, on some days or to some orders.
  [[nodiscard]] bool joins(std::size_t rule, std::int32_t ledger, const Known& known, const LineTraits& line) const {
    return view_.ledger_of(rule) == ledger && possible_[rule] && view_.matches(rule, line) &&
           !view_.always(rule, known, line) && view_.verdict(rule, known) != Verdict::never;
  }

  bool together_return_price(std::int32_t ledger, const PointUse& use, const Known& known, const LineTraits& line,
                             std::size_t extra) {
    const auto applies = [&](std::size_t rule) {
      return possible_[rule] && view_.rules()[rule].above == 0 && (rule == extra || view_.always(rule, known, line));
    };
    EarnRates rates(context_.program, applies);
    const Rational total = rates.total(ledger, kAmount, any_rule);
    if (!returns_price(total, use, false)) return false;
    std::vector<std::size_t> together;
    for (std::size_t rule = 0; rule < possible_.size(); ++rule) {
      const std::vector<EarnRate>& parts = rates.of_rule(rule);
      const bool counts =
          std::any_of(parts.begin(), parts.end(), [](const EarnRate& part) { return part.key == kAmount; });
      if (counts && view_.ledger_of(rule) == ledger) together.push_back(rule);
    }
    warn_price(together.back(), together, total, use);
    return true;
  }

  void warn_price(std::size_t rule, const std::vector<std::size_t>& together, Rational rate, const PointUse& use) {
    std::string names;
    for (const std::size_t part : together) names += (names.empty() ? "" : " + ") + view_.rules()[part].id;
    const auto value = make_rational(Int128{use.value.numerator} * power_of_ten(context_.ledger(use.ledger).decimals),
                                     Int128{use.value.denominator} * power_of_ten(context_.document.currency.exponent));
    context_.warn(LintCode::points_above_price, EarnView::path_of(rule) / "award",
                  {{"earn", names},
                   {"redemption", use.id},
                   {"points", view_.points_text(use.ledger, kAmount, rate)},
                   {"per", view_.unit_text(kAmount)},
                   {"value", LintContext::exact(value.value_or(Rational{}))}});
  }

  LintContext& context_;
  EarnView view_;
  std::vector<PointUse> uses_;
  std::vector<bool> possible_;
};

}  // namespace

void lint_earning(LintContext& context) { EarningLint(context).run(); }

}  // namespace loyalty

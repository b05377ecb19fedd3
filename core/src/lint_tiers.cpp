// SPDX-License-Identifier: Apache-2.0
// Metrics, tiers and milestones: what cannot be reached, what nobody stays at, what is worth less than the level below.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "lint_context.h"
#include "loyalty/member.h"
#include "tiers.h"

namespace loyalty {
namespace {

bool has_mark(const LintContext& context, std::size_t metric) {
  const auto marks = [&](const CompiledTier& tier) {
    const std::vector<TierMark> found = marks_of(tier.qualify);
    return std::any_of(found.begin(), found.end(),
                       [&](const TierMark& mark) { return mark.metric == static_cast<std::int32_t>(metric); });
  };
  return std::any_of(context.program.tiers().begin(), context.program.tiers().end(), marks);
}

/// Warns where a mark lies above what a metric can come to. A metric that never counts has its own warning.
void check_mark(LintContext& context, std::int32_t metric, std::int64_t at, const Path& where) {
  const std::optional<std::int64_t> most = context.reach[static_cast<std::size_t>(metric)];
  if (!most || *most == 0 || at <= *most) return;
  context.warn(LintCode::mark_out_of_reach, where,
               {{"metric", context.document.metrics[static_cast<std::size_t>(metric)].id},
                {"at", context.metric_value(metric, at)},
                {"most", context.metric_value(metric, *most)}});
}

class TierLint {
 public:
  TierLint(LintContext& context, std::size_t index)
      : context_(context), index_(index), tier_(context.document.tiers[index]), where_((Path{} / "tiers").at(index)) {}

  void run() {
    if (context_.check_condition({}, tier_.qualify, where_ / "qualify")) {
      check_order();
      for (const TierMark& mark : marks()) check_mark(context_, mark.metric, mark.at, where_ / "qualify");
      check_upgrade();
    }
    if (tier_.keep && !(*tier_.keep == tier_.qualify) && context_.logic.implies(*tier_.keep, tier_.qualify)) {
      context_.warn(LintCode::without_effect, where_ / "keep", LintDetail::qualify_holds);
    }
    check_worth();
    check_redeeming();
  }

 private:
  [[nodiscard]] std::vector<TierMark> marks() const { return marks_of(context_.program.tiers()[index_].qualify); }

  /// A tier below whose members all qualify for this one: nobody stays there.
  void check_order() {
    for (std::size_t lower = index_; lower > 0; --lower) {
      const Tier& below = context_.document.tiers[lower - 1];
      if (!context_.logic.implies(below.qualify, tier_.qualify)) continue;
      const std::vector<TierMark> lower_marks = marks_of(context_.program.tiers()[lower - 1].qualify);
      for (const TierMark& mark : marks()) {
        const auto same = std::find_if(lower_marks.begin(), lower_marks.end(),
                                       [&](const TierMark& other) { return other.metric == mark.metric; });
        if (same == lower_marks.end()) continue;
        context_.warn(LintCode::tier_not_above, where_ / "qualify",
                      {{"tier", tier_.id},
                       {"metric", context_.document.metrics[static_cast<std::size_t>(mark.metric)].id},
                       {"at", context_.metric_value(mark.metric, mark.at)},
                       {"below", below.id},
                       {"belowAt", context_.metric_value(mark.metric, same->at)}});
        return;
      }
      context_.warn(LintCode::tier_never_held, where_ / "qualify", {{"tier", tier_.id}, {"below", below.id}});
      return;
    }
  }

  /// A metric that falls when the tier is reached, and by which the tier is kept.
  void check_upgrade() {
    const Program& document = context_.document;
    if (document.tier_validity.kind != TierValidity::Kind::while_qualified ||
        document.downgrade.to == Downgrade::To::never)
      return;
    for (const TierMark& mark : marks()) {
      const Metric& metric = document.metrics[static_cast<std::size_t>(mark.metric)];
      if (metric.on_upgrade == Metric::OnUpgrade::keep) continue;
      Condition above_zero;
      above_zero.kind = Condition::Kind::leaf;
      above_zero.leaf = MetricCondition{metric.id, 1, std::nullopt};
      if (!context_.logic.implies(tier_.qualify, above_zero)) continue;
      if (tier_.keep && !context_.logic.implies(*tier_.keep, above_zero)) continue;
      context_.warn(LintCode::lost_after_upgrade, where_ / "qualify",
                    {{"tier", tier_.id}, {"metric", metric.id}, {"at", context_.metric_value(mark.metric, mark.at)}});
      return;
    }
  }

  void check_worth() {
    if (index_ == 0) return;
    const Tier& below = context_.document.tiers[index_ - 1];
    if (below.worth <= tier_.worth) return;
    context_.warn(LintCode::tier_worth_less, where_ / "worth",
                  {{"tier", tier_.id},
                   {"worth", context_.money(tier_.worth.minor)},
                   {"below", below.id},
                   {"belowWorth", context_.money(below.worth.minor)}});
  }

  /// The best value of points by the redemptions that every member of a tier can use.
  [[nodiscard]] Rational best_value(std::int32_t ledger, std::int32_t tier) const {
    Rational best;
    for (const CompiledRedemption& redemption : context_.program.redemptions()) {
      if (redemption.ledger != ledger || redemption.each >= 0) continue;
      if (ConditionLogic::judge(redemption.when, {Known::Customer::unknown, tier}) != Verdict::always) continue;
      for (const RedemptionRung& rung : redemption.document->rungs) {
        const auto value = make_rational(rung.value.minor, rung.points.units);
        if (value && compare(best, *value) < 0) best = *value;
      }
    }
    return best;
  }

  void check_redeeming() {
    if (index_ == 0 || context_.document.redemptions.size() * context_.document.ledgers.size() > 1000) return;
    const auto tier = static_cast<std::int32_t>(index_);
    for (std::size_t i = 0; i < context_.document.ledgers.size(); ++i) {
      const auto ledger = static_cast<std::int32_t>(i);
      const Rational value = best_value(ledger, tier);
      const Rational below = best_value(ledger, tier - 1);
      if (compare(value, below) >= 0) continue;
      context_.warn(LintCode::tier_redeems_less, where_,
                    {{"tier", tier_.id},
                     {"below", context_.document.tiers[index_ - 1].id},
                     {"ledger", context_.ledger(ledger).id},
                     {"value", per_point(ledger, value)},
                     {"belowValue", per_point(ledger, below)}});
      return;
    }
  }

  /// Minor units for a unit of the ledger, as money for a point.
  [[nodiscard]] std::string per_point(std::int32_t ledger, Rational value) const {
    Int128 points = 1;
    for (int i = 0; i < context_.ledger(ledger).decimals; ++i) points *= 10;
    Int128 money = 1;
    for (int i = 0; i < context_.document.currency.exponent; ++i) money *= 10;
    return LintContext::exact(make_rational(value.numerator * points, value.denominator * money).value_or(Rational{}));
  }

  LintContext& context_;
  std::size_t index_;
  const Tier& tier_;
  Path where_;
};

}  // namespace

void lint_metrics(LintContext& context) {
  const std::vector<Metric>& metrics = context.document.metrics;
  for (std::size_t i = 0; i < metrics.size(); ++i) {
    const Path where = (Path{} / "metrics").at(i);
    if (context.reach[i] == 0) {
      context.warn(LintCode::metric_never_counts, where, {{"metric", metrics[i].id}, {"ledger", metrics[i].of}});
    }
    const bool charges = metrics[i].on_upgrade == Metric::OnUpgrade::charge;
    if ((!metrics[i].rolls_over && !charges) || has_mark(context, i)) continue;
    context.warn(LintCode::without_effect, where / (charges ? "onUpgrade" : "rollover"),
                 LintDetail::metric_without_mark);
  }
}

void lint_tiers(LintContext& context) {
  for (std::size_t i = 0; i < context.document.tiers.size(); ++i) TierLint(context, i).run();
  const Downgrade& downgrade = context.document.downgrade;
  if (downgrade.to != Downgrade::To::never) return;
  const Path where = Path{} / "downgrade";
  if (downgrade.grace_days > 0) context.warn(LintCode::without_effect, where / "graceDays", LintDetail::never_lowered);
  if (downgrade.cooldown_months > 0)
    context.warn(LintCode::without_effect, where / "atMostOnceInMonths", LintDetail::never_lowered);
}

void lint_milestones(LintContext& context) {
  for (std::size_t i = 0; i < context.document.milestones.size(); ++i) {
    const CompiledMilestone& milestone = context.program.milestones()[i];
    check_mark(context, milestone.metric, milestone.document->at, (Path{} / "milestones").at(i) / "at");
  }
}

}  // namespace loyalty

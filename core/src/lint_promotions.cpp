// SPDX-License-Identifier: Apache-2.0
// Promotions: what costs more than it seems, what never applies, and what new members get and returning ones do not.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "earn_rates.h"
#include "lint_context.h"
#include "loyalty/member.h"

namespace loyalty {
namespace {

/// A basket of one sort of goods on which promotions are compared.
struct Sample {
  LineTraits line;
  std::int64_t amount = 0;  ///< minor units
  std::int64_t quantity = 1;
};

std::int64_t repeats(const Trigger& trigger, std::int64_t value, std::int64_t at) {
  if (trigger.repeat == Trigger::Repeat::once || at == 0) return 1;
  return std::min(value / at, trigger.times.value_or(kMaxAmount));
}

/// What a promotion gives on a basket by itself: money off, or the face value of its vouchers.
std::int64_t given(const Promotion& promotion, const Sample& sample) {
  const bool by_units = promotion.trigger.measure == Trigger::Measure::quantity;
  const std::int64_t value = by_units ? sample.quantity : sample.amount;
  Int128 best = 0;
  for (const Rung& rung : promotion.rungs) {
    if (value < rung.at) break;
    const std::int64_t times = repeats(promotion.trigger, value, rung.at);
    if (const auto* percent = std::get_if<PercentOff>(&rung.benefit)) {
      best = multiply(sample.amount, percent->off, Rounding::half_up);
    } else if (const auto* amount = std::get_if<AmountOff>(&rung.benefit)) {
      const std::int64_t units = amount->scope == BenefitScope::unit ? sample.quantity : 1;
      best = std::min(Int128{amount->off.minor} * times * units, Int128{sample.amount});
    } else if (const auto* voucher = std::get_if<VoucherBack>(&rung.benefit)) {
      const Int128 most = promotion.cap ? Int128{promotion.cap->minor / voucher->value.minor} : Int128{kMaxAmount};
      best = Int128{voucher->value.minor} * std::min(Int128{voucher->count} * times, most);
    }
  }
  if (promotion.cap) best = std::min(best, Int128{promotion.cap->minor});
  return static_cast<std::int64_t>(std::min(best, Int128{kMaxAmount}));
}

/// Whether a sample says what a promotion gives: not where it is about some units of a basket, or limited by what others have had.
bool comparable(const Promotion& promotion) {
  if (promotion.makes_sets() || promotion.floor || promotion.budget) return false;
  return std::all_of(promotion.rungs.begin(), promotion.rungs.end(), [](const Rung& rung) {
    const bool known = std::holds_alternative<PercentOff>(rung.benefit) || std::holds_alternative<AmountOff>(rung.benefit) ||
                       std::holds_alternative<VoucherBack>(rung.benefit);
    return known && rung.reduced.whole();
  });
}

class PromotionLint {
 public:
  explicit PromotionLint(LintContext& context) : context_(context), promotions_(context.document.promotions) {}

  void run() {
    const Known fresh{Known::Customer::fresh, first_tier(context_)};
    for (std::size_t i = 0; i < promotions_.size(); ++i) loyal_.push_back(verdict(i, fresh) == Verdict::never);
    for (std::size_t i = 0; i < promotions_.size(); ++i) {
      const Path where = (Path{} / "promotions").at(i);
      const Promotion& promotion = promotions_[i];
      const bool applies = context_.check_condition(promotion.valid, promotion.when, where);
      check_goods(context_.program.promotions()[i], where);
      for (std::size_t k = 0; k < promotion.rungs.size(); ++k) {
        const Path at = promotion.rungs.size() == 1 ? where : (where / "rungs").at(k);
        check_benefit(promotion, promotion.rungs[k], at / "benefit");
        check_reduced(context_.program.promotions()[i], k, at / "benefit");
      }
      const bool for_new = !loyal_[i] && verdict(i, {Known::Customer::returning, std::nullopt}) == Verdict::never;
      if (applies && for_new) check_new(i, where);
    }
  }

 private:
  [[nodiscard]] Verdict verdict(std::size_t promotion, const Known& known) const {
    return ConditionLogic::judge(context_.program.promotions()[promotion].when, known);
  }

  void check_selection(const CompiledSelection& items, const Path& where) {
    if (!items.all && !line_in(items)) context_.warn(LintCode::never_applies, where / "items", LintDetail::no_goods_left);
  }

  /// Goods that count, those of each group of a set, and a floor below which nothing lies.
  void check_goods(const CompiledPromotion& promotion, const Path& where) {
    const Promotion& document = *promotion.document;
    const std::vector<SetGroup>& groups = document.trigger.groups;
    for (std::size_t i = 0; i < groups.size() && promotion.units; ++i) {
      if (groups[i].items) check_selection(promotion.units->groups[i], (where / "trigger" / "of").at(i));
    }
    const auto by_itself = [](const SetGroup& group) { return !group.items; };
    if (groups.empty() || std::any_of(groups.begin(), groups.end(), by_itself)) check_selection(promotion.items, where);
    if (document.floor && document.floor->share == Rational{1, 1} && document.reduces()) {
      context_.warn(LintCode::never_applies, where / "floor" / "percent", LintDetail::floor_leaves_nothing);
    }
  }

  void check_reduced(const CompiledPromotion& promotion, std::size_t rung, const Path& where) {
    if (promotion.units && rung < promotion.units->reduced.size() && promotion.units->reduced[rung]) {
      check_selection(*promotion.units->reduced[rung], where);
    }
    const std::optional<Floor>& floor = promotion.document->floor;
    const auto* price = std::get_if<NewPrice>(&promotion.document->rungs[rung].benefit);
    if (price == nullptr || price->scope != NewPrice::Scope::unit || !floor || floor->blocked != Floor::Blocked::lost) return;
    if (floor->price && price->price < *floor->price) context_.warn(LintCode::without_effect, where / "price", LintDetail::floor_above_price);
  }

  void check_benefit(const Promotion& promotion, const Rung& rung, const Path& where) {
    if (const auto* percent = std::get_if<PercentOff>(&rung.benefit)) {
      const bool some_units = promotion.makes_sets() || !rung.reduced.whole();
      if (percent->off == Rational{1, 1} && !some_units) context_.warn(LintCode::everything_off, where / "off", {});
    } else if (const auto* amount = std::get_if<AmountOff>(&rung.benefit)) {
      const Money off = promotion.cap ? std::min(amount->off, *promotion.cap) : amount->off;
      if (promotion.trigger.measure == Trigger::Measure::amount && off.minor >= rung.at) {
        context_.warn(LintCode::mark_below_benefit, where / "off",
                      {{"at", context_.money(rung.at)}, {"off", context_.money(off.minor)}});
      }
    } else if (const auto* voucher = std::get_if<VoucherBack>(&rung.benefit)) {
      if (voucher->minimum < voucher->value) {
        context_.warn(
            LintCode::voucher_minimum_below_value, where / "value",
            {{"value", context_.money(voucher->value.minor)}, {"minimum", context_.money(voucher->minimum.minor)}});
      }
    }
  }

  /// Compares on the smallest baskets that reach a rung, and on one of a hundred where there is no mark.
  void check_new(std::size_t index, const Path& where) {
    const Promotion& promotion = promotions_[index];
    if (!comparable(promotion)) return;
    const std::optional<LineTraits> line = line_in(context_.program.promotions()[index].items);
    if (!line) return;
    const std::int64_t hundred = 100 * power_of_ten(context_.document.currency.exponent);
    for (const Rung& rung : promotion.rungs) {
      Sample sample{*line, hundred, 1};
      if (promotion.trigger.measure == Trigger::Measure::amount) sample.amount = std::max(rung.at, std::int64_t{1});
      if (promotion.trigger.measure == Trigger::Measure::quantity) {
        sample.quantity = std::max(rung.at, std::int64_t{1});
        if (sample.quantity > kMaxAmount / hundred) return;
        sample.amount = hundred * sample.quantity;
      }
      const std::int64_t for_new = given(promotion, sample);
      const std::optional<std::int64_t> for_loyal = most_for_loyal(sample);
      if (!for_loyal || for_new <= *for_loyal) continue;
      context_.warn(LintCode::new_members_better, where,
                    {{"rule", promotion.id},
                     {"new", context_.money(for_new)},
                     {"returning", context_.money(*for_loyal)},
                     {"at", context_.money(sample.amount)}});
      return;
    }
  }

  /// The most that promotions for returning members give together on a basket, at any tier; nothing where there is too
  /// much to compare.
  [[nodiscard]] std::optional<std::int64_t> most_for_loyal(const Sample& sample) {
    const auto tiers = static_cast<std::int32_t>(context_.document.tiers.size());
    Int128 most = 0;
    for (std::int32_t tier = kNoTier; tier < tiers; ++tier) {
      if (left_ < promotions_.size()) return std::nullopt;
      left_ -= promotions_.size();
      Int128 together = 0;
      for (std::size_t i = 0; i < promotions_.size(); ++i) {
        if (!loyal_[i] || !context_.program.promotions()[i].items.matches(sample.line)) continue;
        if (!comparable(promotions_[i])) return std::nullopt;
        if (verdict(i, {Known::Customer::returning, tier}) != Verdict::never) together += given(promotions_[i], sample);
      }
      most = std::max(most, together);
    }
    return static_cast<std::int64_t>(std::min(most, Int128{kMaxAmount}));
  }

  LintContext& context_;
  const std::vector<Promotion>& promotions_;
  std::vector<bool> loyal_;
  std::size_t left_ = 1000000;
};

}  // namespace

void lint_promotions(LintContext& context) { PromotionLint(context).run(); }

}  // namespace loyalty

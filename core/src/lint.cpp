// SPDX-License-Identifier: Apache-2.0
#include "loyalty/lint.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <variant>

#include "loyalty/decimal.h"
#include "sentence.h"
#include "tiers.h"

namespace loyalty {
namespace {

constexpr std::size_t kMaxWarnings = 50;

std::string_view sentence_of(LintCode code) {
  switch (code) {
#define LOYALTY_X(name, text) \
  case LintCode::name:        \
    return text;
    LOYALTY_LINT_CODES(LOYALTY_X)
#undef LOYALTY_X
  }
  return "";
}

/// a × b × c ≥ d × e × f for positive factors whose left product fits in 128 bits.
bool at_least(Int128 left, std::int64_t d, std::int64_t e, std::int64_t f) {
  Int128 right = Int128{d} * e;
  // Where the right product overflows it is larger than any left one.
  return !__builtin_mul_overflow(right, Int128{f}, &right) && left >= right;
}

/// What must hold in a tree in any case: its leaf, or the parts of an all.
template <class Visit>
void for_each_demand(const Condition& condition, const Visit& visit) {
  if (condition.kind == Condition::Kind::leaf) visit(condition);
  if (condition.kind != Condition::Kind::all) return;
  for (const Condition& child : condition.children) for_each_demand(child, visit);
}

DateWindow both(const DateWindow& a, const DateWindow& b) {
  DateWindow window = a;
  if (b.from && (!window.from || *window.from < *b.from)) window.from = b.from;
  if (b.to && (!window.to || *b.to < *window.to)) window.to = b.to;
  return window;
}

bool is_empty(const DateWindow& window) { return window.from && window.to && *window.to < *window.from; }

template <class Range>
bool is_empty_range(const Range& range) {
  return range.at_least && range.at_most && *range.at_most < *range.at_least;
}

/// Why a rule with this window and condition can never apply; "" when it can.
std::string_view contradiction(const DateWindow& valid, const Condition& when) {
  DateWindow window = valid;
  std::string_view detail;
  for_each_demand(when, [&](const Condition& demand) {
    if (const auto* date = std::get_if<DateCondition>(&demand.leaf)) {
      window = both(window, date->window);
      if (is_empty(window)) detail = "its dates have no day in common";
    } else if (const auto* orders = std::get_if<OrdersCondition>(&demand.leaf)) {
      if (is_empty_range(*orders)) detail = "it asks for more orders than it allows";
    } else if (const auto* metric = std::get_if<MetricCondition>(&demand.leaf)) {
      if (is_empty_range(*metric)) detail = "it asks for more of a metric than it allows";
    }
  });
  return detail;
}

class Linter {
 public:
  explicit Linter(const CompiledProgram& program) : program_(program), document_(program.document()) {}

  std::vector<Lint> run() {
    const Path root;
    for (std::size_t i = 0; i < document_.earn.size(); ++i) earn_rule(document_.earn[i], (root / "earn").at(i));
    for (std::size_t i = 0; i < document_.tiers.size(); ++i) tier(i, (root / "tiers").at(i));
    for (std::size_t i = 0; i < document_.redemptions.size(); ++i) {
      check_window({}, document_.redemptions[i].when, (root / "redemptions").at(i));
    }
    for (std::size_t i = 0; i < document_.promotions.size(); ++i)
      promotion(document_.promotions[i], (root / "promotions").at(i));
    return std::move(warnings_);
  }

 private:
  void warn(LintCode code, const Path& where, Params params) {
    if (warnings_.size() < kMaxWarnings) warnings_.push_back({code, where, std::move(params)});
  }

  [[nodiscard]] std::string money(std::int64_t minor) const {
    std::string text;
    append_decimal(text, minor, document_.currency.exponent);
    return text;
  }

  void check_window(const DateWindow& valid, const Condition& when, const Path& where) {
    const std::string_view detail = contradiction(valid, when);
    if (!detail.empty()) warn(LintCode::never_applies, where, {{"detail", std::string(detail)}});
  }

  void earn_rule(const EarnRule& rule, const Path& where) {
    check_window(rule.valid, rule.when, where);
    if (rule.measure.kind != Measure::Kind::amount || rule.award.kind == Award::Kind::fixed) return;
    for (const Redemption& redemption : document_.redemptions) {
      if (redemption.ledger != rule.ledger || !returns_the_price(rule.award, redemption)) continue;
      warn(LintCode::points_above_price, where / "award", {{"earn", rule.id}, {"redemption", redemption.id}});
      return;
    }
  }

  /// points ÷ per × value ÷ points of the redemption ≥ 1, in minor units.
  [[nodiscard]] bool returns_the_price(const Award& award, const Redemption& redemption) const {
    const std::int32_t ledger = program_.find_ledger(redemption.ledger);
    Int128 earned = Int128{award.points.numerator} * redemption.value().minor;
    for (int i = 0; i < document_.ledgers[static_cast<std::size_t>(ledger)].decimals; ++i) {
      if (__builtin_mul_overflow(earned, Int128{10}, &earned)) return true;
    }
    return at_least(earned, award.points.denominator, award.per, redemption.points().units);
  }

  /// A tier above another one should ask for more of something.
  void tier(std::size_t index, const Path& where) {
    const Tier& tier = document_.tiers[index];
    check_window({}, tier.qualify, where / "qualify");
    if (index == 0) return;
    const std::vector<TierMark> marks = marks_of(program_.tiers()[index].qualify);
    const std::vector<TierMark> below = marks_of(program_.tiers()[index - 1].qualify);
    if (marks.empty()) return;
    const bool asks_for_more = std::any_of(marks.begin(), marks.end(), [&](const TierMark& mark) {
      return std::none_of(below.begin(), below.end(),
                          [&](const TierMark& lower) { return lower.metric == mark.metric && mark.at <= lower.at; });
    });
    if (asks_for_more) return;
    const Metric& metric = document_.metrics[static_cast<std::size_t>(marks.front().metric)];
    warn(LintCode::tier_not_above, where / "qualify",
         {{"tier", tier.id}, {"metric", metric.id}, {"below", document_.tiers[index - 1].id}});
  }

  void promotion(const Promotion& promotion, const Path& where) {
    check_window(promotion.valid, promotion.when, where);
    for (std::size_t i = 0; i < promotion.rungs.size(); ++i) {
      const Path at = promotion.rungs.size() == 1 ? where : (where / "rungs").at(i);
      benefit(promotion, promotion.rungs[i], at / "benefit");
    }
  }

  void benefit(const Promotion& promotion, const Rung& rung, const Path& where) {
    if (const auto* percent = std::get_if<PercentOff>(&rung.benefit)) {
      if (percent->off == Rational{1, 1}) warn(LintCode::everything_off, where / "off", {});
    } else if (const auto* amount = std::get_if<AmountOff>(&rung.benefit)) {
      const Money off = promotion.cap ? std::min(amount->off, *promotion.cap) : amount->off;
      if (promotion.trigger.measure == Trigger::Measure::amount && off.minor >= rung.at) {
        warn(LintCode::mark_below_benefit, where / "off", {{"at", money(rung.at)}, {"off", money(off.minor)}});
      }
    } else if (const auto* voucher = std::get_if<VoucherBack>(&rung.benefit)) {
      if (voucher->minimum < voucher->value) {
        warn(LintCode::voucher_minimum_below_value, where / "value",
             {{"value", money(voucher->value.minor)}, {"minimum", money(voucher->minimum.minor)}});
      }
    }
  }

  const CompiledProgram& program_;
  const Program& document_;
  std::vector<Lint> warnings_;
};

}  // namespace

std::string_view name_of(LintCode code) {
  switch (code) {
#define LOYALTY_X(name, text) \
  case LintCode::name:        \
    return #name;
    LOYALTY_LINT_CODES(LOYALTY_X)
#undef LOYALTY_X
  }
  return "";
}

std::string message_of(const Lint& lint) { return filled_sentence(sentence_of(lint.code), lint.params); }

std::vector<Lint> lint(const CompiledProgram& program) { return Linter(program).run(); }

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
// Ledgers: points that end before they can be used, and points that stay when the goods go back.
#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>

#include "lint_context.h"

namespace loyalty {
namespace {

struct LostPoints {
  Date earned;
  Date expires;
  Date usable;
};

/// The first day of these four years, one of them a leap year, of which points end before they can be used.
std::optional<LostPoints> first_lost(const Pending& pending, const Expiry& expiry) {
  const Date from = make_date({2027, 1, 1}).value_or(kFirstDate);
  const Date to = make_date({2030, 12, 31}).value_or(kFirstDate);
  for (Date day = from; day <= to; day = add_days(day, 1)) {
    const std::optional<Date> usable = usable_from(pending, day);
    const std::optional<Date> expires = expiry_of(expiry, day);
    if (usable && expires && *expires < *usable) return LostPoints{day, *expires, *usable};
  }
  return std::nullopt;
}

/// Whether it is worth looking: points that last as long as they wait, at the least, are never lost.
bool may_be_lost(const Pending& pending, const Expiry& expiry) {
  constexpr int kShortestMonth = 28;
  constexpr int kLongestMonth = 31;
  if (expiry.kind != Expiry::Kind::after_earning && expiry.kind != Expiry::Kind::after_activity) return false;
  if (pending.kind != Pending::Kind::days && pending.kind != Pending::Kind::next_month) return false;
  const int wait = pending.kind == Pending::Kind::days ? pending.days : kLongestMonth;
  return Int128{expiry.length} * (expiry.in_days ? 1 : kShortestMonth) < wait;
}

void check_pending(LintContext& context, const Ledger& ledger, const Expiry& expiry, const Path& where) {
  std::optional<LostPoints> lost;
  if (may_be_lost(ledger.pending, expiry)) lost = first_lost(ledger.pending, expiry);
  const bool on_days = ledger.pending.kind == Pending::Kind::on_date && expiry.kind == Expiry::Kind::on_date;
  if (on_days && expiry.date < ledger.pending.date) lost = LostPoints{expiry.date, expiry.date, ledger.pending.date};
  if (!lost) return;
  context.warn(LintCode::ends_before_usable, where,
               {{"ledger", ledger.id},
                {"earned", to_text(lost->earned)},
                {"expires", to_text(lost->expires)},
                {"usable", to_text(lost->usable)}});
}

void check_expiry(LintContext& context, const Ledger& ledger, const Path& where) {
  for (std::size_t i = 0; i < ledger.expiry.size(); ++i) {
    const Expiry& expiry = ledger.expiry[i];
    const Path at = where.at(i);
    if (!context.check_condition({}, expiry.when, at)) continue;
    const bool shadowed =
        std::any_of(ledger.expiry.begin(), ledger.expiry.begin() + static_cast<std::ptrdiff_t>(i),
                    [&](const Expiry& before) { return context.logic.implies(expiry.when, before.when); });
    if (shadowed) {
      context.warn(LintCode::never_applies, at, LintDetail::rule_before_holds);
    } else {
      check_pending(context, ledger, expiry, at);
    }
  }
}

/// What points of the ledger can be used for; "" for nothing.
std::string_view use_of(const LintContext& context, const std::string& ledger) {
  const auto in = [&](const auto& list) -> std::string_view {
    for (const auto& use : list) {
      if (use.ledger == ledger) return use.id;
    }
    return "";
  };
  for (const std::string_view id : {in(context.document.redemptions), in(context.document.rewards),
                                    in(context.document.transfers), in(context.document.conversions)}) {
    if (!id.empty()) return id;
  }
  return "";
}

/// Buying, using the points at once and returning the goods leaves what was had for the points.
void check_returns(LintContext& context, const Ledger& ledger, const Path& where) {
  if (ledger.overdraw != Ledger::Overdraw::clamp || ledger.pending.kind != Pending::Kind::none) return;
  const std::string_view use = use_of(context, ledger.id);
  const auto earns = [&](const EarnRule& rule) { return rule.ledger == ledger.id; };
  const auto rule = std::find_if(context.document.earn.begin(), context.document.earn.end(), earns);
  if (use.empty() || rule == context.document.earn.end()) return;
  context.warn(LintCode::refund_keeps_points, where / "overdraw",
               {{"ledger", ledger.id}, {"earn", rule->id}, {"redemption", use}});
}

}  // namespace

void lint_ledgers(LintContext& context) {
  for (std::size_t i = 0; i < context.document.ledgers.size(); ++i) {
    const Path where = (Path{} / "ledgers").at(i);
    check_expiry(context, context.document.ledgers[i], where / "expiry");
    check_returns(context, context.document.ledgers[i], where);
  }
}

}  // namespace loyalty

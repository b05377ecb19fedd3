// SPDX-License-Identifier: Apache-2.0
// The statement worked out the slow and obvious way: every day from the first to the last, every lot and every event
// looked at again.
#pragma once

#include <algorithm>

#include "statement_case.h"

namespace loyalty::tests {

class Oracle {
 public:
  Oracle(const CompiledProgram& compiled, const History& history, Date as_of)
      : compiled_(compiled), program_(compiled.document()), history_(history), as_of_(as_of) {}

  struct OpenLot {
    std::size_t ledger = 0;
    Lot lot;
  };
  std::vector<OpenLot> lots;
  std::vector<std::int64_t> metrics;
  std::vector<TierChange> timeline;
  std::int32_t tier = kNoTier;
  std::optional<Date> valid_until;
  std::int64_t orders = 0;
  std::int64_t not_counted = 0;
  std::int64_t refused = -1;  ///< the event that took more than there was

  void run() {
    std::optional<Date> first = history_.joined;
    if (!history_.events.empty()) first = first ? std::min(*first, history_.events[0].date) : history_.events[0].date;
    for (const Event& event : history_.events) not_counted += event.date > as_of_ ? 1 : 0;
    if (!first || *first > as_of_) {
      metrics.assign(program_.metrics.size(), 0);
      if (!history_.joined) tier = qualified(as_of_);
      return;
    }
    for (Date today = *first; today <= as_of_ && refused < 0; today = add_days(today, 1)) {
      count(today);
      review(today, false);
      for (std::size_t i = 0; i < history_.events.size() && refused < 0; ++i) {
        if (history_.events[i].date != today) continue;
        play(i);
        count(today);
        review(today, true);
      }
      if (today != as_of_) std::erase_if(lots, [&](const OpenLot& open) { return open.lot.expires == today; });
    }
  }

 private:
  struct Counted {
    std::size_t metric;
    Date date;
    std::int64_t value;
  };

  /// The same day some months earlier, or the last of a shorter month.
  static Date months_before(Date date, std::int32_t months) {
    CivilDate at = civil(date);
    for (; months > 0; --months) {
      if (--at.month == 0) {
        at.month = 12;
        --at.year;
      }
    }
    while (!make_date(at)) --at.day;
    return *make_date(at);
  }
  static Date months_after(Date date, std::int32_t months) {
    CivilDate at = civil(date);
    for (; months > 0; --months) {
      if (++at.month == 13) {
        at.month = 1;
        ++at.year;
      }
    }
    while (!make_date(at)) --at.day;
    return *make_date(at);
  }
  /// The number of the period that a day lies in: the same for all its days, and no others.
  static std::int64_t period(const Window& window, Date date) {
    const CivilDate at = civil(date);
    switch (window.kind) {
      case Window::Kind::day:
        return date.days;
      case Window::Kind::week:
        return (date.days - day("1970-01-05").days) / 7;  // a Monday; the histories lie after it
      case Window::Kind::month:
        return at.year * 12 + at.month;
      case Window::Kind::quarter:
        return at.year * 4 + (at.month - 1) / 3;
      case Window::Kind::program_year: {
        CivilDate first{at.year, window.starts_on.month, window.starts_on.day};
        if (!make_date(first)) first.day = 28;
        return at.year - (date < *make_date(first) ? 1 : 0);
      }
      default:
        return at.year;
    }
  }
  static bool inside(const Window& window, Date date, Date today) {
    if (window.kind == Window::Kind::lifetime) return true;
    if (window.kind == Window::Kind::rolling_days) return today.days - date.days < window.length;
    if (window.kind == Window::Kind::rolling_months) return date > months_before(today, window.length);
    return period(window, date) == period(window, today);
  }

  void count(Date today) {
    metrics.assign(program_.metrics.size(), 0);
    for (const Counted& counted : counted_) {
      if (inside(program_.metrics[counted.metric].window, counted.date, today))
        metrics[counted.metric] += counted.value;
    }
  }

  bool holds(const Condition& condition, Date today) const {
    const auto child_holds = [&](const Condition& child) { return holds(child, today); };
    const std::vector<Condition>& children = condition.children;
    if (condition.kind == Condition::Kind::all) return std::all_of(children.begin(), children.end(), child_holds);
    if (condition.kind == Condition::Kind::any) return std::any_of(children.begin(), children.end(), child_holds);
    if (condition.kind == Condition::Kind::negation) return !child_holds(children[0]);
    if (const auto* date = std::get_if<DateCondition>(&condition.leaf)) return date->window.contains(today);
    if (const auto* asked = std::get_if<OrdersCondition>(&condition.leaf)) return orders >= asked->at_least.value_or(0);
    if (const auto* held = std::get_if<TierCondition>(&condition.leaf))
      return tier >= compiled_.find_tier(held->at_least);
    const auto& mark = std::get<MetricCondition>(condition.leaf);
    const std::int64_t value = metrics[static_cast<std::size_t>(compiled_.find_metric(mark.metric))];
    return (!mark.at_least || value >= *mark.at_least) && (!mark.at_most || value <= *mark.at_most);
  }

  std::int32_t qualified(Date today) const {
    std::int32_t highest = kNoTier;
    for (std::size_t i = 0; i < program_.tiers.size(); ++i) {
      if (holds(program_.tiers[i].qualify, today)) highest = static_cast<std::int32_t>(i);
    }
    return highest;
  }

  std::optional<Date> validity(Date today) const {
    if (program_.tier_validity.kind == TierValidity::Kind::while_qualified) return std::nullopt;
    if (program_.tier_validity.kind == TierValidity::Kind::months)
      return months_after(today, program_.tier_validity.months);
    return make_date({civil(today).year + 1, 12, 31});
  }

  void review(Date today, bool after_event) {
    const std::int32_t fits = qualified(today);
    const bool kept = valid_until && today <= *valid_until;
    if (fits == tier) {
      if (tier != kNoTier && (after_event || !kept)) valid_until = validity(today);
    } else if (fits > tier || !kept) {
      tier = fits;
      timeline.push_back({TierChange::Cause::qualified, today, tier});
      valid_until = tier == kNoTier ? std::nullopt : validity(today);
    }
  }

  static std::int64_t amount(const PastLine& line, AmountBase base) {
    return (base == AmountBase::list ? line.list : base == AmountBase::net ? line.net : line.payable).minor;
  }
  bool selected(const Selection& items, const PastLine& line) const {
    const auto listed = [&](const std::vector<std::string>& categories) {
      return std::any_of(categories.begin(), categories.end(),
                         [&](const std::string& id) { return compiled_.symbols().find(id) == line.traits.category; });
    };
    if (line.traits.category == kNoSymbol) return items.include.categories.empty();
    return (items.include.categories.empty() || listed(items.include.categories)) && !listed(items.exclude.categories);
  }

  /// Rates per 1.00 only, as the random programmes have.
  std::int64_t earned(std::size_t ledger, const Purchase& purchase, Date today) const {
    std::int64_t points = 0;
    for (const EarnRule& rule : program_.earn) {
      if (rule.ledger != program_.ledgers[ledger].id || !holds(rule.when, today)) continue;
      std::int64_t counted = 0;
      for (const PastLine& line : purchase.lines) {
        if (selected(rule.items, line)) counted += amount(line, rule.measure.base);
      }
      const std::int64_t unit = program_.ledgers[ledger].decimals == 1 ? 10 : 1;
      points += counted * unit * rule.award.points.numerator / (rule.award.points.denominator * rule.award.per);
    }
    return points;
  }

  void play(std::size_t i) {
    const Event& event = history_.events[i];
    const auto position = static_cast<std::int32_t>(i);
    if (const auto* purchase = std::get_if<Purchase>(&event.what)) {
      std::vector<std::int64_t> points;
      for (std::size_t ledger = 0; ledger < program_.ledgers.size(); ++ledger) {
        points.push_back(earned(ledger, *purchase, event.date));
        give(ledger, position, event.date, points.back(), last_day(ledger, event.date));
      }
      for (std::size_t metric = 0; metric < program_.metrics.size(); ++metric) {
        const Metric& asked = program_.metrics[metric];
        std::int64_t value = asked.kind == Metric::Kind::orders ? 1 : 0;
        if (asked.kind == Metric::Kind::points)
          value = points[static_cast<std::size_t>(compiled_.find_ledger(asked.of))];
        for (const PastLine& line : purchase->lines) {
          if (asked.kind == Metric::Kind::spend && selected(asked.items, line)) value += amount(line, asked.base);
        }
        counted_.push_back({metric, event.date, value});
      }
      ++orders;
    } else if (const auto* redeem = std::get_if<Redeem>(&event.what)) {
      take(static_cast<std::size_t>(redeem->points.ledger), position, redeem->points.points.units);
    } else if (const auto* points = std::get_if<AdjustPoints>(&event.what)) {
      const auto ledger = static_cast<std::size_t>(points->ledger);
      if (points->points.units < 0) return take(ledger, position, -points->points.units);
      give(ledger, position, event.date, points->points.units,
           points->expires ? points->expires : last_day(ledger, event.date));
    } else if (const auto* metric = std::get_if<AdjustMetric>(&event.what)) {
      counted_.push_back({static_cast<std::size_t>(metric->metric), event.date, metric->value});
    }
  }

  /// One rule at most, as the random programmes have.
  std::optional<Date> last_day(std::size_t ledger, Date earned) const {
    const std::vector<Expiry>& rules = program_.ledgers[ledger].expiry;
    return rules.empty() ? std::nullopt : expiry_of(rules.front(), earned);
  }

  void give(std::size_t ledger, std::int32_t event, Date today, std::int64_t points, std::optional<Date> expires) {
    if (points > 0) lots.push_back({ledger, {event, today, today, expires, Points{points}, Points{points}}});
  }

  /// Point by point from the open lot that ends first.
  void take(std::size_t ledger, std::int32_t event, std::int64_t points) {
    for (; points > 0; --points) {
      OpenLot* next = nullptr;
      for (OpenLot& open : lots) {
        if (open.ledger != ledger) continue;
        if (next == nullptr ||
            open.lot.expires.value_or(Date{INT32_MAX}) < next->lot.expires.value_or(Date{INT32_MAX})) {
          next = &open;
        }
      }
      if (next == nullptr) {
        refused = event;
        return;
      }
      next->lot.remaining -= Points{1};
      std::erase_if(lots, [](const OpenLot& open) { return open.lot.remaining == Points{}; });
    }
  }

  const CompiledProgram& compiled_;
  const Program& program_;
  const History& history_;
  Date as_of_;
  std::vector<Counted> counted_;
};

}  // namespace loyalty::tests

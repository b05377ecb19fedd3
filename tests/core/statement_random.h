// SPDX-License-Identifier: Apache-2.0
// Random programmes and histories from a seed: the same on every machine.
#pragma once

#include <algorithm>
#include <array>
#include <random>

#include "statement_case.h"

namespace loyalty::tests {

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : engine_(seed) {}
  /// From low to high, both inside.
  std::int64_t number(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(high - low + 1));
  }
  bool one_in(std::int64_t times) { return number(1, times) == 1; }

 private:
  std::mt19937_64 engine_;
};

inline constexpr std::array<const char*, 3> kCategories{"tea", "cups", "giftcard"};

inline Expiry random_expiry(Chance& chance) {
  const auto snap = static_cast<Expiry::Snap>(chance.number(0, 4));
  if (chance.one_in(4)) return {};
  if (chance.one_in(3)) return after_days(static_cast<std::int32_t>(chance.number(1, 90)), snap);
  return after_months(static_cast<std::int32_t>(chance.number(1, 13)), snap);
}

inline Window random_window(Chance& chance) {
  if (chance.one_in(3)) return window_of(static_cast<Window::Kind>(chance.number(1, 5)));
  if (chance.one_in(5)) return kLifetime;
  if (chance.one_in(5)) return window_of(Window::Kind::rolling_days, static_cast<std::int32_t>(chance.number(1, 400)));
  if (chance.one_in(5)) {
    const auto month = static_cast<std::int32_t>(chance.number(1, 12));
    return year_from({month, chance.one_in(2) ? 1 : month == 2 ? 29 : 30});
  }
  return rolling(static_cast<std::int32_t>(chance.number(1, 13)));
}

inline Metric random_metric(Chance& chance, std::size_t position) {
  Metric made = metric(numbered("m", position), Metric::Kind::spend, random_window(chance));
  made.kind = static_cast<Metric::Kind>(chance.number(0, 2));
  made.base = static_cast<AmountBase>(chance.number(0, 2));
  if (made.kind == Metric::Kind::points) made.of = "points";
  if (made.kind == Metric::Kind::spend && chance.one_in(3))
    made.items.include.categories = {kCategories[0], kCategories[1]};
  if (made.kind == Metric::Kind::spend && chance.one_in(3)) made.items.exclude.categories = {kCategories[2]};
  return made;
}

inline constexpr std::int32_t kDays = 760;  ///< histories lie in a little over two years
inline Date random_day(Chance& chance) {
  const Date date = add_days(day("2023-11-01"), chance.number(0, kDays));
  return chance.one_in(3) ? month_end(date) : date;
}

inline std::int64_t random_mark(Chance& chance, const Metric& metric) {
  if (metric.kind == Metric::Kind::orders) return chance.number(0, 6);
  return metric.kind == Metric::Kind::points ? chance.number(0, 500) : chance.number(0, 50000);
}

/// plain: only marks that more spend can reach.
inline Condition random_tree(Chance& chance, const Program& program, bool plain, int depth = 0) {
  const Metric& metric = program.metrics[static_cast<std::size_t>(chance.number(0, std::ssize(program.metrics) - 1))];
  if (depth == 2 || chance.one_in(2)) {
    if (!plain && chance.one_in(8)) return at_most(metric.id, random_mark(chance, metric));
    if (!plain && chance.one_in(10)) return leaf(OrdersCondition{chance.number(0, 5), std::nullopt});
    if (!plain && chance.one_in(10)) {
      const Date from = random_day(chance);
      return dated(from, add_days(from, chance.number(0, 200)));
    }
    return at_least(metric.id, random_mark(chance, metric));
  }
  std::vector<Condition> children;
  for (std::int64_t i = chance.number(1, 3); i > 0; --i)
    children.push_back(random_tree(chance, program, plain, depth + 1));
  if (!plain && chance.one_in(4)) return not_of(std::move(children[0]));
  return chance.one_in(2) ? all_of(std::move(children)) : any_of(std::move(children));
}

/// plain: tiers that rise with spend and are held while qualified.
inline Program random_program(Chance& chance, bool plain) {
  Program program = point_program(random_expiry(chance));
  program.ledgers.push_back(ledger("credits", random_expiry(chance), 1));
  program.earn[0].measure.base = static_cast<AmountBase>(chance.number(0, 2));
  if (chance.one_in(2)) program.earn[0].items.exclude.categories = {kCategories[2]};
  for (std::int64_t i = chance.number(1, 3); i > 0; --i) {
    program.metrics.push_back(random_metric(chance, program.metrics.size()));
    if (plain)
      program.metrics.back().window =
          chance.one_in(2) ? kLifetime : rolling(static_cast<std::int32_t>(chance.number(1, 13)));
  }
  for (std::int64_t i = chance.one_in(10) ? 0 : chance.number(1, 4); i > 0; --i) {
    program.tiers.push_back(tier(numbered("t", program.tiers.size()), random_tree(chance, program, plain)));
  }
  program.earn.push_back(rate("credit", "credits", {chance.number(1, 9), 4}));
  if (!program.tiers.empty() && !plain) {
    program.earn.push_back(rate("bonus", "points", {1, 2}));
    program.earn.back().when = tier_at_least(program.tiers.back().id);
  }
  if (!plain) {
    program.tier_validity.kind = static_cast<TierValidity::Kind>(chance.number(0, 2));
    program.tier_validity.months = static_cast<std::int32_t>(chance.number(1, 13));
  }
  for (std::int64_t i = chance.number(0, 2); i > 0; --i) {
    program.redemptions.push_back(redemption(numbered("r", i), "points", chance.number(1, 200), chance.number(1, 500)));
    program.redemptions.back().step = Points{chance.number(1, 60)};
    program.redemptions.back().minimum = Points{chance.one_in(2) ? 0 : chance.number(1, 400)};
  }
  return program;
}

inline Purchase random_purchase(Chance& chance, const SymbolTable& symbols) {
  Purchase purchase;
  for (std::int64_t i = chance.number(1, 3); i > 0; --i) {
    PastLine past = line(chance.number(0, 40000));
    past.net.minor -= chance.number(0, past.net.minor);
    past.payable.minor = past.net.minor / chance.number(1, 3);
    past.traits.category = symbols.find(kCategories[static_cast<std::size_t>(chance.number(0, 2))]);
    purchase.lines.push_back(past);
  }
  return purchase;
}

/// greedy: more is taken than there is now and then; otherwise never.
inline History random_history(Chance& chance, const CompiledProgram& program, bool greedy) {
  std::vector<Date> dates(static_cast<std::size_t>(chance.one_in(20) ? 0 : chance.number(1, 45)));
  for (Date& date : dates) date = random_day(chance);
  std::sort(dates.begin(), dates.end());
  History history;
  const std::int64_t most = greedy ? 120 : 40;
  if (!greedy && !dates.empty()) {
    history.events = {event(dates[0], AdjustPoints{0, Points{2000}, kLastDate}),
                      event(dates[0], AdjustPoints{1, Points{2000}, kLastDate})};
  }
  for (const Date date : dates) {
    const auto ledger = static_cast<std::int32_t>(chance.number(0, 1));
    switch (chance.number(0, 9)) {
      case 0:
        history.events.push_back(event(date, Redeem{{ledger, Points{chance.number(1, most)}}}));
        break;
      case 1:
        history.events.push_back(event(date, AdjustPoints{ledger, Points{-chance.number(1, most)}, std::nullopt}));
        break;
      case 2:
      case 3: {
        std::optional<Date> expires;
        if (chance.one_in(2)) expires = add_days(date, chance.number(0, 100));
        history.events.push_back(event(date, AdjustPoints{ledger, Points{chance.number(1, 400)}, expires}));
        break;
      }
      case 4: {
        const auto metric = chance.number(0, std::ssize(program.metrics()) - 1);
        const std::int64_t mark = random_mark(chance, *program.metrics()[static_cast<std::size_t>(metric)].document);
        const std::int64_t value = chance.one_in(4) ? -mark : mark;
        history.events.push_back(event(date, AdjustMetric{static_cast<std::int32_t>(metric), value}));
        break;
      }
      default:
        history.events.push_back(event(date, random_purchase(chance, program.symbols())));
    }
  }
  if (chance.one_in(2)) history.joined = random_day(chance);
  return history;
}

}  // namespace loyalty::tests

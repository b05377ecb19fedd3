// SPDX-License-Identifier: Apache-2.0
#include "metric_reach.h"

#include <algorithm>

#include "loyalty/window.h"

namespace loyalty {
namespace {

constexpr std::int64_t kLongestYear = 366;
constexpr std::int64_t kLongestMonth = 31;
constexpr std::int64_t kShortestMonth = 28;

/// The most days that a window looks at; nothing for a lifetime.
std::optional<std::int64_t> longest(const Window& window) {
  switch (window.kind) {
    case Window::Kind::day:
      return 1;
    case Window::Kind::week:
      return 7;
    case Window::Kind::month:
      return kLongestMonth;
    case Window::Kind::quarter:
      return 92;
    case Window::Kind::calendar_year:
    case Window::Kind::program_year:
    case Window::Kind::personal_year:
      return kLongestYear;
    case Window::Kind::rolling_months:
      return window.length * kLongestMonth;
    case Window::Kind::rolling_days:
      return window.length;
    case Window::Kind::event:
    case Window::Kind::lifetime:
      break;
  }
  return std::nullopt;
}

/// The fewest days after which a limit of this window starts again.
std::int64_t shortest(const Window& window) {
  switch (window.kind) {
    case Window::Kind::week:
      return 7;
    case Window::Kind::month:
      return kShortestMonth;
    case Window::Kind::quarter:
      return 90;
    case Window::Kind::calendar_year:
    case Window::Kind::program_year:
    case Window::Kind::personal_year:
      return kLongestYear - 1;
    case Window::Kind::rolling_months:
      return window.length * kShortestMonth;
    case Window::Kind::rolling_days:
      return window.length;
    case Window::Kind::day:
    case Window::Kind::event:
    case Window::Kind::lifetime:
      break;
  }
  return 1;
}

/// How many calendar periods of a limit the days of a metric touch, where they are whole months; nothing where they are
/// not.
std::optional<std::int64_t> periods_in(const Window& metric, const Window& limit) {
  using Kind = Window::Kind;
  if (metric == limit && metric.is_period()) return 1;
  if (metric.kind == Kind::calendar_year && limit.kind == Kind::quarter) return 4;
  if (metric.kind == Kind::calendar_year && limit.kind == Kind::month) return 12;
  if (metric.kind == Kind::quarter && limit.kind == Kind::month) return 3;
  if (metric.kind == Kind::rolling_months && limit.kind == Kind::month) return metric.length + 1;
  return std::nullopt;
}

/// How often a limit can be used up in the days that a metric looks at; nothing when there is no end to it.
std::optional<std::int64_t> times_within(const Window& metric, const Window& limit) {
  const bool moves = limit.kind == Window::Kind::personal_year && limit.anchor == Window::Anchor::tier_change;
  if (limit.kind == Window::Kind::event || moves) return std::nullopt;
  if (limit.kind == Window::Kind::lifetime) return 1;
  if (const auto periods = periods_in(metric, limit)) return periods;
  const std::optional<std::int64_t> days = longest(metric);
  if (!days) return std::nullopt;
  const std::int64_t length = shortest(limit);
  if (!limit.is_period()) return (*days + length - 1) / length;
  return (*days - 1 + length - 1) / length + 1;
}

/// The most points of a rule; only limits on points say it.
std::optional<Int128> most_of_rule(const EarnRule& rule, const Window& window) {
  std::optional<Int128> most;
  for (const EarnLimit& limit : rule.limits) {
    if (!limit.points) continue;
    const std::optional<std::int64_t> times = times_within(window, limit.window);
    if (times && (!most || Int128{*times} * *limit.points < *most)) most = Int128{*times} * *limit.points;
  }
  return most;
}

}  // namespace

std::optional<std::int64_t> most_of_metric(const CompiledProgram& program, std::size_t metric) {
  const Metric& document = program.document().metrics[metric];
  if (document.kind != Metric::Kind::points || document.rolls_over) return std::nullopt;
  Int128 total = 0;
  for (const EarnRule& rule : program.document().earn) {
    if (rule.ledger != document.of) continue;
    const std::optional<Int128> most = most_of_rule(rule, document.window);
    if (!most) return std::nullopt;
    total += *most;
  }
  return static_cast<std::int64_t>(std::min(total, Int128{kMaxAmount}));
}

}  // namespace loyalty

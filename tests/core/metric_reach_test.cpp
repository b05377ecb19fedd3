// SPDX-License-Identifier: Apache-2.0
// The most that limits let a metric come to, against earning as early as they allow, day by day.
#include "metric_reach.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "loyalty/date.h"
#include "loyalty/program.h"
#include "loyalty/window.h"

namespace loyalty {
namespace {

constexpr std::int64_t kCap = 10;

Window of(Window::Kind kind, std::int32_t length = 0) {
  Window window;
  window.kind = kind;
  window.length = length;
  if (kind == Window::Kind::program_year) window.starts_on = {4, 1};
  return window;
}

const std::vector<Window> kWindows{
    of(Window::Kind::day),
    of(Window::Kind::week),
    of(Window::Kind::month),
    of(Window::Kind::quarter),
    of(Window::Kind::calendar_year),
    of(Window::Kind::program_year),
    of(Window::Kind::personal_year),
    of(Window::Kind::rolling_months, 1),
    of(Window::Kind::rolling_months, 12),
    of(Window::Kind::rolling_days, 1),
    of(Window::Kind::rolling_days, 30),
    of(Window::Kind::lifetime),
};

/// A programme with a metric of points over a window, fed by a rule with a limit of kCap points over another.
std::shared_ptr<const CompiledProgram> program(const Window& metric_window, const Window& limit_window) {
  Program program = bare_program(find_currency("CNY").value());
  program.id = "p";
  Ledger ledger;
  ledger.id = "points";
  program.ledgers.push_back(ledger);
  EarnRule rule;
  rule.id = "base";
  rule.ledger = "points";
  rule.award.points = Rational{1, 1};
  EarnLimit limit;
  limit.window = limit_window;
  limit.points = kCap;
  rule.limits.push_back(limit);
  program.earn.push_back(rule);
  Metric metric;
  metric.id = "score";
  metric.kind = Metric::Kind::points;
  metric.of = "points";
  metric.window = metric_window;
  program.metrics.push_back(metric);
  return compile(std::move(program)).program;
}

/// The most that can be earned from one day to another, each day as much as the limit leaves.
std::int64_t earned(Date from, Date to, const Window& limit, Date anchor) {
  std::map<Date, std::int64_t> days;
  std::int64_t total = 0;
  for (Date day = from; day <= to; day = add_days(day, 1)) {
    std::int64_t used = 0;
    for (auto it = days.lower_bound(window_begin(limit, day, anchor).value_or(kFirstDate)); it != days.end(); ++it)
      used += it->second;
    if (used < kCap) days[day] = kCap - used;
    total += kCap - std::min(used, kCap);
  }
  return total;
}

TEST(MostOfMetric, is_never_too_low_and_met_by_calendar_periods) {
  const Date anchor = parse_date("2024-02-29").value();
  for (const Window& metric : kWindows) {
    for (const Window& limit : kWindows) {
      const auto compiled = program(metric, limit);
      ASSERT_NE(compiled, nullptr);
      const std::optional<std::int64_t> most = most_of_metric(*compiled, 0);
      if (metric.kind == Window::Kind::lifetime) {
        EXPECT_EQ(most.has_value(), limit.kind == Window::Kind::lifetime);
        continue;
      }
      ASSERT_TRUE(most.has_value());
      std::int64_t best = 0;
      for (Date day = parse_date("2027-01-01").value(); day <= parse_date("2028-12-31").value();
           day = add_days(day, 13)) {
        // The last day of the metric's window: as many days as it ever looks at.
        const Date from = window_begin(metric, day, anchor).value_or(day);
        const Date to = metric.is_period() ? add_days(window_end(metric, from, anchor).value_or(day), -1) : day;
        best = std::max(best, earned(from, to, limit, anchor));
      }
      EXPECT_GE(*most, best) << static_cast<int>(metric.kind) << " " << static_cast<int>(limit.kind);
      const bool calendar = limit.kind == Window::Kind::month || limit.kind == Window::Kind::quarter;
      if (metric.kind == Window::Kind::calendar_year && calendar) {
        EXPECT_EQ(*most, best);
      }
    }
  }
}

TEST(MostOfMetric, has_no_bound_without_a_limit_on_points) {
  auto compiled = program(of(Window::Kind::month), of(Window::Kind::day));
  Program document = compiled->document();
  document.earn[0].limits[0].points.reset();
  document.earn[0].limits[0].measured = 100;
  EXPECT_FALSE(most_of_metric(*compile(document).program, 0).has_value());
  document.earn.clear();
  EXPECT_EQ(most_of_metric(*compile(document).program, 0), 0);
}

}  // namespace
}  // namespace loyalty

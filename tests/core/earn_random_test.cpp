// SPDX-License-Identifier: Apache-2.0
// Random rules over random days, compared with a definition that looks at one unit of what is measured after the other.
#include <map>
#include <random>

#include "earn_case.h"

namespace loyalty::tests {
namespace {

class Draw {
 public:
  explicit Draw(std::uint64_t seed) : random_(seed) {}

  std::int64_t between(std::int64_t least, std::int64_t most) {
    return least + static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(most - least + 1));
  }
  bool one_in(std::int64_t times) { return between(1, times) == 1; }
  template <class T>
  T of(std::initializer_list<T> choices) {
    return choices.begin()[between(0, static_cast<std::int64_t>(choices.size()) - 1)];
  }

 private:
  std::mt19937_64 random_;
};

Award any_award(Draw& draw, std::uint8_t decimals) {
  const auto kind = draw.of({Award::Kind::rate, Award::Kind::rate, Award::Kind::block, Award::Kind::fixed});
  if (kind != Award::Kind::rate) return {kind, {draw.between(1, 5), 1}, draw.between(1, 60)};
  const auto points = make_rational(draw.between(1, 30), draw.of<std::int64_t>({1, 2, 4, 10, 100}));
  return {kind, *points, draw.between(1, decimals == 0 ? 40 : 400)};
}

EarnLimit any_limit(Draw& draw) {
  const Window window{draw.of({Window::Kind::event, Window::Kind::day, Window::Kind::week, Window::Kind::month, Window::Kind::personal_year,
                               Window::Kind::rolling_days, Window::Kind::rolling_months, Window::Kind::lifetime}),
                      draw.of({Window::Anchor::joining, Window::Anchor::tier_change}), static_cast<std::int32_t>(draw.between(1, 9)), {}};
  const auto how = draw.one_in(3) ? EarnLimit::Over::refuse : EarnLimit::Over::clamp;
  return draw.one_in(2) ? measured_at_most(draw.between(0, 400), window, how) : points_at_most(draw.between(0, 200), window, how);
}

EarnRule any_rule(Draw& draw, std::uint8_t decimals) {
  EarnRule rule = counting("rule", of_kind(draw.of({Measure::Kind::amount, Measure::Kind::quantity})));
  if (draw.one_in(4)) rule.measure = count_of("nights");
  rule.award = any_award(draw, decimals);
  rule.rounding = draw.of({Rounding::floor, Rounding::half_up, Rounding::ceiling, Rounding::half_even, Rounding::half_down});
  rule.scope = draw.of({EarnScope::order, EarnScope::month});
  if (is_of_lines(rule.measure.kind)) rule.scope = draw.of({EarnScope::order, EarnScope::line, EarnScope::unit, EarnScope::month});
  if (draw.one_in(3)) rule.above = draw.between(0, 120);
  if (rule.scope != EarnScope::month && draw.one_in(4)) rule.at_least = draw.between(1, 40);
  for (std::int64_t count = draw.between(0, 3); count > 0; --count) rule.limits.push_back(any_limit(draw));
  for (EarnLimit& limit : rule.limits) {
    if (rule.award.kind != Award::Kind::rate || !limit.measured || limit.over == EarnLimit::Over::refuse || draw.one_in(3)) continue;
    limit.then = Award{Award::Kind::rate, *make_rational(draw.between(1, 9), 4), draw.between(1, 50)};
    break;
  }
  return rule;
}

Happening any_event(Draw& draw) {
  if (draw.one_in(6)) return did({draw.between(0, 30)});
  std::vector<EarnLine> lines;
  for (std::int64_t count = draw.between(0, 4); count > 0; --count) lines.push_back(line(draw.between(0, 250), draw.between(1, 5)));
  return bought(std::move(lines), {draw.between(0, 30)});
}

/// The definition, unit by unit.
class Slow {
 public:
  Slow(const EarnRule& rule, int decimals) : rule_(rule), scale_(decimals == 0 ? 1 : (decimals == 1 ? 10 : 100)) {}

  std::int64_t earn(Date day, const Happening& what) {
    const CivilDate date = civil(day);
    Month& month = months_[{date.year, date.month}];
    const Month before = month;
    Month after = month;
    std::vector<Part> parts;
    std::int64_t counted = 0;
    std::int64_t measured = 0;
    for (const auto& [units, quantity] : measures(what)) {
      Part part{0, 0, quantity};
      for (std::int64_t unit = 0; unit < units; ++unit) {
        ++measured;
        ++after.measured;
        const std::int64_t place = rule_.scope == EarnScope::month ? after.measured : measured;
        if (place <= rule_.above) continue;
        ++counted;
        const EarnLimit* passed = first_passed(day, counted);
        if (passed == nullptr) {
          ++part.full;
        } else if (passed->over == EarnLimit::Over::refuse) {
          return 0;
        } else if (passed->then) {
          ++part.beyond;
        }
      }
      parts.push_back(part);
    }
    if (measured == 0) return 0;
    Part all{0, 0, 1};
    for (const Part& part : parts) all = {all.full + part.full, all.beyond + part.beyond, 1};
    after.all = {before.all.full + all.full, before.all.beyond + all.beyond, 1};
    std::int64_t points = 0;
    if (rule_.scope == EarnScope::order) points = points_of(all);
    if (rule_.scope == EarnScope::month) points = points_of(after.all) - points_of(before.all);
    if (rule_.scope == EarnScope::line || rule_.scope == EarnScope::unit) {
      for (const Part& part : parts) points += points_of(part);
    }
    if (rule_.at_least && points < *rule_.at_least) points = *rule_.at_least;
    for (const EarnLimit& limit : rule_.limits) {
      if (!limit.points) continue;
      const std::int64_t left = *limit.points - used(limit, day);
      if (points > left && limit.over == EarnLimit::Over::refuse) return 0;
      points = std::min(points, std::max<std::int64_t>(left, 0));
    }
    past_.push_back({day, all.full, points});
    month = after;
    base_ = all.full + all.beyond;
    return points;
  }

  [[nodiscard]] std::int64_t base() const { return base_; }

 private:
  struct Part {
    std::int64_t full = 0;
    std::int64_t beyond = 0;
    std::int64_t quantity = 1;
  };
  struct Month {
    std::int64_t measured = 0;
    Part all;
  };
  struct Past {
    Date day;
    std::int64_t counted;
    std::int64_t points;
  };

  [[nodiscard]] std::vector<std::pair<std::int64_t, std::int64_t>> measures(const Happening& what) const {
    if (rule_.measure.kind == Measure::Kind::count) return {{what.counts[0], 1}};
    std::vector<std::pair<std::int64_t, std::int64_t>> lines;
    for (const EarnLine& line : what.lines) {
      lines.emplace_back(rule_.measure.kind == Measure::Kind::amount ? line.net.minor : line.quantity, line.quantity);
    }
    return lines;
  }

  [[nodiscard]] std::int64_t used(const EarnLimit& limit, Date day) const {
    if (limit.window.kind == Window::Kind::event) return 0;
    const Date anchor = on(limit.window.anchor == Window::Anchor::joining ? "2020-05-20" : "2025-07-10");
    const std::optional<Date> begin = window_begin(limit.window, day, anchor);
    std::int64_t sum = 0;
    for (const Past& past : past_) {
      if (!begin || *begin <= past.day) sum += limit.measured ? past.counted : past.points;
    }
    return sum;
  }

  /// The first limit in which the unit that counts as number `place` has no room.
  [[nodiscard]] const EarnLimit* first_passed(Date day, std::int64_t place) const {
    for (const EarnLimit& limit : rule_.limits) {
      if (limit.measured && place > *limit.measured - used(limit, day)) return &limit;
    }
    return nullptr;
  }

  [[nodiscard]] std::int64_t points_of(const Part& part) const {
    const Award& award = rule_.award;
    const std::int64_t quantity = rule_.scope == EarnScope::unit ? part.quantity : 1;
    const std::int64_t points = award.points.numerator * scale_;
    if (award.kind == Award::Kind::fixed) return part.full > 0 ? points * quantity : 0;
    if (award.kind == Award::Kind::block) return part.full / quantity / award.per * points * quantity;
    Int128 numerator = Int128{part.full} * points;
    Int128 denominator = Int128{award.points.denominator} * award.per * quantity;
    for (const EarnLimit& limit : rule_.limits) {
      if (!limit.then) continue;
      const Int128 other = Int128{limit.then->points.denominator} * limit.then->per * quantity;
      numerator = numerator * other + Int128{part.beyond} * limit.then->points.numerator * scale_ * denominator;
      denominator *= other;
    }
    return static_cast<std::int64_t>(divide(numerator, denominator, rule_.rounding)) * quantity;
  }

  const EarnRule& rule_;
  std::int64_t scale_;
  std::map<std::pair<std::int32_t, std::int32_t>, Month> months_;
  std::vector<Past> past_;
  std::int64_t base_ = 0;
};

TEST(EarnRandom, is_what_the_definition_says_and_is_derived) {
  Draw draw(20261122);
  for (int round = 0; round < 3000; ++round) {
    const auto decimals = static_cast<std::uint8_t>(draw.between(0, 2));
    const EarnRule rule = any_rule(draw, decimals);
    Earner member(shop_with({rule}, decimals));
    Slow slow(rule, decimals);
    Date day = on("2026-05-01");
    for (int event = 0; event < 12; ++event) {
      day = add_days(day, draw.one_in(2) ? 0 : draw.between(1, 9));
      const Happening what = any_event(draw);
      const std::int64_t expected = slow.earn(day, what);
      const std::int64_t points = member.earn(day, what, &member.usage());
      ASSERT_EQ(points, expected) << "rule " << round << ", event " << event;
      if (member.earned().rules.empty()) continue;
      ASSERT_EQ(member.earned().rules[0].base, (Rational{slow.base(), 1})) << "rule " << round << ", event " << event;
    }
  }
}

}  // namespace
}  // namespace loyalty::tests

// SPDX-License-Identifier: Apache-2.0
#include "earning.h"

#include <algorithm>
#include <utility>

#include "earn_outcome.h"
#include "earning_trace.h"

namespace loyalty {
namespace {

/// Works out the rules of one event in an order in which each comes after those it measures.
class Earning {
 public:
  /// day: on which points are given and limits are used.
  Earning(const CompiledProgram& program, const EarnEvent& event, const Facts& facts, Date day, EarnUsage* usage)
      : program_(program), event_(event), facts_(facts), day_(day), usage_(usage), outcomes_(program.earn().size()) {}

  [[nodiscard]] Result<void> run(Earned& earned, PointShares* shares, Traced<EarningTrace> trace) {
    trace_ = trace;
    if (usage_) usage_->count_days(event_.counts, day_, event_.position);
    if (auto done = work_out_all(); !done) return done;
    clear(earned);
    for (std::size_t rule = 0; rule < outcomes_.size(); ++rule) {
      if (auto done = collect(rule, earned); !done) return done;
    }
    if (shares) share_over_lines(program_, event_, outcomes_, program_.earn_order(), *shares);
    return {};
  }

  [[nodiscard]] Result<void> run_again(std::int32_t position, Earned& earned, PointShares* shares, Traced<EarningTrace> trace) {
    trace_ = trace;
    again_ = true;
    const auto rule = static_cast<std::size_t>(position);
    if (auto done = recall(); !done) return done;
    outcomes_[rule] = {};
    if (auto done = work_out(rule); !done) return done;
    clear(earned);
    if (auto done = collect(rule, earned); !done) return done;
    if (shares) share_over_lines(program_, event_, outcomes_, std::span(&position, 1), *shares);
    return {};
  }

 private:
  [[nodiscard]] const EarnRule& document(std::size_t rule) const { return *program_.earn()[rule].document; }
  [[nodiscard]] int decimals(std::size_t rule) const {
    return program_.document().ledgers[static_cast<std::size_t>(program_.earn()[rule].ledger)].decimals;
  }

  [[nodiscard]] Result<void> work_out_all() {
    for (const std::int32_t rule : program_.earn_order()) {
      if (auto done = work_out(static_cast<std::size_t>(rule)); !done) return done;
    }
    return {};
  }

  /// What the rules gave to a past event.
  [[nodiscard]] Result<void> recall() {
    if (event_.position < 0) {
      Earning then(program_, event_, facts_, facts_.now.date, nullptr);
      if (auto done = then.work_out_all(); !done) return done;
      outcomes_ = std::move(then.outcomes_);
      return {};
    }
    for (std::size_t rule = 0; rule < outcomes_.size(); ++rule) {
      outcomes_[rule].points = usage_->remembered(rule, event_.position);
    }
    return {};
  }

  [[nodiscard]] Result<void> work_out(std::size_t rule) {
    const EarnRule& document = this->document(rule);
    EarnOutcome& outcome = outcomes_[rule];
    outcome.eligibility = check(document.valid, program_.earn()[rule].when, facts_, program_);
    if (!outcome.earned()) return {};
    Reason nothing = Reason::nothing_to_count;
    const auto measured = narrow(measure(program_.earn()[rule], nothing));
    if (!measured) return overflow(rule);
    if (*measured <= 0) return lose(outcome, nothing);
    outcome.measured = *measured;
    return give(rule, outcome);
  }

  static Result<void> lose(EarnOutcome& outcome, Reason reason) {
    outcome.eligibility.reason = reason;
    return {};
  }

  /// nothing: why, where that is more than that it is zero.
  [[nodiscard]] Int128 measure(const CompiledEarnRule& rule, Reason& nothing) {
    const Measure& measure = rule.document->measure;
    switch (measure.kind) {
      case Measure::Kind::amount:
      case Measure::Kind::quantity:
        return measure_lines(rule, nothing);
      case Measure::Kind::points: {
        Int128 points = 0;
        for (const std::int32_t other : rule.of) points += outcomes_[static_cast<std::size_t>(other)].points.units;
        return points;
      }
      case Measure::Kind::orders:
        return event_.purchase ? 1 : 0;
      case Measure::Kind::count:
        return event_.count(rule.count);
      case Measure::Kind::streak: {
        const std::int64_t run = run_made(rule.count);
        return run > 0 && run % measure.days == 0 ? 1 : 0;
      }
    }
    return 0;
  }

  [[nodiscard]] Int128 measure_lines(const CompiledEarnRule& rule, Reason& nothing) {
    eligible_.assign(event_.lines.size(), 0);
    nothing = Reason::no_eligible_items;
    Int128 total = 0;
    for (std::size_t i = 0; i < event_.lines.size(); ++i) {
      const auto measured = measured_of(rule, event_.lines[i]);
      if (!measured) continue;
      nothing = Reason::nothing_to_count;
      eligible_[i] = *measured;
      total += *measured;
    }
    return total;
  }

  /// The length that the event gives to the run of days of a count; without a history it is the first day.
  [[nodiscard]] std::int64_t run_made(std::int32_t count) const {
    const auto position = static_cast<std::size_t>(count);
    if (!usage_) return event_.count(count) > 0 ? 1 : 0;
    return again_ ? usage_->run_made(position, event_.position) : usage_->run_made(position);
  }

  [[nodiscard]] Result<void> give(std::size_t rule, EarnOutcome& outcome) {
    const EarnRule& document = this->document(rule);
    if (!document.limits.empty()) rooms_.assign(document.limits.size(), 0);
    if (!count(rule, outcome)) return lose(outcome, Reason::limit_reached);
    const auto month = month_after(outcome);
    const auto awarded = month ? award(rule, outcome, month->counted) : std::nullopt;
    if (!awarded) return overflow(rule);
    outcome.awarded = *awarded;
    const std::int64_t uncut = std::max(*awarded, document.at_least.value_or(0));
    std::int64_t points = uncut;
    if (!limit_points(rule, points)) return lose(outcome, Reason::limit_reached);
    outcome.points = Points{points};
    if (usage_) remember(rule, outcome, *month);
    const bool counts = outcome.counted.full + outcome.counted.beyond > 0;
    if (points == 0 && (uncut > 0 || !counts)) {
      return lose(outcome, uncut == 0 && outcome.surplus == 0 ? Reason::nothing_to_count : Reason::limit_reached);
    }
    if (trace_) trace_->derive(rule, outcome, eligible_, rooms_);
    return {};
  }

  /// What counts of what is measured: above what does not count, within the limits. False: one of them refuses the event.
  [[nodiscard]] bool count(std::size_t rule, EarnOutcome& outcome) {
    const EarnRule& document = this->document(rule);
    const bool monthly = document.scope == EarnScope::month;
    if (monthly && usage_) outcome.month = usage_->month(rule, day_);
    const auto surplus = [&](std::int64_t measured) { return std::max<std::int64_t>(measured - document.above, 0); };
    const std::int64_t before = outcome.month.measured;
    outcome.surplus = surplus(before + outcome.measured) - surplus(before);
    Counted& counted = outcome.counted;
    counted.full = outcome.surplus;
    for (std::size_t i = 0; i < document.limits.size(); ++i) {
      const EarnLimit& limit = document.limits[i];
      if (!limit.measured) continue;
      rooms_[i] = room(rule, i, *limit.measured);
      if (counted.full <= rooms_[i]) continue;
      if (limit.over == EarnLimit::Over::refuse) return false;
      if (limit.then) counted.beyond = counted.full - rooms_[i];
      if (!limit.then && counted.beyond > 0) outcome.gap += counted.full - rooms_[i];
      counted.full = rooms_[i];
    }
    return true;
  }

  /// False: a limit refuses the event.
  [[nodiscard]] bool limit_points(std::size_t rule, std::int64_t& points) {
    const EarnRule& document = this->document(rule);
    for (std::size_t i = 0; i < document.limits.size(); ++i) {
      const EarnLimit& limit = document.limits[i];
      if (!limit.points) continue;
      rooms_[i] = room(rule, i, *limit.points);
      if (points <= rooms_[i]) continue;
      if (limit.over == EarnLimit::Over::refuse) return false;
      points = rooms_[i];
    }
    return true;
  }

  /// What is left of a limit.
  [[nodiscard]] std::int64_t room(std::size_t rule, std::size_t limit, std::int64_t most) const {
    return usage_ ? std::max<std::int64_t>(most - usage_->used(rule, limit, day_), 0) : most;
  }

  /// The month with this event; nothing when it leaves the range. Of another scope what counts of the event.
  [[nodiscard]] static std::optional<EarnMonth> month_after(const EarnOutcome& outcome) {
    const EarnMonth& before = outcome.month;
    const EarnMonth after{before.measured + outcome.measured,
                          {before.counted.full + outcome.counted.full, before.counted.beyond + outcome.counted.beyond}};
    if (!in_range(after.measured) || !in_range(after.counted.full) || !in_range(after.counted.beyond)) return std::nullopt;
    return after;
  }

  /// Points of what counts, in units of the ledger; nothing when they leave the range.
  [[nodiscard]] std::optional<std::int64_t> award(std::size_t rule, const EarnOutcome& outcome, Counted with_month) const {
    const EarnRule& document = this->document(rule);
    const int decimals = this->decimals(rule);
    if (document.scope == EarnScope::line || document.scope == EarnScope::unit) return award_lines(rule, outcome);
    const auto points = points_for(document, decimals, with_month, 1);
    if (!points || document.scope == EarnScope::order) return points;
    const auto before = points_for(document, decimals, outcome.month.counted, 1);
    return before ? std::optional(*points - *before) : std::nullopt;
  }

  [[nodiscard]] std::optional<std::int64_t> award_lines(std::size_t rule, const EarnOutcome& outcome) const {
    const EarnRule& document = this->document(rule);
    const bool by_unit = document.scope == EarnScope::unit;
    CountedByLine lines(outcome);
    Int128 total = 0;
    for (std::size_t i = 0; i < eligible_.size(); ++i) {
      if (eligible_[i] <= 0) continue;
      const auto points = points_for(document, decimals(rule), lines.next(eligible_[i]), by_unit ? event_.lines[i].quantity : 1);
      if (!points) return std::nullopt;
      total += *points;
    }
    return narrow(total);
  }

  void remember(std::size_t rule, const EarnOutcome& outcome, const EarnMonth& month) {
    const EarnRule& document = this->document(rule);
    for (std::size_t i = 0; i < document.limits.size(); ++i) {
      usage_->use(rule, i, day_, document.limits[i].measured ? outcome.counted.full : outcome.points.units);
    }
    if (document.scope == EarnScope::month) usage_->set_month(rule, day_, month);
    usage_->remember(rule, event_.position, outcome.points);
  }

  void clear(Earned& earned) const {
    earned.rules.clear();
    earned.not_earned.clear();
    earned.totals.assign(program_.ledgers().size(), Points{});
  }

  [[nodiscard]] Result<void> collect(std::size_t rule, Earned& earned) const {
    const EarnOutcome& outcome = outcomes_[rule];
    const auto position = static_cast<std::int32_t>(rule);
    if (!outcome.earned()) {
      earned.not_earned.push_back({position, outcome.eligibility.reason, outcome.eligibility.missing});
      return {};
    }
    Points& total = earned.totals[static_cast<std::size_t>(program_.earn()[rule].ledger)];
    if (!in_range(total.units + outcome.points.units)) return overflow(rule);
    total += outcome.points;
    earned.rules.push_back({position, {outcome.counted.full + outcome.counted.beyond, 1}, outcome.points});
    return {};
  }

  [[nodiscard]] static Error overflow(std::size_t rule) {
    return {ErrorCode::amount_overflow, (Path{} / "program" / "earn").at(rule), {}};
  }

  const CompiledProgram& program_;
  const EarnEvent& event_;
  const Facts& facts_;
  Date day_;
  EarnUsage* usage_;
  Traced<EarningTrace> trace_;
  bool again_ = false;
  std::vector<EarnOutcome> outcomes_;
  std::vector<std::int64_t> eligible_;  ///< by line: what the rule at hand measures
  std::vector<std::int64_t> rooms_;     ///< by limit of the rule at hand: what is left of it
};

}  // namespace

Money amount_of(AmountBase base, const EarnLine& line) {
  switch (base) {
    case AmountBase::list:
      return line.list;
    case AmountBase::net:
      return line.net;
    case AmountBase::payable:
      return line.payable;
  }
  return line.net;
}

std::optional<std::int64_t> measured_of(const CompiledEarnRule& rule, const EarnLine& line) {
  if (!rule.items.matches(*line.traits)) return std::nullopt;
  const Measure& measure = rule.document->measure;
  return measure.kind == Measure::Kind::quantity ? line.quantity : amount_of(measure.base, line).minor;
}

Result<void> earn(const CompiledProgram& program, const EarnEvent& event, const Facts& facts, EarnUsage* usage, Earned& earned,
                  PointShares* shares, Traced<Trace> trace, const EarnInputs& inputs, EarnSteps* steps) {
  Earning earning(program, event, facts, facts.now.date, usage);
  if (!trace) return earning.run(earned, shares, nullptr);
  EarningTrace derivation(program, event, inputs, *trace);
  auto done = earning.run(earned, shares, &derivation);
  if (done && steps) derivation.finish(earned, *steps);
  return done;
}

Result<void> earn_again(const CompiledProgram& program, std::int32_t rule, const EarnEvent& event, const Facts& facts, Date day,
                        EarnUsage& usage, Earned& earned, PointShares* shares, Traced<Trace> trace, const EarnInputs& inputs, EarnSteps* steps) {
  Earning earning(program, event, facts, day, &usage);
  if (!trace) return earning.run_again(rule, earned, shares, nullptr);
  EarningTrace derivation(program, event, inputs, *trace);
  derivation.assume(std::exchange(steps->rules, {}));
  auto done = earning.run_again(rule, earned, shares, &derivation);
  if (done) derivation.finish(earned, *steps);
  return done;
}

std::optional<std::int64_t> counted_by(const CompiledMetric& metric, const EarnEvent& event, const Earned& earned) {
  switch (metric.document->kind) {
    case Metric::Kind::orders:
      return event.purchase ? 1 : 0;
    case Metric::Kind::points:
      return earned.totals[static_cast<std::size_t>(metric.ledger)].units;
    case Metric::Kind::count:
      return event.count(metric.count);
    case Metric::Kind::spend:
      break;
  }
  Int128 spend = 0;
  for (const EarnLine& line : event.lines) {
    if (metric.items.matches(*line.traits)) spend += amount_of(metric.document->base, line).minor;
  }
  return narrow(spend);
}

}  // namespace loyalty

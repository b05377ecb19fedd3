// SPDX-License-Identifier: Apache-2.0
// Short words for programmes of earn rules and the events that earn by them. Amounts are in fen, points in units of their ledger.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "earning.h"
#include "loyalty/compiled_program.h"
#include "trace_check.h"

namespace loyalty::tests {

inline Date on(std::string_view text) {
  const std::optional<Date> date = parse_date(text);
  invariant(date.has_value(), "a test names a real day");
  return *date;
}

/// points per 1.00 of the net amount, floored, in the ledger "points".
inline EarnRule per_yuan(std::string id, Rational points = {1, 1}) {
  EarnRule rule;
  rule.id = std::move(id);
  rule.ledger = "points";
  rule.award = {Award::Kind::rate, points, 100};
  return rule;
}

/// A rule of one kind of measure, giving so many points for each of what is measured.
inline EarnRule counting(std::string id, Measure measure, std::int64_t points = 1) {
  EarnRule rule;
  rule.id = std::move(id);
  rule.ledger = "points";
  rule.measure = std::move(measure);
  rule.award = {Award::Kind::rate, {points, 1}, 1};
  return rule;
}

inline Measure count_of(std::string count) { return {Measure::Kind::count, AmountBase::net, {std::move(count)}, 0}; }
inline Measure streak_of(std::string count, std::int32_t days) { return {Measure::Kind::streak, AmountBase::net, {std::move(count)}, days}; }
inline Measure points_of(std::vector<std::string> rules) { return {Measure::Kind::points, AmountBase::net, std::move(rules), 0}; }
inline Measure of_kind(Measure::Kind kind) { return {kind, AmountBase::net, {}, 0}; }

inline Window over(Window::Kind kind, std::int32_t length = 0) { return {kind, Window::Anchor::joining, length, {}}; }

inline EarnLimit measured_at_most(std::int64_t most, Window window, EarnLimit::Over over = EarnLimit::Over::clamp) {
  return {window, most, std::nullopt, over, std::nullopt};
}
inline EarnLimit points_at_most(std::int64_t most, Window window, EarnLimit::Over over = EarnLimit::Over::clamp) {
  return {window, std::nullopt, most, over, std::nullopt};
}

/// A programme of one ledger "points", counts "nights" (whole) and "km" (one decimal), a choice "summer" of "off" and "on", and these rules.
inline std::shared_ptr<const CompiledProgram> shop_with(std::vector<EarnRule> rules, std::uint8_t decimals = 0) {
  Program program = bare_program(*find_currency("CNY"));
  Ledger ledger;
  ledger.id = "points";
  ledger.decimals = decimals;
  program.ledgers = {ledger};
  program.counts = {{"nights", {}, 0}, {"km", {}, 1}};
  program.choices = {{"summer", {}, {{"off", {}}, {"on", {}}}}};
  program.earn = std::move(rules);
  CompileOutcome outcome = compile(std::move(program));
  EXPECT_TRUE(outcome.program) << (outcome.errors.empty() ? "" : message_of(outcome.errors.front()));
  return outcome.program;
}

/// What happens: a purchase of lines, or an activity.
struct Happening {
  std::vector<EarnLine> lines;
  std::vector<std::int64_t> counts;
  bool purchase = true;
};

inline const LineTraits kAnything;

inline EarnLine line(std::int64_t net, std::int64_t quantity = 1, const LineTraits& traits = kAnything) {
  return {&traits, quantity, Money{net}, Money{net}, Money{net}};
}
inline Happening bought(std::vector<EarnLine> lines, std::vector<std::int64_t> counts = {}) { return {std::move(lines), std::move(counts), true}; }
inline Happening bought(std::int64_t net) { return bought(std::vector{line(net)}); }
inline Happening did(std::vector<std::int64_t> counts) { return {{}, std::move(counts), false}; }

/// A member to whom things happen; every derivation is checked on the way.
class Earner {
 public:
  explicit Earner(std::shared_ptr<const CompiledProgram> program) : program_(std::move(program)), usage_(*program_) {
    usage_.anchor(on("2020-05-20"), on("2025-07-10"));
  }

  EarnUsage& usage() { return usage_; }
  Member& member() { return member_; }
  const Earned& earned() const { return earned_; }
  const PointShares& shares() const { return shares_; }
  const Trace& trace() const { return trace_; }

  /// Points of all rules.
  std::int64_t earn(std::string_view date, const Happening& what) { return earn(on(date), what, &usage_); }
  /// The same without a history.
  std::int64_t ask(std::string_view date, const Happening& what) { return earn(on(date), what, nullptr); }

  std::int64_t earn(Date date, const Happening& what, EarnUsage* usage) {
    trace_.clear();
    const EarnInputs inputs = columns(what);
    EarnSteps steps;
    const EarnEvent event{what.lines, what.counts, what.purchase, position_++};
    const auto done = loyalty::earn(*program_, event, facts(date), usage, earned_, &shares_, &trace_, inputs, &steps);
    if (!done) return -1;
    EXPECT_EQ(test::TraceCheck(trace_).first_wrong(), "");
    expect_derived(steps);
    return earned_.totals[0].units;
  }

  /// Points of one rule for the event at a position, of a day that has passed, given on another.
  std::int64_t again(std::int32_t rule, std::int32_t position, std::string_view then, const Happening& what, std::string_view today) {
    const EarnEvent event{what.lines, what.counts, what.purchase, position};
    const auto done = earn_again(*program_, rule, event, facts(on(then)), on(today), usage_, earned_, &shares_);
    return done ? earned_.totals[0].units : -1;
  }

  Reason reason() const { return earned_.not_earned.empty() ? Reason::none : earned_.not_earned.front().reason; }

 private:
  Facts facts(Date date) const { return {{date, std::nullopt}, &member_}; }

  EarnInputs columns(const Happening& what) {
    std::vector<std::int64_t> nets;
    std::vector<std::int64_t> quantities;
    for (const EarnLine& line : what.lines) {
      nets.push_back(line.net.minor);
      quantities.push_back(line.quantity);
    }
    const StepIndex net = trace_.add_list({StepCode::event_amount, Operation::given}, {}, {Unit::Kind::decimal, 2}, nets);
    return {net, net, net, trace_.add_list({StepCode::quantities, Operation::given}, {}, kCount, quantities)};
  }

  /// The steps named for the rules and the ledger hold their figures.
  void expect_derived(const EarnSteps& steps) const {
    ASSERT_EQ(steps.rules.size(), earned_.rules.size());
    const auto result = [&](StepIndex step) { return trace_.results(trace_.steps()[static_cast<std::size_t>(step)])[0]; };
    for (std::size_t i = 0; i < earned_.rules.size(); ++i) {
      EXPECT_EQ(result(steps.bases[i]), earned_.rules[i].base.numerator);
      EXPECT_EQ(result(steps.rules[i]), earned_.rules[i].points.units);
    }
    if (earned_.rules.empty()) return;
    EXPECT_EQ(result(steps.totals[0]), earned_.totals[0].units);
  }

  std::shared_ptr<const CompiledProgram> program_;
  EarnUsage usage_;
  Member member_;
  Earned earned_;
  PointShares shares_;
  Trace trace_;
  std::int32_t position_ = 0;
};

}  // namespace loyalty::tests

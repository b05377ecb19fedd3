// SPDX-License-Identifier: Apache-2.0
// Short words for programmes and histories of the statement tests. Amounts are in fen, points in units of their ledger.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "loyalty/compiled_program.h"
#include "loyalty/statement.h"

namespace loyalty::tests {

inline Date day(std::string_view text) {
  const std::optional<Date> date = parse_date(text);
  invariant(date.has_value(), "a test names a real day");
  return *date;
}

/// "t" and 3 give "t3".
template <class Number>
std::string numbered(std::string_view prefix, Number number) {
  std::string text(prefix);
  text += std::to_string(number);
  return text;
}

inline Condition leaf(decltype(Condition::leaf) what) { return {Condition::Kind::leaf, {}, std::move(what)}; }
inline Condition at_least(std::string metric, std::int64_t at) {
  return leaf(MetricCondition{std::move(metric), at, std::nullopt});
}
inline Condition at_most(std::string metric, std::int64_t at) {
  return leaf(MetricCondition{std::move(metric), std::nullopt, at});
}
inline Condition dated(std::optional<Date> from, std::optional<Date> to) { return leaf(DateCondition{{from, to}}); }
inline Condition tier_at_least(std::string tier) { return leaf(TierCondition{std::move(tier), {}}); }
inline Condition all_of(std::vector<Condition> children) { return {Condition::Kind::all, std::move(children), {}}; }
inline Condition any_of(std::vector<Condition> children) { return {Condition::Kind::any, std::move(children), {}}; }
inline Condition not_of(Condition child) { return {Condition::Kind::negation, {std::move(child)}, {}}; }

/// A window without a length or a day of its own, or a sliding one of so many months or days.
inline constexpr Window window_of(Window::Kind kind, std::int32_t length = 0) { return {kind, Window::Anchor::joining, length, {}}; }
inline constexpr Window kCalendarYear = window_of(Window::Kind::calendar_year);
inline constexpr Window kLifetime = window_of(Window::Kind::lifetime);
inline constexpr Window rolling(std::int32_t months) { return window_of(Window::Kind::rolling_months, months); }
inline constexpr Window year_from(MonthDay day) { return {Window::Kind::program_year, Window::Anchor::joining, 0, day}; }
inline constexpr Window personal_year(Window::Anchor from) { return {Window::Kind::personal_year, from, 0, {}}; }

/// Points end so many months, or days, after they were given.
inline Expiry after_months(std::int32_t length, Expiry::Snap snap = Expiry::Snap::none) {
  Expiry expiry;
  expiry.kind = Expiry::Kind::after_earning;
  expiry.length = length;
  expiry.snap = snap;
  return expiry;
}
inline Expiry after_days(std::int32_t length, Expiry::Snap snap = Expiry::Snap::none) {
  Expiry expiry = after_months(length, snap);
  expiry.in_days = true;
  return expiry;
}
/// The same, counted from the last activity: of any purchase or redemption where it is not said of what.
inline Expiry after_activity(Expiry expiry, Activities activities = {}) {
  expiry.kind = Expiry::Kind::after_activity;
  expiry.activities = std::move(activities);
  return expiry;
}
inline Expiry ends_on(Date date) {
  Expiry expiry;
  expiry.kind = Expiry::Kind::on_date;
  expiry.date = date;
  return expiry;
}

inline Ledger ledger(std::string id, Expiry expiry = {}, std::uint8_t decimals = 0) {
  Ledger ledger;
  ledger.id = std::move(id);
  if (expiry.kind != Expiry::Kind::never) ledger.expiry = {std::move(expiry)};
  ledger.decimals = ledger.shown = decimals;
  return ledger;
}

/// points per 1.00 of the net amount, floored.
inline EarnRule rate(std::string id, std::string ledger, Rational points = {1, 1}) {
  EarnRule rule;
  rule.id = std::move(id);
  rule.ledger = std::move(ledger);
  rule.award.points = points;
  rule.award.per = 100;
  return rule;
}

/// of: the ledger of points, the count of a count.
inline Metric metric(std::string id, Metric::Kind kind, Window window, std::string of = {}) {
  Metric metric;
  metric.id = std::move(id);
  metric.kind = kind;
  metric.window = window;
  metric.of = std::move(of);
  return metric;
}

inline Tier tier(std::string id, Condition qualify) {
  Tier tier;
  tier.id = std::move(id);
  tier.qualify = std::move(qualify);
  return tier;
}

/// `points` are worth `value`.
inline Redemption redemption(std::string id, std::string ledger, std::int64_t points, std::int64_t value) {
  Redemption redemption;
  redemption.id = std::move(id);
  redemption.ledger = std::move(ledger);
  redemption.rungs = {{Points{points}, Money{value}}};
  return redemption;
}

/// One point per yuan in the ledger "points".
inline Program point_program(Expiry expiry = {}) {
  Program program = bare_program({{'C', 'N', 'Y'}, 2});
  program.ledgers = {ledger("points", std::move(expiry))};
  program.earn = {rate("base", "points")};
  return program;
}

/// Tiers by one metric "spend": each needs that many fen.
inline Program tier_program(Window window, const std::vector<std::int64_t>& marks, TierValidity validity = {}) {
  Program program = point_program();
  program.metrics = {metric("spend", Metric::Kind::spend, window)};
  for (const std::int64_t mark : marks) {
    program.tiers.push_back(tier(numbered("t", program.tiers.size()), at_least("spend", mark)));
  }
  program.tier_validity = validity;
  return program;
}

inline Event event(Date date, decltype(Event::what) what) { return {"e", date, std::move(what)}; }
inline Event event(std::string_view date, decltype(Event::what) what) { return event(day(date), std::move(what)); }

inline PastLine line(std::int64_t amount) {
  PastLine line;
  line.list = line.net = line.payable = Money{amount};
  return line;
}
inline Purchase of_lines(std::vector<PastLine> lines) {
  Purchase purchase;
  purchase.lines = std::move(lines);
  return purchase;
}
/// Stated by its amount.
inline Event purchase(std::string_view date, std::int64_t amount) {
  Purchase purchase = of_lines({line(amount)});
  purchase.by_amount = true;
  return event(date, std::move(purchase));
}
inline Event redeem(std::string_view date, std::int64_t points, std::int32_t ledger = 0) {
  return event(date, Redeem{{ledger, Points{points}}});
}
inline Event adjust(std::string_view date, std::int64_t points, std::optional<Date> expires = std::nullopt,
                    std::int32_t ledger = 0) {
  return event(day(date), AdjustPoints{ledger, Points{points}, expires});
}
inline Event adjust_metric(std::string_view date, std::int64_t value, std::int32_t metric = 0) {
  return event(day(date), AdjustMetric{metric, value});
}

inline std::shared_ptr<const CompiledProgram> compiled(const Program& program) {
  CompileOutcome outcome = compile(program);
  for (const Error& error : outcome.errors) ADD_FAILURE() << error.where.to_pointer() << ": " << message_of(error);
  invariant(outcome.program != nullptr, "the programme of a test compiles");
  return outcome.program;
}

inline History history(std::vector<Event> events) {
  return {std::move(events), std::nullopt, std::nullopt, std::nullopt};
}

/// The statement of a history on a day: what it returns.
inline Result<Statement> answered(const CompiledProgram& program, const History& history, Date as_of, Trace* trace = nullptr) {
  return statement(program, history, {as_of, true}, trace);
}

/// The statement of a history that is in order.
inline Statement stated(const Program& program, const History& history, std::string_view as_of,
                        Trace* trace = nullptr) {
  Result<Statement> answer = answered(*compiled(program), history, day(as_of), trace);
  if (!answer) ADD_FAILURE() << answer.error().where.to_pointer() << ": " << message_of(answer.error());
  return answer ? std::move(answer).value() : Statement{};
}
inline Statement stated(const Program& program, std::vector<Event> events, std::string_view as_of) {
  return stated(program, history(std::move(events)), as_of);
}

inline std::int64_t balance(const Program& program, std::vector<Event> events, std::string_view as_of) {
  return stated(program, std::move(events), as_of).balances.at(0).balance.units;
}

/// What is wrong with a history, as "code pointer".
inline std::string refusal(const Program& program, std::vector<Event> events, std::string_view as_of) {
  const History played = history(std::move(events));
  const Result<Statement> answer = answered(*compiled(program), played, day(as_of));
  if (answer) return "none";
  return std::string(name_of(answer.error().code)) + " " + answer.error().where.to_pointer();
}

/// "2026-01-05:1 2026-02-01:-" — the timeline with - for no tier.
inline std::string timeline_of(const Statement& statement) {
  std::string text;
  for (const TierChange& change : statement.timeline) {
    if (!text.empty()) text += ' ';
    text += to_text(change.date) + ':' + (change.tier == kNoTier ? std::string("-") : std::to_string(change.tier));
  }
  return text;
}

inline std::string text_of(const std::optional<Date>& date) { return date ? to_text(*date) : "none"; }

}  // namespace loyalty::tests

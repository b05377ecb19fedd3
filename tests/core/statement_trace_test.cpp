// SPDX-License-Identifier: Apache-2.0
// The derivation of a statement: every figure follows from steps, and steps are written for nothing else.
#include <algorithm>

#include "statement_case.h"
#include "statement_evaluation.h"

namespace loyalty::tests {
namespace {

/// A programme that uses everything a derivation can show.
Program full_program() {
  Program program = tier_program(rolling(12), {10000, 50000});
  program.ledgers[0].expiry = {after_months(12, Expiry::Snap::month_end)};
  program.ledgers.push_back(ledger("credits", {}, 2));
  program.earn.push_back(rate("bonus", "points", {1, 2}));
  program.earn.back().measure.kind = Measure::Kind::points;
  program.earn.back().measure.of = {"base"};
  program.earn.back().award.per = 1;
  program.earn.push_back(rate("credit", "credits", {1, 3}));
  program.earn.back().measure.base = AmountBase::list;
  program.earn.back().items.exclude.categories = {"giftcard"};
  program.earn.push_back(rate("units", "credits", {5, 1}));
  program.earn.back().measure.kind = Measure::Kind::quantity;
  program.earn.back().award.per = 1;
  program.metrics.push_back(metric("points", Metric::Kind::points, kLifetime, "points"));
  program.metrics.push_back(metric("orders", Metric::Kind::orders, kCalendarYear));
  program.tiers.push_back(tier("top", all_of({at_least("points", 500), at_least("orders", 1)})));
  program.redemptions = {redemption("pay", "points", 100, 100)};
  program.redemptions[0].step = Points{50};
  return program;
}

std::vector<std::string> explained(const Program& program, const std::vector<Event>& events, std::string_view as_of) {
  Trace trace;
  const Statement answer = stated(program, history(events), as_of, &trace);
  return problems_of(program, history(events), answer, trace);
}

const std::vector<std::string> kNone;

TEST(StatementTrace, every_figure_follows_from_its_steps) {
  const std::vector<Event> events{purchase("2026-01-05", 12345),   purchase("2026-02-05", 44444),
                                  redeem("2026-03-01", 200),       adjust("2026-03-02", 300, day("2026-12-31")),
                                  adjust("2026-03-02", 77, {}, 1), adjust_metric("2026-03-03", 1),
                                  purchase("2026-04-01", 9900),    redeem("2026-04-02", 150)};
  const Program program = full_program();
  for (const char* as_of : {"2025-12-31", "2026-01-05", "2026-02-28", "2026-03-01", "2026-04-30", "2026-12-31",
                            "2027-01-31", "2027-02-28", "2027-03-01", "2030-01-01"}) {
    EXPECT_EQ(explained(program, events, as_of), kNone) << as_of;
  }
}

TEST(StatementTrace, an_empty_history_is_explained) { EXPECT_EQ(explained(full_program(), {}, "2026-01-01"), kNone); }

TEST(StatementTrace, a_balance_below_the_minimum_is_explained) {
  Program program = full_program();
  program.redemptions[0].minimum = Points{500};
  EXPECT_EQ(explained(program, {adjust("2026-01-01", 499)}, "2026-01-01"), kNone);
  EXPECT_EQ(explained(program, {adjust("2026-01-01", 500)}, "2026-01-01"), kNone);
}

TEST(StatementTrace, a_mark_that_is_passed_lacks_nothing) {
  const std::vector<Event> events{purchase("2026-01-05", 50000), purchase("2026-01-05", 100)};
  Trace trace;
  const Program program = full_program();
  const Statement answer = stated(program, history(events), "2026-02-01", &trace);
  ASSERT_EQ(answer.progress.size(), 0U);  // the top tier
  Program higher = program;
  higher.tiers.push_back(tier("above", all_of({at_least("points", 600), at_least("spend", 900000)})));
  EXPECT_EQ(explained(higher, events, "2026-02-01"), kNone);
}

TEST(StatementTrace, what_one_event_took_from_several_lots_is_explained) {
  const std::vector<Event> events{adjust("2026-01-01", 10), adjust("2026-01-02", 20), adjust("2026-01-03", 40),
                                  redeem("2026-01-04", 35), redeem("2026-01-05", 3),  adjust("2026-01-06", -2)};
  Trace trace;
  const Program program = point_program();
  const Statement answer = stated(program, history(events), "2026-01-06", &trace);
  EXPECT_EQ(problems_of(program, history(events), answer, trace), kNone);
  const auto steps = trace.steps();
  const auto count = [&](StepCode code) {
    return std::count_if(steps.begin(), steps.end(), [&](const Step& step) { return step.code == code; });
  };
  EXPECT_EQ(count(StepCode::lot_remaining), 1);  // 40 - 5 - 3 - 2
  EXPECT_EQ(count(StepCode::lot_earned), 3);
  EXPECT_EQ(count(StepCode::lot_used), 2);  // 35 - 10 - 20, and 2 as 0 - -2
}

TEST(StatementTrace, a_lot_used_up_after_others_follows_from_all_of_them) {
  // 15 of 10 + 20: 5 from the second lot; 25 more: its last 15 and 10 of the third; only then is it known what is left
  // there.
  const std::vector<Event> events{purchase("2026-01-01", 1000), purchase("2026-01-02", 2000),
                                  purchase("2026-01-03", 4000), redeem("2026-01-04", 15),
                                  adjust("2026-01-05", -25),    purchase("2026-01-06", 100)};
  const Program program = point_program();
  Trace trace;
  const Statement answer = stated(program, history(events), "2026-01-06", &trace);
  EXPECT_EQ(answer.balances[0].lots.at(0).remaining.units, 30);
  EXPECT_EQ(problems_of(program, history(events), answer, trace), kNone);
  const auto steps = trace.steps();
  EXPECT_EQ(
      std::count_if(steps.begin(), steps.end(), [](const Step& step) { return step.code == StepCode::earn_total; }), 4);
}

TEST(StatementTrace, purchases_that_do_not_appear_are_not_explained) {
  const Program program = point_program(after_days(30));
  std::vector<Event> events;
  for (Date date = day("2026-01-01"); date <= day("2026-12-31"); date = add_days(date, 1)) {
    events.push_back(purchase(to_text(date), 500));
  }
  Trace trace;
  const Statement answer = stated(program, history(events), "2026-12-31", &trace);
  EXPECT_EQ(answer.balances[0].lots.size(), 31U);
  const auto steps = trace.steps();
  EXPECT_EQ(
      std::count_if(steps.begin(), steps.end(), [](const Step& step) { return step.code == StepCode::earn_total; }),
      31);
  EXPECT_EQ(problems_of(program, history(events), answer, trace), kNone);
}

TEST(StatementTrace, a_statement_is_the_same_with_and_without) {
  const std::vector<Event> events{purchase("2026-01-05", 12345), redeem("2026-01-06", 23), purchase("2026-02-05", 100)};
  Trace trace;
  const Statement with = stated(full_program(), history(events), "2026-03-01", &trace);
  const Statement without = stated(full_program(), events, "2026-03-01");
  EXPECT_EQ(with.balances[0].balance, without.balances[0].balance);
  EXPECT_EQ(timeline_of(with), timeline_of(without));
  EXPECT_GT(trace.steps().size(), 0U);
}

}  // namespace
}  // namespace loyalty::tests

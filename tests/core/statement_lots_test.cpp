// SPDX-License-Identifier: Apache-2.0
// Lots: what points end when, and which are used first.
#include "statement_case.h"

namespace loyalty::tests {
namespace {

const Expiry kTwelveMonths = after_months(12);

/// "event:remaining@last day" of the open lots, in the order of use.
std::string lots_of(const Statement& statement) {
  std::string text;
  for (const Lot& lot : statement.balances.at(0).lots) {
    if (!text.empty()) text += ' ';
    text += std::to_string(lot.event) + ':' + std::to_string(lot.remaining.units) + '@' + text_of(lot.expires);
  }
  return text;
}

TEST(StatementLots, the_last_day_is_a_day_of_use) {
  const Program program = point_program(kTwelveMonths);
  const std::vector<Event> events{purchase("2026-01-15", 12000)};
  EXPECT_EQ(balance(program, events, "2026-01-15"), 120);
  EXPECT_EQ(balance(program, events, "2027-01-14"), 120);
  EXPECT_EQ(balance(program, events, "2027-01-15"), 120);
  EXPECT_EQ(balance(program, events, "2027-01-16"), 0);
}

TEST(StatementLots, a_lot_can_be_used_on_its_last_day_and_not_after) {
  const Program program = point_program(kTwelveMonths);
  EXPECT_EQ(balance(program, {purchase("2026-01-15", 12000), redeem("2027-01-15", 120)}, "2027-01-15"), 0);
  EXPECT_EQ(refusal(program, {purchase("2026-01-15", 12000), redeem("2027-01-16", 1)}, "2027-01-16"),
            "insufficient_points /member/history/1/points");
}

TEST(StatementLots, months_clamp_and_snaps_move_to_the_end_of_the_period) {
  const std::vector<Event> january{purchase("2026-01-31", 10000)};
  const auto last_day = [&](Expiry expiry, const std::vector<Event>& events) {
    return text_of(stated(point_program(expiry), events, "2026-01-31").balances[0].lots.at(0).expires);
  };
  EXPECT_EQ(last_day(after_months(1), january), "2026-02-28");
  EXPECT_EQ(last_day(after_months(25), january), "2028-02-29");
  EXPECT_EQ(last_day(after_months(2, Expiry::Snap::month_end), january), "2026-03-31");
  EXPECT_EQ(last_day(after_months(1, Expiry::Snap::quarter_end), january), "2026-03-31");
  EXPECT_EQ(last_day(after_months(12, Expiry::Snap::year_end), january), "2027-12-31");
  EXPECT_EQ(last_day(after_days(30), january), "2026-03-02");
  EXPECT_EQ(last_day({}, january), "none");
}

TEST(StatementLots, the_lot_that_ends_first_is_used_first) {
  const Program program = point_program();
  const std::vector<Event> events{adjust("2026-01-01", 100, day("2026-12-31")),
                                  adjust("2026-01-02", 100, day("2026-06-30")), adjust("2026-01-03", 100),
                                  redeem("2026-02-01", 150)};
  EXPECT_EQ(lots_of(stated(program, events, "2026-02-01")), "0:50@2026-12-31 2:100@none");
}

TEST(StatementLots, lots_that_never_end_are_used_last) {
  const Program program = point_program();
  const std::vector<Event> events{purchase("2026-01-01", 10000), adjust("2026-01-02", 100, kLastDate),
                                  redeem("2026-02-01", 100)};
  EXPECT_EQ(lots_of(stated(program, events, "2026-02-01")), "0:100@none");
}

TEST(StatementLots, of_lots_that_end_together_the_earlier_is_used_first) {
  const Program program = point_program(after_months(12, Expiry::Snap::year_end));
  const std::vector<Event> events{purchase("2026-01-05", 10000), purchase("2026-03-05", 10000),
                                  purchase("2026-03-05", 10000), redeem("2026-04-01", 110)};
  EXPECT_EQ(lots_of(stated(program, events, "2026-04-01")), "1:90@2027-12-31 2:100@2027-12-31");
}

TEST(StatementLots, a_lot_used_up_exactly_is_closed) {
  const Program program = point_program();
  const std::vector<Event> events{purchase("2026-01-01", 10000), purchase("2026-01-02", 10000),
                                  redeem("2026-01-03", 100)};
  EXPECT_EQ(lots_of(stated(program, events, "2026-01-03")), "1:100@none");
}

TEST(StatementLots, redeeming_the_whole_balance_is_allowed_and_one_more_is_not) {
  const Program program = point_program();
  EXPECT_EQ(balance(program, {purchase("2026-01-01", 10000), redeem("2026-01-01", 100)}, "2026-01-01"), 0);
  EXPECT_EQ(refusal(program, {purchase("2026-01-01", 10000), redeem("2026-01-01", 101)}, "2026-01-01"),
            "insufficient_points /member/history/1/points");
}

TEST(StatementLots, the_error_says_what_was_asked_and_what_there_is) {
  Program program = point_program();
  program.ledgers[0].decimals = 2;
  const History played = history({adjust("2026-01-01", 1050), redeem("2026-01-02", 1051)});
  const auto answer = answered(*compiled(program), played, day("2026-01-02"));
  ASSERT_FALSE(answer);
  EXPECT_EQ(message_of(answer.error()), "10.51 points cannot be taken from a balance of 10.50.");
}

TEST(StatementLots, what_is_taken_by_an_adjustment_follows_the_same_order) {
  const Program program = point_program();
  const std::vector<Event> events{adjust("2026-01-01", 100), adjust("2026-01-02", 40, day("2026-03-31")),
                                  adjust("2026-02-01", -60)};
  EXPECT_EQ(lots_of(stated(program, events, "2026-02-01")), "0:80@none");
  EXPECT_EQ(refusal(program, {adjust("2026-01-01", 100), adjust("2026-02-01", -101)}, "2026-02-01"),
            "insufficient_points /member/history/1/points");
}

TEST(StatementLots, given_points_end_as_the_ledger_says_or_on_their_own_day) {
  const Program program = point_program(kTwelveMonths);
  EXPECT_EQ(lots_of(stated(program, {adjust("2026-01-15", 5)}, "2026-01-15")), "0:5@2027-01-15");
  EXPECT_EQ(lots_of(stated(program, {adjust("2026-01-15", 5, day("2026-01-15"))}, "2026-01-15")), "0:5@2026-01-15");
  EXPECT_EQ(balance(program, {adjust("2026-01-15", 5, day("2026-01-15"))}, "2026-01-16"), 0);
  EXPECT_EQ(refusal(program, {adjust("2026-01-15", 5, day("2026-01-14"))}, "2026-01-15"),
            "invalid_window /member/history/0/expires");
}

TEST(StatementLots, a_purchase_that_earns_nothing_leaves_no_lot) {
  EXPECT_EQ(lots_of(stated(point_program(), {purchase("2026-01-01", 99), purchase("2026-01-01", 100)}, "2026-01-01")),
            "1:1@none");
}

TEST(StatementLots, expiring_sums_the_lots_of_a_day) {
  const Program program = point_program(after_months(12, Expiry::Snap::year_end));
  const std::vector<Event> events{purchase("2025-02-01", 10000), purchase("2026-02-01", 20000),
                                  adjust("2026-03-01", 5, day("2026-12-31")), adjust("2026-03-01", 7, kLastDate)};
  const Statement on_the_day = stated(program, events, "2026-12-31");
  const std::vector<ExpiringPoints>& expiring = on_the_day.balances[0].expiring;
  ASSERT_EQ(expiring.size(), 3U);
  EXPECT_EQ(to_text(expiring[0].date), "2026-12-31");
  EXPECT_EQ(expiring[0].points.units, 105);
  EXPECT_EQ(expiring[1].points.units, 200);
  EXPECT_EQ(expiring[2].points.units, 7);
  EXPECT_EQ(stated(program, events, "2027-01-01").balances[0].expiring.size(), 2U);
}

TEST(StatementLots, ledgers_are_separate) {
  Program program = point_program();
  program.ledgers.push_back(ledger("credits", {}, 1));
  program.earn.push_back(rate("credit", "credits", {1, 10}));
  const Statement both = stated(program, {purchase("2026-01-01", 12345), redeem("2026-01-02", 23)}, "2026-01-02");
  EXPECT_EQ(both.balances[0].balance.units, 100);
  EXPECT_EQ(both.balances[1].balance.units, 123);  // 123.45 × 0.1 = 12.345, floored to 12.3
  EXPECT_EQ(refusal(program, {purchase("2026-01-01", 12345), redeem("2026-01-02", 124, 1)}, "2026-01-02"),
            "insufficient_points /member/history/1/points");
}

TEST(StatementLots, a_balance_that_leaves_the_range_is_an_error) {
  const Program program = point_program();
  EXPECT_EQ(balance(program, {adjust("2026-01-01", kMaxAmount - 1), adjust("2026-01-01", 1)}, "2026-01-01"),
            kMaxAmount);
  EXPECT_EQ(refusal(program, {adjust("2026-01-01", kMaxAmount), adjust("2026-01-01", 1)}, "2026-01-01"),
            "amount_overflow /member/history/1");
}

TEST(StatementLots, later_events_are_not_counted) {
  const std::vector<Event> events{purchase("2026-01-01", 10000), redeem("2026-01-02", 100), redeem("2026-01-03", 100)};
  const Statement before = stated(point_program(), events, "2026-01-01");
  EXPECT_EQ(before.balances[0].balance.units, 100);
  EXPECT_EQ(before.not_counted, 2);
  EXPECT_EQ(before.orders, 1);
}

TEST(StatementLots, events_stand_in_order_of_their_dates_counted_or_not) {
  EXPECT_EQ(refusal(point_program(), {purchase("2026-01-02", 100), purchase("2026-01-01", 100)}, "2026-01-03"),
            "events_out_of_order /member/history/1/date");
  EXPECT_EQ(refusal(point_program(), {purchase("2026-01-02", 100), purchase("2026-01-01", 100)}, "2025-12-31"),
            "events_out_of_order /member/history/1/date");
  EXPECT_EQ(refusal(point_program(), {purchase("2026-01-02", 100), purchase("2026-01-02", 100)}, "2026-01-02"), "none");
}

}  // namespace
}  // namespace loyalty::tests

// SPDX-License-Identifier: Apache-2.0
// What a balance is worth.
#include "statement_case.h"

namespace loyalty::tests {
namespace {

std::string worth(const Program& program, std::vector<Event> events, std::string_view as_of = "2026-01-01") {
  const std::optional<Money> value = stated(program, std::move(events), as_of).balances.at(0).value;
  return value ? std::to_string(value->minor) : "none";
}

TEST(StatementWorth, without_a_redemption_there_is_none) {
  Program program = point_program();
  EXPECT_EQ(worth(program, {adjust("2026-01-01", 100)}), "none");
  program.ledgers.push_back(ledger("other"));
  program.redemptions = {redemption("pay", "other", 100, 100)};
  EXPECT_EQ(worth(program, {adjust("2026-01-01", 100)}), "none");
}

TEST(StatementWorth, is_floored_to_the_minor_unit) {
  Program program = point_program();
  program.redemptions = {redemption("pay", "points", 3, 100)};
  EXPECT_EQ(worth(program, {adjust("2026-01-01", 2)}), "66");
  EXPECT_EQ(worth(program, {adjust("2026-01-01", 3)}), "100");
  EXPECT_EQ(worth(program, {}), "0");
}

TEST(StatementWorth, counts_whole_steps) {
  Program program = point_program();
  program.redemptions = {redemption("pay", "points", 100, 100)};
  program.redemptions[0].step = Points{50};
  EXPECT_EQ(worth(program, {adjust("2026-01-01", 149)}), "100");
  EXPECT_EQ(worth(program, {adjust("2026-01-01", 150)}), "150");
}

TEST(StatementWorth, is_zero_below_the_minimum) {
  Program program = point_program();
  program.redemptions = {redemption("pay", "points", 100, 100)};
  program.redemptions[0].minimum = Points{500};
  EXPECT_EQ(worth(program, {adjust("2026-01-01", 499)}), "0");
  EXPECT_EQ(worth(program, {adjust("2026-01-01", 500)}), "500");
  program.redemptions[0].step = Points{200};
  EXPECT_EQ(worth(program, {adjust("2026-01-01", 599)}), "0");  // 400 can be used, 500 are needed
  EXPECT_EQ(worth(program, {adjust("2026-01-01", 600)}), "600");
}

TEST(StatementWorth, is_that_of_the_redemption_that_gives_most) {
  Program program = point_program();
  program.redemptions = {redemption("any", "points", 100, 100), redemption("block", "points", 1000, 1500)};
  program.redemptions[1].step = Points{1000};
  EXPECT_EQ(worth(program, {adjust("2026-01-01", 999)}), "999");
  EXPECT_EQ(worth(program, {adjust("2026-01-01", 1499)}), "1500");
  EXPECT_EQ(worth(program, {adjust("2026-01-01", 1501)}), "1501");
}

TEST(StatementWorth, counts_what_is_open_to_the_member) {
  Program program = tier_program(kLifetime, {10000});
  program.redemptions = {redemption("gold", "points", 1, 5)};
  program.redemptions[0].when = tier_at_least("t0");
  EXPECT_EQ(worth(program, {purchase("2026-01-01", 9900)}), "none");
  EXPECT_EQ(worth(program, {purchase("2026-01-01", 10000)}), "500");
  program.redemptions[0].when = leaf(ChannelCondition{{"app"}});  // a statement has no channel
  EXPECT_EQ(worth(program, {purchase("2026-01-01", 9900)}), "495");
}

TEST(StatementWorth, does_not_count_points_that_have_ended) {
  Program program = point_program();
  program.redemptions = {redemption("pay", "points", 1, 1)};
  const std::vector<Event> events{adjust("2026-01-01", 30, day("2026-01-31")), adjust("2026-01-01", 12)};
  EXPECT_EQ(worth(program, events, "2026-01-31"), "42");
  EXPECT_EQ(worth(program, events, "2026-02-01"), "12");
}

TEST(StatementWorth, that_leaves_the_range_is_an_error) {
  Program program = point_program();
  program.redemptions = {redemption("pay", "points", 1, 2)};
  EXPECT_EQ(refusal(program, {adjust("2026-01-01", kMaxAmount / 2)}, "2026-01-01"), "none");
  EXPECT_EQ(refusal(program, {adjust("2026-01-01", kMaxAmount / 2 + 1)}, "2026-01-01"), "amount_overflow /member");
}

}  // namespace
}  // namespace loyalty::tests

// SPDX-License-Identifier: Apache-2.0
// Random histories: the same answer as a day by day simulation, and what has to hold for any history.
#include "statement_oracle.h"

#include <algorithm>

#include "statement_evaluation.h"
#include "statement_random.h"

namespace loyalty::tests {
namespace {

constexpr std::uint64_t kHistories = 3000;

std::string lot_text(const Lot& lot) {
  return std::to_string(lot.event) + " " + to_text(lot.earned) + " " + text_of(lot.expires) + " " +
         std::to_string(lot.points.units) + " " + std::to_string(lot.remaining.units);
}

/// Open lots of a ledger of the simulation, in the order of use; it keeps them in the order of their events.
std::vector<std::string> expected_lots(const Oracle& oracle, std::size_t ledger) {
  std::vector<Lot> lots;
  for (const Oracle::OpenLot& open : oracle.lots) {
    if (open.ledger == ledger) lots.push_back(open.lot);
  }
  std::stable_sort(lots.begin(), lots.end(), [](const Lot& a, const Lot& b) {
    return a.expires.value_or(Date{INT32_MAX}) < b.expires.value_or(Date{INT32_MAX});
  });
  std::vector<std::string> texts;
  for (const Lot& lot : lots) texts.push_back(lot_text(lot));
  return texts;
}

void expect_same(const Statement& answer, const Oracle& oracle) {
  for (std::size_t ledger = 0; ledger < answer.balances.size(); ++ledger) {
    const LedgerBalance& balance = answer.balances[ledger];
    std::vector<std::string> lots;
    Points sum;
    for (const Lot& lot : balance.lots) {
      lots.push_back(lot_text(lot));
      sum += lot.remaining;
    }
    EXPECT_EQ(lots, expected_lots(oracle, ledger));
    EXPECT_EQ(balance.balance, sum);
    Points ending;
    for (const ExpiringPoints& expiring : balance.expiring) ending += expiring.points;
    for (const Lot& lot : balance.lots) ending += lot.expires ? Points{} : lot.remaining;
    EXPECT_EQ(ending, sum);
  }
  for (std::size_t metric = 0; metric < answer.metrics.size(); ++metric) {
    EXPECT_EQ(answer.metrics[metric].value, oracle.metrics[metric]) << "metric " << metric;
  }
  Statement expected;
  expected.timeline = oracle.timeline;
  EXPECT_EQ(timeline_of(answer), timeline_of(expected));
  EXPECT_EQ(answer.tier, oracle.tier);
  EXPECT_EQ(text_of(answer.tier_valid_until), text_of(oracle.valid_until));
  EXPECT_EQ(answer.orders, oracle.orders);
  EXPECT_EQ(answer.not_counted, oracle.not_counted);
}

TEST(StatementOracle, random_histories_give_what_a_simulation_day_by_day_gives) {
  std::uint64_t accepted = 0;
  std::uint64_t with_changes = 0;
  for (std::uint64_t seed = 0; seed < kHistories && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    Chance chance(seed);
    const Program program = random_program(chance, false);
    const auto shared = compiled(program);
    const History played = random_history(chance, *shared, chance.one_in(3));
    const Date as_of = random_day(chance);
    Oracle oracle(*shared, played, as_of);
    oracle.run();
    Trace trace;
    const Result<Statement> answer = answered(*shared, played, as_of, &trace);
    if (oracle.refused >= 0) {
      ASSERT_FALSE(answer);
      EXPECT_EQ(answer.error().code, ErrorCode::insufficient_points);
      EXPECT_EQ(answer.error().where.to_pointer(), numbered("/member/history/", oracle.refused) + "/points");
      continue;
    }
    ASSERT_TRUE(answer) << message_of(answer.error());
    expect_same(*answer, oracle);
    EXPECT_EQ(problems_of(program, played, *answer, trace), std::vector<std::string>{});
    ++accepted;
    with_changes += answer->timeline.size() > 2 ? 1U : 0U;
  }
  EXPECT_GT(accepted, kHistories * 2 / 3);   // most histories can be played,
  EXPECT_GT(with_changes, kHistories / 10);  // and many make the tier rise and fall
  EXPECT_LT(accepted, kHistories);
}

TEST(StatementOracle, a_later_day_does_not_change_what_was) {
  for (std::uint64_t seed = 0; seed < 1000 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    Chance chance(seed ^ 0x5eedU);
    const auto shared = compiled(random_program(chance, false));
    const History played = random_history(chance, *shared, false);
    const Date early = random_day(chance);
    const Date late = add_days(early, chance.number(1, 400));
    const auto before = answered(*shared, played, early);
    const auto after = answered(*shared, played, late);
    ASSERT_TRUE(before);
    ASSERT_TRUE(after);
    ASSERT_GE(after->timeline.size(), before->timeline.size());
    for (std::size_t i = 0; i < after->timeline.size(); ++i) {
      const TierChange& change = after->timeline[i];
      EXPECT_EQ(i < before->timeline.size(), change.date <= early);
      if (i >= before->timeline.size()) continue;
      EXPECT_EQ(change.date, before->timeline[i].date);
      EXPECT_EQ(change.tier, before->timeline[i].tier);
    }
  }
}

TEST(StatementOracle, more_spend_never_lowers_a_tier) {
  for (std::uint64_t seed = 0; seed < 1500 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    Chance chance(seed ^ 0xbeefU);
    const auto shared = compiled(random_program(chance, true));
    History played = random_history(chance, *shared, false);
    const Date as_of = random_day(chance);
    const auto before = answered(*shared, played, as_of);
    for (Event& event : played.events) {
      auto* purchase = std::get_if<Purchase>(&event.what);
      if (purchase == nullptr || chance.one_in(2)) continue;
      const Money more{chance.number(0, 20000)};
      PastLine& line = purchase->lines[0];
      line.list += more;
      line.net += more;
      line.payable += more;
    }
    const auto after = answered(*shared, played, as_of);
    ASSERT_TRUE(before);
    ASSERT_TRUE(after);
    EXPECT_GE(after->tier, before->tier);
  }
}

TEST(StatementOracle, a_history_of_100000_events_can_be_played) {
  Program program = tier_program(rolling(12), {100000, 500000, 2000000});
  program.ledgers[0].expiry = {after_months(12, Expiry::Snap::month_end)};
  std::vector<Event> events;
  Date date = day("2000-01-01");
  for (int i = 0; i < 100000; ++i) {
    if (i % 10 == 0) date = add_days(date, 1);
    events.push_back(i % 7 == 6 ? redeem(to_text(date), 3) : purchase(to_text(date), 1000 + i % 977));
  }
  const auto shared = compiled(program);
  const History played = history(std::move(events));
  const auto answer = answered(*shared, played, date);
  ASSERT_TRUE(answer);
  Points sum;
  for (const Lot& lot : answer->balances[0].lots) sum += lot.remaining;
  EXPECT_EQ(answer->balances[0].balance, sum);
  EXPECT_EQ(answer->orders, 100000 - 14285);
}

}  // namespace
}  // namespace loyalty::tests

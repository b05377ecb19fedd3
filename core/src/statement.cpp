// SPDX-License-Identifier: Apache-2.0
#include "loyalty/statement.h"

#include <algorithm>
#include <utility>

#include "statement_replay.h"
#include "statement_trace.h"
#include "statement_worth.h"

namespace loyalty {
namespace {

std::vector<ExpiringPoints> expiring_of(const std::vector<Lot>& lots) {
  std::vector<ExpiringPoints> expiring;
  for (const Lot& lot : lots) {
    if (!lot.expires) break;
    if (expiring.empty() || expiring.back().date != *lot.expires) expiring.push_back({*lot.expires, Points{}});
    expiring.back().points += lot.remaining;
  }
  return expiring;
}

Result<LedgerBalance> balance_of(const CompiledProgram& program, const Replay& replay, std::size_t ledger, Date as_of) {
  const LotBook& book = replay.books()[ledger];
  LedgerBalance balance;
  balance.balance = book.balance();
  for (const BookedLot& booked : book.open()) balance.lots.push_back(booked.lot);
  balance.expiring = expiring_of(balance.lots);
  const auto worth = balance_worth(program, static_cast<std::int32_t>(ledger), balance.balance,
                                   Facts{{as_of, std::nullopt}, &replay.member()});
  if (!worth) return worth.error();
  if (worth.value()) balance.value = worth.value()->value;
  return balance;
}

std::vector<TierProgress> progress_of(const ConditionTree& tree, const std::vector<MetricValue>& metrics) {
  std::vector<TierProgress> progress;
  for (const TierMark& mark : marks_of(tree)) {
    const std::int64_t value = metrics[static_cast<std::size_t>(mark.metric)].value;
    progress.push_back({mark.metric, value, mark.at, std::max<std::int64_t>(0, mark.at - value)});
  }
  return progress;
}

Result<Statement> summary(const CompiledProgram& program, const Replay& replay, Date as_of) {
  Statement statement;
  for (std::size_t ledger = 0; ledger < replay.books().size(); ++ledger) {
    Result<LedgerBalance> balance = balance_of(program, replay, ledger, as_of);
    if (!balance) return balance.error();
    statement.balances.push_back(std::move(*balance));
  }
  for (std::size_t metric = 0; metric < replay.counters().size(); ++metric) {
    const MetricWindow& window = program.metrics()[metric].document->window;
    statement.metrics.push_back({replay.counters()[metric].value(), window_begin(window, as_of), as_of});
  }
  const TierHolding& holding = replay.holding();
  statement.tier = holding.tier();
  statement.timeline = holding.timeline();
  if (statement.tier != kNoTier && !statement.timeline.empty()) statement.tier_since = statement.timeline.back().date;
  statement.tier_valid_until = holding.valid_until();
  const auto next = static_cast<std::size_t>(statement.tier + 1);
  if (next < program.tiers().size()) {
    statement.next_tier = statement.tier + 1;
    statement.progress = progress_of(program.tiers()[next].qualify, statement.metrics);
  }
  statement.orders = replay.member().orders.value_or(0);
  statement.not_counted = replay.not_counted();
  return statement;
}

}  // namespace

Result<Statement> statement(const CompiledProgram& program, const History& history, Date as_of, Trace* trace) {
  Replay replay(program, history, as_of, trace != nullptr);
  if (auto done = replay.run(nullptr); !done) return done.error();
  Result<Statement> answer = summary(program, replay, as_of);
  if (!answer || trace == nullptr) return answer;

  // Which purchases stand in the answer is known only now: they are traced on a second way through the same history.
  const ReplayTrace traced{trace, purchases_of(program, history, replay)};
  Replay again(program, history, as_of, true);
  if (auto done = again.run(&traced); !done) return done.error();
  derive(program, history, again, *answer, as_of, *trace);
  return answer;
}

Member member_of(const Statement& statement, const History& history) {
  Member member;
  member.tier = statement.tier;
  for (const LedgerBalance& balance : statement.balances) member.balances.emplace_back(balance.balance);
  for (const MetricValue& metric : statement.metrics) member.metrics.emplace_back(metric.value);
  member.orders = statement.orders;
  member.birthday = history.birthday;
  member.segments = history.segments;
  return member;
}

}  // namespace loyalty

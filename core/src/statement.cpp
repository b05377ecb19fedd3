// SPDX-License-Identifier: Apache-2.0
#include "loyalty/statement.h"

#include <algorithm>
#include <utility>

#include "statement_replay.h"
#include "statement_trace.h"
#include "statement_worth.h"

namespace loyalty {
namespace {

/// The largest multiple of 10 to the power of the decimals that are not shown, not above the points.
Points shown_of(const Ledger& ledger, Points points) {
  std::int64_t step = 1;
  for (int i = ledger.shown; i < ledger.decimals; ++i) step *= 10;
  return Points{static_cast<std::int64_t>(divide(points.units, step, Rounding::floor)) * step};
}

Result<LedgerBalance> balance_of(const CompiledProgram& program, const Replay& replay, std::size_t ledger, Date as_of) {
  const LotBook& book = replay.books()[ledger];
  LedgerBalance balance;
  balance.balance = book.balance();
  balance.shown = shown_of(program.document().ledgers[ledger], book.balance());
  balance.pending = book.pending();
  balance.deficit = book.deficit();
  const auto add = [&](std::uint32_t position) {
    const BookedLot& booked = book.given()[position];
    balance.lots.push_back(booked.lot);
    balance.lots.back().expires = book.last_day(booked);
  };
  for (const std::uint32_t position : book.open()) add(position);
  balance.pending_from = balance.lots.size();
  for (const std::uint32_t position : book.pending_lots()) add(position);
  for (std::size_t i = 0; i < balance.pending_from && balance.lots[i].expires; ++i) {
    const Lot& lot = balance.lots[i];
    if (balance.expiring.empty() || balance.expiring.back().date != *lot.expires) balance.expiring.push_back({*lot.expires, Points{}});
    balance.expiring.back().points += lot.remaining;
  }
  const auto worth = balance_worth(program, static_cast<std::int32_t>(ledger), std::max(balance.balance, Points{}),
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

void add_metrics(const CompiledProgram& program, const Replay& replay, Date as_of, Statement& statement) {
  for (std::size_t metric = 0; metric < program.metrics().size(); ++metric) {
    const Window& window = program.metrics()[metric].document->window;
    const Counter& counter = replay.standing().counters()[metric];
    std::optional<Date> from = window_begin(window, as_of, replay.standing().anchor(window.anchor));
    if (window.kind == Window::Kind::personal_year && !replay.standing().has_begun()) from.reset();
    statement.metrics.push_back({counter.value(), counter.rolled, from, as_of});
  }
}

void add_tier(const CompiledProgram& program, const Replay& replay, Statement& statement) {
  const TierHolding& holding = replay.standing().holding();
  statement.tier = holding.tier();
  statement.timeline = replay.standing().timeline();
  statement.tier_valid_until = holding.valid_until();
  if (statement.tier != kNoTier) {
    if (!statement.timeline.empty()) statement.tier_since = statement.timeline.back().date;
    statement.keep = progress_of(program.tiers()[static_cast<std::size_t>(statement.tier)].keep, statement.metrics);
  }
  const auto next = static_cast<std::size_t>(statement.tier + 1);
  if (next >= program.tiers().size()) return;
  statement.next_tier = statement.tier + 1;
  statement.progress = progress_of(program.tiers()[next].qualify, statement.metrics);
}

/// The mark of a milestone that was not reached yet in the period of a day; nothing when there is none left.
std::optional<std::int64_t> next_mark(const CompiledMilestone& milestone, const std::vector<GivenMilestone>& given, std::int32_t index,
                                      const std::optional<Date>& period) {
  std::int64_t reached = 0;
  for (const GivenMilestone& one : given) {
    if (!one.undone && one.reached.milestone == index && one.reached.period == period) ++reached;
  }
  const Milestone& document = *milestone.document;
  if (reached > 0 && document.every == 0) return std::nullopt;
  return narrow(Int128{document.at} + Int128{document.every} * reached);
}

void add_milestones(const CompiledProgram& program, const Replay& replay, Date as_of, Statement& statement) {
  for (std::size_t i = 0; i < program.milestones().size(); ++i) {
    const CompiledMilestone& milestone = program.milestones()[i];
    const auto metric = static_cast<std::size_t>(milestone.metric);
    const auto index = static_cast<std::int32_t>(i);
    MilestoneProgress progress;
    progress.value = statement.metrics[metric].value - statement.metrics[metric].rolled_over;
    progress.at = next_mark(milestone, replay.milestones(), index, replay.standing().period_of(metric, as_of));
    if (progress.at) progress.missing = std::max<std::int64_t>(0, *progress.at - progress.value);
    for (const GivenMilestone& given : replay.milestones()) {
      if (given.undone || given.reached.milestone != index) continue;
      progress.reached.push_back({index, given.date, given.reward});
      if (given.reward < 0) ++progress.open;
    }
    statement.milestones.push_back(std::move(progress));
  }
}

void add_holdings(const Replay& replay, Date as_of, Statement& statement) {
  for (const HeldVoucher& voucher : replay.vouchers()) {
    if (is_held(voucher, as_of)) statement.vouchers.push_back(voucher);
  }
  const std::vector<std::optional<Date>>& memberships = replay.standing().memberships();
  for (std::size_t i = 0; i < memberships.size(); ++i) {
    if (memberships[i] && as_of <= *memberships[i]) statement.memberships.push_back({static_cast<std::int32_t>(i), *memberships[i]});
  }
  statement.choices = replay.member().choices;
  statement.transfers = replay.transfers();
  statement.refunds = replay.refunds();
}

Result<Statement> summary(const CompiledProgram& program, const Replay& replay, Date as_of) {
  Statement statement;
  for (std::size_t ledger = 0; ledger < replay.books().size(); ++ledger) {
    Result<LedgerBalance> balance = balance_of(program, replay, ledger, as_of);
    if (!balance) return balance.error();
    statement.balances.push_back(std::move(*balance));
  }
  statement.entries = replay.entries();
  add_metrics(program, replay, as_of, statement);
  add_tier(program, replay, statement);
  add_milestones(program, replay, as_of, statement);
  add_holdings(replay, as_of, statement);
  statement.orders = replay.member().orders.value_or(0);
  statement.not_counted = replay.not_counted();
  return statement;
}

}  // namespace

Result<Statement> statement(const CompiledProgram& program, const History& history, const StatementOptions& options, Trace* trace) {
  Replay replay(program, history, options);
  if (trace != nullptr) replay.keep_records();
  if (auto done = replay.run(nullptr); !done) return done.error();
  Result<Statement> answer = summary(program, replay, options.as_of);
  if (!answer || trace == nullptr) return answer;

  // Which purchases stand behind the answer is known only now: they are traced on a second way through the same history.
  const ReplayTrace traced{trace, purchases_of(program, history, replay, options.as_of)};
  Replay again(program, history, {options.as_of, false});
  again.keep_records();
  if (auto done = again.run(&traced); !done) return done.error();
  derive(program, history, again, *answer, options.as_of, *trace);
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
  member.choices = statement.choices;
  for (const HeldMembership& held : statement.memberships) member.memberships.push_back(held.membership);
  return member;
}

Result<MemberOnDay> member_on(const CompiledProgram& program, const History& history, Date day) {
  Replay replay(program, history, {day, false});
  if (auto done = replay.run(nullptr); !done) return done.error();
  const Result<Statement> answer = summary(program, replay, day);
  if (!answer) return answer.error();
  const auto usage = std::make_shared<EarnUsage>(replay.usage());
  usage->anchor(replay.standing().anchor(Window::Anchor::joining), replay.standing().anchor(Window::Anchor::tier_change));
  return MemberOnDay{member_of(*answer, history), usage};
}

}  // namespace loyalty

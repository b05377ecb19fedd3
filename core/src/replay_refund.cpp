// SPDX-License-Identifier: Apache-2.0
// Refunds in a replay: what goes back, by the frozen shares of the lines.
#include <algorithm>
#include <string>
#include <variant>

#include "heap_sort.h"
#include "loyalty/decimal.h"
#include "loyalty/path.h"
#include "refund_shares.h"
#include "statement_replay.h"

namespace loyalty {
namespace {

TakenBack& taken_back(RefundOutcome& outcome, std::int32_t ledger) {
  for (TakenBack& taken : outcome.taken_back) {
    if (taken.ledger == ledger) return taken;
  }
  outcome.taken_back.push_back({ledger, {}, {}, {}, {}, {}});
  return outcome.taken_back.back();
}

void add_given_back(RefundOutcome& outcome, std::int32_t ledger, Points points, Points lapsed) {
  for (GivenBack& given : outcome.given_back) {
    if (given.ledger != ledger) continue;
    given.points += points;
    given.lapsed += lapsed;
    return;
  }
  outcome.given_back.push_back({ledger, points, lapsed});
}

Error refused(std::int32_t event, ErrorCode code, std::string_view id) { return {code, event_path(event) / "of", {{"id", id}}}; }

Error too_much(const Path& where, std::string_view id, const std::string& requested, const std::string& left) {
  return {ErrorCode::refund_exceeds_purchase, where, {{"id", id}, {"requested", requested}, {"left", left}}};
}

Error misplaced(const Path& where, std::string_view detail) { return {ErrorCode::invalid_combination, where, {{"detail", detail}}}; }

}  // namespace

Result<void> Replay::apply(std::int32_t event, const Confirm& confirm) {
  const std::int32_t record = record_of_[static_cast<std::size_t>(confirm.of)];
  if (record < 0) return refused(event, ErrorCode::unknown_event, history_.events[static_cast<std::size_t>(confirm.of)].id);
  records_[static_cast<std::size_t>(record)].confirmed = true;
  const std::vector<PointGrant>& grants = records_[static_cast<std::size_t>(record)].grants;
  const std::vector<Points> before = balances_on(date_of(event));
  for (const PointGrant& grant : grants) book(grant.ledger).confirm(grant.lot, date_of(event));
  for (std::size_t ledger = 0; ledger < books_.size(); ++ledger) {
    books_[ledger].note(LedgerEntry::Kind::usable, date_of(event), kNoEvent, before[ledger]);
  }
  return {};
}

Result<void> Replay::apply(std::int32_t event, const Refund& refund) {
  const Event& of = history_.events[static_cast<std::size_t>(refund.of)];
  RefundOutcome outcome;
  outcome.event = event;
  outcome.of = refund.of;
  outcome.metrics.assign(program_.metrics().size(), 0);
  outcome.tier_before = standing_.holding().tier();
  for (LotBook& book : books_) book.advance(date_of(event));
  if (const auto* purchase = std::get_if<Purchase>(&of.what)) {
    if (auto done = return_goods(event, refund, *purchase, outcome); !done) return done;
  } else if (const auto* redeem = std::get_if<Redeem>(&of.what)) {
    if (auto done = return_points(event, refund, redeem->points.points, redeem->points.ledger, outcome); !done) return done;
  } else if (const auto* reward = std::get_if<RedeemReward>(&of.what)) {
    const CompiledReward& compiled = program_.rewards()[static_cast<std::size_t>(reward->reward)];
    const Points points{compiled.document->points.units * reward->times};
    if (auto done = return_points(event, refund, points, compiled.ledger, outcome); !done) return done;
  } else {
    return refused(event, ErrorCode::unknown_event, of.id);
  }
  const auto by_ledger = [](const auto& a, const auto& b) { return a.ledger < b.ledger; };
  heap_sort(outcome.taken_back, by_ledger);
  heap_sort(outcome.given_back, by_ledger);
  outcome.tier_after = standing_.holding().tier();
  refunds_.push_back(std::move(outcome));
  return {};
}

Result<void> Replay::return_points(std::int32_t event, const Refund& refund, Points points, std::int32_t ledger, RefundOutcome& outcome) {
  const auto of = static_cast<std::size_t>(refund.of);
  if (!refund.lines.empty()) return misplaced(event_path(event) / "lines", "Points that were used go back whole.");
  if (refund.amount) return misplaced(event_path(event) / "amount", "Points that were used go back whole.");
  if (redeem_returned_[of]) return refused(event, ErrorCode::already_refunded, history_.events[of].id);
  redeem_returned_[of] = true;
  LotBook& book = this->book(ledger);
  const Points before = book.balance();
  const Points lapsed = book.give_back(refund.of, points, event, date_of(event));
  book.note(LedgerEntry::Kind::give_back, date_of(event), event, before);
  add_given_back(outcome, ledger, points, lapsed);
  return {};
}

Result<void> Replay::return_goods(std::int32_t event, const Refund& refund, const Purchase& purchase, RefundOutcome& outcome) {
  PurchaseRecord& record = records_[static_cast<std::size_t>(record_of_[static_cast<std::size_t>(refund.of)])];
  auto returned = returned_after(event, refund, purchase, record);
  if (!returned) return returned.error();
  const std::vector<std::int64_t>& after = *returned;
  const bool all = after == record.whole;
  std::vector<Points> before = balances();
  give_back_points(event, refund.of, purchase, record, after, outcome);
  note_all(LedgerEntry::Kind::give_back, event, before);
  before = balances();
  take_back_points(event, record, after, outcome);
  take_back_metrics(refund.of, purchase, record, after, all, outcome);
  record.returned = after;
  record.all_returned = all;
  if (!standing_.again_from(refund.of)) return event_overflow(event);
  undo_milestones(event, outcome);
  note_all(LedgerEntry::Kind::take_back, event, before);
  return {};
}

std::vector<Points> Replay::balances_on(Date day) {
  for (LotBook& book : books_) book.advance(day);
  return balances();
}

std::vector<Points> Replay::balances() const {
  std::vector<Points> balances;
  for (const LotBook& book : books_) balances.push_back(book.balance());
  return balances;
}

void Replay::note_all(LedgerEntry::Kind kind, std::int32_t event, const std::vector<Points>& before) {
  for (std::size_t ledger = 0; ledger < books_.size(); ++ledger) books_[ledger].note(kind, date_of(event), event, before[ledger]);
}

/// What of each line is returned after a refund.
Result<std::vector<std::int64_t>> Replay::returned_after(std::int32_t event, const Refund& refund, const Purchase& purchase,
                                                         const PurchaseRecord& record) const {
  const std::string& id = history_.events[static_cast<std::size_t>(refund.of)].id;
  if (record.all_returned) return refused(event, ErrorCode::already_refunded, id);
  if (refund.lines.empty() && !refund.amount) return record.whole;
  std::vector<std::int64_t> after = record.returned;
  if (refund.amount) {
    if (!purchase.by_amount) return misplaced(event_path(event) / "amount", "A purchase with lines is returned by its lines.");
    const std::int64_t left = record.whole[0] - record.returned[0];
    if (refund.amount->minor > left) {
      const int decimals = program_.document().currency.exponent;
      std::string requested;
      std::string rest;
      append_decimal(requested, refund.amount->minor, decimals);
      append_decimal(rest, left, decimals);
      return too_much(event_path(event) / "amount", id, requested, rest);
    }
    after[0] += refund.amount->minor;
    return after;
  }
  if (purchase.by_amount) return misplaced(event_path(event) / "lines", "A purchase stated by its amount is returned by amounts.");
  for (std::size_t i = 0; i < refund.lines.size(); ++i) {
    const ReturnedLine& line = refund.lines[i];
    const auto position = static_cast<std::size_t>(line.line);
    const std::int64_t left = record.whole[position] - after[position];
    if (line.quantity > left) {
      const Path where = (event_path(event) / "lines").at(i) / "quantity";
      return too_much(where, id, std::to_string(line.quantity), std::to_string(left));
    }
    after[position] += line.quantity;
  }
  return after;
}

void Replay::give_back_points(std::int32_t event, std::int32_t of, const Purchase& purchase, const PurchaseRecord& record,
                              const std::vector<std::int64_t>& after, RefundOutcome& outcome) {
  for (const PointsOf& redeemed : purchase.redeemed) {
    const std::vector<std::int64_t> shares = shares_of_redeemed(purchase, redeemed.points);
    Points points;
    for (std::size_t i = 0; i < shares.size(); ++i) {
      const std::int64_t share = shares[i];
      const std::int64_t whole = record.whole[i];
      if (whole == 0) {
        points += Points{share};  // nothing of such a line can be returned but all of the order
      } else {
        points += Points{gone_back(share, whole, after[i]) - gone_back(share, whole, record.returned[i])};
      }
    }
    if (points == Points{}) continue;
    add_given_back(outcome, redeemed.ledger, points, book(redeemed.ledger).give_back(of, points, event, date_of(event)));
  }
}

void Replay::take_back_points(std::int32_t event, const PurchaseRecord& record, const std::vector<std::int64_t>& after, RefundOutcome& outcome) {
  for (const PointGrant& grant : record.grants) {
    std::int64_t points = 0;
    for (std::size_t i = 0; i < grant.shares.size(); ++i) {
      const bool none_left = record.whole[i] == 0;
      const std::int64_t now = none_left ? 0 : kept(grant.shares[i], record.whole[i], after[i]);
      points += kept(grant.shares[i], record.whole[i], record.returned[i]) - now;
    }
    take_back_from(grant.ledger, grant.lot, Points{points}, event, outcome);
    for (std::size_t metric = 0; metric < program_.metrics().size(); ++metric) {
      const CompiledMetric& compiled = program_.metrics()[metric];
      if (compiled.document->kind != Metric::Kind::points || compiled.ledger != grant.ledger) continue;
      standing_.take_back(metric, grant.counted_by, points);
      outcome.metrics[metric] += points;
    }
  }
}

void Replay::take_back_from(std::int32_t ledger, std::uint32_t lot, Points points, std::int32_t event, RefundOutcome& outcome) {
  if (points == Points{}) return;
  const TakeBack back = book(ledger).take_back(lot, points, event);
  TakenBack& taken = taken_back(outcome, ledger);
  taken.points += points;
  taken.from_lots += back.from_lots;
  taken.ended += back.ended;
  taken.deficit += back.deficit;
  taken.forgiven += back.forgiven;
}

void Replay::take_back_metrics(std::int32_t of, const Purchase& purchase, const PurchaseRecord& record,
                               const std::vector<std::int64_t>& after, bool all, RefundOutcome& outcome) {
  if (all) standing_.take_back_order(of);
  for (std::size_t metric = 0; metric < program_.metrics().size(); ++metric) {
    const CompiledMetric& compiled = program_.metrics()[metric];
    std::int64_t value = 0;
    switch (compiled.document->kind) {
      case Metric::Kind::points:
        continue;
      case Metric::Kind::orders:
        value = all ? 1 : 0;
        break;
      case Metric::Kind::count: {
        const auto count = static_cast<std::size_t>(compiled.count);
        value = all && count < purchase.counts.size() ? purchase.counts[count] : 0;
        break;
      }
      case Metric::Kind::spend:
        for (std::size_t i = 0; i < purchase.lines.size(); ++i) {
          const PastLine& line = purchase.lines[i];
          if (!compiled.items.matches(line.traits)) continue;
          const std::int64_t amount = amount_of(compiled.document->base, earn_line_of(line)).minor;
          if (record.whole[i] == 0) {
            value += all ? amount : 0;
            continue;
          }
          value += lost(amount, record.whole[i], after[i]) - lost(amount, record.whole[i], record.returned[i]);
        }
        break;
    }
    standing_.take_back(metric, of, value);
    outcome.metrics[metric] += value;
  }
}

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "earning.h"
#include "eligibility.h"
#include "lots.h"
#include "loyalty/compiled_program.h"
#include "loyalty/date.h"
#include "loyalty/history.h"
#include "loyalty/member.h"
#include "loyalty/quote.h"
#include "loyalty/result.h"
#include "loyalty/statement.h"
#include "loyalty/trace.h"
#include "standing.h"

namespace loyalty {

/// A past line as earn rules see it; it refers to the line's traits.
[[nodiscard]] EarnLine earn_line_of(const PastLine& line);

/// Which purchases of a replay are to be traced, and where.
struct ReplayTrace {
  Trace* trace = nullptr;
  std::vector<bool> purchases;  ///< by event
};

/// Where the points of one rule for a purchase are derived.
struct RuleStep {
  std::int32_t rule = 0;
  Points points;
  StepIndex step = kNoStep;
  bool later = false;      ///< earned when a choice made it so
  std::int32_t next = -1;  ///< the next of the same purchase
};

/// Where points that a metric may count are derived.
struct EarnedStep {
  std::int32_t event = 0;  ///< on which they count
  std::int32_t ledger = 0;
  StepIndex step = kNoStep;
};

/// A rule earned for a past purchase.
struct EarnedLater {
  std::int32_t event = 0;
  std::int32_t of = 0;
};

/// Points that a purchase gave, by line: what a refund takes back.
struct PointGrant {
  std::int32_t ledger = 0;
  std::int32_t rule = -1;            ///< -1: all rules together
  std::uint32_t lot = 0;
  std::int32_t counted_by = 0;       ///< event on which points metrics counted them
  std::vector<std::int64_t> shares;  ///< by line, in units of the ledger
};

/// What later events may ask of a purchase or an activity.
struct PurchaseRecord {
  std::vector<PointGrant> grants;
  std::vector<std::int64_t> whole;     ///< by line: units, or minor units of a purchase stated by its amount
  std::vector<std::int64_t> returned;  ///< of them
  bool all_returned = false;
  bool confirmed = false;
};

/// What an earn rule that looks back needs to know of a purchase: the member as of then, and which rules gave something.
struct PastFacts {
  std::int32_t event = 0;
  Member member;
  std::vector<bool> earned;  ///< by rule
};

/// A milestone that was given, or waits for a choice.
struct GivenMilestone {
  ReachedMark reached;
  Date date;
  std::int32_t reward = -1;
  std::int32_t ledger = -1;  ///< of its points
  std::uint32_t lot = 0;
  std::int32_t voucher = -1;  ///< position of its voucher
  bool undone = false;
};

/// A history played to the end of a day, event by event: lots, counters, tier, milestones.
class Replay {
 public:
  Replay(const CompiledProgram& program, const History& history, const StatementOptions& options);

  /// What a derivation needs beside the results is kept.
  void keep_records();
  /// Runs once. traced may be null. Errors: those of statement().
  [[nodiscard]] Result<void> run(const ReplayTrace* traced);

  [[nodiscard]] const std::vector<LotBook>& books() const { return books_; }
  [[nodiscard]] const Standing& standing() const { return standing_; }
  [[nodiscard]] const Member& member() const { return standing_.member(); }
  [[nodiscard]] const EarnUsage& usage() const { return usage_; }
  [[nodiscard]] const std::vector<GivenMilestone>& milestones() const { return milestones_; }
  [[nodiscard]] const std::vector<HeldVoucher>& vouchers() const { return vouchers_; }
  [[nodiscard]] const std::vector<MadeTransfer>& transfers() const { return transfers_; }
  [[nodiscard]] const std::vector<RefundOutcome>& refunds() const { return refunds_; }
  /// How often a reward may still be taken on a day, as far as its limit goes.
  [[nodiscard]] std::int64_t times_left(std::int32_t reward, Date day) const;
  [[nodiscard]] std::vector<LedgerEntry> entries() const;
  [[nodiscard]] std::int64_t not_counted() const { return not_counted_; }
  /// What a purchase gave and what of it is left; null for one that no later event is about.
  [[nodiscard]] const PurchaseRecord* record_of(std::int32_t event) const;
  /// Of a replay that keeps records: what a choice made earn, in order.
  [[nodiscard]] const std::vector<EarnedLater>& earned_later() const { return earned_later_; }
  /// Of a traced replay: by event, then by ledger.
  [[nodiscard]] const std::vector<EarnedStep>& earned_steps() const { return earned_steps_; }
  /// Of a traced replay: the rules that gave points for a purchase, one after the other; null: no more.
  [[nodiscard]] const RuleStep* first_rule_step(std::int32_t purchase) const { return rule_step(rule_steps_at_[static_cast<std::size_t>(purchase)]); }
  [[nodiscard]] const RuleStep* next_rule_step(const RuleStep& step) const { return rule_step(step.next); }

 private:
  // statement_replay.cpp: the day, and what earns
  [[nodiscard]] Result<void> advance(Date day);
  [[nodiscard]] Result<void> play(std::int32_t event);
  void keep_alive(const Event& event);
  [[nodiscard]] Result<void> earn_from(std::int32_t event, const EarnEvent& what, const Facts& facts);
  [[nodiscard]] Result<void> give_earned(std::int32_t event, const EarnEvent& what, const Facts& facts, const PointShares& shares, bool traced);
  [[nodiscard]] Result<void> count(std::int32_t event, const EarnEvent& what);
  [[nodiscard]] Result<void> look_back(std::int32_t event, const ChooseOption& choice);
  [[nodiscard]] Result<void> earn_now(std::int32_t event, std::int32_t rule, const PastFacts& past, const Member& member_then);
  [[nodiscard]] bool opened_by(const ChooseOption& choice, std::size_t rule, const PastFacts& past) const;
  /// Keeps a record of an event that a later one is about.
  void keep_record(std::int32_t event, PurchaseRecord record);
  [[nodiscard]] Result<void> finish(std::int32_t event);
  [[nodiscard]] Result<void> apply(std::int32_t event, const Purchase& purchase);
  [[nodiscard]] Result<void> apply(std::int32_t event, const Activity& activity);
  [[nodiscard]] Result<void> apply(std::int32_t event, const AdjustMetric& adjust);
  [[nodiscard]] Result<void> apply(std::int32_t event, const ChooseOption& choice);
  [[nodiscard]] Result<void> apply(std::int32_t event, const JoinMembership& join);
  void trace_lines(std::int32_t event, const Purchase& purchase);
  void begin_again(std::int32_t purchase, const Purchase& what);
  /// Keeps where the points of the rules for a purchase are derived.
  void keep_steps(std::int32_t event, std::int32_t purchase);
  [[nodiscard]] const RuleStep* rule_step(std::int32_t at) const { return at < 0 ? nullptr : &rule_steps_[static_cast<std::size_t>(at)]; }

  // replay_points.cpp: giving and using points
  [[nodiscard]] Result<void> apply(std::int32_t event, const Redeem& redeem);
  [[nodiscard]] Result<void> apply(std::int32_t event, const RedeemReward& redeem);
  [[nodiscard]] Result<void> apply(std::int32_t event, const TransferPoints& transfer);
  [[nodiscard]] Result<void> apply(std::int32_t event, const AdjustPoints& adjust);
  [[nodiscard]] Result<void> apply(std::int32_t event, const ChooseReward& choice);
  /// Gives points on a day, with the last day that the ledger says. Returns the position of the lot.
  [[nodiscard]] Result<std::uint32_t> give(std::int32_t ledger, Points points, std::int32_t event, const Facts& facts, bool pending,
                                           StepIndex earned, std::optional<LedgerEntry::Kind> kind);
  [[nodiscard]] Result<void> take(std::int32_t ledger, Points points, std::int32_t event, LedgerEntry::Kind kind);
  [[nodiscard]] Result<void> allowed(const ConditionTree& when, std::int32_t event, std::string_view field, std::string_view id) const;
  [[nodiscard]] Result<void> convert_until(Date day);
  void convert(std::size_t conversion, Date end);
  [[nodiscard]] Result<void> give_milestones(std::int32_t event);
  [[nodiscard]] Result<void> give_milestone(std::int32_t event, const ReachedMark& reached);
  /// Writes no entry: see note_all().
  [[nodiscard]] Result<void> give_reward(std::int32_t event, GivenMilestone& given);
  void undo_milestones(std::int32_t event, RefundOutcome& outcome);

  // replay_refund.cpp: refunds
  [[nodiscard]] Result<void> apply(std::int32_t event, const Confirm& confirm);
  [[nodiscard]] Result<void> apply(std::int32_t event, const Refund& refund);
  [[nodiscard]] Result<void> return_goods(std::int32_t event, const Refund& refund, const Purchase& purchase, RefundOutcome& outcome);
  [[nodiscard]] Result<std::vector<std::int64_t>> returned_after(std::int32_t event, const Refund& refund, const Purchase& purchase,
                                                                 const PurchaseRecord& record) const;
  [[nodiscard]] Result<void> return_points(std::int32_t event, const Refund& refund, Points points, std::int32_t ledger, RefundOutcome& outcome);
  void give_back_points(std::int32_t event, std::int32_t of, const Purchase& purchase, const PurchaseRecord& record,
                        const std::vector<std::int64_t>& after, RefundOutcome& outcome);
  void take_back_points(std::int32_t event, const PurchaseRecord& record, const std::vector<std::int64_t>& after, RefundOutcome& outcome);
  void take_back_metrics(std::int32_t of, const Purchase& purchase, const PurchaseRecord& record, const std::vector<std::int64_t>& after,
                         bool all, RefundOutcome& outcome);
  [[nodiscard]] std::vector<Points> balances() const;
  /// On the morning of a day, what has ended and become usable until then included.
  [[nodiscard]] std::vector<Points> balances_on(Date day);
  void note_all(LedgerEntry::Kind kind, std::int32_t event, const std::vector<Points>& before);
  void take_back_from(std::int32_t ledger, std::uint32_t lot, Points points, std::int32_t event, RefundOutcome& outcome);

  [[nodiscard]] Date date_of(std::int32_t event) const { return history_.events[static_cast<std::size_t>(event)].date; }
  [[nodiscard]] LotBook& book(std::int32_t ledger) { return books_[static_cast<std::size_t>(ledger)]; }

  const CompiledProgram& program_;
  const History& history_;
  StatementOptions options_;
  const ReplayTrace* traced_ = nullptr;
  std::vector<LedgerEntry> entries_;
  std::vector<LotBook> books_;
  Standing standing_;
  EarnUsage usage_;
  std::vector<bool> referred_;              ///< by event: a later one is about it
  std::vector<std::int32_t> record_of_;     ///< by event: into records_; -1: none
  std::vector<PurchaseRecord> records_;
  std::vector<bool> redeem_returned_;       ///< by event
  bool looks_back_ = false;                 ///< a rule earns for the past
  std::vector<PastFacts> past_;
  std::vector<Date> conversion_ends_;       ///< by conversion: the end of the period that comes next
  struct TakenReward {
    Date date;
    std::int64_t times = 0;
  };
  std::vector<std::vector<TakenReward>> rewards_;  ///< by reward
  Member before_;                           ///< as of before the event, where milestones may give points
  std::vector<GivenMilestone> milestones_;
  std::map<ReachedMark, std::size_t> given_at_;         ///< into milestones_, those that were not undone
  std::vector<std::vector<std::size_t>> given_of_;  ///< by milestone: into milestones_, the last one not undone
  std::vector<HeldVoucher> vouchers_;
  std::vector<MadeTransfer> transfers_;
  std::vector<RefundOutcome> refunds_;
  std::int64_t not_counted_ = 0;
  std::vector<EarnLine> lines_;
  Earned earned_;
  PointShares shares_;
  EarnInputs inputs_;
  EarnSteps steps_;
  bool keeps_records_ = false;
  std::vector<EarnedLater> earned_later_;
  std::vector<EarnedStep> earned_steps_;
  std::vector<RuleStep> rule_steps_;
  std::vector<std::int32_t> rule_steps_at_;  ///< by event: the last one written; -1: none
};

/// Whether a voucher stands in a statement of a day.
[[nodiscard]] inline bool is_held(const HeldVoucher& voucher, Date day) {
  return voucher.count > 0 && (!voucher.valid_until || day <= *voucher.valid_until);
}

/// Where an event stands in a request, and what is wrong with it.
[[nodiscard]] Path event_path(std::int32_t event);
[[nodiscard]] Error event_overflow(std::int32_t event);

}  // namespace loyalty

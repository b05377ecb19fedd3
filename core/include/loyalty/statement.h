// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "loyalty/compiled_program.h"
#include "loyalty/date.h"
#include "loyalty/history.h"
#include "loyalty/member.h"
#include "loyalty/points.h"
#include "loyalty/result.h"
#include "loyalty/trace.h"

namespace loyalty {

inline constexpr std::int32_t kNoEvent = -1;

/// Points given together: they become usable together, end together and are used together.
struct Lot {
  std::int32_t event = kNoEvent;    ///< position in the history; kNoEvent for what no event gave
  Date earned;
  std::optional<Date> available;    ///< first day of use; nothing: not confirmed
  std::optional<Date> expires;      ///< last day of use
  Points points;
  Points remaining;
};

struct ExpiringPoints {
  Date date;
  Points points;
};

struct LedgerBalance {
  Points balance;                       ///< that can be used; below zero: owed
  Points shown;                         ///< floored to what is shown
  Points pending;
  Points deficit;
  std::vector<Lot> lots;                ///< open ones in the order in which they will be used, then pending ones in the order in which they become usable
  std::size_t pending_from = 0;         ///< position of the first pending one
  std::vector<ExpiringPoints> expiring; ///< open ones by date
  std::optional<Money> value;           ///< of the balance by the redemption that gives most
};

/// One movement of one ledger.
struct LedgerEntry {
  enum class Kind : std::uint8_t {
    earn,
    usable,  ///< pending until now
    redeem,
    transfer,
    convert,
    adjust,
    milestone,
    expire,
    take_back,
    give_back,
  } kind = Kind::earn;
  Date date;
  std::int32_t event = kNoEvent;
  std::int32_t ledger = 0;
  Points points;   ///< change of the balance
  Points balance;  ///< after it
};

struct MetricValue {
  std::int64_t value = 0;
  std::int64_t rolled_over = 0;  ///< part of value that comes from the period before
  std::optional<Date> from;      ///< first day counted; nothing for a lifetime
  Date to;
};

/// One mark of a tier's tree: progress.missing = max(0, at - value).
struct TierProgress {
  std::int32_t metric = 0;
  std::int64_t value = 0;
  std::int64_t at = 0;
  std::int64_t missing = 0;
};

struct TierChange {
  enum class Cause : std::uint8_t { joined, qualified, ended, refund } cause = Cause::qualified;
  Date date;
  std::int32_t tier = kNoTier;
};

/// A mark of a milestone that was reached.
struct ReachedMilestone {
  std::int32_t milestone = 0;
  Date date;
  std::int32_t reward = -1;  ///< -1: not chosen yet
};

struct MilestoneProgress {
  std::int64_t value = 0;    ///< of the metric, without what was rolled over
  std::optional<std::int64_t> at;       ///< the next mark; nothing when there is none left
  std::optional<std::int64_t> missing;
  std::int64_t open = 0;     ///< reached and waiting for a choice
  std::vector<ReachedMilestone> reached;
};

struct HeldVoucher {
  enum class Source : std::uint8_t { conversion, milestone } source = Source::conversion;
  std::int32_t index = 0;   ///< of the conversion or the milestone
  std::int32_t reward = 0;  ///< of the milestone
  std::int64_t count = 1;
  Date issued;
  std::optional<Date> valid_until;
};

struct HeldMembership {
  std::int32_t membership = 0;
  Date until;  ///< last day
};

struct MadeTransfer {
  std::int32_t event = 0;
  std::int32_t transfer = 0;
  Points points;
  std::int64_t gives = 0;
};

/// What one refund did. Points by ledger; ledgers that nothing happened to are left out.
struct TakenBack {
  std::int32_t ledger = 0;
  Points points;     ///< in all
  Points from_lots;  ///< pending or open
  Points ended;      ///< of them had ended unused: nothing is taken for those
  Points deficit;
  Points forgiven;
};
struct GivenBack {
  std::int32_t ledger = 0;
  Points points;  ///< in all
  Points lapsed;  ///< of them to lots that have ended
};
struct RefundOutcome {
  std::int32_t event = 0;
  std::int32_t of = 0;
  std::vector<TakenBack> taken_back;
  std::vector<GivenBack> given_back;
  std::vector<std::int64_t> metrics;  ///< by metric: what it lost
  std::int32_t tier_before = kNoTier;
  std::int32_t tier_after = kNoTier;
};

struct Statement {
  std::vector<LedgerBalance> balances;  ///< by ledger
  std::vector<LedgerEntry> entries;     ///< when asked for
  std::vector<MetricValue> metrics;     ///< by metric
  std::int32_t tier = kNoTier;
  std::optional<Date> tier_since;       ///< nothing without a tier, or where neither a joining day nor an event is known
  std::optional<Date> tier_valid_until; ///< last day on which the tier is kept without its condition; nothing for while_qualified
  std::vector<TierProgress> keep;       ///< marks of the tree that keeps the tier held
  std::int32_t next_tier = kNoTier;
  std::vector<TierProgress> progress;
  std::vector<TierChange> timeline;
  std::vector<MilestoneProgress> milestones;  ///< by milestone
  std::vector<HeldVoucher> vouchers;
  std::vector<HeldMembership> memberships;
  std::vector<std::int32_t> choices;    ///< by choice: position of its option
  std::vector<MadeTransfer> transfers;
  std::vector<RefundOutcome> refunds;
  std::int64_t orders = 0;
  std::int64_t not_counted = 0;         ///< events after as_of
};

struct StatementOptions {
  Date as_of;
  bool entries = false;
};

/// Replays a history to a day: events of that day are counted, lots that end on it are still open.
/// Errors: events_out_of_order, insufficient_points, invalid_window (points that end before they are given), unknown_event, already_refunded,
/// refund_exceeds_purchase, not_a_multiple, not_allowed, amount_overflow; paths from the root of a statement request. trace may be null.
[[nodiscard]] Result<Statement> statement(const CompiledProgram& program, const History& history, const StatementOptions& options,
                                          Trace* trace);

/// The member as a statement leaves them: what a quote needs.
[[nodiscard]] Member member_of(const Statement& statement, const History& history);

class EarnUsage;

/// A member on a day, and what their history has used of the limits of earn rules by then.
struct MemberOnDay {
  Member member;
  std::shared_ptr<const EarnUsage> usage;
};

/// Replays a history to the moment before what happens next on a day. Errors: those of statement().
[[nodiscard]] Result<MemberOnDay> member_on(const CompiledProgram& program, const History& history, Date day);

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
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

/// Points given together: they end together and are used together.
struct Lot {
  std::int32_t event = 0;  ///< position in the history
  Date earned;
  std::optional<Date> expires;  ///< last day of use
  Points points;
  Points remaining;
};

struct ExpiringPoints {
  Date date;
  Points points;
};

struct LedgerBalance {
  Points balance;
  std::vector<Lot> lots;                ///< open ones, in the order in which they will be used
  std::vector<ExpiringPoints> expiring; ///< by date
  std::optional<Money> value;           ///< of the balance by the redemption that gives most
};

struct MetricValue {
  std::int64_t value = 0;
  std::optional<Date> from;  ///< first day counted; nothing for a lifetime
  Date to;
};

/// One mark of the next tier's tree: progress.missing = max(0, at - value).
struct TierProgress {
  std::int32_t metric = 0;
  std::int64_t value = 0;
  std::int64_t at = 0;
  std::int64_t missing = 0;
};

struct TierChange {
  Date date;
  std::int32_t tier = kNoTier;
};

struct Statement {
  std::vector<LedgerBalance> balances;  ///< by ledger
  std::vector<MetricValue> metrics;     ///< by metric
  std::int32_t tier = kNoTier;
  std::optional<Date> tier_since;       ///< nothing without a tier, or where neither a joining day nor an event is known
  std::optional<Date> tier_valid_until; ///< last day on which the tier is kept without its condition; nothing for while_qualified
  std::int32_t next_tier = kNoTier;
  std::vector<TierProgress> progress;
  std::vector<TierChange> timeline;
  std::int64_t orders = 0;
  std::int64_t not_counted = 0;         ///< events after as_of
};

/// Replays a history to a day: events of that day are counted, lots that end on it are still open.
/// Errors: events_out_of_order, insufficient_points, invalid_window (points that end before they are given), amount_overflow; paths
/// from the root of a statement request. trace may be null.
[[nodiscard]] Result<Statement> statement(const CompiledProgram& program, const History& history, Date as_of, Trace* trace);

/// The member as a statement leaves them: what a quote needs.
[[nodiscard]] Member member_of(const Statement& statement, const History& history);

}  // namespace loyalty

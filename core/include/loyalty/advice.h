// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "loyalty/compiled_program.h"
#include "loyalty/condition.h"
#include "loyalty/date.h"
#include "loyalty/history.h"
#include "loyalty/member.h"
#include "loyalty/money.h"
#include "loyalty/points.h"
#include "loyalty/reason.h"
#include "loyalty/result.h"
#include "loyalty/trace.h"

namespace loyalty {

/// What the member will spend anyway, evenly from the day of the advice to a day, both inside.
struct SpendPlan {
  Money spend;
  Date until;
};

struct AdviceRequest {
  Date as_of;
  std::optional<SpendPlan> plan;  ///< until not before as_of
};

#define LOYALTY_VERDICTS(X)                                                             \
  X(kept)             /* the level stays for five years without doing anything */       \
  X(not_by_spending)  /* purchases alone do not lead there */                           \
  X(no_plan)          /* nothing is known of what the member will spend */              \
  X(reached_by_plan)  /* what is planned is enough */                                   \
  X(worth_it)         /* it brings at least what it costs */                            \
  X(not_worth_it)     /* it costs more than it brings */

enum class AdviceVerdict : std::uint8_t {
#define LOYALTY_X(name) name,
  LOYALTY_VERDICTS(LOYALTY_X)
#undef LOYALTY_X
};

/// The stable text of a verdict.
[[nodiscard]] std::string_view name_of(AdviceVerdict verdict);

/// A mark of a way to a level. In the units of the metric.
struct AdviceMark {
  std::int32_t metric = 0;
  std::int64_t value = 0;
  std::int64_t at = 0;
  std::int64_t missing = 0;      ///< max(0, at - value)
  std::optional<Date> from;      ///< first day counted; nothing: ever
  std::optional<Date> by;        ///< last day on which what is missing counts together with value; nothing: any
  std::optional<Money> spend;    ///< smallest purchase that counts what is missing
  std::optional<Money> planned;  ///< of the plan, from `from` to `by`
};

/// What has to hold beside the marks: a leaf of the programme or its negation, or that a metric is not above a bound.
struct AdviceCondition {
  const Condition* leaf = nullptr;  ///< null: a bound
  bool negated = false;
  std::int32_t metric = -1;         ///< of a bound
  std::int64_t at_most = 0;
  Reason reason = Reason::none;     ///< why it does not hold
};

struct LevelWay {
  std::vector<AdviceCondition> conditions;
  std::vector<AdviceMark> marks;
  bool possible = true;        ///< what is missing can still count
  std::optional<Money> extra;  ///< spend beyond the plan
};

/// Points of the plan at two tiers.
struct LevelPoints {
  std::int32_t ledger = 0;
  Points points;
  Points than;
  Money value;  ///< worth of the former less that of the latter
};

struct LevelAdvice {
  enum class Aim : std::uint8_t { keep, reach } aim = Aim::reach;
  std::int32_t tier = 0;
  std::optional<Date> until;  ///< of keep: last day of the level when nothing happens
  bool complete = true;       ///< every way is listed, every amount was looked for
  std::vector<LevelWay> ways;
  std::int32_t way = -1;      ///< the cheapest; -1: none
  std::int32_t than = kNoTier;
  Money worth;
  std::vector<LevelPoints> points;
  Money benefit;
  AdviceVerdict verdict = AdviceVerdict::no_plan;
};

struct MembershipAdvice {
  bool held = false;
  std::optional<Money> break_even;  ///< nothing: never
  bool complete = true;
  std::optional<Money> gain;  ///< of the plan
  AdviceVerdict verdict = AdviceVerdict::no_plan;
};

/// One redemption, or a reward so many times.
struct PointsUse {
  std::int32_t redemption = -1;
  std::int32_t reward = -1;
  std::int64_t times = 1;
  Points points;
  Money value;
  Points most;  ///< that it could take within the bounds, of whatever value
};

struct ExpiryAdvice {
  std::int32_t ledger = 0;
  Date date;
  Points points;
  Points usable;
  Points lost;                 ///< points - usable
  std::optional<Money> value;  ///< of points; nothing: no redemption
  std::optional<PointsUse> use;
};

struct RewardWay {
  enum class Type : std::uint8_t { balance, purchase, transfer, money } type = Type::balance;
  std::int32_t transfer = -1;
  std::int32_t ledger = 0;         ///< that the points below are of
  std::optional<Points> points;    ///< given up in a transfer
  std::optional<Points> missing;   ///< to be earned by the purchase
  std::optional<Money> spend;
  std::optional<Points> earns;
  std::optional<Date> from;        ///< first day of use of what is earned
  std::optional<Money> value;      ///< of the points given up
  Money cost;
};

struct RewardAdvice {
  Reason reason = Reason::none;  ///< why it is not open to the member
  Points missing;
  bool complete = true;
  std::vector<RewardWay> ways;
  std::int32_t cheapest = -1;
};

struct Advice {
  std::int64_t not_counted = 0;
  std::vector<LevelAdvice> levels;
  std::vector<MembershipAdvice> memberships;  ///< by membership
  std::vector<ExpiryAdvice> expiring;
  std::vector<RewardAdvice> rewards;          ///< by reward
};

inline constexpr std::size_t kMostWays = 16;                   ///< to one level
inline constexpr std::size_t kMostEndings = 366;               ///< days on which points of one ledger end
inline constexpr std::int64_t kMostSpend = 1000000000000;      ///< minor units that a purchase is looked for up to
inline constexpr std::int32_t kMonthsAhead = 60;               ///< how long a level is followed when nothing happens

/// What a member should do next (core/advise.md). The programme must outlive the answer. Errors: those of statement(), and amount_overflow at the member. trace may be null.
[[nodiscard]] Result<Advice> advise(const CompiledProgram& program, const History& history, const AdviceRequest& request, Trace* trace);

}  // namespace loyalty

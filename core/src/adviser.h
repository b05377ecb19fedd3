// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "advise_figures.h"
#include "advise_trial.h"
#include "advise_ways.h"
#include "loyalty/advice.h"
#include "loyalty/statement.h"
#include "statement_replay.h"

namespace loyalty {

/// One advice on the way: what the history has led to, and the figures of the statement that it goes on from.
class Adviser {
 public:
  Adviser(const CompiledProgram& program, const AdviceRequest& request, const Replay& replay, const Statement& statement, Trace* trace);

  /// False when a number leaves the range.
  [[nodiscard]] bool run(Advice& advice);

 private:
  /// The smallest purchase that earns points, as figures.
  struct Purchase {
    std::int32_t ledger = 0;
    std::int64_t needed = 0;
    TrialFound found;
    Figure spend;
    Figure earns;
  };
  /// What a purchase brings to a member: points by ledger and their worth.
  struct Bought {
    Figure amount;
    std::vector<Figure> points;
    std::vector<Figure> values;
  };

  // adviser.cpp
  void collect_figures(const Trace& trace);
  [[nodiscard]] const Purchase& purchase_of(std::int32_t ledger, std::int64_t needed);
  [[nodiscard]] Bought buy(const Member& member, const PointRates& rates, Money spend);
  [[nodiscard]] Figure worth_of(const Figure& points, const PointRate& rate);
  [[nodiscard]] Facts facts(const Member& member) const { return {{request_.as_of, std::nullopt}, &member}; }
  [[nodiscard]] const Ledger& ledger(std::int32_t position) const { return program_.document().ledgers[static_cast<std::size_t>(position)]; }
  [[nodiscard]] Unit points_unit(std::int32_t position) const { return {Unit::Kind::decimal, ledger(position).decimals}; }
  [[nodiscard]] Figure money(Money amount) const { return {amount.minor, money_, kNoStep}; }
  [[nodiscard]] Figure points(std::int32_t position, Points number) const { return {number.units, points_unit(position), kNoStep}; }

  // advise_levels.cpp
  /// A level, judged on a day by what is counted then.
  struct Judged {
    std::int32_t level = 0;  ///< position in the answer
    const Standing* standing = nullptr;
    Date day;
    std::optional<Date> until;
  };
  void advise_levels(Advice& advice);
  void advise_keeping(Advice& advice);
  void add_level(Advice& advice, LevelAdvice level, const Ways& ways, const Judged& judged);
  [[nodiscard]] LevelWay way_of(const Way& terms, const Judged& judged, std::size_t position, bool& complete);
  [[nodiscard]] AdviceMark mark_of(const WayTerm& term, const Judged& judged, std::size_t way, std::size_t position, bool& complete, Figure& extra);
  [[nodiscard]] std::optional<Date> last_day(std::size_t metric) const;
  [[nodiscard]] AdviceCondition condition_of(const WayTerm& term) const;
  [[nodiscard]] Figure planned(const std::optional<Date>& from, const std::optional<Date>& by);
  void weigh(LevelAdvice& level, std::int32_t position);
  [[nodiscard]] const Bought& plan_at(std::int32_t tier);
  void advise_memberships(Advice& advice);
  void find_break_even(MembershipAdvice& advice, const Member& with, const Member& without, Money fee);
  [[nodiscard]] Member with_membership(std::int32_t membership, bool held) const;
  [[nodiscard]] Money worth_of_tier(std::int32_t tier) const;

  // advise_points.cpp
  /// A reward on the way.
  struct RewardScope {
    std::int32_t reward = 0;
    Figure missing;
    Figure cash;
    RewardAdvice& answer;
  };
  void advise_expiring(Advice& advice);
  [[nodiscard]] ExpiryAdvice expiry_of(std::int32_t ledger, std::size_t position, Points before) const;
  [[nodiscard]] static PointsUse use_of(const Redemption& redemption, Points ending, Points available);
  void derive_use(const ExpiryAdvice& answer, std::int32_t row);
  void advise_rewards(Advice& advice);
  [[nodiscard]] RewardAdvice reward_of(std::int32_t reward);
  void add_reward_way(RewardScope& scope, RewardWay& way, const Figure& cost);
  [[nodiscard]] bool spend_for(RewardScope& scope, RewardWay& way, const Figure& missing, Figure& spend);
  void add_transfer_way(RewardScope& scope, std::int32_t transfer);

  const CompiledProgram& program_;
  const AdviceRequest& request_;
  const Replay& replay_;
  const Statement& statement_;
  Member member_;
  Trials trials_;
  Figures figures_;
  PointRates rates_;
  Unit money_;
  std::vector<Figure> metrics_;                 ///< by metric: its value
  std::vector<Figure> balances_;                ///< by ledger
  std::vector<std::vector<Figure>> expiring_;   ///< by ledger, as in the statement
  Figure plan_;
  std::vector<Purchase> purchases_;
  std::vector<std::optional<Bought>> plans_;    ///< by tier from none upwards
};

/// The smallest multiple of a step (> 0) that is not below a number (≥ 0).
[[nodiscard]] constexpr Int128 rounded_up(Int128 number, Int128 step) { return (number + step - 1) / step * step; }

}  // namespace loyalty

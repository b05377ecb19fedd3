// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "loyalty/compiled_program.h"
#include "loyalty/error.h"
#include "loyalty/path.h"

namespace loyalty {

/// What is allowed in a programme and will surprise its owner: one row per code, stable text, English sentence.
#define LOYALTY_LINT_CODES(X)                                                                                                          \
  X(voucher_minimum_below_value, "The voucher of {value} can be used from {minimum} on: a basket below its value loses the rest.")     \
  X(mark_below_benefit, "From {at} on {off} is taken off: the smallest basket that qualifies costs nothing.")                          \
  X(everything_off, "The promotion takes 100 % off.")                                                                                  \
  X(never_applies, "The rule can never apply: {detail}.")                                                                              \
  X(without_effect, "This changes nothing: {detail}.")                                                                                 \
  X(limit_of_zero, "The limit of \"{rule}\" is 0: the rule gives nothing.")                                                            \
  X(ends_before_usable, "Points of \"{ledger}\" given on {earned} end on {expires}, before they can be used on {usable}.")             \
  X(refund_keeps_points, "Points of \"{earn}\" that \"{redemption}\" has used stay used when the goods go back, and nothing is owed.") \
  X(points_above_price, "{points} points for {per} by {earn}, worth {value} each by {redemption}: a purchase gives its price back.")   \
  X(metric_never_counts, "The metric \"{metric}\" stays at 0: no earn rule gives points of \"{ledger}\".")                             \
  X(mark_out_of_reach, "The mark {at} cannot be reached: with the limits of its earn rules \"{metric}\" comes to {most} at most.")     \
  X(tier_not_above, "The tier \"{tier}\" asks for no more of \"{metric}\" than \"{below}\" below it: {at} against {belowAt}.")         \
  X(tier_never_held, "Whoever qualifies for \"{below}\" qualifies for \"{tier}\" above it: nobody stays at \"{below}\".")              \
  X(lost_after_upgrade, "Reaching \"{tier}\" lowers \"{metric}\", by which it is kept: reached at {at} exactly, it is lost at once.")  \
  X(tier_worth_less, "The tier \"{tier}\" is worth {worth} a year, \"{below}\" below it {belowWorth}.")                                \
  X(tier_earns_less, "The tier \"{tier}\" earns {points} of \"{ledger}\" for {per}, \"{below}\" below it {belowPoints}.")              \
  X(tier_redeems_less, "At \"{tier}\" a point of \"{ledger}\" is worth {value}, at \"{below}\" below it {belowValue}.")                \
  X(new_members_better, "New members get {new} for {at} by \"{rule}\", returning ones {returning} by rules of their own.")             \
  X(rung_never_better, "{points} points are worth {value} here, and {times} times {lower} points {lowerValue} each.")                  \
  X(transfer_gains, "Points that go by \"{there}\" and come back by \"{back}\" have become {gain} times as many.")

enum class LintCode : std::uint8_t {
#define LOYALTY_X(name, text) name,
  LOYALTY_LINT_CODES(LOYALTY_X)
#undef LOYALTY_X
};

/// Why a rule never applies, or what is set changes nothing: the parameter `detail` of never_applies and without_effect. One row per code:
/// stable text, the words that its sentence ends with.
#define LOYALTY_LINT_DETAILS(X)                                     \
  X(orders_conflict, "it asks for more orders than it allows")      \
  X(metric_conflict, "it asks for more of a metric than it allows") \
  X(choice_conflict, "it asks for two options of one choice")       \
  X(no_date_left, "its dates have no day in common")                \
  X(no_weekday_left, "no day of the week is left")                  \
  X(no_time_left, "no hour of the day is left")                     \
  X(no_tier_left, "no tier is left")                                \
  X(no_channel_left, "no channel is left")                          \
  X(no_payment_left, "no way of paying is left")                    \
  X(no_goods_left, "its goods are all excluded")                    \
  X(limit_below_block, "the limit is smaller than one block")       \
  X(limit_below_award, "the limit refuses even the smallest award") \
  X(rule_before_holds, "a rule before it holds whenever it does")   \
  X(qualify_holds, "whoever meets it meets qualify, too")           \
  X(metric_without_mark, "no tier has a mark of the metric")        \
  X(never_lowered, "nobody is ever lowered")                        \
  X(floor_leaves_nothing, "its floor is the list price")            \
  X(floor_above_price, "the floor lies above it")

enum class LintDetail : std::uint8_t {
#define LOYALTY_X(name, text) name,
  LOYALTY_LINT_DETAILS(LOYALTY_X)
#undef LOYALTY_X
};

struct Lint {
  LintCode code;
  Path where;  ///< from the root of the programme
  Params params;
};

[[nodiscard]] std::string_view name_of(LintCode code);
[[nodiscard]] std::string_view name_of(LintDetail detail);
/// The English sentence with the placeholders filled in, a detail with its words.
[[nodiscard]] std::string message_of(const Lint& lint);

/// Warnings about a programme, in document order: at most 50.
[[nodiscard]] std::vector<Lint> lint(const CompiledProgram& program);

}  // namespace loyalty

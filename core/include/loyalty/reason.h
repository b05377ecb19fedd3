// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace loyalty {

/// Why a rule did not apply, or gave less than asked for. The comment says which distance comes with it.
#define LOYALTY_REASONS(X)                                                                        \
  X(below_threshold)         /* amount: what is missing in the base the rule looks at */          \
  X(too_few_units)           /* units */                                                          \
  X(no_eligible_items)       /* none */                                                           \
  X(nothing_left)            /* none: earlier discounts have taken everything */                  \
  X(not_started)             /* days until it starts */                                           \
  X(ended)                   /* days since it ended */                                            \
  X(wrong_weekday)           /* days until the next right one */                                  \
  X(outside_hours)           /* none */                                                           \
  X(tier_too_low)            /* tier that is needed */                                            \
  X(wrong_tier)              /* tier: the first that is right */                                  \
  X(not_new_customer)        /* none */                                                           \
  X(not_returning_customer)  /* orders */                                                         \
  X(too_few_orders)          /* orders */                                                         \
  X(too_many_orders)         /* none */                                                           \
  X(not_birthday)            /* days until the birthday (month) */                                \
  X(not_in_segment)          /* none */                                                           \
  X(wrong_channel)           /* none */                                                           \
  X(wrong_payment)           /* none */                                                           \
  X(metric_too_low)          /* amount, points, orders or count, as the metric counts */          \
  X(metric_too_high)         /* the same, to lose */                                              \
  X(not_chosen)              /* none: the member has chosen something else */                     \
  X(no_membership)           /* none: not bought, or no longer held */                            \
  X(condition_excluded)      /* none: a negated condition holds */                                \
  X(fact_unknown)            /* none: the request does not say */                                 \
  X(lost_to_better)          /* difference: how much more the winner takes off; by */             \
  X(lost_to_earlier)         /* by */                                                             \
  X(group_taken)             /* by */                                                             \
  X(not_combinable)          /* by */                                                             \
  X(units_used)              /* units: another promotion of the pool has used them; by */         \
  X(not_cheaper)             /* difference: how much lower the new price would have to be */      \
  X(budget_used)             /* none */                                                           \
  X(member_limit)            /* none */                                                           \
  X(nothing_to_count)        /* none: what the rule measures is zero */                           \
  X(limit_reached)           /* none: a limit of the rule leaves nothing */                       \
  X(balance_unknown)         /* none */                                                           \
  X(balance_too_low)         /* points */                                                         \
  X(below_minimum)           /* points */                                                         \
  X(not_a_multiple)          /* points that could not be used */                                  \
  X(above_share)             /* points that could not be used */                                  \
  X(above_payable)           /* points that could not be used */

enum class Reason : std::uint8_t {
  none,
#define LOYALTY_X(name) name,
  LOYALTY_REASONS(LOYALTY_X)
#undef LOYALTY_X
};

/// The stable text of a reason; "" for none.
[[nodiscard]] std::string_view name_of(Reason reason);

/// How far a rule is from applying.
struct Missing {
  enum class Kind : std::uint8_t { none, amount, units, points, days, orders, count, tier, difference } kind = Kind::none;
  std::int64_t value = 0;    ///< minor units (amount, difference), units of the ledger or the count, a number, or the position of the tier
  std::uint8_t decimals = 0; ///< of the ledger or the count

  friend constexpr bool operator==(const Missing&, const Missing&) = default;
};

}  // namespace loyalty

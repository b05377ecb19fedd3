// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace loyalty {

/// The arithmetic of a step. What each means is in core/README.md, section 4.
enum class Operation : std::uint8_t { given, sum, add, subtract, multiply, divide, blocks, min, max, select, allocate, multiple, list };

/// What a step means in the place where it stands: words come from the locale catalogues.
#define LOYALTY_STEPS(X)                                                                                   \
  X(quantities)          /* units of each line, as given */                                                \
  X(unit_prices)         /* price of one unit of each line, as given */                                    \
  X(line_list)           /* unit price × quantity */                                                       \
  X(basket_list)         /* sum of the lines */                                                            \
  X(eligible_amounts)    /* the lines a rule is about, others zero */                                      \
  X(eligible_base)       /* their sum: what the trigger or the percentage looks at */                      \
  X(eligible_units)      /* units the rule is about */                                                     \
  X(blocks_reached)      /* full multiples of the mark */                                                  \
  X(blocks_counted)      /* not more than the cap on repeats */                                            \
  X(percent_of_base)     /* percentage of the base, rounded */                                             \
  X(amount_off)          /* amount off × times or units */                                                 \
  X(capped)              /* not more than the cap */                                                       \
  X(not_below_zero)      /* not more than what is left */                                                  \
  X(pieces)              /* units of the pieces that lines are now in; of each what it was before, or its part */ \
  X(piece_share)         /* what a piece has of the line it was in */                                      \
  X(line_totals)         /* pieces of a line together */                                                   \
  X(unit_left)           /* what is left of one unit, floored to the minor unit */                         \
  X(units_above)         /* units that have one minor unit more */                                         \
  X(unit_discount)       /* off one unit, rounded */                                                       \
  X(new_price)           /* new price × units or sets */                                                   \
  X(below_price)         /* what lies above the new price */                                               \
  X(floor_room)          /* what a line can give down to its floor */                                      \
  X(line_floors)         /* what units of a line are not to go below, as given, and × units */             \
  X(line_order)          /* places of the lines, in the order in which they take shares */                 \
  X(floor_blocked)       /* what it would have given below it */                                           \
  X(floor_moved)         /* that, shared over the lines that can bear it */                                \
  X(budget_left)         /* not more than what is left of the budget */                                    \
  X(missing_price)       /* new price less what is left */                                                 \
  X(points_given)        /* points × times */                                                              \
  X(cashback)            /* money for later */                                                             \
  X(gift_quantity)       /* goods added × times */                                                         \
  X(gift_value)          /* value of one, as given */                                                      \
  X(promotion_discount)  /* sum of the shares */                                                           \
  X(shares)              /* the discount shared over the lines */                                          \
  X(lines_left)          /* the lines after the discount */                                                \
  X(line_discount)       /* list less net */                                                               \
  X(basket_discount)     /* sum of the discounts */                                                        \
  X(basket_net)          /* list less discount */                                                          \
  X(missing_amount)      /* mark less base */                                                              \
  X(missing_units)       /* mark less units */                                                             \
  X(missing_points)      /* points that are needed less points there are */                                \
  X(missing_metric)      /* mark less metric */                                                            \
  X(winner_difference)   /* discount of the winner less this one's */                                      \
  X(points_requested)    /* as given */                                                                    \
  X(points_available)    /* balance */                                                                     \
  X(points_for_share)    /* most points that the share of the order allows */                              \
  X(points_used)         /* the least of the limits, as a multiple of the step */                          \
  X(points_unused)       /* points that could not be used */                                               \
  X(points_value)        /* points × value ÷ points, floored */                                            \
  X(point_rate)          /* value of one point */                                                          \
  X(redeem_units)        /* begun units of a count that the value is for */                                \
  X(rung_points)         /* points of a rung × how often it is taken */                                    \
  X(rung_value)          /* value of a rung × how often it is taken */                                     \
  X(share_limit)         /* share of the amount to pay, floored */                                         \
  X(payable)             /* net less value of points */                                                    \
  X(lines_payable)       /* the lines after points */                                                      \
  X(earn_base)           /* what an earn rule counts */                                                    \
  X(earn_points)         /* points of an earn rule, rounded */                                             \
  X(earn_blocks)         /* full blocks */                                                                 \
  X(earn_above)          /* what lies above the part that does not count */                                \
  X(earn_month)          /* what has counted in the month, with this event */                              \
  X(earn_limit_left)     /* limit less what has been used of it */                                         \
  X(earn_counted)        /* what counts of it: not more than is left */                                    \
  X(earn_beyond)         /* what lies beyond the limit */                                                  \
  X(earn_unit)           /* what one unit of the line has of it */                                         \
  X(earn_exact)          /* points before rounding */                                                      \
  X(earn_month_points)   /* points of the month */                                                         \
  X(earn_at_least)       /* not fewer than the rule gives at least */                                      \
  X(earn_limited)        /* not more points than the limit leaves */                                       \
  X(earn_total)          /* sum over the rules of a ledger */                                              \
  X(voucher_base)        /* what the voucher promotion looks at */                                         \
  X(vouchers_count)      /* vouchers given back */                                                         \
  X(voucher_value)       /* face value, as given */                                                        \
  X(voucher_minimum)     /* smallest order for the voucher, as given */                                    \
  X(voucher_left)        /* its value less what it took off */                                             \
  X(gift_card)           /* what a gift card pays: its balance, or what is due */                          \
  X(gift_card_left)      /* its balance less that */                                                       \
  X(due)                 /* what remains to be paid */                                                     \
  X(pay_ratio)           /* paid ÷ list */                                                                 \
  X(event_amount)        /* amount of a past event, as given */                                            \
  X(lot_earned)          /* points of a lot */                                                             \
  X(lot_used)            /* points taken from a lot */                                                     \
  X(lot_remaining)       /* earned less used */                                                            \
  X(expiring)            /* sum of the lots that end on a day */                                           \
  X(balance)             /* sum of the open lots, less what is owed */                                     \
  X(balance_value)       /* points × value ÷ points, floored */                                            \
  X(metric_value)        /* sum over the window */                                                         \
  X(metric_mark)         /* mark of the next tier, as given */                                             \
  X(pending)              /* sum of the pending lots */                                                    \
  X(deficit)              /* what is owed */                                                               \
  X(balance_shown)        /* floored to what is shown */                                                   \
  X(lot_taken_back)       /* points taken back from a lot */                                               \
  X(lot_given_back)       /* points given back to a lot, below zero */                                     \
  X(lot_repaid)           /* points of a lot that settled what was owed */                                 \
  X(lot_ended)            /* points of a lot that had ended unused */                                      \
  X(returned)             /* units, or money, of lines that refunds return, as given */                    \
  X(line_left)            /* what is left of a line */                                                     \
  X(line_share)           /* share of a line that is left, or returned */                                  \
  X(line_points)          /* points shared over the lines */                                               \
  X(line_kept)            /* of the points of a line, what is kept, floored */                             \
  X(line_gone)            /* of the points of a line, what goes back, floored */                           \
  X(refund_points)        /* points that a refund takes or gives back */                                   \
  X(refund_missing)       /* of them, what is still missing */                                             \
  X(points_converted)     /* whole blocks of the balance that become vouchers */                           \
  X(transfer_gives)       /* blocks × what each gives */                                                   \
  X(metric_correction)    /* what returned goods had counted, or an upgrade charged */                     \
  X(rolled_over)          /* counted again from the period before */                                       \
  X(basket_amount)       /* basket of the question, as given */                                            \
  X(voucher_total)       /* face value of all vouchers given back */                                       \
  X(voucher_discount)    /* vouchers × redemption rate */                                                  \
  X(paid)                /* what is paid in money */                                                       \
  X(paid_after_vouchers) /* paid less vouchers, over all baskets of the reading */                         \
  X(goods)               /* list value of the goods received */                                            \
  X(reading_ratio)       /* paid ÷ goods */                                                                \
  X(reading_limit)       /* the ratio that is approached, not reached */                                   \
  X(band_mean)           /* mean over the band */                                                        \
  X(metric_then)         /* of a metric, what is still counted on a later day */                         \
  X(plan_spend)          /* what the member will spend anyway, as given */                               \
  X(plan_part)           /* of it, what falls on the days that count */                                  \
  X(extra_spend)         /* spend that is needed, less what is planned */                                \
  X(tier_worth)          /* worth of a year at a level, less that of another */                          \
  X(points_gain)         /* worth of the points at a level, less that at another */                      \
  X(benefit)             /* what a level or a membership brings */                                       \
  X(membership_fee)      /* as given */                                                                  \
  X(points_saved)        /* points that end and can be used before */                                    \
  X(points_lost)         /* points that end and cannot */                                                \
  X(reward_points)       /* points that a reward costs, as given */                                      \
  X(reward_cash)         /* money that it costs beside them, as given */                                 \
  X(reward_value)        /* what it would cost in money */                                               \
  X(transfer_points)     /* whole blocks of points of another ledger */                                  \
  X(way_cost)            /* spend, worth of points given up, and cash */

enum class StepCode : std::uint8_t {
#define LOYALTY_X(name) name,
  LOYALTY_STEPS(LOYALTY_X)
#undef LOYALTY_X
};

[[nodiscard]] std::string_view name_of(StepCode code);
[[nodiscard]] std::string_view name_of(Operation operation);

}  // namespace loyalty

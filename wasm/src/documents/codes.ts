// SPDX-License-Identifier: Apache-2.0
// Generated from core/schema by wasm/types.mjs; do not edit.

/** What is wrong; the sentences are in include/loyalty/error.h. */
export type ErrorCode =
  | 'invalid_json' | 'invalid_utf8' | 'too_large' | 'too_deep' | 'too_many' | 'unknown_operation' | 'unknown_field'
  | 'duplicate_field' | 'missing_field' | 'conflicting_fields' | 'wrong_type' | 'not_one_of' | 'empty' | 'invalid_id'
  | 'invalid_text' | 'invalid_decimal' | 'too_precise' | 'out_of_range' | 'invalid_date' | 'invalid_time'
  | 'invalid_window' | 'unknown_format' | 'unknown_currency' | 'duplicate_id' | 'unknown_reference' | 'cyclic_rules'
  | 'thresholds_not_ascending' | 'invalid_combination' | 'events_out_of_order' | 'insufficient_points'
  | 'unknown_event' | 'already_refunded' | 'refund_exceeds_purchase' | 'not_a_multiple' | 'not_allowed'
  | 'amount_overflow' | 'curve_too_fine' | 'no_mark' | 'offer_not_understood' | 'not_in_module' | 'program_not_loaded'
  | 'internal_error';

/** What in a programme may surprise its owner; the sentences are in include/loyalty/lint.h. */
export type WarningCode =
  | 'voucher_minimum_below_value' | 'mark_below_benefit' | 'everything_off' | 'never_applies' | 'without_effect'
  | 'limit_of_zero' | 'ends_before_usable' | 'refund_keeps_points' | 'points_above_price' | 'metric_never_counts'
  | 'mark_out_of_reach' | 'tier_not_above' | 'tier_never_held' | 'lost_after_upgrade' | 'tier_worth_less'
  | 'tier_earns_less' | 'tier_redeems_less' | 'new_members_better' | 'rung_never_better' | 'transfer_gains';

/** The parameter detail of never_applies and without_effect; the words are in include/loyalty/lint.h. */
export type WarningDetail =
  | 'orders_conflict' | 'metric_conflict' | 'choice_conflict' | 'no_date_left' | 'no_weekday_left' | 'no_time_left'
  | 'no_tier_left' | 'no_channel_left' | 'no_payment_left' | 'no_goods_left' | 'limit_below_block'
  | 'limit_below_award' | 'rule_before_holds' | 'qualify_holds' | 'metric_without_mark' | 'never_lowered'
  | 'floor_leaves_nothing' | 'floor_above_price';

/** Why a rule did not apply, or gave less than asked for; include/loyalty/reason.h says which distance comes with it. */
export type Reason =
  | 'below_threshold' | 'too_few_units' | 'no_eligible_items' | 'nothing_left' | 'not_started' | 'ended'
  | 'wrong_weekday' | 'outside_hours' | 'tier_too_low' | 'wrong_tier' | 'not_new_customer' | 'not_returning_customer'
  | 'too_few_orders' | 'too_many_orders' | 'not_birthday' | 'not_in_segment' | 'wrong_channel' | 'wrong_payment'
  | 'metric_too_low' | 'metric_too_high' | 'not_chosen' | 'no_membership' | 'condition_excluded' | 'fact_unknown'
  | 'lost_to_better' | 'lost_to_earlier' | 'group_taken' | 'not_combinable' | 'units_used' | 'not_cheaper'
  | 'budget_used' | 'member_limit' | 'nothing_to_count' | 'limit_reached' | 'balance_unknown' | 'balance_too_low'
  | 'below_minimum' | 'not_a_multiple' | 'above_share' | 'above_payable';

/** What a step of a derivation means; include/loyalty/step.h describes each. */
export type StepCode =
  | 'quantities' | 'unit_prices' | 'line_list' | 'basket_list' | 'eligible_amounts' | 'eligible_base'
  | 'eligible_units' | 'blocks_reached' | 'blocks_counted' | 'percent_of_base' | 'amount_off' | 'capped'
  | 'not_below_zero' | 'pieces' | 'piece_share' | 'line_totals' | 'unit_left' | 'units_above' | 'unit_discount'
  | 'new_price' | 'below_price' | 'floor_room' | 'line_floors' | 'line_order' | 'floor_blocked' | 'floor_moved'
  | 'budget_left' | 'missing_price' | 'points_given' | 'cashback' | 'gift_quantity' | 'gift_value'
  | 'promotion_discount' | 'shares' | 'lines_left' | 'line_discount' | 'basket_discount' | 'basket_net'
  | 'missing_amount' | 'missing_units' | 'missing_points' | 'missing_metric' | 'winner_difference'
  | 'points_requested' | 'points_available' | 'points_for_share' | 'points_used' | 'points_unused' | 'points_value'
  | 'point_rate' | 'redeem_units' | 'rung_points' | 'rung_value' | 'share_limit' | 'payable' | 'lines_payable'
  | 'earn_base' | 'earn_points' | 'earn_blocks' | 'earn_above' | 'earn_month' | 'earn_limit_left' | 'earn_counted'
  | 'earn_beyond' | 'earn_unit' | 'earn_exact' | 'earn_month_points' | 'earn_at_least' | 'earn_limited' | 'earn_total'
  | 'voucher_base' | 'vouchers_count' | 'voucher_value' | 'voucher_minimum' | 'voucher_left' | 'gift_card'
  | 'gift_card_left' | 'due' | 'pay_ratio' | 'event_amount' | 'lot_earned' | 'lot_used' | 'lot_remaining' | 'expiring'
  | 'balance' | 'balance_value' | 'metric_value' | 'metric_mark' | 'pending' | 'deficit' | 'balance_shown'
  | 'lot_taken_back' | 'lot_given_back' | 'lot_repaid' | 'lot_ended' | 'returned' | 'line_left' | 'line_share'
  | 'line_points' | 'line_kept' | 'line_gone' | 'refund_points' | 'refund_missing' | 'points_converted'
  | 'transfer_gives' | 'metric_correction' | 'rolled_over' | 'basket_amount' | 'voucher_total' | 'voucher_discount'
  | 'paid' | 'paid_after_vouchers' | 'goods' | 'reading_ratio' | 'reading_limit' | 'band_mean' | 'metric_then'
  | 'plan_spend' | 'plan_part' | 'extra_spend' | 'tier_worth' | 'points_gain' | 'benefit' | 'membership_fee'
  | 'points_saved' | 'points_lost' | 'reward_points' | 'reward_cash' | 'reward_value' | 'transfer_points' | 'way_cost';

/** The arithmetic of a step; section 4 of the core's README describes each. */
export type StepOperation =
  | 'given' | 'sum' | 'add' | 'subtract' | 'multiply' | 'divide' | 'blocks' | 'min' | 'max' | 'select' | 'allocate'
  | 'multiple' | 'list';

/** A way to read the terms of a promotion; section 5 of the core's README describes each. */
export type ReadingCode = 'headline' | 'voucher_as_cash' | 'best' | 'worst' | 'typical' | 'with_breakage';

/** What a basket costs: what is paid, or that less the vouchers that come back. */
export type CompareBy = 'paid' | 'afterVouchers';

/** Whether something is worth its money; include/loyalty/advice.h describes each. */
export type Verdict = 'kept' | 'not_by_spending' | 'no_plan' | 'reached_by_plan' | 'worth_it' | 'not_worth_it';

/** Whether adding goods is worth it; include/loyalty/basket_advice.h describes each. */
export type TopUpVerdict = 'lowers_total' | 'free' | 'cheaper' | 'not_worth_it' | 'nothing_near';

/** What an option is the best for. */
export type TopUpRole = 'first' | 'lowest' | 'most' | 'cheaper' | 'next';

/** Whether to buy in two orders. */
export type SplitVerdict = 'one_order' | 'two_orders';

/** Whether to use a voucher or points now. */
export type NowVerdict = 'use_now' | 'keep' | 'cannot';

/** Why to use a voucher or points now, or not. */
export type NowWhy =
  'full_value' | 'ends_today' | 'part_lost' | 'displaces_offers' | 'better_rate' | 'no_gain' | 'not_applied';

/** What the reading of an offer supplied that its text did not say; include/loyalty/offer_text.h describes each. */
export type Assumption =
  | 'once_per_order' | 'highest_rung' | 'no_minimum' | 'currency_of_request' | 'two_digits_are_percent'
  | 'tax_as_said' | 'id_by_name';

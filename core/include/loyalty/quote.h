// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "loyalty/basket.h"
#include "loyalty/compiled_program.h"
#include "loyalty/date.h"
#include "loyalty/member.h"
#include "loyalty/money.h"
#include "loyalty/points.h"
#include "loyalty/rational.h"
#include "loyalty/reason.h"
#include "loyalty/result.h"
#include "loyalty/trace.h"

namespace loyalty {

class EarnUsage;

/// Points the member wants to pay with; without points: as many as possible.
struct RedeemRequest {
  std::int32_t redemption = 0;
  std::optional<Points> points;
};

/// Money paid in before: it pays, and is no discount.
struct GiftCard {
  std::string id;
  Money balance;
};

/// What has been used of the budget of a promotion.
struct UsedBudget {
  RuleRef promotion;
  std::int64_t uses = 0;
  std::int64_t member = 0;  ///< uses of this member
  Money amount;
};

/// A question: this member, this basket, now. The spans must outlive the call.
struct QuoteRequest {
  Moment now;
  const Member* member = nullptr;
  const Basket* basket = nullptr;
  std::span<const CompiledPromotion> promotions;  ///< of the request, after the programme's
  std::span<const CompiledPromotion> vouchers;    ///< held vouchers, as promotions
  std::span<const UsedBudget> used;
  std::optional<RedeemRequest> redeem;
  std::span<const GiftCard> gift_cards;  ///< used in this order, after everything else
  const EarnUsage* usage = nullptr;  ///< what the member's history has used of the limits of earn rules; null: nothing
};

/// Amounts of a line; discount = list - net, payable = net - points_value.
struct QuotedLine {
  Money list;
  Money net;
  Money points_value;

  [[nodiscard]] Money discount() const { return list - net; }
  [[nodiscard]] Money payable() const { return net - points_value; }
};

/// Units of a line that were treated alike, where a line has several such pieces.
struct QuotedPiece {
  std::int32_t line = 0;
  std::int64_t units = 0;
  Money list;
  Money net;
  Money points_value;

  [[nodiscard]] Money payable() const { return net - points_value; }
};

/// A promotion of a quote: RuleRef::Kind program_promotion, request_promotion or voucher, and its position there.
struct AppliedPromotion {
  RuleRef rule;
  std::int32_t stage = 0;
  std::int32_t rung = 0;
  std::int64_t times = 1;
  Money base;                      ///< what the trigger looked at: the eligible lines
  Money discount;
  std::uint32_t shares_begin = 0;  ///< into Quote::shares, one per line
};

/// Units that a group of a set is short of.
struct ShortGroup {
  std::int32_t group = 0;  ///< from 0
  std::int64_t units = 0;
};

struct RejectedPromotion {
  RuleRef rule;
  std::int32_t stage = 0;
  Reason reason = Reason::none;
  Missing missing;
  RuleRef by;                             ///< the promotion it lost to
  std::vector<ShortGroup> groups = {};    ///< of the units that are missing
};

struct QuotedRedemption {
  std::int32_t redemption = 0;
  std::optional<Points> requested;  ///< nothing: as many as possible
  Points used;
  Money value;
  Reason reason = Reason::none;     ///< why less than requested
  Missing missing;
};

struct EarnedByRule {
  std::int32_t rule = 0;
  Rational base;     ///< what counted, within the limits of the rule: minor units, units, orders, units of the count or ledger units of points
  Points points;
};
struct NotEarned {
  std::int32_t rule = 0;
  Reason reason = Reason::none;
  Missing missing;
};
/// Points of one order, by rule and in total by ledger.
struct Earned {
  std::vector<EarnedByRule> rules;
  std::vector<NotEarned> not_earned;
  std::vector<Points> totals;  ///< by ledger
};

struct IssuedVouchers {
  RuleRef rule;
  std::int32_t rung = 0;
  std::int64_t count = 0;
  Money value;    ///< of each
  Money minimum;  ///< of each
  std::optional<Date> valid_to;
};

/// What a voucher was worth beyond what it took off (> 0).
struct VoucherLeft {
  RuleRef rule;
  Money value;
};

/// Points that a promotion gives, beside those of earn rules.
struct GivenPoints {
  RuleRef rule;
  std::int32_t ledger = 0;
  Points points;
};

struct GivenCashback {
  RuleRef rule;
  Money amount;
};

/// Goods that a promotion adds: a gift of the benefit of its rung.
struct GivenGift {
  RuleRef rule;
  std::int32_t rung = 0;
  std::int32_t gift = 0;
  std::int64_t quantity = 0;
};

/// The answer. Its vectors are reused when the same object is passed to quote() again.
struct Quote {
  Money list;
  Money net;
  Money points_value;
  std::vector<QuotedLine> lines;
  std::vector<QuotedPiece> pieces;  ///< by line; none of lines that are in one piece
  std::vector<Money> shares;
  std::vector<AppliedPromotion> applied;
  std::vector<RejectedPromotion> rejected;
  std::optional<QuotedRedemption> redemption;
  Earned earned;
  std::vector<IssuedVouchers> vouchers;
  std::vector<VoucherLeft> vouchers_left;
  std::vector<Money> gift_cards;    ///< what each pays
  std::vector<GivenPoints> points;
  std::vector<GivenCashback> cashback;
  std::vector<GivenGift> gifts;
  std::vector<std::int32_t> inexact;  ///< stages in which not every combination was looked at
  std::int32_t tier_before = kNoTier;
  std::int32_t tier_after = kNoTier;

  [[nodiscard]] Money discount() const { return list - net; }
  [[nodiscard]] Money payable() const { return net - points_value; }
  /// What gift cards leave to be paid.
  [[nodiscard]] Money due() const;
  [[nodiscard]] std::span<const Money> shares_of(const AppliedPromotion& one) const;
};

/// Works out what is paid, what applied and why the rest did not. Errors: amount_overflow (paths from the root of a quote request). trace may be null.
[[nodiscard]] Result<void> quote(const CompiledProgram& program, const QuoteRequest& request, Quote& answer, Trace* trace);

}  // namespace loyalty

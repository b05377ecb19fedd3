// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "loyalty/basket.h"
#include "loyalty/compiled_program.h"
#include "loyalty/date.h"
#include "loyalty/money.h"
#include "loyalty/points.h"
#include "loyalty/quote.h"
#include "loyalty/rational.h"
#include "loyalty/reason.h"
#include "loyalty/result.h"

namespace loyalty {

/// What could be added to a basket. Without a price: one unit at any amount.
struct AddableGood {
  LineTraits traits;
  std::optional<Money> unit_price;  ///< above 0
  std::int64_t at_most = 10;        ///< units, at least 1; of a good with a price
  std::int32_t like = -1;           ///< line whose facts it has, of a good that the advice supplies
};

/// A question about an order that is asked about like a quote. The spans of the quote must outlive the call.
struct BasketAdviceRequest {
  QuoteRequest quote;
  std::optional<std::vector<AddableGood>> goods;  ///< nothing: unknown_goods() of the basket
  std::optional<Money> most_extra;                ///< list amount that is added at most; nothing: that of the basket
  Rational redemption_rate;                       ///< in [0, 1]: the part of vouchers given back that counts as money; above 0 cash back counts, too
};

inline constexpr std::size_t kMostGoods = 100;
inline constexpr std::int64_t kMostBasketQuotes = 30000;        ///< for what is added, and again for two orders
inline constexpr std::int64_t kMostBasketQuoteLines = 1500000;  ///< lines of all of them
inline constexpr std::size_t kMostSplitVouchers = 6;            ///< that are brought freely to two orders

/// One good of any price of which nothing is known, and one like each kind of line.
[[nodiscard]] std::vector<AddableGood> unknown_goods(const Basket& basket);

/// What an order gives for later, or how much more of it than another.
struct LaterValue {
  Money vouchers;              ///< face
  Money cashback;
  std::vector<Points> points;  ///< by ledger
};

/// A promotion of a quote that applies: those that take something off, and those that give something.
struct OfferEffect {
  RuleRef rule;
  std::int32_t rung = 0;
  std::int64_t times = 0;  ///< of vouchers and gifts: how many
  Money discount;
};

#define LOYALTY_TOP_UP_VERDICTS(X)                                              \
  X(lowers_total)  /* less is paid in all */                                    \
  X(free)          /* as much is paid */                                        \
  X(cheaper)       /* the goods cost less than as an order of their own */      \
  X(not_worth_it)  /* they do not */                                            \
  X(nothing_near)  /* no offer starts within what may be added */
#define LOYALTY_TOP_UP_ROLES(X)                                                 \
  X(first)    /* the smallest list amount that costs less than nothing added */ \
  X(lowest)   /* the lowest cost, below that of nothing added */                \
  X(most)     /* the greatest list amount that costs no more */                 \
  X(cheaper)  /* the lowest rate of those that are cheaper than alone */        \
  X(next)     /* the smallest list amount at which an offer starts */
#define LOYALTY_NOW_VERDICTS(X) X(use_now) X(keep) X(cannot)
#define LOYALTY_NOW_WHYS(X)                                                     \
  X(full_value)        /* it takes its whole face off */                        \
  X(ends_today)        /* it cannot be kept */                                  \
  X(part_lost)         /* a part of its face would be lost */                   \
  X(displaces_offers)  /* it keeps out other offers */                          \
  X(better_rate)       /* another redemption gives more for a point */          \
  X(no_gain)           /* the order costs no less with it */                    \
  X(not_applied)       /* it does not apply */

#define LOYALTY_X(name) name,
enum class TopUpVerdict : std::uint8_t { LOYALTY_TOP_UP_VERDICTS(LOYALTY_X) };
enum class TopUpRole : std::uint8_t { LOYALTY_TOP_UP_ROLES(LOYALTY_X) };
enum class NowVerdict : std::uint8_t { LOYALTY_NOW_VERDICTS(LOYALTY_X) };
enum class NowWhy : std::uint8_t { LOYALTY_NOW_WHYS(LOYALTY_X) };
#undef LOYALTY_X

/// The stable texts.
[[nodiscard]] std::string_view name_of(TopUpVerdict verdict);
[[nodiscard]] std::string_view name_of(TopUpRole role);
[[nodiscard]] std::string_view name_of(NowVerdict verdict);
[[nodiscard]] std::string_view name_of(NowWhy why);

struct AddedGood {
  std::int32_t good = 0;  ///< position in BasketAdvice::goods
  std::int64_t quantity = 1;
  Money amount;           ///< before discounts
};

struct TopUpOption {
  std::vector<TopUpRole> roles;
  std::vector<AddedGood> goods;
  Money list;     ///< of what is added
  Money payable;  ///< of the whole order
  Money change;   ///< of the cost
  Money counted;
  LaterValue later;  ///< more than without
  Money alone;       ///< cost of the goods as an order of their own
  std::optional<Rational> rate;  ///< change ÷ list; nothing when change is not above zero
  std::vector<OfferEffect> starts;
  std::vector<OfferEffect> stops;
  TopUpVerdict verdict = TopUpVerdict::not_worth_it;
};

struct TopUpAdvice {
  std::int32_t best = -1;
  TopUpVerdict verdict = TopUpVerdict::nothing_near;
  bool exact = true;
  Money most_extra;
  std::vector<TopUpOption> options;
};

struct SplitPart {
  std::int32_t line = 0;
  std::int64_t quantity = 0;
};

struct SplitOrder {
  std::vector<SplitPart> lines;
  std::vector<std::int32_t> vouchers;  ///< positions in the request
  bool redeem = false;
  Money list;
  Money net;
  Money points_value;
  LaterValue later;
  std::vector<RuleRef> applied;

  [[nodiscard]] Money discount() const { return list - net; }
  [[nodiscard]] Money payable() const { return net - points_value; }
};

struct SplitAdvice {
  Money payable;
  Money counted;
  Money saving;
  bool exact = true;
  std::vector<SplitOrder> orders;  ///< two, or none where there is only one unit
};

struct VoucherAdvice {
  Money face;
  Money off;
  Money lost;
  Money takes;
  std::optional<Money> more;
  Reason reason = Reason::none;
  Missing missing;
  std::vector<OfferEffect> displaces;
  LaterValue later;
  NowVerdict verdict = NowVerdict::cannot;
  NowWhy why = NowWhy::not_applied;
};

struct PointsAdvice {
  Points used;
  Money value;
  std::optional<Points> left;
  Money takes;
  Reason reason = Reason::none;
  Missing missing;
  LaterValue later;
  Money forgone;
  NowVerdict verdict = NowVerdict::cannot;
  NowWhy why = NowWhy::not_applied;
};

struct BasketAdvice {
  std::vector<AddableGood> goods;  ///< that could be added
  Money list;
  Money payable;
  LaterValue later;
  Money counted;
  TopUpAdvice top_up;
  SplitAdvice split;
  std::vector<VoucherAdvice> vouchers;  ///< by voucher of the request
  std::vector<PointsAdvice> points;     ///< by redemption of the programme
};

/// What to add, whether to buy in two orders, what to use now (core/basket.md). Errors: those of quote() of the order as it is.
[[nodiscard]] Result<BasketAdvice> advise_basket(const CompiledProgram& program, const BasketAdviceRequest& request);

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
// Paying with points: ladders, values for each unit, what both are worth in a statement.
#include <gtest/gtest.h>

#include <memory>

#include "loyalty/compiled_program.h"
#include "loyalty/quote.h"
#include "statement_worth.h"
#include "trace_check.h"

namespace loyalty::tests {
namespace {

Redemption ladder() {
  Redemption redemption;
  redemption.id = "pay";
  redemption.ledger = "points";
  redemption.rungs = {{Points{500}, Money{500}}, {Points{1000}, Money{1200}}};
  redemption.ladder = true;
  return redemption;
}

/// 100 points are 0.10 off each begun litre.
Redemption fuel() {
  Redemption redemption;
  redemption.id = "fuel";
  redemption.ledger = "points";
  redemption.rungs = {{Points{100}, Money{10}}};
  redemption.step = Points{100};
  redemption.each = "litres";
  return redemption;
}

class Shop {
 public:
  explicit Shop(Redemption redemption, std::int64_t balance = 5000) {
    Program program = bare_program(*find_currency("CNY"));
    program.ledgers.resize(1);
    program.ledgers[0].id = "points";
    program.counts = {{"litres", {}, 1}};
    program.redemptions = {std::move(redemption)};
    program_ = compile(std::move(program)).program;
    EXPECT_TRUE(program_);
    member_.balances = {Points{balance}};
  }

  /// An order of an amount, of which some points are to pay (-1: as many as possible). Its derivation is checked.
  QuotedRedemption pay(std::int64_t amount, std::int64_t points, std::vector<std::int64_t> counts = {}) {
    Basket basket;
    basket.lines = {{{}, 1, Money{amount / 3}}, {{}, 1, Money{amount - amount / 3}}};
    basket.counts = std::move(counts);
    QuoteRequest request;
    request.now.date = *parse_date("2026-01-01");
    request.member = &member_;
    request.basket = &basket;
    request.redeem = RedeemRequest{0, points < 0 ? std::nullopt : std::optional(Points{points})};
    Quote quote;
    Trace trace;
    EXPECT_TRUE(loyalty::quote(*program_, request, quote, &trace).ok());
    EXPECT_EQ(test::TraceCheck(trace).first_wrong(), "");
    expect_figure(trace, "/redemption/value", quote.redemption->value.minor);
    expect_figure(trace, "/redemption/used", quote.redemption->used.units);
    EXPECT_EQ(quote.lines[0].points_value + quote.lines[1].points_value, quote.redemption->value);
    return *quote.redemption;
  }

  BalanceWorth worth(std::int64_t balance) const {
    const Facts facts{{*parse_date("2026-01-01"), std::nullopt}, &member_};
    const auto found = balance_worth(*program_, 0, Points{balance}, facts);
    EXPECT_TRUE(found.ok());
    return found.value().value_or(BalanceWorth{-1, {}, {}, {}});
  }

 private:
  static void expect_figure(const Trace& trace, std::string_view pattern, std::int64_t value) {
    for (const Trace::Figure& figure : trace.figures()) {
      if (figure.ref.pattern != pattern) continue;
      EXPECT_EQ(trace.results(trace.steps()[static_cast<std::size_t>(figure.step)])[0], value) << pattern;
    }
  }

  std::shared_ptr<const CompiledProgram> program_;
  Member member_;
};

void expect_used(const QuotedRedemption& redemption, std::int64_t points, std::int64_t value, Reason reason, std::int64_t missing = 0) {
  EXPECT_EQ(redemption.used, Points{points});
  EXPECT_EQ(redemption.value, Money{value});
  EXPECT_EQ(redemption.reason, reason) << name_of(redemption.reason);
  EXPECT_EQ(redemption.missing.value, missing);
}

TEST(RedeemLadder, only_sums_of_rungs_can_be_used) {
  Shop shop(ladder());
  expect_used(shop.pay(100000, 1500), 1500, 1700, Reason::none);
  expect_used(shop.pay(100000, 1999), 1500, 1700, Reason::not_a_multiple, 499);
  expect_used(shop.pay(100000, 499), 0, 0, Reason::not_a_multiple, 499);
  expect_used(shop.pay(100000, -1), 5000, 6000, Reason::none);
}

TEST(RedeemLadder, says_what_stands_in_the_way_of_a_better_sum) {
  Shop shop(ladder(), 1700);
  expect_used(shop.pay(100000, 2000), 1500, 1700, Reason::balance_too_low, 300);
  expect_used(shop.pay(1199, 1500), 1000, 1000, Reason::above_payable, 500);
  expect_used(shop.pay(1200, 1000), 1000, 1200, Reason::none);
}

TEST(RedeemLadder, stays_within_its_share_of_the_order) {
  Redemption half = ladder();
  half.max_share = Rational{1, 2};
  Shop shop(half);
  expect_used(shop.pay(2399, 1000), 1000, 1000, Reason::none);
  expect_used(shop.pay(2400, 1000), 1000, 1200, Reason::none);
  expect_used(shop.pay(999, 500), 0, 0, Reason::above_share, 500);
}

TEST(RedeemLadder, has_a_minimum) {
  Redemption high = ladder();
  high.minimum = Points{1000};
  Shop shop(high);
  expect_used(shop.pay(100000, 999), 0, 0, Reason::below_minimum, 500);
  expect_used(shop.pay(100000, 1000), 1000, 1200, Reason::none);
}

TEST(RedeemLadder, is_worth_its_best_sum) {
  const Shop shop(ladder());
  EXPECT_EQ(shop.worth(499).value, Money{0});
  EXPECT_EQ(shop.worth(2700).value, Money{2900});
  EXPECT_EQ(shop.worth(2700).usable, Points{2500});
  EXPECT_EQ(shop.worth(2700).sum.times, (std::vector<std::int64_t>{1, 2}));
}

TEST(RedeemEach, the_value_is_for_each_begun_unit) {
  Shop shop(fuel());
  expect_used(shop.pay(100000, 200, {400}), 200, 800, Reason::none);  // 40.0 litres × 0.20
  expect_used(shop.pay(100000, 200, {401}), 200, 820, Reason::none);  // 40.1: 41 begun
  expect_used(shop.pay(100000, 200, {1}), 200, 20, Reason::none);
}

TEST(RedeemEach, up_to_so_many) {
  Redemption capped = fuel();
  capped.at_most = 60;
  Shop shop(capped);
  expect_used(shop.pay(100000, 100, {600}), 100, 600, Reason::none);
  expect_used(shop.pay(100000, 100, {601}), 100, 600, Reason::none);
  expect_used(shop.pay(100000, 100, {591}), 100, 600, Reason::none);
  expect_used(shop.pay(100000, 100, {590}), 100, 590, Reason::none);
}

TEST(RedeemEach, an_order_without_the_count_has_nothing_to_count) {
  Shop shop(fuel());
  expect_used(shop.pay(100000, 100), 0, 0, Reason::nothing_to_count);
  expect_used(shop.pay(100000, 100, {0}), 0, 0, Reason::nothing_to_count);
}

TEST(RedeemEach, stays_within_the_order) {
  Shop shop(fuel());
  expect_used(shop.pay(1000, 300, {400}), 200, 800, Reason::above_payable, 50);  // 250 points would be 10.00; whole hundreds
  expect_used(shop.pay(1200, -1, {400}), 300, 1200, Reason::none);
}

TEST(RedeemEach, goes_with_a_ladder) {
  Redemption steps = ladder();
  steps.each = "litres";
  Shop shop(steps);
  expect_used(shop.pay(100000, 1500, {25}), 1500, 5100, Reason::none);  // 3 begun × 17.00
  expect_used(shop.pay(5099, 1500, {25}), 1500, 4500, Reason::none);    // three times the first rung
  expect_used(shop.pay(4499, 1500, {25}), 1000, 3600, Reason::above_payable, 500);
}

TEST(RedeemEach, has_no_worth_without_an_order) { EXPECT_EQ(Shop(fuel()).worth(10000).redemption, -1); }

}  // namespace
}  // namespace loyalty::tests

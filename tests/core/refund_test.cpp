// SPDX-License-Identifier: Apache-2.0
// Refunds: what goes back of points, counters and tiers, how much of it, and what cannot. Numbers are worked out by hand from core/time.md 1.10.
#include "statement_case.h"

namespace loyalty::tests {
namespace {

using Overdraw = Ledger::Overdraw;

PastLine units(std::int64_t quantity, std::int64_t amount) {
  PastLine past = line(amount);
  past.quantity = quantity;
  return past;
}
Event order(std::string_view date, std::vector<PastLine> lines, std::vector<PointsOf> redeemed = {}) {
  Purchase purchase = of_lines(std::move(lines));
  purchase.redeemed = std::move(redeemed);
  return event(date, std::move(purchase));
}
Event paid_with(std::string_view date, std::int64_t amount, std::int64_t points) {
  Event paid = purchase(date, amount);
  std::get<Purchase>(paid.what).redeemed = {{0, Points{points}}};
  return paid;
}
/// All that is left.
Event refund(std::string_view date, std::int32_t of) { return event(date, Refund{of, {}, std::nullopt}); }
Event refund_of(std::string_view date, std::int32_t of, std::vector<ReturnedLine> lines) { return event(date, Refund{of, std::move(lines), std::nullopt}); }
Event refund_amount(std::string_view date, std::int32_t of, std::int64_t amount) { return event(date, Refund{of, {}, Money{amount}}); }

/// "balance pending owed" of the first ledger.
std::string account(const Statement& statement) {
  const LedgerBalance& balance = statement.balances.at(0);
  return std::to_string(balance.balance.units) + ' ' + std::to_string(balance.pending.units) + ' ' + std::to_string(balance.deficit.units);
}
std::string account(const Program& program, std::vector<Event> events, std::string_view as_of) {
  return account(stated(program, std::move(events), as_of));
}

/// "points: from lots, ended, owed, forgiven" of each ledger of a refund.
std::string taken_back(const Statement& statement, std::size_t refund = 0) {
  std::string text;
  for (const TakenBack& taken : statement.refunds.at(refund).taken_back) {
    if (!text.empty()) text += "; ";
    text += std::to_string(taken.points.units) + ": " + std::to_string(taken.from_lots.units) + ' ' + std::to_string(taken.ended.units) +
            ' ' + std::to_string(taken.deficit.units) + ' ' + std::to_string(taken.forgiven.units);
  }
  return text;
}
/// "points lapsed" of each ledger of a refund.
std::string given_back(const Statement& statement, std::size_t refund = 0) {
  std::string text;
  for (const GivenBack& given : statement.refunds.at(refund).given_back) {
    if (!text.empty()) text += "; ";
    text += std::to_string(given.points.units) + ' ' + std::to_string(given.lapsed.units);
  }
  return text;
}

/// One point per yuan that ends, or does not; what is missing is owed, or forgiven.
Program shop(Expiry expiry = {}, Overdraw overdraw = Overdraw::deficit) {
  Program program = point_program(std::move(expiry));
  program.ledgers[0].overdraw = overdraw;
  return program;
}

// How much.

TEST(Refund, of_a_whole_purchase_undoes_it) {
  Program program = tier_program(kLifetime, {10000});
  program.metrics.push_back(metric("orders", Metric::Kind::orders, kLifetime));
  program.metrics.push_back(metric("points", Metric::Kind::points, kLifetime, "points"));
  const Statement answer = stated(program, {purchase("2026-01-05", 12345), refund("2026-01-10", 0)}, "2026-01-10");
  EXPECT_EQ(account(answer), "0 0 0");
  EXPECT_EQ(answer.orders, 0);
  for (const MetricValue& metric : answer.metrics) EXPECT_EQ(metric.value, 0);
  EXPECT_EQ(timeline_of(answer), "2026-01-05:0 2026-01-10:-");
  EXPECT_EQ(answer.timeline.back().cause, TierChange::Cause::refund);
  EXPECT_EQ(taken_back(answer), "123: 123 0 0 0");
  EXPECT_EQ(answer.refunds[0].metrics, (std::vector<std::int64_t>{12345, 1, 123}));
  EXPECT_EQ(answer.refunds[0].tier_before, 0);
  EXPECT_EQ(answer.refunds[0].tier_after, kNoTier);
}

TEST(Refund, of_units_leaves_the_floor_of_the_share) {
  Program program = tier_program(kLifetime, {});
  program.metrics.push_back(metric("orders", Metric::Kind::orders, kLifetime));
  // 100 points for three units: two keep 66, one keeps 33. 10000 fen: 3333 are lost, then 6667 in all, then all.
  std::vector<Event> events{order("2026-01-05", {units(3, 10000)})};
  const auto after = [&](std::string_view date) {
    const Statement answer = stated(program, events, date);
    return std::to_string(answer.balances[0].balance.units) + ' ' + std::to_string(answer.metrics[0].value) + ' ' +
           std::to_string(answer.metrics[1].value);
  };
  events.push_back(refund_of("2026-01-06", 0, {{0, 1}}));
  EXPECT_EQ(after("2026-01-06"), "66 6667 1");
  events.push_back(refund_of("2026-01-07", 0, {{0, 1}}));
  EXPECT_EQ(after("2026-01-07"), "33 3333 1");
  events.push_back(refund_of("2026-01-08", 0, {{0, 1}}));
  EXPECT_EQ(after("2026-01-08"), "0 0 0");
  const Statement all = stated(program, events, "2026-01-08");
  EXPECT_EQ(taken_back(all, 0) + ", " + taken_back(all, 1) + ", " + taken_back(all, 2), "34: 34 0 0 0, 33: 33 0 0 0, 33: 33 0 0 0");
}

TEST(Refund, of_an_amount_leaves_the_floor_of_the_share) {
  const Program program = tier_program(kLifetime, {});
  // 99 points for 99.99: after 33.33 two thirds are left, 66.
  const std::vector<Event> events{purchase("2026-01-05", 9999), refund_amount("2026-01-06", 0, 3333)};
  const Statement part = stated(program, events, "2026-01-06");
  EXPECT_EQ(part.balances[0].balance.units, 66);
  EXPECT_EQ(part.metrics[0].value, 6666);
  EXPECT_EQ(part.orders, 1);
  std::vector<Event> more = events;
  more.push_back(refund("2026-01-07", 0));  // what is left
  const Statement all = stated(program, more, "2026-01-07");
  EXPECT_EQ(taken_back(all, 1), "66: 66 0 0 0");
  EXPECT_EQ(all.metrics[0].value, 0);
  EXPECT_EQ(all.orders, 0);
}

TEST(Refund, takes_from_each_line_what_its_rules_gave_there) {
  Program program = shop();
  program.earn.push_back(rate("tea", "points", {2, 1}));
  program.earn.back().items.include.categories = {"tea"};
  const auto shared = compiled(program);
  PastLine tea = line(3000);
  tea.traits.category = shared->symbols().find("tea");
  // 30 + 20 for the amounts, and 60 for the tea: 90 and 20.
  const auto after = [&](std::int32_t returned) {
    const History played = history({order("2026-01-05", {tea, line(2000)}), refund_of("2026-01-06", 0, {{returned, 1}})});
    const auto answer = answered(*shared, played, day("2026-01-06"));
    return answer ? account(*answer) : std::string("refused");
  };
  EXPECT_EQ(after(0), "20 0 0");
  EXPECT_EQ(after(1), "90 0 0");
}

TEST(Refund, shares_points_by_the_largest_remainder) {
  // 0.50 + 0.50 earn one point: of equal fractions the earlier line has it.
  EXPECT_EQ(account(shop(), {order("2026-01-05", {line(50), line(50)}), refund_of("2026-01-06", 0, {{1, 1}})}, "2026-01-06"), "1 0 0");
  EXPECT_EQ(account(shop(), {order("2026-01-05", {line(50), line(50)}), refund_of("2026-01-06", 0, {{0, 1}})}, "2026-01-06"), "0 0 0");
  // 1.40 + 0.60 earn two: 1.4 and 0.6, the second has the larger fraction.
  EXPECT_EQ(account(shop(), {order("2026-01-05", {line(140), line(60)}), refund_of("2026-01-06", 0, {{1, 1}})}, "2026-01-06"), "1 0 0");
}

TEST(Refund, shares_what_an_order_earns_by_the_net_of_its_lines) {
  Program program = shop();
  program.earn[0].measure.kind = Measure::Kind::orders;
  program.earn[0].award = {Award::Kind::fixed, {10, 1}, 1};
  const auto after = [&](std::vector<PastLine> lines) {
    return account(program, {order("2026-01-05", std::move(lines)), refund_of("2026-01-06", 0, {{0, 1}})}, "2026-01-06");
  };
  EXPECT_EQ(after({line(3000), line(2000)}), "4 0 0");
  EXPECT_EQ(after({line(0), line(0)}), "5 0 0");           // equally where all is zero
  EXPECT_EQ(after({line(0), line(0), line(0)}), "6 0 0");  // 4, 3, 3
}

TEST(Refund, of_nothing_but_zeros_can_be_made_once) {
  const std::vector<Event> events{purchase("2026-01-05", 0), refund("2026-01-06", 0)};
  EXPECT_EQ(stated(shop(), events, "2026-01-06").orders, 0);
  std::vector<Event> twice = events;
  twice.push_back(refund("2026-01-07", 0));
  EXPECT_EQ(refusal(shop(), twice, "2026-01-07"), "already_refunded /member/history/2/of");
}

TEST(Refund, takes_back_counts_when_nothing_is_left) {
  Program program = point_program();
  program.counts = {{"nights", {}, 0}};
  program.metrics = {metric("nights", Metric::Kind::count, kLifetime, "nights")};
  Event stay = order("2026-01-05", {units(2, 20000)});
  std::get<Purchase>(stay.what).counts = {3};
  const std::vector<Event> part{stay, refund_of("2026-01-06", 0, {{0, 1}})};
  EXPECT_EQ(stated(program, part, "2026-01-06").metrics[0].value, 3);
  std::vector<Event> all = part;
  all.push_back(refund("2026-01-07", 0));
  EXPECT_EQ(stated(program, all, "2026-01-07").metrics[0].value, 0);
}

TEST(Refund, takes_from_a_metric_on_the_day_it_was_counted) {
  const Program program = tier_program(window_of(Window::Kind::month), {});
  const std::vector<Event> events{purchase("2026-01-31", 5000), purchase("2026-02-01", 700), refund("2026-02-10", 0)};
  EXPECT_EQ(stated(program, events, "2026-02-10").metrics[0].value, 700);
}

// What is refused.

TEST(RefundRefused, of_more_than_was_bought) {
  const Event three = order("2026-01-05", {units(3, 9000), units(1, 1000)});
  const auto refused = [&](std::vector<ReturnedLine> lines) {
    return refusal(shop(), {three, refund_of("2026-01-06", 0, std::move(lines))}, "2026-01-06");
  };
  EXPECT_EQ(refused({{0, 3}, {1, 1}}), "none");
  EXPECT_EQ(refused({{0, 4}}), "refund_exceeds_purchase /member/history/1/lines/0/quantity");
  EXPECT_EQ(refused({{0, 1}, {1, 2}}), "refund_exceeds_purchase /member/history/1/lines/1/quantity");
  EXPECT_EQ(refusal(shop(), {three, refund_of("2026-01-06", 0, {{0, 2}}), refund_of("2026-01-07", 0, {{0, 2}})}, "2026-01-07"),
            "refund_exceeds_purchase /member/history/2/lines/0/quantity");
  EXPECT_EQ(refusal(shop(), {purchase("2026-01-05", 10000), refund_amount("2026-01-06", 0, 10001)}, "2026-01-06"),
            "refund_exceeds_purchase /member/history/1/amount");
  EXPECT_EQ(refusal(shop(), {purchase("2026-01-05", 10000), refund_amount("2026-01-06", 0, 6000), refund_amount("2026-01-07", 0, 4000)},
                    "2026-01-07"),
            "none");
  EXPECT_EQ(refusal(shop(), {purchase("2026-01-05", 10000), refund_amount("2026-01-06", 0, 6000), refund_amount("2026-01-07", 0, 4001)},
                    "2026-01-07"),
            "refund_exceeds_purchase /member/history/2/amount");
}

TEST(RefundRefused, of_what_has_gone_back) {
  EXPECT_EQ(refusal(shop(), {purchase("2026-01-05", 10000), refund("2026-01-06", 0), refund("2026-01-06", 0)}, "2026-01-06"),
            "already_refunded /member/history/2/of");
  const Event two = order("2026-01-05", {units(2, 9000)});
  EXPECT_EQ(refusal(shop(), {two, refund_of("2026-01-06", 0, {{0, 2}}), refund_of("2026-01-07", 0, {{0, 1}})}, "2026-01-07"),
            "already_refunded /member/history/2/of");
  EXPECT_EQ(refusal(shop(), {adjust("2026-01-01", 100), redeem("2026-01-05", 50), refund("2026-01-06", 1), refund("2026-01-07", 1)},
                    "2026-01-07"),
            "already_refunded /member/history/3/of");
}

TEST(RefundRefused, of_what_was_never_bought_or_used) {
  EXPECT_EQ(refusal(shop(), {adjust("2026-01-01", 100), refund("2026-01-06", 0)}, "2026-01-06"), "unknown_event /member/history/1/of");
  EXPECT_EQ(refusal(shop(), {event("2026-01-01", Activity{}), refund("2026-01-06", 0)}, "2026-01-06"), "unknown_event /member/history/1/of");
  EXPECT_EQ(refusal(shop(), {purchase("2026-01-01", 100), refund("2026-01-06", 0), refund("2026-01-06", 1)}, "2026-01-06"),
            "unknown_event /member/history/2/of");
}

TEST(RefundRefused, in_another_measure_than_the_purchase) {
  EXPECT_EQ(refusal(shop(), {purchase("2026-01-05", 10000), refund_of("2026-01-06", 0, {{0, 1}})}, "2026-01-06"),
            "invalid_combination /member/history/1/lines");
  EXPECT_EQ(refusal(shop(), {order("2026-01-05", {units(2, 9000)}), refund_amount("2026-01-06", 0, 4500)}, "2026-01-06"),
            "invalid_combination /member/history/1/amount");
  const std::vector<Event> used{adjust("2026-01-01", 100), redeem("2026-01-05", 50)};
  std::vector<Event> by_lines = used;
  by_lines.push_back(refund_of("2026-01-06", 1, {{0, 1}}));
  EXPECT_EQ(refusal(shop(), by_lines, "2026-01-06"), "invalid_combination /member/history/2/lines");
  std::vector<Event> by_amount = used;
  by_amount.push_back(refund_amount("2026-01-06", 1, 10));
  EXPECT_EQ(refusal(shop(), by_amount, "2026-01-06"), "invalid_combination /member/history/2/amount");
}

// Points that are no longer there.

TEST(RefundPoints, that_were_used_come_from_other_lots_soonest_last_day_first) {
  const std::vector<Event> events{adjust("2026-01-01", 30, day("2026-12-31")), adjust("2026-01-02", 30, day("2026-06-30")),
                                  purchase("2026-01-05", 10000), adjust("2026-01-06", 30),
                                  redeem("2026-01-07", 140), refund("2026-01-08", 2)};
  // 30 to June and 30 to December go first, then 80 of the purchase. 20 of it are there, and the 30 that never end.
  const Statement answer = stated(shop(), events, "2026-01-08");
  EXPECT_EQ(taken_back(answer), "100: 50 0 50 0");
  EXPECT_EQ(account(answer), "-50 0 50");
}

TEST(RefundPoints, that_are_owed_are_repaid_by_the_next) {
  std::vector<Event> events{purchase("2026-01-05", 10000), redeem("2026-01-06", 80), refund("2026-01-07", 0)};
  const Statement owing = stated(shop(), events, "2026-01-07");
  EXPECT_EQ(taken_back(owing), "100: 20 0 80 0");
  EXPECT_EQ(account(owing), "-80 0 80");
  events.push_back(purchase("2026-01-08", 3000));
  EXPECT_EQ(account(shop(), events, "2026-01-08"), "-50 0 50");
  events.push_back(purchase("2026-01-09", 7000));
  EXPECT_EQ(account(shop(), events, "2026-01-09"), "20 0 0");
  std::vector<Event> too_early = events;
  too_early.insert(too_early.begin() + 3, redeem("2026-01-07", 1));
  EXPECT_EQ(refusal(shop(), too_early, "2026-01-09"), "insufficient_points /member/history/3/points");
}

TEST(RefundPoints, that_are_owed_are_repaid_when_the_next_become_usable) {
  Program program = shop();
  program.ledgers[0].pending = {Pending::Kind::days, 14, {}};
  const std::vector<Event> events{purchase("2026-01-05", 10000), redeem("2026-01-19", 80), refund("2026-01-20", 0), purchase("2026-01-21", 10000)};
  EXPECT_EQ(account(program, events, "2026-02-03"), "-80 100 80");
  EXPECT_EQ(account(program, events, "2026-02-04"), "20 0 0");
}

TEST(RefundPoints, are_forgiven_by_a_ledger_that_clamps) {
  std::vector<Event> events{purchase("2026-01-05", 10000), redeem("2026-01-06", 80), refund("2026-01-07", 0)};
  const Program program = shop({}, Overdraw::clamp);
  const Statement answer = stated(program, events, "2026-01-07");
  EXPECT_EQ(taken_back(answer), "100: 20 0 0 80");
  EXPECT_EQ(account(answer), "0 0 0");
  events.push_back(purchase("2026-01-08", 3000));
  EXPECT_EQ(account(program, events, "2026-01-08"), "30 0 0");
}

TEST(RefundPoints, that_have_ended_unused_are_not_taken) {
  const Program program = shop(after_days(20));
  // 30 are used, 70 end on 25 January.
  const std::vector<Event> events{order("2026-01-05", {units(2, 10000)}), redeem("2026-01-06", 30), purchase("2026-02-01", 2000)};
  std::vector<Event> all = events;
  all.push_back(refund("2026-02-05", 0));
  EXPECT_EQ(taken_back(stated(program, all, "2026-02-05")), "100: 20 70 10 0");
  EXPECT_EQ(account(program, all, "2026-02-05"), "-10 0 10");
  // Unit by unit: the first 50 have ended; of the others 20 have, and 30 were used.
  std::vector<Event> by_units = events;
  by_units.push_back(refund_of("2026-02-05", 0, {{0, 1}}));
  EXPECT_EQ(taken_back(stated(program, by_units, "2026-02-05")), "50: 0 50 0 0");
  EXPECT_EQ(account(program, by_units, "2026-02-05"), "20 0 0");
  by_units.push_back(refund_of("2026-02-06", 0, {{0, 1}}));
  EXPECT_EQ(taken_back(stated(program, by_units, "2026-02-06"), 1), "50: 20 20 10 0");
  EXPECT_EQ(account(program, by_units, "2026-02-06"), "-10 0 10");
}

TEST(RefundPoints, on_their_last_day_are_there_and_on_the_next_have_ended) {
  const Program program = shop(after_days(20));
  const auto refunded = [&](std::string_view date) {
    return taken_back(stated(program, {purchase("2026-01-05", 10000), refund(date, 0)}, date));
  };
  EXPECT_EQ(refunded("2026-01-25"), "100: 100 0 0 0");
  EXPECT_EQ(refunded("2026-01-26"), "100: 0 100 0 0");
}

TEST(RefundPoints, that_are_pending_leave_the_balance_alone) {
  Program program = shop();
  program.ledgers[0].pending = {Pending::Kind::confirmation, 0, {}};
  const std::vector<Event> events{adjust("2026-01-01", 30), order("2026-01-05", {units(2, 10000)}), refund_of("2026-01-06", 1, {{0, 1}})};
  const Statement answer = stated(program, events, "2026-01-06");
  EXPECT_EQ(account(answer), "30 50 0");
  EXPECT_EQ(taken_back(answer), "50: 50 0 0 0");
  std::vector<Event> confirmed = events;
  confirmed.push_back(event("2026-01-10", Confirm{1}));
  EXPECT_EQ(account(program, confirmed, "2026-01-10"), "80 0 0");
}

// Points that paid.

TEST(RefundRedeemed, go_back_to_their_lots_last_taken_first) {
  const std::vector<Event> events{adjust("2026-01-01", 100, day("2026-03-31")), adjust("2026-01-01", 100), paid_with("2026-01-05", 99, 150)};
  const auto refunded = [&](std::string_view date) {
    std::vector<Event> all = events;
    all.push_back(refund(date, 2));
    return stated(shop(), std::move(all), date);
  };
  const Statement in_time = refunded("2026-03-31");
  EXPECT_EQ(given_back(in_time), "150 0");
  EXPECT_EQ(account(in_time), "200 0 0");
  const Statement late = refunded("2026-04-01");
  EXPECT_EQ(given_back(late), "150 100");
  EXPECT_EQ(account(late), "100 0 0");
}

TEST(RefundRedeemed, go_back_by_the_floor_of_the_share) {
  // 150 points over 30.00 and 10.00: 112.5 and 37.5, the earlier line has the odd one. Half of 113 is 56.
  const std::vector<Event> events{adjust("2026-01-01", 100, day("2026-03-31")), adjust("2026-01-01", 100),
                                  order("2026-01-05", {units(2, 3000), line(1000)}, {{0, Points{150}}})};
  const auto step = [&](std::vector<Event> refunds) {
    std::vector<Event> all = events;
    all.insert(all.end(), refunds.begin(), refunds.end());
    const Statement answer = stated(shop(), std::move(all), "2026-04-30");
    return given_back(answer, answer.refunds.size() - 1);
  };
  const Event first = refund_of("2026-02-01", 2, {{0, 1}});
  EXPECT_EQ(step({first}), "56 0");
  EXPECT_EQ(step({first, refund_of("2026-02-02", 2, {{1, 1}})}), "37 0");
  EXPECT_EQ(step({first, refund_of("2026-02-02", 2, {{1, 1}}), refund("2026-02-03", 2)}), "57 0");
  // 50 of the lot that never ends come back first: of 56 points 6 lapse in April, of the next 94 all.
  EXPECT_EQ(step({refund_of("2026-04-01", 2, {{0, 1}})}), "56 6");
  EXPECT_EQ(step({refund_of("2026-04-01", 2, {{0, 1}}), refund("2026-04-02", 2)}), "94 94");
}

TEST(RefundRedeemed, repay_what_the_same_refund_would_owe) {
  // 100 points of the first order pay for the second, which earns 20; they are used too.
  const std::vector<Event> events{purchase("2026-01-05", 10000), paid_with("2026-01-06", 2000, 100), redeem("2026-01-07", 20), refund("2026-01-08", 1)};
  const Statement answer = stated(shop(), events, "2026-01-08");
  EXPECT_EQ(given_back(answer), "100 0");
  EXPECT_EQ(taken_back(answer), "20: 20 0 0 0");  // they went back before
  EXPECT_EQ(account(answer), "80 0 0");
}

TEST(RefundRedeemed, of_a_redemption_go_back_whole) {
  const std::vector<Event> events{adjust("2026-01-01", 40, day("2026-01-31")), adjust("2026-01-01", 100), redeem("2026-01-05", 60), refund("2026-02-01", 2)};
  const Statement answer = stated(shop(), events, "2026-02-01");
  EXPECT_EQ(given_back(answer), "60 40");
  EXPECT_EQ(taken_back(answer), "");
  EXPECT_EQ(account(answer), "100 0 0");
}

TEST(RefundRedeemed, of_a_reward_go_back_whole) {
  Program program = shop();
  Reward coffee;
  coffee.id = "coffee";
  coffee.ledger = "points";
  coffee.points = Points{150};
  program.rewards = {coffee};
  std::vector<Event> events{adjust("2026-01-01", 400), event("2026-01-05", RedeemReward{0, 2})};
  EXPECT_EQ(account(program, events, "2026-01-05"), "100 0 0");
  events.push_back(refund("2026-01-06", 1));
  EXPECT_EQ(account(program, events, "2026-01-06"), "400 0 0");
}

TEST(RefundRedeemed, of_forgiven_points_make_good_for_those_first) {
  // The points of the first order pay for the second. What the first takes back in vain does not come back with the second.
  const Program program = shop({}, Overdraw::clamp);
  const std::vector<Event> events{purchase("2026-01-05", 10000), paid_with("2026-01-06", 0, 100), refund("2026-01-07", 0), refund("2026-01-08", 1)};
  const Statement answer = stated(program, events, "2026-01-08");
  EXPECT_EQ(taken_back(answer, 0), "100: 0 0 0 100");
  EXPECT_EQ(given_back(answer, 1), "100 100");
  EXPECT_EQ(account(answer), "0 0 0");
  // Where they are owed it comes to the same.
  EXPECT_EQ(account(shop(), events, "2026-01-08"), "0 0 0");
}

// Tiers.

TEST(RefundTier, is_the_one_that_would_be_held_without_the_goods) {
  const Program program = tier_program(kLifetime, {10000, 20000}, {TierValidity::Kind::months, 12, Expiry::Snap::none, {}, 0});
  const std::vector<Event> events{purchase("2026-01-10", 10000), purchase("2026-03-01", 5000), purchase("2026-06-01", 6000)};
  const auto refunded = [&](std::int32_t of) {
    std::vector<Event> all = events;
    all.push_back(refund("2026-07-01", of));
    const Statement answer = stated(program, std::move(all), "2026-07-01");
    return timeline_of(answer) + " until " + text_of(answer.tier_valid_until);
  };
  // Without the first: 11000 on 1 June. Without the second: 16000, t0 prolonged on 1 June. Without the third: 15000, prolonged on 1 March.
  EXPECT_EQ(refunded(0), "2026-01-10:0 2026-06-01:1 2026-07-01:0 until 2027-06-01");
  EXPECT_EQ(refunded(1), "2026-01-10:0 2026-06-01:1 2026-07-01:0 until 2027-06-01");
  EXPECT_EQ(refunded(2), "2026-01-10:0 2026-06-01:1 2026-07-01:0 until 2027-03-01");
}

TEST(RefundTier, that_does_not_change_keeps_its_timeline) {
  const Program program = tier_program(kLifetime, {10000}, {TierValidity::Kind::months, 12, Expiry::Snap::none, {}, 0});
  const std::vector<Event> events{purchase("2026-01-10", 10000), purchase("2026-06-01", 10000), refund("2026-07-01", 0)};
  const Statement answer = stated(program, events, "2026-07-01");
  EXPECT_EQ(timeline_of(answer), "2026-01-10:0");
  EXPECT_EQ(text_of(answer.tier_valid_until), "2027-06-01");
  EXPECT_EQ(answer.refunds[0].tier_before, 0);
  EXPECT_EQ(answer.refunds[0].tier_after, 0);
}

TEST(RefundTier, that_has_ended_without_the_goods_is_lost) {
  // Without the purchase of 1 June the tier would have been valid to 10 January 2027.
  Program program = tier_program(rolling(1), {10000}, {TierValidity::Kind::months, 12, Expiry::Snap::none, {}, 0});
  const std::vector<Event> events{purchase("2026-01-10", 10000), purchase("2026-06-01", 10000)};
  const auto refunded = [&](std::string_view date) {
    std::vector<Event> all = events;
    all.push_back(refund(date, 1));
    return timeline_of(stated(program, std::move(all), date));
  };
  EXPECT_EQ(refunded("2027-01-10"), "2026-01-10:0");
  EXPECT_EQ(refunded("2027-01-11"), "2026-01-10:0 2027-01-11:-");
}

TEST(RefundTier, what_others_earned_at_it_stays) {
  Program program = tier_program(kLifetime, {10000});
  program.earn.push_back(rate("bonus", "points"));
  program.earn.back().when = tier_at_least("t0");
  const std::vector<Event> events{purchase("2026-01-10", 10000), purchase("2026-02-01", 5000), refund("2026-03-01", 0)};
  const Statement answer = stated(program, events, "2026-03-01");
  EXPECT_EQ(answer.tier, kNoTier);
  EXPECT_EQ(account(answer), "100 0 0");  // 50, twice
  std::vector<Event> next = events;
  next.push_back(purchase("2026-03-02", 1000));
  EXPECT_EQ(account(program, next, "2026-03-02"), "110 0 0");  // without the bonus
}

TEST(RefundTier, reached_again_on_the_day_is_reached_again) {
  const Program program = tier_program(kLifetime, {10000});
  const std::vector<Event> events{purchase("2026-01-10", 10000), refund("2026-02-01", 0), purchase("2026-02-01", 10000)};
  EXPECT_EQ(timeline_of(stated(program, events, "2026-02-01")), "2026-01-10:0 2026-02-01:- 2026-02-01:0");
}

TEST(RefundTier, a_refund_does_not_prolong_it) {
  const Program program = tier_program(kLifetime, {10000}, {TierValidity::Kind::months, 12, Expiry::Snap::none, {}, 0});
  const std::vector<Event> events{purchase("2026-01-10", 10000), order("2026-01-11", {units(2, 100)}), refund_of("2026-06-01", 1, {{0, 1}})};
  EXPECT_EQ(text_of(stated(program, events, "2026-06-01").tier_valid_until), "2027-01-11");
}

TEST(RefundTier, far_back_in_a_long_history_is_worked_out_again) {
  const Program program = tier_program(rolling(12), {10000});
  std::vector<Event> events{purchase("2026-01-01", 5000)};
  for (int i = 0; i < 200; ++i) events.push_back(purchase(to_text(add_days(day("2026-01-02"), i)), 25));  // 5000 in all
  EXPECT_EQ(timeline_of(stated(program, events, "2026-07-31")), "2026-07-20:0");  // the last of them
  std::vector<Event> less = events;
  less.push_back(refund("2026-07-31", 3));
  EXPECT_EQ(timeline_of(stated(program, less, "2026-07-31")), "2026-07-20:0 2026-07-31:-");
  less.push_back(purchase("2026-07-31", 25));
  EXPECT_EQ(timeline_of(stated(program, less, "2026-07-31")), "2026-07-20:0 2026-07-31:- 2026-07-31:0");
}

// Points for the past.

/// Double points in summer, for those who have chosen them; for the purchases of the month of the choice.
Program summer() {
  Program program = point_program();
  program.choices = {{"summer", {}, {{"off", {}}, {"on", {}}}}};
  program.earn.push_back(rate("double", "points"));
  program.earn.back().when = leaf(ChoiceCondition{"summer", "on"});
  program.earn.back().retroactive = window_of(Window::Kind::month);
  return program;
}

TEST(RefundRetroactive, takes_back_what_a_choice_gave_later) {
  const std::vector<Event> events{purchase("2026-06-30", 10000), order("2026-07-02", {units(2, 10000)}), event("2026-07-10", ChooseOption{0, 1})};
  EXPECT_EQ(account(summer(), events, "2026-07-10"), "300 0 0");  // nothing for June
  std::vector<Event> half = events;
  half.push_back(refund_of("2026-07-11", 1, {{0, 1}}));
  EXPECT_EQ(taken_back(stated(summer(), half, "2026-07-11")), "100: 100 0 0 0");  // 50 of each
  half.push_back(refund("2026-07-12", 1));
  EXPECT_EQ(account(summer(), half, "2026-07-12"), "100 0 0");
}

TEST(RefundRetroactive, each_lot_is_taken_from_for_itself) {
  // The points of the day of the choice end later; the first ones have ended unused.
  Program program = summer();
  program.ledgers[0].expiry = {after_days(10)};
  const std::vector<Event> events{purchase("2026-07-02", 10000), event("2026-07-10", ChooseOption{0, 1}), refund("2026-07-13", 0)};
  const Statement answer = stated(program, events, "2026-07-13");
  EXPECT_EQ(taken_back(answer), "200: 100 100 0 0");
  EXPECT_EQ(account(answer), "0 0 0");
}

TEST(RefundRetroactive, returned_goods_earn_nothing_more) {
  const std::vector<Event> events{purchase("2026-07-02", 10000), refund("2026-07-05", 0), event("2026-07-10", ChooseOption{0, 1})};
  EXPECT_EQ(account(summer(), events, "2026-07-10"), "0 0 0");
}

TEST(RefundRetroactive, points_metrics_lose_them_on_the_day_they_were_counted) {
  Program program = summer();
  program.earn.back().retroactive = window_of(Window::Kind::rolling_days, 30);
  program.metrics = {metric("points", Metric::Kind::points, window_of(Window::Kind::month), "points")};
  const std::vector<Event> events{purchase("2026-07-20", 10000), event("2026-08-01", ChooseOption{0, 1}), purchase("2026-08-02", 1000)};
  EXPECT_EQ(stated(program, events, "2026-08-02").metrics[0].value, 120);  // 100 on the day of the choice, 2 × 10
  std::vector<Event> refunded = events;
  refunded.push_back(refund("2026-08-03", 0));
  EXPECT_EQ(stated(program, refunded, "2026-08-03").metrics[0].value, 20);
}

// Milestones.

TEST(RefundMilestone, that_would_not_have_been_reached_is_undone) {
  Program program = tier_program(kLifetime, {});
  Milestone hundred;
  hundred.id = "hundred";
  hundred.metric = "spend";
  hundred.at = hundred.every = 10000;
  hundred.rewards = {{"bonus", {}, "points", Points{500}, std::nullopt}};
  program.milestones = {hundred};
  const std::vector<Event> events{purchase("2026-01-05", 15000), purchase("2026-01-06", 8000)};
  EXPECT_EQ(account(program, events, "2026-01-06"), "1230 0 0");
  std::vector<Event> refunded = events;
  refunded.push_back(refund("2026-01-07", 1));
  const Statement answer = stated(program, refunded, "2026-01-07");
  EXPECT_EQ(taken_back(answer), "580: 580 0 0 0");
  EXPECT_EQ(answer.milestones[0].reached.size(), 1U);
  EXPECT_EQ(answer.milestones[0].at, 20000);
  EXPECT_EQ(answer.milestones[0].missing, 5000);
  // Reached again, it is given again.
  refunded.push_back(purchase("2026-01-08", 5000));
  EXPECT_EQ(account(program, refunded, "2026-01-08"), "1200 0 0");
}

TEST(RefundMilestone, whose_points_were_used_is_owed) {
  Program program = tier_program(kLifetime, {});
  Milestone hundred;
  hundred.id = "hundred";
  hundred.metric = "spend";
  hundred.at = 10000;
  hundred.rewards = {{"bonus", {}, "points", Points{500}, std::nullopt}};
  program.milestones = {hundred};
  const std::vector<Event> events{purchase("2026-01-05", 10000), redeem("2026-01-06", 550), refund("2026-01-07", 0)};
  const Statement answer = stated(program, events, "2026-01-07");
  EXPECT_EQ(taken_back(answer), "600: 50 0 550 0");
  EXPECT_EQ(account(answer), "-550 0 550");
}

TEST(RefundActivity, keeps_points_alive_where_the_ledger_says_so) {
  Activities refunds;
  refunds.purchase = refunds.redeem = false;
  refunds.refund = true;
  const std::vector<Event> events{purchase("2026-01-01", 10000), purchase("2026-01-02", 500), refund("2026-01-20", 1)};
  EXPECT_EQ(account(shop(after_activity(after_days(30), refunds)), events, "2026-02-19"), "100 0 0");
  EXPECT_EQ(account(shop(after_activity(after_days(30), refunds)), events, "2026-02-20"), "0 0 0");
  EXPECT_EQ(account(shop(after_activity(after_days(30))), events, "2026-02-01"), "100 0 0");  // of the purchase of 2 January
  EXPECT_EQ(account(shop(after_activity(after_days(30))), events, "2026-02-02"), "0 0 0");
}

}  // namespace
}  // namespace loyalty::tests

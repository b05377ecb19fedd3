// SPDX-License-Identifier: Apache-2.0
// Every optimum of an advice against trying everything out: statements with one purchase more, day by day, amount by amount.
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

#include "advise_case.h"

namespace loyalty::tests {
namespace {

constexpr std::int64_t kTried = 260;

/// One random request, and statements of it with something more.
class Case {
 public:
  Case(std::uint32_t seed, bool limits) : draw_(seed), request_(random_request(draw_, limits)) {}

  json advice() { return asked_.call("advise", request_); }
  /// Whether the history itself is refused: nothing to be advised on.
  json& request() { return request_; }
  Draw& draw() { return draw_; }
  [[nodiscard]] std::string as_of() const { return text(request_["asOf"]); }

  /// The statement after a purchase on a day, seen on a day.
  json after(std::int64_t amount, const std::string& on, const std::string& day) {
    json asked = request_;
    asked.erase("plan");
    asked["asOf"] = day;
    json& events = asked["member"]["history"];
    if (amount > 0) events.push_back({{"type", "purchase"}, {"id", "trial"}, {"date", on}, {"amount", std::to_string(amount)}});
    return asked_.call("statement", asked);
  }

  /// Points of a ledger that a purchase on the day earns.
  std::int64_t earned(std::int64_t amount, std::size_t ledger) {
    const json statement = after(amount, as_of(), as_of());
    std::int64_t points = 0;
    for (const json& lot : statement["balances"][ledger]["lots"]) {
      if (lot["event"] == "trial") points += whole(lot["points"]);
    }
    return points;
  }

  /// The smallest purchase, of those that are tried, that earns so many points.
  std::int64_t smallest(std::int64_t needed, std::size_t ledger) {
    for (std::int64_t amount = 1; amount <= kTried; ++amount) {
      if (earned(amount, ledger) >= needed) return amount;
    }
    return -1;
  }

  static int rank(const json& tier) { return tier.is_null() ? -1 : tier.get<std::string>()[1] - '0'; }
  int rank_on(const std::string& day, std::int64_t amount = 0, const std::string& on = {}) { return rank(after(amount, on, day)["tier"]["current"]); }

  /// Quotes: points of a basket by ledger, as a member of a tier, with a membership or without.
  std::vector<std::int64_t> quoted(std::int64_t amount, int tier, bool plus) {
    std::vector<std::int64_t> points{0, 0};
    json member{{"tier", tier < 0 ? json() : json("t" + std::to_string(tier))}, {"memberships", plus ? json{"plus"} : json::array()}};
    const json quote = asked_.call("quote", {{"program", request_["program"]}, {"asOf", as_of()}, {"member", member},
                                             {"basket", {{"lines", {{{"id", "a"}, {"quantity", 1}, {"unitPrice", std::to_string(amount)}}}}}}});
    for (const json& row : quote["earned"]) points[row["ledger"] == "miles" ? 1 : 0] = whole(row["points"]);
    return points;
  }

  /// The best rate of points, as value and points.
  std::pair<std::int64_t, std::int64_t> rate() {
    std::pair<std::int64_t, std::int64_t> best{0, 1};
    const auto offer = [&best](const json& rung) {
      const std::int64_t value = whole(rung["value"]);
      const std::int64_t points = whole(rung["points"]);
      if (value * best.second > best.first * points) best = {value, points};
    };
    for (const json& redemption : request_["program"]["redemptions"]) {
      if (!redemption.contains("rungs")) offer(redemption);
      for (const json& rung : redemption.value("rungs", json::array())) offer(rung);
    }
    return best;
  }
  std::int64_t worth(std::int64_t points) { return points * rate().first / rate().second; }

 private:
  Draw draw_;
  json request_;
  Asked asked_;
};

class AdviseOracle : public testing::TestWithParam<std::uint32_t> {};
INSTANTIATE_TEST_SUITE_P(Random, AdviseOracle, testing::Range(1u, 81u));

TEST_P(AdviseOracle, NoSmallerPurchaseEarnsWhatARewardLacks) {
  Case one(GetParam(), true);
  const json advice = one.advice();
  ASSERT_TRUE(advice.contains("rewards")) << advice << one.request();
  for (std::size_t i = 0; i < 2; ++i) {
    const json& reward = advice["rewards"][i];
    const std::int64_t missing = whole(reward["missing"]);
    const json statement = one.after(0, {}, one.as_of());
    EXPECT_EQ(missing, std::max<std::int64_t>(0, whole(reward["points"]) - whole(statement["balances"][i]["balance"])));
    if (missing == 0) continue;
    const auto way = std::find_if(reward["ways"].begin(), reward["ways"].end(), [](const json& each) { return each["type"] == "purchase"; });
    const std::int64_t found = way == reward["ways"].end() ? -1 : whole((*way)["spend"]);
    if (found < 0 && reward["complete"] == false) continue;
    const std::int64_t tried = one.smallest(missing, i);
    if (found < 0 || found > kTried) {
      EXPECT_EQ(tried, -1) << one.request();
      if (found > 0) {
        EXPECT_EQ(one.earned(found, i), whole((*way)["earns"]));
      }
    } else {
      EXPECT_EQ(found, tried) << one.request();
      EXPECT_EQ(one.earned(found, i), whole((*way)["earns"]));
    }
  }
}

/// The marks ask for money and points only, so what is asked for is a single purchase today.
TEST_P(AdviseOracle, NoSmallerPurchaseReachesALevel) {
  Case one(GetParam() + 1000, GetParam() % 2 == 0);
  const json advice = one.advice();
  ASSERT_TRUE(advice.contains("levels")) << advice << one.request();
  std::vector<std::int64_t> least(3, -1);
  bool complete = true;
  for (const json& level : advice["levels"]) {
    complete = complete && level["complete"].get<bool>();
    if (level["aim"] == "keep") continue;
    if (level["way"].is_null()) continue;
    const auto extra = whole(level["ways"][level["way"].get<std::size_t>()]["extra"]);
    for (int tier = Case::rank(level["tier"]); tier >= 0; --tier) {
      auto& known = least[static_cast<std::size_t>(tier)];
      if (known < 0 || extra < known) known = extra;
    }
  }
  const int held = one.rank_on(one.as_of());
  for (int tier = held + 1; complete && tier < 3; ++tier) {
    const std::int64_t found = least[static_cast<std::size_t>(tier)];
    std::int64_t tried = -1;
    for (std::int64_t amount = 1; tried < 0 && amount <= kTried; ++amount) {
      if (one.rank_on(one.as_of(), amount, one.as_of()) >= tier) tried = amount;
    }
    EXPECT_EQ(tried, found > kTried ? -1 : found) << "t" << tier << one.request();
  }
}

TEST_P(AdviseOracle, WhatIsMissingCountsUpToItsLastDayAndNoLonger) {
  Case one(GetParam() + 2000, false);
  const json advice = one.advice();
  const auto metric_on = [&](const json& mark, const std::string& day) {
    json asked = one.request();
    asked["asOf"] = day;
    asked["member"]["history"].push_back({{"type", "adjust"}, {"id", "trial"}, {"date", day}, {"metric", mark["metric"]}, {"value", mark["missing"]}});
    Asked session;
    const json statement = session.call("statement", asked);
    for (const json& metric : statement["metrics"]) {
      if (metric["metric"] == mark["metric"]) return whole(metric["value"]);
    }
    return std::int64_t{-1};
  };
  for (const json& level : advice["levels"]) {
    if (level["aim"] == "keep") continue;
    for (const json& way : level["ways"]) {
      for (const json& mark : way["marks"]) {
        const std::int64_t at = whole(mark["at"]);
        EXPECT_EQ(whole(mark["missing"]), std::max<std::int64_t>(0, at - whole(mark["value"])));
        if (mark["by"].is_null() || mark["missing"] == "0") continue;
        EXPECT_GE(metric_on(mark, text(mark["by"])), at) << mark << one.request();
        if (mark["value"] != "0") {
          EXPECT_LT(metric_on(mark, day_after(text(mark["by"]), 1)), at) << mark << one.request();
        }
      }
    }
  }
}

TEST_P(AdviseOracle, ALevelIsHeldToItsLastDay) {
  Case one(GetParam() + 3000, false);
  const json advice = one.advice();
  const int held = one.rank_on(one.as_of());
  if (held < 0) return;
  const json& level = advice["levels"][0];
  ASSERT_EQ(level["aim"], "keep");
  if (level["until"].is_null()) {
    for (int month = 1; month <= 60; ++month) EXPECT_GE(one.rank_on(to_text(add_months(*parse_date(one.as_of()), month))), held) << one.request();
    EXPECT_EQ(level["verdict"], "kept");
    return;
  }
  const std::string until = text(level["until"]);
  for (std::string day = one.as_of(); day < until; day = day_after(day, 5)) ASSERT_GE(one.rank_on(day), held) << day << one.request();
  EXPECT_GE(one.rank_on(until), held) << one.request();
  EXPECT_EQ(one.rank_on(day_after(until, 1)), Case::rank(level["than"])) << one.request();
  EXPECT_LT(Case::rank(level["than"]), held);

  // The least purchase on that day after which the level is held a day longer.
  if (level["complete"] == false) return;
  std::int64_t found = -1;
  bool of_money = true;
  for (const json& way : level["ways"]) {
    for (const json& mark : way["marks"]) of_money = of_money && mark["metric"] != "earned";
    if (way["possible"] == true && (found < 0 || whole(way["extra"]) < found)) found = whole(way["extra"]);
  }
  if (!of_money) return;  // points are earned at the tier and on the days of then
  std::int64_t tried = -1;
  for (std::int64_t amount = 1; tried < 0 && amount <= kTried; ++amount) {
    if (one.rank_on(day_after(until, 1), amount, until) >= held) tried = amount;
  }
  // A purchase may also lift to a higher level, or the level may need any event at all to be renewed.
  for (const json& higher : advice["levels"]) {
    if (higher["aim"] != "reach") continue;
    EXPECT_TRUE(tried < 0 || found < 0 || tried <= std::max<std::int64_t>(found, 1)) << level << one.request();
    return;
  }
  EXPECT_EQ(tried, found > kTried ? -1 : (found == 0 ? 1 : found)) << level << one.request();
}

TEST_P(AdviseOracle, PlanAndMembershipAreWorthWhatQuotesSay) {
  Case one(GetParam() + 4000, false);
  const std::int64_t spend = one.draw().from(0, 300);
  one.request()["plan"] = {{"spend", std::to_string(spend)}, {"until", day_after(one.as_of(), 99)}};
  const json advice = one.advice();
  const auto gold = [&](int tier) { return tier < 0 ? 0 : whole(one.request()["program"]["tiers"][static_cast<std::size_t>(tier)]["worth"]); };
  for (const json& level : advice["levels"]) {
    const int tier = Case::rank(level["tier"]);
    const int than = Case::rank(level["than"]);
    std::vector<std::int64_t> here = one.quoted(spend, tier, false);
    std::vector<std::int64_t> there = one.quoted(spend, than, false);
    const std::int64_t benefit = gold(tier) - gold(than) + one.worth(here[0]) - one.worth(there[0]);
    EXPECT_EQ(whole(level["worth"]), gold(tier) - gold(than));
    EXPECT_EQ(std::stoll(level["benefit"].get<std::string>()), benefit) << one.request();
    if (level["verdict"] == "worth_it" || level["verdict"] == "not_worth_it") {
      const std::int64_t extra = whole(level["ways"][level["way"].get<std::size_t>()]["extra"]);
      EXPECT_EQ(level["verdict"] == "worth_it", benefit >= extra);
      EXPECT_GT(extra, 0);
    }
  }
  const int held = one.rank_on(one.as_of());
  const json& plus = advice["memberships"][0];
  const std::int64_t fee = whole(plus["fee"]);
  const auto gain = [&](std::int64_t amount) {
    if (amount == 0) return std::int64_t{0};
    return one.worth(one.quoted(amount, held, true)[0]) - one.worth(one.quoted(amount, held, false)[0]);
  };
  EXPECT_EQ(whole(plus["gain"]), gain(spend)) << advice << one.request();
  EXPECT_EQ(plus["verdict"], gain(spend) >= fee ? "worth_it" : "not_worth_it");
  std::int64_t tried = -1;
  for (std::int64_t amount = 0; tried < 0 && amount <= kTried; ++amount) {
    if (gain(amount) >= fee) tried = amount;
  }
  const std::int64_t found = whole(plus["breakEven"]);
  EXPECT_EQ(tried, found > kTried ? -1 : found) << one.request();
  if (found > kTried) {
    EXPECT_GE(gain(found), fee);
  }
}

/// What a redemption gives for at most so many points, by trying every sum or multiple: value and points.
std::pair<std::int64_t, std::int64_t> best_of(const json& redemption, std::int64_t most) {
  std::pair<std::int64_t, std::int64_t> best{0, 0};
  if (!redemption.contains("rungs")) {
    const std::int64_t step = whole(redemption["step"]);
    for (std::int64_t points = step; points <= most; points += step) {
      if (points < whole(redemption["minimum"])) continue;
      const std::int64_t value = points * whole(redemption["value"]) / whole(redemption["points"]);
      if (value > best.first) best = {value, points};
    }
    return best;
  }
  std::vector<std::int64_t> value(static_cast<std::size_t>(most) + 1, 0);
  for (std::size_t points = 1; points < value.size(); ++points) {
    value[points] = value[points - 1];
    for (const json& rung : redemption["rungs"]) {
      const auto asked = static_cast<std::size_t>(whole(rung["points"]));
      if (asked <= points) value[points] = std::max(value[points], value[points - asked] + whole(rung["value"]));
    }
  }
  best.first = value.back();
  best.second = std::find(value.begin(), value.end(), best.first) - value.begin();
  return best;
}

TEST_P(AdviseOracle, NoUseOfEndingPointsGivesMore) {
  Case one(GetParam() + 5000, false);
  const json advice = one.advice();
  const json statement = one.after(0, {}, one.as_of());
  const json& program = one.request()["program"];
  std::int64_t before = 0;
  for (const json& row : advice["expiring"]) {
    if (row["ledger"] != "points") continue;
    const std::int64_t ending = whole(row["points"]);
    const std::int64_t available = whole(statement["balances"][0]["balance"]) - before;
    before += ending;
    std::pair<std::int64_t, std::int64_t> best{0, 0};
    std::int64_t usable = 0;
    const auto offer = [&](std::int64_t value, std::int64_t points) {
      usable = std::max(usable, std::min(ending, points));
      if (value > best.first || (value == best.first && points < best.second)) best = {value, points};
    };
    for (const json& redemption : program["redemptions"]) {
      const bool ladder = redemption.contains("rungs");
      const std::int64_t unit = whole(ladder ? redemption["rungs"][0]["points"] : redemption["step"]);
      const std::int64_t wanted = std::max(ending, ladder ? 0 : whole(redemption["minimum"]));
      const std::int64_t bound = std::min(available, (wanted + unit - 1) / unit * unit);
      const auto found = best_of(redemption, bound);
      offer(found.first, found.second);
      if (!ladder && bound / unit * unit >= whole(redemption["minimum"])) usable = std::max(usable, std::min(ending, bound / unit * unit));
    }
    const json& cup = program["rewards"][0];
    const std::int64_t most = cup.contains("limit") ? cup["limit"]["times"].get<std::int64_t>() : available;
    const std::int64_t price = whole(cup["points"]);
    std::int64_t times = 0;
    while (times < most && (times + 1) * price <= available && times * price < ending) ++times;
    offer(times * whole(cup["value"]), times * price);
    EXPECT_EQ(whole(row["usable"]), usable) << row << one.request();
    EXPECT_EQ(whole(row["lost"]), ending - usable);
    EXPECT_EQ(whole(row["value"]), one.worth(ending));
    if (best.first == 0) {
      EXPECT_TRUE(row["use"].is_null());
    } else {
      EXPECT_EQ(whole(row["use"]["value"]), best.first) << row << one.request();
      EXPECT_EQ(whole(row["use"]["points"]), best.second) << row << one.request();
    }
  }
}

TEST_P(AdviseOracle, TheCheapestWayToARewardCostsLeast) {
  Case one(GetParam() + 6000, false);
  const json advice = one.advice();
  const json statement = one.after(0, {}, one.as_of());
  const json& program = one.request()["program"];
  const json& trip = program["rewards"][1];
  const json& answer = advice["rewards"][1];
  const std::int64_t cash = whole(trip["cash"]);
  const std::int64_t missing = std::max<std::int64_t>(0, whole(trip["points"]) - whole(statement["balances"][1]["balance"]));
  if (missing == 0) {
    EXPECT_EQ(whole(answer["ways"][answer["cheapest"].get<std::size_t>()]["cost"]), cash);
    return;
  }
  std::optional<std::int64_t> least;
  const auto offer = [&least](std::int64_t cost) { least = least ? std::min(*least, cost) : cost; };
  const std::int64_t bought = one.smallest(missing, 1);
  if (bought >= 0) offer(bought + cash);
  const json& move = program["transfers"][0];
  std::int64_t points = whole(move["block"]);
  while (points / whole(move["block"]) * whole(move["gives"]) < missing || points < whole(move["minimum"])) points += whole(move["block"]);
  const std::int64_t lacking = std::max<std::int64_t>(0, points - whole(statement["balances"][0]["balance"]));
  const std::int64_t spend = lacking == 0 ? 0 : one.smallest(lacking, 0);
  if (spend >= 0) offer(spend + one.worth(points) + cash);
  if (bought < 0 || spend < 0) return;  // beyond what is tried
  EXPECT_EQ(whole(answer["ways"][answer["cheapest"].get<std::size_t>()]["cost"]), *least) << answer << one.request();
  for (const json& way : answer["ways"]) EXPECT_GE(whole(way["cost"]), *least);
}

}  // namespace
}  // namespace loyalty::tests

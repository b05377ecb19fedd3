// SPDX-License-Identifier: Apache-2.0
// Small programmes and histories for advice, drawn at random, and questions asked through the border. In yen, so that a unit is a unit.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "json/call.h"
#include "loyalty/date.h"

namespace loyalty::tests {

using nlohmann::json;

inline std::string numbered(const char* text, std::size_t number) { return text + std::to_string(number); }
inline std::string text(const json& value) { return value.get<std::string>(); }

inline std::int64_t whole(const json& decimal) { return decimal.is_null() ? -1 : std::stoll(decimal.get<std::string>()); }

class Draw {
 public:
  explicit Draw(std::uint32_t seed) : random_(seed) {}
  std::int64_t from(std::int64_t least, std::int64_t most) { return least + static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(most - least + 1)); }
  bool once_in(std::int64_t times) { return from(1, times) == 1; }
  template <class T>
  const T& of(const std::vector<T>& list) { return list[static_cast<std::size_t>(from(0, static_cast<std::int64_t>(list.size()) - 1))]; }
  std::string number(std::int64_t least, std::int64_t most) { return std::to_string(from(least, most)); }

 private:
  std::mt19937_64 random_;
};

/// Asks one session; the answer must be one.
class Asked {
 public:
  json call(const char* operation, const json& request) {
    json response = json::parse(session_.call(operation, request.dump()));
    return response.value("ok", false) ? response["result"] : response;
  }

 private:
  loyalty::json::Session session_;
};

inline std::string day_after(const std::string& day, std::int64_t days) { return to_text(add_days(*parse_date(day), days)); }

/// A tree of marks, at most two deep.
inline json marks(Draw& draw, const std::vector<std::string>& metrics, std::int64_t low, std::int64_t high, int depth = 2) {
  if (depth == 0 || draw.once_in(2)) return {{"metric", {{"id", draw.of(metrics)}, {"atLeast", draw.number(low, high)}}}};
  json children = json::array();
  for (std::int64_t i = draw.from(1, 3); i > 0; --i) children.push_back(marks(draw, metrics, low, high, depth - 1));
  return {{draw.once_in(2) ? "all" : "any", children}};
}

inline json window(Draw& draw) {
  static const std::vector<json> kWindows{{{"type", "calendarYear"}},
                                          {{"type", "rollingMonths"}, {"months", 12}},
                                          {{"type", "rollingDays"}, {"days", 90}},
                                          {{"type", "month"}},
                                          {{"type", "programYear"}, {"startsOn", "04-01"}},
                                          {{"type", "lifetime"}}};
  return draw.of(kWindows);
}

/// A rule that earns for amounts, with a rounding of its own, and now and then a part that does not count, a fewest number or a limit.
inline json amount_rule(Draw& draw, const std::string& id, bool limits) {
  static const std::vector<std::string> kRoundings{"floor", "halfUp", "ceiling"};
  json rule{{"id", id}, {"ledger", "points"}, {"measure", {{"type", "amount"}}}, {"rounding", draw.of(kRoundings)}};
  if (draw.once_in(3)) {
    rule["award"] = {{"type", "block"}, {"points", draw.number(1, 9)}, {"per", draw.number(2, 30)}};
  } else {
    rule["award"] = {{"type", "rate"}, {"points", draw.number(1, 5)}, {"per", draw.number(1, 12)}};
  }
  if (draw.once_in(4)) rule["above"] = draw.number(1, 40);
  if (draw.once_in(5)) rule["atLeast"] = draw.number(1, 6);
  if (limits && draw.once_in(2)) {
    json limit{{"window", draw.once_in(2) ? json{{"type", "month"}} : json{{"type", "calendarYear"}}}, {"over", draw.once_in(3) ? "refuse" : "clamp"}};
    limit[draw.once_in(2) ? "points" : "measured"] = draw.number(20, 200);
    rule["limits"] = json::array({limit});
  }
  if (limits && !rule.contains("atLeast") && draw.once_in(5)) rule["scope"] = "month";
  return rule;
}

inline json bonus_rule(const std::string& id, std::int64_t percent, const json& when) {
  return {{"id", id}, {"ledger", "points"}, {"measure", {{"type", "points"}, {"of", {"base"}}}},
          {"award", {{"type", "rate"}, {"points", percent}, {"per", "100"}}}, {"when", when}};
}

/// Points with two rates, two tiers and a third, a membership, redemptions, rewards, a transfer.
inline json random_program(Draw& draw, bool limits) {
  json program{{"format", "loyalty-program/1"}, {"id", "p"}, {"currency", "JPY"}};
  json expiry{{"type", "afterEarning"}, {"months", draw.from(6, 18)}, {"snap", draw.once_in(2) ? "monthEnd" : "none"}};
  program["ledgers"] = json::array({{{"id", "points"}, {"expiry", expiry}}, {{"id", "miles"}}});
  program["memberships"] = json::array({{{"id", "plus"}, {"fee", draw.number(0, 60)}, {"months", 12}}});
  program["earn"] = json::array({amount_rule(draw, "base", limits), bonus_rule("gold", draw.from(1, 120), {{"tier", {{"atLeast", "t1"}}}}),
                                 bonus_rule("plus", draw.from(1, 150), {{"membership", "plus"}})});
  program["earn"].push_back({{"id", "miles"}, {"ledger", "miles"}, {"measure", {{"type", "amount"}}},
                             {"award", {{"type", "rate"}, {"points", draw.number(1, 3)}, {"per", draw.number(2, 9)}}}});
  program["metrics"] = json::array({{{"id", "spend"}, {"type", "spend"}, {"window", window(draw)}},
                                    {{"id", "earned"}, {"type", "points"}, {"ledger", "points"}, {"window", window(draw)}},
                                    {{"id", "year"}, {"type", "spend"}, {"window", {{"type", "calendarYear"}}}}});
  const std::vector<std::string> metrics{"spend", "earned", "year"};
  program["tiers"] = json::array();
  for (std::size_t tier = 0; tier < 3; ++tier) {
    const auto low = static_cast<std::int64_t>(40 + 90 * tier);
    program["tiers"].push_back({{"id", numbered("t", tier)}, {"qualify", marks(draw, metrics, low, low + 120)}, {"worth", draw.number(0, 50)}});
  }
  static const std::vector<json> kValidities{{{"type", "whileQualified"}}, {{"type", "months"}, {"months", 7}}, {{"type", "endOfNextYear"}}};
  program["tierValidity"] = draw.of(kValidities);
  if (draw.once_in(3)) program["downgrade"] = {{"type", "fit"}, {"graceDays", draw.from(0, 20)}};
  program["redemptions"] = json::array({{{"id", "pay"}, {"ledger", "points"}, {"points", draw.number(2, 20)}, {"value", draw.number(1, 9)},
                                         {"step", draw.number(1, 12)}, {"minimum", draw.number(0, 30)}}});
  if (draw.once_in(2)) {
    json rungs = json::array();
    std::int64_t points = 0;
    std::int64_t value = 0;
    for (std::int64_t i = draw.from(1, 3); i > 0; --i) {
      rungs.push_back({{"points", std::to_string(points += draw.from(3, 20))}, {"value", std::to_string(value += draw.from(1, 15))}});
    }
    program["redemptions"].push_back({{"id", "ladder"}, {"ledger", "points"}, {"rungs", rungs}});
  }
  program["rewards"] = json::array({{{"id", "cup"}, {"ledger", "points"}, {"points", draw.number(5, 60)}, {"value", draw.number(1, 40)}},
                                    {{"id", "trip"}, {"ledger", "miles"}, {"points", draw.number(20, 150)}, {"cash", draw.number(0, 20)}}});
  if (draw.once_in(2)) program["rewards"][0]["limit"] = {{"window", {{"type", "month"}}}, {"times", draw.from(1, 3)}};
  program["transfers"] = json::array({{{"id", "move"}, {"ledger", "points"}, {"block", draw.number(3, 20)}, {"minimum", draw.number(0, 50)},
                                       {"gives", draw.number(1, 15)}, {"to", {{"ledger", "miles"}}}}});
  return program;
}

inline json random_member(Draw& draw, const std::string& as_of) {
  json events = json::array();
  std::int64_t ago = draw.from(0, 500);
  for (std::size_t i = 0; ago >= 0 && i < 8; ++i) {
    events.push_back({{"type", "purchase"}, {"id", numbered("o", i)}, {"date", day_after(as_of, -ago)}, {"amount", draw.number(1, 120)}});
    ago -= draw.from(0, 150);
  }
  return {{"joined", day_after(as_of, -600)}, {"history", events}};
}

inline json random_request(Draw& draw, bool limits) {
  const std::string as_of = day_after("2026-01-01", draw.from(0, 360));
  return {{"program", random_program(draw, limits)}, {"asOf", as_of}, {"member", random_member(draw, as_of)}};
}

}  // namespace loyalty::tests

// SPDX-License-Identifier: Apache-2.0
// Ways to a condition against its truth table, the edges of an advice, and its derivation.
#include <gtest/gtest.h>

#include <algorithm>
#include <variant>

#include "advise_case.h"
#include "advise_ways.h"
#include "eligibility.h"
#include "loyalty/advice.h"
#include "loyalty/compiled_program.h"

namespace loyalty::tests {
namespace {

/// A random tree over two metrics, a choice and the number of orders.
Condition random_tree(Draw& draw, int depth) {
  if (depth == 0 || draw.once_in(3)) {
    const std::int64_t at = draw.from(0, 4);
    switch (draw.from(0, 5)) {
      case 0: return {Condition::Kind::leaf, {}, ChoiceCondition{"c", draw.once_in(2) ? "on" : "off"}};
      case 1: return {Condition::Kind::leaf, {}, OrdersCondition{draw.from(1, 3), std::nullopt}};
      case 2: return {Condition::Kind::leaf, {}, MetricCondition{draw.once_in(2) ? "a" : "b", std::nullopt, at}};
      case 3: return {Condition::Kind::leaf, {}, MetricCondition{draw.once_in(2) ? "a" : "b", at, at + draw.from(0, 2)}};
      default: return {Condition::Kind::leaf, {}, MetricCondition{draw.once_in(2) ? "a" : "b", at, std::nullopt}};
    }
  }
  if (draw.once_in(4)) return {Condition::Kind::negation, {random_tree(draw, depth - 1)}, {}};
  Condition tree{draw.once_in(2) ? Condition::Kind::all : Condition::Kind::any, {}, {}};
  for (std::int64_t i = draw.from(1, 4); i > 0; --i) tree.children.push_back(random_tree(draw, depth - 1));
  return tree;
}

std::shared_ptr<const CompiledProgram> program_of(const Condition& tree) {
  Program program = bare_program({{'J', 'P', 'Y'}, 0});
  program.choices = {{"c", {}, {{"off", {}}, {"on", {}}}}};
  for (const char* id : {"a", "b"}) {
    Metric metric;
    metric.id = id;
    program.metrics.push_back(metric);
  }
  Tier tier;
  tier.id = "t";
  tier.qualify = tree;
  program.tiers = {tier};
  return compile(std::move(program)).program;
}

bool holds(const WayTerm& term, const Facts& facts, const CompiledProgram& program) {
  if (term.kind == WayTerm::Kind::other) {
    CompiledCondition leaf = *term.leaf;
    leaf.subtree_end = 1;
    return check({}, {leaf}, facts, program).holds() != term.negated;
  }
  const std::int64_t value = *facts.member->metrics[static_cast<std::size_t>(term.metric)];
  return term.kind == WayTerm::Kind::mark ? value >= term.at : value <= term.at;
}

TEST(AdviseWays, AreWhatTheTreeSays) {
  Draw draw(7);
  int complete = 0;
  for (int round = 0; round < 600; ++round) {
    const auto program = program_of(random_tree(draw, 3));
    ASSERT_NE(program, nullptr);
    const ConditionTree& tree = program->tiers()[0].qualify;
    const Ways ways = ways_of(tree);
    ASSERT_LE(ways.list.size(), kMostWays);
    complete += ways.complete;
    Member member;
    member.metrics = {0, 0};
    member.choices = {0};
    for (std::int64_t at = 0; at < 7 * 7 * 2 * 4; ++at) {
      member.metrics = {at % 7, at / 7 % 7};
      member.choices = {static_cast<std::int32_t>(at / 49 % 2)};
      member.orders = at / 98;
      const Facts facts{{Date{20000}, std::nullopt}, &member};
      const bool any = std::any_of(ways.list.begin(), ways.list.end(), [&](const Way& way) {
        return std::all_of(way.begin(), way.end(), [&](const WayTerm& term) { return holds(term, facts, *program); });
      });
      const bool truth = check({}, tree, facts, *program).holds();
      ASSERT_TRUE(!any || truth) << round;
      ASSERT_TRUE(!ways.complete || any || !truth) << round;
    }
  }
  EXPECT_GT(complete, 550);
}

TEST(AdviseWays, NoneAsksForAllThatAnotherAsksFor) {
  const auto at_least = [](const char* metric, std::int64_t at) { return Condition{Condition::Kind::leaf, {}, MetricCondition{metric, at, std::nullopt}}; };
  const Condition both{Condition::Kind::all, {at_least("a", 3), at_least("b", 1)}, {}};
  const auto program = program_of({Condition::Kind::any, {both, at_least("a", 5), at_least("a", 2)}, {}});
  const Ways ways = ways_of(program->tiers()[0].qualify);
  ASSERT_EQ(ways.list.size(), 1u);
  EXPECT_EQ(ways.list[0][0].at, 2);
}

TEST(AdviseWays, SixteenAreListedAndSeventeenAreNot) {
  for (const std::size_t count : {std::size_t{16}, std::size_t{17}}) {
    Condition tree{Condition::Kind::any, {}, {}};
    for (std::size_t i = 1; i <= count; ++i) {
      const auto at = static_cast<std::int64_t>(i);
      const auto other = static_cast<std::int64_t>(count - i);
      tree.children.push_back({Condition::Kind::all,
                               {{Condition::Kind::leaf, {}, MetricCondition{"a", at, std::nullopt}},
                                {Condition::Kind::leaf, {}, MetricCondition{"b", other, std::nullopt}}},
                               {}});
    }
    const auto program = program_of(tree);
    const Ways ways = ways_of(program->tiers()[0].qualify);
    EXPECT_EQ(ways.list.size(), 16u);
    EXPECT_EQ(ways.complete, count == 16);
  }
}

json small_request() {
  Draw draw(3);
  return {{"program", random_program(draw, false)}, {"asOf", "2026-11-22"}, {"member", {{"history", json::array()}}}};
}

TEST(Advise, APlanThatEndsBeforeItBeginsIsRefused) {
  json request = small_request();
  request["plan"] = {{"spend", "10"}, {"until", "2026-11-21"}};
  Asked asked;
  const json refused = asked.call("advise", request);
  EXPECT_EQ(refused["errors"][0]["code"], "invalid_window");
  EXPECT_EQ(refused["errors"][0]["pointer"], "/plan/until");
  request["plan"]["until"] = "2026-11-22";
  EXPECT_TRUE(asked.call("advise", request).contains("levels"));
}

TEST(Advise, ErrorsOfAHistoryAreThoseOfAStatement) {
  json request = small_request();
  request["member"]["history"] = {{{"type", "redeem"}, {"id", "r"}, {"date", "2026-01-01"}, {"ledger", "points"}, {"points", "1"}}};
  Asked asked;
  EXPECT_EQ(asked.call("advise", request), asked.call("statement", request));
}

TEST(Advise, AnExplanationChangesNothingElse) {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    Draw draw(seed);
    json request = random_request(draw, true);
    if (draw.once_in(2)) request["plan"] = {{"spend", draw.number(0, 500)}, {"until", day_after(text(request["asOf"]), draw.from(0, 400))}};
    Asked asked;
    const json plain = asked.call("advise", request);
    request["explain"] = true;
    json explained = asked.call("advise", request);
    ASSERT_TRUE(explained.contains("explanation")) << explained;
    explained.erase("explanation");
    EXPECT_EQ(plain, explained) << request;
  }
}

}  // namespace
}  // namespace loyalty::tests

// SPDX-License-Identifier: Apache-2.0
// What follows from conditions alone, against trying conditions out on members, days and orders: nothing that is said
// to follow, or to be impossible, is ever found to be otherwise.
#include "condition_logic.h"

#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <string>
#include <vector>

#include "eligibility.h"
#include "loyalty/date.h"
#include "loyalty/member.h"
#include "loyalty/program.h"

namespace loyalty {
namespace {

constexpr std::int32_t kTiers = 3;
constexpr int kMetrics = 2;
constexpr int kConditions = 60;
constexpr int kMoments = 400;

using Random = std::mt19937;

int upto(Random& random, int most) { return static_cast<int>(random() % static_cast<unsigned>(most + 1)); }
bool coin(Random& random) { return upto(random, 1) == 1; }

std::string named(const char* kind, int number) { return kind + std::to_string(number); }

std::vector<std::string> some(Random& random, const char* kind, int most) {
  std::vector<std::string> result{named(kind, upto(random, most))};
  if (coin(random)) result.push_back(named(kind, upto(random, most)));
  return result;
}

const Date kMonday = parse_date("2026-11-16").value();

DateWindow any_window(Random& random) {
  DateWindow window;
  if (coin(random)) window.from = add_days(kMonday, upto(random, 9));
  if (coin(random)) window.to = add_days(window.from.value_or(kMonday), upto(random, 5));
  return window;
}

template <class Range>
Range any_range(Random& random) {
  Range range;
  const int ends = upto(random, 2);
  if (ends != 0) range.at_least = upto(random, 3);
  if (ends != 1) range.at_most = upto(random, 3);
  return range;
}

Condition any_leaf(Random& random) {
  Condition condition;
  condition.kind = Condition::Kind::leaf;
  switch (upto(random, 11)) {
    case 0: {
      TierCondition tier;
      if (coin(random)) tier.at_least = named("tier", upto(random, kTiers - 1));
      if (tier.at_least.empty()) tier.in = some(random, "tier", kTiers - 1);
      condition.leaf = tier;
      break;
    }
    case 1:
      condition.leaf = DateCondition{any_window(random)};
      break;
    case 2: {
      WeekdayCondition weekday;
      for (int day = 0; day < 7; ++day) {
        if (coin(random)) weekday.days.push_back(static_cast<Weekday>(day));
      }
      if (weekday.days.empty()) weekday.days.push_back(Weekday::fri);
      condition.leaf = weekday;
      break;
    }
    case 3:
      condition.leaf = TimeCondition{{upto(random, 3) * 6 * 60}, {upto(random, 3) * 6 * 60 + 359}};
      break;
    case 4:
      condition.leaf = BirthdayCondition{coin(random) ? BirthdayCondition::Span::day : BirthdayCondition::Span::month};
      break;
    case 5:
      condition.leaf = any_range<OrdersCondition>(random);
      break;
    case 6:
      condition.leaf = CustomerCondition{coin(random) ? CustomerCondition::Kind::new_customer
                                                      : CustomerCondition::Kind::returning_customer};
      break;
    case 7:
      condition.leaf = SegmentCondition{some(random, "segment", 2)};
      break;
    case 8:
      condition.leaf = ChannelCondition{some(random, "channel", 2)};
      break;
    case 9:
      condition.leaf = PaymentCondition{some(random, "payment", 2)};
      break;
    case 10: {
      auto metric = any_range<MetricCondition>(random);
      metric.metric = named("metric", upto(random, kMetrics - 1));
      condition.leaf = metric;
      break;
    }
    default:
      if (coin(random)) {
        condition.leaf = ChoiceCondition{"choice", coin(random) ? "on" : "off"};
      } else {
        condition.leaf = MembershipCondition{"plus"};
      }
  }
  return condition;
}

Condition any_condition(Random& random, int depth) {
  const int kind = depth == 0 ? 3 : upto(random, 5);
  if (kind >= 3) return any_leaf(random);
  Condition condition;
  condition.kind = kind == 0 ? Condition::Kind::all : kind == 1 ? Condition::Kind::any : Condition::Kind::negation;
  const int children = condition.kind == Condition::Kind::negation ? 1 : 1 + upto(random, 2);
  for (int i = 0; i < children; ++i) condition.children.push_back(any_condition(random, depth - 1));
  return condition;
}

/// A programme whose promotions ask for the conditions.
Program program_with(const std::vector<Condition>& conditions) {
  Program program = bare_program(find_currency("CNY").value());
  program.id = "p";
  for (int i = 0; i < kMetrics; ++i) {
    Metric metric;
    metric.id = named("metric", i);
    metric.kind = Metric::Kind::orders;
    program.metrics.push_back(metric);
  }
  for (int i = 0; i < kTiers; ++i) {
    Tier tier;
    tier.id = named("tier", i);
    tier.qualify.kind = Condition::Kind::leaf;
    tier.qualify.leaf = MetricCondition{"metric0", i + 1, std::nullopt};
    program.tiers.push_back(tier);
  }
  program.choices.push_back({"choice", {}, {{"off", {}}, {"on", {}}}});
  program.memberships.push_back({"plus", {}, Money{100}, 12});
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    Promotion promotion;
    promotion.id = "promotion" + std::to_string(i);
    promotion.when = conditions[i];
    promotion.rungs.push_back({0, AmountOff{Money{1}, BenefitScope::order}});
    program.promotions.push_back(promotion);
  }
  return program;
}

/// A member, a day, an hour and an order of which everything is known.
struct Instance {
  Member member;
  Facts facts;
};

Instance any_instance(Random& random, const CompiledProgram& program) {
  const auto symbol = [&](const char* kind) { return program.symbols().find(named(kind, upto(random, 2))); };
  Instance instance;
  instance.member.tier = upto(random, kTiers) - 1;
  for (int i = 0; i < kMetrics; ++i) instance.member.metrics.emplace_back(upto(random, 4));
  instance.member.orders = upto(random, 4);
  instance.member.birthday = make_date({1990, coin(random) ? 11 : 12, 16 + upto(random, 3)});
  instance.member.segments.emplace();
  if (coin(random)) instance.member.segments->push_back(symbol("segment"));
  instance.member.choices = {upto(random, 1)};
  if (coin(random)) instance.member.memberships = {0};
  instance.facts.now = {add_days(kMonday, upto(random, 14)), TimeOfDay{upto(random, 1439)}};
  instance.facts.channel = symbol("channel");
  instance.facts.payment = symbol("payment");
  return instance;
}

bool holds(const CompiledProgram& program, std::size_t condition, const Instance& instance) {
  Facts facts = instance.facts;
  facts.member = &instance.member;
  return check({}, program.promotions()[condition].when, facts, program).holds();
}

class ConditionLogicOfSeed : public testing::TestWithParam<unsigned> {
 protected:
  void SetUp() override {
    random_.seed(GetParam());
    std::vector<Condition> conditions;
    for (int i = 0; i < kConditions; ++i) conditions.push_back(any_condition(random_, 2));
    CompileOutcome outcome = compile(program_with(conditions));
    ASSERT_TRUE(outcome.errors.empty());
    program_ = outcome.program;
    for (int i = 0; i < kMoments; ++i) instances_.push_back(any_instance(random_, *program_));
  }

  [[nodiscard]] const Condition& condition(std::size_t index) const {
    return program_->document().promotions[index].when;
  }

  Random random_;
  std::shared_ptr<const CompiledProgram> program_;
  std::vector<Instance> instances_;
};

TEST_P(ConditionLogicOfSeed, what_is_implied_holds) {
  ConditionLogic logic(*program_);
  for (std::size_t a = 0; a < kConditions; ++a) {
    EXPECT_TRUE(logic.implies(condition(a), condition(a))) << a;
    for (std::size_t b = 0; b < kConditions; ++b) {
      if (a == b || !logic.implies(condition(a), condition(b))) continue;
      for (const Instance& instance : instances_) {
        if (!holds(*program_, a, instance)) continue;
        ASSERT_TRUE(holds(*program_, b, instance)) << a << " " << b;
      }
    }
  }
}

TEST_P(ConditionLogicOfSeed, what_contradicts_itself_never_holds) {
  ConditionLogic logic(*program_);
  for (std::size_t i = 0; i < kConditions; ++i) {
    const DateWindow valid = any_window(random_);
    if (!logic.contradiction(valid, condition(i))) continue;
    for (const Instance& instance : instances_) {
      ASSERT_FALSE(valid.contains(instance.facts.now.date) && holds(*program_, i, instance)) << i;
    }
  }
}

TEST_P(ConditionLogicOfSeed, verdicts_hold_for_such_members) {
  for (std::size_t i = 0; i < kConditions; ++i) {
    const ConditionTree& tree = program_->promotions()[i].when;
    for (Instance instance : instances_) {
      Known known;
      if (coin(random_)) known.tier = instance.member.tier;
      known.customer = static_cast<Known::Customer>(upto(random_, 2));
      if (known.customer == Known::Customer::returning) instance.member.orders = 1 + upto(random_, 3);
      if (known.customer == Known::Customer::fresh) {
        instance.member.orders = 0;
        for (auto& metric : instance.member.metrics) metric = 0;
      }
      const Verdict verdict = ConditionLogic::judge(tree, known);
      if (verdict == Verdict::sometimes) continue;
      ASSERT_EQ(holds(*program_, i, instance), verdict == Verdict::always) << i;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Random, ConditionLogicOfSeed, testing::Range(1U, 41U));

/// A condition of one kind of fact that no instance meets is seen to be impossible, and what always follows is seen to
/// follow.
TEST(ConditionLogic, sees_what_leaves_of_one_kind_ask_for_together) {
  Random random(7);
  int impossible = 0;
  int implied = 0;
  for (int round = 0; round < 400; ++round) {
    const Condition a = any_leaf(random);
    Condition b = any_leaf(random);
    while (b.leaf.index() != a.leaf.index()) b = any_leaf(random);
    Condition both;
    both.kind = Condition::Kind::all;
    both.children = {a, b};
    const CompileOutcome outcome = compile(program_with({a, b, both}));
    ASSERT_NE(outcome.program, nullptr);
    const CompiledProgram& program = *outcome.program;
    const bool segments = std::holds_alternative<SegmentCondition>(a.leaf);
    bool met = segments;  // a member may be in several segments
    bool follows = true;
    for (int i = 0; i < 3000; ++i) {
      const Instance instance = any_instance(random, program);
      met = met || holds(program, 2, instance);
      follows = follows && (!holds(program, 0, instance) || holds(program, 1, instance));
    }
    ConditionLogic logic(program);
    const std::vector<Promotion>& promotions = program.document().promotions;
    EXPECT_EQ(logic.contradiction({}, promotions[2].when).has_value(), !met) << round;
    impossible += met ? 0 : 1;
    if (logic.implies(promotions[0].when, promotions[1].when)) {
      EXPECT_TRUE(follows) << round;
      ++implied;
    }
  }
  EXPECT_GT(impossible, 20);
  EXPECT_GT(implied, 40);
}

}  // namespace
}  // namespace loyalty

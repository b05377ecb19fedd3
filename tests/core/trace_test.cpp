// SPDX-License-Identifier: Apache-2.0
#include "loyalty/trace.h"

#include <gtest/gtest.h>

#include <array>

namespace loyalty {
namespace {

constexpr Unit kCents{Unit::Kind::decimal, 2};

template <class T>
std::vector<T> copied(std::span<const T> values) {
  return {values.begin(), values.end()};
}

TEST(Trace, is_empty_at_first) {
  const Trace trace;
  EXPECT_TRUE(trace.steps().empty());
  EXPECT_TRUE(trace.figures().empty());
}

TEST(Trace, keeps_a_step_as_it_was_said) {
  Trace trace;
  const std::array<std::int64_t, 2> amounts{12000, 3000};
  const StepIndex lines = trace.add_list({StepCode::line_list, Operation::given}, {}, kCents, amounts);
  const Trace::About about(StepCode::percent_of_base, Operation::multiply, {RuleRef::Kind::program_promotion, 3},
                           {"/applied/#/base", 1}, Rounding::half_even);
  const StepIndex percent = trace.add(about, {Operand::of(lines, 1), Value{{3, 20}, kRatio}}, Value{{450, 1}, kCents});
  EXPECT_EQ(lines, 0);
  EXPECT_EQ(percent, 1);

  ASSERT_EQ(trace.steps().size(), 2U);
  const Step& list = trace.steps()[0];
  EXPECT_EQ(list.code, StepCode::line_list);
  EXPECT_TRUE(list.is_list);
  EXPECT_EQ(list.unit, kCents);
  EXPECT_EQ(list.rounding, std::nullopt);
  EXPECT_TRUE(trace.operands(list).empty());
  EXPECT_EQ(copied(trace.results(list)), (std::vector<std::int64_t>{12000, 3000}));

  const Step& step = trace.steps()[1];
  EXPECT_EQ(step.code, StepCode::percent_of_base);
  EXPECT_EQ(step.operation, Operation::multiply);
  EXPECT_FALSE(step.is_list);
  EXPECT_EQ(step.rule, (RuleRef{RuleRef::Kind::program_promotion, 3}));
  EXPECT_EQ(step.rounding, Rounding::half_even);
  EXPECT_EQ(step.allocation, std::nullopt);
  EXPECT_EQ(step.denominator, 1);
  EXPECT_EQ(copied(trace.results(step)), (std::vector<std::int64_t>{450}));
  const auto operands = trace.operands(step);
  ASSERT_EQ(operands.size(), 2U);
  EXPECT_EQ(operands[0].kind, Operand::Kind::element);
  EXPECT_EQ(operands[0].step, lines);
  EXPECT_EQ(operands[0].element, 1);
  EXPECT_EQ(operands[1].kind, Operand::Kind::literal);
  EXPECT_EQ(operands[1].literal.value, (Rational{3, 20}));
}

TEST(Trace, keeps_both_parts_of_a_ratio) {
  Trace trace;
  const StepIndex ratio = trace.add({StepCode::pay_ratio, Operation::divide}, {}, Value{{5, 6}, kRatio});
  const Step& step = trace.steps()[static_cast<std::size_t>(ratio)];
  EXPECT_EQ(copied(trace.results(step)), (std::vector<std::int64_t>{5}));
  EXPECT_EQ(step.denominator, 6);
  EXPECT_EQ(step.unit, kRatio);
}

TEST(Trace, takes_shares_as_money_and_how_they_were_given) {
  Trace trace;
  const std::array<Money, 3> shares{Money{34}, Money{33}, Money{33}};
  const std::vector<Operand> operands{Value{{100, 1}, kCents}};
  const StepIndex index = trace.add_list(
      {StepCode::shares, Operation::allocate, {}, {}, {}, Allocation::running_error}, operands,
      kCents, shares);
  const Step& step = trace.steps()[static_cast<std::size_t>(index)];
  EXPECT_TRUE(step.is_list);
  EXPECT_EQ(step.allocation, Allocation::running_error);
  EXPECT_EQ(copied(trace.results(step)), (std::vector<std::int64_t>{34, 33, 33}));
  EXPECT_EQ(trace.operands(step).size(), 1U);
}

TEST(Trace, tells_a_list_of_none_from_a_number) {
  Trace trace;
  (void)trace.add_list({StepCode::shares, Operation::given}, {}, kCents, std::span<const std::int64_t>{});
  EXPECT_TRUE(trace.steps()[0].is_list);
  EXPECT_TRUE(trace.results(trace.steps()[0]).empty());
}

TEST(Trace, names_figures_in_the_order_in_which_they_were_said) {
  Trace trace;
  const StepIndex without = trace.add({StepCode::basket_list, Operation::given}, {}, Value{{1, 1}, kCents});
  const StepIndex with = trace.add({StepCode::basket_net, Operation::given, {}, {"/net"}},
                                   {}, Value{{1, 1}, kCents});
  trace.add_figure(without, {"/applied/#/shares/*", 2});
  const auto figures = trace.figures();
  ASSERT_EQ(figures.size(), 2U);
  EXPECT_EQ(figures[0].step, with);
  EXPECT_EQ(figures[0].ref.pattern, "/net");
  EXPECT_EQ(figures[1].step, without);
  EXPECT_EQ(figures[1].ref.pattern, "/applied/#/shares/*");
  EXPECT_EQ(figures[1].ref.first, 2);
  EXPECT_EQ(figures[1].ref.second, -1);
}

TEST(Trace, begins_again_when_it_is_cleared) {
  Trace trace;
  (void)trace.add({StepCode::basket_net, Operation::given, {}, {"/net"}},
                  {Value{{1, 1}, kCents}}, Value{{1, 1}, kCents});
  trace.clear();
  EXPECT_TRUE(trace.steps().empty());
  EXPECT_TRUE(trace.figures().empty());
  EXPECT_EQ(trace.add({StepCode::basket_net, Operation::given}, {}, Value{{2, 1}, kCents}), 0);
  EXPECT_EQ(copied(trace.results(trace.steps()[0])), (std::vector<std::int64_t>{2}));
  EXPECT_TRUE(trace.operands(trace.steps()[0]).empty());
}

TEST(TraceDeath, gives_figures_only_to_its_own_steps) {
  Trace trace;
  EXPECT_DEATH_IF_SUPPORTED(trace.add_figure(0, {"/net"}), "");
  EXPECT_DEATH_IF_SUPPORTED(trace.add_figure(kNoStep, {"/net"}), "");
}

}  // namespace
}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
// Derivations of a basket and of the readings: every step gives its result, and every figure is derived once, by its own value.
#include <map>
#include <string>

#include "curve_draw.h"
#include "trace_check.h"

namespace loyalty::tests {
namespace {

std::string pointer_of(const FigureRef& figure) {
  std::string pointer(figure.pattern);
  const std::size_t mark = pointer.find('#');
  return mark == std::string::npos ? pointer : pointer.replace(mark, 1, std::to_string(figure.first));
}

/// Figures of a trace as "numerator/denominator" in units of the currency, by pointer.
std::map<std::string, Rational> figures_of(const Trace& trace) {
  std::map<std::string, Rational> figures;
  for (const Trace::Figure& figure : trace.figures()) {
    const Step& step = trace.steps()[static_cast<std::size_t>(figure.step)];
    std::int64_t denominator = step.denominator;
    if (step.unit.kind == Unit::Kind::decimal) {
      for (std::uint8_t i = 0; i < step.unit.decimals; ++i) denominator *= 10;
    }
    EXPECT_FALSE(step.is_list);
    const bool fresh = figures.emplace(pointer_of(figure.ref), *make_rational(trace.results(step)[0], denominator)).second;
    EXPECT_TRUE(fresh) << pointer_of(figure.ref) << " is derived twice";
  }
  return figures;
}

std::map<std::string, Rational> expected_figures(const EffectiveDiscount& answer, std::int64_t minor_per_major) {
  std::map<std::string, Rational> figures;
  const auto money = [&](Rational minor) { return *make_rational(minor.numerator, Int128{minor.denominator} * minor_per_major); };
  const auto whole = [&](Money minor) { return money({minor.minor, 1}); };
  if (answer.basket) {
    figures["/basket/list"] = whole(answer.basket->list);
    figures["/basket/discount"] = whole(answer.basket->list - answer.basket->paid);
    figures["/basket/paid"] = whole(answer.basket->paid);
    figures["/basket/vouchers"] = whole(answer.basket->vouchers);
    if (answer.basket->list != Money{}) {
      figures["/basket/payRatio"] = answer.basket->pay_ratio;
      figures["/basket/payRatioWithVouchers"] = answer.basket->pay_ratio_with_vouchers;
    }
  }
  for (std::size_t i = 0; i < answer.readings.size(); ++i) {
    const std::string at = "/readings/" + std::to_string(i);
    figures[at + "/payRatio"] = answer.readings[i].pay_ratio;
    figures[at + "/paid"] = money(answer.readings[i].paid);
    figures[at + "/goods"] = money(answer.readings[i].goods);
    if (answer.readings[i].limit) figures[at + "/limit"] = *answer.readings[i].limit;
  }
  return figures;
}

void expect_derived(const CurveCase& question, std::int64_t minor_per_major) {
  Trace trace;
  const auto answer = question.answer(&trace);
  if (!answer.ok()) return;
  EXPECT_EQ(test::TraceCheck(trace).first_wrong(), "");
  const auto figures = figures_of(trace);
  const auto expected = expected_figures(*answer, minor_per_major);
  for (const auto& [pointer, value] : expected) {
    const auto found = figures.find(pointer);
    if (found == figures.end()) {
      ADD_FAILURE() << pointer << " is not derived";
    } else {
      EXPECT_EQ(found->second, value) << pointer;
    }
  }
  EXPECT_EQ(figures.size(), expected.size());
}

TEST(CurveTrace, voucher_promotion) {
  CurveCase question = curve_case({offer(each(), 10000, voucher(5000, 10000))});
  for (const std::int64_t basket : {0, 9999, 10000, 25000}) {
    question.request.basket = Money{basket};
    expect_derived(question, 100);
  }
}

TEST(CurveTrace, stages_caps_and_percentages) {
  Promotion steps = ladder(amount(), {{10000, off(1000)}, {30000, off(6000)}});
  steps.cap = Money{5000};
  CurveCase question = curve_case({offer(always(), 0, percent(5), "line"), steps, offer(each(), 10000, voucher(2000, 5000, 2))});
  question.request.basket = Money{33333};
  expect_derived(question, 100);
}

TEST(CurveTrace, random_sets) {
  for (unsigned seed = 0; seed < 800; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Draw draw(seed);
    if (seed % 2 != 0) draw.allow_limits();
    CurveCase question = draw.set(true, true);
    question.request.basket = Money{draw.number(0, 300)};
    if (draw.chance(30)) question.request.unit_price = Money{draw.number(3, 20)};
    expect_derived(question, 1);
  }
}

TEST(CurveTrace, the_same_answer_without_a_trace) {
  for (unsigned seed = 0; seed < 100; ++seed) {
    CurveCase question = Draw(seed).set(true, true);
    Trace trace;
    const auto with = question.answer(&trace);
    const auto without = question.answer();
    ASSERT_EQ(with.ok(), without.ok());
    if (!with.ok()) continue;
    ASSERT_EQ(with->readings.size(), without->readings.size());
    for (std::size_t i = 0; i < with->readings.size(); ++i) EXPECT_EQ(with->readings[i].pay_ratio, without->readings[i].pay_ratio);
  }
}

}  // namespace
}  // namespace loyalty::tests

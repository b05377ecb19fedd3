// SPDX-License-Identifier: Apache-2.0
// Short words for promotions and curves. Amounts are minor units.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "loyalty/compiled_program.h"
#include "loyalty/currency.h"
#include "loyalty/effective_discount.h"

namespace loyalty::tests {

inline constexpr Date kToday{20779};  // 2026-11-22

inline Trigger always() { return {}; }
inline Trigger amount(Trigger::Repeat repeat = Trigger::Repeat::once, AmountBase base = AmountBase::net,
                      std::optional<std::int64_t> times = std::nullopt) {
  return {Trigger::Measure::amount, repeat, base, times};
}
inline Trigger each(AmountBase base = AmountBase::net, std::optional<std::int64_t> times = std::nullopt) {
  return amount(Trigger::Repeat::each, base, times);
}
inline Trigger quantity(Trigger::Repeat repeat = Trigger::Repeat::once) {
  return {Trigger::Measure::quantity, repeat, AmountBase::net, std::nullopt};
}

inline PercentOff percent(std::int64_t off, AmountBase base = AmountBase::net) {
  return {*make_rational(off, 100), base, BenefitScope::order};
}
inline AmountOff off(std::int64_t minor, BenefitScope scope = BenefitScope::order) { return {Money{minor}, scope}; }
inline VoucherBack voucher(std::int64_t value, std::int64_t minimum, std::int64_t count = 1) {
  return {Money{value}, Money{minimum}, count, std::nullopt, {}};
}

inline Promotion ladder(Trigger trigger, std::vector<Rung> rungs, std::string stage = "order") {
  Promotion promotion;
  promotion.stage = std::move(stage);
  promotion.trigger = trigger;
  promotion.rungs = std::move(rungs);
  return promotion;
}
inline Promotion offer(Trigger trigger, std::int64_t at, Benefit benefit, std::string stage = "order") {
  return ladder(trigger, {{at, std::move(benefit)}}, std::move(stage));
}

/// A programme of nothing but promotions, and the questions it is asked.
struct CurveCase {
  std::shared_ptr<const CompiledProgram> program;
  EffectiveDiscountRequest request;

  [[nodiscard]] Result<EffectiveDiscount> answer(Trace* trace = nullptr) const { return effective_discount(*program, request, trace); }
};

inline CurveCase curve_case(std::vector<Promotion> promotions, std::string_view currency = "CNY", std::vector<Stage> stages = default_stages(),
                            Rounding rounding = Rounding::half_up) {
  Program program = bare_program(*find_currency(currency));
  program.stages = std::move(stages);
  program.rounding = rounding;
  for (std::size_t i = 0; i < promotions.size(); ++i) promotions[i].id = "p" + std::to_string(i);
  program.promotions = std::move(promotions);
  CompileOutcome outcome = compile(std::move(program));
  CurveCase result;
  result.program = std::move(outcome.program);
  invariant(result.program != nullptr, "a test writes a programme that compiles");
  result.request.as_of = kToday;
  return result;
}

inline const Reading* find_reading(const EffectiveDiscount& answer, ReadingCode code) {
  for (const Reading& reading : answer.readings) {
    if (reading.code == code) return &reading;
  }
  return nullptr;
}

inline Rational ratio(std::int64_t numerator, std::int64_t denominator) { return *make_rational(numerator, denominator); }

}  // namespace loyalty::tests

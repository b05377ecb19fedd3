// SPDX-License-Identifier: Apache-2.0
// The compiled engine alone: values in, values out, no text.
#include <benchmark/benchmark.h>

#include <string>

#include "loyalty/compiled_program.h"
#include "loyalty/quote.h"

namespace {

using namespace loyalty;

Promotion offer(const char* id, Trigger trigger, std::int64_t at, Benefit benefit) {
  Promotion promotion;
  promotion.id = id;
  promotion.trigger = trigger;
  promotion.rungs.push_back({at, benefit});
  return promotion;
}

/// Ten promotions of every kind; four of them apply to the basket, as in a shop.
Program shop() {
  const Trigger always{};
  const Trigger once{Trigger::Measure::amount, Trigger::Repeat::once, AmountBase::net, {}};
  const Trigger each{Trigger::Measure::amount, Trigger::Repeat::each, AmountBase::net, {}};
  const Trigger units{Trigger::Measure::quantity, Trigger::Repeat::once, AmountBase::net, {}};
  Program program = bare_program(*find_currency("CNY"));
  auto& promotions = program.promotions;
  promotions.push_back(offer("m300", once, 30000, AmountOff{Money{5000}, BenefitScope::order}));
  promotions.push_back(offer("each", each, 10000, AmountOff{Money{1000}, BenefitScope::order}));
  promotions.push_back(offer("p15", always, 0, PercentOff{{3, 20}, AmountBase::net, BenefitScope::order}));
  promotions.push_back(offer("tea", units, 3, PercentOff{{1, 5}, AmountBase::net, BenefitScope::line}));
  promotions.push_back(offer("big", once, 99999999, AmountOff{Money{90000}, BenefitScope::order}));
  promotions.push_back(offer("none", always, 0, PercentOff{{1, 2}, AmountBase::net, BenefitScope::order}));
  promotions.push_back(offer("new", always, 0, AmountOff{Money{2000}, BenefitScope::order}));
  promotions.push_back(offer("late", always, 0, AmountOff{Money{2000}, BenefitScope::order}));
  promotions.push_back(offer("back", once, 10000, VoucherBack{Money{5000}, Money{10000}, 1, 30, {}}));
  promotions.push_back(offer("bulk", units, 500, AmountOff{Money{100}, BenefitScope::unit}));
  promotions[3].stage = "line";
  promotions[3].items.include.categories = {"tea"};
  promotions[5].items.include.categories = {"wine"};
  promotions[6].when.kind = Condition::Kind::leaf;
  promotions[6].when.leaf = CustomerCondition{CustomerCondition::Kind::new_customer};
  promotions[7].valid.from = parse_date("2030-01-01");
  return program;
}

Basket basket_of(std::size_t lines, const CompiledProgram& program) {
  Basket basket;
  for (std::size_t i = 0; i < lines; ++i) {
    BasketLine line;
    line.quantity = static_cast<std::int64_t>(i % 3 + 1);
    line.unit_price = Money{static_cast<std::int64_t>(1990 + 137 * i)};
    if (i % 2 == 0) line.traits.category = program.symbols().find("tea");
    basket.lines.push_back(line);
  }
  return basket;
}

/// explain: 1 with the derivation of every figure, 0 without.
void engine_quote(benchmark::State& state) {
  const CompileOutcome compiled = compile(shop());
  if (!compiled.program) return state.SkipWithError("the programme does not compile");
  const Basket basket = basket_of(static_cast<std::size_t>(state.range(0)), *compiled.program);
  Member member;
  member.orders = 3;
  QuoteRequest request;
  request.now.date = *parse_date("2026-11-22");
  request.member = &member;
  request.basket = &basket;
  Quote answer;
  Trace trace;
  Trace* explained = state.range(1) == 1 ? &trace : nullptr;
  for (auto _ : state) {
    trace.clear();
    if (!quote(*compiled.program, request, answer, explained).ok()) return state.SkipWithError("the quote fails");
    benchmark::DoNotOptimize(answer.net);
  }
  state.counters["applied"] = static_cast<double>(answer.applied.size() + answer.vouchers.size());
  state.counters["steps"] = static_cast<double>(trace.steps().size());
}
BENCHMARK(engine_quote)->ArgNames({"lines", "explain"})->Args({20, 0})->Args({20, 1})->Args({200, 0})->Unit(benchmark::kNanosecond);

/// Offers that look at single units: sets with a free unit, bundles, the second at half price, new prices, floors.
Program shop_of_units(int offers) {
  Program program = bare_program(*find_currency("CNY"));
  for (int i = 0; i < offers; ++i) {
    Promotion& promotion = program.promotions.emplace_back();
    promotion.id = "u" + std::to_string(i);
    if (i % 2 == 0) promotion.items.include.categories = {"tea"};
    Rung& rung = promotion.rungs.emplace_back(0, PercentOff{{1, 2}, AmountBase::net, BenefitScope::order});
    if (i % 5 == 4) {
      rung.benefit = NewPrice{NewPrice::Scope::unit, Money{2500 - 10 * i}};
      rung.reduced.units = UnitLimit{UnitLimit::Per::order, 3, UnitOrder::dearest};
      continue;
    }
    promotion.trigger.measure = Trigger::Measure::sets;
    promotion.trigger.groups = {{{}, 2 + i % 3}};
    if (i % 3 == 0) promotion.trigger.groups.push_back({Selection{}, 1});
    if (i % 5 == 3) promotion.floor = Floor{Floor::Blocked::moved, {}, Rational{3, 10}};
    rung.reduced.of = SetPart{SetPart::Within::set, 1, 1, UnitOrder::cheapest};
  }
  return program;
}

/// best: 1 where a stage chooses the best of all their combinations.
void engine_units(benchmark::State& state) {
  Program document = shop_of_units(static_cast<int>(state.range(1)));
  if (state.range(2) == 1) {
    document.stages[1].choose = Choose::best;
    for (Promotion& promotion : document.promotions) promotion.combines.not_with.emplace();
  }
  const CompileOutcome compiled = compile(std::move(document));
  if (!compiled.program) return state.SkipWithError("the programme does not compile");
  const Basket basket = basket_of(static_cast<std::size_t>(state.range(0)), *compiled.program);
  const Member member;
  QuoteRequest request;
  request.now.date = *parse_date("2026-11-22");
  request.member = &member;
  request.basket = &basket;
  Quote answer;
  for (auto _ : state) {
    if (!quote(*compiled.program, request, answer, nullptr).ok()) return state.SkipWithError("the quote fails");
    benchmark::DoNotOptimize(answer.net);
  }
  state.counters["applied"] = static_cast<double>(answer.applied.size());
  state.counters["pieces"] = static_cast<double>(answer.pieces.size());
  state.counters["inexact"] = static_cast<double>(answer.inexact.size());
}
BENCHMARK(engine_units)
    ->ArgNames({"lines", "offers", "best"})
    ->Args({20, 10, 0})
    ->Args({200, 50, 0})
    ->Args({20, 10, 1})
    ->Args({20, 50, 1})
    ->Unit(benchmark::kMicrosecond);

void engine_compile(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(compile(shop()).program);
}
BENCHMARK(engine_compile)->Unit(benchmark::kMicrosecond);

}  // namespace

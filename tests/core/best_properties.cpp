// SPDX-License-Identifier: Apache-2.0
// The best combination against trying every one.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <optional>

#include "random_offers.h"

namespace loyalty::test {
namespace {

bool names(const std::vector<std::string>& list, const Promotion& promotion) {
  return std::any_of(list.begin(), list.end(), [&](const std::string& name) {
    return name == promotion.id || name == "order" || (!promotion.group.empty() && name == promotion.group);
  });
}

bool admits(const Promotion& one, const Promotion& other) {
  if (one.combines.with) return names(*one.combines.with, other);
  return !one.combines.not_with || !names(*one.combines.not_with, other);
}

/// By section 4 of core/promotions.md.
bool stand_together(const Promotion& a, const Promotion& b) {
  if (!a.group.empty() && a.group == b.group) return false;
  const bool said = a.combines.with || a.combines.not_with || b.combines.with || b.combines.not_with;
  return said && admits(a, b) && admits(b, a);
}

struct Tried {
  std::int64_t discount = 0;
  int promotions = 0;
};

/// What the promotions of a combination take off where all of a stage apply; nothing where it is not allowed, or one of them does not.
std::optional<Tried> tried(const Program& program, unsigned combination, const Order& order) {
  Program chosen = program;
  chosen.stages[1].choose = Choose::all;
  chosen.promotions.clear();
  for (std::size_t i = 0; i < program.promotions.size(); ++i) {
    if ((combination >> i & 1U) == 0) continue;
    for (const Promotion& other : chosen.promotions) {
      if (!stand_together(other, program.promotions[i])) return std::nullopt;
    }
    chosen.promotions.push_back(program.promotions[i]);
  }
  for (Promotion& promotion : chosen.promotions) promotion.combines = {};  // they are allowed
  const Quote quote = Shop(chosen).ask(order);
  if (!quote.rejected.empty()) return std::nullopt;
  return Tried{quote.discount().minor, static_cast<int>(quote.applied.size())};
}

void say_what_combines(Program& program) {
  for (Promotion& promotion : program.promotions) {
    if (*rc::gen::inRange(0, 4) == 0) promotion.group = *rc::gen::element<std::string>("g", "h");
    const int said = *rc::gen::inRange(0, 4);
    if (said == 0) continue;
    std::vector<std::string> others;
    for (std::size_t i = 0; i < program.promotions.size(); ++i) {
      if (*rc::gen::inRange(0, 3) == 0) others.push_back("p" + std::to_string(i));
    }
    if (*rc::gen::inRange(0, 4) == 0) others.push_back("g");
    if (said == 1) {
      promotion.combines.with = others;
    } else {
      promotion.combines.not_with = said == 2 ? others : std::vector<std::string>{};
    }
  }
}

RC_GTEST_PROP(BestProperty, no_allowed_combination_takes_more_off, ()) {
  Program program = *any_offers(1, *rc::gen::element(3, 5, 8), Choose::best);
  say_what_combines(program);
  const Order order = *any_order();
  const Quote quote = Shop(program).ask(order);
  RC_ASSERT(quote.inexact.empty());
  Tried best;
  for (unsigned combination = 1; combination < 1U << program.promotions.size(); ++combination) {
    const std::optional<Tried> one = tried(program, combination, order);
    if (!one) continue;
    if (one->discount > best.discount || (one->discount == best.discount && best.promotions == 0)) {
      best = *one;
    } else if (one->discount == best.discount) {
      best.promotions = std::min(best.promotions, one->promotions);
    }
  }
  RC_ASSERT(quote.discount().minor == best.discount);
  RC_ASSERT(static_cast<int>(quote.applied.size()) == best.promotions);
}

RC_GTEST_PROP(BestProperty, a_loser_is_so_much_behind, ()) {
  Program program = *any_offers(2, 5, Choose::best);
  say_what_combines(program);
  const Order order = *any_order();
  const Quote quote = Shop(program).ask(order);
  for (const RejectedPromotion& rejected : quote.rejected) {
    if (rejected.reason != Reason::lost_to_better) continue;
    std::int64_t with = -1;
    for (unsigned combination = 1; combination < 1U << program.promotions.size(); ++combination) {
      if ((combination >> rejected.rule.index & 1U) == 0) continue;
      const std::optional<Tried> one = tried(program, combination, order);
      if (one) with = std::max(with, one->discount);
    }
    RC_ASSERT(with >= 0);
    RC_ASSERT(rejected.missing.value == quote.discount().minor - with);
  }
}

RC_GTEST_PROP(BestProperty, sixteen_offers_are_never_too_many, ()) {
  Program program = bare_program(*find_currency("CNY"));
  program.stages[1].choose = Choose::best;
  for (int i = 0; i < 16; ++i) {
    Promotion promotion;
    promotion.id = "p" + std::to_string(i);
    promotion.combines.not_with.emplace();
    promotion.trigger.measure = Trigger::Measure::amount;
    Rung& rung = promotion.rungs.emplace_back();
    rung.at = *rc::gen::inRange(1, 10000);
    if (*rc::gen::arbitrary<bool>()) {
      rung.benefit = AmountOff{Money{*rc::gen::inRange(1, 3000)}, BenefitScope::order};
    } else {
      rung.benefit = PercentOff{*make_rational(*rc::gen::inRange(1, 30), 100), AmountBase::net, BenefitScope::order};
    }
    program.promotions.push_back(promotion);
  }
  const Quote quote = Shop(program).ask({{1, Money{10000}, "tea"}});
  RC_ASSERT(quote.inexact.empty());
}

}  // namespace
}  // namespace loyalty::test

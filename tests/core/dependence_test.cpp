// SPDX-License-Identifier: Apache-2.0
// What is reported is so, by quotes of the programmes with the things exchanged; and what trying every small basket finds is reported.
#include "loyalty/dependence.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "json/program_cache.h"
#include "loyalty/quote.h"

namespace loyalty::test {
namespace {

using Lines = std::vector<MadeLine>;

/// Quotes texts, as a request would.
class Till {
 public:
  explicit Till(Program document) : program_(compile(std::move(document)).program) {}
  [[nodiscard]] bool opens() const { return program_ != nullptr; }

  Quote ask(const Lines& lines, const Situation& situation) const {
    const auto symbol = [&](const std::string& text) {
      const Symbol known = program_->symbols().find(text);
      return known == kNoSymbol && !text.empty() ? Symbol{0xFFFFFFFF} : known;
    };
    Basket basket;
    for (const MadeLine& line : lines) {
      BasketLine& made = basket.lines.emplace_back();
      made.traits = {symbol(line.good.sku), symbol(line.good.category), symbol(line.good.brand), {}};
      for (const std::string& tag : line.good.tags) made.traits.tags.push_back(symbol(tag));
      made.quantity = line.quantity;
      made.unit_price = line.unit_price;
    }
    basket.channel = symbol(situation.channel);
    basket.payment = symbol(situation.payment);
    Member member = situation.member;
    if (situation.segments) {
      member.segments.emplace();
      for (const std::string& segment : *situation.segments) member.segments->push_back(symbol(segment));
    }
    QuoteRequest request;
    request.now = situation.now;
    request.member = &member;
    request.basket = &basket;
    Quote answer;
    EXPECT_TRUE(quote(*program_, request, answer, nullptr).ok());
    return answer;
  }
  std::int64_t pay(const Lines& lines, const Situation& situation = {}) const { return ask(lines, situation).payable().minor; }

 private:
  std::shared_ptr<const CompiledProgram> program_;
};

Program stages_exchanged(Program program, std::int32_t a, std::int32_t b) {
  std::iter_swap(program.stages.begin() + a, program.stages.begin() + b);
  return program;
}

Program promotions_exchanged(Program program, std::int32_t a, std::int32_t b) {
  std::iter_swap(program.promotions.begin() + a, program.promotions.begin() + b);
  std::swap(program.promotions[static_cast<std::size_t>(a)].priority, program.promotions[static_cast<std::size_t>(b)].priority);
  return program;
}

Program best_chosen(Program program, std::int32_t stage) {
  Stage& changed = program.stages[static_cast<std::size_t>(stage)];
  for (Promotion& promotion : program.promotions) {
    const bool here = promotion.stage == changed.id || (promotion.stage.empty() && changed.id == "order");
    if (here && changed.choose == Choose::all && !promotion.combines.said()) promotion.combines.not_with.emplace();
  }
  changed.choose = Choose::best;
  return program;
}

Program better(Program program, const DearerOffer& change) {
  Rung& rung = program.promotions[static_cast<std::size_t>(change.promotion)].rungs[static_cast<std::size_t>(change.rung)];
  if (change.field == DearerOffer::Field::at) {
    EXPECT_LT(change.to, change.from);
    EXPECT_EQ(rung.at, change.from);
    rung.at = change.to;
  } else if (auto* percent = std::get_if<PercentOff>(&rung.benefit)) {
    EXPECT_TRUE(change.to_share && compare(percent->off, *change.to_share) < 0);
    percent->off = change.to_share.value_or(Rational{});
  } else if (auto* amount = std::get_if<AmountOff>(&rung.benefit)) {
    EXPECT_LT(amount->off.minor, change.to);
    amount->off = Money{change.to};
  } else if (auto* price = std::get_if<NewPrice>(&rung.benefit)) {
    EXPECT_GT(price->price.minor, change.to);
    price->price = Money{change.to};
  }
  return program;
}

struct Case {
  Program program;
  Dependence report;

  explicit Case(Program document) : program(std::move(document)) {
    const CompileOutcome outcome = compile(program);
    EXPECT_TRUE(outcome.program != nullptr);
    if (outcome.program != nullptr) report = dependence(*outcome.program);
  }

  void expect_outcome(const Program& asked, const Lines& lines, const Witness& witness, const MadeOutcome& said) const {
    const Quote quote = Till(asked).ask(lines, witness.situation);
    EXPECT_EQ(quote.payable(), said.payable);
    ASSERT_EQ(quote.applied.size(), said.applied.size());
    for (std::size_t i = 0; i < said.applied.size(); ++i) {
      const Promotion& promotion = asked.promotions[static_cast<std::size_t>(quote.applied[i].rule.index)];
      EXPECT_EQ(promotion.id, program.promotions[static_cast<std::size_t>(said.applied[i].promotion)].id);
      EXPECT_EQ(quote.applied[i].discount, said.applied[i].discount);
    }
  }
  void expect_witness(const Program& changed, const Witness& witness) const {
    expect_outcome(program, witness.lines, witness, witness.outcome);
    expect_outcome(changed, witness.lines, witness, witness.other);
  }

  /// Every finding is what it says.
  void expect_true() const {
    EXPECT_LE(report.searched.quotes, kMostDependenceQuotes);
    for (const Exchange& one : report.stages) {
      expect_witness(stages_exchanged(program, one.first, one.second), one.witness);
      EXPECT_NE(one.witness.outcome.payable, one.witness.other.payable);
    }
    for (const Exchange& one : report.promotions) {
      expect_witness(promotions_exchanged(program, one.first, one.second), one.witness);
      EXPECT_NE(one.witness.outcome.payable, one.witness.other.payable);
    }
    for (const MissedCombination& one : report.combinations) {
      expect_witness(best_chosen(program, one.stage), one.witness);
      EXPECT_LT(one.witness.other.payable, one.witness.outcome.payable);
    }
    for (const CheaperWithMore& one : report.add_item) {
      Lines more = one.witness.lines;
      more.push_back(one.added);
      EXPECT_EQ(one.added.quantity, 1);
      EXPECT_GT(one.added.unit_price, Money{});
      expect_outcome(program, one.witness.lines, one.witness, one.witness.outcome);
      expect_outcome(program, more, one.witness, one.witness.other);
      EXPECT_LT(one.witness.other.payable, one.witness.outcome.payable);
    }
    for (const DearerOffer& one : report.better_offer) {
      expect_witness(better(program, one), one.witness);
      EXPECT_GT(one.witness.other.payable, one.witness.outcome.payable);
    }
  }
};

/// Small programmes in whole units of the currency.
class Draw {
 public:
  explicit Draw(unsigned seed) : random_(seed) {}

  Program program() {
    Program program = bare_program(*find_currency("CNY"));
    for (Stage& stage : program.stages) stage.choose = pick({Choose::all, Choose::all, Choose::first, Choose::best});
    const int count = number(2, 3);
    for (int i = 0; i < count; ++i) program.promotions.push_back(promotion(i));
    return program;
  }

 private:
  int number(int least, int most) { return least + static_cast<int>(random_() % static_cast<unsigned>(most - least + 1)); }
  template <class T>
  T pick(std::initializer_list<T> values) { return values.begin()[number(0, static_cast<int>(values.size()) - 1)]; }
  Money units(int least, int most) { return Money{std::int64_t{100} * number(least, most)}; }

  Promotion promotion(int position) {
    Promotion promotion;
    promotion.id = "p" + std::to_string(position);
    promotion.stage = pick<std::string>({"line", "order", "order", "voucher"});
    promotion.priority = number(0, 1);
    if (number(0, 4) == 0) promotion.group = "one";
    if (number(0, 1) == 0) promotion.items.include.categories = {pick<std::string>({"tea", "cake"})};
    Rung& rung = promotion.rungs.emplace_back();
    switch (number(0, 4)) {
      case 0:
      case 1:
        promotion.trigger.measure = Trigger::Measure::amount;
        promotion.trigger.base = pick({AmountBase::net, AmountBase::list});
        rung.at = units(3, 12).minor;
        break;
      case 2:
        promotion.trigger.measure = Trigger::Measure::quantity;
        rung.at = number(2, 3);
        break;
      case 3:
        promotion.trigger.measure = Trigger::Measure::sets;
        promotion.trigger.groups = {SetGroup{{}, number(1, 2)}};
        if (number(0, 1) == 0) promotion.trigger.groups.emplace_back().items = Selection{{{}, {"cake"}, {}, {}}, {}};
        break;
      default:
        break;
    }
    switch (number(0, 3)) {
      case 0:
        rung.benefit = PercentOff{*make_rational(number(1, 4) * 25, 100), pick({AmountBase::net, AmountBase::list}), BenefitScope::order};
        break;
      case 1:
        rung.benefit = NewPrice{NewPrice::Scope::unit, units(1, 3)};
        break;
      default:
        rung.benefit = AmountOff{units(1, 4), BenefitScope::order};
        break;
    }
    if (number(0, 4) == 0) promotion.floor = Floor{Floor::Blocked::lost, units(1, 3), {}};
    return promotion;
  }

  std::mt19937 random_;
};

constexpr std::int64_t kWhole = 100;  ///< minor units: nothing smaller is a matter of prices here

/// Every basket of up to three units of tea and cake at whole prices.
std::vector<Lines> every_basket(std::int64_t highest) {
  std::vector<MadeLine> units;
  for (const std::string category : {"tea", "cake"}) {
    for (std::int64_t price = 1; price <= highest; ++price) units.push_back({{"", category, "", {}}, 1, Money{price * kWhole}});
  }
  std::vector<Lines> baskets;
  for (std::size_t a = 0; a < units.size(); ++a) {
    baskets.push_back({units[a]});
    for (std::size_t b = a; b < units.size(); ++b) {
      baskets.push_back({units[a], units[b]});
      for (std::size_t c = b; c < units.size(); ++c) baskets.push_back({units[a], units[b], units[c]});
    }
  }
  return baskets;
}

/// Whether some basket pays another amount, by a whole unit of the currency or more: not by rounding.
bool any(const std::vector<Lines>& baskets, const Program& program, const Program& changed, const std::function<bool(std::int64_t)>& counts) {
  const Till before(program);
  const Till after(changed);
  if (!after.opens()) return false;
  return std::any_of(baskets.begin(), baskets.end(), [&](const Lines& lines) { return counts(after.pay(lines) - before.pay(lines)); });
}

bool differs(std::int64_t more) { return more >= kWhole || more <= -kWhole; }
bool lowers(std::int64_t more) { return more <= -kWhole; }

template <class Findings, class Is>
bool reported(const Findings& findings, const Is& is) {
  return std::any_of(findings.begin(), findings.end(), [&](const auto& one) { return is(one) && !one.witness.rounding; });
}

bool holds_any(const Program& program, std::int32_t stage) {
  return std::any_of(program.promotions.begin(), program.promotions.end(), [&](const Promotion& one) {
    return one.stage == program.stages[static_cast<std::size_t>(stage)].id;
  });
}

class DependenceOracle : public testing::TestWithParam<unsigned> {};

TEST_P(DependenceOracle, reports_what_trying_every_basket_finds) {
  const Case made(Draw(GetParam()).program());
  SCOPED_TRACE(json::canonical_text(made.program));
  made.expect_true();
  const std::vector<Lines> baskets = every_basket(7);
  const Program& program = made.program;
  for (const auto& [a, b] : {std::pair{0, 1}, {1, 2}, {0, 2}}) {
    if (!holds_any(program, a) || !holds_any(program, b) || !any(baskets, program, stages_exchanged(program, a, b), differs)) continue;
    const auto between = [&, first = a, second = b](const Exchange& one) { return first <= one.first && one.second <= second; };
    EXPECT_TRUE(reported(made.report.stages, between)) << a << b;
  }
  const auto count = static_cast<std::int32_t>(program.promotions.size());
  for (std::int32_t a = 0; a < count; ++a) {
    for (std::int32_t b = a + 1; b < count; ++b) {
      const bool together = program.promotions[static_cast<std::size_t>(a)].stage == program.promotions[static_cast<std::size_t>(b)].stage;
      if (!together || !any(baskets, program, promotions_exchanged(program, a, b), differs)) continue;
      EXPECT_TRUE(reported(made.report.promotions, [&](const Exchange& one) { return one.first == a && one.second == b; })) << a << b;
    }
  }
  for (std::int32_t stage = 0; stage < 3; ++stage) {
    if (program.stages[static_cast<std::size_t>(stage)].choose == Choose::best) continue;
    if (!any(baskets, program, best_chosen(program, stage), lowers)) continue;
    EXPECT_TRUE(reported(made.report.combinations, [&](const MissedCombination& one) { return one.stage == stage; })) << stage;
  }
}

TEST_P(DependenceOracle, reports_a_basket_that_more_makes_cheaper) {
  const Case made(Draw(GetParam() + 1000).program());
  SCOPED_TRACE(json::canonical_text(made.program));
  made.expect_true();
  const Till till(made.program);
  bool found = false;
  for (const Lines& lines : every_basket(7)) {
    if (lines.size() == 1) continue;
    const std::int64_t pays = till.pay(lines);
    for (std::size_t i = 0; i < lines.size() && !found; ++i) {
      Lines less = lines;
      less.erase(less.begin() + static_cast<std::ptrdiff_t>(i));
      found = till.pay(less) >= pays + kWhole;
    }
  }
  if (found) {
    EXPECT_TRUE(reported(made.report.add_item, [](const CheaperWithMore&) { return true; }));
  }
}

TEST_P(DependenceOracle, reports_a_better_offer_that_costs_more) {
  const Case made(Draw(GetParam() + 2000).program());
  SCOPED_TRACE(json::canonical_text(made.program));
  made.expect_true();
  const std::vector<Lines> baskets = every_basket(7);
  const auto raises = [](std::int64_t more) { return more >= kWhole; };
  for (std::int32_t i = 0; i < static_cast<std::int32_t>(made.program.promotions.size()); ++i) {
    const Promotion& promotion = made.program.promotions[static_cast<std::size_t>(i)];
    DearerOffer change;
    change.promotion = i;
    if (const auto* amount = std::get_if<AmountOff>(&promotion.rungs[0].benefit)) {
      change.to = amount->off.minor + kWhole;
      if (any(baskets, made.program, better(made.program, change), raises)) {
        EXPECT_TRUE(reported(made.report.better_offer, [&](const DearerOffer& one) { return one.promotion == i && one.field == DearerOffer::Field::off; }));
      }
    }
    if (promotion.trigger.measure == Trigger::Measure::amount) {
      change.field = DearerOffer::Field::at;
      change.from = promotion.rungs[0].at;
      change.to = change.from - kWhole;
      if (any(baskets, made.program, better(made.program, change), raises)) {
        EXPECT_TRUE(reported(made.report.better_offer, [&](const DearerOffer& one) { return one.promotion == i && one.field == DearerOffer::Field::at; }));
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Random, DependenceOracle, testing::Range(225U, 237U));

}  // namespace
}  // namespace loyalty::test

// SPDX-License-Identifier: Apache-2.0
// Offers side by side against the quote: every minor unit of a range is quoted for each of them, for offers drawn from fixed seeds.
#include <algorithm>

#include "curve_brute.h"
#include "curve_draw.h"
#include "loyalty/compare.h"

namespace loyalty::tests {
namespace {

constexpr std::int64_t kRange = 300;
constexpr unsigned kSets = 400;

/// Offers, each a programme of its own, and what the quote says of each at every basket.
struct Rivals {
  std::vector<CurveCase> cases;
  std::vector<ComparedOffer> offers;
  std::vector<std::vector<Quoted>> quoted;
  CompareRequest request;

  Rivals(unsigned seed, std::int64_t count) {
    for (std::int64_t i = 0; i < count; ++i) {
      Draw draw(seed * 7 + static_cast<unsigned>(i));
      if (seed % 7 > 3) draw.allow_limits();
      cases.push_back(draw.set(seed % 4 != 0, seed % 3 == 1));
      if (i > 0 && seed % 9 == 0) cases.back() = cases.front();  // the same offer again
      Brute brute(*cases.back().program, Money{});
      quoted.push_back(quote_all(brute, kRange));
    }
    for (const CurveCase& one : cases) offers.push_back({one.program.get(), {}, true});
    request.as_of = kToday;
    request.offers = offers;
    request.from = Money{seed % 5 == 0 ? 37 : 0};
    request.to = Money{kRange};
    request.by = seed % 2 == 0 ? CompareBy::paid : CompareBy::after_vouchers;
    static constexpr Rational kRates[] = {{3, 5}, {1, 3}, {1, 1}, {0, 1}, {17, 40}};
    request.redemption_rate = kRates[seed % 5];
  }

  [[nodiscard]] Rational rate() const { return request.by == CompareBy::paid ? Rational{0, 1} : request.redemption_rate; }

  /// Over the denominator of the rate.
  [[nodiscard]] std::int64_t cost(std::size_t offer, std::int64_t basket) const {
    const Quoted& here = quoted[offer][static_cast<std::size_t>(basket)];
    return here.paid * rate().denominator - here.vouchers * rate().numerator;
  }

  [[nodiscard]] std::uint32_t best(std::int64_t basket) const {
    std::int64_t least = cost(0, basket);
    for (std::size_t i = 1; i < cases.size(); ++i) least = std::min(least, cost(i, basket));
    std::uint32_t best = 0;
    for (std::size_t i = 0; i < cases.size(); ++i) best |= cost(i, basket) == least ? 1U << i : 0U;
    return best;
  }

  [[nodiscard]] bool all_give_something() const {
    return std::all_of(cases.begin(), cases.end(), [](const CurveCase& one) { return one.answer().ok(); });
  }
};

void expect_runs(const Rivals& rivals, const Comparison& answer) {
  ASSERT_FALSE(answer.best.empty());
  EXPECT_EQ(answer.best.front().from, *rivals.request.from);
  EXPECT_EQ(answer.best.back().to, *rivals.request.to);
  for (std::size_t i = 0; i < answer.best.size(); ++i) {
    const BestRun& run = answer.best[i];
    ASSERT_LE(run.from, run.to);
    if (i > 0) {
      EXPECT_EQ(run.from, answer.best[i - 1].to + Money{1});
      EXPECT_NE(run.offers, answer.best[i - 1].offers) << "two runs of the same offers at " << run.from.minor;
    }
    for (std::int64_t x = run.from.minor; x <= run.to.minor; ++x) ASSERT_EQ(run.offers, rivals.best(x)) << "basket " << x;
  }
}

/// The first basket from `from` on at which an offer is not among the cheapest; beyond the range when there is none.
std::int64_t lasts_until(const Rivals& rivals, std::size_t offer, std::int64_t from) {
  while (from <= kRange && (rivals.best(from) >> offer & 1U) != 0) ++from;
  return from;
}

std::size_t lasting(const Rivals& rivals, std::int64_t basket) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < rivals.cases.size(); ++i) {
    if (lasts_until(rivals, i, basket) > lasts_until(rivals, best, basket)) best = i;
  }
  return best;
}

std::size_t expect_crossovers(const Rivals& rivals, const Comparison& answer) {
  std::size_t found = 0;
  std::size_t before = lasting(rivals, rivals.request.from->minor);
  for (std::int64_t x = lasts_until(rivals, before, rivals.request.from->minor); x <= kRange; x = lasts_until(rivals, before, x)) {
    const std::size_t after = lasting(rivals, x);
    if (found == answer.crossovers.size()) {
      ADD_FAILURE() << "no crossover at " << x;
      return found;
    }
    const Crossover& crossover = answer.crossovers[found++];
    EXPECT_EQ(crossover.at.minor, x);
    EXPECT_EQ(crossover.before, static_cast<std::int32_t>(before));
    EXPECT_EQ(crossover.after, static_cast<std::int32_t>(after));
    std::int64_t equal = x;
    const auto tie = [&](std::int64_t at) { return (rivals.best(at) >> before & 1U) != 0 && (rivals.best(at) >> after & 1U) != 0; };
    while (equal > rivals.request.from->minor && tie(equal - 1)) --equal;
    EXPECT_EQ(crossover.equal_from, equal == x ? std::nullopt : std::optional(Money{equal})) << "at " << x;
    EXPECT_EQ(crossover.saving, ratio(rivals.cost(before, x) - rivals.cost(after, x), rivals.rate().denominator));
    EXPECT_GT(crossover.saving.numerator, 0);
    before = after;
  }
  EXPECT_EQ(answer.crossovers.size(), found);
  return found;
}

void expect_ranking(const Rivals& rivals, const Comparison& answer) {
  const std::int64_t basket = rivals.request.basket->minor;
  ASSERT_EQ(answer.ranking.size(), rivals.cases.size());
  const std::int64_t least = rivals.cost(static_cast<std::size_t>(answer.ranking.front().offer), basket);
  for (std::size_t i = 0; i < answer.ranking.size(); ++i) {
    const RankedOffer& one = answer.ranking[i];
    const std::int64_t cost = rivals.cost(static_cast<std::size_t>(one.offer), basket);
    EXPECT_EQ(one.cost, ratio(cost, rivals.rate().denominator));
    EXPECT_EQ(one.more, ratio(cost - least, rivals.rate().denominator));
    if (i == 0) continue;
    const RankedOffer& ahead = answer.ranking[i - 1];
    EXPECT_TRUE(compare(ahead.cost, one.cost) < 0 || (ahead.cost == one.cost && ahead.offer < one.offer));
    EXPECT_EQ(answer.offers[static_cast<std::size_t>(one.offer)].basket->paid.minor,
              rivals.quoted[static_cast<std::size_t>(one.offer)][static_cast<std::size_t>(basket)].paid);
  }
}

TEST(CompareProperty, every_basket_of_random_offers_is_cheapest_where_the_quote_says) {
  std::size_t compared = 0;
  std::size_t crossovers = 0;
  std::size_t ties = 0;
  for (unsigned seed = 0; seed < kSets; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Rivals rivals(seed, 2 + seed % 3);
    rivals.request.basket = Money{(seed * 13) % kRange};
    const auto answer = compare_offers(rivals.request);
    if (!rivals.all_give_something()) {
      ASSERT_FALSE(answer.ok());
      ASSERT_EQ(name_of(answer.error().code), "no_mark");
      continue;
    }
    ASSERT_TRUE(answer.ok()) << name_of(answer.error().code);
    ++compared;
    expect_runs(rivals, *answer);
    crossovers += expect_crossovers(rivals, *answer);
    expect_ranking(rivals, *answer);
    for (const Crossover& one : answer->crossovers) ties += one.equal_from ? 1U : 0U;
    if (HasFailure()) return;
  }
  EXPECT_GT(compared, kSets / 2);
  EXPECT_GT(crossovers, compared);
  EXPECT_GT(ties, compared / 10);
}

TEST(CompareProperty, an_offer_against_itself_is_as_good_everywhere_at_once) {
  for (unsigned seed = 5000; seed < 5100; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const CurveCase set = Draw(seed).set(true, true);
    const ComparedOffer offer{set.program.get(), {}, true};
    const std::vector<ComparedOffer> twice{offer, offer};
    CompareRequest request;
    request.as_of = kToday;
    request.offers = twice;
    request.from = Money{0};
    request.to = Money{5000};
    const auto alone = set.answer();
    const auto answer = compare_offers(request);
    ASSERT_EQ(answer.ok(), alone.ok());
    if (!answer.ok()) continue;
    ASSERT_EQ(answer->best.size(), 1U);
    EXPECT_EQ(answer->best.front().offers, 3U);
    EXPECT_TRUE(answer->crossovers.empty());
  }
}

}  // namespace
}  // namespace loyalty::tests

// SPDX-License-Identifier: Apache-2.0
// The curve against the quote: every minor unit of a range is quoted and compared, for promotion sets drawn from fixed seeds.
#include <algorithm>
#include <map>

#include "curve_band.h"
#include "curve_brute.h"
#include "curve_draw.h"

namespace loyalty::tests {
namespace {

constexpr std::int64_t kRange = 400;
constexpr unsigned kSets = 600;

void expect_pieces(const std::vector<CurvePiece>& pieces, const std::vector<Quoted>& quoted, std::int64_t roundings) {
  ASSERT_FALSE(pieces.empty());
  EXPECT_EQ(pieces.front().from.minor, 0);
  EXPECT_EQ(pieces.back().to.minor, static_cast<std::int64_t>(quoted.size()) - 1);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const CurvePiece& piece = pieces[i];
    ASSERT_LE(piece.from, piece.to);
    if (i > 0) {
      const CurvePiece& before = pieces[i - 1];
      EXPECT_EQ(piece.from, before.to + Money{1});
      EXPECT_FALSE(piece.slope == before.slope && piece.intercept == before.intercept && piece.vouchers == before.vouchers)
          << "two pieces of one function at " << piece.from.minor;
    }
    EXPECT_EQ(piece.paid_from.minor, quoted[static_cast<std::size_t>(piece.from.minor)].paid);
    EXPECT_EQ(piece.paid_to.minor, quoted[static_cast<std::size_t>(piece.to.minor)].paid);
    for (std::int64_t x = piece.from.minor; x <= piece.to.minor; ++x) {
      const Quoted& exact = quoted[static_cast<std::size_t>(x)];
      ASSERT_EQ(piece.vouchers.minor, exact.vouchers) << "basket " << x;
      // |paid - (slope x + intercept)| ≤ roundings, all over one denominator
      const Int128 denominator = Int128{piece.slope.denominator} * piece.intercept.denominator;
      const Int128 linear = Int128{piece.slope.numerator} * x * piece.intercept.denominator +
                            Int128{piece.intercept.numerator} * piece.slope.denominator;
      const Int128 apart = denominator * exact.paid - linear;
      ASSERT_LE(apart < 0 ? -apart : apart, denominator * roundings) << "basket " << x << " pays " << exact.paid;
    }
  }
}

std::vector<std::int64_t> positions(const std::vector<Cliff>& cliffs) {
  std::vector<std::int64_t> at;
  for (const Cliff& cliff : cliffs) at.push_back(cliff.at.minor);
  return at;
}

/// Every reported cliff is one; none is missing but drops of roundings alone inside a piece of several roundings.
void expect_cliffs(const EffectiveDiscount& answer, const std::vector<Quoted>& quoted, bool noisy) {
  std::vector<std::int64_t> expected;
  for (std::size_t x = 1; x < quoted.size(); ++x) {
    const bool drop = quoted[x].paid < quoted[x - 1].paid;
    if (!drop && quoted[x].vouchers <= quoted[x - 1].vouchers) continue;
    const auto at = static_cast<std::int64_t>(x);
    const bool inside = std::none_of(answer.pieces.begin(), answer.pieces.end(), [&](const CurvePiece& p) { return p.from.minor == at; });
    if (noisy && inside && quoted[x - 1].paid - quoted[x].paid <= 3) continue;
    expected.push_back(at);
  }
  EXPECT_EQ(positions(answer.cliffs), expected);
  for (const Cliff& cliff : answer.cliffs) {
    const auto at = static_cast<std::size_t>(cliff.at.minor);
    EXPECT_EQ(cliff.paid_before.minor, quoted[at - 1].paid);
    EXPECT_EQ(cliff.paid_at.minor, quoted[at].paid);
    EXPECT_EQ(cliff.vouchers_before.minor, quoted[at - 1].vouchers);
    EXPECT_EQ(cliff.vouchers_at.minor, quoted[at].vouchers);
  }
}

void expect_dominated(const EffectiveDiscount& answer, const std::vector<Quoted>& quoted) {
  // Basket by basket: the cheapest later cliff (the last of equals) below which it and all in between pay at least as much.
  std::map<std::int64_t, std::int64_t> dominated;
  for (const Cliff& cliff : answer.cliffs) {
    if (cliff.paid_at >= cliff.paid_before) continue;
    for (std::int64_t x = cliff.at.minor - 1; x >= 0 && quoted[static_cast<std::size_t>(x)].paid >= cliff.paid_at.minor; --x) {
      dominated[x] = cliff.at.minor;
    }
  }
  std::map<std::int64_t, std::int64_t> reported;
  for (const DominatedRange& range : answer.dominated) {
    EXPECT_LE(range.from, range.to);
    for (std::int64_t x = range.from.minor; x <= range.to.minor; ++x) {
      EXPECT_TRUE(reported.emplace(x, range.pay_at.minor).second) << "basket " << x << " stands in two ranges";
    }
  }
  EXPECT_EQ(reported, dominated);
}

/// How much the sets of a test had to show.
struct Seen {
  std::size_t pieces = 0;
  std::size_t cliffs = 0;
  std::size_t dominated = 0;
};

void expect_quoted(unsigned seed, bool limits, Seen& seen) {
  Draw draw(seed);
  if (limits) draw.allow_limits();
  const bool with_percent = seed % 3 != 0;
  const bool with_list_percent = seed % 3 == 2;
  CurveCase set = draw.set(with_percent, with_list_percent);
  set.request.curve_from = Money{0};
  set.request.curve_to = Money{kRange};
  const auto answer = set.answer();
  Brute brute(*set.program, Money{});
  const std::vector<Quoted> quoted = quote_all(brute, kRange);
  if (!answer.ok()) {
    ASSERT_EQ(name_of(answer.error().code), "no_mark");
    for (std::size_t x = 0; x < quoted.size(); ++x) {
      ASSERT_EQ(quoted[x].paid, static_cast<std::int64_t>(x));
      ASSERT_EQ(quoted[x].vouchers, 0);
    }
    return;
  }
  expect_pieces(answer->pieces, quoted, draw.percents());
  expect_cliffs(*answer, quoted, with_list_percent || (limits && with_percent));
  expect_dominated(*answer, quoted);
  seen.pieces += answer->pieces.size();
  seen.cliffs += answer->cliffs.size();
  seen.dominated += answer->dominated.size();
}

TEST(CurveProperty, every_basket_of_random_sets_pays_what_the_quote_says) {
  Seen seen;
  for (unsigned seed = 0; seed < kSets; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    expect_quoted(seed, false, seen);
    if (HasFatalFailure()) return;
  }
  // The sets are not trivial.
  EXPECT_GT(seen.pieces, 5 * kSets);
  EXPECT_GT(seen.cliffs, 3 * kSets);
  EXPECT_GT(seen.dominated, kSets / 2);
}

TEST(CurveProperty, floors_budgets_and_what_stands_together_are_those_of_the_quote) {
  Seen seen;
  for (unsigned seed = 20000; seed < 20000 + 2 * kSets; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    expect_quoted(seed, true, seen);
    if (HasFailure()) return;
  }
  EXPECT_GT(seen.pieces, 5 * kSets);
  EXPECT_GT(seen.cliffs, 3 * kSets);
  EXPECT_GT(seen.dominated, kSets / 2);
}

TEST(CurveProperty, a_curve_that_starts_later_is_the_same_curve) {
  for (unsigned seed = 0; seed < 600; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    CurveCase set = Draw(seed).set(true, true);
    set.request.curve_from = Money{0};
    set.request.curve_to = Money{kRange};
    const auto whole = set.answer();
    if (!whole.ok()) continue;
    set.request.curve_from = Money{137};
    const auto part = set.answer();
    ASSERT_TRUE(part.ok());
    EXPECT_EQ(part->pieces.front().from.minor, 137);
    std::vector<std::int64_t> cliffs = positions(whole->cliffs);
    std::erase_if(cliffs, [](std::int64_t at) { return at <= 137; });
    EXPECT_EQ(positions(part->cliffs), cliffs);
    std::vector<std::int64_t> starts;
    for (const CurvePiece& piece : whole->pieces) {
      if (piece.from.minor > 137) starts.push_back(piece.from.minor);
    }
    std::vector<std::int64_t> part_starts;
    for (std::size_t i = 1; i < part->pieces.size(); ++i) part_starts.push_back(part->pieces[i].from.minor);
    EXPECT_EQ(part_starts, starts);
  }
}

TEST(CurveProperty, units_of_a_price_are_those_of_the_quote) {
  constexpr Money kPrice{7};
  for (unsigned seed = 1000; seed < 2000; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Draw draw(seed);
    if (seed % 2 != 0) draw.allow_limits();
    CurveCase set = draw.set(true, true);
    set.request.unit_price = kPrice;
    set.request.curve_from = Money{0};
    set.request.curve_to = Money{kRange};
    const auto answer = set.answer();
    if (!answer.ok()) continue;
    Brute brute(*set.program, kPrice);
    for (const CurvePiece& piece : answer->pieces) {
      for (const auto& [basket, paid] : {std::pair(piece.from, piece.paid_from), std::pair(piece.to, piece.paid_to)}) {
        if (const auto quoted = brute.at(basket.minor)) {
          EXPECT_EQ(quoted->paid, paid.minor) << "basket " << basket.minor;
        }
      }
      for (std::int64_t x = piece.from.minor; x <= piece.to.minor; ++x) {
        const auto quoted = brute.at(x);
        if (!quoted) continue;
        EXPECT_EQ(quoted->vouchers, piece.vouchers.minor) << "basket " << x;
        const Int128 denominator = Int128{piece.slope.denominator} * piece.intercept.denominator;
        const Int128 apart = denominator * quoted->paid - Int128{piece.slope.numerator} * x * piece.intercept.denominator -
                             Int128{piece.intercept.numerator} * piece.slope.denominator;
        ASSERT_LE(apart < 0 ? -apart : apart, denominator * draw.percents()) << "basket " << x;
      }
    }
  }
}

/// The band that the readings of a set look at.
Band band_of(const CurveCase& set) {
  std::vector<Candidate> candidates;
  const auto promotions = set.program->promotions();
  for (std::size_t i = 0; i < promotions.size(); ++i) {
    candidates.push_back({&promotions[i], {RuleRef::Kind::program_promotion, static_cast<std::int32_t>(i)}});
  }
  std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return std::pair(a.promotion->stage, -a.promotion->document->priority) <
           std::pair(b.promotion->stage, -b.promotion->document->priority);
  });
  CurveEvaluator evaluator(set.program->document(), std::move(candidates), Money{});
  Curve curve(evaluator, Money{});
  return *find_band(curve, evaluator, 0);
}

/// Exact sums over the pairs of baskets of a band.
struct Sums {
  std::optional<Rational> least;
  std::optional<Rational> greatest;
  Int128 paid_halves = 0;  ///< twice the integral of what is paid
  Int128 goods_halves = 0;
};

Sums sums_of(Brute& brute, const Band& band, const std::vector<CurvePiece>& pieces) {
  Sums sums;
  auto piece = pieces.begin();
  for (std::int64_t x = band.from.minor; x < band.end.minor; ++x) {
    const Quoted quoted = *brute.at(x);
    while (piece->to.minor < x) ++piece;
    // Over [x, x + 1) what is paid rises by the slope, the later baskets of [m, 2m) have the mean 3m / 2.
    sums.paid_halves += 2 * quoted.paid + piece->slope.numerator;
    sums.goods_halves += 2 * x + 1;
    for (const bool largest : {false, true}) {
      std::int64_t paid = quoted.paid;
      std::int64_t goods = x;
      for (const auto& [minimum, value] : quoted.later) {
        const std::int64_t later = largest ? 2 * minimum - 1 : minimum;
        paid += later - value.minor;
        goods += later;
        if (largest) continue;
        sums.paid_halves += 3 * minimum - 2 * value.minor;
        sums.goods_halves += 3 * minimum;
      }
      const Rational here = ratio(paid, goods);
      if (!sums.least || compare(here, *sums.least) < 0) sums.least = here;
      if (!sums.greatest || compare(here, *sums.greatest) > 0) sums.greatest = here;
    }
  }
  return sums;
}

/// Sets without percentages: what the quote says is then the linear function itself, and the readings are sums over all baskets.
TEST(CurveProperty, readings_are_those_of_all_pairs_of_baskets) {
  std::size_t compared = 0;
  for (unsigned seed = 4000; seed < 4700; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    CurveCase set = Draw(seed).set(false, false);
    auto answer = set.answer();
    if (!answer.ok()) continue;
    const Band band = band_of(set);
    set.request.curve_to = band.end;
    answer = set.answer();
    ASSERT_TRUE(answer.ok());
    const Reading* best = find_reading(*answer, ReadingCode::best);
    const Reading* worst = find_reading(*answer, ReadingCode::worst);
    const Reading* typical = find_reading(*answer, ReadingCode::typical);
    ASSERT_TRUE(best && worst && typical);
    Brute brute(*set.program, Money{});
    const Sums sums = sums_of(brute, band, answer->pieces);
    EXPECT_EQ(best->pay_ratio, *sums.least);
    EXPECT_EQ(worst->pay_ratio, *sums.greatest);
    EXPECT_EQ(typical->pay_ratio, make_rational(sums.paid_halves, sums.goods_halves));
    EXPECT_EQ(typical->paid, make_rational(sums.paid_halves, Int128{2} * (band.end - band.from).minor));
    if (best->limit) {
      EXPECT_LT(compare(*best->limit, best->pay_ratio), 0);
    }
    if (worst->limit) {
      EXPECT_GT(compare(*worst->limit, worst->pay_ratio), 0);
    }
    ++compared;
  }
  EXPECT_GT(compared, 400U);
}

}  // namespace
}  // namespace loyalty::tests

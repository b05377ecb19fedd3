// SPDX-License-Identifier: Apache-2.0
#include "loyalty/compare.h"

#include <algorithm>
#include <string>
#include <utility>

#include "curve.h"
#include "curve_band.h"
#include "curve_basket.h"
#include "curve_terms.h"

namespace loyalty {
namespace {

constexpr std::int64_t kUnmarkedEnd = 300;  // of the currency, where no offer has an end of its own

Error too_fine() {
  return {ErrorCode::curve_too_fine, Path{} / "curve", {{"limit", std::to_string(kMaxCurvePieces)}}};
}

Error overflow() { return {ErrorCode::amount_overflow, Path{}, {}}; }

class Comparing {
 public:
  explicit Comparing(const CompareRequest& request) : request_(request), rate_(request.redemption_rate) {
    if (request.by == CompareBy::paid) rate_ = {0, 1};
  }

  [[nodiscard]] Result<Comparison> run() {
    if (auto prepared = prepare(); !prepared) return prepared.error();
    for (std::size_t i = 0; i < evaluators_.size(); ++i) {
      EffectiveDiscount& offer = answer_.offers.emplace_back();
      if (auto drawn = draw(evaluators_[i], answer_.from, answer_.to, offer); !drawn) return drawn.error();
      if (!request_.basket) continue;
      const Program& document = request_.offers[i].program->document();
      const auto basket = read_basket(document, evaluators_[i], *request_.basket, request_.redemption_rate, nullptr);
      if (!basket) return basket.error();
      offer.basket = *basket;
    }
    if (auto walked = walk(); !walked) return walked.error();
    if (auto crossed = find_crossovers(); !crossed) return crossed.error();
    if (auto ranked = rank(); !ranked) return ranked.error();
    return std::move(answer_);
  }

 private:
  /// The evaluators, and the range.
  [[nodiscard]] Result<void> prepare() {
    evaluators_.reserve(request_.offers.size());
    points_.resize(request_.offers.size());
    Money end;
    for (std::size_t i = 0; i < request_.offers.size(); ++i) {
      const auto ends = prepare(i);
      if (!ends) return ends.error();
      end = std::max(end, *ends);
    }
    if (end == Money{}) {
      end = Money{kUnmarkedEnd};
      for (std::uint8_t i = 0; i < request_.offers.front().program->document().currency.exponent; ++i) end.minor *= 10;
    }
    answer_.from = request_.from.value_or(Money{});
    answer_.to = request_.to.value_or(end);
    return {};
  }

  /// The end that the curve of an offer has by itself; 0 of one without any promotion.
  [[nodiscard]] Result<Money> prepare(std::size_t offer) {
    const ComparedOffer& one = request_.offers[offer];
    const Path place = (Path{} / "offers").at(offer);
    const CurveTerms terms{one.program, one.promotions, request_.as_of, place, (one.own_program ? place : Path{}) / "program"};
    const Program& document = one.program->document();
    CurveEvaluator& evaluator = evaluators_.emplace_back(document, candidates_of(terms), request_.unit_price);
    if (one.promotions.empty() && one.program->promotions().empty()) return Money{};
    if (auto error = without_curve(evaluator, terms)) return std::move(*error);
    Curve curve(evaluator, Money{});
    const auto band = find_band(curve, evaluator, document.currency.exponent);
    if (!band) return at_promotions(band.error(), terms, evaluator.candidates());
    return default_curve_end(*band, evaluator);
  }

  /// Evaluates every offer at a basket into points_; the first basket at which any of them may follow other functions.
  [[nodiscard]] Result<Int128> look_at(Money basket) {
    Int128 horizon = CurveArithmetic::kNever;
    for (std::size_t i = 0; i < evaluators_.size(); ++i) {
      evaluators_[i].evaluate(basket, points_[i]);
      if (points_[i].overflowed) return overflow();
      horizon = std::min(horizon, points_[i].horizon);
    }
    return horizon;
  }

  /// -1, 0, 1: a costs less than, as much as, more than b. What is paid is whole, so a - b is held against what the vouchers make it.
  [[nodiscard]] int order(CurveArithmetic& arithmetic, const CurvePoint& a, const CurvePoint& b) const {
    const Int128 apart = Int128{rate_.numerator} * (a.vouchers_total - b.vouchers_total).minor;
    const Int128 whole = divide(apart, rate_.denominator, Rounding::floor);
    const CurveNumber less = whole == 0 ? a.paid : arithmetic.subtract(a.paid, arithmetic.constant(whole));
    if (whole * rate_.denominator == apart) return arithmetic.compare(less, b.paid);
    return arithmetic.at_least(arithmetic.subtract(less, arithmetic.constant(1)), b.paid) ? 1 : -1;
  }

  /// The offers that cost least at the basket of points_.
  [[nodiscard]] std::uint32_t cheapest(CurveArithmetic& arithmetic) const {
    std::uint32_t best = 1;
    std::size_t least = 0;
    for (std::size_t i = 1; i < points_.size(); ++i) {
      const int order = this->order(arithmetic, points_[i], points_[least]);
      if (order > 0) continue;
      best = (order == 0 ? best : 0U) | 1U << i;
      least = i;
    }
    return best;
  }

  /// The runs of the range, from one basket at which something may change to the next.
  [[nodiscard]] Result<void> walk() {
    std::vector<BestRun>& runs = answer_.best;
    std::size_t looked = 0;
    for (Money basket = answer_.from; basket <= answer_.to;) {
      if (++looked > kMaxCurveEvaluations) return too_fine();
      const auto evaluated = look_at(basket);
      if (!evaluated) return evaluated.error();
      CurveArithmetic arithmetic(basket.minor);
      const std::uint32_t best = cheapest(arithmetic);
      if (arithmetic.overflowed()) return overflow();
      const Int128 next = std::min({*evaluated, arithmetic.horizon(), Int128{answer_.to.minor} + 1});
      const Money last{static_cast<std::int64_t>(next) - 1};
      if (!runs.empty() && runs.back().offers == best) {
        runs.back().to = last;
      } else {
        if (runs.size() == kMaxCurvePieces) return too_fine();
        runs.push_back({basket, last, best});
      }
      basket = last + Money{1};
    }
    return {};
  }

  /// The first run from `run` on in which the offer is not among the cheapest.
  [[nodiscard]] std::size_t end_of(std::int32_t offer, std::size_t run) const {
    while (run < answer_.best.size() && answer_.best[run].has(offer)) ++run;
    return run;
  }

  /// Of the cheapest offers of a run the one that stays among them for longest.
  [[nodiscard]] std::int32_t lasting(std::size_t run) const {
    std::int32_t best = 0;
    for (std::int32_t i = 1; i < static_cast<std::int32_t>(points_.size()); ++i) {
      if (end_of(i, run) > end_of(best, run)) best = i;
    }
    return best;
  }

  [[nodiscard]] Result<void> find_crossovers() {
    const std::vector<BestRun>& runs = answer_.best;
    std::int32_t before = lasting(0);
    for (std::size_t run = end_of(before, 0); run < runs.size(); run = end_of(before, run)) {
      Crossover crossover{runs[run].from, before, lasting(run), std::nullopt, {}};
      for (std::size_t equal = run; equal > 0 && runs[equal - 1].has(before) && runs[equal - 1].has(crossover.after); --equal) {
        crossover.equal_from = runs[equal - 1].from;
      }
      if (auto evaluated = look_at(crossover.at); !evaluated) return evaluated.error();
      const auto saving = difference(before, crossover.after);
      if (!saving) return overflow();
      crossover.saving = *saving;
      before = crossover.after;
      answer_.crossovers.push_back(crossover);
    }
    return {};
  }

  /// What offer a costs more than b at the basket of points_; b < 0: what it costs.
  [[nodiscard]] std::optional<Rational> difference(std::int32_t a, std::int32_t b) const {
    Int128 cost = scaled_cost(a);
    if (b >= 0) cost -= scaled_cost(b);
    return make_rational(cost, rate_.denominator);
  }

  [[nodiscard]] Int128 scaled_cost(std::int32_t offer) const {
    const CurvePoint& point = points_[static_cast<std::size_t>(offer)];
    return Int128{point.paid.value} * rate_.denominator - Int128{rate_.numerator} * point.vouchers_total.minor;
  }

  [[nodiscard]] Result<void> rank() {
    if (!request_.basket) return {};
    if (auto evaluated = look_at(*request_.basket); !evaluated) return evaluated.error();
    std::vector<std::int32_t> order(points_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::int32_t>(i);
    std::stable_sort(order.begin(), order.end(), [&](std::int32_t a, std::int32_t b) { return scaled_cost(a) < scaled_cost(b); });
    for (const std::int32_t offer : order) {
      const auto cost = difference(offer, -1);
      const auto more = difference(offer, order.front());
      if (!cost || !more) return overflow();
      answer_.ranking.push_back({offer, *cost, *more});
    }
    return {};
  }

  const CompareRequest& request_;
  Rational rate_;
  std::vector<CurveEvaluator> evaluators_;
  std::vector<CurvePoint> points_;
  Comparison answer_;
};

}  // namespace

Result<Comparison> compare_offers(const CompareRequest& request) { return Comparing(request).run(); }

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#include "curve_readings.h"

#include <algorithm>
#include <optional>

#include "curve_derivation.h"

namespace loyalty {
namespace {

/// Where in [m, 2m) the later baskets lie: at its begin, on its last minor unit, or at the end that is never reached.
enum class Later : std::uint8_t { smallest, largest, end };

/// Baskets that a reading may look at: one of the segment, or the end of the segment that its baskets only approach.
struct Choice {
  const CurveSegment* segment = nullptr;
  Money basket;
  Later later = Later::smallest;
  Rational ratio;
};

Money usable_from(const VoucherBack& voucher) { return std::max(voucher.minimum, voucher.value); }

class Readings {
 public:
  Readings(const Curve& curve, const CurveEvaluator& evaluator, const Band& band, Rational rate, std::uint8_t exponent, Traced<Trace> trace)
      : curve_(curve), evaluator_(evaluator), band_(band), rate_(rate), derivation_(trace, exponent) {}

  [[nodiscard]] Result<std::vector<Reading>> run() {
    const CurveSegment& first = curve_.segment_at(band_.from);
    headline(first);
    const bool vouchers = gives_vouchers();
    if (vouchers) voucher_as_cash(first);
    extreme(ReadingCode::best, Later::smallest, Later::smallest, -1);
    extreme(ReadingCode::worst, Later::largest, Later::end, 1);
    mean(ReadingCode::typical, std::nullopt);
    if (vouchers) mean(ReadingCode::with_breakage, rate_);
    if (failed_ || derivation_.failed()) return Error{ErrorCode::amount_overflow, Path{}, {}};
    return std::move(readings_);
  }

 private:
  using About = Derivation::About;

  [[nodiscard]] bool in_band(const CurveSegment& segment) const { return segment.to >= band_.from && segment.from < band_.end; }
  [[nodiscard]] bool gives_vouchers() const {
    const auto segments = curve_.segments();
    return std::any_of(segments.begin(), segments.end(),
                       [&](const CurveSegment& segment) { return in_band(segment) && !segment.vouchers.empty(); });
  }
  [[nodiscard]] RuleRef rule_of(const CurveVouchers& vouchers) const {
    return evaluator_.candidates()[static_cast<std::size_t>(vouchers.candidate)].rule;
  }
  [[nodiscard]] std::int32_t next_reading() const { return static_cast<std::int32_t>(readings_.size()); }

  void headline(const CurveSegment& segment) {
    const Term goods = derivation_.given_money({StepCode::basket_amount, band_.rule}, band_.from);
    const Term paid = paid_of(segment, goods);
    const std::vector<Term> given = face_values(segment, std::nullopt);
    add(ReadingCode::headline, less(paid, given), goods, {band_.from});
  }

  void voucher_as_cash(const CurveSegment& segment) {
    const Term basket = derivation_.given_money({StepCode::basket_amount, band_.rule}, band_.from);
    const Term paid = paid_of(segment, basket);
    std::vector<Term> goods{basket};
    for (const Term& value : face_values(segment, std::nullopt)) goods.push_back(value);
    add(ReadingCode::voucher_as_cash, paid, derivation_.sum({StepCode::goods}, goods), {band_.from});
  }

  /// The least (sign -1) or greatest (1) ratio over the band. Within a segment the ratio rises or falls all the way, and it rises with
  /// every later basket, so it is taken at an end.
  void extreme(ReadingCode code, Later later, Later later_limit, int sign) {
    std::optional<Choice> reached;
    std::optional<Choice> approached;
    const auto consider = [&](std::optional<Choice>& best, Choice choice) {
      const auto ratio = ratio_of(choice);
      if (!ratio) return;
      choice.ratio = *ratio;
      if (!best || compare(choice.ratio, best->ratio) * sign > 0) best = choice;
    };
    for (const CurveSegment& segment : curve_.segments()) {
      if (!in_band(segment)) continue;
      const Money from = std::max(segment.from, band_.from);
      const Money to = std::min(segment.to, band_.end - Money{1});
      for (const Money basket : {from, to}) consider(reached, {&segment, basket, later, {}});
      for (const Money basket : {from, to + Money{1}}) consider(approached, {&segment, basket, later_limit, {}});
    }
    if (!reached || !approached) return;
    derive(code, *reached);
    if (compare(approached->ratio, reached->ratio) * sign > 0) derive_limit(*approached);
  }

  [[nodiscard]] std::optional<Rational> ratio_of(const Choice& choice) {
    const Linear& linear = choice.segment->linear;
    Int128 goods = choice.basket.minor;
    Int128 vouchers = 0;
    for (const CurveVouchers& given : choice.segment->vouchers) {
      const VoucherBack& voucher = evaluator_.voucher(given);
      goods += Int128{later_basket(voucher, choice.later)} * given.count;
      vouchers += Int128{voucher.value.minor} * given.count;
      failed_ = failed_ || !in_range(goods);
      if (failed_) return std::nullopt;
    }
    const Int128 paid = linear.scaled_at(choice.basket.minor) + (goods - choice.basket.minor - vouchers) * linear.denominator;
    const auto ratio = make_rational(paid, goods * linear.denominator);
    failed_ = failed_ || !ratio;
    return ratio;
  }

  [[nodiscard]] static std::int64_t later_basket(const VoucherBack& voucher, Later later) {
    const std::int64_t least = usable_from(voucher).minor;
    switch (later) {
      case Later::smallest:
        return least;
      case Later::largest:
        return 2 * least - 1;
      case Later::end:
        return 2 * least;
    }
    return least;
  }

  struct Totals {
    Term paid;
    Term goods;
    std::vector<Money> baskets;
  };

  [[nodiscard]] Totals totals_of(const Choice& choice) {
    Totals totals;
    totals.baskets.push_back(choice.basket);
    const Term basket = derivation_.given_money({StepCode::basket_amount}, choice.basket);
    std::vector<Term> payments{paid_of(*choice.segment, basket)};
    std::vector<Term> goods{basket};
    for (const CurveVouchers& given : choice.segment->vouchers) {
      const Term later = later_term(given, choice.later);
      totals.baskets.push_back(Money{later_basket(evaluator_.voucher(given), choice.later)});
      const Term all = times(later, given.count, {StepCode::basket_amount, rule_of(given)});
      payments.push_back(all);
      goods.push_back(all);
    }
    const std::vector<Term> values = face_values(*choice.segment, std::nullopt);
    const Term paid = payments.size() == 1 ? payments.front() : derivation_.sum({StepCode::paid}, payments);
    totals.paid = less(paid, values);
    totals.goods = goods.size() == 1 ? basket : derivation_.sum({StepCode::goods}, goods);
    return totals;
  }

  void derive(ReadingCode code, const Choice& choice) {
    Totals totals = totals_of(choice);
    add(code, totals.paid, totals.goods, std::move(totals.baskets));
  }

  void derive_limit(const Choice& choice) {
    const Totals totals = totals_of(choice);
    const FigureRef figure{"/readings/#/limit", next_reading() - 1};
    readings_.back().limit = derivation_.divide({StepCode::reading_limit, {}, figure}, totals.paid, totals.goods).value;
  }

  /// Means over the band: the basket spread evenly over [from, end), each later basket over [m, 2m). What is paid is linear in each
  /// segment, so its mean there is what the middle of the segment pays.
  void mean(ReadingCode code, std::optional<Rational> rate) {
    std::vector<Term> paid;
    std::vector<Term> goods;
    std::optional<Term> whole;
    for (const CurveSegment& segment : curve_.segments()) {
      if (!in_band(segment)) continue;
      const Money from = std::max(segment.from, band_.from);
      const Money end{std::min(segment.to.minor + 1, band_.end.minor)};
      const Term begin = derivation_.given_money({StepCode::basket_amount}, from);
      const Term ends = derivation_.sum({StepCode::band_mean}, {begin, Derivation::literal_money(end)});
      const Term basket = derivation_.divide({StepCode::band_mean}, ends, Derivation::literal({2, 1}));
      std::vector<Term> payments{paid_of(segment, basket)};
      std::vector<Term> received{basket};
      for (const CurveVouchers& given : segment.vouchers) {
        const About about{StepCode::band_mean, rule_of(given)};
        const Term least = later_term(given, Later::smallest);
        const Term all = times(derivation_.multiply(about, least, Derivation::literal({3, 2})), given.count, about);
        payments.push_back(all);
        received.push_back(all);
      }
      const std::vector<Term> values = face_values(segment, rate);
      const Term before = payments.size() == 1 ? payments.front() : derivation_.sum({StepCode::paid}, payments);
      const Term here_paid = less(before, values);
      const Term here_goods = received.size() == 1 ? basket : derivation_.sum({StepCode::goods}, received);
      if (from == band_.from && end == band_.end) {
        add(code, here_paid, here_goods, {});
        return;
      }
      if (!whole) whole = derivation_.given_money({StepCode::basket_amount}, band_.end - band_.from);
      const Term share = derivation_.divide({StepCode::band_mean}, Derivation::literal_money(end - from), *whole);
      paid.push_back(derivation_.multiply({StepCode::band_mean}, here_paid, share));
      goods.push_back(derivation_.multiply({StepCode::band_mean}, here_goods, share));
    }
    const Term mean_paid = derivation_.sum({StepCode::paid_after_vouchers}, paid);
    const Term mean_goods = derivation_.sum({StepCode::goods}, goods);
    add(code, mean_paid, mean_goods, {});
  }

  /// What a basket of the segment pays, before rounding: slope × basket + intercept.
  [[nodiscard]] Term paid_of(const CurveSegment& segment, const Term& basket) {
    const Linear& linear = segment.linear;
    const auto slope = make_rational(linear.slope, linear.denominator);
    const auto intercept = make_rational(-linear.intercept, linear.denominator);
    failed_ = failed_ || !slope || !intercept;
    if (failed_) return basket;
    Term paid = basket;
    if (*slope != Rational{1, 1}) paid = derivation_.multiply({StepCode::paid, band_.rule}, basket, Derivation::literal(*slope));
    if (intercept->numerator == 0) return paid;
    return derivation_.subtract({StepCode::paid, band_.rule}, paid, {*intercept, true, kNoStep});
  }

  /// m of a voucher, or where else in [m, 2m) its basket lies.
  [[nodiscard]] Term later_term(const CurveVouchers& given, Later later) {
    const Term least = known(given).least;
    const About about{StepCode::basket_amount, rule_of(given)};
    if (later == Later::smallest) return least;
    const Term end = derivation_.multiply(about, least, Derivation::literal({2, 1}));
    return later == Later::end ? end : derivation_.subtract(about, end, Derivation::literal_money(Money{1}));
  }

  /// What the terms say of a kind of voucher, derived once.
  struct KnownVoucher {
    const VoucherBack* voucher = nullptr;
    Term value;
    Term least;
  };

  [[nodiscard]] KnownVoucher known(const CurveVouchers& given) {
    const VoucherBack& voucher = evaluator_.voucher(given);
    for (const KnownVoucher& known : known_) {
      if (known.voucher == &voucher) return known;
    }
    const RuleRef rule = rule_of(given);
    KnownVoucher fresh{&voucher, derivation_.given_money({StepCode::voucher_value, rule}, voucher.value), {}};
    const Term minimum = derivation_.given_money({StepCode::voucher_minimum, rule}, voucher.minimum);
    fresh.least = derivation_.larger({StepCode::basket_amount, rule}, minimum, fresh.value);
    known_.push_back(fresh);
    return fresh;
  }

  /// Face value of the vouchers of each promotion; with a rate, the share of it that comes back.
  [[nodiscard]] std::vector<Term> face_values(const CurveSegment& segment, std::optional<Rational> rate) {
    std::vector<Term> values;
    for (const CurveVouchers& given : segment.vouchers) {
      const RuleRef rule = rule_of(given);
      Term all = times(known(given).value, given.count, {StepCode::voucher_total, rule});
      if (rate) all = derivation_.multiply({StepCode::voucher_discount, rule}, all, Derivation::literal(*rate));
      values.push_back(all);
    }
    return values;
  }

  [[nodiscard]] Term times(const Term& term, std::int64_t count, const About& about) {
    return count == 1 ? term : derivation_.multiply(about, term, Derivation::literal({count, 1}));
  }

  [[nodiscard]] Term less(Term paid, const std::vector<Term>& vouchers) {
    for (const Term& value : vouchers) paid = derivation_.subtract({StepCode::paid_after_vouchers}, paid, value);
    return paid;
  }

  void add(ReadingCode code, const Term& paid, const Term& goods, std::vector<Money> baskets) {
    const std::int32_t index = next_reading();
    derivation_.add_figure(paid, "/readings/#/paid", index);
    derivation_.add_figure(goods, "/readings/#/goods", index);
    const Term ratio = derivation_.divide({StepCode::reading_ratio, {}, {"/readings/#/payRatio", index}}, paid, goods);
    readings_.push_back({code, ratio.value, std::nullopt, paid.value, goods.value, std::move(baskets)});
  }

  const Curve& curve_;
  const CurveEvaluator& evaluator_;
  const Band& band_;
  Rational rate_;
  Derivation derivation_;
  std::vector<KnownVoucher> known_;
  std::vector<Reading> readings_;
  bool failed_ = false;
};

}  // namespace

Result<std::vector<Reading>> readings_of(const Curve& curve, const CurveEvaluator& evaluator, const Band& band,
                                         Rational redemption_rate, std::uint8_t exponent, Traced<Trace> trace) {
  return Readings(curve, evaluator, band, redemption_rate, exponent, trace).run();
}

}  // namespace loyalty

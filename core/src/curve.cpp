// SPDX-License-Identifier: Apache-2.0
#include "curve.h"

#include <algorithm>
#include <string>

namespace loyalty {
namespace {

Error too_fine() {
  return {ErrorCode::curve_too_fine, Path{}, {{"limit", std::to_string(kMaxCurvePieces)}}};
}

Error overflow() { return {ErrorCode::amount_overflow, Path{}, {}}; }

}  // namespace

bool Curve::look_at(Money basket) {
  if (++evaluations_ > kMaxCurveEvaluations) return false;
  evaluator_.evaluate(basket, point_);
  point_basket_ = basket;
  return true;
}

Result<void> Curve::extend(Money to) {
  while (next_ <= to.minor) {
    const Money basket{next_};
    if (!look_at(basket)) return too_fine();
    if (point_.overflowed) return overflow();
    note_marks();
    all_marks_reached_ = point_.all_marks_reached;
    next_ = static_cast<std::int64_t>(std::min<Int128>(point_.horizon, Int128{to.minor} + 1));
    const Money last{next_ - 1};
    const Linear linear = in_lowest_terms(point_.paid.linear);
    const auto error = make_rational(point_.paid.error, point_.paid.linear.denominator);
    if (!error) return overflow();
    if (!segments_.empty() && segments_.back().linear == linear && segments_.back().vouchers == point_.vouchers) {
      CurveSegment& segment = segments_.back();
      segment.to = last;
      if (compare(segment.error, *error) < 0) segment.error = *error;
      continue;
    }
    if (segments_.size() == kMaxCurvePieces) return too_fine();
    const Money paid{point_.paid.value};
    if (is_only_nothing() && linear.intercept == 0 && segments_.front().vouchers == point_.vouchers) {
      segments_.front() = {Money{}, last, linear, *error, Money{}, paid, point_.vouchers_total, point_.vouchers};
      continue;
    }
    segments_.push_back({basket, last, linear, *error, paid, paid, point_.vouchers_total, point_.vouchers});
    if (segments_.size() > 1) {
      // The end of the one before, now that it is known to be one.
      const std::size_t before = segments_.size() - 2;
      if (!look_at(segments_[before].to)) return too_fine();
      segments_[before].paid_to = Money{point_.paid.value};
    }
  }
  if (segments_.empty() || point_basket_ == segments_.back().to) {
    if (!segments_.empty()) segments_.back().paid_to = Money{point_.paid.value};
    return {};
  }
  if (!look_at(segments_.back().to)) return too_fine();
  segments_.back().paid_to = Money{point_.paid.value};
  all_marks_reached_ = point_.all_marks_reached;
  return {};
}

bool Curve::is_only_nothing() const { return segments_.size() == 1 && segments_.front().to == Money{}; }

void Curve::note_marks() {
  for (const CurveMark& mark : point_.marks) {
    const bool known = std::any_of(marks_.begin(), marks_.end(), [&](const ReachedMark& reached) { return reached.mark == mark; });
    if (!known) marks_.push_back({mark, point_basket_});
  }
}

const CurveSegment& Curve::segment_at(Money basket) const {
  const auto after = std::upper_bound(segments_.begin(), segments_.end(), basket,
                                      [](Money value, const CurveSegment& segment) { return value < segment.from; });
  return after == segments_.begin() ? segments_.front() : *(after - 1);
}

Result<std::vector<CurvePiece>> Curve::pieces() const {
  std::vector<CurvePiece> pieces;
  pieces.reserve(segments_.size());
  const Linear* linear = nullptr;
  for (const CurveSegment& segment : segments_) {
    if (linear != nullptr && *linear == segment.linear && pieces.back().vouchers == segment.vouchers_total) {
      pieces.back().to = segment.to;
      pieces.back().paid_to = segment.paid_to;
      continue;
    }
    linear = &segment.linear;
    const auto slope = make_rational(linear->slope, linear->denominator);
    const auto intercept = make_rational(linear->intercept, linear->denominator);
    if (!slope || !intercept) return overflow();
    pieces.push_back({segment.from, segment.to, *slope, *intercept, segment.paid_from, segment.paid_to, segment.vouchers_total});
  }
  return pieces;
}

std::vector<Cliff> Curve::cliffs() const {
  std::vector<Cliff> cliffs;
  for (std::size_t i = 1; i < segments_.size(); ++i) {
    const CurveSegment& before = segments_[i - 1];
    const CurveSegment& here = segments_[i];
    if (here.paid_from < before.paid_to || here.vouchers_total > before.vouchers_total) {
      cliffs.push_back({here.from, before.paid_to, here.paid_from, before.vouchers_total, here.vouchers_total});
    }
  }
  return cliffs;
}

Result<std::vector<DominatedRange>> Curve::dominated(std::span<const Cliff> cliffs) {
  std::vector<DominatedRange> ranges;
  for (const Cliff& cliff : cliffs) {
    if (cliff.paid_at >= cliff.paid_before) continue;
    Money from = from_;
    // Segments below the cliff, from the last one backwards.
    auto segment = std::lower_bound(segments_.begin(), segments_.end(), cliff.at,
                                    [](const CurveSegment& s, Money value) { return s.from < value; });
    while (segment != segments_.begin()) {
      --segment;
      const auto below = last_below(*segment, cliff.paid_at);
      if (!below) return below.error();
      if (*below) {
        from = **below + Money{1};
        break;
      }
    }
    // A cheaper basket further on dominates everything that this one and those between dominate.
    while (!ranges.empty() && from <= ranges.back().from) ranges.pop_back();
    ranges.push_back({from, cliff.at - Money{1}, cliff.at});
  }
  return ranges;
}

Result<std::optional<Money>> Curve::last_below(const CurveSegment& segment, Money paid) {
  if (segment.paid_to < paid) return std::optional(segment.to);
  // Surely below: linear + error < paid. Possibly below: linear - error < paid. Both over a common denominator.
  const Int128 scale = segment.error.denominator;
  const Int128 slope = segment.linear.slope;
  const Int128 offset = segment.linear.intercept - Int128{paid.minor} * segment.linear.denominator;
  const Int128 error = divide(Int128{segment.error.numerator} * segment.linear.denominator, scale, Rounding::ceiling);
  if (slope <= 0 && offset - error >= 0) return std::optional<Money>{};
  std::int64_t basket = segment.to.minor;
  if (slope > 0) {
    const Int128 possible = divide(error - offset, slope, Rounding::ceiling) - 1;
    if (possible < segment.from.minor) return std::optional<Money>{};
    basket = static_cast<std::int64_t>(std::min<Int128>(possible, basket));
  }
  for (; basket >= segment.from.minor; --basket) {
    if (!look_at(Money{basket})) return too_fine();
    if (point_.paid.value < paid.minor) return std::optional(Money{basket});
  }
  return std::optional<Money>{};
}

}  // namespace loyalty

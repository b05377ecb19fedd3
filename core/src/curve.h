// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "curve_evaluation.h"
#include "loyalty/effective_discount.h"
#include "loyalty/error.h"

namespace loyalty {

inline constexpr std::size_t kMaxCurvePieces = 10000;
/// Baskets that a curve may look at one by one where roundings decide which way a comparison goes.
inline constexpr std::size_t kMaxCurveEvaluations = 50000;

/// A run of baskets with one function and the same vouchers.
struct CurveSegment {
  Money from;
  Money to;
  Linear linear;    ///< of what is paid, in lowest terms
  Rational error;   ///< what is paid lies at most this far from linear, on either side
  Money paid_from;
  Money paid_to;
  Money vouchers_total;
  std::vector<CurveVouchers> vouchers;
};

/// The first basket that gets what a mark gives.
struct ReachedMark {
  CurveMark mark;
  Money at;
};

/// What a basket pays and gets back, from one basket on to as far as it has been worked out.
class Curve {
 public:
  /// The evaluator must outlive the curve.
  Curve(CurveEvaluator& evaluator, Money from) : evaluator_(evaluator), from_(from), next_(from.minor) {}

  /// Works the curve out to `to`, both ends inside. Does nothing when it already reaches there. Errors: curve_too_fine, amount_overflow.
  [[nodiscard]] Result<void> extend(Money to);

  [[nodiscard]] Money from() const { return from_; }
  [[nodiscard]] std::span<const CurveSegment> segments() const { return segments_; }
  /// Marks in the order in which growing baskets reach them.
  [[nodiscard]] std::span<const ReachedMark> marks() const { return marks_; }
  /// Whether the last basket has passed every mark that can still come.
  [[nodiscard]] bool all_marks_reached() const { return all_marks_reached_; }
  [[nodiscard]] const CurveSegment& segment_at(Money basket) const;

  [[nodiscard]] Result<std::vector<CurvePiece>> pieces() const;
  [[nodiscard]] std::vector<Cliff> cliffs() const;
  [[nodiscard]] Result<std::vector<DominatedRange>> dominated(std::span<const Cliff> cliffs);

 private:
  /// Whether all there is is the basket of nothing. No discount applies to it, yet it pays what a function through zero says.
  [[nodiscard]] bool is_only_nothing() const;
  void note_marks();
  /// The last basket of the segment that pays less than `paid`, if one does.
  [[nodiscard]] Result<std::optional<Money>> last_below(const CurveSegment& segment, Money paid);
  /// Evaluates a basket into point_; false when that has been done too often.
  [[nodiscard]] bool look_at(Money basket);

  CurveEvaluator& evaluator_;
  Money from_;
  std::int64_t next_;  ///< first basket not worked out yet
  CurvePoint point_;
  Money point_basket_{-1};
  std::size_t evaluations_ = 0;
  std::vector<CurveSegment> segments_;
  std::vector<ReachedMark> marks_;
  bool all_marks_reached_ = false;
};

}  // namespace loyalty

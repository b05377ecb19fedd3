// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "curve_number.h"
#include "discount_stages.h"
#include "loyalty/compiled_program.h"
#include "loyalty/money.h"
#include "promotion_math.h"

namespace loyalty {

/// Vouchers that one promotion gives back for a basket.
struct CurveVouchers {
  std::int32_t candidate = 0;  ///< position in CurveEvaluator::candidates()
  std::int32_t rung = 0;
  std::int64_t count = 0;
  friend bool operator==(const CurveVouchers&, const CurveVouchers&) = default;
};

/// What a basket gets from a promotion for the first time from some basket on: a rung, or the cap of a promotion without a mark.
struct CurveMark {
  enum class Kind : std::uint8_t { rung, cap } kind = Kind::rung;
  std::int32_t candidate = 0;
  std::int32_t rung = 0;
  friend bool operator==(const CurveMark&, const CurveMark&) = default;
};

/// A discount that was taken, in the order of the stages.
struct CurveDiscount {
  std::int32_t candidate = 0;
  Money discount;
};

/// Everything about one basket, valid with the same linear function and the same vouchers up to (not including) horizon.
struct CurvePoint {
  CurveNumber paid;
  std::vector<CurveDiscount> discounts;
  std::vector<CurveVouchers> vouchers;
  Money vouchers_total;  ///< face value
  std::vector<CurveMark> marks;
  bool all_marks_reached = true;  ///< of the promotions that still have their turn
  Int128 horizon = 0;
  bool overflowed = false;
};

/// The discount stages on a basket of one line that every promotion is about, as functions of its amount. The rules are those of
/// DiscountStages and PromotionTrial on one line; the arithmetic is promotion_math.
class CurveEvaluator {
 public:
  /// candidates: those whose conditions hold, in the order of stages, priority and document. unit_price 0: a basket is one unit.
  CurveEvaluator(const Program& program, std::vector<Candidate> candidates, Money unit_price)
      : program_(program), candidates_(std::move(candidates)), unit_price_(unit_price) {}

  void evaluate(Money basket, CurvePoint& point);

  [[nodiscard]] std::span<const Candidate> candidates() const { return candidates_; }
  [[nodiscard]] const Promotion& promotion(std::int32_t candidate) const {
    return *candidates_[static_cast<std::size_t>(candidate)].promotion->document;
  }
  [[nodiscard]] const VoucherBack& voucher(const CurveVouchers& vouchers) const;
  [[nodiscard]] Money unit_price() const { return unit_price_; }
  /// Units in a basket: full multiples of the unit price, at least one.
  [[nodiscard]] std::int64_t units_of(Money basket) const;

 private:
  struct Outcome {
    bool applies = false;
    bool capped = false;
    Reached reached;
    CurveNumber discount;
  };

  void run_all(std::size_t begin, std::size_t end);
  void run_first(std::size_t begin, std::size_t end);
  void run_best(std::size_t begin, std::size_t end);
  [[nodiscard]] bool group_free(const Candidate& candidate) const;
  /// What the candidate would do to what is left.
  [[nodiscard]] Outcome try_out(std::size_t candidate);
  [[nodiscard]] Reached reached(const Promotion& promotion, const CurveNumber& amount);
  void watch_marks(const Promotion& promotion, std::int64_t measured, const CurveNumber* amount);
  void mark_ahead(const CurveNumber* amount);
  [[nodiscard]] bool watch_mark(Int128 mark, const CurveNumber* amount);
  [[nodiscard]] CurveNumber amount_off(const AmountOff& amount, std::int64_t times);
  void take(std::size_t candidate, const Outcome& outcome);
  void give_vouchers();
  [[nodiscard]] std::int64_t units_now();
  [[nodiscard]] std::size_t stage_end(std::size_t begin) const;

  const Program& program_;
  std::vector<Candidate> candidates_;
  Money unit_price_;

  // of one evaluation
  std::optional<CurveArithmetic> arithmetic_;
  CurvePoint* point_ = nullptr;
  std::int64_t basket_ = 0;
  CurveNumber list_;
  CurveNumber left_;
  std::vector<Symbol> groups_;
  std::vector<std::size_t> voucher_candidates_;
};

}  // namespace loyalty

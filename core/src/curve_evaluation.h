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

/// Combinations of the promotions of one stage that a curve looks at for each basket.
inline constexpr int kMostCurveCombinations = 256;

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
  CurveEvaluator(const Program& program, std::vector<Candidate> candidates, Money unit_price);

  void evaluate(Money basket, CurvePoint& point);

  [[nodiscard]] std::span<const Candidate> candidates() const { return candidates_; }
  [[nodiscard]] const Promotion& promotion(std::int32_t candidate) const {
    return *candidates_[static_cast<std::size_t>(candidate)].promotion->document;
  }
  [[nodiscard]] const VoucherBack& voucher(const CurveVouchers& vouchers) const;
  [[nodiscard]] Money unit_price() const { return unit_price_; }
  /// The first candidate of a stage that chooses the best of more than kMostCurveCombinations combinations, if there is one.
  [[nodiscard]] std::optional<std::size_t> crowded() const;
  /// Units in a basket: full multiples of the unit price, at least one.
  [[nodiscard]] std::int64_t units_of(Money basket) const;

 private:
  struct Outcome {
    bool applies = false;
    bool capped = false;
    Reached reached;
    CurveNumber discount;
  };

  /// Candidates of a stage that apply together, in their order.
  struct Combination {
    std::vector<std::pair<std::size_t, Outcome>> chosen;
    CurveNumber discount;
    Int128 later = 0;  ///< face value of vouchers
  };

  void run_all(std::size_t begin, std::size_t end);
  void run_first(std::size_t begin, std::size_t end);
  void run_best(std::size_t begin, std::size_t end);
  /// Looks at every allowed combination that begins with those that are chosen and goes on from a candidate.
  void search(std::size_t from, std::size_t end, const Combination& chosen, Combination& best);
  [[nodiscard]] bool is_better(const Combination& a, const Combination& b);
  /// Whether nothing that was taken in an earlier stage, or before in this one, keeps the candidate out.
  [[nodiscard]] bool may_apply(std::size_t candidate) const;
  /// Whether two candidates stand together; of one stage that chooses the best, or otherwise.
  [[nodiscard]] bool stand(std::size_t a, std::size_t b, bool in_best) const;
  [[nodiscard]] int count_combinations(std::size_t from, std::size_t end, std::vector<std::size_t>& chosen, int limit) const;
  /// What the candidate would do to what is left.
  [[nodiscard]] Outcome try_out(std::size_t candidate);
  [[nodiscard]] Reached reached(const Promotion& promotion, const CurveNumber& amount);
  void watch_marks(const Promotion& promotion, std::int64_t measured, const CurveNumber* amount);
  void mark_ahead(const CurveNumber* amount);
  [[nodiscard]] bool watch_mark(Int128 mark, const CurveNumber* amount);
  [[nodiscard]] CurveNumber percent_off(const Promotion& promotion, const Benefit& benefit);
  /// False where the floor, or a budget that gives all or nothing, leaves nothing of a discount.
  [[nodiscard]] bool keep_limits(const Promotion& promotion, CurveNumber& discount);
  [[nodiscard]] CurveNumber amount_off(const AmountOff& amount, std::int64_t times);
  void take(std::size_t candidate, const Outcome& outcome);
  void give_vouchers();
  [[nodiscard]] std::int64_t units_now();
  [[nodiscard]] std::size_t stage_end(std::size_t begin) const;

  const Program& program_;
  std::vector<Candidate> candidates_;
  Money unit_price_;
  /// By pair of candidates: bit 0, whether they stand together; bit 1, in a stage that chooses the best. Empty where nobody says anything of it.
  std::vector<std::uint8_t> stands_;

  // of one evaluation
  std::optional<CurveArithmetic> arithmetic_;
  CurvePoint* point_ = nullptr;
  std::int64_t basket_ = 0;
  CurveNumber list_;
  CurveNumber left_;
  std::vector<Symbol> groups_;
  std::vector<std::size_t> taken_;
  std::vector<std::size_t> voucher_candidates_;
};

}  // namespace loyalty

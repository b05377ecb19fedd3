// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "loyalty/compiled_program.h"
#include "loyalty/date.h"
#include "loyalty/money.h"
#include "loyalty/rational.h"
#include "loyalty/result.h"
#include "loyalty/trace.h"

namespace loyalty {

/// Promotions under study on a basket of one eligible line. The spans must outlive the call.
struct EffectiveDiscountRequest {
  Date as_of;
  std::span<const CompiledPromotion> promotions;  ///< with those of the programme
  std::optional<Money> basket;
  std::optional<Money> curve_from;
  std::optional<Money> curve_to;
  Rational redemption_rate{3, 5};                 ///< share of vouchers that come back, in [0, 1]
  Money unit_price;                               ///< for triggers on units; 0: a basket is one unit
};

/// Exact on the grid of minor units: every basket in [from, to] pays slope × basket + intercept, rounded to the minor unit by the
/// roundings of the promotions; paid_from and paid_to are exact.
struct CurvePiece {
  Money from;
  Money to;
  Rational slope;      ///< of what is paid
  Rational intercept;  ///< minor units
  Money paid_from;
  Money paid_to;
  Money vouchers;      ///< face value given back, the same on the whole piece
};

/// A basket at which one minor unit more lowers what is paid, or raises the vouchers.
struct Cliff {
  Money at;
  Money paid_before;
  Money paid_at;
  Money vouchers_before;
  Money vouchers_at;
};

/// Baskets that pay more than a larger one: every basket in [from, to] pays at least what pay_at pays.
struct DominatedRange {
  Money from;
  Money to;
  Money pay_at;
};

enum class ReadingCode : std::uint8_t { headline, voucher_as_cash, best, worst, typical, with_breakage };
[[nodiscard]] std::string_view name_of(ReadingCode code);

/// One way to read the terms: paid ÷ goods over the baskets, with the limit where the extreme is approached but not reached.
struct Reading {
  ReadingCode code = ReadingCode::headline;
  Rational pay_ratio;
  std::optional<Rational> limit;
  Rational paid;                ///< minor units, exact (a mean may be a fraction)
  Rational goods;               ///< minor units
  std::vector<Money> baskets;   ///< empty for means
};

struct BasketReading {
  Money list;
  Money paid;
  Money vouchers;
  Rational pay_ratio;                ///< paid ÷ list
  Rational pay_ratio_with_vouchers;  ///< (paid - rate × vouchers) ÷ list
};

struct EffectiveDiscount {
  std::optional<BasketReading> basket;
  std::vector<CurvePiece> pieces;
  std::vector<Cliff> cliffs;
  std::vector<DominatedRange> dominated;
  std::vector<Reading> readings;
};

/// Errors: curve_too_fine (more than 10,000 pieces), no_mark, amount_overflow. trace may be null; it gets the basket and the readings.
[[nodiscard]] Result<EffectiveDiscount> effective_discount(const CompiledProgram& program, const EffectiveDiscountRequest& request, Trace* trace);

}  // namespace loyalty

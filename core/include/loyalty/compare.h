// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "loyalty/compiled_program.h"
#include "loyalty/date.h"
#include "loyalty/effective_discount.h"
#include "loyalty/money.h"
#include "loyalty/rational.h"
#include "loyalty/result.h"

namespace loyalty {

inline constexpr std::size_t kMostOffers = 4;

/// Promotions, after those of a programme.
struct ComparedOffer {
  const CompiledProgram* program = nullptr;
  std::span<const CompiledPromotion> promotions;
  bool own_program = false;  ///< it stands with the offer, not with the request
};

/// What a basket costs: what is paid, or that less the share of the vouchers that comes back.
enum class CompareBy : std::uint8_t { paid, after_vouchers };

/// 1 to kMostOffers offers in one currency, on a basket of one eligible line. The spans must outlive the call.
struct CompareRequest {
  Date as_of;
  std::span<const ComparedOffer> offers;
  std::optional<Money> basket;
  std::optional<Money> from;  ///< both or none; none: from 0 to the largest of the ends that the curves have by themselves
  std::optional<Money> to;
  CompareBy by = CompareBy::paid;
  Rational redemption_rate{3, 5};  ///< share of vouchers that come back, in [0, 1]
  Money unit_price;                ///< for triggers on units; 0: a basket is one unit
};

/// An offer at the basket of the request. Minor units, perhaps a fraction.
struct RankedOffer {
  std::int32_t offer = 0;
  Rational cost;
  Rational more;  ///< than the best
};

/// Baskets in [from, to] for which the same offers cost least.
struct BestRun {
  Money from;
  Money to;
  std::uint32_t offers = 0;  ///< bit i: offer i

  [[nodiscard]] bool has(std::int32_t offer) const { return (offers >> static_cast<unsigned>(offer) & 1U) != 0; }
};

/// The first basket at which an offer that was among the cheapest no longer is.
struct Crossover {
  Money at;
  std::int32_t before = 0;
  std::int32_t after = 0;
  std::optional<Money> equal_from;  ///< first of the baskets just below at which both cost the same
  Rational saving;                  ///< minor units, perhaps a fraction
};

struct Comparison {
  Money from;
  Money to;
  std::vector<EffectiveDiscount> offers;  ///< without readings
  std::vector<RankedOffer> ranking;       ///< by cost, then by place; empty without a basket
  std::vector<BestRun> best;              ///< without gaps, neighbours differ
  std::vector<Crossover> crossovers;
};

/// Errors: those of effective_discount, at their place in a compare request (/offers/n/…); curve_too_fine (at /curve) also when more than 50,000
/// baskets have to be looked at, or there are more than 10,000 runs.
[[nodiscard]] Result<Comparison> compare_offers(const CompareRequest& request);

}  // namespace loyalty

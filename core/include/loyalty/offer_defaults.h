// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "loyalty/promotion.h"

namespace loyalty {

/// How a discount of one kind is worked out where the promotion does not say it.
struct OfferTerms {
  std::optional<AmountBase> base;  ///< of a percentage: list or net (the default)
  std::optional<Rounding> rounding;
  std::optional<Rounded> rounded;
  std::optional<Allocation> allocation;
  friend bool operator==(const OfferTerms&, const OfferTerms&) = default;
};

/// The same for triggers that make sets. A base goes before that of the benefit.
struct SetDefaults {
  Trigger::Within within = Trigger::Within::order;
  Trigger::First first = Trigger::First::given;
  bool partial = false;
  std::optional<AmountBase> base;
  friend bool operator==(const SetDefaults&, const SetDefaults&) = default;
};

/// What a programme fills in where its promotions, and those of a request, say nothing.
struct OfferDefaults {
  std::array<OfferTerms, 3> percent;  ///< by BenefitScope
  std::array<OfferTerms, 3> amount;   ///< by BenefitScope
  std::array<OfferTerms, 2> price;    ///< by NewPrice::Scope
  SetDefaults sets;

  /// Null: a benefit that takes nothing off.
  [[nodiscard]] const OfferTerms* of(const Benefit& benefit) const;
  /// The base of a percentage.
  [[nodiscard]] AmountBase base(BenefitScope scope, bool of_sets) const;
  friend bool operator==(const OfferDefaults&, const OfferDefaults&) = default;
};

}  // namespace loyalty

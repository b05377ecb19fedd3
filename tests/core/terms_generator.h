// SPDX-License-Identifier: Apache-2.0
// How discounts are worked out and shared, at random.
#pragma once

#include <rapidcheck.h>

#include <optional>

#include "loyalty/offer_defaults.h"

namespace loyalty::test {

inline int random_below(int bound) { return *rc::gen::inRange(0, bound); }

template <class E>
E random_choice(int count) {
  return static_cast<E>(random_below(count));
}

/// A named one, or one of any parts.
inline Allocation random_allocation() {
  if (random_below(2) == 0) {
    return *rc::gen::element(Allocation::largest_remainder, Allocation::remainder_to_last, Allocation::running_error,
                             Allocation::equal_per_unit, Allocation::per_line);
  }
  Allocation parts;
  parts.of = random_choice<Allocation::Of>(2);
  parts.by = random_choice<Allocation::By>(3);
  parts.over = random_choice<Allocation::Over>(3);
  parts.from = random_choice<Allocation::From>(2);
  parts.share = random_choice<Allocation::Share>(8);
  parts.rest = random_choice<Allocation::Rest>(5);
  parts.ties = random_choice<Allocation::Ties>(2);
  parts.blocked = random_choice<Allocation::Blocked>(2);
  parts.lines = random_choice<Allocation::Lines>(2);
  return parts;
}

inline OfferTerms random_terms(bool has_base) {
  OfferTerms terms;
  if (has_base && random_below(2) == 0) terms.base = random_choice<AmountBase>(2);
  if (random_below(2) == 0) terms.rounding = random_choice<Rounding>(7);
  if (random_below(2) == 0) terms.rounded = random_choice<Rounded>(2);
  if (random_below(2) == 0) terms.allocation = random_allocation();
  return terms;
}

inline OfferDefaults random_offer_defaults() {
  OfferDefaults defaults;
  if (random_below(2) == 0) return defaults;
  for (OfferTerms& terms : defaults.percent) terms = random_terms(true);
  for (OfferTerms& terms : defaults.amount) terms = random_terms(false);
  for (OfferTerms& terms : defaults.price) terms = random_terms(false);
  SetDefaults& sets = defaults.sets;
  sets = {random_choice<Trigger::Within>(2), random_choice<Trigger::First>(2), random_below(2) == 0, {}};
  if (random_below(2) == 0) sets.base = random_choice<AmountBase>(2);
  return defaults;
}

/// What a trigger for sets says of them beside its groups.
inline void random_set_rules(Trigger& trigger) {
  trigger.first = random_choice<Trigger::First>(2);
  if (trigger.groups.size() > 1) return;
  trigger.within = random_choice<Trigger::Within>(2);
  trigger.partial = random_below(2) == 0;
}

}  // namespace loyalty::test

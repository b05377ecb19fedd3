// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "loyalty/allocation.h"
#include "loyalty/currency.h"
#include "loyalty/earn_rule.h"
#include "loyalty/ledger.h"
#include "loyalty/metric.h"
#include "loyalty/milestone.h"
#include "loyalty/offer_defaults.h"
#include "loyalty/promotion.h"
#include "loyalty/redemption.h"
#include "loyalty/rounding.h"
#include "loyalty/text.h"
#include "loyalty/tier.h"

namespace loyalty {

/// A loyalty programme as written: ids not yet resolved, order as in the document.
struct Program {
  std::string id;
  Text name;
  Currency currency;
  Rounding rounding = Rounding::half_up;
  Allocation allocation = Allocation::largest_remainder;
  UnitKey unit_key = UnitKey::unit_price;
  OfferDefaults offer_defaults;
  std::vector<Count> counts;
  std::vector<Choice> choices;
  std::vector<Membership> memberships;
  std::vector<Ledger> ledgers;
  std::vector<EarnRule> earn;
  std::vector<Metric> metrics;
  std::vector<Tier> tiers;  ///< lowest first
  TierValidity tier_validity;
  Downgrade downgrade;
  std::vector<Milestone> milestones;
  std::vector<Redemption> redemptions;
  std::vector<Reward> rewards;
  std::vector<Transfer> transfers;
  std::vector<Conversion> conversions;
  std::vector<Stage> stages;
  std::vector<Promotion> promotions;
  friend bool operator==(const Program&, const Program&) = default;
};

/// The stages of a programme that names none: line, order, voucher, each choosing all.
[[nodiscard]] std::vector<Stage> default_stages();

/// A programme without rules in a currency: what an offer is tried on when there is no programme.
[[nodiscard]] Program bare_program(Currency currency);

}  // namespace loyalty

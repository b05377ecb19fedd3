// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "loyalty/points.h"
#include "loyalty/redemption.h"
#include "loyalty/text.h"

namespace loyalty {

/// What a milestone gives: points, a voucher, or a thing with a name.
struct MilestoneReward {
  std::string id;
  Text name;
  std::string ledger;  ///< of points; empty: no points
  Points points;
  std::optional<VoucherTerms> voucher;
  friend bool operator==(const MilestoneReward&, const MilestoneReward&) = default;
};

/// A mark of a metric with a reward, or a choice of one. every: again so much later; 0: once.
struct Milestone {
  std::string id;
  Text name;
  std::string metric;
  std::int64_t at = 0;  ///< > 0, in the units of the metric
  std::int64_t every = 0;
  std::vector<MilestoneReward> rewards;  ///< at least one
  friend bool operator==(const Milestone&, const Milestone&) = default;
};

}  // namespace loyalty

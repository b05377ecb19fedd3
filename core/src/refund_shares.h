// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "loyalty/history.h"
#include "loyalty/rounding.h"
#include "point_shares.h"

namespace loyalty {

/// What is kept of points when part of a line is returned: the floor of the share that is left.
[[nodiscard]] inline std::int64_t kept(std::int64_t points, std::int64_t whole, std::int64_t returned) {
  if (whole == 0) return returned == 0 ? points : 0;
  return static_cast<std::int64_t>(Int128{points} * (whole - returned) / whole);
}

/// What goes back of points used for a line: the floor of the share that is returned.
[[nodiscard]] inline std::int64_t gone_back(std::int64_t points, std::int64_t whole, std::int64_t returned) {
  return static_cast<std::int64_t>(Int128{points} * returned / whole);
}

/// What an amount loses: the share that is returned, rounded half up.
[[nodiscard]] inline std::int64_t lost(std::int64_t amount, std::int64_t whole, std::int64_t returned) {
  return static_cast<std::int64_t>(divide(Int128{amount} * returned, whole, Rounding::half_up));
}

/// Points used for an order, by line: by the lines' net, equally where that is all zero.
[[nodiscard]] inline std::vector<std::int64_t> shares_of_redeemed(const Purchase& purchase, Points points) {
  std::vector<std::int64_t> weights;
  for (const PastLine& line : purchase.lines) weights.push_back(line.net.minor);
  std::vector<std::int64_t> shares(weights.size());
  share_points(points, weights, shares);
  return shares;
}

}  // namespace loyalty

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "loyalty/promotion.h"
#include "loyalty/selection.h"
#include "loyalty/text.h"
#include "loyalty/window.h"

namespace loyalty {

/// Something counted beside money: nights, kilometres, reviews.
struct Count {
  std::string id;
  Text name;
  std::uint8_t decimals = 0;  ///< 0 to 6
  friend bool operator==(const Count&, const Count&) = default;
};

/// A counter that tiers are judged by.
struct Metric {
  enum class Kind : std::uint8_t { spend, points, orders, count } kind = Kind::spend;
  /// What happens to the value when it has lifted the member to a tier.
  enum class OnUpgrade : std::uint8_t {
    keep,
    zero,    ///< what was counted before counts no longer
    charge,  ///< the mark of the tier is taken off, not below zero
  } on_upgrade = OnUpgrade::keep;
  std::string id;
  Text name;
  AmountBase base = AmountBase::net;  ///< for spend
  std::string of;                     ///< for points: the ledger; for count: the count
  Selection items;                    ///< for spend
  Window window;
  bool rolls_over = false;                 ///< what lies above the mark of the tier held is counted again in the next period
  std::optional<std::int64_t> roll_cap;    ///< at most so much
  friend bool operator==(const Metric&, const Metric&) = default;
};

}  // namespace loyalty
